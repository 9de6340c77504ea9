// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"

G_BEGIN_DECLS

/* Where the sentence that begins at word first ends, among the words up to `end`, which are
 * those of one block. */
guint rap_sentence_end (const RapWord *words, guint first, guint end);

G_END_DECLS
