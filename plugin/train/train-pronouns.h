// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <json-glib/json-glib.h>

#include "extract/rap-antecedents.h"

G_BEGIN_DECLS

/* A pronoun with the candidates for it, and which of them are right. */
typedef struct
{
  GArray        *candidates; /* RapAntecedent */
  GArray        *gold;       /* gboolean, parallel */
  double         weight;
  RapPronounSort sort;
  guint          fold; /* 0 for none */
} Example;

typedef void (*JsonLineFunc) (JsonObject *object, const char *line, gpointer data);
/* Calls the function for each line of the file that holds an object. */
void each_json_line (const char *path, JsonLineFunc function, gpointer data);
/* Documents with marked mentions, or none marked: "text" and "clusters", or words as BIO. */
void read_corpus (const char *path, GArray *examples);
/* A pronoun and two names in each line; the other pronouns are resolved by the weights in use. */
void read_pairs (const char *path, GArray *examples);
/* The part from 1 to n that the line of a file of pairs belongs to: one page is in one part. */
guint fold_of_pair (const char *line, guint n);

/* How often each was told. */
typedef struct
{
  guint hits;
  guint slips;
  guint misses;
} Tally;

/* Resolves the pairs of names of the file by the weights in use: of one part, or all for 0. */
void   measure_pairs (const char *path, guint fold, Tally *tally);
double tally_f1 (const Tally *tally);

#define PAIR_FOLDS 5

G_END_DECLS
