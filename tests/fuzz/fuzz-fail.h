// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>
#include <stdlib.h>

/* g_error() stops as a debugger wants it, which no fuzzer catches: it would keep no input. */
#define fuzz_fail(what)     \
  G_STMT_START              \
  {                         \
    g_printerr (what "\n"); \
    abort ();               \
  }                         \
  G_STMT_END
