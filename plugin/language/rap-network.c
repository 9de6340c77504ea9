// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-network.h"

#include "text/rap-work.h"

#include <string.h>

#define TILE_ROWS 12

/* ---- From words to rows of the tables. A word's sum of rows depends on its form and its
 * place alone, so every thread remembers the words it has seen lately. */

#define CACHE_BITS 13

typedef struct
{
  guint64            keys[1 << CACHE_BITS];
  RAP_ALIGNED gint16 rows[1 << CACHE_BITS][RAP_WIDTH];
} WordCache;

static GPrivate cache_of_thread = G_PRIVATE_INIT (g_aligned_free);

static WordCache *
get_cache (void)
{
  WordCache *cache = g_private_get (&cache_of_thread);

  if (cache == NULL)
    {
      cache = g_aligned_alloc (1, sizeof (WordCache), RAP_LINE);
      memset (cache->keys, 0, sizeof cache->keys);
      g_private_set (&cache_of_thread, cache);
    }
  return cache;
}

static guint64
key_of_word (const RapWord *word, RapPlace place)
{
  guint64 h =
    rap_word_record (word).key ^ place * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  h = (h ^ (h >> 32)) * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);
  return (h ^ (h >> 29)) | 1;
}

static guint
cache_place (guint64 key)
{
  return (guint) (key >> 40) & ((1 << CACHE_BITS) - 1);
}

static void
fetch_early (const WordCache *cache, guint64 key)
{
  guint at = cache_place (key);

  __builtin_prefetch (&cache->keys[at]);
  __builtin_prefetch (&cache->rows[at][0]);
  __builtin_prefetch (&cache->rows[at][RAP_WIDTH / 2]);
}

#define MAX_ROWS (2 + RAP_N_FEATURE_TABLES)

typedef gint8  Cells __attribute__ ((vector_size (8)));
typedef gint16 Sums __attribute__ ((vector_size (16)));

/* At most ten rows of 8 bits, shifted by at most 8: the product is clipped, not the sum. */
RAP_HOT static void
add_rows (const gint8 *const *rows, guint n_rows, guint shift, gint16 *out)
{
  for (guint i = 0; i < RAP_WIDTH; i += sizeof (Cells))
    {
      Sums sums = { 0 };
      for (guint r = 0; r < n_rows; r++)
        {
          Cells cells;
          memcpy (&cells, rows[r] + i, sizeof cells);
          sums += __builtin_convertvector(cells, Sums);
        }
      for (guint k = 0; k < sizeof (Cells); k++)
        out[i + k] =
          (gint16) CLAMP (sums[k] * (1 << shift), -RAP_VECTOR_MAX, RAP_VECTOR_MAX);
    }
}

static const gint8 *
row_at (const RapModel *model, guint32 row)
{
  const gint8 *cells = model->rows + (gsize) row * RAP_WIDTH;

  __builtin_prefetch (cells);
  return cells;
}

static void
sum_rows (const RapModel *model, const RapWord *word, RapPlace place, gint16 *out)
{
  RapFeatures  features;
  const gint8 *rows[MAX_ROWS];
  guint        n = 0;

  rap_features_read (&features, word->form, word->lower, place);
  for (guint i = 0; i < RAP_N_FEATURE_TABLES; i++)
    rows[n++] = row_at (model, model->tables[i] + features.cells[i]);
  rows[n++] = row_at (model, rap_model_find (model, features.norm));
  guint32 form = features.form != 0 ? rap_model_find (model, features.form) : 0;
  if (form != 0)
    rows[n++] = row_at (model, form);
  add_rows (rows, n, model->header.row_shift, out);
}

static void
read_word (const RapModel *model,
           WordCache      *cache,
           const RapWord  *word,
           RapPlace        place,
           guint64         key,
           gint16         *out)
{
  guint at = cache_place (key);

  if (cache->keys[at] != key)
    {
      sum_rows (model, word, place, cache->rows[at]);
      cache->keys[at] = key;
    }
  memcpy (out, cache->rows[at], sizeof cache->rows[at]);
}

static gboolean
stretch_is_heading (const RapWords *words, const RapStretch *stretch)
{
  guint n_capital = 0, n_words = 0;

  for (guint i = stretch->first; i < stretch->end; i++)
    {
      RapWordFlags flags = words->words[i].flags;
      if ((flags & (RAP_WORD_MARK | RAP_WORD_DIGITS | RAP_WORD_CLITIC)) != 0)
        continue;
      n_words++;
      n_capital += (flags & RAP_WORD_CAPITAL) != 0;
    }
  return rap_features_is_heading (n_capital, n_words);
}

