// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-reattach.h"

#include <string.h>

#include "language/rap-gazetteer.h"
#include "language/rap-rels.h"
#include "language/rap-word-roles.h"
#include "text/rap-lexicon.h"

/* How far behind the word that begins a clause its verb may be. */
#define MAX_CLAUSE 12
/* How long a clause in front may be. */
#define MAX_FRONT 30
/* How far a verb and what goes on with it may be apart. */
#define MAX_REACH 60
/* How far above its clause the verb may be that another goes on with. */
#define MAX_UP 3

/* Everything between the two hangs on something between them. */
static gboolean
is_closed (const RapArcEdits *arcs, guint mark, guint noun, guint verb)
{
  for (guint i = mark; i < verb; i++)
    if (i != noun && (arcs->heads[i] < mark || arcs->heads[i] > verb))
      return FALSE;
  return TRUE;
}

/* The verb of the clause that the noun could be the subject of, or RAP_NO_HEAD. */
static guint
find_verb (const RapArcEdits *arcs, guint mark, guint noun)
{
  guint n_words = arcs->words->n_words, head = arcs->heads[noun];

  for (guint i = noun + 1; i < n_words && i < mark + MAX_CLAUSE; i++)
    {
      if (arcs->words->words[i].sentence != arcs->words->words[mark].sentence)
        return RAP_NO_HEAD;
      gboolean beside =
        head == i || arcs->heads[i] == noun || (head < mark && arcs->heads[i] == head);
      if (beside && rap_arcs_are_finite (arcs, noun + 1, i))
        return i;
    }
  return RAP_NO_HEAD;
}

/* "after Chad expelled him" */
static void
raise_verb (const RapArcEdits *arcs, guint mark)
{
  guint noun = arcs->heads[mark];
  guint verb = find_verb (arcs, mark, noun);

  if (verb == RAP_NO_HEAD || !is_closed (arcs, mark, noun, verb))
    return;
  guint head = arcs->heads[noun];
  if (head != verb)
    {
      if (head == RAP_NO_HEAD || rap_arcs_have (arcs, mark, verb, verb, RAP_REL_NSUBJ))
        return;
      arcs->heads[verb] = head;
      arcs->rels[verb] = RAP_REL_ADVCL;
      arcs->heads[noun] = verb;
      arcs->rels[noun] = RAP_REL_NSUBJ;
    }
  else if (arcs->rels[noun] != RAP_REL_NSUBJ)
    return;
  arcs->heads[mark] = verb;
  arcs->rels[mark] = RAP_REL_MARK;
}

/* "after pledging $1 million, Canada gave nothing, it said": what was begun with a mark and has
 * no subject stands under the clause with one, not above it. */
static void
swap_clauses (const RapArcEdits *arcs, guint clause, guint main)
{
  guint end = main;

  while (end < arcs->words->n_words &&
         arcs->words->words[end].sentence == arcs->words->words[main].sentence)
    end++;
  for (guint i = main + 1; i < end; i++)
    if (arcs->heads[i] == clause)
      arcs->heads[i] = main;
  arcs->heads[main] = arcs->heads[clause];
  arcs->rels[main] = arcs->rels[clause];
  arcs->heads[clause] = main;
  arcs->rels[clause] = RAP_REL_ADVCL;
}

/* The clause above that the finite one should stand over, or RAP_NO_HEAD. */
static guint
find_fronted (const RapArcEdits *arcs, guint main)
{
  guint clause = arcs->heads[main];

  if (arcs->rels[main] != RAP_REL_ADVCL || clause == RAP_NO_HEAD || clause > main ||
      main - clause > MAX_FRONT || arcs->tags->verbs[clause] != RAP_VERB_ING ||
      clause == 0 || arcs->heads[clause - 1] != clause ||
      arcs->rels[clause - 1] != RAP_REL_MARK ||
      !rap_arcs_are_finite (arcs, clause + 1, main) ||
      rap_arcs_have (arcs, clause + 1, main, main, RAP_REL_MARK) ||
      !rap_arcs_have (arcs, clause + 1, main, main, RAP_REL_NSUBJ))
    return RAP_NO_HEAD;
  return clause;
}

/* Whether the verb is listed as one that may stand before what is said or thought. */
static gboolean
takes_clause (const RapArcEdits *arcs, guint verb)
{
  const char *lemma = arcs->tags->lemmas[verb];

  return rap_lexicon_find (rap_lexicon_get ("cues"), lemma, strlen (lemma)) !=
         RAP_LEXICON_NONE;
}

static gboolean
may_be_participle (const RapArcEdits *arcs, guint verb, guint above)
{
  guint8 form = arcs->tags->verbs[verb];

  return form == RAP_VERB_PARTICIPLE ||
         (form == RAP_VERB_PAST && !takes_clause (arcs, above));
}

