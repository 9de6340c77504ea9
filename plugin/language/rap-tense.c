// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-tense.h"

#include "language/rap-piece.h"

#include <string.h>

/* How far around a place its verb is looked for, in bytes. */
#define REACH_BEFORE 160
#define REACH_AFTER  100
/* The tense of a word that can only be of a verb to come. */
#define WILL 2
/* And of one in the present that is a noun as well: "visits". */
#define NOUN_TOO 3
/* "Planned for Tuesday": due whatever became of it. */
#define FIRM 2

/* What a clause has told so far. */
typedef struct
{
  int      tense;
  gboolean told;    /* there was a verb */
  gboolean first;   /* and a superlative */
  gboolean perfect; /* it tells what had been done, or was to be done, by then */
  gboolean had;     /* the last word may begin that */
  gboolean be;      /* a participle may follow the last word */
  gboolean word;    /* the last one is a word */
  gboolean parted;  /* a mark stands behind the verb */
  RapPiece last;
  RapPiece before; /* and the one before it */
} Clause;

RapTenseReader
rap_tense_reader_new (const RapVocabulary *vocabulary, const char *text, gsize length)
{
  return (RapTenseReader){
    .vocabulary = vocabulary,
    .text = text,
    .length = length,
    .tense = rap_vocabulary_find_symbol (vocabulary, "TENSE"),
    .ending = rap_vocabulary_find_symbol (vocabulary, "TENSE_ENDING"),
    .due = rap_vocabulary_find_symbol (vocabulary, "DUE"),
    .due_on = rap_vocabulary_find_symbol (vocabulary, "DUE_ON"),
    .preposition = rap_vocabulary_find_symbol (vocabulary, "PREPOSITION"),
    .had = rap_vocabulary_find_symbol (vocabulary, "PERFECT"),
    .be = rap_vocabulary_find_symbol (vocabulary, "PASSIVE"),
    .determiner = rap_vocabulary_find_symbol (vocabulary, "DETERMINER"),
    .superlative = rap_vocabulary_find_symbol (vocabulary, "SUPERLATIVE"),
  };
}

static const RapSense *
sense_of (const RapTenseReader *self, const RapPiece *piece, guint16 symbol)
{
  return rap_piece_get_sense (piece, self->vocabulary, self->text, symbol);
}

/* The next phrase or unknown word before the end. */
static gboolean
read_piece (const RapTenseReader *self,
            guint                *position,
            guint                 end,
            RapAtom              *atom,
            RapPiece             *piece)
{
  if (!rap_atom_next (self->text, position, end, atom))
    return FALSE;
  *piece = (RapPiece){ .start = atom->start, .end = atom->end };
  piece->phrase = (guint16)
    rap_vocabulary_read_phrase (self->vocabulary, self->text, atom, end, &piece->end);
  *position = piece->end;
  return TRUE;
}

/* The tense that an unknown word tells by its ending. */
static const RapSense *
sense_of_ending (const RapTenseReader *self, const RapAtom *atom)
{
  guint   position = atom->end - 2;
  RapAtom ending;

  if (atom->kind != RAP_ATOM_WORD || atom->end - atom->start < 5 ||
      g_ascii_isupper (self->text[atom->start]) ||
      ((guchar) self->text[position] & 0x80) != 0 ||
      !rap_atom_next (self->text, &position, atom->end, &ending))
    return NULL;
  const RapPiece last = {
    .start = ending.start,
    .end = ending.end,
    .phrase = (guint16) rap_vocabulary_find_phrase (self->vocabulary, self->text, &ending)
  };
  return sense_of (self, &last, self->ending);
}

static const RapSense *
tense_of (const RapTenseReader *self, const RapAtom *atom, const RapPiece *piece)
{
  const RapSense *sense = sense_of (self, piece, self->tense);

  return sense != NULL ? sense : sense_of_ending (self, atom);
}

static gboolean
ends_clause (const RapTenseReader *self, const RapAtom *atom)
{
  return atom->kind == RAP_ATOM_SIGN && strchr (".!?;", self->text[atom->start]) != NULL;
}

static void
take_tense (Clause *clause, int tense)
{
  clause->told = TRUE;
  clause->parted = FALSE;
  /* "Will be named" is still to come, "is named" is no past. */
  if (clause->be && clause->tense >= 0 && tense < 0)
    return;
  clause->perfect =
    (clause->perfect && tense != 0 && tense < WILL) || (clause->had && tense < 0);
  clause->tense = tense;
}

/* "Will meet armed groups": behind a verb to come an ending makes an adjective. */
static gboolean
is_adjective (const RapTenseReader *self, const Clause *clause, const RapPiece *piece)
{
  return clause->tense > 0 && !clause->parted &&
         sense_of (self, piece, self->tense) == NULL;
}

