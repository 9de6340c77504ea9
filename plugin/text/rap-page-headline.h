// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-layout.h"

G_BEGIN_DECLS

/* Finds out which block is the headline, and how like the title in the head each block is;
 * sets the fields of the layout that tell so. */
void rap_page_find_headline (RapPageLayout *layout);

G_END_DECLS
