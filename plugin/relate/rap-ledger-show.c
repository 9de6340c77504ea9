// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-ledger-private.h"

/* The first column of every row, a line each. */
static char *
read_lines (RapLedger *self, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  int step;

  while ((step = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_string_append (out, rap_ledger_column (statement, 0));
      g_string_append_c (out, '\n');
    }
  gboolean done = step == SQLITE_DONE || rap_ledger_fail (self, error);
  sqlite3_finalize (statement);
  return done ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/**
 * rap_ledger_list:
 * @self: a ledger
 * @kind: (nullable): only items of this kind
 * @actor: (nullable): only items with an actor of whose name this is part
 * @status: (nullable): only items with this status
 * @since: (nullable): only of documents published on this day or after
 * @match: (nullable): only of documents with these words
 * @error: return location for an error
 *
 * Lists items, the oldest first.
 *
 * Returns: (transfer full): an object of JSON a line, or %NULL with @error set
 *
 * Since: 1.0
 */
char *
rap_ledger_list (RapLedger  *self,
                 const char *kind,
                 const char *actor,
                 const char *status,
                 const char *since,
                 const char *match,
                 GError    **error)
{
  g_return_val_if_fail (RAP_IS_LEDGER (self), NULL);
  const char *const given[] = { kind, actor, status, since, match };
  sqlite3_stmt     *statement = rap_ledger_prepare (
    self,
    "SELECT json_object ('document', d.id, 'uri', d.uri, 'title', d.title, "
        "'published', d.published,"
        " 'sha256', d.sha256, 'actors', (SELECT json_group_object (a.id, a.name) "
        "FROM actors a WHERE"
        " a.item = i.number), 'item', json (i.json)) FROM items i JOIN documents d "
        "ON d.number = i.document"
        " WHERE (?1 IS NULL OR i.kind = ?1) AND (?3 IS NULL OR i.status = ?3)"
        " AND (?4 IS NULL OR d.published >= ?4) AND (?2 IS NULL OR EXISTS (SELECT 1 "
        "FROM actors a"
        " WHERE a.item = i.number AND instr (lower (a.name), lower (?2)) > 0))"
        " AND (?5 IS NULL OR d.number IN (SELECT rowid FROM search WHERE search "
        "MATCH ?5))"
        " ORDER BY d.published, d.number, i.number",
    error);

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    rap_ledger_bind (statement, (int) i + 1, given[i]);
  return read_lines (self, statement, error);
}

/**
 * rap_ledger_show:
 * @self: a ledger
 * @error: return location for an error
 *
 * Tells how many documents there are and how many items of each kind and status.
 *
 * Returns: (transfer full): lines of kind, status and number, or %NULL with @error set
 *
 * Since: 1.0
 */
char *
rap_ledger_show (RapLedger *self, GError **error)
{
  g_return_val_if_fail (RAP_IS_LEDGER (self), NULL);
  sqlite3_stmt *statement = rap_ledger_prepare (
    self,
    "SELECT 'documents' || char (9) || '-' || char (9) || count (*) FROM "
    "documents UNION ALL"
    " SELECT * FROM (SELECT kind || char (9) || coalesce (status, '-') || char "
    "(9) || count (*)"
    " FROM items GROUP BY kind, status ORDER BY kind, status)",
    error);
  return statement != NULL ? read_lines (self, statement, error) : NULL;
}

/**
 * rap_ledger_export:
 * @self: a ledger
 * @error: return location for an error
 *
 * Gives everything: a result of JSON a line for each document, with its text, so that it can be
 * verified by itself.
 *
 * Returns: (transfer full): JSON Lines, or %NULL with @error set
 *
 * Since: 1.0
 */
char *
rap_ledger_export (RapLedger *self, GError **error)
{
  g_return_val_if_fail (RAP_IS_LEDGER (self), NULL);
  sqlite3_stmt *statement = rap_ledger_prepare (
    self,
    "SELECT json_object ('schema', 'rapporteur/1', 'version', '" PACKAGE_VERSION
    "', 'actions',"
    " json_array ('ledger'), 'documents', (SELECT json_group_array (json_object ('id', "
    "o.id,"
    " 'uri', o.uri, 'sha256', o.sha256, 'title', o.title, 'published', o.published, "
    "'language',"
    " o.language, 'text', o.text)) FROM documents o WHERE o.number = d.number OR o.id IN"
    " (SELECT t.value FROM items i, json_tree (i.json) t WHERE i.document = d.number"
    " AND t.key = 'document')), 'actors', json_array (), 'items',"
    " (SELECT json_group_array (json (i.json)) FROM"
    " (SELECT json FROM items WHERE document = d.number ORDER BY number) i))"
    " FROM documents d ORDER BY d.published, d.number",
    error);
  return statement != NULL ? read_lines (self, statement, error) : NULL;
}
