// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-actors-action.h"

#include <glib/gi18n-lib.h>

#include "action/rap-report-private.h"
#include "extract/rap-actors.h"

/**
 * RapActorsAction:
 *
 * Who is in the report: people, organisations, states, places and groups, with every mention
 * by name, title, pronoun or seat of government.
 */

struct _RapActorsAction
{
  RapAction parent_instance;

  gboolean groups;
  gboolean places;
};

G_DEFINE_FINAL_TYPE (RapActorsAction, rap_actors_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "groups",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapActorsAction, groups),
    .initial = 1,
    .label = N_ ("Groups"),
    .blurb = N_ ("List groups such as officials or both sides") },
  { .name = "places",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapActorsAction, places),
    .initial = 1,
    .label = N_ ("Places"),
    .blurb = N_ ("List places that are not meant as a government") },
};

static gboolean
is_wanted (const RapActorsAction *self, const RapActor *actor)
{
  return (self->groups || actor->type != RAP_ACTOR_GROUP) &&
         (self->places || actor->type != RAP_ACTOR_PLACE);
}

static gboolean
each (RapAction                  *action,
      RapReport                  *report,
      RapDocument                *document,
      G_GNUC_UNUSED GCancellable *cancellable,
      G_GNUC_UNUSED GError      **error)
{
  const RapActors *actors = rap_actors_of (document);

  for (guint i = 0; i < actors->actors->len; i++)
    if (is_wanted (RAP_ACTORS_ACTION (action),
                   &g_array_index (actors->actors, RapActor, i)))
      rap_report_actor (report, document, i);
  return TRUE;
}

static void
rap_actors_action_class_init (RapActorsActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->each = each;
  rap_action_class_set_info (action_class,
                             "actors",
                             N_ ("Actors"),
                             N_ ("Find who is in the report and every mention of them"),
                             RAP_CATEGORY_EXTRACTION,
                             RAP_SCOPE_DOCUMENT);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_actors_action_init (G_GNUC_UNUSED RapActorsAction *self)
{
}
