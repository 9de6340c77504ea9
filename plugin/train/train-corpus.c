// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/train-corpus.h"

#include <stdlib.h>
#include <string.h>

#include "language/rap-words.h"
#include "text/rap-utf8.h"

GArray *
train_corpus_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (TrainSentence));
}

gsize
train_corpus_count (const GArray *corpus)
{
  gsize n = 0;

  for (guint i = 0; i < corpus->len; i++)
    n += g_array_index (corpus, TrainSentence, i).n;
  return n;
}

/* What a treebank calls a form. */
static const struct
{
  const char *mark;
  RapForm     form;
} forms[] = {
  { "VB", RAP_FORM_BASE },         { "VBP", RAP_FORM_PRESENT },
  { "VBZ", RAP_FORM_PRESENT_S },   { "VBD", RAP_FORM_PAST },
  { "VBN", RAP_FORM_PARTICIPLE },  { "VBG", RAP_FORM_ING },
  { "MD", RAP_FORM_MODAL },        { "NNS", RAP_FORM_PLURAL },
  { "NNPS", RAP_FORM_PLURAL },     { "JJR", RAP_FORM_COMPARATIVE },
  { "RBR", RAP_FORM_COMPARATIVE }, { "JJS", RAP_FORM_SUPERLATIVE },
  { "RBS", RAP_FORM_SUPERLATIVE },
};

static RapForm
form_of (const char *mark)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].mark, mark))
      return forms[i].form;
  return RAP_FORM_NONE;
}

static guint8
tag_of (const char *name)
{
  for (guint i = 0; i < RAP_N_TAGS; i++)
    if (g_str_equal (rap_tag_get_nick (i), name))
      return i;
  return RAP_TAG_X;
}

static guint8
rel_of (const char *name)
{
  gsize length = strcspn (name, ":");

  for (guint i = 0; i < RAP_N_RELS; i++)
    if (strncmp (rap_rel_get_nick (i), name, length) == 0 &&
        rap_rel_get_nick (i)[length] == '\0')
      return i;
  return RAP_REL_DEP;
}

/* What a corpus of names calls a kind; the third column decides where it is listed. */
static const struct
{
  const char *mark;
  RapKind     kind;
} fine_kinds[] = {
  { "NORP", RAP_KIND_NATIONALITY },
  { "gpe", RAP_KIND_NATIONALITY },
}, kinds[] = {
  { "PER", RAP_KIND_PERSON },
  { "ORG", RAP_KIND_ORGANISATION },
  { "LOC", RAP_KIND_PLACE },
  { "MISC", RAP_KIND_OTHER },
};

/* The kind's number + 1, or 0. */
static guint
kind_of (const char *coarse, const char *fine)
{
  for (guint i = 0; fine != NULL && strlen (fine) > 2 && i < G_N_ELEMENTS (fine_kinds);
       i++)
    if (g_str_equal (fine_kinds[i].mark, fine + 2))
      return fine_kinds[i].kind + 1;
  for (guint i = 0; strlen (coarse) > 2 && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].mark, coarse + 2))
      return kinds[i].kind + 1;
  return 0;
}

static gboolean
is_capitalised (const char *form)
{
  return g_unichar_isupper (rap_utf8_get (form));
}

/* Must agree with what the library does with its own words. */
void
train_corpus_read_features (TrainSentence *sentence)
{
  guint n_capital = 0, n_words = 0;

  for (guint i = 0; i < sentence->n; i++)
    {
      const char *form = sentence->words[i].form;
      if (strpbrk (form, "0123456789") != NULL ||
          !g_unichar_isalpha (rap_utf8_get (form)))
        continue;
      n_words++;
      n_capital += is_capitalised (form);
    }
  gboolean heading = rap_features_is_heading (n_capital, n_words);
  for (guint i = 0; i < sentence->n; i++)
    {
      TrainWord *word = &sentence->words[i];
      RapPlace   place = heading ? (i == 0 ? RAP_PLACE_HEADING_FIRST : RAP_PLACE_HEADING)
                                 : (i == 0 ? RAP_PLACE_FIRST : RAP_PLACE_INSIDE);
      rap_features_read (&word->features, word->form, word->lower, place);
    }
}

