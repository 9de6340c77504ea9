// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-document-private.h"

G_BEGIN_DECLS

/* The same document with nothing set aside: what is no part of the report is read as well.
 * Positions are the same. The document itself when it has nothing set aside. */
RapDocument *rap_whole_of (RapDocument *document);

G_END_DECLS
