// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-article-action.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/rap-document-private.h"

/**
 * RapArticleAction:
 *
 * The clean report: its body, and every block of the text with what it is.
 */

/* "2019-06-04T10:15" */
#define ISO_MINUTE 16

struct _RapArticleAction
{
  RapAction parent_instance;

  gboolean leftovers;
};

G_DEFINE_FINAL_TYPE (RapArticleAction, rap_article_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "leftovers",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapArticleAction, leftovers),
    .initial = 1,
    .label = N_ ("Leftovers"),
    .blurb = N_ ("List the blocks that are no part of the report") },
};

static const RapBlock *
block_at (RapDocument *document, guint i)
{
  guint n_blocks;
  return &rap_document_get_blocks (document, &n_blocks)[i];
}

/* The entry of a live report that the block belongs to. */
static const RapEntry *
entry_of (RapDocument *document, const RapBlock *block)
{
  GArray *entries = rap_document_get_draft (document)->entries;
  return block->entry > 0 && block->entry <= entries->len
           ? &g_array_index (entries, RapEntry, block->entry - 1)
           : NULL;
}

/* "2019-06-04 10:15 A dike breaks" */
static char *
dup_entry_label (const RapEntry *entry)
{
  g_autoptr (GString) label = g_string_new (entry->time);
  if (label->len >= ISO_MINUTE && label->str[4] == '-' && label->str[10] == 'T')
    {
      g_string_truncate (label, ISO_MINUTE);
      label->str[10] = ' ';
    }
  if (entry->heading != NULL)
    g_string_append_printf (label, "%s%s", label->len > 0 ? " " : "", entry->heading);
  return g_strdup (label->str);
}

static void
add_entry (RapFields *fields, RapDocument *document, const RapBlock *block)
{
  const RapEntry *entry = entry_of (document, block);

  if (entry == NULL)
    return;
  rap_fields_begin_object (fields, "entry");
  rap_fields_int (fields, "number", block->entry);
  rap_fields_string (fields, "time", entry->time);
  rap_fields_string (fields, "heading", entry->heading);
  rap_fields_end_object (fields);
}

/* In lists, an entry's blocks stand under what heads it. */
static void
set_heading (RapItem *item, const RapEntry *entry)
{
  g_autofree char *label = entry != NULL ? dup_entry_label (entry) : g_strdup ("");
  if (*label != '\0')
    rap_item_set_heading (item, label);
}

static RapItem *
make_block (RapDocument *document, guint i)
{
  const RapBlock  *block = block_at (document, i);
  g_autofree char *reading = rap_document_dup_reading (document, &block->span);
  RapItem         *item = rap_item_new ("block", reading);
  RapFields       *fields = rap_item_get_fields (item);

  rap_item_add_evidence (item, document, &block->span);
  rap_fields_string (fields, "role", rap_block_role_get_nick (block->role));
  rap_fields_string (fields, "text", reading);
  add_entry (fields, document, block);
  set_heading (item, entry_of (document, block));
  rap_fields_source (fields, document, &block->span);
  return item;
}

/* Returns where the reading of a block stands in the JSON. */
static gsize
write_label (RapFields *fields, RapDocument *document, const RapSpan *span)
{
  if (rap_document_reads_as_is (document, span))
    return rap_fields_string_in (fields,
                                 "label",
                                 rap_document_get_text (document) + span->start,
                                 span->end - span->start);
  g_autofree char *reading = rap_document_dup_reading (document, span);
  return rap_fields_string_in (fields, "label", reading, strlen (reading));
}

