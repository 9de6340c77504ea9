// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "relate/rap-charges.h"

G_BEGIN_DECLS

/* The reports and the charges that are answered in them. */
typedef struct
{
  RapDossier  *dossier;
  GArray      *charges;
  RapDocument *document; /* the one at hand */
  RapEventText text;
} RapAnswering;

/* An answer on its way to its charge. */
typedef struct
{
  RapStance stance;
  RapSpan   evidence;
  guint     first; /* words [first, end) of the evidence */
  guint     end;
  guint     sentence;
  gboolean  partial;
  guint     n_by; /* of the parties so many answer; the rest are those they speak for */
  gboolean  counter;  /* no word of answering: a statement that contradicts */
  gboolean  other;    /* the verb of answering has an object that is a thing */
  gboolean  attached; /* "a charge it denied": hangs on the words of the charge */
  gboolean  contrast; /* without a negation: only right behind the charge */
} RapPassage;

void rap_passage_init (const RapAnswering *work,
                       RapPassage         *passage,
                       RapStance           stance,
                       guint               clause);
/* "a spokeswoman", "police": nobody in particular. */
gboolean rap_answering_is_bodiless (const RapAnswering *work, const GArray *parties);
/* Hands the answer to the charge that it fits best; takes the parties over. FALSE when it
 * fits none. */
gboolean rap_passage_give (RapAnswering *work, const RapPassage *passage, GArray *by);

G_END_DECLS
