// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-link.h"

G_BEGIN_DECLS

/* Finds or makes the group, with its members where the text names them. */
void rap_link_group (RapLink *link, guint mention);
/* Remembers the mention and the one before it when they stand side by side. */
void rap_link_note_pair (RapLink *link, guint mention);

G_END_DECLS
