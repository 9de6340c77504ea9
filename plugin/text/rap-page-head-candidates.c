// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-finder.h"
#include "text/rap-utf8.h"

#include <string.h>

/* So many keys that only some sites have are looked at. */
#define MAX_OTHER_KEYS 8
/* The longest name of a site. */
#define MAX_SITE 60
/* Fewer letters are in many a host. */
#define LEAST_LETTERS 3

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
  { "twitter:creator", RAP_BYLINE_META_OTHER },
  { "twitter:data1", RAP_BYLINE_CARD },
};

/* Parts of keys, and which letters each has, by bit. */
#define MAX_PARTS 16

typedef struct
{
  const char *const *parts;
  guint32            letters[MAX_PARTS];
} Parts;

static guint32
letters_of (const char *text, gsize length)
{
  guint32 letters = 0;
  for (gsize i = 0; i < length; i++)
    letters |= 1u << (text[i] & 0x1f);
  return letters;
}

static Parts
parts_of (const char *const *all)
{
  Parts parts = { .parts = all };
  for (guint i = 0; all[i] != NULL; i++)
    parts.letters[i] = letters_of (all[i], strlen (all[i]));
  return parts;
}

static gboolean
key_has (const char *key, gsize length, const char *part)
{
  gsize n = strlen (part);
  for (gsize i = 0; i + n <= length; i++)
    if ((key[i] | 0x20) == *part && g_ascii_strncasecmp (key + i, part, n) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
key_holds (const RapFinder *self, RapSpan key, const Parts *parts)
{
  const char *own = self->page->html + key.start;
  gsize       length = key.end - key.start;
  guint32     letters = letters_of (own, length);
  for (guint i = 0; parts->parts[i] != NULL; i++)
    if ((parts->letters[i] & ~letters) == 0 && key_has (own, length, parts->parts[i]))
      return TRUE;
  return FALSE;
}

static char *
dup_host (const RapFinder *self)
{
  const char *address = self->out->address;
  const char *start = address != NULL ? strstr (address, "://") : NULL;
  return start != NULL ? g_strndup (start + 3, strcspn (start + 3, "/")) : NULL;
}

/* The letters and digits of what a host can be called by; "" when they are too few. */
static char *
dup_letters (const char *text)
{
  GString *letters = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (letters, g_ascii_tolower (*at));
  if (letters->len < LEAST_LETTERS)
    g_string_truncate (letters, 0);
  return g_string_free (letters, FALSE);
}

/* Does the tail of a title name the site: by its own name or by its host? */
static gboolean
names_site (const RapFinder *self, const char *tail)
{
  if (self->out->site != NULL &&
      rap_finder_key (tail) == rap_finder_key (self->out->site))
    return TRUE;
  g_autofree char *letters = dup_letters (tail);
  g_autofree char *host = dup_host (self);
  g_autofree char *bare = host != NULL ? dup_letters (host) : NULL;
  return bare != NULL && *letters != '\0' && strstr (bare, letters) != NULL;
}

/* A page that does not say whose it is may still say so behind its title, in the words of its
 * host. */
static void
offer_site (RapFinder *self, const char *tail)
{
  g_autofree char *host = dup_host (self);
  g_autofree char *letters = dup_letters (tail);
  if (self->out->site == NULL && host != NULL && *letters != '\0' &&
      strstr (host, letters) != NULL)
    self->out->site = g_strstrip (g_strdup (tail));
}

/* The signs that stand between a title and the name of the site. Returns the length of one. */
static guint
title_sign (const char *text, const char *at)
{
  gunichar c = rap_utf8_get (at);
  guint    n = rap_utf8_width (at);
  gboolean spaced = at > text && at[-1] == ' ' && at[n] == ' ';
  if (c == '|' || c == '_' || c == 0xff5c || c == 0x4e28 ||
      (spaced && (c == '-' || c == 0x2013 || c == 0x2014 || c == 0xbb || c == 0x2022 ||
                  c == 0xb7 || c == '~' || c == '/' || c == ':')))
    return n;
  return c == ':' && at[1] == ' ' ? 1 : 0;
}

static void
add_cuts (RapFinder *self, guint cuts, const char *title)
{
  const char *first = NULL, *last = NULL, *site = NULL;
  guint       first_length = 0, last_length = 0;
  for (const char *at = title; *at != '\0'; at = g_utf8_next_char (at))
    {
      guint n = title_sign (title, at);
      if (n == 0 || at == title)
        continue;
      first_length = first == NULL ? n : first_length;
      first = first == NULL ? at : first;
      last = at;
      last_length = n;
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
        rap_finder_add_title (self, cuts + i, g_strstrip (part), 0, RAP_CANDIDATE_FAR);
    }
  offer_site (self, last + last_length);
  const char *const starts[2] = { first + first_length, last + last_length };
  for (guint i = 0; i < (first != last ? 2 : 1); i++)
    {
      g_autofree char *rest = g_strdup (starts[i]);
      rap_finder_add_title (self, cuts + 2, g_strstrip (rest), i, RAP_CANDIDATE_FAR);
    }
}

void
rap_finder_cut_heading (RapFinder *self, const char *heading, int distance)
{
  for (const char *at = heading; *at != '\0'; at = g_utf8_next_char (at))
    {
      guint n = at > heading ? title_sign (heading, at) : 0;
      if (n == 0 || !names_site (self, at + n))
        continue;
      g_autofree char *part = g_strndup (heading, (gsize) (at - heading));
      rap_finder_add_title (self, RAP_TITLE_H1_PART, g_strstrip (part), 0, distance);
      return;
    }
}

char *
rap_finder_dup_tail (const RapFinder *self, const char *title)
{
  g_autofree char *head = rap_finder_decoded (self, self->page->title);
  const char      *tail = NULL;
  gboolean         worded = FALSE;
  if (*title == '\0' || !g_str_has_prefix (head, title))
    return NULL;
  for (const char *at = head + strlen (title); *at != '\0'; at = g_utf8_next_char (at))
    {
      guint n = title_sign (head, at);
      /* What follows the title at once goes on with it. */
      if (n == 0 && tail == NULL && *at != ' ')
        return NULL;
      tail = n > 0 ? at + n : tail;
    }
  for (const char *at = tail; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    worded |= g_unichar_isalpha (g_utf8_get_char (at));
  return worded && strlen (tail) <= MAX_SITE ? g_strstrip (g_strdup (tail)) : NULL;
}

static void
add_head_title (RapFinder *self, guint source, const char *title)
{
  rap_finder_add_title (self, source, title, 0, RAP_CANDIDATE_FAR);
  if (strlen (title) < RAP_FINDER_MAX_TITLE)
    add_cuts (self, source + 1, title);
}

static void
find_head_titles (RapFinder *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (title_keys); i++)
    {
      g_autofree char *title = rap_finder_dup_meta (self, title_keys[i].key);
      if (title != NULL)
        add_head_title (self, title_keys[i].source, title);
    }
  g_autofree char *head = rap_finder_decoded (self, self->page->title);
  if (*head != '\0')
    add_head_title (self, RAP_TITLE_HEAD, head);
}

/* "Lee, Ann" as "Ann Lee". */
static char *
straight (char *name)
{
  char *comma = strchr (name, ',');
  if (comma == NULL || strchr (comma + 1, ',') != NULL || comma[1] == '\0')
    return name;
  *comma = '\0';
  char *turned = g_strconcat (g_strstrip (comma + 1), " ", g_strchomp (name), NULL);
  g_free (name);
  return turned;
}

static char *
dup_name (const RapFinder *self, const RapPageMeta *meta, const Source *key)
{
  char *name = rap_finder_decoded (self, meta->content);
  if (key->source == RAP_BYLINE_DUBLIN)
    name = straight (name);
  /* An address, or how long it takes to read. */
  gboolean names = strchr (name, ' ') != NULL && strstr (name, "//") == NULL &&
                   strpbrk (name, "0123456789") == NULL && *name != '/';
  if ((strchr (name, '/') != NULL && !names) || *name == '@' ||
      (key->source == RAP_BYLINE_CARD && strpbrk (name, "0123456789") != NULL))
    *name = '\0';
  return name;
}

/* All values of one key as one byline: pages with several authors repeat the key. */
static void
find_head_byline (RapFinder *self, const Source *key)
{
  g_autoptr (GString) all = NULL;
  guint n = 0;
  gsize length = strlen (key->key);
  for (guint k = 0; k < self->page->metas->len; k++)
    {
      const RapPageMeta *meta = rap_finder_meta_at (self, k);
      if (!rap_finder_meta_is (self, meta, key->key, length))
        continue;
      g_autofree char *name = dup_name (self, meta, key);
      all = all != NULL ? all : g_string_new (NULL);
      if (*name == '\0' || strstr (all->str, name) != NULL)
        continue;
      g_string_append_printf (all, "%s%s", n++ > 0 ? ", " : "", name);
      if (all->len >= RAP_FINDER_MAX_BYLINE)
        break;
    }
  if (n > 1)
    rap_finder_add_people (self, key->source, all->str, RAP_CANDIDATE_FAR);
  else if (n == 1)
    rap_finder_add_byline (self, key->source, all->str, 0, RAP_CANDIDATE_FAR);
}

static gboolean
is_listed_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (byline_keys); i++)
    if (g_ascii_strcasecmp (key, byline_keys[i].key) == 0)
      return TRUE;
  return FALSE;
}

