// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-bytes.h"
#include "text/rap-html.h"
#include "text/rap-page-finder.h"

#include <string.h>

#define MAX_LINE       140
#define YEAR_DIGITS    4
#define MAX_DATE_PARTS 6
/* Two dates have no fewer digits. */
#define LEAST_DIGITS       6
#define NEAR_DATE          30
#define MAX_TITLE_PARTS    6
#define MAX_TITLE_ELEMENTS 40
/* A text whose first so many bytes may hold its date: "Arnau, 3 March 2020 - …". */
#define MAX_OPENING  60
#define NEAR_OPENING 12
/* How far above a name the element may be that says whose name it is. */
#define MAX_SCOPE 4

/* --- what the page shows --- */

static void
find_shown_titles (RapFinder *self)
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
      if (n[kind] >= 4 || block->text.end - block->text.start >= RAP_FINDER_MAX_TITLE)
        continue;
      g_autofree char *title = rap_finder_shown (self, block->text);
      rap_finder_add_title (self,
                            source,
                            title,
                            n[kind]++,
                            rap_finder_distance (self, i));
      if (source == RAP_TITLE_H1)
        rap_finder_cut_heading (self, title, rap_finder_distance (self, i));
    }
  if (self->headline >= 0)
    {
      g_autofree char *title =
        rap_finder_shown (self,
                          rap_page_block (self->page, (guint) self->headline)->text);
      rap_finder_add_title (self, RAP_TITLE_HEADLINE, title, 0, 0);
    }
}

static guint
date_source (guint classes)
{
  return (classes & RAP_PHRASE_UPDATED) != 0     ? RAP_DATE_TEXT_MODIFIED
         : (classes & RAP_PHRASE_PUBLISHED) != 0 ? RAP_DATE_TEXT_PUBLISHED
                                                 : RAP_DATE_TEXT;
}

/* "Posted 31 March 2020 | Updated 4 May 2020": each part tells what its own date is. Returns
 * how many dates there are, when there are several. */
static guint
add_parted_dates (RapFinder *self, const char *line, guint rank, int distance)
{
  static const char *const signs[] = {
    "|",   "\xc2\xb7",       "\xe2\x80\xa2",   "(",  "; ", ". ", ", ",
    " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " / "
  };
  for (guint k = 0; k < G_N_ELEMENTS (signs); k++)
    {
      g_auto (GStrv) parts = g_strsplit (line, signs[k], MAX_DATE_PARTS);
      guint n = 0;
      for (guint i = 0; parts[i] != NULL; i++)
        n += rap_finder_is_dated (self, parts[i]);
      if (n < 2)
        continue;
      for (guint i = 0; parts[i] != NULL; i++)
        {
          RapPageWords words;
          rap_page_words_read (&words, parts[i], strlen (parts[i]), self->layout->model);
          rap_finder_add_date (self,
                               date_source (words.classes),
                               parts[i],
                               strlen (parts[i]),
                               rank,
                               distance);
        }
      return n;
    }
  return 0;
}

/* Lists of other reports stand above and below: of dates far off, only a few are kept. */
static void
find_shown_dates (RapFinder *self)
{
  guint near = 0, far = 0;
  for (guint i = 0; i < self->layout->n_blocks; i++)
    {
      const RapPageWords *words = &self->layout->words[i];
      RapSpan             span = rap_page_block (self->page, i)->text;
      guint               length = span.end - span.start;
      int                 distance = rap_finder_distance (self, i);
      guint              *n = ABS (distance) <= NEAR_DATE ? &near : &far;
      if (length >= MAX_LINE && distance >= 0 && distance <= NEAR_OPENING)
        {
          gsize opening = MAX_OPENING;
          while (((guchar) self->page->text->str[span.start + opening] & 0xC0) == 0x80)
            opening--;
          rap_finder_add_date (self,
                               RAP_DATE_OPENING,
                               self->page->text->str + span.start,
                               opening,
                               0,
                               distance);
        }
      if (*n >= 6 || length >= MAX_LINE || words->n_digits == 0 || words->has_copyright)
        continue;
      g_autofree char *line = g_strndup (self->page->text->str + span.start, length);
      guint            several =
        (words->classes & (RAP_PHRASE_UPDATED | RAP_PHRASE_PUBLISHED)) != 0 &&
            words->n_digits >= LEAST_DIGITS
                     ? add_parted_dates (self, line, *n, distance)
                     : 0;
      *n += several;
      if (several > 0)
        continue;
      *n += rap_finder_add_date (self,
                                 date_source (words->classes),
                                 self->page->text->str + span.start,
                                 length,
                                 *n,
                                 distance);
    }
}

/* --- elements made for the purpose --- */

