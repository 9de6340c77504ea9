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

static const char *const headings[] = {
  [RAP_ACTOR_PERSON] = N_ ("People"), [RAP_ACTOR_ORGANISATION] = N_ ("Organisations"),
  [RAP_ACTOR_STATE] = N_ ("States"),  [RAP_ACTOR_PLACE] = N_ ("Places"),
  [RAP_ACTOR_GROUP] = N_ ("Groups"),
};

static RapItem *
add_actor (RapReport *report, RapDocument *document, guint which)
{
  const RapActor *actor =
    &g_array_index (rap_actors_of (document)->actors, RapActor, which);
  g_autofree char *label =
    actor->roles->len > 0 ? g_strdup_printf ("%s, %s",
                                             actor->name,
                                             (char *) g_ptr_array_index (actor->roles, 0))
                          : g_strdup (actor->name);
  RapItem   *item = rap_report_add (report, "entity", label);
  RapFields *fields = rap_item_get_fields (item);

  rap_item_set_heading (item, headings[rap_actor_get_told_type (actor)]);
  rap_fields_string (fields, "actor", rap_report_actor (report, document, which));
  rap_fields_string (fields,
                     "type",
                     rap_actor_type_get_nick (rap_actor_get_told_type (actor)));
  rap_fields_string (fields, "state", *actor->state != '\0' ? actor->state : NULL);
  return item;
}

/* An item for every actor, type by type, with its mentions as the evidence. */
static void
add_items (const RapActorsAction *self, RapReport *report, RapDocument *document)
{
  const RapActors     *actors = rap_actors_of (document);
  g_autofree RapItem **items = g_new0 (RapItem *, actors->actors->len + 1);

  for (guint type = 0; type < G_N_ELEMENTS (headings); type++)
    for (guint i = 0; i < actors->actors->len; i++)
      {
        const RapActor *actor = &g_array_index (actors->actors, RapActor, i);
        if (rap_actor_get_told_type (actor) == type && is_wanted (self, actor))
          items[i] = add_actor (report, document, i);
      }
  for (guint m = 0; m < actors->mentions->len; m++)
    {
      const RapMention *mention = &g_array_index (actors->mentions, RapMention, m);
      if (mention->actor != RAP_NO_ACTOR && items[mention->actor] != NULL)
        rap_item_add_evidence (items[mention->actor], document, &mention->span);
    }
}

static gboolean
each (RapAction                  *action,
      RapReport                  *report,
      RapDocument                *document,
      G_GNUC_UNUSED GCancellable *cancellable,
      G_GNUC_UNUSED GError      **error)
{
  const RapActorsAction *self = RAP_ACTORS_ACTION (action);
  const RapActors       *actors = rap_actors_of (document);

  for (guint i = 0; i < actors->actors->len; i++)
    if (is_wanted (self, &g_array_index (actors->actors, RapActor, i)))
      rap_report_actor (report, document, i);
  add_items (self, report, document);
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