static void
write_block (RapFields *fields, RapDocument *document, guint i, const char *id)
{
  const RapBlock *block = block_at (document, i);
  gsize           to;

  rap_fields_begin_object (fields, NULL);
  rap_fields_raw (fields, "kind", "\"block\"");
  rap_fields_word (fields, "id", id);
  gsize from = write_label (fields, document, &block->span);
  rap_fields_peek (fields, &to);
  rap_fields_begin_array (fields, "evidence");
  rap_fields_span (fields, NULL, document, &block->span);
  rap_fields_end_array (fields);
  rap_fields_word (fields, "role", rap_block_role_get_nick (block->role));
  rap_fields_again (fields, "text", from, to);
  add_entry (fields, document, block);
  rap_fields_source (fields, document, &block->span);
  rap_fields_end_object (fields);
}

/* A page has hundreds of blocks, and mostly all that is wanted of them is their JSON. */
static const RapLateKind block_kind = { make_block, write_block };

static void
append_block (GString *text, RapDocument *document, const RapBlock *block)
{
  gsize before = text->len;

  if (before > 0)
    g_string_append (text, block->continues ? " " : "\n\n");
  gsize start = text->len;
  rap_document_append_reading (document, &block->span, text);
  if (text->len == start)
    g_string_truncate (text, before);
}

/* The same with a line over each entry, instead of the lines there that say what it does. */
static void
append_entries (GString *text, RapDocument *document)
{
  guint           n_blocks, before = 0;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    {
      const RapEntry  *entry = entry_of (document, &blocks[i]);
      g_autofree char *label = entry != NULL ? dup_entry_label (entry) : g_strdup ("");
      g_autofree char *reading = rap_document_dup_reading (document, &blocks[i].span);
      if (!rap_block_role_is_read (blocks[i].role) || blocks[i].role == RAP_BLOCK_TITLE)
        continue;
      if (blocks[i].entry != before && *label != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", label);
      before = blocks[i].entry;
      if (strstr (label, reading) == NULL)
        append_block (text, document, &blocks[i]);
    }
}

static void
add_article (RapReport *report, RapDocument *document)
{
  guint           n_blocks;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) json = g_string_new ("{");
  g_autoptr (RapFields) fields = rap_fields_new (FALSE);
  gsize length;

  for (guint i = 0; i < n_blocks; i++)
    {
      if (rap_block_role_is_read (blocks[i].role) && blocks[i].role != RAP_BLOCK_TITLE)
        append_block (text, document, &blocks[i]);
    }
  rap_fields_string (fields, "title", rap_document_get_title (document));
  rap_fields_string (fields, "byline", rap_document_get_byline (document));
  rap_fields_string (fields, "published", rap_document_get_published (document));
  rap_fields_string (fields, "site", rap_document_get_draft (document)->site);
  rap_fields_string (fields, "text", text->str);
  g_string_append (json, rap_fields_peek (fields, &length));
  g_string_append_c (json, '}');
  rap_report_set_extra (report, "article", json->str);
  if (rap_document_get_draft (document)->entries->len > 0)
    {
      g_string_truncate (text, 0);
      append_entries (text, document);
    }
  rap_report_set_replacement (report, text->str);
}

static gboolean
each (RapAction                  *action,
      RapReport                  *report,
      RapDocument                *document,
      G_GNUC_UNUSED GCancellable *cancellable,
      G_GNUC_UNUSED GError      **error)
{
  RapArticleAction *self = RAP_ARTICLE_ACTION (action);
  guint             n_blocks;
  const RapBlock   *blocks = rap_document_get_blocks (document, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    {
      if (self->leftovers || rap_block_role_is_read (blocks[i].role))
        rap_report_add_late (report, &block_kind, document, i);
    }
  add_article (report, document);
  return TRUE;
}

static void
rap_article_action_class_init (RapArticleActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->each = each;
  rap_action_class_set_info (action_class,
                             "article",
                             N_ ("Article"),
                             N_ ("Read the clean report and say what each block of the "
                                 "text is"),
                             RAP_CATEGORY_EXTRACTION,
                             RAP_SCOPE_DOCUMENT);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_article_action_init (G_GNUC_UNUSED RapArticleAction *self)
{
}
