// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-main-verb.h"

#include "language/rap-rels.h"
#include "language/rap-word-roles.h"

/* How long the phrase in front, and the subject behind it, may be. */
#define MAX_FRONT   30
#define MAX_SUBJECT 12
/* How long a label may be that tells who speaks. */
#define MAX_LABEL 7

typedef struct
{
  const RapArcEdits *arcs;
  guint              first;
  guint              end;
} Sentence;

static gboolean
is_comma (const Sentence *s, guint word)
{
  return rap_word_is (&s->arcs->words->words[word], ",");
}

static guint
find_root (const Sentence *s)
{
  guint root = s->first;

  while (root < s->end && s->arcs->heads[root] != RAP_NO_HEAD)
    root++;
  return root;
}

/* The noun that is the root although it stands behind a preposition, or RAP_NO_HEAD. */
static guint
find_fronted (const Sentence *s, guint root)
{
  if (root - s->first > MAX_FRONT || s->arcs->heads[s->first] != root ||
      s->arcs->rels[s->first] != RAP_REL_CASE ||
      rap_arcs_have (s->arcs, s->first, s->end, root, RAP_REL_NSUBJ) ||
      rap_arcs_have (s->arcs, s->first, s->end, root, RAP_REL_COP))
    return RAP_NO_HEAD;
  return root;
}

static guint
find_comma (const Sentence *s, guint root)
{
  for (guint i = root + 1; i < s->end && i < root + MAX_FRONT; i++)
    if (is_comma (s, i))
      return i;
  return RAP_NO_HEAD;
}

/* "In Orsk, where he lived" */
static gboolean
is_relative (const Sentence *s, guint comma, guint verb)
{
  return rap_arcs_have (s->arcs, comma + 1, verb, verb, RAP_REL_MARK) ||
         ((s->arcs->rels[verb] == RAP_REL_ACL || s->arcs->rels[verb] == RAP_REL_ADVCL) &&
          rap_arcs_have (s->arcs, comma + 1, verb, verb, RAP_REL_NSUBJ));
}

/* The first verb behind the comma with a tense and no clause of its own, or RAP_NO_HEAD. */
static guint
find_verb (const Sentence *s, guint comma)
{
  for (guint i = comma + 2; i < s->end && i <= comma + MAX_SUBJECT; i++)
    {
      const RapWord *word = &s->arcs->words->words[i];
      if (rap_word_is (word, ",") || (word->flags & RAP_WORD_QUOTE) != 0)
        return RAP_NO_HEAD;
      if (rap_arcs_are_finite (s->arcs, comma + 1, i))
        return is_relative (s, comma, i) ? RAP_NO_HEAD : i;
    }
  return RAP_NO_HEAD;
}

/* The one noun between the comma and the verb that the others there hang on, or RAP_NO_HEAD. */
static guint
find_subject (const Sentence *s, guint comma, guint verb)
{
  guint subject = RAP_NO_HEAD;

  for (guint i = comma + 1; i < verb; i++)
    {
      guint head = s->arcs->heads[i];
      if ((head > comma && head < verb) || s->arcs->rels[i] == RAP_REL_AUX ||
          s->arcs->rels[i] == RAP_REL_ADVMOD)
        continue;
      guint8 tag = s->arcs->tags->tags[i];
      if (subject != RAP_NO_HEAD ||
          (tag != RAP_TAG_NOUN && tag != RAP_TAG_PROPN && tag != RAP_TAG_PRON))
        return RAP_NO_HEAD;
      subject = i;
    }
  return subject;
}

/* What stood behind the comma under a word elsewhere stands under the verb; what the verb
 * itself stood under there is its object. */
