// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/rap-network.h"
#include "language/rap-retag.h"
#include "language/rap-tags.h"
#include "language/rap-whole.h"
#include "train/train-tensor.h"

/* rap-train-tags OUT MODEL TREEBANK…: appends to OUT what a model that never saw the treebanks says of
 * their words. rap-train-tags --learn OUT EXAMPLES…: learns tags.bin from it. */

#define N_CELLS  (1u << RAP_RETAG_WEIGHT_BITS)
#define N_ROUNDS 16
#define RATE     .08f
#define DECAY    2e-5f
#define KEPT     .6f /* of the features */
#define UNIT     16.f

typedef struct
{
  guint32 gold;
  guint8  tags[4];
  guint32 features[RAP_N_RETAG_FEATURES];
} Example;

/* ---- Words and their tags */

typedef struct
{
  GString    *text;
  GHashTable *tags; /* byte → tag + 1 and length */
} Gold;

static guint
tag_of (const char *name)
{
  for (guint i = 0; i < RAP_N_TAGS; i++)
    if (g_str_equal (rap_tag_get_nick (i), name))
      return i;
  return RAP_TAG_X;
}

static void
put_word (Gold *gold, gsize at, const char *form, const char *tag)
{
  guint value = (tag_of (tag) + 1) << 16 | (guint) MIN (strlen (form), 0xFFFF);
  g_hash_table_insert (gold->tags, GSIZE_TO_POINTER (at + 1), GUINT_TO_POINTER (value));
}

/* A line of a treebank; words that are written as one follow each other in what is written. */
static void
add_line (Gold *gold, char **fields, guint *last, gsize *inner)
{
  const char *dash = strchr (fields[0], '-');
  guint       id = (guint) atoi (fields[0]);

  if (dash == NULL && id <= *last)
    {
      put_word (gold, *inner, fields[1], fields[3]);
      *inner += strlen (fields[1]);
      return;
    }
  *last = dash != NULL ? (guint) atoi (dash + 1) : *last;
  *inner = gold->text->len;
  if (dash == NULL)
    put_word (gold, gold->text->len, fields[1], fields[3]);
  g_string_append (gold->text, fields[1]);
  if (strstr (fields[9], "SpaceAfter=No") == NULL)
    g_string_append_c (gold->text, ' ');
}

/* ---- Examples */

static void
read_guesses (RapDocument *document, RapGuess *guesses)
{
  const RapModel    *model = rap_model_get ();
  const RapVectors  *vectors = rap_vectors_of (document);
  g_autofree gint32 *sums = g_new (gint32, RAP_MAX_BATCH * RAP_TAG_OUTPUTS);
  RapBatch           batch = { NULL, 0, NULL };

  while (rap_vectors_next (vectors, &batch))
    {
      guint first = rap_batch_first (&batch), n = rap_batch_n_words (&batch);
      rap_layer_sums (model, &model->tags, n, batch.rows, sums);
      for (guint i = 0; i < n; i++)
        rap_guess_read (sums + i * RAP_TAG_OUTPUTS, &guesses[first + i]);
    }
}

static void
write_words (RapDocument *document, const RapGuess *guesses, const Gold *gold, FILE *out)
{
  const RapWords         *words = rap_words_of (document);
  g_autofree RapFormTags *forms = g_new0 (RapFormTags, words->n_forms);
  g_autofree guint8      *tags = g_new (guint8, words->n_words);
  RapTagged               tagged = {
                  words->words, words->n_words, tags, forms, rap_arcs_of (document)
  };

  for (guint i = 0; i < words->n_words; i++)
    {
      tags[i] = guesses[i].tags[0];
      rap_form_tags_add (forms,
                         &words->words[i],
                         tags[i],
                         rap_guess_is_sure (guesses[i].sums[0] - guesses[i].sums[1]));
    }
  for (guint i = 0; i < words->n_words; i++)
    {
      const RapSpan *span = &words->words[i].span;
      guint          value = GPOINTER_TO_UINT (
        g_hash_table_lookup (gold->tags, GSIZE_TO_POINTER ((gsize) span->start + 1)));
      Example example = { .gold = (value >> 16) - 1 };
      if (value == 0 || (value & 0xFFFF) != span->end - span->start)
        continue;
      memcpy (example.tags, guesses[i].tags, RAP_N_GUESSES);
      rap_retag_features (&tagged, i, example.features);
      fwrite (&example, sizeof example, 1, out);
    }
}

static void
close_text (Gold *gold, FILE *out)
{
  if (gold->text->len > 0)
    {
      g_autoptr (RapDocument) document = rap_document_new (gold->text->str, NULL);
      RapDocument         *whole = rap_whole_of (document);
      const RapWords      *words = rap_words_of (whole);
      g_autofree RapGuess *guesses = g_new0 (RapGuess, words->n_words + 1);
      read_guesses (whole, guesses);
      write_words (whole, guesses, gold, out);
    }
  g_string_truncate (gold->text, 0);
  g_hash_table_remove_all (gold->tags);
}

