// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "action/rap-action-private.h"

G_BEGIN_DECLS

G_DECLARE_FINAL_TYPE (RapBriefAction, rap_brief_action, RAP, BRIEF_ACTION, RapAction)

G_END_DECLS
