// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* rap-train-rank [--lower] [--folds K] [--trees N] [--measure FILE]… FOLDER FILE.jsonl…
 *
 * Trains the trees of data/model/rank.bin on reports with summaries by people: lines of JSON
 * with "id", "text" (or "docs") and "summary". A sentence's target is how much of the summary
 * it has and how little else, as ROUGE sees it, against the other sentences of its report.
 * With --folds, each report is first summarised by a model that was trained without its fold:
 * honest figures. Files to measure are never trained on. Deterministic. */

#include "config.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "rap-grow.h"
#include "relate/rap-terms.h"
#include "summarise/rap-concepts.h"
#include "summarise/rap-features.h"
#include "summarise/rap-rank.h"
#include "summarise/rap-summary.h"
#include "text/rap-utf8.h"

#define LEVELS   4
#define N_BINS   64
#define MIN_ROWS 60

static int    n_trees = 160;
static int    n_concept_trees = 40;
static double rate = 0.06;

typedef struct
{
  RapDossier *dossier;
  GArray     *reference; /* guint32: keys of the summary's words */
  guint       hash;
  gboolean    held_out;
} Example;

/* ---- reading ---- */

static GArray *
keys_of_text (const char *text)
{
  GArray          *keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (char *p = lower; *p != '\0';)
    {
      char *start = p;
      while (g_ascii_isalnum (*p))
        p++;
      if (p == start)
        {
          p++;
          continue;
        }
      g_autofree char *word = g_strndup (start, p - start);
      guint32          key = rap_terms_key (word);
      g_array_append_val (keys, key);
    }
  return keys;
}

static guint
hash_id (const char *id)
{
  guint hash = 5381;
  for (const char *p = id; *p != '\0'; p++)
    hash = hash * 33 + (guchar) *p;
  return hash / 7;
}

static void
add_text (RapDossier *dossier, const char *text, gboolean lower)
{
  g_autofree char *small = lower ? g_utf8_strdown (text, -1) : NULL;
  g_autoptr (RapDocument) document = rap_document_new (lower ? small : text, NULL);
  if (document != NULL)
    rap_dossier_add (dossier, document);
}

static void
add_example (GArray *examples, JsonObject *record, gboolean lower)
{
  const char *text = json_object_get_string_member_with_default (record, "text", NULL);
  const char *summary =
    json_object_get_string_member_with_default (record, "summary", NULL);
  RapDossier *dossier = rap_dossier_new ();

  if (text != NULL)
    add_text (dossier, text, lower);
  else
    {
      JsonArray *texts = json_object_get_array_member (record, "docs");
      for (guint i = 0; i < json_array_get_length (texts); i++)
        add_text (dossier, json_array_get_string_element (texts, i), lower);
    }
  Example example = {
    dossier,
    keys_of_text (summary),
    hash_id (json_object_get_string_member_with_default (record, "id", "")),
    FALSE,
  };
  g_array_append_val (examples, example);
}

static GArray *
read_file (GArray *examples, const char *path, gboolean lower)
{
  g_autofree char *contents = NULL;
  if (!g_file_get_contents (path, &contents, NULL, NULL))
    return examples;
  g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      if (*lines[i] != '\0' && json_parser_load_from_data (parser, lines[i], -1, NULL))
        add_example (examples,
                     json_node_get_object (json_parser_get_root (parser)),
                     lower);
    }
  return examples;
}

/* ---- targets ---- */

static void
count_key (GHashTable *counts, guint64 key, int by)
{
  gint64 *count = g_hash_table_lookup (counts, &key);
  if (count == NULL)
    {
      gint64 *entry = g_new (gint64, 2);
      entry[0] = (gint64) key;
      entry[1] = by;
      g_hash_table_insert (counts, entry, entry);
    }
  else
    count[1] += by;
}

/* ROUGE-N F1 of two lists of keys. */
static double
rouge (const GArray *reference, const guint32 *keys, guint n, guint size)
{
  g_autoptr (GHashTable) counts =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint hits = 0;

  if (reference->len < size || n < size)
    return 0;
  for (guint i = 0; i + size <= reference->len; i++)
    count_key (counts,
               g_array_index (reference, guint32, i) |
                 (size == 2 ? (guint64) g_array_index (reference, guint32, i + 1) << 32
                            : 0),
               1);
  for (guint i = 0; i + size <= n; i++)
    {
      guint64 key = keys[i] | (size == 2 ? (guint64) keys[i + 1] << 32 : 0);
      gint64 *count = g_hash_table_lookup (counts, &key);
      if (count != NULL && count[1] > 0)
        {
          hits++;
          count[1]--;
        }
    }
  double precision = (double) hits / (n - size + 1),
         recall = (double) hits / (reference->len - size + 1);
  return hits > 0 ? 2 * precision * recall / (precision + recall) : 0;
}

