// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-verify-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/rap-json.h"

#define HASH_PREFIX "urn:sha256:"
#define CSV_HEAD    "document,"
#define BRAT_HEAD   "#\t"
#define NO_PLACE    G_MAXUINT

/* Whether the text between two characters is what it is said to be. Line ends may have become
 * spaces in formats of lines. */
static void
check_place (RapCheck    *check,
             RapDocument *document,
             guint64      start,
             guint64      end,
             const char  *exact,
             gboolean     flat)
{
  check->n_spans++;
  if (document == NULL)
    {
      rap_check_lie (check, _ ("no text for “%s”; name its file"), exact);
      return;
    }
  if (start > end || end > rap_document_get_characters (document))
    {
      rap_check_lie (check, _ ("no positions for “%s”"), exact);
      return;
    }
  g_autoptr (RapSpan) span =
    rap_document_from_characters (document, (guint) start, (guint) end);
  g_autofree char *found = rap_document_dup_exact (document, span);
  for (char *p = found; flat && *p != '\0'; p++)
    if ((guchar) *p < ' ')
      *p = ' ';
  if (!g_str_equal (found, exact))
    rap_check_lie (check, _ ("“%s” does not stand where it is said to stand"), exact);
}

gboolean
rap_check_is_brat (const char *text)
{
  return g_str_has_prefix (text, BRAT_HEAD);
}

/* "T1", tab, "Kind 3 9;10 12", tab, the text. */
static void
check_brat_line (RapCheck *check, RapDocument *document, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", 3);
  const char *places =
    fields[0] != NULL && fields[1] != NULL ? strchr (fields[1], ' ') : NULL;
  const char *last = places != NULL ? strrchr (places, ' ') : NULL;

  if (last == NULL || fields[2] == NULL)
    rap_check_lie (check, _ ("no positions for “%s”"), line);
  else
    check_place (check,
                 document,
                 g_ascii_strtoull (places + 1, NULL, 10),
                 g_ascii_strtoull (last + 1, NULL, 10),
                 fields[2],
                 TRUE);
}

gboolean
rap_check_brat (RapCheck *check, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  RapDocument *document = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], BRAT_HEAD))
        {
          const char *hash = strrchr (lines[i], '\t');
          document = g_hash_table_lookup (check->by_hash, hash + 1);
          check->result++;
        }
      else if (lines[i][0] == 'T')
        check_brat_line (check, document, lines[i]);
    }
  return TRUE;
}

gboolean
rap_check_is_csv (const char *text)
{
  return g_str_has_prefix (text, CSV_HEAD);
}

/* The cells of the next row; NULL at the end. */
static GPtrArray *
read_row (const char **text)
{
  GPtrArray  *cells = g_ptr_array_new_with_free_func (g_free);
  GString    *cell = g_string_new (NULL);
  const char *p = *text;
  gboolean    quoted = FALSE;

  for (; *p != '\0' && (quoted || *p != '\n'); p++)
    {
      if (*p == '"' && quoted && p[1] == '"')
        g_string_append_c (cell, *p++);
      else if (*p == '"')
        quoted = !quoted;
      else if (*p == ',' && !quoted)
        {
          g_ptr_array_add (cells, g_strdup (cell->str));
          g_string_truncate (cell, 0);
        }
      else if (quoted || *p != '\r')
        g_string_append_c (cell, *p);
    }
  g_ptr_array_add (cells, g_string_free (cell, FALSE));
  *text = *p != '\0' ? p + 1 : p;
  return cells;
}

static guint
find_column (const GPtrArray *head, const char *name)
{
  for (guint i = 0; i < head->len; i++)
    if (g_str_equal (g_ptr_array_index (head, i), name))
      return i;
  return NO_PLACE;
}

/* The documents of the files by their ids, as a row has no hash. */
static void
list_ids (RapCheck *check)
{
  GHashTableIter iter;
  gpointer       document;

  g_hash_table_iter_init (&iter, check->by_hash);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    g_hash_table_insert (check->texts,
                         g_strdup (rap_document_get_id (document)),
                         g_object_ref (document));
}

