// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-line-view.h"

#include <gio/gio.h>
#include <string.h>

#include "text/rap-word-list.h"

/* How near what a line speaks of is to what the lines around it and the whole text speak of: words
 * are points, a line is the sum of its words, and the angle between two sums is compared. A line
 * that pasting left speaks of something else, where no word of it is in the report. */

#define RESOURCE "/org/gnome/Rapporteur/model/topics.bin"
#define MAGIC    "RAPTOPIC"
#define WIDTH    16 /* numbers of a point */
#define HALF     (WIDTH / 2)
#define CODES    256 /* halves of points that are told apart */
#define BITS     15
#define SLOTS    (1u << BITS)
#define MASK     (SLOTS - 1)
#define SLOT \
  3 /* bytes: a fingerprint, which is 0 where there is no word, and two codes */
#define MOST   14 /* binary digits of a count; the rarer a word, the more it says */
#define LEAST  2
#define LONG   20 /* tokens of a line that the topic of a text is read from */
#define UNIT   4096
#define NARROW (1 << 26) /* numbers of a sum are made smaller until they are below */
#define NEAR   2         /* long lines before and behind one */

typedef struct
{
  const gint8  *points; /* two times CODES halves */
  const guint8 *slots;
} Table;

typedef struct
{
  gint64 at[WIDTH];
  guint  words;
} Sum;

/* The same of length UNIT, or nothing at all. */
typedef struct
{
  gint32   at[WIDTH];
  gboolean known;
} Direction;

static Table *
load (void)
{
  g_autoptr (GError) error = NULL;
  gsize  size, head = strlen (MAGIC), points = 2 * CODES * HALF;
  Table *table = g_new0 (Table, 1);
  g_autoptr (GBytes) bytes =
    g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("%s", error->message);
  const char *data = g_bytes_get_data (bytes, &size);
  if (size != head + points + (gsize) SLOT * SLOTS || memcmp (data, MAGIC, head) != 0)
    g_error ("The table of topics is damaged");
  table->points = (const gint8 *) data + head;
  table->slots = (const guint8 *) data + head + points;
  return table; /* lives as long as the process, and so does what is in the library */
}

static const Table *
get (void)
{
  static gsize table;
  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) load ());
  return (const Table *) table;
}

/* The slot of a word, or NULL. A table without an empty slot is gone round once at most. */
static const guint8 *
find (const Table *table, guint32 hash)
{
  guint32 mixed = hash * 2654435761u;
  guint8  mark = MAX (mixed & 0xFF, 1u);

  for (guint i = 0; i < SLOTS; i++)
    {
      const guint8 *slot = table->slots + SLOT * (((mixed >> (32 - BITS)) + i) & MASK);
      if (slot[0] == mark)
        return slot;
      if (slot[0] == 0)
        return NULL;
    }
  return NULL;
}

static void
add_word (const Table *table, const RapLineToken *token, guint8 known, Sum *sum)
{
  const guint8 *slot = token->kind == RAP_LINE_WORD ? find (table, token->hash) : NULL;
  int           count = known & RAP_WORD_COUNT, weight = MAX (MOST - count, LEAST);

  if (slot == NULL)
    return;
  sum->words++;
  const gint8 *first = table->points + slot[1] * HALF;
  const gint8 *second = table->points + (CODES + slot[2]) * HALF;
  for (guint i = 0; i < HALF; i++)
    {
      sum->at[i] += weight * first[i];
      sum->at[HALF + i] += weight * second[i];
    }
}

static Sum *
sum_lines (const RapLineView *view)
{
  const Table *table = get ();
  Sum         *sums = g_new0 (Sum, view->n + 1);

  for (guint i = 0; i < view->n; i++)
    {
      const RapLine *line = &view->line[i];
      for (guint j = line->first; j < line->first + line->n; j++)
        add_word (table, &view->token[j], view->known[j], &sums[i]);
    }
  return sums;
}

static void
add (Sum *to, const Sum *sum, int sign)
{
  for (guint i = 0; i < WIDTH; i++)
    to->at[i] += sign * sum->at[i];
  to->words += sign * (int) sum->words;
}

static guint64
root_of (guint64 square)
{
  guint64 root = 0;
  for (guint64 bit = G_GUINT64_CONSTANT (1) << (g_bit_storage (square) / 2); bit != 0;
       bit >>= 1)
    if ((root | bit) * (root | bit) <= square)
      root |= bit;
  return root;
}

