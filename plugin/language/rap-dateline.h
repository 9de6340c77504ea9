// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"

G_BEGIN_DECLS

/* A dash between words; not the hyphen within one. */
gboolean rap_word_is_dash (const RapWord *word);
/* Whether the sentence opens with "TALLINN, March 7 (Wire) -": names and numbers from the first
 * word of a paragraph to a dash, or with "TALLINN, March 7:". */
gboolean rap_dateline_opens (const RapWords *words, const RapSentence *sentence);

G_END_DECLS