/* A cell as it was before it was kept from being a formula. */
static const char *
plain_cell (const char *cell)
{
  return cell[0] == '\'' && cell[1] != '\0' && strchr ("=+-@\t\r", cell[1]) != NULL
           ? cell + 1
           : cell;
}

gboolean
rap_check_csv (RapCheck *check, const char *text)
{
  g_autoptr (GPtrArray) head = read_row (&text);
  guint start = find_column (head, "start"), end = find_column (head, "end"),
        exact = find_column (head, "exact");

  list_ids (check);
  while (*text != '\0')
    {
      g_autoptr (GPtrArray) row = read_row (&text);
      if (MAX (MAX (start, end), exact) >= row->len)
        {
          rap_check_lie (check, _ ("a row of %u cells"), row->len);
          continue;
        }
      const char *from = g_ptr_array_index (row, start);
      check->result++;
      if (*from != '\0')
        check_place (check,
                     g_hash_table_lookup (check->texts,
                                          plain_cell (g_ptr_array_index (row, 0))),
                     g_ascii_strtoull (from, NULL, 10),
                     g_ascii_strtoull (g_ptr_array_index (row, end), NULL, 10),
                     plain_cell (g_ptr_array_index (row, exact)),
                     FALSE);
    }
  return TRUE;
}

typedef struct
{
  RapCheck    *check;
  RapDocument *document;
  gint64       start;
  gint64       end;
  const char  *exact;
} Target;

static void
read_selector (G_GNUC_UNUSED JsonArray *array,
               G_GNUC_UNUSED guint      i,
               JsonNode                *node,
               gpointer                 data)
{
  Target     *target = data;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL)
    return;
  if (rap_json_string (object, "exact") != NULL)
    target->exact = rap_json_string (object, "exact");
  target->start =
    json_object_get_int_member_with_default (object, "start", target->start);
  target->end = json_object_get_int_member_with_default (object, "end", target->end);
}

static JsonArray *
array_of (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
check_target (G_GNUC_UNUSED JsonArray *array,
              G_GNUC_UNUSED guint      i,
              JsonNode                *node,
              gpointer                 data)
{
  RapCheck   *check = data;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *via = object != NULL ? rap_json_string (object, "via") : NULL;
  JsonArray  *selectors = object != NULL ? array_of (object, "selector") : NULL;
  Target      target = { .check = check, .start = -1, .end = -1, .exact = "" };

  if (via != NULL && g_str_has_prefix (via, HASH_PREFIX))
    target.document = g_hash_table_lookup (check->by_hash, via + strlen (HASH_PREFIX));
  if (selectors != NULL)
    json_array_foreach_element (selectors, read_selector, &target);
  if (target.start < 0 || target.end < 0)
    rap_check_lie (check, _ ("no positions for “%s”"), target.exact);
  else
    check_place (check,
                 target.document,
                 (guint64) target.start,
                 (guint64) target.end,
                 target.exact,
                 FALSE);
}

static void
check_annotation (G_GNUC_UNUSED JsonArray *array,
                  G_GNUC_UNUSED guint      i,
                  JsonNode                *node,
                  gpointer                 data)
{
  RapCheck  *check = data;
  JsonArray *targets = JSON_NODE_HOLDS_OBJECT (node)
                         ? array_of (json_node_get_object (node), "target")
                         : NULL;

  check->result++;
  if (targets != NULL)
    json_array_foreach_element (targets, check_target, check);
}

gboolean
rap_check_annotations (RapCheck *check, JsonNode *root)
{
  JsonObject *page = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonArray  *items = page != NULL ? array_of (page, "items") : NULL;

  if (items == NULL || g_strcmp0 (rap_json_string (page, "type"), "AnnotationPage") != 0)
    return FALSE;
  json_array_foreach_element (items, check_annotation, check);
  return TRUE;
}
