// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-name-labels.h"

#include "language/rap-name-reading.h"

/* Outside every name there is one state, inside one for each
 * kind; what a name begun earlier is worth is carried along. */

#define NOT_INSIDE (-((gint64) 1 << 50))

typedef struct
{
  guint8 label;                /* that leads outside */
  guint8 goes_on[RAP_N_KINDS]; /* the name inside was begun before this word */
} Step;

static void
step_forward (const gint32 *scores,
              gint64       *outside,
              gint64        inside[RAP_N_KINDS],
              Step         *step)
{
  gint64 best = *outside + scores[0];

  step->label = 0;
  for (guint kind = 0; kind < RAP_N_KINDS; kind++)
    {
      const gint32 *own = scores + RAP_LABEL_BEGINS (kind);
      gint64        begins = *outside + own[0], goes_on = inside[kind] + own[1];
      gint64        ends = inside[kind] + own[2], alone = *outside + own[3];
      if (alone > best)
        {
          best = alone;
          step->label = (guint8) (RAP_LABEL_BEGINS (kind) + 3);
        }
      if (ends > best)
        {
          best = ends;
          step->label = (guint8) (RAP_LABEL_BEGINS (kind) + 2);
        }
      step->goes_on[kind] = goes_on > begins;
      inside[kind] = MAX (goes_on, begins);
    }
  *outside = best;
}

static void
add_name (GArray *names, guint first, guint end, guint kind)
{
  RapName name = { .first = first, .end = end, .type = rap_name_kind_get_type (kind) };

  g_array_append_val (names, name);
}

/* Walks back over the steps; names come out last first and are turned round. */
static void
walk_back (const Step *steps, const RapStretch *stretch, GArray *names)
{
  guint from = names->len;

  for (guint i = stretch->end - stretch->first; i-- > 0;)
    {
      guint label = steps[i].label, kind = (label - 1) / 4, end = i + 1;
      if (label == 0)
        continue;
      if ((label - 1) % 4 == 2)
        do
          i--;
        while (i > 0 && steps[i].goes_on[kind]);
      add_name (names, stretch->first + i, stretch->first + end, kind);
    }
  RapName *list = (RapName *) (gpointer) names->data;
  for (guint a = from, b = names->len; a + 1 < b; a++)
    {
      RapName swap = list[a];
      list[a] = list[--b];
      list[b] = swap;
    }
}

/* Whether no label of the word is better than outside. */
RAP_HOT static gboolean
is_outside (const gint32 *scores)
{
  gint32 best = scores[0];

  for (guint i = 1; i < RAP_LABEL_BEGINS (RAP_N_KINDS); i++)
    best = MAX (best, scores[i]);
  return best == scores[0];
}

/* No labels are worth more together than what is best for each word. */
static gboolean
has_no_name (const RapStretch *stretch, const gint32 *scores)
{
  for (guint i = 0; i < stretch->end - stretch->first; i++)
    if (!is_outside (scores + i * RAP_NAME_OUTPUTS))
      return FALSE;
  return TRUE;
}

void
rap_name_labels_read (const RapStretch *stretch, const gint32 *scores, GArray *names)
{
  Step   steps[RAP_MAX_PARSE];
  gint64 outside = 0, inside[RAP_N_KINDS];

  if (has_no_name (stretch, scores))
    return;
  for (guint kind = 0; kind < RAP_N_KINDS; kind++)
    inside[kind] = NOT_INSIDE;
  for (guint i = 0; i < stretch->end - stretch->first; i++)
    step_forward (scores + i * RAP_NAME_OUTPUTS, &outside, inside, &steps[i]);
  walk_back (steps, stretch, names);
}
