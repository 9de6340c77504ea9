// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-candidates.h"

#include <string.h>

#include "text/rap-html.h"
#include "text/rap-page-date.h"
#include "text/rap-page-facts.h"
#include "text/rap-page-names.h"
#include "text/rap-utf8.h"

#define MAX_CANDIDATES 40
#define MAX_TITLE      400
#define MAX_LINE       200
#define MAX_BYLINE     160

typedef struct
{
  RapCandidates       *out;
  const RapPageLayout *layout;
  const RapPage       *page;
  RapPageFacts        *facts;
  int                  headline;
} Finder;

static void
clear_candidate (gpointer data)
{
  g_free (((RapCandidate *) data)->value);
}

/* --- text --- */

static char *
plain (const char *text, gsize length)
{
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

static char *
decoded (const Finder *self, RapSpan raw)
{
  g_autoptr (GString) text = g_string_new (NULL);
  rap_html_decode (text,
                   self->page->html + raw.start,
                   MIN (raw.end - raw.start, 4000),
                   RAP_HTML_RCDATA);
  g_autofree char *valid = g_utf8_make_valid (text->str, (gssize) text->len);
  return plain (valid, strlen (valid));
}

static char *
shown (const Finder *self, RapSpan text)
{
  return plain (self->page->text->str + text.start, text.end - text.start);
}

static guint32
key_of_words (const char *text)
{
  return rap_page_names_key (text, strlen (text));
}

/* --- adding --- */

static void
add (Finder      *self,
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

static int
distance_of (const Finder *self, guint block)
{
  int headline = MAX (self->headline, 0);
  return CLAMP ((int) block - headline, -RAP_CANDIDATE_FAR + 1, RAP_CANDIDATE_FAR - 1);
}

static void
add_title (Finder *self, guint source, const char *value, guint rank, int distance)
{
  gsize length = strlen (value);
  if (length == 0 || length >= MAX_TITLE || !g_utf8_validate (value, -1, NULL))
    return;
  add (self, RAP_FIELD_TITLE, source, value, key_of_words (value), rank, distance);
}

static void
add_byline (Finder *self, guint source, const char *value, guint rank, int distance)
{
  RapSpan forms[RAP_PAGE_NAME_FORMS];
  guint   n = rap_page_names_clean (value, strlen (value), self->layout->model, forms);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name =
        g_strndup (value + forms[i].start, forms[i].end - forms[i].start);
      add (self, RAP_FIELD_BYLINE, source, name, key_of_words (name), rank, distance);
    }
}

static gboolean
add_date (Finder     *self,
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

/* --- what the head says --- */

typedef struct
{
  const char *key;
  guint8      source;
} Source;

static const Source title_keys[] = {
  { "og:title", RAP_TITLE_SHARED },     { "twitter:title", RAP_TITLE_CARD },
  { "title", RAP_TITLE_META },          { "dc.title", RAP_TITLE_META },
  { "parsely-title", RAP_TITLE_META },  { "sailthru.title", RAP_TITLE_META },
  { "headline", RAP_TITLE_META },       { "name", RAP_TITLE_META },
  { "citation_title", RAP_TITLE_META },
};

static const Source byline_keys[] = {
  { "author", RAP_BYLINE_META },
  { "article:author", RAP_BYLINE_SHARED },
  { "og:article:author", RAP_BYLINE_SHARED },
  { "dc.creator", RAP_BYLINE_DUBLIN },
  { "dcterms.creator", RAP_BYLINE_DUBLIN },
  { "citation_author", RAP_BYLINE_DUBLIN },
  { "parsely-author", RAP_BYLINE_META_OTHER },
  { "sailthru.author", RAP_BYLINE_META_OTHER },
  { "byl", RAP_BYLINE_META_OTHER },
  { "dcsext.author", RAP_BYLINE_META_OTHER },
  { "cxenseparse:author", RAP_BYLINE_META_OTHER },
  { "author_name", RAP_BYLINE_META_OTHER },
  { "article:author_name", RAP_BYLINE_META_OTHER },
  { "twitter:data1", RAP_BYLINE_CARD },
};

static const char *const site_keys[] = { "og:site_name",
                                         "application-name",
                                         "al:ios:app_name" };

static const RapPageMeta *
meta_at (const Finder *self, guint i)
{
  return &g_array_index (self->page->metas, RapPageMeta, i);
}

static gboolean
meta_is (const Finder *self, const RapPageMeta *meta, const char *key)
{
  gsize n = strlen (key);
  return meta->key.end - meta->key.start == n &&
         g_ascii_strncasecmp (self->page->html + meta->key.start, key, n) == 0;
}

static gboolean
key_holds (const Finder *self, RapSpan key, const char *const *parts)
{
  for (; *parts != NULL; parts++)
    {
      gsize n = strlen (*parts);
      for (guint i = key.start; i + n <= key.end; i++)
        if (g_ascii_strncasecmp (self->page->html + i, *parts, n) == 0)
          return TRUE;
    }
  return FALSE;
}

static char *
dup_meta (const Finder *self, const char *key)
{
  for (guint i = 0; i < self->page->metas->len; i++)
    if (meta_is (self, meta_at (self, i), key))
      return decoded (self, meta_at (self, i)->content);
  return NULL;
}

/* Does the tail of a title name the site: by its own name or by its address? */
static gboolean
names_site (const Finder *self, const char *tail)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  if (self->out->site != NULL && key_of_words (tail) == key_of_words (self->out->site))
    return TRUE;
  for (const char *at = tail; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (letters, g_ascii_tolower (*at));
  return letters->len >= 3 && letters->len < 40 && self->out->address != NULL &&
         strstr (self->out->address, letters->str) != NULL;
}

/* The signs that stand between a title and the name of the site. Returns the length of one. */
static guint
title_sign (const char *text, const char *at)
{
  gunichar c = rap_utf8_get (at);
  guint    n = rap_utf8_width (at);
  gboolean spaced = at > text && at[-1] == ' ' && at[n] == ' ';
  if (c == '|' ||
      (spaced && (c == '-' || c == 0x2013 || c == 0x2014 || c == 0xbb || c == 0x2022 ||
                  c == 0xb7 || c == '~' || c == '/' || c == ':')))
    return n;
  return c == ':' && at[1] == ' ' ? 1 : 0;
}

static void
add_cuts (Finder *self, guint cuts, const char *title)
{
  const char *first = NULL, *last = NULL, *site = NULL;
  guint       first_length = 0;
  for (const char *at = title; *at != '\0'; at = g_utf8_next_char (at))
    {
      guint n = title_sign (title, at);
      if (n == 0 || at == title)
        continue;
      first_length = first == NULL ? n : first_length;
      first = first == NULL ? at : first;
      last = at;
      if (site == NULL && names_site (self, at + n))
        site = at;
    }
  if (first == NULL)
    return;
  const char *const ends[4] = { last, last != first ? first : NULL, NULL, site };
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *part =
        ends[i] != NULL ? g_strndup (title, (gsize) (ends[i] - title)) : NULL;
      if (part != NULL)
        add_title (self, cuts + i, g_strstrip (part), 0, RAP_CANDIDATE_FAR);
    }
  g_autofree char *rest = g_strdup (first + first_length);
  add_title (self, cuts + 2, g_strstrip (rest), 0, RAP_CANDIDATE_FAR);
}

static void
add_head_title (Finder *self, guint source, const char *title)
{
  add_title (self, source, title, 0, RAP_CANDIDATE_FAR);
  if (strlen (title) < MAX_TITLE)
    add_cuts (self, source + 1, title);
}

static void
find_head_titles (Finder *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (title_keys); i++)
    {
      g_autofree char *title = dup_meta (self, title_keys[i].key);
      if (title != NULL)
        add_head_title (self, title_keys[i].source, title);
    }
  g_autofree char *head = decoded (self, self->page->title);
  if (*head != '\0')
    add_head_title (self, RAP_TITLE_HEAD, head);
}

