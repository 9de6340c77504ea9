// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* bench-stages [--turns=N] FILE…: what each stage of the reading costs, in one process and on
 * one core: processor time for a megabyte of text, the least of several turns, and how many
 * megabytes a second that is for the stage, for the words up to the figures (tags look at the
 * parser's arcs, so the parser is among them) and for all.
 * Not a test: machines are noisy. */

#include "config.h"

#define RAPPORTEUR_INSIDE

#include "extract/rap-actors.h"
#include "extract/rap-events.h"
#include "extract/rap-quotes.h"
#include "language/rap-figures.h"
#include "language/rap-names.h"
#include "language/rap-parse.h"
#include "language/rap-times.h"
#include "language/rap-tree.h"
#include "text/rap-document-private.h"
#include "text/rap-reader.h"

#include <stdio.h>
#include <time.h>

typedef gconstpointer (*Stage) (RapDocument *document);

/* In this order: a stage is timed without what earlier ones have made. */
static const struct
{
  const char *name;
  Stage       run;
} stages[] = {
  { "read", NULL },
  { "words", (Stage) rap_words_of },
  { "arcs", (Stage) rap_arcs_of },
  { "tags", (Stage) rap_tags_of },
  { "names", (Stage) rap_names_of },
  { "times", (Stage) rap_times_of },
  { "figures", (Stage) rap_figures_of },
  { "tree", (Stage) rap_tree_of },
  { "actors", (Stage) rap_actors_of },
  { "quotes", (Stage) rap_quotes_of },
  { "events", (Stage) rap_events_of },
};

#define N_STAGES G_N_ELEMENTS (stages)

enum
{
  STAGE_WORDS = 1,
  STAGE_FIGURES = 6,
  STAGE_ACTORS = 8,
  STAGE_QUOTES = 9
};

static double
now (void)
{
  struct timespec spec;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spec);
  return (double) spec.tv_sec + (double) spec.tv_nsec / 1e9;
}

static gsize
run_document (RapDocument *document, double *seconds)
{
  double before = now ();

  for (guint s = STAGE_WORDS; s < N_STAGES; s++)
    {
      stages[s].run (document);
      double after = now ();
      seconds[s] += after - before;
      before = after;
    }
  return rap_document_get_length (document);
}

static gsize
run_files (char **paths, double *seconds)
{
  g_autoptr (RapReader) reader = rap_reader_new ();
  gsize size = 0;

  for (char **path = paths; *path != NULL; path++)
    rap_reader_add (reader, *path);
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      double before = now ();
      g_autoptr (RapDossier) dossier = rap_reader_next (reader, NULL, &error);
      seconds[0] += now () - before;
      if (dossier == NULL && rap_reader_is_done (reader))
        return size;
      for (guint i = 0; dossier != NULL && i < rap_dossier_get_n_documents (dossier); i++)
        size += run_document (rap_dossier_get_document (dossier, i), seconds);
    }
}

static void
print_range (const char *name, const double *seconds, guint first, guint last, gsize size)
{
  double all = 0, megabytes = (double) size / 1e6;

  for (guint s = first; s <= last; s++)
    all += seconds[s];
  g_print ("%-32s %8.1f ms/MB %8.2f MB/s\n",
           name,
           1000 * all / megabytes,
           megabytes / MAX (all, 1e-9));
}

int
main (int argc, char **argv)
{
  double best[N_STAGES];
  gsize  size = 0;
  guint  turns = 5;
  int    first = 1;

  if (argc > 1 && sscanf (argv[1], "--turns=%u", &turns) == 1)
    first++;
  for (guint turn = 0; turn < turns; turn++)
    {
      double seconds[N_STAGES] = { 0 };
      size = run_files (argv + first, seconds);
      for (guint s = 0; s < N_STAGES; s++)
        best[s] = turn == 0 ? seconds[s] : MIN (best[s], seconds[s]);
    }
  if (size == 0)
    return 1;
  for (guint s = 0; s < N_STAGES; s++)
    print_range (stages[s].name, best, s, s, size);
  print_range ("words to figures, arcs too", best, STAGE_WORDS, STAGE_FIGURES, size);
  print_range ("full, to actors (goal 2)", best, STAGE_WORDS, STAGE_ACTORS, size);
  print_range ("  with reading", best, 0, STAGE_ACTORS, size);
  print_range ("quotes with all before (goal 1.5)", best, 0, STAGE_QUOTES, size);
  return 0;
}