static void
raise_verb (const Sentence *s, guint root, guint comma, guint subject, guint verb)
{
  guint above = s->arcs->heads[verb];

  for (guint i = comma; i < verb; i++)
    if (s->arcs->heads[i] <= comma || s->arcs->heads[i] > verb)
      s->arcs->heads[i] = verb;
  for (guint i = verb + 1; i < s->end; i++)
    if (s->arcs->heads[i] < verb)
      s->arcs->heads[i] = verb;
  if (above != RAP_NO_HEAD && above > verb)
    {
      s->arcs->heads[above] = verb;
      s->arcs->rels[above] = RAP_REL_OBJ;
    }
  s->arcs->heads[verb] = RAP_NO_HEAD;
  s->arcs->rels[verb] = RAP_REL_ROOT;
  s->arcs->heads[subject] = s->arcs->heads[root] = verb;
  s->arcs->rels[subject] = RAP_REL_NSUBJ;
  s->arcs->rels[root] = RAP_REL_OBL;
}

static void
lower_fronted (const Sentence *s, guint front)
{
  guint root = find_fronted (s, front);
  guint comma = root == RAP_NO_HEAD ? RAP_NO_HEAD : find_comma (s, root);
  guint verb = comma == RAP_NO_HEAD ? RAP_NO_HEAD : find_verb (s, comma);
  guint subject = verb == RAP_NO_HEAD ? RAP_NO_HEAD : find_subject (s, comma, verb);

  if (subject != RAP_NO_HEAD)
    raise_verb (s, root, comma, subject, verb);
}

/* The verb becomes the root, and what follows it is its own. */
static void
make_root (const Sentence *s, guint verb, guint root)
{
  for (guint i = verb + 1; i < s->end; i++)
    if (s->arcs->heads[i] == root)
      s->arcs->heads[i] = verb;
  s->arcs->heads[verb] = RAP_NO_HEAD;
  s->arcs->rels[verb] = RAP_REL_ROOT;
}

/* "The bridge, built in May, collapsed": taken for a second participle, but it is the last verb of a
 * whole sentence that has no other, and nobody is told who did it. */
static gboolean
ends_alone (const Sentence *s, guint root, guint verb)
{
  if (s->arcs->tags->tags[verb] != RAP_TAG_VERB ||
      s->arcs->tags->verbs[verb] != RAP_VERB_PARTICIPLE || verb + 1 >= s->end ||
      rap_word_plays (&s->arcs->words->words[verb + 1], "agent") ||
      !rap_word_is (&s->arcs->words->words[s->end - 1], ".") ||
      rap_arcs_have (s->arcs, root + 1, verb, verb, RAP_REL_AUX))
    return FALSE;
  for (guint i = s->first; i < s->end; i++)
    if (i != verb && s->arcs->heads[i] == root &&
        (s->arcs->tags->tags[i] == RAP_TAG_AUX || s->arcs->rels[i] == RAP_REL_CCOMP ||
         rap_arcs_are_finite (s->arcs, s->first, i)))
      return FALSE;
  return TRUE;
}

/* "The governor of Orsk, Ivo Tamm, accused them"; "Holm, backed by two, called for it": a
 * sentence has its verb, which is no participle here. */
static void
raise_over_noun (const Sentence *s, guint root, guint verb)
{
  if (s->arcs->tags->tags[root] == RAP_TAG_VERB ||
      !(rap_arcs_are_finite (s->arcs, root + 1, verb) || ends_alone (s, root, verb)) ||
      !is_comma (s, verb - 1) ||
      !(rap_arcs_have (s->arcs, root + 1, verb, root, RAP_REL_APPOS) ||
        rap_arcs_have (s->arcs, root + 1, verb, root, RAP_REL_ACL)) ||
      rap_arcs_have (s->arcs, root + 1, verb, verb, RAP_REL_NSUBJ) ||
      rap_arcs_have (s->arcs, s->first, root, root, RAP_REL_COP))
    return;
  make_root (s, verb, s->arcs->heads[verb]);
  make_root (s, verb, root);
  s->arcs->heads[root] = verb;
  s->arcs->rels[root] = RAP_REL_NSUBJ;
}

