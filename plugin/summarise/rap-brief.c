// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-brief.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "extract/rap-events.h"
#include "extract/rap-measures.h"
#include "extract/rap-quotes.h"
#include "language/rap-figures.h"
#include "language/rap-times.h"
#include "relate/rap-answers.h"
#include "relate/rap-outcomes.h"
#include "summarise/rap-summary.h"

#define SUMMARY_SENTENCES 3

static const char *const headings[RAP_N_BRIEF_PARTS] = {
  [RAP_BRIEF_SUMMARY] = N_ ("In short"),
  [RAP_BRIEF_MEETINGS] = N_ ("Who met"),
  [RAP_BRIEF_STATEMENTS] = N_ ("Statements"),
  [RAP_BRIEF_ALLEGATIONS] = N_ ("Allegations and answers"),
  [RAP_BRIEF_COMMITMENTS] = N_ ("Commitments and what became of them"),
  [RAP_BRIEF_MEASURES] = N_ ("Measures"),
  [RAP_BRIEF_FIGURES] = N_ ("Figures"),
  [RAP_BRIEF_NOT_STATED] = N_ ("Speaker not stated"),
  [RAP_BRIEF_SOURCES] = N_ ("Sources"),
};

typedef struct
{
  RapDossier *dossier;
  GPtrArray  *lines; /* RapBriefLine */
  GHashTable *told;  /* what stands in the part already, for repeated things */
  guint       most;
  guint       n; /* lines of the part at hand */
} Brief;

typedef void (*AddPart) (Brief *brief, RapBriefPart part);

static void
line_free (gpointer data)
{
  RapBriefLine *line = data;
  g_free (line->who);
  rap_row_free (line->row);
  g_free (line);
}

/* A new line of the part, or NULL when it is full. */
static RapBriefLine *
add_line (Brief *brief, RapBriefPart part, guint document, RapSpan span)
{
  if (brief->n >= brief->most)
    return NULL;
  RapBriefLine *line = g_new0 (RapBriefLine, 1);
  line->part = part;
  line->who = g_strdup ("");
  line->row = rap_row_new (RAP_RELATION_NONE);
  rap_row_add_place (line->row, document, span);
  g_ptr_array_add (brief->lines, line);
  brief->n++;
  return line;
}

static void
set_who (RapBriefLine *line, char *who)
{
  g_free (line->who);
  line->who = who;
}

static void
append_name (GString *names, const char *name)
{
  if (*name == '\0' || strstr (names->str, name) != NULL)
    return;
  if (names->len > 0)
    g_string_append (names, ", ");
  g_string_append (names, name);
}

static void
append_parties (GString *names, RapDocument *document, const GArray *parties)
{
  for (guint i = 0; i < parties->len; i++)
    {
      const RapParty *party = &g_array_index (parties, RapParty, i);
      if (party->actor != RAP_NO_ACTOR)
        append_name (names,
                     g_array_index (rap_actors_of (document)->actors,
                                    RapActor,
                                    party->actor)
                       .name);
      else
        {
          g_autofree char *reading = rap_document_dup_reading (document, &party->span);
          append_name (names, reading);
        }
    }
}

static char *
name_parties (RapDocument *document, const GArray *first, const GArray *second)
{
  GString *names = g_string_new (NULL);
  append_parties (names, document, first);
  append_parties (names, document, second);
  return g_string_free (names, FALSE);
}

/* "who → whom", or only those that are known. */
static char *
name_sides (RapDocument *document, const GArray *who, const GArray *whom)
{
  GString *names = g_string_new (NULL);
  g_autoptr (GString) against = g_string_new (NULL);

  append_parties (names, document, who);
  append_parties (against, document, whom);
  if (against->len > 0)
    g_string_append_printf (names, "%s → %s", names->len > 0 ? "" : "?", against->str);
  return g_string_free (names, FALSE);
}

static RapSpan
sentence_of (RapDocument *document, guint sentence)
{
  return rap_words_of (document)->sentences[sentence].span;
}

static void
add_summary (Brief *brief, RapBriefPart part)
{
  const RapSummaryLimits limits = { .sentences = SUMMARY_SENTENCES };
  g_autoptr (GArray) summary = rap_summary_make (brief->dossier, &limits, NULL, NULL);

  for (guint i = 0; summary != NULL && i < summary->len; i++)
    {
      const RapSummarySentence *s = &g_array_index (summary, RapSummarySentence, i);
      add_line (brief, part, s->document, s->span);
    }
}

/* Whether nothing with this text was told in the part before. */
static gboolean
is_fresh (Brief *brief, RapDocument *document, const RapSpan *span)
{
  return g_hash_table_add (brief->told, rap_document_dup_reading (document, span));
}

