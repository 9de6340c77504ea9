// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-hash.h"
#include <glib.h>

G_BEGIN_DECLS

/* Tables that the build makes of the lexicons (plugin/train/rap-make-tables.c), so that nothing
 * is read, sorted or hashed when the library starts. They are used in place; numbers are in
 * the order of bytes of the machine that the library is for. */

/* A table by its name; it begins at a multiple of 8 bytes. Aborts when there is none. */
gconstpointer rap_tables_get (const char *name, gsize *size);

/* The file: this, then n entries in the order of their names, then the tables. */
#define RAP_TABLES_MAGIC "RAPTABL1"

typedef struct
{
  char    magic[8];
  guint32 n_entries;
  guint32 spare;
} RapTablesHeader;

typedef struct
{
  char    name[40];
  guint32 offset;
  guint32 size;
} RapTablesEntry;

/* Of a lexicon, in the table "lexicon/NAME": this, then by the hash of the key the upper half of
 * the hash and the row + 1, 0 for none; then for every row where it starts; for every field
 * where it starts in its row, and where the last one ends; the next row with the same key + 1. */
typedef struct
{
  guint32 text_size;
  guint32 n_rows;
  guint32 n_columns;
  guint32 mask;
} RapLexiconIndex;

static inline guint
rap_lexicon_hash (const char *key, gsize length)
{
  guint32 hash = rap_hash_bytes (RAP_HASH_START, key, length);

  return hash ^ hash >> 15;
}

G_END_DECLS
