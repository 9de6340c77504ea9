// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-echoes.h"

#include <string.h>

/* Runs of so many words are compared; a quotation with fewer has no echo. */
#define RUN 4
/* Quotations remembered for one run; more would be a figure of speech. */
#define MOST 8
/* Part of the shorter quotation's runs, in percent, that two altered copies share. */
#define ALTERED_SHARE 40

static const char *const form_nicks[] = { "same", "cut", "altered" };

const char *
rap_echo_form_get_nick (RapEchoForm form)
{
  return form_nicks[form];
}

const RapQuote *
rap_echo_get_quote (RapDossier *dossier, const RapEchoEnd *end)
{
  const RapQuotes *quotes =
    rap_quotes_of (rap_dossier_get_document (dossier, end->document));
  return &g_array_index (quotes->quotes, RapQuote, end->quote);
}

/* A quotation as a line of words. */
typedef struct
{
  RapEchoEnd end;
  guint     *keys; /* hashes of the words */
  guint      n;
} Line;

typedef struct
{
  GArray     *lines; /* Line */
  GHashTable *runs;  /* hash of RUN words → GArray of guint, lines */
  GArray     *echoes;
} Finder;

static Line
make_line (RapDocument *document, const RapQuote *quote, RapEchoEnd end)
{
  const RapWords *words = rap_words_of (document);
  GArray         *keys = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint c = 0; c < quote->content->len; c++)
    {
      const RapSpan *span = &g_array_index (quote->content, RapSpan, c);
      for (guint i = rap_words_find (words, span->start);
           i < words->n_words && words->words[i].span.start < span->end;
           i++)
        {
          guint key = g_str_hash (words->words[i].lower);
          if (!(words->words[i].flags & RAP_WORD_MARK))
            g_array_append_val (keys, key);
        }
    }
  Line line = { end, NULL, keys->len };
  line.keys = (guint *) (gpointer) g_array_free (keys, FALSE);
  return line;
}

static guint
run_key (const Line *line, guint at)
{
  guint key = 2166136261u;
  for (guint i = at; i < at + RUN; i++)
    key = (key ^ line->keys[i]) * 16777619u;
  return key;
}

static guint
n_runs (const Line *line)
{
  return line->n >= RUN ? line->n - RUN + 1 : 0;
}

static gboolean
holds (const Line *line, const Line *part)
{
  for (guint i = 0; i + part->n <= line->n; i++)
    if (line->keys[i] == part->keys[0] &&
        memcmp (line->keys + i, part->keys, part->n * sizeof *part->keys) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the lines echo each other when they share so many runs. */
static gboolean
compare (const Line *a, const Line *b, guint shared, RapEchoForm *form)
{
  const Line *shorter = a->n <= b->n ? a : b, *longer = shorter == a ? b : a;
  if (holds (longer, shorter))
    {
      *form = a->n == b->n ? RAP_ECHO_SAME : RAP_ECHO_CUT;
      return TRUE;
    }
  *form = RAP_ECHO_ALTERED;
  return shared >= 2 && 100 * shared >= ALTERED_SHARE * n_runs (shorter);
}

/* Counts the runs that earlier lines of other documents share with this one. */
static GHashTable *
count_shared (const Finder *finder, const Line *line)
{
  GHashTable *shared = g_hash_table_new (NULL, NULL);
  for (guint r = 0; r < n_runs (line); r++)
    {
      const GArray *lines =
        g_hash_table_lookup (finder->runs, GUINT_TO_POINTER (run_key (line, r)));
      for (guint k = 0; lines != NULL && k < lines->len; k++)
        {
          guint       other = g_array_index (lines, guint, k);
          gpointer    key = GUINT_TO_POINTER (other + 1);
          const Line *candidate = &g_array_index (finder->lines, Line, other);
          guint       n = GPOINTER_TO_UINT (g_hash_table_lookup (shared, key));
          if (candidate->end.document != line->end.document)
            g_hash_table_insert (shared, key, GUINT_TO_POINTER (n + 1));
        }
    }
  return shared;
}

static int
compare_echoes (gconstpointer a, gconstpointer b)
{
  const RapEcho *x = a, *y = b;
  const guint    p[] = {
       x->second.document, x->second.quote, x->first.document, x->first.quote
  };
  const guint q[] = {
    y->second.document, y->second.quote, y->first.document, y->first.quote
  };
  for (guint i = 0; i < G_N_ELEMENTS (p); i++)
    if (p[i] != q[i])
      return p[i] < q[i] ? -1 : 1;
  return 0;
}

static void
add_echoes (Finder *finder, const Line *line)
{
  g_autoptr (GHashTable) shared = count_shared (finder, line);
  GHashTableIter iter;
  gpointer       key, value;
  g_hash_table_iter_init (&iter, shared);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Line *other =
        &g_array_index (finder->lines, Line, GPOINTER_TO_UINT (key) - 1);
      RapEcho echo = { RAP_ECHO_SAME, other->end, line->end };
      if (compare (other, line, GPOINTER_TO_UINT (value), &echo.form))
        g_array_append_val (finder->echoes, echo);
    }
}

static void
remember (Finder *finder, const Line *line)
{
  guint which = finder->lines->len;
  g_array_append_val (finder->lines, *line);
  for (guint r = 0; r < n_runs (line); r++)
    {
      gpointer key = GUINT_TO_POINTER (run_key (line, r));
      GArray  *lines = g_hash_table_lookup (finder->runs, key);
      if (lines == NULL)
        {
          lines = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (finder->runs, key, lines);
        }
      if (lines->len < MOST &&
          (lines->len == 0 || g_array_index (lines, guint, lines->len - 1) != which))
        g_array_append_val (lines, which);
    }
}

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->keys);
}

