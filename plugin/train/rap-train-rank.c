// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* rap-train-rank [--lower] [--fold N/K] OUT FILE.jsonl…
 *
 * Trains the trees of data/model/rank.bin on reports with summaries by people: lines of JSON
 * with "id", "text" and "summary". A sentence's target is how much of the summary it has and
 * how little else, as ROUGE sees it, against the other sentences of its report. With --fold,
 * reports whose id falls in fold N of K are left out of the training, and the summaries of
 * just these are measured: honest figures. Deterministic. */

#include "config.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "relate/rap-terms.h"
#include "summarise/rap-features.h"
#include "summarise/rap-rank.h"
#include "summarise/rap-summary.h"
#include "text/rap-utf8.h"

#define LEVELS   4
#define N_BINS   64
#define MIN_ROWS 60

static int    n_trees = 160;
static double rate = 0.06;

typedef struct
{
  RapDossier *dossier;
  GArray     *reference; /* guint32: keys of the summary's words */
  gboolean    held_out;
} Example;

typedef struct
{
  gint16 *values; /* RAP_N_FEATURES a row */
  guint8 *bins;
  double *targets;
  double *sums;
  guint  *nodes;
  guint   n_rows;
  int     cuts[RAP_N_FEATURES][N_BINS];
  guint   n_cuts[RAP_N_FEATURES];
} Table;

typedef struct
{
  guint16 features[1 << LEVELS];
  gint16  thresholds[1 << LEVELS];
  double  leaves[1 << LEVELS];
} Tree;

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

static gboolean
is_held_out (const char *id, guint fold, guint folds)
{
  guint hash = 5381;
  for (const char *p = id; *p != '\0'; p++)
    hash = hash * 33 + (guchar) *p;
  return folds > 0 && hash / 7 % folds == fold;
}

static void
add_example (GArray     *examples,
             JsonObject *record,
             gboolean    lower,
             guint       fold,
             guint       folds)
{
  const char *text = json_object_get_string_member_with_default (record, "text", NULL);
  const char *summary =
    json_object_get_string_member_with_default (record, "summary", NULL);
  g_autofree char *small = NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL || summary == NULL)
    return;
  if (lower)
    text = small = g_utf8_strdown (text, -1);
  g_autoptr (RapDocument) document = rap_document_new (text, &error);
  if (document == NULL)
    return;
  Example example = {
    rap_dossier_new_for_document (document),
    keys_of_text (summary),
    is_held_out (json_object_get_string_member_with_default (record, "id", ""),
                 fold,
                 folds)
  };
  g_array_append_val (examples, example);
}

static void
read_file (GArray *examples, const char *path, gboolean lower, guint fold, guint folds)
{
  g_autofree char *contents = NULL;
  if (!g_file_get_contents (path, &contents, NULL, NULL))
    return;
  g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      if (*lines[i] != '\0' && json_parser_load_from_data (parser, lines[i], -1, NULL))
        add_example (examples,
                     json_node_get_object (json_parser_get_root (parser)),
                     lower,
                     fold,
                     folds);
    }
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
add_rows (Table *table, const Example *example)
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

/* ---- trees ---- */

static int
compare_values (gconstpointer a, gconstpointer b)
{
  return *(const gint16 *) a - *(const gint16 *) b;
}

static void
cut_feature (Table *table, guint feature)
{
  g_autofree gint16 *sorted = g_new (gint16, table->n_rows + 1);
  for (guint i = 0; i < table->n_rows; i++)
    sorted[i] = table->values[i * RAP_N_FEATURES + feature];
  qsort (sorted, table->n_rows, sizeof (gint16), compare_values);
  table->n_cuts[feature] = 0;
  for (guint b = 1; b < N_BINS; b++)
    {
      int   cut = sorted[(guint64) table->n_rows * b / N_BINS];
      guint n = table->n_cuts[feature];
      if (cut < sorted[table->n_rows - 1] &&
          (n == 0 || table->cuts[feature][n - 1] < cut))
        table->cuts[feature][table->n_cuts[feature]++] = cut;
    }
  for (guint i = 0; i < table->n_rows; i++)
    {
      guint bin = 0;
      int   value = table->values[i * RAP_N_FEATURES + feature];
      while (bin < table->n_cuts[feature] && value > table->cuts[feature][bin])
        bin++;
      table->bins[i * RAP_N_FEATURES + feature] = (guint8) bin;
    }
}

