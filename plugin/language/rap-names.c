// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-names-private.h"

#include <string.h>

#include "language/rap-dateline.h"
#include "language/rap-gazetteer.h"
#include "language/rap-name-hints.h"
#include "language/rap-name-labels.h"
#include "language/rap-name-review.h"
#include "language/rap-name-types.h"

typedef struct _Window Window;

struct _RapNameReader
{
  RapNames view;
  GArray  *names;
  Window  *window; /* NULL once all is read */
};

typedef RapNameReader Store;

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
          (guint8) (rap_name_type_get_kind (name->type) + 1 + 8 * weight);
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
        GArray           *names)
{
  for (guint i = 0; i < n_stretches; i++)
    rap_name_labels_read (&stretches[i],
                          reading->sums + (gsize) (stretches[i].first - reading->first) *
                                            RAP_NAME_OUTPUTS,
                          names);
}

/* Stretches that are read together. */
struct _Window
{
  const RapWords   *words;
  const guint8     *tags; /* of the words that are read */
  const RapStretch *stretches;
  guint             n_stretches;
  gint32           *sums;   /* of the labels of their words */
  Memory           *memory; /* by form */
  RapNameForm      *forms;
};

static void
score (Window *window, const RapBatch *batch)
{
  const RapModel    *model = rap_model_get ();
  RAP_ALIGNED gint16 layer[RAP_MAX_BATCH * RAP_WIDTH];

  if (window->n_stretches == 0)
    window->stretches = batch->stretches;
  rap_layer_window (model,
                    model->names_layer,
                    model->header.carries[RAP_MAX_LAYERS],
                    batch->stretches,
                    batch->n_stretches,
                    batch->rows,
                    layer);
  rap_layer_sums (model,
                  &model->names,
                  rap_batch_n_words (batch),
                  layer,
                  window->sums +
                    (gsize) (rap_batch_first (batch) - window->stretches[0].first) *
                      RAP_NAME_OUTPUTS);
  window->n_stretches += batch->n_stretches;
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

RAP_HOT static void
shorten_all (const gint32 *sums, gsize n, gint16 *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] = (gint16) MAX (sums[i] >> RAP_NAME_UNIT_BITS, -G_MAXINT16);
}

static gint16 *
shorten (const gint32 *sums, guint n_words)
{
  gsize   n = (gsize) n_words * RAP_NAME_OUTPUTS;
  gint16 *out = g_new (gint16, n);

  shorten_all (sums, n, out);
  return out;
}

G_STATIC_ASSERT (RAP_NAME_UNIT_BITS == 16);

static void
review (const Window  *window,
        const Reading *reading,
        const gint16  *alone,
        const GArray  *firsts,
        GArray        *names,
        guint          from)
{
  RapNameReading read = { .words = window->words,
                          .tags = window->tags,
                          .forms = window->forms,
                          .stretches = window->stretches,
                          .n_stretches = window->n_stretches,
                          .first = reading->first,
                          .end = reading->end,
                          .alone = alone,
                          .leaned = reading->sums,
                          .hints = reading->hints,
                          .firsts = (const RapName *) (gpointer) firsts->data,
                          .n_firsts = firsts->len,
                          .seconds = &g_array_index (names, RapName, from),
                          .n_seconds = names->len - from };

  rap_names_review (&read, names, from);
}

/* Reads the stretches twice: the second time with what the first has shown. */
static void
read_twice (Window *window, GArray *names)
{
  const RapStretch  *stretches = window->stretches;
  guint              n_stretches = window->n_stretches, from = names->len;
  Reading            reading = { .words = window->words,
                                 .first = stretches[0].first,
                                 .end = stretches[n_stretches - 1].end,
                                 .sums = window->sums,
                                 .memory = window->memory };
  g_autofree guint8 *shown = g_new (guint8, reading.end - reading.first);

  reading.shown = shown;
  decode (&reading, stretches, n_stretches, names);
  g_autofree gint16 *alone = shorten (reading.sums, reading.end - reading.first);
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (RapName));
  g_array_append_vals (firsts, &g_array_index (names, RapName, from), names->len - from);
  show_names (&reading, names, from);
  reading.hints = rap_name_hints_find (window->words, reading.first, reading.end, shown);
  for (guint i = reading.first; i < reading.end; i++)
    if (can_show (window->words, i))
      lean (&reading, i);
  g_array_set_size (names, from);
  decode (&reading, stretches, n_stretches, names);
  for (guint i = from; i < names->len; i++)
    drop_side (window->words, &g_array_index (names, RapName, i));
  review (window, &reading, alone, firsts, names, from);
  g_hash_table_unref (reading.hints);
}

