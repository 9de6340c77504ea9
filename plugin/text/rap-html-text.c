// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-html.h"

#include <string.h>

#include "text/rap-html-entities.h"

/* How far into a page the name of its charset is looked for. */
#define SNIFF_LENGTH 8192

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
}

static guint
put_character (char out[8], gunichar c)
{
  return (guint) g_unichar_to_utf8 (c, out);
}

/* What the standard makes of a number that a page gives. */
static gunichar
numbered_character (gunichar c)
{
  /* The numbers of windows-1252 where Unicode has only controls. */
  static const guint16 windows[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
  };
  if (c >= 0x80 && c < 0xa0 && windows[c - 0x80] != 0)
    return windows[c - 0x80];
  if (c == 0 || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
    return 0xfffd;
  return c;
}

static guint
read_number (const char *at, gsize left, char out[8], guint *written)
{
  gboolean hex = left > 2 && (at[2] == 'x' || at[2] == 'X');
  guint    first = hex ? 3 : 2;
  guint    end = first;
  gunichar value = 0;
  for (; end < left; end++)
    {
      int digit = hex ? g_ascii_xdigit_value (at[end]) : g_ascii_digit_value (at[end]);
      if (digit < 0)
        break;
      value = MIN (value * (hex ? 16 : 10) + (guint) digit, 0x110000);
    }
  if (end == first)
    return 0;
  *written = put_character (out, numbered_character (value));
  return end < left && at[end] == ';' ? end + 1 : end;
}

guint
rap_html_reference (const char *at,
                    gsize       left,
                    gboolean    in_attribute,
                    char        out[8],
                    guint      *written)
{
  *written = 0;
  if (left < 2)
    return 0;
  if (at[1] == '#')
    return read_number (at, left, out, written);
  if (!g_ascii_isalnum (at[1]))
    return 0;
  const char *value;
  guint       n = rap_html_entity (at + 1, left - 1, &value);
  if (n == 0)
    return 0;
  /* In an attribute "&copy=" is part of an address, not a sign. */
  if (in_attribute && at[n] != ';' && n + 1 < left &&
      (at[n + 1] == '=' || g_ascii_isalnum (at[n + 1])))
    return 0;
  *written = (guint) strlen (value);
  memcpy (out, value, *written);
  return n + 1;
}

void
rap_html_decode (GString *out, const char *raw, gsize length, RapHtmlState state)
{
  gboolean references =
    state == RAP_HTML_DATA || state == RAP_HTML_RCDATA || state == RAP_HTML_ATTRIBUTE;
  gboolean keeps_nul = state == RAP_HTML_DATA || state == RAP_HTML_CDATA;
  gsize    done = 0;
  for (gsize i = 0; i < length; i++)
    {
      char  buffer[8];
      guint n = 0;
      guint taken = 0;
      if (G_LIKELY (raw[i] != '&' && raw[i] != '\r' && raw[i] != '\0'))
        continue;
      if (raw[i] == '&' && references)
        taken = rap_html_reference (raw + i,
                                    length - i,
                                    state == RAP_HTML_ATTRIBUTE,
                                    buffer,
                                    &n);
      else if (raw[i] == '\r')
        {
          taken = 1;
          buffer[0] = '\n';
          n = i + 1 < length && raw[i + 1] == '\n' ? 0 : 1;
        }
      else if (raw[i] == '\0' && !keeps_nul)
        {
          taken = 1;
          n = put_character (buffer, 0xfffd);
        }
      if (taken == 0)
        continue;
      g_string_append_len (out, raw + done, (gssize) (i - done));
      g_string_append_len (out, buffer, n);
      done = i + taken;
      i = done - 1;
    }
  g_string_append_len (out, raw + done, (gssize) (length - done));
}

/* --- charset --- */

/* The word after "charset=" or "encoding=" in a value. */
static char *
charset_in (const char *value, gsize length, const char *key)
{
  gsize n = strlen (key);
  for (gsize i = 0; i + n < length; i++)
    {
      if (g_ascii_strncasecmp (value + i, key, n) != 0)
        continue;
      gsize start = i + n;
      while (start < length &&
             (is_space (value[start]) || strchr ("=\"'", value[start]) != NULL))
        start++;
      gsize end = start;
      while (end < length &&
             (g_ascii_isalnum (value[end]) || strchr ("-_:.", value[end]) != NULL) &&
             value[end] != '\0')
        end++;
      if (end > start)
        return g_ascii_strdown (value + start, (gssize) (end - start));
    }
  return NULL;
}

static char *
charset_of_meta (const RapHtmlTokenizer *self)
{
  const RapSpan *charset = rap_html_attribute (self, "charset");
  if (charset != NULL && charset->end > charset->start)
    {
      g_autofree char *value =
        g_ascii_strdown (self->page + charset->start, charset->end - charset->start);
      return g_strdup (g_strstrip (value));
    }
  const RapSpan *content = rap_html_attribute (self, "content");
  if (content == NULL || rap_html_attribute (self, "http-equiv") == NULL)
    return NULL;
  return charset_in (self->page + content->start,
                     content->end - content->start,
                     "charset");
}

char *
rap_html_sniff_charset (const char *bytes, gsize length)
{
  RapHtmlTokenizer html;
  RapHtmlToken     token;
  rap_html_init (&html, bytes, MIN (length, SNIFF_LENGTH));
  while (rap_html_next (&html, &token))
    {
      const char *data = bytes + token.data.start;
      gsize       n = token.data.end - token.data.start;
      char       *charset = NULL;
      if (token.kind == RAP_HTML_COMMENT && n > 4 && strncmp (data, "?xml", 4) == 0)
        charset = charset_in (data, n, "encoding");
      else if (token.kind == RAP_HTML_START_TAG && n == 4 &&
               g_ascii_strncasecmp (data, "meta", 4) == 0)
        charset = charset_of_meta (&html);
      else if (token.kind == RAP_HTML_START_TAG && n == 6 &&
               g_ascii_strncasecmp (data, "script", 6) == 0)
        html.state = RAP_HTML_SCRIPT;
      if (charset != NULL)
        return charset;
    }
  return NULL;
}
