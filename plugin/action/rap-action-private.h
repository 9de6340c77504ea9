// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "action/rap-action.h"
#include "action/rap-param.h"
#include "action/rap-report-private.h"

G_BEGIN_DECLS

/* Says what a C action is called, and that it may run on any thread. */
void rap_action_class_set_info (RapActionClass *klass,
                                const char     *name,
                                const char     *title,
                                const char     *description,
                                RapCategory     category,
                                RapScope        scope);
void rap_action_class_install_params (RapActionClass *klass,
                                      const RapParam *params,
                                      guint           n_params);

G_END_DECLS
