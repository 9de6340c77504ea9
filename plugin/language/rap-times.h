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

/* The first time that ends behind the byte; n_times when there is none. */
guint rap_times_find (const RapTimes *times, guint byte);
/* Whether the word is part of an expression of time. */
gboolean rap_word_is_time (RapDocument *document, guint word);

G_END_DECLS
