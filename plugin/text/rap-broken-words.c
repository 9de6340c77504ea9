// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-broken-words.h"

#include <string.h>

#include "text/rap-glued-words.h"
#include "text/rap-utf8.h"
#include "text/rap-word-list.h"
#include "text/rap-word-runs.h"

/* Two neighbours are joined when a linear rule over the word list, and over the text's own
 * words, says so. The rule was fitted by plugin/train/words.py; joining what belongs apart
 * weighs three times a miss there. */

#define LONGEST      24
#define NAME_LETTERS 12 /* of a name that is met nowhere else, at most */
#define NAME_KNOWN   6  /* binary digits of the count of its first part, at most */

/* Limits of the rule: that of a text without broken words, and those of one which has them. */
enum
{
  LIMIT_SURE = 64,
  LIMIT_LONE = 96,
  LIMIT_MANY = -48,
  LIMIT_FULL = -96,
  LIMIT_LINE_END = 64, /* more where a line end stands between */
  MANY = 2,            /* sure finds that make a text one with broken words … */
  MANY_WORDS = 1000,   /* … if there is one in so many words, … */
  FULL_WORDS = 60,     /* … and full of them */
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

typedef struct
{
  const RapWordRuns *runs;
  const RapWordList *list;
  int               *values; /* what the rule says of each run and the one after it */
  gboolean           many;   /* the text has many broken words */
} Search;

static int
again (const Search *search, const RapWordRun *run)
{
  return CLAMP ((int) rap_word_runs_times (search->runs, run->key) - 1, 0, 3);
}

/* "Traff ord": nobody lists all names, but no sentence goes on like that. */
static gboolean
is_broken_name (const RapWordRuns *runs, const RapWordRun *left, const RapWordRun *right)
{
  return left->letters == left->end - left->start &&
         right->letters == right->end - right->start && left->capitals == 1 &&
         g_ascii_isupper (runs->text[left->start]) && right->capitals == 0 &&
         (right->found & RAP_WORD_COUNT) == 0 &&
         (left->found & RAP_WORD_COUNT) <= NAME_KNOWN &&
         left->letters + right->letters <= NAME_LETTERS &&
         rap_word_runs_times (runs, left->key) == 1 &&
         rap_word_runs_times (runs, right->key) == 1;
}

/* Can two neighbours be one word, by what they look like? */
static inline gboolean
may_be_one (const RapWordRuns *runs, const RapWordRun *left, const RapWordRun *right)
{
  const char *text = runs->text;
  guint       letters = left->letters + right->letters;
  guint       capitals = left->capitals + right->capitals;
  char        space = text[left->end];
  guint       width = (guchar) space == 0xC2 ? 2 : 1; /* U+00A0 */

  if (right->start != left->end + width ||
      (width == 1 ? space != ' ' && space != '\n'
                  : (guchar) text[left->end + 1] != 0xA0) ||
      letters < 4 || letters > LONGEST || (right->capitals > 0 && capitals < letters))
    return FALSE;
  /* Before a hyphen stands the beginning of a word that goes on behind it; one capital before
   * a stop is an initial. */
  return text[right->end] != '-' &&
         !(right->letters == 1 && right->capitals == 1 && text[right->end] == '.');
}

/* The value of the rule for two neighbours that may be one and make a word known here or in the
 * list; G_MININT for others. key is that of both. */
static int
judge (const Search *search, const RapWordRun *left, const RapWordRun *right, guint64 key)
{
  const RapWordRuns *runs = search->runs;
  guint8             joined = rap_word_list_look (search->list, key);
  guint              seen = rap_word_runs_times (runs, key);
  if (joined == 0 && seen == 0)
    return search->many && is_broken_name (runs, left, right) ? 0 : G_MININT;

  guint64      pair_key = rap_word_runs_key (rap_word_key_add (left->key, " ", 1),
                                        runs->text,
                                        right->start,
                                        right->end);
  guint8       pair = rap_word_list_look (search->list, pair_key) & RAP_WORD_COUNT;
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

/* What the rule says where nothing but a space or a line end parts the two; key is that of
 * both. */
static inline int
judge_neighbours (const Search     *search,
                  const RapWordRun *left,
                  const RapWordRun *right,
                  guint64           key)
{
  if (!may_be_one (search->runs, left, right))
    return G_MININT;
  int value = judge (search, left, right, key);
  return value > G_MININT && search->runs->text[left->end] == '\n'
           ? value - LIMIT_LINE_END
           : value;
}

static void
judge_all (const Search *search)
{
  guint n = search->runs->runs->len;

  for (guint i = 0; i < n; i++)
    {
      const RapWordRun *run = rap_word_runs_get (search->runs, i);
      if (i + RAP_WORD_RUNS_AHEAD < n)
        rap_word_list_fetch (search->list, run[RAP_WORD_RUNS_AHEAD].joined);
      search->values[i] =
        i + 1 < n ? judge_neighbours (search, run, run + 1, run[1].joined) : G_MININT;
    }
}

/* What the rule says of runs that were joined already and the next one. */
static int
judge_whole (const Search *search, const RapWordRun *whole, const RapWordRun *next)
{
  guint64 key =
    rap_word_runs_key (whole->key, search->runs->text, next->start, next->end);
  return judge_neighbours (search, whole, next, key);
}

static void
add_repair (const RapWordRuns *runs, const RapWordRun *whole, GArray *repairs)
{
  RapRepair repair = { { whole->start, whole->end },
                       RAP_REPAIR_BROKEN_WORD,
                       rap_word_runs_read (runs->text, whole->start, whole->end) };
  g_array_append_val (repairs, repair);
}

static RapWordRun
join (const RapWordRuns *runs, const RapWordRun *left, const RapWordRun *right)
{
  RapWordRun whole = *left;
  whole.end = right->end;
  whole.letters = MIN (left->letters + right->letters, 200);
  whole.capitals = MIN (left->capitals + right->capitals, 200);
  whole.key = rap_word_runs_key (left->key, runs->text, right->start, right->end);
  whole.found = rap_word_list_find (whole.key);
  return whole;
}

/* The number of joins above the limit; they become repairs unless that is NULL. */
static guint
join_runs (const Search *search, int limit, GArray *repairs)
{
  const RapWordRuns *runs = search->runs;
  guint              n = 0;

  for (guint i = 0; i + 1 < runs->runs->len; i++)
    {
      if (search->values[i] <= limit || search->values[i + 1] > search->values[i])
        continue;
      RapWordRun whole = *rap_word_runs_get (runs, i);
      guint      first = i;
      while (i + 1 < runs->runs->len)
        {
          const RapWordRun *next = rap_word_runs_get (runs, i + 1);
          int value = i == first ? search->values[i] : judge_whole (search, &whole, next);
          /* A part that goes better with what follows is left to that. */
          if (value <= limit || search->values[i + 1] > value)
            break;
          whole = join (runs, &whole, next);
          i++;
        }
      n += i - first;
      if (i > first && repairs != NULL)
        add_repair (runs, &whole, repairs);
    }
  return n;
}

/* In a text of another language its words look broken, and pairs of them like words. */
static gboolean
is_in_language (const RapWordRuns *runs)
{
  guint unknown = 0;
  for (guint i = 0; i < runs->runs->len; i++)
    unknown += rap_word_runs_get (runs, i)->found == 0;
  return unknown <= FEW_UNKNOWN || (guint64) (unknown - FEW_UNKNOWN) * 100 <=
                                     (guint64) runs->runs->len * UNKNOWN_PERCENT;
}

static int
choose_limit (Search *search, guint sure)
{
  guint64 n = search->runs->runs->len;

  search->many = sure >= MANY && (guint64) sure * MANY_WORDS >= n;
  if (!search->many)
    return LIMIT_LONE;
  judge_all (search); /* anew: names, too */
  return (guint64) sure * FULL_WORDS >= n ? LIMIT_FULL : LIMIT_MANY;
}

void
rap_broken_words_find (const char *text, gsize length, GArray *repairs)
{
  g_autoptr (RapWordRuns) runs = rap_word_runs_new (text, length);
  g_autofree int *values = g_new (int, runs->runs->len + 1);
  Search          search = { runs, rap_word_list_get (), values, FALSE };

  rap_glued_words_find (runs, repairs);
  if (!is_in_language (runs))
    return;
  judge_all (&search);
  guint sure = join_runs (&search, LIMIT_SURE, NULL);
  if (sure > 0)
    join_runs (&search, choose_limit (&search, sure), repairs);
}

char *
rap_broken_words_unhyphen (const char *left,
                           gsize       left_length,
                           const char *right,
                           gsize       right_length)
{
  guint64  left_key = rap_word_runs_key (RAP_WORD_KEY, left, 0, left_length);
  gboolean whole =
    rap_word_list_find (rap_word_runs_key (left_key, right, 0, right_length)) != 0;
  gboolean parts =
    rap_word_list_find (left_key) != 0 &&
    rap_word_list_find (rap_word_runs_key (RAP_WORD_KEY, right, 0, right_length)) != 0;
  const char *between = !whole && parts ? "-" : "";

  return g_strdup_printf ("%.*s%s%.*s",
                          (int) left_length,
                          left,
                          between,
                          (int) right_length,
                          right);
}
