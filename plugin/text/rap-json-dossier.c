// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-json-dossier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/rap-error.h"
#include "text/rap-json.h"

static RapDocument *
document_of_object (const RapIntake *intake, JsonObject *object, GError **error)
{
  g_autoptr (RapDraft) draft = rap_draft_new ();
  const char *html = rap_json_string (object, "html");
  const char *text = html != NULL ? html : rap_json_string (object, "text");

  if (text == NULL)
    {
      g_set_error_literal (error,
                           RAP_ERROR,
                           RAP_ERROR_INVALID_TEXT,
                           _ ("no “text” and no “html”"));
      return NULL;
    }
  if (strlen (text) > intake->limit)
    {
      rap_intake_set_too_long (intake->limit, error);
      return NULL;
    }
  rap_draft_offer (&draft->id, rap_json_string (object, "id"));
  rap_draft_offer (&draft->uri, rap_json_string (object, "uri"));
  rap_draft_offer (&draft->title, rap_json_string (object, "title"));
  rap_draft_offer (&draft->byline, rap_json_string (object, "byline"));
  rap_draft_offer (&draft->published, rap_json_string (object, "published"));
  rap_draft_offer (&draft->published, intake->published);
  rap_draft_offer (&draft->language, rap_json_string (object, "language"));
  if (!rap_intake_fill (draft, text, strlen (text), html != NULL, error))
    return NULL;
  return rap_intake_finish (intake, g_steal_pointer (&draft));
}

static gboolean
add_object (const RapIntake *intake, RapDossier *dossier, JsonNode *node, GError **error)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error,
                           RAP_ERROR,
                           RAP_ERROR_INVALID_TEXT,
                           _ ("no JSON object"));
      return FALSE;
    }
  g_autoptr (RapDocument) document =
    document_of_object (intake, json_node_get_object (node), error);
  if (document != NULL)
    rap_dossier_add (dossier, document);
  return document != NULL;
}

RapDossier *
rap_json_dossier (const char *line, gsize length, const RapIntake *intake, GError **error)
{
  g_autoptr (RapDossier) dossier = rap_dossier_new ();
  g_autoptr (JsonNode) root = rap_json_parse (line, length, error);

  if (root == NULL)
    return NULL;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode   *list = object != NULL ? json_object_get_member (object, "documents") : NULL;
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return add_object (intake, dossier, root, error) ? g_steal_pointer (&dossier) : NULL;

  JsonArray *documents = json_node_get_array (list);
  rap_dossier_set_id (dossier, rap_json_string (object, "id"));
  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      if (!add_object (intake, dossier, json_array_get_element (documents, i), error))
        {
          g_prefix_error (error, _ ("document %u: "), i + 1);
          return NULL;
        }
    }
  return g_steal_pointer (&dossier);
}
