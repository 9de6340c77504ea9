// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-outcomes.h"

#include <string.h>

#include "relate/rap-deeds.h"

/* A dossier of more undertakings than this is not linked any further: the work is bounded by
 * this number times the length of the text. */
#define MAX_UNDERTAKINGS 400
/* How far behind its verb a matter that is a thing stands, and how much behind it is taken
 * to say what it is about, in words. */
#define NEAR_VERB 3
#define BEHIND    14
/* Of "2016-03-31". */
#define DATE_LENGTH 10

static const char *const outcome_nicks[RAP_N_OUTCOMES] = {
  "not-yet-said", "reaffirmed", "kept", "partly-kept", "broken", "disputed", "withdrawn",
};

typedef struct
{
  RapDossier  *dossier;
  GArray      *undertakings;
  GArray      *matters; /* RapMatter, parallel to the undertakings */
  GArray      *deeds;   /* RapDeed, likewise */
  RapDocument *document;
  RapEventText text;
} Work;

const char *
rap_outcome_get_nick (RapOutcomeStatus status)
{
  return outcome_nicks[status];
}

static const RapUndertakingMention *
first_mention (const RapUndertaking *undertaking)
{
  return &g_array_index (undertaking->mentions, RapUndertakingMention, 0);
}

/* What it is about: when the matter is a sum, also what stands behind it: "350 million to a
 * fund for …". */
static void
init_matter (const Work *work, const RapCommitment *commitment, RapMatter *matter)
{
  guint verb = work->text.clauses->clauses[commitment->clause].verb;
  guint end = commitment->end;

  if (verb < commitment->first && verb + NEAR_VERB >= commitment->first)
    end = MAX (end, MIN (work->text.tree->ends[verb], commitment->end + BEHIND));
  rap_matter_init (matter, work->document, commitment->first, end);
}

/* Whether those who are bound are the same: all of them, or one who speaks of his part. */
static gboolean
same_bound (const RapUndertakingMention *old, const RapUndertakingMention *mention)
{
  const GArray *by = mention->commitment->by;

  for (guint i = 0; i < by->len; i++)
    {
      const RapParty *party = &g_array_index (by, RapParty, i);
      RapSide         side = { mention->document, party->actor, party->state };
      if (rap_side_is_among (side, old->document, old->commitment->by))
        return TRUE;
    }
  return FALSE;
}

static void
add_undertaking (Work *work, const RapCommitment *commitment)
{
  RapUndertakingMention mention = { work->document, commitment };
  RapMatter             matter;

  init_matter (work, commitment, &matter);
  for (guint i = 0; i < work->undertakings->len; i++)
    {
      RapUndertaking  *old = &g_array_index (work->undertakings, RapUndertaking, i);
      const RapMatter *known = &g_array_index (work->matters, RapMatter, i);
      guint            shared = rap_matter_overlap (known, &matter);
      guint            smaller = MIN (known->words->len, matter.words->len);
      if (first_mention (old)->document == work->document ||
          !same_bound (first_mention (old), &mention))
        continue;
      /* "masks" is all there is of some. */
      if (shared < MIN (smaller, 2) || shared == 0 || shared * 2 < smaller)
        continue;
      g_array_append_val (old->mentions, mention);
      rap_matter_clear (&matter);
      return;
    }
  if (work->undertakings->len == MAX_UNDERTAKINGS)
    {
      rap_matter_clear (&matter);
      return;
    }
  RapUndertaking undertaking = {
    g_array_new (FALSE, FALSE, sizeof (RapUndertakingMention)),
    g_array_new (FALSE, FALSE, sizeof (RapOutcome)),
    RAP_OUTCOME_NOT_YET_SAID,
    FALSE
  };
  g_array_append_val (undertaking.mentions, mention);
  g_array_append_val (work->undertakings, undertaking);
  g_array_append_val (work->matters, matter);
  RapDeed deed = rap_deed_of (&work->text, commitment);
  g_array_append_val (work->deeds, deed);
}

static int
status_of (RapField name)
{
  for (guint i = 0; i < RAP_N_OUTCOMES; i++)
    {
      if (rap_field_is (name, outcome_nicks[i]))
        return i;
    }
  return -1;
}

/* Whether the passage comes after the commitment was made and is none of its own words. */
static gboolean
is_later (const Work           *work,
          const RapUndertaking *undertaking,
          guint                 sentence,
          RapSpan               evidence)
{
  gboolean seen = FALSE;

  for (guint i = 0; i < undertaking->mentions->len; i++)
    {
      const RapUndertakingMention *mention =
        &g_array_index (undertaking->mentions, RapUndertakingMention, i);
      if (mention->document != work->document)
        continue;
      seen = TRUE;
      if (rap_span_overlaps (&mention->commitment->matter, &evidence) ||
          mention->commitment->sentence == sentence)
        return FALSE;
    }
  /* In the report of the promise itself only what stands behind it can tell its outcome. */
  return first_mention (undertaking)->document != work->document ||
         (seen && first_mention (undertaking)->commitment->sentence < sentence);
}

