// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-entries.h"

#include <string.h>

#include "text/rap-html.h"

/* So many entries make a live report: where the page does not say that it is one, and where
 * it does. */
#define FEW_ENTRIES 3
#define TOLD_FEW    2
/* An entry has so many words, and most of the moments that part them begin one. */
#define ENTRY_WORDS 8
/* How far above a moment the element may be that holds the entry. */
#define MAX_UP 6
/* Per cent of what is read that the entries hold, at least. */
#define MOST_READ  50
#define SOME_READ  30
#define MAX_MOMENT 60
#define MAX_TIME   40
#define MAX_TITLE  200
/* Blocks at the front of an entry among which its heading is. */
#define FRONT_BLOCKS 4
#define OPENING      8
#define MAX_TOLD     2000

/* A place that tells a moment: an element, and the block where it begins. */
typedef struct
{
  guint element;
  guint block;
} Moment;

/* Elements of one kind below one parent, each of which tells a moment. */
typedef struct
{
  guint   parent;
  GArray *members; /* Moment: the element of the kind, and where in it the moment is */
} Group;

typedef struct
{
  guint start;
  guint end; /* the block after it */
  guint moment;
} Stretch;

typedef struct
{
  RapDraft            *draft;
  const RapPageLayout *layout;
  const RapPage       *page;
  const guint8        *kept;
  guint               *read; /* words read before each block */
  gboolean             live; /* the page says that it is a live report */
  GArray              *moments;
  GHashTable          *groups;
  GArray              *stretches;
} Finder;

static void
free_group (gpointer data)
{
  g_array_unref (((Group *) data)->members);
  g_free (data);
}

static guint
read_within (const Finder *self, guint start, guint end)
{
  return start < end ? self->read[end] - self->read[start] : 0;
}

/* The block after the last one of an element. */
static guint
end_of (const Finder *self, guint element)
{
  guint end = rap_page_element (self->page, element)->text.end;
  guint low = rap_page_element (self->page, element)->first_block;
  guint high = self->layout->n_blocks;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (rap_page_block (self->page, middle)->text.start < end)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* --- moments --- */

/* Where a clock ends that a text begins with: "10:15", "10.15", "+++ 10:15"; 0: there is none. */
static guint
end_of_clock (const char *text, guint length)
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
tells_moment (const Finder *self, guint block)
{
  const RapPageWords *words = &self->layout->words[block];
  RapSpan             span = rap_page_block (self->page, block)->text;
  return words->n_digits > 0 &&
         ((words->has_date && span.end - span.start < MAX_MOMENT) ||
          end_of_clock (self->page->text->str + span.start, span.end - span.start) > 0);
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const Moment *x = a, *y = b;
  return x->block < y->block       ? -1
         : x->block > y->block     ? 1
         : x->element > y->element ? -1
                                   : x->element < y->element;
}

static void
find_moments (Finder *self)
{
  for (guint i = 1; i < self->page->elements->len; i++)
    {
      const RapElement *element = rap_page_element (self->page, i);
      Moment            moment = { i, element->first_block };
      if (element->name == RAP_PAGE_TAG_TIME && moment.block < self->layout->n_blocks &&
          !self->layout->elements[element->parent].in_comment)
        g_array_append_val (self->moments, moment);
    }
  for (guint i = 0; i < self->layout->n_blocks; i++)
    {
      Moment moment = { rap_page_block (self->page, i)->element, i };
      if (tells_moment (self, i) && !self->layout->elements[moment.element].in_comment)
        g_array_append_val (self->moments, moment);
    }
  g_array_sort (self->moments, compare_moments);
}

/* --- what repeats --- */

static void
add_member (Finder *self, guint element, guint block)
{
  guint   parent = rap_page_element (self->page, element)->parent;
  guint64 key = (guint64) parent << 8 | rap_page_element (self->page, element)->name;
  Group  *group = g_hash_table_lookup (self->groups, &key);
  Moment  member = { element, block };
  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->parent = parent;
      group->members = g_array_new (FALSE, FALSE, sizeof (Moment));
      g_hash_table_insert (self->groups, g_memdup2 (&key, sizeof key), group);
    }
  if (group->members->len == 0 ||
      g_array_index (group->members, Moment, group->members->len - 1).element != element)
    g_array_append_val (group->members, member);
}

