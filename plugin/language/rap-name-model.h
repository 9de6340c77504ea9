// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-trees.h"

G_BEGIN_DECLS

/* Small whole numbers that trees ask for: those of rap-name-values.h. */
#define RAP_N_NAME_VALUES 94

/* What words turn out to be. */
typedef enum
{
  RAP_VERDICT_NO_NAME,
  RAP_VERDICT_PERSON,
  RAP_VERDICT_ORGANISATION,
  RAP_VERDICT_PLACE,
  RAP_VERDICT_OTHER, /* nationalities, too */
  RAP_N_VERDICTS
} RapVerdict;

/* What a second look at names has learned. The file is little-endian: "RAPNAME1", the length of
 * the trees for each verdict, the number of bits of the filter as a power of two, these trees as
 * files of rap-trees.h, and the filter. All lengths are of 32 bits. */
typedef struct
{
  RapTrees     *trees[RAP_N_VERDICTS];
  const guint8 *filter;
  guint         filter_bits;
} RapNameModel;

/* Aborts when the library was built without the file. */
const RapNameModel *rap_name_model_get (void);
/* Puts another model in its place, for a training program. */
void rap_name_model_use (const RapNameModel *model);
/* NULL when the bytes are no such file; they must stay. */
RapNameModel      *
rap_name_model_new (GBytes *bytes, guint n_features) G_GNUC_WARN_UNUSED_RESULT;
void rap_name_model_free (RapNameModel *model);
/* Whether a hash of rap_gazetteer_hash() is that of a known place; wrong for few. */
gboolean rap_name_model_knows (const RapNameModel *model, guint64 hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapNameModel, rap_name_model_free)

G_END_DECLS