typedef struct
{
  int      status;
  int      strength;
  gboolean phrase;
} Sign;

/* How well the passage fits the commitment; 0: not enough for such a sign. A verdict of kept
 * or broken wants the matter itself and the party that is bound. */
static guint
fitness (const Work      *work,
         guint            index,
         const Sign      *sign,
         RapSide          doer,
         const RapMatter *passage,
         guint            sentence,
         RapSpan          evidence)
{
  const RapUndertaking *undertaking =
    &g_array_index (work->undertakings, RapUndertaking, index);
  guint shared =
    rap_matter_overlap (&g_array_index (work->matters, RapMatter, index), passage);
  gboolean bound = rap_side_is_among (doer,
                                      first_mention (undertaking)->document,
                                      first_mention (undertaking)->commitment->by);
  gboolean verdict =
    sign->status == RAP_OUTCOME_KEPT || sign->status == RAP_OUTCOME_BROKEN;
  guint needed = sign->strength >= 3 ? 1 : 2;

  if (!is_later (work, undertaking, sentence, evidence))
    return 0;
  /* "Work on the school has begun" tells of the one school there is. */
  if (!verdict && shared > 0 &&
      rap_deed_is_named (&work->text,
                         &g_array_index (work->deeds, RapDeed, index),
                         rap_words_find (work->text.words, evidence.start),
                         rap_words_find (work->text.words, evidence.end)))
    shared++;
  needed += verdict && !bound;
  needed += verdict && first_mention (undertaking)->document == work->document;
  if (shared < needed || (!bound && (shared < 2 || sign->status == RAP_OUTCOME_BROKEN)))
    return 0;
  if (sign->strength < 2 && !verdict && shared < 3)
    return 0;
  /* "in the year ended in March": what ends there is not what was promised. */
  if (sign->strength < 2 && sign->status == RAP_OUTCOME_WITHDRAWN && !bound)
    return 0;
  return shared * 2 + bound;
}

static void
add_outcome (RapUndertaking  *undertaking,
             const Work      *work,
             RapOutcomeStatus status,
             guint            speaker,
             RapSpan          evidence,
             guint            sentence)
{
  RapOutcome outcome = { status,
                         work->document,
                         rap_statement_parties (&work->text, speaker),
                         evidence,
                         sentence };
  g_array_append_val (undertaking->outcomes, outcome);
}

/* Whoever "withdraws the troops" as he promised withdraws no promise: what the deed's own verb
 * tells is told by the deed. */
static gboolean
is_deed_itself (const Work *work, guint index, const RapClause *c, const Sign *sign)
{
  const char *verb = g_array_index (work->deeds, RapDeed, index).verb;
  return !sign->phrase && verb != NULL &&
         g_str_equal (verb, work->text.tags->lemmas[c->verb]);
}

static void
read_sign (Work *work, const RapPhraseHit *hit, guint row)
{
  const RapLexicon *lexicon = rap_lexicon_get ("outcome-words");
  guint             clause = rap_clause_above (work->document, hit->first);
  Sign              sign = { 0 };
  guint             best = G_MAXUINT, best_fit = 0;
  RapMatter         passage;

  if (clause == RAP_NO_CLAUSE)
    return;
  const RapClause *c = &work->text.clauses->clauses[clause];
  sign.phrase = rap_field_is (rap_lexicon_field (lexicon, row, 3), "phrase");
  sign.strength = rap_field_to_int (rap_lexicon_field (lexicon, row, 4));
  sign.status =
    status_of (rap_lexicon_field (lexicon, row, c->negated && !sign.phrase ? 2 : 1));
  if (sign.status < 0 || c->mood != RAP_MOOD_ACTUAL || c->infinitive || c->gerund ||
      (!sign.phrase && (c->verb < hit->first || c->verb >= hit->end)))
    return;
  RapSpan evidence = rap_statement_span (&work->text, clause);
  guint   first = rap_words_find (work->text.words, evidence.start),
        end = rap_words_find (work->text.words, evidence.end - 1) + 1;
  guint sentence = work->text.words->words[hit->first].sentence;
  g_autoptr (GArray) doers =
    rap_statement_parties (&work->text, c->passive ? c->agent : c->subject);
  RapSide doer = rap_side_of (work->document, doers);
  rap_matter_init (&passage, work->document, first, end);
  for (guint i = 0; i < work->undertakings->len; i++)
    {
      guint fit = is_deed_itself (work, i, c, &sign)
                    ? 0
                    : fitness (work, i, &sign, doer, &passage, sentence, evidence);
      if (fit > best_fit)
        {
          best = i;
          best_fit = fit;
        }
    }
  rap_matter_clear (&passage);
  if (best == G_MAXUINT)
    return;
  RapStatement statement = rap_statement_above (&work->text, clause);
  /* What one of two has done keeps half of what both promised. */
  if (sign.status == RAP_OUTCOME_KEPT && doers->len == 1 &&
      first_mention (&g_array_index (work->undertakings, RapUndertaking, best))
          ->commitment->by->len > 1)
    sign.status = RAP_OUTCOME_PARTLY_KEPT;
  add_outcome (&g_array_index (work->undertakings, RapUndertaking, best),
               work,
               sign.status,
               statement.subject,
               evidence,
               sentence);
}

