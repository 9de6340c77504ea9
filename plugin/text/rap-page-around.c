// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-maker.h"

#include <string.h>

/* A block of running text that others are measured from. */
#define LONG_WORDS  20
#define LONG_LINKED 300
#define FAR         40
#define MAX_CLIMB   20

static gboolean
is_long (const RapFeatureMaker *self, guint i)
{
  return self->words[i] >= LONG_WORDS && self->linked[i] < LONG_LINKED;
}

/* Steps from one block's element up to where the way to the other's forks, and down from
 * there; MAX_CLIMB each when that is far. */
static void
put_fork (const RapFeatureMaker *self, guint i, int other, guint at)
{
  gint16 *row = row_of (self, i);
  guint   up = 0, down = 0;
  if (other < 0)
    {
      put (row, at, MAX_CLIMB);
      put (row, at + 1, MAX_CLIMB);
      return;
    }
  guint a = block_of (self, i)->element;
  guint b = block_of (self, (guint) other)->element;
  while (a != b && up < MAX_CLIMB && down < MAX_CLIMB)
    {
      guint depth_a = rap_page_element (self->layout->page, a)->depth;
      guint depth_b = rap_page_element (self->layout->page, b)->depth;
      if (depth_a >= depth_b)
        {
          a = parent_of (self, a);
          up++;
        }
      if (depth_b >= depth_a)
        {
          b = parent_of (self, b);
          down++;
        }
    }
  put (row, at, a == b ? up : MAX_CLIMB);
  put (row, at + 1, a == b ? down : MAX_CLIMB);
}

static void
put_forward (const RapFeatureMaker *self)
{
  int   heading = -1, long_before = -1;
  guint since = FAR;
  for (guint i = 0; i < self->n; i++)
    {
      gint16 *row = row_of (self, i);
      put (row, RAP_F_TO_LONG, since);
      put_fork (self, i, long_before, RAP_F_FORK);
      put_fork (self, i, (int) i - 1, RAP_F_FORK + 4);
      memset (row + RAP_F_TO_HEADING + 1, 0, 3 * sizeof *row);
      memset (row + RAP_F_LEARNED_HEADING, 0, 2 * sizeof *row);
      put (row, RAP_F_TO_HEADING, heading >= 0 ? MIN (FAR, (int) i - heading) : FAR + 1);
      if (heading >= 0)
        {
          const gint16       *above = row_of (self, (guint) heading);
          const RapPageWords *words = &self->layout->words[heading];
          put (row, RAP_F_TO_HEADING + 1, above[RAP_F_HEADING]);
          put (row, RAP_F_TO_HEADING + 2, self->linked[heading]);
          put (row,
               RAP_F_TO_HEADING + 3,
               above[RAP_F_CONTAINER + 6 * RAP_CONTAINER_THREE_QUARTERS]);
          put (row, RAP_F_LEARNED_HEADING, words->weight);
          put (row, RAP_F_LEARNED_HEADING + 1, words->least);
        }
      since = is_long (self, i) ? 0 : MIN (FAR, since + 1);
      long_before = is_long (self, i) ? (int) i : long_before;
      heading = is_heading (tag_of (self, i)) ? (int) i : heading;
    }
}

static void
put_backward (const RapFeatureMaker *self)
{
  int   long_after = -1;
  guint until = FAR;
  for (guint i = self->n; i-- > 0;)
    {
      gint16 *row = row_of (self, i);
      put (row, RAP_F_TO_LONG + 1, until);
      put (row, RAP_F_TO_LONG + 2, row[RAP_F_TO_LONG] + (int) until);
      put_fork (self, i, long_after, RAP_F_FORK + 2);
      until = is_long (self, i) ? 0 : MIN (FAR, until + 1);
      long_after = is_long (self, i) ? (int) i : long_after;
    }
}

/* The columns that a block also shows of its neighbours; the first five of those further
 * away. */
static const guint16 shown[10] = {
  RAP_F_WORDS,     RAP_F_LINKED, RAP_F_TAG,         RAP_F_TAG + 1, RAP_F_TAG + 2,
  RAP_F_ENDS_STOP, RAP_F_DATE,   RAP_F_PHRASES + 3, RAP_F_IN_LINK, RAP_F_BOLD,
};

#define FURTHER 5 /* of them are shown of those further away */
#define REACH   3

/* These columns of all blocks, with room for those that are not there on both sides. */
static gint16 *
shown_new (const RapFeatureMaker *self)
{
  guint   n = self->n + 2 * REACH;
  gint16 *all = g_new (gint16, n * G_N_ELEMENTS (shown));
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < G_N_ELEMENTS (shown); k++)
      all[i * G_N_ELEMENTS (shown) + k] =
        i < REACH || i >= self->n + REACH ? -1 : row_of (self, i - REACH)[shown[k]];
  return all;
}

