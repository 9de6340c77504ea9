// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-actors.h"

#include "extract/rap-coreference.h"
#include "extract/rap-linking.h"
#include "extract/rap-metonyms.h"
#include "extract/rap-predicates.h"
#include "text/rap-work.h"

static void
clear_actor (gpointer data)
{
  RapActor *actor = data;
  g_free (actor->name);
  g_ptr_array_unref (actor->roles);
  g_array_unref (actor->members);
}

/* The new index of each actor: whoever was only guessed is nobody. */
static guint *
number_actors (const RapLinking *linking, guint *n_kept)
{
  guint *numbers = g_new (guint, linking->actors->len + 1);

  for (guint a = 0; a < linking->actors->len; a++)
    numbers[a] = RAP_NO_ACTOR;
  for (guint i = 0; i < linking->mentions->len; i++)
    {
      const RapRawMention *raw = &g_array_index (linking->mentions, RapRawMention, i);
      if (raw->actor != RAP_NO_ACTOR && !raw->guessed)
        numbers[raw->actor] = 0;
    }
  *n_kept = 0;
  for (guint a = 0; a < linking->actors->len; a++)
    if (numbers[a] != RAP_NO_ACTOR)
      numbers[a] = (*n_kept)++;
  return numbers;
}

static void
keep_actors (GArray *actors, const guint *numbers, guint n_kept)
{
  for (guint a = 0; a < actors->len; a++)
    {
      RapActor *actor = &g_array_index (actors, RapActor, a);
      for (guint i = actor->members->len; i-- > 0;)
        {
          guint *member = &g_array_index (actor->members, guint, i);
          if (numbers[*member] == RAP_NO_ACTOR)
            g_array_remove_index (actor->members, i);
          else
            *member = numbers[*member];
        }
      if (numbers[a] == a || numbers[a] == RAP_NO_ACTOR)
        continue;
      RapActor dropped = g_array_index (actors, RapActor, numbers[a]);
      g_array_index (actors, RapActor, numbers[a]) = *actor;
      *actor = dropped;
    }
  g_array_set_size (actors, n_kept);
}

/* What is known of each mention is with its actor now; the reader needs place, form and actor. */
static void
publish (RapActors *actors, const RapLinking *linking)
{
  guint             n_kept;
  g_autofree guint *numbers = number_actors (linking, &n_kept);

  for (guint i = 0; i < linking->mentions->len; i++)
    {
      const RapRawMention *raw = &g_array_index (linking->mentions, RapRawMention, i);
      if (raw->actor == RAP_NO_ACTOR || numbers[raw->actor] == RAP_NO_ACTOR)
        continue;
      RapMention mention = { rap_words_span (linking->words, raw->first, raw->end),
                             raw->first,
                             raw->end,
                             raw->form,
                             numbers[raw->actor] };
      g_array_append_val (actors->mentions, mention);
    }
  keep_actors (linking->actors, numbers, n_kept);
}

static void (*const steps[]) (RapLinking *linking) = { rap_metonyms_find,
                                                       rap_predicates_find,
                                                       rap_linking_run,
                                                       rap_coreference_run };

static gpointer
make_actors (RapDocument *document)
{
  RapActors *actors = g_new0 (RapActors, 1);
  RapLinking linking = { .document = document,
                         .words = rap_words_of (document),
                         .mentions = rap_mentions_collect (document) };

  actors->actors = linking.actors = g_array_new (FALSE, FALSE, sizeof (RapActor));
  g_array_set_clear_func (actors->actors, clear_actor);
  actors->mentions = g_array_new (FALSE, FALSE, sizeof (RapMention));
  for (guint i = 0; i < G_N_ELEMENTS (steps) && !rap_work_is_cancelled (); i++)
    steps[i](&linking);
  publish (actors, &linking);
  g_array_unref (linking.mentions);
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

/* Mentions are in order and do not overlap: the first that ends after the start is the one. */
const RapMention *
rap_actors_mention_at (const RapActors *actors, guint first, guint end)
{
  guint low = 0, high = actors->mentions->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (actors->mentions, RapMention, middle).end <= first)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == actors->mentions->len)
    return NULL;
  const RapMention *mention = &g_array_index (actors->mentions, RapMention, low);
  return mention->first < end ? mention : NULL;
}
