// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-name-spans.h"

#include <string.h>

#include "language/rap-gazetteer.h"

/* So many different names that begin with the same word are sought elsewhere. */
#define MAX_ECHOES 6
/* Longer names are not parted. */
#define MAX_PARTED 16
/* So many words have a short form at most. */
#define MAX_SPELLED 12
/* A word that is so much more likely to be outside is not asked about. */
#define HOPELESS (-(6 << (RAP_VECTOR_BITS + RAP_WEIGHT_BITS - RAP_NAME_UNIT_BITS)))

#define NO_NAME G_MAXUINT
/* So much better than the best others are the labels of a name that is not looked at again. */
#define SURE (4 << (RAP_VECTOR_BITS + RAP_WEIGHT_BITS - RAP_NAME_UNIT_BITS))

typedef struct
{
  const RapNameReading *reading;
  const RapWord        *words;
  guint                *cover; /* per word: the name of the second reading, or NO_NAME */
  guint8               *sure;  /* per name */
  guint8               *told;  /* per word */
  GHashTable           *opening; /* form of a first word → list of names + 1 */
  GArray               *spans;
  RapStretch            stretch;
  guint                 n_stretch;
} Finder;

static guint
cover_of (const Finder *self, guint word)
{
  return self->cover[word - self->reading->first];
}

static gboolean
is_sure (const Finder *self, guint word)
{
  guint name = cover_of (self, word);

  return name != NO_NAME && self->sure[name];
}

/* Whether the document itself tells what the word is. */
static gboolean
is_told (const Finder *self, guint word)
{
  return self->told[word - self->reading->first] != 0;
}

static void
add (Finder *self, guint first, guint end)
{
  RapNameSpan span = { .first = first, .end = end, .stretch = self->n_stretch };

  if (first >= end || first < self->stretch.first || end > self->stretch.end)
    return;
  for (guint i = first; i < end; i++)
    if (is_sure (self, i) || is_told (self, i))
      return;
  g_array_append_val (self->spans, span);
}

static void
add_sure (Finder *self, guint first, guint end)
{
  RapNameSpan span = {
    .first = first, .end = end, .stretch = self->n_stretch, .sure = TRUE
  };

  g_array_append_val (self->spans, span);
}

static gboolean
has_capital (const RapWord *word)
{
  return (word->flags & RAP_WORD_CAPITAL) != 0;
}

/* "district", "alliance": what may belong to the name before it. */
static gboolean
may_end_name (const Finder *self, const RapWord *word)
{
  if (has_capital (word) || (word->flags & RAP_WORD_DIGITS) != 0)
    return TRUE;
  if ((word->flags & (RAP_WORD_MARK | RAP_WORD_CLITIC)) != 0)
    return FALSE;
  const RapNameForm *form = rap_name_form_get (self->reading->forms, word);
  return (form->folded >> RAP_TERM_GROUP & 1) != 0 || form->place_noun;
}

static guint
end_of_capitals (const Finder *self, guint i)
{
  while (i < self->stretch.end && has_capital (&self->words[i]))
    i++;
  return i;
}

static void
add_longer (Finder *self, guint first, guint end)
{
  guint last = self->stretch.end, next;

  /* "The Kremlin" at the start of a sentence is the Kremlin. */
  if (first > self->stretch.first && has_capital (&self->words[first - 1]) &&
      self->reading->tags[first - 1] != RAP_TAG_DET)
    add (self, first - 1, end);
  if (end >= last)
    return;
  if (may_end_name (self, &self->words[end]))
    add (self, first, end + 1);
  for (guint gap = 0; gap < 2 && end + gap < last; gap++)
    {
      if (!has_capital (&self->words[end + gap]))
        continue;
      next = cover_of (self, end + gap);
      add (self,
           first,
           next != NO_NAME ? self->reading->seconds[next].end
                           : end_of_capitals (self, end + gap));
      return;
    }
}

static void
add_parts (Finder *self, guint first, guint end)
{
  if (end - first < 2 || end - first > MAX_PARTED)
    return;
  add (self, first + 1, end);
  add (self, first, end - 1);
  for (guint i = first + 1; i + 1 < end; i++)
    if (!has_capital (&self->words[i]))
      {
        add (self, first, i);
        add (self, i + 1, end);
      }
}

