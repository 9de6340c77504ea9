// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gio/gio.h>

#include "summarise/rap-row.h"

G_BEGIN_DECLS

/* The parts of a brief, in their order. */
typedef enum
{
  RAP_BRIEF_SUMMARY,
  RAP_BRIEF_MEETINGS,
  RAP_BRIEF_STATEMENTS,
  RAP_BRIEF_ALLEGATIONS,
  RAP_BRIEF_COMMITMENTS,
  RAP_BRIEF_MEASURES,
  RAP_BRIEF_FIGURES,
  RAP_BRIEF_NOT_STATED,
  RAP_BRIEF_SOURCES,
  RAP_N_BRIEF_PARTS
} RapBriefPart;

typedef struct
{
  RapBriefPart part;
  char        *who;    /* "" when nobody is named */
  const char  *status; /* of an allegation, commitment or measure; NULL elsewhere */
  RapRow      *row;    /* the evidence */
} RapBriefLine;

/* A page about one report or several: RapBriefLine each, by part, at most `most` of a part.
 * NULL when cancelled. */
GPtrArray *rap_brief_make (RapDossier   *dossier,
                           guint         most,
                           GCancellable *cancellable,
                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* What stands above a part, to be translated. */
const char *rap_brief_part_get_heading (RapBriefPart part);

G_END_DECLS
