// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-model.h"

G_BEGIN_DECLS

/* The words of a block as the models of pages see them: counts, and hashes of lower-case
 * words. Works without any dictionary, on every script. */

#define RAP_PAGE_MAX_WORDS  64
#define RAP_PAGE_MAX_OTHERS 10

typedef struct
{
  guint    n_words;
  guint    n_wide; /* characters of scripts that write no spaces */
  guint    n_bytes;
  guint    n_short;
  guint    n_digits;
  guint    n_capitals; /* words that begin with one */
  guint    n_uppers;
  guint    n_commas;
  guint    n_stops;
  guint    n_quotes;
  guint    n_bars;
  guint    n_slashes;
  guint    n_colons;   /* 1: a colon after the first few words */
  guint    n_kept;     /* of the hashes */
  gboolean is_address; /* holds an address of the web or of mail */
  gboolean is_bracketed;
  gboolean has_copyright;
  gboolean has_date;
  gboolean starts_lower;
  gboolean starts_digit;
  gboolean starts_sign;
  gunichar last; /* before closing quotes and brackets */
  gunichar very_last;
  guint16  classes; /* RapPhraseClass */
  gint     weight;  /* of the learned words: sum, least, greatest; 1/16 of a log-odds */
  gint     least;
  gint     greatest;
  guint64  known;    /* which of the first words the model may know, by bit */
  guint    n_others; /* so many it may know of what else has learned weights */
  guint32  others[RAP_PAGE_MAX_OTHERS];
  guint32  hashes[RAP_PAGE_MAX_WORDS];
} RapPageWords;

/* The words that a text writes small: a name is seldom among them. */
#define RAP_PAGE_SMALL_BITS 16384

typedef struct
{
  guint64 bits[RAP_PAGE_SMALL_BITS / 64]; /* by hash */
} RapPageSmallWords;

void rap_page_words_read (RapPageWords       *words,
                          const char         *text,
                          gsize               length,
                          const RapPageModel *model);
/* The same in two steps, as what the model knows of the words lies far off: between the two is
 * the time to bring it near. */
void rap_page_words_scan (RapPageWords       *words,
                          const char         *text,
                          gsize               length,
                          const RapPageModel *model,
                          RapPageSmallWords  *small); /* adds to it, unless NULL */
void rap_page_words_look_up (RapPageWords *words, const RapPageModel *model);
/* The hashes that have learned weights: words, the first of all, pairs. out holds at least
 * RAP_PAGE_MAX_WORDS * 2. */
guint rap_page_words_learned (const RapPageWords *words, guint32 *out);
/* The hashes of all words of a text however long, appended to guint32s. */
void rap_page_words_hash_all (const char *text, gsize length, GArray *hashes);
/* How many words count as a line of text: in scripts without spaces, two characters. */
static inline guint
rap_page_words_count (const RapPageWords *words)
{
  return words->n_words + words->n_wide / 2;
}
/* The square root, rounded down. */
guint rap_page_root (guint n);
/* Sixteen times that of n, rounded down: what hashes of so few need. */
guint rap_page_root_of (guint n);

G_END_DECLS