static gboolean
is_same (const RapWord *a, const RapWord *b, guint n)
{
  for (guint i = 0; i < n; i++)
    if (a[i].form != b[i].form)
      return FALSE;
  return TRUE;
}

static void
add_echoes (Finder *self, guint i)
{
  GSList *list = g_hash_table_lookup (self->opening, (gconstpointer) self->words[i].form);

  for (; list != NULL; list = list->next)
    {
      const RapName *name = &self->reading->seconds[GPOINTER_TO_UINT (list->data) - 1];
      guint          n = name->end - name->first;
      if (i != name->first && i + n <= self->stretch.end &&
          is_same (&self->words[i], &self->words[name->first], n))
        add (self, i, i + n);
    }
}

static gboolean
is_hopeless (const Finder *self, guint word)
{
  const gint16 *own =
    self->reading->alone + (gsize) (word - self->reading->first) * RAP_NAME_OUTPUTS;
  gint16 most = own[1];

  for (guint i = 2; i < RAP_LABEL_BEGINS (RAP_N_KINDS); i++)
    most = MAX (most, own[i]);
  return most - own[0] < HOPELESS;
}

/* Words with capitals that the second reading leaves outside. */
static guint
add_unnamed (Finder *self, guint i)
{
  guint    end = i;
  gboolean hopeless = TRUE;

  while (end < self->stretch.end && cover_of (self, end) == NO_NAME &&
         has_capital (&self->words[end]))
    hopeless &= is_hopeless (self, end++);
  if (hopeless)
    return end;
  add (self, i, end);
  if (end - i > 1)
    add (self, i + 1, end);
  return end;
}

static void
search_stretch (Finder *self)
{
  const RapName *seconds = self->reading->seconds;

  for (guint i = self->stretch.first; i < self->stretch.end; i++)
    {
      guint own = cover_of (self, i);
      if (own != NO_NAME && self->sure[own])
        {
          if (seconds[own].first == i)
            add_sure (self, i, seconds[own].end);
          continue;
        }
      if (!has_capital (&self->words[i]) && own == NO_NAME)
        continue;
      add_echoes (self, i);
      if (own == NO_NAME &&
          (i == self->stretch.first || cover_of (self, i - 1) != NO_NAME ||
           !has_capital (&self->words[i - 1])))
        add_unnamed (self, i);
      if (own == NO_NAME || seconds[own].first != i)
        continue;
      add (self, i, seconds[own].end);
      add_longer (self, i, seconds[own].end);
      add_parts (self, i, seconds[own].end);
    }
}

