// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-maker.h"

#include <string.h>

/* --- blocks of a kind --- */

typedef struct
{
  guint   n;
  guint   words;
  guint   linked; /* words */
  guint   paragraphs;
  guint64 bytes; /* in paragraphs */
  guint   first;
  guint   last;
  guint   sums[4];
  gint16  values[7]; /* what is put of it */
} Kind;

typedef struct
{
  guint32 key;
  guint
    kind; /* one more than it, counted from the base on; what is not above it is nothing */
} Slot;

typedef struct
{
  Slot    *slots;
  guint    mask;
  guint    base; /* so many were numbered for other columns */
  guint32 *keys; /* of the blocks, told before they are numbered */
  guint   *of;   /* the kinds of the blocks */
  Kind    *kinds;
  guint    n;
} Kinds;

/* Numbers the kinds, from the first met on. */
static void
number_kinds (const RapFeatureMaker *self, Kinds *kinds)
{
  guint base = kinds->base;
  kinds->n = 0;
  for (guint i = 0; i < self->n; i++)
    {
      guint32 key = kinds->keys[i];
      guint   at = (key ^ key >> 15) & kinds->mask;
      while (kinds->slots[at].kind > base && kinds->slots[at].key != key)
        at = (at + 1) & kinds->mask;
      if (kinds->slots[at].kind <= base)
        {
          kinds->kinds[kinds->n] = (Kind){ .first = i };
          kinds->slots[at] = (Slot){ key, base + ++kinds->n };
        }
      kinds->of[i] = kinds->slots[at].kind - base - 1;
    }
  kinds->base = base + kinds->n;
}

static void
count_kinds (const RapFeatureMaker *self, const Kinds *kinds)
{
  for (guint i = 0; i < self->n; i++)
    {
      Kind *kind = &kinds->kinds[kinds->of[i]];
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
}

static void
put_kinds (const RapFeatureMaker *self, Kinds *kinds, guint at)
{
  number_kinds (self, kinds);
  count_kinds (self, kinds);
  for (guint i = 0; i < kinds->n; i++)
    value_kind (self, &kinds->kinds[i]);
  for (guint i = 0; i < self->n; i++)
    {
      const Kind *kind = &kinds->kinds[kinds->of[i]];
      memcpy (row_of (self, i) + at, kind->values, sizeof kind->values);
    }
}

/* How the other blocks of the same classes are. */
static void
put_same_class (const RapFeatureMaker *self, Kinds *kinds)
{
  const guint16 bad = RAP_PHRASE_RELATED | RAP_PHRASE_ACTION | RAP_PHRASE_AD |
                      RAP_PHRASE_CREDIT | RAP_PHRASE_BIO | RAP_PHRASE_LEGAL;
  number_kinds (self, kinds);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->n; i++)
      {
        const RapPageWords *words = &self->layout->words[i];
        Kind               *kind = &kinds->kinds[kinds->of[i]];
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
put_repeated (const RapFeatureMaker *self, Kinds *kinds)
{
  for (guint i = 0; i < self->n; i++)
    {
      const RapPageWords *words = &self->layout->words[i];
      guint32             key = words->n_words;
      for (guint k = 0; k < words->n_kept; k++)
        key = rap_hash_join (key, words->hashes[k]);
      kinds->keys[i] = key;
    }
  number_kinds (self, kinds);
  for (guint i = 0; i < self->n; i++)
    kinds->kinds[kinds->of[i]].n++;
  for (guint i = 0; i < self->n; i++)
    {
      const Kind *kind = &kinds->kinds[kinds->of[i]];
      put (row_of (self, i), RAP_F_REPEATED, kind->first < i ? 2 : kind->n > 1);
    }
}

void
rap_page_put_kinds (const RapFeatureMaker *self)
{
  const RapElementInfo *elements = self->layout->elements;
  g_autofree guint32   *keys = g_new (guint32, self->n);
  g_autofree guint     *of = g_new (guint, self->n);
  g_autofree Kind      *all = g_new (Kind, self->n);
  Kinds                 kinds = { .mask = 63, .keys = keys, .of = of, .kinds = all };
  while (kinds.mask < self->n * 2)
    kinds.mask = kinds.mask * 2 + 1;
  g_autofree Slot *slots = g_new0 (Slot, kinds.mask + 1);
  kinds.slots = slots;

  for (guint i = 0; i < self->n; i++)
    {
      guint element = block_of (self, i)->element;
      keys[i] = rap_hash_join (elements[element].signature,
                               elements[parent_of (self, element)].signature);
    }
  put_kinds (self, &kinds, RAP_F_SAME_KIND);
  for (guint i = 0; i < self->n; i++)
    keys[i] = elements[block_of (self, i)->element].path;
  put_kinds (self, &kinds, RAP_F_SAME_PATH);
  for (guint i = 0; i < self->n; i++)
    keys[i] = rap_hash_join (parent_of (self, block_of (self, i)->element) * 2654435761u,
                             tag_of (self, i));
  put_kinds (self, &kinds, RAP_F_SIBLINGS);
  for (guint i = 0; i < self->n; i++)
    {
      guint inner = block_of (self, i)->inner;
      keys[i] = rap_hash_join (elements[inner].signature,
                               elements[parent_of (self, inner)].signature);
    }
  put_same_class (self, &kinds);
  put_repeated (self, &kinds);
}
