// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "host/cli/rap-cli-options.h"

G_BEGIN_DECLS

/* Runs the actions over all inputs and writes the results in the order of the inputs.
 * Returns the exit status; on a wrong option it is 2 and error is set. */
int rap_cli_run (GPtrArray *actions, const RapCliOptions *options, GError **error);

G_END_DECLS
