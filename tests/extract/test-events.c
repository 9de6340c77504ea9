// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "extract/rap-events.h"

#include <string.h>

static RapDocument *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  RapDocument *document = rap_document_new (text, &error);
  g_assert_no_error (error);
  return document;
}

static char *
first_party (RapDocument *document, const GArray *parties)
{
  g_assert_cmpuint (parties->len, >, 0);
  return rap_document_dup_exact (document, &g_array_index (parties, RapParty, 0).span);
}

static void
test_clause (void)
{
  g_autoptr (RapDocument) document =
    read_text ("Poland expelled three Russian diplomats.");
  const GArray *events = rap_events_of (document)->events;

  g_assert_cmpuint (events->len, ==, 1);
  const RapEvent  *event = &g_array_index (events, RapEvent, 0);
  g_autofree char *source = first_party (document, event->sources);
  g_autofree char *target = first_party (document, event->targets);
  g_assert_cmpint (event->meaning.type, ==, RAP_EVENT_SANCTION);
  g_assert_cmpstr (event->meaning.mode, ==, "expel");
  g_assert_cmpstr (source, ==, "Poland");
  g_assert_nonnull (strstr (target, "diplomats"));
}

static void
test_passive (void)
{
  g_autoptr (RapDocument) document = read_text ("Two reporters were arrested by police.");
  const GArray *events = rap_events_of (document)->events;

  g_assert_cmpuint (events->len, ==, 1);
  const RapEvent  *event = &g_array_index (events, RapEvent, 0);
  g_autofree char *source = first_party (document, event->sources);
  g_assert_cmpint (event->meaning.type, ==, RAP_EVENT_COERCE);
  g_assert_cmpstr (source, ==, "police");
}

static void
test_negated (void)
{
  g_autoptr (RapDocument) document = read_text ("Chad did not attack Niger.");
  const GArray *events = rap_events_of (document)->events;

  for (guint i = 0; i < events->len; i++)
    g_assert_cmpint (g_array_index (events, RapEvent, i).meaning.realis,
                     ==,
                     RAP_REALIS_NEGATED);
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", ".", "Rain fell all night.", "A. B. C. D." };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RapDocument) document = read_text (texts[i]);
      g_assert_cmpuint (rap_events_of (document)->events->len, ==, 0);
    }
}

static void
test_hostile (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 300; i++)
    g_string_append (
      text, "accused Chad of attacking Niger and refused to promise to withdraw ");
  g_autoptr (RapDocument) document = read_text (text->str);
  const GArray *events = rap_events_of (document)->events;
  for (guint i = 0; i < events->len; i++)
    g_assert_cmpuint (g_array_index (events, RapEvent, i).trigger.end, <=, text->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/events/clause", test_clause);
  g_test_add_func ("/extract/events/passive", test_passive);
  g_test_add_func ("/extract/events/negated", test_negated);
  g_test_add_func ("/extract/events/nothing", test_nothing);
  g_test_add_func ("/extract/events/hostile", test_hostile);
  return g_test_run ();
}
