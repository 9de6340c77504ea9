// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-commitments.h"

#include <string.h>

#include "extract/rap-measures.h"
#include "language/rap-figures.h"
#include "language/rap-times.h"

static const char *const form_nicks[RAP_N_COMMITMENT_FORMS] = { "pledge",
                                                                "vow",
                                                                "agreement",
                                                                "offer" };

/* How many findings before a place may reach into it. */
#define NEAR_BY 8

typedef struct
{
  RapEventText text;
  GArray      *found;
} Work;

const char *
rap_commitment_form_get_nick (RapCommitmentForm form)
{
  return form_nicks[form];
}

static const RapClause *
get (const Work *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

static guint
first_actor (const GArray *parties)
{
  return parties->len > 0 ? g_array_index (parties, RapParty, 0).actor : RAP_NO_ACTOR;
}

static RapCommitmentForm
form_of (RapField name)
{
  for (guint i = 0; i < RAP_N_COMMITMENT_FORMS; i++)
    {
      if (rap_field_is (name, form_nicks[i]))
        return i;
    }
  return RAP_COMMITMENT_VOW;
}

/* The condition is told beside the matter, not inside it. */
static RapSpan
without (RapSpan matter, RapSpan condition)
{
  if (condition.end > condition.start && condition.start > matter.start &&
      condition.start < matter.end)
    matter.end = condition.start;
  return matter;
}

static gboolean
is_known (const Work *work, RapSpan matter)
{
  /* They come in the order of the text: only the last few can overlap. */
  for (guint i = work->found->len > NEAR_BY ? work->found->len - NEAR_BY : 0;
       i < work->found->len;
       i++)
    {
      if (rap_span_overlaps (&g_array_index (work->found, RapCommitment, i).matter,
                             &matter))
        return TRUE;
    }
  return FALSE;
}

/* The first date in the matter: the day by which it is due. */
static const char *
due_of (const Work *work, RapSpan matter)
{
  const RapTimes *times = rap_times_of (work->text.document);

  for (guint i = rap_times_find (times, matter.start); i < times->n_times; i++)
    {
      const RapTime *time = &times->times[i];
      if (time->span.start >= matter.end)
        break;
      if (time->type == RAP_TIME_DURATION && time->end[0] != '\0')
        return time->end;
      if (time->type == RAP_TIME_DATE && g_ascii_isdigit (time->value[0]))
        return time->value;
    }
  return NULL;
}

/* "three boats", but not "the three would" */
static gboolean
counts_things (const Work *work, const RapFigure *figure)
{
  if (figure->of.end <= figure->of.start)
    return FALSE;
  guint8 tag = work->text.tags->tags[rap_words_find (work->text.words, figure->of.start)];
  return tag != RAP_TAG_AUX && tag != RAP_TAG_VERB;
}

/* The first sum or counted number in the matter, as written, with what is counted. */
static RapSpan
amount_of (const Work *work, RapSpan matter)
{
  const RapFigures *figures = rap_figures_of (work->text.document);

  guint low = 0, high = figures->n_figures;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (figures->figures[middle].span.start < matter.start)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i < figures->n_figures; i++)
    {
      const RapFigure *figure = &figures->figures[i];
      if (figure->span.end > matter.end)
        break;
      if (figure->unit != NULL || counts_things (work, figure))
        return (RapSpan){ figure->span.start,
                          MAX (figure->span.end, MIN (figure->of.end, matter.end)) };
    }
  return (RapSpan){ 0, 0 };
}

static void
add (Work             *work,
     guint             clause,
     RapCommitmentForm form,
     GArray           *by,
     GArray           *to,
     RapSpan           matter,
     guint             content)
{
  RapCommitment commitment = { .form = form, .by = by, .to = to, .clause = clause };

  if (content != RAP_NO_CLAUSE)
    commitment.condition = rap_statement_condition (&work->text, content);
  if (commitment.condition.end == 0)
    commitment.condition = rap_statement_condition (&work->text, clause);
  commitment.matter = without (matter, commitment.condition);
  commitment.first = rap_words_find (work->text.words, commitment.matter.start);
  commitment.end = rap_words_find (work->text.words, commitment.matter.end - 1) + 1;
  commitment.sentence = work->text.words->words[commitment.first].sentence;
  commitment.due = due_of (work, matter);
  commitment.amount = amount_of (work, commitment.matter);
  /* Two parties who promise the same have agreed. */
  if (by->len > 1 && form == RAP_COMMITMENT_VOW)
    commitment.form = RAP_COMMITMENT_AGREEMENT;
  g_array_append_val (work->found, commitment);
}

