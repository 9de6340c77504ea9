// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-list-markers.h"

#include <string.h>

#include "text/rap-utf8.h"

/* A number or letter of a list with its marks: "3.", "a)", "(ii)", "• 9." */
typedef struct
{
  guint end;    /* the word after it */
  guint number; /* letters count from a = 1 */
  char  style;
} Marker;

#define MAX_NUMBER 1000

/* Small Roman numbers of a list; 0 for any other word. */
static guint
roman_of (const char *form, gsize length)
{
  static const char   letters[] = "ivxlc";
  static const guint8 values[] = { 1, 5, 10, 50, 100 };
  guint               sum = 0;

  for (gsize i = 0; i < length; i++)
    {
      const char *letter = memchr (letters, form[i], sizeof letters - 1);
      const char *next =
        i + 1 < length ? memchr (letters, form[i + 1], sizeof letters - 1) : NULL;
      if (letter == NULL || length > 5)
        return 0;
      sum = next != NULL && next > letter ? sum - values[letter - letters]
                                          : sum + values[letter - letters];
    }
  return sum <= MAX_NUMBER ? sum : 0;
}

/* The number that the word says; 0 when it is none. */
static guint
number_of (const char *form, gsize length, gboolean *is_letter)
{
  guint number = 0;

  *is_letter = length == 1 && g_ascii_isalpha (form[0]);
  if (*is_letter)
    return (guint) (g_ascii_tolower (form[0]) - 'a') + 1;
  if (length > 1 && g_ascii_isalpha (form[0]))
    return roman_of (form, length);
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (form[i]) || number > MAX_NUMBER)
        return 0;
      number = number * 10 + (guint) (form[i] - '0');
    }
  return number;
}

static gboolean
is_form (const RapWord *words, guint at, guint end, char mark)
{
  return at < end && words[at].form[0] == mark && words[at].form[1] == '\0';
}

static gboolean
is_bullet (const RapWord *word)
{
  gunichar c = rap_utf8_get (word->form);
  return c == 0x2022 || c == 0x2043 || c == 0x25CF || c == 0x25AA;
}

static gboolean
find_marker (const RapWord *words, guint at, guint end, Marker *marker)
{
  gboolean bullet = at < end && is_bullet (&words[at]), letter;
  gsize    length;

  *marker = (Marker){ at + bullet, 0, bullet ? 'b' : 'n' };
  if (marker->end >= end)
    return FALSE;
  gboolean bracket = is_form (words, marker->end, end, '(');
  marker->end += bracket;
  if (marker->end >= end)
    return FALSE;
  const char *form = words[marker->end].form;
  length = strlen (form);
  gboolean dotted = length > 1 && form[length - 1] == '.';
  marker->number = number_of (form, length - dotted, &letter);
  marker->style = (char) (marker->style + (letter ? 1 : 0) + (bracket ? 4 : 0));
  marker->end++;
  gboolean stop = dotted || is_form (words, marker->end, end, '.');
  marker->end += stop && !dotted;
  gboolean closed = is_form (words, marker->end, end, ')');
  marker->end += closed;
  marker->style = (char) (marker->style + (stop ? 8 : 0) + (closed ? 16 : 0));
  return marker->number > 0 && (stop || closed) && (closed || !bracket);
}

gboolean
rap_list_goes_on (const RapWord *words, guint first, guint next, guint end)
{
  Marker one, two;

  return find_marker (words, next, end, &two) && find_marker (words, first, end, &one) &&
         one.style == two.style && one.number + 1 == two.number && one.end < next;
}

gboolean
rap_list_is_in_marker (const RapWord *words, guint first, guint next, guint end)
{
  Marker marker;

  return next - first <= 4 && find_marker (words, first, end, &marker) &&
         next <= marker.end;
}
