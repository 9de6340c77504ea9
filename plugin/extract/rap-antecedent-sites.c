// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-antecedent-sites.h"

#include <string.h>

/* Bound on the way up a tree: the work does not grow with the sentence. */
#define CLIMB 24

typedef struct
{
  const RapWords *words;
  const RapTags  *tags;
  const RapTree  *tree;
} Syntax;

#define PLACE(p) (RAP_PLACE_##p + 1)
static const guint8 PLACES[RAP_N_RELS] = {
  [RAP_REL_NSUBJ] = PLACE (SUBJECT),     [RAP_REL_CSUBJ] = PLACE (SUBJECT),
  [RAP_REL_OBJ] = PLACE (OBJECT),        [RAP_REL_IOBJ] = PLACE (OBJECT),
  [RAP_REL_OBL] = PLACE (OBLIQUE),       [RAP_REL_NMOD] = PLACE (MODIFIER),
  [RAP_REL_APPOS] = PLACE (APPOSITION),  [RAP_REL_ROOT] = PLACE (ROOT),
  [RAP_REL_DET] = PLACE (POSSESSOR),     [RAP_REL_VOCATIVE] = PLACE (OTHER),
  [RAP_REL_COMPOUND] = PLACE (MODIFIER),
};
#undef PLACE

/* Relations at which a clause begins. */
static const guint8 CLAUSES[RAP_N_RELS] = {
  [RAP_REL_ROOT] = 1,  [RAP_REL_CCOMP] = 1, [RAP_REL_ADVCL] = 1,     [RAP_REL_ACL] = 1,
  [RAP_REL_CSUBJ] = 1, [RAP_REL_XCOMP] = 1, [RAP_REL_PARATAXIS] = 1,
};

static guint
head_of (const Syntax *syntax, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (syntax->tree->heads[i] == RAP_NO_HEAD || syntax->tree->heads[i] < first ||
        syntax->tree->heads[i] >= end)
      return i;
  return end - 1;
}

static gboolean
is_verbal (const Syntax *syntax, guint word)
{
  return syntax->tags->tags[word] == RAP_TAG_VERB ||
         syntax->tags->tags[word] == RAP_TAG_AUX;
}

static guint
clause_of (const Syntax *syntax, guint word)
{
  for (guint steps = 0; steps < CLIMB; steps++)
    {
      guint8 rel = syntax->tree->rels[word];
      if (syntax->tree->heads[word] == RAP_NO_HEAD || CLAUSES[rel] ||
          (rel == RAP_REL_CONJ && is_verbal (syntax, word)))
        break;
      word = syntax->tree->heads[word];
    }
  return word;
}

static guint
depth_of (const Syntax *syntax, guint clause)
{
  guint depth = 0;
  for (guint steps = 0; steps < CLIMB && syntax->tree->heads[clause] != RAP_NO_HEAD;
       steps++)
    {
      depth += CLAUSES[syntax->tree->rels[clause]];
      clause = syntax->tree->heads[clause];
    }
  return depth;
}

static guint8
place_of (const Syntax *syntax, guint word)
{
  guint  head = syntax->tree->heads[word];
  guint8 place;

  if (head == RAP_NO_HEAD)
    return RAP_PLACE_ROOT;
  place = PLACES[syntax->tree->rels[word]];
  if (place == 0)
    return RAP_PLACE_OTHER;
  place--;
  if (place == RAP_PLACE_MODIFIER && word + 1 < syntax->words->n_words &&
      (syntax->words->words[word + 1].flags & RAP_WORD_CLITIC) != 0 &&
      syntax->tree->heads[word + 1] == word)
    return RAP_PLACE_POSSESSOR;
  if (place == RAP_PLACE_SUBJECT &&
      rap_tree_is_passive (syntax->words, syntax->tags, syntax->tree, head))
    return RAP_PLACE_PASSIVE;
  return place;
}

static gboolean
is_saying (const Syntax *syntax, guint verb)
{
  const char *lemma = syntax->tags->lemmas[verb];
  return is_verbal (syntax, verb) &&
         rap_lexicon_find (rap_lexicon_get ("cues"), lemma, strlen (lemma)) !=
           RAP_LEXICON_NONE;
}

/* "according to a spokesman": he is in view as if he had been said to say so. */
static gboolean
is_source (const Syntax *syntax, guint word)
{
  guint mark =
    rap_tree_child (syntax->words, syntax->tree, word, RAP_REL_CASE, RAP_NO_HEAD);
  return mark != RAP_NO_HEAD &&
         rap_mention_word_is (&syntax->words->words[mark], "source");
}

