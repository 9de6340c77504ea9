// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-link.h"

G_BEGIN_DECLS

/* Whether the mention says what somebody is: a title before a name, or a title by itself. */
gboolean rap_office_is_stated (const RapRawMention *mention);
/* "General": a rank, which says nothing of the office. */
gboolean rap_office_is_rank (const RapRawMention *mention);
/* Remembers that the actor holds what the mention states. */
void rap_office_add (RapLink *link, guint actor, const RapRawMention *mention);
/* Whoever holds, or held, an office of that last word, oldest first; NULL for nobody. */
const GArray *rap_office_holders (RapLink *link, const RapRawMention *mention);
/* Whether the actor is what the mention says: "the senator" may be the senator from Vermont,
 * "the Vermont senator" is no other, "the president" no vice president. */
gboolean rap_office_fits (RapLink *link, guint actor, const RapRawMention *mention);
/* Whether somebody told of by his office could be the one who is named with his: "a Mexican
 * senator" and "Senator Ruiz". */
gboolean rap_office_may_be (RapLink *link, guint actor, const RapRawMention *named);
/* Whether the actor has none, or none of the mention's last word. */
gboolean rap_office_is_other (RapLink *link, guint actor, const RapRawMention *mention);
/* "The Chinese leader": who leads the state, by what the text says or by what is known. */
guint rap_office_find_leader (RapLink *link, const RapRawMention *mention);

G_END_DECLS
