// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-json.h"

#include <glib/gi18n-lib.h>

#include "text/rap-error.h"

/* Well below what the parser's recursion survives on a 512 KiB thread stack. */
#define MAX_DEPTH 256

static gboolean
is_shallow (const char *text, gsize length)
{
  gsize    depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];
      if (quoted && c == '\\')
        i++;
      else if (c == '"')
        quoted = !quoted;
      else if (!quoted && (c == '[' || c == '{') && ++depth > MAX_DEPTH)
        return FALSE;
      else if (!quoted && (c == ']' || c == '}') && depth > 0)
        depth--;
    }
  return TRUE;
}

JsonNode *
rap_json_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (!is_shallow (text, length))
    {
      g_set_error (error,
                   RAP_ERROR,
                   RAP_ERROR_INVALID_TEXT,
                   _ ("JSON nested more than %d deep"),
                   MAX_DEPTH);
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, length, error))
    return NULL;
  JsonNode *root = json_parser_steal_root (parser);
  if (root == NULL)
    g_set_error_literal (error, RAP_ERROR, RAP_ERROR_INVALID_TEXT, _ ("No JSON value"));
  return root;
}

const char *
rap_json_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}
