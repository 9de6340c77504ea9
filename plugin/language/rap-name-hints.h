// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"

G_BEGIN_DECLS

/* A form that is short for plain words. */
#define RAP_HINT_NO_NAME (-1)

/* What a document itself tells of its forms: what a name in brackets is short for, and which
 * unknown names are those of a state and of its people. `shown` is what a first reading made of
 * the words [first, end): kind + 1 in its lower three bits, or 0. The hints are
 * RAP_HINT_NO_NAME or kind + 1, by the form of a word itself (equal forms are one string). */
GHashTable *rap_name_hints_find (const RapWords *words,
                                 guint           first,
                                 guint           end,
                                 const guint8   *shown) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