static GArray *
keys_of_span (RapDocument *document, const RapSpan *span)
{
  g_autofree char *exact = rap_document_dup_exact (document, span);
  return keys_of_text (exact);
}

static double
target_of (const Example *example, guint index)
{
  const RapSentenceFeatures *s = &rap_features_of (example->dossier)->sentences[index];
  RapDocument *document = rap_dossier_get_document (example->dossier, s->document);
  g_autoptr (GArray) keys =
    keys_of_span (document, &rap_words_of (document)->sentences[s->sentence].span);
  const guint32 *data = (const guint32 *) (gpointer) keys->data;
  return 0.5 * rouge (example->reference, data, keys->len, 1) +
         rouge (example->reference, data, keys->len, 2);
}

/* Targets of one report with mean nought and variance one. */
static void
add_rows (RapGrowTable *table, const Example *example)
{
  const RapFeatures *features = rap_features_of (example->dossier);
  guint              n = features->n_sentences;
  double             mean = 0, variance = 0;
  guint              first = table->n_rows;

  for (guint i = 0; i < n; i++)
    {
      double target = target_of (example, i);
      table->targets[table->n_rows] = target;
      for (guint f = 0; f < RAP_N_FEATURES; f++)
        table->values[table->n_rows * RAP_N_FEATURES + f] =
          (gint16) features->sentences[i].values[f];
      table->n_rows++;
      mean += target / n;
      variance += target * target / n;
    }
  double deviation = variance - mean * mean > 1e-9 ? variance - mean * mean : 1;
  double root = 1;
  for (int i = 0; i < 40; i++)
    root = 0.5 * (root + deviation / root);
  for (guint i = first; i < table->n_rows; i++)
    table->targets[i] = (table->targets[i] - mean) / root;
}

/* ---- training ---- */

static GBytes *
train_rank (const GArray *examples)
{
  guint n = 0;
  for (guint i = 0; i < examples->len; i++)
    n += rap_features_of (g_array_index (examples, Example, i).dossier)->n_sentences;
  g_autoptr (RapGrowTable) table = rap_grow_table_new (RAP_N_FEATURES, n);
  for (guint i = 0; i < examples->len; i++)
    if (!g_array_index (examples, Example, i).held_out)
      add_rows (table, &g_array_index (examples, Example, i));
  return rap_grow (table, (guint) n_trees, rate);
}

static void
add_concepts (RapGrowTable *table, const Example *example)
{
  const RapConcepts *concepts = rap_concepts_of (example->dossier);
  g_autoptr (GHashTable) told =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const guint32 *keys = (const guint32 *) (gpointer) example->reference->data;

  for (guint i = 0; i < example->reference->len; i++)
    {
      count_key (told, keys[i], 1);
      if (i > 0)
        count_key (told, (guint64) keys[i - 1] << 32 | keys[i], 1);
    }
  for (guint i = 0; i < concepts->n_concepts; i++)
    {
      const RapConcept *concept = &concepts->concepts[i];
      for (guint v = 0; v < RAP_N_CONCEPT_VALUES; v++)
        table->values[table->n_rows * RAP_N_CONCEPT_VALUES + v] =
          (gint16) concept->values[v];
      table->targets[table->n_rows++] = g_hash_table_contains (told, &concept->key);
    }
}

static GBytes *
train_concepts (const GArray *examples)
{
  guint n = 0;
  for (guint i = 0; i < examples->len; i++)
    n += rap_concepts_of (g_array_index (examples, Example, i).dossier)->n_concepts;
  g_autoptr (RapGrowTable) table = rap_grow_table_new (RAP_N_CONCEPT_VALUES, n);
  for (guint i = 0; i < examples->len; i++)
    if (!g_array_index (examples, Example, i).held_out)
      add_concepts (table, &g_array_index (examples, Example, i));
  return rap_grow (table, (guint) n_concept_trees, 0.15);
}

/* ---- measuring ---- */

static void
measure (const Example *example, const RapSummaryLimits *limits, double sums[4])
{
  g_autoptr (GArray) summary = rap_summary_make (example->dossier, limits, NULL, NULL);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < summary->len; i++)
    {
      const RapSummarySentence *s = &g_array_index (summary, RapSummarySentence, i);
      g_autoptr (GArray) keys =
        keys_of_span (rap_dossier_get_document (example->dossier, s->document), &s->span);
      g_array_append_vals (all, keys->data, keys->len);
    }
  sums[0] +=
    100 * rouge (example->reference, (const guint32 *) (gpointer) all->data, all->len, 1);
  sums[1] +=
    100 * rouge (example->reference, (const guint32 *) (gpointer) all->data, all->len, 2);
  sums[2] += all->len;
}

