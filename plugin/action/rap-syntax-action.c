// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-syntax-action.h"

#include <glib/gi18n-lib.h>

#include "language/rap-tree.h"
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

static Analysis
analyse (RapDocument *document)
{
  RapDocument *whole = rap_whole_of (document);

  return (
    Analysis){ document, rap_words_of (whole), rap_tags_of (whole), rap_tree_of (whole) };
}

/* Heads count from 1 in the sentence; 0 is the root. */
static void
add_word (RapFields         *fields,
          const Analysis    *analysis,
          const RapSentence *sentence,
          guint              i)
{
  const RapWord *word = &analysis->words->words[i];
  guint          head = analysis->tree->heads[i], start, end;
  char           capital[2];

  rap_document_to_characters (analysis->document, &word->span, &start, &end);
  rap_fields_begin_object (fields, NULL);
  rap_fields_string (fields, "form", word->form);
  rap_fields_string (fields, "lemma", rap_tags_show_lemma (analysis->tags, i, capital));
  rap_fields_string (fields, "tag", rap_tag_get_nick (analysis->tags->tags[i]));
  rap_fields_int (fields, "head", head == RAP_NO_HEAD ? 0 : head - sentence->first + 1);
  rap_fields_string (fields, "relation", rap_rel_get_nick (analysis->tree->rels[i]));
  rap_fields_int (fields, "start", start);
  rap_fields_int (fields, "end", end);
  rap_fields_end_object (fields);
}

static void
add_words (RapFields *fields, const Analysis *analysis, const RapSentence *sentence)
{
  rap_fields_begin_array (fields, "words");
  for (guint i = sentence->first; i < sentence->end; i++)
    add_word (fields, analysis, sentence, i);
  rap_fields_end_array (fields);
}

static RapItem *
make_bare (RapDocument *document, guint i)
{
  const RapWords    *words = rap_words_of (rap_whole_of (document));
  const RapSentence *sentence = &words->sentences[i];
  g_autofree char   *reading = rap_document_dup_reading (document, &sentence->span);
  RapItem           *item = rap_item_new ("sentence", reading);

  rap_item_set_heading (item, N_ ("Sentences"));
  rap_item_add_evidence (item, document, &sentence->span);
  return item;
}

static RapItem *
make_sentence (RapDocument *document, guint i)
{
  Analysis analysis = analyse (document);
  RapItem *item = make_bare (document, i);

  add_words (rap_item_get_fields (item), &analysis, &analysis.words->sentences[i]);
  return item;
}

static void
write_item (RapFields   *fields,
            RapDocument *document,
            guint        i,
            const char  *id,
            gboolean     all)
{
  Analysis           analysis = analyse (document);
  const RapSentence *sentence = &analysis.words->sentences[i];
  g_autofree char   *reading = rap_document_dup_reading (document, &sentence->span);

  rap_fields_begin_object (fields, NULL);
  rap_fields_string (fields, "kind", "sentence");
  rap_fields_string (fields, "id", id);
  rap_fields_string (fields, "label", reading);
  rap_fields_begin_array (fields, "evidence");
  rap_fields_span (fields, NULL, document, &sentence->span);
  rap_fields_end_array (fields);
  if (all)
    add_words (fields, &analysis, sentence);
  rap_fields_end_object (fields);
}

static void
write_bare (RapFields *fields, RapDocument *document, guint i, const char *id)
{
  write_item (fields, document, i, id, FALSE);
}

static void
write_sentence (RapFields *fields, RapDocument *document, guint i, const char *id)
{
  write_item (fields, document, i, id, TRUE);
}

/* A tree is mostly wanted as a text that needs no items. */
static const RapLateKind sentence_kind = { make_sentence, write_sentence };
static const RapLateKind bare_kind = { make_bare, write_bare };

static gboolean
each (RapAction    *action,
      RapReport    *report,
      RapDocument  *document,
      GCancellable *cancellable,
      GError      **error)
{
  RapSyntaxAction *self = RAP_SYNTAX_ACTION (action);
  Analysis         analysis = analyse (document);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  for (guint i = 0; i < analysis.words->n_sentences; i++)
    rap_report_add_late (report, self->words ? &sentence_kind : &bare_kind, document, i);
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
