// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-broken-words.h"

#include <string.h>

#include "text/rap-utf8.h"
#include "text/rap-word-list.h"

/* Two neighbours are joined when a linear rule over the word list, and over the text's own
 * words, says so. The rule was fitted by plugin/train/words.py; joining what belongs apart
 * weighs three times a miss there. */

#define LONGEST           24
#define GLUED_LETTERS     4
#define GLUED_COMMON      12
#define GLUED_MOST_COMMON 13
#define GLUED_SHORT       4

/* Limits of the rule: that of a text without broken words, and that of one which has them. */
enum
{
  LIMIT_SURE = 64,
  LIMIT_LONE = 96,
  LIMIT_MANY = 0,
  LIMIT_LINE_END = 64, /* more where a line end stands between */
  MANY = 3,            /* sure finds that make a text one with broken words … */
  MANY_WORDS = 1000,   /* … if there is one in so many words */
  UNKNOWN_PERCENT =
    25,           /* of the words of a text in the language of the list, at most, … */
  FEW_UNKNOWN = 6 /* … beside these */
};

typedef enum
{
  BIAS,
  JOINED,
  JOINED_SPELLED,
  JOINED_NEW,
  LEFT,
  LEFT_SPELLED,
  LEFT_NEW,
  RIGHT,
  RIGHT_SPELLED,
  RIGHT_NEW,
  PAIR,
  PAIR_NEW,
  IN_DOCUMENT,
  LEFT_LENGTH,
  RIGHT_LENGTH,
  LEFT_AGAIN,
  RIGHT_AGAIN,
  SHORT,
  ODD_CASE,
  N_FEATURES
} Feature;

static const gint16 weights[N_FEATURES] = {
  60,  /* bias */
  44,  /* joined */
  100, /* joined-spelled */
  11,  /* joined-new */
  -21, /* left */
  -12, /* left-spelled */
  72,  /* left-new */
  -20, /* right */
  -38, /* right-spelled */
  95,  /* right-new */
  -39, /* pair */
  136, /* pair-new */
  80,  /* in-document */
  -1,  /* left-length */
  -31, /* right-length */
  -35, /* left-again */
  -41, /* right-again */
  109, /* short */
  9,   /* odd-case */
};

/* A run of letters. */
typedef struct
{
  guint   start;
  guint   end;
  guint64 key;
  guint8  found; /* in the word list */
  guint8  letters;
  guint8  capitals;
  int     next; /* what the rule says of it and the run after it */
} Run;

typedef struct
{
  const char *text;
  gsize       length;
  GArray     *runs;
  guint64    *seen; /* keys of the text's words, open addressing */
  guint16    *counts;
  guint       mask;
} Search;

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

static guint64
key_add_run (guint64 key, const char *text, guint start, guint end)
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
read_run (Search *search, guint at)
{
  Run run = { .start = at, .key = RAP_WORD_KEY };
  while (at < search->length)
    {
      gunichar c = rap_utf8_get (search->text + at);
      if (!is_letter (c))
        break;
      if (run.letters < 200)
        run.letters++;
      if (run.capitals < 200)
        run.capitals += c < 0x80 ? g_ascii_isupper (c) : g_unichar_isupper (c);
      at += rap_utf8_width (search->text + at);
    }
  run.end = at;
  run.key = key_add_run (run.key, search->text, run.start, run.end);
  run.found = rap_word_list_find (run.key);
  g_array_append_val (search->runs, run);
  return at;
}

static void
read_runs (Search *search)
{
  for (guint at = 0; at < search->length;)
    {
      gunichar c = rap_utf8_get (search->text + at);
      at =
        is_letter (c) ? read_run (search, at) : at + rap_utf8_width (search->text + at);
    }
}

static guint
find_seen (const Search *search, guint64 key)
{
  guint i = (key ^ key >> 32) & search->mask;
  while (search->counts[i] != 0 && search->seen[i] != key)
    i = (i + 1) & search->mask;
  return i;
}

static void
count_runs (Search *search)
{
  guint size = 64;
  while (size < search->runs->len * 2)
    size *= 2;
  search->mask = size - 1;
  search->seen = g_new (guint64, size);
  search->counts = g_new0 (guint16, size);
  for (guint i = 0; i < search->runs->len; i++)
    {
      guint64 key = g_array_index (search->runs, Run, i).key;
      guint   slot = find_seen (search, key);
      search->seen[slot] = key;
      if (search->counts[slot] < G_MAXUINT16)
        search->counts[slot]++;
    }
}

static guint
times_seen (const Search *search, guint64 key)
{
  return search->counts[find_seen (search, key)];
}

static int
again (const Search *search, const Run *run)
{
  return CLAMP ((int) times_seen (search, run->key) - 1, 0, 3);
}

/* The value of the rule for two neighbours that make a word known here or in the list;
 * G_MININT for others. */
