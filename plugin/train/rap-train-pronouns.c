// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Learns the weights by which a pronoun finds whom it means.
 *
 *   rap-train-pronouns OUTPUT CORPUS…
 *
 * A corpus has one document a line: "text" and, where people marked them, "clusters": lists of
 * mentions with "start" and "end" in characters. The mentions are those of our own analysis;
 * the corpus says which of them are the same. Where nobody marked anything, sex tells: of a
 * man and a woman near "she" the woman is meant, and where the two stand is what is learnt.
 * A file that ends in .bio is read for its words. A log-linear model over the candidates, trained
 * by AdaGrad in a fixed order: the same corpora give the same weights. With --measure=FILE the
 * pairs of names of such a file are resolved by them; nothing is learnt from it. */

#include "config.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "extract/rap-actors.h"
#include "extract/rap-antecedents.h"
#include "extract/rap-coreference.h"
#include "extract/rap-linking.h"
#include "extract/rap-metonyms.h"
#include "extract/rap-predicates.h"

#define EPOCHS 6
/* Orders of the examples that are averaged: one alone varies by half a point. */
#define RUNS   6
#define RATE   0.15
#define SCALE  256.0
#define L2     0.1 /* strong: what holds in novels must not be learnt by heart */
/* What an example weighs: one where several are named, an easy one, one that only sex tells. */
#define CONTESTED 2.0
#define EASY      0.05
#define SILVER    0.3
/* "They". */
#define MANY 0.5

typedef struct
{
  GArray        *candidates; /* RapAntecedent */
  GArray        *gold;       /* gboolean, parallel */
  double         weight;
  RapPronounSort sort;
} Example;

typedef struct
{
  guint first;
  guint end;
  int   cluster;
} Gold;

static void
read_gold (JsonArray      *clusters,
           RapDocument    *document,
           const RapWords *words,
           GArray         *gold)
{
  for (guint c = 0; c < json_array_get_length (clusters); c++)
    {
      JsonArray *cluster = json_array_get_array_element (clusters, c);
      for (guint i = 0; i < json_array_get_length (cluster); i++)
        {
          JsonObject *mention = json_array_get_object_element (cluster, i);
          g_autoptr (RapSpan) span =
            rap_document_from_characters (document,
                                          json_object_get_int_member (mention, "start"),
                                          json_object_get_int_member (mention, "end"));
          Gold entry = { rap_words_find (words, span->start),
                         rap_words_find (words, span->end),
                         c };
          if (entry.end < words->n_words &&
              words->words[entry.end].span.start < span->end)
            entry.end++;
          if (entry.first < entry.end)
            g_array_append_val (gold, entry);
        }
    }
}

static guint
head_of (const RapTree *tree, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (tree->heads[i] == RAP_NO_HEAD || tree->heads[i] < first || tree->heads[i] >= end)
      return i;
  return end - 1;
}

/* The cluster of each of our mentions, -1 for none: the smallest gold mention that has its
 * head inside ours. */
static int *
match_mentions (const RapLinking *linking, const RapTree *tree, const GArray *gold)
{
  int   *clusters = g_new (int, linking->mentions->len);
  guint *lengths = g_new (guint, linking->mentions->len);
  guint *owner = g_new (guint, linking->words->n_words + 1);

  memset (owner, 0xFF, sizeof (guint) * (linking->words->n_words + 1));
  for (guint m = 0; m < linking->mentions->len; m++)
    {
      const RapRawMention *mention = &g_array_index (linking->mentions, RapRawMention, m);
      clusters[m] = -1;
      lengths[m] = G_MAXUINT;
      for (guint w = mention->first; w < mention->end; w++)
        owner[w] = m;
    }
  for (guint g = 0; g < gold->len; g++)
    {
      const Gold *entry = &g_array_index (gold, Gold, g);
      guint       m = owner[head_of (tree, entry->first, entry->end)];
      if (m == G_MAXUINT || entry->end - entry->first >= lengths[m])
        continue;
      if (g_array_index (linking->mentions, RapRawMention, m).form ==
            RAP_MENTION_PRONOUN &&
          entry->end - entry->first > 1)
        continue;
      lengths[m] = entry->end - entry->first;
      clusters[m] = entry->cluster;
    }
  g_free (lengths);
  g_free (owner);
  return clusters;
}

