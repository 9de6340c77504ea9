// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_NEED_BEFORE = 1 << 0, /* cannot stand without the sentence before */
  RAP_NEED_AFTER = 1 << 1,  /* a quotation goes on in the next one */
  RAP_NEED_UNFIT = 1 << 2, /* tells nothing by itself: a heading, a quotation of nobody */
  RAP_NEED_PRONOUN = 1 << 3, /* why: opens with a word for something said before */
  RAP_NEED_CONNECTIVE = 1 << 4,
  RAP_NEED_QUOTE = 1 << 5,
  RAP_NEED_ALL_QUOTE = 1 << 6, /* all its words are quoted */
  RAP_NEED_CALLER = 1 << 7,    /* a question, or addressed to the reader */
  RAP_NEED_VOICE = 1 << 8      /* "I" without quotation marks: who speaks is not told */
} RapNeed;

/* What each sentence needs beside it to be understood: parallel to the sentences. */
typedef struct
{
  const guint16 *needs;  /* RapNeed */
  const guint8  *quoted; /* how much of its words is quoted, of 255 */
} RapContext;

const RapContext *rap_context_of (RapDocument *document);
/* The sentences [*first, *end) that must be told together with this one; FALSE when there is
 * no such run of at most `most` sentences. */
gboolean rap_context_closure (const RapContext *context,
                              const RapWords   *words,
                              guint             sentence,
                              guint             most,
                              guint            *first,
                              guint            *end);

G_END_DECLS
