// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-maker.h"

#include <string.h>

/* Elements above a block that are described, and columns of each. */
#define LEVELS        5
#define LEVEL_COLUMNS 5

/* --- own element and text --- */

enum
{
  KIND_P,
  KIND_H,
  KIND_LI,
  KIND_DIV,
  KIND_TD,
  KIND_QUOTE,
  KIND_PRE,
  KIND_CAPTION,
  KIND_SPAN,
  KIND_DD,
  KIND_BUTTON,
  KIND_SECTION,
  KIND_OTHER
};

static guint
kind_of (guint tag)
{
  /* One more than the kind; 0: other. */
  static const guint8 kinds[RAP_N_PAGE_TAGS] = {
    [RAP_PAGE_TAG_P] = KIND_P + 1,
    [RAP_PAGE_TAG_DIV] = KIND_DIV + 1,
    [RAP_PAGE_TAG_LI] = KIND_LI + 1,
    [RAP_PAGE_TAG_TD] = KIND_TD + 1,
    [RAP_PAGE_TAG_TH] = KIND_TD + 1,
    [RAP_PAGE_TAG_BLOCKQUOTE] = KIND_QUOTE + 1,
    [RAP_PAGE_TAG_PRE] = KIND_PRE + 1,
    [RAP_PAGE_TAG_FIGCAPTION] = KIND_CAPTION + 1,
    [RAP_PAGE_TAG_FIGURE] = KIND_CAPTION + 1,
    [RAP_PAGE_TAG_CAPTION] = KIND_CAPTION + 1,
    [RAP_PAGE_TAG_SPAN] = KIND_SPAN + 1,
    [RAP_PAGE_TAG_DD] = KIND_DD + 1,
    [RAP_PAGE_TAG_DT] = KIND_DD + 1,
    [RAP_PAGE_TAG_BUTTON] = KIND_BUTTON + 1,
    [RAP_PAGE_TAG_LABEL] = KIND_BUTTON + 1,
    [RAP_PAGE_TAG_OPTION] = KIND_BUTTON + 1,
    [RAP_PAGE_TAG_SECTION] = KIND_SECTION + 1,
    [RAP_PAGE_TAG_ARTICLE] = KIND_SECTION + 1,
    [RAP_PAGE_TAG_MAIN] = KIND_SECTION + 1,
    [RAP_PAGE_TAG_BODY] = KIND_SECTION + 1,
  };
  if (is_heading (tag))
    return KIND_H;
  return kinds[tag] > 0 ? kinds[tag] - 1u : KIND_OTHER;
}

static void
put_element (const RapFeatureMaker *self, guint i)
{
  gint16 *row = row_of (self, i);
  guint   tag = tag_of (self, i);
  guint   inner = rap_page_element (self->layout->page, block_of (self, i)->inner)->name;
  memset (row + RAP_F_TAG, 0, (KIND_OTHER + 1) * sizeof *row);
  put (row, RAP_F_TAG + kind_of (tag), 1);
  put (row, RAP_F_HEADING, is_heading (tag) ? tag - RAP_PAGE_TAG_H1 + 1 : 0);
  put (row, RAP_F_IN_LINK, inner == RAP_PAGE_TAG_A);
  put (row, RAP_F_IN_SPAN, inner == RAP_PAGE_TAG_SPAN);
  put (row,
       RAP_F_IN_BOLD,
       inner == RAP_PAGE_TAG_B || inner == RAP_PAGE_TAG_STRONG ||
         inner == RAP_PAGE_TAG_EM || inner == RAP_PAGE_TAG_I);
}

