// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-facts.h"
#include "text/rap-page-fields.h"

G_BEGIN_DECLS

/* What those who look for candidates share: where they look, and how they add one. */

#define RAP_FINDER_MAX_TITLE  400
#define RAP_FINDER_MAX_BYLINE 160
/* Objects of one script are few; a page full of them is read in part. */
#define RAP_FINDER_MAX_OBJECTS 120

typedef struct
{
  RapCandidates       *out;
  const RapPageLayout *layout;
  const RapPage       *page;
  RapPageFacts        *facts;
  int                  headline;
} RapFinder;

char *rap_finder_decoded (const RapFinder *self, RapSpan raw);
char *rap_finder_shown (const RapFinder *self, RapSpan text);
/* The text with a bar where elements meet without white space: "Ann Lee | 3 March". */
char   *rap_finder_spread (const RapFinder *self, RapSpan text);
guint32 rap_finder_key (const char *text);
int     rap_finder_distance (const RapFinder *self, guint block);
void    rap_finder_add_title (RapFinder  *self,
                              guint       source,
                              const char *value,
                              guint       rank,
                              int         distance);
/* What a heading says before the name of the site. */
void rap_finder_cut_heading (RapFinder *self, const char *heading, int distance);
/* What the head says behind the title, mostly the name of the site; NULL when it is nothing. */
char *rap_finder_dup_tail (const RapFinder *self, const char *title);
void  rap_finder_add_byline (RapFinder  *self,
                             guint       source,
                             const char *value,
                             guint       rank,
                             int         distance);
/* Several people, who are all meant. */
void
rap_finder_add_people (RapFinder *self, guint source, const char *names, int distance);
gboolean rap_finder_add_date (RapFinder  *self,
                              guint       source,
                              const char *value,
                              gsize       length,
                              guint       rank,
                              int         distance);
/* Whether there is a date in a text. */
gboolean rap_finder_is_dated (const RapFinder *self, const char *text);
/* Whether a start tag holds some letters, in whatever attribute. */
gboolean
rap_finder_tag_holds (const RapFinder *self, const RapElement *element, const char *what);
char                *rap_finder_dup_meta (const RapFinder *self, const char *key);
const RapFactObject *rap_finder_object_at (const RapFinder *self, guint i);
const RapFact *rap_finder_find_fact (const RapFinder *self, guint object, RapFactKey key);
char          *rap_finder_name_of (const RapFinder *self, guint object);

static inline const RapPageMeta *
rap_finder_meta_at (const RapFinder *self, guint i)
{
  return &g_array_index (self->page->metas, RapPageMeta, i);
}

/* Whether it has a key of that many letters. */
static inline gboolean
rap_finder_meta_is (const RapFinder   *self,
                    const RapPageMeta *meta,
                    const char        *key,
                    gsize              length)
{
  const char *own = self->page->html + meta->key.start;
  return meta->key.end - meta->key.start == length && length > 0 &&
         (*own | 0x20) == (*key | 0x20) && g_ascii_strncasecmp (own, key, length) == 0;
}

/* Each looks in one place. */
void rap_finder_find_in_head (RapFinder *self);
void rap_finder_find_in_data (RapFinder *self);
void rap_finder_find_in_text (RapFinder *self);
void rap_finder_find_shown_names (RapFinder *self);
void rap_finder_find_elements (RapFinder *self);

G_END_DECLS
