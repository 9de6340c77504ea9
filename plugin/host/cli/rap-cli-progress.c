// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "host/cli/rap-cli-progress.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#define PATIENCE (2 * G_USEC_PER_SEC)
#define INTERVAL (G_USEC_PER_SEC / 5)

void
rap_cli_progress_init (RapCliProgress *progress, gboolean quiet)
{
  *progress = (RapCliProgress){ .shown = !quiet && isatty (STDERR_FILENO) };
  progress->start = g_get_monotonic_time ();
}

void
rap_cli_progress_step (RapCliProgress *progress, double fraction)
{
  gint64 now = g_get_monotonic_time ();
  double seconds = (double) (now - progress->start) / G_USEC_PER_SEC;

  progress->done++;
  if (!progress->shown || now - progress->start < PATIENCE ||
      now - progress->last < INTERVAL)
    return;
  progress->last = now;
  progress->drawn = TRUE;
  guint left = fraction > 0 ? (guint) (seconds * (1 - fraction) / fraction) : 0;
  g_printerr (_ ("\r\033[K%u done, %.0f %%, %.1f a second, %u:%02u left"),
              progress->done,
              fraction * 100,
              progress->done / seconds,
              left / 60,
              left % 60);
}

void
rap_cli_progress_clear (RapCliProgress *progress)
{
  if (progress->drawn)
    g_printerr ("\r\033[K");
  progress->drawn = FALSE;
}
