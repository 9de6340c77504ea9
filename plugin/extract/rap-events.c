// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-events.h"

#include <stdlib.h>

#include "extract/rap-event-history.h"
#include "extract/rap-event-sides.h"
#include "extract/rap-event-standing.h"
#include "text/rap-work.h"

/* In tenths of a point of the tables' priorities. */
#define POINT       10
#define LATE        7 /* lost by every word before the trigger, up to MAX_LATE */
#define MAX_LATE    30
#define SUBORDINATE 140
#define ADJUNCT     100
#define UNREAL      300
#define LONG_PAST   200
#define NOUN_LOSS   100
/* How far behind the trigger its place may stand, in words. */
#define PLACE_REACH 24

typedef struct
{
  RapEventReading reading;
  GArray         *events;
} Work;

static GArray *
parties_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (RapParty));
}

static const RapClause *
clause_of (const Work *work, guint clause)
{
  return &work->reading.text.clauses->clauses[clause];
}

static const RapCoded *
coded_of (const Work *work, guint clause)
{
  return &g_array_index (work->reading.coded, RapCoded, clause);
}

static int
rank_of (const Work *work, guint word, int priority)
{
  guint first =
    work->reading.text.words->sentences[work->reading.text.words->words[word].sentence]
      .first;
  return priority * POINT - (int) MIN (word - first, MAX_LATE) * LATE;
}

/* What is said in passing, or is only meant to be, stands behind what is told. */
static int
loss_of (const Work *work, guint clause)
{
  const RapClause *c = clause_of (work, clause);
  int              loss = 0;

  for (guint i = 0; i < 6 && c->rel != RAP_REL_ROOT; i++)
    {
      if (c->rel == RAP_REL_ACL || c->rel == RAP_REL_ADVCL)
        loss += SUBORDINATE +
                (c->rel == RAP_REL_ACL || c->infinitive || c->gerund || !c->own_subject
                   ? ADJUNCT
                   : 0);
      else if (c->rel == RAP_REL_XCOMP && c->infinitive)
        loss += ADJUNCT;
      else if (c->rel != RAP_REL_CCOMP && c->rel != RAP_REL_CONJ &&
               c->rel != RAP_REL_PARATAXIS && c->rel != RAP_REL_XCOMP)
        loss += SUBORDINATE + ADJUNCT;
      if (c->governor == RAP_NO_CLAUSE)
        break;
      c = clause_of (work, c->governor);
    }
  return loss;
}

static guint
actor_of (const Work *work, guint noun)
{
  g_autoptr (GArray) parties = parties_new ();

  if (noun != RAP_NO_WORD)
    rap_event_add_parties (&work->reading.text, noun, parties);
  return parties->len > 0 ? g_array_index (parties, RapParty, 0).actor : RAP_NO_ACTOR;
}

/* Who says so: the subject of the nearest verb of report above. */
static guint
attribution_of (const Work *work, guint clause)
{
  for (guint i = 0; i < 4; i++)
    {
      const RapClause *c = clause_of (work, clause);
      if (c->governor == RAP_NO_CLAUSE || c->rel == RAP_REL_ROOT)
        break;
      gboolean content = c->rel == RAP_REL_CCOMP || c->rel == RAP_REL_PARATAXIS;
      clause = c->governor;
      const RapEventPattern *pattern = coded_of (work, clause)->match.pattern;
      if (content && pattern != NULL &&
          (pattern->shift == RAP_SHIFT_REPORT || pattern->shift == RAP_SHIFT_CLAIM ||
           pattern->shift == RAP_SHIFT_ADMIT))
        return actor_of (work, clause_of (work, clause)->subject);
    }
  return RAP_NO_ACTOR;
}

static RapSpan
span_of_clause (const Work *work, guint clause)
{
  guint verb = clause_of (work, clause)->verb;
  guint end = work->reading.text.tree->ends[verb];

  while (end > verb + 1 &&
         (work->reading.text.words->words[end - 1].flags & RAP_WORD_MARK) != 0)
    end--;
  return rap_words_span (work->reading.text.words,
                         work->reading.text.tree->firsts[verb],
                         end);
}

