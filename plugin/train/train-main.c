// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Learns the language model from treebanks and corpora of names and writes it in whole
 * numbers. The same corpora, options and machine make the same file. */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "train/train-breaks.h"
#include "train/train-export.h"
#include "train/train-invent.h"
#include "train/train-lemmas.h"
#include "train/train-marks.h"
#include "train/train-teach.h"

#define WARM_UP 200.f

static char    *corpora_dir;
static char    *check_dir;
static char    *output;
static char    *again;
static char    *keep;
static char   **from;
static char   **teachers;
static char    *marks;
static char    *words;
static gboolean invent;
static int      n_epochs = 12;
static int      n_layers = 3;
static int      carry_from = 9;
static int      n_extra = 12000;
static int      batch = 800;
static int      seed;
static int      politics_times = 4;
static double   rate = 2e-3;
static double   lesson = .5;
static double   dropout = .15;
static double   word_dropout = .1;
static double   name_dropout = .1;

static const GOptionEntry entries[] = {
  { "corpora",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &corpora_dir,
    "Read the corpora in DIR",
    "DIR" },
  { "check",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &check_dir,
    "Measure on the sets in DIR",
    "DIR" },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Write the model to FILE", "FILE" },
  { "again",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &again,
    "Keep the network of FILE, learn the rest",
    "FILE" },
  { "keep",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &keep,
    "Write the weights to FILE, to teach another network",
    "FILE" },
  { "from",
    0,
    0,
    G_OPTION_ARG_FILENAME_ARRAY,
    &from,
    "Begin with the weights of FILE, or with the mean of several",
    "FILE" },
  { "teacher",
    0,
    0,
    G_OPTION_ARG_FILENAME_ARRAY,
    &teachers,
    "Learn from what the weights of FILE say as well",
    "FILE" },
  { "words-to",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &words,
    "Write the words of the corpora to FILE, for another teacher, and stop",
    "FILE" },
  { "marks",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &marks,
    "Learn from what another teacher wrote to FILE as well",
    "FILE" },
  { "invent",
    0,
    0,
    G_OPTION_ARG_NONE,
    &invent,
    "Give some of the named names that nobody has heard",
    NULL },
  { "lesson", 0, 0, G_OPTION_ARG_DOUBLE, &lesson, "Believe teachers this much", "X" },
  { "epochs", 0, 0, G_OPTION_ARG_INT, &n_epochs, "Go N times through the corpora", "N" },
  { "layers", 0, 0, G_OPTION_ARG_INT, &n_layers, "Share N layers", "N" },
  { "carry-from", 0, 0, G_OPTION_ARG_INT, &carry_from, "Carry on in layers from N", "N" },
  { "words",
    0,
    0,
    G_OPTION_ARG_INT,
    &n_extra,
    "Know the N most frequent words with vectors",
    "N" },
  { "batch", 0, 0, G_OPTION_ARG_INT, &batch, "Learn from N words at a time", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Begin chance at N", "N" },
  { "politics-times",
    0,
    0,
    G_OPTION_ARG_INT,
    &politics_times,
    "Repeat the small corpus of names",
    "N" },
  { "rate", 0, 0, G_OPTION_ARG_DOUBLE, &rate, "Learn at this rate", "X" },
  { "dropout", 0, 0, G_OPTION_ARG_DOUBLE, &dropout, "Forget this share of numbers", "X" },
  { "word-dropout",
    0,
    0,
    G_OPTION_ARG_DOUBLE,
    &word_dropout,
    "Forget this share of words",
    "X" },
  { "name-dropout",
    0,
    0,
    G_OPTION_ARG_DOUBLE,
    &name_dropout,
    "Forget this share of words where names are marked",
    "X" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

typedef struct
{
  GArray     *trees;
  GArray     *names;
  GArray     *unmarked; /* only for teachers */
  GArray     *check_trees;
  GArray     *check_names;
  TrainTexts *texts;
  TrainTexts *check_texts;
} Corpora;

static gboolean
is_taught (void)
{
  return teachers != NULL || marks != NULL || words != NULL;
}

/* Corpora that are not there are left out. */
static gboolean
add (GArray *corpus, TrainTexts *texts, const char *dir, const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GError) error = NULL;

  if (texts != NULL)
    {
      train_corpus_add_trees (corpus, path, &error);
      if (error == NULL)
        train_texts_add (texts, path, &error);
    }
  else
    train_corpus_add_names (corpus, path, &error);
  if (error != NULL)
    g_printerr ("%s: left out: %s\n", name, error->message);
  return error == NULL;
}

static void
read_corpora (Corpora *all)
{
  all->trees = train_corpus_new ();
  all->names = train_corpus_new ();
  all->unmarked = train_corpus_new ();
  all->check_trees = train_corpus_new ();
  all->check_names = train_corpus_new ();
  all->texts = train_texts_new ();
  all->check_texts = train_texts_new ();
  add (all->trees, all->texts, corpora_dir, "ud/ewt-train.conllu");
  add (all->trees, all->texts, corpora_dir, "ud/gumfree-train.conllu");
  /* Machine-made names of another style: better than none. */
  if (!add (all->names, NULL, corpora_dir, "names/worldwide.bio"))
    add (all->names, NULL, corpora_dir, "names/gmb.bio");
  for (int i = 0; i < politics_times; i++)
    add (all->names, NULL, corpora_dir, "names/politics.bio");
  g_autofree char *unmarked = g_build_filename (corpora_dir, "unmarked.txt", NULL);
  if (is_taught () && g_file_test (unmarked, G_FILE_TEST_EXISTS))
    train_corpus_add_text (all->unmarked, unmarked, NULL);
  if (check_dir == NULL)
    return;
  add (all->check_trees, all->check_texts, check_dir, "ud/ewt.conllu");
  add (all->check_names, NULL, check_dir, "names/worldwide.bio");
}

static TrainSentence **
shuffle (const GArray *corpus)
{
  TrainSentence **order = g_new (TrainSentence *, MAX (corpus->len, 1));

  for (guint i = 0; i < corpus->len; i++)
    order[i] = &g_array_index (corpus, TrainSentence, i);
  for (guint i = corpus->len; i-- > 1;)
    {
      guint          j = train_chance () % (i + 1);
      TrainSentence *swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  return order;
}

static guint
fill (TrainNetwork *network, TrainSentence **order, guint at, guint n)
{
  train_network_clear (network);
  while (at < n && network->n < (guint) batch && train_network_add (network, order[at]))
    at++;
  return at;
}

/* A corpus on its way through an epoch, with what is right in it. */
typedef struct
{
  const GArray   *corpus;
  TrainSentence **order;
  guint           at;
  float           trees; /* how much each task weighs; 0 for one that nobody marked */
  float           names;
} Stream;

/* The stream that is furthest behind, or NULL when all are done. */
static Stream *
next_stream (Stream *streams, guint n)
{
  Stream *best = NULL;

  for (guint i = 0; i < n; i++)
    if (streams[i].at < streams[i].corpus->len &&
        (best == NULL || (double) streams[i].at / streams[i].corpus->len <
                           (double) best->at / best->corpus->len))
      best = &streams[i];
  return best;
}

static void
learn_batch (TrainNetwork *network, const Stream *stream, float follow)
{
  float weight = 1.f / (float) network->n;

  network->word_dropout = (float) (stream->trees == 1 ? word_dropout : name_dropout);
  train_network_read (network);
  if (stream->trees > 0)
    train_tags_batch (network, weight * stream->trees);
  /* Trees take longest: of taught ones every other is enough. */
  if (stream->trees == 1 || (stream->trees > 0 && train_chance () % 2 == 0))
    train_parse_batch (network, weight * stream->trees, follow);
  if (stream->names > 0)
    train_names_batch (network, weight * stream->names);
  train_network_back (network);
}

static void
run_epoch (TrainNetwork  *network,
           const Corpora *all,
           gsize         *seen,
           gsize          total,
           float          follow)
{
  static guint n_steps;
  float        taught = is_taught () ? (float) lesson : 0.f;
  Stream      *stream,
    streams[] = { { all->trees, shuffle (all->trees), 0, 1, taught },
                  { all->names, shuffle (all->names), 0, taught, 1 },
                  { all->unmarked, shuffle (all->unmarked), 0, taught, taught } };

  network->learning = TRUE;
  while ((stream = next_stream (streams, G_N_ELEMENTS (streams))) != NULL)
    {
      stream->at = fill (network, stream->order, stream->at, stream->corpus->len);
      *seen += network->n;
      float now = (float) rate * (1 - (float) *seen / (float) total * .98f);
      now *= MIN (1.f, (float) n_steps++ / WARM_UP + .01f);
      learn_batch (network, stream, follow);
      train_tensors_step (now);
    }
  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    g_free (streams[i].order);
}

/* How often what was said is right. */
static void
report (const GArray *corpus, gboolean trees)
{
  gsize n = 0, tags = 0, heads = 0, rels = 0, labels = 0;

  for (guint at = 0; at < corpus->len; at++)
    for (guint i = 0; i < g_array_index (corpus, TrainSentence, at).n; i++, n++)
      {
        const TrainWord *word = &g_array_index (corpus, TrainSentence, at).words[i];
        tags += word->tag == word->said_tag;
        heads += word->head == word->said_head;
        rels += word->head == word->said_head && word->rel == word->said_rel;
        labels += word->label == word->said_label;
      }
  if (n > 0 && trees)
    g_print (" tags %.2f heads %.2f labelled %.2f",
             100. * tags / n,
             100. * heads / n,
             100. * rels / n);
  else if (n > 0)
    g_print (" names %.2f of labels", 100. * labels / n);
}

static void
check (TrainNetwork *const *networks, guint n_networks, const Corpora *all)
{
  train_teach_say (networks, n_networks, all->check_trees);
  report (all->check_trees, TRUE);
  train_teach_say (networks, n_networks, all->check_names);
  report (all->check_names, FALSE);
  g_print ("\n");
}

static RapModel *
open_model (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);

  if (file == NULL)
    return NULL;
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  return rap_model_new (bytes, error);
}

/* With the network that was learned, or with that of an earlier model. */
static gboolean
write_model (TrainNetwork *network, const Corpora *all, GError **error)
{
  g_autoptr (GArray) lemmas = g_array_new (FALSE, TRUE, sizeof (RapLemmaEntry));
  g_autoptr (GArray) scripts = g_array_new (FALSE, TRUE, sizeof (RapLemmaScript));
  g_autoptr (GArray) breaks = g_array_new (FALSE, TRUE, 1);
  g_autoptr (RapModel) earlier = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  train_lemmas_learn (all->trees, lemmas, scripts);
  train_breaks_learn (all->texts, all->check_texts, breaks);
  if (network == NULL && (earlier = open_model (again, error)) == NULL)
    return FALSE;
  bytes = network != NULL ? train_export (network, lemmas, scripts, breaks)
                          : train_export_again (earlier, lemmas, scripts, breaks);
  g_autoptr (RapModel) model = rap_model_new (bytes, error);
  if (model == NULL)
    return FALSE;
  const char *data = g_bytes_get_data (bytes, &length);
  return g_file_set_contents (output, data, length, error);
}

static gboolean
write_weights (GError **error)
{
  FILE    *file = fopen (keep, "wb");
  gboolean whole = file != NULL && train_tensors_save (file);

  if (file != NULL)
    whole &= fclose (file) == 0;
  if (!whole)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_IO, "%s cannot be written", keep);
  return whole;
}

/* Weights make up `share` of what is there afterwards. */
static gboolean
read_weights (const char *path, float share, GError **error)
{
  FILE    *file = fopen (path, "rb");
  gboolean whole = file != NULL && train_tensors_load (file, share);

  if (file != NULL)
    fclose (file);
  if (!whole)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_IO, "%s is not of this network", path);
  return whole;
}

