// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <string.h>

#include "language/rap-conjuncts.h"
#include "language/rap-names.h"
#include "language/rap-reattach.h"
#include "language/rap-tree.h"

static guint
word_at (const RapWords *words, const char *lower)
{
  for (guint i = 0; i < words->n_words; i++)
    if (rap_word_is (&words->words[i], lower))
      return i;
  g_assert_not_reached ();
}

static RapDocument *
document_for (const char *text)
{
  g_autoptr (GError) error = NULL;
  RapDocument *document = rap_document_new (text, &error);

  g_assert_no_error (error);
  return document;
}

static void
test_simple (void)
{
  g_autoptr (RapDocument) document =
    document_for ("The minister quickly rejected the new plans.");
  const RapWords *words = rap_words_of (document);
  const RapTags  *tags = rap_tags_of (document);
  const RapTree  *tree = rap_tree_of (document);
  guint           verb = word_at (words, "rejected"), plans = word_at (words, "plans");

  g_assert_cmpuint (tree->heads[verb], ==, RAP_NO_HEAD);
  g_assert_cmpuint (tree->rels[verb], ==, RAP_REL_ROOT);
  g_assert_cmpuint (tags->tags[verb], ==, RAP_TAG_VERB);
  g_assert_cmpuint (tags->verbs[verb], ==, RAP_VERB_PAST);
  g_assert_cmpstr (tags->lemmas[verb], ==, "reject");
  g_assert_cmpstr (tags->lemmas[plans], ==, "plan");
  g_assert_cmpuint (rap_tree_child (words, tree, verb, RAP_REL_NSUBJ, RAP_NO_HEAD),
                    ==,
                    word_at (words, "minister"));
  g_assert_cmpuint (rap_tree_child (words, tree, verb, RAP_REL_OBJ, RAP_NO_HEAD),
                    ==,
                    plans);
  g_assert_cmpuint (tree->firsts[verb], ==, 0);
  g_assert_cmpuint (tree->ends[verb], ==, words->n_words);
}

/* A past form that is taken for a participle is still known. */
static void
test_irregular (void)
{
  g_autoptr (RapDocument) document = document_for (
    "The thieves had stole the cars that she had drove, and they stole more.");
  const RapWords *words = rap_words_of (document);
  const RapTags  *tags = rap_tags_of (document);

  for (guint i = 0; i < words->n_words; i++)
    if (rap_word_is (&words->words[i], "stole"))
      g_assert_cmpstr (tags->lemmas[i], ==, "steal");
}

static void
test_passive (void)
{
  static const struct
  {
    const char *text;
    const char *verb;
    gboolean    passive;
  } cases[] = {
    { "The general was arrested on Friday.", "arrested", TRUE },
    { "The police arrested the general.", "arrested", FALSE },
    { "The police have arrested the general.", "arrested", FALSE },
    { "The general has been arrested by the police.", "arrested", TRUE },
    { "The general was arrested and charged.", "charged", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapDocument) document = document_for (cases[i].text);
      const RapWords *words = rap_words_of (document);
      g_assert_cmpint (rap_tree_is_passive (words,
                                            rap_tags_of (document),
                                            rap_tree_of (document),
                                            word_at (words, cases[i].verb)),
                       ==,
                       cases[i].passive);
    }
}

