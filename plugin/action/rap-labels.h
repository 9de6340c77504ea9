// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-roles.h"
#include "extract/rap-quote.h"

G_BEGIN_DECLS

/* One line for people. */

/* "Per Holm: The gates are open … We will wait", with the name of a speaker whom the text only
 * calls "he". */
char *
rap_label_quote (RapDocument *document, const RapQuote *quote) G_GNUC_WARN_UNUSED_RESULT;
/* The names of the parties (RapParty), or NULL when there are none. */
char *rap_label_parties (RapDocument  *document,
                         const GArray *parties) G_GNUC_WARN_UNUSED_RESULT;
/* "who: what (state)"; who and state may be NULL. */
char *rap_label_matter (RapDocument   *document,
                        const char    *who,
                        const RapSpan *matter,
                        const char    *state) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
