// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-summary.h"

#include <string.h>

#include "summarise/rap-about.h"
#include "summarise/rap-concepts.h"
#include "summarise/rap-context.h"
#include "summarise/rap-introductions.h"
#include "summarise/rap-rank.h"

#define DEFAULT_SENTENCES 3
/* A sentence and all that must come along with it. */
#define MAX_CLOSURE 3
/* Rounds of choosing are as many as sentences chosen; a summary is never longer. */
#define MAX_CHOSEN 400
/* A sentence that has this share of its weight in one chosen from another report says the
 * same again. Thousandths. */
#define COPY_SHARE 650
/* What words, pairs of words and the rank of a sentence add to its worth, and how many words
 * each sentence costs beside its own: found on summaries by people. */
typedef struct
{
  int word;
  int pair;
  int rank;
  int cost;
  int least; /* words that a shorter sentence costs: what is short is not thereby good */
  int
    stranger; /* percent that a sentence is still worth which opens with a surname alone */
} Factors;

static const Factors by_sentences = { 10, 10, 5, 5, 18, 50 };
static const Factors by_words = { 10, 35, 0, 2, 10, 50 };
static const Factors by_reports = { 10, 10, 15, 16, 0, 100 };

typedef struct
{
  RapDossier        *dossier;
  const RapFeatures *features;
  const RapRank     *rank;
  const RapConcepts *concepts;
  gint64            *fresh; /* a sentence: worth of its concepts that are not told yet */
  guint             *weights; /* a sentence: of its terms */
  guint             *told;    /* a sentence: weight of its terms that are told already */
  guint8            *covered; /* a term: told already */
  gboolean          *about; /* a sentence: names what is asked for; NULL for everything */
  guint             *chosen; /* a sentence: in which round, from 1; 0 for not */
  guint  *firsts; /* a sentence: what must come along; first == end for never */
  guint  *ends;
  guint  *introducers;   /* a sentence: the one that gives the full name of its person */
  guint  *holders;       /* the sentences that have a term, term by term */
  guint  *holder_firsts; /* a term: its first among the holders; one more at the end */
  Factors factors;
  guint   n_chosen;
  guint   n_words;
  guint   most_sentences;
  guint   most_words;
} Choice;

/* Hits of pairs are fewer and count on top of their words. */
static gint64
concept_worth (const Choice *choice, const RapConcept *concept)
{
  return (gint64) concept->worth * (concept->values[RAP_CONCEPT_IS_PAIR]
                                      ? choice->factors.pair
                                      : choice->factors.word);
}

/* The runs that sentences need, as numbers over the dossier. */
static void
close_sentences (Choice *choice)
{
  for (guint i = 0; i < choice->features->n_sentences; i++)
    {
      const RapSentenceFeatures *s = &choice->features->sentences[i];
      RapDocument *document = rap_dossier_get_document (choice->dossier, s->document);
      guint        offset = choice->features->firsts[s->document];
      guint        first, end;

      if (!rap_context_closure (rap_context_of (document),
                                rap_words_of (document),
                                s->sentence,
                                MAX_CLOSURE,
                                &first,
                                &end))
        continue;
      /* What is asked of the reader, or said to him, tells nothing of the matter. */
      if (rap_context_of (document)->needs[s->sentence] & RAP_NEED_CALLER)
        continue;
      guint introducer = rap_introductions_of (document)[s->sentence];
      choice->introducers[i] =
        introducer == RAP_NOT_INTRODUCED ? RAP_NOT_INTRODUCED : offset + introducer;
      choice->firsts[i] = offset + first;
      choice->ends[i] = offset + end;
    }
}

/* Turns the lists of terms by sentence into lists of sentences by term. */
static void
index_holders (Choice *choice)
{
  const RapConcepts *concepts = choice->concepts;
  guint n = concepts->n_concepts, all = concepts->firsts[choice->features->n_sentences];
  choice->holder_firsts = g_new0 (guint, n + 2);
  choice->holders = g_new (guint, all + 1);
  guint *next = choice->holder_firsts + 1;
  for (guint c = 0; c < all; c++)
    next[concepts->ids[c] + 1]++;
  for (guint id = 1; id <= n; id++)
    next[id] += next[id - 1];
  for (guint i = 0; i < choice->features->n_sentences; i++)
    for (guint c = concepts->firsts[i]; c < concepts->firsts[i + 1]; c++)
      choice->holders[next[concepts->ids[c]]++] = i;
}

