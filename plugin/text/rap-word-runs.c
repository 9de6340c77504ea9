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

/* Adds a letter that is no ASCII one; returns how many bytes it takes, 0 for what is none. */
static guint
read_wide_letter (const char *text, guint at, RapWordRun *run, guint *capitals)
{
  gunichar c = g_utf8_get_char (text + at);
  guint    width = rap_utf8_width (text + at);
  if (!g_unichar_isalpha (c))
    return 0;
  *capitals += g_unichar_isupper (c);
  run->key = rap_word_runs_key (run->key, text, at, at + width);
  run->joined = rap_word_runs_key (run->joined, text, at, at + width);
  return width;
}

static guint
read_run (RapWordRuns *runs, guint at, guint64 before)
{
  RapWordRun run = { .start = at, .key = RAP_WORD_KEY, .joined = before };
  guint      letters = 0, capitals = 0;
  for (guint width = 1; at < runs->length; at += width, letters++)
    {
      char c = runs->text[at];
      char folded = c | 0x20;
      width = 1;
      if (g_ascii_isalpha (c))
        {
          capitals += c != folded;
          run.key = rap_word_key_add (run.key, &folded, 1);
          run.joined = rap_word_key_add (run.joined, &folded, 1);
        }
      else if ((guchar) c < 0x80 ||
               (width = read_wide_letter (runs->text, at, &run, &capitals)) == 0)
        break;
    }
  run.end = at;
  run.letters = (guint8) MIN (letters, 200);
  run.capitals = (guint8) MIN (capitals, 200);
  if (letters > 0)
    g_array_append_val (runs->runs, run);
  return at;
}

static void
look_up_runs (RapWordRuns *runs)
{
  RapWordRun *run = (RapWordRun *) (gpointer) runs->runs->data;
  for (guint i = 0; i < runs->runs->len; i++)
    {
      if (i + RAP_WORD_RUNS_AHEAD < runs->runs->len)
        rap_word_list_fetch (run[i + RAP_WORD_RUNS_AHEAD].key);
      run[i].found = rap_word_list_find (run[i].key);
    }
}

static void
read_runs (RapWordRuns *runs)
{
  guint64 before = RAP_WORD_KEY;
  for (guint at = 0; at < runs->length;)
    {
      guint end = read_run (runs, at, before);
      if (end > at)
        before = rap_word_runs_get (runs, runs->runs->len - 1)->key;
      at = end > at ? end : at + rap_utf8_width (runs->text + at);
    }
  look_up_runs (runs);
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
  runs->runs = g_array_sized_new (FALSE,
                                  FALSE,
                                  sizeof (RapWordRun),
                                  (guint) MIN (length / 6, G_MAXINT));
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