/* Whether the report already tells an outcome. */
static gboolean
is_told (const RapUndertaking *undertaking, RapDocument *document)
{
  for (guint i = 0; i < undertaking->outcomes->len; i++)
    {
      if (g_array_index (undertaking->outcomes, RapOutcome, i).document == document)
        return TRUE;
    }
  return FALSE;
}

/* Nothing is broken before its day. */
static gboolean
is_due (const Work *work, const RapCommitment *commitment)
{
  const char *today = rap_document_get_published (work->document);

  return commitment->due == NULL ||
         (today != NULL && strlen (commitment->due) >= DATE_LENGTH &&
          strncmp (commitment->due, today, DATE_LENGTH) < 0);
}

/* One of two has done it, or the passage speaks of a part. */
static gboolean
is_half (const Work          *work,
         const RapCommitment *commitment,
         const GArray        *doers,
         RapSpan              evidence)
{
  const RapPhrases *phrases = rap_phrases_get ("outcome-words");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  g_autoptr (GArray) hits =
    rap_phrases_find (phrases,
                      work->document,
                      rap_words_find (work->text.words, evidence.start),
                      rap_words_find (work->text.words, evidence.end));

  if (commitment->by->len > 1 && doers->len == 1)
    return TRUE;
  for (guint i = 0; i < hits->len; i++)
    {
      RapField status =
        rap_lexicon_field (lexicon, g_array_index (hits, RapPhraseHit, i).row, 1);
      if (rap_field_is (status, outcome_nicks[RAP_OUTCOME_PARTLY_KEPT]))
        return TRUE;
    }
  return FALSE;
}

/* "published the receipts", where just that was promised. */
static void
read_deed (Work *work, guint clause)
{
  const RapClause *c = &work->text.clauses->clauses[clause];
  guint            sentence = work->text.words->words[c->verb].sentence;
  RapSpan          evidence = { 0, 0 };

  for (guint i = 0; i < work->undertakings->len; i++)
    {
      RapUndertaking *undertaking =
        &g_array_index (work->undertakings, RapUndertaking, i);
      const RapUndertakingMention *first = first_mention (undertaking);
      RapDeedSign                  sign =
        rap_deed_read (&work->text, clause, &g_array_index (work->deeds, RapDeed, i));
      /* A promise and its keeping in one report: only of what is in use. */
      if (sign == RAP_DEED_NOTHING ||
          (first->document == work->document && sign != RAP_DEED_WORKS))
        continue;
      evidence = rap_statement_span (&work->text, clause);
      RapStatement statement = rap_statement_above (&work->text, clause);
      guint doer = c->passive ? c->agent : rap_statement_subject (&work->text, clause);
      g_autoptr (GArray) doers = rap_statement_parties (&work->text, doer);
      gboolean bound = rap_side_is_among (rap_side_of (work->document, doers),
                                          first->document,
                                          first->commitment->by);
      if (!is_later (work, undertaking, sentence, evidence) || statement.negated ||
          (sign == RAP_DEED_DONE && !bound) || is_told (undertaking, work->document))
        continue;
      RapOutcomeStatus status =
        sign == RAP_DEED_NOT_DONE ? RAP_OUTCOME_BROKEN : RAP_OUTCOME_KEPT;
      if (status == RAP_OUTCOME_BROKEN && !is_due (work, first->commitment))
        continue;
      if (status == RAP_OUTCOME_KEPT &&
          is_half (work, first->commitment, doers, evidence))
        status = RAP_OUTCOME_PARTLY_KEPT;
      add_outcome (undertaking, work, status, statement.subject, evidence, sentence);
      g_array_index (undertaking->outcomes, RapOutcome, undertaking->outcomes->len - 1)
        .joint = sign != RAP_DEED_DONE;
    }
}

static void
collect (Work *work)
{
  const GArray *commitments = rap_commitments_of (work->document)->commitments;
  for (guint i = 0; i < commitments->len; i++)
    add_undertaking (work, &g_array_index (commitments, RapCommitment, i));
}

