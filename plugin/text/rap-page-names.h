// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-words.h"
#include "text/rap-span.h"

G_BEGIN_DECLS

/* Takes the names of people out of what stands where an author is named: "By Ann Lee, senior
 * writer | Updated …". Knows no language; which words open or close a byline comes from the
 * model. Spans are of the text given. */

/* How a byline can be cut, each form shorter than the one before. */
#define RAP_PAGE_NAME_FORMS 5

guint rap_page_names_clean (const char         *text,
                            gsize               length,
                            const RapPageModel *model,
                            RapSpan             forms[RAP_PAGE_NAME_FORMS]);
/* All of it but what opens a byline; empty where that tells a date, or is no more than one
 * phrase. */
RapSpan rap_page_names_worded (const char *text, gsize length, const RapPageModel *model);
/* Several names without the degrees and roles between them, joined by commas; "" when there
 * are not several. */
char *rap_page_names_list (const char         *text,
                           gsize               length,
                           const RapPageModel *model) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a text begins as a byline does ("By …"), and where the names then begin. */
gboolean rap_page_names_opens (const char         *text,
                               gsize               length,
                               const RapPageModel *model,
                               guint              *start);
/* Whether a text is nothing but a name of two to five words. */
gboolean
rap_page_names_is_shape (const char *text, gsize length, const RapPageModel *model);
/* The parts of a line that may be names: between signs and dates, and behind words that open
 * a byline; or only those. */
#define RAP_PAGE_NAME_PARTS 6
guint rap_page_names_parts (const char         *text,
                            gsize               length,
                            const RapPageModel *model,
                            gboolean            opened_only,
                            RapSpan             parts[RAP_PAGE_NAME_PARTS]);
/* Whether a text is nothing but what opens a byline: "Author", "Written by". */
gboolean
rap_page_names_is_label (const char *text, gsize length, const RapPageModel *model);
/* Where the name ends that a text begins with; 0: it begins with none. */
guint rap_page_names_leading (const char *text, gsize length, const RapPageModel *model);
/* A hash of a name that leaves out signs and case. */
guint32 rap_page_names_key (const char *text, gsize length);

G_END_DECLS
