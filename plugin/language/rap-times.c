// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-times.h"

#include "language/rap-pieces.h"
#include "language/rap-tense.h"
#include "language/rap-time-value.h"
#include "language/rap-words.h"
#include "text/rap-work.h"

#include <stdio.h>

/* Stretches without any unknown word are cut here: a table of numbers. */
#define MAX_STRETCH 10000
/* So many old years make a story, with fewer days near by than one in so many of them. */
#define LEAST_OLD 6
#define MOST_NEAR 8

typedef struct
{
  const RapGrammar *grammar;
  const char       *text;
  gsize             length;
  RapTenseReader    tenses;
  RapTimeAnchor     anchor;
  GArray           *times;
  GArray           *said;
  GArray           *outer;
} Finder;

/* A pattern may begin with the comma behind a word that is not there. */
static guint
skip_comma (const Finder *self, guint start)
{
  while (self->text[start] == ',' || g_ascii_isspace (self->text[start]))
    start++;
  return start;
}

/* "In two years" is one time when it tells when; else "in" stays outside. */
static guint
first_byte (const Finder *self, const RapTimeSaid *said)
{
  guint start = said->start;

  if (rap_time_said_has (said, RAP_SAID_AHEAD) &&
      rap_time_said_has (said, RAP_SAID_COUNT) &&
      !rap_time_value_is_ahead (said, &self->anchor))
    while (!g_ascii_isspace (self->text[start]))
      start++;
  return skip_comma (self, start);
}

/* Whether the tense can say which of several times is meant. */
static gboolean
depends_on_tense (const RapTimeSaid *said)
{
  static const guint64 recurring =
    G_GUINT64_CONSTANT (1) << RAP_SAID_MONTH | G_GUINT64_CONSTANT (1) << RAP_SAID_FEAST |
    G_GUINT64_CONSTANT (1) << RAP_SAID_QUARTER | G_GUINT64_CONSTANT (1) << RAP_SAID_HALF |
    G_GUINT64_CONSTANT (1) << RAP_SAID_SEASON | G_GUINT64_CONSTANT (1) << RAP_SAID_WEEK |
    G_GUINT64_CONSTANT (1) << RAP_SAID_WEEKDAY | G_GUINT64_CONSTANT (1) << RAP_SAID_AHEAD;
  static const guint64 others =
    G_GUINT64_CONSTANT (1) << RAP_SAID_OF | G_GUINT64_CONSTANT (1) << RAP_SAID_TO;

  return (said->has & others) != 0 || rap_time_said_get (said, RAP_SAID_BASE, 0) == 1 ||
         ((said->has & recurring) != 0 && !rap_time_said_has (said, RAP_SAID_YEAR));
}

static RapTense
tense_of (const Finder *self, const RapTimeSaid *said)
{
  RapTense tense = { 0, FALSE };

  if (depends_on_tense (said))
    tense = rap_tense_around (&self->tenses, said->start, said->end);
  /* "Starting on Monday, all may cross." */
  if (tense.tense == 0 && rap_time_said_has (said, RAP_SAID_OPEN) &&
      rap_time_said_has (said, RAP_SAID_WAY))
    tense.tense = said->values[RAP_SAID_WAY];
  return tense;
}

/* So far at most is a time from the one that it is part of. */
#define MOST_BETWEEN 10

/* "The first two weeks of May": what was found last, when it is part of what comes next. */
static void
share_ends (const Finder *self, const RapTimeSaid *last, const RapTime *of)
{
  RapTime *time;

  if (last == NULL || !rap_time_said_has (last, RAP_SAID_PART_OF) ||
      self->times->len == 0)
    return;
  time = &g_array_index (self->times, RapTime, self->times->len - 1);
  if (time->span.end <= of->span.start && of->span.start - time->span.end <= MOST_BETWEEN)
    rap_time_value_share (last, of, time);
}