/* Whether it is a part of the phrase that is the subject: "Anna's father left". */
static gboolean
is_inside_subject (const Syntax *syntax, const RapSite *site)
{
  guint holder = syntax->tree->heads[site->chief];
  return (site->place == RAP_PLACE_POSSESSOR || site->place == RAP_PLACE_MODIFIER) &&
         holder != RAP_NO_HEAD && syntax->tree->rels[holder] == RAP_REL_NSUBJ;
}

static guint16
hash_of (const Syntax *syntax, guint word)
{
  return word == RAP_NO_HEAD
           ? 0
           : 1 + (g_str_hash (syntax->tags->lemmas[word]) * 2654435761u >> 20);
}

static gboolean
is_kin (const Syntax *syntax, guint word)
{
  return rap_mention_word_is (&syntax->words->words[word], "kin");
}

/* Whether one of the words [first, end) is a word of kinship. */
static gboolean
has_kin (const Syntax *syntax, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (is_kin (syntax, i))
      return TRUE;
  return FALSE;
}

static guint8
kin_of (const Syntax *syntax, const RapSite *site, const RapRawMention *mention)
{
  const RapSentence *sentence = &syntax->words->sentences[site->sentence];
  guint              holder = syntax->tree->heads[site->chief];

  if (holder != RAP_NO_HEAD && is_kin (syntax, holder) &&
      (site->place == RAP_PLACE_POSSESSOR || site->place == RAP_PLACE_MODIFIER ||
       site->place == RAP_PLACE_OBJECT || site->place == RAP_PLACE_OBLIQUE))
    return site->place == RAP_PLACE_POSSESSOR ? RAP_KIN_HAS : RAP_KIN_OF;
  if (mention->form != RAP_MENTION_NAME)
    return is_kin (syntax, site->head) ? RAP_KIN_IS : RAP_KIN_NONE;
  guint before = MAX (sentence->first, mention->outer - MIN (mention->outer, 2));
  guint after = MIN (sentence->end, mention->end + 4);
  if (has_kin (syntax, before, mention->first))
    return RAP_KIN_IS;
  return mention->end < after &&
             g_str_equal (syntax->words->words[mention->end].form, ",") &&
             has_kin (syntax, mention->end + 1, after)
           ? RAP_KIN_IS
           : RAP_KIN_NONE;
}

/* The word that its clause, or the phrase it stands in, begins with. */
static guint
mark_of (const Syntax *syntax, const RapSite *site)
{
  static const RapRel MARKS[] = { RAP_REL_MARK, RAP_REL_CC };
  guint               holder =
    site->place == RAP_PLACE_POSSESSOR ? syntax->tree->heads[site->chief] : site->chief;
  guint mark = RAP_NO_HEAD;

  if (holder != RAP_NO_HEAD)
    mark =
      rap_tree_child (syntax->words, syntax->tree, holder, RAP_REL_CASE, RAP_NO_HEAD);
  for (guint i = 0; mark == RAP_NO_HEAD && i < G_N_ELEMENTS (MARKS); i++)
    mark =
      rap_tree_child (syntax->words, syntax->tree, site->clause, MARKS[i], RAP_NO_HEAD);
  return mark;
}

static RapSite
site_of (const Syntax *syntax, const RapRawMention *mention)
{
  RapSite site = { .head = head_of (syntax, mention->first, mention->end) };

  site.chief = site.head;
  for (guint steps = 0; steps < 4 && syntax->tree->heads[site.chief] != RAP_NO_HEAD;
       steps++)
    {
      guint8 rel = syntax->tree->rels[site.chief];
      if (rel != RAP_REL_CONJ && rel != RAP_REL_FLAT && rel != RAP_REL_APPOS)
        break;
      site.joined |= rel == RAP_REL_CONJ;
      site.chief = syntax->tree->heads[site.chief];
    }
  site.sentence = syntax->words->words[site.head].sentence;
  site.place = place_of (syntax, site.chief);
  if (mention->form == RAP_MENTION_PRONOUN && site.place == RAP_PLACE_MODIFIER)
    site.place = RAP_PLACE_POSSESSOR;
  site.clause = clause_of (syntax, site.chief);
  site.depth = MIN (depth_of (syntax, site.clause), 3);
  site.says = site.place == RAP_PLACE_SUBJECT &&
              is_saying (syntax, syntax->tree->heads[site.chief]);
  if (is_source (syntax, site.chief))
    {
      site.place = RAP_PLACE_SUBJECT;
      site.says = TRUE;
    }
  site.inside = is_inside_subject (syntax, &site);
  site.kin = kin_of (syntax, &site, mention);
  site.mark = hash_of (syntax, mark_of (syntax, &site));
  return site;
}

