// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a thread is working for, and whether it is still wanted. Long loops ask and leave early;
 * what they leave behind is whole enough to be read but is never kept with a document: it
 * belongs to the work and goes with it. Works may be nested; the innermost counts. */
typedef struct _RapWork RapWork;

struct _RapWork
{
  RapWork      *outer;
  GCancellable *cancellable; /* or NULL */
  GArray       *parts;       /* what was made since the work was cancelled */
  gpointer      empty;       /* an empty document for what is begun after that, or NULL */
};

/* Both on the same thread; the work lives on its stack. */
void rap_work_begin (RapWork *work, GCancellable *cancellable);
void rap_work_end (RapWork *work);
/* Cheap enough to be asked for every word. */
gboolean rap_work_is_cancelled (void);
/* The work of this thread, or NULL. */
RapWork *rap_work_peek (void);

/* A part is known by what it was made from and by whom. */
gpointer rap_work_find_part (gconstpointer owner, gconstpointer maker);
void     rap_work_add_part (gconstpointer  owner,
                            gconstpointer  maker,
                            gpointer       part,
                            GDestroyNotify free_part);

G_END_DECLS
