// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-kind-titles.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *kind;
  const char *title;
} titles[] = {
  { "allegation", N_ ("Allegations and answers") },
  { "block", N_ ("Parts of the text") },
  { "commitment", N_ ("Commitments") },
  { "entity", N_ ("Actors") },
  { "event", N_ ("Events") },
  { "figure", N_ ("Figures") },
  { "measure", N_ ("Measures") },
  { "problem", N_ ("Problems") },
  { "quote", N_ ("Quotations") },
  { "row", N_ ("Across reports") },
  { "sentence", N_ ("Summary") },
  { "time", N_ ("Dates and times") },
};

const char *
rap_kind_get_title (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].kind, kind))
      return titles[i].title;
  return kind;
}
