// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-names.h"

#include <string.h>

#include "language/rap-dateline.h"
#include "language/rap-gazetteer.h"
#include "language/rap-name-hints.h"
#include "language/rap-name-types.h"
#include "language/rap-network.h"
#include "text/rap-work.h"

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

static const guint8 kind_of_type[RAP_N_NAME_TYPES] = {
  [RAP_NAME_PERSON] = RAP_KIND_PERSON,
  [RAP_NAME_ORGANISATION] = RAP_KIND_ORGANISATION,
  [RAP_NAME_STATE] = RAP_KIND_PLACE,
  [RAP_NAME_PLACE] = RAP_KIND_PLACE,
  [RAP_NAME_NATIONALITY] = RAP_KIND_NATIONALITY,
  [RAP_NAME_OTHER] = RAP_KIND_OTHER,
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

/* ---- What a document has shown. A form that was read as a name of some kind elsewhere
 * in the document is more likely to be one here. */

/* So many words remember each other; a report is shorter. */
#define MEMORY_WORDS 8192
/* How much all other places together can say, in units of the scores. */
#define MEMORY_WEIGHT (3 << (RAP_VECTOR_BITS + RAP_WEIGHT_BITS))
/* Inside a longer name a kind is surer. */
#define SURE 2

typedef struct
{
  gint16 kinds[RAP_N_KINDS];
  gint16 none;
  guint  first; /* the word that its reading begins with, and one; 0: of none yet */
} Memory;

typedef struct
{
  const RapWords *words;
  guint           first;
  guint           end;
  gint32         *sums; /* of the labels of the words */
  guint8 *shown; /* kind + 1 that the first reading gave a word, and SURE or 1 above it */
  Memory *memory; /* by form */
  GHashTable *hints;
} Reading;

/* What stands at the start of a sentence in capitals shows nothing when it is no name. */
static gboolean
can_show (const RapWords *words, guint i)
{
  return (words->words[i].flags & RAP_WORD_CAPITAL) != 0;
}

static gboolean
is_first (const RapWords *words, guint i)
{
  return i == 0 || words->words[i].sentence != words->words[i - 1].sentence;
}

/* What an earlier reading has shown is forgotten. */
static Memory *
recall (Reading *reading, guint i)
{
  Memory *memory = &reading->memory[rap_word_form (&reading->words->words[i])];

  if (memory->first != reading->first + 1)
    *memory = (Memory){ .first = reading->first + 1 };
  return memory;
}

static void
remember (Reading *reading, guint i, gint by)
{
  Memory *memory = recall (reading, i);
  guint8  shown = reading->shown[i - reading->first];

  if (shown > 0)
    memory->kinds[shown % 8 - 1] =
      (gint16) (memory->kinds[shown % 8 - 1] + by * (shown / 8));
  else if (!is_first (reading->words, i))
    memory->none = (gint16) (memory->none + by);
}

static void
show_names (Reading *reading, const GArray *names, guint from)
{
  memset (reading->shown, 0, reading->end - reading->first);
  for (guint n = from; n < names->len; n++)
    {
      const RapName *name = &g_array_index (names, RapName, n);
      guint          weight = name->end - name->first > 1 ? SURE : 1;
      for (guint i = name->first; i < name->end; i++)
        reading->shown[i - reading->first] =
          (guint8) (kind_of_type[name->type] + 1 + 8 * weight);
    }
  for (guint i = reading->first; i < reading->end; i++)
    if (can_show (reading->words, i))
      remember (reading, i, 1);
}

/* How much a hint says, in units of the scores. */
#define HINT_WEIGHT (8 << (RAP_VECTOR_BITS + RAP_WEIGHT_BITS))

static void
lean_on_hint (gint hint, gint32 *sums)
{
  if (hint == RAP_HINT_NO_NAME)
    sums[0] += HINT_WEIGHT;
  for (guint k = 0; hint > 0 && k < 4; k++)
    sums[RAP_LABEL_BEGINS (hint - 1) + k] += HINT_WEIGHT;
}

static void
lean (Reading *reading, guint i)
{
  gint32  *sums = reading->sums + (gsize) (i - reading->first) * RAP_NAME_OUTPUTS;
  gpointer form = (gpointer) reading->words->words[i].form;
  gint     hint = GPOINTER_TO_INT (g_hash_table_lookup (reading->hints, form)), all = 0;

  remember (reading, i, -1);
  const Memory *memory = recall (reading, i);
  for (guint kind = 0; kind < RAP_N_KINDS; kind++)
    all += memory->kinds[kind];
  all += memory->none;
  if (hint != 0)
    lean_on_hint (hint, sums);
  else if (all > 0)
    {
      for (guint kind = 0; kind < RAP_N_KINDS; kind++)
        for (guint k = 0; k < 4; k++)
          sums[RAP_LABEL_BEGINS (kind) + k] +=
            MEMORY_WEIGHT / (all + 1) * memory->kinds[kind];
      sums[0] += MEMORY_WEIGHT / (all + 1) * memory->none;
    }
  remember (reading, i, 1);
}

static void
decode (const Reading    *reading,
        const RapStretch *stretches,
        guint             n_stretches,
        Step             *steps,
        GArray           *names)
{
  for (guint i = 0; i < n_stretches; i++)
    label_stretch (&stretches[i],
                   reading->sums +
                     (gsize) (stretches[i].first - reading->first) * RAP_NAME_OUTPUTS,
                   steps,
                   names);
}

static void
score_all (const RapModel   *model,
           const RapVectors *vectors,
           guint             stretch,
           guint             limit,
           gint32           *sums)
{
  g_autofree gint16 *layer = g_new (gint16, RAP_MAX_BATCH * RAP_WIDTH);
  const RapStretch  *stretches = vectors->stretches;
  guint              base = stretches[stretch].first;

  for (guint end; stretch < limit; stretch = end)
    {
      guint first = stretches[stretch].first;
      end = MIN (rap_batch_end (vectors, stretch), limit);
      rap_layer_window (model,
                        model->names_layer,
                        model->header.carries[RAP_MAX_LAYERS],
                        stretches + stretch,
                        end - stretch,
                        vectors->rows + (gsize) first * RAP_WIDTH,
                        layer);
      rap_layer_sums (model,
                      &model->names,
                      stretches[end - 1].end - first,
                      layer,
                      sums + (gsize) (first - base) * RAP_NAME_OUTPUTS);
    }
}

/* Reads the stretches twice: the second time with what the first has shown. */
static void
read_twice (const RapWords   *words,
            const RapVectors *vectors,
            guint             stretch,
            guint             limit,
            Memory           *memory,
            GArray           *names)
{
  const RapStretch *stretches = vectors->stretches + stretch;
  Reading reading = { .words = words, .first = stretches[0].first, .memory = memory };
  g_autofree Step *steps = g_new (Step, RAP_MAX_PARSE);
  guint            n_stretches = limit - stretch, from = names->len;

  reading.end = stretches[n_stretches - 1].end;
  g_autofree gint32 *sums =
    g_new (gint32, (gsize) (reading.end - reading.first) * RAP_NAME_OUTPUTS);
  g_autofree guint8 *shown = g_new (guint8, reading.end - reading.first);
  reading.sums = sums;
  reading.shown = shown;
  score_all (rap_model_get (), vectors, stretch, limit, sums);
  decode (&reading, stretches, n_stretches, steps, names);
  show_names (&reading, names, from);
  reading.hints = rap_name_hints_find (words, reading.first, reading.end, shown);
  for (guint i = reading.first; i < reading.end; i++)
    if (can_show (words, i))
      lean (&reading, i);
  g_array_set_size (names, from);
  decode (&reading, stretches, n_stretches, steps, names);
  g_hash_table_unref (reading.hints);
}

static void
label_all (const RapWords *words, const RapVectors *vectors, GArray *names)
{
  g_autofree Memory *memory = g_new0 (Memory, words->n_forms);

  for (guint stretch = 0, end;
       stretch < vectors->n_stretches && !rap_work_is_cancelled ();
       stretch = end)
    {
      guint first = vectors->stretches[stretch].first;
      end = stretch;
      while (end < vectors->n_stretches &&
             vectors->stretches[end].first - first < MEMORY_WORDS)
        end++;
      read_twice (words, vectors, stretch, end, memory, names);
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
      rap_field_is (rap_lexicon_field (rap_term_get_lexicon (term), term->row, 1),
                    "suffix"))
    name->end++;
}

/* "northern Lagos" is a part of the place. */
static void
drop_side (const RapWords *words, RapName *name)
{
  if (name->type == RAP_NAME_PLACE && name->first + 1 < name->end &&
      g_ascii_islower (words->words[name->first].form[0]) &&
      (words->words[name->first + 1].flags & RAP_WORD_CAPITAL) != 0)
    name->first++;
}

/* A person's name where a dateline has its place is the place. */
static void
place_dateline (const RapWords *words, RapName *name)
{
  const RapSentence *sentence = &words->sentences[words->words[name->first].sentence];

  if (name->type == RAP_NAME_PERSON && name->first == sentence->first &&
      rap_dateline_opens (words, sentence))
    name->type = RAP_NAME_PLACE;
}

static gpointer
make (RapDocument *document)
{
  const RapWords *words = rap_words_of (document);
  Store          *store = g_new0 (Store, 1);

  store->names = g_array_new (FALSE, TRUE, sizeof (RapName));
  label_all (words, rap_vectors_of (document), store->names);
  rap_vectors_leave (document, RAP_VECTORS_FOR_NAMES);
  for (guint i = 0; i < store->names->len; i++)
    {
      RapName *name = &g_array_index (store->names, RapName, i);
      drop_side (words, name);
      place_dateline (words, name);
    }
  rap_names_settle (words, store->names);
  for (guint i = 0; i < store->names->len; i++)
    take_suffix (words, &g_array_index (store->names, RapName, i));
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
