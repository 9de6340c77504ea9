// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "action/rap-report-private.h"

G_BEGIN_DECLS

/* What a writer knows while it writes. */
typedef struct
{
  gboolean with_text;
  guint    n_reports; /* written before this one */
  guint    n_items;   /* of those reports */
  guint    n_failures;
} RapWriteState;

/* A way to tell a report. Functions append to out; all but write may be NULL. */
typedef struct
{
  const char *name;
  void (*begin) (const RapWriteState *state, GString *out);
  void (*write) (const RapWriteState *state, RapReport *report, GString *out);
  void (*write_failure) (const RapWriteState *state,
                         const char          *place,
                         const GError        *failure,
                         GString             *out);
  void (*end) (const RapWriteState *state, GString *out);
} RapFormat;

G_END_DECLS
