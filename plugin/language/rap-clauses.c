// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-clauses.h"

#include "text/rap-work.h"

/* How far a missing subject is sought, and how far up a word's clause may be. */
#define MAX_STEPS 12

typedef struct
{
  RapClauses view;
  GArray    *clauses;
  guint     *at;
} Store;

typedef struct
{
  RapDocument    *document;
  const RapWords *words;
  const RapTags  *tags;
  const RapTree  *tree;
  Store          *store;
} Work;

static const struct
{
  const char *role;
  RapMood     mood;
} moods[] = {
  { "future", RAP_MOOD_FUTURE },       { "reported", RAP_MOOD_REPORTED },
  { "contracted", RAP_MOOD_REPORTED }, { "possible", RAP_MOOD_POSSIBLE },
  { "obliged", RAP_MOOD_OBLIGED },
};

static gboolean
plays (const Work *work, guint word, const char *role)
{
  return word != RAP_NO_WORD && rap_word_plays (&work->words->words[word], role);
}

static gboolean
has_copula (const Work *work, guint word)
{
  return rap_tree_child (work->words, work->tree, word, RAP_REL_COP, RAP_NO_HEAD) !=
         RAP_NO_HEAD;
}

static guint
child_of (const Work *work, guint word, RapRel rel)
{
  return rap_tree_child (work->words, work->tree, word, rel, RAP_NO_HEAD);
}

/* "other countries have imposed sanctions", where the parser took the verb for an attribute
 * of its object and hung the subject there. */
static gboolean
is_hidden_verb (const Work *work, guint word)
{
  guint noun = work->tree->heads[word];

  if (work->tags->tags[word] != RAP_TAG_VERB || work->tree->rels[word] != RAP_REL_AMOD ||
      noun == RAP_NO_HEAD || noun < word)
    return FALSE;
  guint subject = child_of (work, noun, RAP_REL_NSUBJ),
        aux = child_of (work, noun, RAP_REL_COP);
  if (aux == RAP_NO_HEAD)
    aux = child_of (work, noun, RAP_REL_AUX);
  return subject != RAP_NO_HEAD && subject < word && aux != RAP_NO_HEAD && aux < word;
}

static gboolean
is_predicate (const Work *work, guint word)
{
  RapRel rel = work->tree->rels[word];
  RapTag tag = work->tags->tags[word];

  if (tag == RAP_TAG_VERB && rel == RAP_REL_AMOD)
    return is_hidden_verb (work, word);
  if (tag == RAP_TAG_VERB)
    return rel != RAP_REL_COMPOUND && rel != RAP_REL_CASE && rel != RAP_REL_AUX &&
           rel != RAP_REL_FIXED;
  if (has_copula (work, word))
    return TRUE;
  /* A verb that was taken for a noun still has its subject. */
  return (tag == RAP_TAG_NOUN || tag == RAP_TAG_ADJ) &&
         (rel == RAP_REL_ROOT || rel == RAP_REL_CCOMP || rel == RAP_REL_ADVCL) &&
         child_of (work, word, RAP_REL_NSUBJ) != RAP_NO_HEAD;
}

static RapMood
mood_of (const RapWord *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (moods); i++)
    {
      if (rap_word_plays (word, moods[i].role))
        return moods[i].mood;
    }
  return RAP_MOOD_ACTUAL;
}

static void
read_function_word (const Work *work, RapClause *clause, guint child, RapRel rel)
{
  const RapWord *word = &work->words->words[child];

  if (rel == RAP_REL_AUX || rel == RAP_REL_COP)
    {
      RapMood     mood = mood_of (word);
      RapVerbForm form = work->tags->verbs[clause->verb];
      /* "he'd walked" is no "he would". */
      gboolean had = rap_word_plays (word, "contracted") &&
                     (form == RAP_VERB_PARTICIPLE || form == RAP_VERB_PAST);
      if (mood != RAP_MOOD_ACTUAL && !had)
        clause->mood = mood;
      clause->perfect |= had || rap_word_plays (word, "perfect");
    }
  if (rel == RAP_REL_MARK || rel == RAP_REL_CASE)
    {
      if (rap_word_plays (word, "infinitive") &&
          work->tags->verbs[clause->verb] != RAP_VERB_ING)
        clause->infinitive = TRUE;
      else
        clause->mark = child;
      clause->negated |= rap_word_plays (word, "negative-mark");
    }
  if (rap_word_plays (word, "negation"))
    clause->negated = !clause->negated;
}