/* The place where it happened: "in Vienna", anywhere in the clause. */
static RapSpan
place_of (const Work *work, guint word)
{
  const RapTree *tree = work->reading.text.tree;
  guint          end = MIN (tree->ends[word], word + PLACE_REACH);

  for (guint i = word + 1; i < end; i++)
    {
      RapRel rel = tree->rels[i];
      guint  mark = rel == RAP_REL_OBL || rel == RAP_REL_NMOD
                      ? rap_word_case (work->reading.text.document, i)
                      : RAP_NO_WORD;
      if (mark == RAP_NO_WORD ||
          !rap_word_plays (&work->reading.text.words->words[mark], "place"))
        continue;
      const RapMention *mention =
        rap_actors_mention_at (work->reading.text.actors, i, i + 1);
      if (mention == NULL || mention->first > i)
        continue;
      RapActorType type =
        g_array_index (work->reading.text.actors->actors, RapActor, mention->actor).type;
      if (type == RAP_ACTOR_PLACE || type == RAP_ACTOR_STATE)
        return mention->span;
    }
  return (RapSpan){ 0, 0 };
}

/* The date or time nearest to the word in its own clause; NULL when there is none. */
static const char *
time_of (const Work *work, guint word)
{
  const RapTimes    *times = rap_times_of (work->reading.text.document);
  const RapSentence *sentence =
    &work->reading.text.words->sentences[work->reading.text.words->words[word].sentence];
  guint       clause = rap_clause_above (work->reading.text.document, word);
  RapSpan     at = work->reading.text.words->words[word].span;
  guint       nearest = G_MAXUINT;
  const char *value = NULL;

  for (guint i = rap_times_find (times, sentence->span.start);
       i < times->n_times && times->times[i].span.start < sentence->span.end;
       i++)
    {
      const RapTime *time = &times->times[i];
      guint          distance = time->span.start > at.start ? time->span.start - at.end
                                                            : at.start - time->span.end;
      guint          first = rap_words_find (work->reading.text.words, time->span.start);
      if ((time->type != RAP_TIME_DATE && time->type != RAP_TIME_TIME) ||
          distance >= nearest ||
          rap_clause_above (work->reading.text.document, first) != clause)
        continue;
      nearest = distance;
      value = time->value;
    }
  return value;
}

static RapEvent
new_event (const Work *work, RapMeaning meaning, guint word)
{
  RapEvent event = { .meaning = meaning, .attribution = RAP_NO_ACTOR, .word = word };

  event.sentence = work->reading.text.words->words[word].sentence;
  event.trigger = work->reading.text.words->words[word].span;
  event.sources = parties_new ();
  event.targets = parties_new ();
  event.where = place_of (work, word);
  event.when = time_of (work, word);
  return event;
}

static void
clear_event (gpointer data)
{
  RapEvent *event = data;
  g_array_unref (event->sources);
  g_array_unref (event->targets);
}

/* The condition may hang on what is promised or threatened. */
static guint
condition_of (const Work *work, guint clause)
{
  for (guint i = 0; i < 4 && clause != RAP_NO_CLAUSE; i++)
    {
      guint condition = rap_event_find_condition (&work->reading.text, clause);
      if (condition != RAP_NO_CLAUSE)
        return condition;
      clause = coded_of (work, clause)->match.complement;
    }
  return RAP_NO_CLAUSE;
}

static void
make_history (RapEvent *event)
{
  event->meaning.realis = RAP_REALIS_HISTORICAL;
  event->rank -= LONG_PAST;
}

static void
add_jailing (Work *work, const RapEvent *conviction)
{
  RapEvent event = *conviction;

  event.meaning = (RapMeaning){ RAP_EVENT_COERCE, "arrest", "173", RAP_REALIS_ACTUAL };
  event.sources = g_array_copy (conviction->sources);
  event.targets = g_array_copy (conviction->targets);
  event.rank -= POINT;
  g_array_append_val (work->events, event);
}

