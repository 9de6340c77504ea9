// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-commitments.h"

#include "extract/rap-event-coder.h"
#include "extract/rap-gifts.h"
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

/* Whether the verb of the row takes that, in the words of commitment-words: "to-inf", "clause". */
static gboolean
takes (guint row, const char *frame)
{
  RapField rest = rap_lexicon_field (rap_lexicon_get ("commitment-words"), row, 3), part;

  while (rap_field_next_part (&rest, ',', &part))
    {
      if (rap_field_is (part, frame))
        return TRUE;
    }
  return FALSE;
}

/* Whether the infinitive tells what is promised, and not what for: "gave land to build on". */
static gboolean
is_promised (const RapPromising *work,
             guint               clause,
             const RapClause    *inner,
             RapCommitmentForm   form)
{
  const RapClause *c = get (work, clause);
  guint            first = work->text.tree->firsts[inner->verb];

  if (inner->rel == RAP_REL_CCOMP)
    return TRUE;
  if (first > 0 && work->text.words->words[first - 1].form[0] == ',')
    return FALSE;
  /* "struck a deal to share the water" */
  gboolean noun =
    c->object != RAP_NO_WORD && rap_promising_word_is (work, c->object, "noun");
  if (c->object != RAP_NO_WORD && !noun &&
      !rap_event_is_somebody (&work->text, c->object) &&
      (inner->rel != RAP_REL_XCOMP || form == RAP_COMMITMENT_OFFER))
    return FALSE;
  return inner->rel == RAP_REL_XCOMP || inner->rel == RAP_REL_ADVCL;
}

