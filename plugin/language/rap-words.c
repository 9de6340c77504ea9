// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-words-private.h"

#include <string.h>

#include "language/rap-cut.h"
#include "text/rap-hash.h"
#include "text/rap-lexicon.h"
#include "text/rap-utf8.h"
#include "text/rap-work.h"

/* Equal forms of a document are one string, and all that follows from a form is found once. */
typedef struct
{
  const char  *form; /* NULL: free */
  const char  *lower;
  guint64      start; /* its first eight letters */
  guint        hash;
  guint        length;
  RapWordFlags flags;
  gboolean     whole; /* may be two words without an apostrophe */
} Form;

typedef struct
{
  Form *slots;
  guint mask;
  guint n;
} Forms;

/* So many words are kept together in one go. */
#define WAITING 64

typedef struct
{
  RapDocument     *document;
  RapWordStore    *store;
  Forms            forms;
  const char      *text;
  const RapRepair *repairs;
  guint            n_repairs;
  guint            repair;
  guint            n_waiting;
  RapWord          waiting[WAITING];
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

/* As on a typewriter. */
static const struct
{
  const char  *form;
  RapWordFlags flags;
} typed_quotes[] = {
  { "``", RAP_WORD_QUOTE | RAP_WORD_QUOTE_OPENS },
  { "''", RAP_WORD_QUOTE | RAP_WORD_QUOTE_CLOSES },
  { "‘‘", RAP_WORD_QUOTE | RAP_WORD_QUOTE_OPENS },
  { "‘’", RAP_WORD_QUOTE | RAP_WORD_QUOTE_OPENS },
  { "’’", RAP_WORD_QUOTE | RAP_WORD_QUOTE_CLOSES },
};

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
  else if (form[strlen (form) - 1] == '.')
    flags |= RAP_WORD_STOPPED;
  if (strstr (form, "://") != NULL)
    flags |= RAP_WORD_ADDRESS;
  for (guint i = 0; i < G_N_ELEMENTS (typed_quotes); i++)
    if (g_str_equal (form, typed_quotes[i].form))
      flags |= typed_quotes[i].flags;
  return flags;
}

static guint64
start_of (const char *text, guint length)
{
  guint64 start = 0;

  if (length >= sizeof start)
    memcpy (&start, text, sizeof start);
  else
    for (guint i = 0; i < length; i++)
      start = start << 8 | (guchar) text[i];
  return start;
}

/* Whether the rest is the same too. */
static gboolean
goes_on_as (const Form *form, const char *text)
{
  const guint known = sizeof form->start;

  return form->length <= known ||
         memcmp (form->form + known, text + known, form->length - known) == 0;
}

static Form *
find_slot (const Forms *forms, const char *text, guint length, guint hash)
{
  guint64 start = start_of (text, length);

  for (guint i = hash;; i++)
    {
      Form *slot = &forms->slots[i & forms->mask];
      if (slot->form == NULL || (slot->hash == hash && slot->length == length &&
                                 slot->start == start && goes_on_as (slot, text)))
        return slot;
    }
}

static void
grow (Forms *forms)
{
  Forms larger = { NULL, forms->mask * 2 + 1, forms->n };

  larger.slots = g_new0 (Form, larger.mask + 1);
  for (guint i = 0; i <= forms->mask; i++)
    {
      const Form *form = &forms->slots[i];
      if (form->form != NULL)
        *find_slot (&larger, form->form, form->length, form->hash) = *form;
    }
  g_free (forms->slots);
  *forms = larger;
}

static guint
hash_form (const char *text, guint length)
{
  guint32 hash = rap_hash_bytes (RAP_HASH_START, text, length);

  return hash ^ hash >> 15;
}

static guint64
key_of (const char *text, guint length)
{
  guint64 key = G_GUINT64_CONSTANT (0xCBF29CE484222325);

  for (guint i = 0; i < length; i++)
    key = (key ^ (guchar) text[i]) * G_GUINT64_CONSTANT (0x100000001B3);
  return key;
}

static const char *
keep_form (RapWordStore *store, const char *text, guint length)
{
  RapFormRecord record = { key_of (text, length), store->n_forms++ };
  char          small[64];
  gsize         size = RAP_FORM_RECORD + length;
  char         *bytes = size <= sizeof small ? small : g_malloc (size);

  memcpy (bytes, &record, RAP_FORM_RECORD);
  memcpy (bytes + RAP_FORM_RECORD, text, length);
  const char *kept = g_string_chunk_insert_len (store->strings, bytes, (gssize) size);
  if (bytes != small)
    g_free (bytes);
  return kept + RAP_FORM_RECORD;
}