static void
put_text (const RapFeatureMaker *self, guint i)
{
  gint16             *row = row_of (self, i);
  const RapPageBlock *block = block_of (self, i);
  const RapPageWords *words = &self->layout->words[i];
  guint               images_before = i > 0 ? block_of (self, i - 1)->n_images : 0;
  guint               images_after =
    i + 1 < self->n ? block_of (self, i + 1)->n_images : self->layout->page->n_images;
  put (row, RAP_F_WORDS, self->words[i]);
  put (row, RAP_F_LOG_WORDS, log_of (self->words[i]));
  put (row, RAP_F_LINKED, self->linked[i]);
  put (row, RAP_F_LINKS, block->n_links);
  put (row, RAP_F_BOLD, per_mille (block->bold, words->n_bytes));
  put (row, RAP_F_ITALIC, per_mille (block->italic, words->n_bytes));
  put (row, RAP_F_BREAK, block->after_break);
  put (row, RAP_F_IMAGES_BEFORE, (gint64) block->n_images - images_before);
  put (row, RAP_F_IMAGES_AFTER, (gint64) images_after - block->n_images);
  put (row, RAP_F_WORD_LENGTH, words->n_bytes * 10 / MAX (self->words[i], 1));
  put (row, RAP_F_SHORT_WORDS, per_mille (words->n_short, words->n_words));
  put (row, RAP_F_DIGITS, per_mille (words->n_digits, words->n_bytes));
  put (row, RAP_F_CAPITALS, per_mille (words->n_capitals, words->n_words));
  put (row, RAP_F_UPPERS, per_mille (words->n_uppers, words->n_bytes));
  put (row, RAP_F_COMMAS, words->n_commas);
  put (row, RAP_F_STOPS, words->n_stops);
  put (row, RAP_F_ENDS_STOP, is_stop (words->last));
  put (row, RAP_F_ENDS_COLON, words->last == ':');
  put (row, RAP_F_ENDS_QUESTION, words->last == '?');
  put (row,
       RAP_F_ENDS_OPEN,
       words->very_last == 0x2026 || words->very_last == 0xbb ||
         words->very_last == 0x203a || words->very_last == 0x2192);
  put (row, RAP_F_STARTS, words->starts_lower);
  put (row, RAP_F_STARTS + 1, words->starts_digit);
  put (row, RAP_F_STARTS + 2, words->starts_sign);
  put (row, RAP_F_QUOTES, words->n_quotes);
  put (row, RAP_F_BRACKETED, words->is_bracketed);
  put (row, RAP_F_DATE, words->has_date);
  put (row, RAP_F_COPYRIGHT, words->has_copyright);
  put (row, RAP_F_BARS, words->n_bars);
  put (row, RAP_F_ADDRESS, words->is_address);
  put (row, RAP_F_COLON, words->n_colons);
  put (row, RAP_F_ENDS_BRACKET, words->very_last == ')' || words->very_last == ']');
  put (row, RAP_F_SLASHES, words->n_slashes);
  put (row, RAP_F_LINK_ENDS, block->starts_linked);
  put (row, RAP_F_LINK_ENDS + 1, block->ends_linked);
  put (row, RAP_F_LINK_ENDS + 2, block->starts_bold);
  put_bits (row, RAP_F_PHRASES, words->classes);
}

/* --- the elements above --- */

static void
put_above (const RapFeatureMaker *self, guint i)
{
  gint16               *row = row_of (self, i);
  const RapElementInfo *elements = self->layout->elements;
  const RapPageBlock   *block = block_of (self, i);
  const guint           class_kinds = (1u << RAP_N_CLASS_KINDS) - 1;
  guint                 chain[6];
  chain[0] = block->inner;
  for (guint k = 1; k < 6; k++)
    chain[k] = parent_of (self, chain[k - 1]);
  const RapElementInfo *inner = &elements[chain[0]];
  guint                 near = inner->classes | elements[chain[1]].classes;
  guint                 mid =
    elements[chain[2]].classes | elements[chain[3]].classes | elements[chain[4]].classes;
  guint far = elements[chain[5]].all_classes;
  put_bits (row, RAP_F_ABOVE, inner->above);
  put (row, RAP_F_TO_ARTICLE, inner->to_article);
  put (row, RAP_F_TO_MAIN, inner->to_main);
  put (row, RAP_F_HIDDEN, inner->hidden);
  put (row, RAP_F_DEPTH, rap_page_element (self->layout->page, block->element)->depth);
  put (row, RAP_F_IN_COMMENT, inner->in_comment);
  /* Each begins over what the one before put beyond its columns: nothing. */
  put_bits (row, RAP_F_CLASSES_NEAR, near & class_kinds);
  put_bits (row, RAP_F_CLASSES_MID, mid & class_kinds);
  put_bits (row, RAP_F_CLASSES_FAR, far & class_kinds);
}

