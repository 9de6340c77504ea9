// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-referred.h"

#include "action/rap-fields.h"
#include "extract/rap-actors.h"
#include "extract/rap-party-names.h"
#include "text/rap-dossier-private.h"

typedef struct
{
  RapDocument *document; /* kept by the dossier */
  guint        actor;    /* RAP_NO_ACTOR: a body without a name */
  guint        order;    /* document position, then actor */
  char        *id;
  RapSpan      span;     /* of a body */
  char         state[4]; /* of a body; of an actor without one, as an item tells it */
} Party;

struct _RapReferred
{
  RapDossier *dossier;
  GPtrArray  *parties; /* Party */
  GHashTable *by_id;
};

static void
free_party (gpointer data)
{
  g_free (((Party *) data)->id);
  g_free (data);
}

RapReferred *
rap_referred_new (RapDossier *dossier)
{
  RapReferred *self = g_new (RapReferred, 1);

  self->dossier = dossier;
  self->parties = g_ptr_array_new_with_free_func (free_party);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
rap_referred_free (RapReferred *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->parties);
  g_free (self);
}

/* "a7", of several documents "d2a7"; whether it is new. */
static Party *
find_party (RapReferred *self,
            RapDocument *document,
            char         kind,
            guint        number,
            gboolean    *made)
{
  guint            many = rap_dossier_get_n_documents (self->dossier) > 1;
  guint            position = rap_dossier_get_position (self->dossier, document);
  g_autofree char *id = many ? g_strdup_printf ("d%u%c%u", position + 1, kind, number)
                             : g_strdup_printf ("%c%u", kind, number);
  Party           *found = g_hash_table_lookup (self->by_id, id);

  *made = found == NULL;
  if (found != NULL)
    return found;
  found = g_new0 (Party, 1);
  found->document = document;
  found->order = position;
  found->id = g_steal_pointer (&id);
  g_ptr_array_add (self->parties, found);
  g_hash_table_insert (self->by_id, found->id, found);
  return found;
}

/* A group is told with its members; they are no groups themselves. */
static void
refer_members (RapReferred *self, RapDocument *document, guint actor)
{
  const GArray *members =
    g_array_index (rap_actors_of (document)->actors, RapActor, actor).members;

  for (guint i = 0; i < members->len; i++)
    rap_referred_actor (self, document, g_array_index (members, guint, i), "");
}

const char *
rap_referred_actor (RapReferred *self,
                    RapDocument *document,
                    guint        actor,
                    const char  *state)
{
  gboolean made;
  Party   *found = find_party (self, document, 'a', actor + 1, &made);

  found->actor = actor;
  if (made)
    refer_members (self, document, actor);
  if (found->state[0] == '\0')
    g_strlcpy (found->state, state, sizeof found->state);
  return found->id;
}

const char *
rap_referred_body (RapReferred   *self,
                   RapDocument   *document,
                   const RapSpan *span,
                   const char    *state)
{
  gboolean made;
  Party   *found = find_party (self, document, 'b', span->start, &made);

  if (!made)
    return found->id;
  found->actor = RAP_NO_ACTOR;
  found->span = *span;
  g_strlcpy (found->state, state, sizeof found->state);
  return found->id;
}

void
rap_referred_merge (RapReferred *self, const RapReferred *other)
{
  for (guint i = 0; i < other->parties->len; i++)
    {
      const Party *party = g_ptr_array_index (other->parties, i);
      if (party->actor == RAP_NO_ACTOR)
        rap_referred_body (self, party->document, &party->span, party->state);
      else
        rap_referred_actor (self, party->document, party->actor, party->state);
    }
}

static int
by_order (gconstpointer a, gconstpointer b)
{
  const Party *left = *(Party *const *) a, *right = *(Party *const *) b;
  if (left->order != right->order)
    return left->order < right->order ? -1 : 1;
  return left->actor < right->actor ? -1 : left->actor > right->actor;
}

/* The mentions of one document, sorted by actor: those of actor a are order[starts[a]] to
 * order[starts[a + 1]]. */
typedef struct
{
  const RapActors *actors;
  guint           *starts;
  guint           *order;
} Sorted;

