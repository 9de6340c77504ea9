// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-name-forms.h"
#include "language/rap-name.h"
#include "language/rap-tags.h"
#include "language/rap-window.h"
#include "language/rap-words.h"

G_BEGIN_DECLS

/* What the network makes of the words [first, end), which remember each other: what every label
 * of every word is worth by itself and after what the document has shown, and the names that
 * follow from either. Made for a second look at them. */
typedef struct
{
  const RapWords   *words;
  const guint8     *tags; /* RapTag */
  RapNameForm      *forms;
  const RapStretch *stretches;
  guint             n_stretches;
  guint             first;
  guint             end;
  const gint16     *alone;  /* RAP_NAME_OUTPUTS a word, in RAP_NAME_UNITs */
  GHashTable       *hints;  /* of rap-name-hints.h */
  const gint32     *leaned; /* RAP_NAME_OUTPUTS a word, in units of the network */
  const RapName    *firsts; /* from the former */
  guint             n_firsts;
  const RapName    *seconds; /* from the latter */
  guint             n_seconds;
} RapNameReading;

/* So many bits of the network's sums are left out. */
#define RAP_NAME_UNIT_BITS 16

RapKind     rap_name_type_get_kind (RapNameType type);
RapNameType rap_name_kind_get_type (RapKind kind);

G_END_DECLS
