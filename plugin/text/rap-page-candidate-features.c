// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-candidate-features.h"

#include <string.h>

#include "text/rap-bytes.h"
#include "text/rap-page-names.h"
#include "text/rap-page-people.h"
#include "text/rap-page-words.h"

/* The columns after the bits of the sources. */
enum
{
  COLUMN_SOURCES = 28,
  COLUMN_ALL,
  COLUMN_SHARE,
  COLUMN_ORDER,
  COLUMN_DISTANCE,
  COLUMN_FAR,
  COLUMN_RANK,
  COLUMN_WORDS,
  COLUMN_LENGTH,
  COLUMN_PLACES,
  COLUMN_OVERLAP,
  COLUMN_MEAN_OVERLAP,
  COLUMN_INSIDE,
  COLUMN_AROUND,
  COLUMN_SITE,
  COLUMN_CAPITALS,
  COLUMN_DIGIT,
  COLUMN_SIGNS,
  COLUMN_ANCHORS,                    /* how it stands to each of the field's anchors */
  COLUMN_FIELD = COLUMN_ANCHORS + 8, /* up to the end, by field */
};

/* Sources that most pages have: to each, candidates stand in some relation. */
#define BIT(source) (1u << (source))
#define MAX_ANCHORS 8
static const guint32 anchors[RAP_N_FIELDS][MAX_ANCHORS] = {
  [RAP_FIELD_TITLE] = { BIT (RAP_TITLE_SHARED),
                        BIT (RAP_TITLE_SHARED_CUTS + 3),
                        BIT (RAP_TITLE_HEAD),
                        BIT (RAP_TITLE_HEAD_CUTS + 3),
                        BIT (RAP_TITLE_DATA),
                        BIT (RAP_TITLE_H1),
                        BIT (RAP_TITLE_H1_WHOLE),
                        BIT (RAP_TITLE_HEADLINE) },
  [RAP_FIELD_BYLINE] = { BIT (RAP_BYLINE_DATA) | BIT (RAP_BYLINE_DATA_PERSON),
                         BIT (RAP_BYLINE_META) | BIT (RAP_BYLINE_META_OTHER) |
                           BIT (RAP_BYLINE_SHARED) | BIT (RAP_BYLINE_DUBLIN),
                         BIT (RAP_BYLINE_CARD),
                         BIT (RAP_BYLINE_REL) | BIT (RAP_BYLINE_PROPERTY),
                         BIT (RAP_BYLINE_CLASS_NAME) | BIT (RAP_BYLINE_LINK),
                         BIT (RAP_BYLINE_BY),
                         BIT (RAP_BYLINE_LABELLED) | BIT (RAP_BYLINE_JOINED),
                         BIT (RAP_BYLINE_CLASS) },
  [RAP_FIELD_PUBLISHED] = { BIT (RAP_DATE_ADDRESS),
                            BIT (RAP_DATE_DATA_PUBLISHED),
                            BIT (RAP_DATE_META_PUBLISHED),
                            BIT (RAP_DATE_DATA_MODIFIED) | BIT (RAP_DATE_META_MODIFIED),
                            BIT (RAP_DATE_TIME) | BIT (RAP_DATE_TIME_PUBLISHED),
                            BIT (RAP_DATE_TEXT_PUBLISHED),
                            BIT (RAP_DATE_TEXT_MODIFIED) | BIT (RAP_DATE_CLASS_MODIFIED) |
                              BIT (RAP_DATE_TIME_MODIFIED),
                            BIT (RAP_DATE_TEXT) | BIT (RAP_DATE_CLASS) },
};

/* Relations of texts, and of days. */
enum
{
  RELATION_MISSING,
  RELATION_APART,
  RELATION_COMMON,
  RELATION_INSIDE,
  RELATION_AROUND,
  RELATION_EQUAL,
};
enum
{
  RELATION_LONG_BEFORE = 1,
  RELATION_DAY_BEFORE,
  RELATION_SAME_DAY,
  RELATION_DAY_AFTER,
  RELATION_LONG_AFTER,
};

