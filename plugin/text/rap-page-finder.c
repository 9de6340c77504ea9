// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-finder.h"

#include <stdlib.h>
#include <string.h>

#include "text/rap-bytes.h"
#include "text/rap-html.h"
#include "text/rap-page-date.h"
#include "text/rap-page-names.h"

#define MAX_CANDIDATES 40
#define MAX_SMALL_WORD 4
/* Places made for who wrote a report, and how much of what they hold may be a name. */
#define MAX_WORDED     120
#define WORDED_SOURCES ((1u << RAP_BYLINE_CLASS) - 1 - (1u << RAP_BYLINE_REL))
/* Elements looked at inside one line. */
#define MAX_SEAMS 24

/* --- text --- */

/* Nothing but words that one space parts: what most text is. */
static gboolean
is_plain (const char *text, gsize length)
{
  return length > 0 && text[0] != ' ' && text[length - 1] != ' ' &&
         rap_bytes_folded (text, length) == length && memchr (text, 0xc2, length) == NULL;
}

static char *
plain (const char *text, gsize length)
{
  if (is_plain (text, length))
    return g_strndup (text, length);
  GString *out = g_string_sized_new (length);
  gboolean space = FALSE;
  for (gsize i = 0; i < length; i++)
    {
      gboolean wide =
        (guchar) text[i] == 0xc2 && i + 1 < length && (guchar) text[i + 1] == 0xa0;
      if (wide || g_ascii_isspace (text[i]))
        {
          space = out->len > 0;
          i += wide;
          continue;
        }
      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_c (out, text[i]);
    }
  return g_string_free (out, FALSE);
}

char *
rap_finder_decoded (const RapFinder *self, RapSpan raw)
{
  g_autoptr (GString) text = g_string_new (NULL);
  rap_html_decode (text,
                   self->page->html + raw.start,
                   MIN (raw.end - raw.start, 4000),
                   RAP_HTML_RCDATA);
  g_autofree char *valid = g_utf8_make_valid (text->str, (gssize) text->len);
  return plain (valid, strlen (valid));
}

char *
rap_finder_shown (const RapFinder *self, RapSpan text)
{
  return plain (self->page->text->str + text.start, text.end - text.start);
}

/* The first element whose text does not begin before an offset. */
static guint
element_from (const RapPage *page, guint offset)
{
  guint low = 0, high = page->elements->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (rap_page_element (page, middle)->text.start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Do words of two elements touch at that offset, though readers see them apart? */
static gboolean
is_seam (const char *text, guint at)
{
  gunichar after = g_utf8_get_char (text + at);
  gunichar before = g_utf8_get_char (g_utf8_prev_char (text + at));
  return (g_unichar_isupper (after) &&
          (g_unichar_islower (before) || g_unichar_isdigit (before))) ||
         (g_unichar_isdigit (after) && g_unichar_isalpha (before));
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;
  return x < y ? -1 : x > y;
}

char *
rap_finder_spread (const RapFinder *self, RapSpan text)
{
  guint       seams[MAX_SEAMS * 2], n = 0, from = text.start;
  const char *all = self->page->text->str;
  for (guint i = element_from (self->page, text.start), left = MAX_SEAMS;
       i < self->page->elements->len && left > 0;
       i++, left--)
    {
      RapSpan inside = rap_page_element (self->page, i)->text;
      if (inside.start >= text.end)
        break;
      if (inside.start > text.start)
        seams[n++] = inside.start;
      if (inside.end > text.start && inside.end < text.end)
        seams[n++] = inside.end;
    }
  if (n == 0)
    return rap_finder_shown (self, text);
  qsort (seams, n, sizeof *seams, compare_offsets);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    if (seams[i] > from && is_seam (all, seams[i]))
      {
        g_string_append_len (out, all + from, seams[i] - from);
        g_string_append (out, " | ");
        from = seams[i];
      }
  g_string_append_len (out, all + from, text.end - from);
  char *spread = plain (out->str, out->len);
  g_string_free (out, TRUE);
  return spread;
}

guint32
rap_finder_key (const char *text)
{
  return rap_page_names_key (text, strlen (text));
}

/* --- adding --- */

/* How little a value looks like one made for readers: "ann-lee", "ANN LEE", "Ann Lee + Bo Ek". */
static guint
n_faults (const char *value)
{
  guint lower = 0, upper = 0, hyphens = 0, spaces = 0, sums = 0;
  for (; *value != '\0'; value = g_utf8_next_char (value))
    {
      gunichar c = g_utf8_get_char (value);
      lower += g_unichar_islower (c);
      upper += g_unichar_isupper (c);
      hyphens += c == '-' || c == '_';
      spaces += c == ' ';
      sums += c == '+';
    }
  return (lower == 0) + (upper == 0) + (hyphens > spaces) + (sums > 0);
}

static void
add (RapFinder   *self,
     RapPageField field,
     guint        source,
     const char  *value,
     guint32      key,
     guint        rank,
     int          distance)
{
  GArray *all = self->out->fields[field];
  for (guint i = 0; i < all->len; i++)
    {
      RapCandidate *known = &g_array_index (all, RapCandidate, i);
      if (known->key != key)
        continue;
      known->sources |= 1u << source;
      known->n_places += known->n_places < 255;
      if (field != RAP_FIELD_PUBLISHED && strcmp (known->value, value) != 0 &&
          n_faults (value) < n_faults (known->value))
        {
          g_free (known->value);
          known->value = g_strdup (value);
        }
      known->rank = (guint8) MIN (known->rank, rank);
      if (ABS (distance) < ABS (known->distance))
        known->distance = (gint16) distance;
      return;
    }
  RapCandidate candidate = {
    key, NULL, 1u << source, 1, (guint8) MIN (rank, 9), (gint16) distance
  };
  if (all->len >= MAX_CANDIDATES)
    return;
  candidate.value = g_strdup (value);
  g_array_append_val (all, candidate);
}

int
rap_finder_distance (const RapFinder *self, guint block)
{
  int headline = MAX (self->headline, 0);
  return CLAMP ((int) block - headline, -RAP_CANDIDATE_FAR + 1, RAP_CANDIDATE_FAR - 1);
}

void
rap_finder_add_title (RapFinder  *self,
                      guint       source,
                      const char *value,
                      guint       rank,
                      int         distance)
{
  gsize length = strlen (value);
  if (length == 0 || length >= RAP_FINDER_MAX_TITLE || !g_utf8_validate (value, -1, NULL))
    return;
  add (self, RAP_FIELD_TITLE, source, value, rap_finder_key (value), rank, distance);
}

/* "Ann Lee The Arnau Post", "Ann Lee for The Arnau Post": where the name ends before that of
 * the site. */
static gsize
end_before_site (const RapFinder *self, const char *name, gsize length)
{
  const char *site = self->out->site;
  gsize       n = site != NULL ? strlen (site) : 0;
  if (n < 3 || length < n + 4 || name[length - n - 1] != ' ' ||
      g_ascii_strncasecmp (name + length - n, site, n) != 0)
    return length;
  gsize end = length - n - 1, word = end;
  while (word > 0 && g_ascii_islower (name[word - 1]))
    word--;
  if (word > 1 && word < end && name[word - 1] == ' ' && end - word <= MAX_SMALL_WORD)
    end = word - 1;
  return rap_page_names_is_shape (name, end, self->layout->model) ? end : length;
}

static const RapCandidate *
find_known (const RapFinder *self, RapPageField field, guint32 key)
{
  const GArray *all = self->out->fields[field];
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, RapCandidate, i).key == key)
      return &g_array_index (all, RapCandidate, i);
  return NULL;
}