static void
add_meetings (Brief *brief, RapBriefPart part)
{
  for (guint d = 0; d < rap_dossier_get_n_documents (brief->dossier); d++)
    {
      RapDocument  *document = rap_dossier_get_document (brief->dossier, d);
      const GArray *events = rap_events_of (document)->events;
      for (guint i = 0; i < events->len; i++)
        {
          const RapEvent *event = &g_array_index (events, RapEvent, i);
          RapSpan         span = sentence_of (document, event->sentence);
          if (event->meaning.type != RAP_EVENT_CONSULT ||
              event->sources->len + event->targets->len < 2 ||
              !is_fresh (brief, document, &span))
            continue;
          RapBriefLine *line = add_line (brief, part, d, span);
          if (line == NULL)
            return;
          set_who (line, name_parties (document, event->sources, event->targets));
          g_strlcpy (line->row->when,
                     event->when != NULL ? event->when : "",
                     sizeof line->row->when);
        }
    }
}

/* What was said without the words between that attribute it. */
static void
add_pieces (RapBriefLine *line, guint document, const RapQuote *quote)
{
  RapPlace *place = &g_array_index (line->row->places, RapPlace, 0);
  place->span = g_array_index (quote->content, RapSpan, 0);
  for (guint i = 1; i < quote->content->len; i++)
    rap_row_add_place (line->row, document, g_array_index (quote->content, RapSpan, i));
  line->row->pieces = quote->content->len;
  line->row->spoken = quote->form == RAP_QUOTE_DIRECT;
}

/* Somebody's words in the report itself; a headline tells what the report says again. */
static gboolean
is_statement (RapDocument *document, const RapQuote *quote, const RapSpan *span)
{
  const RapWords *words = rap_words_of (document);
  guint           n_blocks, word = rap_words_find (words, span->start);
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);

  return quote->form != RAP_QUOTE_INDIRECT && quote->denial.start == quote->denial.end &&
         word < words->n_words &&
         blocks[words->sentences[words->words[word].sentence].block].role !=
           RAP_BLOCK_TITLE;
}

static void
add_quotes (Brief *brief, RapBriefPart part, gboolean stated)
{
  for (guint d = 0; d < rap_dossier_get_n_documents (brief->dossier); d++)
    {
      RapDocument  *document = rap_dossier_get_document (brief->dossier, d);
      const GArray *quotes = rap_quotes_of (document)->quotes;
      for (guint i = 0; i < quotes->len; i++)
        {
          const RapQuote *quote = &g_array_index (quotes, RapQuote, i);
          RapSpan         span = rap_quote_get_extent (quote);
          if (quote->stated != stated || !is_statement (document, quote, &span) ||
              !is_fresh (brief, document, &span))
            continue;
          RapBriefLine *line = add_line (brief, part, d, span);
          if (line == NULL)
            return;
          add_pieces (line, d, quote);
          if (stated && quote->actor != RAP_NO_ACTOR)
            set_who (line,
                     g_strdup (g_array_index (rap_actors_of (document)->actors,
                                              RapActor,
                                              quote->actor)
                                 .name));
          else if (stated && quote->mention.end > quote->mention.start)
            set_who (line, rap_document_dup_reading (document, &quote->mention));
        }
    }
}

static void
add_statements (Brief *brief, RapBriefPart part)
{
  add_quotes (brief, part, TRUE);
}

static void
add_allegations (Brief *brief, RapBriefPart part)
{
  const GArray *charges = rap_charges_of (brief->dossier);
  for (guint i = 0; i < charges->len; i++)
    {
      const RapCharge        *charge = &g_array_index (charges, RapCharge, i);
      const RapChargeMention *first =
        &g_array_index (charge->mentions, RapChargeMention, 0);
      RapBriefLine *line =
        add_line (brief,
                  part,
                  rap_dossier_get_position (brief->dossier, first->document),
                  first->allegation->matter);
      if (line == NULL)
        return;
      line->status = rap_charge_get_status (charge);
      set_who (line,
               name_sides (first->document,
                           first->allegation->allegers,
                           first->allegation->accused));
      for (guint a = 0; a < charge->answers->len; a++)
        {
          const RapAnswer *answer = &g_array_index (charge->answers, RapAnswer, a);
          rap_row_add_place (line->row,
                             rap_dossier_get_position (brief->dossier, answer->document),
                             answer->evidence);
        }
    }
}

static void
add_commitments (Brief *brief, RapBriefPart part)
{
  const GArray *undertakings = rap_undertakings_of (brief->dossier);
  for (guint i = 0; i < undertakings->len; i++)
    {
      const RapUndertaking *undertaking =
        &g_array_index (undertakings, RapUndertaking, i);
      const RapUndertakingMention *first =
        &g_array_index (undertaking->mentions, RapUndertakingMention, 0);
      RapBriefLine *line =
        add_line (brief,
                  part,
                  rap_dossier_get_position (brief->dossier, first->document),
                  first->commitment->matter);
      if (line == NULL)
        return;
      line->status = rap_outcome_get_nick (undertaking->status);
      set_who (line,
               name_sides (first->document,
                           first->commitment->by,
                           first->commitment->to));
      /* Nor is a promise without its condition the one that was made. */
      if (first->commitment->condition.end > first->commitment->condition.start)
        rap_row_add_place (line->row,
                           rap_dossier_get_position (brief->dossier, first->document),
                           first->commitment->condition);
      g_strlcpy (line->row->when,
                 first->commitment->due != NULL ? first->commitment->due : "",
                 sizeof line->row->when);
      for (guint a = 0; a < undertaking->outcomes->len; a++)
        {
          const RapOutcome *outcome =
            &g_array_index (undertaking->outcomes, RapOutcome, a);
          rap_row_add_place (line->row,
                             rap_dossier_get_position (brief->dossier, outcome->document),
                             outcome->evidence);
        }
    }
}

