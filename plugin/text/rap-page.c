// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page.h"

#include <string.h>

#include "text/rap-html.h"
#include "text/rap-metadata.h"
#include "text/rap-page-entries.h"
#include "text/rap-page-features.h"
#include "text/rap-page-headline.h"
#include "text/rap-page-notes.h"
#include "text/rap-page-scores.h"
#include "text/rap-page-tables.h"
#include "text/rap-page-told.h"

/* Where to cut, in 1/1024 of a log-odds. */
#define THRESHOLD 415 /* .6 */
/* A report of fewer words than this is looked for again, and more is taken for it; all that
 * may be one when there are hardly any. */
#define FEW_WORDS      100
#define VERY_FEW_WORDS 50
#define LOW_THRESHOLD  (-1420) /* .2 */
/* Where so much more, in %, is in doubt than is sure, what is in doubt is much the same. */
#define DOUBT_THRESHOLD (-634) /* .35 */
#define MUCH_DOUBT      120
/* A block of so many words is seldom told twice by chance. */
#define COPY_WORDS 12
/* So many words are set apart, and so many in ‰ of their rows stand in a longer block. */
#define LEAST_PULL 5
#define MOST_PULL  60
#define ALL_INSIDE 900
/* So many blocks of so few words are all that there is. */
#define FEW_BLOCKS 5
#define LITTLE     30
/* So many words read before a comment section make it one for certain. */
#define ENOUGH_BEFORE 40

gboolean
rap_page_sniff (const char *bytes, gsize length)
{
  static const char *const starts[] = { "<!doctype html", "<html", "<head",
                                        "<body",          "<!--",  "<?xml" };

  char  first[16];
  gsize n = 0;
  /* In two-byte characters every other byte is zero. */
  for (; length > 0 && n < sizeof first; bytes++, length--)
    if (*bytes != '\0' &&
        (n > 0 || (!g_ascii_isspace (*bytes) && (guchar) *bytes < 0xBB)))
      first[n++] = *bytes;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (n >= strlen (starts[i]) &&
          g_ascii_strncasecmp (first, starts[i], strlen (starts[i])) == 0)
        return TRUE;
    }
  return FALSE;
}

char *
rap_page_sniff_charset (const char *bytes, gsize length)
{
  return rap_html_sniff_charset (bytes, length);
}

/* Without weights: what stands in paragraphs in the best container. */
static void
choose_by_container (const RapPageLayout *layout, guint8 *kept)
{
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      guint element = rap_page_block (layout->page, i)->element;
      kept[i] =
        layout->paragraph[i] && layout->elements[element].hops[RAP_CONTAINER_BEST] == 0;
    }
}

/* Returns how many words the blocks above the threshold have. */
static guint
choose_above (const RapPageLayout *layout, const int *scores, int threshold, guint8 *kept)
{
  guint n = 0;
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      kept[i] = scores[i] > threshold;
      n += kept[i] ? rap_page_words_count (&layout->words[i]) : 0;
    }
  return n;
}

/* A page with a few lines and nothing else has no room for more than its text. */
static void
keep_few (const RapPageLayout *layout, guint8 *kept)
{
  guint words = 0, n = 0;
  for (guint i = 0; i < layout->n_blocks && i <= FEW_BLOCKS; i++)
    {
      words += rap_page_words_count (&layout->words[i]);
      n += kept[i];
    }
  if (layout->n_blocks <= FEW_BLOCKS && words < LITTLE && n > 0)
    memset (kept, TRUE, layout->n_blocks);
}

static void
choose_scored (const RapPageLayout *layout, const int *scores, guint8 *kept)
{
  guint sure = choose_above (layout, scores, THRESHOLD, kept);
  if (sure < FEW_WORDS)
    choose_above (layout, scores, sure < VERY_FEW_WORDS ? LOW_THRESHOLD : 0, kept);
  else if ((guint64) choose_above (layout, scores, DOUBT_THRESHOLD, kept) * 100 <=
           (guint64) sure * MUCH_DOUBT)
    choose_above (layout, scores, THRESHOLD, kept);
}

static void
choose (const RapPageLayout *layout, const gint16 *features, guint8 *kept)
{
  g_autofree int *scores = rap_page_scores_new (layout, features);
  if (scores == NULL)
    choose_by_container (layout, kept);
  else
    choose_scored (layout, scores, kept);
  keep_few (layout, kept);
}

