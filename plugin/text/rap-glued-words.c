// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-glued-words.h"

#include "text/rap-draft.h"
#include "text/rap-word-list.h"

/* What was glued together is told by these. */
#define GLUED_LETTERS     4 /* the first word has, at least */
#define GLUED_RIGHT       3 /* the second has, unless it is a common one */
#define GLUED_SHORT       4 /* a short one has, at most */
#define GLUED_CAPITALS    5 /* one of capitals has, at most */
#define GLUED_KNOWN       6 /* binary digits of the count of a word that is met often, … */
#define GLUED_COMMON      12 /* … of a common one, … */
#define GLUED_MOST_COMMON 14 /* … and of the most common ones */
#define GLUED_STOPS       2  /* glued to what follows make a text with glued paragraphs */
#define GLUED_PART        4 /* letters of a part that the text has elsewhere, at least, … */
#define GLUED_WHOLE       5   /* … and where it has only the other, … */
#define GLUED_TIMES       3   /* … both of them so often */
#define GLUED_LONGEST     24  /* letters of two words in one */
#define ITEM_BYTES        400 /* between the numbers of two items, at most */

/* Names in code ("setTitle", "_loggingOptions") are no words that lost their space: those stand
 * between spaces or the marks of a sentence. */
static gboolean
stands_free (const RapWordRuns *runs, const RapWordRun *run, gboolean merged)
{
  char before = run->start > 0 ? runs->text[run->start - 1] : ' ';
  char after = run->end < runs->length ? runs->text[run->end] : ' ';
  return (g_ascii_isspace (before) || (guchar) before >= 0x80 || before == '"' ||
          before == '\'' || (merged && before == '.')) &&
         (g_ascii_isspace (after) || (guchar) after >= 0x80 || after == ',' ||
          after == '.' || after == '\'' || (merged && (after == '-' || after == ':')));
}

/* Words that stand right behind a stop: the text has lost the ends of its paragraphs. */
static gboolean
is_merged (const RapWordRuns *runs)
{
  guint stops = 0;

  for (guint i = 0; i + 1 < runs->runs->len; i++)
    {
      const RapWordRun *left = rap_word_runs_get (runs, i), *right = left + 1;
      char              mark = runs->text[left->end];
      stops += right->start == left->end + 1 &&
               (mark == '.' || mark == '!' || mark == '?') && left->capitals < 2 &&
               left->letters > 1 && g_ascii_isupper (runs->text[right->start]) &&
               (left->found & right->found & RAP_WORD_SPELLED);
    }
  return stops >= GLUED_STOPS;
}

/* Two words of which the second starts with the only capital inside, or has nothing else. */
typedef struct
{
  guint    at; /* where the second starts */
  guint    right_letters;
  guint8   left, right; /* what the list knows of them */
  gboolean capital;     /* the first has one, too */
  gboolean capitals;    /* all of the second */
  gboolean seen;        /* the second stands elsewhere in the text */
} Glued;

/* What has a number behind a hyphen is the name of a thing: "FlashAttention-3". */
static gboolean
is_numbered (const RapWordRuns *runs, const RapWordRun *run)
{
  return run->end + 1 < runs->length && runs->text[run->end] == '-' &&
         g_ascii_isdigit (runs->text[run->end + 1]);
}

static gboolean
read_glued (const RapWordRuns *runs, const RapWordRun *run, Glued *glued)
{
  const char *text = runs->text;
  guint       at = run->start + 1;

  *glued = (Glued){ .capital = g_ascii_isupper (text[run->start]) };
  if (run->capitals < 1u + glued->capital || run->found != 0 ||
      run->letters <= GLUED_LETTERS || run->end - run->start != run->letters ||
      rap_word_runs_times (runs, run->key) > 1 || is_numbered (runs, run))
    return FALSE;
  while (at < run->end && !g_ascii_isupper (text[at]))
    at++;
  glued->right_letters = run->end - at;
  glued->capitals =
    glued->right_letters > 1 && run->capitals == glued->capital + glued->right_letters;
  if (at < run->start + GLUED_LETTERS ||
      (run->capitals != 1u + glued->capital && !glued->capitals))
    return FALSE;
  guint64 right = rap_word_runs_key (RAP_WORD_KEY, text, at, run->end);
  glued->at = at;
  glued->left =
    rap_word_list_find (rap_word_runs_key (RAP_WORD_KEY, text, run->start, at));
  glued->right = rap_word_list_find (right);
  glued->seen = rap_word_runs_times (runs, right) > 0;
  return TRUE;
}

static gboolean
is_sure (const Glued *glued)
{
  return glued->right_letters <= GLUED_SHORT && !glued->capitals &&
         (glued->right & RAP_WORD_COUNT) >= GLUED_MOST_COMMON;
}

/* "saidTuesday", in a text that has the whole nowhere else. Names are written so too
 * ("AnyThing"): where the first word is capitalised the second must be short and one of the most
 * common, unless the text has glued paragraphs, and the second word elsewhere. */
static gboolean
are_glued (const Glued *glued, gboolean merged)
{
  gboolean left = (glued->left & RAP_WORD_SPELLED) != 0;
  gboolean both = left && (glued->right & RAP_WORD_SPELLED);
  gboolean few = glued->right_letters <= GLUED_SHORT && !glued->capitals;
  guint    count = glued->right & RAP_WORD_COUNT;

  if (is_sure (glued))
    return TRUE;
  if (glued->capital)
    return merged && left && glued->seen && !glued->capitals;
  if (both && !glued->capitals &&
      (glued->right_letters >= GLUED_LETTERS || (few && count >= GLUED_COMMON)))
    return TRUE;
  return left &&
         (merged || ((glued->left & RAP_WORD_COUNT) >= GLUED_KNOWN &&
                     glued->right_letters >= GLUED_RIGHT)) &&
         (!glued->capitals || glued->right_letters <= GLUED_CAPITALS);
}