static void
find_groups (Finder *self)
{
  for (guint i = 0; i < self->moments->len; i++)
    {
      Moment moment = g_array_index (self->moments, Moment, i);
      guint  element = moment.element;
      for (guint up = 0; up < MAX_UP && element != RAP_PAGE_ROOT; up++)
        {
          add_member (self, element, moment.block);
          element = rap_page_element (self->page, element)->parent;
        }
    }
}

static gboolean
is_heading (const Finder *self, guint block)
{
  guint tag =
    rap_page_element (self->page, rap_page_block (self->page, block)->element)->name;
  return tag >= RAP_PAGE_TAG_H2 && tag <= RAP_PAGE_TAG_H6;
}

/* Is the member the block itself that tells the moment, so that its entry stands behind it? */
static gboolean
is_flat (const Finder *self, const Group *group)
{
  Moment first = g_array_index (group->members, Moment, 0);
  guint  block = rap_page_element (self->page, first.element)->first_block;
  return end_of (self, first.element) <= block + 1;
}

/* Where the entries of a group are. A heading just above a moment belongs to it. */
static GArray *
stretches_of (const Finder *self, const Group *group)
{
  GArray  *all = g_array_new (FALSE, FALSE, sizeof (Stretch));
  gboolean flat = is_flat (self, group);
  for (guint i = 0; i < group->members->len; i++)
    {
      Moment  member = g_array_index (group->members, Moment, i);
      guint   first = rap_page_element (self->page, member.element)->first_block;
      Stretch stretch = { first, end_of (self, member.element), member.block };
      if (flat && first > 0 && is_heading (self, first - 1) && !is_heading (self, first))
        stretch.start = first - 1;
      if (flat && i > 0)
        g_array_index (all, Stretch, i - 1).end = stretch.start;
      if (flat)
        stretch.end = end_of (self, group->parent);
      g_array_append_val (all, stretch);
    }
  return all;
}

/* How many of the stretches can be entries; 0: these are none. */
static guint
judge (const Finder *self, const Group *group, const GArray *stretches)
{
  gboolean flat = is_flat (self, group);
  guint    n = 0, words = 0, shown = 0;
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      guint          own = read_within (self, stretch->start, stretch->end);
      n += own >= ENTRY_WORDS;
      shown += self->kept[stretch->moment] || !flat;
      words += own;
    }
  guint all = self->read[self->layout->n_blocks];
  if (n < (self->live ? TOLD_FEW : FEW_ENTRIES) || n * 4 < stretches->len * 3 ||
      words * 100 < all * (self->live ? SOME_READ : MOST_READ))
    return 0;
  /* Dates between the paragraphs of a report may be those of other reports. */
  return self->live || shown * 4 >= stretches->len * 3 ? n : 0;
}

static void
choose_group (Finder *self)
{
  GHashTableIter iter;
  gpointer       value;
  guint          best = 0, best_parent = 0;
  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Group *group = value;
      if (group->members->len < TOLD_FEW)
        continue;
      g_autoptr (GArray) stretches = stretches_of (self, group);
      guint n = judge (self, group, stretches);
      /* The order of the table decides nothing. */
      if (n < best || n == 0 || (n == best && group->parent >= best_parent))
        continue;
      best = n;
      best_parent = group->parent;
      g_clear_pointer (&self->stretches, g_array_unref);
      self->stretches = g_steal_pointer (&stretches);
    }
}

/* --- what the data say of entries --- */

static char *
dup_fact (const Finder *self, guint object, RapFactKey key)
{
  const GArray *facts = self->layout->facts->facts;
  for (guint i = 0; i < facts->len; i++)
    {
      const RapFact *fact = &g_array_index (facts, RapFact, i);
      if (fact->object == object && fact->key == key)
        return rap_page_facts_string (self->page->html, fact->value, RAP_FACT_NAME_BYTES);
    }
  return NULL;
}

/* What a text begins with; the whole of it when it is short. */
static gpointer
opening_of (const RapPageWords *words)
{
  guint32 key = RAP_HASH_SEED;
  for (guint i = 0; i < MIN (words->n_kept, OPENING); i++)
    key = rap_hash_join (key, words->hashes[i]);
  return GUINT_TO_POINTER (words->n_kept < OPENING ? key + words->n_kept : key);
}