static void
report (const GArray           *examples,
        const char             *name,
        const RapSummaryLimits *limits,
        double                  sums[4])
{
  for (guint i = 0; i < examples->len; i++)
    if (g_array_index (examples, Example, i).held_out)
      {
        measure (&g_array_index (examples, Example, i), limits, sums);
        sums[3]++;
      }
  if (name != NULL && sums[3] > 0)
    printf ("%s: %.0f, ROUGE-1 about %.2f, ROUGE-2 %.2f, %.0f words\n",
            name,
            sums[3],
            sums[0] / sums[3],
            sums[1] / sums[3],
            sums[2] / sums[3]);
}

static const RapSummaryLimits few = { .sentences = 3 };
static const RapSummaryLimits short_one = { .words = 60 };
static const RapSummaryLimits long_one = { .words = 230 };

/* Dossiers anew: what was derived with the model before is forgotten. */
static void
renew (GArray *examples)
{
  for (guint i = 0; i < examples->len; i++)
    {
      Example    *example = &g_array_index (examples, Example, i);
      RapDossier *fresh = rap_dossier_new ();
      for (guint d = 0; d < rap_dossier_get_n_documents (example->dossier); d++)
        rap_dossier_add (fresh, rap_dossier_get_document (example->dossier, d));
      g_object_unref (example->dossier);
      example->dossier = fresh;
    }
}

static void
train_all (GArray *examples, const char *prefix)
{
  g_autoptr (GBytes) rank = train_rank (examples);
  g_autoptr (GBytes) concepts = train_concepts (examples);
  renew (examples);
  rap_rank_use (rank);
  rap_concepts_use (concepts);
  if (prefix == NULL)
    return;
  g_autofree char *rank_path = g_build_filename (prefix, "rank.bin", NULL);
  g_autofree char *concept_path = g_build_filename (prefix, "concepts.bin", NULL);
  g_file_set_contents (rank_path,
                       g_bytes_get_data (rank, NULL),
                       (gssize) g_bytes_get_size (rank),
                       NULL);
  g_file_set_contents (concept_path,
                       g_bytes_get_data (concepts, NULL),
                       (gssize) g_bytes_get_size (concepts),
                       NULL);
}

static void
cross_validate (GArray *examples, guint folds)
{
  double few_sums[4] = { 0 }, short_sums[4] = { 0 };

  for (guint fold = 0; fold < folds; fold++)
    {
      for (guint i = 0; i < examples->len; i++)
        {
          Example *example = &g_array_index (examples, Example, i);
          example->held_out = example->hash % folds == fold;
        }
      train_all (examples, NULL);
      gboolean last = fold + 1 == folds;
      report (examples, last ? "folds, 3 sentences" : NULL, &few, few_sums);
      report (examples, last ? "folds, 60 words" : NULL, &short_one, short_sums);
    }
  for (guint i = 0; i < examples->len; i++)
    g_array_index (examples, Example, i).held_out = FALSE;
}

static void
measure_file (const char *path)
{
  g_autoptr (GArray) examples =
    read_file (g_array_new (FALSE, FALSE, sizeof (Example)), path, FALSE);
  for (guint i = 0; i < examples->len; i++)
    g_array_index (examples, Example, i).held_out = TRUE;
  printf ("%s\n", path);
  report (examples, " 3 sentences", &few, (double[4]){ 0 });
  report (examples, " 60 words", &short_one, (double[4]){ 0 });
  report (examples, " 230 words", &long_one, (double[4]){ 0 });
}

int
main (int argc, char **argv)
{
  gboolean lower = FALSE;
  int      folds = 0;
  g_auto (GStrv) measured = NULL;
  const GOptionEntry entries[] = {
    { "lower",
      0,
      0,
      G_OPTION_ARG_NONE,
      &lower,
      "Train on the texts in small letters too",
      NULL },
    { "folds", 0, 0, G_OPTION_ARG_INT, &folds, "Cross-validate first", "K" },
    { "trees", 0, 0, G_OPTION_ARG_INT, &n_trees, "How many trees", "N" },
    { "rate", 0, 0, G_OPTION_ARG_DOUBLE, &rate, "How fast they learn", "R" },
    { "measure",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &measured,
      "Summarise and compare",
      "FILE" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GArray) examples = g_array_new (FALSE, FALSE, sizeof (Example));
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER FILE…");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL) || argc < 3)
    {
      g_printerr ("usage: rap-train-rank FOLDER FILE…\n");
      return 2;
    }
  for (int i = 2; i < argc; i++)
    {
      read_file (examples, argv[i], FALSE);
      if (lower)
        read_file (examples, argv[i], TRUE);
    }
  if (folds > 1)
    cross_validate (examples, (guint) folds);
  train_all (examples, argv[1]);
  for (guint i = 0; measured != NULL && measured[i] != NULL; i++)
    measure_file (measured[i]);
  return 0;
}
