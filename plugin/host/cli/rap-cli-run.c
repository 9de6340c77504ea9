// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "host/cli/rap-cli-run.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "host/cli/rap-cli-progress.h"

/* One input on its way through: read, worked on by some thread, written in its turn. */
typedef struct
{
  RapDossier   *dossier;
  char         *place;
  GCancellable *cancellable;
  RapReport    *report;
  GError       *error;
  gboolean      done;
} Job;

typedef struct
{
  GPtrArray           *actions;
  const RapCliOptions *options;
  RapReader           *reader;
  RapWriter           *writer;
  RapSite             *site; /* instead of one stream; or NULL */
  FILE                *out;
  FILE                *errors;
  GThreadPool         *pool; /* NULL when one thread does it all */
  GQueue               jobs; /* in the order of the inputs */
  GMutex               lock;
  GCond                finished;
  RapDossier    *gathered; /* loose documents, when an action looks at all together */
  RapCliProgress progress;
  int            status;
} Run;

static void
free_job (Job *job)
{
  g_clear_object (&job->dossier);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->report);
  g_clear_error (&job->error);
  g_free (job->place);
  g_free (job);
}

static gboolean
cancel_late (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

/* The clock of deadlines runs in a thread of its own, so that busy workers are heard. */
static gpointer
run_clock (gpointer data)
{
  g_main_loop_run (data);
  return NULL;
}

static GMainContext *
get_clock (void)
{
  static gsize clock;

  if (g_once_init_enter (&clock))
    {
      GMainContext *context = g_main_context_new ();
      g_thread_unref (
        g_thread_new ("deadline", run_clock, g_main_loop_new (context, FALSE)));
      g_once_init_leave (&clock, (gsize) context);
    }
  return (GMainContext *) clock;
}

static GSource *
start_deadline (Job *job, double seconds)
{
  if (seconds <= 0)
    return NULL;
  GSource *source = g_timeout_source_new ((guint) (seconds * 1000));
  g_source_set_callback (source,
                         cancel_late,
                         g_object_ref (job->cancellable),
                         g_object_unref);
  g_source_attach (source, get_clock ());
  return source;
}

static void
say_deadline (Job *job, double seconds)
{
  if (!g_error_matches (job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_error (&job->error);
  g_set_error (&job->error,
               RAP_ERROR,
               RAP_ERROR_FAILED,
               _ ("not done after %g seconds"),
               seconds);
}

static void
run_actions (Run *run, Job *job)
{
  GSource *deadline = start_deadline (job, run->options->deadline);

  for (guint i = 0; i < run->actions->len && job->error == NULL; i++)
    {
      g_autoptr (RapReport) report = rap_action_run (g_ptr_array_index (run->actions, i),
                                                     job->dossier,
                                                     job->cancellable,
                                                     &job->error);
      if (job->report == NULL)
        job->report = g_steal_pointer (&report);
      else if (report != NULL)
        rap_report_merge (job->report, report);
    }
  if (deadline != NULL)
    {
      g_source_destroy (deadline);
      g_source_unref (deadline);
      say_deadline (job, run->options->deadline);
    }
}

static void
work (gpointer data, gpointer user_data)
{
  Job *job = data;
  Run *run = user_data;

  run_actions (run, job);
  g_mutex_lock (&run->lock);
  job->done = TRUE;
  g_cond_broadcast (&run->finished);
  g_mutex_unlock (&run->lock);
}

static void
write_failure (Run *run, const Job *job)
{
  g_autofree char *record =
    rap_writer_write_failure (run->writer, job->place, job->error);

  rap_cli_progress_clear (&run->progress);
  g_printerr ("rapporteur: %s: %s\n", job->place, job->error->message);
  fputs (record, run->out);
  if (run->errors != NULL)
    {
      g_autoptr (RapWriter) writer = rap_writer_new ("jsonl", NULL);
      g_autofree char *line = rap_writer_write_failure (writer, job->place, job->error);
      fputs (line, run->errors);
    }
  run->status = 1;
}

/* Writes the oldest job, waiting for it if it is still worked on. */
static void
write_next (Run *run)
{
  Job *job = g_queue_pop_head (&run->jobs);

  g_mutex_lock (&run->lock);
  while (!job->done)
    g_cond_wait (&run->finished, &run->lock);
  g_mutex_unlock (&run->lock);
  if (job->error == NULL && run->site != NULL)
    rap_site_add (run->site, job->report, &job->error);
  if (job->error != NULL)
    write_failure (run, job);
  else if (run->site == NULL)
    {
      g_autofree char *text = rap_writer_write (run->writer, job->report);
      fputs (text, run->out);
    }
  rap_cli_progress_step (&run->progress, rap_reader_get_fraction (run->reader));
  free_job (job);
}

/* What is told of several reports is told of all inputs at once. */
static gboolean
looks_at_all (GPtrArray *actions)
{
  for (guint i = 0; i < actions->len; i++)
    {
      RapAction *action = g_ptr_array_index (actions, i);
      if (rap_action_get_scope (action) == RAP_SCOPE_DOSSIER &&
          rap_action_get_category (action) == RAP_CATEGORY_SUMMARISATION)
        return TRUE;
    }
  return FALSE;
}

/* Whether the dossier is a document that came by itself and is now put with the others. */
static gboolean
gather (Run *run, RapDossier *dossier)
{
  if (run->gathered == NULL || rap_dossier_get_n_documents (dossier) != 1 ||
      rap_dossier_get_id (dossier) != NULL)
    return FALSE;
  rap_dossier_add (run->gathered, rap_dossier_get_document (dossier, 0));
  return TRUE;
}

/* The next input; at the end, what was gathered. */
static gboolean
read_dossier (Run *run, Job *job)
{
  for (;;)
    {
      job->dossier = rap_reader_next (run->reader, NULL, &job->error);
      if (job->dossier == NULL && job->error == NULL && run->gathered != NULL &&
          rap_dossier_get_n_documents (run->gathered) > 0)
        job->dossier = g_steal_pointer (&run->gathered);
      else if (job->dossier != NULL && gather (run, job->dossier))
        {
          g_clear_object (&job->dossier);
          continue;
        }
      return job->dossier != NULL || job->error != NULL;
    }
}

static gboolean
read_next (Run *run)
{
  Job *job = g_new0 (Job, 1);

  if (!read_dossier (run, job))
    {
      free_job (job);
      return FALSE;
    }
  job->place = g_strdup (rap_reader_get_place (run->reader));
  job->cancellable = g_cancellable_new ();
  g_queue_push_tail (&run->jobs, job);
  if (job->error != NULL)
    job->done = TRUE;
  else if (run->pool != NULL)
    g_thread_pool_push (run->pool, job, NULL);
  else
    work (job, run);
  return TRUE;
}

static void
run_all (Run *run, guint n_jobs)
{
  g_autofree char *head =
    run->site == NULL ? rap_writer_begin (run->writer) : g_strdup ("");

  fputs (head, run->out);
  if (run->options->together || looks_at_all (run->actions))
    run->gathered = rap_dossier_new ();
  while (read_next (run))
    {
      /* Enough waiting to keep all workers busy, and no more: memory stays flat. */
      while (run->jobs.length >= (n_jobs > 1 ? n_jobs * 4 : 1))
        write_next (run);
    }
  while (run->jobs.length > 0)
    write_next (run);
  g_clear_object (&run->gathered);
  g_autofree char *tail =
    run->site == NULL ? rap_writer_end (run->writer) : g_strdup ("");
  fputs (tail, run->out);
  rap_cli_progress_clear (&run->progress);
}

static guint
count_jobs (GPtrArray *actions, int wanted)
{
  for (guint i = 0; i < actions->len; i++)
    {
      if (!rap_action_is_thread_safe (g_ptr_array_index (actions, i)))
        return 1;
    }
  return wanted > 0 ? (guint) wanted : g_get_num_processors ();
}

static FILE *
open_output (const char *path, FILE *otherwise, GError **error)
{
  FILE *file = path != NULL && !g_str_equal (path, "-") ? fopen (path, "w") : otherwise;

  if (file == NULL && path != NULL)
    g_set_error (error,
                 G_FILE_ERROR,
                 g_file_error_from_errno (errno),
                 "%s: %s",
                 path,
                 g_strerror (errno));
  return file;
}

/* Pages for reading go into a folder when the output is no page itself. */
static gboolean
wants_site (const RapCliOptions *options)
{
  return g_strcmp0 (options->format, "html") == 0 && options->output != NULL &&
         !g_str_equal (options->output, "-") &&
         !g_str_has_suffix (options->output, ".html");
}

static gboolean
set_input (RapReader *reader, const RapCliOptions *options, GError **error)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (RAP_TYPE_INPUT);
  GEnumValue *kind =
    g_enum_get_value_by_nick (kinds, options->input != NULL ? options->input : "auto");

  if (kind == NULL)
    {
      g_set_error (error,
                   RAP_ERROR,
                   RAP_ERROR_INVALID_PARAM,
                   _ ("“%s” is not valid for --input"),
                   options->input);
      return FALSE;
    }
  g_object_set (reader,
                "input",
                kind->value,
                "published",
                options->published,
                "language",
                options->language,
                NULL);
  if (options->limit > 0)
    g_object_set (reader, "limit", MIN (options->limit, G_MAXINT32), NULL);
  for (guint i = 0; options->files != NULL && options->files[i] != NULL; i++)
    rap_reader_add (reader, options->files[i]);
  if (options->files == NULL)
    rap_reader_add (reader, "-");
  return TRUE;
}

int
rap_cli_run (GPtrArray *actions, const RapCliOptions *options, GError **error)
{
  guint n_jobs = count_jobs (actions, options->jobs);
  g_autoptr (RapReader) reader = rap_reader_new ();
  g_autoptr (RapWriter) writer =
    rap_writer_new (options->format != NULL ? options->format : "text", error);
  Run run = {
    .actions = actions, .options = options, .reader = reader, .writer = writer
  };

  if (writer == NULL || !set_input (reader, options, error))
    return 2;
  g_autoptr (RapSite) site = NULL;
  if (wants_site (options))
    {
      run.site = site = rap_site_new (options->output, error);
      if (site == NULL)
        return 2;
    }
  run.out = open_output (site == NULL ? options->output : NULL, stdout, error);
  run.errors = run.out != NULL ? open_output (options->errors, NULL, error) : NULL;
  if (run.out == NULL || (run.errors == NULL && options->errors != NULL))
    return 2;
  rap_writer_set_with_text (writer, options->with_text);
  rap_cli_progress_init (&run.progress, options->quiet);
  if (n_jobs > 1)
    run.pool = g_thread_pool_new (work, &run, (int) n_jobs, FALSE, NULL);

  run_all (&run, n_jobs);
  if (site != NULL && !rap_site_finish (site, error))
    run.status = 1;
  if (run.pool != NULL)
    g_thread_pool_free (run.pool, FALSE, TRUE);
  if (run.errors != NULL)
    fclose (run.errors);
  if (fflush (run.out) != 0 || ferror (run.out) != 0)
    g_set_error (error,
                 RAP_ERROR,
                 RAP_ERROR_FAILED,
                 _ ("The result could not be written: %s"),
                 g_strerror (errno));
  if (run.out != stdout)
    fclose (run.out);
  return run.status;
}
