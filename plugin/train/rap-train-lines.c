// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Trains the model that tells the lines of a pasted text apart:
 *
 *   rap-train-lines CASES OUT          trains on all cases and writes data/model/lines.bin
 *   rap-train-lines CASES OUT FOLD     trains without one fold, 0 to 4, and prints how well the
 *                                      model does on what it has not seen
 *
 * CASES is what line-cases.py writes. Gradient-boosted trees over the features of
 * rap-line-features.c; the odds of the tokens are counted on other folds than the line's own.
 * The arithmetic is in double precision here; what is written is whole numbers. */

#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "rap-line-trees.h"
#include "text/rap-json.h"
#include "text/rap-line-model.h"
#include "text/rap-repair.h"

#define N_FOLDS 5

typedef enum
{
  CASE_OWN,
  CASE_PAGE,   /* a part of a page, as people copy it */
  CASE_SPOILT, /* a report that was spoilt for the purpose */
  CASE_WHOLE,  /* a whole page; only its words are counted */
  CASE_NOISED, /* spoilt by somebody else; its words are not counted, so that what it was
                * spoilt with stays as new as it will be elsewhere */
  CASE_CLEAN,  /* a report as it is: nothing may be cut from it */
  N_CASE_KINDS
} CaseKind;

static const double weights[N_CASE_KINDS] = { [CASE_OWN] = 1,
                                              [CASE_PAGE] = .15,
                                              [CASE_SPOILT] = .2,
                                              [CASE_NOISED] = .3,
                                              [CASE_CLEAN] = .06 };

typedef struct
{
  char     *id;
  guint     domain;
  guint     fold;
  guint     extra; /* a CaseKind */
  RapLines *lines;
  guint8   *keep;
} Case;

/* ------------------------------------------------------------ cases and their labels */

static guint32
hash_words (const GArray *tokens, guint first, guint n, guint *n_words)
{
  guint32 hash = 1;
  *n_words = 0;
  for (guint i = first; i < first + n; i++)
    {
      const RapLineToken *token = &g_array_index (tokens, RapLineToken, i);
      if (token->kind == RAP_LINE_MARK)
        continue;
      hash = hash * 31u + token->hash;
      ++*n_words;
    }
  return hash;
}

static void
add_shingles (GHashTable *set, const GArray *words, guint width)
{
  for (guint i = 0; i + width <= words->len; i++)
    {
      guint32 hash = width;
      for (guint j = 0; j < width; j++)
        hash = hash * 31u + g_array_index (words, guint32, i + j);
      g_hash_table_add (set, GUINT_TO_POINTER (hash));
    }
}

static GArray *
words_of (const GArray *tokens, guint first, guint n)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = first; i < first + n; i++)
    {
      const RapLineToken *token = &g_array_index (tokens, RapLineToken, i);
      if (token->kind != RAP_LINE_MARK)
        g_array_append_val (words, token->hash);
    }
  return words;
}

static GHashTable *
gold_shingles (const char *gold)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (RapLineToken));
  rap_line_tokens_read (gold, 0, strlen (gold), tokens);
  g_autoptr (GArray) words = words_of (tokens, 0, tokens->len);
  GHashTable *set = g_hash_table_new (NULL, NULL);
  for (guint width = 1; width <= 4; width++)
    add_shingles (set, words, width);
  return set;
}

static gboolean
is_in_gold (const RapLines *lines, const RapLine *line, GHashTable *shingles)
{
  g_autoptr (GArray) words = words_of (lines->tokens, line->first, line->n);
  guint width = MIN (words->len, 4), found = 0, all = 0;

  for (guint i = 0; width > 0 && i + width <= words->len; i++)
    {
      guint32 hash = width;
      for (guint j = 0; j < width; j++)
        hash = hash * 31u + g_array_index (words, guint32, i + j);
      found += g_hash_table_contains (shingles, GUINT_TO_POINTER (hash));
      all++;
    }
  return all == 0 || found * 2 > all || (width < 4 && found == all);
}

