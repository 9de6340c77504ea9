// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-event-coder.h"

#include "text/rap-work.h"

/* How many verbs may stand over each other: "refused to promise to withdraw". */
#define MAX_LEVELS 5

/* CAMEO: ease restrictions, give leave. */
#define LEAVE_GIVEN "081"

enum
{
  UNSEEN,
  AT_WORK,
  DONE
};

typedef struct
{
  const RapEventText *text;
  GArray             *coded;
  guint               level;
} Coder;

static const RapMeaning nothing = { RAP_EVENT_NONE, NULL, NULL, RAP_REALIS_ACTUAL };

static RapCoded *coded_clause (Coder *coder, guint clause);

static RapEventType
type_of (guint clause, gpointer data)
{
  return coded_clause (data, clause)->meaning.type;
}

static RapMeaning
meaning_of_noun (const RapEventText *text, guint noun)
{
  const RapEventNoun *row = rap_event_noun_get (text->nouns[noun]);
  return (RapMeaning){ row->type, row->mode, row->cameo, RAP_REALIS_ACTUAL };
}

/* The complement goes into the meaning, unless the verb only tells of it. */
static gboolean
consumes (RapShift shift)
{
  return shift != RAP_SHIFT_REPORT && shift != RAP_SHIFT_ADMIT &&
         shift != RAP_SHIFT_CLAIM;
}

static void
compose (Coder *coder, guint clause, RapCoded *coded)
{
  const RapEventPattern *pattern = coded->match.pattern;
  RapMeaning own = { pattern->type, pattern->mode, pattern->cameo, RAP_REALIS_ACTUAL };
  RapMeaning inner = nothing;
  guint      complement = coded->match.complement;

  if (pattern->object.kind == RAP_FILLER_EVENT)
    coded->noun = coded->match.object;
  else if (pattern->oblique.kind == RAP_FILLER_EVENT &&
           rap_field_is_set (pattern->preposition))
    coded->noun = coded->match.oblique;
  if (coded->noun != RAP_NO_WORD)
    inner = meaning_of_noun (coder->text, coded->noun);
  if (complement != RAP_NO_CLAUSE && complement != clause)
    {
      RapCoded *below = coded_clause (coder, complement);
      if (!coder->text->clauses->clauses[complement].negated)
        inner = below->meaning;
      if (consumes (pattern->shift) && below->consumer == RAP_NO_CLAUSE)
        below->consumer = clause;
    }
  coded->meaning = rap_event_compose (pattern->shift, own, &inner);
}

/* "Militiamen armed with machetes attacked": an attack without a mode takes that of its means. */
static void
add_means (const RapEventText *text, guint clause, RapMeaning *meaning)
{
  static const struct
  {
    const char *name;
    const char *mode;
    const char *cameo;
  } means[] = {
    { "suicide-noun", "suicide-attack", "1831" },
    { "firearm-noun", "firearms", "193" },
    { "explosive-noun", "explosives", "183" },
    { "missile-noun", "heavy-weapons", "194" },
    { "aerial-noun", "aerial", "195" },
    { "chemical-noun", "unconventional", "204" },
    { "primitive-noun", "primitive", "193" },
  };
  const RapTree *tree = text->tree;
  guint          verb = text->clauses->clauses[clause].verb;
  guint          end = MIN (tree->ends[verb], verb + 40);

  if (meaning->type != RAP_EVENT_ASSAULT || meaning->mode != NULL)
    return;
  for (guint i = MAX (tree->firsts[verb], verb > 40 ? verb - 40 : 0); i < end; i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (means) && text->tags->tags[i] == RAP_TAG_NOUN;
           k++)
        {
          if (!rap_event_is_class (text, i, means[k].name))
            continue;
          meaning->mode = means[k].mode;
          meaning->cameo = means[k].cameo;
          return;
        }
    }
}

/* "rejected calls for elections": a demand or refusal without a mode takes that of the first
 * thing it is about. */
static void
add_subject_matter (const RapEventText *text, guint clause, RapMeaning *meaning)
{
  static const struct
  {
    const char *name;
    const char *mode;
  } matters[] = {
    { "talk-noun", "meet" },       { "meeting-noun", "meet" },
    { "mediation-noun", "meet" },  { "visit-noun", "meet" },
    { "reform-noun", "change" },   { "resign-noun", "change" },
    { "rights-noun", "change" },   { "election-noun", "change" },
    { "ceasefire-noun", "yield" }, { "hostility-noun", "yield" },
    { "sanction-noun", "yield" },  { "curfew-noun", "yield" },
    { "gate-noun", "yield" },      { "restriction-noun", "yield" },
    { "aid-noun", "assist" },      { "weapon-noun", "assist" },
    { "money-noun", "assist" },    { "peacekeeper-noun", "assist" },
    { "support-noun", "assist" },  { "info-noun", "assist" },
    { "tie-noun", "assist" },      { "relief-noun", "assist" },
  };
  guint verb = text->clauses->clauses[clause].verb;
  guint end = MIN (text->tree->ends[verb], verb + 20);

  if ((meaning->type != RAP_EVENT_REJECT && meaning->type != RAP_EVENT_REQUEST) ||
      meaning->mode != NULL)
    return;
  for (guint i = verb + 1; i < end; i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (matters) && text->tags->tags[i] == RAP_TAG_NOUN;
           k++)
        {
          if (!rap_event_is_class (text, i, matters[k].name))
            continue;
          meaning->mode = matters[k].mode;
          return;
        }
    }
}

