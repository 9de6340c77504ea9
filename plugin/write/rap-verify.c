// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-verify.h"

#include "write/rap-verify-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/rap-document-private.h"
#include "text/rap-error.h"
#include "text/rap-json.h"
#include "text/rap-reader.h"

#define SCHEMA_PREFIX "rapporteur/"

typedef RapCheck Check;

void
rap_check_lie (RapCheck *check, const char *format, ...)
{
  va_list args;

  g_string_append_printf (check->lies, _ ("result %u: "), check->result);
  va_start (args, format);
  g_string_append_vprintf (check->lies, format, args);
  va_end (args);
  g_string_append_c (check->lies, '\n');
  check->n_wrong++;
}

static RapDocument *
document_of_span (Check *check, JsonObject *span)
{
  const char    *id = rap_json_string (span, "document");
  GHashTableIter iter;
  gpointer       value = NULL;

  if (id != NULL)
    return g_hash_table_lookup (check->texts, id);
  g_hash_table_iter_init (&iter, check->texts);
  g_hash_table_iter_next (&iter, NULL, &value);
  return value;
}

static gboolean
read_position (JsonNode *node, gint64 *position)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *position = json_node_get_int (node);
  return *position >= 0 && *position <= G_MAXINT32;
}

static gboolean
bytes_agree (JsonObject *object, const RapSpan *span)
{
  JsonNode *node = json_object_get_member (object, "bytes");
  gint64    start, end;

  if (node == NULL)
    return TRUE;
  JsonArray *bytes = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  return bytes != NULL && json_array_get_length (bytes) == 2 &&
         read_position (json_array_get_element (bytes, 0), &start) &&
         read_position (json_array_get_element (bytes, 1), &end) &&
         start == span->start && end == span->end;
}

static void
check_span (Check *check, JsonObject *object)
{
  const char  *exact = rap_json_string (object, "exact");
  RapDocument *document = document_of_span (check, object);
  gint64       start, end;

  check->n_spans++;
  if (document == NULL)
    {
      rap_check_lie (check, _ ("no text for “%s”; name its file"), exact);
      return;
    }
  if (!read_position (json_object_get_member (object, "start"), &start) ||
      !read_position (json_object_get_member (object, "end"), &end) || start > end)
    {
      rap_check_lie (check, _ ("no positions for “%s”"), exact);
      return;
    }
  g_autoptr (RapSpan) span =
    rap_document_from_characters (document, (guint) start, (guint) end);
  g_autofree char *found = rap_document_dup_exact (document, span);
  if (!g_str_equal (found, exact) || !bytes_agree (object, span))
    rap_check_lie (check, _ ("“%s” does not stand where it is said to stand"), exact);
}

static void walk (Check *check, JsonNode *node);

static void
walk_member (G_GNUC_UNUSED JsonObject *object,
             G_GNUC_UNUSED const char *name,
             JsonNode                 *node,
             gpointer                  data)
{
  walk (data, node);
}

static void
walk_element (G_GNUC_UNUSED JsonArray *array,
              G_GNUC_UNUSED guint      i,
              JsonNode                *node,
              gpointer                 data)
{
  walk (data, node);
}

/* As deep as the parser allows. */
static void
walk (Check *check, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), walk_element, check);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  JsonObject *object = json_node_get_object (node);
  if (rap_json_string (object, "exact") != NULL &&
      json_object_has_member (object, "start"))
    check_span (check, object);
  json_object_foreach_member (object, walk_member, check);
}

/* The document as the result tells of it: its text out of the result, or out of a file. */
static RapDocument *
find_text (Check *check, JsonObject *object)
{
  const char  *text = rap_json_string (object, "text");
  const char  *sha256 = rap_json_string (object, "sha256");
  RapDocument *known =
    sha256 != NULL ? g_hash_table_lookup (check->by_hash, sha256) : NULL;

  if (known != NULL)
    return g_object_ref (known);
  return text != NULL ? rap_document_new (text, NULL) : NULL;
}

static void
add_document (G_GNUC_UNUSED JsonArray *array,
              G_GNUC_UNUSED guint      i,
              JsonNode                *node,
              gpointer                 data)
{
  Check      *check = data;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *id = object != NULL ? rap_json_string (object, "id") : NULL;
  RapDocument *document = object != NULL ? find_text (check, object) : NULL;

  if (id != NULL && document != NULL)
    g_hash_table_insert (check->texts, g_strdup (id), document);
  else
    g_clear_object (&document);
}