static void
note_opening (Finder *self, guint n)
{
  const RapName *seconds = self->reading->seconds, *name = &seconds[n];
  gpointer       form = (gpointer) self->words[name->first].form;
  GSList        *list = g_hash_table_lookup (self->opening, form);
  guint          length = 0;

  for (GSList *l = list; l != NULL; l = l->next, length++)
    {
      const RapName *other = &seconds[GPOINTER_TO_UINT (l->data) - 1];
      if (other->end - other->first == name->end - name->first &&
          is_same (&self->words[other->first],
                   &self->words[name->first],
                   name->end - name->first))
        return;
    }
  if (length < MAX_ECHOES)
    {
      g_hash_table_steal (self->opening, form);
      g_hash_table_insert (self->opening,
                           form,
                           g_slist_prepend (list, GUINT_TO_POINTER (n + 1)));
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const RapNameSpan *x = a, *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

static void
drop_twins (GArray *spans)
{
  guint kept = 0;

  g_array_sort (spans, compare);
  for (guint i = 0; i < spans->len; i++)
    {
      RapNameSpan span = g_array_index (spans, RapNameSpan, i);
      if (kept == 0 ||
          compare (&g_array_index (spans, RapNameSpan, kept - 1), &span) != 0)
        g_array_index (spans, RapNameSpan, kept++) = span;
    }
  g_array_set_size (spans, kept);
}

static void
place (const Finder *self, RapNameSpan *span)
{
  guint first = cover_of (self, span->first), last = cover_of (self, span->end - 1);
  const RapName *seconds = self->reading->seconds;

  span->place = RAP_SPAN_FREE;
  for (guint i = span->first; i < span->end && span->place == RAP_SPAN_FREE; i++)
    if (cover_of (self, i) != NO_NAME)
      span->place = RAP_SPAN_AROUND;
  if (first != NO_NAME && first == last)
    {
      gboolean same =
        seconds[first].first == span->first && seconds[first].end == span->end;
      span->place = same ? RAP_SPAN_SAME : RAP_SPAN_WITHIN;
      span->twice = same ? rap_name_type_get_kind (seconds[first].type) + 1 : 0;
    }
  else if ((first != NO_NAME && seconds[first].first < span->first) ||
           (last != NO_NAME && seconds[last].end > span->end))
    span->place = RAP_SPAN_ACROSS;
}

static guint
label_at (const RapNameSpan *span, guint word, guint kind)
{
  static const guint8 parts[2][2] = { { 1, 2 }, { 0, 3 } }; /* first, last */

  return RAP_LABEL_BEGINS (kind) + parts[word == span->first][word + 1 == span->end];
}

/* How much better the best label of these parts of a name is than the best other. */
static int
margin_of (const RapNameReading *reading, guint word, guint parts, gboolean outside)
{
  const gint16 *own = reading->alone + (gsize) (word - reading->first) * RAP_NAME_OUTPUTS;
  int best = outside ? own[0] : G_MININT16, other = outside ? G_MININT16 : own[0];

  for (guint kind = 0; kind < RAP_N_KINDS; kind++)
    for (guint part = 0; part < 4; part++)
      {
        int value = own[RAP_LABEL_BEGINS (kind) + part];
        if ((parts >> part & 1) != 0)
          best = MAX (best, value);
        else
          other = MAX (other, value);
      }
  return best - other;
}

#define PART_BEGINS 1
#define PART_ENDS   4
#define PART_ALONE  8

void
rap_name_limits (const RapNameReading *reading,
                 const RapStretch     *stretch,
                 guint                 first,
                 guint                 end,
                 int                   limits[RAP_N_LIMITS])
{
  const guint begins = PART_BEGINS | PART_ALONE, ends = PART_ENDS | PART_ALONE;

  limits[RAP_LIMIT_FIRST] = margin_of (reading, first, begins, FALSE);
  limits[RAP_LIMIT_LAST] = margin_of (reading, end - 1, ends, FALSE);
  limits[RAP_LIMIT_BEFORE] =
    first > stretch->first ? margin_of (reading, first - 1, ends, TRUE) : RAP_NAME_MOST;
  limits[RAP_LIMIT_AFTER] =
    end < stretch->end ? margin_of (reading, end, begins, TRUE) : RAP_NAME_MOST;
}

static void
sum (const RapNameReading *reading, RapNameSpan *span)
{
  for (guint kind = 0; kind < RAP_N_KINDS; kind++)
    {
      gint64 all = 0;
      for (guint i = span->first; i < span->end; i++)
        {
          const gint16 *own =
            reading->alone + (gsize) (i - reading->first) * RAP_NAME_OUTPUTS;
          all += own[label_at (span, i, kind)] - own[0];
        }
      span->sums[kind] = (gint16) CLAMP (all, -RAP_NAME_MOST, RAP_NAME_MOST);
    }
}

/* Both in order. */
static void
note_firsts (const RapNameReading *reading, GArray *spans)
{
  guint n = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      RapNameSpan *span = &g_array_index (spans, RapNameSpan, i);
      while (n < reading->n_firsts && reading->firsts[n].first < span->first)
        n++;
      if (n < reading->n_firsts && reading->firsts[n].first == span->first &&
          reading->firsts[n].end == span->end)
        span->once = rap_name_type_get_kind (reading->firsts[n].type) + 1;
    }
}

static gboolean
was_read_once (const RapNameReading *reading, const RapName *name)
{
  guint low = 0, high = reading->n_firsts;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (reading->firsts[middle].first < name->first)
        low = middle + 1;
      else
        high = middle;
    }
  const RapName *once = &reading->firsts[low];
  return low < reading->n_firsts && once->first == name->first &&
         once->end == name->end && once->type == name->type;
}

static gboolean
is_told_name (const Finder *self, const RapName *name)
{
  for (guint i = name->first; i < name->end; i++)
    if (is_told (self, i))
      return TRUE;
  return FALSE;
}

