// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mention-walk.h"

G_BEGIN_DECLS

/* Remembers which surnames the document has. */
void rap_mention_names_begin (RapMentionWalk *walk);
void rap_mention_names_end (RapMentionWalk *walk);
/* Makes a mention of the name unless it is of no actor. */
void rap_mention_names_read (RapMentionWalk *walk, const RapName *name);
/* A word with a capital that acts, or owns, as people do. */
gboolean rap_mention_names_add_guess (RapMentionWalk *walk, guint word);

G_END_DECLS
