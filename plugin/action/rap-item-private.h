// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "action/rap-fields.h"
#include "action/rap-item.h"

G_BEGIN_DECLS

/* Where an action writes the members of the item that are its kind's own. */
RapFields *rap_item_get_fields (RapItem *self);
void       rap_item_set_id (RapItem *self, const char *id);
/* In a report on several documents every span says which one it lies in. */
void rap_item_set_many (RapItem *self, gboolean many);
void rap_item_append_json (RapItem *self, GString *out);

G_END_DECLS
