// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#define RAPPORTEUR_INSIDE

#include "text/rap-version.h"
#include "text/rap-error.h"
#include "text/rap-span.h"
#include "text/rap-document.h"
#include "text/rap-dossier.h"
#include "text/rap-input.h"
#include "text/rap-reader.h"
#include "relate/rap-ledger.h"
#include "action/rap-item.h"
#include "action/rap-report.h"
#include "action/rap-action.h"
#include "action/rap-registry.h"
#include "write/rap-writer.h"
#include "write/rap-site.h"
#include "write/rap-verify.h"

#undef RAPPORTEUR_INSIDE
