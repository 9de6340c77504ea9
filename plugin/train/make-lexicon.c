// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/make-tables.h"

#include <string.h>

#include "text/rap-tables.h"

typedef struct
{
  const char *text;
  GArray     *starts; /* guint32, by row */
  GArray     *fields; /* guint16, n_columns + 1 a row */
  guint       n_columns;
} Rows;

static void
add_row (Rows *rows, const char *line, const char *end)
{
  gboolean comment = line[0] == '#' && (end - line < 2 || line[1] == ' ');
  guint32  start = (guint32) (line - rows->text);
  guint16  stop = (guint16) (end - line + 1);

  if (line == end || comment)
    return;
  g_assert (end - line < G_MAXUINT16);
  g_array_append_val (rows->starts, start);
  /* A field that is not there starts and ends behind the row. */
  const char *field = line;
  for (guint i = 0; i <= rows->n_columns; i++)
    {
      guint16     at = field <= end ? (guint16) (field - line) : stop;
      const char *tab = field <= end ? memchr (field, '\t', end - field) : NULL;
      g_array_append_val (rows->fields, at);
      field = tab != NULL ? tab + 1 : end + 1;
    }
}

static guint
count_columns (const char *line, const char *end)
{
  guint n = 1;

  for (; line < end; line++)
    n += *line == '\t';
  return n;
}

static void
read_rows (Rows *rows, gsize size)
{
  const char *end = rows->text + size;

  for (const char *line = rows->text; line < end;)
    {
      const char *stop = memchr (line, '\n', end - line);
      stop = stop != NULL ? stop : end;
      if (line == rows->text)
        rows->n_columns = count_columns (line, stop);
      else
        add_row (rows, line, stop);
      line = stop + 1;
    }
}

static const char *
key_of (const Rows *rows, guint row, gsize *length)
{
  const guint16 *fields =
    &g_array_index (rows->fields, guint16, row * (rows->n_columns + 1));

  *length = fields[1] - 1;
  return rows->text + g_array_index (rows->starts, guint32, row);
}

static guint32 *
find_slot (const Rows *rows, guint32 *slots, guint mask, const char *key, gsize length)
{
  for (guint i = rap_lexicon_hash (key, length);; i++)
    {
      guint32 *slot = &slots[i & mask];
      if (*slot == 0)
        return slot;
      gsize       other_length;
      const char *other = key_of (rows, (*slot & G_MAXUINT16) - 1, &other_length);
      if (other_length == length && memcmp (other, key, length) == 0)
        return slot;
    }
}

GByteArray *
rap_make_lexicon (const char *text, gsize size)
{
  Rows rows = { text,
                g_array_new (FALSE, FALSE, sizeof (guint32)),
                g_array_new (FALSE, FALSE, sizeof (guint16)),
                0 };
  read_rows (&rows, size);
  guint n = rows.starts->len, n_slots = 16;
  g_assert (n < G_MAXUINT16);
  while (n_slots < n * 2)
    n_slots *= 2;
  g_autofree guint32 *slots = g_new0 (guint32, n_slots);
  g_autofree guint16 *nexts = g_new0 (guint16, n + 1);
  /* From the last row to the first, so that the first of a key ends up in the slot. */
  for (guint i = n; i-- > 0;)
    {
      gsize       length;
      const char *key = key_of (&rows, i, &length);
      guint32    *slot = find_slot (&rows, slots, n_slots - 1, key, length);
      nexts[i] = (guint16) *slot;
      *slot = (rap_lexicon_hash (key, length) & ~(guint32) G_MAXUINT16) | (i + 1);
    }
  RapLexiconIndex index = { (guint32) size, n, rows.n_columns, n_slots - 1 };
  GByteArray     *out = g_byte_array_new ();
  g_byte_array_append (out, (const guint8 *) &index, sizeof index);
  g_byte_array_append (out, (const guint8 *) slots, n_slots * sizeof (guint32));
  g_byte_array_append (out, (const guint8 *) rows.starts->data, n * sizeof (guint32));
  g_byte_array_append (out,
                       (const guint8 *) rows.fields->data,
                       rows.fields->len * sizeof (guint16));
  g_byte_array_append (out, (const guint8 *) nexts, n * sizeof (guint16));
  g_array_unref (rows.starts);
  g_array_unref (rows.fields);
  return out;
}
