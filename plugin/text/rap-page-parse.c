// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-parse.h"

#include "text/rap-html.h"
#include "text/rap-page-namings.h"
#include "text/rap-page-text.h"

#include <string.h>

/* How far up an end tag looks for its start tag. */
#define MAX_CLIMB   64
#define MAX_METAS   4000
#define MAX_SCRIPTS 64

typedef struct
{
  guint  element;
  guint  block; /* the innermost block element here */
  guint8 tag;
} Open;

typedef struct
{
  RapPage         *page;
  RapHtmlTokenizer html;
  RapHtmlToken     token;
  Open             stack[RAP_PAGE_MAX_DEPTH];
  guint            depth;    /* entries of the stack; the first is the root */
  guint            too_deep; /* elements open beyond the stack */
  guint            skipped;  /* depth at which what is read is not to be shown; 0: none */
  guint            n_foreign;
  guint            n_elements; /* of the room that is made for them in the page */
  guint            n_attributes;

  RapPageText text;
} Parser;

/* Room is made for so many of a kind at once. */
#define ROOM 256

static gpointer
make_room (GArray *array, guint n)
{
  if (n == array->len)
    g_array_set_size (array, n + ROOM);
  return array->data;
}

static inline Open *
top (Parser *self)
{
  return &self->stack[self->depth - 1];
}

static inline RapPageTraits
traits_of (guint tag)
{
  return rap_page_tag_get_traits ((RapPageTag) tag);
}

static void
end_block (Parser *self)
{
  rap_page_text_end_block (&self->text, top (self)->block);
}

/* --- elements --- */

static void
count_open (Parser *self, guint tag, int step)
{
  if (tag == RAP_PAGE_TAG_A)
    self->text.n_anchors += (guint) step;
  else if (tag == RAP_PAGE_TAG_B || tag == RAP_PAGE_TAG_STRONG)
    self->text.n_bold += (guint) step;
  else if (tag == RAP_PAGE_TAG_I || tag == RAP_PAGE_TAG_EM)
    self->text.n_italic += (guint) step;
  else if (tag == RAP_PAGE_TAG_SVG || tag == RAP_PAGE_TAG_MATH)
    self->n_foreign += (guint) step;
}

/* Closes every element from that depth of the stack on. */
static void
pop_to (Parser *self, guint depth)
{
  while (self->depth > depth)
    {
      Open *open = top (self);
      self->depth--;
      if (self->skipped >= self->depth)
        self->skipped = 0;
      else if (self->skipped == 0)
        g_array_index (self->page->elements, RapElement, open->element).text.end =
          (guint) self->page->text->len;
      count_open (self, open->tag, -1);
    }
  self->html.foreign = self->n_foreign > 0;
  self->too_deep = 0;
}

/* Keeps what its attributes say of an element. */
static void
add_attributes (Parser *self, guint element)
{
  for (guint i = 0; i < self->html.n_attributes; i++)
    {
      const RapHtmlAttribute *read = &self->html.attributes[i];
      RapAttributeKind        kind =
        rap_page_attribute_kind (self->page->html + read->name.start,
                                 read->name.end - read->name.start);
      if (kind == RAP_ATTRIBUTE_OTHER)
        continue;
      RapPageAttribute *all = make_room (self->page->attributes, self->n_attributes);
      all[self->n_attributes++] = (RapPageAttribute){ element, kind, read->value };
    }
}

static guint
add_element (Parser *self, guint tag)
{
  RapPage *page = self->page;
  Open    *parent = top (self);
  guint    text = (guint) page->text->len, i = self->n_elements;
  if (self->skipped > 0)
    return parent->element;
  if (i >= RAP_PAGE_MAX_ELEMENTS)
    {
      page->bounded = TRUE;
      return parent->element;
    }
  RapElement *all = make_room (page->elements, i);
  all[i] = (RapElement){
    .parent = parent->element,
    .tag = self->token.span,
    .text = { text, text },
    .first_block = page->blocks->len + (self->text.in_block ? 1 : 0),
    .depth = (guint16) self->depth,
    .name = (guint8) tag,
  };
  self->n_elements++;
  add_attributes (self, i);
  return i;
}

