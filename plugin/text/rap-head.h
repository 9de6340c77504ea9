// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-lines.h"

G_BEGIN_DECLS

/* Finds the title, the byline and the date among the lines that are set aside before the
 * first paragraph; sets the roles of those lines and offers what they say to the draft. */
void rap_head_read (const RapLines *lines,
                    gboolean       *kept,
                    RapBlockRole   *roles,
                    RapDraft       *draft);

G_END_DECLS