static void
close_window (Store *store)
{
  if (store->window->n_stretches > 0)
    read_twice (store->window, store->names);
  store->window->n_stretches = 0;
}

/* The part of the batch that still belongs to the window. */
static RapBatch
part_of (const Window *window, const RapBatch *batch)
{
  RapBatch part = { batch->stretches, 0, batch->rows };
  guint    first =
    window->n_stretches > 0 ? window->stretches[0].first : rap_batch_first (batch);

  while (part.n_stretches < batch->n_stretches &&
         batch->stretches[part.n_stretches].first - first < MEMORY_WORDS)
    part.n_stretches++;
  return part;
}

void
rap_name_reader_read (RapNameReader *store, const RapBatch *batch)
{
  RapBatch rest = *batch, part = part_of (store->window, &rest);

  while (part.n_stretches < rest.n_stretches)
    {
      if (part.n_stretches > 0)
        score (store->window, &part);
      close_window (store);
      rest.stretches += part.n_stretches;
      rest.n_stretches -= part.n_stretches;
      rest.rows = batch->rows +
                  (gsize) (rap_batch_first (&rest) - rap_batch_first (batch)) * RAP_WIDTH;
      part = part_of (store->window, &rest);
    }
  score (store->window, &part);
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

/* What is read as a person where a dateline has its place is the place; as a body, when a comma
 * follows: "AFP -" is none. */
static void
place_dateline (const RapWords *words, RapName *name)
{
  const RapSentence *sentence = &words->sentences[words->words[name->first].sentence];
  gboolean           comma =
    name->end < sentence->end && g_str_equal (words->words[name->end].form, ",");

  if (name->first == sentence->first &&
      (name->type == RAP_NAME_PERSON || (name->type == RAP_NAME_ORGANISATION && comma)) &&
      rap_dateline_opens (words, sentence))
    name->type = RAP_NAME_PLACE;
}

RapNameReader *
rap_name_reader_new (const RapWords *words, const guint8 *tags)
{
  Store *store = g_new0 (Store, 1);
  gsize  n_words = MIN (words->n_words, MEMORY_WORDS + RAP_MAX_PARSE);

  store->names = g_array_new (FALSE, TRUE, sizeof (RapName));
  store->window = g_new0 (Window, 1);
  store->window->words = words;
  store->window->tags = tags;
  store->window->sums = g_new (gint32, n_words * RAP_NAME_OUTPUTS);
  store->window->memory = g_new0 (Memory, words->n_forms);
  store->window->forms = rap_name_forms_new (words);
  return store;
}

static void
window_free (Window *window)
{
  g_free (window->sums);
  g_free (window->memory);
  g_free (window->forms);
  g_free (window);
}

static void
finish (Store *store, const RapWords *words)
{
  const guint8 *tags = store->window->tags;

  close_window (store);
  g_clear_pointer (&store->window, window_free);
  for (guint i = 0; i < store->names->len; i++)
    place_dateline (words, &g_array_index (store->names, RapName, i));
  rap_names_settle (words, tags, store->names);
  for (guint i = 0; i < store->names->len; i++)
    take_suffix (words, &g_array_index (store->names, RapName, i));
  store->view =
    (RapNames){ (const RapName *) (gpointer) store->names->data, store->names->len };
}

static gpointer
make (RapDocument *document)
{
  const RapWords   *words = rap_words_of (document);
  const RapTags    *tags = rap_tags_of (document);
  Store            *store = rap_name_reader_new (words, tags->tags);
  const RapVectors *vectors = rap_vectors_of (document);
  RapBatch          batch = { NULL, 0, NULL };

  while (rap_vectors_next (vectors, &batch))
    rap_name_reader_read (store, &batch);
  finish (store, words);
  rap_vectors_leave (document, RAP_VECTORS_FOR_NAMES);
  return store;
}

static void
store_free (gpointer data)
{
  Store *store = data;

  g_array_unref (store->names);
  g_free (store);
}

static const RapDerivation derivation = { "names", make, store_free, FALSE };

void
rap_name_reader_keep (RapNameReader *store, RapDocument *document)
{
  finish (store, rap_words_of (document));
  rap_document_keep (document, &derivation, store);
}

const RapNames *
rap_names_of (RapDocument *document)
{
  const Store *store = rap_document_derive (document, &derivation);

  return &store->view;
}
