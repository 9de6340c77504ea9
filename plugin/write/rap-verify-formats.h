// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <json-glib/json-glib.h>

#include "text/rap-document.h"

G_BEGIN_DECLS

/* A result being verified. */
typedef struct
{
  GHashTable *texts;   /* id → RapDocument, of the result at hand */
  GHashTable *by_hash; /* sha256 → RapDocument, of the files given */
  GString    *lies;
  guint       result;
  guint       n_spans;
  guint       n_wrong;
} RapCheck;

void rap_check_lie (RapCheck *check, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Results in other formats that carry places. The documents are those of the files given, found
 * by their hash, or by their id where the format has no hash. */
gboolean rap_check_is_brat (const char *text);
gboolean rap_check_brat (RapCheck *check, const char *text);
gboolean rap_check_is_csv (const char *text);
gboolean rap_check_csv (RapCheck *check, const char *text);
/* FALSE when the JSON is no annotation page. */
gboolean rap_check_annotations (RapCheck *check, JsonNode *root);

G_END_DECLS
