// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RAP_NAME_PERSON,
  RAP_NAME_ORGANISATION,
  RAP_NAME_STATE,
  RAP_NAME_PLACE,
  RAP_NAME_NATIONALITY, /* an adjective or people: Chinese, the Kurds */
  RAP_NAME_OTHER,
  RAP_N_NAME_TYPES
} RapNameType;

/* Words [first, end). */
typedef struct
{
  guint       first;
  guint       end;
  RapNameType type;
  char        state[4]; /* ISO 3166-1 alpha-3 when the lexicon knows it, else "" */
} RapName;

G_END_DECLS