typedef struct
{
  guint    block;
  gboolean quoted;
  gboolean aside;
} Marks;

static void
read_marks (const RapWords *words, guint word, Marks *marks)
{
  const RapWord *w = &words->words[word];
  guint          here = words->sentences[w->sentence].block;

  if (here != marks->block)
    *marks = (Marks){ here, FALSE, FALSE };
  if ((w->flags & RAP_WORD_QUOTE) != 0)
    marks->quoted = (w->flags & RAP_WORD_QUOTE_OPENS) != 0    ? TRUE
                    : (w->flags & RAP_WORD_QUOTE_CLOSES) != 0 ? FALSE
                                                              : !marks->quoted;
  else if ((w->flags & RAP_WORD_MARK) != 0)
    marks->aside =
      (marks->aside || g_str_equal (w->form, "(")) && !g_str_equal (w->form, ")");
}

/* One pass over the words for the marks, one over the mentions. */
GArray *
rap_sites_find (const RapLinking *linking)
{
  Syntax  syntax = { linking->words,
                     rap_tags_of (linking->document),
                     rap_tree_of (linking->document) };
  GArray *sites =
    g_array_sized_new (FALSE, FALSE, sizeof (RapSite), linking->mentions->len);
  Marks marks = { G_MAXUINT, FALSE, FALSE };
  guint word = 0;

  for (guint m = 0; m < linking->mentions->len; m++)
    {
      const RapRawMention *mention = &g_array_index (linking->mentions, RapRawMention, m);
      for (; word < mention->first; word++)
        read_marks (syntax.words, word, &marks);
      RapSite site = site_of (&syntax, mention);
      site.quoted = marks.quoted;
      site.aside = marks.aside;
      g_array_append_val (sites, site);
    }
  return sites;
}

static gboolean
is_above (const RapTree *tree, guint clause, guint word)
{
  for (guint steps = 0; steps < CLIMB && word != RAP_NO_HEAD; steps++)
    {
      if (word == clause)
        return TRUE;
      word = tree->heads[word];
    }
  return FALSE;
}

RapClauses
rap_sites_clauses (const RapTree *tree, const RapSite *candidate, const RapSite *pronoun)
{
  if (candidate->sentence != pronoun->sentence)
    return RAP_CLAUSES_APART;
  if (candidate->clause == pronoun->clause)
    return RAP_CLAUSES_SAME;
  if (is_above (tree, candidate->clause, pronoun->clause))
    return RAP_CLAUSES_ABOVE;
  return is_above (tree, pronoun->clause, candidate->clause) ? RAP_CLAUSES_BELOW
                                                             : RAP_CLAUSES_APART;
}

RapBinding
rap_sites_binding (const RapTree *tree, const RapSite *candidate, const RapSite *pronoun)
{
  guint pronoun_head = tree->heads[pronoun->chief];
  guint candidate_head = tree->heads[candidate->chief];

  if (candidate->sentence != pronoun->sentence || pronoun_head == RAP_NO_HEAD)
    return RAP_BINDING_NONE;
  if (candidate->chief == pronoun->chief)
    return RAP_BINDING_JOINED;
  if (pronoun->place != RAP_PLACE_POSSESSOR)
    return candidate_head == pronoun_head ? RAP_BINDING_ARGUMENTS : RAP_BINDING_NONE;
  if (pronoun_head == candidate->head)
    return RAP_BINDING_POSSESSED;
  if (pronoun_head == candidate->chief)
    return RAP_BINDING_APPOSITION;
  if (candidate_head == pronoun_head)
    return RAP_BINDING_MODIFIER;
  return candidate_head != RAP_NO_HEAD && tree->heads[pronoun_head] == candidate_head
           ? RAP_BINDING_ARGUMENT_OF
           : RAP_BINDING_NONE;
}

gboolean
rap_site_is_subject (const RapSite *site)
{
  return site->place == RAP_PLACE_SUBJECT || site->place == RAP_PLACE_PASSIVE;
}
