// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-syntax-action.h"

#include <glib/gi18n-lib.h>

#include "language/rap-parse.h"
#include "language/rap-whole.h"
#include "text/rap-document-private.h"

/**
 * RapSyntaxAction:
 *
 * The sentences of a report with their words: lemma, part of speech, head and relation in the
 * sense of Universal Dependencies. What is no part of the report is read as well.
 */

struct _RapSyntaxAction
{
  RapAction parent_instance;

  gboolean words;
};

G_DEFINE_FINAL_TYPE (RapSyntaxAction, rap_syntax_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "words",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapSyntaxAction, words),
    .initial = 1,
    .label = N_ ("Words"),
    .blurb = N_ ("List the words of each sentence with their tree") },
};

typedef struct
{
  RapDocument    *document;
  const RapWords *words;
  const RapTags  *tags;
  const RapTree  *tree;
} Analysis;

/* Heads count from 1 in the sentence; 0 is the root. */
static void
add_word (RapFields         *fields,
          const Analysis    *analysis,
          const RapSentence *sentence,
          guint              i)
{
  const RapWord *word = &analysis->words->words[i];
  guint          head = analysis->tree->heads[i], start, end;

  rap_document_to_characters (analysis->document, &word->span, &start, &end);
  rap_fields_begin_object (fields, NULL);
  rap_fields_string (fields, "form", word->form);
  rap_fields_string (fields, "lemma", analysis->tags->lemmas[i]);
  rap_fields_string (fields, "tag", rap_tag_get_nick (analysis->tags->tags[i]));
  rap_fields_int (fields, "head", head == RAP_NO_HEAD ? 0 : head - sentence->first + 1);
  rap_fields_string (fields, "relation", rap_rel_get_nick (analysis->tree->rels[i]));
  rap_fields_int (fields, "start", start);
  rap_fields_int (fields, "end", end);
  rap_fields_end_object (fields);
}

static void
add_sentence (RapReport         *report,
              const Analysis    *analysis,
              const RapSentence *sentence,
              gboolean           with_words)
{
  g_autofree char *reading =
    rap_document_dup_reading (analysis->document, &sentence->span);
  RapItem   *item = rap_report_add (report, "sentence", reading);
  RapFields *fields = rap_item_get_fields (item);

  rap_item_add_evidence (item, analysis->document, &sentence->span);
  if (!with_words)
    return;
  rap_fields_begin_array (fields, "words");
  for (guint i = sentence->first; i < sentence->end; i++)
    add_word (fields, analysis, sentence, i);
  rap_fields_end_array (fields);
}

static gboolean
each (RapAction    *action,
      RapReport    *report,
      RapDocument  *document,
      GCancellable *cancellable,
      GError      **error)
{
  RapSyntaxAction *self = RAP_SYNTAX_ACTION (action);
  RapDocument     *whole = rap_whole_of (document);
  Analysis         analysis = {
            document, rap_words_of (whole), rap_tags_of (whole), rap_tree_of (whole)
  };

  for (guint i = 0; i < analysis.words->n_sentences; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_sentence (report, &analysis, &analysis.words->sentences[i], self->words);
    }
  return TRUE;
}

static void
rap_syntax_action_class_init (RapSyntaxActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->each = each;
  rap_action_class_set_info (action_class,
                             "syntax",
                             N_ ("Syntax"),
                             N_ ("Read sentences and words: parts of speech and how the "
                                 "words "
                                 "hang together"),
                             RAP_CATEGORY_ANALYSIS,
                             RAP_SCOPE_DOCUMENT);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_syntax_action_init (G_GNUC_UNUSED RapSyntaxAction *self)
{
}
