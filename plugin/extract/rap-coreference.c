// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-coreference.h"

/* How far back an antecedent is looked for. */
#define SENTENCES_BACK 2
#define MENTIONS_BACK  24

static gboolean
fits (const RapActor *actor, const RapRawMention *pronoun)
{
  return actor->type == RAP_ACTOR_PERSON && !actor->plural &&
         (actor->gender == RAP_GENDER_UNKNOWN || actor->gender == pronoun->gender);
}

/* The first fitting mention of the nearest sentence that has one. */
static guint
find_antecedent (RapLinking *self, guint m)
{
  const RapRawMention *mentions = (const RapRawMention *) (gpointer) self->mentions->data;
  const RapWord       *words = self->words->words;
  guint                sentence = words[mentions[m].first].sentence;
  guint                best = RAP_NO_ACTOR, best_sentence = 0;

  for (guint i = m; i-- > 0 && i + MENTIONS_BACK >= m;)
    {
      guint here = words[mentions[i].first].sentence;
      if (here + SENTENCES_BACK < sentence ||
          (best != RAP_NO_ACTOR && here < best_sentence))
        break;
      if (mentions[i].actor == RAP_NO_ACTOR ||
          !fits (&g_array_index (self->actors, RapActor, mentions[i].actor),
                 &mentions[m]))
        continue;
      best = mentions[i].actor;
      best_sentence = here;
    }
  return best;
}

void
rap_coreference_run (RapLinking *self)
{
  for (guint m = 0; m < self->mentions->len; m++)
    {
      RapRawMention *mention = &g_array_index (self->mentions, RapRawMention, m);
      if (mention->form != RAP_MENTION_PRONOUN || mention->gender == RAP_GENDER_UNKNOWN)
        continue;
      mention->actor = find_antecedent (self, m);
      if (mention->actor != RAP_NO_ACTOR)
        {
          RapActor *actor = &g_array_index (self->actors, RapActor, mention->actor);
          actor->gender = mention->gender;
        }
    }
}
