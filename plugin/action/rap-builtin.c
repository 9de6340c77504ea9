// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-builtin.h"

#include "action/rap-actors-action.h"
#include "action/rap-allegations-action.h"
#include "action/rap-article-action.h"
#include "action/rap-commitments-action.h"
#include "action/rap-comparison-action.h"
#include "action/rap-events-action.h"
#include "action/rap-figures-action.h"
#include "action/rap-measures-action.h"
#include "action/rap-problems-action.h"
#include "action/rap-quotes-action.h"
#include "action/rap-stories-action.h"
#include "action/rap-summary-action.h"
#include "action/rap-syntax-action.h"
#include "action/rap-timeline-action.h"
#include "action/rap-times-action.h"
#include "action/rap-update-action.h"
#include "action/rap-brief-action.h"

/* In the order of a full report. */
static const RapBuiltin builtins[] = {
  /* clang-format off */
  { "quotes", rap_quotes_action_get_type },
  { "allegations", rap_allegations_action_get_type },
  { "commitments", rap_commitments_action_get_type },
  { "measures", rap_measures_action_get_type },
  { "events", rap_events_action_get_type },
  { "actors", rap_actors_action_get_type },
  { "times", rap_times_action_get_type },
  { "figures", rap_figures_action_get_type },
  { "problems", rap_problems_action_get_type },
  { "article", rap_article_action_get_type },
  { "summary", rap_summary_action_get_type },
  { "timeline", rap_timeline_action_get_type },
  { "comparison", rap_comparison_action_get_type },
  { "update", rap_update_action_get_type },
  { "stories", rap_stories_action_get_type },
  { "syntax", rap_syntax_action_get_type },
  { "brief", rap_brief_action_get_type },
  /* clang-format on */
};

const RapBuiltin *
rap_builtin_list (guint *n_builtins)
{
  *n_builtins = G_N_ELEMENTS (builtins);
  return builtins;
}
