// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-dossier-private.h"

#include "text/rap-work.h"

/**
 * RapDossier:
 *
 * Documents looked at together, in the order they were added.
 *
 * Add all documents before the first action runs on the dossier.
 *
 * Since: 1.0
 */

typedef struct
{
  const RapDossierDerivation *derivation;
  gpointer                    value;
} Derived;

struct _RapDossier
{
  GObject parent_instance;

  char       *id;
  GPtrArray  *documents;
  GHashTable *positions; /* RapDocument → position */

  GRecMutex lock;
  GArray   *derived;
};

G_DEFINE_FINAL_TYPE (RapDossier, rap_dossier, G_TYPE_OBJECT)

static void
clear_derived (gpointer data)
{
  Derived *derived = data;
  derived->derivation->free (derived->value);
}

static void
rap_dossier_finalize (GObject *object)
{
  RapDossier *self = RAP_DOSSIER (object);

  g_array_unref (self->derived);
  g_rec_mutex_clear (&self->lock);
  g_hash_table_unref (self->positions);
  g_ptr_array_unref (self->documents);
  g_free (self->id);
  G_OBJECT_CLASS (rap_dossier_parent_class)->finalize (object);
}

static void
rap_dossier_class_init (RapDossierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_dossier_finalize;
}

static void
rap_dossier_init (RapDossier *self)
{
  g_rec_mutex_init (&self->lock);
  self->documents = g_ptr_array_new_with_free_func (g_object_unref);
  self->positions = g_hash_table_new (NULL, NULL);
  self->derived = g_array_new (FALSE, FALSE, sizeof (Derived));
  g_array_set_clear_func (self->derived, clear_derived);
}

static gpointer
find_derived (RapDossier *self, const RapDossierDerivation *derivation)
{
  for (guint i = 0; i < self->derived->len; i++)
    {
      Derived *derived = &g_array_index (self->derived, Derived, i);
      if (derived->derivation == derivation)
        return derived->value;
    }
  return NULL;
}

gconstpointer
rap_dossier_derive (RapDossier *self, const RapDossierDerivation *derivation)
{
  g_rec_mutex_lock (&self->lock);
  gpointer value = find_derived (self, derivation);
  if (value == NULL)
    value = rap_work_find_part (self, derivation);
  if (value == NULL)
    {
      value = derivation->make (self);
      Derived derived = { derivation, value };
      if (rap_work_is_cancelled ())
        rap_work_add_part (self, derivation, value, derivation->free);
      else
        g_array_append_val (self->derived, derived);
    }
  g_rec_mutex_unlock (&self->lock);
  return value;
}

guint
rap_dossier_get_position (RapDossier *self, RapDocument *document)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, document));
}

/**
 * rap_dossier_new:
 *
 * Makes an empty dossier.
 *
 * Returns: (transfer full): a new dossier
 *
 * Since: 1.0
 */
RapDossier *
rap_dossier_new (void)
{
  return g_object_new (RAP_TYPE_DOSSIER, NULL);
}

/**
 * rap_dossier_new_for_document:
 * @document: a document
 *
 * Makes a dossier of one document.
 *
 * Returns: (transfer full): a new dossier
 *
 * Since: 1.0
 */
RapDossier *
rap_dossier_new_for_document (RapDocument *document)
{
  RapDossier *self = rap_dossier_new ();
  rap_dossier_add (self, document);
  return self;
}

/**
 * rap_dossier_add:
 * @self: a dossier
 * @document: (transfer none): a document
 *
 * Adds a document at the end. A document that is in the dossier already is not added again.
 *
 * Since: 1.0
 */
void
rap_dossier_add (RapDossier *self, RapDocument *document)
{
  g_return_if_fail (RAP_IS_DOSSIER (self));
  g_return_if_fail (RAP_IS_DOCUMENT (document));
  g_return_if_fail (self->derived->len == 0);

  if (g_hash_table_contains (self->positions, document))
    return;
  g_hash_table_insert (self->positions,
                       document,
                       GUINT_TO_POINTER (self->documents->len));
  g_ptr_array_add (self->documents, g_object_ref (document));
}

/**
 * rap_dossier_get_n_documents:
 * @self: a dossier
 *
 * Gets the number of documents.
 *
 * Returns: the number of documents
 *
 * Since: 1.0
 */
guint
rap_dossier_get_n_documents (RapDossier *self)
{
  g_return_val_if_fail (RAP_IS_DOSSIER (self), 0);
  return self->documents->len;
}

/**
 * rap_dossier_get_document:
 * @self: a dossier
 * @position: a position below the number of documents
 *
 * Gets a document.
 *
 * Returns: (transfer none): the document
 *
 * Since: 1.0
 */
RapDocument *
rap_dossier_get_document (RapDossier *self, guint position)
{
  g_return_val_if_fail (RAP_IS_DOSSIER (self), NULL);
  g_return_val_if_fail (position < self->documents->len, NULL);
  return g_ptr_array_index (self->documents, position);
}

/**
 * rap_dossier_get_id:
 * @self: a dossier
 *
 * Gets the name the dossier came with.
 *
 * Returns: (transfer none) (nullable): the id, or %NULL
 *
 * Since: 1.0
 */
const char *
rap_dossier_get_id (RapDossier *self)
{
  g_return_val_if_fail (RAP_IS_DOSSIER (self), NULL);
  return self->id;
}

/**
 * rap_dossier_set_id:
 * @self: a dossier
 * @id: (nullable): a name
 *
 * Sets the name that comes back in results.
 *
 * Since: 1.0
 */
void
rap_dossier_set_id (RapDossier *self, const char *id)
{
  g_return_if_fail (RAP_IS_DOSSIER (self));
  g_free (self->id);
  self->id = g_strdup (id);
}
