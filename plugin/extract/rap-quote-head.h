// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-actors.h"

G_BEGIN_DECLS

/* Whether what stands over the report, its title or dateline, which is not read as part of it,
 * announces an interview; sets the one person that it names, or RAP_NO_ACTOR. */
gboolean
rap_quote_head_announces (RapDocument *document, const RapActors *actors, guint *person);

G_END_DECLS
