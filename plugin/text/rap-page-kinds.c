// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-maker.h"

#include <string.h>

/* --- blocks of a kind --- */

typedef struct
{
  guint32 key;
  guint   n;
  guint   words;
  guint   linked; /* words */
  guint   paragraphs;
  guint64 bytes; /* in paragraphs */
  guint   first;
  guint   last;
  guint   sums[4];
  gint16  values[7]; /* what is put of it */
  guint8  valued;
} Kind;

typedef struct
{
  Kind *slots;
  guint mask;
} Kinds;

static Kind *
kind_at (Kinds *kinds, guint32 key)
{
  guint i = (key ^ key >> 15) & kinds->mask;
  while (kinds->slots[i].n > 0 && kinds->slots[i].key != key)
    i = (i + 1) & kinds->mask;
  kinds->slots[i].key = key;
  return &kinds->slots[i];
}

static void
clear_kinds (Kinds *kinds)
{
  memset (kinds->slots, 0, (kinds->mask + 1) * sizeof *kinds->slots);
}

static void
count_kinds (const RapFeatureMaker *self, Kinds *kinds, const guint32 *keys)
{
  clear_kinds (kinds);
  for (guint i = 0; i < self->n; i++)
    {
      Kind *kind = kind_at (kinds, keys[i]);
      kind->first = kind->n == 0 ? i : kind->first;
      kind->last = i;
      kind->n++;
      kind->words += self->words[i];
      kind->linked += (guint) ((guint64) self->words[i] * self->linked[i] / 1000);
      kind->paragraphs += self->layout->paragraph[i];
      kind->bytes += self->layout->paragraph[i] ? self->layout->words[i].n_bytes : 0;
    }
}

static void
value_kind (const RapFeatureMaker *self, Kind *kind)
{
  guint64 all = self->layout->elements[RAP_PAGE_ROOT].paragraphs;
  gint16 *values = kind->values;
  put (values, 0, log_of (kind->n));
  put (values, 1, kind->words * 10 / kind->n);
  put (values, 2, per_mille (kind->linked, kind->words));
  put (values, 3, per_mille (kind->paragraphs, kind->n));
  put (values, 4, per_mille (kind->bytes, all));
  put (values, 5, per_mille (kind->last - kind->first, self->n));
  put (values, 6, per_mille (kind->n, kind->last - kind->first + 1));
  kind->valued = TRUE;
}

static void
put_kinds (const RapFeatureMaker *self, Kinds *kinds, const guint32 *keys, guint at)
{
  count_kinds (self, kinds, keys);
  for (guint i = 0; i < self->n; i++)
    {
      Kind *kind = kind_at (kinds, keys[i]);
      if (!kind->valued)
        value_kind (self, kind);
      memcpy (row_of (self, i) + at, kind->values, sizeof kind->values);
    }
}

/* How the other blocks of the same classes are. */
static void
put_same_class (const RapFeatureMaker *self, Kinds *kinds, const guint32 *keys)
{
  const guint16 bad = RAP_PHRASE_RELATED | RAP_PHRASE_ACTION | RAP_PHRASE_AD |
                      RAP_PHRASE_CREDIT | RAP_PHRASE_BIO | RAP_PHRASE_LEGAL;
  clear_kinds (kinds);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->n; i++)
      {
        const RapPageWords *words = &self->layout->words[i];
        Kind               *kind = kind_at (kinds, keys[i]);
        guint               own[4] = { (words->classes & bad) != 0,
                                       is_stop (words->last),
                                       self->linked[i] / 10,
                                       (words->classes & RAP_PHRASE_CREDIT) != 0 };
        if (pass == 0)
          {
            kind->n++;
            for (guint k = 0; k < 4; k++)
              kind->sums[k] += own[k];
            continue;
          }
        for (guint k = 0; k < 4; k++)
          put (row_of (self, i),
               RAP_F_SAME_CLASS + k,
               kind->n > 1 ? per_mille (kind->sums[k] - own[k], kind->n - 1) : -1);
        put (row_of (self, i), RAP_F_SAME_CLASS + 4, per_mille (kind->n, self->n));
      }
}

static void
put_repeated (const RapFeatureMaker *self, Kinds *kinds, guint32 *keys)
{
  clear_kinds (kinds);
  for (guint i = 0; i < self->n; i++)
    {
      const RapPageWords *words = &self->layout->words[i];
      keys[i] = words->n_words;
      for (guint k = 0; k < words->n_kept; k++)
        keys[i] = rap_hash_join (keys[i], words->hashes[k]);
      kind_at (kinds, keys[i])->n++;
    }
  for (guint i = 0; i < self->n; i++)
    {
      Kind *kind = kind_at (kinds, keys[i]);
      put (row_of (self, i), RAP_F_REPEATED, kind->words > 0 ? 2 : kind->n > 1);
      kind->words++;
    }
}

void
rap_page_put_kinds (const RapFeatureMaker *self)
{
  const RapElementInfo *elements = self->layout->elements;
  g_autofree guint32   *keys = g_new (guint32, self->n);
  Kinds                 kinds = { .mask = 63 };
  while (kinds.mask < self->n * 2)
    kinds.mask = kinds.mask * 2 + 1;
  kinds.slots = g_new (Kind, kinds.mask + 1);

  for (guint i = 0; i < self->n; i++)
    {
      guint element = block_of (self, i)->element;
      keys[i] = rap_hash_join (elements[element].signature,
                               elements[parent_of (self, element)].signature);
    }
  put_kinds (self, &kinds, keys, RAP_F_SAME_KIND);
  for (guint i = 0; i < self->n; i++)
    keys[i] = elements[block_of (self, i)->element].path;
  put_kinds (self, &kinds, keys, RAP_F_SAME_PATH);
  for (guint i = 0; i < self->n; i++)
    keys[i] = rap_hash_join (parent_of (self, block_of (self, i)->element) * 2654435761u,
                             tag_of (self, i));
  put_kinds (self, &kinds, keys, RAP_F_SIBLINGS);
  for (guint i = 0; i < self->n; i++)
    {
      guint inner = block_of (self, i)->inner;
      keys[i] = rap_hash_join (elements[inner].signature,
                               elements[parent_of (self, inner)].signature);
    }
  put_same_class (self, &kinds, keys);
  put_repeated (self, &kinds, keys);
  g_free (kinds.slots);
}
