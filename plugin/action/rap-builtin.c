// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-builtin.h"

#include "action/rap-actors-action.h"
#include "action/rap-article-action.h"
#include "action/rap-summary-action.h"
#include "action/rap-quotes-action.h"
#include "action/rap-figures-action.h"
#include "action/rap-times-action.h"

typedef GType (*GetType) (void);

/* In the order of a full report. */
static const struct
{
  const char *name;
  GetType     get_type;
} builtins[] = {
  { "article", rap_article_action_get_type },
  { "actors", rap_actors_action_get_type },
  { "summary", rap_summary_action_get_type },
  { "quotes", rap_quotes_action_get_type },
  { "times", rap_times_action_get_type },
  { "figures", rap_figures_action_get_type },
};

void
rap_builtin_add (RapRegistry *registry)
{
  for (guint i = 0; i < G_N_ELEMENTS (builtins); i++)
    rap_registry_add (registry, builtins[i].get_type (), builtins[i].name, NULL);
}

gboolean
rap_builtin_has (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (builtins); i++)
    {
      if (g_str_equal (builtins[i].name, name))
        return TRUE;
    }
  return FALSE;
}
