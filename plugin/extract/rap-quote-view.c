// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-view.h"

#include <string.h>

#include "language/rap-reading.h"
#include "text/rap-marks.h"

/* Deeper than any sentence that people read; only a bound for walks up the tree. */
#define MAX_DEPTH        60
#define MAX_KIDS         256
#define LONGEST_SENTENCE 400

static RapQuotePart
part_of (const char *form)
{
  static const struct
  {
    const char  *form;
    RapQuotePart part;
  } parts[] = {
    { ",", RAP_QUOTE_PART_COMMA },     { ":", RAP_QUOTE_PART_COLON },
    { ";", RAP_QUOTE_PART_SEMICOLON }, { "-", RAP_QUOTE_PART_DASH },
    { "--", RAP_QUOTE_PART_DASH },     { "–", RAP_QUOTE_PART_DASH },
    { "—", RAP_QUOTE_PART_DASH },      { "―", RAP_QUOTE_PART_DASH },
    { ".", RAP_QUOTE_PART_STOP },      { "!", RAP_QUOTE_PART_STOP },
    { "?", RAP_QUOTE_PART_STOP },      { "(", RAP_QUOTE_PART_BRACKET },
    { ")", RAP_QUOTE_PART_BRACKET },   { "[", RAP_QUOTE_PART_BRACKET },
    { "]", RAP_QUOTE_PART_BRACKET },
  };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (form, parts[i].form) == 0)
      return parts[i].part;
  return RAP_QUOTE_PART_OTHER;
}

static void
fill_token (RapQuoteToken *token, const RapWord *word, const char *lemma)
{
  gsize length = strlen (word->lower);
  token->lower = rap_quote_hash (word->lower, length);
  token->lemma = lemma != NULL ? rap_quote_hash (lemma, strlen (lemma)) : token->lower;
  token->suffix =
    rap_quote_hash (word->lower + (length > 3 ? length - 3 : 0), MIN (length, 3));
  token->prefix = rap_quote_hash (word->lower, MIN (length, 4));
  token->classes = rap_quote_word_classes (word->lower, token->lower);
  if (lemma != NULL && token->classes == 0)
    token->classes = rap_quote_word_classes (lemma, token->lemma);
  token->cue = rap_quote_word_cue (lemma != NULL ? lemma : word->lower, token->lemma);
  token->mark = (word->flags & RAP_WORD_QUOTE) != 0;
  token->letters = (word->flags & RAP_WORD_MARK) == 0;
  token->capital = (word->flags & RAP_WORD_CAPITAL) != 0;
  if (!token->letters && !token->mark)
    token->part = part_of (word->form);
}

/* Words of one form and lemma are alike: the last one is copied. */
static void
fill_words (RapQuoteView *view, const RapTags *tags)
{
  const RapWord    *words = view->words->words;
  const guint       read = RAP_WORD_MARK | RAP_WORD_QUOTE | RAP_WORD_CAPITAL;
  g_autofree guint *last = g_new0 (guint, view->words->n_forms + 1); /* index + 1 */
  for (guint i = 0; i < view->n; i++)
    {
      guint form = rap_word_form (&words[i]), at = last[form];
      last[form] = i + 1;
      if (at > 0 && tags->lemmas[i] == tags->lemmas[at - 1] &&
          ((words[i].flags ^ words[at - 1].flags) & read) == 0)
        view->tokens[i] = view->tokens[at - 1];
      else
        fill_token (&view->tokens[i], &words[i], tags->lemmas[i]);
    }
}

static void
fill_tree (RapQuoteView *view, const RapTags *tags, const RapTree *tree)
{
  for (guint i = 0; i < view->n; i++)
    {
      RapQuoteToken *token = &view->tokens[i];
      token->tag = tags->tags[i];
      token->shape =
        tags->verbs[i] != RAP_VERB_NONE ? RAP_N_TAGS + tags->verbs[i] : token->tag;
      token->head =
        tree->heads[i] == RAP_NO_HEAD ? RAP_QUOTE_NONE : (gint32) tree->heads[i];
      token->rel = tree->rels[i];
      token->low = tree->firsts[i];
      token->high = tree->ends[i] - 1;
    }
  for (guint i = 0; i < view->n; i++)
    {
      RapQuoteToken *token = &view->tokens[i];
      if (token->rel == RAP_REL_NSUBJ && token->head >= 0 &&
          rap_tree_is_passive (view->words, tags, tree, token->head))
        token->rel = RAP_QUOTE_NSUBJ_PASSIVE;
      for (gint32 up = token->head; up >= 0 && token->depth < MAX_DEPTH;
           up = view->tokens[up].head)
        token->depth++;
    }
}

