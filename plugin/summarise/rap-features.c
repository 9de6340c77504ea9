// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-features.h"

#include <string.h>

#include "relate/rap-terms.h"
#include "summarise/rap-context.h"

/* Fixed point: a likeness of one. Vectors of length one have ONE as their length. */
#define ONE               1024
#define OPENING_SENTENCES 3
#define MAX_VALUE         30000

typedef struct
{
  guint32 key;
  guint   value;
} Slot;

/* Keys to small numbers, by open addressing. */
typedef struct
{
  Slot *slots;
  guint mask;
  guint n;
} Numbers;

static void
numbers_init (Numbers *numbers, guint most)
{
  guint size = 64;
  while (size < most * 2)
    size *= 2;
  numbers->slots = g_new0 (Slot, size);
  numbers->mask = size - 1;
  numbers->n = 0;
}

/* The number of the key, given out at its first call. Key 0 is never asked for. */
static guint
numbers_get (Numbers *numbers, guint32 key)
{
  for (guint i = key * 2654435761u;; i++)
    {
      Slot *slot = &numbers->slots[i & numbers->mask];
      if (slot->key == key)
        return slot->value;
      if (slot->key == 0)
        {
          slot->key = key;
          slot->value = numbers->n++;
          return slot->value;
        }
    }
}

typedef struct
{
  RapDossier  *dossier;
  RapFeatures *features;
  GArray      *terms; /* RapSentenceTerm */
  Numbers      numbers;
  guint       *last_seen; /* a term: the sentence it was seen in last, plus 1 */
  guint       *found_in;  /* a term: how many sentences of the document have it */
  gint64      *sums;      /* a term: sum over sentence vectors */
  gint64      *all_sums;  /* the same over all documents */
  guint       *lengths;   /* a sentence: length of its vector */
} Make;

static guint
square_root (guint64 value)
{
  guint64 root = 0;
  for (guint64 bit = (guint64) 1 << 31; bit != 0; bit >>= 1)
    if ((root + bit) * (root + bit) <= value)
      root += bit;
  return (guint) root;
}

static void
add_sentence (Make           *make,
              guint           document,
              guint           index,
              const RapWords *words,
              const RapTerms *terms)
{
  const RapSentence   *sentence = &words->sentences[index];
  guint                number = make->features->n_sentences++;
  RapSentenceFeatures *out = &make->features->sentences[number];

  out->document = document;
  out->sentence = index;
  out->first_term = make->terms->len;
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      if (terms->keys[i] == RAP_TERM_NONE)
        continue;
      out->n_words += (words->words[i].flags & RAP_WORD_CLITIC) == 0;
      if (terms->weights[i] == 0)
        continue;
      RapSentenceTerm term = { numbers_get (&make->numbers, terms->keys[i]),
                               terms->weights[i] };
      if (make->last_seen[term.id] == number + 1)
        continue;
      make->last_seen[term.id] = number + 1;
      g_array_append_val (make->terms, term);
    }
  out->end_term = make->terms->len;
}

static guint
count_words (RapDossier *dossier, guint *n_sentences)
{
  guint n_words = 0;
  for (guint d = 0; d < rap_dossier_get_n_documents (dossier); d++)
    {
      const RapWords *words = rap_words_of (rap_dossier_get_document (dossier, d));
      n_words += words->n_words;
      *n_sentences += words->n_sentences;
    }
  return n_words;
}

static void
collect (Make *make)
{
  guint n_documents = rap_dossier_get_n_documents (make->dossier);
  guint n_sentences = 0;
  guint n_words = count_words (make->dossier, &n_sentences);

  make->features->sentences = g_new0 (RapSentenceFeatures, n_sentences + 1);
  make->features->firsts = g_new0 (guint, n_documents + 1);
  make->terms = g_array_sized_new (FALSE, FALSE, sizeof (RapSentenceTerm), n_words + 1);
  make->last_seen = g_new0 (guint, n_words + 1);
  numbers_init (&make->numbers, n_words + 1);
  for (guint d = 0; d < n_documents; d++)
    {
      RapDocument    *document = rap_dossier_get_document (make->dossier, d);
      const RapWords *words = rap_words_of (document);
      make->features->firsts[d] = make->features->n_sentences;
      for (guint s = 0; s < words->n_sentences; s++)
        add_sentence (make, d, s, words, rap_terms_of (document));
    }
  make->features->firsts[n_documents] = make->features->n_sentences;
  make->features->n_terms = make->numbers.n;
  g_clear_pointer (&make->numbers.slots, g_free);
}

