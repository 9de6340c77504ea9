// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-pieces.h"

/* Fewer words than this are a term, unless they end like a sentence. */
#define MIN_SPEECH 3
/* So many words are speech whatever they look like. */
#define LONG_SPEECH 7

typedef struct
{
  const RapWords *words;
  GArray         *pieces;
  guint           open; /* the word after the opening mark; G_MAXUINT when none is open */
  gboolean        continues;
} Walk;

static guint
block_of (const RapWords *words, guint i)
{
  return words->sentences[words->words[i].sentence].block;
}

static gboolean
mark_opens (const RapWords *words, guint i)
{
  RapWordFlags flags = words->words[i].flags;
  if (flags & (RAP_WORD_QUOTE_OPENS | RAP_WORD_QUOTE_CLOSES))
    return (flags & RAP_WORD_QUOTE_OPENS) != 0;
  gboolean first = i == 0 || block_of (words, i - 1) != block_of (words, i);
  gboolean last =
    i + 1 == words->n_words || block_of (words, i + 1) != block_of (words, i);
  gboolean before = first || (flags & RAP_WORD_SPACE_BEFORE);
  gboolean after = last || (words->words[i + 1].flags & RAP_WORD_SPACE_BEFORE);
  return first || (before && !after);
}

/* A title has capitals on all words; speech has small words too. */
static gboolean
is_speech (const RapWords *words, guint first, guint end)
{
  guint    n = 0, capitals = 0;
  gboolean stop = FALSE;
  for (guint i = first; i < end; i++)
    {
      RapWordFlags flags = words->words[i].flags;
      n += (flags & RAP_WORD_MARK) == 0;
      capitals += (flags & RAP_WORD_CAPITAL) != 0;
      stop |= (flags & RAP_WORD_MARK) && i > first;
    }
  if (n >= LONG_SPEECH)
    return TRUE;
  return n >= MIN_SPEECH && (stop || capitals <= n / 2);
}

static void
close_piece (Walk *walk, guint end)
{
  RapQuotePiece piece = { walk->open, end, FALSE, walk->continues };
  if (walk->open < end)
    {
      piece.speech = is_speech (walk->words, piece.first, piece.end);
      g_array_append_val (walk->pieces, piece);
    }
  walk->open = G_MAXUINT;
  walk->continues = FALSE;
}

GArray *
rap_quote_pieces_find (RapDocument *document)
{
  const RapWords *words = rap_words_of (document);
  Walk            walk = {
               words, g_array_new (FALSE, FALSE, sizeof (RapQuotePiece)), G_MAXUINT, FALSE
  };
  for (guint i = 0; i < words->n_words; i++)
    {
      gboolean mark = (words->words[i].flags & RAP_WORD_QUOTE) != 0;
      gboolean starts = i > 0 && block_of (words, i - 1) != block_of (words, i);
      gboolean opens = mark && mark_opens (words, i);
      gboolean was_open = walk.open != G_MAXUINT;
      if (was_open && (starts || mark))
        close_piece (&walk, i);
      if (!opens)
        continue;
      walk.open = i + 1;
      walk.continues = was_open && starts;
    }
  if (walk.open != G_MAXUINT)
    close_piece (&walk, words->n_words);
  return walk.pieces;
}

RapSpan
rap_quote_piece_span (RapDocument *document, const RapQuotePiece *piece)
{
  const RapWords *words = rap_words_of (document);
  return rap_words_span (words, piece->first, piece->end);
}
