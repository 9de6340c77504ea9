// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"

G_BEGIN_DECLS

#define RAP_TERM_NONE 0

/* What a word is about, for comparing sentences and reports: parallel to the words. */
typedef struct
{
  const guint32 *keys;    /* hash of the stem; RAP_TERM_NONE for marks */
  const guint8  *weights; /* 0 for words found everywhere, up to RAP_TERM_MAX_WEIGHT */
} RapTerms;

#define RAP_TERM_MAX_WEIGHT 160

const RapTerms *rap_terms_of (RapDocument *document);
/* The key of a word by itself, in lower case. */
guint32 rap_terms_key (const char *lower);

G_END_DECLS
