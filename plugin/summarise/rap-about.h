// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-document-private.h"

G_BEGIN_DECLS

/* For each sentence of the document, whether it is about what is asked for: it mentions the
 * actor of that name, be it by a title or a pronoun, or has all words of a topic. */
gboolean *
rap_about_sentences (RapDocument *document, const char *about) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