static int
judge (const Search *search, const Run *left, const Run *right)
{
  guint letters = left->letters + right->letters,
        capitals = left->capitals + right->capitals;
  guint64 key = key_add_run (left->key, search->text, right->start, right->end);

  if (letters < 4 || letters > LONGEST || (right->capitals > 0 && capitals < letters) ||
      (right->letters == 1 && right->capitals == 1 && search->text[right->end] == '.'))
    return G_MININT; /* the last of these is an initial */
  guint8 joined = rap_word_list_find (key);
  guint  seen = times_seen (search, key);
  if (joined == 0 && seen == 0)
    return G_MININT;

  guint64      pair_key = key_add_run (rap_word_key_add (left->key, " ", 1),
                                  search->text,
                                  right->start,
                                  right->end);
  guint8       pair = rap_word_list_find (pair_key) & RAP_WORD_COUNT;
  const gint16 values[N_FEATURES] = {
    [BIAS] = 1,
    [JOINED] = joined & RAP_WORD_COUNT,
    [JOINED_SPELLED] = (joined & RAP_WORD_SPELLED) != 0,
    [JOINED_NEW] = joined == 0,
    [LEFT] = left->found & RAP_WORD_COUNT,
    [LEFT_SPELLED] = (left->found & RAP_WORD_SPELLED) != 0,
    [LEFT_NEW] = left->found == 0,
    [RIGHT] = right->found & RAP_WORD_COUNT,
    [RIGHT_SPELLED] = (right->found & RAP_WORD_SPELLED) != 0,
    [RIGHT_NEW] = right->found == 0,
    [PAIR] = pair,
    [PAIR_NEW] = pair == 0,
    [IN_DOCUMENT] = MIN (seen, 3),
    [LEFT_LENGTH] = MIN (left->letters, 6),
    [RIGHT_LENGTH] = MIN (right->letters, 6),
    [LEFT_AGAIN] = again (search, left),
    [RIGHT_AGAIN] = again (search, right),
    [SHORT] = MIN (left->letters, right->letters) == 1,
    [ODD_CASE] = right->capitals > 0,
  };
  int sum = 0;
  for (guint i = 0; i < N_FEATURES; i++)
    sum += weights[i] * values[i];
  return sum;
}

/* What the rule says where nothing but a space or a line end parts the two. */
static int
judge_neighbours (const Search *search, const Run *left, const Run *right)
{
  gunichar space = rap_utf8_get (search->text + left->end);

  if ((space != ' ' && space != '\n' && space != 0xA0) ||
      right->start != left->end + rap_utf8_width (search->text + left->end))
    return G_MININT;
  int value = judge (search, left, right);
  return value > G_MININT && space == '\n' ? value - LIMIT_LINE_END : value;
}

static void
judge_all (Search *search)
{
  for (guint i = 0; i < search->runs->len; i++)
    {
      Run *run = &g_array_index (search->runs, Run, i);
      run->next =
        i + 1 < search->runs->len ? judge_neighbours (search, run, run + 1) : G_MININT;
    }
}

static char *
read_joined (const Search *search, const Run *whole)
{
  GString *reading = g_string_new (NULL);
  for (guint at = whole->start; at < whole->end; at += rap_utf8_width (search->text + at))
    {
      gunichar    c = rap_utf8_get (search->text + at);
      const char *parts = ligature (c);
      if (parts != NULL)
        g_string_append (reading, parts);
      else if (is_letter (c))
        g_string_append_unichar (reading, c);
    }
  return g_string_free (reading, FALSE);
}

static void
add_repair (const Search *search, const Run *whole, GArray *repairs)
{
  RapRepair repair = { { whole->start, whole->end },
                       RAP_REPAIR_BROKEN_WORD,
                       read_joined (search, whole) };
  g_array_append_val (repairs, repair);
}

static Run
join (const Search *search, const Run *left, const Run *right)
{
  Run whole = *left;
  whole.end = right->end;
  whole.letters = MIN (left->letters + right->letters, 200);
  whole.capitals = MIN (left->capitals + right->capitals, 200);
  whole.key = key_add_run (left->key, search->text, right->start, right->end);
  whole.found = rap_word_list_find (whole.key);
  return whole;
}

/* The number of joins above the limit; they become repairs unless that is NULL. */
static guint
join_runs (const Search *search, int limit, GArray *repairs)
{
  guint n = 0;

  for (guint i = 0; i + 1 < search->runs->len; i++)
    {
      Run   whole = g_array_index (search->runs, Run, i);
      guint first = i;
      while (i + 1 < search->runs->len)
        {
          const Run *next = &g_array_index (search->runs, Run, i + 1);
          int value = i == first ? whole.next : judge_neighbours (search, &whole, next);
          /* A part that goes better with what follows is left to that. */
          if (value <= limit || next->next > value)
            break;
          whole = join (search, &whole, next);
          i++;
        }
      n += i - first;
      if (i > first && repairs != NULL)
        add_repair (search, &whole, repairs);
    }
  return n;
}