static const RapSentenceTerm *
terms_of (const Make *make, guint sentence, guint *n)
{
  const RapSentenceFeatures *s = &make->features->sentences[sentence];
  *n = s->end_term - s->first_term;
  return &g_array_index (make->terms, RapSentenceTerm, s->first_term);
}

static guint
weight_of (const Make *make, guint sentence)
{
  guint                  n, sum = 0;
  const RapSentenceTerm *terms = terms_of (make, sentence, &n);
  for (guint i = 0; i < n; i++)
    sum += terms[i].weight;
  return sum;
}

static void
measure_lengths (Make *make)
{
  make->lengths = g_new0 (guint, make->features->n_sentences + 1);
  for (guint s = 0; s < make->features->n_sentences; s++)
    {
      guint                  n;
      guint64                sum = 0;
      const RapSentenceTerm *terms = terms_of (make, s, &n);
      for (guint i = 0; i < n; i++)
        sum += (guint64) terms[i].weight * terms[i].weight;
      make->lengths[s] = MAX (1, square_root (sum));
    }
}

/* A sentence's vector has length ONE; this is one of its entries. */
static gint64
entry_of (const Make *make, guint sentence, const RapSentenceTerm *term)
{
  return (gint64) term->weight * ONE / make->lengths[sentence];
}

static void
add_vector (const Make *make, gint64 *sums, guint sentence, gint64 factor)
{
  guint                  n;
  const RapSentenceTerm *terms = terms_of (make, sentence, &n);
  for (guint i = 0; i < n; i++)
    sums[terms[i].id] += entry_of (make, sentence, &terms[i]) * factor;
}

/* Likeness of a sentence to a sum of vectors, in thousandths per vector of the sum. */
static int
liken (const Make *make, const gint64 *sums, guint sentence, guint n_vectors)
{
  guint                  n;
  gint64                 product = 0;
  const RapSentenceTerm *terms = terms_of (make, sentence, &n);
  for (guint i = 0; i < n; i++)
    product += entry_of (make, sentence, &terms[i]) * sums[terms[i].id];
  return n_vectors > 0 ? (int) (product * 1000 / ONE / ONE / n_vectors) : 0;
}

static void
set_value (Make *make, guint sentence, RapFeature feature, gint64 value)
{
  make->features->sentences[sentence].values[feature] =
    (int) CLAMP (value, -MAX_VALUE, MAX_VALUE);
}

static gint64
share (gint64 part, gint64 whole)
{
  return whole > 0 ? part * 1000 / whole : 0;
}

/* Likeness to what comes before and after, from running sums: linear in the terms. */
static void
liken_around (Make *make, guint first, guint end)
{
  for (guint s = first; s < end; s++)
    {
      set_value (make, s, RAP_FEATURE_BACKWARD, liken (make, make->sums, s, s - first));
      add_vector (make, make->sums, s, 1);
    }
  for (guint s = first; s < end; s++)
    {
      add_vector (make, make->sums, s, -1);
      set_value (make, s, RAP_FEATURE_FORWARD, liken (make, make->sums, s, end - s - 1));
    }
}

