// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-structure.h"

G_BEGIN_DECLS

RapPage *rap_page_parse (const char *html, gsize length) G_GNUC_WARN_UNUSED_RESULT;
void     rap_page_free (RapPage *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapPage, rap_page_free)

G_END_DECLS
