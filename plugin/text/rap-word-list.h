// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The counted word list: about 130,000 spelled words, how often they and others were met in
 * running text, and how often two words were met side by side whose join is a word too. */

/* What is known of a word: 0 nothing; else the bits below. */
#define RAP_WORD_COUNT   0x0F /* how many binary digits its count has */
#define RAP_WORD_SPELLED 0x10 /* it is in the spelling list */

/* The state of a key that is being spelled: start with RAP_WORD_KEY, add folded letters. */
#define RAP_WORD_KEY G_GUINT64_CONSTANT (14695981039346656037)

static inline guint64
rap_word_key_add (guint64 key, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    key = (key ^ (guchar) bytes[i]) * G_GUINT64_CONSTANT (1099511628211);
  return key;
}

/* Places by hash: of each a part of the key, little-endian, and what is known of it, which is 0
 * where nothing is. */
#define RAP_WORD_PLACE_BYTES 3

typedef struct
{
  const guint8 *places;
  guint32       mask;
} RapWordList;

const RapWordList *rap_word_list_get (void);

static inline guint8
rap_word_list_look (const RapWordList *list, guint64 key)
{
  key ^= key >> 29;
  guint print = (key >> 40) & 0xFFFF;
  for (guint32 i = key & list->mask;; i = (i + 1) & list->mask)
    {
      const guint8 *place = list->places + (gsize) i * RAP_WORD_PLACE_BYTES;
      if (place[2] == 0 || (place[0] | (guint) place[1] << 8) == print)
        return place[2];
    }
}

/* Brings what the list has of a key near, for a look at it soon. */
static inline void
rap_word_list_fetch (const RapWordList *list, guint64 key)
{
  key ^= key >> 29;
  __builtin_prefetch (list->places + (key & list->mask) * RAP_WORD_PLACE_BYTES);
}

guint8 rap_word_list_find (guint64 key);

G_END_DECLS
