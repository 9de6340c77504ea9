// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "write/rap-format.h"

G_BEGIN_DECLS

/* For people: headings by kind, a line an item with a link to its passage. */
extern const RapFormat rap_markdown_format;

/* Appends text so that nothing of it is taken for markup. */
void rap_markdown_append (GString *out, const char *text);

G_END_DECLS