static void
narrow (Sum *sum)
{
  gint64 most = 0;
  for (guint i = 0; i < WIDTH; i++)
    most = MAX (most, ABS (sum->at[i]));
  for (; most > NARROW; most /= 2)
    for (guint i = 0; i < WIDTH; i++)
      sum->at[i] /= 2;
}

static Direction
direct (const Sum *given)
{
  Direction direction = { 0 };
  Sum       sum = *given;
  gint64    square = 0;

  narrow (&sum);
  for (guint i = 0; i < WIDTH; i++)
    square += sum.at[i] * sum.at[i];
  gint64 length = (gint64) root_of ((guint64) square);
  direction.known = sum.words > 0 && length > 0;
  for (guint i = 0; direction.known && i < WIDTH; i++)
    direction.at[i] = (gint32) (sum.at[i] * UNIT / length);
  return direction;
}

/* The cosine of the angle between two, per mille. */
static gint16
compare (const Direction *a, const Direction *b)
{
  gint64 product = 0;

  if (!a->known || !b->known)
    return RAP_LINE_NO_TOPIC;
  for (guint i = 0; i < WIDTH; i++)
    product += (gint64) a->at[i] * b->at[i];
  return (gint16) (product * 1000 / (UNIT * UNIT));
}

/* Compares each line with the long ones next to it, going forward or back. */
static void
compare_near (const RapLineView *view,
              const Sum         *sums,
              const Direction   *directions,
              int                step,
              RapLineFeature     feature)
{
  Sum       last[NEAR] = { 0 }, both;
  Direction near = { 0 };

  for (guint k = 0; k < view->n; k++)
    {
      guint          i = step > 0 ? k : view->n - 1 - k;
      const RapLine *line = &view->line[i];
      gint16        *v = view->values + (gsize) i * RAP_LINE_N_FEATURES;
      v[feature] = compare (&directions[i], &near);
      if (line->n < LONG)
        continue;
      last[0] = last[1];
      last[1] = sums[i];
      both = last[0];
      add (&both, &last[1], 1);
      near = direct (&both);
    }
}

static void
compare_with_text (RapLineView *view, const Sum *sums, const Direction *directions)
{
  Sum    all = { 0 };
  gint64 total = 0, n = 0;

  for (guint i = 0; i < view->n; i++)
    if (view->line[i].n >= LONG)
      add (&all, &sums[i], 1);
  for (guint i = 0; i < view->n; i++)
    {
      gint16 *v = rap_line_values (view, i);
      Sum     others = all;
      if (view->line[i].n >= LONG)
        add (&others, &sums[i], -1);
      Direction around = direct (&others);
      v[RAP_LINE_F_TOPIC_WORDS] = rap_line_most (sums[i].words, 100);
      v[RAP_LINE_F_TOPIC] = compare (&directions[i], &around);
      n += v[RAP_LINE_F_TOPIC] != RAP_LINE_NO_TOPIC;
      total += v[RAP_LINE_F_TOPIC] != RAP_LINE_NO_TOPIC ? v[RAP_LINE_F_TOPIC] : 0;
    }
  for (guint i = 0; i < view->n; i++)
    {
      gint16 *v = rap_line_values (view, i);
      v[RAP_LINE_F_TOPIC_THAN_OTHERS] = v[RAP_LINE_F_TOPIC] != RAP_LINE_NO_TOPIC
                                          ? v[RAP_LINE_F_TOPIC] - (gint16) (total / n)
                                          : RAP_LINE_NO_TOPIC;
    }
}

void
rap_line_topics_fill (RapLineView *view)
{
  g_autofree Sum       *sums = sum_lines (view);
  g_autofree Direction *directions = g_new0 (Direction, view->n + 2);
  Direction            *own = directions + 1; /* nothing stands before the first */

  for (guint i = 0; i < view->n; i++)
    own[i] = direct (&sums[i]);
  compare_with_text (view, sums, own);
  compare_near (view, sums, own, 1, RAP_LINE_F_TOPIC_BEFORE);
  compare_near (view, sums, own, -1, RAP_LINE_F_TOPIC_NEXT);
  for (guint i = 0; i < view->n; i++)
    {
      gint16 *v = rap_line_values (view, i);
      v[RAP_LINE_F_TOPIC_LINE_BEFORE] = compare (&own[i], &directions[i]);
      v[RAP_LINE_F_TOPIC_LINE_NEXT] = compare (&own[i], &directions[i + 2]);
    }
}
