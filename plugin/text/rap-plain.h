// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"

G_BEGIN_DECLS

/* Finds the blocks of a plain text, which the draft holds already. */
void rap_plain_read (RapDraft *draft);

G_END_DECLS
