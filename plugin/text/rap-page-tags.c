// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-tags.h"

#include <string.h>

typedef struct
{
  char   name[12];
  guint8 length;
  guint8 traits;
} Tag;

#define INLINE                RAP_PAGE_INLINE
#define FORMAT                RAP_PAGE_FORMAT
#define BLOCK                 RAP_PAGE_BLOCK
#define VOID                  RAP_PAGE_VOID
#define RAW                   RAP_PAGE_RAW
#define SKIP                  RAP_PAGE_SKIP
#define ROW(id, text, traits) { text, sizeof text - 1, traits },

/* By the order of RapPageTag, which is that of the alphabet. */
static const Tag tags[RAP_N_PAGE_TAGS] = { { "", 0, INLINE }, RAP_PAGE_TAGS (ROW) };

/* The first tag of each letter, and where the last letter ends. */
static const guint8 first[27] = {
  RAP_PAGE_TAG_A,    RAP_PAGE_TAG_B,        RAP_PAGE_TAG_CANVAS, RAP_PAGE_TAG_DD,
  RAP_PAGE_TAG_EM,   RAP_PAGE_TAG_FIELDSET, RAP_PAGE_TAG_H1,     RAP_PAGE_TAG_H1,
  RAP_PAGE_TAG_I,    RAP_PAGE_TAG_LABEL,    RAP_PAGE_TAG_LABEL,  RAP_PAGE_TAG_LABEL,
  RAP_PAGE_TAG_MAIN, RAP_PAGE_TAG_NAV,      RAP_PAGE_TAG_OBJECT, RAP_PAGE_TAG_P,
  RAP_PAGE_TAG_Q,    RAP_PAGE_TAG_RP,       RAP_PAGE_TAG_S,      RAP_PAGE_TAG_TABLE,
  RAP_PAGE_TAG_U,    RAP_PAGE_TAG_VIDEO,    RAP_PAGE_TAG_WBR,    RAP_PAGE_TAG_XMP,
  RAP_N_PAGE_TAGS,   RAP_N_PAGE_TAGS,       RAP_N_PAGE_TAGS,
};

/* At most eight bytes as a number, always in the same way. */
static inline guint64
first_eight (const char *text, gsize length)
{
  guint64 all = 0;
  guint32 begin, end;
  if (length >= 8)
    memcpy (&all, text, 8);
  else if (length >= 4)
    {
      memcpy (&begin, text, 4);
      memcpy (&end, text + length - 4, 4);
      all = GUINT32_FROM_LE (begin) | (guint64) GUINT32_FROM_LE (end) << (length - 4) * 8;
      all = GUINT64_TO_LE (all);
    }
  else
    for (gsize i = 0; i < length; i++)
      ((char *) &all)[i] = text[i];
  return all;
}

RapPageTag
rap_page_tag_find (const char *name, gsize length)
{
  const guint64 small = G_GUINT64_CONSTANT (0x4040404040404040);
  guint         letter = length > 0 ? (guint) (guchar) (name[0] | 0x20) - 'a' : 26;
  if (letter >= 26 || length > sizeof tags->name)
    return RAP_PAGE_TAG_OTHER;
  guint64 begin = first_eight (name, MIN (length, 8));
  guint64 rest = length > 8 ? first_eight (name + 8, length - 8) : 0;
  begin |= (begin & small) >> 1;
  rest |= (rest & small) >> 1;
  for (guint i = first[letter]; i < first[letter + 1]; i++)
    if (tags[i].length == length && first_eight (tags[i].name, 8) == begin &&
        (length <= 8 || first_eight (tags[i].name + 8, length - 8) == rest))
      return (RapPageTag) i;
  return RAP_PAGE_TAG_OTHER;
}

RapPageTraits
rap_page_tag_get_traits (RapPageTag tag)
{
  return tags[tag].traits;
}

const char *
rap_page_tag_get_name (RapPageTag tag)
{
  return tags[tag].name;
}
