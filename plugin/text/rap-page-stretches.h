// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-layout.h"

G_BEGIN_DECLS

/* Where on a page the entries of a live report are: elements of one kind that each tell a
 * moment and hold a text, or moments with the text of the entry behind them. */

/* So many entries make a live report that says that it is one. */
#define RAP_STRETCHES_FEW 2

/* A place that tells a moment: an element, and the block where it begins. */
typedef struct
{
  guint element;
  guint block;
} RapMoment;

typedef struct
{
  guint start; /* blocks */
  guint end;
  guint moment;
} RapStretch;

typedef struct
{
  const RapPageLayout *layout;
  const guint8        *kept;
  guint               *read;      /* words read before each block */
  gboolean             live;      /* the page says that it is a live report */
  GArray              *moments;   /* RapMoment, by block */
  GArray              *stretches; /* RapStretch, by place; empty when there are none */
} RapPageStretches;

RapPageStretches *rap_page_stretches_new (const RapPageLayout *layout,
                                          const guint8        *kept,
                                          gboolean live) G_GNUC_WARN_UNUSED_RESULT;
void              rap_page_stretches_free (RapPageStretches *self);
/* The first moment of a stretch, or NULL. */
const RapMoment *
rap_page_stretches_find_moment (const RapPageStretches *self, const RapStretch *stretch);
/* Where a clock ends that a text begins with: "10:15", "10.15", "+++ 10:15"; 0: there is none. */
guint rap_page_clock_end (const char *text, guint length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapPageStretches, rap_page_stretches_free)

G_END_DECLS
