// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-problems-action.h"

#include <glib/gi18n-lib.h>

#include "extract/rap-problems.h"

/**
 * RapProblemsAction:
 *
 * What is wrong with a copy of a report, and how each place is read.
 */

struct _RapProblemsAction
{
  RapAction parent_instance;

  gboolean leftovers;
  gboolean characters;
  gboolean layout;
};

G_DEFINE_FINAL_TYPE (RapProblemsAction, rap_problems_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "leftovers",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapProblemsAction, leftovers),
    .initial = 1,
    .label = N_ ("Leftovers"),
    .blurb = N_ ("List lines that are no part of the report") },
  { .name = "characters",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapProblemsAction, characters),
    .initial = 1,
    .label = N_ ("Characters"),
    .blurb = N_ ("List single characters that copying has damaged") },
  { .name = "layout",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapProblemsAction, layout),
    .initial = 1,
    .label = N_ ("Layout"),
    .blurb = N_ ("List paragraphs with line ends inside or none between them") },
};

static gboolean
is_wanted (const RapProblemsAction *self, RapProblemKind kind)
{
  switch (kind)
    {
    case RAP_PROBLEM_LEFTOVER:
    case RAP_PROBLEM_DUPLICATE:
      return self->leftovers;
    case RAP_PROBLEM_HYPHEN_BREAK:
    case RAP_PROBLEM_DAMAGED_CHARACTER:
    case RAP_PROBLEM_MISSING_SPACE:
      return self->characters;
    case RAP_PROBLEM_HARD_WRAP:
    case RAP_PROBLEM_LOST_BREAKS:
      return self->layout;
    case RAP_PROBLEM_BROKEN_WORD:
    case RAP_PROBLEM_DAMAGED_MARK:
    case RAP_PROBLEM_ORPHAN_QUOTE:
    case RAP_PROBLEM_UNDATED:
    case RAP_N_PROBLEMS:
      break;
    }
  return TRUE;
}

/* By RapProblemKind; where problems are counted they are counted under these. */
static const char *const headings[RAP_N_PROBLEMS] = {
  [RAP_PROBLEM_LEFTOVER] = N_ ("Leftovers of the page"),
  [RAP_PROBLEM_DUPLICATE] = N_ ("Repeated passages"),
  [RAP_PROBLEM_BROKEN_WORD] = N_ ("Broken words"),
  [RAP_PROBLEM_HYPHEN_BREAK] = N_ ("Words cut at line ends"),
  [RAP_PROBLEM_DAMAGED_CHARACTER] = N_ ("Damaged characters"),
  [RAP_PROBLEM_MISSING_SPACE] = N_ ("Missing spaces"),
  [RAP_PROBLEM_HARD_WRAP] = N_ ("Broken lines"),
  [RAP_PROBLEM_LOST_BREAKS] = N_ ("Lost paragraphs"),
  [RAP_PROBLEM_DAMAGED_MARK] = N_ ("Damaged quotation marks"),
  [RAP_PROBLEM_ORPHAN_QUOTE] = N_ ("Speakers not stated"),
  [RAP_PROBLEM_UNDATED] = N_ ("Date not stated"),
};

static char *
make_label (RapDocument *document, const RapProblem *problem)
{
  g_autofree char *exact = rap_document_dup_exact (document, &problem->span);

  if (problem->kind == RAP_PROBLEM_UNDATED)
    return g_strdup ("no date of publication is stated");
  if (problem->kind == RAP_PROBLEM_HARD_WRAP || problem->reading == NULL ||
      *problem->reading == '\0')
    return g_steal_pointer (&exact);
  return g_strdup_printf ("%s → %s", exact, problem->reading);
}

static void
add_problem (RapReport *report, RapDocument *document, const RapProblem *problem)
{
  g_autofree char *label = make_label (document, problem);
  RapItem         *item = rap_report_add (report, "problem", label);
  RapFields       *fields = rap_item_get_fields (item);

  rap_item_set_heading (item, headings[problem->kind]);
  rap_item_add_evidence (item, document, &problem->span);
  rap_fields_string (fields, "problem", rap_problem_kind_get_nick (problem->kind));
  rap_fields_string (fields, "reading", problem->reading);
  if (problem->detail != NULL)
    rap_fields_string (fields, "damage", problem->detail);
}

static gboolean
each (RapAction                  *action,
      RapReport                  *report,
      RapDocument                *document,
      G_GNUC_UNUSED GCancellable *cancellable,
      G_GNUC_UNUSED GError      **error)
{
  const GArray *problems = rap_problems_of (document)->problems;

  for (guint kind = 0; kind < RAP_N_PROBLEMS; kind++)
    for (guint i = 0; i < problems->len; i++)
      {
        const RapProblem *problem = &g_array_index (problems, RapProblem, i);
        if (problem->kind == kind &&
            is_wanted (RAP_PROBLEMS_ACTION (action), problem->kind))
          add_problem (report, document, problem);
      }
  return TRUE;
}

static void
rap_problems_action_class_init (RapProblemsActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->each = each;
  rap_action_class_set_info (action_class,
                             "problems",
                             N_ ("Problems"),
                             N_ ("List what is damaged or left over in a copy, and how "
                                 "it is read"),
                             RAP_CATEGORY_EXTRACTION,
                             RAP_SCOPE_DOCUMENT);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_problems_action_init (G_GNUC_UNUSED RapProblemsAction *self)
{
}