static void
test_names (void)
{
  g_autoptr (RapDocument) document =
    document_for ("President Barack Obama met Chinese officials in Brazil on Monday. The "
                  "United Nations praised Mr. Obama.");
  const RapWords *words = rap_words_of (document);
  const RapNames *names = rap_names_of (document);
  static const struct
  {
    const char *first;
    RapNameType type;
    const char *state;
  } wanted[] = {
    { "barack", RAP_NAME_PERSON, NULL },
    { "chinese", RAP_NAME_NATIONALITY, "CHN" },
    { "brazil", RAP_NAME_STATE, "BRA" },
    { "united", RAP_NAME_ORGANISATION, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      gboolean found = FALSE;
      for (guint k = 0; k < names->n_names; k++)
        {
          const RapName *name = &names->names[k];
          if (!rap_word_is (&words->words[name->first], wanted[i].first))
            continue;
          found = TRUE;
          g_assert_cmpint (name->type, ==, wanted[i].type);
          if (wanted[i].state != NULL)
            g_assert_cmpstr (name->state, ==, wanted[i].state);
        }
      g_assert_true (found);
    }
}

/* One root a sentence, spans that nest, names in order: whatever the text. */
static void
check_sound (RapDocument *document)
{
  const RapWords *words = rap_words_of (document);
  const RapTags  *tags = rap_tags_of (document);
  const RapTree  *tree = rap_tree_of (document);
  const RapNames *names = rap_names_of (document);
  guint           at = 0;

  for (guint s = 0; s < words->n_sentences; s++)
    {
      const RapSentence *sentence = &words->sentences[s];
      guint              n_roots = 0;
      for (guint i = sentence->first; i < sentence->end; i++)
        {
          guint head = tree->heads[i];
          g_assert_cmpuint (tags->tags[i], <, RAP_N_TAGS);
          g_assert_cmpuint (tree->rels[i], <, RAP_N_RELS);
          g_assert_true (tags->lemmas[i] != NULL && *tags->lemmas[i] != '\0');
          n_roots += head == RAP_NO_HEAD;
          if (head == RAP_NO_HEAD)
            continue;
          g_assert_cmpuint (head, >=, sentence->first);
          g_assert_cmpuint (head, <, sentence->end);
          g_assert_cmpuint (tree->firsts[i], >=, tree->firsts[head]);
          g_assert_cmpuint (tree->ends[i], <=, tree->ends[head]);
        }
      g_assert_cmpuint (n_roots, ==, 1);
    }
  for (guint i = 0; i < names->n_names; i++)
    {
      g_assert_cmpuint (names->names[i].first, >=, at);
      g_assert_cmpuint (names->names[i].end, >, names->names[i].first);
      at = names->names[i].end;
    }
  g_assert_cmpuint (at, <=, words->n_words);
}

static void
test_hostile (void)
{
  static const char *const parts[] = { "--", "word ",        "Name ", "A. ",
                                       "( ", "\" ",          "é",     "和 ",
                                       "1 ", "U.S. Senate ", "don't" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint k = 0; k < 3000; k++)
        g_string_append (text, parts[i]);
      g_autoptr (RapDocument) document = document_for (text->str);
      check_sound (document);
    }
  g_autoptr (RapDocument) nothing = document_for ("");
  check_sound (nothing);
}

/* What a parser may well say of a sentence, and what is right. */
typedef struct
{
  const char *text;
  guint8      tags[12];
  guint8      verbs[12];
  guint       heads[12]; /* from 1; 0 for the root */
  guint8      rels[12];
  guint       word; /* from 1 */
  guint       head;
  RapRel      rel;
} Reattached;

#define N RAP_TAG_NOUN
#define P RAP_TAG_PROPN
#define V RAP_TAG_VERB
#define A RAP_TAG_ADP
#define S RAP_REL_NSUBJ
#define C RAP_REL_CASE
#define R RAP_REL_ROOT

static const Reattached reattached[] = {
  { "Peru left after Chad won",
    { P, V, A, P, V },
    { 0, RAP_VERB_PAST, 0, 0, RAP_VERB_PAST },
    { 2, 0, 4, 2, 2 },
    { S, R, C, RAP_REL_OBL, RAP_REL_ADVCL },
    4,
    5,
    S },
  { "Peru left after talks",
    { P, V, A, N },
    { 0, RAP_VERB_PAST },
    { 2, 0, 4, 2 },
    { S, R, C, RAP_REL_OBL },
    4,
    2,
    RAP_REL_OBL },
  { "Peru deported people wanted abroad",
    { P, V, N, V, RAP_TAG_ADV },
    { 0, RAP_VERB_PAST, 0, RAP_VERB_PARTICIPLE },
    { 2, 0, 4, 2, 4 },
    { S, R, S, RAP_REL_CCOMP, RAP_REL_ADVMOD },
    3,
    2,
    RAP_REL_OBJ },
  { "minister of Peru Jon Reed",
    { N, A, P, P, P },
    { 0 },
    { 0, 3, 1, 3, 4 },
    { R, C, RAP_REL_NMOD, RAP_REL_APPOS, RAP_REL_FLAT },
    4,
    1,
    RAP_REL_APPOS },
};

static void
test_reattached (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (reattached); i++)
    {
      const Reattached *one = &reattached[i];
      g_autoptr (RapDocument) document = document_for (one->text);
      const RapWords *words = rap_words_of (document);
      RapTags         tags = { one->tags, one->verbs, rap_tags_of (document)->lemmas };
      guint           heads[12];
      guint8          rels[12];
      for (guint w = 0; w < words->n_words; w++)
        {
          heads[w] = one->heads[w] > 0 ? one->heads[w] - 1 : RAP_NO_HEAD;
          rels[w] = one->rels[w];
        }
      RapArcEdits arcs = { words, &tags, heads, rels };
      rap_tree_reattach (&arcs);
      rap_tree_mend_conjuncts (&arcs);
      g_assert_cmpuint (heads[one->word - 1], ==, one->head - 1);
      g_assert_cmpuint (rels[one->word - 1], ==, one->rel);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/parse/simple", test_simple);
  g_test_add_func ("/language/parse/irregular", test_irregular);
  g_test_add_func ("/language/parse/passive", test_passive);
  g_test_add_func ("/language/parse/names", test_names);
  g_test_add_func ("/language/parse/hostile", test_hostile);
  g_test_add_func ("/language/parse/reattached", test_reattached);
  return g_test_run ();
}