static void
push (Parser *self, guint tag)
{
  if (self->depth >= RAP_PAGE_MAX_DEPTH)
    {
      self->page->bounded = TRUE;
      self->too_deep++;
      return;
    }
  Open open = { add_element (self, tag), top (self)->block, (guint8) tag };
  if ((traits_of (tag) & RAP_PAGE_BLOCK) != 0)
    open.block = open.element;
  self->stack[self->depth++] = open;
  if (self->skipped == 0 && (traits_of (tag) & RAP_PAGE_SKIP) != 0)
    self->skipped = self->depth - 1;
  count_open (self, tag, 1);
  self->html.foreign = self->n_foreign > 0;
}

/* An end tag or a start tag that closes others looks up the stack: which entries it may
 * pass, and which stop it. */
typedef struct
{
  guint8 tag;
  guint8 stops[6];
} Rule;

/* A start tag closes the nearest of the first closes (by tag) unless a stop is nearer. */
static const Rule implied_ends[] = {
  { RAP_PAGE_TAG_LI,
    { RAP_PAGE_TAG_UL,
      RAP_PAGE_TAG_OL,
      RAP_PAGE_TAG_DIV,
      RAP_PAGE_TAG_TD,
      RAP_PAGE_TAG_NAV,
      RAP_PAGE_TAG_SECTION } },
  { RAP_PAGE_TAG_DT, { RAP_PAGE_TAG_DL, RAP_PAGE_TAG_DIV, RAP_PAGE_TAG_TD } },
  { RAP_PAGE_TAG_DD, { RAP_PAGE_TAG_DL, RAP_PAGE_TAG_DIV, RAP_PAGE_TAG_TD } },
  { RAP_PAGE_TAG_TD, { RAP_PAGE_TAG_TR, RAP_PAGE_TAG_TABLE } },
  { RAP_PAGE_TAG_TH, { RAP_PAGE_TAG_TR, RAP_PAGE_TAG_TABLE } },
  { RAP_PAGE_TAG_TR, { RAP_PAGE_TAG_TABLE, RAP_PAGE_TAG_TBODY, RAP_PAGE_TAG_THEAD } },
  { RAP_PAGE_TAG_TBODY, { RAP_PAGE_TAG_TABLE } },
  { RAP_PAGE_TAG_THEAD, { RAP_PAGE_TAG_TABLE } },
  { RAP_PAGE_TAG_OPTION, { RAP_PAGE_TAG_SELECT, RAP_PAGE_TAG_OPTGROUP } },
  { RAP_PAGE_TAG_OPTGROUP, { RAP_PAGE_TAG_SELECT } },
};

static gboolean
one_of (guint8 tag, const guint8 *set, guint n)
{
  for (guint i = 0; i < n && set[i] != 0; i++)
    if (set[i] == tag)
      return TRUE;
  return FALSE;
}

static gboolean
is_cell_part (guint tag)
{
  return tag == RAP_PAGE_TAG_TD || tag == RAP_PAGE_TAG_TH || tag == RAP_PAGE_TAG_TR ||
         tag == RAP_PAGE_TAG_TBODY || tag == RAP_PAGE_TAG_THEAD;
}

/* Closes what the start of a list item, a cell or a row closes. */
static void
close_by_rule (Parser *self, const Rule *rule)
{
  gboolean cell = is_cell_part (rule->tag);
  guint    k = self->depth;
  guint    lowest = k > MAX_CLIMB ? k - MAX_CLIMB : 1;
  while (k > lowest)
    {
      guint8   tag = self->stack[k - 1].tag;
      gboolean same = tag == rule->tag ||
                      (rule->tag == RAP_PAGE_TAG_DD && tag == RAP_PAGE_TAG_DT) ||
                      (rule->tag == RAP_PAGE_TAG_DT && tag == RAP_PAGE_TAG_DD);
      if (same && !cell)
        {
          pop_to (self, k - 1);
          return;
        }
      if (one_of (tag, rule->stops, G_N_ELEMENTS (rule->stops)))
        {
          if (cell)
            pop_to (self, k);
          return;
        }
      k--;
    }
}

