// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-cells.h"

#include "text/rap-json.h"

/* A column is the first of its members that the item has. */
static const struct
{
  const char *name;
  const char *members[4];
} columns[RAP_N_CELLS] = {
  [RAP_CELL_TYPE] = { "type", { "type", "form", "role", "problem" } },
  [RAP_CELL_WHO] = { "who", { "speaker", "alleger", "by", "source" } },
  [RAP_CELL_WHOM] = { "whom", { "accused", "to", "against", "target" } },
  [RAP_CELL_STATUS] = { "status", { "status", "state", "mode", "relation" } },
  [RAP_CELL_HEADING] = { "heading", { "heading", NULL } },
  [RAP_CELL_WHEN] = { "when", { "when", "due", "published", NULL } },
  [RAP_CELL_VALUE] = { "value", { "value", "amount", "rank", "reading" } },
  [RAP_CELL_UNIT] = { "unit", { "unit", NULL } },
};

struct _RapCells
{
  GHashTable *names; /* actor id → name */
  RapItem    *item;  /* looked at last, and its members */
  JsonNode   *root;
};

static void
add_name (G_GNUC_UNUSED JsonArray *array,
          G_GNUC_UNUSED guint      i,
          JsonNode                *node,
          gpointer                 data)
{
  JsonObject *actor = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *id = actor != NULL ? rap_json_string (actor, "id") : NULL;
  const char *name = actor != NULL ? rap_json_string (actor, "name") : NULL;
  if (id != NULL && name != NULL)
    g_hash_table_insert (data, g_strdup (id), g_strdup (name));
}

RapCells *
rap_cells_new (RapReport *report)
{
  RapCells *cells = g_new0 (RapCells, 1);
  g_autoptr (GString) json = g_string_new ("[");

  cells->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  rap_report_append_actors (report, json);
  g_string_append_c (json, ']');
  g_autoptr (JsonNode) root = rap_json_parse (json->str, json->len, NULL);
  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    json_array_foreach_element (json_node_get_array (root), add_name, cells->names);
  return cells;
}

void
rap_cells_free (RapCells *cells)
{
  g_clear_object (&cells->item);
  g_clear_pointer (&cells->root, json_node_unref);
  g_hash_table_unref (cells->names);
  g_free (cells);
}

const char *
rap_cells_column_name (RapCell column)
{
  return columns[column].name;
}

static void append_node (RapCells *cells, JsonNode *node, GString *out);

/* Of a structure the part that names it: an actor, a span, a status. */
static void
append_object (RapCells *cells, JsonObject *object, GString *out)
{
  static const char *const names[] = { "actor", "name", "mention", "exact", "status" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *member = json_object_get_member (object, names[i]);
      if (member == NULL || JSON_NODE_HOLDS_NULL (member))
        continue;
      append_node (cells, member, out);
      return;
    }
}

static void
append_value (RapCells *cells, JsonNode *node, GString *out)
{
  GType type = json_node_get_value_type (node);
  char  number[G_ASCII_DTOSTR_BUF_SIZE];

  if (type == G_TYPE_STRING)
    {
      const char *text = json_node_get_string (node);
      const char *name = g_hash_table_lookup (cells->names, text);
      g_string_append (out, name != NULL ? name : text);
    }
  else if (type == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (type == G_TYPE_DOUBLE)
    g_string_append (out,
                     g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
}

/* As deep as items are, and that is bounded by the schema. */
static void
append_node (RapCells *cells, JsonNode *node, GString *out)
{
  if (JSON_NODE_HOLDS_VALUE (node))
    append_value (cells, node, out);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (cells, json_node_get_object (node), out);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (i > 0)
            g_string_append (out, "; ");
          append_node (cells, json_array_get_element (array, i), out);
        }
    }
}

static JsonObject *
look_at (RapCells *cells, RapItem *item)
{
  if (cells->item != item)
    {
      g_set_object (&cells->item, item);
      g_clear_pointer (&cells->root, json_node_unref);
      cells->root = rap_item_to_json (item);
    }
  return json_node_get_object (cells->root);
}

/* Numbers say where something stands in a page, not who it is. */
static gboolean
is_place (JsonNode *member)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;
  return array != NULL && json_array_get_length (array) > 0 &&
         json_node_get_value_type (json_array_get_element (array, 0)) == G_TYPE_INT64;
}

char *
rap_cells_dup (RapCells *cells, RapItem *item, RapCell column)
{
  JsonObject *object = look_at (cells, item);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < 4 && columns[column].members[i] != NULL; i++)
    {
      JsonNode *member = json_object_get_member (object, columns[column].members[i]);
      if (member == NULL || JSON_NODE_HOLDS_NULL (member) || is_place (member))
        continue;
      append_node (cells, member, out);
      break;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
