// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-maker.h"

#include <string.h>

/* So many words in a row say the same twice by more than chance. */
#define ROW        4
#define MAX_BODY   (1 << 20)
#define SHORT_MARK 0x51047000u

/* The blocks that a row of words is in. */
typedef struct
{
  guint first;
  guint last;
  guint longest; /* the block of most words among them */
} Row;

typedef struct
{
  guint32 hash; /* 0: nothing here */
  guint   row;
} Slot;

typedef struct
{
  Slot *slots;
  guint mask;
} Table;

static Slot *
slot_at (const Table *table, guint32 hash)
{
  guint i = (hash ^ hash >> 15) & table->mask;
  while (table->slots[i].hash != 0 && table->slots[i].hash != hash)
    i = (i + 1) & table->mask;
  return &table->slots[i];
}

static Table
table_new (guint n)
{
  Table table = { .mask = 63 };
  while (table.mask < n * 2)
    table.mask = table.mask * 2 + 1;
  table.slots = g_new0 (Slot, table.mask + 1);
  return table;
}

/* The words of a row from there on. */
static inline guint32
hash_row (const guint32 *words)
{
  guint32 hash = words[0];
  for (guint i = 1; i < ROW; i++)
    hash = rap_hash_join (hash, words[i]);
  return hash;
}

/* A whole text shorter than a row. */
static guint32
hash_short (const guint32 *words, guint n)
{
  guint32 hash = SHORT_MARK + n;
  for (guint i = 0; i < n; i++)
    hash = rap_hash_join (hash, words[i]);
  return hash;
}

static guint
n_rows_of (guint n_words)
{
  return n_words < ROW ? n_words > 0 : n_words - ROW + 1;
}

/* --- blocks that say what others say --- */

/* Rows are numbered as they are met; notes that number for each row of each block. */
static void
count_rows (const RapFeatureMaker *self, const Table *table, Row *rows, guint *places)
{
  guint n_rows = 0;
  for (guint i = 0; i < self->n; i++)
    {
      const RapPageWords *words = &self->layout->words[i];
      for (guint k = 0; k < n_rows_of (words->n_kept); k++)
        {
          guint32 hash = words->n_kept < ROW ? hash_short (words->hashes, words->n_kept)
                                             : hash_row (words->hashes + k);
          Slot   *slot = slot_at (table, hash);
          if (slot->hash == 0)
            {
              rows[n_rows] = (Row){ .first = i, .longest = i };
              *slot = (Slot){ hash, n_rows++ };
            }
          Row *row = &rows[slot->row];
          row->last = i;
          if (words->n_words > self->layout->words[row->longest].n_words)
            row->longest = i;
          *places++ = slot->row;
        }
    }
}

static void
put_echo (const RapFeatureMaker *self, const Row *rows, const guint *places, guint i)
{
  guint n = n_rows_of (self->layout->words[i].n_kept);
  guint before = 0, after = 0, inside = 0, longest = i;
  for (guint k = 0; k < n; k++)
    {
      const Row *row = &rows[places[k]];
      before += row->first < i;
      after += row->last > i;
      if (row->longest == i)
        continue;
      inside++;
      longest = row->longest;
    }
  put (row_of (self, i), RAP_F_ECHO, per_mille (before, n));
  put (row_of (self, i), RAP_F_ECHO + 1, per_mille (after, n));
  put (row_of (self, i), RAP_F_ECHO + 2, per_mille (inside, n));
  put (row_of (self, i), RAP_F_ECHO + 3, CLAMP ((gint64) longest - i, -100, 100));
}

static void
put_echoes (const RapFeatureMaker *self)
{
  guint n = 0, at = 0;
  for (guint i = 0; i < self->n; i++)
    n += n_rows_of (self->layout->words[i].n_kept);
  Table             table = table_new (n);
  g_autofree Row   *rows = g_new (Row, n);
  g_autofree guint *places = g_new (guint, n);
  count_rows (self, &table, rows, places);
  g_free (table.slots);
  for (guint i = 0; i < self->n; i++)
    {
      put_echo (self, rows, places + at, i);
      at += n_rows_of (self->layout->words[i].n_kept);
    }
}

/* --- the text that the page tells to machines --- */

/* The hashes of the words of the longest such text. */
static GArray *
read_body (const RapPageLayout *layout)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint32));
  RapSpan longest = { 0, 0 };
  for (guint i = 0; i < layout->facts->facts->len; i++)
    {
      const RapFact *fact = &g_array_index (layout->facts->facts, RapFact, i);
      if (fact->key == RAP_FACT_BODY &&
          fact->value.end - fact->value.start > longest.end - longest.start)
        longest = fact->value;
    }
  if (longest.end == longest.start)
    return words;
  g_autofree char *body = rap_page_facts_string (layout->page->html, longest, MAX_BODY);
  rap_page_words_hash_all (body, strlen (body), words);
  return words;
}

static guint32
hash_part (const guint32 *words, guint n)
{
  guint32 hash = words[0];
  for (guint i = 1; i < n; i++)
    hash = rap_hash_join (hash, words[i]);
  return rap_hash_end (hash);
}

/* Notes all parts of a row of a text's words; returns how many rows there are. */
static guint
note_parts (const Table *table, const GArray *body)
{
  const guint32 *all = (const guint32 *) (gconstpointer) body->data;
  guint          n_rows = 0;
  for (guint i = 0; i < body->len; i++)
    {
      guint32 hash = all[i];
      for (guint n = 1; n <= ROW && i + n <= body->len; n++)
        {
          hash = n > 1 ? rap_hash_join (hash, all[i + n - 1]) : hash;
          Slot *slot = slot_at (table, rap_hash_end (hash));
          n_rows += n == ROW && slot->hash == 0;
          slot->hash = rap_hash_end (hash);
        }
    }
  return n_rows;
}

static void
put_told (const RapFeatureMaker *self, const GArray *body)
{
  enum
  {
    NOT_SHOWN,
    SHOWN
  };
  Table table = table_new (body->len * ROW);
  guint n_rows = note_parts (&table, body), shown = 0;
  for (guint i = 0; i < self->n; i++)
    {
      const RapPageWords *words = &self->layout->words[i];
      guint               size = MIN (words->n_kept, ROW);
      guint               n = size > 0 ? words->n_kept - size + 1 : 0, told = 0;
      for (guint k = 0; k < n; k++)
        {
          Slot *slot = slot_at (&table, hash_part (words->hashes + k, size));
          told += slot->hash != 0;
          shown += slot->hash != 0 && size == ROW && slot->row == NOT_SHOWN;
          slot->row = SHOWN;
        }
      put (row_of (self, i), RAP_F_TOLD, per_mille (told, n));
    }
  for (guint i = 0; i < self->n; i++)
    put (row_of (self, i), RAP_F_TOLD + 1, per_mille (shown, n_rows));
  g_free (table.slots);
}

void
rap_page_put_echoes (const RapFeatureMaker *self)
{
  g_autoptr (GArray) body = read_body (self->layout);
  put_echoes (self);
  if (body->len >= ROW)
    put_told (self, body);
  else
    for (guint i = 0; i < self->n; i++)
      {
        put (row_of (self, i), RAP_F_TOLD, -1);
        put (row_of (self, i), RAP_F_TOLD + 1, -1);
      }
}
