// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-pieces.h"

#include "language/rap-digits.h"
#include "language/rap-figure-rules.h"
#include "language/rap-numbers.h"
#include "language/rap-time-rules.h"
#include "text/rap-utf8.h"
#include "text/rap-work.h"

#include <string.h>

/* Where the words come from: the column of the phrase, of its class and of its value. A
 * class in capitals stands for all rows. Other forms of a phrase stand in a list. */
static const struct
{
  const char *lexicon;
  const char *form;
  const char *class;
  const char *value;
  const char *others;
} sources[] = {
  { "time-words", "phrase", "kind", "value", NULL },
  { "calendar", "name", "kind", "value", "forms" },
  { "number-words", "phrase", "kind", "value", NULL },
  { "units", "form", "MEASURE", "unit", NULL },
  { "currencies", "form", "form_kind", "currency", NULL },
};

/* Classes that are no reason to keep a stretch. */
static const char *const faint_classes[] = {
  "JOINER",      "ARTICLE",      "PREPOSITION", "IN",      "AT",       "FROM",
  "UNTIL",       "BEFORE",       "AFTER",       "TENSE",   "PLURAL",   "BOUND",
  "BOUND_AFTER", "RATE",         "RATIO",       "APPROX",  "OVER",     "ANOTHER",
  "MORE",        "SUFFIX",       "PASSIVE",     "PERFECT", "DUE",      "DETERMINER",
  "MODAL",       "TENSE_ENDING", "SUPERLATIVE", "DUE_ON",  "NUMBERED",
};

typedef struct
{
  const RapVocabulary *vocabulary;
  const char          *text;
  guint64              faint[(G_MAXUINT16 + 1) / 64]; /* a bit for each symbol */
  GArray              *stretch; /* RapPiece: since the last unknown word */
  GArray              *pieces;  /* what is kept */
  gboolean             stuck;   /* a word ends right here, or one and a hyphen */
  gboolean             unknown; /* that word is unknown */
  gboolean             first;   /* at the start of a block or after a full stop */
} Scanner;

static guint16
class_symbol (RapVocabulary *vocabulary, RapField kind)
{
  g_autofree char *name = g_ascii_strup (kind.text, (gssize) kind.length);

  g_strdelimit (name, "- ", '_');
  return rap_vocabulary_intern (vocabulary, name, strlen (name));
}

static void
add_source (RapVocabulary *vocabulary, guint source)
{
  const RapLexicon *lexicon = rap_lexicon_get (sources[source].lexicon);
  gboolean          fixed = g_ascii_isupper (*sources[source].class);
  guint             form = rap_lexicon_column (lexicon, sources[source].form);
  guint             value = rap_lexicon_column (lexicon, sources[source].value);
  RapField all = { sources[source].class, (guint) strlen (sources[source].class) };

  for (guint row = 0; row < rap_lexicon_n_rows (lexicon); row++)
    {
      RapField kind =
        fixed ? all
              : rap_lexicon_field (lexicon,
                                   row,
                                   rap_lexicon_column (lexicon, sources[source].class));
      guint16  symbol = class_symbol (vocabulary, kind);
      RapField number = rap_lexicon_field (lexicon, row, value), part,
               others = { NULL, 0 };

      rap_vocabulary_add (vocabulary,
                          rap_lexicon_field (lexicon, row, form),
                          symbol,
                          number);
      if (sources[source].others != NULL)
        others = rap_lexicon_field (lexicon,
                                    row,
                                    rap_lexicon_column (lexicon, sources[source].others));
      while (rap_field_is_set (others) && rap_field_next_part (&others, ';', &part))
        rap_vocabulary_add (vocabulary, part, symbol, number);
    }
}

const RapGrammar *
rap_grammar_get (void)
{
  static gsize      once;
  static RapGrammar grammar;

  if (g_once_init_enter (&once))
    {
      grammar.vocabulary = rap_vocabulary_new ();
      for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
        add_source (grammar.vocabulary, i);
      grammar.times =
        rap_patterns_new (grammar.vocabulary, "time-patterns", rap_time_rules_names ());
      grammar.figures = rap_patterns_new (grammar.vocabulary,
                                          "figure-patterns",
                                          rap_figure_rules_names ());
      rap_vocabulary_freeze (grammar.vocabulary);
      g_once_init_leave (&once, 1);
    }
  return &grammar;
}

static gboolean
is_faint (const Scanner *self, guint16 symbol)
{
  return (self->faint[symbol / 64] >> symbol % 64 & 1) != 0;
}

/* Whether a piece alone makes its stretch worth keeping. */
static gboolean
is_trigger (const Scanner *self, const RapPiece *piece)
{
  guint           n;
  const RapSense *senses;

  if ((piece->flags & RAP_PIECE_NUMBER) != 0)
    return TRUE;
  senses = rap_vocabulary_get_senses (self->vocabulary, piece->phrase, &n);
  for (guint i = 0; i < n; i++)
    if (!is_faint (self, senses[i].symbol))
      return TRUE;
  return FALSE;
}

/* A number is made of pieces one of which is worth keeping by itself. */
static gboolean
is_wanted (const Scanner *self)
{
  const RapPiece *pieces = (const RapPiece *) (gpointer) self->stretch->data;

  for (guint i = 0; i < self->stretch->len; i++)
    if (is_trigger (self, &pieces[i]))
      return TRUE;
  return FALSE;
}

