// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-origins.h"

G_BEGIN_DECLS

/* Appends what a JSON string means, given as it is written between its quotes; broken escapes
 * are forgiven. White space written as an escape is read as blank says. When origins is not
 * NULL, it learns which bytes of the JSON each byte of out comes from. */
void rap_json_text_append (GString    *out,
                           GArray     *origins,
                           const char *json,
                           RapSpan     value,
                           const char *blank);

G_END_DECLS
