// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#if !defined(RAPPORTEUR_INSIDE) && !defined(RAPPORTEUR_COMPILATION)
#error "Only <rapporteur.h> can be included directly."
#endif

#include "action/rap-report.h"

G_BEGIN_DECLS

#define RAP_TYPE_WRITER (rap_writer_get_type ())

RAP_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (RapWriter, rap_writer, RAP, WRITER, GObject)

RAP_AVAILABLE_IN_1_0
char **rap_writer_list_formats (void) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
RapWriter *rap_writer_new (const char *format, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
void rap_writer_set_with_text (RapWriter *self, gboolean with_text);
RAP_AVAILABLE_IN_1_0
char *rap_writer_begin (RapWriter *self) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
char *rap_writer_write (RapWriter *self, RapReport *report) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
char *rap_writer_write_failure (RapWriter    *self,
                                const char   *place,
                                const GError *failure) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
char *rap_writer_end (RapWriter *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
