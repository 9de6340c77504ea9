// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-time.h"
#include "text/rap-document-private.h"

G_BEGIN_DECLS

typedef struct
{
  const RapTime *times; /* in order */
  guint          n_times;
} RapTimes;

const RapTimes *rap_times_of (RapDocument *document);

G_END_DECLS
