// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-entries.h"

#include <string.h>

#include "text/rap-html.h"
#include "text/rap-page-stretches.h"

#define MAX_TIME  40
#define MAX_TITLE 200
/* Blocks at the front of an entry among which its heading is. */
#define FRONT_BLOCKS 4
/* So many words are enough to know a text by. */
#define OPENING  8
#define MAX_TOLD 2000

typedef struct
{
  RapDraft            *draft;
  const RapPageLayout *layout;
  const RapPage       *page;
  const guint8        *kept;
} Finder;

static gboolean
is_heading (const Finder *self, guint block)
{
  guint tag =
    rap_page_element (self->page, rap_page_block (self->page, block)->element)->name;
  return tag >= RAP_PAGE_TAG_H2 && tag <= RAP_PAGE_TAG_H6;
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
read_told (const Finder *self, gboolean *live)
{
  const GArray *objects = self->layout->facts->objects;
  GArray       *all = g_array_new (FALSE, FALSE, sizeof (Told));
  g_autoptr (GHashTable) blocks = NULL;
  g_array_set_clear_func (all, clear_told);
  for (guint i = 0; i < objects->len; i++)
    {
      const RapFactObject *object = &g_array_index (objects, RapFactObject, i);
      *live |= (object->types & RAP_FACT_IS_LIVE) != 0;
      if (object->key != RAP_FACT_UPDATE || all->len >= MAX_TOLD)
        continue;
      blocks = blocks != NULL ? blocks : index_openings (self);
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
use_told (const Finder *self, const GArray *told, GArray *all)
{
  guint n = self->layout->n_blocks, last = n;
  while (n > 0 && !self->kept[n - 1])
    n--;
  for (guint i = 0; i < told->len; i++)
    {
      RapStretch stretch = { g_array_index (told, Told, i).block,
                             n,
                             self->layout->n_blocks };
      if (stretch.start >= n || stretch.start == last)
        continue;
      last = stretch.start;
      if (all->len > 0)
        g_array_index (all, RapStretch, all->len - 1).end = stretch.start;
      g_array_append_val (all, stretch);
    }
  if (all->len < RAP_STRETCHES_FEW)
    g_array_set_size (all, 0);
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

/* When an entry was written: for machines if that can be had, else as shown. Sets *shown to
 * where it stands. */
static char *
dup_time (const Finder *self, const RapMoment *moment, RapSpan *shown)
{
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
  guint       clock = rap_page_clock_end (text, block.end - block.start);
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
dup_heading (const Finder *self, const RapStretch *stretch, RapSpan moment)
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

/* A block that shows nothing but when its entry was written is told by the entry. */
static void
set_dateline (const Finder *self, const RapMoment *moment, RapSpan shown)
{
  if (moment == NULL || moment->block >= self->draft->blocks->len)
    return;
  RapBlock *block = &g_array_index (self->draft->blocks, RapBlock, moment->block);
  if (rap_block_role_is_read (block->role) && shown.end > shown.start &&
      shown.start <= block->span.start && shown.end >= block->span.end)
    block->role = RAP_BLOCK_DATELINE;
}

static void
add_entry (const Finder     *self,
           const RapStretch *stretch,
           const RapMoment  *first,
           GArray           *told)
{
  RapSpan  moment = { 0, 0 };
  RapEntry entry = { NULL, NULL };
  entry.time = dup_time (self, first, &moment);
  if (entry.time != NULL)
    set_dateline (self, first, moment);
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
  Finder   self = { draft, layout, layout->page, kept };
  gboolean live = FALSE;
  g_autoptr (GArray) told = read_told (&self, &live);
  g_autoptr (RapPageStretches) found = rap_page_stretches_new (layout, kept, live);
  if (found->stretches->len == 0)
    use_told (&self, told, found->stretches);
  for (guint i = 0; i < MIN (found->stretches->len, MAX_TOLD); i++)
    {
      const RapStretch *stretch = &g_array_index (found->stretches, RapStretch, i);
      const RapMoment  *first = rap_page_stretches_find_moment (found, stretch);
      add_entry (&self, stretch, first, told);
    }
}