/* One step of the power method: likeness to the sentences weighed by their centrality. */
static void
liken_field (Make *make, guint first, guint end)
{
  gint64 total = 0;
  for (guint s = first; s < end; s++)
    {
      const int *values = make->features->sentences[s].values;
      gint64     centrality = 1 + values[RAP_FEATURE_CENTROID];
      add_vector (make, make->sums, s, centrality);
      total += centrality;
    }
  for (guint s = first; s < end; s++)
    set_value (make,
               s,
               RAP_FEATURE_FIELD,
               liken (make, make->sums, s, (guint) MAX (1, total / 100)));
  for (guint s = first; s < end; s++)
    add_vector (make,
                make->sums,
                s,
                -(1 + make->features->sentences[s].values[RAP_FEATURE_CENTROID]));
}

static void
liken_centroid (Make *make, guint first, guint end)
{
  guint64 sum = 0;
  for (guint s = first; s < end; s++)
    {
      guint                  n;
      const RapSentenceTerm *terms = terms_of (make, s, &n);
      for (guint i = 0; i < n; i++)
        {
          guint   before = make->found_in[terms[i].id]++;
          guint64 w = (guint64) terms[i].weight * terms[i].weight;
          sum += w * (2 * before + 1);
        }
    }
  guint64 length = MAX (1, square_root (sum));
  for (guint s = first; s < end; s++)
    {
      guint                  n, best = 0;
      guint64                product = 0, frequent = 0;
      const RapSentenceTerm *terms = terms_of (make, s, &n);
      for (guint i = 0; i < n; i++)
        {
          guint found = make->found_in[terms[i].id];
          product += (guint64) terms[i].weight * terms[i].weight * found;
          frequent += found;
          best = MAX (best, terms[i].weight * (found - 1));
        }
      set_value (make,
                 s,
                 RAP_FEATURE_CENTROID,
                 (gint64) (product * 1000 / length / make->lengths[s]));
      set_value (make,
                 s,
                 RAP_FEATURE_FREQUENT,
                 share ((gint64) frequent, MAX (1, n)) / 10);
      set_value (make, s, RAP_FEATURE_BEST_TERM, best);
    }
}

/* Weight shared with the sentences marked in last_seen. */
static gint64
shared_weight (const Make *make, guint sentence, guint mark)
{
  guint                  n;
  gint64                 sum = 0;
  const RapSentenceTerm *terms = terms_of (make, sentence, &n);
  for (guint i = 0; i < n; i++)
    if (make->last_seen[terms[i].id] == mark)
      sum += terms[i].weight;
  return sum;
}

static void
mark_terms (Make *make, guint sentence, guint mark)
{
  guint                  n;
  const RapSentenceTerm *terms = terms_of (make, sentence, &n);
  for (guint i = 0; i < n; i++)
    make->last_seen[terms[i].id] = mark;
}

static void
share_weights (Make *make, guint first, guint end, guint *mark)
{
  gint64 total = 0;
  for (guint s = first; s < end; s++)
    total += weight_of (make, s);

  mark_terms (make, first, ++*mark);
  for (guint s = first; s < end; s++)
    {
      gint64 own = weight_of (make, s);
      set_value (make, s, RAP_FEATURE_WEIGHT, own);
      set_value (make, s, RAP_FEATURE_MASS, share (own, total));
      set_value (make,
                 s,
                 RAP_FEATURE_LEAD,
                 s > first ? share (shared_weight (make, s, *mark), own) : 0);
    }
  ++*mark;
  for (guint s = first; s < end; s++)
    {
      set_value (make,
                 s,
                 RAP_FEATURE_OLD,
                 share (shared_weight (make, s, *mark), weight_of (make, s)));
      mark_terms (make, s, *mark);
    }
  ++*mark;
  for (guint s = end; s-- > first;)
    {
      set_value (make,
                 s,
                 RAP_FEATURE_LATER,
                 share (shared_weight (make, s, *mark), weight_of (make, s)));
      mark_terms (make, s, *mark);
    }
  ++*mark;
  for (guint s = first; s < MIN (end, first + OPENING_SENTENCES); s++)
    mark_terms (make, s, *mark);
  for (guint s = first + OPENING_SENTENCES; s < end; s++)
    set_value (make,
               s,
               RAP_FEATURE_OPENING,
               share (shared_weight (make, s, *mark), weight_of (make, s)));
}