static void
close_implied (Parser *self, guint tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (implied_ends); i++)
    if (implied_ends[i].tag == tag)
      {
        close_by_rule (self, &implied_ends[i]);
        return;
      }
  if (tag == RAP_PAGE_TAG_BUTTON || tag == RAP_PAGE_TAG_LABEL)
    return;
  guint k = self->depth;
  guint lowest = k > MAX_CLIMB ? k - MAX_CLIMB : 1;
  while (k > lowest && (traits_of (self->stack[k - 1].tag) & RAP_PAGE_FORMAT) != 0)
    k--;
  if (k > 1 && self->stack[k - 1].tag == RAP_PAGE_TAG_P)
    pop_to (self, k - 1);
}

/* A link opens inside a link: the first one was not closed. */
static void
close_open_anchor (Parser *self)
{
  guint k = self->depth;
  guint lowest = k > MAX_CLIMB ? k - MAX_CLIMB : 1;
  while (k > lowest && self->stack[k - 1].tag != RAP_PAGE_TAG_A &&
         (traits_of (self->stack[k - 1].tag) & RAP_PAGE_BLOCK) == 0)
    k--;
  if (k > 1 && self->stack[k - 1].tag == RAP_PAGE_TAG_A)
    pop_to (self, k - 1);
}

/* May the end tag look past that open element? */
static gboolean
may_pass (guint tag, guint8 open)
{
  static const guint8 holders_of_p[] = {
    RAP_PAGE_TAG_DIV,        RAP_PAGE_TAG_TD,      RAP_PAGE_TAG_LI,
    RAP_PAGE_TAG_SECTION,    RAP_PAGE_TAG_ARTICLE, RAP_PAGE_TAG_TABLE,
    RAP_PAGE_TAG_BLOCKQUOTE,
  };
  if ((traits_of (tag) & RAP_PAGE_BLOCK) == 0 && (traits_of (tag) & RAP_PAGE_SKIP) == 0 &&
      (traits_of (open) & RAP_PAGE_BLOCK) != 0)
    return FALSE;
  if (tag == RAP_PAGE_TAG_P)
    return !one_of (open, holders_of_p, G_N_ELEMENTS (holders_of_p));
  if (tag == RAP_PAGE_TAG_LI || tag == RAP_PAGE_TAG_UL || tag == RAP_PAGE_TAG_OL)
    return open != RAP_PAGE_TAG_TABLE && open != RAP_PAGE_TAG_TD;
  return open != RAP_PAGE_TAG_TD || tag == RAP_PAGE_TAG_TABLE ||
         tag == RAP_PAGE_TAG_BODY || tag == RAP_PAGE_TAG_HTML || is_cell_part (tag);
}

static void
read_end (Parser *self, guint tag)
{
  if ((traits_of (tag) & RAP_PAGE_BLOCK) != 0 && self->skipped == 0)
    end_block (self);
  if (self->too_deep > 0)
    {
      self->too_deep--;
      return;
    }
  guint lowest = self->depth > MAX_CLIMB ? self->depth - MAX_CLIMB : 1;
  for (guint k = self->depth; k > lowest; k--)
    {
      if (self->stack[k - 1].tag == tag && tag != RAP_PAGE_TAG_OTHER)
        {
          pop_to (self, k - 1);
          return;
        }
      if (tag == RAP_PAGE_TAG_OTHER || !may_pass (tag, self->stack[k - 1].tag))
        break;
    }
  /* What is not read ends at its end tag, whatever was left open in it. */
  if (self->skipped > 0 && self->stack[self->skipped].tag == tag)
    {
      pop_to (self, self->skipped);
      return;
    }
  /* Elements without a name of ours close only what is innermost. */
  if (tag == RAP_PAGE_TAG_OTHER && self->depth > 1 &&
      top (self)->tag == RAP_PAGE_TAG_OTHER)
    pop_to (self, self->depth - 1);
}

/* --- the head --- */