/* Whether "no" or "none" stands before the noun or is the noun. */
static gboolean
is_empty (const Work *work, guint noun)
{
  if (plays (work, noun, "negative-determiner"))
    return TRUE;
  guint det = rap_tree_child (work->words, work->tree, noun, RAP_REL_DET, RAP_NO_HEAD);
  return det != RAP_NO_HEAD && plays (work, det, "negative-determiner");
}

static gboolean
is_bare_thing (const Work *work, guint word)
{
  RapTag tag = work->tags->tags[word];
  return rap_word_case (work->document, word) == RAP_NO_WORD &&
         (tag == RAP_TAG_NOUN || tag == RAP_TAG_PROPN) &&
         !rap_word_is_time (work->document, word);
}

static void
read_argument (const Work *work, RapClause *clause, guint child, RapRel rel)
{
  switch (rel)
    {
    case RAP_REL_NSUBJ:
    case RAP_REL_CSUBJ:
      if (clause->subject == RAP_NO_WORD)
        clause->subject = child;
      clause->own_subject = TRUE;
      break;
    case RAP_REL_OBJ:
      if (clause->object == RAP_NO_WORD ||
          (clause->object < clause->verb && child > clause->verb))
        clause->object = child;
      break;
    case RAP_REL_IOBJ:
      clause->indirect = child;
      break;
    case RAP_REL_OBL:
      /* A thing behind the verb without a preposition is its object, if it is no time. */
      if (child > clause->verb && clause->object == RAP_NO_WORD &&
          is_bare_thing (work, child))
        clause->object = child;
      else if (clause->agent == RAP_NO_WORD &&
               plays (work, rap_word_case (work->document, child), "agent"))
        clause->agent = child;
      break;
    default:
      return;
    }
  if (rel != RAP_REL_OBL && is_empty (work, child))
    clause->negated = TRUE;
}

static gboolean
is_relative_pronoun (const Work *work, guint word)
{
  return work->tags->tags[word] != RAP_TAG_NOUN &&
         work->tags->tags[word] != RAP_TAG_PROPN && plays (work, word, "relative");
}

/* In "drills that Seoul began", "that" stands for the noun above the clause. */
static guint
stands_for (const Work *work, const RapClause *clause, guint word)
{
  guint head = work->tree->heads[clause->verb];
  if (word == RAP_NO_WORD || !clause->relative || !is_relative_pronoun (work, word))
    return word;
  return head;
}

/* The noun under a determiner that the parser took for the object: "an additional $2
 * million". */
static guint
noun_under (const Work *work, guint word)
{
  for (guint i = word + 1; i < work->tree->ends[word]; i++)
    {
      RapTag tag = work->tags->tags[i];
      if (work->tree->heads[i] == word &&
          (tag == RAP_TAG_NOUN || tag == RAP_TAG_PROPN || tag == RAP_TAG_SYM))
        return i;
    }
  return word;
}

/* Whether the sentence is a whole one, as its full stop says; titles have none. */
static gboolean
ends_in_stop (const Work *work, guint word)
{
  guint last = work->words->sentences[work->words->words[word].sentence].end - 1;

  while (last > word &&
         (work->words->words[last].flags & (RAP_WORD_QUOTE | RAP_WORD_QUOTE_CLOSES)) != 0)
    last--;
  return work->words->words[last].form[0] == '.';
}

/* "Smith, a former tycoon, called for …", "A court freed …": a main verb that was hung under
 * its subject. A whole sentence has one somewhere. */
static gboolean
is_torn_off (const Work *work, const RapClause *clause)
{
  guint  verb = clause->verb, head = work->tree->heads[verb];
  RapTag tag = head != RAP_NO_HEAD ? (RapTag) work->tags->tags[head] : RAP_TAG_X;

  if (verb == 0 || clause->rel != RAP_REL_ACL ||
      (tag != RAP_TAG_PROPN && tag != RAP_TAG_NOUN) ||
      work->tree->rels[head] != RAP_REL_ROOT || clause->own_subject ||
      clause->infinitive || clause->mark != RAP_NO_WORD || clause->agent != RAP_NO_WORD ||
      work->tags->verbs[verb] == RAP_VERB_ING)
    return FALSE;
  if (tag == RAP_TAG_PROPN && work->words->words[verb - 1].form[0] == ',')
    return TRUE;
  return ends_in_stop (work, verb) && child_of (work, head, RAP_REL_ACL) == verb &&
         !has_copula (work, head) &&
         child_of (work, head, RAP_REL_NSUBJ) == RAP_NO_HEAD &&
         (clause->object != RAP_NO_WORD || !plays (work, verb + 1, "place"));
}