/* Whether several people are named near by, the one meant among them. */
static gboolean
is_contested (const RapLinking *linking, const Example *example)
{
  guint    first = RAP_NO_ACTOR;
  gboolean several = FALSE, meant = FALSE;

  for (guint i = 0; i + 1 < example->candidates->len; i++)
    {
      const RapAntecedent *candidate =
        &g_array_index (example->candidates, RapAntecedent, i);
      if (g_array_index (linking->mentions, RapRawMention, candidate->mention).form !=
          RAP_MENTION_NAME)
        continue;
      several |= first != RAP_NO_ACTOR && first != candidate->actor;
      first = candidate->actor;
      meant |= g_array_index (example->gold, gboolean, i);
    }
  return several && meant;
}

static void
read_pronoun (RapLinking     *linking,
              RapAntecedents *antecedents,
              guint           m,
              const int      *clusters,
              GArray         *examples)
{
  RapRawMention *mention = &g_array_index (linking->mentions, RapRawMention, m);
  Example        example = { g_array_new (FALSE, FALSE, sizeof (RapAntecedent)),
                             g_array_new (FALSE, FALSE, sizeof (gboolean)),
                             1 };
  gboolean       any = FALSE;

  if (clusters[m] < 0)
    return;
  rap_antecedents_collect (antecedents, m, FALSE, example.candidates);
  for (guint i = 0; i < example.candidates->len; i++)
    {
      const RapAntecedent *candidate =
        &g_array_index (example.candidates, RapAntecedent, i);
      gboolean gold = candidate->mention != RAP_NO_ACTOR
                        ? clusters[candidate->mention] == clusters[m]
                        : !any;
      if (gold && !any && candidate->mention != RAP_NO_ACTOR)
        mention->actor = candidate->actor;
      any |= gold;
      g_array_append_val (example.gold, gold);
    }
  example.sort = rap_antecedent_sort (mention);
  example.weight = example.sort != RAP_PRONOUN_PERSON ? MANY
                   : is_contested (linking, &example) ? CONTESTED
                                                      : EASY;
  g_array_append_val (examples, example);
  if (mention->actor != RAP_NO_ACTOR && example.sort == RAP_PRONOUN_PERSON)
    g_array_index (linking->actors, RapActor, mention->actor).gender = mention->gender;
}

/* An example when every person near by has a known sex, one of them the pronoun's, and
 * another does not. */
static void
read_silver (RapLinking *linking, RapAntecedents *antecedents, guint m, GArray *examples)
{
  RapRawMention *mention = &g_array_index (linking->mentions, RapRawMention, m);
  Example        example = { g_array_new (FALSE, FALSE, sizeof (RapAntecedent)),
                             g_array_new (FALSE, FALSE, sizeof (gboolean)),
                             SILVER };
  guint          right = RAP_NO_ACTOR, others = 0;
  gboolean       clear = TRUE;

  rap_antecedents_collect (antecedents, m, TRUE, example.candidates);
  for (guint i = 0; i + 1 < example.candidates->len; i++)
    {
      const RapAntecedent *candidate =
        &g_array_index (example.candidates, RapAntecedent, i);
      RapGender gender =
        g_array_index (linking->actors, RapActor, candidate->actor).gender;
      gboolean gold = gender == mention->gender;
      if (gender == RAP_GENDER_UNKNOWN)
        {
          g_array_remove_index (example.candidates, i--);
          continue;
        }
      clear &= (!gold || right == RAP_NO_ACTOR || right == candidate->actor);
      right = gold ? candidate->actor : right;
      others += !gold;
      g_array_append_val (example.gold, gold);
    }
  if (clear && right != RAP_NO_ACTOR)
    mention->actor = right;
  if (clear && right != RAP_NO_ACTOR && others > 0)
    {
      gboolean nobody = FALSE;
      g_array_append_val (example.gold, nobody);
      g_array_append_val (examples, example);
    }
}

static void
read_document (JsonObject *object, GArray *examples)
{
  g_autoptr (RapDocument) document =
    rap_document_new (json_object_get_string_member (object, "text"), NULL);
  g_autoptr (GArray) gold = g_array_new (FALSE, FALSE, sizeof (Gold));
  RapLinking linking = { .document = document,
                         .words = rap_words_of (document),
                         .mentions = rap_mentions_collect (document),
                         .actors = g_array_new (FALSE, FALSE, sizeof (RapActor)) };

  rap_metonyms_find (&linking);
  rap_predicates_find (&linking);
  rap_linking_run (&linking);
  if (json_object_has_member (object, "clusters"))
    read_gold (json_object_get_array_member (object, "clusters"),
               document,
               linking.words,
               gold);
  g_autofree int *clusters = match_mentions (&linking, rap_tree_of (document), gold);
  g_autoptr (RapAntecedents) antecedents = rap_antecedents_new (&linking);
  for (guint m = 0; m < linking.mentions->len; m++)
    {
      if (rap_antecedents_wants (antecedents, m) && gold->len > 0)
        read_pronoun (&linking, antecedents, m, clusters, examples);
      else if (rap_antecedent_sort (
                 &g_array_index (linking.mentions, RapRawMention, m)) ==
               RAP_PRONOUN_PERSON)
        read_silver (&linking, antecedents, m, examples);
      rap_antecedents_note (antecedents, m);
    }
}

