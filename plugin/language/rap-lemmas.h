// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-model.h"

G_BEGIN_DECLS

#define RAP_LEMMA_MAX_ENDING 6

/* What an edit hangs on: the tag and form of a word with its ending, or the whole word. */
guint32
rap_lemma_key (guint8 tag, RapForm form, gboolean whole, const char *text, gsize length);
/* The edit for the word, or NULL when the lemma is the word itself. */
const RapLemmaScript *
rap_lemma_find (const RapModel *model, guint8 tag, RapForm form, const char *lower);
/* How many bytes of the word stay. */
gsize rap_lemma_stem (const RapLemmaScript *script, const char *word, gsize length);

G_END_DECLS
