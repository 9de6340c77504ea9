// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What rap-make-tables makes of the lexicons. */
GByteArray *rap_make_lexicon (const char *text, gsize size);
GByteArray *rap_make_gazetteer (void);
GByteArray *rap_make_leftovers (void);

G_END_DECLS