/* Comments read like an article; they are none once an article has been read. */
static void
refuse_comments (const RapPageLayout *layout, guint8 *kept)
{
  guint before = 0;
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      gboolean comment =
        layout->elements[rap_page_block (layout->page, i)->element].in_comment;
      if (comment && before >= ENOUGH_BEFORE)
        kept[i] = FALSE;
      else if (!comment && kept[i])
        before += rap_page_words_count (&layout->words[i]);
    }
}

/* What a page hides is no part of it, unless it hides nearly all until a script has run. */
static void
refuse_hidden (const RapPageLayout *layout, guint8 *kept)
{
  guint words[2] = { 0, 0 };
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      guint8 hidden = layout->elements[rap_page_block (layout->page, i)->inner].hidden;
      if (kept[i])
        words[hidden != 0] += rap_page_words_count (&layout->words[i]);
    }
  for (guint i = 0; i < layout->n_blocks && words[1] < words[0]; i++)
    if (layout->elements[rap_page_block (layout->page, i)->inner].hidden)
      kept[i] = FALSE;
}

/* What is laid over a page to ask for consent reads like text; where the report stands beside
 * it, it is none. */
static void
refuse_overlays (const RapPageLayout *layout, guint8 *kept)
{
  g_autofree guint8 *laid = g_malloc0 (layout->n_blocks + 1);
  guint              words[2] = { 0, 0 };
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      const RapPageWords *own = &layout->words[i];
      guint               inner = rap_page_block (layout->page, i)->inner;
      gboolean over = (layout->elements[inner].all_classes & RAP_CLASS_OVERLAY) != 0;
      laid[i] = over && (own->classes & RAP_PHRASE_LEGAL) != 0;
      if (kept[i] && (laid[i] || !over))
        words[laid[i]] += rap_page_words_count (own);
    }
  for (guint i = 0; i < layout->n_blocks && words[1] < words[0]; i++)
    if (laid[i])
      kept[i] = FALSE;
}

static guint
grandparent_of (const RapPageLayout *layout, guint i)
{
  guint element = rap_page_block (layout->page, i)->element;
  element = rap_page_element (layout->page, element)->parent;
  return rap_page_element (layout->page, element)->parent;
}

static gpointer
key_of (const RapPageWords *words)
{
  guint32 key = words->n_words;
  for (guint i = 0; i < words->n_kept; i++)
    key = rap_hash_join (key, words->hashes[i]);
  return GUINT_TO_POINTER (key);
}

/* Pages hold some of their text twice, for narrow screens and wide ones: the second copy
 * stands elsewhere. Side by side, what is told twice is meant to be. */
static void
refuse_copies (const RapPageLayout *layout, guint8 *kept, guint8 *copies)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      const RapPageWords *words = &layout->words[i];
      if (!kept[i] || rap_page_words_count (words) < COPY_WORDS)
        continue;
      gpointer key = key_of (words);
      guint    first = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));
      if (first == 0)
        g_hash_table_insert (seen, key, GUINT_TO_POINTER (i + 1));
      else if (grandparent_of (layout, first - 1) != grandparent_of (layout, i))
        {
          kept[i] = FALSE;
          copies[i] = TRUE;
        }
    }
}

/* What a page sets apart to show it twice, taken from its own text: a pull quotation. */
static void
refuse_pulls (const RapPageLayout *layout,
              const gint16        *features,
              guint8              *kept,
              guint8              *copies)
{
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      const RapPageWords   *words = &layout->words[i];
      const RapElementInfo *info =
        &layout->elements[rap_page_block (layout->page, i)->inner];
      gboolean apart =
        (info->above & ((1u << RAP_ABOVE_ASIDE) | (1u << RAP_ABOVE_FIGURE) |
                        (1u << RAP_ABOVE_BLOCKQUOTE))) != 0 ||
        (info->all_classes & RAP_CLASS_QUOTE) != 0;
      gint16 inside = features[(gsize) i * RAP_N_PAGE_FEATURES + RAP_F_ECHO + 2];
      if (kept[i] && apart && words->n_kept >= LEAST_PULL && words->n_kept <= MOST_PULL &&
          inside >= ALL_INSIDE)
        {
          kept[i] = FALSE;
          copies[i] = TRUE;
        }
    }
}