/* What was learned about the class names and words. */
static void
put_learned (const RapFeatureMaker *self, guint i)
{
  gint16               *row = row_of (self, i);
  const RapElementInfo *elements = self->layout->elements;
  const RapPageWords   *words = &self->layout->words[i];
  guint                 inner = block_of (self, i)->inner;
  const RapElementInfo *a = &elements[inner];
  const RapElementInfo *b = &elements[parent_of (self, inner)];
  const RapElementInfo *above = &elements[parent_of (self, parent_of (self, inner))];
  guint                 n = a->own_n + b->own_n;
  memset (row + RAP_F_LEARNED_OWN, 0, 3 * sizeof *row);
  if (n > 0)
    {
      put (row,
           RAP_F_LEARNED_OWN,
           (a->own_sum + b->own_sum) * 16 / (int) rap_page_root_of (n));
      put (row,
           RAP_F_LEARNED_OWN + 1,
           a->own_n == 0   ? b->own_least
           : b->own_n == 0 ? a->own_least
                           : MIN (a->own_least, b->own_least));
      put (row,
           RAP_F_LEARNED_OWN + 2,
           a->own_n == 0   ? b->own_greatest
           : b->own_n == 0 ? a->own_greatest
                           : MAX (a->own_greatest, b->own_greatest));
    }
  put (row, RAP_F_LEARNED_ABOVE, above->least);
  put (row, RAP_F_LEARNED_ABOVE + 1, above->greatest);
  put (row, RAP_F_LEARNED_ABOVE + 2, above->fading);
  put (row, RAP_F_LEARNED_ABOVE + 3, above->near[0] + above->near[1]);
  put (row, RAP_F_LEARNED_WORDS, words->weight);
  put (row, RAP_F_LEARNED_WORDS + 1, words->least);
  put (row, RAP_F_LEARNED_WORDS + 2, words->greatest);
}

/* --- containers and levels --- */

typedef struct
{
  guint first;
  guint last;
} Stretch;

static Stretch
stretch_of (const RapFeatureMaker *self, guint container)
{
  Stretch  stretch = { 0, self->n > 0 ? self->n - 1 : 0 };
  gboolean any = FALSE;
  for (guint i = 0; i < self->n; i++)
    {
      const RapElementInfo *info = &self->layout->elements[block_of (self, i)->element];
      if (!self->layout->paragraph[i] || info->hops[container] != 0)
        continue;
      stretch.first = any ? stretch.first : i;
      stretch.last = i;
      any = TRUE;
    }
  return stretch;
}

static void
put_container (const RapFeatureMaker *self, RapContainer kind)
{
  Stretch stretch = stretch_of (self, kind);
  guint   length = MAX (stretch.last - stretch.first, 1);
  for (guint i = 0; i < self->n; i++)
    {
      gint16               *row = row_of (self, i);
      const RapElementInfo *info = &self->layout->elements[block_of (self, i)->element];
      guint                 at = RAP_F_CONTAINER + kind * 6;
      put (row, at, info->hops[kind] == 0);
      put (row, at + 1, info->hops[kind]);
      put (row, at + 2, info->below[kind]);
      put (row,
           at + 3,
           CLAMP (((gint64) i - stretch.first) * 1000 / length, -3000, 4000));
      put (row, at + 4, i < stretch.first ? MIN (stretch.first - i, 30) : 0);
      put (row, at + 5, i > stretch.last ? MIN (i - stretch.last, 30) : 0);
    }
}

/* How much of the page a container holds. */
static void
put_share (const RapFeatureMaker *self, RapContainer kind, guint at)
{
  const RapElementInfo *best = &self->layout->elements[self->layout->containers[kind]];
  const RapElementInfo *all = &self->layout->elements[RAP_PAGE_ROOT];
  gint64                paragraphs = per_mille (best->paragraphs, all->paragraphs);
  gint64                links = per_mille (best->links, best->bytes);
  for (guint i = 0; i < self->n; i++)
    {
      put (row_of (self, i), at, paragraphs);
      put (row_of (self, i), at + 1, links);
    }
}

