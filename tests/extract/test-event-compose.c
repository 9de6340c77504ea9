// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "extract/rap-event-compose.h"

static const RapMeaning attack = { RAP_EVENT_ASSAULT, NULL, "190", RAP_REALIS_ACTUAL };
static const RapMeaning meeting = { RAP_EVENT_CONSULT, NULL, "040", RAP_REALIS_ACTUAL };
static const RapMeaning help = { RAP_EVENT_AID, NULL, "070", RAP_REALIS_ACTUAL };
static const RapMeaning same = { RAP_EVENT_SAME, NULL, "000", RAP_REALIS_ACTUAL };

static void
test_promise (void)
{
  RapMeaning own = { RAP_EVENT_AGREE, NULL, "030", RAP_REALIS_ACTUAL };
  g_assert_cmpint (rap_event_compose (RAP_SHIFT_PROMISE, own, &help).type,
                   ==,
                   RAP_EVENT_AGREE);
  g_assert_cmpstr (rap_event_compose (RAP_SHIFT_PROMISE, own, &help).cameo, ==, "033");
  g_assert_cmpint (rap_event_compose (RAP_SHIFT_PROMISE, own, &attack).type,
                   ==,
                   RAP_EVENT_THREATEN);
  g_assert_cmpint (rap_event_compose (RAP_SHIFT_PROMISE, own, NULL).type,
                   ==,
                   RAP_EVENT_AGREE);
}

static void
test_refuse (void)
{
  RapMeaning own = { RAP_EVENT_REJECT, NULL, "120", RAP_REALIS_ACTUAL };
  RapMeaning refused = rap_event_compose (RAP_SHIFT_REFUSE, own, &meeting);
  g_assert_cmpint (refused.type, ==, RAP_EVENT_REJECT);
  g_assert_cmpstr (refused.mode, ==, "meet");
}

static void
test_threaten (void)
{
  RapMeaning own = { RAP_EVENT_THREATEN, NULL, "130", RAP_REALIS_ACTUAL };
  RapMeaning expel = { RAP_EVENT_SANCTION, "expel", "166", RAP_REALIS_ACTUAL };
  g_assert_cmpstr (rap_event_compose (RAP_SHIFT_THREATEN, own, &attack).mode,
                   ==,
                   "violence");
  g_assert_cmpstr (rap_event_compose (RAP_SHIFT_THREATEN, own, &expel).mode, ==, "expel");
}

static void
test_stop (void)
{
  g_assert_cmpint (rap_event_compose (RAP_SHIFT_STOP, same, &help).type,
                   ==,
                   RAP_EVENT_SANCTION);
  g_assert_cmpint (rap_event_compose (RAP_SHIFT_STOP, same, &attack).type,
                   ==,
                   RAP_EVENT_RETREAT);
  g_assert_cmpint (rap_event_compose (RAP_SHIFT_STOP, same, NULL).type,
                   ==,
                   RAP_EVENT_NONE);
}

static void
test_future (void)
{
  RapMeaning withdrawal = { RAP_EVENT_RETREAT, "withdraw", "087", RAP_REALIS_ACTUAL };
  g_assert_cmpint (rap_event_in_future (meeting).type, ==, RAP_EVENT_AGREE);
  g_assert_cmpint (rap_event_in_future (attack).type, ==, RAP_EVENT_THREATEN);
  g_assert_cmpint (rap_event_in_future (withdrawal).type, ==, RAP_EVENT_AGREE);
}

static void
test_negate (void)
{
  g_assert_cmpint (rap_event_negate (meeting, TRUE).type, ==, RAP_EVENT_REJECT);
  g_assert_cmpint (rap_event_negate (meeting, FALSE).realis, ==, RAP_REALIS_NEGATED);
  g_assert_cmpint (rap_event_negate (attack, TRUE).realis, ==, RAP_REALIS_NEGATED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/event-compose/promise", test_promise);
  g_test_add_func ("/extract/event-compose/refuse", test_refuse);
  g_test_add_func ("/extract/event-compose/threaten", test_threaten);
  g_test_add_func ("/extract/event-compose/stop", test_stop);
  g_test_add_func ("/extract/event-compose/future", test_future);
  g_test_add_func ("/extract/event-compose/negate", test_negate);
  return g_test_run ();
}
