// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-dossier.h"
#include "text/rap-span.h"

G_BEGIN_DECLS

/* The actors and bodies that the items of a report refer to, each once. */
typedef struct _RapReferred RapReferred;

/* The dossier is to live as long. */
RapReferred *rap_referred_new (RapDossier *dossier);
void         rap_referred_free (RapReferred *self);
/* The id of an actor; the state is told with him when the text gives him no other, or "". */
const char *rap_referred_actor (RapReferred *self,
                                RapDocument *document,
                                guint        actor,
                                const char  *state);
/* The id of a body that no actor stands for. */
const char *rap_referred_body (RapReferred   *self,
                               RapDocument   *document,
                               const RapSpan *span,
                               const char    *state);
void        rap_referred_merge (RapReferred *self, const RapReferred *other);
/* All of them in the order of the documents, as the elements of an array of JSON. */
void rap_referred_append (RapReferred *self, GString *out);

G_END_DECLS
