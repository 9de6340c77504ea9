// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-repair.h"

#include "text/rap-broken-words.h"
#include "text/rap-character-repairs.h"
#include "text/rap-lost-bytes.h"
#include "text/rap-markup-repairs.h"
#include "text/rap-utf8.h"

static int
compare_repairs (gconstpointer a, gconstpointer b)
{
  const RapRepair *x = a, *y = b;
  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  /* Of two that start together the longer one, which knows the whole word. */
  return x->span.end > y->span.end ? -1 : x->span.end < y->span.end;
}

/* Repairs that were found in a part of the text that begins there. */
static void
append_all (GArray *to, GArray *from, guint start)
{
  for (guint i = 0; i < from->len; i++)
    {
      RapRepair repair = g_array_index (from, RapRepair, i);
      repair.span.start += start;
      repair.span.end += start;
      g_array_append_val (to, repair);
    }
}

/* Leaves out repairs that lie in another one. */
static void
drop_overlaps (GArray *repairs)
{
  guint kept = 0;
  for (guint i = 0; i < repairs->len; i++)
    {
      RapRepair *repair = &g_array_index (repairs, RapRepair, i);
      RapRepair *last = kept > 0 ? &g_array_index (repairs, RapRepair, kept - 1) : NULL;
      if (last != NULL && repair->span.start < last->span.end)
        {
          g_clear_pointer (&repair->reading, g_free);
          continue;
        }
      RapRepair moved = *repair;
      repair->reading = NULL;
      g_array_index (repairs, RapRepair, kept++) = moved;
    }
  g_array_set_size (repairs, kept);
}

static void
repair_part (RapDraft *draft, guint start, guint end, gboolean markup)
{
  const char *part = draft->text->str + start;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RapRepair));
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (RapRepair));

  rap_broken_words_find (part, end - start, words);
  rap_character_repairs_find (part, end - start, found);
  rap_lost_bytes_find (part, end - start, found);
  if (markup)
    rap_markup_repairs_find (draft->text->str, draft->text->len, draft->repairs);
  append_all (draft->repairs, words, start);
  append_all (draft->repairs, found, start);
  g_array_sort (draft->repairs, compare_repairs);
  drop_overlaps (draft->repairs);
}

void
rap_repair_text (RapDraft *draft)
{
  repair_part (draft, 0, (guint) draft->text->len, TRUE);
}

/* Keeps what lies inside one block that is read: blocks of a page part words, and what surrounds
 * the report is not looked at. */
static void
keep_inside_blocks (RapDraft *draft)
{
  GArray         *repairs = draft->repairs;
  const RapBlock *block = (const RapBlock *) (gconstpointer) draft->blocks->data;
  const RapBlock *end = block + draft->blocks->len;
  guint           kept = 0;

  for (guint i = 0; i < repairs->len; i++)
    {
      RapRepair repair = g_array_index (repairs, RapRepair, i);
      g_array_index (repairs, RapRepair, i).reading = NULL;
      while (block < end && block->span.end <= repair.span.start)
        block++;
      if (block < end && block->span.start <= repair.span.start &&
          block->span.end >= repair.span.end && rap_block_role_is_read (block->role))
        g_array_index (repairs, RapRepair, kept++) = repair;
      else
        g_free (repair.reading);
    }
  g_array_set_size (repairs, kept);
}

void
rap_repair_blocks (RapDraft *draft)
{
  guint start = G_MAXUINT, end = 0;
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const RapBlock *block = &g_array_index (draft->blocks, RapBlock, i);
      if (!rap_block_role_is_read (block->role))
        continue;
      start = MIN (start, block->span.start);
      end = block->span.end;
    }
  if (start >= end)
    return;
  /* What a page shows as a tag is about tags. */
  repair_part (draft, start, end, FALSE);
  keep_inside_blocks (draft);
}

/* Bytes that neither are nor begin white space. */
static inline gboolean
is_solid (guchar byte)
{
  return byte > ' ' && byte != 0xc2 && (byte < 0xe1 || byte > 0xe3);
}

static void
append_folded (const char *text, guint from, guint to, GString *out)
{
  for (guint at = from; at < to;)
    {
      guint run = at;
      while (run < to && is_solid ((guchar) text[run]))
        run++;
      if (run > at)
        {
          g_string_append_len (out, text + at, run - at);
          at = run;
          continue;
        }
      guint    width = rap_utf8_width (text + at);
      gunichar c = rap_utf8_get (text + at);
      if (c < 0x80 ? !g_ascii_isspace (c) : !rap_utf8_is_space (c))
        g_string_append_len (out, text + at, width);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
      at += width;
    }
}

void
rap_repair_read (const RapDraft *draft, const RapSpan *span, guint *next, GString *out)
{
  const GArray *repairs = draft->repairs;
  guint         at = span->start;

  while (*next < repairs->len && g_array_index (repairs, RapRepair, *next).span.end <= at)
    ++*next;
  for (; *next < repairs->len; ++*next)
    {
      const RapRepair *repair = &g_array_index (repairs, RapRepair, *next);
      if (repair->span.start >= span->end)
        break;
      append_folded (draft->text->str, at, MAX (at, repair->span.start), out);
      g_string_append (out, repair->reading);
      at = repair->span.end;
    }
  append_folded (draft->text->str, at, MAX (at, span->end), out);
}
