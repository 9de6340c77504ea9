// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-name-values.h"

#include <string.h>

#include "language/rap-gazetteer-table.h"
#include "language/rap-gazetteer.h"

typedef struct
{
  const RapNameReading *reading;
  const RapNameFacts   *facts;
  const RapNameSpan    *span;
  const RapWord        *words;
  RapStretch            stretch;
  int                  *values;
  guint                 n;
} Filler;

/* Values stay within what the trees compare. */
#define MOST RAP_NAME_MOST

static void
put (Filler *self, gint64 value)
{
  g_assert (self->n < RAP_N_NAME_VALUES);
  self->values[self->n++] = (int) CLAMP (value, -MOST, MOST);
}

/* ---- What the network says */

static const gint32 *
leaned_at (const Filler *self, guint word)
{
  return self->reading->leaned + (gsize) (word - self->reading->first) * RAP_NAME_OUTPUTS;
}

static guint
label_at (const RapNameSpan *span, guint word, guint kind)
{
  static const guint8 parts[2][2] = { { 1, 2 }, { 0, 3 } }; /* first, last */

  return RAP_LABEL_BEGINS (kind) + parts[word == span->first][word + 1 == span->end];
}

/* How much better a name of the kind is than none. */
static void
put_sums (Filler *self)
{
  const RapNameSpan *span = self->span;

  for (guint kind = 0; kind < RAP_N_KINDS; kind++)
    {
      gint64 leaned = 0;
      for (guint i = span->first; i < span->end; i++)
        {
          guint label = label_at (span, i, kind);
          leaned +=
            (leaned_at (self, i)[label] - leaned_at (self, i)[0]) >> RAP_NAME_UNIT_BITS;
        }
      put (self, span->sums[kind]);
      put (self, leaned);
    }
}

static void
put_limits (Filler *self)
{
  int limits[RAP_N_LIMITS];

  rap_name_limits (self->reading,
                   &self->stretch,
                   self->span->first,
                   self->span->end,
                   limits);
  for (guint i = 0; i < RAP_N_LIMITS; i++)
    put (self, limits[i]);
}

static void
put_places (Filler *self)
{
  put (self, self->span->once);
  put (self, self->span->twice);
  put (self, self->span->place);
}

/* ---- What the rest of the document says */

/* What the network says of the same words in other places, in the mean. */
static int
others_say (const RapNameFact *whole, const RapNameSpan *span, guint kind)
{
  int own = CLAMP (span->sums[kind], -RAP_NAME_FACT_MOST, RAP_NAME_FACT_MOST);

  return whole->spans > 1 ? (whole->sums[kind] - own) / (whole->spans - 1) : 0;
}

static void
put_facts (Filler *self)
{
  const RapNameSpan *span = self->span;
  const RapWords    *words = self->reading->words;
  const RapNameFact *whole =
    rap_name_facts_get (self->facts, words, span->first, span->end);
  const RapNameFact *first =
    rap_name_facts_get (self->facts, words, span->first, span->first + 1);
  const RapNameFact *last =
    rap_name_facts_get (self->facts, words, span->end - 1, span->end);
  guint least = G_MAXUINT;

  for (guint kind = 0; kind < RAP_N_KINDS; kind++)
    put (self, whole->whole[kind] - (span->twice == kind + 1));
  for (guint kind = 0; kind <= RAP_KIND_PLACE; kind++)
    {
      gboolean own = span->twice == kind + 1 && span->end - span->first > 1;
      put (self, first->first[kind] - own);
      put (self, last->last[kind] - own);
      put (self, last->whole[kind] - (own ? 0 : span->twice == kind + 1));
    }
  for (guint kind = 0; kind < RAP_N_KINDS; kind++)
    put (self, others_say (whole, span, kind));
  put (self, whole->spans);
  put (self, whole->initials);
  for (guint i = span->first; i < span->end; i++)
    {
      const RapNameFact *word = rap_name_facts_get (self->facts, words, i, i + 1);
      if (word->seen > 0)
        least = MIN (least, 100u * word->named / word->seen);
    }
  put (self, least == G_MAXUINT ? -1 : (int) least);
  put (self, last->seen);
}

/* ---- What the lexicon says */

#define KIND(kind) (1u << (kind))

static const RapNameForm *
form_at (const Filler *self, guint word)
{
  return rap_name_form_get (self->reading->forms, &self->words[word]);
}

