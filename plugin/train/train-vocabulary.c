// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/train-vocabulary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/rap-lexicon.h"
#include "text/rap-utf8.h"
#include "train/train-tensor.h"

#define MIN_COUNT 2

static void
count (GHashTable *counts, guint32 key)
{
  gpointer k = GUINT_TO_POINTER (key);
  g_hash_table_insert (counts,
                       k,
                       GUINT_TO_POINTER (
                         GPOINTER_TO_UINT (g_hash_table_lookup (counts, k)) + 1));
}

static gint
by_key (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  return (x > y) - (x < y);
}

static void
choose_forms (TrainVocabulary *self, GHashTable *counts)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer       key, n;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &n))
    if (GPOINTER_TO_UINT (n) >= MIN_COUNT)
      {
        guint32 k = GPOINTER_TO_UINT (key);
        g_array_append_val (keys, k);
      }
  g_array_sort (keys, by_key);
  for (guint i = 0; i < keys->len; i++)
    g_hash_table_insert (self->trained,
                         GUINT_TO_POINTER (g_array_index (keys, guint32, i)),
                         GUINT_TO_POINTER (2 + i));
  self->n_trained = 2 + keys->len;
}

static guint32
key_of (const char *text, gsize length, gboolean norm)
{
  g_autofree char *form = g_strndup (text, length), *lower = rap_utf8_fold (form, length);
  RapFeatures      features;

  rap_features_read (&features, form, lower, RAP_PLACE_INSIDE);
  return norm ? features.norm : features.form;
}

/* The first form with a key keeps it: vectors come in the order of frequency. */
static void
read_vectors (TrainVocabulary *self, FILE *file, GHashTable *counts, guint n_extra)
{
  GArray          *given = g_array_new (FALSE, TRUE, sizeof (float));
  g_autofree char *line = g_malloc (4096);
  double           squares = 0;

  g_array_set_size (given, TRAIN_VECTOR);
  for (guint n = 0; fgets (line, 4096, file) != NULL; n++)
    {
      char    *p = strchr (line, ' ');
      guint32  key = p != NULL ? key_of (line, p - line, TRUE) : 0;
      gpointer k = GUINT_TO_POINTER (key);
      if (key == 0 || g_hash_table_contains (self->vectors, k) ||
          (n >= n_extra && !g_hash_table_contains (counts, k)))
        continue;
      g_hash_table_insert (self->vectors,
                           k,
                           GUINT_TO_POINTER (given->len / TRAIN_VECTOR));
      for (guint i = 0; i < TRAIN_VECTOR; i++)
        {
          float value = (float) g_ascii_strtod (p, &p);
          squares += value * value;
          g_array_append_val (given, value);
        }
    }
  float scale = .5f / sqrtf ((float) (squares / given->len));
  for (guint i = 0; i < given->len; i++)
    g_array_index (given, float, i) *= scale;
  self->n_given = given->len / TRAIN_VECTOR;
  self->given = (float *) g_array_free (given, FALSE);
}

/* ---- Word lists */

static void
add_member (TrainVocabulary *self, const char *text, gsize length, guint bit)
{
  guint32  key = length > 1 ? key_of (text, length, FALSE) : 0;
  gpointer k = GUINT_TO_POINTER (key);

  if (key != 0)
    g_hash_table_insert (self->members,
                         k,
                         GUINT_TO_POINTER (
                           GPOINTER_TO_UINT (g_hash_table_lookup (self->members, k)) |
                           1u << bit));
}

static void
add_parts (TrainVocabulary *self, RapField field, guint alone, guint inside)
{
  RapField part;

  while (rap_field_next_part (&field, ';', &part))
    {
      RapField word, rest = part;
      gboolean whole = memchr (part.text, ' ', part.length) == NULL;
      while (rap_field_next_part (&rest, ' ', &word))
        add_member (self, word.text, word.length, whole ? alone : inside);
    }
}

static const struct
{
  const char *lexicon;
  const char *column;
  guint8      alone;
  guint8      inside; /* bit of a word in a longer entry */
} lists[] = {
  { "given-names", "name", 0, 0 },   { "family-names", "name", 1, 1 },
  { "leaders", "short", 1, 1 },      { "leaders", "name", 1, 0 },
  { "states", "name", 2, 7 },        { "states", "variants", 2, 7 },
  { "states", "noun_sg", 3, 3 },     { "states", "noun_pl", 3, 3 },
  { "states", "adjective", 3, 3 },   { "states", "capital", 4, 7 },
  { "geo-features", "name", 4, 7 },  { "geo-features", "variants", 4, 7 },
  { "organisations", "name", 5, 6 }, { "organisations", "aliases", 5, 6 },
};

static void
read_lists (TrainVocabulary *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const RapLexicon *lexicon = rap_lexicon_get (lists[i].lexicon);
      guint             column = rap_lexicon_column (lexicon, lists[i].column);
      for (guint row = 0; row < rap_lexicon_n_rows (lexicon); row++)
        {
          RapField field = rap_lexicon_field (lexicon, row, column);
          if (rap_field_is_set (field))
            add_parts (self, field, lists[i].alone, lists[i].inside);
        }
    }
}

TrainVocabulary *
train_vocabulary_new (GPtrArray  *corpora,
                      const char *vectors,
                      guint       n_extra,
                      GError    **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  FILE            *file = fopen (vectors, "r");
  TrainVocabulary *self;

  if (file == NULL)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "%s cannot be read", vectors);
      return NULL;
    }
  self = g_new0 (TrainVocabulary, 1);
  self->trained = g_hash_table_new (NULL, NULL);
  self->vectors = g_hash_table_new (NULL, NULL);
  self->members = g_hash_table_new (NULL, NULL);
  for (guint c = 0; c < corpora->len; c++)
    {
      const GArray *corpus = g_ptr_array_index (corpora, c);
      for (guint i = 0; i < corpus->len; i++)
        for (guint w = 0; w < g_array_index (corpus, TrainSentence, i).n; w++)
          {
            const RapFeatures *f =
              &g_array_index (corpus, TrainSentence, i).words[w].features;
            count (counts, f->norm);
            if (f->form != 0)
              count (counts, f->form);
          }
    }
  choose_forms (self, counts);
  read_vectors (self, file, counts, n_extra);
  fclose (file);
  read_lists (self);
  self->n_rows = self->n_trained + TRAIN_N_MEMBERSHIPS;
  for (guint i = 0; i < RAP_N_FEATURE_TABLES; i++)
    {
      self->tables[i] = self->n_rows;
      self->n_rows += 1u << rap_feature_bits[i];
    }
  return self;
}

static guint32
look_up (GHashTable *table, guint32 key)
{
  return key != 0 ? GPOINTER_TO_UINT (g_hash_table_lookup (table, GUINT_TO_POINTER (key)))
                  : 0;
}

void
train_vocabulary_mark (const TrainVocabulary *self, GArray *corpus)
{
  for (guint i = 0; i < corpus->len; i++)
    for (guint w = 0; w < g_array_index (corpus, TrainSentence, i).n; w++)
      {
        TrainWord *word = &g_array_index (corpus, TrainSentence, i).words[w];
        word->vector = look_up (self->vectors, word->features.norm);
        word->norm_row = look_up (self->trained, word->features.norm);
        if (word->norm_row == 0 && word->vector != 0)
          word->norm_row = 1;
        word->form_row = look_up (self->trained, word->features.form);
        word->membership = (guint8) look_up (self->members, word->features.form);
      }
}
