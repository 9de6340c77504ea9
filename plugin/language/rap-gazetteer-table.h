// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-gazetteer.h"

G_BEGIN_DECLS

/* Where the terms of a kind come from. */
typedef struct
{
  const char *lexicon;
  const char *column;
  const char *code; /* the column with the state, or NULL */
  RapTermKind kind;
} RapTermSource;

/* Patterns with open slots: what stands before the first slot, or after the last. */
typedef struct
{
  const char *lexicon;
  RapTermKind head;
  RapTermKind tail;
} RapTermPatterns;

const RapTermSource   *rap_gazetteer_get_sources (guint *n_sources);
const RapTermPatterns *rap_gazetteer_get_patterns (guint *n_patterns);

/* The table "gazetteer": this, then for every bucket its first entry, then the entries, then the
 * terms. Every beginning of a term that could be the end of a word has an entry too, so that the
 * search stops at the first word that leads nowhere. */
#define RAP_GAZETTEER_BITS 16
#define RAP_GAZETTEER_NONE G_MAXUINT32

typedef struct
{
  guint32 n_entries;
  guint32 n_terms;
  guint32 starts[(1 << RAP_GAZETTEER_BITS) + 1];
} RapGazetteerHeader;

typedef struct
{
  guint32 check; /* lower bits of the hash; the bucket has the upper ones */
  guint32 term;  /* RAP_GAZETTEER_NONE when the form only begins one */
} RapGazetteerEntry;

#define RAP_GAZETTEER_BASIS        G_GUINT64_CONSTANT (14695981039346656037)
#define RAP_GAZETTEER_FOLDED_BASIS G_GUINT64_CONSTANT (9650029242287828579)

/* White space is nothing, and an apostrophe is one however it is drawn. */
guint64 rap_gazetteer_hash (guint64 hash, const char *text, gsize length);

static inline guint
rap_gazetteer_bucket (guint64 hash)
{
  return (guint) (hash >> (64 - RAP_GAZETTEER_BITS));
}

G_END_DECLS
