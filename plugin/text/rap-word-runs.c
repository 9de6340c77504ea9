// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-word-runs.h"

#include <string.h>

#include "text/rap-utf8.h"
#include "text/rap-word-list.h"

/* Adds a folded letter to a key. */
static guint64
key_add (guint64 key, gunichar c)
{
  char buffer[6];
  if (c < 0x80)
    {
      buffer[0] = g_ascii_tolower (c);
      return rap_word_key_add (key, buffer, 1);
    }
  int length = g_unichar_to_utf8 (g_unichar_tolower (c), buffer);
  return rap_word_key_add (key, buffer, length);
}

static const char *
ligature (gunichar c)
{
  static const char *const parts[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };
  return c >= 0xFB00 && c <= 0xFB06 ? parts[c - 0xFB00] : NULL;
}

static gboolean
is_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha (c) : g_unichar_isalpha (c);
}

guint64
rap_word_runs_key (guint64 key, const char *text, guint start, guint end)
{
  for (guint at = start; at < end; at += rap_utf8_width (text + at))
    {
      gunichar    c = rap_utf8_get (text + at);
      const char *parts = ligature (c);
      key =
        parts != NULL ? rap_word_key_add (key, parts, strlen (parts)) : key_add (key, c);
    }
  return key;
}

static guint
read_run (RapWordRuns *runs, guint at)
{
  RapWordRun run = { .start = at, .key = RAP_WORD_KEY };
  while (at < runs->length)
    {
      gunichar c = rap_utf8_get (runs->text + at);
      if (!is_letter (c))
        break;
      if (run.letters < 200)
        run.letters++;
      if (run.capitals < 200)
        run.capitals += c < 0x80 ? g_ascii_isupper (c) : g_unichar_isupper (c);
      at += rap_utf8_width (runs->text + at);
    }
  run.end = at;
  run.key = rap_word_runs_key (run.key, runs->text, run.start, run.end);
  run.found = rap_word_list_find (run.key);
  g_array_append_val (runs->runs, run);
  return at;
}

static void
read_runs (RapWordRuns *runs)
{
  for (guint at = 0; at < runs->length;)
    {
      gunichar c = rap_utf8_get (runs->text + at);
      at = is_letter (c) ? read_run (runs, at) : at + rap_utf8_width (runs->text + at);
    }
}

static guint
find_seen (const RapWordRuns *runs, guint64 key)
{
  guint i = (key ^ key >> 32) & runs->mask;
  while (runs->counts[i] != 0 && runs->seen[i] != key)
    i = (i + 1) & runs->mask;
  return i;
}

static void
count_runs (RapWordRuns *runs)
{
  guint size = 64;
  while (size < runs->runs->len * 2)
    size *= 2;
  runs->mask = size - 1;
  runs->seen = g_new (guint64, size);
  runs->counts = g_new0 (guint16, size);
  for (guint i = 0; i < runs->runs->len; i++)
    {
      guint64 key = g_array_index (runs->runs, RapWordRun, i).key;
      guint   slot = find_seen (runs, key);
      runs->seen[slot] = key;
      if (runs->counts[slot] < G_MAXUINT16)
        runs->counts[slot]++;
    }
}

guint
rap_word_runs_times (const RapWordRuns *runs, guint64 key)
{
  return runs->counts[find_seen (runs, key)];
}

char *
rap_word_runs_read (const char *text, guint start, guint end)
{
  GString *reading = g_string_new (NULL);
  for (guint at = start; at < end; at += rap_utf8_width (text + at))
    {
      gunichar    c = rap_utf8_get (text + at);
      const char *parts = ligature (c);
      if (parts != NULL)
        g_string_append (reading, parts);
      else if (is_letter (c))
        g_string_append_unichar (reading, c);
    }
  return g_string_free (reading, FALSE);
}

RapWordRuns *
rap_word_runs_new (const char *text, gsize length)
{
  RapWordRuns *runs = g_new0 (RapWordRuns, 1);

  runs->text = text;
  runs->length = length;
  runs->runs = g_array_new (FALSE, FALSE, sizeof (RapWordRun));
  read_runs (runs);
  count_runs (runs);
  return runs;
}

void
rap_word_runs_free (RapWordRuns *runs)
{
  g_array_unref (runs->runs);
  g_free (runs->seen);
  g_free (runs->counts);
  g_free (runs);
}
