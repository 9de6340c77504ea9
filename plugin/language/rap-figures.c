// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-figures.h"

#include <string.h>

#include "language/rap-figure-rules.h"
#include "language/rap-pieces.h"
#include "language/rap-times.h"
#include "text/rap-work.h"

#define MAX_BINDINGS 12
/* How many words after a number may name what it counts. */
#define MAX_COUNTED 4

/* Stretches without any unknown word are cut here: a table of numbers. */
#define MAX_STRETCH 10000

typedef struct
{
  const RapGrammar *grammar;
  const char       *text;
  gsize             length;
  const RapTimes   *times;
  guint16           plural;    /* the class of such words */
  guint             next_time; /* the first that does not end before the figure */
  GArray           *made;      /* RapFigure: of the stretch */
  GArray           *figures;
} Finder;

static const char *const bound_nicks[] = { "exact",
                                           "at-least",
                                           "at-most",
                                           "about",
                                           "range" };

static const char *
intern_field (RapField field)
{
  g_autofree char *copy = rap_field_dup (field);

  return g_intern_string (copy);
}

static RapBound
bound_of (const RapSense *sense)
{
  for (guint i = 0; sense != NULL && i < G_N_ELEMENTS (bound_nicks); i++)
    if (rap_field_is (sense->value, bound_nicks[i]))
      return (RapBound) i;
  return RAP_BOUND_EXACT;
}

/* "3 to 5 million": the scale of the second number counts for the first as well. */
static void
set_high (RapFigure *figure, const RapPiece *low, const RapPiece *high)
{
  double scale = 1;

  if (low != NULL && (low->form & RAP_NUMBER_SCALED) == 0 &&
      (high->form & RAP_NUMBER_SCALED) != 0 && low->value < 1000)
    while (low->value * scale * 1000 <= high->value ||
           (low->value * scale < 1000 && high->value >= 1000))
      scale *= 1000;
  figure->value *= scale;
  figure->high = high->high;
  figure->bound = RAP_BOUND_RANGE;
}

static void
set_over (RapFigure *figure, double over)
{
  if (over == 0)
    return;
  figure->value /= over;
  figure->high /= over;
}

static void
set_scale (RapFigure *figure, const RapBinding *scale)
{
  g_autofree char *number =
    scale->sense != NULL ? rap_field_dup (scale->sense->value) : NULL;
  double factor = number != NULL ? g_ascii_strtod (number, NULL) : scale->number;

  if (figure->value < factor)
    figure->value *= factor;
  figure->high *= factor;
}

static double
part_of_unit (const RapBinding *smaller)
{
  return smaller != NULL ? 12 : 100;
}

static guint
take (const RapStretch *stretch, const RapMatch *match, gpointer data)
{
  Finder    *self = data;
  RapBinding bindings[MAX_BINDINGS];
  guint      n =
    rap_patterns_bind (self->grammar->figures, stretch, match, bindings, MAX_BINDINGS);
  const RapBinding *by_field[RAP_COUNTED_N_FIELDS] = { NULL };
  RapFigure         figure = { 0 };

  for (guint i = 0; i < n; i++)
    by_field[bindings[i].field] = &bindings[i];
  if (by_field[RAP_COUNTED_RANGE] != NULL)
    figure =
      g_array_index (self->made, RapFigure, by_field[RAP_COUNTED_RANGE]->piece->index);
  else
    figure.span = (RapSpan){ stretch->pieces[match->first].start,
                             stretch->pieces[match->end - 1].end };
  if (by_field[RAP_COUNTED_VALUE] != NULL)
    {
      const RapPiece *number = by_field[RAP_COUNTED_VALUE]->piece;
      figure.value = number->value;
      figure.high = number->high;
      figure.bound = figure.high > figure.value ? RAP_BOUND_RANGE : RAP_BOUND_EXACT;
      if (by_field[RAP_COUNTED_HIGH] != NULL)
        set_high (&figure, number, by_field[RAP_COUNTED_HIGH]->piece);
    }
  if (by_field[RAP_COUNTED_OVER] != NULL)
    set_over (&figure, by_field[RAP_COUNTED_OVER]->piece->value);
  if (by_field[RAP_COUNTED_SCALE] != NULL)
    set_scale (&figure, by_field[RAP_COUNTED_SCALE]);
  if (by_field[RAP_COUNTED_SMALL] != NULL)
    figure.high = figure.value += by_field[RAP_COUNTED_SMALL]->piece->value /
                                  part_of_unit (by_field[RAP_COUNTED_SMALLER]);
  if (by_field[RAP_COUNTED_UNIT] != NULL && by_field[RAP_COUNTED_UNIT]->sense != NULL)
    figure.unit = intern_field (by_field[RAP_COUNTED_UNIT]->sense->value);
  if (by_field[RAP_COUNTED_BOUND] != NULL && figure.bound == RAP_BOUND_EXACT)
    figure.bound = bound_of (by_field[RAP_COUNTED_BOUND]->sense);
  g_array_append_val (self->made, figure);
  return self->made->len - 1;
}

