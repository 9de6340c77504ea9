// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "write/rap-format.h"

G_BEGIN_DECLS

/* CoNLL-U: ten columns a word, one empty line after each sentence. */
extern const RapFormat rap_conllu_format;

G_END_DECLS