/* In a text of another language its words look broken, and pairs of them like words. */
static gboolean
is_in_language (const Search *search)
{
  guint unknown = 0;
  for (guint i = 0; i < search->runs->len; i++)
    unknown += g_array_index (search->runs, Run, i).found == 0;
  return unknown <= FEW_UNKNOWN || (guint64) (unknown - FEW_UNKNOWN) * 100 <=
                                     (guint64) search->runs->len * UNKNOWN_PERCENT;
}

/* Names in code ("setTitle", "_loggingOptions") are no words that lost their space: those stand
 * between spaces or the marks of a sentence. */
static gboolean
stands_free (const Search *search, const Run *run)
{
  char before = run->start > 0 ? search->text[run->start - 1] : ' ';
  char after = run->end < search->length ? search->text[run->end] : ' ';
  return (g_ascii_isspace (before) || (guchar) before >= 0x80 || before == '"' ||
          before == '\'') &&
         (g_ascii_isspace (after) || (guchar) after >= 0x80 || after == ',' ||
          after == '.' || after == '\'');
}

/* "saidTuesday": two words of which the second starts with the only capital inside, while
 * the whole is nothing that is met elsewhere. Names are written so too ("AnyThing"): where
 * the first word is capitalised, or the second is short, that must be a short and common one.
 * Returns where the second starts, or 0. */
static guint
find_glued (const Search *search, const Run *run)
{
  gboolean capital = g_ascii_isupper (search->text[run->start]);
  guint    at = run->start + 1;

  if (run->capitals != 1u + capital || run->found != 0 ||
      run->letters < GLUED_LETTERS + 1 || run->end - run->start != run->letters ||
      times_seen (search, run->key) > 1)
    return 0;
  while (!g_ascii_isupper (search->text[at]))
    at++;
  guint8 left =
    rap_word_list_find (key_add_run (RAP_WORD_KEY, search->text, run->start, at));
  guint8 right =
    rap_word_list_find (key_add_run (RAP_WORD_KEY, search->text, at, run->end));
  guint8   least = capital ? GLUED_MOST_COMMON : GLUED_COMMON;
  gboolean common = (right & RAP_WORD_COUNT) >= least && run->end - at <= GLUED_SHORT;
  if (at < run->start + GLUED_LETTERS || !(left & right & RAP_WORD_SPELLED) ||
      (!common && (capital || run->end < at + GLUED_LETTERS)))
    return 0;
  return at;
}

static void
split_glued (const Search *search, GArray *repairs)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint in_code = 0;

  for (guint i = 0; i < search->runs->len; i++)
    {
      const Run *run = &g_array_index (search->runs, Run, i);
      guint      at = find_glued (search, run);
      if (at == 0)
        continue;
      if (stands_free (search, run))
        g_array_append_val (found, at);
      else
        in_code++;
    }
  for (guint i = 0; in_code * 2 < found->len && i < found->len; i++)
    {
      guint     at = g_array_index (found, guint, i);
      char      reading[] = { ' ', search->text[at], '\0' };
      RapRepair repair = { { at, at + 1 }, RAP_REPAIR_MISSING_SPACE, g_strdup (reading) };
      g_array_append_val (repairs, repair);
    }
}

void
rap_broken_words_find (const char *text, gsize length, GArray *repairs)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  Search search = { .text = text, .length = length, .runs = runs };

  read_runs (&search);
  count_runs (&search);
  split_glued (&search, repairs);
  judge_all (&search);
  guint sure = is_in_language (&search) ? join_runs (&search, LIMIT_SURE, NULL) : 0;
  if (sure > 0)
    {
      gboolean many = sure >= MANY && (guint64) sure * MANY_WORDS >= runs->len;
      join_runs (&search, many ? LIMIT_MANY : LIMIT_LONE, repairs);
    }
  g_free (search.seen);
  g_free (search.counts);
}

char *
rap_broken_words_unhyphen (const char *left,
                           gsize       left_length,
                           const char *right,
                           gsize       right_length)
{
  guint64  left_key = key_add_run (RAP_WORD_KEY, left, 0, left_length);
  gboolean whole =
    rap_word_list_find (key_add_run (left_key, right, 0, right_length)) != 0;
  gboolean parts =
    rap_word_list_find (left_key) != 0 &&
    rap_word_list_find (key_add_run (RAP_WORD_KEY, right, 0, right_length)) != 0;
  const char *between = !whole && parts ? "-" : "";

  return g_strdup_printf ("%.*s%s%.*s",
                          (int) left_length,
                          left,
                          between,
                          (int) right_length,
                          right);
}