/* "Two visits", "after visits": no verb stands behind a number or a small word. */
static gboolean
is_noun (const Clause *clause, const RapSense *sense)
{
  return sense->number == NOUN_TOO && (clause->last.phrase != 0 || !clause->word);
}

static void
read_word (const RapTenseReader *self,
           Clause               *clause,
           const RapAtom        *atom,
           const RapPiece       *piece)
{
  gboolean        named = sense_of (self, &clause->last, self->determiner) != NULL;
  const RapSense *sense = named ? NULL : tense_of (self, atom, piece);

  if (ends_clause (self, atom))
    *clause = (Clause){ .tense = 0 };
  else if (sense != NULL && !is_noun (clause, sense) &&
           !is_adjective (self, clause, piece))
    take_tense (clause, sense->number == NOUN_TOO ? 1 : sense->number);
  clause->parted |= atom->kind == RAP_ATOM_SIGN;
  clause->first |= sense_of (self, piece, self->superlative) != NULL;
  clause->had = sense_of (self, piece, self->had) != NULL;
  clause->be = sense_of (self, piece, self->be) != NULL;
  clause->word = atom->kind == RAP_ATOM_WORD;
  clause->before = clause->last;
  clause->last = *piece;
}

/* That of the first verb in [start, end). */
static int
tense_after (const RapTenseReader *self, guint start, guint end)
{
  guint           position = start;
  RapAtom         atom;
  RapPiece        piece;
  const RapSense *sense;

  while (read_piece (self, &position, end, &atom, &piece) && !ends_clause (self, &atom))
    if ((sense = tense_of (self, &atom, &piece)) != NULL && sense->number != NOUN_TOO)
      return sense->number;
  return 0;
}

/* "The office on Thursday dismissed …": that of the very next word, when it is past. */
static gboolean
is_followed_by_past (const RapTenseReader *self, guint start, guint end)
{
  guint           position = start;
  RapAtom         atom;
  RapPiece        piece;
  const RapSense *sense;

  return read_piece (self, &position, end, &atom, &piece) &&
         (sense = tense_of (self, &atom, &piece)) != NULL && sense->number < 0;
}

/* "By Sunday's defeat" is no term. */
static gboolean
is_possessive (const RapTenseReader *self, guint end)
{
  return end < self->length &&
         (self->text[end] == '\'' || (guchar) self->text[end] == 0xE2);
}

static guint
step_back (const RapTenseReader *self, guint start)
{
  guint from = start > REACH_BEFORE ? start - REACH_BEFORE : 0;

  while (from > 0 && from < start && ((guchar) self->text[from] & 0xC0) == 0x80)
    from++;
  return from;
}

static guint
step_on (const RapTenseReader *self, guint end)
{
  guint to = (guint) MIN (self->length, (gsize) end + REACH_AFTER);

  while (to > end && to < self->length && ((guchar) self->text[to] & 0xC0) == 0x80)
    to--;
  return to;
}

/* "By Monday", "is on Monday": what a word before the time says of it. */
static const RapSense *
due_before (const RapTenseReader *self, const Clause *clause)
{
  const RapSense *due = sense_of (self, &clause->last, self->due);

  return due == NULL && sense_of (self, &clause->last, self->preposition) != NULL
           ? sense_of (self, &clause->before, self->due_on)
           : due;
}

/* What the word right before a time says ("by Monday", "ended March 31"), else the last verb
 * before it in its clause, else the first one after it. */
static int
choose_tense (const RapTenseReader *self, const Clause *clause, guint end)
{
  const RapSense *due =
    clause->word && !is_possessive (self, end) ? due_before (self, clause) : NULL;

  if (clause->perfect ||
      (due == NULL && is_followed_by_past (self, end, step_on (self, end))))
    return -1;
  if (due != NULL && (due->number < 0 || due->number == FIRM || clause->told))
    return due->number;
  if (due == NULL && clause->tense != 0)
    return clause->tense;
  int after = tense_after (self, end, step_on (self, end));
  /* "Until Thursday, they had not …" */
  return due != NULL && after >= 0 ? due->number : after;
}

RapTense
rap_tense_around (const RapTenseReader *self, guint start, guint end)
{
  guint    position = step_back (self, start);
  RapAtom  atom;
  RapPiece piece;
  Clause   clause = { .tense = 0 };

  while (read_piece (self, &position, start, &atom, &piece))
    read_word (self, &clause, &atom, &piece);
  return (RapTense){ choose_tense (self, &clause, end), clause.first };
}
