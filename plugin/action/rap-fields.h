// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-document.h"

G_BEGIN_DECLS

/* Writes the members of a JSON object one after the other. The name is NULL inside an
 * array. Doubles are written with as many digits as they need and never in a locale. */
typedef struct _RapFields RapFields;

RapFields *rap_fields_new (gboolean name_documents) G_GNUC_WARN_UNUSED_RESULT;
/* The same behind what stands in json, which stays the caller's. */
RapFields *
rap_fields_new_behind (GString *json, gboolean name_documents) G_GNUC_WARN_UNUSED_RESULT;
void rap_fields_free (RapFields *fields);
void rap_fields_string (RapFields  *fields,
                        const char *name,
                        const char *value); /* NULL is null */
/* The same of a word of letters, digits and hyphens. */
void rap_fields_word (RapFields *fields, const char *name, const char *word);
/* Returns where in the JSON the string begins; rap_fields_peek () tells where it ends. */
gsize rap_fields_string_in (RapFields  *fields,
                            const char *name,
                            const char *value,
                            gsize       length);
/* What stands in the JSON from one place to another, once more. */
void rap_fields_again (RapFields *fields, const char *name, gsize from, gsize to);
void rap_fields_int (RapFields *fields, const char *name, gint64 value);
void rap_fields_double (RapFields *fields, const char *name, double value);
void rap_fields_boolean (RapFields *fields, const char *name, gboolean value);
void rap_fields_null (RapFields *fields, const char *name);
/* NULL or an empty span is null. */
void rap_fields_span (RapFields     *fields,
                      const char    *name,
                      RapDocument   *document,
                      const RapSpan *span);
/* A span with a further string member, as {"start":…,"form":"pronoun"}. */
void rap_fields_span_with (RapFields     *fields,
                           const char    *name,
                           RapDocument   *document,
                           const RapSpan *span,
                           const char    *member,
                           const char    *value);
/* A further member: where in its page a passage stands; none of a document that is no page. */
void rap_fields_source (RapFields *fields, RapDocument *document, const RapSpan *span);
void rap_fields_begin_array (RapFields *fields, const char *name);
void rap_fields_end_array (RapFields *fields);
void rap_fields_begin_object (RapFields *fields, const char *name);
void rap_fields_end_object (RapFields *fields);
/* Where the JSON text of the next element of an array is to be appended. */
GString *rap_fields_next (RapFields *fields);
/* JSON text as it is. */
void rap_fields_raw (RapFields *fields, const char *name, const char *json);
/* The members written so far, without braces. */
const char *rap_fields_peek (RapFields *fields, gsize *length);

/* Appends a quoted and escaped JSON string. */
void rap_fields_quote (GString *out, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapFields, rap_fields_free)

G_END_DECLS