/* Whether a relative clause without a pronoun and without an object has it in its noun. */
static gboolean
is_gap (const Work *work, const RapClause *clause)
{
  guint  verb = clause->verb, head = work->tree->heads[verb];
  RapTag tag = work->tags->tags[clause->subject];

  return head != RAP_NO_HEAD && head < clause->subject && clause->subject < verb &&
         (tag == RAP_TAG_NOUN || tag == RAP_TAG_PROPN || tag == RAP_TAG_PRON) &&
         !rap_word_plays (&work->words->words[clause->subject], "relative") &&
         clause->mark == RAP_NO_WORD &&
         child_of (work, verb, RAP_REL_CCOMP) == RAP_NO_HEAD &&
         child_of (work, verb, RAP_REL_XCOMP) == RAP_NO_HEAD &&
         !rap_word_is_time (work->document, head);
}

static gboolean
is_participle_of_noun (const Work *work, const RapClause *clause)
{
  guint verb = clause->verb;

  if (clause->rel != RAP_REL_ADVCL || clause->own_subject || verb == 0 ||
      clause->mark != RAP_NO_WORD || work->tags->verbs[verb] != RAP_VERB_ING)
    return FALSE;
  return work->tags->tags[verb - 1] == RAP_TAG_NOUN &&
         work->tree->heads[verb - 1] == work->tree->heads[verb] &&
         work->tree->heads[verb] < verb - 1 &&
         !rap_word_is_time (work->document, verb - 1);
}

static gboolean
has_subject_beside (const Work *work, const RapClause *clause)
{
  guint verb = clause->verb;

  if (verb == 0 || clause->rel != RAP_REL_PARATAXIS || clause->subject != RAP_NO_WORD ||
      work->tags->verbs[verb] != RAP_VERB_PAST)
    return FALSE;
  RapTag tag = work->tags->tags[verb - 1];
  return (tag == RAP_TAG_NOUN || tag == RAP_TAG_PROPN) &&
         work->tree->rels[verb - 1] == RAP_REL_OBL &&
         work->tree->heads[verb - 1] == work->tree->heads[verb] &&
         !rap_word_is_time (work->document, verb - 1);
}

/* "The two, both members, agreed": what stands between commas describes the noun before it,
 * which was hung to the verb without a preposition. */
static guint
subject_before (const Work *work, const RapClause *clause)
{
  guint subject = clause->subject;

  if (!clause->own_subject || subject >= clause->verb || clause->verb == 0)
    return subject;
  guint first = MIN (work->tree->firsts[subject], subject);
  if (first < 2 || work->words->words[first - 1].form[0] != ',' ||
      work->words->words[clause->verb - 1].form[0] != ',')
    return subject;
  for (guint i = first - 1; i-- > 0 && i + MAX_STEPS > first;)
    {
      if (work->tree->heads[i] == clause->verb)
        return work->tree->rels[i] == RAP_REL_OBL && work->tree->ends[i] + 1 >= first &&
                   is_bare_thing (work, i)
                 ? i
                 : subject;
    }
  return subject;
}