/* Who is told to have written it in a place made for that may be called by more than names:
 * "Ann Lee | The Arnau Post", "Bo Ek (Gardener)", "7 Lanes", "Editors of the Post". */
static void
add_worded (RapFinder *self, guint source, const char *value, guint rank, int distance)
{
  if ((WORDED_SOURCES >> source & 1) == 0 || strlen (value) > MAX_WORDED ||
      strstr (value, "://") != NULL)
    return;
  RapSpan span = rap_page_names_worded (value, strlen (value), self->layout->model);
  g_autofree char    *name = g_strndup (value + span.start, span.end - span.start);
  guint32             key = rap_finder_key (name);
  guint               parts[] = { source, RAP_BYLINE_WHOLE, RAP_BYLINE_WORDED };
  const RapCandidate *known = find_known (self, RAP_FIELD_BYLINE, key);
  if (*name == '\0' || (known != NULL && (known->sources >> RAP_BYLINE_WORDED & 1) == 0))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    add (self, RAP_FIELD_BYLINE, parts[i], name, key, rank, distance);
}

void
rap_finder_add_byline (RapFinder  *self,
                       guint       source,
                       const char *value,
                       guint       rank,
                       int         distance)
{
  RapSpan forms[RAP_PAGE_NAME_FORMS];
  guint   n = rap_page_names_clean (value, strlen (value), self->layout->model, forms);
  for (guint i = 0; i < n; i++)
    {
      const char      *start = value + forms[i].start;
      g_autofree char *name =
        g_strndup (start, end_before_site (self, start, forms[i].end - forms[i].start));
      add (self, RAP_FIELD_BYLINE, source, name, rap_finder_key (name), rank, distance);
      guint part = i == 0 ? RAP_BYLINE_WHOLE : RAP_BYLINE_CUT;
      add (self, RAP_FIELD_BYLINE, part, name, rap_finder_key (name), rank, distance);
    }
  g_autofree char *list =
    rap_page_names_list (value, strlen (value), self->layout->model);
  if (*list != '\0')
    {
      add (self, RAP_FIELD_BYLINE, source, list, rap_finder_key (list), rank, distance);
      add (self,
           RAP_FIELD_BYLINE,
           RAP_BYLINE_WHOLE,
           list,
           rap_finder_key (list),
           rank,
           distance);
    }
  if (n == 0)
    add_worded (self, source, value, rank, distance);
}

