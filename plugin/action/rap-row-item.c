// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-row-item.h"

#include "action/rap-labels.h"

/* Label of a row: who it is about, what its pieces of evidence read, and how it stands. */
static char *
label_of (RapDossier *dossier, const RapRow *row, const char *who, const char *status)
{
  GString *label = g_string_new (NULL);

  if (who != NULL && *who != '\0')
    g_string_append_printf (label, "%s: ", who);
  for (guint i = 0; i < row->places->len; i++)
    {
      const RapPlace *place = &g_array_index (row->places, RapPlace, i);
      RapDocument    *document = rap_dossier_get_document (dossier, place->document);
      g_string_append (label, i == 0 ? "" : i < row->pieces ? " … " : " | ");
      rap_label_append_passage (label, document, &place->span, row->spoken);
    }
  rap_label_append_state (label, status);
  return g_string_free (label, FALSE);
}

RapItem *
rap_row_item_add_for (RapReport    *report,
                      const RapRow *row,
                      const char   *action,
                      const char   *heading,
                      const char   *who,
                      const char   *status)
{
  RapDossier      *dossier = rap_report_get_dossier (report);
  g_autofree char *label = label_of (dossier, row, who, status);
  RapItem         *item = rap_report_add (report, "row", label);
  RapFields       *fields = rap_item_get_fields (item);

  rap_item_set_heading (item, heading);
  rap_fields_string (fields, "action", action);
  rap_fields_string (fields, "heading", heading);
  rap_fields_string (fields, "relation", rap_relation_get_nick (row->relation));
  rap_fields_string (fields, "when", *row->when != '\0' ? row->when : NULL);
  for (guint i = 0; i < row->places->len; i++)
    {
      const RapPlace *place = &g_array_index (row->places, RapPlace, i);
      rap_item_add_evidence (item,
                             rap_dossier_get_document (dossier, place->document),
                             &place->span);
    }
  return item;
}

RapItem *
rap_row_item_add (RapReport    *report,
                  const RapRow *row,
                  const char   *action,
                  const char   *heading)
{
  return rap_row_item_add_for (report, row, action, heading, NULL, NULL);
}
