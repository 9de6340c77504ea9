// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-gazetteer.h"

#include <string.h>

#include "language/rap-gazetteer-table.h"
#include "text/rap-utf8.h"

static gboolean
has_row (const RapTerm *term, RapTermKind kind, guint row)
{
  for (; term != NULL; term = rap_term_next (term))
    if (term->kind == kind && term->row == row)
      return TRUE;
  return FALSE;
}

static void
check_form (RapField part, RapTermKind kind, guint row)
{
  gboolean         folded = kind >= RAP_TERM_FIRST_FOLDED;
  g_autofree char *form =
    folded ? rap_utf8_fold (part.text, part.length) : g_strndup (part.text, part.length);

  if (part.length == 0 || strcmp (form, "-") == 0 || g_str_has_suffix (form, ")"))
    return;
  const RapTerm *term = rap_gazetteer_find (form, strlen (form), folded);
  g_assert_true (has_row (term, kind, row));
  g_assert_true (rap_term_get (term, kind) != NULL);
}

/* The table that the build makes knows every form of every lexicon. */
static void
test_forms (void)
{
  guint                n;
  const RapTermSource *sources = rap_gazetteer_get_sources (&n);

  for (guint i = 0; i < n; i++)
    {
      const RapLexicon *lexicon = rap_lexicon_get (sources[i].lexicon);
      guint             column = rap_lexicon_column (lexicon, sources[i].column);
      for (guint row = 0; row < rap_lexicon_n_rows (lexicon); row++)
        {
          RapField rest = rap_lexicon_field (lexicon, row, column), part;
          while (rap_field_next_part (&rest, ';', &part))
            check_form (part, sources[i].kind, row);
        }
    }
}

static void
test_readings (void)
{
  char           state[4];
  const RapTerm *term = rap_gazetteer_find ("France", 6, FALSE);

  term = rap_term_get (term, RAP_TERM_STATE);
  g_assert_nonnull (term);
  g_assert_true (rap_term_get_lexicon (term) == rap_lexicon_get ("states"));
  rap_term_get_state (term, state);
  g_assert_cmpstr (state, ==, "FRA");
  g_assert_null (rap_gazetteer_find ("Franceland", 10, FALSE));
  g_assert_null (rap_gazetteer_find ("", 0, FALSE));
  g_assert_null (rap_term_get (NULL, RAP_TERM_STATE));
  /* Only the beginning of one. */
  g_assert_null (rap_term_get (rap_gazetteer_find ("United", 6, FALSE), RAP_TERM_STATE));
}

/* White space is nothing, and an apostrophe is one however it is drawn. */
static void
test_hash (void)
{
  static const char curly[] = "Côte d’Ivoire", plain[] = "Côte d'Ivoire";
  guint64           basis = RAP_GAZETTEER_BASIS;

  g_assert_cmpuint (rap_gazetteer_hash (basis, curly, strlen (curly)),
                    ==,
                    rap_gazetteer_hash (basis, plain, strlen (plain)));
  g_assert_cmpuint (rap_gazetteer_hash (basis, "al - Assad", 10),
                    ==,
                    rap_gazetteer_hash (basis, "al-Assad", 8));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/gazetteer/forms", test_forms);
  g_test_add_func ("/language/gazetteer/readings", test_readings);
  g_test_add_func ("/language/gazetteer/hash", test_hash);
  return g_test_run ();
}