static void
check_result (Check *check, JsonNode *root)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  const char *schema = object != NULL ? rap_json_string (object, "schema") : NULL;

  check->result++;
  g_hash_table_remove_all (check->texts);
  if (schema == NULL || !g_str_has_prefix (schema, SCHEMA_PREFIX))
    {
      rap_check_lie (check, _ ("the schema is not “%s1”"), SCHEMA_PREFIX);
      return;
    }
  JsonNode *one = json_object_get_member (object, "document");
  JsonNode *many = json_object_get_member (object, "documents");
  if (one != NULL)
    add_document (NULL, 0, one, check);
  if (many != NULL && JSON_NODE_HOLDS_ARRAY (many))
    json_array_foreach_element (json_node_get_array (many), add_document, check);
  walk (check, root);
}

static void
check_element (G_GNUC_UNUSED JsonArray *array,
               G_GNUC_UNUSED guint      i,
               JsonNode                *node,
               gpointer                 data)
{
  check_result (data, node);
}

static gboolean
check_lines (Check *check, const char *text, gsize length, GError **error)
{
  for (const char *line = text, *end = text + length; line < end;)
    {
      const char *stop = memchr (line, '\n', end - line);
      stop = stop != NULL ? stop : end;
      if (stop > line)
        {
          g_autoptr (JsonNode) root = rap_json_parse (line, stop - line, error);
          if (root == NULL)
            return FALSE;
          check_result (check, root);
        }
      line = stop + 1;
    }
  return TRUE;
}

/* A first line that is an object by itself is a result of its own. The parser would take it
 * for all there is. */
static gboolean
is_lines (const char *text, gsize length)
{
  const char *stop = memchr (text, '\n', length);
  g_autoptr (JsonNode) first =
    stop != NULL ? rap_json_parse (text, stop - text, NULL) : NULL;

  return first != NULL && JSON_NODE_HOLDS_OBJECT (first);
}

static gboolean
check_text (Check *check, const char *text, gsize length, GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  if (rap_check_is_brat (text))
    return rap_check_brat (check, text);
  if (rap_check_is_csv (text))
    return rap_check_csv (check, text);
  if (!is_lines (text, length))
    root = rap_json_parse (text, length, NULL);
  if (root == NULL)
    return check_lines (check, text, length, error);
  if (JSON_NODE_HOLDS_ARRAY (root))
    json_array_foreach_element (json_node_get_array (root), check_element, check);
  else if (!rap_check_annotations (check, root))
    check_result (check, root);
  return TRUE;
}

static gboolean
read_files (Check *check, const char *const *files, GError **error)
{
  g_autoptr (RapReader) reader = rap_reader_new ();
  g_autoptr (GError) local = NULL;

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    rap_reader_add (reader, files[i]);
  for (;;)
    {
      g_autoptr (RapDossier) dossier = rap_reader_next (reader, NULL, &local);
      if (dossier == NULL)
        break;
      for (guint i = 0; i < rap_dossier_get_n_documents (dossier); i++)
        {
          RapDocument *document = rap_dossier_get_document (dossier, i);
          g_hash_table_insert (check->by_hash,
                               g_strdup (rap_document_get_sha256 (document)),
                               g_object_ref (document));
        }
    }
  if (local != NULL)
    g_propagate_prefixed_error (error,
                                g_steal_pointer (&local),
                                "%s: ",
                                rap_reader_get_place (reader));
  return rap_reader_is_done (reader);
}

/**
 * rap_verify_file:
 * @result: (type filename): a result in JSON or JSON Lines
 * @files: (array zero-terminated=1) (nullable): the files the result is about; not needed for
 *   documents whose text stands in the result
 * @n_spans: (out): how many spans were looked at
 * @n_wrong: (out): how many statements of the result are wrong
 * @error: return location for an error
 *
 * Looks whether every span of a result holds the text that it says it holds.
 *
 * Returns: (transfer full): a line for each wrong statement, or %NULL with @error set when
 *   something cannot be read
 *
 * Since: 1.0
 */
char *
rap_verify_file (const char        *result,
                 const char *const *files,
                 guint             *n_spans,
                 guint             *n_wrong,
                 GError           **error)
{
  g_autofree char *text = NULL;
  gsize            length;
  g_autoptr (GHashTable) texts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) by_hash =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GString) lies = g_string_new (NULL);
  Check check = { .texts = texts, .by_hash = by_hash, .lies = lies };

  if (!g_file_get_contents (g_str_equal (result, "-") ? "/dev/stdin" : result,
                            &text,
                            &length,
                            error))
    return NULL;
  if (!read_files (&check, files, error) || !check_text (&check, text, length, error))
    return NULL;
  *n_spans = check.n_spans;
  *n_wrong = check.n_wrong;
  return g_string_free (g_steal_pointer (&lies), FALSE);
}