/* The infinitive or the clause behind the verb, in which the matter stands. */
static guint
find_content (const RapPromising *work, guint clause, guint row, RapCommitmentForm form)
{
  const RapClause *c = get (work, clause);
  RapChildren      children;
  guint            holders[2] = { c->verb, c->object };

  for (guint h = 0; h < 2; h++)
    {
      if (holders[h] == RAP_NO_WORD)
        continue;
      gboolean noun = h == 1 && (form == RAP_COMMITMENT_AGREEMENT ||
                                 rap_promising_word_is (work, c->object, "noun"));
      rap_event_children (&work->text, holders[h], &children);
      for (guint i = 0; i < children.n; i++)
        {
          guint below = work->text.clauses->at[children.words[i]];
          if (below == RAP_NO_CLAUSE || children.words[i] < c->verb)
            continue;
          const RapClause *inner = get (work, below);
          if (inner->infinitive && takes (row, "to-inf") &&
              (is_promised (work, clause, inner, form) ||
               (noun && inner->rel == RAP_REL_ACL)))
            return below;
          if (!inner->infinitive && inner->rel == RAP_REL_CCOMP && takes (row, "clause"))
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

/* Whether whoever is bound by the clause that is promised is who promises: "he promised that
 * Cairo would …" is a promise only for his own side. What would be done to a thing he has
 * done. */
static gboolean
binds_himself (const RapPromising *work,
               guint               clause,
               const RapClause    *inner,
               RapCommitmentForm   form,
               const GArray       *by)
{
  g_autoptr (GArray) who = rap_statement_parties (&work->text, RAP_NO_WORD);

  if (!inner->own_subject || inner->subject == RAP_NO_WORD)
    return TRUE;
  rap_parties_add (&work->text, inner->subject, who);
  if (who->len == 0 && rap_word_is_personal (&work->text, inner->subject))
    {
      rap_voice_add_speaker (&work->text,
                             inner->subject,
                             get (work, clause)->subject,
                             rap_parties_first_actor (by),
                             who);
      return who->len > 0;
    }
  guint actor = rap_parties_first_actor (who);
  if (actor != RAP_NO_ACTOR)
    return rap_statement_same_side (&work->text, actor, rap_parties_first_actor (by));
  return form != RAP_COMMITMENT_AGREEMENT || by->len > 1 || inner->passive;
}

/* "committed their two nations to peace": whom one leads one does not give. */
static gboolean
is_his (const RapPromising *work, guint thing)
{
  guint owner = work->text.tree->firsts[thing];
  return owner < thing && work->text.tags->tags[owner] == RAP_TAG_PRON;
}

/* What is promised when no clause tells it: "90 million", "a ship"; RAP_NO_WORD when that is
 * no thing to be promised. */
static guint
find_thing (const RapPromising *work, guint clause, guint row, RapCommitmentForm form)
{
  guint thing = rap_promising_find_gift (work, clause);

  if (thing == RAP_NO_WORD || form == RAP_COMMITMENT_AGREEMENT ||
      work->text.tags->tags[thing] == RAP_TAG_PRON ||
      (!get (work, clause)->passive && thing < get (work, clause)->verb))
    return RAP_NO_WORD;
  RapSpan  matter = rap_statement_words (&work->text, thing, FALSE);
  gboolean sum = work->text.tags->tags[thing] == RAP_TAG_NUM ||
                 rap_promising_find_amount (work, matter).end > 0;
  if (takes (row, "sum"))
    return (sum && !is_his (work, thing)) || rap_promising_is_sent (work, thing)
             ? thing
             : RAP_NO_WORD;
  return takes (row, "np") && rap_promising_is_gift (work, clause, thing, form, sum)
           ? thing
           : RAP_NO_WORD;
}

/* "by promising to leave" says that he did; "before offering", "of offering" do not, nor does
 * "demanded that he make a promise", nor a question. */
static gboolean
is_made (const RapPromising *work, guint clause)
{
  const RapClause *c = get (work, clause);
  RapVerbForm      form = work->text.tags->verbs[c->verb];

  guint aux =
    rap_tree_child (work->text.words, work->text.tree, c->verb, RAP_REL_AUX, RAP_NO_HEAD);
  if (c->gerund && aux == RAP_NO_HEAD && c->mark != RAP_NO_WORD &&
      !rap_word_plays (&work->text.words->words[c->mark], "agent"))
    return FALSE;
  if (form == RAP_VERB_BASE && aux == RAP_NO_HEAD && c->rel == RAP_REL_CCOMP)
    return FALSE;
  return rap_vow_is_fact (work, clause) && !rap_clause_is_asked (&work->text, clause) &&
         !rap_event_is_condition (&work->text, clause);
}

/* Records a promise whose matter is told by the clause, or by the thing. */
static void
record (RapPromising     *work,
        guint             clause,
        RapCommitmentForm form,
        const GArray     *by,
        guint             content,
        guint             thing)
{
  const RapClause *c = get (work, clause);
  RapSpan          matter = content != RAP_NO_CLAUSE
                              ? rap_statement_span (&work->text, content)
                              : rap_statement_words (&work->text, thing, FALSE);

  if (rap_promising_knows (work, matter))
    return;
  g_autoptr (GArray) to = content == RAP_NO_CLAUSE && !c->passive && thing != c->object
                            ? rap_statement_parties (&work->text, c->object)
                            : rap_promising_find_receivers (work, clause, by);
  rap_promising_add (work,
                     clause,
                     form,
                     g_array_copy ((GArray *) by),
                     g_steal_pointer (&to),
                     matter,
                     content);
}

/* "promised to hold the vote", "agreed not to …", "pledged 90 million" */
static void
add_promise (RapPromising *work, guint clause, guint row)
{
  const RapLexicon *lexicon = rap_lexicon_get ("commitment-words");
  const RapClause  *c = get (work, clause);
  RapCommitmentForm form = form_of (rap_lexicon_field (lexicon, row, 2));
  int               strength = rap_field_to_int (rap_lexicon_field (lexicon, row, 4));
  guint             bound = c->passive ? c->agent : c->subject;

  if (bound == RAP_NO_WORD || strength < 3 || !is_made (work, clause))
    return;
  g_autoptr (GArray) by = find_promiser (work, clause);
  if (by->len == 0)
    return;
  guint content = find_content (work, clause, row, form), thing = RAP_NO_WORD;
  if (content != RAP_NO_CLAUSE)
    {
      const RapClause *inner = get (work, content);
      if (inner->rel == RAP_REL_CCOMP && !inner->infinitive &&
          inner->mood != RAP_MOOD_REPORTED && inner->mood != RAP_MOOD_FUTURE)
        return;
      if (!binds_himself (work, clause, inner, form, by))
        return;
    }
  else
    {
      if (rap_gift_add_shares (work, clause, form, by) > 0)
        return;
      thing = find_thing (work, clause, row, form);
      if (thing == RAP_NO_WORD)
        return;
    }
  record (work, clause, form, by, content, thing);
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
        rap_gift_add (&work, i);
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