static void
count_one (GHashTable *counts, const char *text, gsize length)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (RapLineToken));
  g_autoptr (RapDraft) draft = rap_draft_new ();
  g_autoptr (GString) reading = g_string_new (NULL);
  guint n, next = 0;

  g_string_append_len (draft->text, text, length);
  rap_repair_text (draft);
  rap_repair_read (draft, &(RapSpan){ 0, draft->text->len }, &next, reading);
  rap_line_tokens_read (reading->str, 0, reading->len, tokens);
  gpointer key = GUINT_TO_POINTER (hash_words (tokens, 0, tokens->len, &n));
  g_hash_table_insert (counts,
                       key,
                       GUINT_TO_POINTER (
                         GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
}

/* What was written in several lines counts as a whole, and line by line. */
static GHashTable *
count_junk (JsonArray *junk)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < json_array_get_length (junk); i++)
    {
      const char *text = json_array_get_string_element (junk, i);
      count_one (counts, text, strlen (text));
      for (const char *stop; (stop = strchr (text, '\n')) != NULL; text = stop + 1)
        {
          count_one (counts, text, stop - text);
          if (strchr (stop + 1, '\n') == NULL)
            count_one (counts, stop + 1, strlen (stop + 1));
        }
    }
  return counts;
}

static void
label (Case *one, JsonObject *object)
{
  g_autoptr (GHashTable) junk =
    count_junk (json_object_get_array_member (object, "junk"));
  g_autoptr (GHashTable) shingles =
    gold_shingles (json_object_get_string_member (object, "gold"));
  const RapLines *lines = one->lines;

  one->keep = g_new0 (guint8, lines->lines->len + 1);
  for (guint i = 0; i < lines->lines->len; i++)
    {
      const RapLine *line = &g_array_index (lines->lines, RapLine, i);
      gboolean       lone = line->joins || (i + 1 < lines->lines->len && line[1].joins);
      guint          n;
      gpointer       key =
        GUINT_TO_POINTER (hash_words (lines->tokens, line->first, line->n, &n));
      guint left = GPOINTER_TO_UINT (g_hash_table_lookup (junk, key));
      if (left > 0)
        g_hash_table_insert (junk, key, GUINT_TO_POINTER (left - 1));
      one->keep[i] = lone ? left == 0 && is_in_gold (lines, line, shingles) : left == 0;
    }
}

/* No table knows all that pasting leaves: one phrase in six is hidden from the spoilt reports, so
 * that the model learns to do without. */
static void
hide_phrases (RapLines *lines)
{
  for (guint i = 0; i < lines->lines->len; i++)
    {
      RapLine *line = &g_array_index (lines->lines, RapLine, i);
      guint    n;
      if (hash_words (lines->tokens, line->first, line->n, &n) % 6 == 0)
        line->leftover = (RapLeftover){ .suffix_start = line->n };
    }
}

static void
read_case (GPtrArray *cases, GHashTable *domains, const char *text, gsize length)
{
  g_autoptr (JsonNode) node = rap_json_parse (text, length, NULL);
  JsonObject *object = json_node_get_object (node);
  Case       *one = g_new0 (Case, 1);
  g_autoptr (RapDraft) draft = rap_draft_new ();
  const char *domain = json_object_get_string_member (object, "domain");

  if (!g_hash_table_contains (domains, domain))
    g_hash_table_insert (domains,
                         g_strdup (domain),
                         GUINT_TO_POINTER (g_hash_table_size (domains) + 1));
  one->domain = GPOINTER_TO_UINT (g_hash_table_lookup (domains, domain));
  one->id = g_strdup (json_object_get_string_member (object, "id"));
  one->fold = json_object_get_int_member (object, "fold");
  one->extra = json_object_get_int_member (object, "extra");
  g_string_append (draft->text, json_object_get_string_member (object, "text"));
  rap_repair_text (draft);
  one->lines = rap_lines_new (draft);
  if (one->extra == CASE_SPOILT || one->extra == CASE_NOISED)
    hide_phrases (one->lines);
  label (one, object);
  g_ptr_array_add (cases, one);
}

static GPtrArray *
read_cases (const char *path)
{
  g_autofree char *text = NULL;
  gsize            length;
  GPtrArray       *cases = g_ptr_array_new ();
  g_autoptr (GHashTable) domains = g_hash_table_new (g_str_hash, g_str_equal);

  if (!g_file_get_contents (path, &text, &length, NULL))
    g_error ("Cannot read %s", path);
  for (char *line = text; line < text + length;)
    {
      char *stop = memchr (line, '\n', text + length - line);
      read_case (cases, domains, line, stop - line);
      line = stop + 1;
    }
  return cases;
}

