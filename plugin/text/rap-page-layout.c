// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-layout.h"

#include "text/rap-page-namings.h"

#include <string.h>

/* A paragraph: so many words, less than half of them linked. */
#define PARAGRAPH_WORDS 12
/* With fewer words outside the comments, comments count like other text. */
#define ENOUGH_OUTSIDE 40
/* A block counts for so many elements above it in the choice of the best container. */
#define REACH 6
#define FAR   30
/* .8 in 1/256: how much less each further element says. */
#define FADING 205
/* So much of the text shows which words it writes small. */
#define MAX_SMALL 16000

/* The bits of the tags whose presence above a block counts. */
static const guint16 above_bits[RAP_N_PAGE_TAGS] = {
  [RAP_PAGE_TAG_ARTICLE] = 1 << RAP_ABOVE_ARTICLE,
  [RAP_PAGE_TAG_MAIN] = 1 << RAP_ABOVE_MAIN,
  [RAP_PAGE_TAG_ASIDE] = 1 << RAP_ABOVE_ASIDE,
  [RAP_PAGE_TAG_NAV] = 1 << RAP_ABOVE_NAV,
  [RAP_PAGE_TAG_FOOTER] = 1 << RAP_ABOVE_FOOTER,
  [RAP_PAGE_TAG_HEADER] = 1 << RAP_ABOVE_HEADER,
  [RAP_PAGE_TAG_FIGURE] = 1 << RAP_ABOVE_FIGURE,
  [RAP_PAGE_TAG_UL] = 1 << RAP_ABOVE_UL,
  [RAP_PAGE_TAG_OL] = 1 << RAP_ABOVE_OL,
  [RAP_PAGE_TAG_TABLE] = 1 << RAP_ABOVE_TABLE,
  [RAP_PAGE_TAG_FORM] = 1 << RAP_ABOVE_FORM,
  [RAP_PAGE_TAG_BLOCKQUOTE] = 1 << RAP_ABOVE_BLOCKQUOTE,
  [RAP_PAGE_TAG_A] = 1 << RAP_ABOVE_A,
  [RAP_PAGE_TAG_DETAILS] = 1 << RAP_ABOVE_DETAILS,
  [RAP_PAGE_TAG_SECTION] = 1 << RAP_ABOVE_SECTION,
  [RAP_PAGE_TAG_DIALOG] = 1 << RAP_ABOVE_DIALOG,
};

/* --- elements --- */

/* Of the class names of the elements above the nearest count most. */
static void
inherit_names (RapElementInfo       *info,
               const RapElementInfo *parent,
               const RapPageNaming  *own)
{
  info->least = parent->least;
  info->greatest = parent->greatest;
  info->near[0] = parent->near[0];
  info->near[1] = parent->near[1];
  info->fading = parent->fading;
  info->hidden = parent->hidden | own->hidden;
  info->classes = own->classes;
  info->own_sum = own->own_sum;
  info->own_n = own->own_n;
  info->own_least = own->own_least;
  info->own_greatest = own->own_greatest;
  info->signature = own->signature;
  if (!own->known)
    return;
  info->least = MIN (info->least, own->least);
  info->greatest = MAX (info->greatest, own->greatest);
  info->near[1] = info->near[0];
  info->near[0] = (gint16) (own->least + own->greatest);
  info->fading = (own->least + own->greatest) * 16 + info->fading * FADING / 256;
}

static void
describe (RapPageLayout *layout, guint i, const RapPageNaming *own)
{
  const RapElement     *element = rap_page_element (layout->page, i);
  RapElementInfo       *info = &layout->elements[i];
  const RapElementInfo *parent = &layout->elements[element->parent];
  gboolean              frame =
    element->name == RAP_PAGE_TAG_BODY || element->name == RAP_PAGE_TAG_HTML ||
    element->name == RAP_PAGE_TAG_ARTICLE || element->name == RAP_PAGE_TAG_MAIN;
  info->above = parent->above | above_bits[element->name];
  info->to_article = element->name == RAP_PAGE_TAG_ARTICLE
                       ? 0
                       : (guint8) MIN (parent->to_article + 1, FAR);
  info->to_main =
    element->name == RAP_PAGE_TAG_MAIN ? 0 : (guint8) MIN (parent->to_main + 1, FAR);
  info->path = rap_hash_byte (parent->path, element->name);
  inherit_names (info, parent, own);
  info->all_classes = parent->all_classes | info->classes;
  /* In shown source code spans are of a class of comments. */
  gboolean in_line = (rap_page_tag_get_traits ((RapPageTag) element->name) &
                      (RAP_PAGE_INLINE | RAP_PAGE_FORMAT)) != 0 &&
                     element->name != RAP_PAGE_TAG_OTHER;
  info->in_comment = parent->in_comment ||
                     (!frame && !in_line && (info->classes & RAP_CLASS_COMMENT) != 0);
}

