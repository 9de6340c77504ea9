// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-span.h"

G_BEGIN_DECLS

/* What the JSON-LD scripts of a page say about it. The scan is one pass without recursion,
 * forgives what browsers forgive, and keeps only the few members that are asked for. */

typedef enum
{
  RAP_FACT_NONE,
  RAP_FACT_TYPE,
  RAP_FACT_ID,
  RAP_FACT_NAME,
  RAP_FACT_HEADLINE,
  RAP_FACT_PUBLISHED,
  RAP_FACT_CREATED,
  RAP_FACT_UPLOADED,
  RAP_FACT_MODIFIED,
  RAP_FACT_AUTHOR,
  RAP_FACT_PUBLISHER,
  RAP_FACT_LANGUAGE,
  RAP_FACT_BODY,   /* the text of the report itself */
  RAP_FACT_FREE,   /* whether all of it may be read; also a bare true or false */
  RAP_FACT_UPDATE, /* an entry of a live report */
} RapFactKey;

typedef enum
{
  RAP_FACT_IS_ARTICLE = 1 << 0,
  RAP_FACT_IS_PERSON = 1 << 1,
  RAP_FACT_IS_ORGANISATION = 1 << 2,
  RAP_FACT_IS_SITE = 1 << 3,
  RAP_FACT_IS_LIVE = 1 << 4,
} RapFactType;

#define RAP_FACT_NO_OBJECT G_MAXUINT

typedef struct
{
  guint  parent; /* or RAP_FACT_NO_OBJECT */
  guint8 key;    /* under which it hangs there */
  guint8 types;  /* RapFactType */
} RapFactObject;

typedef struct
{
  guint   object;
  guint8  key;
  RapSpan value; /* the raw string in the page, without its quotes */
} RapFact;

typedef struct
{
  GArray *objects; /* RapFactObject */
  GArray *facts;   /* RapFact */
} RapPageFacts;

RapPageFacts *rap_page_facts_new (void) G_GNUC_WARN_UNUSED_RESULT;
void          rap_page_facts_free (RapPageFacts *facts);
void          rap_page_facts_read (RapPageFacts *facts, const char *html, RapSpan script);
/* The string that a fact holds, without markup, white space made plain; no more than the
 * first bytes of what stands in the page. */
char *rap_page_facts_string (const char *html,
                             RapSpan     value,
                             guint       bytes) G_GNUC_WARN_UNUSED_RESULT;
#define RAP_FACT_NAME_BYTES 2000

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapPageFacts, rap_page_facts_free)

G_END_DECLS