static void
count_signs (Make             *make,
             guint             sentence,
             const RapWords   *words,
             const RapBlock   *blocks,
             const RapContext *context)
{
  const RapSentenceFeatures *s = &make->features->sentences[sentence];
  const RapSentence         *own = &words->sentences[s->sentence];
  guint capitals = 0, digits = 0, marks = 0, n = own->end - own->first;

  for (guint i = own->first; i < own->end; i++)
    {
      RapWordFlags flags = words->words[i].flags;
      capitals += (flags & RAP_WORD_CAPITAL) != 0 && i > own->first;
      digits += (flags & RAP_WORD_DIGITS) != 0;
      marks += (flags & RAP_WORD_MARK) != 0;
    }
  gboolean opens = s->sentence == 0 || own[-1].block != own->block;
  set_value (make, sentence, RAP_FEATURE_CAPITALS, share (capitals, n));
  set_value (make, sentence, RAP_FEATURE_DIGITS, share (digits, n));
  set_value (make, sentence, RAP_FEATURE_MARKS, share (marks, n));
  set_value (make, sentence, RAP_FEATURE_QUOTED, context->quoted[s->sentence]);
  set_value (make, sentence, RAP_FEATURE_NEEDS, context->needs[s->sentence]);
  set_value (make,
             sentence,
             RAP_FEATURE_OPENS_BLOCK,
             opens && !blocks[own->block].continues);
  set_value (make, sentence, RAP_FEATURE_WORDS, s->n_words);
  set_value (make,
             sentence,
             RAP_FEATURE_MEAN_WEIGHT,
             share (weight_of (make, sentence), MAX (1, s->n_words)) / 10);
}

static void
place (Make *make, guint first, guint end)
{
  guint  words_before = 0;
  gint64 capitals = 0;

  for (guint s = first; s < end; s++)
    {
      const RapSentenceFeatures *own = &make->features->sentences[s];
      set_value (make, s, RAP_FEATURE_POSITION, s - first);
      set_value (make, s, RAP_FEATURE_PART, share (s - first, end - first));
      set_value (make, s, RAP_FEATURE_SENTENCES, end - first);
      set_value (make, s, RAP_FEATURE_WORDS_BEFORE, words_before);
      set_value (make, s, RAP_FEATURE_LENGTH_BEFORE, s > first ? own[-1].n_words : 0);
      set_value (make, s, RAP_FEATURE_LENGTH_AFTER, s + 1 < end ? own[1].n_words : 0);
      words_before += own->n_words;
      capitals += own->values[RAP_FEATURE_CAPITALS];
    }
  for (guint s = first; s < end; s++)
    set_value (make, s, RAP_FEATURE_CAPITALS_ALL, capitals / (end - first));
}

/* Pairs of neighbouring terms that the document has more than once, by a small table of
 * counts: a collision costs a little noise. */
static void
count_pairs (Make *make, guint first, guint end, guint8 *table, guint mask)
{
  memset (table, 0, mask + 1);
  for (int round = 0; round < 2; round++)
    for (guint s = first; s < end; s++)
      {
        guint                  n, again = 0;
        const RapSentenceTerm *terms = terms_of (make, s, &n);
        for (guint i = 0; i + 1 < n; i++)
          {
            guint8 *count =
              &table[(terms[i].id * 2654435761u ^ terms[i + 1].id * 40503u) & mask];
            if (round == 0)
              *count += *count < 255;
            else
              again += *count > 1;
          }
        if (round == 1)
          set_value (make, s, RAP_FEATURE_PAIRS, again);
      }
}

