// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train-pronouns.h"

#include "extract/rap-actors.h"
#include "extract/rap-coreference.h"
#include "extract/rap-link.h"
#include "extract/rap-linking.h"
#include "extract/rap-metonyms.h"
#include "extract/rap-predicates.h"

#include <stdio.h>
#include <string.h>

/* What an example weighs: one where several are named, an easy one, one that only sex tells. */
#define CONTESTED 2.0
#define EASY      0.05
#define SILVER    0.3
/* "They". */
#define MANY 0.5
/* One that asks which of two names is meant. */
#define PAIR 4.0

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
  if (mention->actor != RAP_NO_ACTOR && example.sort == RAP_PRONOUN_PERSON &&
      rap_genders_clash (g_array_index (linking->actors, RapActor, mention->actor).gender,
                         mention->gender))
    mention->actor = rap_antecedents_part (antecedents, m);
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
link_mentions (RapLinking *linking, RapDocument *document)
{
  *linking = (RapLinking){ .document = document,
                           .words = rap_words_of (document),
                           .mentions = rap_mentions_collect (document),
                           .actors = g_array_new (FALSE, FALSE, sizeof (RapActor)) };
  rap_metonyms_find (linking);
  rap_predicates_find (linking);
  rap_linking_run (linking);
}

static void
read_document (JsonObject *object, GArray *examples)
{
  g_autoptr (RapDocument) document =
    rap_document_new (json_object_get_string_member (object, "text"), NULL);
  g_autoptr (GArray) gold = g_array_new (FALSE, FALSE, sizeof (Gold));
  RapLinking linking;

  link_mentions (&linking, document);
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

/* --- pairs of names --- */

static gboolean
covers (const RapLinking *linking, const RapRawMention *mention, JsonObject *name)
{
  RapSpan span = rap_words_span (linking->words, mention->first, mention->end);
  g_autoptr (RapSpan) other =
    rap_document_from_characters (linking->document,
                                  json_object_get_int_member (name, "start"),
                                  json_object_get_int_member (name, "end"));
  return rap_span_overlaps (&span, other);
}

/* Marks the actors of the name that has a word in common with it. */
static void
mark_actors (const RapLinking *linking, JsonObject *name, guint8 *marks, guint8 mark)
{
  for (guint m = 0; m < linking->mentions->len; m++)
    {
      const RapRawMention *mention = &g_array_index (linking->mentions, RapRawMention, m);
      if (mention->form == RAP_MENTION_NAME && mention->actor != RAP_NO_ACTOR &&
          covers (linking, mention, name))
        marks[mention->actor] = mark;
    }
}

enum
{
  UNSAID,
  MEANT,
  NOT_MEANT
};

/* Where neither name is meant, anybody else may be. */
static void
add_pair (RapLinking     *linking,
          RapAntecedents *antecedents,
          guint           m,
          JsonObject     *item,
          guint           fold,
          GArray         *examples)
{
  g_autofree guint8 *marks = g_new0 (guint8, linking->actors->len + 1);
  gboolean           a = json_object_get_boolean_member (item, "a_coref");
  gboolean           b = json_object_get_boolean_member (item, "b_coref"), any = FALSE;
  Example            example = { g_array_new (FALSE, FALSE, sizeof (RapAntecedent)),
                                 g_array_new (FALSE, FALSE, sizeof (gboolean)),
                                 PAIR,
                                 RAP_PRONOUN_PERSON,
                                 fold };

  rap_antecedents_collect (antecedents, m, FALSE, example.candidates);
  if (!a)
    mark_actors (linking, json_object_get_object_member (item, "a"), marks, NOT_MEANT);
  if (!b)
    mark_actors (linking, json_object_get_object_member (item, "b"), marks, NOT_MEANT);
  if (a)
    mark_actors (linking, json_object_get_object_member (item, "a"), marks, MEANT);
  if (b)
    mark_actors (linking, json_object_get_object_member (item, "b"), marks, MEANT);
  for (guint i = 0; i < example.candidates->len; i++)
    {
      guint    actor = g_array_index (example.candidates, RapAntecedent, i).actor;
      guint8   mark = actor == RAP_NO_ACTOR ? UNSAID : marks[actor];
      gboolean gold = a || b ? mark == MEANT : mark != NOT_MEANT;
      any |= gold;
      g_array_append_val (example.gold, gold);
    }
  if (any && example.candidates->len > 1)
    g_array_append_val (examples, example);
}

static void
read_pair (JsonObject *item, guint fold, GArray *examples)
{
  g_autoptr (RapDocument) document =
    rap_document_new (json_object_get_string_member (item, "text"), NULL);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (RapAntecedent));
  JsonObject *pronoun = json_object_get_object_member (item, "pronoun");
  RapLinking  linking;

  link_mentions (&linking, document);
  g_autoptr (RapAntecedents) antecedents = rap_antecedents_new (&linking);
  for (guint m = 0; m < linking.mentions->len; m++)
    {
      RapRawMention *mention = &g_array_index (linking.mentions, RapRawMention, m);
      if (rap_antecedents_wants (antecedents, m) && covers (&linking, mention, pronoun))
        {
          add_pair (&linking, antecedents, m, item, fold, examples);
          return;
        }
      rap_coreference_resolve (&linking, antecedents, m, candidates);
      rap_antecedents_note (antecedents, m);
    }
}

guint
fold_of_pair (const char *line, guint n)
{
  const char *page = strstr (line, "\"url\": ");
  return g_str_hash (page != NULL ? page : line) % n + 1;
}

void
each_json_line (const char *path, JsonLineFunc function, gpointer data)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("%s cannot be read", path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      if (lines[i][0] != '\0' && json_parser_load_from_data (parser, lines[i], -1, NULL))
        function (json_node_get_object (json_parser_get_root (parser)), lines[i], data);
    }
}

static void
read_pair_line (JsonObject *pair, const char *line, gpointer examples)
{
  read_pair (pair, fold_of_pair (line, PAIR_FOLDS), examples);
}

void
read_pairs (const char *path, GArray *examples)
{
  each_json_line (path, read_pair_line, examples);
}

/* --- corpora --- */

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
read_document_line (JsonObject               *document,
                    G_GNUC_UNUSED const char *line,
                    gpointer                  examples)
{
  read_document (document, examples);
}

void
read_corpus (const char *path, GArray *examples)
{
  if (g_str_has_suffix (path, ".bio"))
    read_bio (path, examples);
  else
    each_json_line (path, read_document_line, examples);
}
