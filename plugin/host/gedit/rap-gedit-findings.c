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
  g_array_unref (row->places);
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
add_place (RapGeditFinding *row, RapDossier *dossier, RapItem *item, guint which)
{
  RapDocument   *document = rap_item_get_document (item, which);
  const RapSpan *span = rap_item_get_span (item, which);
  RapGeditPlace  place = { tab_of (dossier, document), 0, 0 };
  RapSpan        source;

  rap_document_to_characters (document, span, &place.start, &place.end);
  if (!g_str_equal (rap_document_get_media_type (document), "text/plain") &&
      rap_document_to_source (document, span, &source))
    {
      place.start = source.start;
      place.end = source.end;
    }
  g_array_append_val (row->places, place);
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
                              g_array_new (FALSE, FALSE, sizeof (RapGeditPlace)),
                              0,
                              FALSE };
      g_strdelimit (row.label, "\n\r\t", ' ');
      for (guint k = 0; k < rap_item_get_n_evidence (item); k++)
        add_place (&row, dossier, item, k);
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

const RapGeditPlace *
rap_gedit_findings_show (RapGeditFindings *findings, guint row)
{
  RapGeditFinding *finding = &g_array_index (findings->rows, RapGeditFinding, row);

  if (finding->stale || finding->places->len == 0)
    return NULL;
  return &g_array_index (finding->places,
                         RapGeditPlace,
                         finding->shown++ % finding->places->len);
}

/* Moves the passage along with what is edited before it; FALSE when it was edited itself. */
static gboolean
move_place (RapGeditPlace *place, guint at, guint removed, guint inserted)
{
  if (place->end <= at)
    return TRUE;
  if (place->start < at + removed)
    return FALSE;
  place->start += inserted - removed;
  place->end += inserted - removed;
  return TRUE;
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
      for (guint k = 0; k < row->places->len && !row->stale; k++)
        {
          RapGeditPlace *place = &g_array_index (row->places, RapGeditPlace, k);
          if (place->tab == tab && !move_place (place, at, removed, inserted))
            row->stale = any = TRUE;
        }
    }
  return any;
}

static const char *
name_of (RapDocument *document)
{
  const char *title = rap_document_get_title (document);
  return title != NULL ? title : rap_document_get_id (document);
}

static void
append_source (GString *out, RapDossier *dossier, const RapGeditPlace *place)
{
  g_string_append_printf (out,
                          " [%s, %u–%u]",
                          name_of (rap_dossier_get_document (dossier, place->tab)),
                          place->start,
                          place->end);
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
      if (with_sources && row->places->len > 0)
        append_source (out, dossier, &g_array_index (row->places, RapGeditPlace, 0));
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
