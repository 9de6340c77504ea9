// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A map from pairs of numbers to numbers: the edges of a tree. Start with all zero. */
typedef struct
{
  struct
  {
    guint64 key;
    guint   value;
  } * slots;
  guint mask;
  guint n;
} RapPairs;

void rap_pairs_set (RapPairs *self, guint a, guint b, guint value);
/* 0 when the pair is not in it. */
guint rap_pairs_get (const RapPairs *self, guint a, guint b);
void  rap_pairs_clear (RapPairs *self);

G_END_DECLS
