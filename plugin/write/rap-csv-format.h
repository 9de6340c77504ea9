// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "write/rap-format.h"

G_BEGIN_DECLS

/* One item a row, by RFC 4180; no cell can be taken for a formula. */
extern const RapFormat rap_csv_format;

/* Appends a cell, in quotation marks where it needs them. */
void rap_csv_append_cell (GString *out, const char *value);

G_END_DECLS
