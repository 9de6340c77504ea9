// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-row.h"

RapRow *
rap_row_new (RapRelation relation)
{
  RapRow *row = g_new0 (RapRow, 1);
  row->relation = relation;
  row->pieces = 1;
  row->places = g_array_new (FALSE, FALSE, sizeof (RapPlace));
  return row;
}

void
rap_row_free (RapRow *row)
{
  g_array_unref (row->places);
  g_free (row);
}

void
rap_row_add_place (RapRow *row, guint document, RapSpan span)
{
  RapPlace place = { document, span };
  g_array_append_val (row->places, place);
}

const char *
rap_relation_get_nick (RapRelation relation)
{
  static const char *const nicks[] = {
    NULL, "contradiction", "agreement", "only", "altered-quote", "new", "story",
  };
  return nicks[relation];
}

static int
compare_dates (gconstpointer a, gconstpointer b, gpointer data)
{
  RapDossier *dossier = data;
  guint       left = *(const guint *) a, right = *(const guint *) b;
  const char *left_date =
    rap_document_get_published (rap_dossier_get_document (dossier, left));
  const char *right_date =
    rap_document_get_published (rap_dossier_get_document (dossier, right));
  int order = g_strcmp0 (left_date, right_date);
  return order != 0 ? order : left < right ? -1 : left > right;
}

guint *
rap_dossier_order_by_date (RapDossier *dossier)
{
  guint  n = rap_dossier_get_n_documents (dossier);
  guint *order = g_new0 (guint, n + 1);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_dates, dossier);
  return order;
}
