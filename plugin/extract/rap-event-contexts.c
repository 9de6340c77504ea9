// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-event-contexts.h"

#include <string.h>

#include "language/rap-phrases.h"

/* A context is given from this weight on. */
#define ENOUGH 3

static const char *const names[] = {
  "military",
  "intelligence",
  "executive",
  "legislative",
  "election",
  "political_institutions",
  "pro_democracy",
  "pro_autocracy",
  "economic",
  "legal",
  "reparations",
  "human_rights",
  "rights_freedoms",
  "repression",
  "human_security",
  "gender",
  "lgbt",
  "religion_ethnicity",
  "inequality",
  "diplomatic",
  "territory",
  "peacekeeping",
  "health",
  "asylum",
  "migration",
  "disasters",
  "natural_resource",
  "environment",
  "technology",
  "terrorism",
  "cbrn",
  "cyber",
  "misinformation",
  "crime",
  "corruption",
  "illegal_drugs",
  "trafficking",
};

/* The narrower context takes the place of the broader. */
static const struct
{
  const char *narrow;
  const char *broad;
} narrower[] = {
  { "corruption", "crime" },
  { "illegal_drugs", "crime" },
  { "trafficking", "crime" },
  { "terrorism", "crime" },
  { "rights_freedoms", "human_rights" },
};

const char *
rap_event_context_get_name (guint bit)
{
  return bit < G_N_ELEMENTS (names) ? names[bit] : NULL;
}

static guint
bit_of (RapField name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (rap_field_is (name, names[i]))
        return i;
    }
  return G_N_ELEMENTS (names);
}

static guint64
mask_of (const char *name)
{
  return G_GUINT64_CONSTANT (1) << bit_of ((RapField){ name, strlen (name) });
}

guint64
rap_event_contexts (RapDocument *document, guint first, guint end)
{
  const RapPhrases *phrases = rap_phrases_get ("contexts");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  g_autoptr (GArray) hits = rap_phrases_find_longest (phrases, document, first, end);
  int     sums[G_N_ELEMENTS (names) + 1] = { 0 };
  int     highest[G_N_ELEMENTS (names) + 1] = { 0 };
  guint64 contexts = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      guint row = g_array_index (hits, RapPhraseHit, i).row;
      for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
        {
          guint bit = bit_of (rap_lexicon_field (lexicon, row, 1));
          int   weight = rap_field_to_int (rap_lexicon_field (lexicon, row, 2));
          sums[bit] += weight;
          highest[bit] = MAX (highest[bit], weight);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (sums[i] >= ENOUGH && highest[i] > 1)
        contexts |= G_GUINT64_CONSTANT (1) << i;
    }
  for (guint i = 0; i < G_N_ELEMENTS (narrower); i++)
    {
      if ((contexts & mask_of (narrower[i].narrow)) != 0)
        contexts &= ~mask_of (narrower[i].broad);
    }
  return contexts;
}