static RapCoded *
coded_clause (Coder *coder, guint clause)
{
  RapCoded *coded = &g_array_index (coder->coded, RapCoded, clause);

  if (coded->state != UNSEEN || coder->level == MAX_LEVELS)
    return coded;
  coded->state = AT_WORK;
  coder->level++;
  coded->match = rap_event_match (coder->text, clause, type_of, coder);
  if (coded->match.pattern != NULL)
    compose (coder, clause, coded);
  add_means (coder->text, clause, &coded->meaning);
  add_subject_matter (coder->text, clause, &coded->meaning);
  coder->level--;
  coded->state = DONE;
  return coded;
}

GArray *
rap_event_code_clauses (const RapEventText *text)
{
  Coder coder = { text, g_array_new (FALSE, FALSE, sizeof (RapCoded)), 0 };

  for (guint i = 0; i < text->clauses->n_clauses; i++)
    {
      RapCoded coded = { nothing,
                         { NULL, RAP_NO_WORD, RAP_NO_WORD, RAP_NO_CLAUSE, 0, 0 },
                         RAP_NO_WORD,
                         RAP_NO_CLAUSE,
                         UNSEEN };
      g_array_append_val (coder.coded, coded);
    }
  for (guint i = 0; i < text->clauses->n_clauses && !rap_work_is_cancelled (); i++)
    coded_clause (&coder, i);
  return coder.coded;
}

gboolean
rap_event_is_condition (const RapEventText *text, guint clause)
{
  for (guint i = 0; i < 4 && clause != RAP_NO_CLAUSE; i++)
    {
      const RapClause *c = &text->clauses->clauses[clause];
      if (c->rel == RAP_REL_ADVCL && c->mark != RAP_NO_WORD &&
          rap_word_plays (&text->words->words[c->mark], "condition"))
        return TRUE;
      clause = c->rel == RAP_REL_ROOT ? RAP_NO_CLAUSE : c->governor;
    }
  return FALSE;
}

guint
rap_event_find_condition (const RapEventText *text, guint clause)
{
  RapChildren children;

  rap_event_children (text, text->clauses->clauses[clause].verb, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint below = text->clauses->at[children.words[i]];
      if (below != RAP_NO_CLAUSE && text->clauses->clauses[below].rel == RAP_REL_ADVCL &&
          rap_event_is_condition (text, below))
        return below;
    }
  return RAP_NO_CLAUSE;
}

static gboolean
is_question (const RapEventText *text, guint word)
{
  const RapSentence *sentence =
    &text->words->sentences[text->words->words[word].sentence];
  return text->words->words[sentence->end - 1].form[0] == '?';
}

/* Shifts under which nothing is told as done. */
static gboolean
unmakes (RapShift shift)
{
  static const RapShift shifts[] = {
    RAP_SHIFT_HYPOTHETICAL, RAP_SHIFT_DESIRE, RAP_SHIFT_REQUEST, RAP_SHIFT_PROMISE,
    RAP_SHIFT_THREATEN,     RAP_SHIFT_REFUSE, RAP_SHIFT_ALLEGE,  RAP_SHIFT_DENY,
    RAP_SHIFT_NEGATED,      RAP_SHIFT_FUTURE, RAP_SHIFT_REJECT,  RAP_SHIFT_CLAIM,
  };

  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      if (shifts[i] == shift)
        return TRUE;
    }
  return FALSE;
}

/* "arrested for collaborating": what somebody is punished for is what he is charged with. */
static gboolean
is_charge (const RapEventText *text, const RapClause *c, const RapMeaning *above)
{
  return c->gerund && c->mark != RAP_NO_WORD &&
         rap_word_plays (&text->words->words[c->mark], "charge") &&
         (above->type == RAP_EVENT_ACCUSE || above->type == RAP_EVENT_SANCTION ||
          above->type == RAP_EVENT_COERCE);
}

/* Claims, condolences, comment and hope (CAMEO 011 to 020): what they speak of is not told. */
static gboolean
is_mere_speech (const RapEventPattern *pattern)
{
  return pattern->type == RAP_EVENT_NONE && pattern->shift != RAP_SHIFT_ADMIT &&
         g_strcmp0 (pattern->cameo, "011") >= 0 && g_strcmp0 (pattern->cameo, "020") <= 0;
}