/* "Chad, which has the port, closed it" taken for what Chad has and closed. */
static gboolean
goes_on_with_relative (const Sentence *s, guint root, guint verb)
{
  guint above = s->arcs->heads[verb];

  return above != RAP_NO_HEAD && above > root && above < verb &&
         s->arcs->heads[above] == root && s->arcs->rels[above] == RAP_REL_ACL &&
         s->arcs->rels[verb] == RAP_REL_CONJ &&
         !rap_arcs_have (s->arcs, above + 1, verb, verb, RAP_REL_CC);
}

/* The noun right before a comma and the participle, whose subject it seems, or RAP_NO_HEAD. */
static guint
find_aside_subject (const Sentence *s, guint participle)
{
  guint subject = participle - 2;

  if (participle < s->first + 2 || s->arcs->tags->tags[participle] != RAP_TAG_VERB ||
      !is_comma (s, participle - 1) ||
      rap_arcs_have (s->arcs, s->first, participle, participle, RAP_REL_AUX))
    return RAP_NO_HEAD;
  while (subject > s->first && s->arcs->heads[subject] < subject)
    subject = s->arcs->heads[subject];
  for (guint i = subject; i + 1 < participle; i++)
    if (is_comma (s, i))
      return RAP_NO_HEAD;
  return s->arcs->heads[subject] == participle &&
             (s->arcs->rels[subject] == RAP_REL_NSUBJ ||
              s->arcs->rels[subject] == RAP_REL_VOCATIVE)
           ? subject
           : RAP_NO_HEAD;
}

/* Relations in which one of the two stands under the other. */
static gboolean
is_beside (RapRel rel)
{
  return rel == RAP_REL_CONJ || rel == RAP_REL_PARATAXIS || rel == RAP_REL_CCOMP ||
         rel == RAP_REL_ADVCL;
}

/* "Holm, asked about it, said no": behind the comma the subject has a participle, and then
 * its verb. */
static void
raise_over_aside (const Sentence *s, guint participle, guint verb)
{
  guint subject = find_aside_subject (s, participle);

  if (subject == RAP_NO_HEAD || !is_comma (s, verb - 1) ||
      !rap_arcs_are_finite (s->arcs, participle + 1, verb) ||
      rap_arcs_have (s->arcs, participle + 1, verb, verb, RAP_REL_NSUBJ) ||
      rap_arcs_have (s->arcs, participle + 1, verb, verb, RAP_REL_CC))
    return;
  make_root (s, verb, participle);
  s->arcs->heads[participle] = subject;
  s->arcs->rels[participle] = RAP_REL_ACL;
  s->arcs->heads[subject] = verb;
  s->arcs->rels[subject] = RAP_REL_NSUBJ;
}

/* The colon behind capitals, titles and stops that begin a sentence: "MR TOLAN:", "Q:"; or
 * RAP_NO_HEAD. */
static guint
find_label (const Sentence *s)
{
  for (guint i = s->first; i < s->end && i < s->first + MAX_LABEL; i++)
    {
      const RapWord *word = &s->arcs->words->words[i];
      if (rap_word_is (word, ":"))
        return i > s->first ? i : RAP_NO_HEAD;
      gboolean letter = word->form[1] == '\0' && (word->flags & RAP_WORD_CAPITAL) != 0;
      if (!letter && (word->flags & (RAP_WORD_ALL_CAPITALS | RAP_WORD_STOPPED)) == 0)
        return RAP_NO_HEAD;
    }
  return RAP_NO_HEAD;
}

/* The first clause behind the label that stands under it, or RAP_NO_HEAD. */
static guint
find_said (const Sentence *s, guint root, guint colon)
{
  for (guint i = colon + 1; i < s->end; i++)
    if (s->arcs->heads[i] == root &&
        (s->arcs->tags->tags[i] == RAP_TAG_VERB ||
         rap_arcs_have (s->arcs, colon + 1, s->end, i, RAP_REL_NSUBJ)))
      return i;
  return RAP_NO_HEAD;
}