/* ------------------------------------------------------------ odds of tokens */

typedef struct
{
  guint16 n[2];
  guint16 last[2];
} Seen;

static void
see (Seen *seen, guint slot, guint keep, guint domain)
{
  if (seen[slot].last[keep] == domain)
    return;
  seen[slot].last[keep] = domain;
  seen[slot].n[keep]++;
}

/* Each domain counts once. Cases come sorted by domain. */
static gint8 *
count_odds (const GPtrArray *cases, int without, int without_too)
{
  g_autofree Seen *seen = g_new0 (Seen, RAP_LINE_ODDS);
  gint8           *odds = g_new0 (gint8, RAP_LINE_ODDS);

  for (guint i = 0; i < cases->len; i++)
    {
      const Case *one = cases->pdata[i];
      if ((int) one->fold == without || (int) one->fold == without_too ||
          one->extra == CASE_NOISED)
        continue;
      for (guint j = 0; j < one->lines->lines->len; j++)
        {
          const RapLine      *line = &g_array_index (one->lines->lines, RapLine, j);
          const RapLineToken *token =
            &g_array_index (one->lines->tokens, RapLineToken, line->first);
          for (guint k = 0; k < line->n; k++)
            {
              see (seen, rap_line_odds_slot (token[k].hash), one->keep[j], one->domain);
              if (k + 1 < line->n)
                see (seen,
                     rap_line_odds_pair_slot (token[k].hash, token[k + 1].hash),
                     one->keep[j],
                     one->domain);
            }
        }
    }
  for (guint i = 0; i < RAP_LINE_ODDS; i++)
    {
      double junk = seen[i].n[0], kept = seen[i].n[1];
      if (junk + kept >= 3)
        odds[i] = CLAMP (lround (16 * log ((kept + .7) / (junk + .7))), -127, 127);
    }
  return odds;
}

/* ------------------------------------------------------------ the whole of it */

static double
weight_of (const Case *one, const RapLine *line)
{
  double weight = MIN (3., 1 + line->n / 20.) * 300 / (one->lines->lines->len + 100.);
  return weight * weights[one->extra];
}

static gboolean
is_learnt (const Case *one, int without)
{
  return (int) one->fold != without && one->extra != CASE_WHOLE;
}

static RapLineData *
gather (const GPtrArray *cases, int without)
{
  RapLineData *data = g_new0 (RapLineData, 1);
  gint8       *odds[N_FOLDS];
  guint        at = 0;

  for (int f = 0; f < N_FOLDS; f++)
    odds[f] = count_odds (cases, f, without);
  for (guint i = 0; i < cases->len; i++)
    {
      const Case *one = cases->pdata[i];
      data->n += is_learnt (one, without) ? one->lines->lines->len : 0;
    }
  data->values = g_new (gint16, (gsize) data->n * RAP_LINE_N_FEATURES);
  data->keep = g_new (guint8, data->n);
  data->weight = g_new (double, data->n);
  data->sum = g_new0 (double, data->n);
  data->gradient = g_new (double, data->n);
  data->curve = g_new (double, data->n);
  for (guint i = 0; i < cases->len; i++)
    {
      const Case *one = cases->pdata[i];
      if (!is_learnt (one, without))
        continue;
      rap_line_features_fill (one->lines,
                              odds[one->fold],
                              data->values + (gsize) at * RAP_LINE_N_FEATURES);
      for (guint j = 0; j < one->lines->lines->len; j++, at++)
        {
          data->keep[at] = one->keep[j];
          data->weight[at] =
            weight_of (one, &g_array_index (one->lines->lines, RapLine, j));
        }
    }
  for (guint f = 0; f < N_FOLDS; f++)
    g_free (odds[f]);
  rap_line_data_prepare (data);
  return data;
}

static void
put_32 (GByteArray *out, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (out, (const guint8 *) &value, 4);
}

static void
put_16 (GByteArray *out, gint32 value)
{
  guint16 bits = GUINT16_TO_LE ((guint16) value);
  g_byte_array_append (out, (const guint8 *) &bits, 2);
}

