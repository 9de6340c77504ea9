// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-deeds.h"

#include "extract/rap-conditions.h"

/* Words of a matter in which its clause is sought. */
#define REACH 24
/* The column of outcome-words. */
#define KIND 3

static const RapClause *
get (const RapEventText *text, guint clause)
{
  return &text->clauses->clauses[clause];
}

static const char *
thing_at (const RapEventText *text, guint word)
{
  return word != RAP_NO_WORD && text->tags->tags[word] == RAP_TAG_NOUN
           ? text->tags->lemmas[word]
           : NULL;
}

/* The clause that tells the matter: the first whose verb stands in it, but for those that only
 * describe a noun in front: "under the deal, which was signed". */
static guint
clause_of (const RapEventText *text, const RapCommitment *commitment)
{
  guint found = rap_clauses_find (text->clauses, commitment->first);
  guint last = MIN (commitment->end, commitment->first + REACH);

  for (guint i = found; i < text->clauses->n_clauses && get (text, i)->verb < last; i++)
    if (!get (text, i)->relative)
      return i;
  return found < text->clauses->n_clauses && get (text, found)->verb < last
           ? found
           : RAP_NO_CLAUSE;
}

RapDeed
rap_deed_of (const RapEventText *text, const RapCommitment *commitment)
{
  RapDeed deed = { NULL, NULL, FALSE };
  guint   clause = clause_of (text, commitment);

  if (clause == RAP_NO_CLAUSE)
    return deed;
  const RapClause *c = get (text, clause);
  if (text->tags->tags[c->verb] != RAP_TAG_VERB)
    return deed;
  deed.verb = text->tags->lemmas[c->verb];
  deed.negated = c->negated;
  deed.thing = thing_at (text, c->object);
  if (c->object == RAP_NO_WORD && c->own_subject)
    deed.thing = thing_at (text, c->subject);
  return deed;
}

static gboolean
is_past (const RapEventText *text, const RapClause *c)
{
  RapVerbForm form = text->tags->verbs[c->verb];
  return c->mood == RAP_MOOD_ACTUAL && !c->infinitive && !c->gerund && !c->relative &&
         (c->perfect || form == RAP_VERB_PAST || form == RAP_VERB_PARTICIPLE ||
          c->negated);
}

static gboolean
is_thing (const RapEventText *text, guint word, const RapDeed *deed)
{
  return word != RAP_NO_WORD && deed->thing != NULL &&
         g_str_equal (text->tags->lemmas[word], deed->thing);
}

/* "was used", "has worked": said of a thing that is there. */
static gboolean
is_working (const RapEventText *text, guint clause)
{
  return rap_statement_row (text, clause, "outcome-words", KIND, "working") !=
         RAP_LEXICON_NONE;
}

RapDeedSign
rap_deed_read (const RapEventText *text, guint clause, const RapDeed *deed)
{
  const RapClause *c = get (text, clause);

  if (deed->verb == NULL || deed->thing == NULL || deed->negated || !is_past (text, c) ||
      rap_statement_is_condition (text, clause))
    return RAP_DEED_NOTHING;
  if (!g_str_equal (text->tags->lemmas[c->verb], deed->verb))
    return !c->negated && c->object == RAP_NO_WORD && is_thing (text, c->subject, deed) &&
               is_working (text, clause)
             ? RAP_DEED_WORKS
             : RAP_DEED_NOTHING;
  guint behind =
    c->object != RAP_NO_WORD ? rap_event_look_through (text, c->object) : RAP_NO_WORD;
  gboolean object = is_thing (text, c->object, deed) || is_thing (text, behind, deed),
           subject = is_thing (text, c->subject, deed);
  if (!object && !subject)
    return RAP_DEED_NOTHING;
  /* "has not opened" may still come; "did not meet" is over. */
  if (c->negated)
    return c->perfect ? RAP_DEED_NOTHING : RAP_DEED_NOT_DONE;
  return subject ? RAP_DEED_HAPPENED : RAP_DEED_DONE;
}

gboolean
rap_deed_is_named (const RapEventText *text, const RapDeed *deed, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      if (is_thing (text, i, deed))
        return TRUE;
    }
  return FALSE;
}