/* "MR TOLAN: He left": who speaks is no part of what is said. */
static guint
lower_label (const Sentence *s, guint root)
{
  guint colon = find_label (s);

  /* "Q: Your critics say so": the label is no subject. */
  for (guint i = s->first; colon != RAP_NO_HEAD && i < colon; i++)
    if (s->arcs->heads[i] > colon && s->arcs->heads[i] != RAP_NO_HEAD &&
        s->arcs->rels[i] == RAP_REL_NSUBJ)
      s->arcs->rels[i] = RAP_REL_PARATAXIS;
  guint said =
    colon != RAP_NO_HEAD && root < colon ? find_said (s, root, colon) : RAP_NO_HEAD;

  if (said == RAP_NO_HEAD)
    return root;
  for (guint i = colon + 1; i < s->end; i++)
    if (s->arcs->heads[i] == root)
      s->arcs->heads[i] = said;
  make_root (s, said, root);
  s->arcs->heads[root] = said;
  s->arcs->rels[root] = RAP_REL_PARATAXIS;
  return said;
}

/* The noun right behind the verb that seems the subject of another behind a comma, or
 * RAP_NO_HEAD. */
static guint
find_crossed (const Sentence *s, guint verb, guint below)
{
  guint end = MIN (below, verb + MAX_SUBJECT);
  guint subject = rap_arcs_find (s->arcs, verb + 1, end, below, RAP_REL_NSUBJ);

  for (guint i = subject; i < below; i++)
    if (is_comma (s, i))
      return subject;
  return RAP_NO_HEAD;
}

/* "Two ships, said Ann Holm, were lost": she said it, they were lost. */
static void
uncross_subjects (const Sentence *s, guint verb)
{
  guint first = rap_arcs_find (s->arcs, s->first, verb, verb, RAP_REL_NSUBJ);

  if (first == RAP_NO_HEAD || !is_comma (s, verb - 1) ||
      !rap_arcs_are_finite (s->arcs, verb, verb))
    return;
  for (guint below = verb + 1; below < s->end; below++)
    {
      guint second = s->arcs->heads[below] == verb && is_beside (s->arcs->rels[below])
                       ? find_crossed (s, verb, below)
                       : RAP_NO_HEAD;
      if (second == RAP_NO_HEAD)
        continue;
      s->arcs->heads[first] = below;
      s->arcs->heads[second] = verb;
      return;
    }
}

static void
raise_main_verb (const Sentence *s)
{
  guint root = find_root (s);

  if (root == s->end)
    return;
  root = lower_label (s, root);
  lower_fronted (s, root);
  uncross_subjects (s, root);
  for (guint i = root + 2; i < s->end && s->arcs->heads[root] == RAP_NO_HEAD; i++)
    if (goes_on_with_relative (s, root, i))
      raise_over_noun (s, root, i);
    else if (s->arcs->heads[i] != root)
      continue;
    else if (s->arcs->rels[i] == RAP_REL_ACL)
      raise_over_noun (s, root, i);
    else if (is_beside (s->arcs->rels[i]) && s->arcs->tags->tags[root] == RAP_TAG_VERB)
      raise_over_aside (s, root, i);
    else if (is_beside (s->arcs->rels[i]))
      raise_over_noun (s, root, i);
  for (guint i = s->first; i < root && s->arcs->heads[root] == RAP_NO_HEAD; i++)
    if (s->arcs->heads[i] == root && is_beside (s->arcs->rels[i]))
      raise_over_aside (s, i, root);
}

void
rap_tree_raise_main_verbs (const RapArcEdits *arcs)
{
  for (guint i = 0; i < arcs->words->n_sentences; i++)
    {
      const RapSentence *sentence = &arcs->words->sentences[i];
      Sentence           s = { arcs, sentence->first, sentence->end };
      if (s.first < s.end)
        raise_main_verb (&s);
    }
}
