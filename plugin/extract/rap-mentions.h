// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mention.h"

G_BEGIN_DECLS

/* All mentions in order of their first word, not overlapping, none linked yet. */
GArray *rap_mentions_collect (RapDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
