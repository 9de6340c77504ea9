// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train-quotes-gold.h"

#include <json-glib/json-glib.h>

#include "extract/rap-quote-guess.h"
#include "text/rap-reader.h"

static int
compare_words (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;
  return (x > y) - (x < y);
}

gboolean
train_words_have (const GArray *words, gint32 word)
{
  for (guint i = 0; i < words->len; i++)
    if ((gint32) g_array_index (words, guint, i) == word)
      return TRUE;
  return FALSE;
}

static GArray *
words_under (const RapQuoteView *view,
             JsonObject         *object,
             const char         *member,
             gboolean            letters)
{
  GArray    *words = g_array_new (FALSE, FALSE, sizeof (guint));
  JsonArray *spans = json_object_has_member (object, member)
                       ? json_object_get_array_member (object, member)
                       : NULL;
  for (guint k = 0; spans != NULL && k < json_array_get_length (spans); k++)
    {
      JsonArray *pair = json_array_get_array_element (spans, k);
      g_autoptr (RapSpan) span =
        rap_document_from_characters (view->document,
                                      json_array_get_int_element (pair, 0),
                                      json_array_get_int_element (pair, 1));
      for (guint i = rap_words_find (view->words, span->start);
           i < view->n && view->words->words[i].span.start < span->end;
           i++)
        if (!letters || view->tokens[i].letters)
          g_array_append_val (words, i);
    }
  g_array_sort (words, compare_words);
  for (guint i = words->len; i-- > 1;)
    if (g_array_index (words, guint, i) == g_array_index (words, guint, i - 1))
      g_array_remove_index (words, i);
  return words;
}

/* How well a word stands for its cue: the highest verb, then noun, then anything. */
static guint
anchor_rank (const RapQuoteView *view, const GArray *cue, gint32 i)
{
  const RapQuoteToken *t = &view->tokens[i];
  guint                kind = t->tag == RAP_TAG_VERB                            ? 0
                              : t->tag == RAP_TAG_NOUN || t->tag == RAP_TAG_ADJ ? 1
                              : t->tag == RAP_TAG_ADP || t->tag == RAP_TAG_ADV ||
                   t->tag == RAP_TAG_AUX || t->tag == RAP_TAG_SCONJ ||
                   t->part != RAP_QUOTE_PART_NONE
                                ? 2
                                : 3;
  gboolean             below = t->head >= 0 && train_words_have (cue, t->head);
  if (t->classes & RAP_QUOTE_WORD_SOURCE)
    return 0;
  return 1 + below * 1000 + kind * 100 + t->depth;
}

static gint32
find_anchor (const RapQuoteView *view, const GArray *cue)
{
  gint32 best = RAP_QUOTE_NONE, verb = RAP_QUOTE_NONE;
  guint  best_rank = G_MAXUINT;
  for (guint k = 0; k < cue->len; k++)
    {
      gint32 i = g_array_index (cue, guint, k);
      guint  rank = anchor_rank (view, cue, i);
      if (rank < best_rank)
        {
          best_rank = rank;
          best = i;
        }
      if (view->tokens[i].tag == RAP_TAG_VERB &&
          (verb < 0 || view->tokens[i].depth < view->tokens[verb].depth))
        verb = i;
    }
  /* a verb inside beats a top that is neither verb nor noun */
  if (best >= 0 && verb >= 0 && best_rank > 200)
    return verb;
  return best;
}

static void
clear_quote (gpointer data)
{
  TrainQuote *quote = data;
  g_array_unref (quote->content);
  g_array_unref (quote->cue);
  g_array_unref (quote->speaker);
  g_free (quote->type);
}

static void
add_quotes (TrainReport *report, JsonArray *quotes)
{
  for (guint k = 0; k < json_array_get_length (quotes); k++)
    {
      JsonObject *object = json_array_get_object_element (quotes, k);
      TrainQuote  quote = { words_under (report->view, object, "content", TRUE),
                            words_under (report->view, object, "cue", FALSE),
                            words_under (report->view, object, "speaker", TRUE),
                            RAP_QUOTE_NONE,
                            g_strdup (json_object_get_string_member (object, "type")) };
      quote.anchor = find_anchor (report->view, quote.cue);
      if (quote.anchor >= 0 && quote.content->len > 0)
        g_array_append_val (report->quotes, quote);
      else
        clear_quote (&quote);
    }
}

static void
report_free (gpointer data)
{
  TrainReport *report = data;
  g_object_unref (report->document);
  rap_quote_view_free (report->view);
  g_array_unref (report->quotes);
  g_array_unref (report->guesses);
  g_free (report->odds);
  g_free (report);
}

static TrainReport *
report_new (RapDocument *document, JsonObject *object)
{
  TrainReport *report = g_new0 (TrainReport, 1);
  report->document = g_object_ref (document);
  report->view = rap_quote_view_new (document);
  report->quotes = g_array_new (FALSE, FALSE, sizeof (TrainQuote));
  g_array_set_clear_func (report->quotes, clear_quote);
  report->guesses = g_array_new (FALSE, FALSE, sizeof (RapQuoteGuess));
  report->odds = g_new (gint16, report->view->n + 1);
  add_quotes (report, json_object_get_array_member (object, "quotes"));
  return report;
}

/* The annotation of each line, by id. */
static GHashTable *
read_annotation (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  GHashTable      *table = g_hash_table_new_full (g_str_hash,
                                             g_str_equal,
                                             g_free,
                                             (GDestroyNotify) json_node_unref);
  if (!g_file_get_contents (path, &text, NULL, error))
    return table;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      JsonNode *node = *lines[i] != '\0' ? json_from_string (lines[i], error) : NULL;
      if (node != NULL)
        g_hash_table_replace (table,
                              g_strdup (
                                json_object_get_string_member (json_node_get_object (
                                                                 node),
                                                               "id")),
                              node);
    }
  return table;
}

GPtrArray *
train_reports_read (const char *path, GError **error)
{
  g_autoptr (GHashTable) table = read_annotation (path, error);
  g_autoptr (RapReader) reader = rap_reader_new ();
  GPtrArray *reports = g_ptr_array_new_with_free_func (report_free);
  rap_reader_add (reader, path);
  while (!rap_reader_is_done (reader))
    {
      g_autoptr (RapDossier) dossier = rap_reader_next (reader, NULL, NULL);
      RapDocument *document =
        dossier != NULL ? rap_dossier_get_document (dossier, 0) : NULL;
      JsonNode *node = document != NULL
                         ? g_hash_table_lookup (table, rap_document_get_id (document))
                         : NULL;
      if (node != NULL)
        g_ptr_array_add (reports, report_new (document, json_node_get_object (node)));
    }
  return reports;
}