/* Sites have keys of their own: "article:authors", "post-author", "byline". */
static void
find_other_bylines (RapFinder *self)
{
  static const char *const people[] = { "author", "creator", "byline", NULL };
  static const char *const others[] = { "authori", "url",   "link",  "image",
                                        "slug",    "email", "page",  "count",
                                        "instit",  "affil", "orcid", "descr",
                                        "_id",     "-id",   ":id",   NULL };
  Parts                    wanted = parts_of (people), unwanted = parts_of (others);
  guint                    n = 0;
  for (guint i = 0; i < self->page->metas->len && n < MAX_OTHER_KEYS; i++)
    {
      const RapPageMeta *meta = rap_finder_meta_at (self, i);
      if (!key_holds (self, meta->key, &wanted) || key_holds (self, meta->key, &unwanted))
        continue;
      g_autofree char *key =
        g_strndup (self->page->html + meta->key.start, meta->key.end - meta->key.start);
      const Source source = { key, RAP_BYLINE_META_OTHER };
      if (is_listed_key (key))
        continue;
      find_head_byline (self, &source);
      n++;
    }
}

/* Microdata: <div itemprop=author itemscope><meta itemprop=name content="Ann Lee"></div> */
static void
find_scoped_bylines (RapFinder *self)
{
  guint element = 0, n = 0;
  for (guint i = 0; i < self->page->metas->len && n < MAX_OTHER_KEYS; i++)
    {
      const RapPageMeta *meta = rap_finder_meta_at (self, i);
      if (!rap_finder_meta_is (self, meta, "name", strlen ("name")))
        continue;
      while (element + 1 < self->page->elements->len &&
             rap_page_element (self->page, element + 1)->tag.start < meta->key.start)
        element++;
      const RapElement *above = rap_page_element (self->page, element);
      if (!rap_finder_tag_holds (self, above, "itemprop") ||
          !rap_finder_tag_holds (self, above, "author"))
        continue;
      g_autofree char *name = rap_finder_decoded (self, meta->content);
      rap_finder_add_byline (self, RAP_BYLINE_PROPERTY, name, n++, RAP_CANDIDATE_FAR);
    }
}

