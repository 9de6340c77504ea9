// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Converts positions in a valid UTF-8 text between bytes, code points and UTF-16 units.
 * Positions past the end are the end; positions inside a character are its start. */
typedef struct _RapOffsets RapOffsets;

RapOffsets *rap_offsets_new (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
void        rap_offsets_free (RapOffsets *offsets);
guint       rap_offsets_to_chars (const RapOffsets *offsets, guint byte);
/* The same of a byte that stands somewhere behind one whose code points are known. */
guint rap_offsets_to_chars_behind (const RapOffsets *offsets,
                                   guint             known,
                                   guint             chars,
                                   guint             byte);
guint rap_offsets_to_utf16 (const RapOffsets *offsets, guint byte);
guint rap_offsets_from_chars (const RapOffsets *offsets, guint chars);
guint rap_offsets_from_utf16 (const RapOffsets *offsets, guint units);
guint rap_offsets_n_chars (const RapOffsets *offsets);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapOffsets, rap_offsets_free)

G_END_DECLS