/* The place of the text, whose lower case may still be missing. */
static Form *
intern (Walk *walk, const char *text, guint length, guint hash)
{
  Form *form = find_slot (&walk->forms, text, length, hash);

  if (form->form != NULL)
    return form;
  if (walk->forms.n * 2 > walk->forms.mask)
    {
      grow (&walk->forms);
      form = find_slot (&walk->forms, text, length, hash);
    }
  walk->forms.n++;
  form->form = keep_form (walk->store, text, length);
  form->start = start_of (text, length);
  form->hash = hash;
  form->length = length;
  return form;
}

static Form *
fill_form (Walk *walk, const char *text, guint length, guint hash)
{
  g_autofree char *lower = rap_utf8_fold (text, length);
  guint            n_lower = (guint) strlen (lower);
  const char *folded = intern (walk, lower, n_lower, hash_form (lower, n_lower))->form;
  Form       *form = intern (walk, text, length, hash); /* the table may have grown */

  form->lower = folded;
  form->flags = flags_of_form (form->form);
  form->whole = rap_part_find (text, length, "whole") != RAP_LEXICON_NONE;
  return form;
}

/* Until the next form is read. */
static const Form *
read_form (Walk *walk, const char *text, guint length, guint hash)
{
  Form *form = intern (walk, text, length, hash);

  return form->lower != NULL ? form : fill_form (walk, text, length, hash);
}

/* Whether white space stands before the byte, or should. */
static gboolean
is_apart (const Walk *walk, guint start)
{
  const RapRepair *before = walk->repair > 0 ? &walk->repairs[walk->repair - 1] : NULL;

  if (start == 0)
    return FALSE;
  if (walk->text[start - 1] == ' ')
    return TRUE;
  return rap_utf8_is_space (
           rap_utf8_get (walk->text + rap_utf8_before (walk->text, start))) ||
         (before != NULL && before->span.end == start &&
          before->kind == RAP_REPAIR_MISSING_SPACE);
}

static void
keep_waiting (Walk *walk)
{
  g_array_append_vals (walk->store->words, walk->waiting, walk->n_waiting);
  walk->n_waiting = 0;
}

static void
add_form (Walk *walk, const RapSpan *span, const Form *form, RapWordFlags extra)
{
  RapWordFlags flags = form->flags | extra;

  if (is_apart (walk, span->start))
    flags |= RAP_WORD_SPACE_BEFORE;
  if (walk->n_waiting == WAITING)
    keep_waiting (walk);
  walk->waiting[walk->n_waiting++] =
    (RapWord){ .span = *span, .form = form->form, .lower = form->lower, .flags = flags };
}

/* As it is written. */
static void
add_exact (Walk *walk, guint start, guint end, RapWordFlags extra)
{
  const RapSpan span = { start, end };
  const char   *exact = walk->text + start;
  guint         length = (guint) strnlen (exact, end - start);

  add_form (walk,
            &span,
            read_form (walk, exact, length, hash_form (exact, length)),
            extra);
}

static void
add_repaired (Walk *walk, guint start, guint end, RapWordFlags extra)
{
  const RapSpan    span = { start, end };
  const char      *exact = walk->text + start;
  g_autofree char *reading = rap_document_dup_reading (walk->document, &span);

  if (*g_strstrip (reading) == '\0')
    return;
  if (strncmp (reading, exact, end - start) != 0 || reading[end - start] != '\0')
    extra |= RAP_WORD_REPAIRED;
  guint length = (guint) strlen (reading);
  add_form (walk,
            &span,
            read_form (walk, reading, length, hash_form (reading, length)),
            extra);
}

static void
pass_repairs (Walk *walk, guint start)
{
  while (walk->repair < walk->n_repairs && walk->repairs[walk->repair].span.end <= start)
    walk->repair++;
}

/* Whether a repair that was not passed begins before the byte. */
static gboolean
is_repaired (const Walk *walk, guint end)
{
  return walk->repair < walk->n_repairs && walk->repairs[walk->repair].span.start < end;
}

