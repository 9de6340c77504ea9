// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-window.h"

G_BEGIN_DECLS

/* Appends the names (RapName) that the best legal labels of a stretch make, in their order. There
 * are RAP_NAME_OUTPUTS scores a word. */
void
rap_name_labels_read (const RapStretch *stretch, const gint32 *scores, GArray *names);

G_END_DECLS
