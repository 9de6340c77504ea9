// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-told.h"

#include <string.h>

#include "text/rap-json-text.h"
#include "text/rap-page-parse.h"
#include "text/rap-page-strings.h"

/* A text told to machines has at least so many bytes, and so many times those shown. */
#define LEAST_BYTES 300
#define MUCH_LONGER 2
/* So many words or fewer are what a page shows before its script has run. */
#define LITTLE_SHOWN 40
/* Of the pairs of words of a block with so many words, so many in ‰ are the report's. */
#define LEAST_WORDS 8
#define SAME_PAIRS  600

/* --- is it shown? --- */

static guint
words_shown (const RapPageLayout *layout, const guint8 *kept, guint *bytes)
{
  guint words = 0;
  for (guint i = 0; i < layout->n_blocks; i++)
    if (kept[i])
      {
        words += rap_page_words_count (&layout->words[i]);
        *bytes += layout->words[i].n_bytes;
      }
  return words;
}

static gpointer
pair_key (guint32 first, guint32 second)
{
  return GUINT_TO_POINTER (rap_hash_join (first, second) | 1);
}

static GHashTable *
pairs_of (const char *text, gsize length)
{
  GHashTable *pairs = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));
  rap_page_words_hash_all (text, length, words);
  for (guint i = 0; i + 1 < words->len; i++)
    g_hash_table_add (pairs,
                      pair_key (g_array_index (words, guint32, i),
                                g_array_index (words, guint32, i + 1)));
  return pairs;
}

/* Does the page show a piece of that text? */
static gboolean
shows (const RapPageLayout *layout, const guint8 *kept, GHashTable *pairs)
{
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      const RapPageWords *words = &layout->words[i];
      guint               same = 0;
      if (!kept[i] || words->n_kept < LEAST_WORDS)
        continue;
      for (guint k = 0; k + 1 < words->n_kept; k++)
        same += g_hash_table_contains (pairs,
                                       pair_key (words->hashes[k], words->hashes[k + 1]));
      if (same * 1000 >= (words->n_kept - 1) * SAME_PAIRS)
        return TRUE;
    }
  return FALSE;
}

/* --- what is told --- */

static const RapFact *
longest_body (const RapPageFacts *facts)
{
  const RapFact *best = NULL;
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const RapFact       *fact = &g_array_index (facts->facts, RapFact, i);
      const RapFactObject *object =
        &g_array_index (facts->objects, RapFactObject, fact->object);
      if (fact->key == RAP_FACT_BODY && object->key != RAP_FACT_UPDATE &&
          fact->value.end - fact->value.start >= LEAST_BYTES &&
          (best == NULL ||
           fact->value.end - fact->value.start > best->value.end - best->value.start))
        best = fact;
    }
  return best;
}

GArray *
rap_page_told_find (const RapPageLayout *layout, const guint8 *kept)
{
  const char    *html = layout->page->html;
  const RapFact *body = longest_body (layout->facts);
  guint          bytes = 0;
  guint          words = words_shown (layout, kept, &bytes);
  if (body != NULL && (body->value.end - body->value.start) / MUCH_LONGER > bytes)
    {
      g_autofree char *text = rap_page_facts_string (html, body->value, G_MAXUINT);
      g_autoptr (GHashTable) pairs = pairs_of (text, strlen (text));
      if (!shows (layout, kept, pairs))
        {
          GArray *told = g_array_new (FALSE, FALSE, sizeof (RapSpan));
          g_array_append_val (told, body->value);
          return told;
        }
    }
  if (body == NULL && words <= LITTLE_SHOWN)
    return rap_page_strings_find (html, layout->page->length);
  return g_array_new (FALSE, FALSE, sizeof (RapSpan));
}

/* --- its text --- */

/* The strings as one page of HTML, and where in the page each byte stands. */
typedef struct
{
  GString *html;
  GArray  *origins;
} Unfolded;

/* Pieces of one paragraph keep the space between them; paragraphs do not begin or end with
 * one. */
static gboolean
goes_on (const GString *before, const char *next)
{
  return before->len > 0 && (g_ascii_isspace (before->str[before->len - 1]) ||
                             g_ascii_isspace (*next) || strchr (",.;:)", *next) != NULL);
}