static void
add_clause_event (Work *work, guint clause)
{
  const RapCoded  *coded = coded_of (work, clause);
  const RapClause *c = clause_of (work, clause);
  RapMeaning       meaning =
    rap_event_settle (&work->reading.text, work->reading.coded, clause);

  if (meaning.type == RAP_EVENT_NONE || meaning.type == RAP_EVENT_SAME ||
      coded->consumer != RAP_NO_CLAUSE)
    return;
  RapEvent event = new_event (work, meaning, c->verb);
  rap_event_add_sources (&work->reading, clause, event.sources);
  if (rap_event_get_quad (meaning.type) == 4)
    rap_event_remove_reporters (&work->reading, event.sources);
  rap_event_add_targets (&work->reading, clause, event.sources, event.targets, 0);
  if (rap_event_is_dispersed (&work->reading, clause, &event))
    event.meaning = meaning =
      (RapMeaning){ RAP_EVENT_PROTEST, "demo", "141", RAP_REALIS_ACTUAL };
  rap_event_pair_off (&event);
  if (!rap_event_is_public (&work->reading.text,
                            &meaning,
                            coded->match.pattern,
                            event.sources,
                            event.targets))
    {
      clear_event (&event);
      return;
    }
  guint condition = condition_of (work, clause);
  if (condition != RAP_NO_CLAUSE)
    event.condition = span_of_clause (work, condition);
  event.trigger = rap_words_span (work->reading.text.words,
                                  c->verb,
                                  MAX (c->verb + 1, coded->match.fixed_end));
  event.attribution = attribution_of (work, clause);
  event.rank =
    rank_of (work, c->verb, coded->match.pattern->priority) - loss_of (work, clause);
  rap_event_make_demand (&work->reading, clause, &event);
  rap_event_correct (&work->reading, clause, &event);
  if (event.meaning.realis == RAP_REALIS_ACTUAL && !c->gerund && !c->infinitive &&
      rap_event_is_history (&work->reading.text, c->verb))
    make_history (&event);
  if (event.meaning.realis == RAP_REALIS_NEGATED ||
      event.meaning.realis == RAP_REALIS_HYPOTHETICAL)
    event.rank -= UNREAL;
  g_array_append_val (work->events, event);
  if (rap_event_is_jailing (&work->reading, &event))
    add_jailing (work, &event);
}

/* Whether a pattern that holds for the clause above already speaks of the noun. */
static gboolean
is_spoken_for (const Work *work, guint noun)
{
  guint clause = rap_clause_above (work->reading.text.document, noun);

  for (guint i = 0; i < 4 && clause != RAP_NO_CLAUSE; i++)
    {
      const RapCoded *coded = coded_of (work, clause);
      if (coded->meaning.type != RAP_EVENT_NONE || coded->consumer != RAP_NO_CLAUSE)
        return TRUE;
      if (coded->match.object == noun || coded->match.oblique == noun)
        return TRUE;
      /* Condolences, comment and hope (CAMEO 011 to 020) speak of what they are about. */
      if (coded->match.pattern != NULL &&
          g_strcmp0 (coded->match.pattern->cameo, "011") >= 0 &&
          g_strcmp0 (coded->match.pattern->cameo, "020") <= 0)
        return TRUE;
      clause = clause_of (work, clause)->governor;
    }
  return FALSE;
}

static void
add_noun_event (Work *work, guint noun)
{
  const RapEventNoun *row = rap_event_noun_get (work->reading.text.nouns[noun]);
  RapMeaning          meaning = { row->type, row->mode, row->cameo, RAP_REALIS_ACTUAL };
  guint               clause = rap_clause_above (work->reading.text.document, noun);

  if (row->light || row->type == RAP_EVENT_NONE ||
      work->reading.text.tags->tags[noun] != RAP_TAG_NOUN || is_spoken_for (work, noun))
    return;
  if (clause != RAP_NO_CLAUSE)
    {
      const RapClause *c = clause_of (work, clause);
      if (c->negated)
        meaning = rap_event_negate (meaning, FALSE);
      else if (rap_event_is_condition (&work->reading.text, clause))
        meaning.realis = RAP_REALIS_HYPOTHETICAL;
      else if (c->mood != RAP_MOOD_ACTUAL)
        {
          meaning = rap_event_in_future (meaning);
          meaning.realis =
            c->mood == RAP_MOOD_FUTURE ? RAP_REALIS_FUTURE : RAP_REALIS_HYPOTHETICAL;
        }
    }
  RapEvent event = new_event (work, meaning, noun);
  rap_event_add_noun_role (&work->reading.text, noun, row->source, event.sources);
  rap_event_add_noun_role (&work->reading.text, noun, row->target, event.targets);
  rap_event_remove_sources (event.sources, event.targets);
  if (!rap_event_is_public (&work->reading.text,
                            &meaning,
                            NULL,
                            event.sources,
                            event.targets))
    {
      clear_event (&event);
      return;
    }
  rap_event_pair_off (&event);
  event.rank = rank_of (work, noun, row->priority) - NOUN_LOSS;
  if (clause != RAP_NO_CLAUSE)
    {
      event.rank -= loss_of (work, clause);
      event.attribution = attribution_of (work, clause);
    }
  if (meaning.realis == RAP_REALIS_ACTUAL &&
      rap_event_is_remembered (&work->reading.text, noun))
    make_history (&event);
  if (meaning.realis == RAP_REALIS_NEGATED || meaning.realis == RAP_REALIS_HYPOTHETICAL)
    event.rank -= UNREAL;
  g_array_append_val (work->events, event);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const RapEvent *left = a, *right = b;
  if (left->sentence != right->sentence)
    return left->sentence < right->sentence ? -1 : 1;
  if (left->rank != right->rank)
    return left->rank > right->rank ? -1 : 1;
  return left->word < right->word ? -1 : left->word > right->word;
}

