// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-conllu-format.h"

#include <string.h>

#include "language/rap-tree.h"
#include "language/rap-whole.h"
#include "text/rap-document-private.h"

typedef struct
{
  RapDocument    *document;
  const RapWords *words;
  const RapTags  *tags;
  const RapTree  *tree;
  GString        *out;
} Telling;

/* Most of what is written is a few bytes long, and there is room for it. */
static inline void
put (GString *out, const char *text, gsize length)
{
  if (length >= out->allocated_len - out->len)
    {
      g_string_append_len (out, text, (gssize) length);
      return;
    }
  memcpy (out->str + out->len, text, length);
  out->len += length;
  out->str[out->len] = '\0';
}

static inline void
put_string (GString *out, const char *text)
{
  put (out, text, strlen (text));
}

static void
append_number (GString *out, guint number)
{
  char  digits[12];
  guint n = sizeof digits;

  do
    digits[--n] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  put (out, digits + n, sizeof digits - n);
}

/* Tabs and line ends stand between fields and nowhere else. */
static void
append_clean (GString *out, const char *text, gsize length)
{
  gsize from = out->len;

  put (out, text, length);
  for (gsize i = from; i < out->len; i++)
    if ((guchar) out->str[i] < 0x20)
      out->str[i] = ' ';
}

/* The composed form of each character, as the format asks. */
static void
append_text (GString *out, const char *text)
{
  g_autofree char *composed =
    g_str_is_ascii (text) ? NULL : g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

  if (composed != NULL)
    text = composed;
  append_clean (out, *text != '\0' ? text : "_", *text != '\0' ? strlen (text) : 1);
}

static void
append_id (GString *out, RapDocument *document)
{
  const char *id = rap_document_get_id (document);

  append_text (out, id != NULL ? id : "");
}

/* A sentence is known by its document and its number: no two of many documents have one name,
 * and there is no space and no stroke in it. */
static void
append_sentence_id (GString *out, RapDocument *document, guint number)
{
  gsize from = out->len;

  append_id (out, document);
  for (gsize i = from; i < out->len; i++)
    if (strchr (" /", out->str[i]) != NULL)
      out->str[i] = '_';
  g_string_append_c (out, '-');
  append_number (out, number + 1);
}

static gboolean
space_follows (const Telling *telling, const RapSentence *sentence, guint i)
{
  return i + 1 >= sentence->end ||
         (telling->words->words[i + 1].flags & RAP_WORD_SPACE_BEFORE) != 0;
}

/* Whether the word was written in one with the word before it: "n't", "'s", "na" of "gonna",
 * and the apostrophe alone that says whose. */
static gboolean
is_clitic (const Telling *telling, const RapSentence *sentence, guint i)
{
  const RapWord *word = &telling->words->words[i];

  return i > sentence->first && i < sentence->end &&
         !space_follows (telling, sentence, i - 1) &&
         ((word->flags & RAP_WORD_CLITIC) != 0 ||
          ((word->flags & RAP_WORD_MARK) != 0 && telling->tags->tags[i] == RAP_TAG_PART));
}

static void
append_place (const Telling *telling, const RapSpan *span)
{
  guint start, end;

  rap_document_to_characters (telling->document, span, &start, &end);
  put_string (telling->out, "TokenRange=");
  append_number (telling->out, start);
  g_string_append_c (telling->out, ':');
  append_number (telling->out, end);
  g_string_append_c (telling->out, '\n');
}

static void
append_forms (const Telling *telling, guint first, guint end)
{
  g_autoptr (GString) forms = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    put_string (forms, telling->words->words[i].form);
  append_text (telling->out, forms->str);
}

/* The line of a token that is several words, before theirs. */
static void
append_token (const Telling *telling, const RapSentence *sentence, guint first, guint end)
{
  const RapSpan span = rap_words_span (telling->words, first, end);
  GString      *out = telling->out;

  append_number (out, first - sentence->first + 1);
  g_string_append_c (out, '-');
  append_number (out, end - sentence->first);
  g_string_append_c (out, '\t');
  append_forms (telling, first, end);
  put_string (out, "\t_\t_\t_\t_\t_\t_\t_\t");
  if (!space_follows (telling, sentence, end - 1))
    put_string (out, "SpaceAfter=No|");
  append_place (telling, &span);
}

static void
append_word (const Telling *telling, const RapSentence *sentence, guint i, gboolean part)
{
  const RapWord *word = &telling->words->words[i];
  GString       *out = telling->out;
  guint          head = telling->tree->heads[i];
  char           capital[2];

  append_number (out, i - sentence->first + 1);
  g_string_append_c (out, '\t');
  append_text (out, word->form);
  g_string_append_c (out, '\t');
  append_text (out, rap_tags_show_lemma (telling->tags, i, capital));
  g_string_append_c (out, '\t');
  put_string (out, rap_tag_get_nick (telling->tags->tags[i]));
  put_string (out, "\t_\t_\t");
  append_number (out, head == RAP_NO_HEAD ? 0 : head - sentence->first + 1);
  g_string_append_c (out, '\t');
  put_string (out, rap_rel_get_nick (telling->tree->rels[i]));
  put_string (out, "\t_\t");
  if (!part && !space_follows (telling, sentence, i))
    put_string (out, "SpaceAfter=No|");
  append_place (telling, &word->span);
}

/* The text is told as it is read: what damaged it is not in the words either. */
static void
append_sentence_text (const Telling *telling, const RapSentence *sentence)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = sentence->first; i < sentence->end; i++)
    {
      put_string (text, telling->words->words[i].form);
      if (i + 1 < sentence->end && space_follows (telling, sentence, i))
        g_string_append_c (text, ' ');
    }
  append_text (telling->out, text->str);
}

static void
append_sentence (const Telling *telling, guint number)
{
  const RapSentence *sentence = &telling->words->sentences[number];
  GString           *out = telling->out;
  guint              token_end = sentence->first;

  put_string (out, "# sent_id = ");
  append_sentence_id (out, telling->document, number);
  put_string (out, "\n# text = ");
  append_sentence_text (telling, sentence);
  g_string_append_c (out, '\n');
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      if (i >= token_end)
        {
          for (token_end = i + 1; is_clitic (telling, sentence, token_end);)
            token_end++;
          if (token_end > i + 1)
            append_token (telling, sentence, i, token_end);
          else
            token_end = i;
        }
      append_word (telling, sentence, i, i < token_end);
    }
  g_string_append_c (out, '\n');
}

static void
append_document (RapDocument *document, GString *out)
{
  Telling telling = {
    document, rap_words_of (document), rap_tags_of (document), rap_tree_of (document), out
  };

  for (guint i = 0; i < telling.words->n_sentences; i++)
    {
      if (i == 0)
        {
          put_string (out, "# newdoc id = ");
          append_id (out, document);
          g_string_append_c (out, '\n');
        }
      append_sentence (&telling, i);
    }
}

static void
write_report (G_GNUC_UNUSED const RapWriteState *state, RapReport *report, GString *out)
{
  RapDossier *dossier = rap_report_get_dossier (report);

  for (guint i = 0; i < rap_dossier_get_n_documents (dossier); i++)
    append_document (rap_whole_of (rap_dossier_get_document (dossier, i)), out);
}

const RapFormat rap_conllu_format = {
  .name = "conllu",
  .write = write_report,
};
