// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "action/rap-report-private.h"

G_BEGIN_DECLS

/* Parties as the actions tell them: the id of an actor, or the words of the text for a body
 * without a name, such as "police". */
char *rap_party_get_id (RapReport     *report,
                        RapDocument   *document,
                        guint          actor,
                        const RapSpan *span) G_GNUC_WARN_UNUSED_RESULT;
/* The name to show. */
char *rap_party_get_label (RapDocument   *document,
                           guint          actor,
                           const RapSpan *span) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
