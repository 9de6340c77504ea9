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

typedef struct
{
  const RapWords *words;
  const RapTags  *tags;
  guint          *heads;
  guint8         *rels;
} Work;

static gboolean
has_child (const Work *work, guint from, guint to, guint head, RapRel rel)
{
  for (guint i = from; i < to; i++)
    if (work->heads[i] == head && work->rels[i] == rel)
      return TRUE;
  return FALSE;
}

/* With a tense of its own, or an auxiliary behind the noun that has it. */
static gboolean
is_finite (const Work *work, guint noun, guint verb)
{
  guint8 form = work->tags->verbs[verb];

  return work->tags->tags[verb] == RAP_TAG_VERB &&
         (form == RAP_VERB_PAST || form == RAP_VERB_PRESENT ||
          has_child (work, noun + 1, verb, verb, RAP_REL_AUX));
}

/* Everything between the two hangs on something between them. */
static gboolean
is_closed (const Work *work, guint mark, guint noun, guint verb)
{
  for (guint i = mark; i < verb; i++)
    if (i != noun && (work->heads[i] < mark || work->heads[i] > verb))
      return FALSE;
  return TRUE;
}

/* The verb of the clause that the noun could be the subject of, or RAP_NO_HEAD. */
static guint
find_verb (const Work *work, guint mark, guint noun)
{
  guint n_words = work->words->n_words, head = work->heads[noun];

  for (guint i = noun + 1; i < n_words && i < mark + MAX_CLAUSE; i++)
    {
      if (work->words->words[i].sentence != work->words->words[mark].sentence)
        return RAP_NO_HEAD;
      gboolean beside =
        head == i || work->heads[i] == noun || (head < mark && work->heads[i] == head);
      if (beside && is_finite (work, noun, i))
        return i;
    }
  return RAP_NO_HEAD;
}

/* "after Chad expelled him" */
static void
raise_verb (Work *work, guint mark)
{
  guint noun = work->heads[mark];
  guint verb = find_verb (work, mark, noun);

  if (verb == RAP_NO_HEAD || !is_closed (work, mark, noun, verb))
    return;
  guint head = work->heads[noun];
  if (head != verb)
    {
      if (head == RAP_NO_HEAD || has_child (work, mark, verb, verb, RAP_REL_NSUBJ))
        return;
      work->heads[verb] = head;
      work->rels[verb] = RAP_REL_ADVCL;
      work->heads[noun] = verb;
      work->rels[noun] = RAP_REL_NSUBJ;
    }
  else if (work->rels[noun] != RAP_REL_NSUBJ)
    return;
  work->heads[mark] = verb;
  work->rels[mark] = RAP_REL_MARK;
}

/* "after pledging $1 million, Canada gave nothing, it said": what was begun with a mark and has
 * no subject stands under the clause with one, not above it. */
static void
swap_clauses (Work *work, guint clause, guint main)
{
  guint end = main;

  while (end < work->words->n_words &&
         work->words->words[end].sentence == work->words->words[main].sentence)
    end++;
  for (guint i = main + 1; i < end; i++)
    if (work->heads[i] == clause)
      work->heads[i] = main;
  work->heads[main] = work->heads[clause];
  work->rels[main] = work->rels[clause];
  work->heads[clause] = main;
  work->rels[clause] = RAP_REL_ADVCL;
}

/* The clause above that the finite one should stand over, or RAP_NO_HEAD. */
static guint
find_fronted (const Work *work, guint main)
{
  guint clause = work->heads[main];

  if (work->rels[main] != RAP_REL_ADVCL || clause == RAP_NO_HEAD || clause > main ||
      main - clause > MAX_FRONT || work->tags->verbs[clause] != RAP_VERB_ING ||
      clause == 0 || work->heads[clause - 1] != clause ||
      work->rels[clause - 1] != RAP_REL_MARK || !is_finite (work, clause, main) ||
      has_child (work, clause + 1, main, main, RAP_REL_MARK) ||
      !has_child (work, clause + 1, main, main, RAP_REL_NSUBJ))
    return RAP_NO_HEAD;
  return clause;
}

