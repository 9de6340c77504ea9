// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* rap-train-names [--network=FILE] [--places=FILE] CORPUS…
 *
 * Prints what names.py learns from: for every run of words that may be a name, the document, its
 * stretch, first word and end, what it is by the marks (0: no name, else kind + 1) and by the
 * second reading, whether that is sure, and the values of rap-name-values.h. After each document,
 * how many people, bodies, places and others are marked. A corpus has a word and its label a line. */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "language/rap-model.h"
#include "language/rap-name-model.h"
#include "language/rap-name-review.h"
#include "language/rap-names.h"

typedef struct
{
  gsize start;
  gsize end;
  guint kind; /* + 1 */
} Gold;

typedef struct
{
  GString *text;
  GArray  *golds;
  gboolean open;
  guint    n_sentences;
  guint    number;
} Reader;

/* Longer corpora without documents are parted. */
#define MAX_SENTENCES 200

static const struct
{
  const char *mark;
  guint       kind;
} kinds[] = { { "PER", RAP_KIND_PERSON },
              { "ORG", RAP_KIND_ORGANISATION },
              { "LOC", RAP_KIND_PLACE },
              { "MISC", RAP_KIND_OTHER } };

static guint
kind_of (const char *mark)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].mark, mark))
      return kinds[i].kind + 1;
  return 0;
}

/* ---- What stands where */

static guint
gold_of (const Reader *reader, RapSpan span)
{
  for (guint i = 0; i < reader->golds->len; i++)
    {
      const Gold *gold = &g_array_index (reader->golds, Gold, i);
      if (gold->start == span.start && gold->end == span.end)
        return gold->kind;
    }
  return 0;
}

static void
print_span (const Reader         *reader,
            const RapNameReading *reading,
            const RapNameFacts   *facts,
            const RapNameSpan    *span)
{
  int values[RAP_N_NAME_VALUES];

  rap_name_values_fill (reading, facts, span, values);
  g_print ("%u\t%u\t%u\t%u\t%u\t%u\t%d",
           reader->number,
           span->stretch,
           span->first,
           span->end,
           gold_of (reader, rap_words_span (reading->words, span->first, span->end)),
           span->twice,
           span->sure);
  for (guint i = 0; i < RAP_N_NAME_VALUES; i++)
    g_print ("\t%d", values[i]);
  g_print ("\n");
}

static void
watch (const RapNameReading *reading,
       const RapNameFacts   *facts,
       const GArray         *spans,
       gpointer              data)
{
  for (guint i = 0; i < spans->len; i++)
    print_span (data, reading, facts, &g_array_index (spans, RapNameSpan, i));
}

/* ---- Corpora */

static void
finish (Reader *reader)
{
  guint counts[RAP_N_KINDS + 1] = { 0 };

  if (reader->text->len > 0)
    {
      g_autoptr (RapDocument) document = rap_document_new (reader->text->str, NULL);
      rap_names_review_watch (watch, reader);
      rap_names_of (document);
      for (guint i = 0; i < reader->golds->len; i++)
        counts[g_array_index (reader->golds, Gold, i).kind]++;
      g_print ("#\t%u", reader->number++);
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        g_print ("\t%u", counts[kinds[i].kind + 1]);
      g_print ("\n");
    }
  g_string_truncate (reader->text, 0);
  g_array_set_size (reader->golds, 0);
  reader->n_sentences = 0;
}

static gboolean
stands_alone (const Reader *reader, const char *form)
{
  static const char *const tails[] = { "'s", "n't", "'re", "'ve", "'ll", "'d", "'m" };
  static const char        closing[] = ".,;:!?%)]}”’", opening[] = "([{“‘$\n";

  if (reader->text->len == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    if (g_str_has_prefix (form, tails[i]))
      return FALSE;
  const char *end = reader->text->str + reader->text->len;
  return g_utf8_strchr (closing, -1, g_utf8_get_char (form)) == NULL &&
         g_utf8_strchr (opening, -1, g_utf8_get_char (g_utf8_prev_char (end))) == NULL;
}

static void
add_word (Reader *reader, const char *form, const char *label)
{
  if (stands_alone (reader, form))
    g_string_append_c (reader->text, ' ');
  Gold gold = { reader->text->len, reader->text->len + strlen (form), 0 };
  g_string_append (reader->text, form);
  gold.kind = strlen (label) > 2 ? kind_of (label + 2) : 0;
  if (gold.kind == 0)
    reader->open = FALSE;
  else if (*label == 'B' || !reader->open)
    {
      g_array_append_val (reader->golds, gold);
      reader->open = TRUE;
    }
  else
    g_array_index (reader->golds, Gold, reader->golds->len - 1).end = gold.end;
}

static void
add_line (Reader *reader, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", 3);

  if (g_str_has_prefix (line, "# newdoc"))
    finish (reader);
  else if (*line == '\0' && reader->text->len > 0)
    {
      g_string_append_c (reader->text, '\n');
      reader->open = FALSE;
      if (++reader->n_sentences == MAX_SENTENCES)
        finish (reader);
    }
  else if (g_strv_length (fields) >= 2)
    add_word (reader, fields[0], fields[1]);
}

static gboolean
read_corpus (Reader *reader, const char *path, GError **error)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (reader, lines[i]);
  finish (reader);
  return TRUE;
}

static GBytes *
map (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);

  return file != NULL ? g_mapped_file_get_bytes (file) : NULL;
}

static gboolean
use_network (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = map (path, error);
  RapModel *model = bytes != NULL ? rap_model_new (bytes, error) : NULL;

  if (model != NULL)
    rap_model_use (model);
  return model != NULL;
}

static gboolean
use_places (const char *path, GError **error)
{
  GBytes       *bytes = map (path, error);
  RapNameModel *model =
    bytes != NULL ? rap_name_model_new (bytes, RAP_N_NAME_VALUES) : NULL;

  if (model != NULL)
    rap_name_model_use (model);
  else if (bytes != NULL)
    g_set_error (error,
                 G_FILE_ERROR,
                 G_FILE_ERROR_INVAL,
                 "%s is no model of names",
                 path);
  return model != NULL;
}

int
main (int argc, char **argv)
{
  g_autofree char   *network = NULL, *places = NULL;
  const GOptionEntry entries[] = {
    { "network",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &network,
      "Read with this network",
      "FILE" },
    { "places", 0, 0, G_OPTION_ARG_FILENAME, &places, "Know these places", "FILE" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("CORPUS… - print names");
  g_autoptr (GError) error = NULL;
  Reader reader = {
    g_string_new (NULL), g_array_new (FALSE, TRUE, sizeof (Gold)), FALSE, 0, 0
  };

  g_option_context_add_main_entries (context, entries, NULL);
  gboolean good = g_option_context_parse (context, &argc, &argv, &error) &&
                  (network == NULL || use_network (network, &error)) &&
                  (places == NULL || use_places (places, &error));
  for (int i = 1; good && i < argc; i++)
    good = read_corpus (&reader, argv[i], &error);
  if (!good)
    g_printerr ("%s\n", error->message);
  g_string_free (reader.text, TRUE);
  g_array_unref (reader.golds);
  return good ? 0 : 1;
}
