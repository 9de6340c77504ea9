// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-conjuncts.h"

/* How far before a verb its marks and auxiliaries may stand. */
#define MAX_CLAUSE 12
/* How far a past verb may be from the one it goes on with. */
#define MAX_FRONT 30
/* How far a verb and what goes on with it may be apart. */
#define MAX_REACH 60
/* How far above its clause the verb may be that another goes on with. */
#define MAX_UP 3

/* "said that a drone had flown there, and published tracks" */
static gboolean
was_before (const RapArcEdits *arcs, guint joined, guint verb)
{
  guint i = verb;

  if (arcs->tags->verbs[joined] != RAP_VERB_PARTICIPLE ||
      !rap_arcs_have (arcs,
                      joined > MAX_CLAUSE ? joined - MAX_CLAUSE : 0,
                      joined,
                      joined,
                      RAP_REL_AUX))
    return FALSE;
  while (i > joined && arcs->rels[i - 1] == RAP_REL_CC)
    i--;
  return i < verb && i > joined && g_str_equal (arcs->words->words[i - 1].form, ",");
}

/* "took back his claim that officers sell passage, and apologized": what is past goes on with
 * what was done, not with what is or had been before. */
static void
raise_conjunct (const RapArcEdits *arcs, guint verb)
{
  guint joined = arcs->heads[verb];
  guint above = joined != RAP_NO_HEAD ? arcs->heads[joined] : RAP_NO_HEAD;

  if (arcs->tags->verbs[verb] != RAP_VERB_PAST || above == RAP_NO_HEAD || joined > verb ||
      verb - joined > MAX_FRONT ||
      (arcs->tags->verbs[joined] != RAP_VERB_PRESENT &&
       !was_before (arcs, joined, verb)) ||
      rap_arcs_have (arcs, joined + 1, verb, verb, RAP_REL_NSUBJ))
    return;
  for (guint i = 0; i < MAX_UP && above != RAP_NO_HEAD && above < joined; i++)
    {
      if (arcs->tags->verbs[above] == RAP_VERB_PAST)
        {
          arcs->heads[verb] = above;
          return;
        }
      above = arcs->heads[above];
    }
}

/* The child that begins the clause as that word does, or RAP_NO_HEAD. */
static guint
find_mark (const RapArcEdits *arcs, guint from, guint clause, const char *form)
{
  for (guint i = from; i < clause; i++)
    if (arcs->heads[i] == clause && arcs->rels[i] == RAP_REL_MARK &&
        (form == NULL || g_str_equal (arcs->words->words[i].lower, form)))
      return i;
  return RAP_NO_HEAD;
}

/* "said that they had left, and that nobody would follow": the second "that" goes on with the
 * first, not with the verb above both. */
static gboolean
lower_conjunct (const RapArcEdits *arcs, guint verb)
{
  guint above = arcs->heads[verb];

  if (above == RAP_NO_HEAD || above > verb || verb - above > MAX_REACH)
    return FALSE;
  guint mark = find_mark (arcs, above + 1, verb, NULL);
  if (mark == RAP_NO_HEAD ||
      find_mark (arcs, above - MIN (above, MAX_CLAUSE), above, NULL) != RAP_NO_HEAD)
    return FALSE;
  for (guint i = above + 1; i < mark; i++)
    if (arcs->heads[i] == above && arcs->rels[i] == RAP_REL_CCOMP &&
        find_mark (arcs, above + 1, i, arcs->words->words[mark].lower) != RAP_NO_HEAD)
      {
        arcs->heads[verb] = i;
        return TRUE;
      }
  return FALSE;
}

/* The noun right before the verb's auxiliary, taken for one more of those before it: "by October
 * and [Benin] will"; or RAP_NO_HEAD. */
static guint
find_joined_noun (const RapArcEdits *arcs, guint verb)
{
  guint aux = verb;

  while (aux > 0 && verb - aux < 3 && arcs->heads[aux - 1] == verb &&
         (arcs->rels[aux - 1] == RAP_REL_AUX || arcs->rels[aux - 1] == RAP_REL_ADVMOD))
    aux--;
  if (aux == verb || aux < 2 || arcs->rels[aux] != RAP_REL_AUX)
    return RAP_NO_HEAD;
  guint noun = aux - 1;
  while (arcs->rels[noun] != RAP_REL_CONJ && arcs->heads[noun] < noun &&
         aux - arcs->heads[noun] < MAX_CLAUSE)
    noun = arcs->heads[noun];
  return arcs->rels[noun] == RAP_REL_CONJ ? noun : RAP_NO_HEAD;
}

/* "Chad will leave by October and Benin will lift the ban": a second subject begins a second
 * clause. */
static gboolean
split_clauses (const RapArcEdits *arcs, guint verb)
{
  guint above = arcs->heads[verb], noun = find_joined_noun (arcs, verb);

  if (noun == RAP_NO_HEAD || above == RAP_NO_HEAD || above > noun ||
      verb - above > MAX_REACH || arcs->tags->tags[above] != RAP_TAG_VERB ||
      arcs->heads[noun] <= above ||
      rap_arcs_have (arcs, above + 1, verb, verb, RAP_REL_NSUBJ) ||
      rap_arcs_have (arcs, above + 1, verb, verb, RAP_REL_MARK))
    return FALSE;
  for (guint i = arcs->heads[noun] + 1; i < noun; i++)
    if (arcs->heads[i] == noun && arcs->rels[i] == RAP_REL_CC)
      {
        arcs->heads[i] = verb;
        arcs->heads[noun] = verb;
        arcs->rels[noun] = RAP_REL_NSUBJ;
        arcs->rels[verb] = RAP_REL_CONJ;
        return TRUE;
      }
  return FALSE;
}

void
rap_tree_mend_conjuncts (const RapArcEdits *arcs)
{
  for (guint i = 0; i < arcs->words->n_words; i++)
    {
      if (split_clauses (arcs, i) || arcs->rels[i] != RAP_REL_CONJ)
        continue;
      if (!lower_conjunct (arcs, i))
        raise_conjunct (arcs, i);
    }
}
