// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-layout.h"

#include "text/rap-html.h"

#include <string.h>

/* A paragraph: so many words, less than half of them linked. */
#define PARAGRAPH_WORDS 12
/* With fewer words outside the comments, comments count like other text. */
#define ENOUGH_OUTSIDE 40
/* A block counts for so many elements above it in the choice of the best container. */
#define REACH           6
#define MAX_CLASS_BYTES 300
#define MAX_CLASS_NAMES 40
#define FAR             30
/* .8 in 1/256: how much less each further element says. */
#define FADING 205

/* Hashes of roles and the like are not those of classes of the same name. */
#define ROLE_MARK 0x40404040u

static const guint8 above_tags[RAP_N_ABOVE] = {
  [RAP_ABOVE_ARTICLE] = RAP_PAGE_TAG_ARTICLE,
  [RAP_ABOVE_MAIN] = RAP_PAGE_TAG_MAIN,
  [RAP_ABOVE_ASIDE] = RAP_PAGE_TAG_ASIDE,
  [RAP_ABOVE_NAV] = RAP_PAGE_TAG_NAV,
  [RAP_ABOVE_FOOTER] = RAP_PAGE_TAG_FOOTER,
  [RAP_ABOVE_HEADER] = RAP_PAGE_TAG_HEADER,
  [RAP_ABOVE_FIGURE] = RAP_PAGE_TAG_FIGURE,
  [RAP_ABOVE_UL] = RAP_PAGE_TAG_UL,
  [RAP_ABOVE_OL] = RAP_PAGE_TAG_OL,
  [RAP_ABOVE_TABLE] = RAP_PAGE_TAG_TABLE,
  [RAP_ABOVE_FORM] = RAP_PAGE_TAG_FORM,
  [RAP_ABOVE_BLOCKQUOTE] = RAP_PAGE_TAG_BLOCKQUOTE,
  [RAP_ABOVE_A] = RAP_PAGE_TAG_A,
  [RAP_ABOVE_DETAILS] = RAP_PAGE_TAG_DETAILS,
  [RAP_ABOVE_SECTION] = RAP_PAGE_TAG_SECTION,
  [RAP_ABOVE_DIALOG] = RAP_PAGE_TAG_DIALOG,
};

/* --- class names --- */

typedef struct
{
  guint32 plain[MAX_CLASS_NAMES]; /* the hash of the name alone */
  guint32 hash[MAX_CLASS_NAMES];
  guint   n;
} Names;

static void
add_name (Names *names, guint32 hash, guint letters, gboolean digits, guint32 mark)
{
  if (letters < 2 || digits || names->n >= MAX_CLASS_NAMES)
    return;
  names->plain[names->n] = rap_hash_end (hash);
  names->hash[names->n++] = rap_hash_end (hash ^ mark);
}

/* Splits "main-articleBody2" into main, article, body; numbers say nothing. */
static void
split_names (Names *names, const char *value, guint length, guint32 mark)
{
  guint32  hash = RAP_HASH_SEED;
  guint    letters = 0;
  gboolean digits = FALSE;
  gboolean lower_before = FALSE;
  for (guint i = 0; i < length; i++)
    {
      char     c = value[i];
      gboolean upper = g_ascii_isupper (c);
      gboolean digit = g_ascii_isdigit (c);
      gboolean letter = g_ascii_isalpha (c);
      if (letters > 0 &&
          ((!letter && !digit) || digit != digits || (upper && lower_before)))
        {
          add_name (names, hash, letters, digits, mark);
          letters = 0;
          hash = RAP_HASH_SEED;
        }
      lower_before = digit || g_ascii_islower (c);
      if (!letter && !digit)
        continue;
      digits = digit;
      hash = rap_hash_byte (hash, (guchar) g_ascii_tolower (c));
      letters++;
    }
  add_name (names, hash, letters, digits, mark);
}

/* An entry of a blog names what it is about too, as in "hentry category-comment": that says
 * nothing of what the element is for. */
static void
split_classes (Names *names, const char *value, guint length)
{
  static const char *const topics[] = { "category-", "tag-" };
  guint                    end;
  if (g_strstr_len (value, length, "hentry") == NULL)
    {
      split_names (names, value, length, 0);
      return;
    }
  for (guint i = 0; i < length; i = end + 1)
    {
      gboolean topic = FALSE;
      for (end = i; end < length && !g_ascii_isspace (value[end]); end++)
        ;
      for (guint k = 0; k < G_N_ELEMENTS (topics); k++)
        topic |= end - i > strlen (topics[k]) &&
                 strncmp (value + i, topics[k], strlen (topics[k])) == 0;
      if (!topic)
        split_names (names, value + i, end - i, 0);
    }
}

