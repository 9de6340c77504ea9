// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-report-private.h"

#include "action/rap-referred.h"
#include "text/rap-dossier-private.h"
#include "text/rap-json.h"

/**
 * RapReport:
 *
 * What an action returns: items, and the actors they refer to. A [iface@Gio.ListModel] of
 * [class@Rapporteur.Item].
 *
 * Since: 1.0
 */

/* An item that is not made yet. */
typedef struct
{
  const RapLateKind *kind;
  RapDocument       *document; /* kept by the dossier */
  const char        *prefix;   /* of its id */
  guint              number;   /* the rest of it */
  guint              i;
  guint              position; /* where NULL stands for it among the items */
} Late;

struct _RapReport
{
  GObject parent_instance;

  RapDossier *dossier;
  GPtrArray  *actions;
  GPtrArray  *items;
  GArray     *late; /* Late, by position */
  GMutex      lock; /* while they are made */
  guint       counter;

  RapReferred *referred;
  char        *replacement;
  GPtrArray   *extras; /* char *: name, JSON, name, JSON … */
};

/* So much room is made for each. */
#define LATE_BYTES 384

/* A page has hundreds of them. */
static char *
name_late (const Late *late, char *buffer, gsize size)
{
  gsize at = g_strlcpy (buffer, late->prefix, size - 16);
  char  digits[12];
  guint n = 0, rest = late->number;

  at = MIN (at, size - 17);
  do
    digits[n++] = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  buffer[at++] = '-';
  while (n > 0)
    buffer[at++] = digits[--n];
  buffer[at] = '\0';
  return buffer;
}

/* Makes the items that nobody had asked for yet; a report may be read in several threads. */
static void
make_late (RapReport *self)
{
  char     id[80];
  gboolean many = rap_dossier_get_n_documents (self->dossier) > 1;

  g_mutex_lock (&self->lock);
  for (guint k = 0; k < self->late->len; k++)
    {
      const Late *late = &g_array_index (self->late, Late, k);
      RapItem    *item = late->kind->make (late->document, late->i);
      rap_item_set_id (item, name_late (late, id, sizeof id));
      rap_item_set_many (item, many);
      g_ptr_array_index (self->items, late->position) = item;
    }
  g_array_set_size (self->late, 0);
  g_mutex_unlock (&self->lock);
}

static GType
get_item_type (G_GNUC_UNUSED GListModel *list)
{
  return RAP_TYPE_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return RAP_REPORT (list)->items->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  RapReport *self = RAP_REPORT (list);
  make_late (self);
  return position < self->items->len
           ? g_object_ref (g_ptr_array_index (self->items, position))
           : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RapReport,
                               rap_report,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
free_item (gpointer item)
{
  g_clear_object (&item);
}

static void
rap_report_finalize (GObject *object)
{
  RapReport *self = RAP_REPORT (object);

  g_free (self->replacement);
  g_ptr_array_unref (self->extras);
  g_clear_pointer (&self->referred, rap_referred_free);
  g_array_unref (self->late);
  g_mutex_clear (&self->lock);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->actions);
  g_clear_object (&self->dossier);
  G_OBJECT_CLASS (rap_report_parent_class)->finalize (object);
}

static void
rap_report_class_init (RapReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_report_finalize;
}

static void
rap_report_init (RapReport *self)
{
  self->actions = g_ptr_array_new_with_free_func (g_free);
  self->items = g_ptr_array_new_with_free_func (free_item);
  self->late = g_array_new (FALSE, FALSE, sizeof (Late));
  g_mutex_init (&self->lock);
  self->extras = g_ptr_array_new_with_free_func (g_free);
}

RapItem *
rap_report_add (RapReport *self, const char *kind, const char *label)
{
  g_autoptr (RapItem) item = rap_item_new (kind, label);
  rap_report_append (self, item);
  return item; /* alive as long as the report */
}

void
rap_report_set_action (RapReport *self, const char *action)
{
  g_ptr_array_set_size (self->actions, 0);
  g_ptr_array_add (self->actions, g_strdup (action));
}

GPtrArray *
rap_report_get_actions (RapReport *self)
{
  return self->actions;
}

const char *
rap_report_actor (RapReport *self, RapDocument *document, guint actor)
{
  return rap_referred_actor (self->referred, document, actor, "");
}

