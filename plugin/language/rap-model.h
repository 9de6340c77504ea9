// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-features.h"
#include "language/rap-narrow-kernel.h"
#include "language/rap-transitions.h"

G_BEGIN_DECLS

/* The trained network in one file of whole numbers, used in place. All is little-endian;
 * every part starts at a multiple of 64 bytes and its size follows from the header. */
#define RAP_MODEL_MAGIC   "RAPMODEL"
#define RAP_MODEL_VERSION 1

#define RAP_WIDTH      64 /* of a word's vector */
#define RAP_HIDDEN     96 /* of the parser's state */
#define RAP_MAX_LAYERS 4
#define RAP_INDEX_BITS 14 /* of the index of known words */

#define RAP_STATE_BITS 6 /* of a number of the parser's state behind the point */
/* Nine slots and ten rows of the parser's state stay within 16 bits. */
#define RAP_SLOT_MAX      3000
#define RAP_STATE_ROW_MAX 576

/* Outputs of the tagger: a tag, then a form. */
typedef enum
{
  RAP_FORM_NONE,
  RAP_FORM_BASE,
  RAP_FORM_PRESENT,
  RAP_FORM_PRESENT_S,
  RAP_FORM_PAST,
  RAP_FORM_PARTICIPLE,
  RAP_FORM_ING,
  RAP_FORM_MODAL,
  RAP_FORM_PLURAL,
  RAP_FORM_COMPARATIVE,
  RAP_FORM_SUPERLATIVE,
  RAP_N_FORMS
} RapForm;

#define RAP_TAG_OUTPUTS 32

/* Types of names that the network tells apart; states are told by the lexicon. */
typedef enum
{
  RAP_KIND_PERSON,
  RAP_KIND_ORGANISATION,
  RAP_KIND_PLACE,
  RAP_KIND_NATIONALITY,
  RAP_KIND_OTHER,
  RAP_N_KINDS
} RapKind;

/* Labels: outside, then for each kind: begins, goes on, ends, stands alone. */
#define RAP_LABEL_BEGINS(kind) (1 + 4 * (kind))
#define RAP_NAME_OUTPUTS       32
#define RAP_REL_OUTPUTS        48

typedef struct
{
  char    magic[8];
  guint32 version;
  guint32 size;     /* of the file */
  guint64 checksum; /* of all that follows the header */
  guint32 n_words;  /* known forms */
  guint32 n_layers;
  guint32
    carries[RAP_MAX_LAYERS + 2]; /* which layers carry on; names' and parser's last */
  guint32 row_shift;             /* of the table rows */
  guint32 n_lemmas;              /* entries of the lemma table, a power of two */
  guint32 n_scripts;             /* edits of lemmas */
  guint32 n_breaks;              /* weights of the sentence breaks, a power of two or 0 */
  guint32 spare[14];
} RapModelHeader;

G_STATIC_ASSERT (sizeof (RapModelHeader) == 128);

/* An edit that makes a lemma: cut so many bytes from the end, then add. */
typedef struct
{
  guint8 cut;
  char   add[15]; /* NUL-terminated */
} RapLemmaScript;

/* The edit for words with this ending and tag. */
typedef struct
{
  guint32 key; /* 0: free */
  guint32 script;
} RapLemmaEntry;

/* A layer that looks at three words, and the same one for pairs of words. */
typedef struct
{
  RapDense  dense;
  RapNarrow folded;
} RapWindow;

typedef struct
{
  RapModelHeader        header;
  const guint32        *keys;   /* of known forms, sorted */
  const guint32        *starts; /* first key by its upper bits */
  const gint8          *rows;   /* unknown word, known words, cells of the tables */
  guint32               tables[RAP_N_FEATURE_TABLES]; /* first row of each */
  RapWindow             layers[RAP_MAX_LAYERS + 2];   /* shared ones, then those of … */
  RapWindow            *names_layer;
  RapWindow            *parse_layer;
  RapDense              tags;
  RapDense              names;
  RapDense              slots;
  RapNarrow             narrow_slots;
  RapDense              moves;
  RapDense              rels[2]; /* of a left and of a right arc */
  const gint16         *missing; /* slot vectors of no word, and of the root */
  const gint16         *root;
  const gint16         *state_rows;
  const RapLemmaEntry  *lemmas;
  const RapLemmaScript *scripts;
  const gint8          *breaks;
  const RapKernel      *kernel;
  const RapActivation  *activation;
  RapNarrowKernel       narrow;
  GBytes               *bytes;
} RapModel;

/* A model over these bytes, which are used in place. Refuses whatever is not whole. */
RapModel *rap_model_new (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void      rap_model_free (RapModel *model);
/* The model of the library, which is as whole as the library: it is not read through on each
 * start, a test does that. */
const RapModel *rap_model_get (void);
/* Puts another model in its place, for a training program. */
void rap_model_use (const RapModel *model);
/* How long a file with this header is; 0 when the header makes no sense. */
gsize   rap_model_size (const RapModelHeader *header);
guint64 rap_model_sum (const guint8 *bytes, gsize length);
/* The row of a known form, or 0. */
guint32 rap_model_find (const RapModel *model, guint32 key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapModel, rap_model_free)

G_END_DECLS