static void
close_sentence (GArray *corpus, GArray *words)
{
  TrainSentence sentence = { .n = words->len };

  if (words->len > 0 && words->len <= RAP_MAX_PARSE)
    {
      sentence.words = g_memdup2 (words->data, words->len * sizeof (TrainWord));
      train_corpus_read_features (&sentence);
      g_array_append_val (corpus, sentence);
    }
  g_array_set_size (words, 0);
}

static TrainWord
word_of (const char *form)
{
  return (TrainWord){ .form = g_strdup (form),
                      .lower = rap_utf8_fold (form, strlen (form)) };
}

void
train_corpus_add_trees (GArray *corpus, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) words = g_array_new (FALSE, TRUE, sizeof (TrainWord));

  if (!g_file_get_contents (path, &text, NULL, error))
    return;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      if (*lines[i] == '\0')
        close_sentence (corpus, words);
      if (*lines[i] == '#' || g_strv_length (fields) < 8 ||
          strpbrk (fields[0], "-.") != NULL)
        continue;
      TrainWord word = word_of (fields[1]);
      word.lemma = g_strdup (fields[2]);
      word.tag = tag_of (fields[3]);
      word.shape = form_of (fields[4]);
      word.head = (gint16) atoi (fields[6]);
      word.rel = rel_of (fields[7]);
      g_array_append_val (words, word);
    }
  close_sentence (corpus, words);
}

/* A line is a paragraph, read with the words and sentences of the library. */
void
train_corpus_add_text (GArray *corpus, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (TrainWord));

  if (!g_file_get_contents (path, &text, NULL, error))
    return;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (RapDocument) document = rap_document_new (lines[i], NULL);
      const RapWords *words = rap_words_of (document);
      for (guint k = 0; k < words->n_words; k++)
        {
          TrainWord word = word_of (words->words[k].form);
          if (k > 0 && words->words[k].sentence != words->words[k - 1].sentence)
            close_sentence (corpus, found);
          g_array_append_val (found, word);
        }
      close_sentence (corpus, found);
    }
}

/* From begins-inside marks to begins, goes on, ends, alone. */
static void
close_names (GArray *words, const GArray *marks)
{
  for (guint i = 0; i < words->len; i++)
    {
      const guint *mark = &g_array_index (marks, guint, i);
      guint        kind = mark[0] / 2, next = i + 1 < marks->len ? mark[1] : 0;
      gboolean     begins = (mark[0] & 1) != 0 || i == 0 || mark[-1] / 2 != kind;
      gboolean     goes_on = next / 2 == kind && (next & 1) == 0;
      if (kind > 0)
        g_array_index (words, TrainWord, i).label =
          RAP_LABEL_BEGINS (kind - 1) + (begins ? (goes_on ? 0 : 3) : (goes_on ? 1 : 2));
    }
}

void
train_corpus_add_names (GArray *corpus, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) words = g_array_new (FALSE, TRUE, sizeof (TrainWord));
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (guint));

  if (!g_file_get_contents (path, &text, NULL, error))
    return;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      guint n_fields = g_strv_length (fields);
      if (*lines[i] == '\0')
        {
          close_names (words, marks);
          close_sentence (corpus, words);
          g_array_set_size (marks, 0);
        }
      if (n_fields < 2)
        continue;
      guint     kind = kind_of (fields[1], n_fields > 2 ? fields[2] : NULL);
      guint     mark = kind > 0 ? 2 * kind + (*fields[1] == 'B') : 0;
      TrainWord word = word_of (fields[0]);
      g_array_append_val (words, word);
      g_array_append_val (marks, mark);
    }
  close_names (words, marks);
  close_sentence (corpus, words);
}
