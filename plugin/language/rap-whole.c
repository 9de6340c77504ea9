// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-whole.h"

#include <string.h>

/* NULL: the document itself, which a document must not hold on to. */
typedef struct
{
  RapDocument *document;
} Whole;

static gboolean
has_nothing_aside (const RapBlock *blocks, guint n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    if (!rap_block_role_is_read (blocks[i].role))
      return FALSE;
  return TRUE;
}

/* What was left out inside sentences is read as it is written. */
static void
copy_repairs (RapDraft *draft, RapDocument *document)
{
  guint            n_repairs;
  const RapRepair *repairs = rap_document_get_repairs (document, &n_repairs);

  for (guint i = 0; i < n_repairs; i++)
    if (repairs[i].kind != RAP_REPAIR_LEFTOVER)
      rap_draft_add_repair (draft, repairs[i].span, repairs[i].kind, repairs[i].reading);
}

/* Pieces of one line are one paragraph. */
static gboolean
goes_on (const char *text, const RapBlock *before, const RapBlock *block)
{
  return memchr (text + before->span.end, '\n', block->span.start - before->span.end) ==
         NULL;
}

static gpointer
make (RapDocument *document)
{
  guint           n_blocks;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);
  const char     *text = rap_document_get_text (document);
  Whole          *whole = g_new0 (Whole, 1);

  if (has_nothing_aside (blocks, n_blocks))
    return whole;
  RapDraft *draft = rap_draft_new ();
  g_string_append_len (draft->text,
                       rap_document_get_text (document),
                       rap_document_get_length (document));
  rap_draft_offer (&draft->id, rap_document_get_id (document));
  if (rap_document_get_draft (document)->origins != NULL)
    draft->origins = g_array_ref (rap_document_get_draft (document)->origins);
  if (rap_document_get_draft (document)->recoding != NULL)
    draft->recoding = g_array_ref (rap_document_get_draft (document)->recoding);
  for (guint i = 0; i < n_blocks; i++)
    {
      RapBlock block = blocks[i];
      if (!rap_block_role_is_read (block.role))
        block.role = RAP_BLOCK_BODY;
      block.continues =
        block.continues || (i > 0 && goes_on (text, &blocks[i - 1], &block));
      rap_draft_add_block (draft, &block);
    }
  copy_repairs (draft, document);
  whole->document = rap_document_new_for_draft (draft);
  return whole;
}

static void
whole_free (gpointer data)
{
  Whole *whole = data;

  g_clear_object (&whole->document);
  g_free (whole);
}

RapDocument *
rap_whole_of (RapDocument *document)
{
  static const RapDerivation whole = { "whole", make, whole_free };
  const Whole               *found = rap_document_derive (document, &whole);

  return found->document != NULL ? found->document : document;
}
