// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-strings.h"

#include <string.h>

#include "text/rap-bytes.h"
#include "text/rap-hash.h"
#include "text/rap-html.h"

#define MAX_DEPTH   64
#define MAX_STRINGS 20000
/* Data begin within so many bytes of a script that holds nothing else: "window.data = {". */
#define MAX_BEFORE 60
/* A string of fewer bytes is no prose; nor is one whose words are so long on average. */
#define LEAST_PROSE 40
#define LONG_WORDS  14
/* So many bytes of prose may be a report. */
#define LEAST_REPORT 400

typedef struct
{
  RapSpan  value;
  guint32  group; /* by the names of the members above it */
  gboolean prose;
} String;

typedef struct
{
  const char *html;
  GArray     *strings;          /* String */
  guint32     paths[MAX_DEPTH]; /* the names of the members being read, from the top */
  guint64     lists;            /* by depth: is it one? */
  guint       depth;
  gboolean    name_next;
} Scan;

/* Text has spaces, or the letters of scripts that need none; code and addresses have neither. */
static gboolean
is_prose (const char *text, guint length)
{
  guint spaces = 0, wide = 0;
  if (length < LEAST_PROSE)
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      if (text[i] == '{' || text[i] == '}')
        return FALSE;
      spaces += text[i] == ' ';
      wide += (guchar) text[i] >= 0xe3;
    }
  return spaces * LONG_WORDS >= length || wide * 6 >= length;
}

static gboolean
in_list (const Scan *self)
{
  return (self->lists >> (self->depth % MAX_DEPTH) & 1) != 0;
}

static void
take_string (Scan *self, RapSpan value)
{
  const char *text = self->html + value.start;
  guint       length = value.end - value.start;
  if (self->depth >= MAX_DEPTH || self->depth == 0)
    return;
  if (self->name_next)
    {
      self->paths[self->depth] =
        rap_hash_bytes (self->paths[self->depth - 1] + self->depth, text, length);
      return;
    }
  if (length == 0 || self->strings->len >= MAX_STRINGS)
    return;
  String string = { value, self->paths[self->depth], is_prose (text, length) };
  g_array_append_val (self->strings, string);
}

static void
open_level (Scan *self, gboolean list)
{
  guint32 path = self->depth < MAX_DEPTH ? self->paths[self->depth] : 0;
  self->depth++;
  if (self->depth >= MAX_DEPTH)
    return;
  self->paths[self->depth] = path; /* a list goes by the name that it has */
  self->lists &= ~(G_GUINT64_CONSTANT (1) << self->depth);
  self->lists |= (guint64) list << self->depth;
  self->name_next = !list;
}

static void
scan (Scan *self, RapSpan script)
{
  self->depth = 0;
  self->paths[0] = RAP_HASH_START;
  self->name_next = FALSE;
  for (guint at = script.start; at < script.end; at++)
    switch (self->html[at])
      {
      case '{':
      case '[':
        open_level (self, self->html[at] == '[');
        break;
      case '}':
      case ']':
        self->depth -= self->depth > 0;
        self->name_next = FALSE;
        break;
      case ':':
        self->name_next = FALSE;
        break;
      case ',':
        self->name_next = self->depth > 0 && self->depth < MAX_DEPTH && !in_list (self);
        break;
      case '"':
        {
          guint start = ++at;
          while (at < script.end && self->html[at] != '"')
            at += self->html[at] == '\\' ? 2 : 1;
          at = MIN (at, script.end);
          take_string (self, (RapSpan){ start, at });
          break;
        }
      default:
        break;
      }
}

static gboolean
is_data (const RapHtmlTokenizer *html, RapSpan text)
{
  const RapSpan *type = rap_html_attribute (html, "type");
  if (type != NULL)
    return rap_bytes_hold (html->page + type->start, type->end - type->start, "json", 4);
  guint before =
    (guint) rap_bytes_until (html->page + text.start, text.end - text.start, '{');
  return before < MAX_BEFORE &&
         rap_bytes_until (html->page + text.start, text.end - text.start, '(') > before;
}

static void
scan_scripts (Scan *self, gsize length)
{
  RapHtmlTokenizer html;
  RapHtmlToken     token;
  rap_html_init (&html, self->html, length);
  while (rap_html_next (&html, &token))
    {
      RapSpan name = token.data;
      if (token.kind != RAP_HTML_START_TAG || name.end - name.start != 6 ||
          g_ascii_strncasecmp (self->html + name.start, "script", 6) != 0)
        continue;
      html.state = RAP_HTML_SCRIPT;
      RapHtmlTokenizer tag = html; /* keeps the attributes */
      if (rap_html_next (&html, &token) && token.kind == RAP_HTML_TEXT &&
          is_data (&tag, token.data))
        scan (self, token.data);
    }
}

/* The group with the most bytes of prose, however often a string is told; 0: too few. */
static guint32
choose_group (const GArray *strings)
{
  g_autoptr (GHashTable) sums = g_hash_table_new (NULL, NULL);
  guint32 best = 0;
  guint   most = LEAST_REPORT - 1;
  for (guint i = 0; i < strings->len; i++)
    {
      const String *string = &g_array_index (strings, String, i);
      gpointer      group = GUINT_TO_POINTER (string->group);
      guint         sum = GPOINTER_TO_UINT (g_hash_table_lookup (sums, group));
      sum += string->prose ? string->value.end - string->value.start : 0;
      g_hash_table_insert (sums, group, GUINT_TO_POINTER (sum));
      if (sum > most)
        {
          most = sum;
          best = string->group;
        }
    }
  return best;
}

/* What is told twice is the same text for two scripts. */
static gboolean
is_new (GHashTable *seen, const char *html, const String *string)
{
  guint32 key = rap_hash_bytes (RAP_HASH_START,
                                html + string->value.start,
                                string->value.end - string->value.start);
  return !string->prose || g_hash_table_add (seen, GUINT_TO_POINTER (key));
}

GArray *
rap_page_strings_find (const char *html, gsize length)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (RapSpan));
  g_autoptr (GArray) strings = g_array_new (FALSE, FALSE, sizeof (String));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Scan self = { .html = html, .strings = strings };
  scan_scripts (&self, length);
  guint32 group = choose_group (strings);
  for (guint i = 0; i < strings->len && group != 0; i++)
    {
      const String *string = &g_array_index (strings, String, i);
      if (string->group == group && is_new (seen, html, string))
        g_array_append_val (found, string->value);
    }
  return found;
}