/* Lines that say what they are: links to other reports, and in boxes made for it, offers. */
static void
refuse_lines (const RapPageLayout *layout, guint8 *kept)
{
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      const RapPageWords *words = &layout->words[i];
      guint               linked =
        rap_page_block (layout->page, i)->link * 100 / MAX (words->n_bytes, 1);
      if ((words->classes & RAP_PHRASE_RELATED) != 0 && words->n_bytes < 200 &&
          linked > 45)
        kept[i] = FALSE;
      if ((words->classes & (RAP_PHRASE_ACTION | RAP_PHRASE_AD)) != 0 &&
          words->n_bytes < 200 &&
          (layout->elements[rap_page_block (layout->page, i)->inner].all_classes &
           RAP_CLASS_OFFER) != 0)
        kept[i] = FALSE;
    }
}

static RapBlockRole
role_of (const RapPageLayout *layout, guint i, gboolean kept)
{
  const RapPageBlock   *block = rap_page_block (layout->page, i);
  const RapElementInfo *info = &layout->elements[block->element];
  guint                 tag = rap_page_element (layout->page, block->element)->name;
  if (!kept)
    return tag == RAP_PAGE_TAG_FIGCAPTION ? RAP_BLOCK_CAPTION : RAP_BLOCK_LEFTOVER;
  if (tag >= RAP_PAGE_TAG_H1 && tag <= RAP_PAGE_TAG_H6)
    return RAP_BLOCK_HEADING;
  if ((info->above & (1u << RAP_ABOVE_BLOCKQUOTE)) != 0)
    return RAP_BLOCK_QUOTE;
  return tag == RAP_PAGE_TAG_LI || tag == RAP_PAGE_TAG_DD || tag == RAP_PAGE_TAG_DT
           ? RAP_BLOCK_LIST_ITEM
           : RAP_BLOCK_BODY;
}

static void
add_blocks (RapDraft            *draft,
            const RapPageLayout *layout,
            const guint8        *kept,
            const guint8        *copies)
{
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      const RapPageBlock *read = rap_page_block (layout->page, i);
      guint               tag = rap_page_element (layout->page, read->element)->name;
      RapBlock            block = { .span = read->text };
      block.role = copies[i] ? RAP_BLOCK_DUPLICATE : role_of (layout, i, kept[i]);
      if (block.role == RAP_BLOCK_HEADING)
        block.level = (guint8) (tag - RAP_PAGE_TAG_H1 + 1);
      rap_draft_add_block (draft, &block);
    }
}

void
rap_page_read (RapDraft *draft, const char *html, gsize length)
{
  g_autoptr (RapPage) page = rap_page_parse (html, length);
  g_autoptr (RapPageLayout) layout = rap_page_layout_new (page, rap_page_model_get ());
  rap_page_find_headline (layout);
  g_autofree gint16 *features = rap_page_features_new (layout);
  g_autofree guint8 *kept = g_malloc0 (layout->n_blocks + 1);
  g_autofree guint8 *copies = g_malloc0 (layout->n_blocks + 1);

  choose (layout, features, kept);
  refuse_pulls (layout, features, kept, copies);
  g_clear_pointer (&features, g_free); /* the largest part of what is kept of a page */
  refuse_comments (layout, kept);
  refuse_hidden (layout, kept);
  refuse_overlays (layout, kept);
  refuse_lines (layout, kept);
  refuse_copies (layout, kept, copies);
  rap_page_tables_complete (layout, kept);
  g_autoptr (GArray) told = rap_page_told_find (layout, kept);
  if (told->len > 0)
    memset (kept, FALSE, layout->n_blocks);
  add_blocks (draft, layout, kept, copies);
  rap_metadata_read (draft, layout);
  rap_page_tables_join (draft, layout);
  rap_page_entries_add (draft, layout, kept);
  rap_page_notes_add (draft, layout, kept, told->len > 0);
  if (told->len > 0)
    rap_page_told_add (draft, page, told);
  g_string_free (draft->text, TRUE);
  draft->text = g_steal_pointer (&page->text);
  draft->origins = g_steal_pointer (&page->origins);
}