static void
describe_elements (RapPageLayout *layout)
{
  const RapPage *page = layout->page;
  g_autoptr (RapPageNamings) namings = rap_page_namings_new (page, layout->model);
  layout->elements[RAP_PAGE_ROOT].path = RAP_HASH_SEED;
  layout->elements[RAP_PAGE_ROOT].to_article = FAR;
  layout->elements[RAP_PAGE_ROOT].to_main = FAR;
  for (guint i = 1, from = 0, to; i < page->elements->len; i++, from = to)
    {
      const RapElement *element = rap_page_element (page, i);
      for (to = from;
           to < page->attributes->len && rap_page_attribute (page, to)->element == i;
           to++)
        ;
      if (element->text.end > element->text.start)
        describe (layout, i, rap_page_namings_read (namings, element->name, from, to));
    }
}

/* What the model knows of the words of a block is looked up so many blocks behind: by then it is
 * near. */
#define BEHIND 6

static void
read_words (RapPageLayout *layout)
{
  for (guint i = 0; i < layout->n_blocks + BEHIND; i++)
    {
      if (i < layout->n_blocks)
        {
          RapSpan text = rap_page_block (layout->page, i)->text;
          rap_page_words_scan (&layout->words[i],
                               layout->page->text->str + text.start,
                               text.end - text.start,
                               layout->model,
                               text.start < MAX_SMALL ? layout->small : NULL);
        }
      if (i >= BEHIND && layout->model != NULL)
        rap_page_words_look_up (&layout->words[i - BEHIND], layout->model);
    }
}

/* --- sums --- */

static gboolean
is_paragraph (const RapPageBlock *block, const RapPageWords *words)
{
  return rap_page_words_count (words) >= PARAGRAPH_WORDS &&
         block->link * 2 < words->n_bytes;
}

static void
find_paragraphs (RapPageLayout *layout)
{
  guint outside = 0;
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      const RapPageBlock *block = rap_page_block (layout->page, i);
      layout->paragraph[i] = is_paragraph (block, &layout->words[i]);
      if (layout->paragraph[i] && !layout->elements[block->element].in_comment)
        outside += rap_page_words_count (&layout->words[i]);
    }
  for (guint i = 0; i < layout->n_blocks && outside >= ENOUGH_OUTSIDE; i++)
    if (layout->elements[rap_page_block (layout->page, i)->element].in_comment)
      layout->paragraph[i] = FALSE;
}

/* The elements a block stands in share its score, the nearest most. */
static void
spread_score (RapPageLayout *layout, guint element, const RapPageWords *words)
{
  static const guint8 shares[REACH] = { 90, 90, 45, 20, 15, 12 };
  guint               score = (1 + words->n_commas) * 100 + MIN (words->n_bytes, 300);
  for (guint d = 0; d < REACH; d++)
    {
      layout->elements[element].score += score * shares[d] / 90;
      if (element == RAP_PAGE_ROOT)
        break;
      element = rap_page_element (layout->page, element)->parent;
    }
}

static void
sum_up (RapPageLayout *layout)
{
  const RapPage *page = layout->page;
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      const RapPageBlock *block = rap_page_block (page, i);
      RapElementInfo     *info = &layout->elements[block->element];
      guint               bytes = layout->words[i].n_bytes;
      info->bytes += bytes;
      info->links += MIN (block->link, bytes);
      info->n_blocks++;
      if (!layout->paragraph[i])
        continue;
      info->paragraphs += bytes;
      info->n_paragraphs++;
      spread_score (layout, block->element, &layout->words[i]);
    }
  for (guint i = page->elements->len - 1; i > 0; i--)
    {
      const RapElementInfo *info = &layout->elements[i];
      RapElementInfo *parent = &layout->elements[rap_page_element (page, i)->parent];
      parent->bytes += info->bytes;
      parent->links += info->links;
      parent->n_blocks += info->n_blocks;
      parent->paragraphs += info->paragraphs;
      parent->n_paragraphs += info->n_paragraphs;
    }
}

