// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-allegation.h"

G_BEGIN_DECLS

/* Whether a wrong begins with the word, up to the end: "had flown over", "is behind". */
gboolean rap_is_wrong (const RapAccusing *work, guint verb, guint end, gboolean negated);
/* Whether one of the words is listed as a wrong: a deed or a name of one. */
gboolean rap_names_wrong (const RapAccusing *work, guint first, guint end);
/* Whether whoever is charged with it has a task: "charged the inspectors with verifying". */
gboolean rap_is_duty (const RapEventText *text, guint word);

G_END_DECLS
