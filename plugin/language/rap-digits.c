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

static guint
read_small (const char *text, guint digits)
{
  guint value = 0;

  for (guint i = 0; i < digits; i++)
    value = value * 10 + (guint) (text[i] - '0');
  return value;
}

/* A date as much of Europe writes it, 3.11.2026: its length, or 0. The value is 20261103. */
static guint
read_date (const char *text, guint start, guint end, double *value)
{
  guint days = count_digits (text, start, end), month = start + days + 1;

  if (days < 1 || days > 2 || month >= end || text[month - 1] != '.')
    return 0;
  guint months = count_digits (text, month, end), year = month + months + 1;
  if (months < 1 || months > 2 || year >= end || text[year - 1] != '.' ||
      count_digits (text, year, end) != 4 ||
      (year + 4 < end && (g_ascii_isalnum (text[year + 4]) ||
                          (text[year + 4] == '.' && count_digits (text, year + 5, end)))))
    return 0;
  guint day = read_small (text + start, days), number = read_small (text + month, months);
  if (number > 12 || number < 1 || day > 31 || day < 1)
    return 0;
  *value = read_small (text + year, 4) * 10000.0 + number * 100 + day;
  return year + 4 - start;
}

guint
rap_number_read_digits (const char *text, guint start, guint end, RapPiece *piece)
{
  char  buffer[MAX_DIGITS + 1];
  guint i = start, n = 0, date = read_date (text, start, end, &piece->value);

  if (date > 0)
    {
      piece->form = RAP_NUMBER_DATE;
      piece->digits = 8;
      piece->high = piece->value;
      return start + date;
    }
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
