// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Parses JSON from outside after a scan that bounds its depth, since json-glib recurses.
 * Embedded white space and a byte order mark are no error. */
JsonNode *
rap_json_parse (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A member that is a string, else NULL. */
const char *rap_json_string (JsonObject *object, const char *member);

G_END_DECLS
