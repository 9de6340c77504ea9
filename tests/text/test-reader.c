// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "text/rap-reader.h"

#include <glib/gstdio.h>
#include <string.h>

#include "text/rap-document.h"

#define REPORT                                                                    \
  "<html><head><title>Ferries stop</title></head><body><article><p>The ferries "  \
  "between Arnau and the islands stopped on Monday after the crews walked out, "  \
  "the port said.</p><p>Talks with the owners go on, and nobody expects them to " \
  "end before the weekend, said a woman who speaks for the crews.</p></article>"  \
  "</body></html>"
#define PAGE_TYPE "Content-Type: text/html; charset=utf-8\r\n"

typedef struct
{
  char       *path;
  GByteArray *bytes;
} File;

static File
file_new (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("rap-reader-XXXXXX", NULL);
  return (File){ g_build_filename (folder, name, NULL), g_byte_array_new () };
}

static void
file_clear (File *file)
{
  g_autofree char *folder = g_path_get_dirname (file->path);
  g_unlink (file->path);
  g_rmdir (folder);
  g_free (file->path);
  g_byte_array_unref (file->bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (File, file_clear)

static RapReader *
file_open (File *file)
{
  RapReader *reader = rap_reader_new ();
  g_assert_true (g_file_set_contents (file->path,
                                      (const char *) file->bytes->data,
                                      file->bytes->len,
                                      NULL));
  rap_reader_add (reader, file->path);
  return reader;
}

static void
append (File *file, const char *text, gsize length)
{
  g_byte_array_append (file->bytes, (const guint8 *) text, length);
}

static void
append_packed (File *file, const char *text, gsize length)
{
  g_autoptr (GZlibCompressor) packer =
    g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autofree char *out = g_malloc (length + 1000);
  gsize            bytes_read, bytes_written;

  g_assert_cmpint (g_converter_convert (G_CONVERTER (packer),
                                        text,
                                        length,
                                        out,
                                        length + 1000,
                                        G_CONVERTER_INPUT_AT_END,
                                        &bytes_read,
                                        &bytes_written,
                                        NULL),
                   ==,
                   G_CONVERTER_FINISHED);
  append (file, out, bytes_written);
}

static GString *
record (const char *type, const char *uri, const char *content, gsize length)
{
  GString *text = g_string_new (NULL);
  g_string_printf (text,
                   "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\n"
                   "WARC-Date: 2021-03-04T05:06:07Z\r\nContent-Length: %" G_GSIZE_FORMAT
                   "\r\n\r\n",
                   type,
                   uri,
                   length);
  g_string_append_len (text, content, length);
  g_string_append (text, "\r\n\r\n");
  return text;
}

static GString *
answer (const char *uri, const char *headers, const char *body)
{
  g_autofree char *content =
    g_strdup_printf ("HTTP/1.1 200 OK\r\n%s\r\n%s", headers, body);
  return record ("response", uri, content, strlen (content));
}

static void
add (File *file, GString *text, gboolean packed)
{
  if (packed)
    append_packed (file, text->str, text->len);
  else
    append (file, text->str, text->len);
  g_string_free (text, TRUE);
}

/* The next document, which must come from the address. */
static RapDocument *
expect (RapReader *reader, const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDossier) dossier = rap_reader_next (reader, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (dossier);
  RapDocument *document = rap_dossier_get_document (dossier, 0);
  g_assert_cmpstr (rap_document_get_uri (document), ==, uri);
  return g_object_ref (document);
}

static void
expect_error (RapReader *reader, const char *words, guint64 offset)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *end = g_strdup_printf (":%" G_GUINT64_FORMAT, offset);

  g_assert_null (rap_reader_next (reader, NULL, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” says nothing of “%s”", error->message, words);
  g_assert_true (g_str_has_suffix (rap_reader_get_place (reader), end));
}

static void
expect_end (RapReader *reader)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (rap_reader_next (reader, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (rap_reader_is_done (reader));
}

static void
expect_report (RapReader *reader, const char *uri)
{
  g_autoptr (RapDocument) document = expect (reader, uri);
  g_assert_cmpstr (rap_document_get_title (document), ==, "Ferries stop");
  g_assert_nonnull (strstr (rap_document_get_text (document), "nobody expects"));
  g_assert_cmpstr (rap_document_get_published (document), ==, "2021-03-04T05:06:07Z");
  g_assert_cmpstr (rap_document_get_id (document), ==, uri);
}

/* What holds a text is read, and nothing else. */
static void
test_archive (gconstpointer packed)
{
  gboolean pack = GPOINTER_TO_INT (packed);
  g_auto (File) file = file_new (pack ? "a.warc.gz" : "a.warc");

  add (&file, record ("warcinfo", "urn:x", "software: none\r\n", 16), pack);
  add (&file,
       record ("request", "http://a.example/", "GET / HTTP/1.1\r\n\r\n", 18),
       pack);
  add (&file, answer ("http://a.example/one", PAGE_TYPE, REPORT), pack);
  add (&file,
       answer ("http://a.example/i.png", "Content-Type: image/png\r\n", "x"),
       pack);
  add (&file,
       record ("response", "http://a.example/gone", "HTTP/1.1 404 No\r\n\r\nNone", 23),
       pack);
  add (&file,
       answer ("http://a.example/two", "Content-Type: text/plain\r\n", "It rained.\n"),
       pack);
  add (&file, answer ("http://a.example/three", "", REPORT), pack);
  g_autoptr (RapReader) reader = file_open (&file);
  expect_report (reader, "http://a.example/one");
  g_autoptr (RapDocument) two = expect (reader, "http://a.example/two");
  g_assert_cmpstr (rap_document_get_text (two), ==, "It rained.\n");
  expect_report (reader, "http://a.example/three");
  expect_end (reader);
}

/* Encodings of the transfer, and a charset that only the server names. */
static void
test_archive_encodings (void)
{
  g_auto (File) file = file_new ("a.warc");
  g_auto (File) packed = file_new ("body.gz");
  g_autoptr (GString) chunks = g_string_new (NULL);

  append_packed (&packed, REPORT, strlen (REPORT));
  g_string_append (chunks,
                   "HTTP/1.1 200 OK\r\n" PAGE_TYPE "Content-Encoding: gzip\r\n\r\n");
  g_string_append_len (chunks, (const char *) packed.bytes->data, packed.bytes->len);
  add (&file,
       record ("response", "http://a.example/gz", chunks->str, chunks->len),
       FALSE);

  g_string_assign (chunks,
                   "HTTP/1.1 200 OK\r\n" PAGE_TYPE "Transfer-Encoding: chunked\r\n\r\n");
  g_string_append_printf (chunks, "10;x=y\r\n%.16s\r\n", REPORT);
  g_string_append_printf (chunks,
                          "%x\r\n%s\r\n0\r\n\r\n",
                          (guint) strlen (REPORT) - 16,
                          &REPORT[16]);
  add (&file,
       record ("response", "http://a.example/ch", chunks->str, chunks->len),
       FALSE);
  add (&file,
       answer ("http://a.example/latin",
               "Content-Type: text/plain; charset=\"ISO-8859-7\"\r\n",
               "\xC1\xE8\xDE\xED\xE1 it was.\n"),
       FALSE);
  /* A head that names what the body has no longer. */
  add (&file,
       answer ("http://a.example/done",
               PAGE_TYPE "Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n",
               REPORT),
       FALSE);
  add (&file,
       answer ("http://a.example/br",
               PAGE_TYPE "Content-Encoding: br\r\n",
               "\xFF\xFE\x01"),
       FALSE);
  g_autoptr (RapReader) reader = file_open (&file);
  expect_report (reader, "http://a.example/gz");
  expect_report (reader, "http://a.example/ch");
  g_autoptr (RapDocument) greek = expect (reader, "http://a.example/latin");
  g_assert_cmpstr (rap_document_get_text (greek), ==, "Αθήνα it was.\n");
  expect_report (reader, "http://a.example/done");
  g_autoptr (GError) error = NULL;
  g_assert_null (rap_reader_next (reader, NULL, &error));
  g_assert_nonnull (strstr (error->message, "br"));
  expect_end (reader);
}

/* A bad record is one error with the byte where it starts; the others are read. */
static void
test_archive_damage (void)
{
  g_auto (File) file = file_new ("a.warc");
  gsize bad[3];

  add (&file, answer ("http://a.example/one", PAGE_TYPE, REPORT), FALSE);
  bad[0] = file.bytes->len;
  append (&file, "rubbish that\nis no record\n", 26);
  add (&file, answer ("http://a.example/two", PAGE_TYPE, REPORT), FALSE);
  bad[1] = file.bytes->len;
  append (&file, "WARC/1.0\r\nWARC-Type: response\r\n\r\nno length\r\n", 44);
  add (&file, answer ("http://a.example/three", PAGE_TYPE, REPORT), FALSE);
  bad[2] = file.bytes->len;
  append (&file, "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99\r\n\r\nHTTP", 58);
  g_autoptr (RapReader) reader = file_open (&file);
  expect_report (reader, "http://a.example/one");
  expect_error (reader, "no record", bad[0]);
  expect_report (reader, "http://a.example/two");
  expect_error (reader, "no record", bad[1]);
  expect_report (reader, "http://a.example/three");
  expect_error (reader, "cut short", bad[2]);
  expect_end (reader);
}

/* The same in a packed one, where the member is damaged. */
static void
test_archive_damage_packed (void)
{
  g_auto (File) file = file_new ("a.warc.gz");

  add (&file, answer ("http://a.example/one", PAGE_TYPE, REPORT), TRUE);
  gsize bad = file.bytes->len;
  add (&file, answer ("http://a.example/bad", PAGE_TYPE, REPORT), TRUE);
  memset (file.bytes->data + bad + 40, 0x55, 60);
  add (&file, answer ("http://a.example/two", PAGE_TYPE, REPORT), TRUE);
  gsize cut = file.bytes->len;
  add (&file, answer ("http://a.example/cut", PAGE_TYPE, REPORT), TRUE);
  g_byte_array_set_size (file.bytes, file.bytes->len - 50);
  g_autoptr (RapReader) reader = file_open (&file);
  expect_report (reader, "http://a.example/one");
  expect_error (reader, "", bad);
  expect_report (reader, "http://a.example/two");
  expect_error (reader, "", cut);
  expect_end (reader);
}

/* Many records cost no more each than few. */
static void
test_archive_large (void)
{
  g_auto (File) file = file_new ("a.warc.gz");
  g_autofree char *long_body = g_strnfill (300000, 'x');
  guint            n = 0;

  for (guint i = 0; i < 300; i++)
    add (&file,
         answer ("http://a.example/", "Content-Type: text/plain\r\n", "Rain.\n"),
         TRUE);
  add (&file,
       answer ("http://a.example/", "Content-Type: text/plain\r\n", long_body),
       TRUE);
  g_autoptr (RapReader) reader = file_open (&file);
  g_object_set (reader, "limit", (guint64) 100000, NULL);
  for (; n < 300; n++)
    g_object_unref (expect (reader, "http://a.example/"));
  g_autoptr (GError) error = NULL;
  g_assert_null (rap_reader_next (reader, NULL, &error));
  g_assert_nonnull (strstr (error->message, "limit"));
  expect_end (reader);
}

/* Files of other kinds may be packed as well, in any number of members. */
static void
test_packed_lines (void)
{
  g_auto (File) file = file_new ("a.jsonl.gz");
  static const char lines[] =
    "{\"uri\":\"a\",\"text\":\"One.\"}\n{\"uri\":\"b\",\"text\":\"Two.\"}\n";

  append_packed (&file, lines, 20);
  append_packed (&file, lines + 20, strlen (lines) - 20);
  g_autoptr (RapReader) reader = file_open (&file);
  g_object_unref (expect (reader, "a"));
  g_object_unref (expect (reader, "b"));
  expect_end (reader);
}

static void
test_packed_page (void)
{
  g_auto (File) file = file_new ("a.html.gz");

  append_packed (&file, REPORT, strlen (REPORT));
  g_autoptr (RapReader) reader = file_open (&file);
  g_autoptr (RapDocument) document = expect (reader, file.path);
  g_assert_cmpstr (rap_document_get_title (document), ==, "Ferries stop");
  expect_end (reader);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/text/reader/archive", GINT_TO_POINTER (FALSE), test_archive);
  g_test_add_data_func ("/text/reader/archive-packed",
                        GINT_TO_POINTER (TRUE),
                        test_archive);
  g_test_add_func ("/text/reader/archive-encodings", test_archive_encodings);
  g_test_add_func ("/text/reader/archive-damage", test_archive_damage);
  g_test_add_func ("/text/reader/archive-damage-packed", test_archive_damage_packed);
  g_test_add_func ("/text/reader/archive-large", test_archive_large);
  g_test_add_func ("/text/reader/packed-lines", test_packed_lines);
  g_test_add_func ("/text/reader/packed-page", test_packed_page);
  return g_test_run ();
}
