// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-party-fields.h"

const char *
rap_party_get_id (RapReport *report, RapDocument *document, const RapParty *party)
{
  if (party->actor == RAP_NO_ACTOR)
    return rap_report_body (report, document, &party->span, party->state);
  const RapActor *actor =
    &g_array_index (rap_actors_of (document)->actors, RapActor, party->actor);
  /* A group whose state only its neighbourhood tells is told with it. */
  if (actor->type == RAP_ACTOR_GROUP && actor->state[0] == '\0' &&
      party->state[0] != '\0' && actor->members->len == 0)
    return rap_report_body (report, document, &party->span, party->state);
  return rap_report_actor_of_state (report, document, party->actor, party->state);
}

void
rap_party_fields_list (RapReport    *report,
                       RapFields    *fields,
                       const char   *name,
                       RapDocument  *document,
                       const GArray *parties)
{
  rap_fields_begin_array (fields, name);
  for (guint i = 0; i < parties->len; i++)
    rap_fields_string (fields,
                       NULL,
                       rap_party_get_id (report,
                                         document,
                                         &g_array_index (parties, RapParty, i)));
  rap_fields_end_array (fields);
}

void
rap_party_fields_one (RapReport    *report,
                      RapFields    *fields,
                      const char   *name,
                      RapDocument  *document,
                      const GArray *parties)
{
  if (parties->len > 1)
    rap_party_fields_list (report, fields, name, document, parties);
  else if (parties->len == 1)
    rap_fields_string (fields,
                       name,
                       rap_party_get_id (report,
                                         document,
                                         &g_array_index (parties, RapParty, 0)));
  else
    rap_fields_null (fields, name);
}
