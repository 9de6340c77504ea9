// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-item-private.h"

#include <string.h>

#include "action/rap-kind-titles.h"
#include "text/rap-json.h"

/**
 * RapItem:
 *
 * One finding: what kind it is, one line to show, the passages that prove it, and all the rest
 * as JSON.
 *
 * An item is generic on purpose: a host can show any item of any action.
 *
 * Since: 1.0
 */

typedef struct
{
  RapDocument *document;
  RapSpan      span;
} Evidence;

struct _RapItem
{
  GObject parent_instance;

  char      *kind;
  char      *id;
  char      *label;
  char      *heading; /* NULL for that of the kind */
  GArray    *evidence;
  RapFields *fields;
  gboolean   many;
};

G_DEFINE_FINAL_TYPE (RapItem, rap_item, G_TYPE_OBJECT)

static void
clear_evidence (gpointer data)
{
  g_object_unref (((Evidence *) data)->document);
}

static void
rap_item_finalize (GObject *object)
{
  RapItem *self = RAP_ITEM (object);

  g_clear_pointer (&self->fields, rap_fields_free);
  g_array_unref (self->evidence);
  g_free (self->heading);
  g_free (self->label);
  g_free (self->id);
  g_free (self->kind);
  G_OBJECT_CLASS (rap_item_parent_class)->finalize (object);
}

static void
rap_item_class_init (RapItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_item_finalize;
}

static void
rap_item_init (RapItem *self)
{
  self->evidence = g_array_new (FALSE, FALSE, sizeof (Evidence));
  g_array_set_clear_func (self->evidence, clear_evidence);
}

RapFields *
rap_item_get_fields (RapItem *self)
{
  if (self->fields == NULL)
    self->fields = rap_fields_new (self->many);
  return self->fields;
}

void
rap_item_set_id (RapItem *self, const char *id)
{
  g_free (self->id);
  self->id = g_strdup (id);
}

void
rap_item_set_many (RapItem *self, gboolean many)
{
  self->many = many;
}

static void
append_evidence (RapItem *self, GString *out)
{
  g_autoptr (RapFields) fields = rap_fields_new (self->many);
  gsize length;

  rap_fields_begin_array (fields, "evidence");
  for (guint i = 0; i < self->evidence->len; i++)
    {
      const Evidence *evidence = &g_array_index (self->evidence, Evidence, i);
      rap_fields_span (fields, NULL, evidence->document, &evidence->span);
    }
  rap_fields_end_array (fields);
  const char *json = rap_fields_peek (fields, &length);
  g_string_append_len (out, json, length);
}

void
rap_item_append_json (RapItem *self, GString *out)
{
  gsize       length = 0;
  const char *fields =
    self->fields != NULL ? rap_fields_peek (self->fields, &length) : NULL;

  g_string_append (out, "{\"kind\":");
  rap_fields_quote (out, self->kind);
  g_string_append (out, ",\"id\":");
  rap_fields_quote (out, self->id != NULL ? self->id : "");
  g_string_append (out, ",\"label\":");
  rap_fields_quote (out, self->label);
  g_string_append_c (out, ',');
  append_evidence (self, out);
  if (length > 0)
    {
      g_string_append_c (out, ',');
      g_string_append_len (out, fields, length);
    }
  g_string_append_c (out, '}');
}

/**
 * rap_item_new:
 * @kind: what kind of finding, for example `quote`
 * @label: one line to show
 *
 * Makes an item without evidence.
 *
 * Returns: (transfer full): a new item
 *
 * Since: 1.0
 */
RapItem *
rap_item_new (const char *kind, const char *label)
{
  g_return_val_if_fail (kind != NULL, NULL);
  RapItem *self = g_object_new (RAP_TYPE_ITEM, NULL);
  self->kind = g_strdup (kind);
  self->label = g_strdup (label != NULL ? label : "");
  return self;
}

/**
 * rap_item_get_kind:
 * @self: an item
 *
 * Gets what kind of finding the item is.
 *
 * Returns: (transfer none): the kind
 *
 * Since: 1.0
 */
const char *
rap_item_get_kind (RapItem *self)
{
  g_return_val_if_fail (RAP_IS_ITEM (self), NULL);
  return self->kind;
}

/**
 * rap_item_get_id:
 * @self: an item
 *
 * Gets the name by which other items of the report refer to this one.
 *
 * Returns: (transfer none) (nullable): the id, or %NULL before the item is in a report
 *
 * Since: 1.0
 */
const char *
rap_item_get_id (RapItem *self)
{
  g_return_val_if_fail (RAP_IS_ITEM (self), NULL);
  return self->id;
}

/**
 * rap_item_get_label:
 * @self: an item
 *
 * Gets the line that shows the item.
 *
 * Returns: (transfer none): the label
 *
 * Since: 1.0
 */
const char *
rap_item_get_label (RapItem *self)
{
  g_return_val_if_fail (RAP_IS_ITEM (self), NULL);
  return self->label;
}

