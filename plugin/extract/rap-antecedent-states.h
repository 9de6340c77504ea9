// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mention.h"

G_BEGIN_DECLS

/* Who leads which state in a document: a leader promises for his own. */
typedef struct _RapStateLeaders RapStateLeaders;

RapStateLeaders      *
rap_state_leaders_new (const RapLinking *linking) G_GNUC_WARN_UNUSED_RESULT;
void rap_state_leaders_free (RapStateLeaders *self);
/* "He said that the USA would …": whether the pronoun, taken for the actor, would promise
 * for a state that somebody else in the text leads. */
gboolean
rap_state_leaders_object (const RapStateLeaders *self, guint pronoun, guint actor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapStateLeaders, rap_state_leaders_free)

G_END_DECLS
