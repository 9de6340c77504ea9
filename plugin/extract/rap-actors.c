// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-actors.h"

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

static gpointer
make_actors (G_GNUC_UNUSED RapDocument *document)
{
  RapActors *actors = g_new0 (RapActors, 1);
  actors->actors = g_array_new (FALSE, FALSE, sizeof (RapActor));
  actors->mentions = g_array_new (FALSE, FALSE, sizeof (RapMention));
  return actors;
}

static void
free_actors (gpointer value)
{
  RapActors *actors = value;
  g_array_unref (actors->actors);
  g_array_unref (actors->mentions);
  g_free (actors);
}

static const RapDerivation actors_derivation = { "actors", make_actors, free_actors };

const RapActors *
rap_actors_of (RapDocument *document)
{
  return rap_document_derive (document, &actors_derivation);
}

const RapMention *
rap_actors_mention_at (const RapActors *actors, guint first, guint end)
{
  for (guint i = 0; i < actors->mentions->len; i++)
    {
      const RapMention *mention = &g_array_index (actors->mentions, RapMention, i);
      if (mention->first < end && first < mention->end)
        return mention;
    }
  return NULL;
}

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