/**
 * rap_item_get_heading:
 * @self: an item
 *
 * Gets what stands above the item and others like it where items are listed. It is in English
 * whatever the locale, as results are; a host with windows translates it.
 *
 * Returns: (transfer none): the heading
 *
 * Since: 1.0
 */
const char *
rap_item_get_heading (RapItem *self)
{
  g_return_val_if_fail (RAP_IS_ITEM (self), NULL);
  return self->heading != NULL ? self->heading : rap_kind_get_title (self->kind);
}

/**
 * rap_item_set_heading:
 * @self: an item
 * @heading: (nullable): a heading in English, or %NULL for that of the kind
 *
 * Puts the item under another heading than its kind has.
 *
 * Since: 1.0
 */
void
rap_item_set_heading (RapItem *self, const char *heading)
{
  g_return_if_fail (RAP_IS_ITEM (self));
  g_free (self->heading);
  self->heading = g_strdup (heading);
}

/**
 * rap_item_add_evidence:
 * @self: an item
 * @document: the document of the passage
 * @span: the passage
 *
 * Adds a passage that proves the item. Spans that are empty or outside the text are refused.
 *
 * Since: 1.0
 */
void
rap_item_add_evidence (RapItem *self, RapDocument *document, const RapSpan *span)
{
  g_return_if_fail (RAP_IS_ITEM (self));
  g_return_if_fail (RAP_IS_DOCUMENT (document));
  g_return_if_fail (span != NULL && span->start < span->end &&
                    span->end <= rap_document_get_length (document));

  Evidence evidence = { g_object_ref (document), *span };
  g_array_append_val (self->evidence, evidence);
}

/**
 * rap_item_get_n_evidence:
 * @self: an item
 *
 * Gets the number of passages.
 *
 * Returns: the number of passages
 *
 * Since: 1.0
 */
guint
rap_item_get_n_evidence (RapItem *self)
{
  g_return_val_if_fail (RAP_IS_ITEM (self), 0);
  return self->evidence->len;
}

/**
 * rap_item_get_span:
 * @self: an item
 * @position: a position below the number of passages
 *
 * Gets a passage.
 *
 * Returns: (transfer none): its span
 *
 * Since: 1.0
 */
const RapSpan *
rap_item_get_span (RapItem *self, guint position)
{
  g_return_val_if_fail (RAP_IS_ITEM (self), NULL);
  g_return_val_if_fail (position < self->evidence->len, NULL);
  return &g_array_index (self->evidence, Evidence, position).span;
}

/**
 * rap_item_get_document:
 * @self: an item
 * @position: a position below the number of passages
 *
 * Gets the document of a passage.
 *
 * Returns: (transfer none): the document
 *
 * Since: 1.0
 */
RapDocument *
rap_item_get_document (RapItem *self, guint position)
{
  g_return_val_if_fail (RAP_IS_ITEM (self), NULL);
  g_return_val_if_fail (position < self->evidence->len, NULL);
  return g_array_index (self->evidence, Evidence, position).document;
}

/**
 * rap_item_set_fields:
 * @self: an item
 * @json: a JSON object with the members that are the kind's own
 * @error: return location for an error
 *
 * Sets the members of the item beside kind, id, label and evidence.
 *
 * Returns: %TRUE, or %FALSE with @error set when @json is no object
 *
 * Since: 1.0
 */
gboolean
rap_item_set_fields (RapItem *self, const char *json, GError **error)
{
  g_return_val_if_fail (RAP_IS_ITEM (self), FALSE);
  g_return_val_if_fail (json != NULL, FALSE);

  g_autoptr (JsonNode) root = rap_json_parse (json, strlen (json), error);
  if (root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error,
                           JSON_PARSER_ERROR,
                           JSON_PARSER_ERROR_INVALID_DATA,
                           "not an object");
      return FALSE;
    }
  JsonObject *object = json_node_get_object (root);
  g_autoptr (GList) members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autofree char *value =
        json_to_string (json_object_get_member (object, l->data), FALSE);
      rap_fields_raw (rap_item_get_fields (self), l->data, value);
    }
  return TRUE;
}

/**
 * rap_item_dup_json:
 * @self: an item
 *
 * Gets the whole item as JSON text.
 *
 * Returns: (transfer full): a JSON object
 *
 * Since: 1.0
 */
char *
rap_item_dup_json (RapItem *self)
{
  g_return_val_if_fail (RAP_IS_ITEM (self), NULL);

  GString *json = g_string_new (NULL);
  rap_item_append_json (self, json);
  return g_string_free (json, FALSE);
}

/**
 * rap_item_to_json:
 * @self: an item
 *
 * Gets the whole item as JSON.
 *
 * Returns: (transfer full): an object node
 *
 * Since: 1.0
 */
JsonNode *
rap_item_to_json (RapItem *self)
{
  g_return_val_if_fail (RAP_IS_ITEM (self), NULL);

  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  rap_item_append_json (self, json);
  JsonNode *node = rap_json_parse (json->str, json->len, &error);
  g_return_val_if_fail (node != NULL, NULL);
  return node;
}