static void
read_stretch (const RapModel   *model,
              WordCache        *cache,
              const RapWords   *words,
              const RapStretch *stretch,
              gint16           *out)
{
  gboolean       heading = stretch_is_heading (words, stretch);
  const RapWord *first = &words->words[stretch->first];
  RapPlace       places[2] = { RAP_PLACE_FIRST, RAP_PLACE_INSIDE };
  guint64        keys[RAP_MAX_PARSE];

  if (heading)
    {
      places[0] = RAP_PLACE_HEADING_FIRST;
      places[1] = RAP_PLACE_HEADING;
    }
  for (guint i = 0; i < stretch->end - stretch->first; i++)
    {
      keys[i] = key_of_word (&first[i], places[i > 0]);
      fetch_early (cache, keys[i]);
    }
  for (guint i = 0; i < stretch->end - stretch->first; i++, out += RAP_WIDTH)
    read_word (model, cache, &first[i], places[i > 0], keys[i], out);
}

/* ---- Layers */

static void
multiply (const RapModel *model,
          const RapDense *dense,
          guint           block,
          const gint16   *rows,
          guint           n_rows,
          gint32         *sums)
{
  model->kernel->many (dense->weights + (gsize) block * dense->inputs * RAP_BLOCK_OUTPUTS,
                       dense->biases + block * RAP_BLOCK_OUTPUTS,
                       dense->inputs,
                       rows,
                       n_rows,
                       sums);
}

void
rap_layer_sums (const RapModel *model,
                const RapDense *dense,
                guint           n_rows,
                const gint16   *in,
                gint32         *sums)
{
  gint32 tile[TILE_ROWS * RAP_BLOCK_OUTPUTS];

  for (guint r = 0; r < n_rows; r += TILE_ROWS)
    {
      const gint16 *rows = in + (gsize) r * dense->inputs;
      guint         n = MIN (TILE_ROWS, n_rows - r);
      for (guint block = 0; block < dense->outputs / RAP_BLOCK_OUTPUTS; block++)
        {
          multiply (model, dense, block, rows, n, tile);
          for (guint i = 0; i < n; i++)
            memcpy (sums + (gsize) (r + i) * dense->outputs + block * RAP_BLOCK_OUTPUTS,
                    tile + i * RAP_BLOCK_OUTPUTS,
                    RAP_BLOCK_OUTPUTS * sizeof *sums);
        }
    }
}

/* ---- The derivation */

typedef struct
{
  RapVectors view;
  gint16    *rows; /* NULL once every reader has left */
  GArray    *stretches;
  guint      left; /* a bit for each reader */
} Store;

guint
rap_batch_end (const RapStretch *stretches, guint n_stretches, guint stretch)
{
  guint first = stretches[stretch].first;

  while (stretch < n_stretches && stretches[stretch].first - first < RAP_BATCH)
    stretch++;
  return stretch;
}

gboolean
rap_vectors_next (const RapVectors *vectors, RapBatch *batch)
{
  const RapStretch *stretches = vectors->stretches;
  guint             n = vectors->n_stretches, stretch = 0;

  if (batch->n_stretches > 0)
    stretch = (guint) (batch->stretches - stretches) + batch->n_stretches;
  if (stretch >= n || rap_work_is_cancelled ())
    return FALSE;
  *batch = (RapBatch){ stretches + stretch,
                       rap_batch_end (stretches, n, stretch) - stretch,
                       vectors->rows + (gsize) stretches[stretch].first * RAP_WIDTH };
  return TRUE;
}

GArray *
rap_stretches_new (const RapWords *words)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (RapStretch));

  for (guint i = 0; i < words->n_sentences; i++)
    {
      const RapSentence *sentence = &words->sentences[i];
      for (guint first = sentence->first; first < sentence->end; first += RAP_MAX_PARSE)
        {
          RapStretch stretch = { first, MIN (first + RAP_MAX_PARSE, sentence->end) };
          g_array_append_val (stretches, stretch);
        }
    }
  return stretches;
}

static void
swap_rows (gint16 **in, gint16 **out)
{
  gint16 *swap = *in;
  *in = *out;
  *out = swap;
}

static void
run_batch (const RapModel   *model,
           const RapStretch *stretches,
           guint             n_stretches,
           gint16           *rows,
           gint16           *spare)
{
  guint n_layers = model->header.n_layers;
  gsize size = (gsize) (stretches[n_stretches - 1].end - stretches[0].first) * RAP_WIDTH *
               sizeof *rows;
  gint16 *in = rows, *out = spare;

  for (guint i = 0; i < n_layers; i++)
    {
      rap_layer_window (model,
                        &model->layers[i],
                        model->header.carries[i],
                        stretches,
                        n_stretches,
                        in,
                        out);
      swap_rows (&in, &out);
    }
  if (in != rows)
    memcpy (rows, in, size);
}