static void
find_in_stretch (Finder *self, const RapPiece *pieces, guint n)
{
  g_array_set_size (self->said, 0);
  g_array_set_size (self->outer, 0);
  rap_time_rules_find (self->grammar->times,
                       self->text,
                       pieces,
                       n,
                       self->said,
                       self->outer);
  const RapTimeSaid *all = (const RapTimeSaid *) (gpointer) self->said->data,
                    *last = NULL;
  for (guint i = 0; i < self->outer->len; i++)
    {
      guint   index = g_array_index (self->outer, guint, i);
      RapTime time = { { 0, all[index].end }, RAP_TIME_DATE, "", "", "", "none" };

      self->anchor.tense = tense_of (self, &all[index]);
      time.span.start = first_byte (self, &all[index]);
      if (!rap_time_value_reckon (all, index, &self->anchor, &time))
        continue;
      share_ends (self, last, &time);
      g_array_append_val (self->times, time);
      last = &all[index];
    }
}

static void
set_published (Finder *self, const char *published)
{
  RapDay day;

  if (published == NULL ||
      sscanf (published, "%4d-%2d-%2d", &day.year, &day.month, &day.day) != 3)
    return;
  self->anchor.has_published =
    day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 31 && day.year > 0;
  self->anchor.published = day;
}

/* Whether the text is a story of long ago: it names old years, and hardly a weekday or
 * "today". */
static gboolean
is_narrative (const Finder *self, const RapPieces *pieces)
{
  const RapVocabulary *vocabulary = self->grammar->vocabulary;
  guint16              shift = rap_vocabulary_find_symbol (vocabulary, "DAYSHIFT");
  guint16              weekday = rap_vocabulary_find_symbol (vocabulary, "WEEKDAY");
  int   now = self->anchor.has_published ? self->anchor.published.year : 9999;
  guint old = 0, near = 0;

  for (guint i = 0; i < pieces->n_pieces; i++)
    {
      const RapPiece *piece = &pieces->pieces[i];
      if ((piece->flags & RAP_PIECE_NUMBER) != 0)
        old += piece->digits == 4 && piece->form == RAP_NUMBER_CARDINAL &&
               piece->value >= 1000 && piece->value < now - 1 &&
               (piece->flags & RAP_PIECE_STUCK) == 0;
      else if (rap_piece_get_sense (piece, vocabulary, self->text, shift) != NULL ||
               rap_piece_get_sense (piece, vocabulary, self->text, weekday) != NULL)
        near++;
    }
  return old >= LEAST_OLD && old > MOST_NEAR * near;
}

static gpointer
make (RapDocument *document)
{
  RapTimes        *self = g_new0 (RapTimes, 1);
  const RapPieces *pieces = rap_pieces_of (document);
  Finder           finder = { .grammar = rap_grammar_get (),
                              .text = rap_document_get_text (document),
                              .length = rap_document_get_length (document) };
  guint            first = 0;

  finder.tenses =
    rap_tense_reader_new (finder.grammar->vocabulary, finder.text, finder.length);
  finder.times = g_array_new (FALSE, FALSE, sizeof (RapTime));
  finder.said = g_array_new (FALSE, FALSE, sizeof (RapTimeSaid));
  finder.outer = g_array_new (FALSE, FALSE, sizeof (guint));
  set_published (&finder, rap_document_get_published (document));
  finder.anchor.narrative = is_narrative (&finder, pieces);
  for (guint i = 1; i <= pieces->n_pieces && !rap_work_is_cancelled (); i++)
    if (i == pieces->n_pieces || (pieces->pieces[i].flags & RAP_PIECE_GAP) != 0 ||
        i - first >= MAX_STRETCH)
      {
        find_in_stretch (&finder, pieces->pieces + first, i - first);
        first = i;
      }
  g_array_unref (finder.said);
  g_array_unref (finder.outer);
  self->n_times = finder.times->len;
  self->times = (const RapTime *) (gpointer) g_array_free (finder.times, FALSE);
  return self;
}

static void
free_times (gpointer value)
{
  RapTimes *self = value;

  g_free ((gpointer) self->times);
  g_free (self);
}

const RapTimes *
rap_times_of (RapDocument *document)
{
  static const RapDerivation derivation = { "times", make, free_times };

  return rap_document_derive (document, &derivation);
}

guint
rap_times_find (const RapTimes *times, guint byte)
{
  guint low = 0, high = times->n_times;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (times->times[middle].span.end <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
rap_word_is_time (RapDocument *document, guint word)
{
  const RapTimes *times = rap_times_of (document);
  RapSpan         span = rap_words_of (document)->words[word].span;
  guint           found = rap_times_find (times, span.start);

  return found < times->n_times && times->times[found].span.start < span.end;
}
