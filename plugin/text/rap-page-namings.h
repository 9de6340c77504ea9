// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-model.h"
#include "text/rap-page-structure.h"

G_BEGIN_DECLS

/* What the attributes of an element say about what it is for. */
typedef struct
{
  guint32 signature; /* of tag and class names */
  guint16 classes;   /* RapClassClass */
  guint8  hidden;
  gint16  own_sum; /* of the weights of its class names */
  guint8  own_n;
  gint8   own_least;
  gint8   own_greatest;
  guint8  known; /* whether its class names say something of what is inside */
  gint8   least;
  gint8   greatest;
} RapPageNaming;

typedef struct _RapPageNamings RapPageNamings;

/* Whether and how an attribute of that name counts. */
RapAttributeKind rap_page_attribute_kind (const char *name, gsize length);

RapPageNamings      *
rap_page_namings_new (const RapPage      *page,
                           const RapPageModel *model) G_GNUC_WARN_UNUSED_RESULT;
void rap_page_namings_free (RapPageNamings *self);
/* Of a tag with some of the attributes of the page; good until the next call. */
const RapPageNaming *
rap_page_namings_read (RapPageNamings *self, guint tag, guint from, guint to);

/* The hashes of the class names, and of roles and the like, of an element; at most max. For
 * training. */
guint rap_page_class_hashes (const RapPage *page, guint element, guint32 *out, guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapPageNamings, rap_page_namings_free)

G_END_DECLS
