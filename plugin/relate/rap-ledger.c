// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-ledger-private.h"

#include <glib/gi18n-lib.h>

#include "relate/rap-ledger-schema.h"
#include "text/rap-error.h"

/**
 * RapLedger:
 *
 * A dossier kept on disk: documents, and the items found in them. Each document is added in one
 * transaction, so that a run which is killed keeps what it had added and nothing else. Adding a
 * document again does nothing.
 *
 * Since: 1.0
 */

#define BUSY_MILLISECONDS 10000

G_DEFINE_FINAL_TYPE (RapLedger, rap_ledger, G_TYPE_OBJECT)

G_DEFINE_QUARK (rap - ledger - number, rap_ledger_number)

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

gboolean
rap_ledger_fail (RapLedger *self, GError **error)
{
  g_set_error (error,
               RAP_ERROR,
               RAP_ERROR_FAILED,
               _ ("The ledger says: %s"),
               sqlite3_errmsg (self->database));
  return FALSE;
}

gboolean
rap_ledger_execute (RapLedger *self, const char *sql, GError **error)
{
  return sqlite3_exec (self->database, sql, NULL, NULL, NULL) == SQLITE_OK ||
         rap_ledger_fail (self, error);
}

sqlite3_stmt *
rap_ledger_prepare (RapLedger *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2 (self->database, sql, -1, &statement, NULL) != SQLITE_OK)
    rap_ledger_fail (self, error);
  return statement;
}

void
rap_ledger_bind (sqlite3_stmt *statement, int place, const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement, place);
  else
    sqlite3_bind_text (statement, place, text, -1, SQLITE_TRANSIENT);
}

gboolean
rap_ledger_finish (RapLedger *self, sqlite3_stmt *statement, GError **error)
{
  gboolean done =
    sqlite3_step (statement) == SQLITE_DONE || rap_ledger_fail (self, error);
  sqlite3_finalize (statement);
  return done;
}

const char *
rap_ledger_column (sqlite3_stmt *statement, int place)
{
  return (const char *) sqlite3_column_text (statement, place);
}

gint64
rap_ledger_find (RapLedger *self, const char *sha256)
{
  sqlite3_stmt *statement =
    rap_ledger_prepare (self, "SELECT number FROM documents WHERE sha256 = ?1", NULL);
  gint64 number = 0;
  if (statement == NULL)
    return 0;
  rap_ledger_bind (statement, 1, sha256);
  if (sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

char *
rap_ledger_list_keys (const RapSketch *sketch)
{
  GString *keys = g_string_new (NULL);
  for (guint i = 0; i < sketch->n_terms; i++)
    g_string_append_printf (keys, "%s%u", i > 0 ? "," : "", sketch->terms[i].key);
  return g_string_free (keys, FALSE);
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
      rap_ledger_fail (self, error);
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  sqlite3_busy_timeout (self->database, BUSY_MILLISECONDS);
  if (rap_ledger_execute (self, "PRAGMA journal_mode = WAL", error) &&
      rap_ledger_execute (self, "PRAGMA foreign_keys = ON", error) &&
      rap_ledger_schema_migrate (self->database, error))
    return g_steal_pointer (&self);
  g_prefix_error (error, "%s: ", path);
  return NULL;
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
  return rap_ledger_find (self, rap_document_get_sha256 (document)) != 0;
}
