// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mention.h"

G_BEGIN_DECLS

/* "President Obama": what the table of leaders says of a surname under a title that one of them has
 * alone. */
void rap_mention_read_holder (const RapWords *words, RapRawMention *mention);

G_END_DECLS
