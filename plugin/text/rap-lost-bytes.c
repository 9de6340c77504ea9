// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-lost-bytes.h"

#include <string.h>

#include "text/rap-draft.h"
#include "text/rap-utf8.h"

#define LEFT       "\303\242" /* what is left of a mark */
#define LEFT_BYTES 2u
#define LEAST      2 /* of them where only a mark can stand make a damaged text */

typedef enum
{
  PLACE_WORD,  /* inside a word, as in other languages */
  PLACE_MAYBE, /* a mark, if the text is damaged */
  PLACE_MARK   /* only a mark can stand here */
} Place;

typedef struct
{
  Place       place;
  guint       end;
  const char *reading;
} Found;

/* What is left of the last byte says which mark it was. */
static const struct
{
  const char *after;
  const char *reading;
} kept_bytes[] = {
  { "\302\254", "€" },
  { "\302\246", "…" },
};

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c) || (guchar) c >= 0x80;
}

/* What follows an apostrophe: one or two small letters, the first of which says how many. */
static gboolean
is_clitic (const char *text, gsize length, guint at, char before)
{
  static const char *const clitics[] = { "s", "d", "m", "re", "ve", "ll", "t" };

  for (guint i = 0; i < G_N_ELEMENTS (clitics); i++)
    {
      gsize n = strlen (clitics[i]);
      if (at + n <= length && memcmp (text + at, clitics[i], n) == 0 &&
          (at + n == length || !is_letter (text[at + n])))
        return *clitics[i] != 't' || before == 'n' || before == 'N';
    }
  return FALSE;
}

static gboolean
is_free (char c)
{
  return g_ascii_isspace (c) || c == '(' || c == '[' || c == '-';
}

static Found
read_place (const char *text, gsize length, guint at)
{
  char  before = at > 0 ? text[at - 1] : '\n';
  guint end = at + LEFT_BYTES;
  char  after = end < length ? text[end] : '\n';

  for (guint i = 0; i < G_N_ELEMENTS (kept_bytes); i++)
    if (end + 2 <= length && memcmp (text + end, kept_bytes[i].after, 2) == 0)
      return (Found){ PLACE_MARK, end + 2, kept_bytes[i].reading };
  if (g_ascii_isalpha (before) && is_clitic (text, length, end, before))
    return (Found){ PLACE_MARK, end, "’" };
  if (is_free (before) && g_ascii_isspace (after))
    return (Found){ PLACE_MARK, end, "—" };
  if (is_free (before))
    return (Found){ g_ascii_isupper (after) ? PLACE_MARK : PLACE_MAYBE, end, "“" };
  if (is_letter (after))
    return (Found){ PLACE_WORD, end, NULL };
  return (Found){ g_ascii_ispunct (before) ? PLACE_MARK : PLACE_MAYBE, end, "”" };
}

void
rap_lost_bytes_find (const char *text, gsize length, GArray *repairs)
{
  guint first = repairs->len, marks = 0, words = 0;

  for (const char *c = text; (c = memchr (c, LEFT[0], text + length - c)) != NULL;)
    {
      guint at = (guint) (c - text);
      c += LEFT_BYTES;
      if (at + 1 >= length)
        break;
      if (text[at + 1] != LEFT[1])
        continue;
      Found found = read_place (text, length, at);
      marks += found.place == PLACE_MARK;
      words += found.place == PLACE_WORD;
      if (found.place == PLACE_WORD)
        continue;
      RapRepair repair = { { at, found.end },
                           RAP_REPAIR_MOJIBAKE,
                           g_strdup (found.reading) };
      g_array_append_val (repairs, repair);
    }
  if (marks >= LEAST && words == 0)
    return;
  for (guint i = first; i < repairs->len; i++)
    g_free (g_array_index (repairs, RapRepair, i).reading);
  g_array_set_size (repairs, first);
}