/* "would deport two people wanted in Texas": a participle is no statement about the noun
 * before it, which the verb before that takes as its object. */
static void
lower_participle (const RapArcEdits *arcs, guint verb)
{
  guint above = arcs->heads[verb];

  if (arcs->rels[verb] != RAP_REL_CCOMP || above == RAP_NO_HEAD || above > verb ||
      verb - above > MAX_CLAUSE || !may_be_participle (arcs, verb, above) ||
      arcs->tags->tags[above] != RAP_TAG_VERB ||
      rap_arcs_have (arcs, above + 1, verb, verb, RAP_REL_AUX) ||
      rap_arcs_have (arcs, above + 1, verb, verb, RAP_REL_MARK) ||
      arcs->heads[verb - 1] != verb || arcs->rels[verb - 1] != RAP_REL_NSUBJ)
    return;
  for (guint i = above + 1; i + 1 < verb; i++)
    if (arcs->heads[i] == verb)
      return;
  arcs->heads[verb - 1] = above;
  arcs->rels[verb - 1] = RAP_REL_OBJ;
  arcs->heads[verb] = verb - 1;
  arcs->rels[verb] = RAP_REL_ACL;
}

/* "Unless it ends, she said, he goes": who says so is named in between, and what stands under
 * that verb stands under the other. */
static void
set_between (const RapArcEdits *arcs, guint verb)
{
  guint above = arcs->heads[verb], first = verb > MAX_FRONT ? verb - MAX_FRONT : 0;

  if (above == RAP_NO_HEAD || above < verb || above - verb > MAX_FRONT ||
      !takes_clause (arcs, verb) || !rap_arcs_are_finite (arcs, verb, verb) ||
      rap_arcs_have (arcs, first, verb, verb, RAP_REL_MARK) ||
      rap_arcs_have (arcs, first, verb, verb, RAP_REL_ADVMOD) ||
      rap_arcs_have (arcs, verb + 1, above, verb, RAP_REL_CCOMP) ||
      rap_arcs_have (arcs, verb + 1, above, verb, RAP_REL_OBJ) ||
      !rap_arcs_have (arcs, first, verb, verb, RAP_REL_NSUBJ))
    return;
  arcs->rels[verb] = RAP_REL_PARATAXIS;
  for (guint i = first; i < verb; i++)
    if (arcs->heads[i] == verb && arcs->rels[i] == RAP_REL_ADVCL)
      arcs->heads[i] = above;
}

/* Whether the words [first, verb) are the verb's subject and nothing else: no "which he". */
static gboolean
is_subject_only (const RapArcEdits *arcs, guint first, guint verb)
{
  for (guint i = first; i < verb; i++)
    {
      guint head = arcs->heads[i];
      if (rap_word_plays (&arcs->words->words[i], "relative") || head < first ||
          head > verb || (head == verb && arcs->rels[i] != RAP_REL_NSUBJ))
        return FALSE;
    }
  return rap_arcs_have (arcs, first, verb, verb, RAP_REL_NSUBJ);
}

/* The last comma before the verb with nothing but its subject behind it, or RAP_NO_HEAD. */
static guint
find_comma_before (const RapArcEdits *arcs, guint above, guint verb)
{
  for (guint i = verb; --i > above && verb - i <= MAX_CLAUSE;)
    if (rap_word_is (&arcs->words->words[i], ","))
      return is_subject_only (arcs, i + 1, verb) ? i : RAP_NO_HEAD;
  return RAP_NO_HEAD;
}

/* "They shelled it, a day after he left, she said": who says so is named at the end, and what
 * stands before that comma is what is said. */
static void
set_behind (const RapArcEdits *arcs, guint verb)
{
  guint above = arcs->heads[verb], n_words = arcs->words->n_words;

  if (above == RAP_NO_HEAD || above > verb || !takes_clause (arcs, verb) ||
      !rap_arcs_are_finite (arcs, verb, verb) ||
      rap_arcs_have (arcs,
                     verb + 1,
                     MIN (verb + MAX_CLAUSE, n_words),
                     verb,
                     RAP_REL_CCOMP) ||
      rap_arcs_have (arcs, verb + 1, MIN (verb + MAX_CLAUSE, n_words), verb, RAP_REL_OBJ))
    return;
  guint comma = find_comma_before (arcs, above, verb);
  if (comma == RAP_NO_HEAD ||
      rap_arcs_have (arcs, above + 1, comma, verb, RAP_REL_MARK) ||
      rap_arcs_have (arcs, above + 1, comma, verb, RAP_REL_CC))
    return;
  for (guint i = above + 1; i < comma; i++)
    if (arcs->heads[i] == verb && arcs->rels[i] == RAP_REL_NSUBJ)
      {
        arcs->heads[i] = above;
        arcs->rels[i] = RAP_REL_OBL;
      }
    else if (arcs->heads[i] == verb && arcs->rels[verb] == RAP_REL_ADVCL)
      arcs->heads[i] = above;
  arcs->rels[verb] = RAP_REL_PARATAXIS;
}

