// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mention-walk.h"

G_BEGIN_DECLS

/* A person who is named by the words. */
RapRawMention rap_mention_person_of (guint first, guint end);
/* Makes a mention of a word that is no name here, but the surname of a person elsewhere. */
gboolean rap_mention_surnames_add (RapMentionWalk *walk, guint word);

G_END_DECLS
