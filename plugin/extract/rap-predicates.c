// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-predicates.h"

/* "Anna Keller is the foreign minister": what follows the verb is no second person. */

/* The mention that holds the word, by bisection; RAP_NO_ACTOR for none. */
static guint
mention_of (const RapLinking *self, guint word)
{
  guint low = 0, high = self->mentions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->mentions, RapRawMention, middle).end <= word)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->mentions->len ||
      g_array_index (self->mentions, RapRawMention, low).first > word)
    return RAP_NO_ACTOR;
  return low;
}

static guint
head_of (const RapTree *tree, const RapRawMention *mention)
{
  for (guint i = mention->first; i < mention->end; i++)
    if (tree->heads[i] == RAP_NO_HEAD || tree->heads[i] < mention->first ||
        tree->heads[i] >= mention->end)
      return i;
  return mention->end - 1;
}

static gboolean
is_person (const RapRawMention *mention)
{
  return mention->type == RAP_ACTOR_PERSON && !mention->plural;
}

void
rap_predicates_find (RapLinking *self)
{
  const RapTree *tree = rap_tree_of (self->document);
  const RapTags *tags = rap_tags_of (self->document);

  for (guint i = 0; i < self->mentions->len; i++)
    {
      RapRawMention *mention = &g_array_index (self->mentions, RapRawMention, i);
      if (!is_person (mention) || mention->partner != RAP_NO_ACTOR ||
          mention->form == RAP_MENTION_NAME || mention->form == RAP_MENTION_PRONOUN)
        continue;
      guint head = head_of (tree, mention);
      guint copula = rap_tree_child (self->words, tree, head, RAP_REL_COP, RAP_NO_HEAD);
      guint subject =
        rap_tree_child (self->words, tree, head, RAP_REL_NSUBJ, RAP_NO_HEAD);
      if (copula == RAP_NO_HEAD || subject == RAP_NO_HEAD || copula >= mention->first)
        continue;
      guint partner = mention_of (self, subject);
      if (partner == RAP_NO_ACTOR || partner >= i ||
          !is_person (&g_array_index (self->mentions, RapRawMention, partner)))
        continue;
      mention->partner = partner;
      /* What somebody was is no role of his. */
      mention->role_end =
        tags->verbs[copula] == RAP_VERB_PRESENT && mention->intro != RAP_INTRO_POSSESSED
          ? mention->end
          : mention->first;
    }
}
