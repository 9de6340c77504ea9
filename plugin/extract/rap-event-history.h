// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-match.h"

G_BEGIN_DECLS

/* Whether what the word tells is long past: "in 1962", "decades ago". */
gboolean rap_event_is_history (const RapEventText *text, guint word);
/* Whether a noun tells only what is remembered: "the anniversary of the attack". */
gboolean rap_event_is_remembered (const RapEventText *text, guint noun);

G_END_DECLS
