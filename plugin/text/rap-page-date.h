// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-model.h"

G_BEGIN_DECLS

typedef struct
{
  guint    year;
  guint    month;
  guint    day;
  char     clock[32]; /* "T10:30:00+01:00", as far as was written; "" when not */
  gboolean in_doubt;  /* day and month may be the other way round */
} RapPageDate;

/* The first date that stands in a text, in any of the ways that data/lexicon has months for.
 * day_first says how 3/4/2020 is meant. */
gboolean rap_page_date_find (RapPageDate        *date,
                             const char         *text,
                             gsize               length,
                             gboolean            day_first,
                             const RapPageModel *model);

G_END_DECLS
