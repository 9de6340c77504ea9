// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#if !defined(RAPPORTEUR_INSIDE) && !defined(RAPPORTEUR_COMPILATION)
#error "Only <rapporteur.h> can be included directly."
#endif

#include <glib.h>

#include "text/rap-version.h"

G_BEGIN_DECLS

#define RAP_ERROR (rap_error_quark ())

/**
 * RapError:
 * @RAP_ERROR_INVALID_TEXT: the input is no text: binary, empty where something is needed, or broken
 * @RAP_ERROR_UNSUPPORTED: what was asked for exists but not here
 * @RAP_ERROR_NOT_FOUND: no action, file or item of that name
 * @RAP_ERROR_INVALID_PARAM: a parameter has a value it cannot have
 * @RAP_ERROR_FAILED: anything else
 *
 * What went wrong, by what the caller can do about it. Cancellation is %G_IO_ERROR_CANCELLED.
 *
 * Since: 1.0
 */
typedef enum
{
  RAP_ERROR_INVALID_TEXT,
  RAP_ERROR_UNSUPPORTED,
  RAP_ERROR_NOT_FOUND,
  RAP_ERROR_INVALID_PARAM,
  RAP_ERROR_FAILED
} RapError;

RAP_AVAILABLE_IN_1_0
GQuark rap_error_quark (void);

G_END_DECLS
