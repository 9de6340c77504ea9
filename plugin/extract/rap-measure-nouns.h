// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-measure.h"

G_BEGIN_DECLS

/* Finds measures that nouns tell, "Chad's duties on …", and what is answered to one: "would
 * answer in kind", "would remain open". */
void rap_measure_nouns_find (RapMeasuring *work);

G_END_DECLS