static GHashTable *
index_openings (const Finder *self)
{
  GHashTable *blocks = g_hash_table_new (NULL, NULL);
  for (guint i = self->layout->n_blocks; i-- > 0;)
    if (self->kept[i] || is_heading (self, i))
      g_hash_table_insert (blocks,
                           opening_of (&self->layout->words[i]),
                           GUINT_TO_POINTER (i + 1));
  return blocks;
}

/* The block that begins as a text of the data does; n_blocks when there is none. */
static guint
find_told (const Finder *self, GHashTable *blocks, const char *text)
{
  RapPageWords words;
  if (text == NULL || *text == '\0')
    return self->layout->n_blocks;
  rap_page_words_read (&words, text, strlen (text), NULL);
  gpointer found = g_hash_table_lookup (blocks, opening_of (&words));
  return found != NULL ? GPOINTER_TO_UINT (found) - 1 : self->layout->n_blocks;
}

/* An entry as the data tell it, and where it is shown. */
typedef struct
{
  RapEntry entry;
  guint    block;
} Told;

static void
clear_told (gpointer data)
{
  Told *told = data;
  g_free (told->entry.time);
  g_free (told->entry.heading);
}

static int
compare_told (gconstpointer a, gconstpointer b)
{
  const Told *x = a, *y = b;
  return x->block < y->block ? -1 : x->block > y->block;
}

static GArray *
read_told (Finder *self)
{
  const GArray *objects = self->layout->facts->objects;
  GArray       *all = g_array_new (FALSE, FALSE, sizeof (Told));
  g_autoptr (GHashTable) blocks = index_openings (self);
  g_array_set_clear_func (all, clear_told);
  for (guint i = 0; i < objects->len; i++)
    {
      const RapFactObject *object = &g_array_index (objects, RapFactObject, i);
      self->live |= (object->types & RAP_FACT_IS_LIVE) != 0;
      if (object->key != RAP_FACT_UPDATE || all->len >= MAX_TOLD)
        continue;
      g_autofree char *body = dup_fact (self, i, RAP_FACT_BODY);
      Told             told = { { dup_fact (self, i, RAP_FACT_PUBLISHED),
                                  dup_fact (self, i, RAP_FACT_HEADLINE) },
                                0 };
      told.block = MIN (find_told (self, blocks, told.entry.heading),
                        find_told (self, blocks, body));
      g_array_append_val (all, told);
    }
  g_array_sort (all, compare_told);
  return all;
}

/* Entries from where the data's texts stand, when no elements tell them. */
static void
use_told (Finder *self, const GArray *told)
{
  guint n = self->layout->n_blocks, last = n;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Stretch));
  while (n > 0 && !self->kept[n - 1])
    n--;
  for (guint i = 0; i < told->len; i++)
    {
      Stretch stretch = { g_array_index (told, Told, i).block,
                          n,
                          self->layout->n_blocks };
      if (stretch.start >= n || stretch.start == last)
        continue;
      last = stretch.start;
      if (all->len > 0)
        g_array_index (all, Stretch, all->len - 1).end = stretch.start;
      g_array_append_val (all, stretch);
    }
  if (all->len >= TOLD_FEW)
    self->stretches = g_steal_pointer (&all);
}

/* --- entries --- */

static char *
dup_shown (const Finder *self, RapSpan span)
{
  g_autofree char *text =
    g_strndup (self->page->text->str + span.start, span.end - span.start);
  return g_strstrip (g_strdelimit (g_steal_pointer (&text), "\n\t", ' '));
}

/* What a time element says to machines. */
static char *
dup_datetime (const Finder *self, const RapElement *element)
{
  RapHtmlTokenizer html;
  RapHtmlToken     token;
  rap_html_init (&html,
                 self->page->html + element->tag.start,
                 element->tag.end - element->tag.start);
  const RapSpan *value =
    rap_html_next (&html, &token) ? rap_html_attribute (&html, "datetime") : NULL;
  if (value == NULL || value->end - value->start > MAX_TIME ||
      !g_ascii_isdigit (self->page->html[element->tag.start + value->start]))
    return NULL;
  return g_strndup (self->page->html + element->tag.start + value->start,
                    value->end - value->start);
}

/* The first moment of an entry, or NULL. */
static const Moment *
find_moment (const Finder *self, const Stretch *stretch)
{
  guint low = 0, high = self->moments->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->moments, Moment, middle).block < stretch->start)
        low = middle + 1;
      else
        high = middle;
    }
  const Moment *moment =
    low < self->moments->len ? &g_array_index (self->moments, Moment, low) : NULL;
  return moment != NULL && moment->block < stretch->end ? moment : NULL;
}

