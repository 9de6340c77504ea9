// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-error.h"

G_DEFINE_QUARK (rap - error - quark, rap_error)