/* The words of a BIO file, a document at a time. */
static void
read_bio (const char *path, GArray *examples)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!g_file_get_contents (path, &bytes, NULL, NULL))
    g_error ("%s cannot be read", path);
  g_auto (GStrv) lines = g_strsplit (bytes, "\n", -1);
  for (guint i = 0;; i++)
    {
      if (lines[i] == NULL || g_str_has_prefix (lines[i], "# newdoc"))
        {
          g_autoptr (JsonObject) object = json_object_new ();
          json_object_set_string_member (object, "text", text->str);
          if (text->len > 0)
            read_document (object, examples);
          g_string_truncate (text, 0);
          if (lines[i] == NULL)
            break;
          continue;
        }
      const char *tab = strchr (lines[i], '\t');
      if (tab != NULL)
        g_string_append_printf (text, "%.*s ", (int) (tab - lines[i]), lines[i]);
    }
}

static void
read_corpus (const char *path, GArray *examples)
{
  g_autofree char *text = NULL;
  gsize            size = 0;

  if (!g_file_get_contents (path, &text, &size, NULL))
    g_error ("%s cannot be read", path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      if (lines[i][0] != '\0' && json_parser_load_from_data (parser, lines[i], -1, NULL))
        read_document (json_node_get_object (json_parser_get_root (parser)), examples);
    }
}

/* --- learning --- */

static double
score_of (const RapAntecedent *candidate, const double *weights)
{
  double score = 0;
  for (guint i = 0; i < candidate->n_slots; i++)
    score += weights[candidate->slots[i]];
  return score;
}

