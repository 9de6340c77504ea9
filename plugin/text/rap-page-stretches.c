// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-stretches.h"

#include <string.h>

/* So many entries make a live report where the page does not say that it is one. */
#define FEW_ENTRIES 3
/* An entry has so many words, and most of the moments that part them begin one. */
#define ENTRY_WORDS 8
/* How far above a moment the element may be that holds the entry. */
#define MAX_UP 6
/* Per cent of what is read that the entries hold, at least. */
#define MOST_READ  50
#define SOME_READ  30
#define MAX_MOMENT 60

/* Elements of one kind below one parent, each of which tells a moment. */
typedef struct
{
  guint64 key; /* the parent and the kind */
  guint   parent;
  GArray *members; /* RapMoment: the element of the kind, and where in it the moment is */
} Group;

static void
free_group (gpointer data)
{
  g_array_unref (((Group *) data)->members);
  g_free (data);
}

static guint
read_within (const RapPageStretches *self, guint start, guint end)
{
  return start < end ? self->read[end] - self->read[start] : 0;
}

/* The block after the last one of an element. */
static guint
end_of (const RapPageStretches *self, guint element)
{
  guint end = rap_page_element (self->layout->page, element)->text.end;
  guint low = rap_page_element (self->layout->page, element)->first_block;
  guint high = self->layout->n_blocks;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (rap_page_block (self->layout->page, middle)->text.start < end)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* --- moments --- */

guint
rap_page_clock_end (const char *text, guint length)
{
  guint at = 0, digits[2] = { 0, 0 };
  while (at < length && at < 8 && strchr ("+[(* ", text[at]) != NULL)
    at++;
  for (guint i = 0; i < 2; i++)
    {
      for (; at < length && g_ascii_isdigit (text[at]); at++)
        digits[i]++;
      if (i == 0 && (at >= length || strchr (":.h", text[at++]) == NULL))
        return 0;
    }
  gboolean date = at + 1 < length && text[at] == '.' && g_ascii_isdigit (text[at + 1]);
  return digits[0] >= 1 && digits[0] <= 2 && digits[1] == 2 && !date ? at : 0;
}

static gboolean
tells_moment (const RapPageStretches *self, guint block)
{
  const RapPageWords *words = &self->layout->words[block];
  RapSpan             span = rap_page_block (self->layout->page, block)->text;
  return words->n_digits > 0 &&
         ((words->has_date && span.end - span.start < MAX_MOMENT) ||
          rap_page_clock_end (self->layout->page->text->str + span.start,
                              span.end - span.start) > 0);
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const RapMoment *x = a, *y = b;
  return x->block < y->block       ? -1
         : x->block > y->block     ? 1
         : x->element > y->element ? -1
                                   : x->element < y->element;
}

static void
find_moments (RapPageStretches *self)
{
  for (guint i = 1; i < self->layout->page->elements->len; i++)
    {
      const RapElement *element = rap_page_element (self->layout->page, i);
      RapMoment         moment = { i, element->first_block };
      if (element->name == RAP_PAGE_TAG_TIME && moment.block < self->layout->n_blocks &&
          !self->layout->elements[element->parent].in_comment)
        g_array_append_val (self->moments, moment);
    }
  for (guint i = 0; i < self->layout->n_blocks; i++)
    {
      RapMoment moment = { rap_page_block (self->layout->page, i)->element, i };
      if (tells_moment (self, i) && !self->layout->elements[moment.element].in_comment)
        g_array_append_val (self->moments, moment);
    }
  g_array_sort (self->moments, compare_moments);
}

/* --- what repeats --- */

static void
add_member (const RapPageStretches *self, GHashTable *groups, guint element, guint block)
{
  guint   parent = rap_page_element (self->layout->page, element)->parent;
  guint64 key =
    (guint64) parent << 8 | rap_page_element (self->layout->page, element)->name;
  Group    *group = g_hash_table_lookup (groups, &key);
  RapMoment member = { element, block };
  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->parent = parent;
      group->members = g_array_new (FALSE, FALSE, sizeof (RapMoment));
      group->key = key;
      g_hash_table_insert (groups, &group->key, group);
    }
  if (group->members->len == 0 ||
      g_array_index (group->members, RapMoment, group->members->len - 1).element !=
        element)
    g_array_append_val (group->members, member);
}

static void
find_groups (const RapPageStretches *self, GHashTable *groups)
{
  for (guint i = 0; i < self->moments->len; i++)
    {
      RapMoment moment = g_array_index (self->moments, RapMoment, i);
      guint     element = moment.element;
      for (guint up = 0; up < MAX_UP && element != RAP_PAGE_ROOT; up++)
        {
          add_member (self, groups, element, moment.block);
          element = rap_page_element (self->layout->page, element)->parent;
        }
    }
}

