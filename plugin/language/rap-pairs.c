// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-pairs.h"

/* A free slot has key 0, so the first number is kept one higher. */
static guint64
key_of (guint a, guint b)
{
  return (((guint64) a + 1) << 32) | b;
}

static guint
slot_of (const RapPairs *self, guint64 key)
{
  guint i = (guint) ((key * 11400714819323198485ull) >> 40) & self->mask;

  while (self->slots[i].key != 0 && self->slots[i].key != key)
    i = (i + 1) & self->mask;
  return i;
}

static void
grow (RapPairs *self)
{
  RapPairs bigger = { NULL, MAX (self->mask * 2 + 1, 1023), self->n };

  bigger.slots = g_malloc0_n ((gsize) bigger.mask + 1, sizeof *bigger.slots);
  for (guint i = 0; self->slots != NULL && i <= self->mask; i++)
    if (self->slots[i].key != 0)
      bigger.slots[slot_of (&bigger, self->slots[i].key)] = self->slots[i];
  g_free (self->slots);
  *self = bigger;
}

void
rap_pairs_set (RapPairs *self, guint a, guint b, guint value)
{
  if (self->n * 2 >= self->mask)
    grow (self);

  guint i = slot_of (self, key_of (a, b));
  self->n += self->slots[i].key == 0;
  self->slots[i].key = key_of (a, b);
  self->slots[i].value = value;
}

guint
rap_pairs_get (const RapPairs *self, guint a, guint b)
{
  return self->slots == NULL ? 0 : self->slots[slot_of (self, key_of (a, b))].value;
}

void
rap_pairs_clear (RapPairs *self)
{
  g_clear_pointer (&self->slots, g_free);
  self->mask = self->n = 0;
}
