// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-name-forms.h"

#include <string.h>

#include "language/rap-gazetteer-table.h"
#include "language/rap-gazetteer.h"
#include "language/rap-name-model.h"
#include "text/rap-lexicon.h"

RapNameForm *
rap_name_forms_new (const RapWords *words)
{
  return g_new0 (RapNameForm, words->n_forms);
}

static guint32
kinds_of (const char *text, gsize length, gboolean folded)
{
  const RapTerm *term = rap_gazetteer_find (text, length, folded);
  guint32        kinds = 0;

  for (; term != NULL; term = rap_term_next (term))
    kinds |= 1u << term->kind;
  return kinds;
}

static void
ask (RapNameForm *form, const RapWord *word)
{
  gsize   length = strlen (word->form), n_lower = strlen (word->lower);
  guint64 hash = rap_gazetteer_hash (RAP_GAZETTEER_BASIS, word->form, length);

  form->far = rap_name_model_knows (rap_name_model_get (), hash);
  form->hash = rap_gazetteer_hash (hash, "\t", 1);
  form->begins = rap_gazetteer_begins (word->form, length, FALSE);
  form->begins_folded = rap_gazetteer_begins (word->lower, n_lower, TRUE);
  if (form->begins)
    form->kinds = kinds_of (word->form, length, FALSE);
  if (form->begins_folded)
    form->folded = kinds_of (word->lower, n_lower, TRUE);
  form->place_noun =
    rap_lexicon_find (rap_lexicon_get ("place-nouns"), word->lower, n_lower) !=
    RAP_LEXICON_NONE;
}

const RapNameForm *
rap_name_form_get (RapNameForm *forms, const RapWord *word)
{
  RapNameForm *form = &forms[rap_word_form (word)];

  if (form->hash == 0)
    ask (form, word);
  return form;
}