static guint
times_of (const RapWordRuns *runs, guint start, guint end)
{
  return rap_word_runs_times (runs,
                              rap_word_runs_key (RAP_WORD_KEY, runs->text, start, end));
}

static gboolean
is_known (const RapWordRuns *runs, guint start, guint end)
{
  guint8 found =
    rap_word_list_find (rap_word_runs_key (RAP_WORD_KEY, runs->text, start, end));
  return (found & RAP_WORD_SPELLED) && (found & RAP_WORD_COUNT) >= GLUED_KNOWN;
}

/* "objectiveslearning", in a text that has lost the ends of its paragraphs: a word that nobody
 * knows, made of two that the text has elsewhere, or of which it has one and the other is a word.
 * Returns where the second starts, or 0. */
static guint
find_parts (const RapWordRuns *runs, const RapWordRun *run)
{
  const char *text = runs->text;

  if (run->found != 0 || run->letters < 2 * GLUED_PART || run->letters > GLUED_LONGEST ||
      run->end - run->start != run->letters ||
      rap_word_runs_times (runs, run->key) > 1 || !stands_free (runs, run, TRUE))
    return 0;
  for (guint at = run->start + GLUED_PART; at + GLUED_PART <= run->end; at++)
    {
      if (!g_ascii_islower (text[at]))
        continue;
      guint left = times_of (runs, run->start, at), right = times_of (runs, at, run->end);
      if (MIN (left, right) > 0 && left + right >= GLUED_TIMES)
        return at;
      if (MAX (left, right) >= GLUED_TIMES && at - run->start >= GLUED_WHOLE &&
          run->end - at >= GLUED_WHOLE && (left > 0 || is_known (runs, run->start, at)) &&
          (right > 0 || is_known (runs, at, run->end)))
        return at;
    }
  return 0;
}

/* The number of an item: up to two digits, a stop, a space and a letter. Returns its value, or
 * 0. */
static guint
item_number (const RapWordRuns *runs, guint at)
{
  guint value = 0, end = at;

  while (end < runs->length && end - at < 2 && g_ascii_isdigit (runs->text[end]))
    value = value * 10 + (guint) g_ascii_digit_value (runs->text[end++]);
  return end + 2 < runs->length && runs->text[end] == '.' && runs->text[end + 1] == ' ' &&
             g_ascii_isalpha (runs->text[end + 2])
           ? value
           : 0;
}

/* "Industry3. Times": the number of an item that lost its line, where the one before it stands
 * by itself not far off. */
static gboolean
is_glued_number (const RapWordRuns *runs, const RapWordRun *run)
{
  guint number = run->end < runs->length && g_ascii_isdigit (runs->text[run->end])
                   ? item_number (runs, run->end)
                   : 0;
  guint from = run->start > ITEM_BYTES ? run->start - ITEM_BYTES : 0;

  if (number < 2)
    return FALSE;
  for (guint at = run->start; at > from + 1; at--)
    if (runs->text[at - 1] == ' ' && g_ascii_isdigit (runs->text[at]) &&
        item_number (runs, at) == number - 1)
      return TRUE;
  return FALSE;
}

static void
add_space (const RapWordRuns *runs, guint at, GArray *repairs)
{
  char      reading[] = { ' ', runs->text[at], '\0' };
  RapRepair repair = { { at, at + 1 }, RAP_REPAIR_MISSING_SPACE, g_strdup (reading) };
  g_array_append_val (repairs, repair);
}

/* Where the second words start that begin with a capital. */
static GArray *
find_glued (const RapWordRuns *runs, gboolean merged)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint   in_code = 0, sure = 0;

  for (guint i = 0; i < runs->runs->len; i++)
    {
      const RapWordRun *run = rap_word_runs_get (runs, i);
      Glued             glued;
      if (!read_glued (runs, run, &glued) || !are_glued (&glued, merged))
        continue;
      if (stands_free (runs, run, merged))
        {
          g_array_append_val (found, glued.at);
          sure += is_sure (&glued);
        }
      else
        in_code++;
    }
  if (in_code * 2 >= found->len && sure * 2 < found->len)
    g_array_set_size (found, 0);
  return found;
}

/* Where the parts start that are told by what else the text has. */
static void
add_parts (const RapWordRuns *runs, gboolean merged, GArray *found)
{
  for (guint i = 0; i < runs->runs->len; i++)
    {
      const RapWordRun *run = rap_word_runs_get (runs, i);
      guint             at = merged ? find_parts (runs, run) : 0;
      if (at == 0 && is_glued_number (runs, run))
        at = run->end;
      if (at > 0)
        g_array_append_val (found, at);
    }
}

void
rap_glued_words_find (const RapWordRuns *runs, GArray *repairs)
{
  gboolean merged = is_merged (runs);
  g_autoptr (GArray) found = find_glued (runs, merged);

  if (!merged && found->len >= GLUED_STOPS)
    {
      g_array_unref (found);
      found = find_glued (runs, merged = TRUE);
    }
  add_parts (runs, merged, found);
  for (guint i = 0; i < found->len; i++)
    add_space (runs, g_array_index (found, guint, i), repairs);
}
