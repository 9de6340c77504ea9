// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-event-match.h"

#include <string.h>

/* How far from its verb a child, and a fixed word, is sought. */
#define REACH       160
#define FIXED_REACH 9

typedef struct
{
  const RapEventText *text;
  const RapClause    *clause;
  RapChildren         children; /* of the verb */
  guint32             initials; /* of the words near the verb, see initial_of() */
  RapEventType (*type_of) (guint clause, gpointer data);
  gpointer data;
} Matcher;

void
rap_event_text_init (RapEventText *text, RapDocument *document)
{
  text->document = document;
  text->words = rap_words_of (document);
  text->tags = rap_tags_of (document);
  text->tree = rap_tree_of (document);
  text->clauses = rap_clauses_of (document);
  text->actors = rap_actors_of (document);
  text->classes = rap_event_classes_of (document);
  text->nouns = rap_event_nouns_of (document);
}

void
rap_event_children (const RapEventText *text, guint word, RapChildren *children)
{
  const RapTree *tree = text->tree;
  guint          first = MAX (tree->firsts[word], word > REACH ? word - REACH : 0);
  guint          end = MIN (tree->ends[word], word + REACH);

  children->n = 0;
  for (guint i = first; i < end && children->n < RAP_MAX_CHILDREN; i++)
    {
      if (tree->heads[i] == word && tree->rels[i] != RAP_REL_PUNCT)
        children->words[children->n++] = i;
    }
}

gboolean
rap_event_is_class (const RapEventText *text, guint word, const char *name)
{
  return word != RAP_NO_WORD && rap_event_class_has_any (&text->classes[word]) &&
         rap_event_class_has (&text->classes[word], rap_event_class_find (name));
}

/* Most words are told apart by their first letter. */
static gboolean
equals (const char *text, RapField field)
{
  if (field.length > 0 && ((text[0] ^ field.text[0]) & ~('a' ^ 'A')) != 0)
    return FALSE;
  return strlen (text) == field.length &&
         g_ascii_strncasecmp (text, field.text, field.length) == 0;
}

gboolean
rap_event_word_is (const RapEventText *text, guint word, RapField field)
{
  return equals (text->words->words[word].lower, field) ||
         equals (text->tags->lemmas[word], field);
}

/* Whether the words that end at `word` are those of the field: "house arrest". */
static gboolean
ends_with_words (const RapEventText *text, guint word, RapField field)
{
  guint end = field.length;

  for (guint i = word;; i--)
    {
      guint start = end;
      while (start > 0 && field.text[start - 1] != ' ' && field.text[start - 1] != '-')
        start--;
      if (!rap_event_word_is (text, i, (RapField){ field.text + start, end - start }))
        return FALSE;
      if (start == 0)
        return TRUE;
      if (i == 0)
        return FALSE;
      if (field.text[start - 1] == '-' && i >= 2 &&
          text->words->words[i - 1].form[0] == '-')
        i--;
      end = start - 1;
    }
}

guint
rap_event_look_through (const RapEventText *text, guint noun)
{
  RapChildren children;

  if (noun == RAP_NO_WORD)
    return noun;
  gboolean money = rap_event_is_class (text, noun, "money-noun");
  if (!money && !rap_event_is_class (text, noun, "quantity-noun"))
    return noun;
  rap_event_children (text, noun, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint mark = rap_word_case (text->document, children.words[i]);
      if (children.words[i] < noun || mark == RAP_NO_WORD)
        continue;
      const RapWord *word = &text->words->words[mark];
      if (!money && rap_word_plays (word, "of"))
        return children.words[i];
      /* "$2 million in assistance" */
      if (money && rap_word_plays (word, "place") &&
          rap_event_is_class (text, children.words[i], "aid-noun"))
        return children.words[i];
    }
  return noun;
}

static gboolean
is_named_actor (const RapEventText *text, guint word)
{
  const RapMention *mention = rap_actors_mention_at (text->actors, word, word + 1);

  if (mention == NULL || mention->first > word || mention->form != RAP_MENTION_NAME)
    return FALSE;
  RapActorType type = g_array_index (text->actors->actors, RapActor, mention->actor).type;
  return type == RAP_ACTOR_PERSON || type == RAP_ACTOR_STATE;
}