static gboolean
hides (const char *html, const RapSpan *style)
{
  static const char *const rules[] = { "display:none", "visibility:hidden" };
  for (guint k = 0; k < G_N_ELEMENTS (rules); k++)
    {
      const char *rule = rules[k];
      for (guint i = style->start; i < style->end; i++)
        {
          if (g_ascii_isspace (html[i]))
            continue;
          rule = g_ascii_tolower (html[i]) == *rule
                   ? rule + 1
                   : rules[k] + (g_ascii_tolower (html[i]) == rules[k][0]);
          if (*rule == '\0')
            return TRUE;
        }
    }
  return FALSE;
}

/* Attributes that name what an element is for, and how. */
typedef enum
{
  NAME_CLASS,
  NAME_ROLE,
  NAME_STYLE,
  NAME_HIDDEN,
  NAME_ARIA_HIDDEN,
} NameKind;

static const struct
{
  const char *name;
  guint8      length;
  guint8      kind;
} naming[] = {
  { "class", 5, NAME_CLASS },
  { "id", 2, NAME_CLASS },
  { "itemprop", 8, NAME_ROLE },
  { "rel", 3, NAME_ROLE },
  { "role", 4, NAME_ROLE },
  { "itemtype", 8, NAME_ROLE },
  { "style", 5, NAME_STYLE },
  { "hidden", 6, NAME_HIDDEN },
  { "aria-hidden", 11, NAME_ARIA_HIDDEN },
  { "data-component", 14, NAME_ROLE },
  { "data-testid", 11, NAME_ROLE },
};

static void
read_attribute (const RapPage          *page,
                const RapHtmlAttribute *attribute,
                Names                  *names,
                guint8                 *hidden)
{
  const char *name = page->html + attribute->name.start;
  guint       n = attribute->name.end - attribute->name.start;
  const char *value = page->html + attribute->value.start;
  guint       length = attribute->value.end - attribute->value.start;
  for (guint i = 0; i < G_N_ELEMENTS (naming); i++)
    {
      if (naming[i].length != n || (name[0] | 0x20) != naming[i].name[0] ||
          g_ascii_strncasecmp (naming[i].name, name, n) != 0)
        continue;
      if (naming[i].kind == NAME_CLASS)
        split_classes (names, value, MIN (length, MAX_CLASS_BYTES));
      else if (naming[i].kind == NAME_ROLE)
        split_names (names, value, MIN (length, 60), ROLE_MARK);
      else if (naming[i].kind == NAME_STYLE)
        *hidden |= hides (page->html, &attribute->value);
      else
        *hidden |= naming[i].kind == NAME_HIDDEN ||
                   (length == 4 && strncmp (value, "true", 4) == 0);
      return;
    }
}

static void
read_names (const RapPage *page, guint element, Names *names, guint8 *hidden)
{
  RapHtmlTokenizer html;
  RapHtmlToken     token;
  RapSpan          tag = rap_page_element (page, element)->tag;
  names->n = 0;
  rap_html_init (&html, page->html + tag.start, tag.end - tag.start);
  if (tag.end - tag.start < 8 || !rap_html_next (&html, &token))
    return;
  for (guint i = 0; i < html.n_attributes; i++)
    {
      RapHtmlAttribute attribute = html.attributes[i];
      attribute.name.start += tag.start;
      attribute.name.end += tag.start;
      attribute.value.start += tag.start;
      attribute.value.end += tag.start;
      read_attribute (page, &attribute, names, hidden);
    }
}

guint
rap_page_class_hashes (const RapPage *page, guint element, guint32 *out, guint max)
{
  Names  names;
  guint8 hidden = 0;
  read_names (page, element, &names, &hidden);
  guint n = MIN (names.n, max);
  memcpy (out, names.hash, n * sizeof *out);
  return n;
}

/* --- elements --- */

static void
weigh_names (const RapPageLayout *layout, RapElementInfo *info, const Names *names)
{
  int   least = 0, greatest = 0;
  guint known = 0;
  for (guint i = 0; i < names->n; i++)
    {
      const RapClassEntry *plain = rap_page_model_class (layout->model, names->plain[i]);
      const RapClassEntry *entry =
        names->plain[i] == names->hash[i]
          ? plain
          : rap_page_model_class (layout->model, names->hash[i]);
      info->classes |= plain != NULL ? plain->classes : 0;
      if (entry == NULL)
        continue;
      if (entry->own != 0)
        {
          info->own_least =
            info->own_n == 0 ? entry->own : MIN (info->own_least, entry->own);
          info->own_greatest =
            info->own_n == 0 ? entry->own : MAX (info->own_greatest, entry->own);
          info->own_sum += entry->own;
          info->own_n++;
        }
      if (entry->ancestor != 0)
        {
          least = known == 0 ? entry->ancestor : MIN (least, entry->ancestor);
          greatest = known == 0 ? entry->ancestor : MAX (greatest, entry->ancestor);
          known++;
        }
    }
  if (known == 0)
    return;
  info->least = (gint8) MIN (info->least, least);
  info->greatest = (gint8) MAX (info->greatest, greatest);
  info->near[1] = info->near[0];
  info->near[0] = (gint16) (least + greatest);
  info->fading = (least + greatest) * 16 + info->fading * FADING / 256;
}

