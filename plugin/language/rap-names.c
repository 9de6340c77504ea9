// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-names.h"

#include <string.h>

#include "language/rap-gazetteer.h"
#include "language/rap-network.h"

typedef struct
{
  RapNames view;
  GArray  *names;
} Store;

/* ---- The best legal labels. Outside every name there is one state, inside one for each
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

static const guint8 type_of_kind[RAP_N_KINDS] = {
  [RAP_KIND_PERSON] = RAP_NAME_PERSON, [RAP_KIND_ORGANISATION] = RAP_NAME_ORGANISATION,
  [RAP_KIND_PLACE] = RAP_NAME_PLACE,   [RAP_KIND_NATIONALITY] = RAP_NAME_NATIONALITY,
  [RAP_KIND_OTHER] = RAP_NAME_OTHER,
};

static void
add_name (GArray *names, guint first, guint end, guint kind)
{
  RapName name = { .first = first, .end = end, .type = type_of_kind[kind] };

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

static void
label_stretch (const RapStretch *stretch,
               const gint32     *scores,
               Step             *steps,
               GArray           *names)
{
  gint64 outside = 0, inside[RAP_N_KINDS];

  for (guint kind = 0; kind < RAP_N_KINDS; kind++)
    inside[kind] = NOT_INSIDE;
  for (guint i = 0; i < stretch->end - stretch->first; i++)
    step_forward (scores + i * RAP_NAME_OUTPUTS, &outside, inside, &steps[i]);
  walk_back (steps, stretch, names);
}

static void
label_all (const RapVectors *vectors, GArray *names)
{
  const RapModel    *model = rap_model_get ();
  g_autofree gint16 *layer = g_new (gint16, RAP_MAX_BATCH * RAP_WIDTH);
  g_autofree gint32 *sums = g_new (gint32, RAP_MAX_BATCH * RAP_NAME_OUTPUTS);
  g_autofree Step   *steps = g_new (Step, RAP_MAX_PARSE);

  for (guint stretch = 0, end; stretch < vectors->n_stretches; stretch = end)
    {
      const RapStretch *stretches = vectors->stretches;
      end = rap_batch_end (vectors, stretch);
      guint first = stretches[stretch].first;
      rap_layer_window (model,
                        &model->names_layer,
                        model->header.carries[RAP_MAX_LAYERS],
                        stretches + stretch,
                        end - stretch,
                        vectors->rows + (gsize) first * RAP_WIDTH,
                        layer);
      rap_layer_sums (model, &model->names, stretches[end - 1].end - first, layer, sums);
      for (guint i = stretch; i < end; i++)
        label_stretch (&stretches[i],
                       sums + (gsize) (stretches[i].first - first) * RAP_NAME_OUTPUTS,
                       steps,
                       names);
    }
}

/* ---- What the lexicons know */

/* Which term may say what a name of a type is, and the type that makes it. */
static const struct
{
  RapNameType type;
  RapTermKind term;
  RapNameType becomes;
} readings[] = {
  { RAP_NAME_PERSON, RAP_TERM_LEADER, RAP_NAME_PERSON },
  { RAP_NAME_PLACE, RAP_TERM_STATE, RAP_NAME_STATE },
  { RAP_NAME_PLACE, RAP_TERM_CAPITAL, RAP_NAME_PLACE },
  { RAP_NAME_PLACE, RAP_TERM_PLACE, RAP_NAME_PLACE },
  { RAP_NAME_PLACE, RAP_TERM_SEAT, RAP_NAME_PLACE },
  { RAP_NAME_ORGANISATION, RAP_TERM_ORGANISATION, RAP_NAME_ORGANISATION },
  { RAP_NAME_ORGANISATION, RAP_TERM_STATE, RAP_NAME_STATE },
  { RAP_NAME_NATIONALITY, RAP_TERM_ADJECTIVE, RAP_NAME_NATIONALITY },
  { RAP_NAME_NATIONALITY, RAP_TERM_CITIZENS, RAP_NAME_NATIONALITY },
  { RAP_NAME_NATIONALITY, RAP_TERM_CITIZEN, RAP_NAME_NATIONALITY },
  { RAP_NAME_OTHER, RAP_TERM_ADJECTIVE, RAP_NAME_NATIONALITY },
  { RAP_NAME_OTHER, RAP_TERM_CITIZENS, RAP_NAME_NATIONALITY },
  { RAP_NAME_OTHER, RAP_TERM_STATE, RAP_NAME_STATE },
};

static void
consult (const RapWords *words, RapName *name)
{
  guint          end = 0;
  const RapTerm *term = rap_gazetteer_match (words, name->first, name->end, FALSE, &end);

  if (term == NULL || end != name->end)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      const RapTerm *reading =
        readings[i].type == name->type ? rap_term_get (term, readings[i].term) : NULL;
      if (reading == NULL)
        continue;
      name->type = readings[i].becomes;
      rap_term_get_state (reading, name->state);
      return;
    }
}

/* "Jr." belongs to the name before it. */
static void
take_suffix (const RapWords *words, RapName *name)
{
  const RapWord *next = name->end < words->n_words ? &words->words[name->end] : NULL;

  if (name->type != RAP_NAME_PERSON || next == NULL ||
      next->sentence != words->words[name->first].sentence ||
      (next->flags & RAP_WORD_CAPITAL) == 0)
    return;
  const RapTerm *term = rap_gazetteer_find (next->lower, strlen (next->lower), TRUE);
  term = rap_term_get (term, RAP_TERM_PARTICLE);
  if (term != NULL &&
      rap_field_is (rap_lexicon_field (term->lexicon, term->row, 1), "suffix"))
    name->end++;
}

static gpointer
make (RapDocument *document)
{
  const RapWords *words = rap_words_of (document);
  Store          *store = g_new0 (Store, 1);

  store->names = g_array_new (FALSE, TRUE, sizeof (RapName));
  label_all (rap_vectors_of (document), store->names);
  for (guint i = 0; i < store->names->len; i++)
    {
      RapName *name = &g_array_index (store->names, RapName, i);
      consult (words, name);
      take_suffix (words, name);
    }
  store->view =
    (RapNames){ (const RapName *) (gpointer) store->names->data, store->names->len };
  return store;
}

static void
store_free (gpointer data)
{
  Store *store = data;

  g_array_unref (store->names);
  g_free (store);
}

const RapNames *
rap_names_of (RapDocument *document)
{
  static const RapDerivation names = { "names", make, store_free };
  const Store               *store = rap_document_derive (document, &names);

  return &store->view;
}