static void
add_meta (Parser *self, const RapSpan *key, const RapSpan *content)
{
  RapPageMeta meta;
  if (key == NULL || content == NULL || self->page->metas->len >= MAX_METAS ||
      content->end == content->start)
    return;
  meta.key = *key;
  meta.content = *content;
  g_array_append_val (self->page->metas, meta);
}

static void
read_meta (Parser *self)
{
  static const char *const keys[] = { "property", "name", "itemprop" };
  const RapSpan           *key = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (keys) && key == NULL; i++)
    key = rap_html_attribute (&self->html, keys[i]);
  add_meta (self, key, rap_html_attribute (&self->html, "content"));
}

static gboolean
contains (const Parser *self, const RapSpan *span, const char *what)
{
  gsize n = strlen (what);
  for (guint i = span->start; i + n <= span->end; i++)
    if (g_ascii_strncasecmp (self->page->html + i, what, n) == 0)
      return TRUE;
  return FALSE;
}

static void
read_script (Parser *self)
{
  const RapSpan *type = rap_html_attribute (&self->html, "type");
  gboolean       data = type != NULL && contains (self, type, "ld+json");
  self->html.state = RAP_HTML_SCRIPT;
  if (data && rap_html_next (&self->html, &self->token) &&
      self->token.kind == RAP_HTML_TEXT && self->page->scripts->len < MAX_SCRIPTS)
    g_array_append_val (self->page->scripts, self->token.span);
}

/* Elements whose content is no markup; what of it is wanted is taken, the rest passed. */
static void
read_raw (Parser *self, guint tag)
{
  if (tag == RAP_PAGE_TAG_SCRIPT)
    {
      read_script (self);
      return;
    }
  self->html.state = tag == RAP_PAGE_TAG_TITLE || tag == RAP_PAGE_TAG_TEXTAREA
                       ? RAP_HTML_RCDATA
                       : RAP_HTML_RAWTEXT;
  if (tag == RAP_PAGE_TAG_TITLE && self->page->title.end == 0 &&
      rap_html_next (&self->html, &self->token) && self->token.kind == RAP_HTML_TEXT)
    self->page->title = self->token.data;
}

/* --- tags --- */

static gboolean
read_void (Parser *self, guint tag)
{
  switch (tag)
    {
    case RAP_PAGE_TAG_BR:
      if (self->skipped == 0)
        end_block (self);
      self->text.after_break = TRUE;
      return TRUE;
    case RAP_PAGE_TAG_HR:
      if (self->skipped == 0)
        end_block (self);
      return TRUE;
    case RAP_PAGE_TAG_IMG:
      self->page->n_images++;
      return TRUE;
    case RAP_PAGE_TAG_META:
      read_meta (self);
      return TRUE;
    case RAP_PAGE_TAG_LINK:
      add_meta (self,
                rap_html_attribute (&self->html, "rel"),
                rap_html_attribute (&self->html, "href"));
      return TRUE;
    default:
      return (traits_of (tag) & RAP_PAGE_VOID) != 0;
    }
}

/* Markup of HTML that cannot stand in a drawing or formula ends it. */
static void
leave_foreign (Parser *self)
{
  guint k = self->depth;
  while (k > 1 && self->stack[k - 1].tag != RAP_PAGE_TAG_SVG &&
         self->stack[k - 1].tag != RAP_PAGE_TAG_MATH)
    k--;
  if (k > 1)
    pop_to (self, k - 1);
}

static void
open_anchor (Parser *self)
{
  guint at = self->token.span.start;
  if (self->text.n_anchors > 0)
    close_open_anchor (self);
  self->text.block.n_links++;
  /* Two links side by side are two words, whatever their style sheet shows between them. */
  if (self->text.in_block && at >= 4 &&
      g_ascii_strncasecmp (self->page->html + at - 4, "</a>", 4) == 0)
    self->text.space = TRUE;
}

