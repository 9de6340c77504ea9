// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A line on the terminal for what takes longer than two seconds; nothing in a pipe. */
typedef struct
{
  gboolean shown; /* whether there is a terminal to show it on */
  gboolean drawn;
  gint64   start;
  gint64   last;
  guint    done;
} RapCliProgress;

void rap_cli_progress_init (RapCliProgress *progress, gboolean quiet);
void rap_cli_progress_step (RapCliProgress *progress, double fraction);
void rap_cli_progress_clear (RapCliProgress *progress);

G_END_DECLS
