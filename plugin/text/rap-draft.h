// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-origins.h"
#include "text/rap-recoding.h"

G_BEGIN_DECLS

/* What a block of a document is. Roles up to RAP_BLOCK_LAST_READ are read as part of the
 * report; the rest is set aside. */
typedef enum
{
  RAP_BLOCK_TITLE,
  RAP_BLOCK_HEADING,
  RAP_BLOCK_BODY,
  RAP_BLOCK_LIST_ITEM,
  RAP_BLOCK_QUOTE,
  RAP_BLOCK_LAST_READ = RAP_BLOCK_QUOTE,
  RAP_BLOCK_BYLINE,
  RAP_BLOCK_DATELINE,
  RAP_BLOCK_CAPTION,
  RAP_BLOCK_TABLE,
  RAP_BLOCK_LEFTOVER,
  RAP_BLOCK_DUPLICATE,
  RAP_N_BLOCK_ROLES
} RapBlockRole;

/* A run of text with one role. Blocks are in order, do not overlap, and leave out only
 * white space. */
typedef struct
{
  RapSpan      span; /* in the text */
  RapBlockRole role;
  guint8       level;     /* of a heading; 0 elsewhere */
  gboolean     continues; /* the paragraph of the block before goes on here */
  guint16      entry;     /* of a live report, counted from 1; 0: in none */
} RapBlock;

/* One entry of a report that is written while things happen. */
typedef struct
{
  char *time;    /* ISO 8601 if that is known, else as shown; NULL: not given */
  char *heading; /* NULL: it has none */
} RapEntry;

typedef enum
{
  RAP_REPAIR_BROKEN_WORD, /* "foun ded" */
  RAP_REPAIR_HYPHEN_BREAK,
  RAP_REPAIR_MOJIBAKE,
  RAP_REPAIR_ENTITY,
  RAP_REPAIR_LEFTOVER, /* inside a sentence; read as nothing */
  RAP_REPAIR_MISSING_SPACE,
  RAP_REPAIR_DAMAGED_MARK, /* a quotation mark read as another */
  RAP_N_REPAIRS
} RapRepairKind;

/* A place that is read otherwise than it is written. The text itself stays as it is. */
typedef struct
{
  RapSpan       span;
  RapRepairKind kind;
  char         *reading; /* owned; "" when read as nothing */
} RapRepair;

/* What a reader fills in before a document is made of it. Plain data; only the readers of
 * the text layer write to it. */
typedef struct
{
  GString   *text;     /* valid UTF-8 */
  GArray    *blocks;   /* RapBlock */
  GArray    *repairs;  /* RapRepair, by start, not overlapping */
  GArray    *entries;  /* RapEntry: of a live report */
  GArray    *origins;  /* RapOrigin; NULL when the text is all that was read */
  GArray    *recoding; /* RapRecoded: of the page; NULL when it is UTF-8 as it stands */
  GPtrArray *notes;    /* char *: what was done while reading, in English */
  char      *id;
  char      *uri;
  char      *title;
  char      *byline;
  char      *published; /* ISO 8601, as exact as is known */
  char      *language;  /* BCP 47 */
  char      *site;
  char      *media_type;
  char      *sha256; /* of the bytes that were read */
  guint64    bytes;  /* how many were read */
} RapDraft;

RapDraft *rap_draft_new (void) G_GNUC_WARN_UNUSED_RESULT;
RapDraft *rap_draft_copy (const RapDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
void      rap_draft_free (RapDraft *draft);
void      rap_draft_add_block (RapDraft *draft, const RapBlock *block);
void      rap_draft_add_repair (RapDraft     *draft,
                                RapSpan       span,
                                RapRepairKind kind,
                                const char   *reading);
void      rap_draft_note (RapDraft *draft, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Sets *field to a copy of value unless it is set already or value is NULL or empty. */
void rap_draft_offer (char **field, const char *value);

const char *rap_block_role_get_nick (RapBlockRole role);
gboolean    rap_block_role_is_read (RapBlockRole role);
const char *rap_repair_kind_get_nick (RapRepairKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapDraft, rap_draft_free)

G_END_DECLS
