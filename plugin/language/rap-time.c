// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-time.h"

const char *
rap_time_type_get_nick (RapTimeType type)
{
  static const char *const nicks[] = { "DATE", "TIME", "DURATION", "SET" };

  return nicks[CLAMP (type, RAP_TIME_DATE, RAP_TIME_SET)];
}
