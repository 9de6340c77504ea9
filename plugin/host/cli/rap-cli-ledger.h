// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* rapporteur ledger add|show|list|export LEDGER … */
int rap_cli_ledger (int argc, char **argv, GError **error);

G_END_DECLS
