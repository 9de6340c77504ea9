// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-lexicon.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE_PREFIX "/org/gnome/Rapporteur/lexicon/en/"

typedef struct
{
  const char *text;
  guint       length;
  guint       key;  /* length of the first field */
  guint       next; /* row with the same key */
} Row;

struct _RapLexicon
{
  GBytes *bytes;
  Row    *rows;
  guint   n_rows;
  char  **columns;
  guint  *slots; /* open addressing, row + 1; a power of two at most half full */
  guint   mask;
};

static guint
hash_key (const char *key, gsize length)
{
  guint hash = 2166136261u;
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) key[i]) * 16777619u;
  return hash ^ hash >> 15;
}

static RapField
key_of (const RapLexicon *lexicon, guint row)
{
  return (RapField){ lexicon->rows[row].text, lexicon->rows[row].key };
}

static guint *
find_slot (const RapLexicon *lexicon, const char *key, gsize length)
{
  for (guint i = hash_key (key, length);; i++)
    {
      guint *slot = &lexicon->slots[i & lexicon->mask];
      if (*slot == 0)
        return slot;
      RapField found = key_of (lexicon, *slot - 1);
      if (found.length == length && memcmp (found.text, key, length) == 0)
        return slot;
    }
}

static void
add_row (GArray *rows, const char *line, const char *end)
{
  gboolean comment = line[0] == '#' && (end - line < 2 || line[1] == ' ');
  if (line == end || comment)
    return;
  const char *tab = memchr (line, '\t', end - line);
  Row row = { line, end - line, (tab != NULL ? tab : end) - line, RAP_LEXICON_NONE };
  g_array_append_val (rows, row);
}

static void
index_rows (RapLexicon *lexicon)
{
  guint size = 16;
  while (size < lexicon->n_rows * 2)
    size *= 2;
  lexicon->mask = size - 1;
  lexicon->slots = g_new0 (guint, size);

  /* From the last row to the first, so that the first of a key ends up in the slot. */
  for (guint i = lexicon->n_rows; i-- > 0;)
    {
      RapField key = key_of (lexicon, i);
      guint   *slot = find_slot (lexicon, key.text, key.length);
      if (*slot != 0)
        lexicon->rows[i].next = *slot - 1;
      *slot = i + 1;
    }
}

static RapLexicon *
load (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX, name, ".tsv", NULL);
  g_autoptr (GError) error = NULL;
  RapLexicon *lexicon = g_new0 (RapLexicon, 1);
  gsize       size;

  lexicon->bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (lexicon->bytes == NULL)
    g_error ("%s", error->message);

  const char *text = g_bytes_get_data (lexicon->bytes, &size);
  const char *end = text + size;
  GArray     *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  for (const char *line = text; line < end;)
    {
      const char *stop = memchr (line, '\n', end - line);
      stop = stop != NULL ? stop : end;
      if (lexicon->columns != NULL)
        add_row (rows, line, stop);
      else
        {
          g_autofree char *header = g_strndup (line, stop - line);
          lexicon->columns = g_strsplit (header, "\t", -1);
        }
      line = stop + 1;
    }
  lexicon->n_rows = rows->len;
  lexicon->rows = (Row *) (gpointer) g_array_free (rows, FALSE);
  index_rows (lexicon);
  return lexicon;
}

const RapLexicon *
rap_lexicon_get (const char *name)
{
  static GMutex      lock;
  static GHashTable *loaded;

  g_mutex_lock (&lock);
  if (loaded == NULL)
    loaded = g_hash_table_new (g_str_hash, g_str_equal);
  RapLexicon *lexicon = g_hash_table_lookup (loaded, name);
  if (lexicon == NULL)
    {
      lexicon = load (name);
      g_hash_table_insert (loaded, g_strdup (name), lexicon);
    }
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
  return *find_slot (lexicon, key, length) - 1; /* an empty slot is 0 and wraps to NONE */
}

guint
rap_lexicon_next (const RapLexicon *lexicon, guint row)
{
  return lexicon->rows[row].next;
}

RapField
rap_lexicon_field (const RapLexicon *lexicon, guint row, guint column)
{
  RapField rest = { lexicon->rows[row].text, lexicon->rows[row].length },
           part = { "", 0 };
  for (guint i = 0; i <= column; i++)
    {
      if (!rap_field_next_part (&rest, '\t', &part))
        return (RapField){ "", 0 };
    }
  return part;
}

gboolean
rap_field_is (RapField field, const char *value)
{
  return strlen (value) == field.length && memcmp (field.text, value, field.length) == 0;
}

gboolean
rap_field_is_set (RapField field)
{
  return field.length > 0 && !rap_field_is (field, "-");
}

int
rap_field_to_int (RapField field)
{
  g_autofree char *copy = rap_field_dup (field);
  return (int) g_ascii_strtoll (copy, NULL, 10);
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