static gboolean
has_carries (const RapModel *model)
{
  guint carries = 0;

  for (guint i = 0; i < model->header.n_layers; i++)
    carries |= model->header.carries[i];
  return carries != 0;
}

/* A layer looks at one word on each side. */
static void
run_part (const RapModel   *model,
          const RapStretch *stretch,
          guint             first,
          guint             end,
          gint16           *rows,
          gint16           *spare)
{
  gint16 *in = rows, *out = spare;

  for (guint i = 0, reach = model->header.n_layers; reach-- > 0; i++)
    {
      rap_layer_window_part (model,
                             &model->layers[i],
                             stretch,
                             first > reach ? first - reach : 0,
                             MIN (end + reach, stretch->end),
                             in,
                             out);
      swap_rows (&in, &out);
    }
  if (in != rows)
    memcpy (rows + (gsize) first * RAP_WIDTH,
            in + (gsize) first * RAP_WIDTH,
            (gsize) (end - first) * RAP_WIDTH * sizeof *rows);
}

void
rap_network_read (const RapWord *words,
                  guint          n_words,
                  guint          first,
                  guint          end,
                  gint16         rows[RAP_MAX_FEW * RAP_WIDTH])
{
  const RapModel    *model = rap_model_get ();
  RapWords           view = { .words = words, .n_words = n_words };
  RapStretch         stretch = { 0, n_words };
  RAP_ALIGNED gint16 spare[RAP_MAX_FEW * RAP_WIDTH];

  g_assert (n_words <= RAP_MAX_FEW && first < end && end <= n_words);
  read_stretch (model, get_cache (), &view, &stretch, rows);
  if (has_carries (model))
    run_batch (model, &stretch, 1, rows, spare);
  else
    run_part (model, &stretch, first, end, rows, spare);
}

void
rap_batch_read (const RapWords   *words,
                const RapStretch *stretches,
                guint             n_stretches,
                gint16           *rows,
                gint16           *spare)
{
  const RapModel *model = rap_model_get ();
  WordCache      *cache = get_cache ();

  for (guint i = 0; i < n_stretches; i++)
    read_stretch (model,
                  cache,
                  words,
                  &stretches[i],
                  rows + (gsize) (stretches[i].first - stretches[0].first) * RAP_WIDTH);
  run_batch (model, stretches, n_stretches, rows, spare);
}

static gint16 *
vectors_new (gsize n)
{
  return g_aligned_alloc (MAX (n, 1), RAP_WIDTH * sizeof (gint16), RAP_LINE);
}

static void
store_free (gpointer data)
{
  Store *store = data;

  g_aligned_free (store->rows);
  g_array_unref (store->stretches);
  g_free (store);
}

static void
fill (Store *store, const RapWords *words)
{
  const RapStretch *stretches = store->view.stretches;
  guint             n = store->view.n_stretches;
  gint16           *spare = vectors_new (RAP_MAX_BATCH);

  store->rows = vectors_new (words->n_words);
  store->view.rows = store->rows;
  for (guint stretch = 0, end; stretch < n && !rap_work_is_cancelled (); stretch = end)
    {
      end = rap_batch_end (stretches, n, stretch);
      rap_batch_read (words,
                      stretches + stretch,
                      end - stretch,
                      store->rows + (gsize) stretches[stretch].first * RAP_WIDTH,
                      spare);
    }
  g_aligned_free (spare);
}

static gpointer
make (RapDocument *document)
{
  const RapWords *words = rap_words_of (document);
  Store          *store = g_new0 (Store, 1);

  store->stretches = rap_stretches_new (words);
  store->view.stretches = (const RapStretch *) store->stretches->data;
  store->view.n_stretches = store->stretches->len;
  fill (store, words);
  return store;
}

static const RapDerivation derivation = { "vectors", make, store_free, TRUE };

static Store *
store_of (RapDocument *document)
{
  return (Store *) rap_document_derive (document, &derivation);
}

gboolean
rap_vectors_are_made (RapDocument *document)
{
  return rap_document_has (document, &derivation);
}

const RapVectors *
rap_vectors_of (RapDocument *document)
{
  Store *store = store_of (document);

  /* Asked for again after all had left: seldom. */
  if (store->rows == NULL)
    fill (store, rap_words_of (document));
  return &store->view;
}

void
rap_vectors_leave (RapDocument *document, RapVectorReader reader)
{
  Store *store = store_of (document);

  if (rap_work_is_cancelled ())
    return;
  store->left |= 1u << reader;
  if (store->left + 1u < 1u << RAP_N_VECTOR_READERS)
    return;
  store->left = 0;
  store->view.rows = NULL;
  g_clear_pointer (&store->rows, g_aligned_free);
}