/* The infinitive or the clause behind the verb, in which the matter stands. */
static guint
find_content (const Work *work, guint clause)
{
  const RapClause *c = get (work, clause);
  RapChildren      children;
  guint            holders[2] = { c->verb, c->object };

  for (guint h = 0; h < 2; h++)
    {
      if (holders[h] == RAP_NO_WORD)
        continue;
      rap_event_children (&work->text, holders[h], &children);
      for (guint i = 0; i < children.n; i++)
        {
          guint below = work->text.clauses->at[children.words[i]];
          if (below == RAP_NO_CLAUSE || children.words[i] < c->verb)
            continue;
          RapRel   rel = get (work, below)->rel;
          gboolean infinitive = get (work, below)->infinitive &&
                                (rel == RAP_REL_XCOMP || rel == RAP_REL_CCOMP ||
                                 rel == RAP_REL_ADVCL || (h == 1 && rel == RAP_REL_ACL));
          if (infinitive || rel == RAP_REL_CCOMP)
            return below;
        }
    }
  return RAP_NO_CLAUSE;
}

/* Who is to have it: "offered passengers …", "promised a sum to a fund". */
static GArray *
find_receivers (const Work *work, guint clause, const GArray *by)
{
  const RapClause *c = get (work, clause);
  GArray          *to = rap_statement_parties (&work->text, c->indirect);
  RapChildren      children;
  guint            holders[2] = { c->verb, c->object };

  for (guint h = 0; h < 2 && to->len == 0; h++)
    {
      if (holders[h] == RAP_NO_WORD)
        continue;
      rap_event_children (&work->text, holders[h], &children);
      for (guint i = 0; i < children.n && to->len == 0; i++)
        {
          guint child = children.words[i],
                mark = rap_word_case (work->text.document, child);
          if (child < c->verb || mark == RAP_NO_WORD ||
              work->text.clauses->at[child] != RAP_NO_CLAUSE ||
              !rap_word_plays (&work->text.words->words[mark], "infinitive"))
            continue;
          rap_parties_add (&work->text, child, to);
          if (to->len == 0)
            rap_event_add_deep_party (&work->text, child, child, NULL, to);
        }
    }
  for (guint i = to->len; i-- > 0;)
    {
      guint who = g_array_index (to, RapParty, i).actor;
      if (who != RAP_NO_ACTOR && who == first_actor (by))
        g_array_remove_index (to, i);
    }
  return to;
}

static gboolean
is_told_as_fact (const Work *work, guint clause)
{
  const RapClause *c = get (work, clause);
  return !c->negated && c->mood == RAP_MOOD_ACTUAL && !c->infinitive &&
         !rap_statement_is_blocked (&work->text, clause, "commitment-words");
}

/* "promised to hold the vote", "agreed not to …", "pledged 90 million" */
static void
add_promise (Work *work, guint clause, guint row)
{
  const RapLexicon *lexicon = rap_lexicon_get ("commitment-words");
  const RapClause  *c = get (work, clause);
  RapCommitmentForm form = form_of (rap_lexicon_field (lexicon, row, 2));
  int               strength = rap_field_to_int (rap_lexicon_field (lexicon, row, 4));
  guint             content = find_content (work, clause);
  guint             bound = c->passive ? c->agent : c->subject;
  RapSpan           matter;

  if (!is_told_as_fact (work, clause) || bound == RAP_NO_WORD || strength < 3)
    return;
  g_autoptr (GArray) by = rap_statement_doers (&work->text, clause);
  if (by->len == 0)
    return;
  if (content != RAP_NO_CLAUSE)
    {
      const RapClause *inner = get (work, content);
      /* "He promised that Cairo would …" is a promise only for his own side. */
      if (inner->own_subject && inner->subject != RAP_NO_WORD)
        {
          g_autoptr (GArray) who = rap_statement_parties (&work->text, inner->subject);
          if (first_actor (who) != RAP_NO_ACTOR &&
              !rap_statement_same_side (&work->text, first_actor (who), first_actor (by)))
            return;
        }
      if (inner->rel == RAP_REL_CCOMP && !inner->infinitive &&
          inner->mood != RAP_MOOD_REPORTED && inner->mood != RAP_MOOD_FUTURE)
        return;
      matter = rap_statement_span (&work->text, content);
    }
  else
    {
      guint object = c->passive ? c->subject : c->object;
      if (object == RAP_NO_WORD || work->text.tags->tags[object] == RAP_TAG_PRON ||
          form == RAP_COMMITMENT_AGREEMENT)
        return;
      matter = rap_statement_words (&work->text, object, FALSE);
    }
  if (is_known (work, matter))
    return;
  GArray *to = find_receivers (work, clause, by);
  add (work, clause, form, g_steal_pointer (&by), to, matter, content);
}

static gboolean
is_group_without_state (const Work *work, guint index)
{
  if (index == RAP_NO_ACTOR)
    return FALSE;
  const RapActor *actor = &g_array_index (work->text.actors->actors, RapActor, index);
  return actor->type == RAP_ACTOR_GROUP && actor->state[0] == '\0' &&
         actor->members->len == 0;
}