/* Children of every word, in order. */
static void
fill_kids (RapQuoteView *view)
{
  view->kids = g_new0 (guint32, view->n + 1);
  for (guint i = 0; i < view->n; i++)
    if (view->tokens[i].head >= 0 && view->tokens[view->tokens[i].head].n_kids < MAX_KIDS)
      view->tokens[view->tokens[i].head].n_kids++;
  guint32 at = 0;
  for (guint i = 0; i < view->n; i++)
    {
      view->tokens[i].kids = at;
      at += view->tokens[i].n_kids;
      view->tokens[i].n_kids = 0;
    }
  for (guint i = 0; i < view->n; i++)
    if (view->tokens[i].head >= 0)
      {
        RapQuoteToken *head = &view->tokens[view->tokens[i].head];
        guint          next = (guint) view->tokens[i].head + 1;
        guint32        limit = next < view->n ? view->tokens[next].kids : at;
        if (head->kids + head->n_kids < limit)
          view->kids[head->kids + head->n_kids++] = i;
      }
}

static void
fill_names (RapQuoteView *view, const RapNames *names)
{
  for (guint i = 0; i < names->n_names; i++)
    for (guint w = names->names[i].first; w < names->names[i].end; w++)
      view->tokens[w].name = names->names[i].type + 1;
}

/* The marks themselves, whatever word they are part of. */
static void
fill_mark (RapQuoteView *view, const RapSpan *mark, gboolean inner)
{
  guint i = rap_words_find (view->words, mark->start);
  if (mark->start < mark->end && i < view->n &&
      view->words->words[i].span.start < mark->end && !view->tokens[i].letters)
    {
      view->tokens[i].mark = TRUE;
      view->tokens[i].part = RAP_QUOTE_PART_NONE;
      view->tokens[i].quoted &= inner;
      view->tokens[i].segment = inner ? view->tokens[i].segment : 0;
    }
}

/* Numbers the quotations; one over several paragraphs keeps its number. Inner pairs stand
 * inside a numbered one. */
static void
fill_quotations (RapQuoteView *view)
{
  const RapMarks *marks = rap_marks_of (view->document);
  guint           segment = 0;
  for (guint p = 0; p < marks->n_pairs; p++)
    {
      const RapMarkPair *pair = &marks->pairs[p];
      if (pair->depth > 0)
        continue;
      segment += !(pair->continues && segment > 0);
      for (guint i = rap_words_find (view->words, pair->content.start);
           i < view->n && view->words->words[i].span.start < pair->content.end;
           i++)
        {
          view->tokens[i].quoted = TRUE;
          view->tokens[i].segment = segment;
        }
    }
  /* marks inside a quotation are part of it */
  for (guint p = 0; p < marks->n_pairs; p++)
    {
      fill_mark (view, &marks->pairs[p].open, marks->pairs[p].depth > 0);
      fill_mark (view, &marks->pairs[p].close, marks->pairs[p].depth > 0);
    }
  view->n_segments = segment + 1;
}

/* A stop and then an opening mark: a sentence ends, even where pasting lost the space. */
static gboolean
begins_quotation (const RapQuoteView *view, guint i, guint first)
{
  return i > first + 1 && view->tokens[i].mark && i + 1 < view->n &&
         view->tokens[i + 1].quoted && view->tokens[i + 1].capital &&
         view->tokens[i - 1].part == RAP_QUOTE_PART_STOP;
}

static void
add_sentence (RapQuoteView *view, GArray *sentences, guint first, guint end, guint block)
{
  RapQuoteSentence sentence = { first, end, block, end, end };
  for (guint i = first; i < end; i++)
    view->tokens[i].sentence = sentences->len;
  g_array_append_val (sentences, sentence);
}

/* So far behind a closing mark its verb may stand. */
#define LONGEST_TAIL 24

/* Leonard E. | Holm: an initial ends no sentence. */
static gboolean
ends_with_initial (const RapQuoteView *view, guint end)
{
  const char *form = view->words->words[end - 1].form;
  return end < view->n && g_ascii_isupper (form[0]) && form[1] == '.' &&
         form[2] == '\0' && view->tokens[end].tag == RAP_TAG_PROPN;
}

