// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"

G_BEGIN_DECLS

/* Finds words broken by a space ("foun ded") and words glued together ("saidTuesday") and
 * appends a repair for each to an array of RapRepair, in no order. */
void rap_broken_words_find (const char *text, gsize length, GArray *repairs);
/* How the word reads whose first part stands before a hyphen at the end of a line. */
char *rap_broken_words_unhyphen (const char *left,
                                 gsize       left_length,
                                 const char *right,
                                 gsize       right_length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