/* Both readings agree on it, and neither its limits nor its kind could be others. */
static gboolean
has_no_doubt (const Finder *self, const RapName *name)
{
  RapNameSpan span = { .first = name->first, .end = name->end };
  guint       own = rap_name_type_get_kind (name->type);
  int         limits[RAP_N_LIMITS];

  if (is_told_name (self, name))
    return TRUE;
  if (!was_read_once (self->reading, name))
    return FALSE;
  rap_name_limits (self->reading, &self->stretch, name->first, name->end, limits);
  for (guint i = 0; i < RAP_N_LIMITS; i++)
    if (limits[i] <= SURE)
      return FALSE;
  sum (self->reading, &span);
  for (guint kind = 0; kind < RAP_N_KINDS; kind++)
    if (kind != own && span.sums[own] - span.sums[kind] <= SURE)
      return FALSE;
  return TRUE;
}

static void
search (Finder *self)
{
  const RapNameReading *reading = self->reading;
  guint                 n_first = 0, n_second = 0;

  for (guint s = 0; s < reading->n_stretches; s++)
    {
      self->stretch = reading->stretches[s];
      self->n_stretch = s;
      for (; n_second < reading->n_seconds &&
             reading->seconds[n_second].first < self->stretch.end;
           n_second++)
        self->sure[n_second] = has_no_doubt (self, &reading->seconds[n_second]);
      search_stretch (self);
      for (; n_first < reading->n_firsts &&
             reading->firsts[n_first].first < self->stretch.end;
           n_first++)
        add (self, reading->firsts[n_first].first, reading->firsts[n_first].end);
    }
}

/* "Alliance to Save Our Rivers (ASOR)": where the words begin that the letters before the
 * second bracket stand for; `at` when nowhere. */
static guint
start_of_spelled (const Finder *self, guint at)
{
  const char *letters = self->words[at + 1].form;
  gsize       n = strlen (letters);

  for (guint i = at; n > 0 && i > self->reading->first && at - i < MAX_SPELLED;)
    {
      char c = self->words[--i].form[0];
      if (!g_ascii_isupper (c))
        continue;
      if (c != letters[n - 1])
        return at;
      if (--n == 0)
        return i;
    }
  return at;
}

static void
note_told (Finder *self)
{
  const RapNameReading *reading = self->reading;

  for (guint i = reading->first; i < reading->end; i++)
    {
      const RapWord *word = &self->words[i];
      self->told[i - reading->first] |=
        g_hash_table_contains (reading->hints, word->form);
      if (i + 2 >= reading->end || !g_str_equal (word->form, "(") ||
          !g_str_equal (word[2].form, ")") ||
          (word[1].flags & RAP_WORD_ALL_CAPITALS) == 0)
        continue;
      for (guint k = start_of_spelled (self, i); k < i; k++)
        self->told[k - reading->first] = 1;
    }
}

static gboolean
free_list (G_GNUC_UNUSED gpointer form, gpointer list, G_GNUC_UNUSED gpointer data)
{
  g_slist_free (list);
  return TRUE;
}

GArray *
rap_name_spans_find (const RapNameReading *reading)
{
  g_autofree guint  *cover = g_new (guint, reading->end - reading->first);
  g_autofree guint8 *sure = g_new0 (guint8, reading->n_seconds + 1);
  g_autofree guint8 *told = g_new0 (guint8, reading->end - reading->first);
  Finder             self = { .reading = reading,
                              .words = reading->words->words,
                              .cover = cover,
                              .sure = sure,
                              .told = told,
                              .opening = g_hash_table_new (NULL, NULL),
                              .spans = g_array_new (FALSE, TRUE, sizeof (RapNameSpan)) };

  memset (cover, 0xff, (reading->end - reading->first) * sizeof *cover);
  for (guint n = 0; n < reading->n_seconds; n++)
    {
      for (guint i = reading->seconds[n].first; i < reading->seconds[n].end; i++)
        cover[i - reading->first] = n;
      note_opening (&self, n);
    }
  note_told (&self);
  search (&self);
  drop_twins (self.spans);
  for (guint i = 0; i < self.spans->len; i++)
    {
      RapNameSpan *span = &g_array_index (self.spans, RapNameSpan, i);
      place (&self, span);
      sum (reading, span);
    }
  note_firsts (reading, self.spans);
  g_hash_table_foreach_remove (self.opening, free_list, NULL);
  g_hash_table_unref (self.opening);
  return self.spans;
}
