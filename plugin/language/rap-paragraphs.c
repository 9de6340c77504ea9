// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-paragraphs.h"

#include <string.h>

#include "text/rap-utf8.h"

/* A line of a text that was typed may be taken for a heading because it is short. */
static gboolean
can_break (RapDocument *document, const RapBlock *block)
{
  gboolean typed = rap_document_get_draft (document)->origins == NULL;

  return block->role == RAP_BLOCK_BODY ||
         (typed && (block->role == RAP_BLOCK_TITLE || block->role == RAP_BLOCK_HEADING));
}

/* So many words in small letters that begin a paragraph are an item of a list. */
#define MAX_ITEM 3

static gboolean
is_small (const RapWord *word)
{
  return g_unichar_islower (rap_utf8_get (word->form));
}

static gboolean
is_item (const RapWord *words, guint first, guint end)
{
  if (end - first > MAX_ITEM)
    return FALSE;
  for (guint i = first; i < end; i++)
    if (!is_small (&words[i]))
      return FALSE;
  return TRUE;
}

/* A mark that cannot begin a line, or a bracket that says more of what stands before it. */
static gboolean
begins_inside (const RapWord *words, guint first, guint end)
{
  static const char marks[] = ".,;:!?)";
  const char       *form = words[first].form;

  if (form[1] != '\0' || first + 1 >= end)
    return FALSE;
  return strchr (marks, form[0]) != NULL ||
         (form[0] == '(' &&
          ((words[first - 1].flags | words[first + 1].flags) & RAP_WORD_CAPITAL) == 0);
}

/* A line that was broken in the middle of a sentence: nothing ends it, the next begins in
 * lower case, and there is no empty line between. Or words of one paragraph that was cut for
 * other reasons. */
static gboolean
is_broken_line (RapDocument        *document,
                const RapWordStore *store,
                const RapBlock     *block,
                guint               first,
                guint               end)
{
  const RapWord *words = (const RapWord *) (gpointer) store->words->data;
  const char    *text = rap_document_get_text (document);
  guint          n_lines = 0;

  if (first == end || !can_break (document, &block[0]) ||
      !can_break (document, &block[1]) || end == store->words->len)
    return FALSE;
  if (block[1].continues)
    return TRUE;
  if ((words[end - 1].flags & RAP_WORD_MARK) != 0)
    return FALSE;
  for (guint i = words[end - 1].span.end; i < words[end].span.start; i++)
    n_lines += text[i] == '\n';
  return n_lines == 1 && ((is_small (&words[end]) && !is_item (words, first, end)) ||
                          begins_inside (words, end, store->words->len));
}

guint
rap_paragraph_end (RapDocument        *document,
                   const RapWordStore *store,
                   const GArray       *starts,
                   guint               block)
{
  guint           n_blocks, end = block + 1, first = g_array_index (starts, guint, block);
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);

  while (end < n_blocks && is_broken_line (document,
                                           store,
                                           &blocks[end - 1],
                                           first,
                                           g_array_index (starts, guint, end)))
    end++;
  return end;
}

RapManner
rap_manner_of (RapDocument *document, const RapWordStore *store, const GArray *starts)
{
  const RapWord *words = (const RapWord *) (gpointer) store->words->data;
  guint          n = 0, small = 0, open = 0;

  for (guint i = 0, next; i + 1 < starts->len; i = next)
    {
      next = rap_paragraph_end (document, store, starts, i);
      guint first = g_array_index (starts, guint, i),
            end = g_array_index (starts, guint, next);
      if (first == end)
        continue;
      n++;
      small += (words[first].flags & RAP_WORD_CAPITAL) == 0;
      open += (words[end - 1].flags & RAP_WORD_MARK) == 0;
    }
  n = MAX (n, 1);
  return (RapManner){ (guint8) ((guint64) small * 16 / n),
                      (guint8) ((guint64) open * 16 / n) };
}
