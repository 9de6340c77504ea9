// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-name-model.h"

#include <gio/gio.h>
#include <string.h>

#define MAGIC    "RAPNAME1"
#define RESOURCE "/org/gnome/Rapporteur/model/names.bin"
#define HEAD     (sizeof MAGIC - 1 + 4 * (RAP_N_VERDICTS + 1))
/* A place is in the filter when all its bits are set. */
#define N_PROBES 5
#define MAX_BITS 24
#define MIXER    G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9)

static guint32
read_32 (const guint8 *bytes)
{
  return bytes[0] | (guint32) bytes[1] << 8 | (guint32) bytes[2] << 16 |
         (guint32) bytes[3] << 24;
}

static gboolean
read_parts (RapNameModel *model, GBytes *bytes, guint n_features)
{
  gsize         size, at = HEAD;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size < HEAD || memcmp (data, MAGIC, sizeof MAGIC - 1) != 0)
    return FALSE;
  const guint8 *lengths = data + sizeof MAGIC - 1;
  for (guint i = 0; i < RAP_N_VERDICTS; i++)
    {
      gsize length = read_32 (lengths + 4 * i);
      if (length > size - at)
        return FALSE;
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, at, length);
      model->trees[i] = rap_trees_new (part, n_features);
      if (model->trees[i] == NULL)
        return FALSE;
      at += length;
    }
  model->filter = data + at;
  model->filter_bits = read_32 (lengths + 4 * RAP_N_VERDICTS);
  return model->filter_bits >= 3 && model->filter_bits <= MAX_BITS &&
         size - at == (gsize) 1 << (model->filter_bits - 3);
}

RapNameModel *
rap_name_model_new (GBytes *bytes, guint n_features)
{
  g_autoptr (RapNameModel) model = g_new0 (RapNameModel, 1);

  return read_parts (model, bytes, n_features) ? g_steal_pointer (&model) : NULL;
}

void
rap_name_model_free (RapNameModel *model)
{
  for (guint i = 0; i < RAP_N_VERDICTS; i++)
    g_clear_pointer (&model->trees[i], rap_trees_free);
  g_free (model);
}

/* Set by a training program only, before anything is read. */
static const RapNameModel *model_used;

void
rap_name_model_use (const RapNameModel *model)
{
  model_used = model;
}

const RapNameModel *
rap_name_model_get (void)
{
  static gsize once;

  if (model_used != NULL)
    return model_used;
  if (g_once_init_enter (&once))
    {
      g_autoptr (GBytes) bytes =
        g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      RapNameModel *model =
        bytes != NULL ? rap_name_model_new (bytes, RAP_N_NAME_VALUES) : NULL;
      if (model == NULL)
        g_error ("no model names.bin in the library");
      g_once_init_leave (&once, (gsize) model);
    }
  return (const RapNameModel *) once;
}

gboolean
rap_name_model_knows (const RapNameModel *model, guint64 hash)
{
  guint32 mask = ((guint32) 1 << model->filter_bits) - 1;

  hash = (hash ^ hash >> 29) * MIXER;
  guint32 at = (guint32) hash, step = (guint32) (hash >> 32) | 1;

  for (guint i = 0; i < N_PROBES; i++, at += step)
    if ((model->filter[(at & mask) >> 3] >> (at & 7) & 1) == 0)
      return FALSE;
  return TRUE;
}