/* All values of one key as one byline: pages with several authors repeat the key. */
static void
find_head_bylines (Finder *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (byline_keys); i++)
    {
      g_autoptr (GString) all = g_string_new (NULL);
      for (guint k = 0; k < self->page->metas->len && all->len < MAX_BYLINE; k++)
        {
          if (!meta_is (self, meta_at (self, k), byline_keys[i].key))
            continue;
          g_autofree char *name = decoded (self, meta_at (self, k)->content);
          if (*name == '\0' || strchr (name, '/') != NULL ||
              strstr (all->str, name) != NULL)
            continue;
          if (byline_keys[i].source == RAP_BYLINE_CARD &&
              strpbrk (name, "0123456789") != NULL)
            continue;
          g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", name);
        }
      if (all->len > 0)
        add_byline (self, byline_keys[i].source, all->str, 0, RAP_CANDIDATE_FAR);
    }
}

static void
find_head_dates (Finder *self)
{
  static const char *const times[] = { "date",    "time",   "publi",   "created", "modif",
                                       "updated", "issued", "release", NULL };
  static const char *const others[] = { "expir", "event", "birth", "revisit", NULL };
  static const char *const modified[] = { "modif", "update", NULL };
  static const char *const published[] = { "published", NULL };
  static const char *const dated[] = { "publi", "created", "issued", "pubdate", NULL };
  for (guint i = 0; i < self->page->metas->len; i++)
    {
      const RapPageMeta *meta = meta_at (self, i);
      if (!key_holds (self, meta->key, times) || key_holds (self, meta->key, others))
        continue;
      g_autofree char *value = decoded (self, meta->content);
      guint source = key_holds (self, meta->key, modified)    ? RAP_DATE_META_MODIFIED
                     : key_holds (self, meta->key, published) ? RAP_DATE_META_PUBLISHED
                     : key_holds (self, meta->key, dated)     ? RAP_DATE_META_DATE
                                                              : RAP_DATE_META_OTHER;
      add_date (self, source, value, strlen (value), 0, RAP_CANDIDATE_FAR);
    }
}