/* The mean of networks that went different ways from one beginning is better than each. */
static gboolean
begin (GError **error)
{
  for (guint i = 0; from != NULL && from[i] != NULL; i++)
    if (!read_weights (from[i], 1.f / (float) (i + 1), error))
      return FALSE;
  return TRUE;
}

/* The teachers mark what nobody marked, then they are no longer needed. */
static gboolean
teach (const TrainVocabulary *vocabulary, const Corpora *all, GError **error)
{
  g_autoptr (GPtrArray) networks = g_ptr_array_new ();

  for (guint i = 0; teachers[i] != NULL; i++)
    {
      g_ptr_array_add (networks, train_network_new (vocabulary, n_layers, carry_from));
      if (!read_weights (teachers[i], 1, error))
        return FALSE;
      train_tensors_forget ();
    }
  TrainNetwork *const *all_teachers = (TrainNetwork *const *) networks->pdata;
  g_print ("together:");
  check (all_teachers, networks->len, all);
  train_teach_say (all_teachers, networks->len, all->trees);
  train_teach_accept (all->trees, TRAIN_NAMES);
  train_teach_say (all_teachers, networks->len, all->names);
  train_teach_accept (all->names, TRAIN_TREES);
  train_teach_say (all_teachers, networks->len, all->unmarked);
  train_teach_accept (all->unmarked, TRAIN_TREES | TRAIN_NAMES);
  return TRUE;
}