/* Whether the verb is listed as one that may stand before what is said or thought. */
static gboolean
takes_clause (const Work *work, guint verb)
{
  const char *lemma = work->tags->lemmas[verb];

  return rap_lexicon_find (rap_lexicon_get ("cues"), lemma, strlen (lemma)) !=
         RAP_LEXICON_NONE;
}

static gboolean
may_be_participle (const Work *work, guint verb, guint above)
{
  guint8 form = work->tags->verbs[verb];

  return form == RAP_VERB_PARTICIPLE ||
         (form == RAP_VERB_PAST && !takes_clause (work, above));
}

/* "would deport two people wanted in Texas": a participle is no statement about the noun
 * before it, which the verb before that takes as its object. */
static void
lower_participle (Work *work, guint verb)
{
  guint above = work->heads[verb];

  if (work->rels[verb] != RAP_REL_CCOMP || above == RAP_NO_HEAD || above > verb ||
      verb - above > MAX_CLAUSE || !may_be_participle (work, verb, above) ||
      work->tags->tags[above] != RAP_TAG_VERB ||
      has_child (work, above + 1, verb, verb, RAP_REL_AUX) ||
      has_child (work, above + 1, verb, verb, RAP_REL_MARK) ||
      work->heads[verb - 1] != verb || work->rels[verb - 1] != RAP_REL_NSUBJ)
    return;
  for (guint i = above + 1; i + 1 < verb; i++)
    if (work->heads[i] == verb)
      return;
  work->heads[verb - 1] = above;
  work->rels[verb - 1] = RAP_REL_OBJ;
  work->heads[verb] = verb - 1;
  work->rels[verb] = RAP_REL_ACL;
}

/* "Unless it ends, she said, he goes": who says so is named in between, and what stands under
 * that verb stands under the other. */
static void
set_between (Work *work, guint verb)
{
  guint above = work->heads[verb], first = verb > MAX_FRONT ? verb - MAX_FRONT : 0;

  if (above == RAP_NO_HEAD || above < verb || above - verb > MAX_FRONT ||
      !takes_clause (work, verb) || !is_finite (work, verb, verb) ||
      has_child (work, first, verb, verb, RAP_REL_MARK) ||
      has_child (work, first, verb, verb, RAP_REL_ADVMOD) ||
      has_child (work, verb + 1, above, verb, RAP_REL_CCOMP) ||
      has_child (work, verb + 1, above, verb, RAP_REL_OBJ) ||
      !has_child (work, first, verb, verb, RAP_REL_NSUBJ))
    return;
  work->rels[verb] = RAP_REL_PARATAXIS;
  for (guint i = first; i < verb; i++)
    if (work->heads[i] == verb && work->rels[i] == RAP_REL_ADVCL)
      work->heads[i] = above;
}

/* Whether the words [first, verb) are the verb's subject and nothing else: no "which he". */
static gboolean
is_subject_only (const Work *work, guint first, guint verb)
{
  for (guint i = first; i < verb; i++)
    {
      guint head = work->heads[i];
      if (rap_word_plays (&work->words->words[i], "relative") || head < first ||
          head > verb || (head == verb && work->rels[i] != RAP_REL_NSUBJ))
        return FALSE;
    }
  return has_child (work, first, verb, verb, RAP_REL_NSUBJ);
}

/* The last comma before the verb with nothing but its subject behind it, or RAP_NO_HEAD. */
static guint
find_comma_before (const Work *work, guint above, guint verb)
{
  for (guint i = verb; --i > above && verb - i <= MAX_CLAUSE;)
    if (rap_word_is (&work->words->words[i], ","))
      return is_subject_only (work, i + 1, verb) ? i : RAP_NO_HEAD;
  return RAP_NO_HEAD;
}

/* "They shelled it, a day after he left, she said": who says so is named at the end, and what
 * stands before that comma is what is said. */