/* A word of the table that is a plural without the usual ending. */
static gboolean
is_plural (const Finder *self, guint phrase)
{
  guint           n = 0;
  const RapSense *senses =
    rap_vocabulary_get_senses (self->grammar->vocabulary, phrase, &n);

  for (guint i = 0; i < n; i++)
    if (senses[i].symbol == self->plural)
      return TRUE;
  return FALSE;
}

/* The words after the figure up to the first plural, a stop or a word of grammar: what is
 * counted. Without a plural it is the first word. */
static RapSpan
find_counted (const Finder *self, guint end)
{
  guint   position = end;
  RapSpan of = { 0, 0 };
  RapAtom atom;

  for (guint n = 0; n < MAX_COUNTED; n++)
    {
      if (!rap_atom_next (self->text, &position, (guint) self->length, &atom) ||
          atom.kind != RAP_ATOM_WORD || atom.glued || self->text[atom.start - 1] == '\n')
        break;
      guint phrase =
        rap_vocabulary_find_phrase (self->grammar->vocabulary, self->text, &atom);
      gboolean plural = (phrase != 0 && is_plural (self, phrase)) ||
                        (self->text[atom.end - 1] == 's' && atom.end - atom.start > 3);
      if (phrase != 0 && !plural)
        break;
      if (of.end == 0)
        of = (RapSpan){ atom.start, atom.end };
      if (plural)
        {
          of.end = atom.end;
          break;
        }
    }
  return of;
}

/* Whether a time covers the figure; figures come in order. */
static gboolean
is_time (Finder *self, const RapFigure *figure)
{
  while (self->next_time < self->times->n_times &&
         self->times->times[self->next_time].span.end <= figure->span.start)
    self->next_time++;
  return self->next_time < self->times->n_times &&
         self->times->times[self->next_time].span.start < figure->span.end;
}

static void
find_in_stretch (Finder *self, const RapPiece *pieces, guint n)
{
  RapStretch stretch = { self->text, pieces, n };

  g_array_set_size (self->made, 0);
  g_autoptr (GArray) left =
    rap_patterns_run (self->grammar->figures, &stretch, take, self);
  for (guint i = 0; left != NULL && i < left->len; i++)
    {
      const RapPiece *piece = &g_array_index (left, RapPiece, i);
      if (piece->symbol == RAP_SYMBOL_NONE)
        continue;
      RapFigure *figure = &g_array_index (self->made, RapFigure, piece->index);
      if (figure->unit == NULL && is_time (self, figure))
        continue;
      if (figure->unit == NULL)
        figure->of = find_counted (self, figure->span.end);
      g_array_append_val (self->figures, *figure);
    }
}

static gpointer
make (RapDocument *document)
{
  RapFigures      *self = g_new0 (RapFigures, 1);
  const RapPieces *pieces = rap_pieces_of (document);
  Finder           finder = { .grammar = rap_grammar_get (),
                              .text = rap_document_get_text (document),
                              .length = rap_document_get_length (document),
                              .times = rap_times_of (document) };
  guint            first = 0;

  finder.plural = rap_vocabulary_find_symbol (finder.grammar->vocabulary, "PLURAL");
  finder.made = g_array_new (FALSE, FALSE, sizeof (RapFigure));
  finder.figures = g_array_new (FALSE, FALSE, sizeof (RapFigure));
  for (guint i = 1; i <= pieces->n_pieces && !rap_work_is_cancelled (); i++)
    if (i == pieces->n_pieces || (pieces->pieces[i].flags & RAP_PIECE_GAP) != 0 ||
        i - first >= MAX_STRETCH)
      {
        find_in_stretch (&finder, pieces->pieces + first, i - first);
        first = i;
      }
  g_array_unref (finder.made);
  self->n_figures = finder.figures->len;
  self->figures = (const RapFigure *) (gpointer) g_array_free (finder.figures, FALSE);
  return self;
}

static void
free_figures (gpointer value)
{
  RapFigures *self = value;

  g_free ((gpointer) self->figures);
  g_free (self);
}

const RapFigures *
rap_figures_of (RapDocument *document)
{
  static const RapDerivation derivation = { "figures", make, free_figures };

  return rap_document_derive (document, &derivation);
}

const char *
rap_bound_get_nick (RapBound bound)
{
  return bound_nicks[CLAMP (bound, RAP_BOUND_EXACT, RAP_BOUND_RANGE)];
}
