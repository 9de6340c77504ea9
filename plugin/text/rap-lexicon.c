// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-lexicon.h"

#include <gio/gio.h>
#include <string.h>

#include "text/rap-tables.h"

#define RESOURCE_PREFIX "/org/gnome/Rapporteur/lexicon/en/"

struct _RapLexicon
{
  char          *name;
  GBytes        *bytes; /* of the text */
  const char    *text;
  char         **columns;
  const guint32 *starts;
  const guint16 *fields;
  const guint16 *nexts; /* row + 1; 0 for none */
  const guint32 *slots; /* the same and part of the hash above it; open addressing */
  guint          n_rows;
  guint          n_columns;
  guint          mask;
};

static RapField
key_of (const RapLexicon *lexicon, guint row)
{
  const guint16 *fields = lexicon->fields + (gsize) row * (lexicon->n_columns + 1);
  return (RapField){ lexicon->text + lexicon->starts[row] + fields[0],
                     fields[1] - fields[0] - 1u };
}

static char **
split_header (const char *text, gsize size)
{
  const char      *stop = memchr (text, '\n', size);
  g_autofree char *header = g_strndup (text, stop != NULL ? (gsize) (stop - text) : size);
  return g_strsplit (header, "\t", -1);
}

static RapLexicon *
load (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX, name, ".tsv", NULL);
  g_autofree char *table = g_strconcat ("lexicon/", name, NULL);
  g_autoptr (GError) error = NULL;
  RapLexicon *lexicon = g_new0 (RapLexicon, 1);
  gsize       size, index_size;

  lexicon->bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (lexicon->bytes == NULL)
    g_error ("%s", error->message);
  const RapLexiconIndex *index = rap_tables_get (table, &index_size);
  lexicon->name = g_strdup (name);
  lexicon->text = g_bytes_get_data (lexicon->bytes, &size);
  if (index->text_size != size)
    g_error ("The table of “%s” was made of another one", name);
  lexicon->columns = split_header (lexicon->text, size);
  lexicon->n_rows = index->n_rows;
  lexicon->n_columns = index->n_columns;
  lexicon->mask = index->mask;
  lexicon->slots = (const guint32 *) (gconstpointer) (index + 1);
  lexicon->starts = lexicon->slots + lexicon->mask + 1;
  lexicon->fields = (const guint16 *) (lexicon->starts + lexicon->n_rows);
  lexicon->nexts = lexicon->fields + (gsize) lexicon->n_rows * (lexicon->n_columns + 1);
  return lexicon; /* lives as long as the process */
}

/* Where the lexicon is kept, or is to be. There are more places than lexicons. */
static RapLexicon **
find_place (const char *name)
{
  static RapLexicon *places[256];
  gsize              n = strlen (name);
  guint              hash = 0;

  /* Three letters and the length tell nearly all names apart. */
  if (n > 0)
    hash = (guint) n * 37 + (guchar) name[0] * 11 + (guchar) name[n / 2] * 5 +
           (guchar) name[n - 1];
  for (guint i = hash;; i++)
    {
      RapLexicon **place = &places[i % G_N_ELEMENTS (places)];
      RapLexicon  *lexicon = g_atomic_pointer_get (place);
      if (lexicon == NULL || strcmp (lexicon->name, name) == 0)
        return place;
    }
}

const RapLexicon *
rap_lexicon_get (const char *name)
{
  static GMutex lock;
  RapLexicon   *lexicon = g_atomic_pointer_get (find_place (name));

  if (lexicon != NULL)
    return lexicon;
  g_mutex_lock (&lock);
  RapLexicon **place = find_place (name);
  if (*place == NULL)
    g_atomic_pointer_set (place, load (name));
  lexicon = *place;
  g_mutex_unlock (&lock);
  return lexicon;
}

guint
rap_lexicon_n_rows (const RapLexicon *lexicon)
{
  return lexicon->n_rows;
}

guint
rap_lexicon_column (const RapLexicon *lexicon, const char *column)
{
  for (guint i = 0; lexicon->columns[i] != NULL; i++)
    {
      if (g_str_equal (lexicon->columns[i], column))
        return i;
    }
  g_error ("No column “%s”", column);
}

guint
rap_lexicon_find (const RapLexicon *lexicon, const char *key, gsize length)
{
  guint hash = rap_lexicon_hash (key, length);

  for (guint i = hash;; i++)
    {
      guint slot = lexicon->slots[i & lexicon->mask], row = slot & G_MAXUINT16;
      if (row == 0)
        return RAP_LEXICON_NONE;
      if (slot >> 16 != hash >> 16)
        continue;
      RapField found = key_of (lexicon, row - 1);
      if (found.length == length && memcmp (found.text, key, length) == 0)
        return row - 1;
    }
}

guint
rap_lexicon_next (const RapLexicon *lexicon, guint row)
{
  return lexicon->nexts[row] - 1u; /* 0 wraps to RAP_LEXICON_NONE */
}

RapField
rap_lexicon_field (const RapLexicon *lexicon, guint row, guint column)
{
  const guint16 *fields =
    lexicon->fields + (gsize) row * (lexicon->n_columns + 1) + column;
  if (fields[0] == fields[1])
    return (RapField){ "", 0 };
  return (RapField){ lexicon->text + lexicon->starts[row] + fields[0],
                     fields[1] - fields[0] - 1u };
}

/* As g_ascii_strtoll() reads it; numbers of the tables are small. */
int
rap_field_to_int (RapField field)
{
  guint    i = 0;
  gint64   value = 0;
  gboolean negative;

  while (i < field.length && g_ascii_isspace (field.text[i]))
    i++;
  negative = i < field.length && field.text[i] == '-';
  i += i < field.length && (field.text[i] == '-' || field.text[i] == '+');
  for (; i < field.length && g_ascii_isdigit (field.text[i]) && value < G_MAXINT32; i++)
    value = value * 10 + (field.text[i] - '0');
  return (int) (negative ? -value : value);
}

char *
rap_field_dup (RapField field)
{
  return g_strndup (field.text, field.length);
}

gboolean
rap_field_next_part (RapField *rest, char separator, RapField *part)
{
  if (rest->text == NULL)
    return FALSE;

  const char *stop = memchr (rest->text, separator, rest->length);
  if (stop == NULL)
    {
      *part = *rest;
      *rest = (RapField){ NULL, 0 };
      return TRUE;
    }
  *part = (RapField){ rest->text, stop - rest->text };
  rest->length -= part->length + 1;
  rest->text = stop + 1;
  return TRUE;
}
