// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-times.h"

#include <stdio.h>
#include <string.h>

#include "language/rap-pieces.h"
#include "language/rap-time-value.h"
#include "language/rap-words.h"
#include "text/rap-work.h"

/* How far around a time its verb is looked for, in bytes. */
#define REACH_BEFORE 160
#define REACH_AFTER  100
/* The tense of a word that can only be of a verb to come. */
#define WILL 2

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
  guint16           tense;  /* the class of words that tell it */
  guint16           ending; /* and of their endings */
  guint16           due;    /* and of those right before a time */
  guint16           had;    /* and of those that begin a perfect */
  guint16           determiner;
  RapTimeAnchor     anchor;
  GArray           *times;
  GArray           *said;
  GArray           *outer;
} Finder;

static RapPiece
piece_of (const Finder *self, const RapAtom *atom)
{
  RapPiece piece = { .start = atom->start, .end = atom->end };

  piece.phrase =
    (guint16) rap_vocabulary_find_phrase (self->grammar->vocabulary, self->text, atom);
  return piece;
}

static const RapSense *
sense_of (const Finder *self, const RapPiece *piece, guint16 symbol)
{
  return rap_piece_get_sense (piece, self->grammar->vocabulary, self->text, symbol);
}

/* The tense that a word tells by itself or, when it is unknown, by its ending. */
static const RapSense *
tense_of (const Finder *self, const RapAtom *atom, const RapPiece *piece)
{
  const RapSense *sense = sense_of (self, piece, self->tense);
  guint           position = atom->end - 2;
  RapAtom         ending;

  if (sense != NULL || atom->kind != RAP_ATOM_WORD || atom->end - atom->start < 5 ||
      ((guchar) self->text[position] & 0x80) != 0 ||
      !rap_atom_next (self->text, &position, atom->end, &ending))
    return sense;
  const RapPiece last = piece_of (self, &ending);
  return sense_of (self, &last, self->ending);
}

static gboolean
ends_clause (const Finder *self, const RapAtom *atom)
{
  return atom->kind == RAP_ATOM_SIGN && strchr (".!?;", self->text[atom->start]) != NULL;
}

/* What a clause has told so far. */
typedef struct
{
  int      tense;
  gboolean perfect; /* it tells what had been done, or was to be done, by then */
  gboolean had;     /* the last word may begin that */
  gboolean word;    /* the last one is a word */
  RapPiece last;
} Clause;

static void
read_atom (const Finder *self, Clause *clause, const RapAtom *atom)
{
  const RapPiece  piece = piece_of (self, atom);
  gboolean        named = sense_of (self, &clause->last, self->determiner) != NULL;
  const RapSense *sense = named ? NULL : tense_of (self, atom, &piece);

  if (ends_clause (self, atom))
    *clause = (Clause){ .tense = 0 };
  else if (sense != NULL)
    {
      clause->tense = sense->number;
      clause->perfect =
        (clause->perfect && sense->number < WILL) || (clause->had && sense->number < 0);
    }
  clause->had = sense_of (self, &piece, self->had) != NULL;
  clause->word = atom->kind == RAP_ATOM_WORD;
  clause->last = piece;
}

/* The tense of the last verb before a time in its clause, or what the word right before it
 * says: "by Monday", "ended March 31". */
static int
tense_before (const Finder *self, guint start, guint end)
{
  guint   position = start;
  RapAtom atom;
  Clause  clause = { .tense = 0 };

  while (rap_atom_next (self->text, &position, end, &atom))
    read_atom (self, &clause, &atom);
  const RapSense *due = clause.word ? sense_of (self, &clause.last, self->due) : NULL;
  return clause.perfect ? -1 : due != NULL ? due->number : clause.tense;
}

/* That of the first verb after it. */
static int
tense_after (const Finder *self, guint start, guint end)
{
  guint           position = start;
  RapAtom         atom;
  const RapSense *sense;

  while (rap_atom_next (self->text, &position, end, &atom) && !ends_clause (self, &atom))
    {
      const RapPiece piece = piece_of (self, &atom);
      if ((sense = tense_of (self, &atom, &piece)) != NULL)
        return sense->number;
    }
  return 0;
}

static guint
step_back (const Finder *self, guint start)
{
  guint from = start > REACH_BEFORE ? start - REACH_BEFORE : 0;

  while (from > 0 && from < start && ((guchar) self->text[from] & 0xC0) == 0x80)
    from++;
  return from;
}

static guint
step_on (const Finder *self, guint end)
{
  guint to = (guint) MIN (self->length, (gsize) end + REACH_AFTER);

  while (to > end && to < self->length && ((guchar) self->text[to] & 0xC0) == 0x80)
    to--;
  return to;
}

/* The verb before a time tells its tense, or the one after it when it opens the sentence. */
static int
find_tense (const Finder *self, const RapTimeSaid *said)
{
  int tense = tense_before (self, step_back (self, said->start), said->start);

  return tense != 0 ? tense : tense_after (self, said->end, step_on (self, said->end));
}

/* A pattern may begin with the comma behind a word that is not there. */
static guint
skip_comma (const Finder *self, guint start)
{
  while (self->text[start] == ',' || g_ascii_isspace (self->text[start]))
    start++;
  return start;
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
  for (guint i = 0; i < self->outer->len; i++)
    {
      const RapTimeSaid *all = (const RapTimeSaid *) (gpointer) self->said->data;
      guint              index = g_array_index (self->outer, guint, i);
      RapTime            time = { { skip_comma (self, all[index].start), all[index].end },
                                  RAP_TIME_DATE,
                                  "",
                                  "",
                                  "",
                                  "none" };

      self->anchor.tense = find_tense (self, &all[index]);
      if (rap_time_value_reckon (all, index, &self->anchor, &time))
        g_array_append_val (self->times, time);
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

  finder.tense = rap_vocabulary_find_symbol (finder.grammar->vocabulary, "TENSE");
  finder.ending = rap_vocabulary_find_symbol (finder.grammar->vocabulary, "TENSE_ENDING");
  finder.due = rap_vocabulary_find_symbol (finder.grammar->vocabulary, "DUE");
  finder.had = rap_vocabulary_find_symbol (finder.grammar->vocabulary, "PERFECT");
  finder.determiner =
    rap_vocabulary_find_symbol (finder.grammar->vocabulary, "DETERMINER");
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
