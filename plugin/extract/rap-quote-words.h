// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What small words do for a quotation; columns of the lexicon "quote-words". */
typedef enum
{
  RAP_QUOTE_WORD_OPENS =
    1 << 0, /* that, to, of: may open a content and be left out of it */
  RAP_QUOTE_WORD_THAT = 1 << 1,
  RAP_QUOTE_WORD_AGENT = 1 << 2,    /* by */
  RAP_QUOTE_WORD_SOURCE = 1 << 3,   /* according */
  RAP_QUOTE_WORD_RELATIVE = 1 << 4, /* who */
  RAP_QUOTE_WORD_FIRST = 1 << 5,    /* I, we */
  RAP_QUOTE_WORD_SECOND = 1 << 6,   /* you */
  RAP_QUOTE_WORD_QUESTION = 1 << 7, /* the label of a question in an interview */
  RAP_QUOTE_WORD_ANSWER = 1 << 8,
  RAP_QUOTE_WORD_TOWARDS = 1 << 9,    /* said to her */
  RAP_QUOTE_WORD_ADDRESSES = 1 << 10, /* told her */
  RAP_QUOTE_WORD_OFFICE = 1 << 11,    /* a title or role: minister, spokesman */
  RAP_QUOTE_WORD_BODY = 1 << 12, /* people or a body that can speak: officials, court */
  RAP_QUOTE_WORD_TIME = 1 << 13  /* a day or month, when it has a capital */
} RapQuoteWordClass;

/* What features know a text by. */
guint32 rap_quote_hash (const char *text, gsize length);
/* RapQuoteWordClass of a lower-case word with that hash. */
guint rap_quote_word_classes (const char *word, guint32 hash);
/* What the lexicon of cues knows of it; 0 for nothing. */
guint rap_quote_word_cue (const char *word, guint32 hash);

G_END_DECLS
