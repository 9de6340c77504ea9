// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-ledger-sql.h"

#include <glib/gi18n-lib.h>

#include "text/rap-error.h"

G_DEFINE_QUARK (rap - ledger - number, rap_ledger_number)

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