/* The corpora that others mark, in the order of their files. */
typedef struct
{
  const char *name;
  GArray     *corpus;
  guint       tasks; /* that are learned from what others say */
} Lesson;

#define N_LESSONS 5

static void
set_lessons (Lesson *lessons, const Corpora *all)
{
  const Lesson order[N_LESSONS] = {
    { "trees", all->trees, TRAIN_NAMES },
    { "names", all->names, TRAIN_TREES },
    { "unmarked", all->unmarked, TRAIN_TREES | TRAIN_NAMES },
    { "check-trees", all->check_trees, 0 },
    { "check-names", all->check_names, 0 },
  };
  memcpy (lessons, order, sizeof order);
}

static gboolean
write_words (const Corpora *all, GError **error)
{
  FILE  *file = fopen (words, "w");
  Lesson lessons[N_LESSONS];

  set_lessons (lessons, all);
  for (guint i = 0; file != NULL && i < N_LESSONS; i++)
    train_marks_print (lessons[i].corpus, lessons[i].name, file);
  if (file == NULL || fclose (file) != 0)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_IO, "%s cannot be written", words);
  return *error == NULL;
}

static gboolean
read_marks (const Corpora *all, GError **error)
{
  FILE    *file = fopen (marks, "rb");
  gboolean whole = file != NULL;
  Lesson   lessons[N_LESSONS];

  set_lessons (lessons, all);
  for (guint i = 0; whole && i < N_LESSONS; i++)
    {
      whole = train_marks_read (lessons[i].corpus, file);
      if (lessons[i].tasks != 0)
        train_teach_accept (lessons[i].corpus, lessons[i].tasks);
    }
  if (file != NULL)
    fclose (file);
  if (!whole)
    g_set_error (error,
                 G_FILE_ERROR,
                 G_FILE_ERROR_IO,
                 "%s is not of these corpora",
                 marks);
  g_print ("the teacher:");
  report (all->check_trees, TRUE);
  report (all->check_names, FALSE);
  g_print ("\n");
  return whole;
}

