// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-narrow-kernel.h"

G_BEGIN_DECLS

/* The kernel that multiplies bytes, or NULL when this machine does not. */
const RapNarrowKernel *rap_narrow_bytes_get (void);

G_END_DECLS