static void
index_concepts (Choice *choice)
{
  const RapConcepts *concepts = choice->concepts;
  for (guint i = 0; i < choice->features->n_sentences; i++)
    for (guint c = concepts->firsts[i]; c < concepts->firsts[i + 1]; c++)
      {
        const RapConcept *concept = &concepts->concepts[concepts->ids[c]];
        choice->fresh[i] += concept_worth (choice, concept);
        if (!concept->values[RAP_CONCEPT_IS_PAIR])
          choice->weights[i] += concept->values[RAP_CONCEPT_WEIGHT];
      }
}

static void
find_about (Choice *choice, const char *about)
{
  choice->about = g_new0 (gboolean, choice->features->n_sentences + 1);
  for (guint d = 0; d < rap_dossier_get_n_documents (choice->dossier); d++)
    {
      RapDocument         *document = rap_dossier_get_document (choice->dossier, d);
      g_autofree gboolean *own = rap_about_sentences (document, about);
      memcpy (choice->about + choice->features->firsts[d],
              own,
              rap_words_of (document)->n_sentences * sizeof (gboolean));
    }
}

static gboolean
is_copy (const Choice *choice, guint sentence)
{
  return choice->n_chosen > 0 &&
         (guint64) choice->told[sentence] * 1000 >
           (guint64) choice->weights[sentence] * COPY_SHARE &&
         rap_dossier_get_n_documents (choice->dossier) > 1;
}

/* What the sentence is worth now. */
static gint64
worth_of (const Choice *choice, guint sentence)
{
  return choice->fresh[sentence] +
         (gint64) choice->rank->scores[sentence] * choice->factors.rank;
}

/* It opens with the surname of somebody whose full name is not told yet. */
static gboolean
is_stranger (const Choice *choice, guint sentence)
{
  guint introducer = choice->introducers[sentence];

  return introducer != RAP_NOT_INTRODUCED && choice->chosen[introducer] == 0;
}

/* The mean worth of the sentences that come in with this one; 0 when it does not fit. */
static gint64
gain_of (const Choice *choice, guint sentence)
{
  gint64 worth = 0;
  guint  n = 0, words = 0;

  if (choice->firsts[sentence] == choice->ends[sentence] ||
      (choice->about != NULL && !choice->about[sentence]) || is_copy (choice, sentence))
    return 0;
  for (guint i = choice->firsts[sentence]; i < choice->ends[sentence]; i++)
    {
      if (choice->chosen[i] != 0)
        continue;
      worth += worth_of (choice, i);
      words += choice->features->sentences[i].n_words;
      n++;
    }
  gboolean fits =
    (choice->most_sentences == 0 || choice->n_chosen + n <= choice->most_sentences) &&
    (choice->most_words == 0 || choice->n_words + words <= choice->most_words);
  if (is_stranger (choice, choice->firsts[sentence]))
    worth = worth * choice->factors.stranger / 100;
  guint cost =
    (guint) choice->factors.cost + MAX (words, n * (guint) choice->factors.least);
  return fits && n > 0 ? MAX (1, worth / cost) : 0;
}

static void
tell (Choice *choice, guint sentence, guint round)
{
  const RapSentenceFeatures *s = &choice->features->sentences[sentence];
  choice->chosen[sentence] = round;
  choice->n_chosen++;
  choice->n_words += s->n_words;
  for (guint c = choice->concepts->firsts[sentence];
       c < choice->concepts->firsts[sentence + 1];
       c++)
    {
      guint             id = choice->concepts->ids[c];
      const RapConcept *concept = &choice->concepts->concepts[id];
      if (choice->covered[id])
        continue;
      choice->covered[id] = TRUE;
      for (guint h = choice->holder_firsts[id]; h < choice->holder_firsts[id + 1]; h++)
        {
          guint holder = choice->holders[h];
          choice->fresh[holder] -= concept_worth (choice, concept);
          if (!concept->values[RAP_CONCEPT_IS_PAIR])
            choice->told[holder] += concept->values[RAP_CONCEPT_WEIGHT];
        }
    }
}

static gboolean
choose_next (Choice *choice, guint round)
{
  gint64 best = 0;
  guint  at = 0;
  for (guint i = 0; i < choice->features->n_sentences; i++)
    {
      gint64 gain = choice->chosen[i] == 0 ? gain_of (choice, i) : 0;
      if (gain > best)
        {
          best = gain;
          at = i;
        }
    }
  if (best == 0)
    return FALSE;
  for (guint i = choice->firsts[at]; i < choice->ends[at]; i++)
    if (choice->chosen[i] == 0)
      tell (choice, i, round);
  return TRUE;
}

/* Nothing fits: the best sentence there is, longer than wished for or not fit to stand
 * alone, is better than none. */
