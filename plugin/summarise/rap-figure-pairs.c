// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-figure-pairs.h"

#include <string.h>

#include "language/rap-figures.h"
#include "language/rap-times.h"
#include "relate/rap-index.h"
#include "text/rap-lexicon.h"

/* Figures looked at in one report and in all; more are left out, so that the pairs stay few. */
#define MAX_FIGURES 120
#define MAX_COUNTS  1200
/* A shared word heavier than this ties two sentences together. */
#define TIE_WEIGHT 48
#define MAX_TIES   3
/* Points two figures need to be taken for the same thing. */
#define ENOUGH            4
#define SAME_KIND         3
#define SAME_GENERAL_UNIT 1
#define CORRECTION        5
/* Figures this near are one rounded differently. Thousandths. */
#define ROUNDING 20

typedef struct
{
  guint            document;
  guint            sentence;
  const RapFigure *figure;
  guint32          kind;    /* of what is counted; RAP_TERM_NONE when it is not said */
  gboolean         general; /* a currency or a share: says little about what is counted */
  gboolean         negated; /* "and not 98" */
  gboolean         taken;
} Count;

typedef struct
{
  guint left;
  guint right;
  int   points;
} Pair;

static guint
sentence_at (const RapWords *words, guint byte)
{
  guint word = rap_words_find (words, byte);
  return word < words->n_words ? words->words[word].sentence : 0;
}

static gboolean
is_time (RapDocument *document, const RapSpan *span)
{
  const RapTimes *times = rap_times_of (document);
  for (guint i = 0; i < times->n_times && times->times[i].span.start < span->end; i++)
    if (rap_span_overlaps (&times->times[i].span, span))
      return TRUE;
  return FALSE;
}

/* The last word of what is counted, else the unit. */
static guint32
kind_of (RapDocument *document, const RapFigure *figure, gboolean *general)
{
  const RapWords *words = rap_words_of (document);

  if (figure->unit != NULL)
    {
      *general = g_ascii_isupper (*figure->unit) || strcmp (figure->unit, "percent") == 0;
      return rap_terms_key (figure->unit);
    }
  if (figure->of.end <= figure->of.start)
    return RAP_TERM_NONE;
  guint word = rap_words_find (words, figure->of.end - 1);
  return word < words->n_words ? rap_terms_of (document)->keys[word] : RAP_TERM_NONE;
}

static gboolean
is_negated (RapDocument *document, const RapFigure *figure)
{
  const RapWords   *words = rap_words_of (document);
  const RapLexicon *referents = rap_lexicon_get ("referents");
  guint             column = rap_lexicon_column (referents, "class");
  guint             word = rap_words_find (words, figure->span.start);

  if (word == 0 || word >= words->n_words)
    return FALSE;
  const char *before = words->words[word - 1].lower;
  guint       row = rap_lexicon_find (referents, before, strlen (before));
  return row != RAP_LEXICON_NONE &&
         rap_field_is (rap_lexicon_field (referents, row, column), "negation");
}

static void
list_counts (RapDossier *dossier, guint d, GArray *counts)
{
  RapDocument      *document = rap_dossier_get_document (dossier, d);
  const RapFigures *figures = rap_figures_of (document);
  const RapWords   *words = rap_words_of (document);

  for (guint i = 0, n = 0;
       i < figures->n_figures && n < MAX_FIGURES && counts->len < MAX_COUNTS;
       i++)
    {
      const RapFigure *figure = &figures->figures[i];
      Count            count = { .document = d, .figure = figure };
      if (is_time (document, &figure->span))
        continue;
      count.sentence = sentence_at (words, figure->span.start);
      count.kind = kind_of (document, figure, &count.general);
      count.negated = is_negated (document, figure);
      g_array_append_val (counts, count);
      n++;
    }
}

static double
low_of (const RapFigure *figure)
{
  return figure->bound == RAP_BOUND_AT_MOST ? 0 : figure->value;
}

static double
high_of (const RapFigure *figure)
{
  return figure->bound == RAP_BOUND_AT_LEAST ? G_MAXDOUBLE
                                             : MAX (figure->value, figure->high);
}

/* Whether both can be true: the ranges meet, or one is the other rounded. */
static gboolean
agree (const RapFigure *a, const RapFigure *b)
{
  double difference = a->value > b->value ? a->value - b->value : b->value - a->value;
  if (difference * 1000 <= ROUNDING * MAX (a->value, b->value))
    return TRUE;
  return low_of (a) <= high_of (b) && low_of (b) <= high_of (a);
}

static int
points_of_size (const RapFigure *a, const RapFigure *b)
{
  double low = MIN (a->value, b->value), high = MAX (a->value, b->value);
  if (low <= 0 || high > low * 3.5)
    return -2;
  return high <= low * 1.25 ? 2 : 1;
}

static guint
count_ties (RapDossier *dossier, const Count *a, const Count *b)
{
  RapDocument       *left = rap_dossier_get_document (dossier, a->document);
  RapDocument       *right = rap_dossier_get_document (dossier, b->document);
  const RapTerms    *terms = rap_terms_of (right);
  const RapSentence *s = &rap_words_of (left)->sentences[a->sentence];
  const RapSentence *t = &rap_words_of (right)->sentences[b->sentence];
  g_autoptr (GHashTable) heavy = g_hash_table_new (NULL, NULL);
  guint ties = 0;

  for (guint i = s->first; i < s->end; i++)
    if (rap_terms_of (left)->weights[i] > TIE_WEIGHT &&
        (rap_words_of (left)->words[i].flags & RAP_WORD_DIGITS) == 0)
      g_hash_table_add (heavy, GUINT_TO_POINTER (rap_terms_of (left)->keys[i]));
  for (guint i = t->first; i < t->end; i++)
    if (terms->keys[i] != a->kind &&
        g_hash_table_remove (heavy, GUINT_TO_POINTER (terms->keys[i])))
      ties++;
  return MIN (ties, MAX_TIES);
}

