// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-recoding.h"

#include <string.h>

#include "text/rap-bytes.h"
#include "text/rap-decode.h"

/* What one character takes at most, with what some charsets put before it to change sets. */
#define MAX_WIDTH 16
#define MAX_NAME  40

typedef struct
{
  const char *bytes;
  gsize       length;
  gsize       at; /* in the bytes */
  GIConv      converter;
  guint8      unit;   /* bytes of a code unit; 0: to be found out */
  gboolean    shifts; /* what a byte means depends on those long before */
  gboolean    stable; /* the converter has not lost its way */
} Source;

static void
add (GArray *runs, guint text, guint bytes, guint text_width, guint bytes_width)
{
  const RapRecoded *last =
    runs->len > 0 ? &g_array_index (runs, RapRecoded, runs->len - 1) : NULL;
  RapRecoded run = { text, bytes, (guint8) text_width, (guint8) bytes_width };
  if (last == NULL || last->text_width != text_width || last->bytes_width != bytes_width)
    g_array_append_val (runs, run);
}

/* A character of UTF-8, or a byte that is none. */
static guint
width_of_utf8 (const Source *self)
{
  const char *at = self->bytes + self->at;
  gsize       left = self->length - self->at;
  gunichar    c = g_utf8_get_char_validated (at, (gssize) MIN (left, 4));
  return *at == '\0' || (gint32) c < 0 ? 1 : (guint) g_utf8_skip[(guchar) *at];
}

/* So many bytes make a character that takes width bytes in UTF-8. */
static guint
width_of_converted (Source *self, guint width)
{
  char  out[8];
  char *to = out, *from = (char *) self->bytes + self->at;
  /* Of more it would first convert a great deal that finds no room. */
  gsize given = MIN (self->length - self->at, MAX_WIDTH);
  gsize left = given, room = width;
  /* It stops when the next one finds no room. */
  g_iconv (self->converter, &from, &left, &to, &room);
  self->stable &= room == 0;
  return (guint) (given - left);
}

static guint
width_of_next (Source *self, const char *text, guint width)
{
  if (self->converter != (GIConv) -1)
    return width_of_converted (self, width);
  if (self->unit == 0)
    return width_of_utf8 (self);
  return self->unit == 2 && g_utf8_get_char (text) >= 0x10000 ? 4 : self->unit;
}

/* What the names of such charsets begin with. */
static const char *const shifting[] = { "iso-2022", "hz", "utf-7" };

static void
begin (Source *self, const char *text, gsize text_length, const char *charset)
{
  char name[MAX_NAME];
  g_strlcpy (name, charset, sizeof name);
  name[strcspn (name, ",")] = '\0';
  self->at = rap_decode_mark_length (self->bytes, self->length);
  self->converter = (GIConv) -1;
  self->stable = TRUE;
  if (g_str_has_prefix (name, "utf-16"))
    self->unit = 2;
  else if (g_str_has_prefix (name, "utf-32"))
    self->unit = 4;
  else if (g_str_equal (name, "utf-8"))
    self->unit = 0;
  else if ((gsize) g_utf8_strlen (text, (gssize) text_length) == self->length)
    self->unit = 1;
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (shifting); i++)
        self->shifts |= g_str_has_prefix (name, shifting[i]);
      self->converter = g_iconv_open ("utf-8", name);
      self->stable = self->converter != (GIConv) -1;
    }
}

/* How many characters of ASCII come next, where each is the same byte. */
static gsize
count_plain (const Source *self, const char *text, gsize length)
{
  const char *bytes = self->bytes + self->at;
  gsize       n = 0, all = 0;
  if (!self->shifts && self->unit <= 1)
    all = rap_bytes_ascii (text, MIN (length, self->length - self->at));
  while (n < all && text[n] == bytes[n])
    n++;
  return n;
}

GArray *
rap_recoding_new (const char *bytes,
                  gsize       length,
                  const char *text,
                  gsize       text_length,
                  const char *charset)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (RapRecoded));
  Source  source = { .bytes = bytes, .length = length };
  begin (&source, text, text_length, charset);
  for (gsize at = 0; at < text_length && source.stable;)
    {
      gsize plain = count_plain (&source, text + at, text_length - at);
      if (plain > 0)
        {
          add (runs, (guint) at, (guint) source.at, 1, 1);
          source.at += plain;
          at += plain;
          continue;
        }
      guint width = (guint) g_utf8_skip[(guchar) text[at]];
      guint there = source.at < length ? width_of_next (&source, text + at, width) : 0;
      source.stable &= there > 0 && there <= MAX_WIDTH && there <= length - source.at;
      add (runs, (guint) at, (guint) source.at, width, there);
      source.at += there;
      at += width;
    }
  if (source.converter != (GIConv) -1)
    g_iconv_close (source.converter);
  if (!source.stable)
    g_clear_pointer (&runs, g_array_unref);
  return runs;
}

guint
rap_recoding_find (const GArray *recoding, guint text)
{
  guint low = 0, high = recoding->len;
  if (high == 0)
    return text;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (recoding, RapRecoded, middle).text <= text)
        low = middle;
      else
        high = middle;
    }
  const RapRecoded *run = &g_array_index (recoding, RapRecoded, low);
  return run->bytes + (text - run->text) / run->text_width * run->bytes_width;
}