typedef struct
{
  char *property; /* itemprop, rel, role */
  char *moment;   /* datetime, content, or a title that is a date */
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
dup_attribute (const RapFinder  *self,
               RapHtmlTokenizer *html,
               RapSpan           tag,
               const char       *name)
{
  const RapSpan *value = rap_html_attribute (html, name);
  return value != NULL ? rap_finder_decoded (self,
                                             (RapSpan){ value->start + tag.start,
                                                        value->end + tag.start })
                       : NULL;
}

/* Microformats: <abbr class=published title="2020-03-31T10:30:00Z">last week</abbr> */
static char *
dup_hint (const RapFinder *self, RapHtmlTokenizer *html, RapSpan tag)
{
  g_autofree char *hint = dup_attribute (self, html, tag, "title");
  return hint != NULL && strspn (hint, "0123456789") == YEAR_DIGITS &&
             hint[YEAR_DIGITS] == '-'
           ? g_steal_pointer (&hint)
           : NULL;
}

static void
read_marks (const RapFinder *self, guint element, Marks *marks)
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
  if (marks->moment == NULL)
    marks->moment = dup_hint (self, &html, tag);
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
take_byline_element (RapFinder *self, guint element, const Marks *marks, Seen *seen)
{
  const RapElement     *e = rap_page_element (self->page, element);
  const RapElementInfo *info = &self->layout->elements[element];
  int                   distance = rap_finder_distance (self, e->first_block);
  gboolean              rel = strstr (marks->property, "author") != NULL;
  g_autofree char      *text = e->text.end - e->text.start < RAP_FINDER_MAX_BYLINE + 40
                                 ? rap_finder_spread (self, e->text)
                                 : rap_finder_shown (self, e->text);
  if (strlen (text) >= RAP_FINDER_MAX_BYLINE || seen->names >= 12)
    return;
  guint source = rel && e->name == RAP_PAGE_TAG_A          ? RAP_BYLINE_REL
                 : rel                                     ? RAP_BYLINE_PROPERTY
                 : (info->classes & RAP_CLASS_AUTHOR) == 0 ? RAP_BYLINE_LINK
                 : e->name == RAP_PAGE_TAG_A || e->name == RAP_PAGE_TAG_SPAN
                   ? RAP_BYLINE_CLASS_NAME
                   : RAP_BYLINE_CLASS;
  rap_finder_add_byline (self, source, text, seen->names++, distance);
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
take_date_element (RapFinder *self, guint element, const Marks *marks, Seen *seen)
{
  const RapElement     *e = rap_page_element (self->page, element);
  const RapElementInfo *info = &self->layout->elements[element];
  int                   distance = rap_finder_distance (self, e->first_block);
  gboolean              time = e->name == RAP_PAGE_TAG_TIME;
  if (time ? seen->times >= 6 : marks->moment == NULL && seen->classes >= 8)
    return;
  g_autofree char *text =
    rap_finder_shown (self,
                      (RapSpan){ e->text.start, MIN (e->text.end, e->text.start + 400) });
  if (!time && marks->moment == NULL && strlen (text) >= RAP_FINDER_MAX_BYLINE)
    return;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  RapPageWords     words;
  rap_page_words_read (&words, valid, strlen (valid), self->layout->model);
  gboolean modified = (info->classes & RAP_CLASS_MODIFIED) != 0 ||
                      (words.classes & RAP_PHRASE_UPDATED) != 0;
  gboolean published = strstr (marks->property, "published") != NULL ||
                       (words.classes & RAP_PHRASE_PUBLISHED) != 0;
  if (time && seen->times < 6)
    rap_finder_add_date (self,
                         modified    ? RAP_DATE_TIME_MODIFIED
                         : published ? RAP_DATE_TIME_PUBLISHED
                                     : RAP_DATE_TIME,
                         marks->moment != NULL && *marks->moment != '\0' ? marks->moment
                                                                         : valid,
                         strlen (marks->moment != NULL && *marks->moment != '\0'
                                   ? marks->moment
                                   : valid),
                         seen->times++,
                         distance);
  else if (!time && marks->moment != NULL)
    rap_finder_add_date (self,
                         modified ? RAP_DATE_PROPERTY_MODIFIED : RAP_DATE_PROPERTY,
                         marks->moment,
                         strlen (marks->moment),
                         0,
                         distance);
  else if (!time && strlen (valid) < RAP_FINDER_MAX_BYLINE && seen->classes < 8)
    seen->classes +=
      rap_finder_add_date (self,
                           modified ? RAP_DATE_CLASS_MODIFIED : RAP_DATE_CLASS,
                           valid,
                           strlen (valid),
                           seen->classes,
                           distance);
}

/* A heading may hold more than the title: what stands over it or below it, in elements of its
 * own. */
static void
take_title_parts (RapFinder *self, guint heading)
{
  RapSpan whole = rap_page_element (self->page, heading)->text;
  guint   from = whole.start, rank = 0;
  guint   last = MIN (heading + MAX_TITLE_ELEMENTS, self->page->elements->len);
  for (guint i = heading + 1; i < last && rank < MAX_TITLE_PARTS; i++)
    {
      const RapElement *e = rap_page_element (self->page, i);
      if (e->text.start >= whole.end)
        break;
      if (e->text.end <= from ||
          (e->text.start <= whole.start && e->text.end >= whole.end))
        continue;
      RapSpan parts[] = { { from, MAX (e->text.start, from) }, e->text };
      for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
        {
          g_autofree char *title = rap_finder_shown (self, parts[k]);
          rap_finder_add_title (self,
                                RAP_TITLE_H1_PART,
                                title,
                                rank++,
                                rap_finder_distance (self, e->first_block));
        }
      from = e->text.end;
    }
  if (from == whole.start || from >= whole.end)
    return;
  g_autofree char *rest = rap_finder_shown (self, (RapSpan){ from, whole.end });
  rap_finder_add_title (self,
                        RAP_TITLE_H1_PART,
                        rest,
                        rank,
                        rap_finder_distance (self,
                                             rap_page_element (self->page, heading)
                                               ->first_block));
}

/* Microdata: the name inside what says who wrote the report. */
static void
take_scoped_name (RapFinder *self, guint i, Seen *seen)
{
  const RapElement     *e = rap_page_element (self->page, i);
  const RapElementInfo *info = &self->layout->elements[i];
  guint                 above = e->parent;
  if ((info->all_classes & RAP_CLASS_AUTHOR) == 0 || seen->names >= 12 ||
      e->text.end - e->text.start >= RAP_FINDER_MAX_BYLINE ||
      !rap_finder_tag_holds (self, e, "itemprop"))
    return;
  for (guint up = 1;
       up < MAX_SCOPE &&
       !rap_finder_tag_holds (self, rap_page_element (self->page, above), "author");
       up++)
    above = rap_page_element (self->page, above)->parent;
  if (!rap_finder_tag_holds (self, rap_page_element (self->page, above), "itemprop"))
    return;
  g_auto (Marks) marks = { NULL, NULL, NULL };
  read_marks (self, i, &marks);
  if (!g_str_has_prefix (marks.property, "name "))
    return;
  g_autofree char *text = rap_finder_shown (self, e->text);
  rap_finder_add_byline (self,
                         RAP_BYLINE_PROPERTY,
                         text,
                         seen->names++,
                         rap_finder_distance (self, e->first_block));
}

/* Saves the trouble of looking closer where no date can stand. */
static gboolean
may_be_dated (const RapFinder *self, const RapElement *element)
{
  if (rap_bytes_hold_digit (self->page->text->str + element->text.start,
                            element->text.end - element->text.start))
    return TRUE;
  return rap_finder_tag_holds (self, element, "datetime") ||
         rap_finder_tag_holds (self, element, "content") ||
         rap_finder_tag_holds (self, element, "title=");
}

void
rap_finder_find_elements (RapFinder *self)
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
      if (e->name == RAP_PAGE_TAG_H1 &&
          e->text.end - e->text.start < RAP_FINDER_MAX_TITLE)
        {
          g_autofree char *title = rap_finder_shown (self, e->text);
          rap_finder_add_title (self,
                                RAP_TITLE_H1_WHOLE,
                                title,
                                0,
                                rap_finder_distance (self, e->first_block));
          take_title_parts (self, i);
        }
      if (e->text.end > e->text.start && !info->in_comment && !named)
        take_scoped_name (self, i, &seen);
      /* A time may stand in the attributes only, until a script shows it. */
      gboolean empty = e->text.end <= e->text.start;
      if (info->in_comment || (!dated && (empty || (!named && !link))) ||
          e->text.end - e->text.start > 1000)
        continue;
      if (link && !named && (e->text.end - e->text.start > 60 || seen.names >= 12))
        continue;
      dated = dated && may_be_dated (self, e);
      if (!dated && (empty || (!named && !rap_finder_tag_holds (self, e, "author"))))
        continue;
      g_auto (Marks) marks = { NULL, NULL, NULL };
      read_marks (self, i, &marks);
      if ((named && !empty) || (link && marks.link != NULL &&
                                (strstr (marks.link, "/author") != NULL ||
                                 strstr (marks.property, "author") != NULL)))
        take_byline_element (self, i, &marks, &seen);
      if (dated)
        take_date_element (self, i, &marks, &seen);
    }
  if (seen.n_joined >= 2)
    rap_finder_add_people (self, RAP_BYLINE_JOINED, seen.joined->str, 0);
  g_string_free (seen.joined, TRUE);
}

void
rap_finder_find_in_text (RapFinder *self)
{
  find_shown_titles (self);
  rap_finder_find_shown_names (self);
  find_shown_dates (self);
}
