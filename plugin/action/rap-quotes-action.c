// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-quotes-action.h"

#include <glib/gi18n-lib.h>

#include "action/rap-labels.h"
#include "relate/rap-echoes.h"
#include "text/rap-marks.h"

/**
 * RapQuotesAction:
 *
 * Who said what: statements with their limits, the words that attribute them, and the
 * speaker where the text names one.
 */

struct _RapQuotesAction
{
  RapAction parent_instance;

  gboolean indirect;
  gboolean explain;
};

G_DEFINE_FINAL_TYPE (RapQuotesAction, rap_quotes_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "indirect",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapQuotesAction, indirect),
    .initial = 1,
    .label = N_ ("Indirect speech"),
    .blurb = N_ ("List statements that are not between quotation marks") },
  { .name = "explain",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapQuotesAction, explain),
    .initial = 0,
    .label = N_ ("Explain"),
    .blurb = N_ ("Say which rule and which words gave the limits and the speaker") },
};

static void
add_speaker (RapReport      *report,
             RapFields      *fields,
             RapDocument    *document,
             const RapQuote *quote)
{
  rap_fields_begin_object (fields, "speaker");
  rap_fields_string (fields, "status", quote->stated ? "stated" : "not-stated");
  rap_fields_span (fields, "mention", document, &quote->mention);
  if (quote->actor != RAP_NO_ACTOR)
    rap_fields_string (fields,
                       "actor",
                       rap_report_actor (report, document, quote->actor));
  else
    rap_fields_null (fields, "actor");
  rap_fields_begin_array (fields, "candidates");
  for (guint i = 0; i < quote->candidates->len; i++)
    {
      const RapQuoteCandidate *candidate =
        &g_array_index (quote->candidates, RapQuoteCandidate, i);
      rap_fields_begin_object (fields, NULL);
      rap_fields_string (fields,
                         "actor",
                         rap_report_actor (report, document, candidate->actor));
      rap_fields_string (fields, "refused", rap_refusal_get_nick (candidate->refusal));
      rap_fields_end_object (fields);
    }
  rap_fields_end_array (fields);
  rap_fields_end_object (fields);
}

/* The mark that is damaged, or what it should have enclosed when it is missing. */
static const RapSpan *
get_damage (const RapMarkPair *pair)
{
  static const guint opening = RAP_MARKS_REVERSED_OPEN | RAP_MARKS_MISSING_OPEN;
  const RapSpan     *mark = pair->repairs & opening ? &pair->open : &pair->close;
  return mark->start < mark->end ? mark : &pair->content;
}

static void
add_mark_repairs (RapFields *fields, RapDocument *document, const RapSpan *extent)
{
  const RapMarks *marks = rap_marks_of (document);
  guint           low = 0, high = marks->n_pairs;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (marks->pairs[middle].content.start < extent->start)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < marks->n_pairs && marks->pairs[low].content.start < extent->end; low++)
    if (marks->pairs[low].repairs != RAP_MARKS_AS_WRITTEN)
      rap_fields_span_with (fields,
                            NULL,
                            document,
                            get_damage (&marks->pairs[low]),
                            "repair",
                            rap_mark_repairs_get_nick (marks->pairs[low].repairs));
}

/* The places in the quotation, its marks included, that are read otherwise than written. */
static void
add_repairs (RapFields *fields, RapDocument *document, const RapQuote *quote)
{
  guint            n_repairs;
  const RapRepair *repairs = rap_document_get_repairs (document, &n_repairs);
  RapSpan          extent = rap_quote_get_extent (quote);
  rap_fields_begin_array (fields, "repairs");
  for (guint i = rap_document_find_repair (document, extent.start);
       i < n_repairs && repairs[i].span.start < extent.end;
       i++)
    rap_fields_span_with (fields,
                          NULL,
                          document,
                          &repairs[i].span,
                          "reading",
                          repairs[i].reading);
  add_mark_repairs (fields, document, &extent);
  rap_fields_end_array (fields);
}

/* Where another report of the dossier has the same words and names the speaker. */
static void
add_echo (RapReport *report, RapFields *fields, RapDocument *document, guint which)
{
  RapDossier       *dossier = rap_report_get_dossier (report);
  const RapEchoEnd *end = NULL;
  if (rap_dossier_get_n_documents (dossier) > 1)
    end = rap_echoes_find_stated (dossier,
                                  rap_dossier_get_position (dossier, document),
                                  which);
  if (end == NULL)
    return;
  RapDocument    *other = rap_dossier_get_document (dossier, end->document);
  const RapQuote *copy = rap_echo_get_quote (dossier, end);
  RapSpan         extent = rap_quote_get_extent (copy);
  rap_fields_begin_object (fields, "echo");
  rap_fields_string (fields, "document", rap_document_get_id (other));
  rap_fields_span (fields, "content", other, &extent);
  rap_fields_span (fields, "mention", other, &copy->mention);
  rap_fields_string (fields, "actor", rap_report_actor (report, other, copy->actor));
  rap_fields_end_object (fields);
}

