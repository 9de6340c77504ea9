// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A web archive (WARC, ISO 28500), a record at a time. */
typedef struct _RapArchive RapArchive;

/* A record that holds a page or a plain text. */
typedef struct
{
  char    *uri;
  char    *date;    /* when it was fetched, ISO 8601 */
  char    *charset; /* as the server said; NULL when it did not */
  gboolean page;    /* a page, or nothing says that it is none */
  GBytes  *body;
} RapArchiveRecord;

/* Takes a reference on the stream, which holds gzip when packed. Records longer than the limit
 * are an error each. */
RapArchive *rap_archive_new (GInputStream *stream,
                             gboolean      packed,
                             gsize         limit) G_GNUC_WARN_UNUSED_RESULT;
void        rap_archive_free (RapArchive *archive);
/* The next record that holds a text; NULL at the end or with error set. After an error in a
 * record the next call goes on behind it. */
RapArchiveRecord *rap_archive_next (RapArchive   *archive,
                                    GCancellable *cancellable,
                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* The byte of the file where the last record starts; in a packed one, its member. */
guint64 rap_archive_offset (const RapArchive *archive);

void rap_archive_record_free (RapArchiveRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapArchive, rap_archive_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapArchiveRecord, rap_archive_record_free)

G_END_DECLS