const char *
rap_report_actor_of_state (RapReport   *self,
                           RapDocument *document,
                           guint        actor,
                           const char  *state)
{
  return rap_referred_actor (self->referred, document, actor, state);
}

const char *
rap_report_body (RapReport     *self,
                 RapDocument   *document,
                 const RapSpan *span,
                 const char    *state)
{
  return rap_referred_body (self->referred, document, span, state);
}

void
rap_report_set_extra (RapReport *self, const char *name, const char *json)
{
  g_ptr_array_add (self->extras, g_strdup (name));
  g_ptr_array_add (self->extras, g_strdup (json));
}

void
rap_report_add_late (RapReport         *self,
                     const RapLateKind *kind,
                     RapDocument       *document,
                     guint              i)
{
  Late late = {
    .kind = kind,
    .document = document,
    .prefix = g_ptr_array_index (self->actions, 0),
    .number = ++self->counter,
    .i = i,
    .position = self->items->len,
  };
  g_array_append_val (self->late, late);
  g_ptr_array_add (self->items, NULL);
}

/* Another report that goes away may own the name of its action. */
static void
copy_late (RapReport *self, const RapReport *other)
{
  for (guint k = 0; k < other->late->len; k++)
    {
      Late late = g_array_index (other->late, Late, k);
      late.prefix = g_intern_string (late.prefix);
      late.position += self->items->len;
      g_array_append_val (self->late, late);
    }
}

void
rap_report_append_items (RapReport *self, GString *out)
{
  g_autoptr (RapFields) fields =
    rap_fields_new_behind (out, rap_dossier_get_n_documents (self->dossier) > 1);
  char  id[80];
  guint k = 0;
  gsize length = out->len;

  g_mutex_lock (&self->lock);
  g_string_set_size (out, length + (gsize) self->late->len * LATE_BYTES);
  g_string_truncate (out, length);
  for (guint i = 0; i < self->items->len; i++)
    {
      RapItem *item = g_ptr_array_index (self->items, i);
      if (item != NULL)
        {
          rap_item_append_json (item, rap_fields_next (fields));
          continue;
        }
      const Late *late = &g_array_index (self->late, Late, k++);
      late->kind->write (fields,
                         late->document,
                         late->i,
                         name_late (late, id, sizeof id));
    }
  g_mutex_unlock (&self->lock);
}

void
rap_report_append_actors (RapReport *self, GString *out)
{
  rap_referred_append (self->referred, out);
}

/* In a report on several documents a member is a list, under the plural of its name. */
static void
append_extra_list (RapReport *self, guint first, GString *out)
{
  const char      *name = g_ptr_array_index (self->extras, first);
  g_autofree char *plural = g_strconcat (name, "s", NULL);
  gboolean         some = FALSE;

  rap_fields_quote (out, plural);
  g_string_append (out, ":[");
  for (guint i = first; i + 1 < self->extras->len; i += 2)
    {
      if (!g_str_equal (g_ptr_array_index (self->extras, i), name))
        continue;
      g_string_append (out, some ? "," : "");
      g_string_append (out, g_ptr_array_index (self->extras, i + 1));
      some = TRUE;
    }
  g_string_append_c (out, ']');
}

static gboolean
stands_before (RapReport *self, guint extra)
{
  for (guint i = 0; i < extra; i += 2)
    {
      if (g_str_equal (g_ptr_array_index (self->extras, i),
                       g_ptr_array_index (self->extras, extra)))
        return TRUE;
    }
  return FALSE;
}

void
rap_report_append_extras (RapReport *self, GString *out)
{
  gboolean many = rap_dossier_get_n_documents (self->dossier) > 1;

  for (guint i = 0; i + 1 < self->extras->len; i += 2)
    {
      if (stands_before (self, i))
        continue;
      g_string_append_c (out, ',');
      if (many)
        {
          append_extra_list (self, i, out);
          continue;
        }
      rap_fields_quote (out, g_ptr_array_index (self->extras, i));
      g_string_append_c (out, ':');
      g_string_append (out, g_ptr_array_index (self->extras, i + 1));
    }
}

/**
 * rap_report_new:
 * @dossier: the documents the report is about
 *
 * Makes a report without items.
 *
 * Returns: (transfer full): a new report
 *
 * Since: 1.0
 */
