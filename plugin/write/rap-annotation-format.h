// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "write/rap-format.h"

G_BEGIN_DECLS

/* A W3C Web Annotation page: every item an annotation, every piece of evidence a target with a
 * position and a quotation. */
extern const RapFormat rap_annotation_format;

G_END_DECLS
