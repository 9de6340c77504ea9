// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "action/rap-action.h"

G_BEGIN_DECLS

#define RAP_TYPE_SUMMARY_ACTION (rap_summary_action_get_type ())

G_DECLARE_FINAL_TYPE (RapSummaryAction,
                      rap_summary_action,
                      RAP,
                      SUMMARY_ACTION,
                      RapAction)

G_END_DECLS