/* The other report gives the same figure somewhere, so the two know of each other's. */
static gboolean
known_there (const GArray *counts, const Count *count, guint document)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const Count *other = &g_array_index (counts, Count, i);
      if (other->document == document && !other->negated &&
          (other->kind == count->kind || other->kind == RAP_TERM_NONE ||
           count->kind == RAP_TERM_NONE) &&
          other->figure->value == count->figure->value)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_corrected (const GArray *counts, const Count *wrong, const Count *right)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const Count *other = &g_array_index (counts, Count, i);
      if (other->negated && other->document == right->document &&
          other->sentence == right->sentence &&
          other->figure->value == wrong->figure->value)
        return TRUE;
    }
  return FALSE;
}

static int
points_of (RapDossier *dossier, const GArray *counts, const Count *a, const Count *b)
{
  const RapFigure *f = a->figure, *g = b->figure;

  if (a->document == b->document || a->negated || b->negated || agree (f, g) ||
      MAX (f->value, g->value) < 3)
    return 0;
  if (known_there (counts, a, b->document) || known_there (counts, b, a->document))
    return 0;
  gboolean same = a->kind == b->kind && a->kind != RAP_TERM_NONE;
  gboolean open = (a->kind == RAP_TERM_NONE && !b->general) ||
                  (b->kind == RAP_TERM_NONE && !a->general);
  if (!same && !open)
    return 0;
  int ties = (int) count_ties (dossier, a, b);
  if (!same && (ties < 2 || points_of_size (f, g) < 2))
    return 0;
  if (ties == 0 && MAX (f->value, g->value) > 1.6 * MIN (f->value, g->value))
    return 0;
  int points = points_of_size (f, g) + ties;
  points += same ? (a->general ? SAME_GENERAL_UNIT : SAME_KIND) : 0;
  points += is_corrected (counts, a, b) || is_corrected (counts, b, a) ? CORRECTION : 0;
  return points;
}

static gboolean
has_word_of (RapDossier *dossier, const Count *count, const char *class)
{
  RapDocument       *document = rap_dossier_get_document (dossier, count->document);
  const RapWords    *words = rap_words_of (document);
  const RapSentence *sentence = &words->sentences[count->sentence];
  const RapLexicon  *referents = rap_lexicon_get ("referents");
  guint              column = rap_lexicon_column (referents, "class");

  for (guint i = sentence->first; i < sentence->end; i++)
    {
      const char *lower = words->words[i].lower;
      guint       row = rap_lexicon_find (referents, lower, strlen (lower));
      if (row != RAP_LEXICON_NONE &&
          rap_field_is (rap_lexicon_field (referents, row, column), class))
        return TRUE;
    }
  return FALSE;
}

/* The later report says that the figure has moved since: that is news, not a contradiction. */
static gboolean
has_changed (RapDossier *dossier, const Count *a, const Count *b)
{
  const char *a_date =
    rap_document_get_published (rap_dossier_get_document (dossier, a->document));
  const char *b_date =
    rap_document_get_published (rap_dossier_get_document (dossier, b->document));
  const Count *later = g_strcmp0 (a_date, b_date) > 0 ? a : b;
  return has_word_of (dossier, later, "change");
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *left = a, *right = b;
  if (left->points != right->points)
    return right->points - left->points;
  if (left->left != right->left)
    return left->left < right->left ? -1 : 1;
  return left->right < right->right ? -1 : left->right > right->right;
}

static void
add_row (RapDossier *dossier, const Count *a, const Count *b, GPtrArray *rows)
{
  const Count *both[] = { a, b };
  RapRow      *row = rap_row_new (RAP_RELATION_CONTRADICTION);
  for (guint i = 0; i < 2; i++)
    {
      RapDocument *document = rap_dossier_get_document (dossier, both[i]->document);
      rap_row_add_place (row,
                         both[i]->document,
                         rap_words_of (document)->sentences[both[i]->sentence].span);
    }
  g_ptr_array_add (rows, row);
}

void
rap_figure_pairs_add (RapDossier *dossier, GPtrArray *rows)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (Count));
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);

  for (guint d = 0; d < rap_dossier_get_n_documents (dossier); d++)
    list_counts (dossier, d, counts);
  for (guint i = 0; i < counts->len; i++)
    for (guint j = i + 1; j < counts->len; j++)
      {
        Pair pair = { i,
                      j,
                      points_of (dossier,
                                 counts,
                                 &g_array_index (counts, Count, i),
                                 &g_array_index (counts, Count, j)) };
        if (pair.points >= ENOUGH)
          g_array_append_val (pairs, pair);
      }
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      Count      *a = &g_array_index (counts, Count, pair->left);
      Count      *b = &g_array_index (counts, Count, pair->right);
      if (a->taken || b->taken || has_changed (dossier, a, b))
        continue;
      a->taken = b->taken = TRUE;
      guint64 sentences = (guint64) a->document << 48 ^ (guint64) a->sentence << 32 ^
                          (guint64) b->document << 16 ^ b->sentence;
      if (!g_hash_table_add (told, GSIZE_TO_POINTER ((gsize) sentences)))
        continue;
      add_row (dossier, a, b, rows);
    }
}