typedef struct
{
  double sum;
  guint  n;
} Bin;

typedef struct
{
  double gain;
  guint  feature;
  guint  bin;
} Split;

static void
try_feature (const Table *table, const Bin *bins, guint feature, Split *best)
{
  double all = 0, left = 0;
  guint  n = 0, n_left = 0;
  for (guint b = 0; b < N_BINS; b++)
    {
      all += bins[b].sum;
      n += bins[b].n;
    }
  for (guint b = 0; b < table->n_cuts[feature]; b++)
    {
      left += bins[b].sum;
      n_left += bins[b].n;
      guint n_right = n - n_left;
      if (n_left < MIN_ROWS || n_right < MIN_ROWS)
        continue;
      double right = all - left;
      double gain = left * left / n_left + right * right / n_right - all * all / n;
      if (gain > best->gain)
        *best = (Split){ gain, feature, b };
    }
}

static void
split_level (Table *table, const double *rest, Tree *tree, guint level)
{
  guint           first = (1u << level) - 1, n_nodes = 1u << level;
  g_autofree Bin *bins = g_new0 (Bin, (gsize) n_nodes * RAP_N_FEATURES * N_BINS);

  for (guint i = 0; i < table->n_rows; i++)
    for (guint f = 0; f < RAP_N_FEATURES; f++)
      {
        Bin *bin = &bins[((table->nodes[i] - first) * RAP_N_FEATURES + f) * N_BINS +
                         table->bins[i * RAP_N_FEATURES + f]];
        bin->sum += rest[i];
        bin->n++;
      }
  for (guint node = 0; node < n_nodes; node++)
    {
      Split best = { 1e-6, 0, N_BINS };
      for (guint f = 0; f < RAP_N_FEATURES; f++)
        try_feature (table, &bins[(node * RAP_N_FEATURES + f) * N_BINS], f, &best);
      tree->features[first + node] = (guint16) best.feature;
      tree->thresholds[first + node] =
        best.bin < N_BINS ? (gint16) table->cuts[best.feature][best.bin] : G_MAXINT16;
    }
  for (guint i = 0; i < table->n_rows; i++)
    {
      guint    at = table->nodes[i];
      gboolean right =
        table->values[i * RAP_N_FEATURES + tree->features[at]] > tree->thresholds[at];
      table->nodes[i] = 2 * at + 1 + right;
    }
}

static void
grow (Table *table, Tree *tree)
{
  const guint        inner = (1u << LEVELS) - 1;
  g_autofree double *rest = g_new (double, table->n_rows + 1);
  guint              counts[1 << LEVELS] = { 0 };

  memset (tree, 0, sizeof *tree);
  for (guint i = 0; i < table->n_rows; i++)
    {
      rest[i] = table->targets[i] - table->sums[i];
      table->nodes[i] = 0;
    }
  for (guint level = 0; level < LEVELS; level++)
    split_level (table, rest, tree, level);
  for (guint i = 0; i < table->n_rows; i++)
    {
      tree->leaves[table->nodes[i] - inner] += rest[i];
      counts[table->nodes[i] - inner]++;
    }
  for (guint i = 0; i < 1u << LEVELS; i++)
    tree->leaves[i] *= rate / (counts[i] + 20.0);
  for (guint i = 0; i < table->n_rows; i++)
    table->sums[i] += tree->leaves[table->nodes[i] - inner];
}

static void
put_16 (GByteArray *out, guint value)
{
  guint8 bytes[2] = { value & 255, value >> 8 & 255 };
  g_byte_array_append (out, bytes, 2);
}

static void
put_32 (GByteArray *out, guint32 value)
{
  put_16 (out, value & 65535);
  put_16 (out, value >> 16);
}

