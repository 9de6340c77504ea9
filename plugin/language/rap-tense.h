// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-vocabulary.h"

G_BEGIN_DECLS

/* Reads the tense of the clause around a place from its words alone. */
typedef struct
{
  const RapVocabulary *vocabulary;
  const char          *text;
  gsize                length;
  guint16              tense;  /* the class of words that tell it */
  guint16              ending; /* and of their endings */
  guint16              due;    /* and of those right before a time */
  guint16              due_on; /* with a preposition between */
  guint16              preposition;
  guint16              had; /* and of those that begin a perfect */
  guint16              be;  /* and of those that a participle follows */
  guint16              determiner;
  guint16              superlative;
} RapTenseReader;

typedef struct
{
  int      tense; /* below 0 past, above 0 future, 0 when nothing tells it */
  gboolean first; /* something is the first or the most of its kind */
} RapTense;

RapTenseReader
rap_tense_reader_new (const RapVocabulary *vocabulary, const char *text, gsize length);
/* Of the clause around [start, end). */
RapTense rap_tense_around (const RapTenseReader *self, guint start, guint end);

G_END_DECLS
