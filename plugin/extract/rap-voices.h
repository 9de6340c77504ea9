// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-parties.h"

G_BEGIN_DECLS

/* Whether the word stands between quotation marks, as somebody's own words. */
gboolean rap_word_is_quoted (const RapEventText *text, guint word);
/* Whether the sentence asks what the clause says: "Why won't he pay?" */
gboolean rap_clause_is_asked (const RapEventText *text, guint clause);
/* Whether the verb of the clause says, and does not think or find, what follows. */
gboolean rap_clause_asserts (const RapEventText *text, guint clause);
/* Whether the word is a pronoun that can be a subject and stands for somebody: "it", "we",
 * but not "which" or "you". */
gboolean rap_word_is_personal (const RapEventText *text, guint word);
/* Whether it is "he" or "she". */
gboolean rap_word_is_other (const RapEventText *text, guint word);
/* Appends whom the pronoun means, if it can mean who speaks or whose spokesman he is; the
 * word of the speaker or the actor may be missing. */
void rap_voice_add_speaker (const RapEventText *text,
                            guint               pronoun,
                            guint               speaker,
                            guint               actor,
                            GArray             *parties);

G_END_DECLS
