// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-tags.h"

#include <string.h>

#define NAME(id, text, traits) text,

/* By the order of RapPageTag. */
static const char names[RAP_N_PAGE_TAGS][16] = { "", RAP_PAGE_TAGS (NAME) };

#define INLINE                   RAP_PAGE_INLINE
#define FORMAT                   RAP_PAGE_FORMAT
#define BLOCK                    RAP_PAGE_BLOCK
#define VOID                     RAP_PAGE_VOID
#define RAW                      RAP_PAGE_RAW
#define SKIP                     RAP_PAGE_SKIP
#define TRAITS(id, text, traits) traits,

const guint8 rap_page_tag_traits[RAP_N_PAGE_TAGS] = { INLINE, RAP_PAGE_TAGS (TRAITS) };

/* The tags by the hash of their first eight letters: the first of each hash, most met first, and
 * the one that comes after each. The factor was chosen so that few share theirs; any other
 * factor needs other tables, and a test that finds each tag would tell. */
#define FACTOR G_GUINT64_CONSTANT (0x28ee26efb2198711)

static const guint8 firsts[256] = {
  37, 0,  0,  0,  20, 0,   0, 0,  0,  22, 0,  61, 94, 0,  0,  0,  0,   70, 36, 87,
  0,  0,  64, 82, 7,  0,   0, 0,  0,  49, 0,  0,  79, 0,  83, 66, 35,  0,  0,  0,
  0,  0,  0,  76, 29, 100, 0, 0,  54, 0,  0,  0,  0,  0,  34, 62, 0,   0,  0,  14,
  0,  44, 0,  0,  0,  96,  0, 85, 73, 0,  0,  58, 42, 0,  0,  93, 0,   0,  0,  67,
  0,  0,  2,  80, 0,  0,   0, 0,  0,  0,  0,  6,  0,  81, 0,  95, 59,  0,  74, 0,
  0,  0,  0,  48, 88, 0,   0, 71, 0,  0,  11, 0,  0,  0,  5,  0,  0,   24, 0,  0,
  0,  0,  0,  0,  98, 0,   0, 28, 0,  0,  1,  0,  19, 0,  10, 0,  102, 0,  0,  101,
  26, 0,  84, 0,  0,  63,  0, 89, 0,  30, 0,  27, 0,  97, 41, 60, 0,   23, 0,  75,
  53, 0,  0,  0,  0,  0,   0, 0,  0,  0,  90, 8,  0,  0,  43, 55, 0,   0,  32, 0,
  99, 0,  0,  17, 12, 0,   0, 0,  0,  46, 4,  0,  0,  0,  0,  16, 0,   57, 0,  77,
  0,  45, 0,  68, 78, 0,   0, 0,  0,  0,  0,  86, 0,  0,  0,  0,  0,   56, 47, 0,
  52, 15, 0,  0,  0,  0,   0, 0,  3,  0,  25, 21, 65, 31, 0,  0,  0,   0,  38, 0,
  0,  0,  51, 92, 0,  13,  9, 33, 40, 0,  0,  0,  0,  0,  0,  0,
};

static const guint8 nexts[RAP_N_PAGE_TAGS] = {
  0,  0, 69, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 0,  18, 0, 0, 0, 0, 0, 0, 0, 0,   0, 0,
  0,  0, 0,  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,  0,  0,  0, 0, 0, 0, 0, 0, 0, 0,   0, 91,
  39, 0, 0,  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,  72, 0,  0, 0, 0, 0, 0, 0, 0, 103, 0, 0,
  0,  0, 0,  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,  0,  0,  0, 0, 0, 0, 0, 0, 0, 0,   0, 0,
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
  else if (length > 0)
    {
      gsize middle = length / 2, last = length - 1;
      all = (guchar) text[0] | (guint64) (guchar) text[middle] << middle * 8 |
            (guint64) (guchar) text[last] << last * 8;
      all = GUINT64_TO_LE (all);
    }
  return all;
}

RapPageTag
rap_page_tag_find (const char *name, gsize length)
{
  const guint64 letters = G_GUINT64_CONSTANT (0x4040404040404040);
  if (length == 0 || length >= sizeof names[0])
    return RAP_PAGE_TAG_OTHER;
  guint64 begin = first_eight (name, MIN (length, 8));
  guint64 rest = length > 8 ? first_eight (name + 8, length - 8) : 0;
  begin |= (begin & letters) >> 1;
  rest |= (rest & letters) >> 1;
  for (guint i = firsts[GUINT64_FROM_LE (begin) * FACTOR >> 56]; i != 0; i = nexts[i])
    if (first_eight (names[i], 8) == begin && first_eight (names[i] + 8, 8) == rest)
      return (RapPageTag) i;
  return RAP_PAGE_TAG_OTHER;
}

const char *
rap_page_tag_get_name (RapPageTag tag)
{
  return names[tag];
}