/* --- what the data say --- */

static const RapFactObject *
object_at (const Finder *self, guint i)
{
  return &g_array_index (self->facts->objects, RapFactObject, i);
}

static const RapFact *
find_fact (const Finder *self, guint object, RapFactKey key)
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
same_value (const Finder *self, RapSpan a, RapSpan b)
{
  return a.end - a.start == b.end - b.start && memcmp (self->page->html + a.start,
                                                       self->page->html + b.start,
                                                       a.end - a.start) == 0;
}

/* The name of an object, or of the object elsewhere that it refers to. */
static char *
name_of (const Finder *self, guint object)
{
  const RapFact *name = find_fact (self, object, RAP_FACT_NAME);
  const RapFact *id = find_fact (self, object, RAP_FACT_ID);
  for (guint i = 0; name == NULL && id != NULL && i < self->facts->facts->len; i++)
    {
      const RapFact *other = &g_array_index (self->facts->facts, RapFact, i);
      if (other->key == RAP_FACT_ID && other->object != object &&
          same_value (self, other->value, id->value))
        name = find_fact (self, other->object, RAP_FACT_NAME);
    }
  return name != NULL ? rap_page_facts_string (self->page->html, name->value) : NULL;
}

static void
append_name (GString *all, const char *name)
{
  if (name != NULL && *name != '\0' && strstr (name, "://") == NULL &&
      all->len < MAX_BYLINE && strstr (all->str, name) == NULL)
    g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", name);
}

static void
find_data_bylines (Finder *self, guint object)
{
  gboolean article = (object_at (self, object)->types & RAP_FACT_IS_ARTICLE) != 0;
  gboolean organisation = FALSE;
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < self->facts->facts->len; i++)
    {
      const RapFact *fact = &g_array_index (self->facts->facts, RapFact, i);
      if (fact->object != object || fact->key != RAP_FACT_AUTHOR)
        continue;
      g_autofree char *name = rap_page_facts_string (self->page->html, fact->value);
      append_name (all, name);
    }
  for (guint i = object + 1; i < self->facts->objects->len; i++)
    {
      const RapFactObject *author = object_at (self, i);
      if (author->parent != object || author->key != RAP_FACT_AUTHOR)
        continue;
      g_autofree char *name = name_of (self, i);
      organisation |= (author->types & RAP_FACT_IS_ORGANISATION) != 0;
      append_name (all, name);
    }
  if (all->len > 0)
    add_byline (self,
                organisation ? RAP_BYLINE_DATA_ORGANISATION
                : article    ? RAP_BYLINE_DATA
                             : RAP_BYLINE_DATA_OTHER,
                all->str,
                0,
                RAP_CANDIDATE_FAR);
}