static gboolean
same_parties (const GArray *left, const GArray *right)
{
  for (guint i = 0; i < right->len; i++)
    {
      if (!rap_event_has_party (left, &g_array_index (right, RapParty, i)))
        return FALSE;
    }
  return TRUE;
}

/* An event is told once a sentence: of two alike the higher stays. An event without anybody
 * on either side says nothing. The move of troops is part of the attack. */
static gboolean
is_superfluous (const GArray *events, guint index)
{
  const RapEvent *event = &g_array_index (events, RapEvent, index);

  if (event->sources->len == 0 && event->targets->len == 0)
    return TRUE;
  for (guint i = index; i-- > 0;)
    {
      const RapEvent *other = &g_array_index (events, RapEvent, i);
      if (other->sentence != event->sentence)
        break;
      gboolean alike = other->meaning.type == event->meaning.type &&
                       other->meaning.realis == event->meaning.realis;
      gboolean part = event->meaning.type == RAP_EVENT_MOBILIZE &&
                      other->meaning.type == RAP_EVENT_ASSAULT;
      if ((alike && same_parties (other->sources, event->sources) &&
           same_parties (other->targets, event->targets)) ||
          (part && same_parties (other->sources, event->sources)))
        return TRUE;
    }
  return FALSE;
}

static void
tidy (Work *work)
{
  guint first_word = 0;

  g_array_sort (work->events, compare_events);
  for (guint i = 0; i < work->events->len;)
    {
      if (is_superfluous (work->events, i))
        g_array_remove_index (work->events, i);
      else
        i++;
    }
  for (guint i = first_word; i < work->events->len; i++)
    {
      RapEvent          *event = &g_array_index (work->events, RapEvent, i);
      const RapSentence *sentence = &work->reading.text.words->sentences[event->sentence];
      const RapEvent    *before = i > 0 ? event - 1 : NULL;
      gboolean           same = before != NULL && before->sentence == event->sentence;
      event->contexts = same ? before->contexts
                             : rap_event_contexts (work->reading.text.document,
                                                   sentence->first,
                                                   sentence->end);
    }
}

static gpointer
make_events (RapDocument *document)
{
  RapEvents *result = g_new0 (RapEvents, 1);
  Work       work = { .events = g_array_new (FALSE, FALSE, sizeof (RapEvent)) };

  g_array_set_clear_func (work.events, clear_event);
  rap_event_text_init (&work.reading.text, document);
  work.reading.coded = rap_event_code_clauses (&work.reading.text);
  for (guint i = 0; i < work.reading.text.clauses->n_clauses && !rap_work_is_cancelled ();
       i++)
    add_clause_event (&work, i);
  for (guint i = 0; i < work.reading.text.words->n_words && !rap_work_is_cancelled ();
       i++)
    {
      if (work.reading.text.nouns[i] != RAP_LEXICON_NONE)
        add_noun_event (&work, i);
    }
  tidy (&work);
  g_array_unref (work.reading.coded);
  result->events = work.events;
  return result;
}

static void
free_events (gpointer value)
{
  RapEvents *events = value;
  g_array_unref (events->events);
  g_free (events);
}

static const RapDerivation events_derivation = { "events", make_events, free_events };

const RapEvents *
rap_events_of (RapDocument *document)
{
  return rap_document_derive (document, &events_derivation);
}