static GBytes *
write_trees (const Tree *trees, guint n)
{
  GByteArray *out = g_byte_array_new ();
  g_byte_array_append (out, (const guint8 *) "RAPTREE1", 8);
  put_32 (out, RAP_N_FEATURES);
  put_32 (out, n);
  put_32 (out, LEVELS);
  for (guint t = 0; t < n; t++)
    {
      for (guint i = 0; i < (1u << LEVELS) - 1; i++)
        {
          put_16 (out, trees[t].features[i]);
          put_16 (out, (guint16) trees[t].thresholds[i]);
        }
      for (guint i = 0; i < 1u << LEVELS; i++)
        {
          double leaf = trees[t].leaves[i] * RAP_RANK_POINT;
          put_32 (out, (guint32) (gint32) (leaf < 0 ? leaf - 0.5 : leaf + 0.5));
        }
    }
  return g_byte_array_free_to_bytes (out);
}

static GBytes *
train (const GArray *examples)
{
  static Table     table;
  g_autofree Tree *trees = g_new0 (Tree, n_trees);
  guint            n = 0;

  for (guint i = 0; i < examples->len; i++)
    n += rap_features_of (g_array_index (examples, Example, i).dossier)->n_sentences;
  table.values = g_new0 (gint16, (gsize) n * RAP_N_FEATURES);
  table.bins = g_new0 (guint8, (gsize) n * RAP_N_FEATURES);
  table.targets = g_new0 (double, n);
  table.sums = g_new0 (double, n);
  table.nodes = g_new0 (guint, n);
  for (guint i = 0; i < examples->len; i++)
    if (!g_array_index (examples, Example, i).held_out)
      add_rows (&table, &g_array_index (examples, Example, i));
  for (guint f = 0; f < RAP_N_FEATURES; f++)
    cut_feature (&table, f);
  for (int t = 0; t < n_trees; t++)
    grow (&table, &trees[t]);
  fprintf (stderr, "%u sentences\n", table.n_rows);
  return write_trees (trees, n_trees);
}

/* ---- measuring ---- */

static void
measure (const Example *example, const RapSummaryLimits *limits, double sums[3])
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
report (const GArray *examples, const char *name, const RapSummaryLimits *limits)
{
  double sums[3] = { 0 };
  guint  n = 0;
  for (guint i = 0; i < examples->len; i++)
    if (g_array_index (examples, Example, i).held_out)
      {
        measure (&g_array_index (examples, Example, i), limits, sums);
        n++;
      }
  if (n > 0)
    printf ("%s: %u held-out reports, about ROUGE-1 %.2f ROUGE-2 %.2f, %.0f words\n",
            name,
            n,
            sums[0] / n,
            sums[1] / n,
            sums[2] / n);
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) examples = g_array_new (FALSE, FALSE, sizeof (Example));
  gboolean lower = FALSE;
  guint    fold = 0, folds = 0;
  int      at = 1;

  for (; at < argc && g_str_has_prefix (argv[at], "--"); at++)
    {
      lower = lower || strcmp (argv[at], "--lower") == 0;
      if (strcmp (argv[at], "--fold") == 0 && at + 1 < argc)
        sscanf (argv[++at], "%u/%u", &fold, &folds);
      if (strcmp (argv[at], "--trees") == 0 && at + 1 < argc)
        n_trees = atoi (argv[++at]);
    }
  if (at + 1 >= argc)
    return 2;
  for (int i = at + 1; i < argc; i++)
    {
      read_file (examples, argv[i], FALSE, fold, folds);
      if (lower)
        read_file (examples, argv[i], TRUE, fold, folds);
    }
  g_autoptr (GBytes) bytes = train (examples);
  g_file_set_contents (argv[at],
                       g_bytes_get_data (bytes, NULL),
                       (gssize) g_bytes_get_size (bytes),
                       NULL);
  rap_rank_use (bytes);
  report (examples, "3 sentences", &(RapSummaryLimits){ .sentences = 3 });
  report (examples, "60 words", &(RapSummaryLimits){ .words = 60 });
  return 0;
}