static void
find_data_date (Finder *self, guint object, RapFactKey key, guint source)
{
  const RapFact   *fact = find_fact (self, object, key);
  g_autofree char *value =
    fact != NULL ? rap_page_facts_string (self->page->html, fact->value) : NULL;
  if (value != NULL)
    add_date (self, source, value, strlen (value), 0, RAP_CANDIDATE_FAR);
}

/* Objects of one script are few; a page full of them is read in part. */
#define MAX_OBJECTS 120

static void
find_in_data (Finder *self)
{
  guint n = MIN (self->facts->objects->len, MAX_OBJECTS);
  for (guint i = 0; i < n; i++)
    {
      gboolean       article = (object_at (self, i)->types & RAP_FACT_IS_ARTICLE) != 0;
      gboolean       person = (object_at (self, i)->types & RAP_FACT_IS_PERSON) != 0;
      const RapFact *headline = find_fact (self, i, RAP_FACT_HEADLINE);
      if (headline == NULL && article)
        headline = find_fact (self, i, RAP_FACT_NAME);
      g_autofree char *title =
        headline != NULL ? rap_page_facts_string (self->page->html, headline->value)
                         : NULL;
      if (title != NULL)
        add_title (self,
                   article ? RAP_TITLE_DATA : RAP_TITLE_DATA_OTHER,
                   title,
                   0,
                   RAP_CANDIDATE_FAR);
      find_data_bylines (self, i);
      g_autofree char *name = person ? name_of (self, i) : NULL;
      if (name != NULL)
        add_byline (self, RAP_BYLINE_DATA_PERSON, name, 0, RAP_CANDIDATE_FAR);
      find_data_date (self,
                      i,
                      RAP_FACT_PUBLISHED,
                      article ? RAP_DATE_DATA_PUBLISHED : RAP_DATE_OTHER_PUBLISHED);
      find_data_date (self, i, RAP_FACT_CREATED, RAP_DATE_DATA_CREATED);
      find_data_date (self, i, RAP_FACT_UPLOADED, RAP_DATE_DATA_UPLOADED);
      find_data_date (self,
                      i,
                      RAP_FACT_MODIFIED,
                      article ? RAP_DATE_DATA_MODIFIED : RAP_DATE_OTHER_MODIFIED);
    }
}

/* --- what the page shows --- */

static void
find_shown_titles (Finder *self)
{
  guint n[3] = { 0, 0, 0 };
  for (guint i = 0; i < self->layout->n_blocks; i++)
    {
      const RapPageBlock *block = rap_page_block (self->page, i);
      guint               element = block->element;
      for (guint up = 0;
           up < 3 && rap_page_element (self->page, element)->name != RAP_PAGE_TAG_H1 &&
           rap_page_element (self->page, element)->name != RAP_PAGE_TAG_H2;
           up++)
        element = rap_page_element (self->page, element)->parent;
      guint tag = rap_page_element (self->page, element)->name;
      guint source = tag == RAP_PAGE_TAG_H1   ? RAP_TITLE_H1
                     : tag == RAP_PAGE_TAG_H2 ? RAP_TITLE_H2
                                              : RAP_TITLE_CLASS;
      guint kind = source == RAP_TITLE_H1 ? 0 : source == RAP_TITLE_H2 ? 1 : 2;
      if (kind == 2 &&
          ((self->layout->elements[block->element].classes & RAP_CLASS_TITLE) == 0 ||
           block->text.end - block->text.start < 12))
        continue;
      if (n[kind] >= 4 || block->text.end - block->text.start >= MAX_TITLE)
        continue;
      g_autofree char *title = shown (self, block->text);
      add_title (self, source, title, n[kind]++, distance_of (self, i));
    }
  if (self->headline >= 0)
    {
      g_autofree char *title =
        shown (self, rap_page_block (self->page, (guint) self->headline)->text);
      add_title (self, RAP_TITLE_HEADLINE, title, 0, 0);
    }
}

