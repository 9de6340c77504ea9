// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-link.h"

G_BEGIN_DECLS

/* Finds or makes the organisation, state or place that the name stands for. */
void rap_link_thing (RapLink *link, guint mention);

G_END_DECLS
