// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-parse.h"
#include "language/rap-times.h"

G_BEGIN_DECLS

#define RAP_NO_WORD G_MAXUINT

/* The case marker or mark of a word: "with" in "with Iran"; or RAP_NO_WORD. */
guint rap_word_case (RapDocument *document, guint word);
/* The first time that ends behind the byte; n_times when there is none. */
guint rap_times_find (const RapTimes *times, guint byte);
/* Whether the word is part of an expression of time. */
gboolean rap_word_is_time (RapDocument *document, guint word);
/* What the lexicon says of a function word: "negation", "agent", "relative" …; or NULL. */
gboolean rap_word_plays (const RapWord *word, const char *role);

G_END_DECLS
