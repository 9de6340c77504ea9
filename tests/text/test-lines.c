// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "text/rap-line-features.h"
#include "text/rap-posts.h"

#include <string.h>

static gboolean
is_signature (const char *text)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (RapLineToken));
  rap_line_tokens_read (text, 0, strlen (text), tokens);
  return rap_post_is_signature ((const RapLineToken *) (gconstpointer) tokens->data,
                                tokens->len);
}

static void
test_posts (void)
{
  g_assert_true (is_signature ("— Hanna Vesely (@hvesely) May 4, 2019"));
  g_assert_true (is_signature ("- Arnau Post (@arnau_post) 4 May 2019"));
  g_assert_false (is_signature ("— Hanna Vesely, May 4, 2019"));
  g_assert_false (is_signature ("Hanna Vesely (@hvesely) May 4, 2019"));
  g_assert_false (is_signature ("— Hanna Vesely (@hvesely)"));
  g_assert_false (is_signature ("— Hanna Vesely (@"));
  g_assert_false (is_signature ("—"));
  g_assert_false (is_signature (""));
}

#define RIVER                                                                          \
  "The old bridge across the river was closed to lorries last spring, when engineers " \
  "found cracks in the steel below the road and the town had to build a new crossing.\n"

static void
test_topics (void)
{
  g_autoptr (RapDraft) draft = rap_draft_new ();
  g_autofree gint8 *odds = g_new0 (gint8, RAP_LINE_ODDS);

  g_string_append (draft->text, RIVER "Road works\n" RIVER "Skin care\n" RIVER "2019\n");
  g_autoptr (RapLines) lines = rap_lines_new (draft);
  g_assert_cmpuint (lines->lines->len, ==, 6);
  gint16 values[6][RAP_LINE_N_FEATURES];
  rap_line_features_fill (lines, odds, values[0]);
  static const RapLineFeature near[] = { RAP_LINE_F_TOPIC,
                                         RAP_LINE_F_TOPIC_BEFORE,
                                         RAP_LINE_F_TOPIC_NEXT,
                                         RAP_LINE_F_TOPIC_LINE_BEFORE,
                                         RAP_LINE_F_TOPIC_LINE_NEXT };
  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    {
      g_assert_cmpint (values[1][near[i]], >, values[3][near[i]] + 200);
      g_assert_cmpint (values[5][near[i]], ==, RAP_LINE_NO_TOPIC);
    }
  g_assert_cmpint (values[0][RAP_LINE_F_TOPIC],
                   >,
                   950); /* the same is as near as can be */
  g_assert_cmpint (values[0][RAP_LINE_F_TOPIC_BEFORE], ==, RAP_LINE_NO_TOPIC);
  g_assert_cmpint (values[4][RAP_LINE_F_TOPIC_LINE_NEXT], ==, RAP_LINE_NO_TOPIC);
  g_assert_cmpint (values[5][RAP_LINE_F_TOPIC_WORDS], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/lines/posts", test_posts);
  g_test_add_func ("/text/lines/topics", test_topics);
  return g_test_run ();
}
