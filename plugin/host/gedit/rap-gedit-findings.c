// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "host/gedit/rap-gedit-findings.h"

#include <glib/gi18n-lib.h>

struct _RapGeditFindings
{
  RapReport *report;
  GArray    *rows; /* RapGeditFinding */
};

static void
clear_row (gpointer data)
{
  RapGeditFinding *row = data;
  g_free (row->heading);
  g_free (row->label);
  g_free (row->exact);
}

static guint
tab_of (RapDossier *dossier, RapDocument *document)
{
  guint tab = 0;
  while (tab + 1 < rap_dossier_get_n_documents (dossier) &&
         rap_dossier_get_document (dossier, tab) != document)
    tab++;
  return tab;
}

static void
locate (RapGeditFinding *row, RapDossier *dossier, RapItem *item)
{
  RapDocument *document = rap_item_get_document (item, 0);
  RapSpan      source;

  row->tab = tab_of (dossier, document);
  row->exact = rap_document_dup_exact (document, rap_item_get_span (item, 0));
  rap_document_to_characters (document,
                              rap_item_get_span (item, 0),
                              &row->start,
                              &row->end);
  if (!g_str_equal (rap_document_get_media_type (document), "text/plain") &&
      rap_document_to_source (document, rap_item_get_span (item, 0), &source))
    {
      row->start = source.start;
      row->end = source.end;
    }
}

RapGeditFindings *
rap_gedit_findings_new (RapReport *report)
{
  RapGeditFindings *findings = g_new0 (RapGeditFindings, 1);
  RapDossier       *dossier = rap_report_get_dossier (report);

  findings->report = g_object_ref (report);
  findings->rows = g_array_new (FALSE, TRUE, sizeof (RapGeditFinding));
  g_array_set_clear_func (findings->rows, clear_row);
  for (guint i = 0; i < rap_report_get_n_items (report); i++)
    {
      RapItem        *item = rap_report_get_item (report, i);
      RapGeditFinding row = { g_strdup (_ (rap_item_get_heading (item))),
                              g_strdup (rap_item_get_label (item)),
                              NULL,
                              0,
                              0,
                              0,
                              FALSE };
      g_strdelimit (row.label, "\n\r\t", ' ');
      if (rap_item_get_n_evidence (item) > 0)
        locate (&row, dossier, item);
      g_array_append_val (findings->rows, row);
    }
  return findings;
}

void
rap_gedit_findings_free (RapGeditFindings *findings)
{
  g_array_unref (findings->rows);
  g_object_unref (findings->report);
  g_free (findings);
}

guint
rap_gedit_findings_n_rows (const RapGeditFindings *findings)
{
  return findings->rows->len;
}

const RapGeditFinding *
rap_gedit_findings_row (const RapGeditFindings *findings, guint row)
{
  return &g_array_index (findings->rows, RapGeditFinding, row);
}

char *
rap_gedit_findings_count (const RapGeditFindings *findings)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();

  for (guint i = 0; i < findings->rows->len; i++)
    {
      char *heading = g_array_index (findings->rows, RapGeditFinding, i).heading;
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, heading));
      if (count == 0)
        g_ptr_array_add (headings, heading);
      g_hash_table_replace (counts, heading, GUINT_TO_POINTER (count + 1));
    }
  for (guint i = 0; i < headings->len; i++)
    {
      const char *heading = g_ptr_array_index (headings, i);
      g_string_append_printf (out,
                              "%s%s %u",
                              i > 0 ? " · " : "",
                              heading,
                              GPOINTER_TO_UINT (g_hash_table_lookup (counts, heading)));
    }
  return g_string_free (out, FALSE);
}

gboolean
rap_gedit_findings_edit (RapGeditFindings *findings,
                         guint             tab,
                         guint             at,
                         guint             removed,
                         guint             inserted)
{
  gboolean any = FALSE;

  for (guint i = 0; i < findings->rows->len; i++)
    {
      RapGeditFinding *row = &g_array_index (findings->rows, RapGeditFinding, i);
      if (row->tab != tab || row->exact == NULL || row->stale || row->end <= at)
        continue;
      if (row->start >= at + removed)
        {
          row->start += inserted - removed;
          row->end += inserted - removed;
          continue;
        }
      row->stale = any = TRUE;
    }
  return any;
}

static const char *
name_of (RapDocument *document)
{
  const char *title = rap_document_get_title (document);
  return title != NULL ? title : rap_document_get_id (document);
}

char *
rap_gedit_findings_to_text (const RapGeditFindings *findings, gboolean with_sources)
{
  GString    *out = g_string_new (NULL);
  RapDossier *dossier = rap_report_get_dossier (findings->report);

  for (guint i = 0; i < findings->rows->len; i++)
    {
      const RapGeditFinding *row = &g_array_index (findings->rows, RapGeditFinding, i);
      g_string_append (out, row->label);
      if (with_sources && row->exact != NULL)
        g_string_append_printf (out,
                                " [%s, %u–%u]",
                                name_of (rap_dossier_get_document (dossier, row->tab)),
                                row->start,
                                row->end);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
