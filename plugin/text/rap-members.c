// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-members.h"

#include <string.h>

#define MAGIC_BYTES 4

struct _RapMembers
{
  GObject parent_instance;

  GConverter *inflater;
  guint64     at;    /* packed bytes that are done */
  guint64     start; /* of the member */
  gboolean    fresh; /* nothing of the member has been read */
  gboolean    lost;  /* the member is damaged: the next one is sought */
};

static void converter_init (GConverterIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RapMembers,
                               rap_members,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER, converter_init))

static void
rap_members_finalize (GObject *object)
{
  g_object_unref (RAP_MEMBERS (object)->inflater);
  G_OBJECT_CLASS (rap_members_parent_class)->finalize (object);
}

static gboolean
starts_member (const guint8 *bytes)
{
  return bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8 && bytes[3] < 0x20;
}

/* Passes over bytes until a member starts, or all but those that may be half of its mark. */
static GConverterResult
seek_member (RapMembers   *self,
             const guint8 *bytes,
             gsize         size,
             gboolean      at_end,
             gsize        *bytes_read,
             GError      **error)
{
  gsize at = self->at == self->start ? 1 : 0; /* not the damaged one again */

  while (at + MAGIC_BYTES <= size && !starts_member (bytes + at))
    at++;
  if (at + MAGIC_BYTES <= size)
    {
      self->lost = FALSE;
      self->fresh = TRUE;
    }
  else if (at_end)
    at = size;
  *bytes_read = MIN (at, size);
  self->at += *bytes_read;
  if (*bytes_read > 0)
    return G_CONVERTER_CONVERTED;
  if (at_end)
    return G_CONVERTER_FINISHED;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "more is needed");
  return G_CONVERTER_ERROR;
}

static GConverterResult
unpack (RapMembers     *self,
        const void     *in,
        gsize           in_size,
        void           *out,
        gsize           out_size,
        GConverterFlags flags,
        gsize          *bytes_read,
        gsize          *bytes_written,
        GError        **error)
{
  g_autoptr (GError) local = NULL;
  GConverterResult result = g_converter_convert (self->inflater,
                                                 in,
                                                 in_size,
                                                 out,
                                                 out_size,
                                                 flags,
                                                 bytes_read,
                                                 bytes_written,
                                                 &local);

  if (result == G_CONVERTER_ERROR)
    {
      gboolean wants_room =
        g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ||
        (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) &&
         !(flags & G_CONVERTER_INPUT_AT_END));
      self->lost = !wants_room;
      if (self->lost)
        g_converter_reset (self->inflater);
      g_propagate_error (error, g_steal_pointer (&local));
      return result;
    }
  self->at += *bytes_read;
  if (result != G_CONVERTER_FINISHED)
    return result;
  g_converter_reset (self->inflater);
  self->fresh = TRUE;
  return G_CONVERTER_CONVERTED;
}

static GConverterResult
rap_members_convert (GConverter     *converter,
                     const void     *in,
                     gsize           in_size,
                     void           *out,
                     gsize           out_size,
                     GConverterFlags flags,
                     gsize          *bytes_read,
                     gsize          *bytes_written,
                     GError        **error)
{
  RapMembers *self = RAP_MEMBERS (converter);
  gboolean    at_end = (flags & G_CONVERTER_INPUT_AT_END) != 0;

  *bytes_read = *bytes_written = 0;
  if (self->fresh && in_size == 0 && at_end)
    return G_CONVERTER_FINISHED;
  if (self->lost)
    {
      GConverterResult result =
        seek_member (self, in, in_size, at_end, bytes_read, error);
      if (self->lost || *bytes_read > 0)
        return result;
      g_clear_error (error); /* the next member starts right here */
    }
  if (self->fresh && in_size > 0)
    {
      self->start = self->at;
      self->fresh = FALSE;
    }
  return unpack (self,
                 in,
                 in_size,
                 out,
                 out_size,
                 flags,
                 bytes_read,
                 bytes_written,
                 error);
}

static void
rap_members_reset (GConverter *converter)
{
  RapMembers *self = RAP_MEMBERS (converter);

  g_converter_reset (self->inflater);
  self->at = self->start = 0;
  self->fresh = TRUE;
  self->lost = FALSE;
}

static void
rap_members_class_init (RapMembersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_members_finalize;
}

static void
converter_init (GConverterIface *iface)
{
  iface->convert = rap_members_convert;
  iface->reset = rap_members_reset;
}

static void
rap_members_init (RapMembers *self)
{
  self->inflater = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  self->fresh = TRUE;
}

RapMembers *
rap_members_new (void)
{
  return g_object_new (RAP_TYPE_MEMBERS, NULL);
}

guint64
rap_members_get_start (RapMembers *self)
{
  return self->start;
}
