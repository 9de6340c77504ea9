// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-roles.h"
#include "extract/rap-quote.h"

G_BEGIN_DECLS

/* One line for people. */

/* "Per Holm: “The gates are open” … “We will wait”", with the name of a speaker whom the text
 * only calls "he"; of indirect speech with its cue: "Per Holm (denied): the charge". */
char *
rap_label_quote (RapDocument *document, const RapQuote *quote) G_GNUC_WARN_UNUSED_RESULT;
/* The names of the parties (RapParty), or NULL when there are none. */
char *rap_label_parties (RapDocument  *document,
                         const GArray *parties) G_GNUC_WARN_UNUSED_RESULT;
/* "who → whom", or only those that are known; NULL when nobody is. */
char *rap_label_sides (RapDocument  *document,
                       const GArray *who,
                       const GArray *whom) G_GNUC_WARN_UNUSED_RESULT;
/* A passage as it is read; in quotation marks when it is spoken. */
void rap_label_append_passage (GString       *label,
                               RapDocument   *document,
                               const RapSpan *span,
                               gboolean       spoken);
/* " (not yet said)"; state may be NULL. */
void rap_label_append_state (GString *label, const char *state);
/* "who: what, condition (state)"; the condition is left out when it is empty or told with the
 * matter; who and state may be NULL. */
char *rap_label_matter (RapDocument   *document,
                        const char    *who,
                        const RapSpan *matter,
                        const RapSpan *condition,
                        const char    *state) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