/* What the terms are that stand for just these words. */
static guint
kinds_of_span (const Filler *self)
{
  const RapNameSpan *span = self->span;
  const RapNameForm *first = form_at (self, span->first);
  guint              end = 0, kinds = 0;

  if (span->first + 1 == span->end || !first->begins)
    return span->first + 1 == span->end ? first->kinds : 0;
  const RapTerm *term =
    rap_gazetteer_match (self->reading->words, span->first, span->end, FALSE, &end);
  for (; end == span->end && term != NULL; term = rap_term_next (term))
    kinds |= KIND (term->kind);
  return kinds;
}

static void
put_flags (Filler *self, guint kinds, const guint *asked, guint n)
{
  for (guint i = 0; i < n; i++)
    put (self, (kinds & asked[i]) != 0);
}

static void
put_whole (Filler *self)
{
  static const guint asked[] = {
    KIND (RAP_TERM_STATE),
    KIND (RAP_TERM_CAPITAL) | KIND (RAP_TERM_PLACE) | KIND (RAP_TERM_SEAT),
    KIND (RAP_TERM_ORGANISATION),
    KIND (RAP_TERM_LEADER) | KIND (RAP_TERM_LEADER_SHORT),
    KIND (RAP_TERM_GIVEN),
    KIND (RAP_TERM_FAMILY),
    KIND (RAP_TERM_CITIZEN) | KIND (RAP_TERM_CITIZENS) | KIND (RAP_TERM_ADJECTIVE),
  };

  put_flags (self, kinds_of_span (self), asked, G_N_ELEMENTS (asked));
}

static void
put_ends (Filler *self)
{
  static const guint heads[] = {
    KIND (RAP_TERM_GIVEN),
    KIND (RAP_TERM_FAMILY),
    KIND (RAP_TERM_ORGANISATION_HEAD),
    KIND (RAP_TERM_PLACE_HEAD),
    KIND (RAP_TERM_STATE) | KIND (RAP_TERM_CAPITAL) | KIND (RAP_TERM_PLACE),
    KIND (RAP_TERM_ADJECTIVE),
  }, tails[] = {
    KIND (RAP_TERM_FAMILY),
    KIND (RAP_TERM_ORGANISATION_TAIL),
    KIND (RAP_TERM_PLACE_TAIL),
    KIND (RAP_TERM_STATE) | KIND (RAP_TERM_CAPITAL) | KIND (RAP_TERM_PLACE),
  }, folded[] = {
    KIND (RAP_TERM_TITLE),
    KIND (RAP_TERM_GROUP),
  };
  const RapNameForm *first = form_at (self, self->span->first);
  const RapNameForm *last = form_at (self, self->span->end - 1);

  put_flags (self, first->kinds, heads, G_N_ELEMENTS (heads));
  put_flags (self, first->folded, folded, 1);
  put_flags (self, last->kinds, tails, G_N_ELEMENTS (tails));
  put_flags (self, last->folded, folded, 2);
}