static void
read_start (Parser *self, guint tag)
{
  RapPageTraits traits = traits_of (tag);
  gboolean      closed = self->token.self_closing;
  if (tag == RAP_PAGE_TAG_HTML && self->page->language.end == 0)
    {
      const RapSpan *language = rap_html_attribute (&self->html, "lang");
      self->page->language = language != NULL ? *language : self->page->language;
    }
  if (self->n_foreign > 0 && (traits & RAP_PAGE_BLOCK) != 0)
    leave_foreign (self);
  if ((traits & RAP_PAGE_RAW) != 0 &&
      (self->n_foreign == 0 || tag == RAP_PAGE_TAG_SCRIPT))
    {
      if ((traits & RAP_PAGE_BLOCK) != 0 && self->skipped == 0)
        end_block (self);
      read_raw (self, tag);
      return;
    }
  if (read_void (self, tag))
    return;
  if ((traits & RAP_PAGE_BLOCK) != 0)
    {
      if (self->skipped == 0)
        end_block (self);
      close_implied (self, tag);
    }
  else if (tag == RAP_PAGE_TAG_A && self->skipped == 0)
    open_anchor (self);
  if (closed && (self->n_foreign > 0 || tag == RAP_PAGE_TAG_OTHER))
    return;
  push (self, tag);
}

static void
read_token (Parser *self)
{
  const RapHtmlToken *token = &self->token;
  guint               tag;
  switch (token->kind)
    {
    case RAP_HTML_TEXT:
      if (self->skipped == 0 &&
          (token->state == RAP_HTML_DATA || token->state == RAP_HTML_PLAINTEXT))
        rap_page_text_add (&self->text,
                           token->data,
                           token->state == RAP_HTML_DATA,
                           top (self)->element);
      break;
    case RAP_HTML_START_TAG:
      tag = rap_page_tag_find (self->page->html + token->data.start,
                               token->data.end - token->data.start);
      read_start (self, tag);
      break;
    case RAP_HTML_END_TAG:
      tag = rap_page_tag_find (self->page->html + token->data.start,
                               token->data.end - token->data.start);
      if (tag == RAP_PAGE_TAG_BR)
        read_void (self, tag);
      else
        read_end (self, tag);
      break;
    case RAP_HTML_COMMENT:
    case RAP_HTML_DOCTYPE:
    default:
      break;
    }
}

RapPage *
rap_page_parse (const char *html, gsize length)
{
  RapPage           *page = g_new0 (RapPage, 1);
  g_autofree Parser *parser = g_new0 (Parser, 1);
  page->html = html;
  page->length = (guint) MIN (length, (gsize) G_MAXINT);
  page->text = g_string_sized_new (length / 8 + 64);
  page->origins = rap_origins_new ();
  page->elements =
    g_array_sized_new (FALSE, FALSE, sizeof (RapElement), (guint) (length / 256 + 16));
  page->blocks =
    g_array_sized_new (FALSE, FALSE, sizeof (RapPageBlock), (guint) (length / 1024 + 16));
  page->attributes = g_array_sized_new (FALSE,
                                        FALSE,
                                        sizeof (RapPageAttribute),
                                        (guint) (length / 256 + 16));
  page->metas = g_array_new (FALSE, FALSE, sizeof (RapPageMeta));
  page->scripts = g_array_new (FALSE, FALSE, sizeof (RapSpan));
  g_array_set_size (page->elements, ROOM);
  g_array_index (page->elements, RapElement, RAP_PAGE_ROOT) = (RapElement){ 0 };
  parser->n_elements = 1;
  parser->page = page;
  parser->text.page = page;
  parser->depth = 1;
  rap_html_init (&parser->html, html, length);
  while (rap_html_next (&parser->html, &parser->token))
    read_token (parser);
  end_block (parser);
  pop_to (parser, 1);
  g_array_set_size (page->elements, parser->n_elements);
  g_array_set_size (page->attributes, parser->n_attributes);
  g_array_index (page->elements, RapElement, RAP_PAGE_ROOT).text.end =
    (guint) page->text->len;
  return page;
}

void
rap_page_free (RapPage *page)
{
  if (page->text != NULL)
    g_string_free (page->text, TRUE);
  g_clear_pointer (&page->origins, g_array_unref);
  g_array_unref (page->elements);
  g_array_unref (page->attributes);
  g_array_unref (page->blocks);
  g_array_unref (page->metas);
  g_array_unref (page->scripts);
  g_free (page);
}