static void
write_model (const char   *path,
             const gint8  *odds,
             const GArray *nodes,
             const GArray *roots)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) RAP_LINE_MAGIC, 4);
  put_32 (out, RAP_LINE_VERSION);
  put_32 (out, roots->len);
  put_32 (out, nodes->len);
  g_byte_array_append (out, (const guint8 *) odds, RAP_LINE_ODDS);
  for (guint i = 0; i < roots->len; i++)
    put_32 (out, g_array_index (roots, guint32, i));
  for (guint i = 0; i < nodes->len; i++)
    {
      const RapLineNode *node = &g_array_index (nodes, RapLineNode, i);
      put_16 (out, node->feature);
      put_16 (out, node->limit);
      put_16 (out, node->left);
    }
  g_file_set_contents (path, (const char *) out->data, out->len, NULL);
}

static gint32
judge (const GArray *nodes, const GArray *roots, const gint16 *values)
{
  gint32 sum = 0;
  for (guint i = 0; i < roots->len; i++)
    {
      const RapLineNode *all = (const RapLineNode *) (gconstpointer) nodes->data;
      const RapLineNode *node = all + g_array_index (roots, guint32, i);
      while (node->feature >= 0)
        node = all + node->left + (values[node->feature] > node->limit);
      sum += node->left;
    }
  return sum;
}

/* Prints the share of lines judged right in the fold that was left out. */
static void
report (const GPtrArray *cases,
        guint            fold,
        const gint8     *odds,
        const GArray    *nodes,
        const GArray    *roots)
{
  guint right[2] = { 0 }, all[2] = { 0 };

  for (guint i = 0; i < cases->len; i++)
    {
      const Case *one = cases->pdata[i];
      gboolean    extra = one->extra != CASE_OWN && one->extra != CASE_NOISED;
      if (one->fold != fold || one->extra == CASE_WHOLE)
        continue;
      g_autofree gint16 *values =
        g_new (gint16, (gsize) (one->lines->lines->len + 1) * RAP_LINE_N_FEATURES);
      rap_line_features_fill (one->lines, odds, values);
      for (guint j = 0; j < one->lines->lines->len; j++)
        {
          gint32 sum = judge (nodes, roots, values + (gsize) j * RAP_LINE_N_FEATURES);
          right[extra] += (sum > 0) == one->keep[j];
          all[extra]++;
          if (!extra && (sum > 0) != one->keep[j] && g_getenv ("ERRORS") != NULL)
            {
              const RapLine *line = &g_array_index (one->lines->lines, RapLine, j);
              printf ("%s\t%s\t%d\t%.*s\n",
                      one->id,
                      one->keep[j] ? "LOST" : "KEPT",
                      sum,
                      (int) MIN (line->end - line->start, 160),
                      one->lines->reading->str + line->start);
            }
        }
    }
  printf ("fold %u: own %.4f of %u, extra %.4f of %u\n",
          fold,
          (double) right[0] / MAX (all[0], 1),
          all[0],
          (double) right[1] / MAX (all[1], 1),
          all[1]);
  fflush (stdout);
}

static void
train (const GPtrArray *cases, int without, const char *path)
{
  RapLineData *data = gather (cases, without);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (RapLineNode));
  g_autoptr (GArray) roots = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree gint8 *odds = count_odds (cases, without, without);

  rap_line_trees_grow (data, nodes, roots);
  write_model (path, odds, nodes, roots);
  if (without >= 0)
    report (cases, without, odds, nodes, roots);
  else
    printf ("%u lines, %u nodes\n", data->n, nodes->len);
  g_free (data->values);
  g_free (data->bins);
  g_free (data->keep);
  g_free (data->weight);
  g_free (data->sum);
  g_free (data->gradient);
  g_free (data->curve);
  g_free (data);
}

int
main (int argc, char **argv)
{
  if (argc < 3)
    {
      fprintf (stderr, "usage: rap-train-lines CASES OUT [FOLD]\n");
      return 2;
    }
  g_autoptr (GPtrArray) cases = read_cases (argv[1]);
  train (cases, argc > 3 ? (int) g_ascii_strtoll (argv[3], NULL, 10) : -1, argv[2]);
  return 0;
}
