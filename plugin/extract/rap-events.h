// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *events; /* RapEvent, by sentence, the highest rank first */
} RapEvents;

const RapEvents *rap_events_of (RapDocument *document);

G_END_DECLS
