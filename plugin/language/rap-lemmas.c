// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-lemmas.h"
#include "text/rap-hash.h"

#include <string.h>

guint32
rap_lemma_key (guint8 tag, RapForm form, gboolean whole, const char *text, gsize length)
{
  guint32 kind = (guint32) tag * 64u + (guint32) form * 2u + (whole ? 1u : 0u);
  guint32 h = rap_hash_bytes (RAP_HASH_START ^ kind * 0x9E3779B1u, text, length);

  h = (h ^ (h >> 15)) * 0x85EBCA6Bu;
  h ^= h >> 13;
  return MAX (h, 1);
}

/* The table always has free entries, so that every search ends. */
static const RapLemmaScript *
look_up (const RapModel *model, guint32 key)
{
  guint32 mask = model->header.n_lemmas - 1;

  for (guint32 i = key & mask; model->lemmas[i].key != 0; i = (i + 1) & mask)
    if (model->lemmas[i].key == key)
      return &model->scripts[model->lemmas[i].script];
  return NULL;
}

/* The forms that are taken for each other; what is known of one helps where nothing is known
 * of the other, before endings are asked. */
static const struct
{
  RapForm form;
  RapForm others[2];
} mistaken[] = {
  { RAP_FORM_PAST, { RAP_FORM_PARTICIPLE, RAP_FORM_PARTICIPLE } },
  { RAP_FORM_PARTICIPLE, { RAP_FORM_PAST, RAP_FORM_PAST } },
  { RAP_FORM_PRESENT, { RAP_FORM_PAST, RAP_FORM_PARTICIPLE } },
};

static const RapLemmaScript *
find_whole (const RapModel *model, guint8 tag, RapForm form, const char *lower)
{
  gsize                 length = strlen (lower);
  const RapLemmaScript *script =
    look_up (model, rap_lemma_key (tag, form, TRUE, lower, length));

  for (guint i = 0; i < G_N_ELEMENTS (mistaken); i++)
    for (guint k = 0; script == NULL && mistaken[i].form == form &&
                      k < G_N_ELEMENTS (mistaken[i].others);
         k++)
      script =
        look_up (model, rap_lemma_key (tag, mistaken[i].others[k], TRUE, lower, length));
  return script;
}

const RapLemmaScript *
rap_lemma_find (const RapModel *model, guint8 tag, RapForm form, const char *lower)
{
  gsize                 length = strlen (lower);
  const RapLemmaScript *script = find_whole (model, tag, form, lower);

  for (gsize n = MIN (length, RAP_LEMMA_MAX_ENDING) + 1; script == NULL && n-- > 0;)
    script = look_up (model, rap_lemma_key (tag, form, FALSE, lower + length - n, n));
  return script != NULL && (script->cut > 0 || *script->add != '\0') ? script : NULL;
}

/* An edit that would cut into a character, or cut everything away, is none. */
gsize
rap_lemma_stem (const RapLemmaScript *script, const char *word, gsize length)
{
  if (script->cut > length || (script->cut == length && *script->add == '\0') ||
      ((guint8) word[length - script->cut] & 0xC0) == 0x80)
    return length;
  return length - script->cut;
}
