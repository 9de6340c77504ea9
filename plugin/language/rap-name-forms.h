// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"

G_BEGIN_DECLS

/* What the lexicons and the filter of places say of a form, by the number of the form: asked
 * once a document. */
typedef struct
{
  guint64
    hash; /* of rap-gazetteer-table.h, with a mark behind it; 0: nothing was asked yet */
  guint32 kinds;      /* of its terms as it is written, a bit for each RapTermKind */
  guint32 folded;     /* the same in small letters */
  guint   begins : 1; /* a longer term, or it is one */
  guint   begins_folded : 1;
  guint   place_noun : 1;
  guint   far : 1; /* a town or region somewhere in the world */
} RapNameForm;

/* A place for every form of the document. */
RapNameForm *rap_name_forms_new (const RapWords *words) G_GNUC_WARN_UNUSED_RESULT;
/* That of the word. */
const RapNameForm *rap_name_form_get (RapNameForm *forms, const RapWord *word);

G_END_DECLS
