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

/* What a letter that is no ASCII one makes of the keys. */
typedef struct
{
  guint64  key;
  guint64  joined;
  guint    width; /* 0: it is no letter */
  gboolean capital;
} Wide;

static Wide
read_wide_letter (const char *text, guint at, guint64 key, guint64 joined)
{
  gunichar c = g_utf8_get_char (text + at);
  guint    width = rap_utf8_width (text + at);
  if (!g_unichar_isalpha (c))
    return (Wide){ key, joined, 0, FALSE };
  return (Wide){ rap_word_runs_key (key, text, at, at + width),
                 rap_word_runs_key (joined, text, at, at + width),
                 width,
                 g_unichar_isupper (c) };
}

/* Reads the run that begins there; returns its end, which is the same where there is none. */
static inline guint
read_run (const RapWordRuns *runs, guint start, guint64 before, RapWordRun *run)
{
  const char *text = runs->text;
  guint64     key = RAP_WORD_KEY, joined = before;
  guint       length = (guint) runs->length, at = start, folds = 0;
  guint       letters = 0, capitals = 0;
  for (;;)
    {
      guint from = at;
      for (; at < length; at++)
        {
          char folded = text[at] | 0x20;
          if ((guchar) (folded - 'a') >= 26)
            break;
          folds += (guint) (guchar) (folded ^ text[at]);
          key = rap_word_key_add (key, &folded, 1);
          joined = rap_word_key_add (joined, &folded, 1);
        }
      letters += at - from;
      if (at >= length || (guchar) text[at] < 0x80)
        break;
      Wide wide = read_wide_letter (text, at, key, joined);
      if (wide.width == 0)
        break;
      key = wide.key;
      joined = wide.joined;
      capitals += wide.capital;
      letters++;
      at += wide.width;
    }
  capitals += folds / 0x20;
  run->start = start;
  run->end = at;
  run->key = key;
  run->joined = joined;
  run->found = 0;
  run->letters = (guint8) MIN (letters, 200);
  run->capitals = (guint8) MIN (capitals, 200);
  run->seen = 0;
  return at;
}

#define ROOM 256 /* is made for so many runs at once */

static void
read_runs (RapWordRuns *runs)
{
  guint64 before = RAP_WORD_KEY;
  guint   n = 0;
  for (guint at = 0; at < runs->length;)
    {
      guchar c = (guchar) runs->text[at];
      if (c < 0x80 && (guchar) ((c | 0x20) - 'a') >= 26)
        {
          at++;
          continue;
        }
      if (n == runs->runs->len)
        g_array_set_size (runs->runs, n + ROOM);
      RapWordRun *run = &g_array_index (runs->runs, RapWordRun, n);
      guint       end = read_run (runs, at, before, run);
      if (end > at)
        {
          before = run->key;
          n++;
        }
      at = end > at ? end : at + rap_utf8_width (runs->text + at);
    }
  g_array_set_size (runs->runs, n);
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
  const RapWordList *list = rap_word_list_get ();
  runs->mask = size - 1;
  runs->seen = g_new (guint64, size);
  runs->counts = g_new0 (guint16, size);
  for (guint i = 0; i < runs->runs->len; i++)
    {
      RapWordRun *run = &g_array_index (runs->runs, RapWordRun, i);
      run->seen = find_seen (runs, run->key);
      runs->seen[run->seen] = run->key;
      if (runs->counts[run->seen] == 0)
        rap_word_list_fetch (list, run->key);
      if (runs->counts[run->seen] < G_MAXUINT16)
        runs->counts[run->seen]++;
    }
}

/* Each word once. */
static void
look_up_runs (RapWordRuns *runs)
{
  enum
  {
    NOT_ASKED = 0xff
  };
  const RapWordList *list = rap_word_list_get ();
  g_autofree guint8 *found = g_malloc (runs->mask + 1);
  memset (found, NOT_ASKED, runs->mask + 1);
  for (guint i = 0; i < runs->runs->len; i++)
    {
      RapWordRun *run = &g_array_index (runs->runs, RapWordRun, i);
      if (found[run->seen] == NOT_ASKED)
        found[run->seen] = rap_word_list_look (list, run->key);
      run->found = found[run->seen];
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
  look_up_runs (runs);
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