static void
find_shown_lines (Finder *self)
{
  guint    bylines = 0, shapes = 0, dates = 0;
  gboolean dated_before = FALSE;
  for (guint i = 0; i < self->layout->n_blocks; i++)
    {
      const RapPageWords *words = &self->layout->words[i];
      RapSpan             span = rap_page_block (self->page, i)->text;
      const char         *text = self->page->text->str + span.start;
      guint               length = span.end - span.start;
      guint               start;
      int                 distance = distance_of (self, i);
      gboolean            next_dated =
        i + 1 < self->layout->n_blocks && self->layout->words[i + 1].has_date;
      if (length >= MAX_LINE)
        {
          dated_before = FALSE;
          continue;
        }
      if (bylines < 3 && (words->classes & (RAP_PHRASE_BY | RAP_PHRASE_PUBLISHED)) != 0 &&
          rap_page_names_opens (text, length, self->layout->model, &start))
        {
          g_autofree char *line = g_strndup (text + start, length - start);
          add_byline (self, RAP_BYLINE_BY, line, bylines++, distance);
        }
      else if (shapes < 5 && distance > -7 && distance < 22 && distance != 0 &&
               rap_page_names_is_shape (text, length, self->layout->model))
        {
          g_autofree char *line = g_strndup (text, length);
          add_byline (self,
                      dated_before || next_dated ? RAP_BYLINE_SHAPE_DATED
                                                 : RAP_BYLINE_SHAPE,
                      line,
                      shapes++,
                      distance);
        }
      if (dates < 6 && length < 140 && words->n_digits > 0 && !words->has_copyright)
        {
          guint source =
            (words->classes & RAP_PHRASE_UPDATED) != 0     ? RAP_DATE_TEXT_MODIFIED
            : (words->classes & RAP_PHRASE_PUBLISHED) != 0 ? RAP_DATE_TEXT_PUBLISHED
                                                           : RAP_DATE_TEXT;
          dates += add_date (self, source, text, length, dates, distance);
        }
      dated_before = words->has_date;
    }
}

/* --- elements made for the purpose --- */

typedef struct
{
  char *property; /* itemprop, rel, role */
  char *moment;   /* datetime or content */
  char *link;
} Marks;

static void
clear_marks (Marks *marks)
{
  g_free (marks->property);
  g_free (marks->moment);
  g_free (marks->link);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marks, clear_marks)

static char *
dup_attribute (const Finder *self, RapHtmlTokenizer *html, RapSpan tag, const char *name)
{
  const RapSpan *value = rap_html_attribute (html, name);
  return value != NULL
           ? decoded (self, (RapSpan){ value->start + tag.start, value->end + tag.start })
           : NULL;
}

static void
read_marks (const Finder *self, guint element, Marks *marks)
{
  RapHtmlTokenizer html;
  RapHtmlToken     token;
  RapSpan          tag = rap_page_element (self->page, element)->tag;
  rap_html_init (&html, self->page->html + tag.start, tag.end - tag.start);
  if (!rap_html_next (&html, &token))
    return;
  g_autofree char *property = dup_attribute (self, &html, tag, "itemprop");
  g_autofree char *rel = dup_attribute (self, &html, tag, "rel");
  marks->property =
    g_strconcat (property != NULL ? property : "", " ", rel != NULL ? rel : "", NULL);
  marks->moment = dup_attribute (self, &html, tag, "datetime");
  if (marks->moment == NULL)
    marks->moment = dup_attribute (self, &html, tag, "content");
  marks->link = dup_attribute (self, &html, tag, "href");
}

typedef struct
{
  guint    names;
  guint    times;
  guint    classes;
  GString *joined; /* authors named near the headline */
  guint    n_joined;
} Seen;

