// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "write/rap-format.h"

G_BEGIN_DECLS

extern const RapFormat rap_json_format;       /* one array of results */
extern const RapFormat rap_json_lines_format; /* one result a line */

G_END_DECLS
