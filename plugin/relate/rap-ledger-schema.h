// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Brings the tables of a ledger up to date, or makes them, all or nothing. Fails when a later
 * version wrote them. */
gboolean rap_ledger_schema_migrate (sqlite3 *database, GError **error);

G_END_DECLS
