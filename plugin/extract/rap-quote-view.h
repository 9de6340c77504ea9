// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-words.h"
#include "language/rap-names.h"
#include "language/rap-tree.h"

G_BEGIN_DECLS

/* Marks that part a sentence. */
typedef enum
{
  RAP_QUOTE_PART_NONE,
  RAP_QUOTE_PART_COMMA,
  RAP_QUOTE_PART_COLON,
  RAP_QUOTE_PART_SEMICOLON,
  RAP_QUOTE_PART_DASH,
  RAP_QUOTE_PART_STOP,
  RAP_QUOTE_PART_BRACKET,
  RAP_QUOTE_PART_OTHER
} RapQuotePart;

#define RAP_QUOTE_NSUBJ_PASSIVE RAP_N_RELS
#define RAP_QUOTE_N_RELS        (RAP_N_RELS + 1)
#define RAP_QUOTE_CUE_PHRASE    32 /* in a token's cue, less one */
#define RAP_QUOTE_NONE          (-1)

/* One word as the quotation engine sees it: everything that features ask for, in one place. */
typedef struct
{
  guint32 lower; /* hashes */
  guint32 lemma;
  guint32 suffix;
  guint32 prefix;
  gint32  head; /* word index or RAP_QUOTE_NONE */
  gint32  low;  /* first and last word under it */
  gint32  high;
  guint32 segment; /* of the quotation it stands in; 0 outside */
  guint32 sentence;
  guint32 kids; /* index into the view's kids */
  guint16 n_kids;
  guint16 classes; /* RapQuoteWordClass */
  guint16 cue;     /* what the lexicon of cues knows of it; 0 for nothing */
  guint8  tag;     /* RapTag */
  guint8  shape;   /* the tag, for verbs with their form */
  guint8  rel;     /* RapRel or RAP_QUOTE_NSUBJ_PASSIVE */
  guint8  name;    /* 0 or RapNameType + 1 */
  guint8  part;    /* RapQuotePart */
  guint8  depth;
  guint   mark : 1;    /* a quotation mark */
  guint   letters : 1; /* has letters or digits */
  guint   capital : 1;
  guint   quoted : 1;
} RapQuoteToken;

typedef struct
{
  guint first;
  guint end;
  guint block;        /* paragraph */
  guint first_quoted; /* words inside quotation marks; end when there are none */
  guint last_quoted;
  guint n_reached; /* words that a content from another sentence takes along */
} RapQuoteSentence;

/* A document prepared for the engine. */
typedef struct
{
  RapDocument      *document; /* not owned */
  const RapWords   *words;
  RapQuoteToken    *tokens;
  guint             n;
  RapQuoteSentence *sentences;
  guint             n_sentences;
  guint32          *kids;
  guint             n_segments;
} RapQuoteView;

RapQuoteView *rap_quote_view_new (RapDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void          rap_quote_view_free (RapQuoteView *view);

/* How sure the table of cues is that the word attributes: 0 to 3. */
static inline guint
rap_quote_cue_strength (const RapQuoteToken *token)
{
  return token->cue > 0 ? (token->cue - 1) & 3 : 0;
}

/* Whether the table knows the word only with others: "make" of "make clear". */
static inline gboolean
rap_quote_cue_is_phrase (const RapQuoteToken *token)
{
  return token->cue > 0 && ((token->cue - 1) & RAP_QUOTE_CUE_PHRASE) != 0;
}

static inline gboolean
rap_quote_is_time (const RapQuoteToken *token)
{
  return (token->classes & RAP_QUOTE_WORD_TIME) && token->capital &&
         (token->tag == RAP_TAG_PROPN || token->tag == RAP_TAG_NOUN);
}

/* Whether a content that goes on into the sentence takes the word along: all of them, or, where
 * the sentence has marks, those between marks. */
static inline gboolean
rap_quote_view_is_reached (const RapQuoteView *view, guint word)
{
  const RapQuoteToken    *token = &view->tokens[word];
  const RapQuoteSentence *sentence = &view->sentences[token->sentence];
  return token->letters && (token->quoted || sentence->first_quoted == sentence->end);
}

static inline gboolean
rap_quote_is_subject (guint rel)
{
  return rel == RAP_REL_NSUBJ || rel == RAP_QUOTE_NSUBJ_PASSIVE || rel == RAP_REL_CSUBJ;
}

/* What kind of speaker the word would be, from the lexicons and its name. */
static inline guint32
rap_quote_speaker_kind (const RapQuoteToken *token)
{
  return token->name | (token->tag == RAP_TAG_PRON) << 4 |
         ((token->classes & RAP_QUOTE_WORD_OFFICE) != 0) << 5 |
         ((token->classes & RAP_QUOTE_WORD_BODY) != 0) << 6;
}

static inline guint
rap_quote_view_block (const RapQuoteView *view, guint token)
{
  return view->sentences[view->tokens[token].sentence].block;
}

/* Whether a comma stands before the words under the token, or as the first of them. */
static inline gboolean
rap_quote_view_after_comma (const RapQuoteView *view, guint token)
{
  gint32 low = view->tokens[token].low;
  return view->tokens[low].part == RAP_QUOTE_PART_COMMA ||
         (low > 0 && view->tokens[low - 1].part == RAP_QUOTE_PART_COMMA);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapQuoteView, rap_quote_view_free)

G_END_DECLS
