// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-number-reader.h"

#include <string.h>

#define MAX_DIGITS 24

static const char *const part_names[RAP_N_NUMBER_PARTS] = {
  "CARDINAL", "ORDINAL", "SCALE",   "FRACTION", "VAGUE", "JOINER", "ARTICLE", "SUFFIX",
  "GLYPH",    "SIGN",    "OF_WORD", "UNITS",    "-",     "/",      ",",       "PERCENT",
};

static void
learn (RapNumberLore *lore, const RapVocabulary *vocabulary)
{
  guint n_phrases = rap_vocabulary_n_phrases (vocabulary), n;

  for (guint i = 0; i < RAP_N_NUMBER_PARTS; i++)
    lore->symbols[i] = rap_vocabulary_find_symbol (vocabulary, part_names[i]);
  lore->parts = g_new0 (guint16, n_phrases);
  for (guint phrase = 1; phrase < n_phrases; phrase++)
    {
      guint16         literal = rap_vocabulary_get_literal (vocabulary, phrase);
      const RapSense *senses = rap_vocabulary_get_senses (vocabulary, phrase, &n);
      for (guint i = 0; i < RAP_N_NUMBER_PARTS; i++)
        {
          if (literal != RAP_SYMBOL_NONE && literal == lore->symbols[i])
            lore->parts[phrase] |= (guint16) (1u << i);
          for (guint k = 0; k < n; k++)
            if (senses[k].symbol == lore->symbols[i])
              lore->parts[phrase] |= (guint16) (1u << i);
        }
    }
}

const RapNumberLore *
rap_number_lore_of (const RapVocabulary *vocabulary)
{
  static gsize         once;
  static RapNumberLore lore;

  if (g_once_init_enter (&once))
    {
      learn (&lore, vocabulary);
      g_once_init_leave (&once, 1);
    }
  return &lore;
}

gboolean
rap_number_part_at (const RapNumberReader *r, guint i, RapNumberPart part, double *value)
{
  const RapSense *sense;
  char            buffer[MAX_DIGITS + 1];

  if (i >= r->n || (r->lore->parts[r->pieces[i].phrase] >> part & 1) == 0 ||
      (i > r->i && (r->pieces[i].flags & RAP_PIECE_GAP) != 0))
    return FALSE;
  if (rap_vocabulary_get_literal (r->vocabulary, r->pieces[i].phrase) ==
      r->lore->symbols[part])
    return TRUE;
  sense =
    rap_piece_get_sense (&r->pieces[i], r->vocabulary, r->text, r->lore->symbols[part]);
  if (sense == NULL)
    return FALSE;
  if (value != NULL && sense->value.length <= MAX_DIGITS)
    {
      memcpy (buffer, sense->value.text, sense->value.length);
      buffer[sense->value.length] = '\0';
      *value = g_ascii_strtod (buffer, NULL);
    }
  return TRUE;
}
