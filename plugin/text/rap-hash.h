// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RAP_HASH_START 2166136261u

/* FNV-1a over bytes, from RAP_HASH_START or what was hashed before. */
static inline guint32
rap_hash_bytes (guint32 hash, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) text[i]) * 16777619u;
  return hash;
}

/* One feature of a kind with two values. */
static inline guint32
rap_hash_mix (guint32 kind, guint32 a, guint32 b)
{
  guint32 h = (kind + 1) * 0x9E3779B1u;

  h = (h ^ a) * 0x85EBCA6Bu;
  h = ((h ^ (h >> 15)) ^ b) * 0xC2B2AE35u;
  return h ^ (h >> 13);
}

G_END_DECLS