/* Whether one of the parties is the actor or on his side. */
static gboolean
is_among (const Work *work, guint actor, const GArray *parties)
{
  for (guint i = 0; i < parties->len; i++)
    {
      guint party = g_array_index (parties, RapParty, i).actor;
      if (party != RAP_NO_ACTOR &&
          (party == actor || rap_statement_same_side (&work->text, party, actor)))
        return TRUE;
    }
  return FALSE;
}

/* Whose conduct the clause speaks of is the speaker's own. Things do not promise: prices
 * will rise; nor do people at large: farmers will believe. */
static gboolean
speaks_of_own (const Work *work, guint clause, const RapStatement *statement, GArray *by)
{
  const RapClause *c = get (work, clause);
  g_autoptr (GArray) doers = rap_statement_doers (&work->text, clause);
  g_autoptr (GArray) speakers = rap_statement_parties (&work->text, statement->subject);
  guint    doer = first_actor (doers);
  gboolean counted = work->text.tags->tags[c->subject] == RAP_TAG_NUM;

  if (c->passive || !rap_event_is_somebody (&work->text, c->subject))
    return FALSE;
  if (speakers->len == 0 && statement->actor == RAP_NO_ACTOR)
    return FALSE;
  if (doer == RAP_NO_ACTOR && doers->len == 0 && !counted)
    return FALSE;
  if (doer != RAP_NO_ACTOR && !is_among (work, statement->actor, doers))
    return FALSE;
  if (is_group_without_state (work, doer) && doer != statement->actor &&
      !rap_event_is_class (&work->text, c->subject, "police-noun") &&
      !rap_event_is_class (&work->text, c->subject, "troop-noun"))
    return FALSE;
  const GArray *bound = doers->len > 0 ? doers : speakers;
  g_array_append_vals (by, bound->data, bound->len);
  if (by->len == 0)
    {
      RapParty party = {
        statement->actor, c->verb, work->text.words->words[c->verb].span, ""
      };
      g_array_append_val (by, party);
    }
  return TRUE;
}

static gboolean
is_measure (const Work *work, RapSpan matter)
{
  const GArray *measures = rap_measures_of (work->text.document)->measures;
  guint         low = 0, high = measures->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (measures, RapMeasure, middle).matter.start < matter.end)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low > NEAR_BY ? low - NEAR_BY : 0; i < low; i++)
    {
      if (rap_span_overlaps (&g_array_index (measures, RapMeasure, i).matter, &matter))
        return TRUE;
    }
  return FALSE;
}

/* "said it would publish an update within sixty days" */
static void
add_vow (Work *work, guint clause)
{
  const RapClause *c = get (work, clause);
  RapStatement     statement;

  if ((c->mood != RAP_MOOD_REPORTED && c->mood != RAP_MOOD_FUTURE) ||
      c->rel == RAP_REL_ADVCL || c->relative || c->subject == RAP_NO_WORD)
    return;
  if (work->text.tags->tags[c->verb] != RAP_TAG_VERB || c->perfect)
    return;
  statement = rap_statement_above (&work->text, clause);
  if (statement.negated || (statement.cue != RAP_NO_CLAUSE &&
                            (!is_told_as_fact (work, statement.cue) ||
                             rap_statement_is_wish (&work->text, statement.cue))))
    return;
  g_autoptr (GArray) by = rap_statement_parties (&work->text, RAP_NO_WORD);
  if (!speaks_of_own (work, clause, &statement, by) ||
      rap_statement_is_blocked (&work->text, clause, "commitment-words"))
    return;
  RapSpan matter = rap_statement_span (&work->text, clause);
  if (is_known (work, matter) || is_measure (work, matter))
    return;
  GArray *to = rap_statement_parties (&work->text, c->indirect);
  add (work, clause, RAP_COMMITMENT_VOW, g_steal_pointer (&by), to, matter, clause);
}

static void
clear_commitment (gpointer data)
{
  RapCommitment *commitment = data;
  g_array_unref (commitment->by);
  g_array_unref (commitment->to);
}

static gpointer
make_commitments (RapDocument *document)
{
  RapCommitments *result = g_new0 (RapCommitments, 1);
  Work            work = { .found = g_array_new (FALSE, FALSE, sizeof (RapCommitment)) };

  g_array_set_clear_func (work.found, clear_commitment);
  rap_event_text_init (&work.text, document);
  for (guint i = 0; i < work.text.clauses->n_clauses; i++)
    {
      guint row = rap_statement_row (&work.text, i, "commitment-words", 1, "verb");
      if (row != RAP_LEXICON_NONE)
        add_promise (&work, i, row);
      add_vow (&work, i);
    }
  result->commitments = work.found;
  return result;
}

static void
free_commitments (gpointer value)
{
  RapCommitments *commitments = value;
  g_array_unref (commitments->commitments);
  g_free (commitments);
}

static const RapDerivation commitments_derivation = { "commitments",
                                                      make_commitments,
                                                      free_commitments };

const RapCommitments *
rap_commitments_of (RapDocument *document)
{
  return rap_document_derive (document, &commitments_derivation);
}