static void
sort_mentions (Sorted *sorted, const RapActors *actors)
{
  guint n = actors->mentions->len;

  if (sorted->actors == actors)
    return;
  g_free (sorted->starts);
  g_free (sorted->order);
  *sorted =
    (Sorted){ actors, g_new0 (guint, actors->actors->len + 2), g_new (guint, n + 1) };
  for (guint i = 0; i < n; i++)
    sorted->starts[g_array_index (actors->mentions, RapMention, i).actor + 2]++;
  for (guint i = 2; i < actors->actors->len + 2; i++)
    sorted->starts[i] += sorted->starts[i - 1];
  for (guint i = 0; i < n; i++)
    sorted->order[sorted->starts[g_array_index (actors->mentions, RapMention, i).actor +
                                 1]++] = i;
}

static void
append_mentions (RapFields *fields, const Party *referred, const Sorted *sorted)
{
  rap_fields_begin_array (fields, "mentions");
  for (guint i = sorted->starts[referred->actor]; i < sorted->starts[referred->actor + 1];
       i++)
    {
      const RapMention *mention =
        &g_array_index (sorted->actors->mentions, RapMention, sorted->order[i]);
      rap_fields_span_with (fields,
                            NULL,
                            referred->document,
                            &mention->span,
                            "form",
                            rap_mention_form_get_nick (mention->form));
    }
  rap_fields_end_array (fields);
}

/* A body that the text does not name, such as "police": a group known by its words. */
static void
append_body (RapFields *fields, const Party *referred)
{
  g_autofree char *name = rap_party_dup_name (referred->document, &referred->span);

  rap_fields_begin_object (fields, NULL);
  rap_fields_string (fields, "id", referred->id);
  rap_fields_string (fields, "name", name);
  rap_fields_string (fields, "type", rap_actor_type_get_nick (RAP_ACTOR_GROUP));
  rap_fields_begin_array (fields, "roles");
  rap_fields_end_array (fields);
  rap_fields_string (fields,
                     "state",
                     referred->state[0] != '\0' ? referred->state : NULL);
  rap_fields_begin_array (fields, "mentions");
  rap_fields_span_with (fields,
                        NULL,
                        referred->document,
                        &referred->span,
                        "form",
                        rap_mention_form_get_nick (RAP_MENTION_NOMINAL));
  rap_fields_end_array (fields);
  rap_fields_end_object (fields);
}

static void
append_actor (RapReferred *self, RapFields *fields, const Party *referred, Sorted *sorted)
{
  const RapActors *actors = rap_actors_of (referred->document);
  const RapActor  *actor = &g_array_index (actors->actors, RapActor, referred->actor);

  rap_fields_begin_object (fields, NULL);
  rap_fields_string (fields, "id", referred->id);
  rap_fields_string (fields, "name", actor->name);
  rap_fields_string (fields,
                     "type",
                     rap_actor_type_get_nick (rap_actor_get_told_type (actor)));
  rap_fields_begin_array (fields, "roles");
  for (guint i = 0; actor->roles != NULL && i < actor->roles->len; i++)
    rap_fields_string (fields, NULL, g_ptr_array_index (actor->roles, i));
  rap_fields_end_array (fields);
  const char *state = actor->state[0] != '\0' ? actor->state : referred->state;
  rap_fields_string (fields, "state", state[0] != '\0' ? state : NULL);
  if (actor->sector[0] != '\0')
    rap_fields_string (fields, "sector", actor->sector);
  if (actor->members->len > 0)
    {
      rap_fields_begin_array (fields, "members");
      for (guint i = 0; i < actor->members->len; i++)
        rap_fields_string (fields,
                           NULL,
                           rap_referred_actor (self,
                                               referred->document,
                                               g_array_index (actor->members, guint, i),
                                               ""));
      rap_fields_end_array (fields);
    }
  sort_mentions (sorted, actors);
  append_mentions (fields, referred, sorted);
  rap_fields_end_object (fields);
}

void
rap_referred_append (RapReferred *self, GString *out)
{
  g_autoptr (RapFields) fields =
    rap_fields_new (rap_dossier_get_n_documents (self->dossier) > 1);
  Sorted sorted = { NULL, NULL, NULL };
  gsize  length;

  g_ptr_array_sort (self->parties, by_order);
  for (guint i = 0; i < self->parties->len; i++)
    {
      const Party *referred = g_ptr_array_index (self->parties, i);
      if (referred->actor == RAP_NO_ACTOR)
        append_body (fields, referred);
      else
        append_actor (self, fields, referred, &sorted);
    }
  g_free (sorted.starts);
  g_free (sorted.order);
  const char *json = rap_fields_peek (fields, &length);
  g_string_append_len (out, json, length);
}
