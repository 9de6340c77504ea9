// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-steps.h"

/* Measures of a dossier that one is compared with: the work is bounded by this number times
 * their number. */
#define MAX_STEPS 200

static const RapStepMention *
mention_at (const RapStep *step, guint i)
{
  return &g_array_index (step->mentions, RapStepMention, i);
}

static RapSide
side_of (const RapStepMention *mention, gboolean against)
{
  return rap_side_of (mention->document,
                      against ? mention->measure->against : mention->measure->by);
}

static guint
shared_words (const RapStepMention *left, const RapStepMention *right)
{
  const RapStepMention *both[2] = { left, right };
  RapMatter             matters[2];
  guint                 shared;

  for (guint i = 0; i < 2; i++)
    {
      const RapWords *words = rap_words_of (both[i]->document);
      RapSpan         span = both[i]->measure->matter;
      rap_matter_init (&matters[i],
                       both[i]->document,
                       rap_words_find (words, span.start),
                       rap_words_find (words, span.end - 1) + 1);
    }
  shared = rap_matter_overlap (&matters[0], &matters[1]);
  rap_matter_clear (&matters[0]);
  rap_matter_clear (&matters[1]);
  return shared;
}

/* The same side does the same to the same, as far as both tellings say. */
static gboolean
is_same (const RapStep *step, const RapStepMention *mention)
{
  const RapStepMention *first = mention_at (step, 0);
  gboolean aimed = first->measure->against->len > 0 && mention->measure->against->len > 0;

  if (first->measure->state != mention->measure->state ||
      first->measure->form != mention->measure->form ||
      !rap_sides_agree (side_of (first, FALSE), side_of (mention, FALSE)))
    return FALSE;
  if (aimed && !rap_sides_agree (side_of (first, TRUE), side_of (mention, TRUE)))
    return FALSE;
  return shared_words (first, mention) >= (aimed ? 1 : 2);
}

static void
add_mention (GArray *steps, RapDocument *document, const RapMeasure *measure)
{
  RapStepMention mention = { document, measure };

  for (guint i = steps->len > MAX_STEPS ? steps->len - MAX_STEPS : 0; i < steps->len; i++)
    {
      RapStep *step = &g_array_index (steps, RapStep, i);
      if (!is_same (step, &mention))
        continue;
      g_array_append_val (step->mentions, mention);
      return;
    }
  RapStep step = { g_array_new (FALSE, FALSE, sizeof (RapStepMention)) };
  g_array_append_val (step.mentions, mention);
  g_array_append_val (steps, step);
}

static void
clear_step (gpointer data)
{
  g_array_unref (((RapStep *) data)->mentions);
}

static gpointer
make_steps (RapDossier *dossier)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (RapStep));
  g_autoptr (GArray) order = rap_dossier_order (dossier);

  g_array_set_clear_func (steps, clear_step);
  for (guint i = 0; i < order->len; i++)
    {
      RapDocument *document =
        rap_dossier_get_document (dossier, g_array_index (order, guint, i));
      const GArray *measures = rap_measures_of (document)->measures;
      for (guint k = 0; k < measures->len; k++)
        add_mention (steps, document, &g_array_index (measures, RapMeasure, k));
    }
  return steps;
}

static const RapDossierDerivation steps_derivation = { "steps",
                                                       make_steps,
                                                       (GDestroyNotify) g_array_unref };

const GArray *
rap_steps_of (RapDossier *dossier)
{
  return rap_dossier_derive (dossier, &steps_derivation);
}

const RapStepMention *
rap_step_get_conditional (const RapStep *step)
{
  for (guint i = 0; i < step->mentions->len; i++)
    {
      if (mention_at (step, i)->measure->condition.end > 0)
        return mention_at (step, i);
    }
  return mention_at (step, 0);
}

const RapStepMention *
rap_step_get_aimed (const RapStep *step)
{
  for (guint i = 0; i < step->mentions->len; i++)
    {
      if (mention_at (step, i)->measure->against->len > 0)
        return mention_at (step, i);
    }
  return mention_at (step, 0);
}