void
rap_finder_add_people (RapFinder *self, guint source, const char *names, int distance)
{
  g_autofree char *list =
    rap_page_names_list (names, strlen (names), self->layout->model);
  if (*list == '\0')
    {
      rap_finder_add_byline (self, source, names, 0, distance);
      return;
    }
  add (self, RAP_FIELD_BYLINE, source, list, rap_finder_key (list), 0, distance);
  add (self,
       RAP_FIELD_BYLINE,
       RAP_BYLINE_WHOLE,
       list,
       rap_finder_key (list),
       0,
       distance);
}

static gboolean
is_known_day (const RapFinder *self, const RapPageDate *date)
{
  return find_known (self,
                     RAP_FIELD_PUBLISHED,
                     date->year * 10000 + date->month * 100 + date->day) != NULL;
}

/* 3/4/2020 may be read both ways; what the page says elsewhere tells which is meant. */
static void
read_as_elsewhere (const RapFinder *self, RapPageDate *date)
{
  RapPageDate other = *date;
  other.day = date->month;
  other.month = date->day;
  if (date->in_doubt && !is_known_day (self, date) && is_known_day (self, &other))
    *date = other;
}

gboolean
rap_finder_add_date (RapFinder  *self,
                     guint       source,
                     const char *value,
                     gsize       length,
                     guint       rank,
                     int         distance)
{
  RapPageDate date;
  if (!rap_page_date_find (&date,
                           value,
                           length,
                           self->out->day_first,
                           self->layout->model))
    return FALSE;
  read_as_elsewhere (self, &date);
  g_autofree char *day =
    g_strdup_printf ("%04u-%02u-%02u", date.year, date.month, date.day);
  g_autofree char *whole = g_strconcat (day, date.clock, NULL);
  guint32          key = date.year * 10000 + date.month * 100 + date.day;
  add (self, RAP_FIELD_PUBLISHED, source, whole, key, rank, distance);
  /* The most exact form of a day is kept. */
  GArray *all = self->out->fields[RAP_FIELD_PUBLISHED];
  for (guint i = 0; i < all->len; i++)
    {
      RapCandidate *known = &g_array_index (all, RapCandidate, i);
      if (known->key == key && strlen (known->value) < strlen (whole))
        {
          g_free (known->value);
          known->value = g_strdup (whole);
        }
    }
  return TRUE;
}

gboolean
rap_finder_is_dated (const RapFinder *self, const char *text)
{
  RapPageDate date;
  return rap_page_date_find (&date,
                             text,
                             strlen (text),
                             self->out->day_first,
                             self->layout->model);
}

/* --- what the page says of itself --- */

gboolean
rap_finder_tag_holds (const RapFinder *self, const RapElement *element, const char *what)
{
  RapSpan tag = element->tag;
  return rap_bytes_hold (self->page->html + tag.start,
                         tag.end - tag.start,
                         what,
                         strlen (what));
}

char *
rap_finder_dup_meta (const RapFinder *self, const char *key)
{
  gsize length = strlen (key);
  for (guint i = 0; i < self->page->metas->len; i++)
    if (rap_finder_meta_is (self, rap_finder_meta_at (self, i), key, length))
      return rap_finder_decoded (self, rap_finder_meta_at (self, i)->content);
  return NULL;
}

const RapFactObject *
rap_finder_object_at (const RapFinder *self, guint i)
{
  return &g_array_index (self->facts->objects, RapFactObject, i);
}

const RapFact *
rap_finder_find_fact (const RapFinder *self, guint object, RapFactKey key)
{
  for (guint i = 0; i < self->facts->facts->len; i++)
    {
      const RapFact *fact = &g_array_index (self->facts->facts, RapFact, i);
      if (fact->object == object && fact->key == key)
        return fact;
    }
  return NULL;
}

static gboolean
same_value (const RapFinder *self, RapSpan a, RapSpan b)
{
  return a.end - a.start == b.end - b.start && memcmp (self->page->html + a.start,
                                                       self->page->html + b.start,
                                                       a.end - a.start) == 0;
}

/* The name of an object, or of the object elsewhere that it refers to. */
char *
rap_finder_name_of (const RapFinder *self, guint object)
{
  const RapFact *name = rap_finder_find_fact (self, object, RAP_FACT_NAME);
  const RapFact *id = rap_finder_find_fact (self, object, RAP_FACT_ID);
  for (guint i = 0; name == NULL && id != NULL && i < self->facts->facts->len; i++)
    {
      const RapFact *other = &g_array_index (self->facts->facts, RapFact, i);
      if (other->key == RAP_FACT_ID && other->object != object &&
          same_value (self, other->value, id->value))
        name = rap_finder_find_fact (self, other->object, RAP_FACT_NAME);
    }
  return name != NULL
           ? rap_page_facts_string (self->page->html, name->value, RAP_FACT_NAME_BYTES)
           : NULL;
}
