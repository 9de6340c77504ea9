// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-registry.h"
#include "text/rap-dossier.h"

#include <time.h>

/* Processor time: other work on the machine shall not fail a test. */
static gint64
now (void)
{
  struct timespec at;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &at);
  return at.tv_sec * G_USEC_PER_SEC + at.tv_nsec / 1000;
}

static const char *const lines[] = {
  "Minister Ana Dolan accused Norway on Monday of closing %u gates of the dam.",
  "“We cannot plant while the gates are shut,” she said, and “%u farmers have waited.”",
  "Norway denied it, and Per Holm vowed to release %u billion litres by June 2017.",
  "The two sides agreed in Geneva that %u officials would meet again, he added.",
  "If the gates stay shut, Finland would impose tariffs of %u percent on timber.",
};

static RapDossier *
make_dossier (guint n_paragraphs)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_paragraphs; i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (lines); k++)
        {
          g_auto (GStrv) parts = g_strsplit (lines[k], "%u", 2);
          g_string_append_printf (text, "%s%u%s ", parts[0], i + 2, parts[1]);
        }
      g_string_append (text, "\n\n");
    }
  RapDossier *dossier = rap_dossier_new ();
  g_autoptr (RapDocument) document = rap_document_new (text->str, NULL);
  rap_dossier_add (dossier, document);
  return dossier;
}

typedef struct
{
  GCancellable *cancellable;
  gint64        after; /* processor time */
  gint64        at;    /* when it was cancelled; 0: not yet */
  gint          done;
} Clock;

static gpointer
run_clock (gpointer data)
{
  Clock *clock = data;

  while (now () < clock->after && !g_atomic_int_get (&clock->done))
    g_usleep (500);
  clock->at = now ();
  g_cancellable_cancel (clock->cancellable);
  return NULL;
}

/* How long the action still works after it is no longer wanted; -1 when it was done before. */
static gint64
cancel (const char *name, RapDossier *dossier, gint64 after)
{
  g_autoptr (RapAction) action =
    rap_registry_create (rap_registry_get_default (), name, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Clock    clock = { cancellable, now () + after, 0, 0 };
  GThread *thread = g_thread_new ("clock", run_clock, &clock);
  g_autoptr (RapReport) report = rap_action_run (action, dossier, cancellable, &error);
  gint64 end = now ();

  g_atomic_int_set (&clock.done, 1);
  g_thread_join (thread);
  if (report != NULL)
    return -1;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return end - clock.at;
}

static char *
run_whole (const char *name, RapDossier *dossier)
{
  g_autoptr (RapAction) action =
    rap_registry_create (rap_registry_get_default (), name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RapReport) report = rap_action_run (action, dossier, NULL, &error);

  g_assert_no_error (error);
  g_autoptr (JsonNode) json = rap_report_to_json (report);
  return json_to_string (json, FALSE);
}

/* A long text is left soon, wherever the work is. */
static void
test_soon (void)
{
  g_auto (GStrv) names = rap_registry_list (rap_registry_get_default ());

  for (guint i = 0; names[i] != NULL; i++)
    for (gint64 after = 20000; after <= 640000; after *= 8)
      {
        g_autoptr (RapDossier) dossier = make_dossier (1500);
        gint64 late = cancel (names[i], dossier, after);
        g_test_message ("%s after %d ms: %d ms late",
                        names[i],
                        (int) (after / 1000),
                        (int) (late / 1000));
        g_assert_cmpint (late, <, 300000);
      }
}

/* What was cut short is not kept: the same text then gives what it gives to anybody. */
static void
test_nothing_kept (void)
{
  g_auto (GStrv) names = rap_registry_list (rap_registry_get_default ());

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (RapDossier) untouched = make_dossier (12), dossier = make_dossier (12);
      g_autofree char *want = run_whole (names[i], untouched), *got = NULL;
      for (guint k = 0; k < 40 && cancel (names[i], dossier, 300 + 700 * k) >= 0; k++)
        ;
      got = run_whole (names[i], dossier);
      g_assert_cmpstr (got, ==, want);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contract/cancel/soon", test_soon);
  g_test_add_func ("/contract/cancel/nothing-kept", test_nothing_kept);
  return g_test_run ();
}
