// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RAP_TYPE_MEMBERS (rap_members_get_type ())

/* Unpacks gzip of any number of members, as web archives have one for each record. A damaged
 * member is one error; after it the stream goes on with the next member. */
G_DECLARE_FINAL_TYPE (RapMembers, rap_members, RAP, MEMBERS, GObject)

RapMembers *rap_members_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* The byte of the packed stream where the member starts that was unpacked last. */
guint64 rap_members_get_start (RapMembers *self);

G_END_DECLS
