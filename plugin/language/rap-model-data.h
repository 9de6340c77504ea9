// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes of the model that the library carries. */
GBytes *rap_model_data_dup (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