static void
set_behind (Work *work, guint verb)
{
  guint above = work->heads[verb], n_words = work->words->n_words;

  if (above == RAP_NO_HEAD || above > verb || !takes_clause (work, verb) ||
      !is_finite (work, verb, verb) ||
      has_child (work, verb + 1, MIN (verb + MAX_CLAUSE, n_words), verb, RAP_REL_CCOMP) ||
      has_child (work, verb + 1, MIN (verb + MAX_CLAUSE, n_words), verb, RAP_REL_OBJ))
    return;
  guint comma = find_comma_before (work, above, verb);
  if (comma == RAP_NO_HEAD || has_child (work, above + 1, comma, verb, RAP_REL_MARK) ||
      has_child (work, above + 1, comma, verb, RAP_REL_CC))
    return;
  for (guint i = above + 1; i < comma; i++)
    if (work->heads[i] == verb && work->rels[i] == RAP_REL_NSUBJ)
      {
        work->heads[i] = above;
        work->rels[i] = RAP_REL_OBL;
      }
    else if (work->heads[i] == verb && work->rels[verb] == RAP_REL_ADVCL)
      work->heads[i] = above;
  work->rels[verb] = RAP_REL_PARATAXIS;
}

static gboolean
is_office (const Work *work, guint word)
{
  const char    *form = work->words->words[word].lower;
  const RapTerm *term = rap_gazetteer_find (form, strlen (form), TRUE);

  return term != NULL && (rap_term_get (term, RAP_TERM_TITLE) != NULL ||
                          rap_term_get (term, RAP_TERM_PERSON_NOUN) != NULL);
}

/* "a minister of Benin, Paul Hounsou": a name of several words says who the minister is. */
static void
raise_name (Work *work, guint name)
{
  guint place = work->heads[name];
  guint office = place != RAP_NO_HEAD ? work->heads[place] : RAP_NO_HEAD;

  if (office == RAP_NO_HEAD || work->rels[place] != RAP_REL_NMOD || place > name ||
      office > place || work->tags->tags[name] != RAP_TAG_PROPN ||
      name + 1 >= work->words->n_words || work->heads[name + 1] != name ||
      work->rels[name + 1] != RAP_REL_FLAT || !is_office (work, office))
    return;
  work->heads[name] = office;
}

/* "who in 2010 said": nothing stands under such a word. */
static void
lift_from_relative (Work *work, guint word)
{
  guint above = work->heads[word];

  if (above == RAP_NO_HEAD || above > word || work->rels[above] != RAP_REL_NSUBJ ||
      work->heads[above] == RAP_NO_HEAD || work->heads[above] < word ||
      !rap_word_plays (&work->words->words[above], "relative"))
    return;
  work->heads[word] = work->heads[above];
  work->rels[word] = RAP_REL_OBL;
}

/* "said that a drone had flown there, and published tracks" */
static gboolean
was_before (const Work *work, guint joined, guint verb)
{
  guint i = verb;

  if (work->tags->verbs[joined] != RAP_VERB_PARTICIPLE ||
      !has_child (work,
                  joined > MAX_CLAUSE ? joined - MAX_CLAUSE : 0,
                  joined,
                  joined,
                  RAP_REL_AUX))
    return FALSE;
  while (i > joined && work->rels[i - 1] == RAP_REL_CC)
    i--;
  return i < verb && i > joined && g_str_equal (work->words->words[i - 1].form, ",");
}

/* "took back his claim that officers sell passage, and apologized": what is past goes on with
 * what was done, not with what is or had been before. */
static void
raise_conjunct (Work *work, guint verb)
{
  guint joined = work->heads[verb];
  guint above = joined != RAP_NO_HEAD ? work->heads[joined] : RAP_NO_HEAD;

  if (work->tags->verbs[verb] != RAP_VERB_PAST || above == RAP_NO_HEAD || joined > verb ||
      verb - joined > MAX_FRONT ||
      (work->tags->verbs[joined] != RAP_VERB_PRESENT &&
       !was_before (work, joined, verb)) ||
      has_child (work, joined + 1, verb, verb, RAP_REL_NSUBJ))
    return;
  for (guint i = 0; i < MAX_UP && above != RAP_NO_HEAD && above < joined; i++)
    {
      if (work->tags->verbs[above] == RAP_VERB_PAST)
        {
          work->heads[verb] = above;
          return;
        }
      above = work->heads[above];
    }
}