static void
choose_any (Choice *choice)
{
  guint at = G_MAXUINT;
  for (int pass = 0; pass < 2 && at == G_MAXUINT; pass++)
    for (guint i = 0; i < choice->features->n_sentences; i++)
      {
        gboolean able = pass == 1 || choice->firsts[i] + 1 == choice->ends[i];
        if (able && (choice->about == NULL || choice->about[i]) &&
            choice->features->sentences[i].n_words > 0 &&
            (at == G_MAXUINT || choice->rank->scores[i] > choice->rank->scores[at]))
          at = i;
      }
  if (at != G_MAXUINT)
    tell (choice, at, 1);
}

static void
set_limits (Choice *choice, const RapSummaryLimits *limits)
{
  choice->most_sentences = limits->sentences;
  choice->most_words = limits->words;
  if (limits->percent > 0)
    {
      guint64 all = 0;
      for (guint i = 0; i < choice->features->n_sentences; i++)
        all += choice->features->sentences[i].n_words;
      guint part = (guint) MAX (1, all * limits->percent / 100);
      choice->most_words =
        choice->most_words == 0 ? part : MIN (part, choice->most_words);
    }
  if (choice->most_sentences == 0 && choice->most_words == 0)
    choice->most_sentences = DEFAULT_SENTENCES;
}

static gint
compare_scores (gconstpointer a, gconstpointer b, gpointer data)
{
  const RapSummarySentence *sentences = data;
  const RapSummarySentence *left = &sentences[*(const guint *) a];
  const RapSummarySentence *right = &sentences[*(const guint *) b];
  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

static void
number_ranks (GArray *summary)
{
  g_autofree guint *order = g_new (guint, summary->len + 1);
  for (guint i = 0; i < summary->len; i++)
    order[i] = i;
  g_qsort_with_data (order,
                     (int) summary->len,
                     sizeof (guint),
                     compare_scores,
                     summary->data);
  for (guint i = 0; i < summary->len; i++)
    g_array_index (summary, RapSummarySentence, order[i]).rank = i + 1;
}

static GArray *
list_chosen (const Choice *choice)
{
  GArray *summary = g_array_new (FALSE, FALSE, sizeof (RapSummarySentence));
  for (guint i = 0; i < choice->features->n_sentences; i++)
    {
      if (choice->chosen[i] == 0)
        continue;
      const RapSentenceFeatures *s = &choice->features->sentences[i];
      RapDocument *document = rap_dossier_get_document (choice->dossier, s->document);
      RapSummarySentence sentence = {
        .document = s->document,
        .sentence = s->sentence,
        .span = rap_words_of (document)->sentences[s->sentence].span,
        .score = choice->rank->scores[i]
      };
      g_array_append_val (summary, sentence);
    }
  number_ranks (summary);
  return summary;
}

static void
open_choice (Choice *choice, RapDossier *dossier)
{
  choice->dossier = dossier;
  choice->features = rap_features_of (dossier);
  choice->rank = rap_rank_of (dossier);

  guint n = choice->features->n_sentences + 1;
  choice->weights = g_new0 (guint, n);
  choice->told = g_new0 (guint, n);
  choice->chosen = g_new0 (guint, n);
  choice->firsts = g_new0 (guint, n);
  choice->ends = g_new0 (guint, n);
  choice->introducers = g_new0 (guint, n);
  choice->fresh = g_new0 (gint64, n);
  choice->concepts = rap_concepts_of (dossier);
  choice->covered = g_new0 (guint8, choice->concepts->n_concepts + 1);
}

static void
close_choice (Choice *choice)
{
  g_free (choice->weights);
  g_free (choice->told);
  g_free (choice->fresh);
  g_free (choice->chosen);
  g_free (choice->firsts);
  g_free (choice->ends);
  g_free (choice->introducers);
  g_free (choice->covered);
  g_free (choice->about);
  g_free (choice->holders);
  g_free (choice->holder_firsts);
}

GArray *
rap_summary_make (RapDossier             *dossier,
                  const RapSummaryLimits *limits,
                  GCancellable           *cancellable,
                  GError                **error)
{
  Choice  choice = { NULL };
  GArray *summary = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  open_choice (&choice, dossier);
  set_limits (&choice, limits);
  choice.factors = choice.most_words > 0 ? by_words : by_sentences;
  if (choice.most_words > 0 && rap_dossier_get_n_documents (dossier) > 1)
    choice.factors = by_reports;
  close_sentences (&choice);
  index_holders (&choice);
  index_concepts (&choice);
  if (limits->about != NULL && *limits->about != '\0')
    find_about (&choice, limits->about);
  guint round = 0;
  while (round < MAX_CHOSEN && !g_cancellable_is_cancelled (cancellable) &&
         choose_next (&choice, round + 1))
    round++;
  if (choice.n_chosen == 0)
    choose_any (&choice);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    summary = list_chosen (&choice);
  close_choice (&choice);
  return summary;
}
