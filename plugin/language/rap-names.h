// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-name.h"
#include "language/rap-words.h"

G_BEGIN_DECLS

typedef struct
{
  const RapName *names; /* in order, not overlapping */
  guint          n_names;
} RapNames;

const RapNames *rap_names_of (RapDocument *document);

G_END_DECLS
