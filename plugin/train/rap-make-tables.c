// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/make-tables.h"

#include <gio/gio.h>
#include <string.h>

#include "text/rap-tables.h"

/* Run by the build: writes the tables that the library maps, and a header that changes with
 * them. The library's own code reads the lexicons here, so that both agree on every form. */

#define LEXICONS "/org/gnome/Rapporteur/lexicon/en/"

static GHashTable *made; /* name → GByteArray */

/* What the library takes from its file is here what has been made so far. */
gconstpointer
rap_tables_get (const char *name, gsize *size)
{
  const GByteArray *table = g_hash_table_lookup (made, name);

  if (table == NULL)
    g_error ("No table “%s”", name);
  *size = table->len;
  return table->data;
}

static void
make_lexicons (void)
{
  g_auto (GStrv) files =
    g_resources_enumerate_children (LEXICONS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (LEXICONS, files[i], NULL);
      g_autoptr (GBytes) bytes =
        g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      gsize       size;
      const char *text = g_bytes_get_data (bytes, &size);
      *strrchr (files[i], '.') = '\0';
      g_hash_table_insert (made,
                           g_strconcat ("lexicon/", files[i], NULL),
                           rap_make_lexicon (text, size));
    }
}

static void
align (GByteArray *out)
{
  static const guint8 zeros[64];

  g_byte_array_append (out, zeros, -out->len & 63);
}

static GByteArray *
pack (void)
{
  g_autoptr (GList) names =
    g_list_sort (g_hash_table_get_keys (made), (GCompareFunc) strcmp);
  RapTablesHeader header = { RAP_TABLES_MAGIC, g_list_length (names), 0 };
  GByteArray     *out = g_byte_array_new ();
  gsize           at = sizeof header;

  g_byte_array_append (out, (const guint8 *) &header, sizeof header);
  g_byte_array_set_size (out, out->len + header.n_entries * sizeof (RapTablesEntry));
  for (GList *link = names; link != NULL;
       link = link->next, at += sizeof (RapTablesEntry))
    {
      const GByteArray *table = g_hash_table_lookup (made, link->data);
      RapTablesEntry    entry = { .size = table->len };
      g_assert (g_strlcpy (entry.name, link->data, sizeof entry.name) <
                sizeof entry.name);
      align (out);
      entry.offset = out->len;
      g_byte_array_append (out, table->data, table->len);
      memcpy (out->data + at, &entry, sizeof entry);
    }
  return out;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    g_error ("Usage: rap-make-tables TABLES STAMP");
  made = g_hash_table_new_full (g_str_hash,
                                g_str_equal,
                                g_free,
                                (GDestroyNotify) g_byte_array_unref);
  make_lexicons ();
  g_hash_table_insert (made, g_strdup ("gazetteer"), rap_make_gazetteer ());
  g_hash_table_insert (made, g_strdup ("leftovers"), rap_make_leftovers ());
  g_autoptr (GByteArray) out = pack ();
  g_autofree char *sum =
    g_compute_checksum_for_data (G_CHECKSUM_MD5, out->data, out->len);
  g_autofree char *stamp = g_strdup_printf ("/* %s */\n", sum);
  if (!g_file_set_contents (argv[1], (const char *) out->data, out->len, &error) ||
      !g_file_set_contents (argv[2], stamp, -1, &error))
    g_error ("%s", error->message);
  return 0;
}
