// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-word-list.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE "/org/gnome/Rapporteur/model/words.bin"
#define HEADER   16

typedef struct
{
  GBytes        *bytes;  /* of all below */
  const guint16 *prints; /* little endian */
  const guint8  *classes;
  guint32        mask;
} WordList;

static guint32
read_32 (const char *at)
{
  guint32 value;
  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

static WordList *
load (void)
{
  g_autoptr (GError) error = NULL;
  gsize     size;
  WordList *list = g_new0 (WordList, 1);

  list->bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (list->bytes == NULL)
    g_error ("%s", error->message);
  const char *data = g_bytes_get_data (list->bytes, &size);
  guint32     bits = size > HEADER ? read_32 (data + 8) : 0;
  if (bits < 8 || bits > 24 || size != HEADER + (gsize) 3 * (1u << bits) ||
      memcmp (data, "RAPW", 4) != 0)
    g_error ("The word list is damaged");
  list->mask = (1u << bits) - 1;
  list->prints = (const guint16 *) (gconstpointer) (data + HEADER);
  list->classes = (const guint8 *) data + HEADER + (gsize) 2 * (1u << bits);
  return list; /* lives as long as the process */
}

static const WordList *
get (void)
{
  static gsize list;
  if (g_once_init_enter (&list))
    g_once_init_leave (&list, (gsize) load ());
  return (const WordList *) list;
}

void
rap_word_list_fetch (guint64 key)
{
  const WordList *list = get ();
  key ^= key >> 29;
  __builtin_prefetch (list->classes + (key & list->mask));
  __builtin_prefetch (list->prints + (key & list->mask));
}

guint8
rap_word_list_find (guint64 key)
{
  const WordList *list = get ();

  key ^= key >> 29;
  guint16 print = (key >> 40) & 0xFFFF;
  for (guint32 i = key & list->mask; list->classes[i] != 0; i = (i + 1) & list->mask)
    {
      if (GUINT16_FROM_LE (list->prints[i]) == print)
        return list->classes[i];
    }
  return 0;
}
