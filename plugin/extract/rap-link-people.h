// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-link.h"

G_BEGIN_DECLS

/* Finds or makes the person that the name, or the title, stands for. */
void rap_link_person (RapLink *link, guint mention);
void rap_link_title (RapLink *link, guint mention);

/* Ends names where most of their mentions do; asked when all are linked. */
void rap_link_settle_names (RapLink *link);
void rap_link_settle_nouns (RapLink *link);

G_END_DECLS