/* The child that begins the clause as that word does, or RAP_NO_HEAD. */
static guint
find_mark (const Work *work, guint from, guint clause, const char *form)
{
  for (guint i = from; i < clause; i++)
    if (work->heads[i] == clause && work->rels[i] == RAP_REL_MARK &&
        (form == NULL || g_str_equal (work->words->words[i].lower, form)))
      return i;
  return RAP_NO_HEAD;
}

/* "said that they had left, and that nobody would follow": the second "that" goes on with the
 * first, not with the verb above both. */
static gboolean
lower_conjunct (Work *work, guint verb)
{
  guint above = work->heads[verb];

  if (above == RAP_NO_HEAD || above > verb || verb - above > MAX_REACH)
    return FALSE;
  guint mark = find_mark (work, above + 1, verb, NULL);
  if (mark == RAP_NO_HEAD ||
      find_mark (work, above - MIN (above, MAX_CLAUSE), above, NULL) != RAP_NO_HEAD)
    return FALSE;
  for (guint i = above + 1; i < mark; i++)
    if (work->heads[i] == above && work->rels[i] == RAP_REL_CCOMP &&
        find_mark (work, above + 1, i, work->words->words[mark].lower) != RAP_NO_HEAD)
      {
        work->heads[verb] = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
may_point (const Work *work, guint word)
{
  guint8 tag = work->tags->tags[word];

  return tag == RAP_TAG_PRON || tag == RAP_TAG_DET || tag == RAP_TAG_SCONJ;
}

/* "called that an insult": what stands alone right behind the verb is what it is about, and
 * the noun says what it was called. */
static void
raise_pointer (Work *work, guint word)
{
  guint verb = word > 0 ? word - 1 : 0, noun = word + 1, n_words = work->words->n_words;

  if (work->tags->tags[verb] != RAP_TAG_VERB || !may_point (work, word) ||
      (work->heads[word] != verb && work->rels[word] != RAP_REL_DET) || noun >= n_words ||
      work->rels[noun] != RAP_REL_DET || work->heads[noun] == RAP_NO_HEAD)
    return;
  noun = work->heads[noun];
  if (noun < word || (work->heads[word] != noun && work->heads[noun] != word))
    return;
  work->heads[word] = work->heads[noun] = verb;
  work->rels[word] = RAP_REL_OBJ;
  work->rels[noun] = RAP_REL_XCOMP;
}

static gboolean
begins_clause (const Work *work, guint i)
{
  return work->rels[i] == RAP_REL_CASE && work->heads[i] != RAP_NO_HEAD &&
         work->heads[i] > i &&
         (work->tags->tags[i] == RAP_TAG_SCONJ ||
          rap_lexicon_find (rap_lexicon_get ("clause-openers"),
                            work->words->words[i].lower,
                            strlen (work->words->words[i].lower)) != RAP_LEXICON_NONE);
}

void
rap_tree_reattach (const RapWords *words, const RapTags *tags, guint *heads, guint8 *rels)
{
  Work work = { words, tags, heads, rels };

  for (guint i = 0; i < words->n_words; i++)
    {
      guint clause = find_fronted (&work, i);
      if (begins_clause (&work, i))
        raise_verb (&work, i);
      else if (clause != RAP_NO_HEAD)
        swap_clauses (&work, clause, i);
      else if (rels[i] == RAP_REL_ADVCL)
        {
          set_between (&work, i);
          set_behind (&work, i);
        }
      else if (rels[i] == RAP_REL_PARATAXIS)
        set_behind (&work, i);
      else if (rels[i] == RAP_REL_CCOMP)
        lower_participle (&work, i);
      else if (rels[i] == RAP_REL_APPOS)
        raise_name (&work, i);
      else if (rels[i] == RAP_REL_DET || rels[i] == RAP_REL_XCOMP)
        raise_pointer (&work, i);
      else if (rels[i] == RAP_REL_CONJ)
        {
          if (!lower_conjunct (&work, i))
            raise_conjunct (&work, i);
        }
      else if (rels[i] == RAP_REL_NMOD)
        lift_from_relative (&work, i);
    }
}
