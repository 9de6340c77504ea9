// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-ledger.h"

#include <glib/gi18n-lib.h>

#include "relate/rap-ledger-schema.h"
#include "relate/rap-sketch.h"
#include "text/rap-document-private.h"
#include "text/rap-error.h"
#include "text/rap-intake.h"

/**
 * RapLedger:
 *
 * A dossier kept on disk: documents, and the items found in them. Each document is added in one
 * transaction, so that a run which is killed keeps what it had added and nothing else. Adding a
 * document again does nothing.
 *
 * Since: 1.0
 */

#define SCHEMA_VERSION    1
#define ID_LENGTH         16
#define BUSY_MILLISECONDS 10000
/* Kinds whose items join what several reports say: those of the reports at hand are made anew. */
#define JOINED "('allegation','commitment')"

struct _RapLedger
{
  GObject parent_instance;

  sqlite3 *database;
};

G_DEFINE_FINAL_TYPE (RapLedger, rap_ledger, G_TYPE_OBJECT)

/* The number in the ledger of a document that was taken out of it. */
static G_DEFINE_QUARK (rap - ledger - number, number)

static void
rap_ledger_finalize (GObject *object)
{
  sqlite3_close (RAP_LEDGER (object)->database);
  G_OBJECT_CLASS (rap_ledger_parent_class)->finalize (object);
}

static void
rap_ledger_class_init (RapLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_ledger_finalize;
}

static void
rap_ledger_init (G_GNUC_UNUSED RapLedger *self)
{
}

static gboolean
fail (RapLedger *self, GError **error)
{
  g_set_error (error,
               RAP_ERROR,
               RAP_ERROR_FAILED,
               _ ("The ledger says: %s"),
               sqlite3_errmsg (self->database));
  return FALSE;
}

static gboolean
execute (RapLedger *self, const char *sql, GError **error)
{
  return sqlite3_exec (self->database, sql, NULL, NULL, NULL) == SQLITE_OK ||
         fail (self, error);
}

static sqlite3_stmt *
prepare (RapLedger *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2 (self->database, sql, -1, &statement, NULL) != SQLITE_OK)
    fail (self, error);
  return statement;
}

static void
bind (sqlite3_stmt *statement, int place, const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement, place);
  else
    sqlite3_bind_text (statement, place, text, -1, SQLITE_TRANSIENT);
}

/* Runs a statement that gives no rows. */
static gboolean
finish (RapLedger *self, sqlite3_stmt *statement, GError **error)
{
  gboolean done = sqlite3_step (statement) == SQLITE_DONE || fail (self, error);
  sqlite3_finalize (statement);
  return done;
}

/**
 * rap_ledger_open:
 * @path: (type filename): a file, made when there is none
 * @error: return location for an error
 *
 * Opens a ledger, and brings one of an older version up to date.
 *
 * Returns: (transfer full): the ledger, or %NULL with @error set
 *
 * Since: 1.0
 */