static void
unfold (Unfolded *out, const RapPage *page, const GArray *told)
{
  for (guint i = 0; i < told->len; i++)
    {
      RapSpan     value = g_array_index (told, RapSpan, i);
      const char *text = page->html + value.start;
      /* Between tags, the end of a line is nothing but white space. */
      gboolean marked = g_strstr_len (text, value.end - value.start, "<p") != NULL;
      if (i > 0 && !goes_on (out->html, text))
        {
          rap_origins_add (out->origins, (guint) out->html->len, value.start, 0);
          g_string_append (out->html, "<p>");
        }
      rap_json_text_append (out->html,
                            out->origins,
                            page->html,
                            value,
                            marked ? " " : "<br>");
    }
}

/* A walk over the pieces of the unfolded text, and over those of what is read from it. */
typedef struct
{
  const Unfolded *from;
  guint           piece;
  guint           read;
  GArray         *origins; /* those of the page, appended to */
} Walk;

static guint
piece_at (const GArray *origins, guint piece, guint byte)
{
  while (piece + 1 < origins->len &&
         g_array_index (origins, RapOrigin, piece + 1).text <= byte)
    piece++;
  return piece;
}

static guint
end_of_piece (const GArray *origins, guint piece, guint end)
{
  return piece + 1 < origins->len
           ? MIN (end, g_array_index (origins, RapOrigin, piece + 1).text)
           : end;
}

/* Text from there on comes from a span of the unfolded text. */
static void
add_span (Walk *self, RapSpan span, guint text)
{
  const GArray *origins = self->from->origins;
  for (guint at = span.start; at < span.end;)
    {
      self->piece = piece_at (origins, self->piece, at);
      const RapOrigin *piece = &g_array_index (origins, RapOrigin, self->piece);
      rap_origins_add (self->origins,
                       text + at - span.start,
                       piece->page + (piece->taken > 0 ? 0 : at - piece->text),
                       piece->taken);
      at = end_of_piece (origins, self->piece, span.end);
    }
}

/* Text from there on is that of a block. */
static void
add_block_origins (Walk *self, const RapPage *read, RapSpan block, guint text)
{
  for (guint at = block.start; at < block.end;)
    {
      self->read = piece_at (read->origins, self->read, at);
      const RapOrigin *piece = &g_array_index (read->origins, RapOrigin, self->read);
      guint            end = end_of_piece (read->origins, self->read, block.end);
      guint            from = piece->page + (piece->taken > 0 ? 0 : at - piece->text);
      guint            there = text + at - block.start;
      RapSpan span = { from, from + (piece->taken > 0 ? piece->taken : end - at) };
      span.end = MIN (span.end, (guint) self->from->html->len);
      RapSpan source = rap_origins_find (self->from->origins, &span);
      if (piece->taken > 0)
        rap_origins_add (self->origins, there, source.start, source.end - source.start);
      else
        add_span (self, span, there);
      at = end;
    }
}

static RapBlock
block_of (const RapPage *read, guint i, guint text)
{
  const RapPageBlock *block = rap_page_block (read, i);
  guint               tag = rap_page_element (read, block->element)->name;
  guint               length = block->text.end - block->text.start;
  RapBlock            out = { .span = { text, text + length }, .role = RAP_BLOCK_BODY };
  if (tag >= RAP_PAGE_TAG_H1 && tag <= RAP_PAGE_TAG_H6)
    {
      out.role = RAP_BLOCK_HEADING;
      out.level = (guint8) (tag - RAP_PAGE_TAG_H1 + 1);
    }
  else if (tag == RAP_PAGE_TAG_LI)
    out.role = RAP_BLOCK_LIST_ITEM;
  else if (tag == RAP_PAGE_TAG_FIGCAPTION)
    out.role = RAP_BLOCK_CAPTION;
  else if (tag == RAP_PAGE_TAG_BLOCKQUOTE)
    out.role = RAP_BLOCK_QUOTE;
  return out;
}

void
rap_page_told_add (RapDraft *draft, RapPage *page, const GArray *told)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GArray) origins = rap_origins_new ();
  Unfolded unfolded = { html, origins };
  Walk     walk = { &unfolded, 0, 0, page->origins };
  unfold (&unfolded, page, told);
  g_autoptr (RapPage) read = rap_page_parse (html->str, html->len);
  for (guint i = 0; i < read->blocks->len; i++)
    {
      RapSpan span = rap_page_block (read, i)->text;
      g_string_append (page->text, page->text->len > 0 ? "\n\n" : "");
      RapBlock block = block_of (read, i, (guint) page->text->len);
      add_block_origins (&walk, read, span, block.span.start);
      g_string_append_len (page->text,
                           read->text->str + span.start,
                           (gssize) (span.end - span.start));
      rap_draft_add_block (draft, &block);
    }
  rap_draft_note (draft,
                  "the report is read from the data of the page, which does not show it");
}