/* When an entry was written: for machines if that can be had, else as shown. Sets *shown to
 * where it stands. */
static char *
dup_time (const Finder *self, const Stretch *stretch, RapSpan *shown)
{
  const Moment *moment = find_moment (self, stretch);
  if (moment == NULL)
    return NULL;
  const RapElement *element = rap_page_element (self->page, moment->element);
  *shown = element->text;
  if (element->name == RAP_PAGE_TAG_TIME)
    {
      char *time = dup_datetime (self, element);
      if (time != NULL)
        return time;
    }
  RapSpan     block = rap_page_block (self->page, moment->block)->text;
  const char *text = self->page->text->str + block.start;
  guint       clock = end_of_clock (text, block.end - block.start);
  if (clock > 0)
    {
      guint sign = (guint) strcspn (text, "0123456789");
      *shown = (RapSpan){ block.start, block.start + clock };
      return g_strndup (text + sign, clock - sign);
    }
  return shown->end - shown->start <= MAX_TIME ? dup_shown (self, *shown) : NULL;
}

static gboolean
is_bold (const RapPageBlock *block)
{
  guint length = block->text.end - block->text.start;
  return block->bold > 0 && block->bold * 10 >= length * 8;
}

static char *
dup_heading (const Finder *self, const Stretch *stretch, RapSpan moment)
{
  guint last = MIN (stretch->end, stretch->start + FRONT_BLOCKS);
  for (guint i = stretch->start; i < last; i++)
    {
      const RapPageBlock *block = rap_page_block (self->page, i);
      RapSpan             span = block->text;
      if (span.end - span.start >= MAX_TITLE ||
          (!is_heading (self, i) && !is_bold (block)))
        continue;
      if (moment.start <= span.start && moment.end > span.start)
        span.start = MIN (moment.end, span.end);
      g_autofree char *heading = dup_shown (self, span);
      if (*heading != '\0')
        return g_steal_pointer (&heading);
    }
  return NULL;
}

static void
add_entry (Finder *self, const Stretch *stretch, GArray *told)
{
  RapSpan  moment = { 0, 0 };
  RapEntry entry = { NULL, NULL };
  entry.time = dup_time (self, stretch, &moment);
  entry.heading = dup_heading (self, stretch, moment);
  for (guint i = 0; i < told->len; i++)
    {
      Told *known = &g_array_index (told, Told, i);
      if (known->block < stretch->start || known->block >= stretch->end)
        continue;
      if (known->entry.time != NULL)
        {
          g_free (entry.time);
          entry.time = g_steal_pointer (&known->entry.time);
        }
      if (entry.heading == NULL)
        entry.heading = g_steal_pointer (&known->entry.heading);
      break;
    }
  g_array_append_val (self->draft->entries, entry);
  for (guint i = stretch->start; i < stretch->end && i < self->draft->blocks->len; i++)
    g_array_index (self->draft->blocks, RapBlock, i).entry =
      (guint16) self->draft->entries->len;
}

void
rap_page_entries_add (RapDraft *draft, const RapPageLayout *layout, const guint8 *kept)
{
  Finder self = { .draft = draft, .layout = layout, .page = layout->page, .kept = kept };
  g_autofree guint *read = g_new0 (guint, layout->n_blocks + 1);
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (Moment));
  g_autoptr (GHashTable) groups =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_group);
  for (guint i = 0; i < layout->n_blocks; i++)
    read[i + 1] = read[i] + (kept[i] != 0 ? rap_page_words_count (&layout->words[i]) : 0);
  self.read = read;
  self.moments = moments;
  self.groups = groups;
  g_autoptr (GArray) told = read_told (&self);
  find_moments (&self);
  if (moments->len >= TOLD_FEW && read[layout->n_blocks] > 0)
    find_groups (&self);
  choose_group (&self);
  if (self.stretches == NULL)
    use_told (&self, told);
  for (guint i = 0; self.stretches != NULL && i < self.stretches->len; i++)
    if (draft->entries->len < MAX_TOLD)
      add_entry (&self, &g_array_index (self.stretches, Stretch, i), told);
  g_clear_pointer (&self.stretches, g_array_unref);
}