/* A title of one to three words that ends before the word. */
static gboolean
is_titled (const Filler *self, guint word)
{
  if (word > self->stretch.first &&
      (form_at (self, word - 1)->folded & KIND (RAP_TERM_TITLE)) != 0)
    return TRUE;
  for (guint n = 2; n <= 3 && word >= self->stretch.first + n; n++)
    {
      guint end = 0;
      if (!form_at (self, word - n)->begins_folded)
        continue;
      const RapTerm *term =
        rap_gazetteer_match (self->reading->words, word - n, word, TRUE, &end);
      if (end == word && rap_term_get (term, RAP_TERM_TITLE) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
put_neighbours (Filler *self)
{
  static const guint asked[] = {
    KIND (RAP_TERM_TITLE) | KIND (RAP_TERM_PERSON_NOUN) | KIND (RAP_TERM_TITLES),
    KIND (RAP_TERM_GROUP),
  };
  static const RapNameForm nothing;
  guint                    first = self->span->first, end = self->span->end;
  const RapNameForm       *before =
    first > self->stretch.first ? form_at (self, first - 1) : &nothing;
  const RapNameForm *next = end < self->stretch.end ? form_at (self, end) : &nothing;

  put (self, is_titled (self, first));
  put_flags (self, before->folded, asked, G_N_ELEMENTS (asked));
  put (self, before->place_noun);
  put_flags (self, next->folded, asked, G_N_ELEMENTS (asked));
  put (self, next->place_noun);
  put (self, form_at (self, end - 1)->place_noun);
}

static gboolean
is_far_place (const Filler *self, guint first, guint end)
{
  guint64 hash = RAP_GAZETTEER_BASIS;

  if (first + 1 == end)
    return form_at (self, first)->far;
  for (guint i = first; i < end; i++)
    hash = rap_gazetteer_hash (hash, self->words[i].form, strlen (self->words[i].form));
  return rap_name_model_knows (rap_name_model_get (), hash);
}

/* Towns and regions all over the world. */
static void
put_far_places (Filler *self)
{
  guint first = self->span->first, end = self->span->end;

  put (self, is_far_place (self, first, end));
  put (self, is_far_place (self, first, first + 1));
  put (self, is_far_place (self, end - 1, end));
}

/* ---- How it looks */

static int
tag_at (const Filler *self, guint word)
{
  return word >= self->stretch.first && word < self->stretch.end
           ? self->reading->tags[word]
           : -1;
}

#define FIRST_CAPITAL 1
#define FIRST_SHOUTED 2
#define FIRST_DIGITS  4
#define FIRST_MARK    8

static int
look_of (const Filler *self, guint word)
{
  if (word < self->stretch.first || word >= self->stretch.end)
    return 0;
  RapWordFlags flags = self->words[word].flags;
  return (flags & RAP_WORD_MARK) != 0           ? 1
         : (flags & RAP_WORD_DIGITS) != 0       ? 2
         : (flags & RAP_WORD_ALL_CAPITALS) != 0 ? 5
         : (flags & RAP_WORD_CAPITAL) != 0      ? 4
                                                : 3;
}

static int
mark_of (const Filler *self, guint word)
{
  if (look_of (self, word) != 1)
    return 0;
  return (guchar) self->words[word].form[0];
}

static void
put_looks (Filler *self)
{
  guint first = self->span->first, end = self->span->end, capitals = 0, marks = 0,
        small = 0;

  for (guint i = first; i < end; i++)
    {
      capitals += (self->words[i].flags & RAP_WORD_CAPITAL) != 0;
      marks += (self->words[i].flags & RAP_WORD_MARK) != 0;
      small += look_of (self, i) == 3;
    }
  put (self, end - first);
  put (self, capitals);
  put (self, marks);
  put (self, small);
  put (self, look_of (self, first));
  put (self, look_of (self, end - 1));
  put (self, look_of (self, first - 1));
  put (self, look_of (self, end));
  put (self, mark_of (self, first - 1));
  put (self, mark_of (self, end));
  put (self, strlen (self->words[end - 1].form));
  put (self, tag_at (self, first - 1));
  put (self, tag_at (self, first));
  put (self, tag_at (self, end - 1));
  put (self, tag_at (self, end));
  put (self, first - self->stretch.first);
  put (self, self->stretch.end - end);
  put (self, self->words[first].sentence);
}

/* The names before and after it in the stretch, and how far off they are. */
static void
put_company (Filler *self)
{
  const RapNameReading *reading = self->reading;
  const RapNameSpan    *span = self->span;
  guint                 low = 0, high = reading->n_seconds;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (reading->seconds[middle].end <= span->first)
        low = middle + 1;
      else
        high = middle;
    }
  const RapName *before = low > 0 ? &reading->seconds[low - 1] : NULL, *after = NULL;
  while (low < reading->n_seconds && reading->seconds[low].first < span->end)
    low++;
  after = low < reading->n_seconds ? &reading->seconds[low] : NULL;
  gboolean has_before = before != NULL && before->first >= self->stretch.first,
           has_after = after != NULL && after->end <= self->stretch.end;
  put (self, has_before ? rap_name_type_get_kind (before->type) + 1 : 0);
  put (self, has_before ? span->first - before->end : MOST);
  put (self, has_after ? rap_name_type_get_kind (after->type) + 1 : 0);
  put (self, has_after ? after->first - span->end : MOST);
}

static void
put_sentence (Filler *self)
{
  guint capitals = 0, n = self->stretch.end - self->stretch.first;

  for (guint i = self->stretch.first; i < self->stretch.end; i++)
    capitals += (self->words[i].flags & RAP_WORD_CAPITAL) != 0;
  put (self, 100 * capitals / n);
}

void
rap_name_values_fill (const RapNameReading *reading,
                      const RapNameFacts   *facts,
                      const RapNameSpan    *span,
                      int                   values[RAP_N_NAME_VALUES])
{
  Filler self = { .reading = reading,
                  .facts = facts,
                  .span = span,
                  .words = reading->words->words,
                  .stretch = reading->stretches[span->stretch],
                  .values = values };

  put_sums (&self);
  put_limits (&self);
  put_places (&self);
  put_facts (&self);
  put_whole (&self);
  put_ends (&self);
  put_neighbours (&self);
  put_far_places (&self);
  put_looks (&self);
  put_company (&self);
  put_sentence (&self);
  g_assert (self.n == RAP_N_NAME_VALUES);
}
