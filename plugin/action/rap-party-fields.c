// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-party-fields.h"

#include "extract/rap-actors.h"

char *
rap_party_get_id (RapReport     *report,
                  RapDocument   *document,
                  guint          actor,
                  const RapSpan *span)
{
  if (actor != RAP_NO_ACTOR)
    return g_strdup (rap_report_actor (report, document, actor));
  return rap_document_dup_reading (document, span);
}

char *
rap_party_get_label (RapDocument *document, guint actor, const RapSpan *span)
{
  if (actor != RAP_NO_ACTOR)
    return g_strdup (
      g_array_index (rap_actors_of (document)->actors, RapActor, actor).name);
  return rap_document_dup_reading (document, span);
}
