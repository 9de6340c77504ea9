// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-starts.h"

/* So many statements before a piece are looked at. */
#define LOOK_BACK 24

struct _RapQuoteStarts
{
  const RapQuoteView *view;
  GArray             *quotes; /* RapQuote; not owned */
  GArray             *places; /* Place, by end */
  guint               passed; /* places before the last piece asked for */
  guint               added;  /* quotes that were there at first */
  GHashTable         *cues;   /* start + 1 -> index + 1 */
};

typedef struct
{
  gsize end;
  guint quote;
} Place;

static gsize
end_of (const RapQuote *quote)
{
  return MAX (MAX (rap_quote_get_extent (quote).end, quote->cue.end), quote->mention.end);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;
  return x->quote < y->quote ? -1 : x->quote > y->quote;
}

RapQuoteStarts *
rap_quote_starts_new (const RapQuoteView *view, GArray *quotes)
{
  RapQuoteStarts *self = g_new0 (RapQuoteStarts, 1);
  self->view = view;
  self->quotes = quotes;
  self->added = quotes->len;
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->cues = g_hash_table_new (NULL, NULL);
  for (guint q = 0; q < quotes->len; q++)
    {
      const RapQuote *quote = &g_array_index (quotes, RapQuote, q);
      Place           place = { end_of (quote), q };
      g_array_append_val (self->places, place);
      if (quote->stated && quote->cue.end > quote->cue.start)
        g_hash_table_insert (self->cues,
                             GSIZE_TO_POINTER (quote->cue.start + 1),
                             GUINT_TO_POINTER (q + 1));
    }
  g_array_sort (self->places, compare_places);
  return self;
}

void
rap_quote_starts_free (RapQuoteStarts *self)
{
  g_array_unref (self->places);
  g_hash_table_unref (self->cues);
  g_free (self);
}

static RapQuote *
get_quote (const RapQuoteStarts *self, guint i)
{
  return &g_array_index (self->quotes, RapQuote, i);
}

RapQuote *
rap_quote_starts_with_cue (const RapQuoteStarts *self, const RapSpan *cue)
{
  guint found = GPOINTER_TO_UINT (
    g_hash_table_lookup (self->cues, GSIZE_TO_POINTER (cue->start + 1)));
  return found > 0 ? get_quote (self, found - 1) : NULL;
}

/* Whether nothing but the piece stands in its paragraph. */
gboolean
rap_quote_piece_is_paragraph (const RapQuotePiece *piece, const RapQuoteView *view)
{
  guint block = rap_quote_view_block (view, piece->first);
  for (guint i = piece->first; i-- > 0 && rap_quote_view_block (view, i) == block;)
    if (view->tokens[i].letters)
      return FALSE;
  for (guint i = piece->end; i < view->n && rap_quote_view_block (view, i) == block; i++)
    if (!view->tokens[i].mark)
      return FALSE;
  return TRUE;
}

/* The words between two places of one paragraph hold no sentence of their own. */
static gboolean
is_next (const RapQuoteView *view, guint before, guint piece)
{
  return view->tokens[piece].sentence - view->tokens[before].sentence <= 1;
}

/* Whether the piece is a whole paragraph with its stop inside the marks, right after the
 * paragraph of the word before. */
static gboolean
is_next_paragraph (const RapQuoteView *view, guint before, const RapQuotePiece *piece)
{
  guint block = rap_quote_view_block (view, piece->first);
  guint last = piece->end - 1;
  while (last > piece->first && view->tokens[last].mark)
    last--;
  return rap_quote_piece_is_paragraph (piece, view) &&
         view->tokens[last].part == RAP_QUOTE_PART_STOP &&
         rap_quote_view_block (view, before) + 1 == block &&
         view->tokens[before].sentence + 1 == view->tokens[piece->first].sentence;
}

static guint
sentence_of_cue (const RapQuoteView *view, const RapQuote *quote)
{
  return view->tokens[rap_words_find (view->words, quote->cue.start)].sentence;
}

/* “…,” she said, pointing at the map, “…”: what is said in passing before the piece, by
 * the subject of the sentence that the piece ends. */
static gboolean
is_aside (const RapQuoteView *view, const RapQuote *quote, const RapQuotePiece *piece)
{
  if (quote->form == RAP_QUOTE_DIRECT || quote->tie != RAP_TIE_INHERITED)
    return FALSE;
  return sentence_of_cue (view, quote) == view->tokens[piece->first].sentence;
}

/* What was found of those before a piece. */
typedef struct
{
  RapQuote *last; /* whatever it is */
  gsize     end;
  RapQuote *direct;
  gsize     direct_end;
} Nearest;

static void
look_at (const RapQuoteStarts *self,
         guint                 which,
         const RapQuotePiece  *piece,
         Nearest              *nearest)
{
  RapQuote *quote = get_quote (self, which);
  gsize     end = end_of (quote);
  if (end > self->view->words->words[piece->first].span.start ||
      is_aside (self->view, quote, piece))
    return;
  if (nearest->last == NULL || end > nearest->end)
    {
      nearest->last = quote;
      nearest->end = end;
    }
  if (quote->form == RAP_QUOTE_DIRECT && quote->cue.end > quote->cue.start &&
      (nearest->direct == NULL || end > nearest->direct_end))
    {
      nearest->direct = quote;
      nearest->direct_end = end;
    }
}

static Nearest
find_nearest (RapQuoteStarts *self, const RapQuotePiece *piece)
{
  Nearest nearest = { 0 };
  gsize   start = self->view->words->words[piece->first].span.start;
  while (self->passed < self->places->len &&
         g_array_index (self->places, Place, self->passed).end <= start)
    self->passed++;
  for (guint k = 0; k < MIN (LOOK_BACK, self->passed); k++)
    look_at (self,
             g_array_index (self->places, Place, self->passed - 1 - k).quote,
             piece,
             &nearest);
  for (guint k = 0; k < MIN (LOOK_BACK, self->quotes->len - self->added); k++)
    look_at (self, self->quotes->len - 1 - k, piece, &nearest);
  return nearest;
}

/* “… ,” said Anna Keller, who often thinks of them. “…”: what stands behind the cue in its
 * sentence is said in passing, whoever says it. */
static gboolean
is_in_passing (const RapQuoteView *view, const Nearest *nearest)
{
  return nearest->direct != NULL && nearest->last->cue.start > nearest->direct->cue.end &&
         sentence_of_cue (view, nearest->last) == sentence_of_cue (view, nearest->direct);
}

RapQuote *
rap_quote_starts_find (RapQuoteStarts *self, const RapQuotePiece *piece)
{
  const RapQuoteView *view = self->view;
  Nearest             nearest = find_nearest (self, piece);
  RapQuote           *best = nearest.last;
  if (best == NULL)
    return NULL;
  if (best->form != RAP_QUOTE_DIRECT && is_in_passing (view, &nearest))
    best = nearest.direct;
  guint place = rap_words_find (view->words, nearest.end - 1);
  if (best->form != RAP_QUOTE_DIRECT || !best->stated ||
      best->mention.start == best->mention.end)
    return NULL;
  gboolean same =
    rap_quote_view_block (view, place) == rap_quote_view_block (view, piece->first);
  if (same ? is_next (view, place, piece->first) : is_next_paragraph (view, place, piece))
    return best;
  return NULL;
}