static TrainVocabulary *
make_vocabulary (const Corpora *all, GError **error)
{
  GArray *sets[] = {
    all->trees, all->names, all->unmarked, all->check_trees, all->check_names
  };
  g_autofree char *vectors = g_build_filename (corpora_dir, "vectors.txt", NULL);
  g_autoptr (GPtrArray) corpora = g_ptr_array_new ();

  g_ptr_array_add (corpora, all->trees);
  g_ptr_array_add (corpora, all->names);
  TrainVocabulary *vocabulary = train_vocabulary_new (corpora, vectors, n_extra, error);
  for (guint i = 0; vocabulary != NULL && i < G_N_ELEMENTS (sets); i++)
    train_vocabulary_mark (vocabulary, sets[i]);
  return vocabulary;
}

static TrainNetwork *
learn (const Corpora *all, GError **error)
{
  TrainVocabulary *vocabulary = make_vocabulary (all, error);
  guint            n_trees = all->trees->len;

  if (vocabulary == NULL || (teachers != NULL && !teach (vocabulary, all, error)) ||
      (marks != NULL && !read_marks (all, error)))
    return NULL;
  if (invent)
    {
      train_invent_names (all->names, FALSE);
      train_invent_names (all->trees, TRUE);
      train_vocabulary_mark (vocabulary, all->names);
      train_vocabulary_mark (vocabulary, all->trees);
    }
  gsize seen = 0,
        total = (train_corpus_count (all->trees) + train_corpus_count (all->names) +
                 train_corpus_count (all->unmarked)) *
                n_epochs;
  TrainNetwork *network = train_network_new (vocabulary, n_layers, carry_from);
  if (!begin (error))
    return NULL;
  network->dropout = (float) dropout;
  g_print ("%u rows, %u vectors, %" G_GSIZE_FORMAT " words to read\n",
           vocabulary->n_rows,
           vocabulary->n_given,
           total);
  for (int epoch = 0; epoch < n_epochs; epoch++)
    {
      run_epoch (network, all, &seen, total, epoch > 0 || from != NULL ? .9f : .5f);
      g_print ("epoch %d", epoch + 1);
      if (epoch % 3 == 2 || epoch == n_epochs - 1)
        check (&network, 1, all);
      else
        g_print ("\n");
    }
  /* Lemmas are learned from what people marked. */
  g_array_set_size (all->trees, n_trees);
  return network;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context =
    g_option_context_new ("- learn the language model");
  g_autoptr (GError) error = NULL;
  TrainNetwork *network = NULL;
  Corpora       all;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || corpora_dir == NULL ||
      output == NULL)
    {
      g_printerr ("%s\n",
                  error != NULL ? error->message : "--corpora and --output are needed");
      return 2;
    }
  setvbuf (stdout, NULL, _IOLBF, 0);
  train_chance_seed (seed);
  read_corpora (&all);
  if (words != NULL && write_words (&all, &error))
    return 0;
  if (again == NULL && error == NULL)
    network = learn (&all, &error);
  if (error != NULL || (network != NULL && keep != NULL && !write_weights (&error)) ||
      !write_model (network, &all, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
