// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"

G_BEGIN_DECLS

#define RAP_NO_WORD G_MAXUINT

/* Whether the lexicon says so of a function word: "negation", "agent", "relative" … */
gboolean rap_word_plays (const RapWord *word, const char *role);

G_END_DECLS
