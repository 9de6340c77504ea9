// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-words.h"

G_BEGIN_DECLS

#define RAP_PAGE_MAX_PEOPLE 8

/* What a byline looks like: how many people, and whether they are called as people are. */
typedef struct
{
  guint   n;        /* parts between commas and single small words */
  guint   n_shaped; /* of these, parts of two to five words in capitals */
  guint   n_given;  /* words that are known as given names */
  guint   n_family;
  guint   n_small; /* words that the page also writes small */
  guint   n_words;
  guint32 first; /* a hash of the first part, without signs and case */
  guint32 keys[RAP_PAGE_MAX_PEOPLE]; /* of all parts */
} RapPagePeople;

void rap_page_people_read (RapPagePeople           *people,
                           const char              *byline,
                           const RapPageSmallWords *small);
/* Whether a byline of one is among those of another. */
gboolean rap_page_people_hold (const RapPagePeople *list, const RapPagePeople *person);
/* Whether a byline goes on, after that person, with others. */
gboolean rap_page_people_go_on (const RapPagePeople *person, const RapPagePeople *list);

G_END_DECLS
