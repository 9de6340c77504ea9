// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-words.h"

#include <string.h>

#include "language/rap-cut.h"
#include "language/rap-sentences.h"
#include "text/rap-utf8.h"

/* How many words a place, a date and an agency may be. */
#define MAX_DATELINE 16

typedef struct
{
  RapWords      view;
  GArray       *words;
  GArray       *sentences;
  GStringChunk *strings;
} Store;

typedef struct
{
  RapDocument     *document;
  Store           *store;
  const char      *text;
  const RapRepair *repairs;
  guint            n_repairs;
  guint            repair;
} Walk;

static gboolean
is_double_quote (gunichar c)
{
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

static RapWordFlags
flags_of_mark (gunichar c)
{
  RapWordFlags flags = RAP_WORD_MARK;
  if (is_double_quote (c))
    flags |= RAP_WORD_QUOTE;
  if (c == 0x201C || c == 0xAB || c == 0x201E)
    flags |= RAP_WORD_QUOTE_OPENS;
  if (c == 0x201D || c == 0xBB)
    flags |= RAP_WORD_QUOTE_CLOSES;
  return flags;
}

static RapWordFlags
flags_of_form (const char *form)
{
  guint        letters = 0, capitals = 0;
  RapWordFlags flags = 0;

  for (const char *p = form; *p != '\0'; p += rap_utf8_width (p))
    {
      gunichar c = rap_utf8_get (p);
      if (g_unichar_isdigit (c))
        flags |= RAP_WORD_DIGITS;
      letters += g_unichar_isalpha (c);
      capitals += g_unichar_isupper (c);
    }
  if (g_unichar_isupper (rap_utf8_get (form)))
    flags |= RAP_WORD_CAPITAL;
  if (letters >= 2 && capitals == letters)
    flags |= RAP_WORD_ALL_CAPITALS;
  if (letters == 0 && (flags & RAP_WORD_DIGITS) == 0)
    flags |= flags_of_mark (rap_utf8_get (form));
  return flags;
}

static void
add_word (Walk *walk, guint start, guint end, RapWordFlags extra)
{
  RapWord          word = { .span = { start, end } };
  const char      *exact = walk->text + start;
  g_autofree char *lower = NULL;

  while (walk->repair < walk->n_repairs && walk->repairs[walk->repair].span.end <= start)
    walk->repair++;
  if (walk->repair < walk->n_repairs && walk->repairs[walk->repair].span.start < end)
    {
      g_autofree char *reading = rap_document_dup_reading (walk->document, &word.span);
      if (*reading == '\0')
        return;
      word.form = g_string_chunk_insert_const (walk->store->strings, reading);
      word.flags = RAP_WORD_REPAIRED;
    }
  else
    {
      g_autofree char *form = g_strndup (exact, end - start);
      word.form = g_string_chunk_insert_const (walk->store->strings, form);
    }
  lower = rap_utf8_fold (word.form, strlen (word.form));
  word.lower = g_string_chunk_insert_const (walk->store->strings, lower);
  word.flags |= flags_of_form (word.form) | extra;
  if (start > 0 &&
      rap_utf8_is_space (rap_utf8_get (walk->text + rap_utf8_before (walk->text, start))))
    word.flags |= RAP_WORD_SPACE_BEFORE;
  g_array_append_val (walk->store->words, word);
}

/* The end of the run without white space that starts here; a repair is never cut in two. */
static guint
run_end (const Walk *walk, guint at, guint end)
{
  guint i = at, repair = walk->repair;

  while (i < end && !rap_utf8_is_space (rap_utf8_get (walk->text + i)))
    {
      i += rap_utf8_width (walk->text + i);
      while (repair < walk->n_repairs && walk->repairs[repair].span.end <= i)
        repair++;
      if (repair < walk->n_repairs && walk->repairs[repair].span.start < i)
        i = MIN (walk->repairs[repair].span.end, end);
    }
  return i;
}

static void
cut_run (Walk *walk, guint start, guint end)
{
  RapRun run;
  guint  n_repairs = 0;

  while (walk->repair < walk->n_repairs && walk->repairs[walk->repair].span.end <= start)
    walk->repair++;
  while (walk->repair + n_repairs < walk->n_repairs &&
         walk->repairs[walk->repair + n_repairs].span.start < end)
    n_repairs++;
  rap_run_init (&run, walk->text, start, end, walk->repairs + walk->repair, n_repairs);
  for (guint i = start; i < end;)
    {
      guint stop = rap_run_cut (&run, i, walk->text + end);
      guint clitic = rap_utf8_is_word (rap_utf8_get (walk->text + i))
                       ? rap_run_cut_clitic (&run, i, stop)
                       : stop;
      add_word (walk, i, clitic, 0);
      if (clitic < stop)
        add_word (walk, clitic, stop, RAP_WORD_CLITIC);
      i = stop;
    }
}

static void
walk_words (Walk *walk, guint start, guint end)
{
  for (guint i = start; i < end;)
    {
      if (rap_utf8_is_space (rap_utf8_get (walk->text + i)))
        {
          i += rap_utf8_width (walk->text + i);
          continue;
        }
      guint stop = run_end (walk, i, end);
      cut_run (walk, i, stop);
      i = stop;
    }
}

static void
add_sentence (Store *store, guint first, guint end, guint block)
{
  RapSentence sentence = { .first = first, .end = end, .block = block };
  RapWord    *words = (RapWord *) (gpointer) store->words->data;

  sentence.span = (RapSpan){ words[first].span.start, words[end - 1].span.end };
  for (guint i = first; i < end; i++)
    words[i].sentence = store->sentences->len;
  g_array_append_val (store->sentences, sentence);
}

static gboolean
is_dash (const RapWord *word)
{
  gunichar c = rap_utf8_get (word->form);
  return (word->flags & RAP_WORD_MARK) != 0 && (c == '-' || c == 0x2013 || c == 0x2014);
}

/* The end of "TALLINN, March 7 (Wire) -" at the start of a block, or first: place and date
 * are no part of the sentence that follows. A place in small letters wants a comma or a
 * bracket behind it, and a colon wants a bracket. */
static guint
dateline_end (const RapWord *words, guint first, guint end)
{
  gboolean sure = first < end && (words[first].flags & RAP_WORD_ALL_CAPITALS) != 0,
           bracket = FALSE;

  for (guint i = first; i + 1 < end && i < first + MAX_DATELINE; i++)
    {
      char     mark = words[i].form[0];
      gboolean dash =
        is_dash (&words[i]) && (words[i].flags & RAP_WORD_SPACE_BEFORE) != 0;
      guint next = dash && is_dash (&words[i + 1]) ? i + 2 : i + 1;
      if (i > first && sure && dash && next < end &&
          (words[next].flags & RAP_WORD_SPACE_BEFORE) != 0)
        return next;
      if (i > first && bracket && mark == ':')
        return i + 1;
      bracket |= mark == '(';
      sure |= i > first && (mark == '(' || mark == ',');
      if ((words[i].flags & (RAP_WORD_CAPITAL | RAP_WORD_DIGITS | RAP_WORD_MARK)) == 0)
        break;
    }
  return first;
}

static void
split_sentences (Store *store, guint first, guint end, guint block)
{
  guint start =
    dateline_end ((const RapWord *) (gpointer) store->words->data, first, end);

  if (start > first)
    add_sentence (store, first, start, block);
  first = start;
  for (guint stop; first < end; first = stop)
    {
      stop =
        rap_sentence_end ((const RapWord *) (gpointer) store->words->data, first, end);
      add_sentence (store, first, stop, block);
    }
}

static gpointer
make_words (RapDocument *document)
{
  Store          *store = g_new0 (Store, 1);
  guint           n_blocks;
  Walk            walk = { .document = document,
                           .store = store,
                           .text = rap_document_get_text (document) };
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);

  walk.repairs = rap_document_get_repairs (document, &walk.n_repairs);
  store->words = g_array_new (FALSE, FALSE, sizeof (RapWord));
  store->sentences = g_array_new (FALSE, FALSE, sizeof (RapSentence));
  store->strings = g_string_chunk_new (4096);
  for (guint i = 0; i < n_blocks; i++)
    {
      guint first = store->words->len;
      if (!rap_block_role_is_read (blocks[i].role))
        continue;
      walk_words (&walk, blocks[i].span.start, blocks[i].span.end);
      split_sentences (store, first, store->words->len, i);
    }
  store->view = (RapWords){ (const RapWord *) (gpointer) store->words->data,
                            store->words->len,
                            (const RapSentence *) (gpointer) store->sentences->data,
                            store->sentences->len };
  return store;
}

static void
free_words (gpointer value)
{
  Store *store = value;
  g_array_unref (store->words);
  g_array_unref (store->sentences);
  g_string_chunk_free (store->strings);
  g_free (store);
}

static const RapDerivation words_derivation = { "words", make_words, free_words };

const RapWords *
rap_words_of (RapDocument *document)
{
  return &((const Store *) rap_document_derive (document, &words_derivation))->view;
}

guint
rap_words_find (const RapWords *words, guint byte)
{
  guint low = 0, high = words->n_words;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (words->words[middle].span.end <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

RapSpan
rap_words_span (const RapWords *words, guint first, guint end)
{
  return (RapSpan){ words->words[first].span.start, words->words[end - 1].span.end };
}

gboolean
rap_word_is (const RapWord *word, const char *lower)
{
  return g_str_equal (word->lower, lower);
}
