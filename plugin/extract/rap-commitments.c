// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-commitments.h"

#include <string.h>

#include "extract/rap-vows.h"

static const RapClause *
get (const RapPromising *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

static RapCommitmentForm
form_of (RapField name)
{
  for (guint i = 0; i < RAP_N_COMMITMENT_FORMS; i++)
    {
      if (rap_field_is (name, rap_commitment_form_get_nick (i)))
        return i;
    }
  return RAP_COMMITMENT_VOW;
}

/* The infinitive or the clause behind the verb, in which the matter stands. */
static guint
find_content (const RapPromising *work, guint clause)
{
  const RapClause *c = get (work, clause);
  RapChildren      children;
  guint            holders[2] = { c->verb, c->object };

  for (guint h = 0; h < 2; h++)
    {
      if (holders[h] == RAP_NO_WORD)
        continue;
      rap_event_children (&work->text, holders[h], &children);
      for (guint i = 0; i < children.n; i++)
        {
          guint below = work->text.clauses->at[children.words[i]];
          if (below == RAP_NO_CLAUSE || children.words[i] < c->verb)
            continue;
          RapRel   rel = get (work, below)->rel;
          gboolean infinitive = get (work, below)->infinitive &&
                                (rel == RAP_REL_XCOMP || rel == RAP_REL_CCOMP ||
                                 rel == RAP_REL_ADVCL || (h == 1 && rel == RAP_REL_ACL));
          if (infinitive || rel == RAP_REL_CCOMP)
            return below;
        }
    }
  return RAP_NO_CLAUSE;
}

/* In "told them that Chad was keeping out its paper, and offered to …" the one who told also
 * offered: what Chad does is told in a shifted tense, the offer is not. */
static guint
torn_subject (const RapPromising *work, guint clause)
{
  const RapClause *c = get (work, clause);
  guint            above = c->governor;

  if (c->rel != RAP_REL_CONJ || c->own_subject || above == RAP_NO_CLAUSE || c->perfect ||
      work->text.tags->verbs[c->verb] == RAP_VERB_ING || c->verb < 2)
    return RAP_NO_WORD;
  const RapClause *told = get (work, above);
  gboolean         comma = work->text.words->words[c->verb - 2].form[0] == ',';
  gboolean         shifted = told->perfect || told->gerund;
  if (told->rel != RAP_REL_CCOMP || !comma || !shifted ||
      told->governor == RAP_NO_CLAUSE || !rap_clause_is_cue (&work->text, told->governor))
    return RAP_NO_WORD;
  return rap_statement_subject (&work->text, told->governor);
}

/* Who promises, as a new array. */
static GArray *
find_promiser (const RapPromising *work, guint clause)
{
  const RapClause *c = get (work, clause);
  guint            torn = torn_subject (work, clause);
  GArray          *by = torn != RAP_NO_WORD ? rap_statement_parties (&work->text, torn)
                                            : rap_statement_doers (&work->text, clause);

  if (by->len == 0 && !c->passive && c->subject != RAP_NO_WORD &&
      work->text.tags->tags[c->subject] == RAP_TAG_PRON)
    rap_parties_add_recalled (&work->text, c->subject, by);
  return by;
}

/* Whether a form of "be" in the present stands before the verb. */
static gboolean
is_present (const RapPromising *work, guint verb)
{
  guint aux =
    rap_tree_child (work->text.words, work->text.tree, verb, RAP_REL_AUX, RAP_NO_HEAD);
  return aux != RAP_NO_HEAD && work->text.tags->verbs[aux] == RAP_VERB_PRESENT;
}

/* "Japan is sending two scientists": it says that it will, and has begun. */
static void
add_gift (RapPromising *work, guint clause)
{
  const RapClause *c = get (work, clause);

  if (work->text.tags->verbs[c->verb] != RAP_VERB_ING || !c->own_subject || c->passive ||
      c->negated || c->mood != RAP_MOOD_ACTUAL || c->object == RAP_NO_WORD ||
      (c->rel != RAP_REL_ROOT && c->rel != RAP_REL_CONJ && c->rel != RAP_REL_CCOMP) ||
      !rap_promising_verb_is (work, clause, "giving") || !is_present (work, c->verb) ||
      rap_statement_is_blocked (&work->text, clause, "commitment-words"))
    return;
  g_autoptr (GArray) by = rap_statement_doers (&work->text, clause);
  RapSpan matter = rap_statement_span (&work->text, clause);
  if (by->len == 0 || g_array_index (by, RapParty, 0).state[0] == '\0' ||
      rap_promising_knows (work, matter))
    return;
  GArray *to = rap_promising_find_receivers (work, clause, by);
  rap_promising_add (work,
                     clause,
                     RAP_COMMITMENT_PLEDGE,
                     g_steal_pointer (&by),
                     to,
                     matter,
                     RAP_NO_CLAUSE);
}

/* The end of the sum right behind the word; FALSE when there is none. */
static gboolean
find_share (const RapPromising *work, guint word, guint *end)
{
  RapSpan sum = { 0, 0 };

  if (word + 1 < work->text.words->n_words)
    sum = rap_promising_find_sum (work, word + 1);
  if (sum.end == 0)
    return FALSE;
  *end = rap_words_find (work->text.words, sum.end - 1) + 1;
  return TRUE;
}

/* Whoever is named by the word that ends a name: an actor, or a state that nobody mentions
 * elsewhere. */
static gboolean
read_giver (const RapPromising *work, guint word, RapParty *party)
{
  const RapMention *mention = rap_actors_mention_at (work->text.actors, word, word + 1);

  *party = (RapParty){ RAP_NO_ACTOR, word, work->text.words->words[word].span, "" };
  if (mention != NULL && mention->form == RAP_MENTION_NAME && word + 1 == mention->end)
    {
      party->actor = mention->actor;
      party->span = mention->span;
    }
  rap_word_get_state (&work->text, word, party->state);
  return party->actor != RAP_NO_ACTOR || party->state[0] != '\0';
}

/* "… put money into a fund: Germany 170 million euros, Ireland 10 million": each its own.
 * Returns how many. */
static guint
add_shares (RapPromising *work, guint clause, RapCommitmentForm form, const GArray *to)
{
  const RapClause   *c = get (work, clause);
  const RapSentence *sentence =
    &work->text.words->sentences[work->text.words->words[c->verb].sentence];
  guint before = work->found->len;

  for (guint i = c->verb + 1, end = 0; i < sentence->end; i = MAX (i + 1, end))
    {
      RapParty giver;
      if (!find_share (work, i, &end) || !read_giver (work, i, &giver))
        continue;
      GArray *by = rap_statement_parties (&work->text, RAP_NO_WORD);
      g_array_append_val (by, giver);
      rap_promising_add (work,
                         clause,
                         form,
                         by,
                         g_array_copy ((GArray *) to),
                         rap_words_span (work->text.words, i, end),
                         RAP_NO_CLAUSE);
      g_array_index (work->found, RapCommitment, work->found->len - 1).amount =
        rap_words_span (work->text.words, i + 1, end);
    }
  if (work->found->len == before + 1)
    g_array_set_size (work->found, before);
  return work->found->len - before;
}

/* What is given, when whoever receives it was taken for it: "offered passengers two years of
 * advice". */
static guint
find_gift (const RapPromising *work, guint clause)
{
  const RapClause *c = get (work, clause);
  RapChildren      children;

  if (c->passive || c->object == RAP_NO_WORD ||
      !rap_promising_verb_is (work, clause, "giving") ||
      !rap_event_is_somebody (&work->text, c->object))
    return c->passive ? c->subject : c->object;
  rap_event_children (&work->text, c->verb, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint child = children.words[i];
      if (child > c->object && work->text.tags->tags[child] == RAP_TAG_NOUN &&
          work->text.tree->firsts[child] == c->object + 1 &&
          rap_word_case (work->text.document, child) == RAP_NO_WORD)
        return child;
    }
  return c->object;
}

/* "promised to hold the vote", "agreed not to …", "pledged 90 million" */
static void
add_promise (RapPromising *work, guint clause, guint row)
{
  const RapLexicon *lexicon = rap_lexicon_get ("commitment-words");
  const RapClause  *c = get (work, clause);
  RapCommitmentForm form = form_of (rap_lexicon_field (lexicon, row, 2));
  int               strength = rap_field_to_int (rap_lexicon_field (lexicon, row, 4));
  guint             content = find_content (work, clause);
  guint             bound = c->passive ? c->agent : c->subject;
  RapSpan           matter;

  if (!rap_vow_is_fact (work, clause) || bound == RAP_NO_WORD || strength < 3)
    return;
  g_autoptr (GArray) by = find_promiser (work, clause);
  if (by->len == 0)
    return;
  if (content != RAP_NO_CLAUSE)
    {
      const RapClause *inner = get (work, content);
      /* "He promised that Cairo would …" is a promise only for his own side. */
      if (inner->own_subject && inner->subject != RAP_NO_WORD)
        {
          g_autoptr (GArray) who = rap_statement_parties (&work->text, inner->subject);
          if (rap_parties_first_actor (who) != RAP_NO_ACTOR &&
              !rap_statement_same_side (&work->text,
                                        rap_parties_first_actor (who),
                                        rap_parties_first_actor (by)))
            return;
        }
      if (inner->rel == RAP_REL_CCOMP && !inner->infinitive &&
          inner->mood != RAP_MOOD_REPORTED && inner->mood != RAP_MOOD_FUTURE)
        return;
      matter = rap_statement_span (&work->text, content);
    }
  else
    {
      guint object = find_gift (work, clause);
      if (object == RAP_NO_WORD || work->text.tags->tags[object] == RAP_TAG_PRON ||
          form == RAP_COMMITMENT_AGREEMENT)
        return;
      matter = rap_statement_words (&work->text, object, FALSE);
    }
  if (rap_promising_knows (work, matter))
    return;
  g_autoptr (GArray) to =
    content == RAP_NO_CLAUSE && !c->passive && find_gift (work, clause) != c->object
      ? rap_statement_parties (&work->text, c->object)
      : rap_promising_find_receivers (work, clause, by);
  if (content == RAP_NO_CLAUSE && add_shares (work, clause, form, to) > 0)
    return;
  rap_promising_add (work,
                     clause,
                     form,
                     g_steal_pointer (&by),
                     g_steal_pointer (&to),
                     matter,
                     content);
}

static void
clear_commitment (gpointer data)
{
  RapCommitment *commitment = data;
  g_array_unref (commitment->by);
  g_array_unref (commitment->to);
}

static gpointer
make_commitments (RapDocument *document)
{
  RapCommitments *result = g_new0 (RapCommitments, 1);
  RapPromising    work = { .found = g_array_new (FALSE, FALSE, sizeof (RapCommitment)) };

  g_array_set_clear_func (work.found, clear_commitment);
  rap_event_text_init (&work.text, document);
  for (guint i = 0; i < work.text.clauses->n_clauses; i++)
    {
      guint row = rap_statement_row (&work.text, i, "commitment-words", 1, "verb");
      if (row != RAP_LEXICON_NONE)
        add_promise (&work, i, row);
      else
        add_gift (&work, i);
      rap_vow_add (&work, i);
    }
  result->commitments = work.found;
  return result;
}

static void
free_commitments (gpointer value)
{
  RapCommitments *commitments = value;
  g_array_unref (commitments->commitments);
  g_free (commitments);
}

static const RapDerivation commitments_derivation = { "commitments",
                                                      make_commitments,
                                                      free_commitments };

const RapCommitments *
rap_commitments_of (RapDocument *document)
{
  return rap_document_derive (document, &commitments_derivation);
}
