// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-headline.h"

#include "text/rap-html.h"

#include <string.h>

/* --- the headline --- */

#define MAX_TITLE_WORDS 64

/* Some words, and a filter that most other words do not pass. */
typedef struct
{
  guint32 hashes[MAX_TITLE_WORDS];
  guint   n;
  guint64 filter[16];
} WordSet;

static gboolean
holds (const WordSet *set, guint32 hash)
{
  if ((set->filter[hash >> 6 & 15] >> (hash & 63) & 1) == 0)
    return FALSE;
  for (guint i = 0; i < set->n; i++)
    if (set->hashes[i] == hash)
      return TRUE;
  return FALSE;
}

static void
add_word (WordSet *set, guint32 hash)
{
  if (set->n >= MAX_TITLE_WORDS || holds (set, hash))
    return;
  set->hashes[set->n++] = hash;
  set->filter[hash >> 6 & 15] |= (guint64) 1 << (hash & 63);
}

static void
read_set (WordSet *set, const char *text, gsize length)
{
  RapPageWords words;
  rap_page_words_read (&words, text, length, NULL);
  set->n = 0;
  memset (set->filter, 0, sizeof set->filter);
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

/* Those words of a block that one of the titles may hold. */
typedef struct
{
  guint32 hashes[RAP_PAGE_MAX_WORDS];
  guint   n;
} Common;

/* In ‰: words in common of all words, of the words of the block. */
static void
compare (const WordSet      *title,
         const RapPageWords *words,
         const Common       *some,
         guint               out[2])
{
  guint common = 0;
  out[0] = out[1] = 0;
  if (words->n_words == 0 || words->n_words > MAX_TITLE_WORDS || title->n == 0)
    return;
  for (guint i = 0; i < some->n; i++)
    common += holds (title, some->hashes[i]);
  out[0] =
    MIN (common * 1000 / MAX (3, words->n_kept + title->n - MIN (common, title->n)),
         1000);
  out[1] = common * 1000 / words->n_kept;
}

typedef struct
{
  WordSet title;
  WordSet shared;     /* as told to those who link to it */
  WordSet lead;       /* what is said there about the report */
  guint64 filter[16]; /* of all of them */
} Titles;

static void
read_titles (Titles *titles, const RapPage *page)
{
  read_raw_set (&titles->title, page, page->title);
  RapSpan shared = find_meta (page, "og:title");
  titles->shared = titles->title;
  if (shared.end > shared.start)
    read_raw_set (&titles->shared, page, shared);
  RapSpan lead = find_meta (page, "og:description");
  read_raw_set (&titles->lead,
                page,
                lead.end > lead.start ? lead : find_meta (page, "description"));
  for (guint i = 0; i < G_N_ELEMENTS (titles->filter); i++)
    titles->filter[i] =
      titles->title.filter[i] | titles->shared.filter[i] | titles->lead.filter[i];
}

static void
find_common (Common *some, const Titles *titles, const RapPageWords *words)
{
  some->n = 0;
  for (guint i = 0; i < words->n_kept; i++)
    {
      guint32 hash = words->hashes[i];
      some->hashes[some->n] = hash;
      some->n += titles->filter[hash >> 6 & 15] >> (hash & 63) & 1;
    }
}

static void
compare_block (RapPageLayout *layout, const Titles *titles, guint i)
{
  const RapPageWords *words = &layout->words[i];
  Common              some;
  guint               a[2], b[2], c[2];
  find_common (&some, titles, words);
  if (some.n == 0)
    return; /* most are like nothing: all stay 0 */
  compare (&titles->lead, words, &some, c);
  layout->lead_part[i] = (guint16) c[1];
  compare (&titles->shared, words, &some, a);
  compare (&titles->title, words, &some, b);
  layout->title_like[i] = (guint16) MAX (a[0], b[0]);
  layout->title_part[i] = (guint16) a[1];
}

void
rap_page_find_headline (RapPageLayout *layout)
{
  Titles titles;
  int    h1 = -1, heading = -1, any = -1;
  read_titles (&titles, layout->page);
  for (guint i = 0; i < layout->n_blocks; i++)
    compare_block (layout, &titles, i);
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      guint like = layout->title_like[i];
      guint element = rap_page_block (layout->page, i)->element;
      guint tag = rap_page_element (layout->page, element)->name;
      if (tag == RAP_PAGE_TAG_H1 && like >= 500)
        {
          layout->headline = (int) i;
          return;
        }
      if (tag == RAP_PAGE_TAG_H1 && h1 < 0)
        h1 = (int) i;
      if (like >= 600 && tag >= RAP_PAGE_TAG_H1 && tag <= RAP_PAGE_TAG_H6 && heading < 0)
        heading = (int) i;
      if (like >= 600 && any < 0)
        any = (int) i;
    }
  layout->headline = heading >= 0 ? heading : any >= 0 ? any : h1;
}
