// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-facts.h"
#include "text/rap-page-parse.h"
#include "text/rap-page-words.h"

G_BEGIN_DECLS

/* What the elements of a page say about the blocks in them: class names and their learned
 * weights, sums over the text inside, and which of them seem to hold the article. */

/* Tags whose presence above a block counts, by bit. */
typedef enum
{
  RAP_ABOVE_ARTICLE,
  RAP_ABOVE_MAIN,
  RAP_ABOVE_ASIDE,
  RAP_ABOVE_NAV,
  RAP_ABOVE_FOOTER,
  RAP_ABOVE_HEADER,
  RAP_ABOVE_FIGURE,
  RAP_ABOVE_UL,
  RAP_ABOVE_OL,
  RAP_ABOVE_TABLE,
  RAP_ABOVE_FORM,
  RAP_ABOVE_BLOCKQUOTE,
  RAP_ABOVE_A,
  RAP_ABOVE_DETAILS,
  RAP_ABOVE_SECTION,
  RAP_ABOVE_DIALOG,
  RAP_N_ABOVE
} RapAbove;

typedef enum
{
  RAP_CONTAINER_BEST, /* by a score of its paragraphs */
  RAP_CONTAINER_HALF, /* the innermost with half of the text in paragraphs */
  RAP_CONTAINER_THREE_QUARTERS,
  RAP_CONTAINER_MOST,
  RAP_N_CONTAINERS
} RapContainer;

typedef struct
{
  guint32 signature;   /* of tag and class names */
  guint32 path;        /* of the tags from the root on */
  guint16 above;       /* RapAbove of it and all above */
  guint16 classes;     /* RapClassClass of it */
  guint16 all_classes; /* of it and all above */
  guint8  hidden;
  guint8  in_comment;
  guint8  to_article; /* steps up to one; 30: none */
  guint8  to_main;
  gint16  own_sum; /* of the weights of its class names */
  guint8  own_n;
  gint8   own_least;
  gint8   own_greatest;
  gint8   least; /* ancestor weights, of it and all above */
  gint8   greatest;
  gint16  near[2]; /* least + greatest of the two nearest with class names */
  gint32  fading;  /* the same summed, each further one fading */
  guint8  hops[RAP_N_CONTAINERS];  /* from the container up to where the way here forks */
  guint8  below[RAP_N_CONTAINERS]; /* from there down to here */

  /* Sums over the blocks inside. */
  guint bytes;
  guint links;
  guint paragraphs; /* bytes in paragraphs */
  guint n_blocks;
  guint n_paragraphs;
  guint score;
} RapElementInfo;

typedef struct
{
  const RapPage      *page;
  const RapPageModel *model;
  RapPageFacts       *facts; /* of its scripts */
  RapElementInfo     *elements;
  RapPageWords       *words;      /* of each block */
  RapPageSmallWords  *small;      /* of the first blocks */
  guint8             *paragraph;  /* whether each block is one */
  guint16            *title_like; /* ‰: how like the title of the head each block is */
  guint16            *title_part; /* ‰ of its words that stand in that title */
  guint16 *lead_part; /* ‰ of its words that stand in the description of the head */
  int      headline;  /* the block that is the headline, or -1 */
  guint    containers[RAP_N_CONTAINERS];
  guint    n_blocks;
} RapPageLayout;

RapPageLayout *rap_page_layout_new (const RapPage      *page,
                                    const RapPageModel *model) G_GNUC_WARN_UNUSED_RESULT;
void           rap_page_layout_free (RapPageLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapPageLayout, rap_page_layout_free)

G_END_DECLS
