// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-tables.h"

#include <string.h>

#include "rap-tables-stamp.h"

/* The linker puts the file between these, as it is: pages that are not asked for are never
 * loaded. */
__asm__(".pushsection .rodata.rap_tables, \"a\", @progbits\n"
        ".balign 64\n"
        ".hidden rap_tables_first\n"
        ".global rap_tables_first\n"
        "rap_tables_first:\n"
        ".incbin \"" RAP_TABLES_FILE "\"\n"
        ".byte 0\n"
        ".popsection\n");

extern const guint8 rap_tables_first[] __attribute__ ((visibility ("hidden")));

gconstpointer
rap_tables_get (const char *name, gsize *size)
{
  const RapTablesHeader *header =
    (const RapTablesHeader *) (gconstpointer) rap_tables_first;
  const RapTablesEntry *entries = (const RapTablesEntry *) (gconstpointer) (header + 1);
  guint                 low = 0, high = header->n_entries;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int   order = strcmp (entries[middle].name, name);
      if (order == 0)
        {
          *size = entries[middle].size;
          return rap_tables_first + entries[middle].offset;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_error ("No table “%s”", name);
}
