// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-document-private.h"

#include <string.h>

G_BEGIN_DECLS

typedef enum
{
  RAP_WORD_SPACE_BEFORE = 1 << 0,
  RAP_WORD_CAPITAL = 1 << 1,      /* starts with a capital letter */
  RAP_WORD_ALL_CAPITALS = 1 << 2, /* two letters or more, all capital */
  RAP_WORD_DIGITS = 1 << 3,       /* has a digit */
  RAP_WORD_MARK = 1 << 4,         /* no letter and no digit: punctuation or symbol */
  RAP_WORD_QUOTE_OPENS = 1 << 5,  /* a mark that can only open a quotation, as written */
  RAP_WORD_QUOTE_CLOSES = 1 << 6,
  RAP_WORD_QUOTE = 1 << 7,    /* any double quotation mark */
  RAP_WORD_REPAIRED = 1 << 8, /* form differs from the text under the span */
  RAP_WORD_CLITIC = 1 << 9,   /* second part of a split word: n't, 's, 'll */
  RAP_WORD_STOPPED = 1 << 10, /* no mark, and ends in a full stop */
  RAP_WORD_ADDRESS = 1 << 11, /* has "://" */
} RapWordFlags;

/* A word in the sense of Universal Dependencies. */
typedef struct
{
  RapSpan      span;
  const char  *form;  /* as read; NUL-terminated */
  const char  *lower; /* form in lower case; NUL-terminated, curly apostrophe as ' */
  RapWordFlags flags;
  guint        sentence; /* index of its sentence */
} RapWord;

/* Words [first, end) of one block. */
typedef struct
{
  guint   first;
  guint   end;
  guint   block; /* index among the blocks of the document */
  RapSpan span;  /* from the first word's start to the last word's end */
} RapSentence;

typedef struct
{
  const RapWord     *words;
  guint              n_words;
  const RapSentence *sentences;
  guint              n_sentences;
  guint              n_forms;
} RapWords;

/* Words and sentences of the blocks that are read, in order. Made once a document. */
const RapWords *rap_words_of (RapDocument *document);
/* The first word that ends after the byte; n_words when there is none. */
guint rap_words_find (const RapWords *words, guint byte);
/* From the start of word first to the end of word end - 1; first < end. */
RapSpan  rap_words_span (const RapWords *words, guint first, guint end);
gboolean rap_word_is (const RapWord *word, const char *lower);

/* What stands before the letters of a form. */
typedef struct
{
  guint64 key;    /* a hash of the form that tells it from all others, on every machine */
  guint   number; /* among the n_forms of its document */
} RapFormRecord;

#define RAP_FORM_RECORD (sizeof (guint64) + sizeof (guint))

static inline RapFormRecord
rap_word_record (const RapWord *word)
{
  RapFormRecord record;

  memcpy (&record, word->form - RAP_FORM_RECORD, RAP_FORM_RECORD);
  return record;
}

/* What follows from a form alone is found once and kept in an array by its number. */
static inline guint
rap_word_form (const RapWord *word)
{
  return rap_word_record (word).number;
}

G_END_DECLS
