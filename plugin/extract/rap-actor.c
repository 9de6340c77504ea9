// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-actor.h"

static const char *const type_nicks[] = { "person",
                                          "organisation",
                                          "state",
                                          "place",
                                          "group" };
static const char *const form_nicks[] = { "name",
                                          "title",
                                          "pronoun",
                                          "metonym",
                                          "nominal" };

const char *
rap_actor_type_get_nick (RapActorType type)
{
  return type_nicks[type];
}

const char *
rap_mention_form_get_nick (RapMentionForm form)
{
  return form_nicks[form];
}
