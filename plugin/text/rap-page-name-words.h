// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-model.h"

G_BEGIN_DECLS

/* The words of a line that may name people, with what stands between them and what the model
 * knows of them. */

#define RAP_NAME_MAX_WORDS 48

typedef struct
{
  guint    start;
  guint    end;
  guint32  hash;
  guint16  classes; /* of the longest phrase that begins here */
  guint8   phrase;  /* how many words that has */
  guint8   place;
  gboolean capital;
  gboolean number;
  gboolean month;
  char     sign; /* before it: 0 none or white space */
} RapNameWord;

typedef struct
{
  RapNameWord words[RAP_NAME_MAX_WORDS];
  guint       n;
} RapNameWords;

/* Only the words themselves are read, without what the model knows of them but the word that
 * opens a byline. */
void rap_name_words_split (RapNameWords       *words,
                           const char         *text,
                           guint               length,
                           const RapPageModel *model);
void rap_name_words_read (RapNameWords       *words,
                          const char         *text,
                          guint               length,
                          const RapPageModel *model);

G_END_DECLS