static gboolean
is_office (const RapArcEdits *arcs, guint word)
{
  const char    *form = arcs->words->words[word].lower;
  const RapTerm *term = rap_gazetteer_find (form, strlen (form), TRUE);

  return term != NULL && (rap_term_get (term, RAP_TERM_TITLE) != NULL ||
                          rap_term_get (term, RAP_TERM_PERSON_NOUN) != NULL);
}

/* "a minister of Benin, Paul Hounsou": a name of several words says who the minister is. */
static void
raise_name (const RapArcEdits *arcs, guint name)
{
  guint place = arcs->heads[name];
  guint office = place != RAP_NO_HEAD ? arcs->heads[place] : RAP_NO_HEAD;

  if (office == RAP_NO_HEAD || arcs->rels[place] != RAP_REL_NMOD || place > name ||
      office > place || arcs->tags->tags[name] != RAP_TAG_PROPN ||
      name + 1 >= arcs->words->n_words || arcs->heads[name + 1] != name ||
      arcs->rels[name + 1] != RAP_REL_FLAT || !is_office (arcs, office))
    return;
  arcs->heads[name] = office;
}

/* "who in 2010 said": nothing stands under such a word. */
static void
lift_from_relative (const RapArcEdits *arcs, guint word)
{
  guint above = arcs->heads[word];

  if (above == RAP_NO_HEAD || above > word || arcs->rels[above] != RAP_REL_NSUBJ ||
      arcs->heads[above] == RAP_NO_HEAD || arcs->heads[above] < word ||
      !rap_word_plays (&arcs->words->words[above], "relative"))
    return;
  arcs->heads[word] = arcs->heads[above];
  arcs->rels[word] = RAP_REL_OBL;
}

static gboolean
may_point (const RapArcEdits *arcs, guint word)
{
  guint8 tag = arcs->tags->tags[word];

  return tag == RAP_TAG_PRON || tag == RAP_TAG_DET || tag == RAP_TAG_SCONJ;
}

/* "called that an insult": what stands alone right behind the verb is what it is about, and
 * the noun says what it was called. */
static void
raise_pointer (const RapArcEdits *arcs, guint word)
{
  guint verb = word > 0 ? word - 1 : 0, noun = word + 1, n_words = arcs->words->n_words;

  if (arcs->tags->tags[verb] != RAP_TAG_VERB || arcs->rels[verb] == RAP_REL_CASE ||
      !may_point (arcs, word) ||
      (arcs->heads[word] != verb && arcs->rels[word] != RAP_REL_DET) || noun >= n_words ||
      arcs->rels[noun] != RAP_REL_DET || arcs->heads[noun] == RAP_NO_HEAD)
    return;
  noun = arcs->heads[noun];
  if (noun < word || (arcs->heads[word] != noun && arcs->heads[noun] != word))
    return;
  arcs->heads[word] = arcs->heads[noun] = verb;
  arcs->rels[word] = RAP_REL_OBJ;
  arcs->rels[noun] = RAP_REL_XCOMP;
}

static gboolean
begins_clause (const RapArcEdits *arcs, guint i)
{
  return arcs->rels[i] == RAP_REL_CASE && arcs->heads[i] != RAP_NO_HEAD &&
         arcs->heads[i] > i &&
         (arcs->tags->tags[i] == RAP_TAG_SCONJ ||
          rap_lexicon_find (rap_lexicon_get ("clause-openers"),
                            arcs->words->words[i].lower,
                            strlen (arcs->words->words[i].lower)) != RAP_LEXICON_NONE);
}

void
rap_tree_reattach (const RapArcEdits *arcs)
{
  for (guint i = 0; i < arcs->words->n_words; i++)
    {
      guint clause = find_fronted (arcs, i);
      if (begins_clause (arcs, i))
        raise_verb (arcs, i);
      else if (clause != RAP_NO_HEAD)
        swap_clauses (arcs, clause, i);
      else if (arcs->rels[i] == RAP_REL_ADVCL)
        {
          set_between (arcs, i);
          set_behind (arcs, i);
        }
      else if (arcs->rels[i] == RAP_REL_PARATAXIS)
        set_behind (arcs, i);
      else if (arcs->rels[i] == RAP_REL_CCOMP)
        lower_participle (arcs, i);
      else if (arcs->rels[i] == RAP_REL_APPOS)
        raise_name (arcs, i);
      else if (arcs->rels[i] == RAP_REL_DET || arcs->rels[i] == RAP_REL_XCOMP)
        raise_pointer (arcs, i);
      else if (arcs->rels[i] == RAP_REL_NMOD)
        lift_from_relative (arcs, i);
    }
}
