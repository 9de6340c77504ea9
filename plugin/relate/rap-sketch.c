// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-sketch.h"

#include <string.h>

#include "relate/rap-terms.h"
#include "text/rap-lexicon.h"
#include "text/rap-utf8.h"

#define RUN 4
/* Lighter words say nothing about what a report is about. */
#define LEAST_WEIGHT   40
#define WEIGHT_UNKNOWN 128
/* Longer words are cut, for the table. */
#define MAX_WORD 48
/* Words looked at: a story shows in the beginning of a report. */
#define MAX_WORDS 600

typedef struct
{
  GHashTable       *terms;  /* key → weight */
  GArray           *hashes; /* guint32 */
  const RapLexicon *frequencies;
  guint             column;
  guint32           run[RUN];
  guint             n_words;
} Make;

static guint
weigh (const Make *make, const char *lower, gsize length)
{
  guint row = rap_lexicon_find (make->frequencies, lower, length);
  if (row == RAP_LEXICON_NONE)
    return WEIGHT_UNKNOWN;
  return (guint)
    MAX (0, rap_field_to_int (rap_lexicon_field (make->frequencies, row, make->column)));
}

static void
add_run (Make *make, guint32 key)
{
  make->run[make->n_words % RUN] = key;
  make->n_words++;
  if (make->n_words < RUN)
    return;
  guint32 hash = 2166136261u;
  for (guint i = 0; i < RUN; i++)
    hash = (hash ^ make->run[(make->n_words + i) % RUN]) * 16777619u;
  hash ^= hash >> 16;
  hash *= 0x85ebca6bu;
  hash ^= hash >> 13;
  g_array_append_val (make->hashes, hash);
}

static void
add_word (Make *make, const char *word, gsize length, gboolean capital)
{
  char  lower[MAX_WORD + 1];
  gsize n = MIN (length, MAX_WORD);

  for (gsize i = 0; i < n; i++)
    lower[i] = g_ascii_tolower (word[i]);
  lower[n] = '\0';
  guint32 key = rap_terms_key (lower);
  guint   weight = weigh (make, lower, n);
  add_run (make, key);
  if (weight < LEAST_WEIGHT)
    return;
  /* Names tell stories apart better than other words. */
  guint sum =
    GPOINTER_TO_UINT (g_hash_table_lookup (make->terms, GUINT_TO_POINTER (key)));
  sum += capital ? weight * 2 : weight;
  g_hash_table_insert (make->terms,
                       GUINT_TO_POINTER (key),
                       GUINT_TO_POINTER (MIN (sum, weight * 8)));
}

static void
read_block (Make *make, const char *text, const RapBlock *block)
{
  guint i = block->span.start;
  while (i < block->span.end && make->n_words < MAX_WORDS)
    {
      guint    start = i;
      gboolean capital = g_unichar_isupper (rap_utf8_get (text + i));
      while (i < block->span.end && rap_utf8_is_word (rap_utf8_get (text + i)))
        i += rap_utf8_width (text + i);
      if (i > start)
        add_word (make, text + start, i - start, capital);
      else
        i += rap_utf8_width (text + i);
    }
}

static int
compare_weights (gconstpointer a, gconstpointer b)
{
  const RapSketchTerm *left = a, *right = b;
  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;
  return left->key < right->key ? -1 : left->key > right->key;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint32 left = ((const RapSketchTerm *) a)->key,
          right = ((const RapSketchTerm *) b)->key;
  return left < right ? -1 : left > right;
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;
  return left < right ? -1 : left > right;
}

static void
keep_terms (const Make *make, RapSketch *sketch)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (RapSketchTerm));
  GHashTableIter iter;
  gpointer       key, weight;

  g_hash_table_iter_init (&iter, make->terms);
  while (g_hash_table_iter_next (&iter, &key, &weight))
    {
      RapSketchTerm term = { GPOINTER_TO_UINT (key), GPOINTER_TO_UINT (weight) };
      g_array_append_val (all, term);
    }
  g_array_sort (all, compare_weights);
  sketch->n_terms = MIN (all->len, RAP_SKETCH_TERMS);
  if (sketch->n_terms == 0)
    return;
  memcpy (sketch->terms, all->data, sketch->n_terms * sizeof (RapSketchTerm));
  qsort (sketch->terms, sketch->n_terms, sizeof (RapSketchTerm), compare_keys);
}

static void
keep_hashes (const Make *make, RapSketch *sketch)
{
  g_array_sort (make->hashes, compare_hashes);
  sketch->n_hashes = 0;
  for (guint i = 0; i < make->hashes->len && sketch->n_hashes < RAP_SKETCH_HASHES; i++)
    {
      guint32 hash = g_array_index (make->hashes, guint32, i);
      if (sketch->n_hashes == 0 || sketch->hashes[sketch->n_hashes - 1] != hash)
        sketch->hashes[sketch->n_hashes++] = hash;
    }
}

void
rap_sketch_make (RapDocument *document, RapSketch *sketch)
{
  guint           n_blocks;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);
  const char     *text = rap_document_get_text (document);
  Make            make = { .frequencies = rap_lexicon_get ("word-weights") };
  g_autoptr (GHashTable) terms = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint32));

  make.column = rap_lexicon_column (make.frequencies, "weight");
  make.terms = terms;
  make.hashes = hashes;
  for (guint i = 0; i < n_blocks; i++)
    if (rap_block_role_is_read (blocks[i].role))
      read_block (&make, text, &blocks[i]);
  keep_terms (&make, sketch);
  keep_hashes (&make, sketch);
}

guint
rap_sketch_liken (const RapSketchTerm *a, guint n_a, const RapSketchTerm *b, guint n_b)
{
  guint64 all_a = 0, all_b = 0, shared = 0;

  for (guint i = 0; i < n_a; i++)
    all_a += a[i].weight;
  for (guint i = 0; i < n_b; i++)
    all_b += b[i].weight;
  for (guint i = 0, j = 0; i < n_a && j < n_b;)
    {
      if (a[i].key == b[j].key)
        {
          shared += MIN (a[i].weight, b[j].weight);
          i++;
          j++;
        }
      else if (a[i].key < b[j].key)
        i++;
      else
        j++;
    }
  guint64 least = MIN (all_a, all_b);
  return least > 0 ? (guint) (shared * 1000 / least) : 0;
}

guint
rap_sketch_copied (const RapSketch *a, const RapSketch *b)
{
  guint all = 0, shared = 0, i = 0, j = 0;

  /* Of the lowest hashes of both together, those that both have. */
  while (i < a->n_hashes && j < b->n_hashes && all < RAP_SKETCH_HASHES)
    {
      guint32 left = a->hashes[i], right = b->hashes[j];
      shared += left == right;
      i += left <= right;
      j += right <= left;
      all++;
    }
  return all > 0 ? shared * 1000 / all : 0;
}
