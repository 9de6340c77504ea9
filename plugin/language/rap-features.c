// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-features.h"
#include "text/rap-hash.h"

#include <string.h>

/* Longer words are cut: no end or beginning longer than four characters is looked at, and
 * the key of a very long word is of no use. */
#define MAX_BYTES 96
#define MAX_SHAPE 10

const guint8 rap_feature_bits[RAP_N_FEATURE_TABLES] = { 8, 11, 12, 13, 8, 11, 12, 11 };

enum
{
  TABLE_SUFFIX_1 = 0,
  TABLE_PREFIX_1 = 4,
  TABLE_SHAPE = 7
};

static guint32
hash_bytes (const char *bytes, gsize length, guint32 seed)
{
  guint32 h = rap_hash_bytes (RAP_HASH_START ^ (seed * 0x9E3779B1u), bytes, length);

  h = (h ^ (h >> 15)) * 0x85EBCA6Bu;
  return h ^ (h >> 13);
}

static guint32
cell_of (guint table, const char *bytes, gsize length)
{
  return hash_bytes (bytes, length, table + 12) & ((1u << rap_feature_bits[table]) - 1);
}

/* Marks that differ only in how they are drawn. */
typedef struct
{
  char   utf8[4];
  guint8 length;
  char   plain;
} Drawn;

static const Drawn drawn[] = {
  { "\xE2\x80\x9C", 3, '"' },  { "\xE2\x80\x9D", 3, '"' }, { "\xE2\x80\x9E", 3, '"' },
  { "\xC2\xAB", 2, '"' },      { "\xC2\xBB", 2, '"' },     { "\xE2\x80\x98", 3, '\'' },
  { "\xE2\x80\x99", 3, '\'' }, { "\xE2\x80\x93", 3, '-' }, { "\xE2\x80\x94", 3, '-' },
  { "\xE2\x80\x92", 3, '-' },  { "\xE2\x80\x90", 3, '-' }, { "\xE2\x80\x91", 3, '-' },
};

static gsize
plain_mark (const char *p, char *plain)
{
  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    if (strncmp (p, drawn[i].utf8, drawn[i].length) == 0)
      {
        *plain = drawn[i].plain;
        return drawn[i].length;
      }
  return 0;
}

/* Digits as 0, marks as typed on a keyboard. */
static gsize
normalise (const char *lower, char *norm)
{
  gsize n = 0;

  for (const char *p = lower; *p != '\0' && n < MAX_BYTES; p++)
    {
      gsize width = (guint8) *p >= 0xC2 ? plain_mark (p, &norm[n]) : 0;
      if (width > 0)
        p += width - 1;
      else
        norm[n] = g_ascii_isdigit (*p) ? '0' : *p;
      n++;
    }
  /* No half character at the end of a cut word. */
  while (n == MAX_BYTES && n > 0 && ((guint8) norm[n - 1] & 0x80) != 0)
    n--;
  return n;
}

static gboolean
is_inner_byte (char byte)
{
  return ((guint8) byte & 0xC0) == 0x80;
}

static void
read_ends (RapFeatures *features, const char *norm, gsize n)
{
  gsize from = n;

  for (guint k = 0; k < 4; k++)
    {
      if (from > 0)
        from--;
      while (from > 0 && is_inner_byte (norm[from]))
        from--;
      features->cells[TABLE_SUFFIX_1 + k] =
        cell_of (TABLE_SUFFIX_1 + k, norm + from, n - from);
    }
}

static void
read_beginnings (RapFeatures *features, const char *norm, gsize n)
{
  gsize to = 0;

  for (guint k = 0; k < 3; k++)
    {
      if (to < n)
        to++;
      while (to < n && is_inner_byte (norm[to]))
        to++;
      features->cells[TABLE_PREFIX_1 + k] = cell_of (TABLE_PREFIX_1 + k, norm, to);
    }
}

static char
shape_of_byte (char byte)
{
  if (g_ascii_isupper (byte))
    return 'X';
  if (g_ascii_islower (byte) || ((guint8) byte & 0x80) != 0)
    return 'x';
  return g_ascii_isdigit (byte) ? 'd' : byte;
}

/* Capitals, letters, digits and marks; more than two of a kind in a row count as two. */
static void
read_shape (RapFeatures *features, const char *form, RapPlace place)
{
  static const char places[RAP_N_PLACES] = { ' ', '^', 'h', 'H' };
  char              shape[MAX_SHAPE + 1];
  gsize             n = 0;

  for (const char *p = form; *p != '\0' && n < MAX_SHAPE; p++)
    {
      char c = shape_of_byte (*p);
      if (n >= 2 && shape[n - 1] == c && shape[n - 2] == c)
        continue;
      shape[n++] = c;
    }
  shape[n++] = places[place];
  features->cells[TABLE_SHAPE] = cell_of (TABLE_SHAPE, shape, n);
}

void
rap_features_read (RapFeatures *features,
                   const char  *form,
                   const char  *lower,
                   RapPlace     place)
{
  char  norm[MAX_BYTES + 4] = "";
  gsize n = normalise (lower, norm);
  gsize n_form = strnlen (form, MAX_BYTES);

  features->norm = MAX (hash_bytes (norm, n, 1), 1);
  features->form = 0;
  if (n_form != n || memcmp (norm, form, n) != 0)
    features->form = MAX (hash_bytes (form, n_form, 2), 1);
  read_ends (features, norm, n);
  read_beginnings (features, norm, n);
  read_shape (features, form, place);
}

gboolean
rap_features_is_heading (guint n_capital, guint n_words)
{
  return n_words >= 4 && n_capital * 10 >= n_words * 7;
}
