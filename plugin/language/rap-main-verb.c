// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-main-verb.h"

#include "language/rap-rels.h"

/* How long the phrase in front, and the subject behind it, may be. */
#define MAX_FRONT   30
#define MAX_SUBJECT 12

typedef struct
{
  const RapWords *words;
  const RapTags  *tags;
  guint          *heads;
  guint8         *rels;
  guint           first;
  guint           end;
} Sentence;

static gboolean
has_child (const Sentence *s, guint from, guint to, guint head, RapRel rel)
{
  for (guint i = from; i < to; i++)
    if (s->heads[i] == head && s->rels[i] == rel)
      return TRUE;
  return FALSE;
}

static gboolean
is_comma (const Sentence *s, guint word)
{
  return rap_word_is (&s->words->words[word], ",");
}

static guint
find_root (const Sentence *s)
{
  guint root = s->first;

  while (root < s->end && s->heads[root] != RAP_NO_HEAD)
    root++;
  return root;
}

/* The noun that is the root although it stands behind a preposition, or RAP_NO_HEAD. */
static guint
find_fronted (const Sentence *s, guint root)
{
  if (root - s->first > MAX_FRONT || s->heads[s->first] != root ||
      s->rels[s->first] != RAP_REL_CASE ||
      has_child (s, s->first, s->end, root, RAP_REL_NSUBJ) ||
      has_child (s, s->first, s->end, root, RAP_REL_COP))
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

static gboolean
is_finite (const Sentence *s, guint comma, guint verb)
{
  guint8 form = s->tags->verbs[verb];

  return s->tags->tags[verb] == RAP_TAG_VERB &&
         (form == RAP_VERB_PAST || form == RAP_VERB_PRESENT ||
          has_child (s, comma + 1, verb, verb, RAP_REL_AUX));
}

/* "In Orsk, where he lived" */
static gboolean
is_relative (const Sentence *s, guint comma, guint verb)
{
  return has_child (s, comma + 1, verb, verb, RAP_REL_MARK) ||
         ((s->rels[verb] == RAP_REL_ACL || s->rels[verb] == RAP_REL_ADVCL) &&
          has_child (s, comma + 1, verb, verb, RAP_REL_NSUBJ));
}

/* The first verb behind the comma with a tense and no clause of its own, or RAP_NO_HEAD. */
static guint
find_verb (const Sentence *s, guint comma)
{
  for (guint i = comma + 2; i < s->end && i <= comma + MAX_SUBJECT; i++)
    {
      const RapWord *word = &s->words->words[i];
      if (rap_word_is (word, ",") || (word->flags & RAP_WORD_QUOTE) != 0)
        return RAP_NO_HEAD;
      if (is_finite (s, comma, i))
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
      guint head = s->heads[i];
      if ((head > comma && head < verb) || s->rels[i] == RAP_REL_AUX ||
          s->rels[i] == RAP_REL_ADVMOD)
        continue;
      guint8 tag = s->tags->tags[i];
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
  guint above = s->heads[verb];

  for (guint i = comma; i < verb; i++)
    if (s->heads[i] <= comma || s->heads[i] > verb)
      s->heads[i] = verb;
  for (guint i = verb + 1; i < s->end; i++)
    if (s->heads[i] < verb)
      s->heads[i] = verb;
  if (above != RAP_NO_HEAD && above > verb)
    {
      s->heads[above] = verb;
      s->rels[above] = RAP_REL_OBJ;
    }
  s->heads[verb] = RAP_NO_HEAD;
  s->rels[verb] = RAP_REL_ROOT;
  s->heads[subject] = s->heads[root] = verb;
  s->rels[subject] = RAP_REL_NSUBJ;
  s->rels[root] = RAP_REL_OBL;
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
    if (s->heads[i] == root)
      s->heads[i] = verb;
  s->heads[verb] = RAP_NO_HEAD;
  s->rels[verb] = RAP_REL_ROOT;
}

/* "The governor of Orsk, Ivo Tamm, accused them"; "Holm, backed by two, called for it": a
 * sentence has its verb, which is no participle here. */
static void
raise_over_noun (const Sentence *s, guint root, guint verb)
{
  if (s->tags->tags[root] == RAP_TAG_VERB || !is_finite (s, root, verb) ||
      !is_comma (s, verb - 1) ||
      !(has_child (s, root + 1, verb, root, RAP_REL_APPOS) ||
        has_child (s, root + 1, verb, root, RAP_REL_ACL)) ||
      has_child (s, root + 1, verb, verb, RAP_REL_NSUBJ) ||
      has_child (s, s->first, root, root, RAP_REL_COP))
    return;
  make_root (s, verb, s->heads[verb]);
  make_root (s, verb, root);
  s->heads[root] = verb;
  s->rels[root] = RAP_REL_NSUBJ;
}

/* "Chad, which has the port, closed it" taken for what Chad has and closed. */
static gboolean
goes_on_with_relative (const Sentence *s, guint root, guint verb)
{
  guint above = s->heads[verb];

  return above != RAP_NO_HEAD && above > root && above < verb &&
         s->heads[above] == root && s->rels[above] == RAP_REL_ACL &&
         s->rels[verb] == RAP_REL_CONJ &&
         !has_child (s, above + 1, verb, verb, RAP_REL_CC);
}

/* The noun right before a comma and the participle, whose subject it seems, or RAP_NO_HEAD. */
static guint
find_aside_subject (const Sentence *s, guint participle)
{
  guint subject = participle - 2;

  if (participle < s->first + 2 || s->tags->tags[participle] != RAP_TAG_VERB ||
      !is_comma (s, participle - 1) ||
      has_child (s, s->first, participle, participle, RAP_REL_AUX))
    return RAP_NO_HEAD;
  while (subject > s->first && s->heads[subject] < subject)
    subject = s->heads[subject];
  for (guint i = subject; i + 1 < participle; i++)
    if (is_comma (s, i))
      return RAP_NO_HEAD;
  return s->heads[subject] == participle &&
             (s->rels[subject] == RAP_REL_NSUBJ || s->rels[subject] == RAP_REL_VOCATIVE)
           ? subject
           : RAP_NO_HEAD;
}

/* Relations in which one of the two stands under the other. */
static gboolean
is_beside (RapRel rel)
{
  return rel == RAP_REL_CONJ || rel == RAP_REL_PARATAXIS || rel == RAP_REL_CCOMP;
}

/* "Holm, asked about it, said no": behind the comma the subject has a participle, and then
 * its verb. */
static void
raise_over_aside (const Sentence *s, guint participle, guint verb)
{
  guint subject = find_aside_subject (s, participle);

  if (subject == RAP_NO_HEAD || !is_comma (s, verb - 1) ||
      !is_finite (s, participle, verb) ||
      has_child (s, participle + 1, verb, verb, RAP_REL_NSUBJ) ||
      has_child (s, participle + 1, verb, verb, RAP_REL_CC))
    return;
  make_root (s, verb, participle);
  s->heads[participle] = subject;
  s->rels[participle] = RAP_REL_ACL;
  s->heads[subject] = verb;
  s->rels[subject] = RAP_REL_NSUBJ;
}

static void
raise_main_verb (const Sentence *s)
{
  guint root = find_root (s);

  if (root == s->end)
    return;
  lower_fronted (s, root);
  for (guint i = root + 2; i < s->end && s->heads[root] == RAP_NO_HEAD; i++)
    if (goes_on_with_relative (s, root, i))
      raise_over_noun (s, root, i);
    else if (s->heads[i] != root)
      continue;
    else if (s->rels[i] == RAP_REL_ACL)
      raise_over_noun (s, root, i);
    else if (is_beside (s->rels[i]))
      raise_over_aside (s, root, i);
  for (guint i = s->first; i < root && s->heads[root] == RAP_NO_HEAD; i++)
    if (s->heads[i] == root && is_beside (s->rels[i]))
      raise_over_aside (s, i, root);
}

void
rap_tree_raise_main_verbs (const RapWords *words,
                           const RapTags  *tags,
                           guint          *heads,
                           guint8         *rels)
{
  for (guint i = 0; i < words->n_sentences; i++)
    {
      Sentence s = {
        words, tags, heads, rels, words->sentences[i].first, words->sentences[i].end
      };
      if (s.first < s.end)
        raise_main_verb (&s);
    }
}
