// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-word-list.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE "/org/gnome/Rapporteur/model/words.bin"
#define HEADER   16
#define VERSION  2

static guint32
read_32 (const char *at)
{
  guint32 value;
  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

/* There is an empty place, so that each search ends. */
static gboolean
has_room (const RapWordList *list)
{
  guint32 i = 0;
  while (i < list->mask && list->places[(gsize) i * RAP_WORD_PLACE_BYTES + 2] != 0)
    i++;
  return list->places[(gsize) i * RAP_WORD_PLACE_BYTES + 2] == 0;
}

static RapWordList *
load (void)
{
  g_autoptr (GError) error = NULL;
  gsize        size;
  RapWordList *list = g_new0 (RapWordList, 1);

  /* What is in the library lives as long as the process, as does the list. */
  g_autoptr (GBytes) bytes =
    g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);
  const char *data = g_bytes_get_data (bytes, &size);
  guint32     bits = size > HEADER ? read_32 (data + 8) : 0;
  if (bits < 8 || bits > 24 || read_32 (data + 4) != VERSION ||
      size != HEADER + (gsize) RAP_WORD_PLACE_BYTES * (1u << bits) ||
      memcmp (data, "RAPW", 4) != 0)
    g_error ("The word list is damaged");
  list->mask = (1u << bits) - 1;
  list->places = (const guint8 *) data + HEADER;
  if (!has_room (list))
    g_error ("The word list is full");
  return list;
}

const RapWordList *
rap_word_list_get (void)
{
  static gsize list;
  if (g_once_init_enter (&list))
    g_once_init_leave (&list, (gsize) load ());
  return (const RapWordList *) list;
}

guint8
rap_word_list_find (guint64 key)
{
  return rap_word_list_look (rap_word_list_get (), key);
}
