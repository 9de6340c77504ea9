// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-maker.h"

#include "text/rap-html.h"

#include <string.h>

/* --- the headline --- */

#define MAX_TITLE_WORDS 64

typedef struct
{
  guint32 hashes[MAX_TITLE_WORDS];
  guint   n;
} WordSet;

static gboolean
add_word (WordSet *set, guint32 hash)
{
  for (guint i = 0; i < set->n; i++)
    if (set->hashes[i] == hash)
      return FALSE;
  if (set->n < MAX_TITLE_WORDS)
    set->hashes[set->n++] = hash;
  return TRUE;
}

static void
read_set (WordSet *set, const char *text, gsize length)
{
  RapPageWords words;
  rap_page_words_read (&words, text, length, NULL);
  set->n = 0;
  for (guint i = 0; i < words.n_kept; i++)
    add_word (set, words.hashes[i]);
}

static void
read_raw_set (WordSet *set, const RapPage *page, RapSpan raw)
{
  g_autoptr (GString) text = g_string_new (NULL);
  rap_html_decode (text,
                   page->html + raw.start,
                   MIN (raw.end - raw.start, 1000),
                   RAP_HTML_RCDATA);
  g_autofree char *valid = g_utf8_make_valid (text->str, (gssize) text->len);
  read_set (set, valid, strlen (valid));
}

static RapSpan
find_meta (const RapPage *page, const char *key)
{
  for (guint i = 0; i < page->metas->len; i++)
    {
      const RapPageMeta *meta = &g_array_index (page->metas, RapPageMeta, i);
      if (meta->key.end - meta->key.start == strlen (key) &&
          g_ascii_strncasecmp (page->html + meta->key.start, key, strlen (key)) == 0)
        return meta->content;
    }
  return (RapSpan){ 0, 0 };
}

/* In ‰: words in common of all words, of the words of the block. */
static void
compare (const WordSet *title, const RapPageWords *words, guint out[2])
{
  WordSet own = { .n = 0 };
  guint   common = 0;
  out[0] = out[1] = 0;
  if (words->n_words == 0 || words->n_words > MAX_TITLE_WORDS || title->n == 0)
    return;
  for (guint i = 0; i < words->n_kept; i++)
    if (add_word (&own, words->hashes[i]))
      for (guint k = 0; k < title->n; k++)
        common += title->hashes[k] == words->hashes[i];
  out[0] = (guint) per_mille (common, MAX (3, own.n + title->n - common));
  out[1] = (guint) per_mille (common, own.n);
}

typedef struct
{
  WordSet title;
  WordSet shared; /* as told to those who link to it */
} Titles;

static void
read_titles (Titles *titles, const RapPage *page)
{
  read_raw_set (&titles->title, page, page->title);
  RapSpan shared = find_meta (page, "og:title");
  titles->shared = titles->title;
  if (shared.end > shared.start)
    read_raw_set (&titles->shared, page, shared);
}

static guint
likeness (const Titles *titles, const RapPageWords *words, guint *contained)
{
  guint a[2], b[2];
  compare (&titles->shared, words, a);
  compare (&titles->title, words, b);
  *contained = a[1];
  return MAX (a[0], b[0]);
}

static int
find_headline (const RapFeatureMaker *self, const Titles *titles)
{
  int h1 = -1, heading = -1, any = -1;
  for (guint i = 0; i < self->n; i++)
    {
      guint contained;
      guint like = likeness (titles, &self->layout->words[i], &contained);
      guint tag = tag_of (self, i);
      if (tag == RAP_PAGE_TAG_H1 && like >= 500)
        return (int) i;
      if (tag == RAP_PAGE_TAG_H1 && h1 < 0)
        h1 = (int) i;
      if (like >= 600 && is_heading (tag) && heading < 0)
        heading = (int) i;
      if (like >= 600 && any < 0)
        any = (int) i;
    }
  return heading >= 0 ? heading : any >= 0 ? any : h1;
}

int
rap_page_find_headline (const RapPageLayout *layout)
{
  RapFeatureMaker self = { .layout = layout, .n = layout->n_blocks };
  Titles          titles;
  read_titles (&titles, layout->page);
  return find_headline (&self, &titles);
}

void
rap_page_put_title (const RapFeatureMaker *self)
{
  Titles titles;
  guint  before = 0, all = 0;
  guint  at_headline = 0;
  read_titles (&titles, self->layout->page);
  int headline = find_headline (self, &titles);
  for (guint i = 0; i < self->n; i++)
    {
      at_headline = (int) i == headline ? all : at_headline;
      all += self->words[i];
    }
  for (guint i = 0; i < self->n; i++)
    {
      gint16 *row = row_of (self, i);
      guint   contained;
      put (row,
           RAP_F_TITLE_LIKE,
           likeness (&titles, &self->layout->words[i], &contained));
      put (row, RAP_F_TITLE_LIKE + 1, contained);
      put (row,
           RAP_F_AFTER_TITLE,
           headline >= 0 ? CLAMP ((int) i - headline, -20, 60) : 0);
      put (row, RAP_F_HAS_TITLE, headline >= 0);
      put (row,
           RAP_F_WORDS_AFTER_TITLE,
           CLAMP ((int) before - (int) at_headline, -300, 3000));
      put (row, RAP_F_POSITION, per_mille (i, self->n));
      put (row, RAP_F_POSITION + 1, per_mille (before, all));
      before += self->words[i];
      put (row, RAP_F_POSITION + 2, per_mille (all - before, all));
    }
}