static gboolean
takes_words (const RapQuoteView *view, guint verb)
{
  static const guint64 words = 1ull << RAP_REL_CCOMP | 1ull << RAP_REL_XCOMP |
                               1ull << RAP_REL_OBJ | 1ull << RAP_REL_PARATAXIS;
  for (guint k = 0; k < view->tokens[verb].n_kids; k++)
    if (words >> view->tokens[view->kids[view->tokens[verb].kids + k]].rel & 1)
      return TRUE;
  return FALSE;
}

/* “… !” | Her niece, A. B., shouted to the crowd: a verb of saying that has nothing else to
 * say belongs to what stands before it. */
static gboolean
is_tail (const RapQuoteView *view, guint end)
{
  if (end < 2 || !view->tokens[end - 1].mark || !view->tokens[end - 2].quoted ||
      view->tokens[end - 2].letters)
    return FALSE;
  /* asked one of them: no sentence begins in small letters */
  if (view->tokens[end].letters && g_ascii_islower (view->words->words[end].form[0]))
    return TRUE;
  for (guint i = end; i < MIN (view->n, end + LONGEST_TAIL); i++)
    {
      const RapQuoteToken *t = &view->tokens[i];
      if (t->part == RAP_QUOTE_PART_STOP)
        return FALSE;
      if (t->tag != RAP_TAG_VERB || t->quoted)
        continue;
      if (rap_quote_cue_strength (t) >= 2 && !takes_words (view, i))
        return TRUE;
      if (t->rel == RAP_REL_ROOT)
        return FALSE;
    }
  return FALSE;
}

/* Whether the sentence goes on with the next one of the paragraph. */
static gboolean
goes_on (const RapQuoteView *view, guint sentence)
{
  const RapSentence *s = &view->words->sentences[sentence];
  if (sentence + 1 == view->words->n_sentences || s[1].block != s->block ||
      s->first == s->end)
    return FALSE;
  return ends_with_initial (view, s->end) || is_tail (view, s->end);
}

/* Sentences too long to be read are cut, so that what is done for each cue of a sentence
 * has a bound. */
static void
fill_sentences (RapQuoteView *view)
{
  GArray *sentences = g_array_new (FALSE, TRUE, sizeof (RapQuoteSentence));
  for (guint k = 0; k < view->words->n_sentences; k++)
    {
      guint first = view->words->sentences[k].first;
      while (goes_on (view, k))
        k++;
      const RapSentence *s = &view->words->sentences[k];
      for (guint i = first + 1; i <= s->end; i++)
        if (i == s->end || i - first == LONGEST_SENTENCE ||
            begins_quotation (view, i, first))
          {
            add_sentence (view, sentences, first, i, s->block);
            first = i;
          }
    }
  view->n_sentences = sentences->len;
  view->sentences = (RapQuoteSentence *) (gpointer) g_array_free (sentences, FALSE);
}

static void
find_quoted (RapQuoteView *view)
{
  for (guint k = 0; k < view->n_sentences; k++)
    {
      RapQuoteSentence *sentence = &view->sentences[k];
      for (guint i = sentence->first; i < sentence->end; i++)
        if (view->tokens[i].quoted)
          {
            if (sentence->first_quoted == sentence->end)
              sentence->first_quoted = i;
            sentence->last_quoted = i;
          }
      for (guint i = sentence->first; i < sentence->end; i++)
        sentence->n_reached += rap_quote_view_is_reached (view, i);
    }
}

RapQuoteView *
rap_quote_view_new (RapDocument *document)
{
  rap_document_read (document);

  RapQuoteView  *view = g_new0 (RapQuoteView, 1);
  const RapTags *tags = rap_tags_of (document);
  view->document = document;
  view->words = rap_words_of (document);
  view->n = view->words->n_words;
  view->tokens = g_new0 (RapQuoteToken, view->n + 1);
  fill_words (view, tags);
  fill_quotations (view);
  fill_tree (view, tags, rap_tree_of (document));
  fill_kids (view);
  fill_sentences (view);
  fill_names (view, rap_names_of (document));
  find_quoted (view);
  return view;
}

void
rap_quote_view_free (RapQuoteView *view)
{
  g_free (view->tokens);
  g_free (view->sentences);
  g_free (view->kids);
  g_free (view);
}