static gpointer
make_echoes (RapDossier *dossier)
{
  RapEchoes *echoes = g_new0 (RapEchoes, 1);
  Finder     finder = {
        g_array_new (FALSE, FALSE, sizeof (Line)),
        g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref),
        g_array_new (FALSE, FALSE, sizeof (RapEcho))
  };
  g_array_set_clear_func (finder.lines, clear_line);
  for (guint d = 0; d < rap_dossier_get_n_documents (dossier); d++)
    {
      RapDocument     *document = rap_dossier_get_document (dossier, d);
      const RapQuotes *quotes = rap_quotes_of (document);
      for (guint q = 0; q < quotes->quotes->len; q++)
        {
          const RapQuote *quote = &g_array_index (quotes->quotes, RapQuote, q);
          if (quote->form == RAP_QUOTE_INDIRECT)
            continue;
          Line line = make_line (document, quote, (RapEchoEnd){ d, q });
          add_echoes (&finder, &line);
          remember (&finder, &line);
        }
    }
  g_array_sort (finder.echoes, compare_echoes);
  echoes->echoes = finder.echoes;
  g_array_unref (finder.lines);
  g_hash_table_unref (finder.runs);
  return echoes;
}

static void
free_echoes (gpointer value)
{
  RapEchoes *echoes = value;
  g_array_unref (echoes->echoes);
  g_free (echoes);
}

static const RapDossierDerivation echoes_derivation = { "echoes",
                                                        make_echoes,
                                                        free_echoes };

const RapEchoes *
rap_echoes_of (RapDossier *dossier)
{
  return rap_dossier_derive (dossier, &echoes_derivation);
}

static const RapEchoEnd *
other_end (const RapEcho *echo, guint document, guint quote)
{
  if (echo->first.document == document && echo->first.quote == quote)
    return &echo->second;
  return echo->second.document == document && echo->second.quote == quote ? &echo->first
                                                                          : NULL;
}

const RapEchoEnd *
rap_echoes_find_stated (RapDossier *dossier, guint document, guint quote)
{
  const RapEchoes  *echoes = rap_echoes_of (dossier);
  const RapEchoEnd *found = NULL;
  for (guint e = 0; e < echoes->echoes->len; e++)
    {
      const RapEcho    *echo = &g_array_index (echoes->echoes, RapEcho, e);
      const RapEchoEnd *end = other_end (echo, document, quote);
      const RapQuote   *copy = end != NULL ? rap_echo_get_quote (dossier, end) : NULL;
      if (copy == NULL || !copy->stated || copy->actor == RAP_NO_ACTOR ||
          echo->form == RAP_ECHO_ALTERED)
        continue;
      if (found != NULL && found->document == end->document &&
          rap_echo_get_quote (dossier, found)->actor != copy->actor)
        return NULL;
      found = found != NULL ? found : end;
    }
  return found;
}
