// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* A word list of data/lexicon/<language>: tab-separated rows under a line of column names,
 * mapped from the library itself. The first column is the key; several rows may share it.
 * A lexicon lives as long as the process and never changes. */
typedef struct _RapLexicon RapLexicon;

/* A row: an index from 0, in file order. */
#define RAP_LEXICON_NONE G_MAXUINT

/* A field of a row. Not terminated. */
typedef struct
{
  const char *text;
  guint       length;
} RapField;

/* The lexicon of that name, for example rap_lexicon_get ("cues"); aborts when the library
 * was built without it. */
const RapLexicon *rap_lexicon_get (const char *name);
guint             rap_lexicon_n_rows (const RapLexicon *lexicon);
/* The number of a column; aborts when there is none of that name. */
guint rap_lexicon_column (const RapLexicon *lexicon, const char *column);
/* The first row with exactly this key, or RAP_LEXICON_NONE. */
guint rap_lexicon_find (const RapLexicon *lexicon, const char *key, gsize length);
/* The next row with the same key, or RAP_LEXICON_NONE. */
guint    rap_lexicon_next (const RapLexicon *lexicon, guint row);
RapField rap_lexicon_field (const RapLexicon *lexicon, guint row, guint column);

/* Here, so that the compiler counts the letters of what is written out. */
static inline gboolean
rap_field_is (RapField field, const char *value)
{
  return strlen (value) == field.length && memcmp (field.text, value, field.length) == 0;
}

/* FALSE for an empty field and for "-". */
static inline gboolean
rap_field_is_set (RapField field)
{
  return field.length > 1 || (field.length == 1 && field.text[0] != '-');
}

int   rap_field_to_int (RapField field);
char *rap_field_dup (RapField field) G_GNUC_WARN_UNUSED_RESULT;
/* Walks the parts of a field that holds a list: start with *rest = field. */
gboolean rap_field_next_part (RapField *rest, char separator, RapField *part);

G_END_DECLS