static void
read_outcomes (Work *work)
{
  const RapPhrases *phrases = rap_phrases_get ("outcome-words");

  if (work->undertakings->len == 0)
    return;
  for (guint i = 0; i < work->text.words->n_sentences; i++)
    {
      const RapSentence *s = &work->text.words->sentences[i];
      g_autoptr (GArray) hits =
        rap_phrases_find_longest (phrases, work->document, s->first, s->end);
      for (guint k = 0; k < hits->len; k++)
        read_sign (work,
                   &g_array_index (hits, RapPhraseHit, k),
                   g_array_index (hits, RapPhraseHit, k).row);
    }
  for (guint i = 0; i < work->text.clauses->n_clauses; i++)
    read_deed (work, i);
}

/* The last word; when one says kept and another broken, partly kept. */
static void
conclude (RapUndertaking *undertaking)
{
  gboolean kept = FALSE, broken = FALSE, joint = FALSE;

  for (guint i = 0; i < undertaking->outcomes->len; i++)
    {
      RapOutcomeStatus status =
        g_array_index (undertaking->outcomes, RapOutcome, i).status;
      kept |= status == RAP_OUTCOME_KEPT;
      broken |= status == RAP_OUTCOME_BROKEN;
      joint |= g_array_index (undertaking->outcomes, RapOutcome, i).joint;
      undertaking->status = status;
    }
  /* One side's breach is not the other's: an agreement is disputed until both have said. */
  if (broken && !joint &&
      first_mention (undertaking)->commitment->form == RAP_COMMITMENT_AGREEMENT &&
      undertaking->status == RAP_OUTCOME_BROKEN)
    undertaking->status = RAP_OUTCOME_DISPUTED;
  if (kept && broken && undertaking->status != RAP_OUTCOME_DISPUTED)
    undertaking->status = RAP_OUTCOME_PARTLY_KEPT;
}

/* Silence after the day: overdue, and no more than that. Only whole dates are compared. */
static gboolean
is_overdue (RapDossier *dossier, const GArray *order, const RapUndertaking *undertaking)
{
  const char *due = first_mention (undertaking)->commitment->due;

  if (due == NULL || strlen (due) < DATE_LENGTH ||
      undertaking->status != RAP_OUTCOME_NOT_YET_SAID || order->len == 0)
    return FALSE;
  RapDocument *last =
    rap_dossier_get_document (dossier, g_array_index (order, guint, order->len - 1));
  const char *today = rap_document_get_published (last);
  return today != NULL && strncmp (due, today, DATE_LENGTH) < 0;
}

static void
clear_undertaking (gpointer data)
{
  RapUndertaking *undertaking = data;
  for (guint i = 0; i < undertaking->outcomes->len; i++)
    g_array_unref (g_array_index (undertaking->outcomes, RapOutcome, i).by);
  g_array_unref (undertaking->mentions);
  g_array_unref (undertaking->outcomes);
}

static void
clear_matter (gpointer data)
{
  rap_matter_clear (data);
}

static void
each_document (Work *work, const GArray *order, void (*visit) (Work *work))
{
  for (guint i = 0; i < order->len; i++)
    {
      work->document =
        rap_dossier_get_document (work->dossier, g_array_index (order, guint, i));
      rap_event_text_init (&work->text, work->document);
      visit (work);
    }
}

static gpointer
make_undertakings (RapDossier *dossier)
{
  Work work = { .dossier = dossier,
                .undertakings = g_array_new (FALSE, FALSE, sizeof (RapUndertaking)),
                .matters = g_array_new (FALSE, FALSE, sizeof (RapMatter)),
                .deeds = g_array_new (FALSE, FALSE, sizeof (RapDeed)) };
  g_autoptr (GArray) order = rap_dossier_order (dossier);

  g_array_set_clear_func (work.undertakings, clear_undertaking);
  g_array_set_clear_func (work.matters, clear_matter);
  each_document (&work, order, collect);
  each_document (&work, order, read_outcomes);
  for (guint i = 0; i < work.undertakings->len; i++)
    {
      RapUndertaking *undertaking = &g_array_index (work.undertakings, RapUndertaking, i);
      conclude (undertaking);
      undertaking->overdue = is_overdue (dossier, order, undertaking);
    }
  g_array_unref (work.matters);
  g_array_unref (work.deeds);
  return work.undertakings;
}

static void
free_undertakings (gpointer value)
{
  g_array_unref (value);
}

static const RapDossierDerivation undertakings_derivation = { "undertakings",
                                                              make_undertakings,
                                                              free_undertakings };

const GArray *
rap_undertakings_of (RapDossier *dossier)
{
  return rap_dossier_derive (dossier, &undertakings_derivation);
}
