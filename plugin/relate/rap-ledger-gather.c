// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-ledger-private.h"

#include "text/rap-document-private.h"
#include "text/rap-intake.h"

#define ID_LENGTH 16

/* A document as it was added. Its id is unique in the ledger. */
static RapDocument *
restore (sqlite3_stmt *row)
{
  RapDraft *draft = rap_draft_new ();

  rap_draft_offer (&draft->id, rap_ledger_column (row, 2));
  rap_draft_offer (&draft->uri, rap_ledger_column (row, 3));
  rap_draft_offer (&draft->title, rap_ledger_column (row, 4));
  rap_draft_offer (&draft->published, rap_ledger_column (row, 5));
  rap_draft_offer (&draft->language, rap_ledger_column (row, 6));
  rap_draft_offer (&draft->sha256, rap_ledger_column (row, 1));
  if (!rap_intake_fill (draft,
                        rap_ledger_column (row, 7),
                        (gsize) sqlite3_column_bytes (row, 7),
                        FALSE,
                        NULL))
    {
      rap_draft_free (draft);
      return NULL;
    }
  RapDocument *document = rap_document_new_for_draft (draft);
  gint64      *number = g_new (gint64, 1);
  *number = sqlite3_column_int64 (row, 0);
  g_object_set_qdata_full (G_OBJECT (document),
                           rap_ledger_number_quark (),
                           number,
                           g_free);
  return document;
}

/* A copy with an id that no other document of the ledger has. */
static RapDocument *
rename_document (RapDocument *document)
{
  RapDraft *draft = rap_draft_copy (rap_document_get_draft (document));

  g_free (draft->id);
  draft->id = g_strndup (rap_document_get_sha256 (document), ID_LENGTH);
  return rap_document_new_for_draft (draft);
}

static gboolean
is_related (const RapSketch *sketch, RapDocument *other)
{
  RapSketch its;
  rap_sketch_make (other, &its);
  return rap_sketch_liken (sketch->terms, sketch->n_terms, its.terms, its.n_terms) >=
         RAP_SKETCH_SAME_STORY;
}

/**
 * rap_ledger_gather:
 * @self: a ledger
 * @document: a document
 * @most: how many others at most
 * @error: return location for an error
 *
 * Puts a document together with those of the ledger that tell the same story, so that what they
 * say can be joined. The document comes last.
 *
 * Returns: (transfer full): a dossier, or %NULL with @error set
 *
 * Since: 1.0
 */
RapDossier *
rap_ledger_gather (RapLedger *self, RapDocument *document, guint most, GError **error)
{
  g_return_val_if_fail (RAP_IS_LEDGER (self), NULL);
  g_autoptr (RapDossier) dossier = rap_dossier_new ();
  g_autoptr (RapDocument) named = rename_document (document);
  RapSketch sketch;

  rap_sketch_make (document, &sketch);
  g_autofree char *keys = rap_ledger_list_keys (&sketch);
  g_autofree char *sql =
    g_strdup_printf ("SELECT d.number, sha256, id, uri, title, published, language, text "
                     "FROM documents d JOIN"
                     " (SELECT document, count (*) AS n FROM terms WHERE key IN (%s) "
                     "GROUP BY document HAVING n >= 3"
                     " ORDER BY n DESC, document LIMIT ?1) t ON t.document = d.number "
                     "ORDER BY d.number",
                     keys);
  sqlite3_stmt *statement = rap_ledger_prepare (self, sql, error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int (statement, 1, (int) MIN (most, 1000));
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autoptr (RapDocument) other = restore (statement);
      if (other != NULL && is_related (&sketch, other))
        rap_dossier_add (dossier, other);
    }
  sqlite3_finalize (statement);
  rap_dossier_add (dossier, named);
  return g_steal_pointer (&dossier);
}
