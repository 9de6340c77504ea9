// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-allegation.h"

G_BEGIN_DECLS

/* Finds what nouns tell: "…, a charge Tehran denies", "accusations that …", and the grounds
 * of a measure: "expelled two diplomats, saying they had …". */
void rap_accusations_find (RapAccusing *work);

G_END_DECLS
