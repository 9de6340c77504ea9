// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-digits.h"

#define MAX_DIGITS 24

static guint
count_digits (const char *text, guint i, guint end)
{
  guint n = 0;

  while (i + n < end && n < 4 && g_ascii_isdigit (text[i + n]))
    n++;
  return n;
}

/* A comma with three figures after it, or with two and then such a group: 12,34,567. */
static gboolean
is_group (const char *text, guint i, guint end)
{
  if (text[i] != ',')
    return FALSE;
  guint n = count_digits (text, i + 1, end);
  return n == 3 || (n == 2 && i + 3 < end && text[i + 3] == ',' &&
                    count_digits (text, i + 4, end) == 3);
}

guint
rap_number_read_digits (const char *text, guint start, guint end, RapPiece *piece)
{
  char  buffer[MAX_DIGITS + 1];
  guint i = start, n = 0;

  piece->form = RAP_NUMBER_CARDINAL;
  piece->digits = 0;
  while (i < end && n < MAX_DIGITS)
    {
      if (g_ascii_isdigit (text[i]))
        {
          buffer[n++] = text[i++];
          piece->digits++;
        }
      else if (i > start && (piece->form & RAP_NUMBER_DECIMAL) == 0 &&
               is_group (text, i, end))
        {
          piece->form |= RAP_NUMBER_GROUPED;
          i++;
        }
      else if (text[i] == '.' && (piece->form & RAP_NUMBER_DECIMAL) == 0 && i + 1 < end &&
               g_ascii_isdigit (text[i + 1]))
        {
          piece->form |= RAP_NUMBER_DECIMAL;
          buffer[n++] = text[i++];
        }
      else
        break;
    }
  if (n == MAX_DIGITS)
    return 0;
  buffer[n] = '\0';
  piece->value = piece->high = g_ascii_strtod (buffer, NULL);
  return i;
}