static void
add_measures (Brief *brief, RapBriefPart part)
{
  for (guint d = 0; d < rap_dossier_get_n_documents (brief->dossier); d++)
    {
      RapDocument  *document = rap_dossier_get_document (brief->dossier, d);
      const GArray *measures = rap_measures_of (document)->measures;
      for (guint i = 0; i < measures->len; i++)
        {
          const RapMeasure *measure = &g_array_index (measures, RapMeasure, i);
          RapBriefLine     *line = add_line (brief, part, d, measure->matter);
          if (line == NULL)
            return;
          line->status = rap_measure_state_get_nick (measure->state);
          set_who (line, name_sides (document, measure->by, measure->against));
          /* A threat without its condition would be another threat. */
          if (measure->condition.end > measure->condition.start)
            rap_row_add_place (line->row, d, measure->condition);
        }
    }
}

static gboolean
is_time (RapDocument *document, const RapSpan *span)
{
  const RapTimes *times = rap_times_of (document);
  for (guint i = 0; i < times->n_times && times->times[i].span.start < span->end; i++)
    if (rap_span_overlaps (&times->times[i].span, span))
      return TRUE;
  return FALSE;
}

static void
add_figures (Brief *brief, RapBriefPart part)
{
  for (guint d = 0; d < rap_dossier_get_n_documents (brief->dossier); d++)
    {
      RapDocument      *document = rap_dossier_get_document (brief->dossier, d);
      const RapFigures *figures = rap_figures_of (document);
      for (guint i = 0; i < figures->n_figures; i++)
        {
          const RapFigure *figure = &figures->figures[i];
          RapSpan          span = figure->span;
          if (figure->of.end > figure->of.start)
            span = (RapSpan){ MIN (span.start, figure->of.start),
                              MAX (span.end, figure->of.end) };
          /* "two sides" is a way of speaking, not a figure. */
          if (figure->value < 3 ||
              (figure->unit == NULL && figure->of.end == figure->of.start) ||
              is_time (document, &figure->span) || !is_fresh (brief, document, &span))
            continue;
          if (add_line (brief, part, d, span) == NULL)
            return;
        }
    }
}

static void
add_not_stated (Brief *brief, RapBriefPart part)
{
  add_quotes (brief, part, FALSE);
}

/* The headline, or the first sentence of a report without one. */
static RapSpan
name_report (RapDocument *document)
{
  guint           n_blocks;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].role == RAP_BLOCK_TITLE)
      return blocks[i].span;
  return sentence_of (document, 0);
}

static void
add_sources (Brief *brief, RapBriefPart part)
{
  for (guint d = 0; d < rap_dossier_get_n_documents (brief->dossier); d++)
    {
      RapDocument    *document = rap_dossier_get_document (brief->dossier, d);
      const RapWords *words = rap_words_of (document);
      const char     *published = rap_document_get_published (document);
      if (words->n_sentences == 0)
        continue;
      RapBriefLine *line = add_line (brief, part, d, name_report (document));
      if (line == NULL)
        return;
      set_who (line, g_strdup (rap_document_get_id (document)));
      g_strlcpy (line->row->when,
                 published != NULL ? published : "",
                 sizeof line->row->when);
    }
}

static const AddPart parts[RAP_N_BRIEF_PARTS] = {
  [RAP_BRIEF_SUMMARY] = add_summary,         [RAP_BRIEF_MEETINGS] = add_meetings,
  [RAP_BRIEF_STATEMENTS] = add_statements,   [RAP_BRIEF_ALLEGATIONS] = add_allegations,
  [RAP_BRIEF_COMMITMENTS] = add_commitments, [RAP_BRIEF_MEASURES] = add_measures,
  [RAP_BRIEF_FIGURES] = add_figures,         [RAP_BRIEF_NOT_STATED] = add_not_stated,
  [RAP_BRIEF_SOURCES] = add_sources,
};

GPtrArray *
rap_brief_make (RapDossier   *dossier,
                guint         most,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GHashTable) told =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Brief brief = { dossier, lines, told, most, 0 };

  for (guint part = 0; part < RAP_N_BRIEF_PARTS; part++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      brief.n = 0;
      g_hash_table_remove_all (told);
      parts[part](&brief, (RapBriefPart) part);
    }
  return g_steal_pointer (&lines);
}

const char *
rap_brief_part_get_heading (RapBriefPart part)
{
  return headings[part];
}