static void
find_head_bylines (RapFinder *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (byline_keys); i++)
    find_head_byline (self, &byline_keys[i]);
  find_other_bylines (self);
  find_scoped_bylines (self);
}

static void
find_head_dates (RapFinder *self)
{
  static const char *const times[] = { "date",    "time",   "publi",   "created", "modif",
                                       "updated", "issued", "release", NULL };
  static const char *const others[] = { "expir", "event", "birth", "revisit", NULL };
  static const char *const modified[] = { "modif", "update", NULL };
  static const char *const published[] = { "published", NULL };
  static const char *const dated[] = { "publi", "created", "issued", "pubdate", NULL };
  Parts                    wanted = parts_of (times), unwanted = parts_of (others);
  Parts                    changed = parts_of (modified), first = parts_of (published),
        some = parts_of (dated);
  for (guint i = 0; i < self->page->metas->len; i++)
    {
      const RapPageMeta *meta = rap_finder_meta_at (self, i);
      if (!key_holds (self, meta->key, &wanted) || key_holds (self, meta->key, &unwanted))
        continue;
      g_autofree char *value = rap_finder_decoded (self, meta->content);
      guint source = key_holds (self, meta->key, &changed) ? RAP_DATE_META_MODIFIED
                     : key_holds (self, meta->key, &first) ? RAP_DATE_META_PUBLISHED
                     : key_holds (self, meta->key, &some)  ? RAP_DATE_META_DATE
                                                           : RAP_DATE_META_OTHER;
      rap_finder_add_date (self, source, value, strlen (value), 0, RAP_CANDIDATE_FAR);
    }
}

void
rap_finder_find_in_head (RapFinder *self)
{
  find_head_titles (self);
  find_head_bylines (self);
  find_head_dates (self);
}
