// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-dossier.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_RELATION_NONE,
  RAP_RELATION_CONTRADICTION,
  RAP_RELATION_AGREEMENT,
  RAP_RELATION_ONLY,
  RAP_RELATION_ALTERED_QUOTE,
  RAP_RELATION_NEW,
  RAP_RELATION_STORY
} RapRelation;

typedef struct
{
  guint   document; /* position in the dossier */
  RapSpan span;
} RapPlace;

/* A line of something told about several reports. */
typedef struct
{
  RapRelation relation;
  GArray     *places;   /* RapPlace: the evidence, the first one is what is shown */
  char        when[24]; /* ISO 8601, or "" */
  gboolean    spoken;   /* somebody's own words, given without their marks */
  guint       pieces;   /* so many of the first places are one passage with gaps */
} RapRow;

RapRow *rap_row_new (RapRelation relation) G_GNUC_WARN_UNUSED_RESULT;
void    rap_row_free (RapRow *row);
void    rap_row_add_place (RapRow *row, guint document, RapSpan span);
const char *
rap_relation_get_nick (RapRelation relation); /* "altered-quote"; NULL for none */
/* The documents in the order they were published; those without a date come first, ties as
 * they were given. */
guint *rap_dossier_order_by_date (RapDossier *dossier) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapRow, rap_row_free)

G_END_DECLS
