// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-draft.h"

static const char *const role_nicks[RAP_N_BLOCK_ROLES] = {
  [RAP_BLOCK_TITLE] = "title",         [RAP_BLOCK_HEADING] = "heading",
  [RAP_BLOCK_BODY] = "body",           [RAP_BLOCK_LIST_ITEM] = "list-item",
  [RAP_BLOCK_QUOTE] = "quote",         [RAP_BLOCK_BYLINE] = "byline",
  [RAP_BLOCK_DATELINE] = "dateline",   [RAP_BLOCK_CAPTION] = "caption",
  [RAP_BLOCK_TABLE] = "table",         [RAP_BLOCK_LEFTOVER] = "leftover",
  [RAP_BLOCK_DUPLICATE] = "duplicate",
};

static const char *const repair_nicks[RAP_N_REPAIRS] = {
  [RAP_REPAIR_BROKEN_WORD] = "broken-word",
  [RAP_REPAIR_HYPHEN_BREAK] = "hyphen-break",
  [RAP_REPAIR_MOJIBAKE] = "mojibake",
  [RAP_REPAIR_ENTITY] = "entity",
  [RAP_REPAIR_LEFTOVER] = "leftover",
  [RAP_REPAIR_MISSING_SPACE] = "missing-space",
  [RAP_REPAIR_DAMAGED_MARK] = "damaged-mark",
};

static void
clear_repair (gpointer data)
{
  g_free (((RapRepair *) data)->reading);
}

static void
clear_entry (gpointer data)
{
  RapEntry *entry = data;
  g_free (entry->time);
  g_free (entry->heading);
}

RapDraft *
rap_draft_new (void)
{
  RapDraft *draft = g_new0 (RapDraft, 1);
  draft->text = g_string_new (NULL);
  draft->blocks = g_array_new (FALSE, FALSE, sizeof (RapBlock));
  draft->repairs = g_array_new (FALSE, FALSE, sizeof (RapRepair));
  g_array_set_clear_func (draft->repairs, clear_repair);
  draft->entries = g_array_new (FALSE, FALSE, sizeof (RapEntry));
  g_array_set_clear_func (draft->entries, clear_entry);
  draft->notes = g_ptr_array_new_with_free_func (g_free);
  return draft;
}

RapDraft *
rap_draft_copy (const RapDraft *draft)
{
  RapDraft *copy = rap_draft_new ();

  g_string_append_len (copy->text, draft->text->str, draft->text->len);
  g_array_append_vals (copy->blocks, draft->blocks->data, draft->blocks->len);
  for (guint i = 0; i < draft->repairs->len; i++)
    {
      const RapRepair *repair = &g_array_index (draft->repairs, RapRepair, i);
      rap_draft_add_repair (copy, repair->span, repair->kind, repair->reading);
    }
  for (guint i = 0; i < draft->entries->len; i++)
    {
      const RapEntry *entry = &g_array_index (draft->entries, RapEntry, i);
      RapEntry        own = { g_strdup (entry->time), g_strdup (entry->heading) };
      g_array_append_val (copy->entries, own);
    }
  if (draft->origins != NULL)
    copy->origins = g_array_copy (draft->origins);
  if (draft->recoding != NULL)
    copy->recoding = g_array_copy (draft->recoding);
  for (guint i = 0; i < draft->notes->len; i++)
    g_ptr_array_add (copy->notes, g_strdup (g_ptr_array_index (draft->notes, i)));
  copy->id = g_strdup (draft->id);
  copy->uri = g_strdup (draft->uri);
  copy->title = g_strdup (draft->title);
  copy->byline = g_strdup (draft->byline);
  copy->published = g_strdup (draft->published);
  copy->language = g_strdup (draft->language);
  copy->site = g_strdup (draft->site);
  copy->media_type = g_strdup (draft->media_type);
  copy->sha256 = g_strdup (draft->sha256);
  copy->bytes = draft->bytes;
  return copy;
}

void
rap_draft_free (RapDraft *draft)
{
  if (draft->text != NULL)
    g_string_free (draft->text, TRUE);
  g_array_unref (draft->blocks);
  g_array_unref (draft->repairs);
  g_array_unref (draft->entries);
  g_clear_pointer (&draft->origins, g_array_unref);
  g_clear_pointer (&draft->recoding, g_array_unref);
  g_ptr_array_unref (draft->notes);
  g_free (draft->id);
  g_free (draft->uri);
  g_free (draft->title);
  g_free (draft->byline);
  g_free (draft->published);
  g_free (draft->language);
  g_free (draft->site);
  g_free (draft->media_type);
  g_free (draft->sha256);
  g_free (draft);
}

void
rap_draft_add_block (RapDraft *draft, const RapBlock *block)
{
  g_array_append_val (draft->blocks, *block);
}

void
rap_draft_add_repair (RapDraft     *draft,
                      RapSpan       span,
                      RapRepairKind kind,
                      const char   *reading)
{
  RapRepair repair = { span, kind, g_strdup (reading) };
  g_array_append_val (draft->repairs, repair);
}

void
rap_draft_note (RapDraft *draft, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_ptr_array_add (draft->notes, g_strdup_vprintf (format, args));
  va_end (args);
}

void
rap_draft_offer (char **field, const char *value)
{
  if (*field == NULL && value != NULL && *value != '\0')
    *field = g_strdup (value);
}

const char *
rap_block_role_get_nick (RapBlockRole role)
{
  return role_nicks[role];
}

gboolean
rap_block_role_is_read (RapBlockRole role)
{
  return role <= RAP_BLOCK_LAST_READ;
}

const char *
rap_repair_kind_get_nick (RapRepairKind kind)
{
  return repair_nicks[kind];
}