static void
write_examples (const char *treebank, FILE *out, GError **error)
{
  g_autofree char *file = NULL;
  Gold             gold = { g_string_new (NULL), g_hash_table_new (NULL, NULL) };
  guint            last = 0;
  gsize            inner = 0;

  if (!g_file_get_contents (treebank, &file, NULL, error))
    return;
  g_auto (GStrv) lines = g_strsplit (file, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      if (g_str_has_prefix (lines[i], "# newdoc"))
        close_text (&gold, out);
      else if (g_str_has_prefix (lines[i], "# newpar") && gold.text->len > 0)
        g_string_append (gold.text, "\n\n");
      if (*lines[i] == '\0')
        {
          last = 0;
          if (gold.text->len > 0 && !g_str_has_suffix (gold.text->str, " "))
            g_string_append_c (gold.text, ' ');
        }
      if (*lines[i] != '#' && g_strv_length (fields) == 10 &&
          strchr (fields[0], '.') == NULL)
        add_line (&gold, fields, &last, &inner);
    }
  close_text (&gold, out);
  g_string_free (gold.text, TRUE);
  g_hash_table_unref (gold.tags);
}

/* ---- Weights */

static gfloat cells[N_CELLS], squares[N_CELLS], means[N_CELLS];

static void
learn_example (const Example *example)
{
  float    sums[RAP_N_GUESSES] = { 0 }, most, whole = 0;
  gboolean used[RAP_N_RETAG_FEATURES];

  for (guint i = 0; i < RAP_N_RETAG_FEATURES; i++)
    {
      used[i] = train_chance_unit () < KEPT;
      for (guint k = 0; used[i] && k < RAP_N_GUESSES; k++)
        sums[k] += cells[rap_retag_cell (example->features[i], example->tags[k])] / KEPT;
    }
  most = MAX (sums[0], MAX (sums[1], sums[2]));
  for (guint k = 0; k < RAP_N_GUESSES; k++)
    whole += sums[k] = expf (sums[k] - most);
  for (guint k = 0; k < RAP_N_GUESSES; k++)
    {
      float slope = sums[k] / whole - (example->tags[k] == example->gold);
      for (guint i = 0; i < RAP_N_RETAG_FEATURES; i++)
        if (used[i])
          {
            guint32 at = rap_retag_cell (example->features[i], example->tags[k]);
            squares[at] += slope * slope;
            cells[at] -= RATE * (slope / (sqrtf (squares[at]) + 1) + DECAY * cells[at]);
          }
    }
}

static gboolean
is_among (const Example *example)
{
  return memchr (example->tags, (int) example->gold, RAP_N_GUESSES) != NULL;
}

static gboolean
learn (const GArray *examples, const char *path, GError **error)
{
  static gint8 weights[N_CELLS];

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      for (guint i = 0; i < examples->len; i++)
        {
          const Example *example =
            &g_array_index (examples, Example, train_chance () % examples->len);
          if (is_among (example))
            learn_example (example);
        }
      for (guint i = 0; round >= N_ROUNDS / 2 && i < N_CELLS; i++)
        means[i] += cells[i] / (N_ROUNDS - N_ROUNDS / 2);
    }
  for (guint i = 0; i < N_CELLS; i++)
    weights[i] = (gint8) roundf (CLAMP (means[i] * UNIT, -127.f, 127.f));
  return g_file_set_contents (path, (const char *) weights, sizeof weights, error);
}

static gboolean
learn_files (char **paths, const char *out, GError **error)
{
  g_autoptr (GArray) examples = g_array_new (FALSE, FALSE, sizeof (Example));

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *file = NULL;
      gsize            length;
      if (!g_file_get_contents (paths[i], &file, &length, error))
        return FALSE;
      g_array_append_vals (examples, file, (guint) (length / sizeof (Example)));
    }
  g_print ("%u words\n", examples->len);
  return learn (examples, out, error);
}

static gboolean
write_files (char **treebanks, const char *path, const char *out, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GBytes) bytes = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;
  RapModel *model = bytes != NULL ? rap_model_new (bytes, error) : NULL;
  FILE     *file = model != NULL ? fopen (out, "ab") : NULL;

  if (file == NULL)
    return FALSE;
  rap_model_use (model);
  for (guint i = 0; treebanks[i] != NULL && *error == NULL; i++)
    write_examples (treebanks[i], file, error);
  return fclose (file) == 0 && *error == NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (argc < 4)
    {
      g_printerr ("usage: rap-train-tags EXAMPLES MODEL TREEBANK…\n"
                  "       rap-train-tags --learn OUT EXAMPLES…\n");
      return 2;
    }
  train_chance_seed (0);
  done = g_str_equal (argv[1], "--learn")
           ? learn_files (argv + 3, argv[2], &error)
           : write_files (argv + 3, argv[2], argv[1], &error);
  if (!done)
    g_printerr ("%s\n", error != NULL ? error->message : argv[1]);
  return done ? 0 : 1;
}
