// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

#ifndef RAP_EXTERN
#define RAP_EXTERN __attribute__ ((visibility ("default"))) extern
#endif

#define RAP_AVAILABLE_IN_1_0 RAP_EXTERN
