// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"

G_BEGIN_DECLS

/* Words being read, before they are cut into sentences. */
typedef struct
{
  RapWords      view;
  GArray       *words;     /* RapWord */
  GArray       *sentences; /* RapSentence */
  GStringChunk *strings;   /* the record of a form, then the form */
  guint         n_forms;
} RapWordStore;

RapWordStore *rap_word_store_new (void) G_GNUC_WARN_UNUSED_RESULT;
void          rap_word_store_free (gpointer store);
/* Appends the words of all blocks that are read; starts says with which word each block
 * begins, and one more for the end. */
void rap_word_store_read (RapWordStore *store, RapDocument *document, GArray *starts);

G_END_DECLS