RapLedger *
rap_ledger_open (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_autoptr (RapLedger) self = g_object_new (RAP_TYPE_LEDGER, NULL);
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX;

  if (sqlite3_open_v2 (path, &self->database, flags, NULL) != SQLITE_OK)
    {
      fail (self, error);
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  sqlite3_busy_timeout (self->database, BUSY_MILLISECONDS);
  if (execute (self, "PRAGMA journal_mode = WAL", error) &&
      execute (self, "PRAGMA foreign_keys = ON", error) &&
      rap_ledger_schema_migrate (self->database, error))
    return g_steal_pointer (&self);
  g_prefix_error (error, "%s: ", path);
  return NULL;
}

static gint64
find_document (RapLedger *self, const char *sha256)
{
  sqlite3_stmt *statement =
    prepare (self, "SELECT number FROM documents WHERE sha256 = ?1", NULL);
  gint64 number = 0;
  if (statement == NULL)
    return 0;
  bind (statement, 1, sha256);
  if (sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

/**
 * rap_ledger_has:
 * @self: a ledger
 * @document: a document
 *
 * Gets whether the same bytes were added before.
 *
 * Returns: whether the document is in the ledger
 *
 * Since: 1.0
 */
gboolean
rap_ledger_has (RapLedger *self, RapDocument *document)
{
  g_return_val_if_fail (RAP_IS_LEDGER (self), FALSE);
  return find_document (self, rap_document_get_sha256 (document)) != 0;
}

static const char *
column (sqlite3_stmt *statement, int place)
{
  return (const char *) sqlite3_column_text (statement, place);
}

/* A document as it was added. Its id is unique in the ledger. */
static RapDocument *
restore (sqlite3_stmt *row)
{
  RapDraft *draft = rap_draft_new ();

  rap_draft_offer (&draft->id, column (row, 2));
  rap_draft_offer (&draft->uri, column (row, 3));
  rap_draft_offer (&draft->title, column (row, 4));
  rap_draft_offer (&draft->published, column (row, 5));
  rap_draft_offer (&draft->language, column (row, 6));
  rap_draft_offer (&draft->sha256, column (row, 1));
  if (!rap_intake_fill (draft,
                        column (row, 7),
                        (gsize) sqlite3_column_bytes (row, 7),
                        FALSE,
                        NULL))
    {
      rap_draft_free (draft);
      return NULL;
    }
  RapDocument *document = rap_document_new_for_draft (draft);
  gint64      *number = g_new (gint64, 1);
  *number = sqlite3_column_int64 (row, 0);
  g_object_set_qdata_full (G_OBJECT (document), number_quark (), number, g_free);
  return document;
}

/* A copy with an id that no other document of the ledger has. */
static RapDocument *
rename_document (RapDocument *document)
{
  RapDraft *draft = rap_draft_copy (rap_document_get_draft (document));

  g_free (draft->id);
  draft->id = g_strndup (rap_document_get_sha256 (document), ID_LENGTH);
  return rap_document_new_for_draft (draft);
}

/* The keys of what the document is about, as a list for SQL. */
static char *
list_keys (const RapSketch *sketch)
{
  GString *keys = g_string_new (NULL);
  for (guint i = 0; i < sketch->n_terms; i++)
    g_string_append_printf (keys, "%s%u", i > 0 ? "," : "", sketch->terms[i].key);
  return g_string_free (keys, FALSE);
}

static gboolean
is_related (const RapSketch *sketch, RapDocument *other)
{
  RapSketch its;
  rap_sketch_make (other, &its);
  return rap_sketch_liken (sketch->terms, sketch->n_terms, its.terms, its.n_terms) >=
         RAP_SKETCH_SAME_STORY;
}

/**
 * rap_ledger_gather:
 * @self: a ledger
 * @document: a document
 * @most: how many others at most
 * @error: return location for an error
 *
 * Puts a document together with those of the ledger that tell the same story, so that what they
 * say can be joined. The document comes last.
 *
 * Returns: (transfer full): a dossier, or %NULL with @error set
 *
 * Since: 1.0
 */
RapDossier *
rap_ledger_gather (RapLedger *self, RapDocument *document, guint most, GError **error)
{
  g_return_val_if_fail (RAP_IS_LEDGER (self), NULL);
  g_autoptr (RapDossier) dossier = rap_dossier_new ();
  g_autoptr (RapDocument) named = rename_document (document);
  RapSketch sketch;

  rap_sketch_make (document, &sketch);
  g_autofree char *keys = list_keys (&sketch);
  g_autofree char *sql =
    g_strdup_printf ("SELECT d.number, sha256, id, uri, title, published, language, text "
                     "FROM documents d JOIN"
                     " (SELECT document, count (*) AS n FROM terms WHERE key IN (%s) "
                     "GROUP BY document HAVING n >= 3"
                     " ORDER BY n DESC, document LIMIT ?1) t ON t.document = d.number "
                     "ORDER BY d.number",
                     keys);
  sqlite3_stmt *statement = prepare (self, sql, error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int (statement, 1, (int) MIN (most, 1000));
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autoptr (RapDocument) other = restore (statement);
      if (other != NULL && is_related (&sketch, other))
        rap_dossier_add (dossier, other);
    }
  sqlite3_finalize (statement);
  rap_dossier_add (dossier, named);
  return g_steal_pointer (&dossier);
}

static gboolean
execute_with (RapLedger *self, const char *sql, const char *result, GError **error)
{
  sqlite3_stmt *statement = prepare (self, sql, error);
  if (statement == NULL)
    return FALSE;
  bind (statement, 1, result);
  return finish (self, statement, error);
}

static gboolean
insert_document (RapLedger *self, RapDocument *document, GError **error)
{
  sqlite3_stmt *statement =
    prepare (self,
             "INSERT INTO documents (sha256, id, uri, title, published, language, text)"
             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
             error);
  if (statement == NULL)
    return FALSE;
  bind (statement, 1, rap_document_get_sha256 (document));
  bind (statement, 2, rap_document_get_id (document));
  bind (statement, 3, rap_document_get_uri (document));
  bind (statement, 4, rap_document_get_title (document));
  bind (statement, 5, rap_document_get_published (document));
  bind (statement, 6, rap_document_get_language (document));
  bind (statement, 7, rap_document_get_text (document));
  return finish (self, statement, error) &&
         execute (self,
                  "INSERT INTO search (rowid, title, text) SELECT number, title, text "
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
  g_autofree char *keys = list_keys (&sketch);
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
  if (!execute (self,
                "CREATE TEMP TABLE IF NOT EXISTS ids (id TEXT, number INTEGER, is_new "
                "INTEGER)",
                error) ||
      !execute (self, "DELETE FROM ids", error))
    return FALSE;
  for (guint i = 0; i < rap_dossier_get_n_documents (dossier); i++)
    {
      RapDocument  *document = rap_dossier_get_document (dossier, i);
      const gint64 *known = g_object_get_qdata (G_OBJECT (document), number_quark ());
      sqlite3_stmt *statement =
        prepare (self, "INSERT INTO ids VALUES (?1, ?2, ?3)", error);
      if (statement == NULL)
        return FALSE;
      bind (statement, 1, rap_document_get_id (document));
      sqlite3_bind_int64 (statement, 2, known != NULL ? *known : added);
      sqlite3_bind_int (statement, 3, known == NULL);
      if (!finish (self, statement, error))
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

  return execute (self, drop_actors, error) && execute (self, drop_items, error) &&
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

  if (!execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (rap_ledger_has (self, document))
    return execute (self, "ROLLBACK", error);
  gboolean done = insert_document (self, document, error);
  gint64   number = done ? find_document (self, rap_document_get_sha256 (document)) : 0;
  done = done && insert_terms (self, document, error) &&
         note_ids (self, dossier, number, error) && insert_items (self, result, error) &&
         execute (self, "COMMIT", error);
  if (!done)
    execute (self, "ROLLBACK", NULL);
  return done;
}

/* The first column of every row, a line each. */
static char *
read_lines (RapLedger *self, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  int step;

  while ((step = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_string_append (out, column (statement, 0));
      g_string_append_c (out, '\n');
    }
  gboolean done = step == SQLITE_DONE || fail (self, error);
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
  sqlite3_stmt     *statement =
    prepare (self,
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
    bind (statement, (int) i + 1, given[i]);
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
  sqlite3_stmt *statement =
    prepare (self,
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
  sqlite3_stmt *statement = prepare (
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
