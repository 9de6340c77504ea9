// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mention-walk.h"

G_BEGIN_DECLS

/* A pronoun, a pair, a group noun or a title in the words from first to limit; TRUE when it
 * became a mention. */
gboolean rap_mention_nouns_add (RapMentionWalk *walk, guint first, guint limit);

G_END_DECLS
