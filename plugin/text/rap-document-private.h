// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-document.h"
#include "text/rap-draft.h"

G_BEGIN_DECLS

/* A thing computed from a document once and kept with it: words, parse, actors …
 * Declare one static const RapDerivation per thing; its address is its name. */
typedef struct
{
  const char *name;
  gpointer (*make) (RapDocument *document);
  void (*free) (gpointer value);
  /* Its arrays are as long as those of others that it is read with, so that it is made in full
   * size even for work that was cancelled; it must then be quick. What is not so is made
   * of nothing. */
  gboolean sized;
} RapDerivation;

/* Takes the draft over. */
RapDocument     *rap_document_new_for_draft (RapDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
const RapDraft  *rap_document_get_draft (RapDocument *self);
const RapBlock  *rap_document_get_blocks (RapDocument *self, guint *n_blocks);
const RapRepair *rap_document_get_repairs (RapDocument *self, guint *n_repairs);
/* The first repair that ends after the byte; n_repairs when there is none. */
guint rap_document_find_repair (RapDocument *self, guint byte);
/* What rap_document_dup_reading () gives, behind what stands there. */
void rap_document_append_reading (RapDocument *self, const RapSpan *span, GString *out);
/* Whether that is nothing but the text of the span. */
gboolean rap_document_reads_as_is (RapDocument *self, const RapSpan *span);
/* A byte of a document's text and the number of its character. */
typedef struct
{
  guint byte;
  guint character;
} RapCharacterAt;

/* The same as rap_document_to_characters(), quick where known, which must be right, is shortly
 * before the span. The end of the span is known next. */
void rap_document_to_characters_behind (RapDocument    *self,
                                        const RapSpan  *span,
                                        RapCharacterAt *known,
                                        guint          *start,
                                        guint          *end);
/* The value of the derivation, made at the first call by whichever thread comes first.
 * Owned by the document and never changed afterwards. */
gconstpointer rap_document_derive (RapDocument *self, const RapDerivation *derivation);
/* Whether it is made. */
gboolean rap_document_has (RapDocument *self, const RapDerivation *derivation);
/* Keeps what was made together with another derivation, while that one is made. */
void
rap_document_keep (RapDocument *self, const RapDerivation *derivation, gpointer value);

G_END_DECLS