/* Arguments that the parser hung elsewhere. */
static void
repair (const Work *work, RapClause *clause)
{
  guint head = work->tree->heads[clause->verb];

  if (clause->rel == RAP_REL_AMOD && head != RAP_NO_HEAD)
    {
      clause->subject = child_of (work, head, RAP_REL_NSUBJ);
      clause->object = head;
      clause->own_subject = TRUE;
      clause->rel = plays (work, child_of (work, head, RAP_REL_MARK), "condition")
                      ? RAP_REL_ADVCL
                      : work->tree->rels[head];
      clause->mark = child_of (work, head, RAP_REL_MARK);
    }
  if (clause->object != RAP_NO_WORD && work->tags->tags[clause->object] == RAP_TAG_DET)
    clause->object = noun_under (work, clause->object);
  /* "freed on bail two ministers" */
  for (guint i = clause->verb + 1; i < work->tree->ends[clause->verb] &&
                                   i < clause->verb + 12 && clause->object == RAP_NO_WORD;
       i++)
    {
      guint above = work->tree->heads[i];
      if (work->tree->rels[i] == RAP_REL_OBJ && above != RAP_NO_HEAD &&
          above > clause->verb && work->tree->heads[above] == clause->verb &&
          work->tree->rels[above] == RAP_REL_OBL &&
          work->tags->tags[above] != RAP_TAG_VERB)
        clause->object = i;
    }
  /* "a charge the group rejected" */
  if (clause->rel == RAP_REL_ACL && clause->own_subject &&
      clause->object == RAP_NO_WORD && is_gap (work, clause))
    clause->object = head;
  /* "fired at students demanding lower fees": the participle describes the noun before it. */
  if (is_participle_of_noun (work, clause))
    {
      clause->subject = clause->verb - 1;
      clause->rel = RAP_REL_ACL;
    }
  /* "a day after the military said": its subject was hung beside it. */
  if (has_subject_beside (work, clause))
    {
      clause->subject = clause->verb - 1;
      clause->own_subject = TRUE;
    }
  clause->subject = subject_before (work, clause);
  if (is_torn_off (work, clause))
    {
      clause->rel = RAP_REL_ROOT;
      clause->subject = head;
      clause->own_subject = TRUE;
    }
}

static void
add_clause (const Work *work, guint verb)
{
  const RapTree *tree = work->tree;
  RapClause      clause = { verb,          RAP_NO_WORD,      RAP_NO_WORD,
                            RAP_NO_WORD,   RAP_NO_WORD,      RAP_NO_WORD,
                            RAP_NO_CLAUSE, tree->rels[verb], 0 };

  for (guint child = tree->firsts[verb]; child < tree->ends[verb]; child++)
    {
      if (tree->heads[child] == verb)
        {
          RapRel rel = tree->rels[child];
          read_function_word (work, &clause, child, rel);
          read_argument (work, &clause, child, rel);
        }
    }
  if (clause.object == RAP_NO_WORD && clause.indirect != RAP_NO_WORD)
    {
      clause.object = clause.indirect;
      clause.indirect = RAP_NO_WORD;
    }
  repair (work, &clause);
  clause.gerund = work->tags->verbs[verb] == RAP_VERB_ING;
  /* A verb with a subject of its own and no auxiliary is active, whatever its form. */
  gboolean bare =
    clause.own_subject &&
    rap_tree_child (work->words, tree, verb, RAP_REL_AUX, RAP_NO_HEAD) == RAP_NO_HEAD;
  clause.passive = !bare && rap_tree_is_passive (work->words, work->tags, tree, verb);
  clause.relative = clause.rel == RAP_REL_ACL;
  clause.subject = stands_for (work, &clause, clause.subject);
  clause.object = stands_for (work, &clause, clause.object);
  work->store->at[verb] = work->store->clauses->len;
  g_array_append_val (work->store->clauses, clause);
}

static guint
clause_above (const Store *store, const RapTree *tree, guint word)
{
  for (guint i = 0; i < MAX_STEPS && word != RAP_NO_HEAD; i++)
    {
      if (store->at[word] != RAP_NO_CLAUSE)
        return store->at[word];
      word = tree->heads[word];
    }
  return RAP_NO_CLAUSE;
}

static RapClause *
clause_at (const Work *work, guint i)
{
  return &g_array_index (work->store->clauses, RapClause, i);
}

/* "called on Norway to pay": the one named behind "on" is to do what follows. */
static guint
find_called (const Work *work, const RapClause *clause, guint before)
{
  guint noun = child_of (work, clause->verb, RAP_REL_OBL);

  if (clause->object != RAP_NO_WORD || noun == RAP_NO_HEAD || noun < clause->verb ||
      noun > before || rap_word_is_time (work->document, noun))
    return RAP_NO_WORD;
  gboolean named =
    work->tags->tags[noun] == RAP_TAG_PROPN || work->tags->tags[noun] == RAP_TAG_PRON;
  return named && plays (work, rap_word_case (work->document, noun), "onto")
           ? noun
           : RAP_NO_WORD;
}

