// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-markup-repairs.h"

#include <string.h>

/* A tag is no longer than this, attributes and all. */
#define TAG_LONGEST  400
#define NAME_LONGEST 10
#define QUOTED_ROWS \
  3 /* that begin with a mark make a text one that quotes a mail, at least */

/* The elements that texts are made of; those that part words leave a space behind. */
static const struct
{
  const char *name;
  gboolean    parts;
} elements[] = {
  { "a", FALSE },    { "abbr", FALSE },   { "article", TRUE }, { "b", FALSE },
  { "big", FALSE },  { "br", TRUE },      { "center", TRUE },  { "cite", FALSE },
  { "div", TRUE },   { "em", FALSE },     { "figure", TRUE },  { "font", FALSE },
  { "h1", TRUE },    { "h2", TRUE },      { "h3", TRUE },      { "h4", TRUE },
  { "hr", TRUE },    { "i", FALSE },      { "img", FALSE },    { "li", TRUE },
  { "ol", TRUE },    { "p", TRUE },       { "section", TRUE }, { "small", FALSE },
  { "span", FALSE }, { "strong", FALSE }, { "sub", FALSE },    { "sup", FALSE },
  { "table", TRUE }, { "td", TRUE },      { "time", FALSE },   { "tr", TRUE },
  { "u", FALSE },    { "ul", TRUE },
};

/* The element whose name stands here, or -1. */
static int
element_at (const char *text, gsize left)
{
  gsize n = 0;

  while (n < left && n < NAME_LONGEST && g_ascii_isalnum (text[n]))
    n++;
  for (guint i = 0; n > 0 && n < left && i < G_N_ELEMENTS (elements); i++)
    if (strlen (elements[i].name) == n &&
        g_ascii_strncasecmp (elements[i].name, text, n) == 0)
      return (int) i;
  return -1;
}

/* Where a tag that begins with "<" ends, or 0. A name is followed by the end, or by a space and
 * attributes that have an equals sign. */
static gsize
tag_end (const char *text, gsize length, gsize at, int *element)
{
  gsize    name = at + 1 + (at + 1 < length && text[at + 1] == '/');
  gboolean equals = FALSE;

  *element = name < length ? element_at (text + name, length - name) : -1;
  if (*element < 0)
    return 0;
  gsize i = name + strlen (elements[*element].name);
  gsize begin = i;
  while (i < length && i < at + TAG_LONGEST && text[i] != '>' && text[i] != '<' &&
         text[i] != '\n')
    equals |= text[i++] == '=';
  if (i >= length || text[i] != '>')
    return 0;
  gboolean bare = i == begin || (text[i - 1] == '/' && i - begin <= 2);
  return bare || (equals && text[begin] == ' ') ? i + 1 : 0;
}

/* At the ends of the text too, where at may have run below its start. */
static gboolean
is_space (const char *text, gsize length, gsize at)
{
  return at >= length || g_ascii_isspace (text[at]);
}

guint
rap_markup_quote_marks (const char *text, gsize left)
{
  guint n = 0;

  if (left == 0 || text[0] != '>')
    return 0;
  while (n < left && (text[n] == '>' || text[n] == ' '))
    n++;
  return n;
}

gboolean
rap_markup_is_quoted (const char *text, gsize length)
{
  guint       rows = 0;
  const char *end = text + length;

  for (const char *row = text; row < end && rows < QUOTED_ROWS;)
    {
      const char *stop = memchr (row, '\n', end - row);
      rows += *row == '>';
      row = stop != NULL ? stop + 1 : end;
    }
  return rows >= QUOTED_ROWS;
}

/* The marks that mail puts before each row it quotes. */
static void
find_quote_marks (const char *text, gsize length, GArray *repairs)
{
  if (memchr (text, '>', length) == NULL || !rap_markup_is_quoted (text, length))
    return;
  for (gsize at = 0; at < length;)
    {
      const char *stop = memchr (text + at, '\n', length - at);
      guint       marks = rap_markup_quote_marks (text + at, length - at);
      if (marks > 0)
        {
          RapRepair repair = { { (guint) at, (guint) at + marks },
                               RAP_REPAIR_LEFTOVER,
                               g_strdup ("") };
          g_array_append_val (repairs, repair);
        }
      at = stop != NULL ? (gsize) (stop - text) + 1 : length;
    }
}

void
rap_markup_repairs_find (const char *text, gsize length, GArray *repairs)
{
  const char *found = memchr (text, '<', length);

  find_quote_marks (text, length, repairs);
  while (found != NULL)
    {
      gsize at = (gsize) (found - text);
      int   element;
      gsize end = tag_end (text, length, at, &element);
      if (end > 0)
        {
          RapRepair repair = { { (guint) at, (guint) end },
                               RAP_REPAIR_LEFTOVER,
                               g_strdup (elements[element].parts &&
                                             !is_space (text, length, at - 1) &&
                                             !is_space (text, length, end)
                                           ? " "
                                           : "") };
          g_array_append_val (repairs, repair);
        }
      gsize next = end > 0 ? end : at + 1;
      found = next < length ? memchr (text + next, '<', length - next) : NULL;
    }
}
