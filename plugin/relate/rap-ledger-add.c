// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-ledger-private.h"

/* Kinds whose items join what several reports say: those of the reports at hand are made anew. */
#define JOINED "('allegation','commitment')"

static gboolean
execute_with (RapLedger *self, const char *sql, const char *result, GError **error)
{
  sqlite3_stmt *statement = rap_ledger_prepare (self, sql, error);
  if (statement == NULL)
    return FALSE;
  rap_ledger_bind (statement, 1, result);
  return rap_ledger_finish (self, statement, error);
}

static gboolean
insert_document (RapLedger *self, RapDocument *document, GError **error)
{
  sqlite3_stmt *statement = rap_ledger_prepare (self,
                                                "INSERT INTO documents (sha256, id, uri, "
                                                "title, published, language, text)"
                                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                                error);
  if (statement == NULL)
    return FALSE;
  rap_ledger_bind (statement, 1, rap_document_get_sha256 (document));
  rap_ledger_bind (statement, 2, rap_document_get_id (document));
  rap_ledger_bind (statement, 3, rap_document_get_uri (document));
  rap_ledger_bind (statement, 4, rap_document_get_title (document));
  rap_ledger_bind (statement, 5, rap_document_get_published (document));
  rap_ledger_bind (statement, 6, rap_document_get_language (document));
  rap_ledger_bind (statement, 7, rap_document_get_text (document));
  return rap_ledger_finish (self, statement, error) &&
         rap_ledger_execute (self,
                             "INSERT INTO search (rowid, title, text) SELECT number, "
                             "title, text "
                             "FROM documents"
                             " WHERE number = last_insert_rowid ()",
                             error);
}

/* What the document is about, for finding others of its story. */
static gboolean
insert_terms (RapLedger *self, RapDocument *document, GError **error)
{
  RapSketch sketch;

  rap_sketch_make (document, &sketch);
  g_autofree char *keys = rap_ledger_list_keys (&sketch);
  g_autofree char *json = g_strconcat ("[", keys, "]", NULL);
  return execute_with (self,
                       "INSERT OR IGNORE INTO terms SELECT k.value, d.number FROM "
                       "json_each (?1) k,"
                       " (SELECT max (number) AS number FROM documents) d",
                       json,
                       error);
}

/* Which id of the result is which document of the ledger. */
static gboolean
note_ids (RapLedger *self, RapDossier *dossier, gint64 added, GError **error)
{
  if (!rap_ledger_execute (self,
                           "CREATE TEMP TABLE IF NOT EXISTS ids (id TEXT, number "
                           "INTEGER, is_new "
                           "INTEGER)",
                           error) ||
      !rap_ledger_execute (self, "DELETE FROM ids", error))
    return FALSE;
  for (guint i = 0; i < rap_dossier_get_n_documents (dossier); i++)
    {
      RapDocument  *document = rap_dossier_get_document (dossier, i);
      const gint64 *known =
        g_object_get_qdata (G_OBJECT (document), rap_ledger_number_quark ());
      sqlite3_stmt *statement =
        rap_ledger_prepare (self, "INSERT INTO ids VALUES (?1, ?2, ?3)", error);
      if (statement == NULL)
        return FALSE;
      rap_ledger_bind (statement, 1, rap_document_get_id (document));
      sqlite3_bind_int64 (statement, 2, known != NULL ? *known : added);
      sqlite3_bind_int (statement, 3, known == NULL);
      if (!rap_ledger_finish (self, statement, error))
        return FALSE;
    }
  return TRUE;
}

/* New items of the new document, and the joined ones of all reports at hand anew. */
static gboolean
insert_items (RapLedger *self, const char *result, GError **error)
{
  static const char drop_actors[] = "DELETE FROM actors WHERE item IN (SELECT i.number "
                                    "FROM items i JOIN ids ON i.document = ids.number"
                                    " WHERE i.kind IN " JOINED ")";
  static const char drop_items[] =
    "DELETE FROM items WHERE document IN (SELECT number FROM ids) AND kind IN " JOINED;
  static const char add_items[] =
    "INSERT INTO items (document, kind, status, label, json)"
    " SELECT ids.number, json_extract (e.value, '$.kind'), coalesce (json_extract "
    "(e.value, '$.status'),"
    " json_extract (e.value, '$.state'), json_extract (e.value, '$.speaker.status')),"
    " json_extract (e.value, '$.label'), CASE WHEN json_type (?1, '$.document') = "
    "'object' THEN"
    /* Every span names its document, also where the result is about one only. Inside a string
     * the quotation marks of this pattern would have a backslash before them. */
    " replace (e.value, '\"exact\":', '\"document\":' || json_quote (json_extract (?1, "
    "'$.document.id')) ||"
    " ',\"exact\":') ELSE e.value END"
    " FROM json_each (?1, '$.items') e JOIN ids ON ids.id = coalesce"
    " (json_extract (e.value, '$.evidence[0].document'), json_extract (?1, "
    "'$.document.id'))"
    " WHERE ids.is_new OR json_extract (e.value, '$.kind') IN " JOINED " ORDER BY e.key";
  /* Ids of actors anywhere in an item, by the names the result gives them. */
  static const char add_actors[] =
    "INSERT INTO actors (item, id, name) SELECT DISTINCT i.number, t.value, json_extract "
    "(a.value, '$.name')"
    " FROM items i JOIN ids ON i.document = ids.number, json_tree (i.json) t,"
    " json_each (?1, '$.actors') a WHERE t.type = 'text' AND t.value = json_extract "
    "(a.value, '$.id')"
    " AND t.fullkey <> '$.id' AND NOT EXISTS (SELECT 1 FROM actors old WHERE old.item = "
    "i.number)";

  return rap_ledger_execute (self, drop_actors, error) &&
         rap_ledger_execute (self, drop_items, error) &&
         execute_with (self, add_items, result, error) &&
         execute_with (self, add_actors, result, error);
}

/**
 * rap_ledger_add:
 * @self: a ledger
 * @dossier: what [method@Rapporteur.Ledger.gather] gave, or a dossier with the new document last
 * @result: what was found in it, one object of JSON
 * @error: return location for an error
 *
 * Adds the last document of a dossier and its items, all or nothing. Does nothing when the
 * document is there already.
 *
 * Returns: %FALSE with @error set when it cannot be written
 *
 * Since: 1.0
 */
gboolean
rap_ledger_add (RapLedger *self, RapDossier *dossier, const char *result, GError **error)
{
  g_return_val_if_fail (RAP_IS_LEDGER (self), FALSE);
  guint n = rap_dossier_get_n_documents (dossier);
  g_return_val_if_fail (n > 0, FALSE);
  RapDocument *document = rap_dossier_get_document (dossier, n - 1);

  if (!rap_ledger_execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (rap_ledger_has (self, document))
    return rap_ledger_execute (self, "ROLLBACK", error);
  gboolean done = insert_document (self, document, error);
  gint64   number = done ? rap_ledger_find (self, rap_document_get_sha256 (document)) : 0;
  done = done && insert_terms (self, document, error) &&
         note_ids (self, dossier, number, error) && insert_items (self, result, error) &&
         rap_ledger_execute (self, "COMMIT", error);
  if (!done)
    rap_ledger_execute (self, "ROLLBACK", NULL);
  return done;
}