static void
take_byline_element (Finder *self, guint element, const Marks *marks, Seen *seen)
{
  const RapElement     *e = rap_page_element (self->page, element);
  const RapElementInfo *info = &self->layout->elements[element];
  int                   distance = distance_of (self, e->first_block);
  gboolean              rel = strstr (marks->property, "author") != NULL;
  g_autofree char      *text = shown (self, e->text);
  if (strlen (text) >= MAX_BYLINE || seen->names >= 12)
    return;
  guint source = rel && e->name == RAP_PAGE_TAG_A          ? RAP_BYLINE_REL
                 : rel                                     ? RAP_BYLINE_PROPERTY
                 : (info->classes & RAP_CLASS_AUTHOR) == 0 ? RAP_BYLINE_LINK
                 : e->name == RAP_PAGE_TAG_A || e->name == RAP_PAGE_TAG_SPAN
                   ? RAP_BYLINE_CLASS_NAME
                   : RAP_BYLINE_CLASS;
  add_byline (self, source, text, seen->names++, distance);
  if (source != RAP_BYLINE_CLASS && distance >= -4 && distance <= 14 &&
      seen->n_joined < 4 && strstr (seen->joined->str, text) == NULL)
    {
      g_string_append_printf (seen->joined,
                              "%s%s",
                              seen->joined->len > 0 ? ", " : "",
                              text);
      seen->n_joined++;
    }
}

static void
take_date_element (Finder *self, guint element, const Marks *marks, Seen *seen)
{
  const RapElement     *e = rap_page_element (self->page, element);
  const RapElementInfo *info = &self->layout->elements[element];
  int                   distance = distance_of (self, e->first_block);
  g_autofree char      *text =
    shown (self, (RapSpan){ e->text.start, MIN (e->text.end, e->text.start + 400) });
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gboolean         time = e->name == RAP_PAGE_TAG_TIME;
  RapPageWords     words;
  rap_page_words_read (&words, valid, strlen (valid), self->layout->model);
  gboolean modified = (info->classes & RAP_CLASS_MODIFIED) != 0 ||
                      (words.classes & RAP_PHRASE_UPDATED) != 0;
  gboolean published = strstr (marks->property, "published") != NULL ||
                       (words.classes & RAP_PHRASE_PUBLISHED) != 0;
  if (time && seen->times < 6)
    add_date (self,
              modified    ? RAP_DATE_TIME_MODIFIED
              : published ? RAP_DATE_TIME_PUBLISHED
                          : RAP_DATE_TIME,
              marks->moment != NULL && *marks->moment != '\0' ? marks->moment : valid,
              strlen (marks->moment != NULL && *marks->moment != '\0' ? marks->moment
                                                                      : valid),
              seen->times++,
              distance);
  else if (!time && marks->moment != NULL)
    add_date (self,
              modified ? RAP_DATE_PROPERTY_MODIFIED : RAP_DATE_PROPERTY,
              marks->moment,
              strlen (marks->moment),
              0,
              distance);
  else if (!time && strlen (valid) < MAX_BYLINE && seen->classes < 8)
    seen->classes += add_date (self,
                               modified ? RAP_DATE_CLASS_MODIFIED : RAP_DATE_CLASS,
                               valid,
                               strlen (valid),
                               seen->classes,
                               distance);
}

static void
find_elements (Finder *self)
{
  Seen seen = { .joined = g_string_new (NULL) };
  for (guint i = 1; i < self->page->elements->len; i++)
    {
      const RapElement     *e = rap_page_element (self->page, i);
      const RapElementInfo *info = &self->layout->elements[i];
      gboolean              named = (info->classes & RAP_CLASS_AUTHOR) != 0;
      gboolean              dated =
        (info->classes & (RAP_CLASS_DATE | RAP_CLASS_META | RAP_CLASS_AUTHOR)) != 0 ||
        e->name == RAP_PAGE_TAG_TIME;
      gboolean link = e->name == RAP_PAGE_TAG_A;
      if (e->name == RAP_PAGE_TAG_H1 && e->text.end - e->text.start < MAX_TITLE)
        {
          g_autofree char *title = shown (self, e->text);
          add_title (self,
                     RAP_TITLE_H1_WHOLE,
                     title,
                     0,
                     distance_of (self, e->first_block));
        }
      if (e->text.end <= e->text.start || info->in_comment ||
          (!named && !dated && !link) || e->text.end - e->text.start > 1000)
        continue;
      g_auto (Marks) marks = { NULL, NULL, NULL };
      if (link && !named && (e->text.end - e->text.start > 60 || seen.names >= 12))
        continue;
      read_marks (self, i, &marks);
      if (named || (link && marks.link != NULL &&
                    (strstr (marks.link, "/author") != NULL ||
                     strstr (marks.property, "author") != NULL)))
        take_byline_element (self, i, &marks, &seen);
      if (dated)
        take_date_element (self, i, &marks, &seen);
    }
  if (seen.n_joined >= 2)
    add_byline (self, RAP_BYLINE_JOINED, seen.joined->str, 0, 0);
  g_string_free (seen.joined, TRUE);
}

