// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "text/rap-repair.h"

#include <string.h>
#include <time.h>

static RapDraft *
draft_of (const char *text)
{
  RapDraft *draft = rap_draft_new ();
  g_string_append (draft->text, text);
  rap_repair_text (draft);
  return draft;
}

static char *
read_all (const RapDraft *draft)
{
  GString *out = g_string_new (NULL);
  guint    next = 0;
  rap_repair_read (draft, &(RapSpan){ 0, draft->text->len }, &next, out);
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name;
  const char *text;
  const char *reading;
} cases[] = {
  { "broken",
    "The compa ny he foun ded is try ing to sell its bo ats to inves tors.",
    "The company he founded is trying to sell its boats to investors." },
  { "whole-words",
    "In to day's paper a part of every day may be on line, all ready or not.",
    NULL },
  { "names-apart", "Or Ben and Al Ito met Di Ng in San Jose.", NULL },
  { "hyphen",
    "They agreed to rec-\nonciliation talks.",
    "They agreed to reconciliation talks." },
  { "hyphen-kept", "A well-\nknown man.", "A well-known man." },
  { "dash-stays", "A pause - \nand on.", "A pause - and on." },
  { "mojibake", "Itâ€™s â€œgoodâ€\xC2\x9D â€” cafÃ© nÂº 5.", "It’s “good” — café nº 5." },
  { "mojibake-lost-byte", "â€œGood,â€ he said.", "“Good,” he said." },
  { "no-mojibake", "CAFÉ “LÀ”, “NÃO”: É–É.", NULL },
  { "entities",
    "Jones &amp; Sons&#8217; &ldquo;deal&rdquo;&nbsp;&mdash; &#x41;&amp;#8217;s",
    "Jones & Sons’ “deal” — A’s" },
  { "no-entities", "AT&T; R&D &amp and &unknown; &#;", NULL },
  { "ligatures", "The ﬁrst oﬃce", "The first office" },
  { "ligature-mojibake", "The ï¬\xC2\x81rst oï¬ƒce", "The first office" },
  { "invisible", "An in\u00ADvis\u200Bible sign", "An invisible sign" },
  { "glued-stop", "He left.The talks ended.", "He left. The talks ended." },
  { "no-glued-stop", "See www.Example.com and Node.Js, the U.S.Senate and e.Max.", NULL },
  { "slot", "{adslot}“Yes,” he said.", "“Yes,” he said." },
  { "no-slot", "The set {a, b} and {1}", NULL },
  { "no-slot-in-code",
    "<input value={inputValue} onClick={addEntry}> and {entry.name}",
    NULL },
  { "glued-word",
    "The approachThe party took was new.",
    "The approach The party took was new." },
  { "no-glued-name", "He flew with PartnerRe and DriveNow.", NULL },
  { "no-glued-code",
    "It calls setWindow(title) and _readTitle, then openWindow again.",
    NULL },
  { "joiners",
    "A \U0001F469\u200D\U0001F4BB and a \u0915\u094D\u200D\u0937 here.",
    NULL },
  { "other-language",
    "Das weiß er schon lange, und er geht trotzdem jeden Abend durch den kleinen Garten, "
    "wo "
    "man noch bis spät im Herbst die letzten Birnen pflücken kann. Wie der Nachbar "
    "erzählt, "
    "wo es früher Gänse gab, stehen heute nur noch Zäune, und er lässt es dabei.",
    NULL },
  { "empty", "", NULL },
  { "cut-off", "â", NULL },
  { "cut-off-entity", "a &#", NULL },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (RapDraft) draft = draft_of (cases[i].text);
  g_autofree char *reading = read_all (draft);

  g_assert_cmpstr (reading,
                   ==,
                   cases[i].reading != NULL ? cases[i].reading : cases[i].text);
  g_assert_cmpstr (draft->text->str, ==, cases[i].text);
}

static void
test_spans (void)
{
  g_autoptr (RapDraft) draft = draft_of ("It foun ded a ﬁ rm &amp; left.");
  guint end = 0;

  g_assert_cmpuint (draft->repairs->len, ==, 3);
  for (guint i = 0; i < draft->repairs->len; i++)
    {
      const RapRepair *repair = &g_array_index (draft->repairs, RapRepair, i);
      g_assert_cmpuint (repair->span.start, >=, end);
      end = repair->span.end;
    }
  const RapRepair *first = &g_array_index (draft->repairs, RapRepair, 0);
  g_assert_cmpuint (first->span.start, ==, 3);
  g_assert_cmpuint (first->span.end, ==, 11);
  g_assert_cmpstr (first->reading, ==, "founded");
  g_assert_cmpint (first->kind, ==, RAP_REPAIR_BROKEN_WORD);
}

static gint64
time_of (const char *piece, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  gint64 start = (gint64) clock ();
  g_autoptr (RapDraft) draft = draft_of (text->str);
  g_autofree char *reading = read_all (draft);
  gint64           taken = (gint64) clock () - start;
  g_assert_nonnull (reading);
  return taken;
}

static void
test_linear (void)
{
  static const char *const pieces[] = { "a",   "a ",   "foun ded ", "&",   "&#", "â€",
                                        "-\n", "a-\n", "{a",        "a.B", "ﬁ",  ". " };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      gint64 one = time_of (pieces[i], 20000), four = time_of (pieces[i], 80000);
      g_assert_cmpint (four, <=, 12 * one + 200000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/repair/", cases[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/text/repair/spans", test_spans);
  g_test_add_func ("/text/repair/linear", test_linear);
  return g_test_run ();
}
