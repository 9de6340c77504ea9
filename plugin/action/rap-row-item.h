// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "action/rap-action-private.h"
#include "summarise/rap-row.h"

G_BEGIN_DECLS

/* Adds a row as an item: what is common to timeline, comparison, update, brief and stories. */
RapItem *rap_row_item_add (RapReport    *report,
                           const RapRow *row,
                           const char   *action,
                           const char   *heading);

/* The same, with who it is about and how it stands in the label; both may be NULL. */
RapItem *rap_row_item_add_for (RapReport    *report,
                               const RapRow *row,
                               const char   *action,
                               const char   *heading,
                               const char   *who,
                               const char   *status);

G_END_DECLS
