// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-coreference.h"

#include "extract/rap-antecedent-states.h"
#include "extract/rap-antecedents.h"
#include "text/rap-work.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE "/org/gnome/Rapporteur/model/pronouns.bin"
#define MAGIC    "RAPPRON2"

/* How much better the best actor must be than nobody and than the second best. One unit of
 * probability odds is 256. */
typedef struct
{
  int nobody;
  int second;
} Margin;

static const Margin MARGINS[] = {
  [RAP_PRONOUN_PERSON] = { -300, 10 },
  [RAP_PRONOUN_MANY] = { 256, 128 },
};
/* From here on the pronoun tells the sex of the actor. */
#define MARGIN_SURE 100

static gint16 *weights_of_training;

void
rap_coreference_use_weights (const gint16 *weights)
{
  g_free (weights_of_training);
  weights_of_training = g_memdup2 (weights, sizeof (gint16) * RAP_ANTECEDENT_SLOTS);
}

/* The weights: the magic, then a little-endian 16-bit number for each slot. */
static const gint16 *
get_weights (void)
{
  static gsize   once;
  static gint16 *weights;

  if (weights_of_training != NULL)
    return weights_of_training;
  if (g_once_init_enter (&once))
    {
      g_autoptr (GBytes) bytes =
        g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      gsize         size = 0;
      const guint8 *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
      gint16       *read = g_new0 (gint16, RAP_ANTECEDENT_SLOTS);

      if (size == strlen (MAGIC) + RAP_ANTECEDENT_SLOTS * 2 &&
          memcmp (data, MAGIC, strlen (MAGIC)) == 0)
        for (guint i = 0; i < RAP_ANTECEDENT_SLOTS; i++)
          read[i] = (gint16) (data[8 + 2 * i] | data[9 + 2 * i] << 8);
      else
        g_warning ("The weights for pronouns are damaged");
      weights = read;
      g_once_init_leave (&once, 1);
    }
  return weights;
}

static int
score_of (const RapAntecedent *candidate, const gint16 *weights)
{
  int score = 0;
  for (guint i = 0; i < candidate->n_slots; i++)
    score += weights[candidate->slots[i]];
  return score;
}

/* The actor of the best candidate, or nobody when the lead is too small. */
static guint
choose (const GArray *candidates,
        const gint16 *weights,
        const Margin *margin,
        gboolean     *sure)
{
  const RapAntecedent *nobody =
    &g_array_index (candidates, RapAntecedent, candidates->len - 1);
  int   none = score_of (nobody, weights), best = G_MININT / 2, second = G_MININT / 2;
  guint actor = RAP_NO_ACTOR;

  for (guint i = 0; i + 1 < candidates->len; i++)
    {
      const RapAntecedent *candidate = &g_array_index (candidates, RapAntecedent, i);
      int                  score = score_of (candidate, weights);
      if (score > best)
        {
          second = candidate->actor != actor ? best : second;
          best = score;
          actor = candidate->actor;
        }
      else if (score > second && candidate->actor != actor)
        second = score;
    }
  *sure = best - second >= MARGIN_SURE;
  return best - none >= margin->nobody && best - second >= margin->second ? actor
                                                                          : RAP_NO_ACTOR;
}

/* What a pronoun tells of whom it means. */
static void
take_sex (RapLinking *self, const RapRawMention *mention, gboolean sure)
{
  RapActor *actor = &g_array_index (self->actors, RapActor, mention->actor);

  if (sure)
    actor->gender = mention->gender;
  actor->type = RAP_ACTOR_PERSON;
}

static void
resolve (RapLinking      *self,
         RapAntecedents  *antecedents,
         RapStateLeaders *leaders,
         guint            m,
         GArray          *candidates)
{
  RapRawMention *mention = &g_array_index (self->mentions, RapRawMention, m);
  RapPronounSort sort = rap_antecedent_sort (mention);
  gboolean       sure = FALSE;

  if (!rap_antecedents_wants (antecedents, m))
    return;
  rap_antecedents_collect (antecedents, m, FALSE, candidates);
  mention->actor = choose (candidates, get_weights (), &MARGINS[sort], &sure);
  if (mention->actor != RAP_NO_ACTOR && leaders != NULL &&
      rap_state_leaders_object (leaders, m, mention->actor))
    mention->actor = RAP_NO_ACTOR;
  if (mention->actor != RAP_NO_ACTOR && sort == RAP_PRONOUN_PERSON)
    take_sex (self, mention, sure);
}

void
rap_coreference_resolve (RapLinking     *self,
                         RapAntecedents *antecedents,
                         guint           m,
                         GArray         *candidates)
{
  resolve (self, antecedents, NULL, m, candidates);
}

void
rap_coreference_run (RapLinking *self)
{
  g_autoptr (RapAntecedents) antecedents = rap_antecedents_new (self);
  g_autoptr (RapStateLeaders) leaders = rap_state_leaders_new (self);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (RapAntecedent));

  for (guint m = 0; m < self->mentions->len && !rap_work_is_cancelled (); m++)
    {
      resolve (self, antecedents, leaders, m, candidates);
      rap_antecedents_note (antecedents, m);
    }
}
