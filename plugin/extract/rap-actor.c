// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-actor.h"

#include <string.h>

#include "text/rap-lexicon.h"

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

RapActorType
rap_actor_get_told_type (const RapActor *actor)
{
  const RapLexicon *states = rap_lexicon_get ("states");
  guint             row = RAP_LEXICON_NONE;

  if (actor->type == RAP_ACTOR_STATE)
    row = rap_lexicon_find (states, actor->state, strlen (actor->state));
  return row != RAP_LEXICON_NONE &&
             rap_field_is (rap_lexicon_field (states,
                                              row,
                                              rap_lexicon_column (states, "kind")),
                           "igo")
           ? RAP_ACTOR_ORGANISATION
           : actor->type;
}