/* Who is meant when the clause names no subject. */
static guint
understood_subject (const Work *work, const RapClause *clause, guint steps)
{
  guint above = clause->governor;
  guint noun = work->tree->heads[clause->verb];

  if (clause->subject != RAP_NO_WORD || steps == MAX_STEPS)
    return clause->subject;
  if (clause->relative && noun != RAP_NO_HEAD && !clause->infinitive)
    return clause->object == noun ? RAP_NO_WORD : noun;
  if (above == RAP_NO_CLAUSE || clause->rel == RAP_REL_PARATAXIS ||
      clause->rel == RAP_REL_ROOT)
    return RAP_NO_WORD;
  const RapClause *up = clause_at (work, above);
  if (clause->rel == RAP_REL_XCOMP && up->object != RAP_NO_WORD && !up->passive)
    return up->object;
  if (clause->infinitive && find_called (work, up, clause->verb) != RAP_NO_WORD)
    return find_called (work, up, clause->verb);
  if (up->passive && clause->rel == RAP_REL_CONJ && !clause->passive &&
      up->agent != RAP_NO_WORD)
    return up->agent;
  return understood_subject (work, up, steps + 1);
}

/* "…, killing two": behind a comma a participle goes with the main verb, not with another
 * participle. */
static void
lift_after_comma (const Work *work, RapClause *clause)
{
  if (clause->rel != RAP_REL_ADVCL || !clause->gerund ||
      clause->governor == RAP_NO_CLAUSE || clause->verb == 0 ||
      work->words->words[clause->verb - 1].form[0] != ',')
    return;
  const RapClause *up = clause_at (work, clause->governor);
  if (up->gerund && up->rel == RAP_REL_ACL && up->governor != RAP_NO_CLAUSE)
    clause->governor = up->governor;
}

static void
relate (const Work *work)
{
  const RapTree *tree = work->tree;

  for (guint i = 0; i < work->store->clauses->len; i++)
    {
      RapClause *clause = clause_at (work, i);
      guint      head = tree->heads[clause->verb];
      if (head != RAP_NO_HEAD)
        clause->governor = clause_above (work->store, tree, head);
    }
  for (guint i = 0; i < work->store->clauses->len; i++)
    lift_after_comma (work, clause_at (work, i));
  for (guint i = 0; i < work->store->clauses->len; i++)
    {
      RapClause *clause = clause_at (work, i);
      RapClause *up =
        clause->governor == RAP_NO_CLAUSE ? NULL : clause_at (work, clause->governor);
      gboolean joined = up != NULL && clause->rel == RAP_REL_CONJ &&
                        tree->heads[clause->verb] == up->verb;
      /* "will meet and sign", "was tried and jailed" */
      if (joined && !clause->own_subject)
        {
          RapVerbForm form = work->tags->verbs[clause->verb];
          if (clause->mood == RAP_MOOD_ACTUAL && form == work->tags->verbs[up->verb])
            clause->mood = up->mood;
          clause->passive |=
            up->passive && form == RAP_VERB_PARTICIPLE && clause->object == RAP_NO_WORD;
          clause->infinitive |= up->infinitive && form == RAP_VERB_BASE;
        }
      clause->subject = understood_subject (work, clause, 0);
    }
}

static gpointer
make_clauses (RapDocument *document)
{
  Store *store = g_new0 (Store, 1);
  Work   work = { document,
                  rap_words_of (document),
                  rap_tags_of (document),
                  rap_tree_of (document),
                  store };

  store->clauses = g_array_new (FALSE, FALSE, sizeof (RapClause));
  store->at = g_new (guint, work.words->n_words + 1);
  for (guint i = 0; i < work.words->n_words; i++)
    store->at[i] = RAP_NO_CLAUSE;
  for (guint i = 0; i < work.words->n_words && !rap_work_is_cancelled (); i++)
    {
      if (is_predicate (&work, i))
        add_clause (&work, i);
    }
  relate (&work);
  store->view = (RapClauses){ (const RapClause *) (gpointer) store->clauses->data,
                              store->clauses->len,
                              store->at };
  return store;
}

static void
free_clauses (gpointer value)
{
  Store *store = value;
  g_array_unref (store->clauses);
  g_free (store->at);
  g_free (store);
}

static const RapDerivation clauses_derivation = { "clauses",
                                                  make_clauses,
                                                  free_clauses,
                                                  TRUE };

const RapClauses *
rap_clauses_of (RapDocument *document)
{
  return &((const Store *) rap_document_derive (document, &clauses_derivation))->view;
}

guint
rap_clauses_find (const RapClauses *clauses, guint word)
{
  guint low = 0, high = clauses->n_clauses;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (clauses->clauses[middle].verb < word)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
rap_clause_above (RapDocument *document, guint word)
{
  const Store *store = rap_document_derive (document, &clauses_derivation);
  return clause_above (store, rap_tree_of (document), word);
}
