// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-event-sides.h"

typedef RapEventReading Work;

/* As in the tables: behind "from". */
static const RapField from_spec = { "obl:from", 8 };

static const RapClause *
clause_of (const Work *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

static const RapCoded *
coded_of (const Work *work, guint clause)
{
  return &g_array_index (work->coded, RapCoded, clause);
}

/* "mobilised its troops": what is moved is not whom it is moved against. */
static gboolean
is_own_force (const Work *work, const RapCoded *coded, const RapParty *party)
{
  RapEventType type = coded->meaning.type;

  return party->head == coded->match.object &&
         (type == RAP_EVENT_MOBILIZE || type == RAP_EVENT_RETREAT ||
          type == RAP_EVENT_AGREE || type == RAP_EVENT_SANCTION) &&
         (rap_event_is_class (&work->text, party->head, "troop-noun") ||
          rap_event_is_class (&work->text, party->head, "police-noun") ||
          rap_event_is_class (&work->text, party->head, "peacekeeper-noun"));
}

/* Takes out who may be nobody. */
static void
set_aside_unknown (const Work     *work,
                   const RapCoded *coded,
                   GArray         *targets,
                   GArray         *unknown)
{
  for (guint i = 0; i < targets->len;)
    {
      const RapParty *party = &g_array_index (targets, RapParty, i);
      if (rap_event_is_known (&work->text, party) && !is_own_force (work, coded, party))
        {
          i++;
          continue;
        }
      g_array_append_vals (unknown, party, 1);
      g_array_remove_index (targets, i);
    }
}

static void
remove_nameless (GArray *targets)
{
  for (guint i = targets->len; i-- > 0;)
    {
      if (g_array_index (targets, RapParty, i).actor == RAP_NO_ACTOR)
        g_array_remove_index (targets, i);
    }
}

/* When the table names no target that is an actor: the first other actor among what hangs on
 * the verb behind it, then on its object, and so on down; never in another clause. */
static void
add_any_target (const Work   *work,
                guint         word,
                guint         verb,
                gboolean      named,
                const GArray *sources,
                GArray       *targets,
                guint         level)
{
  RapChildren children;

  rap_event_children (&work->text, word, &children);
  for (guint i = 0; i < children.n && targets->len == 0; i++)
    {
      guint  child = children.words[i];
      RapRel rel = work->text.tree->rels[child];
      if (work->text.clauses->at[child] != RAP_NO_CLAUSE || (level == 0 && child < verb))
        continue;
      if (rel != RAP_REL_OBJ && rel != RAP_REL_IOBJ && rel != RAP_REL_OBL &&
          rel != RAP_REL_NMOD && rel != RAP_REL_XCOMP)
        continue;
      rap_event_add_parties (&work->text, child, targets);
      rap_event_remove_sources (sources, targets);
      if (named)
        remove_nameless (targets);
      if (targets->len == 0 && level < 2)
        add_any_target (work, child, verb, named, sources, targets, level + 1);
    }
}

/* The target that the table names, of the verb, of its noun or of its complement. */
static void
add_stated_target (const Work   *work,
                   guint         clause,
                   const GArray *sources,
                   GArray       *targets,
                   guint         level)
{
  const RapCoded  *coded = coded_of (work, clause);
  const RapClause *c = clause_of (work, clause);

  if (coded->match.pattern != NULL)
    rap_event_add_role (&work->text,
                        &coded->match,
                        clause,
                        coded->match.pattern->target,
                        targets);
  rap_event_remove_sources (sources, targets);
  if (targets->len == 0 && coded->noun != RAP_NO_WORD)
    {
      rap_event_add_noun_role (&work->text,
                               coded->noun,
                               rap_event_noun_get (work->text.nouns[coded->noun])->target,
                               targets);
      rap_event_remove_sources (sources, targets);
    }
  if (targets->len == 0 && coded->match.complement != RAP_NO_CLAUSE && level < 4)
    rap_event_add_targets (work, coded->match.complement, sources, targets, level + 1);
  if (targets->len == 0 && c->passive && c->subject != RAP_NO_WORD)
    {
      rap_event_add_parties (&work->text, c->subject, targets);
      rap_event_remove_sources (sources, targets);
    }
}

/* The first other actor named behind the verb: "aid to help people in Somalia". */
static void
add_deep_target (const Work   *work,
                 guint         word,
                 guint         after,
                 const GArray *sources,
                 GArray       *targets)
{
  if (targets->len > 0 || word == RAP_NO_WORD)
    return;
  rap_event_add_deep_party (&work->text, word, after, sources, targets);
}

/* "drills, which Pyongyang condemned", "a charge the group rejected": those who did what the
 * clause speaks of. */
static void
add_doers_of_antecedent (const Work   *work,
                         guint         clause,
                         const GArray *sources,
                         GArray       *targets)
{
  const RapClause *c = clause_of (work, clause);
  guint            object = c->object;

  if (targets->len > 0 || !c->own_subject || c->governor == RAP_NO_CLAUSE ||
      object == RAP_NO_WORD)
    return;
  gboolean gap = (c->relative && object == work->text.tree->heads[c->verb]) ||
                 rap_word_plays (&work->text.words->words[object], "relative");
  if (!gap || coded_of (work, c->governor)->meaning.type == RAP_EVENT_NONE)
    return;
  rap_event_add_parties (&work->text, clause_of (work, c->governor)->subject, targets);
  rap_event_remove_sources (sources, targets);
}

/* "will not lift the embargo until Cuba reforms": who is to meet the condition. */
static void
add_addressee (const Work *work, guint clause, const GArray *sources, GArray *targets)
{
  RapEventType type = coded_of (work, clause)->meaning.type;
  guint        condition = rap_event_find_condition (&work->text, clause);

  if (condition == RAP_NO_CLAUSE || !clause_of (work, condition)->own_subject ||
      (!clause_of (work, clause)->negated && type != RAP_EVENT_THREATEN))
    return;
  const RapClause *c = clause_of (work, condition);
  rap_event_add_parties (&work->text, c->passive ? c->agent : c->subject, targets);
  rap_event_remove_sources (sources, targets);
}

void
rap_event_add_targets (const RapEventReading *work,
                       guint                  clause,
                       const GArray          *sources,
                       GArray                *targets,
                       guint                  level)
{
  const RapCoded  *coded = coded_of (work, clause);
  const RapClause *c = clause_of (work, clause);
  g_autoptr (GArray) unknown = g_array_new (FALSE, FALSE, sizeof (RapParty));

  add_stated_target (work, clause, sources, targets, level);
  add_doers_of_antecedent (work, clause, sources, targets);
  set_aside_unknown (work, coded, targets, unknown);
  /* Two who do something together do it with each other. */
  guint quad = rap_event_get_quad (coded->meaning.type);
  if (targets->len == 0 && sources->len > 1 && (quad == 1 || quad == 2))
    return;
  for (guint named = 2; named-- > 0 && targets->len == 0;)
    {
      add_any_target (work, c->verb, c->verb, named, sources, targets, 0);
      set_aside_unknown (work, coded, targets, unknown);
    }
  guint object =
    coded->match.object != RAP_NO_WORD ? coded->match.object : coded->match.oblique;
  add_deep_target (work, object, c->verb + 1, sources, targets);
  if (targets->len == 0 && unknown->len > 0)
    g_array_append_vals (targets, unknown->data, 1);
  if (targets->len == 0)
    add_addressee (work, clause, sources, targets);
  if (level == 0)
    add_deep_target (work, c->verb, c->verb + 1, sources, targets);
}

/* The subject of the verb that governs the clause as its content, or RAP_NO_WORD. */
static guint
speaker_of (const Work *work, guint clause)
{
  for (guint i = 0; i < 4; i++)
    {
      const RapClause *c = clause_of (work, clause);
      if (c->governor == RAP_NO_CLAUSE || c->rel == RAP_REL_ROOT)
        break;
      clause = c->governor;
      if (c->rel == RAP_REL_CCOMP && !clause_of (work, clause)->passive)
        return clause_of (work, clause)->subject;
    }
  return RAP_NO_WORD;
}

/* "was promised 31 tanks by Washington": the agent, where the parser hung it elsewhere. */
static guint
stray_agent (const Work *work, guint verb)
{
  guint end = MIN (work->text.tree->ends[verb], verb + 12);

  for (guint i = verb + 1; i < end; i++)
    {
      RapRel rel = work->text.tree->rels[i];
      guint  mark = rel == RAP_REL_OBL || rel == RAP_REL_NMOD
                      ? rap_word_case (work->text.document, i)
                      : RAP_NO_WORD;
      if (work->text.clauses->at[i] != RAP_NO_CLAUSE)
        break;
      if (mark != RAP_NO_WORD && rap_word_plays (&work->text.words->words[mark], "agent"))
        return i;
    }
  return RAP_NO_WORD;
}

/* "accused Hezbollah of violating": who is accused did it. */
static void
add_accused (const Work *work, guint clause, GArray *sources)
{
  const RapClause *c = clause_of (work, clause);

  if (c->governor == RAP_NO_CLAUSE || c->own_subject || !c->gerund)
    return;
  const RapEventMatch *above = &coded_of (work, c->governor)->match;
  if (above->pattern == NULL || above->pattern->shift != RAP_SHIFT_ALLEGE)
    return;
  const RapClause *up = clause_of (work, c->governor);
  rap_event_add_parties (&work->text, up->passive ? up->subject : up->object, sources);
}

/* Of a passive without an agent: troops "are deployed" by themselves; who "was expelled from
 * Chad" was so by Chad; whom a judge "ordered jailed" he jailed. */
static void
add_hidden_doer (const Work *work, guint clause, GArray *sources)
{
  const RapCoded  *coded = coded_of (work, clause);
  const RapClause *c = clause_of (work, clause);
  RapEventType     type = coded->meaning.type;

  if ((type == RAP_EVENT_MOBILIZE || type == RAP_EVENT_AID) &&
      c->subject != RAP_NO_WORD &&
      (rap_event_is_class (&work->text, c->subject, "troop-noun") ||
       rap_event_is_class (&work->text, c->subject, "peacekeeper-noun")))
    rap_event_add_parties (&work->text, c->subject, sources);
  else if (g_strcmp0 (coded->meaning.mode, "expel") == 0 ||
           g_strcmp0 (coded->meaning.mode, "deport") == 0)
    rap_event_add_role (&work->text, &coded->match, clause, from_spec, sources);
  else if (c->rel == RAP_REL_XCOMP && c->governor != RAP_NO_CLAUSE &&
           !clause_of (work, c->governor)->passive)
    rap_event_add_parties (&work->text, clause_of (work, c->governor)->subject, sources);
}

void
rap_event_add_sources (const RapEventReading *work, guint clause, GArray *sources)
{
  const RapCoded  *coded = coded_of (work, clause);
  const RapClause *c = clause_of (work, clause);

  add_accused (work, clause, sources);
  if (sources->len == 0 && coded->match.pattern != NULL)
    rap_event_add_role (&work->text,
                        &coded->match,
                        clause,
                        coded->match.pattern->source,
                        sources);
  if (sources->len == 0 && !c->passive && c->subject != RAP_NO_WORD)
    rap_event_add_parties (&work->text, c->subject, sources);
  if (sources->len == 0 && !c->passive && c->subject != RAP_NO_WORD && c->own_subject)
    rap_event_add_doer (&work->text, c->subject, sources);
  if (sources->len == 0 && c->passive && c->agent == RAP_NO_WORD)
    rap_event_add_parties (&work->text, stray_agent (work, c->verb), sources);
  /* "Farc said it will …": a pronoun that nobody has explained is the speaker. */
  if (sources->len == 0 && !c->passive && c->subject != RAP_NO_WORD &&
      work->text.tags->tags[c->subject] == RAP_TAG_PRON)
    rap_event_add_parties (&work->text, speaker_of (work, clause), sources);
  if (sources->len == 0 && coded->noun != RAP_NO_WORD)
    rap_event_add_noun_role (&work->text,
                             coded->noun,
                             rap_event_noun_get (work->text.nouns[coded->noun])->source,
                             sources);
  if (sources->len == 0 && c->passive && c->agent == RAP_NO_WORD)
    add_hidden_doer (work, clause, sources);
  /* "passed a resolution criticising …": the resolution is of whoever passed it. */
  if (sources->len == 0 && c->relative && !c->passive && !c->own_subject &&
      c->governor != RAP_NO_CLAUSE && !clause_of (work, c->governor)->passive)
    rap_event_add_parties (&work->text, clause_of (work, c->governor)->subject, sources);
}
