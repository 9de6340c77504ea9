// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-input-private.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/rap-intake.h"
#include "text/rap-members.h"

GType
rap_input_get_type (void)
{
  static gsize            type;
  static const GEnumValue values[] = {
    { RAP_INPUT_AUTO, "RAP_INPUT_AUTO", "auto" },
    { RAP_INPUT_HTML, "RAP_INPUT_HTML", "html" },
    { RAP_INPUT_TEXT, "RAP_INPUT_TEXT", "text" },
    { RAP_INPUT_JSONL, "RAP_INPUT_JSONL", "jsonl" },
    { RAP_INPUT_WARC, "RAP_INPUT_WARC", "warc" },
    { 0, NULL, NULL },
  };
  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("RapInput", values));
  return type;
}

gboolean
rap_input_is_packed (const char *path)
{
  return g_str_has_suffix (path, ".gz");
}

RapInput
rap_input_of (const char *path, RapInput given)
{
  static const struct
  {
    const char *suffix;
    RapInput    input;
  } suffixes[] = {
    { ".jsonl", RAP_INPUT_JSONL }, { ".ndjson", RAP_INPUT_JSONL },
    { ".html", RAP_INPUT_HTML },   { ".htm", RAP_INPUT_HTML },
    { ".xhtml", RAP_INPUT_HTML },  { ".warc", RAP_INPUT_WARC },
    { ".wet", RAP_INPUT_WARC },
  };
  g_autofree char *name =
    g_strndup (path, strlen (path) - (rap_input_is_packed (path) ? 3 : 0));

  for (guint i = 0; given == RAP_INPUT_AUTO && i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (name, suffixes[i].suffix))
        return suffixes[i].input;
    }
  return given;
}

GInputStream *
rap_input_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file =
    g_file_new_for_path (g_str_equal (path, "-") ? "/dev/stdin" : path);
  return G_INPUT_STREAM (g_file_read (file, cancellable, error));
}

GInputStream *
rap_input_open_unpacked (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = rap_input_open (path, cancellable, error);
  g_autoptr (RapMembers) members = NULL;

  if (stream == NULL || !rap_input_is_packed (path))
    return g_steal_pointer (&stream);
  members = rap_members_new ();
  return g_converter_input_stream_new (stream, G_CONVERTER (members));
}

/* A file of no more bytes is read in one go. */
#define SMALL 4194304

GBytes *
rap_input_read_small (const char *path, guint64 limit)
{
  struct stat about;
  gsize       length = 0;
  gssize      got = 1;
  if (g_str_equal (path, "-") || rap_input_is_packed (path) || stat (path, &about) != 0 ||
      !S_ISREG (about.st_mode) || about.st_size <= 0 ||
      (guint64) about.st_size > MIN (limit, SMALL))
    return NULL;
  int file = open (path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return NULL;
  /* One byte more tells whether it has grown. */
  gsize            room = (gsize) about.st_size + 1;
  g_autofree char *bytes = g_malloc (room);
  while (got > 0 && length < room)
    {
      got = read (file, bytes + length, room - length);
      length += (gsize) MAX (got, 0);
    }
  close (file);
  return got == 0 ? g_bytes_new_take (g_steal_pointer (&bytes), length) : NULL;
}

#define READ_AT_ONCE 262144

GBytes *
rap_input_read (GInputStream *stream,
                guint64       limit,
                GCancellable *cancellable,
                GError      **error)
{
  gsize            room = READ_AT_ONCE, length = 0;
  g_autofree char *bytes = g_malloc (room);
  gssize           got;

  do
    {
      if (room - length < READ_AT_ONCE / 16)
        bytes = g_realloc (bytes, room *= 2);
      got =
        g_input_stream_read (stream, bytes + length, room - length, cancellable, error);
      length += (gsize) MAX (got, 0);
      if (length > limit)
        {
          rap_intake_set_too_long (limit, error);
          return NULL;
        }
    }
  while (got > 0);
  return got < 0 ? NULL : g_bytes_new_take (g_steal_pointer (&bytes), length);
}
