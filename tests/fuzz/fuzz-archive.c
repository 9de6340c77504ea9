// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Reads any bytes as a web archive, plain and packed, and checks that reading ends, that records
 * keep to the limit, and that their places go forward. */

#include "config.h"

#include "text/rap-archive.h"

#define LIMIT 20000

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
read_all (GBytes *bytes, gboolean packed)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (RapArchive) archive = rap_archive_new (stream, packed, LIMIT);
  gsize   size = g_bytes_get_size (bytes);
  guint64 offset = 0;

  for (gsize records = 0;; records++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RapArchiveRecord) record = rap_archive_next (archive, NULL, &error);
      if (record == NULL && error == NULL)
        break;
      g_assert ((record == NULL) == (error != NULL));
      g_assert (record == NULL || g_bytes_get_size (record->body) <= LIMIT);
      g_assert (rap_archive_offset (archive) >= offset);
      offset = rap_archive_offset (archive);
      g_assert (packed || records <= size);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  read_all (bytes, FALSE);
  read_all (bytes, TRUE);
  return 0;
}
