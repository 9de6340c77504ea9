// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "relate/rap-ledger.h"
#include "relate/rap-sketch.h"

#include <sqlite3.h>

G_BEGIN_DECLS

struct _RapLedger
{
  GObject parent_instance;

  sqlite3 *database;
};

/* Sets the error to what SQLite says; always FALSE. */
gboolean rap_ledger_fail (RapLedger *self, GError **error);
gboolean rap_ledger_execute (RapLedger *self, const char *sql, GError **error);
/* NULL with the error set when it cannot be. */
sqlite3_stmt *rap_ledger_prepare (RapLedger *self, const char *sql, GError **error);
void          rap_ledger_bind (sqlite3_stmt *statement, int place, const char *text);
/* Runs a statement that gives no rows, and frees it. */
gboolean    rap_ledger_finish (RapLedger *self, sqlite3_stmt *statement, GError **error);
const char *rap_ledger_column (sqlite3_stmt *statement, int place);
/* The number of a document with these bytes; 0 when there is none. */
gint64 rap_ledger_find (RapLedger *self, const char *sha256);
/* The keys of what a document is about, as a list for SQL. */
char *rap_ledger_list_keys (const RapSketch *sketch);
/* The number in the ledger of a document that was taken out of it. */
GQuark rap_ledger_number_quark (void);

G_END_DECLS