/* --- the address --- */

static void
find_address (Finder *self, const char *uri)
{
  g_autofree char *canonical = dup_meta (self, "canonical");
  g_autofree char *shared = dup_meta (self, "og:url");
  if (canonical == NULL || strstr (canonical, "://") == NULL)
    self->out->address = g_strdup (shared != NULL ? shared : uri != NULL ? uri : "");
  else
    self->out->address = g_steal_pointer (&canonical);
}

/* Dates in addresses stand between slashes or run together. */
static void
find_address_date (Finder *self)
{
  const char *at = strstr (self->out->address, "://");
  for (at = at != NULL ? at + 3 : self->out->address; (at = strpbrk (at, "/-_")) != NULL;
       at++)
    {
      gboolean year = (at[1] == '1' && at[2] == '9') || (at[1] == '2' && at[2] == '0');
      if (year && strspn (at + 1, "0123456789/-_") >= 8)
        {
          g_autofree char *part = g_strndup (at + 1, strspn (at + 1, "0123456789/-"));
          if (add_date (self,
                        RAP_DATE_ADDRESS,
                        part,
                        strlen (part),
                        0,
                        RAP_CANDIDATE_FAR))
            return;
        }
    }
}

/* Does 3/4/2020 mean the third of April? Where the page is not known to be American, yes. */
static gboolean
is_day_first (const Finder *self)
{
  static const char *const endings[] = { ".uk", ".au", ".in", ".nz", ".ie", ".za" };
  g_autofree char         *language = decoded (self, self->page->language);
  g_autofree char         *host = NULL;
  const char              *start = strstr (self->out->address, "://");
  if (*language != '\0' && g_ascii_strncasecmp (language, "en", 2) != 0)
    return TRUE;
  if (strlen (language) == 5 && g_ascii_strcasecmp (language + 3, "us") != 0)
    return TRUE;
  host = start != NULL ? g_strndup (start + 3, strcspn (start + 3, "/")) : g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (host, endings[i]))
      return TRUE;
  return FALSE;
}

static void
find_site (Finder *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (site_keys) && self->out->site == NULL; i++)
    self->out->site = dup_meta (self, site_keys[i]);
  for (guint i = 0;
       i < MIN (self->facts->objects->len, MAX_OBJECTS) && self->out->site == NULL;
       i++)
    if ((object_at (self, i)->types & (RAP_FACT_IS_SITE | RAP_FACT_IS_ORGANISATION)) != 0)
      self->out->site = name_of (self, i);
}

RapCandidates *
rap_candidates_new (const RapPageLayout *layout, const char *uri)
{
  RapCandidates *self = g_new0 (RapCandidates, 1);
  g_autoptr (RapPageFacts) facts = rap_page_facts_new ();
  Finder finder = { self, layout, layout->page, facts, layout->headline };
  for (guint i = 0; i < RAP_N_FIELDS; i++)
    {
      self->fields[i] = g_array_new (FALSE, FALSE, sizeof (RapCandidate));
      g_array_set_clear_func (self->fields[i], clear_candidate);
    }
  for (guint i = 0; i < layout->page->scripts->len; i++)
    rap_page_facts_read (facts,
                         layout->page->html,
                         g_array_index (layout->page->scripts, RapSpan, i));
  find_address (&finder, uri);
  self->day_first = is_day_first (&finder);
  find_site (&finder);
  find_head_titles (&finder);
  find_head_bylines (&finder);
  find_head_dates (&finder);
  find_in_data (&finder);
  find_address_date (&finder);
  find_shown_titles (&finder);
  find_shown_lines (&finder);
  find_elements (&finder);
  return self;
}

void
rap_candidates_free (RapCandidates *self)
{
  for (guint i = 0; i < RAP_N_FIELDS; i++)
    g_array_unref (self->fields[i]);
  g_free (self->site);
  g_free (self->address);
  g_free (self);
}
