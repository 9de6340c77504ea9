// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#if !defined(RAPPORTEUR_INSIDE) && !defined(RAPPORTEUR_COMPILATION)
#error "Only <rapporteur.h> can be included directly."
#endif

#include <glib-object.h>

#include "text/rap-version.h"

G_BEGIN_DECLS

#define RAP_TYPE_INPUT (rap_input_get_type ())

/**
 * RapInput:
 * @RAP_INPUT_AUTO: by the file's name and its first bytes
 * @RAP_INPUT_HTML: a page
 * @RAP_INPUT_TEXT: plain text
 * @RAP_INPUT_JSONL: one document or dossier a line
 * @RAP_INPUT_WARC: a web archive
 *
 * What an input is read as.
 *
 * Since: 1.0
 */
typedef enum
{
  RAP_INPUT_AUTO,
  RAP_INPUT_HTML,
  RAP_INPUT_TEXT,
  RAP_INPUT_JSONL,
  RAP_INPUT_WARC
} RapInput;

RAP_AVAILABLE_IN_1_0
GType rap_input_get_type (void) G_GNUC_CONST;

G_END_DECLS