typedef struct
{
  const RapCandidates *all;
  RapPageField         field;
  guint                n;
  RapPageWords        *words;
  RapPagePeople       *people;               /* of bylines */
  guint                n_sources;            /* of all candidates together */
  guint                anchors[MAX_ANCHORS]; /* n: there is none */
  char                *address;              /* its letters, and those of its host */
  char                *host;
  RapPageWords        *address_words; /* and those of its last part */
  RapPageWords        *slug_words;
} Ranking;

static const RapCandidate *
candidate_at (const RapCandidates *all, RapPageField field, guint i)
{
  return &g_array_index (all->fields[field], RapCandidate, i);
}

static guint
n_sources_of (const RapCandidate *candidate)
{
  guint n = 0;
  for (guint32 bits = candidate->sources; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

static gboolean
holds (const RapPageWords *words, guint32 hash)
{
  for (guint i = 0; i < words->n_kept; i++)
    if (words->hashes[i] == hash)
      return TRUE;
  return FALSE;
}

static guint
in_common (const RapPageWords *a, const RapPageWords *b)
{
  guint n = 0;
  for (guint i = 0; i < a->n_kept; i++)
    n += holds (b, a->hashes[i]);
  return n;
}

/* How much the candidate and the others say the same. */
static void
put_overlaps (const Ranking *self, guint i, gint16 *row)
{
  guint   most = 0, weights = 0, inside = 0, around = 0;
  guint64 sum = 0;
  for (guint k = 0; k < self->n; k++)
    {
      guint weight = n_sources_of (candidate_at (self->all, self->field, k));
      guint common = in_common (&self->words[i], &self->words[k]);
      guint all = self->words[i].n_kept + self->words[k].n_kept - common;
      guint overlap = common * 1000 / MAX (all, 1);
      if (k == i)
        continue;
      most = MAX (most, overlap);
      sum += overlap * weight;
      weights += weight;
      inside +=
        common == self->words[i].n_kept && common < self->words[k].n_kept ? weight : 0;
      around +=
        common == self->words[k].n_kept && common < self->words[i].n_kept ? weight : 0;
    }
  row[COLUMN_OVERLAP] = (gint16) most;
  row[COLUMN_MEAN_OVERLAP] = (gint16) (sum / MAX (weights, 1));
  row[COLUMN_INSIDE] = (gint16) inside;
  row[COLUMN_AROUND] = (gint16) around;
}

static guint
relation_of_words (const RapPageWords *own, const RapPageWords *anchor)
{
  guint common = in_common (own, anchor);
  if (common == 0)
    return RELATION_APART;
  if (common == own->n_kept)
    return common == anchor->n_kept ? RELATION_EQUAL : RELATION_INSIDE;
  return common == anchor->n_kept ? RELATION_AROUND : RELATION_COMMON;
}

static guint
relation_of_days (guint32 own, guint32 anchor)
{
  g_autoptr (GDate) a = g_date_new_dmy (1, 1, 1);
  g_autoptr (GDate) b = g_date_new_dmy (1, 1, 1);
  if (!g_date_valid_dmy (own % 100, own / 100 % 100, own / 10000) ||
      !g_date_valid_dmy (anchor % 100, anchor / 100 % 100, anchor / 10000))
    return RELATION_MISSING;
  g_date_set_dmy (a, own % 100, own / 100 % 100, own / 10000);
  g_date_set_dmy (b, anchor % 100, anchor / 100 % 100, anchor / 10000);
  int days = g_date_days_between (b, a);
  return days < -1    ? RELATION_LONG_BEFORE
         : days == -1 ? RELATION_DAY_BEFORE
         : days == 0  ? RELATION_SAME_DAY
         : days == 1  ? RELATION_DAY_AFTER
                      : RELATION_LONG_AFTER;
}

/* The first candidate of one of the sources that is all that stood there. */
static guint
find_anchor (const Ranking *self, guint32 sources)
{
  for (guint i = 0; i < self->n; i++)
    {
      const RapCandidate *candidate = candidate_at (self->all, self->field, i);
      if ((candidate->sources & sources) != 0 &&
          (self->field != RAP_FIELD_BYLINE ||
           (candidate->sources & BIT (RAP_BYLINE_WHOLE)) != 0))
        return i;
    }
  return self->n;
}

static void
put_relations (const Ranking *self, guint i, gint16 *row)
{
  for (guint k = 0; k < MAX_ANCHORS; k++)
    {
      guint anchor = self->anchors[k];
      guint relation =
        anchor >= self->n ? RELATION_MISSING
        : self->field == RAP_FIELD_PUBLISHED
          ? relation_of_days (candidate_at (self->all, self->field, i)->key,
                              candidate_at (self->all, self->field, anchor)->key)
          : relation_of_words (&self->words[i], &self->words[anchor]);
      row[COLUMN_ANCHORS + k] = (gint16) relation;
    }
}

/* Letters and digits of a text, in lower case. */
static char *
letters_of (const char *text)
{
  gsize length = strlen (text), n = 0;
  if (rap_bytes_ascii (text, length) == length)
    {
      char *letters = g_malloc (length + 1);
      for (gsize i = 0; i < length; i++)
        if (g_ascii_isalnum (text[i]))
          letters[n++] = g_ascii_tolower (text[i]);
      letters[n] = '\0';
      return letters;
    }
  g_autofree char *lower = g_utf8_strdown (text, -1);
  GString         *out = g_string_new (NULL);
  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (out, g_utf8_get_char (at));
  return g_string_free (out, FALSE);
}

static void
put_date (const Ranking *self, guint i, gint16 *row)
{
  const RapCandidate *own = candidate_at (self->all, self->field, i);
  g_autofree char    *year = g_strndup (own->value, 4);
  guint               before = 0;
  for (guint k = 0; k < self->n; k++)
    before += candidate_at (self->all, self->field, k)->key < own->key;
  row[COLUMN_FIELD] = (gint16) before;
  row[COLUMN_FIELD + 1] = (gint16) (self->n - before);
  row[COLUMN_FIELD + 2] = strstr (self->all->address, year) != NULL;
  row[COLUMN_FIELD + 3] = strlen (own->value) > 10;
}

/* What a byline may be found in, of the address. */
static void
read_address (Ranking *self)
{
  const char      *start = strstr (self->all->address, "://");
  g_autofree char *host =
    start != NULL ? g_strndup (start + 3, strcspn (start + 3, "/")) : g_strdup ("");
  self->address = letters_of (self->all->address);
  self->host = letters_of (host);
}

static void
put_byline (const Ranking *self, guint i, gint16 *row)
{
  const RapCandidate *own = candidate_at (self->all, self->field, i);
  const RapPageWords *words = &self->words[i];
  g_autofree char    *letters = letters_of (own->value);
  row[COLUMN_FIELD] = *letters != '\0' && strstr (self->address, letters) != NULL;
  row[COLUMN_FIELD + 1] = words->n_uppers * 10 > words->n_bytes * 7;
  row[COLUMN_FIELD + 2] = (words->classes & RAP_PHRASE_OFFICE) != 0;
  row[COLUMN_FIELD + 3] = (words->classes & RAP_PHRASE_ROLE) != 0;
  row[COLUMN_FIELD + 4] = (words->classes & RAP_PHRASE_NOBODY) != 0;
  row[COLUMN_FIELD + 5] = (gint16) words->n_commas;
  row[COLUMN_FIELD + 6] = rap_page_names_is_shape (own->value, strlen (own->value), NULL);
  const RapPagePeople *people = &self->people[i];
  row[COLUMN_FIELD + 7] = (gint16) people->n_given;
  row[COLUMN_FIELD + 8] = (gint16) people->n_family;
  row[COLUMN_FIELD + 9] = (gint16) people->n;
  row[COLUMN_FIELD + 10] = (gint16) (people->n_shaped * 1000 / MAX (people->n, 1));
  row[COLUMN_FIELD + 12] = (gint16) (people->n_small * 1000 / MAX (people->n_words, 1));
  row[COLUMN_FIELD + 13] = (gint16) people->n_small;
  row[COLUMN_FIELD + 14] = *letters != '\0' && strstr (self->host, letters) != NULL;
  for (guint k = 0; k < self->n; k++)
    if (rap_page_people_go_on (people, &self->people[k]))
      row[COLUMN_FIELD + 11] = (gint16) self->people[k].n;
}

/* What the page is called in its address. */
static RapSpan
last_segment (const char *address)
{
  guint end = (guint) strcspn (address, "?#"), start;
  while (end > 0 && address[end - 1] == '/')
    end--;
  for (start = end; start > 0 && address[start - 1] != '/'; start--)
    ;
  return (RapSpan){ start, end };
}

/* Where in what an anchor says a title stands: at its front, at its end, behind or before
 * which sign. */
enum
{
  PLACE_NONE,
  PLACE_FRONT,
  PLACE_END,
  PLACE_INSIDE,
};

static gunichar
sign_beside (const char *text, const char *at, gboolean before)
{
  gunichar c = 0;
  for (guint n = 0; n < 3 && (before ? at > text : *at != '\0'); n++)
    {
      const char *next = before ? g_utf8_prev_char (at) : g_utf8_next_char (at);
      c = g_utf8_get_char (before ? next : at);
      if (c != ' ')
        break;
      at = next;
    }
  return c;
}

static guint
kind_of_sign (gunichar c)
{
  return c == ':'                                              ? 1
         : c == '|'                                            ? 2
         : c == '-' || c == 0x2013 || c == 0x2014              ? 3
         : c == 0xbb || c == 0x203a || c == '>' || c == 0x2022 ? 4
         : g_unichar_isalnum (c)                               ? 5
                                                               : 6;
}

static void
put_place (const Ranking *self, guint i, guint anchor, gint16 *row)
{
  const char *own = candidate_at (self->all, self->field, i)->value;
  const char *whole =
    anchor < self->n ? candidate_at (self->all, self->field, anchor)->value : "";
  const char *at = strstr (whole, own);
  gsize       n = strlen (own), length = strlen (whole);
  if (at == NULL || n == length || n == 0)
    return;
  gboolean front = at == whole, end = at + n == whole + length;
  row[0] = front ? PLACE_FRONT : end ? PLACE_END : PLACE_INSIDE;
  row[1] = (gint16) (n * 1000 / length);
  row[2] = (gint16) kind_of_sign (sign_beside (whole, front ? at + n : at, !front));
}

/* How long it is, in % of what the head and the first heading say. */
static void
put_lengths (const Ranking *self, guint i, gint16 *row)
{
  static const guint8 lengths[] = { 0, 2, 4, 5 };
  gsize               n = strlen (candidate_at (self->all, self->field, i)->value);
  for (guint k = 0; k < G_N_ELEMENTS (lengths); k++)
    {
      guint anchor = self->anchors[lengths[k]];
      if (anchor >= self->n)
        continue;
      gsize length = strlen (candidate_at (self->all, self->field, anchor)->value);
      row[k] = (gint16) MIN (n * 100 / MAX (length, 1), 1000);
    }
}

static void
read_address_words (Ranking *self)
{
  RapSpan slug = last_segment (self->all->address);
  self->address_words = g_new (RapPageWords, 1);
  self->slug_words = g_new (RapPageWords, 1);
  rap_page_words_read (self->address_words,
                       self->all->address,
                       strlen (self->all->address),
                       NULL);
  rap_page_words_read (self->slug_words,
                       self->all->address + slug.start,
                       slug.end - slug.start,
                       NULL);
}

static void
put_title (const Ranking *self, guint i, gint16 *row)
{
  const RapPageWords *words = &self->words[i], *slug = self->slug_words;
  row[COLUMN_FIELD] =
    (gint16) (in_common (words, self->address_words) * 1000 / MAX (words->n_kept, 1));
  row[COLUMN_FIELD + 1] = words->n_uppers * 10 > words->n_bytes * 6;
  row[COLUMN_FIELD + 2] = words->very_last == 0x2026;
  row[COLUMN_FIELD + 3] = (gint16) words->n_colons;
  row[COLUMN_FIELD + 4] = (gint16) slug->n_kept;
  row[COLUMN_FIELD + 5] =
    (gint16) (in_common (slug, words) * 1000 / MAX (slug->n_kept, 1));
  put_place (self, i, self->anchors[6], row + COLUMN_FIELD + 7);
  put_place (self, i, self->anchors[2], row + COLUMN_FIELD + 10);
  put_place (self, i, self->anchors[0], row + COLUMN_FIELD + 13);
  row[COLUMN_FIELD + 6] =
    (gint16) (words->n_kept - MIN (words->n_kept, in_common (words, slug)));
  put_lengths (self, i, row + COLUMN_FIELD + 16);
}

static void
describe (const Ranking *self, guint i, gint16 *row)
{
  const RapCandidate *own = candidate_at (self->all, self->field, i);
  const RapPageWords *words = &self->words[i];
  guint               sources = n_sources_of (own);
  for (guint k = 0; k < COLUMN_SOURCES; k++)
    row[k] = (own->sources >> k) & 1;
  row[COLUMN_SOURCES] = (gint16) sources;
  row[COLUMN_ALL] = (gint16) self->n;
  row[COLUMN_SHARE] = (gint16) (sources * 1000 / MAX (self->n_sources, 1));
  row[COLUMN_ORDER] = (gint16) i;
  row[COLUMN_DISTANCE] = own->distance;
  row[COLUMN_FAR] = ABS (own->distance);
  row[COLUMN_RANK] = own->rank;
  row[COLUMN_WORDS] = (gint16) MIN (words->n_words, 1000);
  row[COLUMN_LENGTH] = (gint16) MIN (words->n_bytes, 1000);
  row[COLUMN_PLACES] = own->n_places;
  put_overlaps (self, i, row);
  row[COLUMN_SITE] =
    self->all->site != NULL &&
    own->key == rap_page_names_key (self->all->site, strlen (self->all->site));
  row[COLUMN_CAPITALS] = (gint16) (words->n_capitals * 1000 / MAX (words->n_words, 1));
  row[COLUMN_DIGIT] = words->n_digits > 0;
  row[COLUMN_SIGNS] = (gint16) MIN (words->n_bars + words->n_colons, 100);
  put_relations (self, i, row);
  if (self->field == RAP_FIELD_PUBLISHED)
    put_date (self, i, row);
  else if (self->field == RAP_FIELD_BYLINE)
    put_byline (self, i, row);
  else
    put_title (self, i, row);
}

gint16 *
rap_candidate_features (const RapCandidates *all,
                        RapPageField         field,
                        const RapPageModel  *model)
{
  Ranking self = { .all = all, .field = field, .n = all->fields[field]->len };
  g_autofree RapPageWords *words = g_new (RapPageWords, self.n + 1);
  gint16 *rows = g_new0 (gint16, (gsize) (self.n + 1) * RAP_CANDIDATE_FEATURES);
  g_autofree RapPagePeople *people = g_new0 (RapPagePeople, self.n + 1);
  self.words = words;
  self.people = people;
  if (field == RAP_FIELD_BYLINE)
    read_address (&self);
  else if (field == RAP_FIELD_TITLE)
    read_address_words (&self);
  for (guint i = 0; i < self.n; i++)
    {
      const char *value = candidate_at (all, field, i)->value;
      rap_page_words_read (&words[i], value, strlen (value), model);
      self.n_sources += n_sources_of (candidate_at (all, field, i));
      if (field == RAP_FIELD_BYLINE)
        rap_page_people_read (&people[i], value, all->small);
    }
  for (guint k = 0; k < MAX_ANCHORS; k++)
    self.anchors[k] = find_anchor (&self, anchors[field][k]);
  for (guint i = 0; i < self.n; i++)
    describe (&self, i, rows + (gsize) i * RAP_CANDIDATE_FEATURES);
  g_free (self.address);
  g_free (self.host);
  g_free (self.address_words);
  g_free (self.slug_words);
  return rows;
}
