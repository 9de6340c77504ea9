// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-tables.h"

/* Longer cells are the parts of a page, laid out by a table. */
#define MAX_CELL 80
/* From a row up to its table. */
#define MAX_UP 3
/* Of so many cells so many in % are kept: all belong to it. */
#define LEAST_CELLS 6
#define NEARLY_ALL  75

static guint
parent_of (const RapPageLayout *layout, guint element)
{
  return rap_page_element (layout->page, element)->parent;
}

static guint
tag_of (const RapPageLayout *layout, guint element)
{
  return rap_page_element (layout->page, element)->name;
}

/* The row in which a block is a short cell; the root: none. */
static guint
row_of (const RapPageLayout *layout, guint i)
{
  const RapPageBlock *block = rap_page_block (layout->page, i);
  guint               tag = tag_of (layout, block->element);
  guint               row = parent_of (layout, block->element);
  gboolean            cell = (tag == RAP_PAGE_TAG_TD || tag == RAP_PAGE_TAG_TH) &&
                  block->text.end - block->text.start < MAX_CELL;
  return cell && tag_of (layout, row) == RAP_PAGE_TAG_TR ? row : RAP_PAGE_ROOT;
}

static guint
table_of (const RapPageLayout *layout, guint i)
{
  guint element = row_of (layout, i);
  for (guint up = 0; up < MAX_UP && element != RAP_PAGE_ROOT; up++)
    {
      if (tag_of (layout, element) == RAP_PAGE_TAG_TABLE)
        return element;
      element = parent_of (layout, element);
    }
  return RAP_PAGE_ROOT;
}

typedef struct
{
  guint first;
  guint last;
  guint n;
  guint n_kept;
} Table;

static void
complete (const RapPageLayout *layout, const Table *table, guint element, guint8 *kept)
{
  if (table->n < LEAST_CELLS || table->n_kept * 100 < table->n * NEARLY_ALL)
    return;
  for (guint i = table->first; i <= table->last; i++)
    kept[i] = kept[i] || table_of (layout, i) == element;
}

/* A table inside another one ends the look at that one. */
void
rap_page_tables_complete (const RapPageLayout *layout, guint8 *kept)
{
  Table table = { 0, 0, 0, 0 };
  guint element = RAP_PAGE_ROOT;
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      guint own = table_of (layout, i);
      if (own == RAP_PAGE_ROOT)
        continue;
      if (own != element)
        {
          complete (layout, &table, element, kept);
          element = own;
          table = (Table){ .first = i };
        }
      table.last = i;
      table.n++;
      table.n_kept += kept[i] != 0;
    }
  complete (layout, &table, element, kept);
}

void
rap_page_tables_join (RapDraft *draft, const RapPageLayout *layout)
{
  guint before = RAP_PAGE_ROOT;
  for (guint i = 0; i < layout->n_blocks && i < draft->blocks->len; i++)
    {
      RapBlock *block = &g_array_index (draft->blocks, RapBlock, i);
      gboolean  read = block->role == RAP_BLOCK_BODY;
      guint     row = read ? row_of (layout, i) : RAP_PAGE_ROOT;
      block->continues = row != RAP_PAGE_ROOT && row == before;
      before = row;
    }
}
