// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-lexicon.h"

G_BEGIN_DECLS

/* The phrases of several lexicons in one tree of words, so that one walk over a text finds
 * all of them. A phrase has senses; a sense belongs to a class, the capital words of the
 * pattern tables (MONTH, UNIT). Classes and the literal words of patterns share one space of
 * symbols. */
typedef struct _RapVocabulary RapVocabulary;

#define RAP_SYMBOL_NONE  0
#define RAP_WORD_UNKNOWN 0

typedef struct
{
  guint16     symbol; /* its class */
  guint16     phrase; /* used while the tree is built */
  int         number; /* of the value; 0 when that is no number */
  RapField    value;
  const char *form; /* as it must be written; NULL when case says nothing */
} RapSense;

typedef enum
{
  RAP_ATOM_WORD,
  RAP_ATOM_DIGITS,
  RAP_ATOM_SIGN /* one character */
} RapAtomKind;

/* A run of letters, a run of digits, or one sign: the ground both for keys and for texts. */
typedef struct
{
  guint       start;
  guint       end;
  RapAtomKind kind;
  guint       hash;  /* of its letters in lower case */
  gboolean    glued; /* no space before it */
} RapAtom;

/* Reads the atom at *position or after it; FALSE at the end. */
gboolean rap_atom_next (const char *text, guint *position, guint end, RapAtom *atom);

RapVocabulary *rap_vocabulary_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* A class when the word is in capitals, else a word as it stands in texts. */
guint16 rap_vocabulary_intern (RapVocabulary *self, const char *name, gsize length);
/* RAP_SYMBOL_NONE when nobody has interned it. */
guint16 rap_vocabulary_find_symbol (const RapVocabulary *self, const char *name);
void
rap_vocabulary_add (RapVocabulary *self, RapField form, guint16 symbol, RapField value);
/* To be called once after everything is added; nothing may be added afterwards. */
void rap_vocabulary_freeze (RapVocabulary *self);
/* 0 when the word is in no phrase. */
guint rap_vocabulary_find_word (const RapVocabulary *self,
                                const char          *text,
                                const RapAtom       *atom);
/* The node reached from a node by a word; 0 when there is none. Node 0 is the root. */
guint rap_vocabulary_step (const RapVocabulary *self,
                           guint                node,
                           guint                word,
                           const char          *text,
                           const RapAtom       *atom);
/* The longest phrase that starts with the atom, and where it ends; 0 when there is none. */
guint rap_vocabulary_read_phrase (const RapVocabulary *self,
                                  const char          *text,
                                  const RapAtom       *atom,
                                  guint                end,
                                  guint               *phrase_end);
/* The phrase that is this one word; 0 when there is none. */
guint rap_vocabulary_find_phrase (const RapVocabulary *self,
                                  const char          *text,
                                  const RapAtom       *atom);
guint rap_vocabulary_n_phrases (const RapVocabulary *self);
/* The phrase that ends in a node; 0 when none does. */
guint   rap_vocabulary_get_phrase (const RapVocabulary *self, guint node);
guint16 rap_vocabulary_get_literal (const RapVocabulary *self, guint phrase);
const RapSense *
rap_vocabulary_get_senses (const RapVocabulary *self, guint phrase, guint *n_senses);

G_END_DECLS
