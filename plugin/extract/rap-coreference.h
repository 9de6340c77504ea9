// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-antecedents.h"

G_BEGIN_DECLS

/* Gives pronouns their actors. A pronoun that could be several people's stays without. */
/* For training only: puts weights just made in the place of the shipped ones. */
void rap_coreference_use_weights (const gint16 *weights);
/* For training only: gives one pronoun its actor. */
void rap_coreference_resolve (RapLinking     *self,
                              RapAntecedents *antecedents,
                              guint           mention,
                              GArray         *candidates);
void rap_coreference_run (RapLinking *self);

G_END_DECLS
