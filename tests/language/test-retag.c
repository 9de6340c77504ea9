// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <string.h>

#include "language/rap-rels.h"
#include "language/rap-retag.h"

static void
test_guess (void)
{
  gint32   sums[RAP_N_TAGS] = { 0 };
  RapGuess guess;

  sums[RAP_TAG_VERB] = 9000;
  sums[RAP_TAG_NOUN] = 20000;
  sums[RAP_TAG_ADJ] = 7000;
  rap_guess_read (sums, &guess);
  g_assert_cmpuint (guess.tags[0], ==, RAP_TAG_NOUN);
  g_assert_cmpuint (guess.tags[1], ==, RAP_TAG_VERB);
  g_assert_cmpuint (guess.tags[2], ==, RAP_TAG_ADJ);
  g_assert_cmpint (rap_guess_margin (sums, RAP_TAG_NOUN), ==, 11000);
  g_assert_true (rap_guess_is_open (11000));
  g_assert_false (rap_guess_is_open (G_MAXINT32 / 4));
}

/* What the network is sure of is the tag of a form; the majority counts. */
static void
test_forms (void)
{
  g_autoptr (RapDocument) document =
    rap_document_new ("Boats sank. The boats sank.", NULL);
  const RapWords         *words = rap_words_of (document);
  g_autofree RapFormTags *forms = g_new0 (RapFormTags, words->n_forms);
  const RapWord          *boats = &words->words[4];

  g_assert_cmpstr (boats->form, ==, "boats");
  rap_form_tags_add (forms, &words->words[0], RAP_TAG_NOUN, TRUE);
  rap_form_tags_add (forms, boats, RAP_TAG_NOUN, TRUE);
  rap_form_tags_add (forms, boats, RAP_TAG_VERB, FALSE);
  const RapFormTags *form = &forms[rap_word_form (boats)];
  g_assert_cmpuint (form->tag, ==, RAP_TAG_NOUN);
  g_assert_cmpuint (form->lead, ==, 1);
  g_assert_cmpuint (form->lower_tag, ==, RAP_TAG_NOUN);
  g_assert_cmpuint (form->lower_lead, ==, 2);
  g_assert_true (form->seen);
}

/* The same word is looked at alike wherever it stands; another place is seen. */
static void
test_features (void)
{
  g_autoptr (RapDocument) document =
    rap_document_new ("It sank. It sank. We sank.", NULL);
  const RapWords         *words = rap_words_of (document);
  g_autofree RapFormTags *forms = g_new0 (RapFormTags, words->n_forms);
  guint8                  tags[9] = { 0 };
  gint16                  steps[9] = { 1, 0, -1, 1, 0, -1, 1, 0, -1 };
  guint8                  rels[9] = { 0 };
  RapArcs                 arcs = { steps, rels };
  RapTagged               tagged = { words->words, words->n_words, tags, forms, &arcs };
  guint32                 one[RAP_N_RETAG_FEATURES], two[RAP_N_RETAG_FEATURES],
    three[RAP_N_RETAG_FEATURES];

  g_assert_cmpuint (words->n_words, ==, 9);
  rap_retag_features (&tagged, 1, one);
  rap_retag_features (&tagged, 4, two);
  rap_retag_features (&tagged, 7, three);
  g_assert_cmpmem (one, sizeof one, two, sizeof two);
  g_assert_cmpint (memcmp (one, three, sizeof one), !=, 0);
  for (guint i = 0; i < RAP_N_RETAG_FEATURES; i++)
    g_assert_cmpuint (rap_retag_cell (one[i], RAP_TAG_X), <, 1u << RAP_RETAG_WEIGHT_BITS);
}

/* What hangs on the word is seen however far off it is, and what hangs on that is not. */
static void
test_children (void)
{
  g_autoptr (RapDocument) document = rap_document_new ("It sank off the old pier", NULL);
  const RapWords         *words = rap_words_of (document);
  g_autofree RapFormTags *forms = g_new0 (RapFormTags, words->n_forms);
  guint8                  tags[6] = { 0 };
  gint16                  steps[6] = { 1, 0, 3, 2, 1, -4 };
  guint8                  rels[6] = { RAP_REL_NSUBJ, RAP_REL_ROOT, RAP_REL_CASE,
                                      RAP_REL_DET,   RAP_REL_AMOD, RAP_REL_OBL };
  RapArcs                 arcs = { steps, rels };
  RapTagged               tagged = { words->words, words->n_words, tags, forms, &arcs };
  guint32                 one[RAP_N_RETAG_FEATURES], two[RAP_N_RETAG_FEATURES];

  g_assert_cmpuint (words->n_words, ==, 6);
  rap_retag_features (&tagged, 1, one);
  rels[3] = RAP_REL_NMOD;
  rap_retag_features (&tagged, 1, two);
  g_assert_cmpmem (one, sizeof one, two, sizeof two);
  rels[5] = RAP_REL_OBJ;
  rap_retag_features (&tagged, 1, two);
  g_assert_cmpint (memcmp (one, two, sizeof one), !=, 0);
  rap_retag_features (&tagged, 5, one);
  rels[2] = RAP_REL_MARK;
  rap_retag_features (&tagged, 5, two);
  g_assert_cmpint (memcmp (one, two, sizeof one), !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/retag/guess", test_guess);
  g_test_add_func ("/language/retag/forms", test_forms);
  g_test_add_func ("/language/retag/features", test_features);
  g_test_add_func ("/language/retag/children", test_children);
  return g_test_run ();
}
