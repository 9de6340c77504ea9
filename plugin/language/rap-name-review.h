// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-name-reading.h"
#include "language/rap-name-values.h"

G_BEGIN_DECLS

/* A second look at the names of a document, with what all of it has shown: which of the words
 * that may be names are, and of what kind. Puts them in the place of names from `from` on. */
void rap_names_review (const RapNameReading *reading, GArray *names, guint from);

/* What a training program sees instead of what is looked at. */
typedef void (*RapNameWatch) (const RapNameReading *reading,
                              const RapNameFacts   *facts,
                              const GArray         *spans,
                              gpointer              data);
void rap_names_review_watch (RapNameWatch watch, gpointer data);

G_END_DECLS
