// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-match.h"

G_BEGIN_DECLS

/* Whom a noun stands for that the parser took from the dateline, "TEL AVIV -- Israel's prime
 * minister ordered": the first who is named behind it; else the noun itself. */
guint rap_event_skip_dateline (const RapEventText *text, guint noun);

G_END_DECLS
