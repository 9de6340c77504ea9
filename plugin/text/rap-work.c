// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-work.h"

typedef struct
{
  gconstpointer  owner;
  gconstpointer  maker;
  gpointer       part;
  GDestroyNotify free_part;
} Part;

static GPrivate work_of_thread = G_PRIVATE_INIT (NULL);

RapWork *
rap_work_peek (void)
{
  return g_private_get (&work_of_thread);
}

void
rap_work_begin (RapWork *work, GCancellable *cancellable)
{
  *work = (RapWork){ rap_work_peek (), cancellable, NULL, NULL };
  g_private_set (&work_of_thread, work);
}

/* Later parts may point into earlier ones, and any part into the empty document. */
void
rap_work_end (RapWork *work)
{
  g_assert (rap_work_peek () == work);
  for (guint i = work->parts != NULL ? work->parts->len : 0; i-- > 0;)
    {
      Part *part = &g_array_index (work->parts, Part, i);
      part->free_part (part->part);
    }
  g_clear_pointer (&work->parts, g_array_unref);
  g_clear_object (&work->empty);
  g_private_set (&work_of_thread, work->outer);
}

gboolean
rap_work_is_cancelled (void)
{
  const RapWork *work = rap_work_peek ();

  return work != NULL && g_cancellable_is_cancelled (work->cancellable);
}

gpointer
rap_work_find_part (gconstpointer owner, gconstpointer maker)
{
  const RapWork *work = rap_work_peek ();

  for (guint i = 0; work != NULL && work->parts != NULL && i < work->parts->len; i++)
    {
      const Part *part = &g_array_index (work->parts, Part, i);
      if (part->owner == owner && part->maker == maker)
        return part->part;
    }
  return NULL;
}

void
rap_work_add_part (gconstpointer  owner,
                   gconstpointer  maker,
                   gpointer       part,
                   GDestroyNotify free_part)
{
  RapWork *work = rap_work_peek ();
  Part     added = { owner, maker, part, free_part };

  if (work->parts == NULL)
    work->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_append_val (work->parts, added);
}