/* Keeps the stretch with its numbers joined. */
static void
keep_stretch (Scanner *self)
{
  const RapPiece *from = (const RapPiece *) (gpointer) self->stretch->data;
  guint           first = self->pieces->len, next;

  for (guint i = 0; i < self->stretch->len; i = MAX (next, i + 1))
    {
      RapPiece piece = from[i];
      next = rap_number_read (self->vocabulary,
                              self->text,
                              from,
                              i,
                              self->stretch->len,
                              &piece);
      g_array_append_val (self->pieces, piece);
    }
  g_array_index (self->pieces, RapPiece, first).flags |= RAP_PIECE_GAP;
}

static void
end_stretch (Scanner *self)
{
  if (self->stretch->len > 0 && is_wanted (self))
    keep_stretch (self);
  g_array_set_size (self->stretch, 0);
}

static guint16
flags_of (const Scanner *self, const RapAtom *atom, gboolean first)
{
  guint flags = 0;

  if (self->stretch->len == 0)
    flags |= RAP_PIECE_GAP;
  if (atom->glued)
    flags |= RAP_PIECE_GLUED;
  if (g_ascii_isupper (self->text[atom->start]))
    flags |= RAP_PIECE_CAPITAL;
  if (first)
    flags |= RAP_PIECE_FIRST;
  if (self->stuck && atom->glued)
    flags |= RAP_PIECE_STUCK;
  return (guint16) flags;
}

static gboolean
is_stop (const char *text, const RapAtom *atom)
{
  return atom->kind == RAP_ATOM_SIGN && strchr (".!?\"", text[atom->start]) != NULL;
}

/* A mark that ends something does not make one word of what stands before it: "in 2014?". */
static gboolean
is_closing (const char *text, const RapAtom *atom)
{
  gunichar c = rap_utf8_get (text + atom->start);

  switch (g_unichar_type (c))
    {
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return TRUE;
    default:
      return atom->kind == RAP_ATOM_SIGN && (c == '?' || c == 0x2026);
    }
}

static void
scan_block (Scanner *self, guint start, guint end)
{
  guint   position = start, phrase_end = 0;
  RapAtom atom;

  self->first = TRUE;
  self->stuck = self->unknown = FALSE;
  while (rap_atom_next (self->text, &position, end, &atom) && !rap_work_is_cancelled ())
    {
      RapPiece piece = { .start = atom.start };
      gboolean first = self->first;
      gboolean point = atom.kind == RAP_ATOM_SIGN && self->text[atom.start] == '.' &&
                       !atom.glued && atom.end < end &&
                       g_ascii_isdigit (self->text[atom.end]);
      self->first = is_stop (self->text, &atom);
      if (atom.kind == RAP_ATOM_DIGITS || point)
        {
          piece.end = rap_number_read_digits (self->text, atom.start, end, &piece);
          piece.flags |= RAP_PIECE_NUMBER;
        }
      else if ((piece.phrase = (guint16) rap_vocabulary_read_phrase (self->vocabulary,
                                                                     self->text,
                                                                     &atom,
                                                                     end,
                                                                     &phrase_end)) != 0)
        piece.end = phrase_end;
      if (piece.end == 0)
        {
          if (atom.glued && self->stretch->len > 0 && !is_closing (self->text, &atom))
            g_array_index (self->stretch, RapPiece, self->stretch->len - 1).flags |=
              RAP_PIECE_STUCK;
          end_stretch (self);
          self->stuck = self->unknown = TRUE;
          continue;
        }
      piece.flags |= flags_of (self, &atom, first);
      position = piece.end;
      /* A hyphen after an unknown word keeps it stuck to what follows; so does any word that
       * runs into figures. */
      self->stuck = atom.kind == RAP_ATOM_WORD ||
                    (self->unknown && atom.glued && self->text[atom.start] == '-');
      self->unknown = FALSE;
      g_array_append_val (self->stretch, piece);
    }
  end_stretch (self);
}

static gpointer
make (RapDocument *document)
{
  RapPieces      *self = g_new0 (RapPieces, 1);
  GArray         *pieces = g_array_new (FALSE, FALSE, sizeof (RapPiece));
  guint           n;
  const RapBlock *blocks = rap_document_get_blocks (document, &n);
  Scanner         scanner = { .vocabulary = rap_grammar_get ()->vocabulary,
                              .text = rap_document_get_text (document),
                              .stretch = g_array_new (FALSE, FALSE, sizeof (RapPiece)),
                              .pieces = pieces };

  for (guint i = 0; i < G_N_ELEMENTS (faint_classes); i++)
    {
      guint16 symbol = rap_vocabulary_find_symbol (scanner.vocabulary, faint_classes[i]);
      scanner.faint[symbol / 64] |= G_GUINT64_CONSTANT (1) << symbol % 64;
    }
  for (guint i = 0; i < n; i++)
    if (rap_block_role_is_read (blocks[i].role))
      scan_block (&scanner, blocks[i].span.start, blocks[i].span.end);
  g_array_unref (scanner.stretch);
  self->n_pieces = pieces->len;
  self->pieces = (const RapPiece *) (gpointer) g_array_free (pieces, FALSE);
  return self;
}

static void
free_pieces (gpointer value)
{
  RapPieces *self = value;

  g_free ((gpointer) self->pieces);
  g_free (self);
}

const RapPieces *
rap_pieces_of (RapDocument *document)
{
  static const RapDerivation derivation = { "pieces", make, free_pieces };

  return rap_document_derive (document, &derivation);
}
