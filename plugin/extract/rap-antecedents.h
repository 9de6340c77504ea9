// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-antecedent-features.h"

G_BEGIN_DECLS

typedef struct _RapAntecedents RapAntecedents;

/* What is remembered of a document while its pronouns are looked at in order. */
RapAntecedents *rap_antecedents_new (RapLinking *linking) G_GNUC_WARN_UNUSED_RESULT;
void            rap_antecedents_free (RapAntecedents *self);
/* The candidates of a pronoun, the last one being nobody: RapAntecedent. With blind, people
 * of the other sex too: training asks which of two would have been meant. */
void rap_antecedents_collect (RapAntecedents *self,
                              guint           pronoun,
                              gboolean        blind,
                              GArray         *candidates);
/* Says whose the mention turned out to be; must be told every mention in order. */
void rap_antecedents_note (RapAntecedents *self, guint mention);
/* Parts the surnames of the actor that the pronoun was given from his full name, for they are
 * somebody else's; returns whose. */
guint rap_antecedents_part (RapAntecedents *self, guint pronoun);
/* Whether a mention is a pronoun that is looked at here at all. */
gboolean rap_antecedents_wants (RapAntecedents *self, guint mention);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapAntecedents, rap_antecedents_free)

G_END_DECLS