RapReport *
rap_report_new (RapDossier *dossier)
{
  g_return_val_if_fail (RAP_IS_DOSSIER (dossier), NULL);
  RapReport *self = g_object_new (RAP_TYPE_REPORT, NULL);
  self->dossier = g_object_ref (dossier);
  self->referred = rap_referred_new (dossier);
  return self;
}

/**
 * rap_report_get_dossier:
 * @self: a report
 *
 * Gets the documents the report is about.
 *
 * Returns: (transfer none): the dossier
 *
 * Since: 1.0
 */
RapDossier *
rap_report_get_dossier (RapReport *self)
{
  g_return_val_if_fail (RAP_IS_REPORT (self), NULL);
  return self->dossier;
}

/**
 * rap_report_append:
 * @self: a report
 * @item: (transfer none): an item
 *
 * Adds an item at the end and gives it its id.
 *
 * Since: 1.0
 */
void
rap_report_append (RapReport *self, RapItem *item)
{
  g_return_if_fail (RAP_IS_REPORT (self));
  g_return_if_fail (RAP_IS_ITEM (item));

  if (rap_item_get_id (item) == NULL)
    {
      const char *action = self->actions->len > 0 ? g_ptr_array_index (self->actions, 0)
                                                  : rap_item_get_kind (item);
      g_autofree char *id = g_strdup_printf ("%s-%u", action, ++self->counter);
      rap_item_set_id (item, id);
    }
  rap_item_set_many (item, rap_dossier_get_n_documents (self->dossier) > 1);
  g_ptr_array_add (self->items, g_object_ref (item));
}

/**
 * rap_report_get_n_items:
 * @self: a report
 *
 * Gets the number of items.
 *
 * Returns: the number of items
 *
 * Since: 1.0
 */
guint
rap_report_get_n_items (RapReport *self)
{
  g_return_val_if_fail (RAP_IS_REPORT (self), 0);
  return self->items->len;
}

/**
 * rap_report_get_item:
 * @self: a report
 * @position: a position below the number of items
 *
 * Gets an item.
 *
 * Returns: (transfer none): the item
 *
 * Since: 1.0
 */
RapItem *
rap_report_get_item (RapReport *self, guint position)
{
  g_return_val_if_fail (RAP_IS_REPORT (self), NULL);
  g_return_val_if_fail (position < self->items->len, NULL);
  make_late (self);
  return g_ptr_array_index (self->items, position);
}

/**
 * rap_report_merge:
 * @self: a report
 * @other: a report of another action on the same dossier
 *
 * Adds the items, actors and actions of another report after those of this one.
 *
 * Since: 1.0
 */
void
rap_report_merge (RapReport *self, RapReport *other)
{
  g_return_if_fail (RAP_IS_REPORT (self));
  g_return_if_fail (RAP_IS_REPORT (other));

  for (guint i = 0; i < other->actions->len; i++)
    g_ptr_array_add (self->actions, g_strdup (g_ptr_array_index (other->actions, i)));
  copy_late (self, other);
  for (guint i = 0; i < other->items->len; i++)
    {
      RapItem *item = g_ptr_array_index (other->items, i);
      g_ptr_array_add (self->items, item != NULL ? g_object_ref (item) : NULL);
    }
  for (guint i = 0; i < other->extras->len; i++)
    g_ptr_array_add (self->extras, g_strdup (g_ptr_array_index (other->extras, i)));
  if (self->replacement == NULL)
    self->replacement = g_strdup (other->replacement);
  rap_referred_merge (self->referred, other->referred);
}

/**
 * rap_report_get_replacement:
 * @self: a report
 *
 * Gets the text that an action offers in place of the one it was given, such as the clean copy of
 * a dirty one. Nothing is replaced unless a user asks for it.
 *
 * Returns: (transfer none) (nullable): the text, or %NULL when none is offered
 *
 * Since: 1.0
 */
const char *
rap_report_get_replacement (RapReport *self)
{
  g_return_val_if_fail (RAP_IS_REPORT (self), NULL);
  return self->replacement;
}

/**
 * rap_report_set_replacement:
 * @self: a report
 * @text: (nullable): a text
 *
 * Offers a text in place of the one the action was given.
 *
 * Since: 1.0
 */
void
rap_report_set_replacement (RapReport *self, const char *text)
{
  g_return_if_fail (RAP_IS_REPORT (self));
  g_free (self->replacement);
  self->replacement = g_strdup (text);
}
