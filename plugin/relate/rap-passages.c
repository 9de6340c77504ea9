// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-passages.h"

#include "extract/rap-mentions.h"

/* How far behind a charge an answer that does not name it may stand, in sentences. */
#define NEAR         3
#define NEAR_SILENCE 8
/* Bytes behind which a telling is no longer near a passage. */
#define FAR_BEHIND 4000
/* Words of an answer of which one in common with the charge says little. */
#define WEAK 3
/* The fitness of an answer that names the matter. */
#define SHARED 20

static const RapClause *
get (const RapAnswering *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

void
rap_passage_init (const RapAnswering *work,
                  RapPassage         *passage,
                  RapStance           stance,
                  guint               clause)
{
  *passage = (RapPassage){ .stance = stance,
                           .evidence = rap_statement_span (&work->text, clause) };
  passage->first = rap_words_find (work->text.words, passage->evidence.start);
  passage->end = rap_words_find (work->text.words, passage->evidence.end - 1) + 1;
  passage->sentence = work->text.words->words[get (work, clause)->verb].sentence;
  /* Who is silent speaks of nothing, and his name is no matter: "the water ministry". */
  if (stance == RAP_STANCE_NO_COMMENT && !get (work, clause)->passive)
    passage->first = MAX (passage->first, get (work, clause)->verb);
}

/* Whether the answer stands inside the words of the charge itself. */
static gboolean
is_inside (const RapAnswering *work, const RapCharge *charge, RapSpan evidence)
{
  for (guint i = charge->mentions->len; i-- > 0;)
    {
      const RapChargeMention *mention =
        &g_array_index (charge->mentions, RapChargeMention, i);
      RapSpan matter = mention->allegation->matter;
      if (mention->document != work->document)
        continue;
      if (matter.end + FAR_BEHIND < evidence.start)
        break;
      if (matter.start <= evidence.start && evidence.end <= matter.end)
        return TRUE;
    }
  return FALSE;
}

/* Whether the words speak of "the claim" or "the remark", or of "it" and "that" as of a
 * thing. */
static gboolean
names_charge (const RapAnswering *work, guint first, guint end)
{
  const RapPhrases *phrases = rap_phrases_get ("allegation-words");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  g_autoptr (GArray) hits = rap_phrases_find (phrases, work->document, first, end);

  for (guint i = 0; i < hits->len; i++)
    {
      guint row = g_array_index (hits, RapPhraseHit, i).row;
      for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
        {
          if (rap_field_is (rap_lexicon_field (lexicon, row, 1), "naming"))
            return TRUE;
        }
    }
  for (guint i = first; i < end; i++)
    {
      RapTag tag = work->text.tags->tags[i];
      if (tag == RAP_TAG_NOUN &&
          (rap_event_is_class (&work->text, i, "accusation-noun") ||
           rap_event_is_class (&work->text, i, "info-noun")))
        return TRUE;
      if (tag != RAP_TAG_NOUN && tag != RAP_TAG_PROPN &&
          work->text.tree->rels[i] == RAP_REL_OBJ)
        return TRUE;
      /* "called that an insult" */
      if (i > first && i + 1 < end && work->text.tags->tags[i - 1] == RAP_TAG_VERB &&
          rap_mention_word_is (&work->text.words->words[i], "demonstrative") &&
          work->text.tags->tags[i + 1] == RAP_TAG_DET)
        return TRUE;
    }
  return FALSE;
}

gboolean
rap_answering_is_bodiless (const RapAnswering *work, const GArray *parties)
{
  if (parties->len == 0)
    return TRUE;
  const RapParty *party = &g_array_index (parties, RapParty, 0);
  if (party->actor == RAP_NO_ACTOR)
    return party->state[0] == '\0';
  const RapActor *actor =
    &g_array_index (work->text.actors->actors, RapActor, party->actor);
  return party->state[0] == '\0' && actor->state[0] == '\0' &&
         !rap_actor_has_name (work->document, party->actor);
}

/* Whether the report charges nothing else against those who answer. */
static gboolean
is_only_charge (const RapAnswering *work, const RapCharge *charge, const GArray *by)
{
  for (guint i = 0; i < work->charges->len; i++)
    {
      const RapCharge *other = &g_array_index (work->charges, RapCharge, i);
      if (other != charge && rap_charge_is_told_in (other, work->document) &&
          rap_charge_is_against (other, work->document, by))
        return FALSE;
    }
  return TRUE;
}

/* Whoever accuses does not answer, though a word may make him look like the accused. */
static gboolean
is_by_alleger (const RapAnswering *work, const RapCharge *charge, const GArray *by)
{
  const RapChargeMention *first = rap_charge_get_first (charge);
  RapSide                 side = rap_side_of (work->document, by);

  return by->len > 0 && first->allegation->allegers->len > 0 &&
         rap_side_is_among (side, first->document, first->allegation->allegers) &&
         !rap_side_is_among (side, first->document, first->allegation->accused);
}

/* A person of whom no state is known may be of the one that is accused: "Adjovi rejected the
 * accusation". */
static gboolean
may_be_of_any_side (const RapAnswering *work, const GArray *by)
{
  const RapParty *party = &g_array_index (by, RapParty, 0);
  if (party->actor == RAP_NO_ACTOR || party->state[0] != '\0')
    return FALSE;
  const RapActor *actor =
    &g_array_index (work->text.actors->actors, RapActor, party->actor);
  return actor->type == RAP_ACTOR_PERSON && actor->state[0] == '\0';
}

/* Whether it answers whoever it comes from: what hangs on the charge itself, and what some body
 * without a name, or a person of no known side, says of it right behind: "the group denied
 * this". */
static gboolean
is_for_charge (const RapAnswering *work,
               const RapPassage   *passage,
               const GArray       *by,
               guint               far)
{
  if (passage->attached)
    return far == 0;
  return far > 0 && far <= NEAR && by->len == 1 &&
         (rap_answering_is_bodiless (work, by) || may_be_of_any_side (work, by)) &&
         (passage->stance == RAP_STANCE_DENIED ||
          passage->stance == RAP_STANCE_REJECTED) &&
         !passage->counter && names_charge (work, passage->first, passage->end);
}

/* How well the answer fits the charge; 0: not at all. */
static guint
fitness (const RapAnswering *work,
         const RapCharge    *charge,
         const RapPassage   *passage,
         const GArray       *by)
{
  guint    far = rap_charge_distance (charge, work->document, passage->sentence);
  guint    near = far <= NEAR ? NEAR - far : 0;
  gboolean against = rap_charge_is_against (charge, work->document, by) ||
                     is_for_charge (work, passage, by, far);
  RapMatter words;

  if (is_inside (work, charge, passage->evidence) ||
      (against && is_by_alleger (work, charge, by)))
    return 0;
  /* "The Kerr campaign" is not anybody's. */
  if (!against && (by->len > 1 || !rap_answering_is_bodiless (work, by) ||
                   passage->stance != RAP_STANCE_NO_COMMENT || far > NEAR_SILENCE))
    return 0;
  rap_matter_init (&words, work->document, passage->first, passage->end);
  guint    shared = rap_charge_overlap (charge, &words);
  gboolean weak = shared == 1 && words.words->len > WEAK;
  if (passage->counter && words.words->len < 3)
    shared = 0;
  rap_matter_clear (&words);
  /* One word of many in common, far off, is chance. */
  if (weak && (near == 0 || passage->other) &&
      rap_charge_get_first (charge)->document == work->document)
    shared = 0;
  if (passage->contrast)
    return (far > 0 && far < NEAR) || shared > 1 ? 2 + shared * 10 + near : 0;
  if (shared > 0)
    return SHARED + shared * 10 + near;
  if (passage->counter)
    return 0;
  if (passage->stance == RAP_STANCE_NO_COMMENT)
    {
      if (rap_charge_is_told_in (charge, work->document))
        return 8 + (far <= NEAR_SILENCE ? NEAR_SILENCE - far : 0);
      return against && by->len > 0 &&
                 rap_actor_has_name (work->document,
                                     g_array_index (by, RapParty, 0).actor)
               ? 4
               : 0;
    }
  gboolean elsewhere = rap_charge_get_first (charge)->document != work->document;
  if (names_charge (work, passage->first, passage->end) &&
      (near > 0 || (elsewhere && rap_charge_is_told_in (charge, work->document))))
    return 6 + near;
  if (names_charge (work, passage->first, passage->end) &&
      (elsewhere || far <= NEAR_SILENCE) && is_only_charge (work, charge, by))
    return 4;
  return far <= 1 && !passage->other ? 3 - far : 0;
}

/* The same stance twice in one sentence is one answer; of two in the same words the weightier
 * counts. */
static gboolean
is_given (const RapAnswering *work, const RapCharge *charge, const RapPassage *passage)
{
  for (guint i = 0; i < charge->answers->len; i++)
    {
      RapAnswer *old = &g_array_index (charge->answers, RapAnswer, i);
      if (old->document != work->document)
        continue;
      if (old->evidence.start == passage->evidence.start &&
          old->evidence.end == passage->evidence.end)
        {
          old->stance = MAX (old->stance, passage->stance);
          return TRUE;
        }
      if (old->sentence == passage->sentence && old->stance == passage->stance)
        return TRUE;
    }
  return FALSE;
}

gboolean
rap_passage_give (RapAnswering *work, const RapPassage *passage, GArray *by)
{
  RapCharge *best = NULL;
  guint      best_fit = 0;

  for (guint i = 0; i < work->charges->len; i++)
    {
      RapCharge *charge = &g_array_index (work->charges, RapCharge, i);
      guint      fit = fitness (work, charge, passage, by);
      if (fit > best_fit)
        {
          best = charge;
          best_fit = fit;
        }
    }
  if (best == NULL || is_given (work, best, passage))
    {
      g_array_unref (by);
      return best != NULL;
    }
  g_array_set_size (by, MIN (by->len, passage->n_by));
  RapAnswer answer = { passage->stance,   passage->partial, work->document, by,
                       passage->evidence, passage->sentence };
  g_array_append_val (best->answers, answer);
  return TRUE;
}