static void
compare_title (Make *make, RapDocument *document, guint first, guint end, guint *mark)
{
  const char *title = rap_document_get_title (document);
  guint       n_heads = 0;
  gint64      whole = 0;

  /* The title as a block of the text. A title known only from outside is not in it. */
  const RapWords *words = rap_words_of (document);
  guint           n_blocks;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);
  ++*mark;
  for (guint s = first; s < end && title != NULL; s++)
    {
      guint block = words->sentences[s - first].block;
      if (blocks[block].role != RAP_BLOCK_TITLE)
        continue;
      mark_terms (make, s, *mark);
      whole += weight_of (make, s);
      n_heads++;
    }
  for (guint s = first; s < end && n_heads > 0; s++)
    set_value (make, s, RAP_FEATURE_TITLE, share (shared_weight (make, s, *mark), whole));
}

static void
look_at_document (Make *make, guint d, guint *mark, guint8 *pairs, guint pair_mask)
{
  RapDocument *document = rap_dossier_get_document (make->dossier, d);
  guint        first = make->features->firsts[d], end = make->features->firsts[d + 1];

  if (first == end)
    return;
  const RapWords   *words = rap_words_of (document);
  guint             n_blocks;
  const RapBlock   *blocks = rap_document_get_blocks (document, &n_blocks);
  const RapContext *context = rap_context_of (document);
  for (guint s = first; s < end; s++)
    count_signs (make, s, words, blocks, context);
  place (make, first, end);
  liken_around (make, first, end);
  liken_centroid (make, first, end);
  liken_field (make, first, end);
  share_weights (make, first, end, mark);
  compare_title (make, document, first, end, mark);
  count_pairs (make, first, end, pairs, pair_mask);
  /* Counts of this document are taken back for the next. */
  for (guint s = first; s < end; s++)
    {
      guint                  n;
      const RapSentenceTerm *terms = terms_of (make, s, &n);
      for (guint i = 0; i < n; i++)
        make->found_in[terms[i].id] = 0;
      add_vector (make, make->all_sums, s, 1);
    }
}

static void
compare_documents (Make *make, guint n_documents)
{
  guint all = make->features->n_sentences;
  for (guint d = 0; d < n_documents && n_documents > 1; d++)
    {
      guint first = make->features->firsts[d], end = make->features->firsts[d + 1];
      for (guint s = first; s < end; s++)
        add_vector (make, make->all_sums, s, -1);
      for (guint s = first; s < end; s++)
        set_value (make,
                   s,
                   RAP_FEATURE_SUPPORT,
                   liken (make, make->all_sums, s, all - (end - first)));
      for (guint s = first; s < end; s++)
        add_vector (make, make->all_sums, s, 1);
    }
}

static gpointer
make_features (RapDossier *dossier)
{
  RapFeatures *features = g_new0 (RapFeatures, 1);
  Make         make = { .dossier = dossier, .features = features };
  guint        n_documents = rap_dossier_get_n_documents (dossier);
  const guint  pair_mask = (1 << 14) - 1;

  collect (&make);
  measure_lengths (&make);
  make.found_in = g_new0 (guint, features->n_terms + 1);
  make.sums = g_new0 (gint64, features->n_terms + 1);
  make.all_sums = g_new0 (gint64, features->n_terms + 1);
  g_autofree guint8 *pairs = g_malloc0 (pair_mask + 1);
  guint              mark = features->n_sentences + 1;
  for (guint d = 0; d < n_documents; d++)
    look_at_document (&make, d, &mark, pairs, pair_mask);
  compare_documents (&make, n_documents);

  g_free (make.last_seen);
  g_free (make.found_in);
  g_free (make.sums);
  g_free (make.all_sums);
  g_free (make.lengths);
  features->terms = (RapSentenceTerm *) (gpointer) g_array_free (make.terms, FALSE);
  return features;
}

static void
free_features (gpointer value)
{
  RapFeatures *features = value;
  g_free (features->sentences);
  g_free (features->firsts);
  g_free (features->terms);
  g_free (features);
}

const RapFeatures *
rap_features_of (RapDossier *dossier)
{
  static const RapDossierDerivation derivation = { "features",
                                                   make_features,
                                                   free_features };
  return rap_dossier_derive (dossier, &derivation);
}
