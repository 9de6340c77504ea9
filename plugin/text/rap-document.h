// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#if !defined(RAPPORTEUR_INSIDE) && !defined(RAPPORTEUR_COMPILATION)
#error "Only <rapporteur.h> can be included directly."
#endif

#include "text/rap-span.h"

G_BEGIN_DECLS

#define RAP_TYPE_DOCUMENT (rap_document_get_type ())

RAP_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (RapDocument, rap_document, RAP, DOCUMENT, GObject)

RAP_AVAILABLE_IN_1_0
RapDocument *
rap_document_new (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
RapDocument *rap_document_new_for_bytes (GBytes     *bytes,
                                         const char *media_type,
                                         const char *uri,
                                         GError    **error) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
RapDocument *
rap_document_with_published (RapDocument *self,
                             const char  *published) G_GNUC_WARN_UNUSED_RESULT;

RAP_AVAILABLE_IN_1_0
const char *rap_document_get_id (RapDocument *self);
RAP_AVAILABLE_IN_1_0
const char *rap_document_get_text (RapDocument *self);
RAP_AVAILABLE_IN_1_0
guint rap_document_get_length (RapDocument *self);
RAP_AVAILABLE_IN_1_0
guint rap_document_get_characters (RapDocument *self);
RAP_AVAILABLE_IN_1_0
const char *rap_document_get_title (RapDocument *self);
RAP_AVAILABLE_IN_1_0
const char *rap_document_get_byline (RapDocument *self);
RAP_AVAILABLE_IN_1_0
const char *rap_document_get_published (RapDocument *self);
RAP_AVAILABLE_IN_1_0
const char *rap_document_get_language (RapDocument *self);
RAP_AVAILABLE_IN_1_0
const char *rap_document_get_uri (RapDocument *self);
RAP_AVAILABLE_IN_1_0
const char *rap_document_get_media_type (RapDocument *self);
RAP_AVAILABLE_IN_1_0
const char *rap_document_get_sha256 (RapDocument *self);

RAP_AVAILABLE_IN_1_0
char *
rap_document_dup_exact (RapDocument *self, const RapSpan *span) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
char *rap_document_dup_reading (RapDocument   *self,
                                const RapSpan *span) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
void rap_document_to_characters (RapDocument   *self,
                                 const RapSpan *span,
                                 guint         *start,
                                 guint         *end);
RAP_AVAILABLE_IN_1_0
void
rap_document_to_utf16 (RapDocument *self, const RapSpan *span, guint *start, guint *end);
RAP_AVAILABLE_IN_1_0
gboolean rap_document_to_source (RapDocument *self, const RapSpan *span, RapSpan *source);
RAP_AVAILABLE_IN_1_0
RapSpan *rap_document_from_characters (RapDocument *self,
                                       guint        start,
                                       guint        end) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
RapSpan *rap_document_from_utf16 (RapDocument *self,
                                  guint        start,
                                  guint        end) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