/* --- containers --- */

static guint
find_best (const RapPageLayout *layout)
{
  guint   best = RAP_PAGE_ROOT;
  guint64 most = 0;
  for (guint i = 0; i < layout->page->elements->len; i++)
    {
      const RapElementInfo *info = &layout->elements[i];
      if (info->n_blocks == 0)
        continue;
      guint64 score = (guint64) info->score *
                      (info->bytes - MIN (info->links, info->bytes)) * 16 /
                      MAX (info->bytes, 1);
      if (score > most)
        {
          most = score;
          best = i;
        }
    }
  return best;
}

static guint
find_innermost (const RapPageLayout *layout, guint percent)
{
  guint   best = RAP_PAGE_ROOT;
  guint64 wanted =
    (guint64) MAX (layout->elements[RAP_PAGE_ROOT].paragraphs, 1) * percent;
  for (guint i = 1; i < layout->page->elements->len; i++)
    if ((guint64) layout->elements[i].paragraphs * 100 >= wanted &&
        rap_page_element (layout->page, i)->depth >
          rap_page_element (layout->page, best)->depth)
      best = i;
  return best;
}

/* Not a container, and above none. */
#define BESIDE 255

static void
place_containers (RapPageLayout *layout)
{
  for (guint k = 0; k < RAP_N_CONTAINERS; k++)
    {
      guint i = layout->containers[k];
      for (guint hops = 0;; hops++)
        {
          layout->elements[i].hops[k] = (guint8) MIN (hops, BESIDE - 1);
          if (i == RAP_PAGE_ROOT)
            break;
          i = rap_page_element (layout->page, i)->parent;
        }
    }
}

/* How each element lies to the containers. */
static void
place_elements (RapPageLayout *layout)
{
  guint n = layout->page->elements->len;
  for (guint i = 0; i < n; i++)
    memset (layout->elements[i].hops, BESIDE, sizeof layout->elements[i].hops);
  place_containers (layout);
  for (guint i = 1; i < n; i++)
    {
      RapElementInfo       *info = &layout->elements[i];
      const RapElementInfo *parent =
        &layout->elements[rap_page_element (layout->page, i)->parent];
      for (guint k = 0; k < RAP_N_CONTAINERS; k++)
        if (info->hops[k] == BESIDE)
          {
            info->hops[k] = parent->hops[k];
            info->below[k] = (guint8) MIN (parent->below[k] + 1, 254);
          }
    }
}

RapPageLayout *
rap_page_layout_new (const RapPage *page, const RapPageModel *model)
{
  RapPageLayout *layout = g_new0 (RapPageLayout, 1);
  layout->page = page;
  layout->model = model;
  layout->n_blocks = page->blocks->len;
  layout->elements = g_new0 (RapElementInfo, page->elements->len);
  layout->words = g_new (RapPageWords, layout->n_blocks);
  layout->small = g_new0 (RapPageSmallWords, 1);
  layout->paragraph = g_new0 (guint8, layout->n_blocks);
  layout->title_like = g_new0 (guint16, layout->n_blocks);
  layout->title_part = g_new0 (guint16, layout->n_blocks);
  layout->lead_part = g_new0 (guint16, layout->n_blocks);
  layout->headline = -1;
  layout->facts = rap_page_facts_new ();
  for (guint i = 0; i < page->scripts->len; i++)
    rap_page_facts_read (layout->facts,
                         page->html,
                         g_array_index (page->scripts, RapSpan, i));
  describe_elements (layout);
  read_words (layout);
  find_paragraphs (layout);
  sum_up (layout);
  layout->containers[RAP_CONTAINER_BEST] = find_best (layout);
  layout->containers[RAP_CONTAINER_HALF] = find_innermost (layout, 50);
  layout->containers[RAP_CONTAINER_THREE_QUARTERS] = find_innermost (layout, 75);
  layout->containers[RAP_CONTAINER_MOST] = find_innermost (layout, 90);
  place_elements (layout);
  return layout;
}

void
rap_page_layout_free (RapPageLayout *layout)
{
  rap_page_facts_free (layout->facts);
  g_free (layout->elements);
  g_free (layout->words);
  g_free (layout->small);
  g_free (layout->paragraph);
  g_free (layout->title_like);
  g_free (layout->title_part);
  g_free (layout->lead_part);
  g_free (layout);
}