/* What others are said to have said, each with a speaker of its own. */
static void
add_inner (RapReport      *report,
           RapFields      *fields,
           RapDocument    *document,
           const RapQuote *quote)
{
  rap_fields_begin_array (fields, "inner");
  for (guint i = 0; i < quote->inner->len; i++)
    {
      const RapQuoteInner *inner = &g_array_index (quote->inner, RapQuoteInner, i);
      rap_fields_begin_object (fields, NULL);
      rap_fields_span (fields, "content", document, &inner->content);
      rap_fields_span (fields, "cue", document, &inner->cue);
      rap_fields_span (fields, "mention", document, &inner->mention);
      if (inner->actor != RAP_NO_ACTOR)
        rap_fields_string (fields,
                           "actor",
                           rap_report_actor (report, document, inner->actor));
      else
        rap_fields_null (fields, "actor");
      rap_fields_end_object (fields);
    }
  rap_fields_end_array (fields);
}

/* Which rule and which words gave the limits and the speaker. */
static void
add_reasons (RapFields *fields, RapDocument *document, const RapQuote *quote)
{
  rap_fields_string (fields, "rule", quote->rule);
  rap_fields_string (fields, "limits", quote->limits);
  rap_fields_string (fields, "tie", rap_quote_tie_get_nick (quote->tie));
  rap_fields_begin_array (fields, "because");
  if (quote->cue.start < quote->cue.end)
    rap_fields_span (fields, NULL, document, &quote->cue);
  if (quote->stated && quote->tied.start < quote->tied.end)
    rap_fields_span (fields, NULL, document, &quote->tied);
  rap_fields_end_array (fields);
}

static void
add_quote (RapQuotesAction *self,
           RapReport       *report,
           RapDocument     *document,
           const RapQuote  *quote,
           guint            which)
{
  g_autofree char *label = rap_label_quote (document, quote);
  RapItem         *item = rap_report_add (report, "quote", label);
  RapFields       *fields = rap_item_get_fields (item);
  for (guint i = 0; i < quote->content->len; i++)
    rap_item_add_evidence (item, document, &g_array_index (quote->content, RapSpan, i));
  rap_fields_string (fields, "form", rap_quote_form_get_nick (quote->form));
  rap_fields_begin_array (fields, "content");
  for (guint i = 0; i < quote->content->len; i++)
    rap_fields_span (fields, NULL, document, &g_array_index (quote->content, RapSpan, i));
  rap_fields_end_array (fields);
  rap_fields_span (fields, "cue", document, &quote->cue);
  rap_fields_boolean (fields, "negated", quote->denial.start < quote->denial.end);
  add_speaker (report, fields, document, quote);
  rap_fields_span (fields, "addressee", document, &quote->addressee);
  if (quote->inner->len > 0)
    add_inner (report, fields, document, quote);
  add_repairs (fields, document, quote);
  if (!quote->stated)
    add_echo (report, fields, document, which);
  if (self->explain)
    add_reasons (fields, document, quote);
}

static gboolean
each (RapAction                  *action,
      RapReport                  *report,
      RapDocument                *document,
      G_GNUC_UNUSED GCancellable *cancellable,
      G_GNUC_UNUSED GError      **error)
{
  RapQuotesAction *self = RAP_QUOTES_ACTION (action);
  const RapQuotes *quotes = rap_quotes_of (document);
  for (guint i = 0; i < quotes->quotes->len; i++)
    {
      const RapQuote *quote = &g_array_index (quotes->quotes, RapQuote, i);
      if (self->indirect || quote->form != RAP_QUOTE_INDIRECT)
        add_quote (self, report, document, quote, i);
    }
  return TRUE;
}

static void
rap_quotes_action_class_init (RapQuotesActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->each = each;
  rap_action_class_set_info (action_class,
                             "quotes",
                             N_ ("Quotes"),
                             N_ (
                               "Say who said what, and where the text does not say who"),
                             RAP_CATEGORY_EXTRACTION,
                             RAP_SCOPE_DOCUMENT);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_quotes_action_init (G_GNUC_UNUSED RapQuotesAction *self)
{
}
