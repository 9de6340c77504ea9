// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "action/rap-report-private.h"
#include "extract/rap-event-roles.h"

G_BEGIN_DECLS

/* The id of a party: that of its actor, or of a body without a name. */
const char *
rap_party_get_id (RapReport *report, RapDocument *document, const RapParty *party);
/* The parties as a list of ids. */
void rap_party_fields_list (RapReport    *report,
                            RapFields    *fields,
                            const char   *name,
                            RapDocument  *document,
                            const GArray *parties);
/* One party as its id, several as a list, none as null. */
void rap_party_fields_one (RapReport    *report,
                           RapFields    *fields,
                           const char   *name,
                           RapDocument  *document,
                           const GArray *parties);

G_END_DECLS
