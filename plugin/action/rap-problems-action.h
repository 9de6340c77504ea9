// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "action/rap-action-private.h"

G_BEGIN_DECLS

G_DECLARE_FINAL_TYPE (RapProblemsAction,
                      rap_problems_action,
                      RAP,
                      PROBLEMS_ACTION,
                      RapAction)

G_END_DECLS
