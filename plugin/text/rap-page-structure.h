// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-origins.h"
#include "text/rap-page-tags.h"

G_BEGIN_DECLS

/* A page read once, from front to back: its elements, and the blocks of text that every
 * block element and line break begins and ends. No tree is kept beyond each element's
 * parent; attributes are read again where they are wanted. */

#define RAP_PAGE_MAX_ELEMENTS 200000
#define RAP_PAGE_MAX_BLOCKS   100000
#define RAP_PAGE_MAX_DEPTH    512

#define RAP_PAGE_ROOT 0

typedef struct
{
  guint   parent;
  RapSpan tag;  /* the start tag, in the page */
  RapSpan text; /* in the text; may begin with white space */
  guint   first_block;
  guint16 depth;
  guint8  name; /* RapPageTag */
} RapElement;

typedef struct
{
  RapSpan  text;
  RapSpan  source;
  guint    element; /* the innermost block element */
  guint    inner;   /* the innermost element where it begins */
  guint    link;    /* characters (without white space) in links, bold, italics */
  guint    bold;
  guint    italic;
  guint    n_links;
  guint    n_images; /* in the page before its end */
  gboolean after_break;
  guint8   starts_linked; /* its first, its last characters are in a link */
  guint8   ends_linked;
  guint8   starts_bold;
} RapPageBlock;

typedef enum
{
  RAP_ATTRIBUTE_OTHER, /* not kept */
  RAP_ATTRIBUTE_CLASS,
  RAP_ATTRIBUTE_ROLE,
  RAP_ATTRIBUTE_STYLE,
  RAP_ATTRIBUTE_HIDDEN,
  RAP_ATTRIBUTE_ARIA_HIDDEN,
} RapAttributeKind;

/* An attribute that says what an element is for; in the order of the elements. */
typedef struct
{
  guint   element;
  guint   kind;  /* RapAttributeKind */
  RapSpan value; /* raw, in the page */
} RapPageAttribute;

/* A meta or link element; spans of raw values in the page. */
typedef struct
{
  RapSpan key;
  RapSpan content;
} RapPageMeta;

typedef struct
{
  const char *html;
  guint       length;
  GString    *text;       /* the blocks, decoded, an empty line between each two */
  GArray     *origins;    /* RapOrigin: where the text stands in the page */
  GArray     *elements;   /* RapElement; the first is the root */
  GArray     *attributes; /* RapPageAttribute */
  GArray     *blocks;     /* RapPageBlock */
  GArray     *metas;      /* RapPageMeta */
  GArray     *scripts;    /* RapSpan: JSON-LD */
  RapSpan     title;
  RapSpan     language;
  guint       n_images;
  gboolean    bounded; /* some of the structure was left out */
} RapPage;

static inline const RapElement *
rap_page_element (const RapPage *page, guint i)
{
  return &g_array_index (page->elements, RapElement, i);
}

static inline const RapPageAttribute *
rap_page_attribute (const RapPage *page, guint i)
{
  return &g_array_index (page->attributes, RapPageAttribute, i);
}

static inline const RapPageBlock *
rap_page_block (const RapPage *page, guint i)
{
  return &g_array_index (page->blocks, RapPageBlock, i);
}

G_END_DECLS