static void
add_word (Walk *walk, guint start, guint end, RapWordFlags extra)
{
  pass_repairs (walk, start);
  if (is_repaired (walk, end))
    add_repaired (walk, start, end, extra);
  else
    add_exact (walk, start, end, extra);
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

/* What is written in one and read as up to three: "they'd've". */
static void
add_cut (Walk *walk, const RapRun *run, guint start, guint stop, const char *after)
{
  gunichar c = rap_utf8_get (walk->text + start);

  if (!rap_utf8_is_word (c) && !rap_is_apostrophe (c))
    {
      add_word (walk, start, stop, 0);
      return;
    }
  if (rap_run_clitic_end (run, start) == stop)
    {
      add_word (walk, start, stop, RAP_WORD_CLITIC);
      return;
    }
  guint last = rap_run_cut_clitic (run, start, stop, after);
  guint first = last < stop ? rap_run_cut_clitic (run, start, last, after) : last;
  add_word (walk, start, first, 0);
  if (first < last)
    add_word (walk, first, last, RAP_WORD_CLITIC);
  if (last < stop)
    add_word (walk, last, stop, RAP_WORD_CLITIC);
}

static void
cut_run (Walk *walk, guint start, guint end)
{
  RapRun run;
  guint  n_repairs = 0;

  pass_repairs (walk, start);
  while (walk->repair + n_repairs < walk->n_repairs &&
         walk->repairs[walk->repair + n_repairs].span.start < end)
    n_repairs++;
  rap_run_init (&run, walk->text, start, end, walk->repairs + walk->repair, n_repairs);
  for (guint i = start; i < end;)
    {
      guint stop = rap_run_cut (&run, i, walk->text + end);
      add_cut (walk, &run, i, stop, walk->text + end);
      i = stop;
    }
}

static gboolean
is_plain_space (char c)
{
  return c == ' ' || c == '\n';
}

/* Most runs are letters of ASCII and perhaps a comma, in which nothing can be cut. Returns
 * where the run ends, or start when it is another one. */
static guint
add_plain (Walk *walk, guint start, guint end)
{
  static const guint comma_hash = (2166136261u ^ ',') * 16777619u;
  const char        *text = walk->text;
  guint              hash = 2166136261u, i = start;

  for (; i < end && g_ascii_isalpha (text[i]); i++)
    hash = (hash ^ (guchar) text[i]) * 16777619u;
  guint stop = i < end && text[i] == ',' ? i + 1 : i;
  if (i == start || (stop < end && !is_plain_space (text[stop])))
    return start;
  pass_repairs (walk, start);
  if (is_repaired (walk, stop))
    return start;
  const RapSpan word = { start, i }, comma = { i, stop };
  const Form   *form = read_form (walk, text + start, i - start, hash ^ hash >> 15);
  if (form->whole)
    return start;
  add_form (walk, &word, form, 0);
  if (stop > i)
    add_form (walk, &comma, read_form (walk, ",", 1, comma_hash ^ comma_hash >> 15), 0);
  return stop;
}

static void
walk_words (Walk *walk, guint start, guint end)
{
  for (guint i = start; i < end && !rap_work_is_cancelled ();)
    {
      if (rap_utf8_is_space (rap_utf8_get (walk->text + i)))
        {
          i += rap_utf8_width (walk->text + i);
          continue;
        }
      guint stop = add_plain (walk, i, end);
      if (stop == i)
        {
          stop = run_end (walk, i, end);
          cut_run (walk, i, stop);
        }
      i = stop;
    }
  keep_waiting (walk);
}

RapWordStore *
rap_word_store_new (void)
{
  RapWordStore *self = g_new0 (RapWordStore, 1);

  self->words = g_array_new (FALSE, FALSE, sizeof (RapWord));
  self->sentences = g_array_new (FALSE, FALSE, sizeof (RapSentence));
  self->strings = g_string_chunk_new (4096);
  return self;
}

void
rap_word_store_free (gpointer store)
{
  RapWordStore *self = store;

  g_array_unref (self->words);
  g_array_unref (self->sentences);
  g_string_chunk_free (self->strings);
  g_free (self);
}

void
rap_word_store_read (RapWordStore *self, RapDocument *document, GArray *starts)
{
  guint           n_blocks;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);
  Walk            walk = { .document = document,
                           .store = self,
                           .text = rap_document_get_text (document) };

  walk.repairs = rap_document_get_repairs (document, &walk.n_repairs);
  walk.forms.mask = 255;
  walk.forms.slots = g_new0 (Form, walk.forms.mask + 1);
  for (guint i = 0; i < n_blocks; i++)
    {
      g_array_append_val (starts, self->words->len);
      if (rap_block_role_is_read (blocks[i].role))
        walk_words (&walk, blocks[i].span.start, blocks[i].span.end);
    }
  g_array_append_val (starts, self->words->len);
  g_free (walk.forms.slots);
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