/* One step; returns whether the best candidate was right. */
static gboolean
learn (const Example *example, double *weights, double *squares, gboolean update)
{
  guint              n = example->candidates->len, best = 0;
  g_autofree double *p = g_new (double, n);
  double             all = 0, right = 0, top = -INFINITY;

  for (guint i = 0; i < n; i++)
    {
      p[i] = score_of (&g_array_index (example->candidates, RapAntecedent, i), weights);
      best = p[i] > top ? i : best;
      top = MAX (top, p[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      p[i] = exp (p[i] - top);
      all += p[i];
      right += g_array_index (example->gold, gboolean, i) ? p[i] : 0;
    }
  for (guint i = 0; update && i < n; i++)
    {
      const RapAntecedent *candidate =
        &g_array_index (example->candidates, RapAntecedent, i);
      double slope =
        (g_array_index (example->gold, gboolean, i) ? p[i] / right : 0) - p[i] / all;
      for (guint f = 0; f < candidate->n_slots; f++)
        {
          guint  slot = candidate->slots[f];
          double step = slope - L2 * weights[slot];
          step *= example->weight;
          squares[slot] += step * step;
          weights[slot] += RATE * step / sqrt (squares[slot] + 1e-8);
        }
    }
  return g_array_index (example->gold, gboolean, best);
}

static void
shuffle (guint *order, guint n, guint32 state)
{
  for (guint i = n; i > 1; i--)
    {
      state = state * 1664525u + 1013904223u;
      guint j = (guint) (((guint64) state * i) >> 32), kept = order[i - 1];
      order[i - 1] = order[j];
      order[j] = kept;
    }
}

/* Adds the mean weights of one run over the examples in an order of its own. */
static void
train_once (const GArray *examples, guint32 seed, double *sums)
{
  g_autofree double *weights = g_new0 (double, RAP_ANTECEDENT_SLOTS);
  g_autofree double *squares = g_new0 (double, RAP_ANTECEDENT_SLOTS);
  g_autofree guint  *order = g_new (guint, examples->len);

  for (guint i = 0; i < examples->len; i++)
    order[i] = i;
  for (guint epoch = 0; epoch < EPOCHS; epoch++)
    {
      guint right = 0;
      shuffle (order, examples->len, seed + epoch);
      for (guint i = 0; i < examples->len; i++)
        right +=
          learn (&g_array_index (examples, Example, order[i]), weights, squares, TRUE);
      for (guint i = 0; i < RAP_ANTECEDENT_SLOTS; i++)
        sums[i] += weights[i];
      fprintf (stderr,
               "%u: %.4f of %u\n",
               epoch,
               right / (double) MAX (examples->len, 1),
               examples->len);
    }
}

static void
train (const GArray *examples, double *weights)
{
  for (guint run = 0; run < RUNS; run++)
    train_once (examples, 12345 + 1000 * run, weights);
  for (guint i = 0; i < RAP_ANTECEDENT_SLOTS; i++)
    weights[i] /= EPOCHS * RUNS;
}

/* --- measuring --- */

typedef struct
{
  guint hits;
  guint slips;
  guint misses;
} Tally;

static gboolean
shares_actor (const RapActors *actors, RapDocument *document, JsonObject *name, guint who)
{
  g_autoptr (RapSpan) span =
    rap_document_from_characters (document,
                                  json_object_get_int_member (name, "start"),
                                  json_object_get_int_member (name, "end"));
  for (guint m = 0; m < actors->mentions->len; m++)
    {
      const RapMention *mention = &g_array_index (actors->mentions, RapMention, m);
      if (rap_span_overlaps (&mention->span, span) &&
          (who == RAP_NO_ACTOR || mention->form == RAP_MENTION_NAME) &&
          (who == RAP_NO_ACTOR || mention->actor == who))
        return TRUE;
    }
  return FALSE;
}

/* A pronoun and two names, as in GAP: which of them does it mean? */
static void
measure_item (JsonObject *item, Tally *tally)
{
  static const char *const NAMES[][2] = { { "a", "a_coref" }, { "b", "b_coref" } };
  g_autoptr (RapDocument) document =
    rap_document_new (json_object_get_string_member (item, "text"), NULL);
  const RapActors *actors = rap_actors_of (document);
  JsonObject      *pronoun = json_object_get_object_member (item, "pronoun");
  g_autoptr (RapSpan) span =
    rap_document_from_characters (document,
                                  json_object_get_int_member (pronoun, "start"),
                                  json_object_get_int_member (pronoun, "end"));
  guint who = RAP_NO_ACTOR;

  for (guint m = 0; m < actors->mentions->len; m++)
    {
      const RapMention *mention = &g_array_index (actors->mentions, RapMention, m);
      if (rap_span_overlaps (&mention->span, span))
        who = mention->actor;
    }
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      gboolean is = json_object_get_boolean_member (item, NAMES[i][1]);
      gboolean said = who != RAP_NO_ACTOR &&
                      shares_actor (actors,
                                    document,
                                    json_object_get_object_member (item, NAMES[i][0]),
                                    who);
      tally->hits += is && said;
      tally->slips += !is && said;
      tally->misses += is && !said;
    }
}

static void
measure (const char *path)
{
  g_autofree char *text = NULL;
  Tally            tally = { 0 };

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("%s cannot be read", path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      if (lines[i][0] != '\0' && json_parser_load_from_data (parser, lines[i], -1, NULL))
        measure_item (json_node_get_object (json_parser_get_root (parser)), &tally);
    }
  printf ("%u right, %u wrong, %u missed: F1 %.4f\n",
          tally.hits,
          tally.slips,
          tally.misses,
          2.0 * tally.hits / MAX (2 * tally.hits + tally.slips + tally.misses, 1));
}

static char *measured;

static const GOptionEntry OPTIONS[] = {
  { "measure",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &measured,
    "Measure on pairs of names",
    "FILE" },
  G_OPTION_ENTRY_NULL,
};

int
main (int argc, char **argv)
{
  g_autoptr (GArray) examples = g_array_new (FALSE, FALSE, sizeof (Example));
  g_autoptr (GString) out = g_string_new ("RAPPRON2");
  g_autofree double *weights = g_new0 (double, RAP_ANTECEDENT_SLOTS);
  g_autofree gint16 *numbers = g_new (gint16, RAP_ANTECEDENT_SLOTS);
  g_autoptr (GOptionContext) context = g_option_context_new ("OUTPUT CORPUS…");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, OPTIONS, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 3)
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "too few arguments");
      return 2;
    }
  for (int i = 2; i < argc; i++)
    {
      (g_str_has_suffix (argv[i], ".bio") ? read_bio : read_corpus) (argv[i], examples);
      fprintf (stderr, "%s: %u\n", argv[i], examples->len);
    }
  train (examples, weights);
  for (guint i = 0; i < RAP_ANTECEDENT_SLOTS; i++)
    {
      numbers[i] = (gint16) CLAMP ((int) lrint (weights[i] * SCALE), -32768, 32767);
      g_string_append_c (out, (char) (numbers[i] & 0xFF));
      g_string_append_c (out, (char) (numbers[i] >> 8 & 0xFF));
    }
  if (measured != NULL)
    {
      rap_coreference_use_weights (numbers);
      measure (measured);
    }
  return g_file_set_contents (argv[1], out->str, out->len, NULL) ? 0 : 1;
}
