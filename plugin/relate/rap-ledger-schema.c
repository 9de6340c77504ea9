// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-ledger-schema.h"

#include <glib/gi18n-lib.h>

#include "text/rap-error.h"

#define SCHEMA_VERSION 1

/* Step by step from an older schema to the next; the first makes it out of nothing. */
static const char *const migrations[SCHEMA_VERSION] = {
  "CREATE TABLE documents (number INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, id "
  "TEXT,"
  " uri TEXT, title TEXT, published TEXT, language TEXT, text TEXT NOT NULL);"
  "CREATE TABLE items (number INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES "
  "documents,"
  " kind TEXT NOT NULL, status TEXT, label TEXT, json TEXT NOT NULL);"
  "CREATE INDEX items_by_document ON items (document, kind);"
  "CREATE INDEX items_by_kind ON items (kind, status);"
  "CREATE TABLE actors (item INTEGER NOT NULL REFERENCES items, id TEXT NOT NULL, name "
  "TEXT NOT NULL);"
  "CREATE INDEX actors_by_item ON actors (item);"
  "CREATE INDEX actors_by_name ON actors (name COLLATE NOCASE);"
  "CREATE TABLE terms (key INTEGER, document INTEGER REFERENCES documents, PRIMARY KEY "
  "(key, document))"
  " WITHOUT ROWID;"
  "CREATE VIRTUAL TABLE search USING fts5 (title, text, content='documents', "
  "content_rowid='number');",
};

static gboolean
execute (sqlite3 *database, const char *sql, GError **error)
{
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  g_set_error (error,
               RAP_ERROR,
               RAP_ERROR_FAILED,
               _ ("The ledger says: %s"),
               sqlite3_errmsg (database));
  return FALSE;
}

static int
read_version (sqlite3 *database)
{
  sqlite3_stmt *statement = NULL;
  int           version = -1;

  sqlite3_prepare_v2 (database, "PRAGMA user_version", -1, &statement, NULL);
  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    version = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return version;
}

static gboolean
climb (sqlite3 *database, GError **error)
{
  int version = read_version (database);

  if (version < 0 || version > SCHEMA_VERSION)
    {
      g_set_error (error,
                   RAP_ERROR,
                   RAP_ERROR_UNSUPPORTED,
                   _ ("The ledger was written by a later version (schema %d)"),
                   version);
      return FALSE;
    }
  for (; version < SCHEMA_VERSION; version++)
    {
      g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", version + 1);
      if (!execute (database, migrations[version], error) ||
          !execute (database, mark, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
rap_ledger_schema_migrate (sqlite3 *database, GError **error)
{
  if (!execute (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  gboolean done = climb (database, error) && execute (database, "COMMIT", error);
  if (!done)
    execute (database, "ROLLBACK", NULL);
  return done;
}