static guint32
signature_of (guint tag, const Names *names)
{
  guint32 hash = rap_hash_byte (RAP_HASH_SEED, (guchar) tag);
  for (guint i = 0; i < names->n; i++)
    if (names->plain[i] == names->hash[i])
      hash = rap_hash_join (hash, names->hash[i]);
  return hash;
}

static void
describe (RapPageLayout *layout, guint i)
{
  const RapElement     *element = rap_page_element (layout->page, i);
  RapElementInfo       *info = &layout->elements[i];
  const RapElementInfo *parent = &layout->elements[element->parent];
  Names                 names = { .n = 0 };
  gboolean              frame =
    element->name == RAP_PAGE_TAG_BODY || element->name == RAP_PAGE_TAG_HTML ||
    element->name == RAP_PAGE_TAG_ARTICLE || element->name == RAP_PAGE_TAG_MAIN;
  info->above = parent->above;
  for (guint k = 0; k < RAP_N_ABOVE; k++)
    if (above_tags[k] == element->name)
      info->above |= (guint16) (1u << k);
  info->to_article = element->name == RAP_PAGE_TAG_ARTICLE
                       ? 0
                       : (guint8) MIN (parent->to_article + 1, FAR);
  info->to_main =
    element->name == RAP_PAGE_TAG_MAIN ? 0 : (guint8) MIN (parent->to_main + 1, FAR);
  info->path = rap_hash_byte (parent->path, element->name);
  info->hidden = parent->hidden;
  info->least = parent->least;
  info->greatest = parent->greatest;
  info->near[0] = parent->near[0];
  info->near[1] = parent->near[1];
  info->fading = parent->fading;
  read_names (layout->page, i, &names, &info->hidden);
  if (layout->model != NULL)
    weigh_names (layout, info, &names);
  info->signature = signature_of (element->name, &names);
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
  layout->elements[RAP_PAGE_ROOT].path = RAP_HASH_SEED;
  layout->elements[RAP_PAGE_ROOT].to_article = FAR;
  layout->elements[RAP_PAGE_ROOT].to_main = FAR;
  for (guint i = 1; i < page->elements->len; i++)
    {
      const RapElement *element = rap_page_element (page, i);
      if (element->text.end > element->text.start)
        describe (layout, i);
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

/* How each element lies to one container. */
static void
place_elements (RapPageLayout *layout, RapContainer kind)
{
  guint container = layout->containers[kind];
  guint hops = 0;
  for (guint i = 0; i < layout->page->elements->len; i++)
    layout->elements[i].hops[kind] = 255;
  for (guint i = container;; i = rap_page_element (layout->page, i)->parent)
    {
      layout->elements[i].hops[kind] = (guint8) MIN (hops, 254);
      hops++;
      if (i == RAP_PAGE_ROOT)
        break;
    }
  for (guint i = 1; i < layout->page->elements->len; i++)
    {
      const RapElementInfo *parent =
        &layout->elements[rap_page_element (layout->page, i)->parent];
      if (layout->elements[i].hops[kind] != 255)
        continue;
      layout->elements[i].hops[kind] = parent->hops[kind];
      layout->elements[i].below[kind] = (guint8) MIN (parent->below[kind] + 1, 254);
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
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      RapSpan text = rap_page_block (page, i)->text;
      rap_page_words_read (&layout->words[i],
                           page->text->str + text.start,
                           text.end - text.start,
                           model);
    }
  find_paragraphs (layout);
  sum_up (layout);
  layout->containers[RAP_CONTAINER_BEST] = find_best (layout);
  layout->containers[RAP_CONTAINER_HALF] = find_innermost (layout, 50);
  layout->containers[RAP_CONTAINER_THREE_QUARTERS] = find_innermost (layout, 75);
  layout->containers[RAP_CONTAINER_MOST] = find_innermost (layout, 90);
  for (guint k = 0; k < RAP_N_CONTAINERS; k++)
    place_elements (layout, (RapContainer) k);
  return layout;
}

void
rap_page_layout_free (RapPageLayout *layout)
{
  rap_page_facts_free (layout->facts);
  g_free (layout->elements);
  g_free (layout->words);
  g_free (layout->paragraph);
  g_free (layout->title_like);
  g_free (layout->title_part);
  g_free (layout->lead_part);
  g_free (layout);
}
