// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-times.h"

#include <stdio.h>
#include <string.h>

#include "language/rap-pieces.h"
#include "language/rap-time-value.h"

/* How far around a time its verb is looked for, in bytes. */
#define REACH_BEFORE 160
#define REACH_AFTER  100

typedef struct
{
  const RapGrammar *grammar;
  const char       *text;
  gsize             length;
  guint16           tense; /* the class of words that tell it */
  RapTimeAnchor     anchor;
  GArray           *times;
  GArray           *said;
  GArray           *outer;
} Finder;

/* The tense that the words of [start, end) tell: that of the one nearest to `near`. A clause
 * ends at a stop. */
static int
tense_between (const Finder *self,
               guint         start,
               guint         end,
               gboolean      forwards,
               guint        *distance)
{
  guint   position = start;
  RapAtom atom;
  int     tense = 0;

  while (rap_atom_next (self->text, &position, end, &atom))
    {
      if (atom.kind == RAP_ATOM_SIGN && strchr (".!?;\n", self->text[atom.start]) != NULL)
        {
          if (forwards)
            return tense;
          tense = 0;
          continue;
        }
      guint word =
        rap_vocabulary_find_word (self->grammar->vocabulary, self->text, &atom);
      guint node = word != RAP_WORD_UNKNOWN
                     ? rap_vocabulary_step (self->grammar->vocabulary, 0, word)
                     : 0;
      guint phrase =
        node != 0 ? rap_vocabulary_get_phrase (self->grammar->vocabulary, node) : 0;
      if (phrase == 0)
        continue;
      RapPiece        piece = { .start = atom.start,
                                .end = atom.end,
                                .phrase = (guint16) phrase };
      const RapSense *sense =
        rap_piece_get_sense (&piece, self->grammar->vocabulary, self->text, self->tense);
      if (sense == NULL)
        continue;
      tense = sense->number;
      *distance = forwards ? atom.start - start : end - atom.end;
      if (forwards)
        return tense;
    }
  return tense;
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
  guint before = G_MAXUINT, after = G_MAXUINT;
  int   behind =
    tense_between (self, step_back (self, said->start), said->start, FALSE, &before);
  int ahead = tense_between (self, said->end, step_on (self, said->end), TRUE, &after);

  return behind != 0 ? behind : ahead;
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
      RapTime            time = {
                   { all[index].start, all[index].end }, RAP_TIME_DATE, "", "", "", "none"
      };

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

static gpointer
make (RapDocument *document)
{
  RapTimes        *self = g_new0 (RapTimes, 1);
  const RapPieces *pieces = rap_pieces_of (document);
  Finder           finder = { rap_grammar_get (),
                              rap_document_get_text (document),
                              rap_document_get_length (document),
                              0,
                              { 0 },
                              NULL,
                              NULL,
                              NULL };
  guint            first = 0;

  finder.tense = rap_vocabulary_find_symbol (finder.grammar->vocabulary, "TENSE");
  finder.times = g_array_new (FALSE, FALSE, sizeof (RapTime));
  finder.said = g_array_new (FALSE, FALSE, sizeof (RapTimeSaid));
  finder.outer = g_array_new (FALSE, FALSE, sizeof (guint));
  set_published (&finder, rap_document_get_published (document));
  for (guint i = 1; i <= pieces->n_pieces; i++)
    if (i == pieces->n_pieces || (pieces->pieces[i].flags & RAP_PIECE_GAP) != 0)
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

const char *
rap_time_type_get_nick (RapTimeType type)
{
  static const char *const nicks[] = { "DATE", "TIME", "DURATION", "SET" };

  return nicks[CLAMP (type, RAP_TIME_DATE, RAP_TIME_SET)];
}