/* What is put of an element at each level. */
typedef struct
{
  gboolean valued;
  gint16   values[LEVEL_COLUMNS];
} Level;

static void
value_level (const RapFeatureMaker *self, guint element, Level *level)
{
  const RapElementInfo *info = &self->layout->elements[element];
  guint64               all = self->layout->elements[RAP_PAGE_ROOT].paragraphs;
  gint16               *values = level->values;
  put (values, 0, per_mille (info->paragraphs, all));
  put (values, 1, per_mille (info->links, info->bytes));
  put (values, 2, log_of (info->n_blocks));
  put (values, 3, per_mille (info->paragraphs, info->bytes));
  put (values, 4, log_of (info->bytes));
  level->valued = TRUE;
}

static void
put_levels (const RapFeatureMaker *self)
{
  g_autofree Level *levels = g_new0 (Level, self->layout->page->elements->len);
  for (guint i = 0; i < self->n; i++)
    {
      gint16 *at = row_of (self, i) + RAP_F_LEVELS;
      guint   element = block_of (self, i)->element;
      for (guint k = 0; k < LEVELS; k++, at += LEVEL_COLUMNS)
        {
          if (!levels[element].valued)
            value_level (self, element, &levels[element]);
          memcpy (at, levels[element].values, sizeof levels->values);
          element = parent_of (self, element);
        }
    }
}

static void
put_title (const RapFeatureMaker *self)
{
  int   headline = self->layout->headline;
  guint before = 0, all = 0, at_headline = 0;
  for (guint i = 0; i < self->n; i++)
    {
      at_headline = (int) i == headline ? all : at_headline;
      all += self->words[i];
    }
  for (guint i = 0; i < self->n; i++)
    {
      gint16 *row = row_of (self, i);
      put (row, RAP_F_TITLE_LIKE, self->layout->title_like[i]);
      put (row, RAP_F_TITLE_LIKE + 1, self->layout->title_part[i]);
      put (row, RAP_F_LEAD, self->layout->lead_part[i]);
      put (row,
           RAP_F_AFTER_TITLE,
           headline >= 0 ? CLAMP ((int) i - headline, -20, 60) : 0);
      put (row, RAP_F_HAS_TITLE, headline >= 0);
      put (row,
           RAP_F_WORDS_AFTER_TITLE,
           CLAMP ((int) before - (int) at_headline, -300, 3000));
      put (row, RAP_F_POSITION, per_mille (i, self->n));
      put (row, RAP_F_POSITION + 1, per_mille (before, all));
      before += self->words[i];
      put (row, RAP_F_POSITION + 2, per_mille (all - before, all));
    }
}

gint16 *
rap_page_features_new (const RapPageLayout *layout)
{
  g_autofree guint *linked = g_new (guint, layout->n_blocks);
  g_autofree guint *words = g_new (guint, layout->n_blocks);
  RapFeatureMaker   maker = {
      .layout = layout,
      .rows = g_new (gint16, (gsize) layout->n_blocks * RAP_N_PAGE_FEATURES),
      .n = layout->n_blocks,
      .linked = linked,
      .words = words,
  };
  for (guint i = 0; i < maker.n; i++)
    {
      linked[i] =
        (guint) MIN (per_mille (block_of (&maker, i)->link, layout->words[i].n_bytes),
                     1000);
      words[i] = rap_page_words_count (&layout->words[i]);
    }
  for (guint i = 0; i < maker.n; i++)
    {
      put_element (&maker, i);
      put_text (&maker, i);
      put_above (&maker, i);
      put_learned (&maker, i);
    }
  put_levels (&maker);
  for (guint k = 0; k < RAP_N_CONTAINERS; k++)
    put_container (&maker, (RapContainer) k);
  put_share (&maker, RAP_CONTAINER_BEST, RAP_F_BEST_SHARE);
  put_share (&maker, RAP_CONTAINER_THREE_QUARTERS, RAP_F_QUARTERS_SHARE);
  rap_page_put_kinds (&maker);
  put_title (&maker);
  rap_page_put_around (&maker);
  rap_page_put_echoes (&maker);
  return maker.rows;
}
