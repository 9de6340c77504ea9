// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-coreference.h"

#include "extract/rap-antecedent-states.h"
#include "extract/rap-antecedents.h"
#include "extract/rap-link.h"
#include "text/rap-work.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE "/org/gnome/Rapporteur/model/pronouns.bin"
#define MAGIC    "RAPPRON3"

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
/* An actor named so often as no person, within so many mentions, is none. */
#define SETTLED       2
#define SETTLED_REACH 400
/* Over somebody far off whose sex is known, where that of the best is not. */
#define MARGIN_FAR 1536
/* Of a noun that tells the sex in the same sentence. */
#define MARGIN_NOUN 384

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

/* Whether somebody farther off of whom the text says he or she could be meant instead of one
 * whose name is all it tells: a wrong speaker is worse than none. */
static gboolean
is_contested (const GArray *candidates, guint best, const int *scores)
{
  const RapAntecedent *chosen = &g_array_index (candidates, RapAntecedent, best);

  if (chosen->values[RAP_ANTECEDENT_FORM] != RAP_MENTION_NAME ||
      chosen->values[RAP_ANTECEDENT_KNOWN] != 0 ||
      chosen->values[RAP_ANTECEDENT_HINT] != 0)
    return FALSE;
  for (guint i = 0; i + 1 < candidates->len; i++)
    {
      const RapAntecedent *other = &g_array_index (candidates, RapAntecedent, i);
      if (other->values[RAP_ANTECEDENT_KNOWN] != 0 && other->actor != chosen->actor &&
          other->values[RAP_ANTECEDENT_DISTANCE] >= RAP_ANTECEDENT_FAR &&
          scores[best] - scores[i] < MARGIN_FAR)
        return TRUE;
    }
  return FALSE;
}

/* "A spokeswoman did not answer when she was asked": the noun tells the sex, so that little
 * more must speak for her than for a name that tells none. */
static guint
prefer_noun (const GArray *candidates, guint best, const int *scores)
{
  const RapAntecedent *chosen = &g_array_index (candidates, RapAntecedent, best);

  if (chosen->values[RAP_ANTECEDENT_KNOWN] != 0 ||
      chosen->values[RAP_ANTECEDENT_HINT] != 0)
    return best;
  for (guint i = 0; i + 1 < candidates->len; i++)
    {
      const RapAntecedent *other = &g_array_index (candidates, RapAntecedent, i);
      if (other->values[RAP_ANTECEDENT_KNOWN] != 0 && other->actor != chosen->actor &&
          other->values[RAP_ANTECEDENT_FORM] != RAP_MENTION_NAME &&
          other->values[RAP_ANTECEDENT_FORM] != RAP_MENTION_PRONOUN &&
          other->values[RAP_ANTECEDENT_SUBJECT] != 0 &&
          other->values[RAP_ANTECEDENT_DISTANCE] == 0 &&
          scores[best] - scores[i] < MARGIN_NOUN)
        return i;
    }
  return best;
}

/* The actor of the best candidate, or nobody when the lead is too small. */
static guint
choose (const GArray *candidates,
        const gint16 *weights,
        const Margin *margin,
        gboolean     *sure)
{
  g_autofree int *scores = g_new (int, candidates->len);
  int             top = G_MININT / 2, second = G_MININT / 2;
  guint           actor = RAP_NO_ACTOR, best = candidates->len - 1;

  for (guint i = 0; i < candidates->len; i++)
    scores[i] = score_of (&g_array_index (candidates, RapAntecedent, i), weights);
  for (guint i = 0; i + 1 < candidates->len; i++)
    {
      guint other = g_array_index (candidates, RapAntecedent, i).actor;
      if (scores[i] > top)
        {
          second = other != actor ? top : second;
          top = scores[i];
          actor = other;
          best = i;
        }
      else if (scores[i] > second && other != actor)
        second = scores[i];
    }
  best = prefer_noun (candidates, best, scores);
  actor = g_array_index (candidates, RapAntecedent, best).actor;
  *sure = top - second >= MARGIN_SURE;
  return top - scores[candidates->len - 1] >= margin->nobody &&
             top - second >= margin->second && !is_contested (candidates, best, scores)
           ? actor
           : RAP_NO_ACTOR;
}

/* Named so often as no person, an actor is none. */
static gboolean
is_settled (const RapLinking *self, guint m, guint actor)
{
  guint n = 0;

  for (guint i = m; i-- > 0 && m - i <= SETTLED_REACH && n < SETTLED;)
    {
      const RapRawMention *mention = &g_array_index (self->mentions, RapRawMention, i);
      n += mention->actor == actor && mention->form == RAP_MENTION_NAME &&
           mention->type != RAP_ACTOR_PERSON;
    }
  return n == SETTLED;
}

/* What a pronoun tells of whom it means. */
static void
take_sex (RapLinking *self, guint m, gboolean sure)
{
  const RapRawMention *mention = &g_array_index (self->mentions, RapRawMention, m);
  RapActor            *actor = &g_array_index (self->actors, RapActor, mention->actor);

  if (!sure || (actor->type != RAP_ACTOR_PERSON && is_settled (self, m, mention->actor)))
    return;
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
  if (mention->actor != RAP_NO_ACTOR && sort == RAP_PRONOUN_PERSON &&
      rap_genders_clash (g_array_index (self->actors, RapActor, mention->actor).gender,
                         mention->gender))
    mention->actor = rap_antecedents_part (antecedents, m);
  if (mention->actor != RAP_NO_ACTOR && sort == RAP_PRONOUN_PERSON)
    take_sex (self, m, sure);
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
