// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-gazetteer.h"

G_BEGIN_DECLS

#define RAP_NAME_PARTS 8

/* The parts of a person's name that count: no marks, particles and suffixes. */
guint rap_name_parts (const RapWords *words,
                      guint           first,
                      guint           end,
                      const char    **parts,
                      guint           n_parts);
/* "jr.", "iii" or "": father and son are two. */
const char *rap_name_suffix (const RapWords *words, guint first, guint end);
/* Whether the two can be names of one person. */
gboolean
rap_name_parts_agree (const char **left, guint n_left, const char **right, guint n_right);

G_END_DECLS