static void
show_neighbours (gint16 *row, const gint16 *all, guint i)
{
  const gsize   size = G_N_ELEMENTS (shown), whole = sizeof (gint16) * size;
  const gsize   part = sizeof (gint16) * FURTHER;
  const gint16 *own = all + (i + REACH) * size;
  memcpy (row + RAP_F_AROUND_1, own - size, whole);
  memcpy (row + RAP_F_AROUND_1 + size, own + size, whole);
  memcpy (row + RAP_F_AROUND_2, own - 2 * size, part);
  memcpy (row + RAP_F_AROUND_2 + FURTHER, own + 2 * size, part);
  memcpy (row + RAP_F_AROUND_3, own - 3 * size, part);
  memcpy (row + RAP_F_AROUND_3 + FURTHER, own + 3 * size, part);
}

static void
put_neighbours (const RapFeatureMaker *self, const gint16 *all, guint i)
{
  static const guint  classes[8] = { 0, 1, 2, 3, 4, 5, 6, 8 };
  gint16             *row = row_of (self, i);
  const RapPageWords *words = self->layout->words;
  guint               before = i > 0 ? words[i - 1].classes : 0;
  guint               after = i + 1 < self->n ? words[i + 1].classes : 0;
  show_neighbours (row, all, i);
  for (guint k = 0; k < 8; k++)
    put (row,
         RAP_F_PHRASES_AROUND + k,
         ((before >> classes[k]) & 1) + 2 * ((after >> classes[k]) & 1));
  for (guint k = 0; k < 4; k++)
    {
      static const int steps[4] = { -1, -2, 1, 2 };
      gint64           other = (gint64) i + steps[k];
      gboolean         inside = other >= 0 && other < self->n;
      put (row, RAP_F_LEARNED_AROUND + k, inside ? words[other].weight : 0);
      if (k == 0 || k == 2)
        put (row,
             RAP_F_LEARNED_AROUND + 4 + k / 2,
             inside ? row_of (self, (guint) other)[RAP_F_LEARNED_OWN] : 0);
    }
}

static void
put_same (const RapFeatureMaker *self, guint i)
{
  const RapElementInfo *elements = self->layout->elements;
  guint32               own = elements[block_of (self, i)->element].signature;
  put (row_of (self, i),
       RAP_F_SAME_AS,
       i > 0 && elements[block_of (self, i - 1)->element].signature == own);
  put (row_of (self, i),
       RAP_F_SAME_AS + 1,
       i + 1 < self->n && elements[block_of (self, i + 1)->element].signature == own);
}

/* Blocks since the last with a phrase of a class; long text of its own makes one forget. */
static void
put_since (const RapFeatureMaker *self)
{
  static const struct
  {
    guint16 class;
    guint16  cap;
    gboolean forgets;
  } kinds[4] = {
    { RAP_PHRASE_RELATED, 15, TRUE },
    { RAP_PHRASE_ACTION, 15, TRUE },
    { RAP_PHRASE_BIO, 10, TRUE },
    { RAP_PHRASE_COMMENT, 10, FALSE },
  };
  for (guint k = 0; k < 4; k++)
    {
      guint since = kinds[k].cap;
      for (guint i = 0; i < self->n; i++)
        {
          put (row_of (self, i), RAP_F_SINCE + k, since);
          if ((self->layout->words[i].classes & kinds[k].class) != 0)
            since = 1;
          else if (kinds[k].forgets && self->words[i] > 25 && self->linked[i] < 300)
            since = kinds[k].cap;
          else
            since = MIN (kinds[k].cap, since + 1);
        }
    }
}

/* How many lines of links in a row a line is one of, and its neighbours. */
static void
put_runs (const RapFeatureMaker *self)
{
  for (guint i = 0, end; i < self->n; i = end)
    {
      gboolean link = self->linked[i] > 750;
      for (end = i; end < self->n && (self->linked[end] > 750) == link; end++)
        ;
      for (guint k = i; k < end; k++)
        put (row_of (self, k), RAP_F_LINK_RUN, link ? MIN (end - i, 20) : 0);
    }
  for (guint i = 0; i < self->n; i++)
    {
      gint16 *row = row_of (self, i);
      put (row, RAP_F_LINK_RUN + 1, i > 0 ? row_of (self, i - 1)[RAP_F_LINK_RUN] : 0);
      put (row,
           RAP_F_LINK_RUN + 2,
           i + 1 < self->n ? row_of (self, i + 1)[RAP_F_LINK_RUN] : 0);
      put (row, RAP_F_UPPER, self->linked[i] > 750 ? row[RAP_F_UPPERS] : 0);
      put (row, RAP_F_UPPER + 1, self->words[i] > 3 ? row[RAP_F_UPPERS] : 0);
    }
}

void
rap_page_put_around (const RapFeatureMaker *self)
{
  g_autofree gint16 *all = shown_new (self);
  put_forward (self);
  put_backward (self);
  for (guint i = 0; i < self->n; i++)
    {
      put_neighbours (self, all, i);
      put_same (self, i);
    }
  put_since (self);
  put_runs (self);
}
