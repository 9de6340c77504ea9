// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-text.h"

#include <string.h>

#include "text/rap-bytes.h"
#include "text/rap-html.h"

static void
begin_block (RapPageText *self, guint source)
{
  GString *text = self->page->text;
  if (text->len > 0)
    g_string_append_len (text, "\n\n", 2);
  memset (&self->block, 0, sizeof self->block);
  self->block.text.start = (guint) text->len;
  self->block.source.start = source;
  self->block.inner = self->inner;
  self->block.after_break = self->after_break;
  self->block.starts_linked = self->n_anchors > 0;
  self->block.starts_bold = self->n_bold > 0;
  self->in_block = TRUE;
  self->space = FALSE;
}

void
rap_page_text_end_block (RapPageText *self, guint element)
{
  RapPage *page = self->page;
  self->after_break = FALSE;
  self->space = FALSE;
  if (!self->in_block)
    return;
  if (page->blocks->len >= RAP_PAGE_MAX_BLOCKS)
    {
      page->bounded = TRUE;
      self->space = TRUE; /* what follows goes on in the last block */
      return;
    }
  self->in_block = FALSE;
  self->block.text.end = (guint) page->text->len;
  self->block.element = element;
  self->block.n_images = page->n_images;
  g_array_append_val (page->blocks, self->block);
}

/* What reading does at each byte. */
typedef enum
{
  COPY,
  SPACE,
  REFERENCE,
  DROP,
  WIDE, /* begins a character that may be white space or nothing */
} ByteClass;

static ByteClass
class_of (guchar c)
{
  static const guint8 classes[256] = {
    [0] = DROP,    [1 ... 8] = DROP,  ['\t'] = SPACE, ['\n'] = SPACE,
    [11] = SPACE,  [12] = SPACE,      ['\r'] = SPACE, [14 ... 31] = DROP,
    [' '] = SPACE, ['&'] = REFERENCE, [127] = DROP,   [0xc2] = WIDE,
    [0xe1] = WIDE, [0xe2] = WIDE,     [0xe3] = WIDE,  [0xef] = WIDE,
  };
  return (ByteClass) classes[c];
}

/* White space, and characters that show as nothing, beyond ASCII. Returns the length of the
 * character when it is one of them. */
static guint
invisible (const char *at, gsize left, gboolean *is_space)
{
  gunichar c = left >= 2 ? g_utf8_get_char_validated (at, (gssize) left) : 0;
  if ((gint32) c < 0)
    return 0;
  *is_space = c == 0xa0 || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
              c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
  if (!*is_space && c != 0xad && c != 0x200b && c != 0x2060 && c != 0xfeff)
    return 0;
  return (guint) g_unichar_to_utf8 (c, NULL);
}

/* Nearly always there is room. */
static inline void
append (GString *text, const char *run, gsize n)
{
  if (G_UNLIKELY (text->len + n >= text->allocated_len))
    {
      g_string_append_len (text, run, (gssize) n);
      return;
    }
  rap_bytes_copy (text->str + text->len, run, n);
  text->len += n;
  text->str[text->len] = '\0';
}

/* How many characters of a run are no spaces. */
static guint
count_shown (const char *run, gsize n)
{
  return (guint) (n - rap_bytes_count (run, n, ' '));
}

/* Characters to be shown, as they stand in the page or what a reference there means. */
static void
show (RapPageText *self, const char *run, gsize n, RapSpan source, gboolean reference)
{
  if (!self->in_block)
    begin_block (self, source.start);
  if (self->space)
    g_string_append_c (self->page->text, ' ');
  self->space = FALSE;
  rap_origins_add (self->page->origins,
                   (guint) self->page->text->len,
                   source.start,
                   reference ? source.end - source.start : 0);
  append (self->page->text, run, n);
  self->block.source.end = source.end;
  self->block.ends_linked = self->n_anchors > 0;
  if (self->n_anchors == 0 && self->n_bold == 0 && self->n_italic == 0)
    return;
  guint n_shown = count_shown (run, n);
  self->block.link += self->n_anchors > 0 ? n_shown : 0;
  self->block.bold += self->n_bold > 0 ? n_shown : 0;
  self->block.italic += self->n_italic > 0 ? n_shown : 0;
}

/* Shows the characters that a reference stands for; FALSE when it is none. */
static guint
show_reference (RapPageText *self, guint at, guint end)
{
  char     out[8];
  guint    n;
  gboolean is_space = FALSE;
  guint    taken = rap_html_reference (self->page->html + at, end - at, FALSE, out, &n);
  if (taken == 0)
    return 0;
  if (n == 1 && class_of ((guchar) out[0]) == SPACE)
    is_space = TRUE;
  else if (invisible (out, n, &is_space) == 0 &&
           !(n == 1 && class_of ((guchar) out[0]) == DROP))
    show (self, out, n, (RapSpan){ at, at + taken }, TRUE);
  if (is_space)
    self->space = TRUE;
  return taken;
}

void
rap_page_text_add (RapPageText *self, RapSpan raw, gboolean references, guint inner)
{
  const char *html = self->page->html;
  guint       done = raw.start;
  guint       at = raw.start;
  self->inner = inner;
  while (at < raw.end)
    {
      ByteClass class = class_of ((guchar) html[at]);
      gboolean is_space = class == SPACE;
      guint    taken = class == COPY ? 0 : 1;
      if (class == COPY)
        {
          at += (guint) rap_bytes_words (html + at, raw.end - at);
          continue;
        }
      if ((class == REFERENCE && !references) ||
          (class == WIDE &&
           (taken = invisible (html + at, raw.end - at, &is_space)) == 0))
        {
          at++;
          continue;
        }
      if (at > done)
        show (self, html + done, at - done, (RapSpan){ done, at }, FALSE);
      if (class == REFERENCE && (taken = show_reference (self, at, raw.end)) == 0)
        {
          done = at++; /* only a sign */
          continue;
        }
      self->space |= is_space;
      at += taken;
      if (is_space)
        at += (guint) rap_bytes_blank (html + at, raw.end - at);
      done = at;
    }
  if (at > done)
    show (self, html + done, at - done, (RapSpan){ done, at }, FALSE);
}