static gboolean
fits_one (const Matcher *m, const RapFiller *filler, guint word)
{
  RapField list = filler->words, part;

  switch (filler->kind)
    {
    case RAP_FILLER_ANY:
      return TRUE;
    case RAP_FILLER_CLASS:
      return rap_event_class_has (&m->text->classes[word], filler->number);
    case RAP_FILLER_EVENT:
      return m->text->nouns[word] != RAP_LEXICON_NONE;
    case RAP_FILLER_ACTOR:
      return is_named_actor (m->text, word);
    case RAP_FILLER_WORDS:
      while (rap_field_next_part (&list, '|', &part))
        {
          if (ends_with_words (m->text, word, part))
            return TRUE;
        }
      return FALSE;
    case RAP_FILLER_TYPE:
      {
        guint clause = m->text->clauses->at[word];
        return clause != RAP_NO_CLAUSE && m->type_of (clause, m->data) == filler->number;
      }
    case RAP_FILLER_NONE:
    default:
      return FALSE;
    }
}

/* Tries the noun, what a quantity counts, and what is joined to it by "and". */
static gboolean
fits (const Matcher *m, const RapFiller *filler, guint word, guint *found)
{
  RapChildren children;

  if (word == RAP_NO_WORD)
    return FALSE;
  word = rap_event_look_through (m->text, word);
  *found = word;
  if (fits_one (m, filler, word))
    return TRUE;
  rap_event_children (m->text, word, &children);
  for (guint i = 0; i < children.n; i++)
    {
      if (m->text->tree->rels[children.words[i]] != RAP_REL_CONJ ||
          !fits_one (m, filler, children.words[i]))
        continue;
      *found = children.words[i];
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_marked_by (const RapEventText *text, guint word, RapField preposition)
{
  RapChildren children;

  rap_event_children (text, word, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint  child = children.words[i];
      RapRel rel = text->tree->rels[child];
      if ((rel == RAP_REL_CASE || rel == RAP_REL_MARK) &&
          equals (text->words->words[child].lower, preposition))
        return TRUE;
    }
  return FALSE;
}

guint
rap_event_find_oblique (const RapEventText *text,
                        guint               word,
                        RapField            preposition,
                        guint               after)
{
  RapChildren children;

  rap_event_children (text, word, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint    child = children.words[i];
      RapRel   rel = text->tree->rels[child];
      gboolean open = rel == RAP_REL_OBL || rel == RAP_REL_NMOD || rel == RAP_REL_ADVCL ||
                      rel == RAP_REL_ACL || rel == RAP_REL_XCOMP || rel == RAP_REL_CCOMP;
      if (open && (after == RAP_NO_WORD || child > after) &&
          is_marked_by (text, child, preposition))
        return child;
    }
  return RAP_NO_WORD;
}

static guint
logical_object (const RapClause *clause)
{
  return clause->passive ? clause->subject : clause->object;
}

/* A preposition may hang on the verb or, by the parser's mistake or rightly, on the object. */
static gboolean
match_oblique (const Matcher *m, const RapEventPattern *pattern, RapEventMatch *match)
{
  guint verb = m->clause->verb, object = m->clause->object;
  guint found = rap_event_find_oblique (m->text, verb, pattern->preposition, RAP_NO_WORD);

  for (guint i = 0; i < 3 && found != RAP_NO_WORD; i++)
    {
      /* "called on Friday" */
      if (!rap_word_is_time (m->text->document, found) &&
          fits (m, &pattern->oblique, found, &match->oblique))
        return TRUE;
      found = rap_event_find_oblique (m->text, verb, pattern->preposition, found);
    }
  if (object == RAP_NO_WORD)
    return FALSE;
  found = rap_event_find_oblique (m->text, object, pattern->preposition, RAP_NO_WORD);
  return found != RAP_NO_WORD && fits (m, &pattern->oblique, found, &match->oblique);
}

static gboolean
matches_kind (const Matcher *m, const RapEventPattern *pattern, const RapClause *inner)
{
  RapRel   rel = inner->rel;
  gboolean object = m->clause->object != RAP_NO_WORD || m->clause->passive ||
                    pattern->preposition.text[0] != '-';

  switch (pattern->complement)
    {
    case RAP_COMPLEMENT_THAT:
      if (rap_field_is (pattern->inner.words, "$obliged"))
        return rel == RAP_REL_CCOMP && inner->mood == RAP_MOOD_OBLIGED;
      return rel == RAP_REL_CCOMP && !inner->infinitive && !inner->gerund;
    case RAP_COMPLEMENT_INFINITIVE:
      return inner->infinitive &&
             (rel == RAP_REL_XCOMP || rel == RAP_REL_CCOMP || rel == RAP_REL_ADVCL);
    case RAP_COMPLEMENT_OBJECT_INFINITIVE:
      return inner->infinitive && object && rel != RAP_REL_CONJ;
    case RAP_COMPLEMENT_GERUND:
      return inner->gerund &&
             (rel == RAP_REL_XCOMP || rel == RAP_REL_CCOMP || rel == RAP_REL_OBJ ||
              rel == RAP_REL_ADVCL) &&
             (inner->mark == RAP_NO_WORD || pattern->preposition.text[0] != '-');
    case RAP_COMPLEMENT_FROM_GERUND:
      return inner->gerund && inner->mark != RAP_NO_WORD;
    case RAP_COMPLEMENT_QUESTION:
      return rel == RAP_REL_CCOMP;
    default:
      return FALSE;
    }
}

static gboolean
fits_inside (const Matcher *m, const RapEventPattern *pattern, guint verb)
{
  guint found;
  return pattern->inner.kind == RAP_FILLER_ANY ||
         rap_field_is (pattern->inner.words, "$obliged") ||
         fits (m, &pattern->inner, verb, &found);
}

static gboolean
match_predicate (const Matcher *m, const RapEventPattern *pattern)
{
  for (guint i = 0; i < m->children.n; i++)
    {
      guint  child = m->children.words[i], found;
      RapRel rel = m->text->tree->rels[child];
      if ((rel != RAP_REL_XCOMP && rel != RAP_REL_OBJ && rel != RAP_REL_OBL) ||
          child == m->clause->object)
        continue;
      if (fits (m, &pattern->inner, child, &found))
        return TRUE;
      /* "a very stupid guy" */
      for (guint k = m->text->tree->firsts[child]; k < child; k++)
        {
          if (m->text->tree->heads[k] == child &&
              m->text->tree->rels[k] == RAP_REL_AMOD && fits_one (m, &pattern->inner, k))
            return TRUE;
        }
    }
  return FALSE;
}

/* The complement may hang on the verb, or on its object: "urged Moscow to talk". */
static gboolean
match_complement (const Matcher *m, const RapEventPattern *pattern, RapEventMatch *match)
{
  RapChildren under;

  if (pattern->complement == RAP_COMPLEMENT_PREDICATE)
    return match_predicate (m, pattern);
  for (guint pass = 0; pass < 2; pass++)
    {
      const RapChildren *children = &m->children;
      guint holder = match->oblique != RAP_NO_WORD ? match->oblique : m->clause->object;
      if (pass == 1)
        {
          if (holder == RAP_NO_WORD)
            return FALSE;
          rap_event_children (m->text, holder, &under);
          children = &under;
        }
      for (guint i = 0; i < children->n; i++)
        {
          guint clause = m->text->clauses->at[children->words[i]];
          if (clause == RAP_NO_CLAUSE ||
              !matches_kind (m, pattern, &m->text->clauses->clauses[clause]))
            continue;
          if (!fits_inside (m, pattern, children->words[i]))
            continue;
          match->complement = clause;
          return TRUE;
        }
    }
  return FALSE;
}

/* A bit for the first letter, large or small. */
static guint32
initial_of (const char *text)
{
  return 1u << (text[0] & 31);
}

/* Behind the last word that may be fixed. */
static guint
end_of_fixed (const RapEventText *text, guint verb)
{
  return MIN (text->tree->ends[verb], verb + FIXED_REACH);
}

static guint32
find_initials (const RapEventText *text, guint verb)
{
  guint32 initials = 0;

  for (guint i = verb; i < end_of_fixed (text, verb); i++)
    initials |=
      initial_of (text->words->words[i].lower) | initial_of (text->tags->lemmas[i]);
  return initials;
}

/* "off", "part in": behind the verb, or behind its object. */
static gboolean
match_fixed (const Matcher *m, RapField fixed, guint from, RapEventMatch *match)
{
  const RapTree *tree = m->text->tree;
  guint          verb = m->clause->verb, end = end_of_fixed (m->text, verb);
  RapField       first, rest = fixed;

  if ((m->initials & initial_of (fixed.text)) == 0)
    return FALSE;
  rap_field_next_part (&rest, ' ', &first);
  for (guint i = from; i < end; i++)
    {
      if (!rap_event_word_is (m->text, i, first) ||
          (tree->heads[i] != verb && i != verb + 1 && i != verb))
        continue;
      RapField part, left = rest;
      guint    at = i + 1;
      gboolean all = TRUE;
      while (all && rap_field_next_part (&left, ' ', &part))
        all = at < m->text->words->n_words && rap_event_word_is (m->text, at++, part);
      if (!all)
        continue;
      match->fixed_end = i == verb + 1 ? at : match->fixed_end;
      return TRUE;
    }
  return FALSE;
}

static gboolean
match_object (const Matcher *m, const RapEventPattern *pattern, RapEventMatch *match)
{
  guint    object = logical_object (m->clause);
  gboolean intransitive = !rap_field_is_set (pattern->preposition) &&
                          pattern->complement == RAP_COMPLEMENT_NONE;

  if (pattern->object.kind == RAP_FILLER_NONE)
    return !intransitive || (object == RAP_NO_WORD && !m->clause->passive);
  return fits (m, &pattern->object, object, &match->object);
}

static gboolean
match_subject (const Matcher *m, const RapEventPattern *pattern)
{
  guint found;
  guint subject = m->clause->passive ? m->clause->agent : m->clause->subject;
  return pattern->subject.kind == RAP_FILLER_NONE ||
         fits (m, &pattern->subject, subject, &found);
}

/* More filled slots win when priorities are the same. */
static int
score_of (const RapEventPattern *pattern)
{
  int slots = (pattern->object.kind != RAP_FILLER_NONE) +
              (pattern->complement != RAP_COMPLEMENT_NONE) +
              rap_field_is_set (pattern->preposition);
  return pattern->priority * 8 + slots;
}

static void
try_pattern (const Matcher         *m,
             const RapEventPattern *pattern,
             gboolean               copula,
             RapEventMatch         *best)
{
  RapEventMatch match = { pattern,       RAP_NO_WORD,         RAP_NO_WORD,
                          RAP_NO_CLAUSE, m->clause->verb + 1, score_of (pattern) };
  guint         verb = m->clause->verb;

  if (best->pattern != NULL && best->score >= match.score)
    return;
  if (m->clause->passive && !copula && !pattern->passive)
    return;
  if (rap_field_is_set (pattern->fixed) &&
      !match_fixed (m, pattern->fixed, copula ? verb : verb + 1, &match))
    return;
  if (copula && !rap_field_is_set (pattern->fixed))
    {
      if (!rap_field_is_set (pattern->preposition) ||
          !is_marked_by (m->text, verb, pattern->preposition) ||
          !fits (m, &pattern->oblique, verb, &match.oblique))
        return;
    }
  else if (rap_field_is_set (pattern->preposition) && !match_oblique (m, pattern, &match))
    return;
  if (!copula && !match_object (m, pattern, &match))
    return;
  if (!match_subject (m, pattern))
    return;
  if (pattern->complement != RAP_COMPLEMENT_NONE &&
      !match_complement (m, pattern, &match))
    return;
  *best = match;
}

static void
try_lemma (const Matcher *m, const char *lemma, gboolean copula, RapEventMatch *best)
{
  guint                  n;
  const RapEventPattern *patterns = rap_event_patterns_find (lemma, &n);

  for (guint i = 0; i < n; i++)
    try_pattern (m, &patterns[i], copula, best);
}

static gboolean
has_child (const RapEventText *text, guint word, RapRel rel)
{
  return rap_tree_child (text->words, text->tree, word, rel, RAP_NO_HEAD) != RAP_NO_HEAD;
}

/* The lemma of a verb, where the table knows its form as the table has it; of a word that was
 * taken for a noun though it has a subject, the verb it may be a form of, or NULL. */
static char *
lemma_of (const RapEventText *text, guint verb)
{
  const RapLexicon *forms = rap_lexicon_get ("verb-forms");
  const char       *lower = text->words->words[verb].lower;
  const char       *lemma = text->tags->lemmas[verb];
  gboolean          tagged = text->tags->tags[verb] == RAP_TAG_VERB;
  guint             n, row = rap_lexicon_find (forms, lower, strlen (lower));

  if (!tagged && has_child (text, verb, RAP_REL_COP) &&
      !has_child (text, verb, RAP_REL_OBJ))
    return NULL;
  if (tagged && (row == RAP_LEXICON_NONE || rap_event_patterns_find (lemma, &n) != NULL))
    return g_utf8_strdown (lemma, -1);
  return row != RAP_LEXICON_NONE ? rap_field_dup (rap_lexicon_field (forms, row, 1))
                                 : NULL;
}

RapEventMatch
rap_event_match (const RapEventText *text,
                 guint               clause,
                 RapEventType (*type_of) (guint clause, gpointer data),
                 gpointer data)
{
  static const char copula_lemma[] = "be";
  Matcher m = { text, &text->clauses->clauses[clause], { { 0 }, 0 }, 0, type_of, data };
  RapEventMatch    best = { NULL,          RAP_NO_WORD,        RAP_NO_WORD,
                            RAP_NO_CLAUSE, m.clause->verb + 1, 0 };
  guint            verb = m.clause->verb;
  g_autofree char *lemma = lemma_of (text, verb);

  m.initials = find_initials (text, verb);
  rap_event_children (text, verb, &m.children);
  if (text->tags->tags[verb] == RAP_TAG_VERB || lemma != NULL)
    try_lemma (&m, lemma, FALSE, &best);
  if (text->tags->tags[verb] != RAP_TAG_VERB || m.clause->passive)
    try_lemma (&m, copula_lemma, TRUE, &best);
  return best;
}
