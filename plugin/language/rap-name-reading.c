// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-name-reading.h"

static const guint8 type_of_kind[RAP_N_KINDS] = {
  [RAP_KIND_PERSON] = RAP_NAME_PERSON, [RAP_KIND_ORGANISATION] = RAP_NAME_ORGANISATION,
  [RAP_KIND_PLACE] = RAP_NAME_PLACE,   [RAP_KIND_NATIONALITY] = RAP_NAME_NATIONALITY,
  [RAP_KIND_OTHER] = RAP_NAME_OTHER,
};

static const guint8 kind_of_type[RAP_N_NAME_TYPES] = {
  [RAP_NAME_PERSON] = RAP_KIND_PERSON,
  [RAP_NAME_ORGANISATION] = RAP_KIND_ORGANISATION,
  [RAP_NAME_STATE] = RAP_KIND_PLACE,
  [RAP_NAME_PLACE] = RAP_KIND_PLACE,
  [RAP_NAME_NATIONALITY] = RAP_KIND_NATIONALITY,
  [RAP_NAME_OTHER] = RAP_KIND_OTHER,
};

RapKind
rap_name_type_get_kind (RapNameType type)
{
  return kind_of_type[type];
}

RapNameType
rap_name_kind_get_type (RapKind kind)
{
  return type_of_kind[kind];
}
