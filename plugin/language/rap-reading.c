// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-reading.h"

#include "language/rap-names-private.h"
#include "language/rap-parse.h"
#include "language/rap-tags-private.h"
#include "text/rap-work.h"

typedef struct
{
  RAP_ALIGNED gint16 rows[RAP_MAX_BATCH * RAP_WIDTH];
  RAP_ALIGNED gint16 spare[RAP_MAX_BATCH * RAP_WIDTH];
} Room;

static void
read_all (RapDocument *document)
{
  const RapWords *words = rap_words_of (document);
  g_autoptr (GArray) stretches = rap_stretches_new (words);
  const RapStretch *first = (const RapStretch *) (gpointer) stretches->data;
  RapTagReader     *tags = rap_tag_reader_new (words);
  RapNameReader    *names = rap_name_reader_new (words, rap_tag_reader_get_tags (tags));
  RapArcReader     *arcs = rap_arc_reader_new (words);
  Room             *room = g_aligned_alloc (1, sizeof (Room), RAP_LINE);

  for (guint i = 0, end; i < stretches->len && !rap_work_is_cancelled (); i = end)
    {
      end = rap_batch_end (first, stretches->len, i);
      RapBatch batch = { first + i, end - i, room->rows };
      rap_batch_read (words, first + i, end - i, room->rows, room->spare);
      rap_tag_reader_read (tags, &batch);
      rap_name_reader_read (names, &batch);
      rap_arc_reader_read (arcs, &batch);
    }
  g_aligned_free (room);
  rap_arc_reader_keep (arcs, document);
  rap_name_reader_keep (names, document); /* looks at the tags once more */
  rap_tag_reader_keep (tags, document);
}

static gpointer
make (RapDocument *document)
{
  if (!rap_vectors_are_made (document))
    read_all (document);
  return g_new0 (char, 1);
}

void
rap_document_read (RapDocument *document)
{
  static const RapDerivation reading = { "reading", make, g_free, FALSE };

  rap_document_derive (document, &reading);
}
