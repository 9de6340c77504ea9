// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-span.h"

G_BEGIN_DECLS

/* The strings in the scripts of a page that read like the text of a report, as pages hold it
 * that are drawn by a script: those under one chain of member names, the one with the most prose.
 * Raw JSON strings (RapSpan) in order; none when there is too little. */
GArray *rap_page_strings_find (const char *html, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
