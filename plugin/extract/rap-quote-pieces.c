// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-pieces.h"

#include "language/rap-tags.h"

/* Fewer words than this are a term, unless they end like a sentence. */
#define MIN_SPEECH 4
/* So many words are speech whatever they look like. */
#define LONG_SPEECH 7

/* Whether the marks open after a word of the same sentence: what they hold is part of it. */
static gboolean
is_embedded (const RapWords *words, guint first)
{
  guint i = first, sentence = words->words[first].sentence;
  while (i > words->sentences[sentence].first &&
         (words->words[i - 1].flags & RAP_WORD_QUOTE))
    i--;
  return i > words->sentences[sentence].first &&
         (words->words[i - 1].flags & RAP_WORD_MARK) == 0;
}

/* A title has capitals on most words; speech has small words, and a verb or a mark inside. */
static gboolean
is_speech (const RapWords *words, const RapTags *tags, guint first, guint end)
{
  guint    n = 0, capitals = 0;
  gboolean stop = FALSE, verb = FALSE;
  for (guint i = first; i < end; i++)
    {
      RapWordFlags flags = words->words[i].flags;
      n += (flags & RAP_WORD_MARK) == 0;
      capitals += (flags & RAP_WORD_CAPITAL) != 0;
      stop |= (flags & RAP_WORD_MARK) && i > first;
      verb |= tags->tags[i] == RAP_TAG_VERB || tags->tags[i] == RAP_TAG_AUX;
    }
  if (is_embedded (words, first))
    return n >= LONG_SPEECH && verb && 2 * capitals < n;
  if (n >= LONG_SPEECH)
    return TRUE;
  return capitals <= (n + 1) / 2 && ((verb && n >= MIN_SPEECH) || (stop && n >= 2));
}

GArray *
rap_quote_pieces_find (RapDocument *document)
{
  const RapWords *words = rap_words_of (document);
  const RapMarks *marks = rap_marks_of (document);
  const RapTags  *tags = rap_tags_of (document);
  GArray         *pieces = g_array_new (FALSE, FALSE, sizeof (RapQuotePiece));
  for (guint p = 0; p < marks->n_pairs; p++)
    {
      const RapMarkPair *pair = &marks->pairs[p];
      RapQuotePiece      piece = { .pair = pair };
      if (pair->depth > 0)
        continue;
      piece.first = rap_words_find (words, pair->content.start);
      piece.end = piece.first;
      while (piece.end < words->n_words &&
             words->words[piece.end].span.start < pair->content.end)
        piece.end++;
      piece.speech = pair->continues || pair->goes_on ||
                     is_speech (words, tags, piece.first, piece.end);
      if (piece.first < piece.end)
        g_array_append_val (pieces, piece);
    }
  return pieces;
}
