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

static void
append_number (GString *out, guint number)
{
  char  digits[12];
  guint n = sizeof digits;

  do
    digits[--n] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  g_string_append_len (out, digits + n, sizeof digits - n);
}

/* Tabs and line ends stand between fields and nowhere else. */
static void
append_clean (GString *out, const char *text, gsize length)
{
  gsize from = out->len;

  g_string_append_len (out, text, length);
  for (gsize i = from; i < out->len; i++)
    if ((guchar) out->str[i] < 0x20)
      out->str[i] = ' ';
}

static void
append_text (GString *out, const char *text)
{
  append_clean (out, *text != '\0' ? text : "_", *text != '\0' ? strlen (text) : 1);
}

static gboolean
space_follows (const Telling *telling, const RapSentence *sentence, guint i)
{
  return i + 1 >= sentence->end ||
         (telling->words->words[i + 1].flags & RAP_WORD_SPACE_BEFORE) != 0;
}

static void
append_word (const Telling *telling, const RapSentence *sentence, guint i)
{
  const RapWord *word = &telling->words->words[i];
  GString       *out = telling->out;
  guint          head = telling->tree->heads[i], start, end;

  append_number (out, i - sentence->first + 1);
  g_string_append_c (out, '\t');
  append_text (out, word->form);
  g_string_append_c (out, '\t');
  append_text (out, telling->tags->lemmas[i]);
  g_string_append_c (out, '\t');
  g_string_append (out, rap_tag_get_nick (telling->tags->tags[i]));
  g_string_append (out, "\t_\t_\t");
  append_number (out, head == RAP_NO_HEAD ? 0 : head - sentence->first + 1);
  g_string_append_c (out, '\t');
  g_string_append (out, rap_rel_get_nick (telling->tree->rels[i]));
  g_string_append (out, "\t_\t");
  if (!space_follows (telling, sentence, i))
    g_string_append (out, "SpaceAfter=No|");
  rap_document_to_characters (telling->document, &word->span, &start, &end);
  g_string_append (out, "TokenRange=");
  append_number (out, start);
  g_string_append_c (out, ':');
  append_number (out, end);
  g_string_append_c (out, '\n');
}

static void
append_sentence (const Telling *telling, guint number)
{
  const RapSentence *sentence = &telling->words->sentences[number];
  const char        *text = rap_document_get_text (telling->document);
  GString           *out = telling->out;

  g_string_append (out, "# sent_id = ");
  append_number (out, number + 1);
  g_string_append (out, "\n# text = ");
  append_clean (out,
                text + sentence->span.start,
                sentence->span.end - sentence->span.start);
  g_string_append_c (out, '\n');
  for (guint i = sentence->first; i < sentence->end; i++)
    append_word (telling, sentence, i);
  g_string_append_c (out, '\n');
}

static void
append_document (RapDocument *document, GString *out)
{
  Telling telling = {
    document, rap_words_of (document), rap_tags_of (document), rap_tree_of (document), out
  };
  const char *id = rap_document_get_id (document);

  for (guint i = 0; i < telling.words->n_sentences; i++)
    {
      if (i == 0)
        {
          g_string_append (out, "# newdoc id = ");
          append_text (out, id != NULL ? id : "");
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
