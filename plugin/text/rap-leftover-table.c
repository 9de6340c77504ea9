// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-leftover-table.h"

#include "text/rap-tables.h"

/* The phrases lie in two tries over tokens, one from the front and one from the back for
 * those that end a line. Places for names, numbers and dates are edges of their own. */

guint
rap_phrase_follow (const RapPhraseTrie *trie, guint node, guint32 token)
{
  guint at = rap_phrase_find (trie->edges, trie->mask, rap_phrase_key (node, token));

  return trie->edges[at].key != 0 ? trie->edges[at].to : 0;
}

const RapCalendarName *
rap_leftover_calendar (const RapLeftoverTable *table, guint32 token)
{
  guint low = 0, high = table->n_names;

  if (!rap_leftover_may_be_calendar (table, token))
    return NULL;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (table->names[middle].hash < token)
        low = middle + 1;
      else
        high = middle;
    }
  return low < table->n_names && table->names[low].hash == token ? &table->names[low]
                                                                 : NULL;
}

static RapLeftoverTable *
load (void)
{
  gsize                    size;
  const RapLeftoverHeader *header = rap_tables_get ("leftovers", &size);
  RapLeftoverTable        *table = g_new0 (RapLeftoverTable, 1);
  RapPhraseTrie           *tries[] = { &table->forward, &table->backward };
  const RapPhraseEdge     *edges = (const RapPhraseEdge *) (header + 1);

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      tries[i]->edges = edges;
      tries[i]->mask = header->masks[i];
      tries[i]->starts = header->starts[i];
      edges += (gsize) header->masks[i] + 1;
    }
  table->names = (const RapCalendarName *) edges;
  table->n_names = header->n_names;
  tries[0]->nodes = (const RapPhraseNode *) (table->names + table->n_names);
  tries[1]->nodes = tries[0]->nodes + header->n_nodes[0];
  table->calendar = header->calendar;
  return table; /* lives as long as the process */
}

const RapLeftoverTable *
rap_leftover_table_get (void)
{
  static gsize table;
  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) load ());
  return (const RapLeftoverTable *) table;
}