static gboolean
is_heading (const RapPageStretches *self, guint block)
{
  guint tag = rap_page_element (self->layout->page,
                                rap_page_block (self->layout->page, block)->element)
                ->name;
  return tag >= RAP_PAGE_TAG_H2 && tag <= RAP_PAGE_TAG_H6;
}

/* Is the member the block itself that tells the moment, so that its entry stands behind it? */
static gboolean
is_flat (const RapPageStretches *self, const Group *group)
{
  RapMoment first = g_array_index (group->members, RapMoment, 0);
  guint     block = rap_page_element (self->layout->page, first.element)->first_block;
  return end_of (self, first.element) <= block + 1;
}

/* Where the entries of a group are. A heading just above a moment belongs to it. */
static GArray *
stretches_of (const RapPageStretches *self, const Group *group)
{
  GArray  *all = g_array_new (FALSE, FALSE, sizeof (RapStretch));
  gboolean flat = is_flat (self, group);
  for (guint i = 0; i < group->members->len; i++)
    {
      RapMoment member = g_array_index (group->members, RapMoment, i);
      guint first = rap_page_element (self->layout->page, member.element)->first_block;
      RapStretch stretch = { first, end_of (self, member.element), member.block };
      if (flat && first > 0 && is_heading (self, first - 1) && !is_heading (self, first))
        stretch.start = first - 1;
      if (flat && i > 0)
        g_array_index (all, RapStretch, i - 1).end = stretch.start;
      if (flat)
        stretch.end = end_of (self, group->parent);
      g_array_append_val (all, stretch);
    }
  return all;
}

/* How many of the stretches can be entries; 0: these are none. */
static guint
judge (const RapPageStretches *self, const Group *group, const GArray *stretches)
{
  gboolean flat = is_flat (self, group);
  guint    n = 0, words = 0, shown = 0;
  for (guint i = 0; i < stretches->len; i++)
    {
      const RapStretch *stretch = &g_array_index (stretches, RapStretch, i);
      guint             own = read_within (self, stretch->start, stretch->end);
      n += own >= ENTRY_WORDS;
      shown += self->kept[stretch->moment] || !flat;
      words += own;
    }
  guint all = self->read[self->layout->n_blocks];
  if (n < (self->live ? RAP_STRETCHES_FEW : FEW_ENTRIES) || n * 4 < stretches->len * 3 ||
      words * 100 < all * (self->live ? SOME_READ : MOST_READ))
    return 0;
  /* Dates between the paragraphs of a report may be those of other reports. */
  return self->live || shown * 4 >= stretches->len * 3 ? n : 0;
}

static void
choose_group (RapPageStretches *self, GHashTable *groups)
{
  GHashTableIter iter;
  gpointer       value;
  guint          best = 0;
  guint64        best_key = 0;
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Group *group = value;
      if (group->members->len < RAP_STRETCHES_FEW)
        continue;
      g_autoptr (GArray) stretches = stretches_of (self, group);
      guint n = judge (self, group, stretches);
      /* The order of the table decides nothing. */
      if (n < best || n == 0 || (n == best && group->key >= best_key))
        continue;
      best = n;
      best_key = group->key;
      g_array_unref (self->stretches);
      self->stretches = g_steal_pointer (&stretches);
    }
}

const RapMoment *
rap_page_stretches_find_moment (const RapPageStretches *self, const RapStretch *stretch)
{
  guint low = 0, high = self->moments->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->moments, RapMoment, middle).block < stretch->start)
        low = middle + 1;
      else
        high = middle;
    }
  const RapMoment *moment =
    low < self->moments->len ? &g_array_index (self->moments, RapMoment, low) : NULL;
  return moment != NULL && moment->block < stretch->end ? moment : NULL;
}

RapPageStretches *
rap_page_stretches_new (const RapPageLayout *layout, const guint8 *kept, gboolean live)
{
  RapPageStretches *self = g_new0 (RapPageStretches, 1);
  g_autoptr (GHashTable) groups =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_group);
  self->layout = layout;
  self->kept = kept;
  self->live = live;
  self->read = g_new0 (guint, layout->n_blocks + 1);
  self->moments = g_array_new (FALSE, FALSE, sizeof (RapMoment));
  self->stretches = g_array_new (FALSE, FALSE, sizeof (RapStretch));
  for (guint i = 0; i < layout->n_blocks; i++)
    self->read[i + 1] =
      self->read[i] + (kept[i] != 0 ? rap_page_words_count (&layout->words[i]) : 0);
  find_moments (self);
  if (self->moments->len >= (live ? RAP_STRETCHES_FEW : FEW_ENTRIES) &&
      self->read[layout->n_blocks] > 0)
    {
      find_groups (self, groups);
      choose_group (self, groups);
    }
  return self;
}

void
rap_page_stretches_free (RapPageStretches *self)
{
  g_free (self->read);
  g_array_unref (self->moments);
  g_array_unref (self->stretches);
  g_free (self);
}