/* "a deal on ending the war", "the will to agree": what a noun is about. */
static gboolean
is_matter_of_noun (const RapEventText *text, const RapClause *c)
{
  guint noun = text->tree->heads[c->verb];
  return c->rel == RAP_REL_ACL && noun != RAP_NO_HEAD &&
         !rap_word_is_time (text->document, noun) && !c->own_subject &&
         (c->infinitive || (c->gerund && c->mark != RAP_NO_WORD));
}

/* Under which even what a relative clause adds may be untrue: "denied that he ran a squad that
 * killed". */
static gboolean
casts_doubt (const RapEventPattern *pattern)
{
  return pattern->shift == RAP_SHIFT_DENY || pattern->shift == RAP_SHIFT_CLAIM ||
         pattern->shift == RAP_SHIFT_HYPOTHETICAL || is_mere_speech (pattern);
}

/* Whether the clause only tells what is wished, asked, promised or denied above it, or what
 * something is done for. */
static gboolean
is_unreal (const RapEventText *text, const GArray *coded, guint clause)
{
  const RapClause *c = &text->clauses->clauses[clause];
  gboolean purpose = c->infinitive && (c->rel == RAP_REL_ADVCL || c->rel == RAP_REL_ACL);
  gboolean added = FALSE; /* by a relative clause */

  if (is_matter_of_noun (text, c))
    return TRUE;
  for (guint i = 0; i < 4 && c->governor != RAP_NO_CLAUSE && c->rel != RAP_REL_ROOT &&
                    c->rel != RAP_REL_PARATAXIS;
       i++)
    {
      const RapCoded *above = &g_array_index (coded, RapCoded, c->governor);
      gboolean        apart = c->rel == RAP_REL_CONJ ||
                       (c->rel == RAP_REL_ADVCL && !c->infinitive && !c->gerund);
      if (i == 0 && ((purpose && above->meaning.type != RAP_EVENT_NONE) ||
                     is_charge (text, c, &above->meaning)))
        return TRUE;
      if (apart && !c->infinitive)
        return FALSE;
      added |= c->rel == RAP_REL_ACL && c->own_subject && !c->gerund;
      if (above->match.pattern != NULL &&
          (casts_doubt (above->match.pattern) ||
           (!added && unmakes (above->match.pattern->shift))))
        return TRUE;
      c = &text->clauses->clauses[c->governor];
    }
  return FALSE;
}

/* "would open the chapter, if": but what one says that one would do oneself is a promise. */
static gboolean
is_conditional (const RapEventText *text, guint clause)
{
  const RapClause *c = &text->clauses->clauses[clause];
  gboolean         own = c->rel == RAP_REL_CCOMP && c->subject != RAP_NO_WORD &&
                 text->tags->tags[c->subject] == RAP_TAG_PRON;

  return c->mood == RAP_MOOD_REPORTED && !own &&
         rap_event_find_condition (text, clause) != RAP_NO_CLAUSE;
}

/* "did not allow the rally" */
static gboolean
is_leave_withheld (const RapMeaning *meaning, const RapClause *c)
{
  return c->mood == RAP_MOOD_ACTUAL && !c->perfect &&
         meaning->type == RAP_EVENT_CONCEDE &&
         g_strcmp0 (meaning->cameo, LEAVE_GIVEN) == 0;
}

RapMeaning
rap_event_settle (const RapEventText *text, const GArray *coded, guint clause)
{
  const RapClause *c = &text->clauses->clauses[clause];
  RapMeaning       meaning = g_array_index (coded, RapCoded, clause).meaning;
  gboolean         ahead = c->mood == RAP_MOOD_FUTURE || c->mood == RAP_MOOD_REPORTED;

  if (meaning.type == RAP_EVENT_NONE || meaning.realis != RAP_REALIS_ACTUAL)
    return meaning;
  if (c->negated)
    return rap_event_negate (meaning, ahead || is_leave_withheld (&meaning, c));
  if (rap_event_is_condition (text, clause) || is_question (text, c->verb) ||
      (c->mark != RAP_NO_WORD &&
       rap_word_plays (&text->words->words[c->mark], "question")) ||
      is_unreal (text, coded, clause))
    meaning.realis = RAP_REALIS_HYPOTHETICAL;
  else if (ahead)
    {
      meaning = rap_event_in_future (meaning);
      meaning.realis =
        is_conditional (text, clause) ? RAP_REALIS_HYPOTHETICAL : RAP_REALIS_FUTURE;
    }
  else if (c->mood == RAP_MOOD_POSSIBLE || c->mood == RAP_MOOD_OBLIGED)
    meaning.realis = RAP_REALIS_HYPOTHETICAL;
  return meaning;
}
