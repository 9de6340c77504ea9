// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "action/rap-item-private.h"
#include "action/rap-report.h"

G_BEGIN_DECLS

/* Makes an item, adds it and gives it back for its evidence and fields. */
RapItem *rap_report_add (RapReport *self, const char *kind, const char *label);
/* Items that are made only when somebody looks at them: the i-th thing of a document. */
typedef struct
{
  /* An item without its id. */
  RapItem *(*make) (RapDocument *document, guint i);
  /* All of what the item is as JSON, as the next element of an array. */
  void (*write) (RapFields *fields, RapDocument *document, guint i, const char *id);
} RapLateKind;
void rap_report_add_late (RapReport         *self,
                          const RapLateKind *kind,
                          RapDocument       *document,
                          guint              i);
/* Says that the report is the work of this action; ids of items start with its name. */
void       rap_report_set_action (RapReport *self, const char *action);
GPtrArray *rap_report_get_actions (RapReport *self);
/* The id of an actor of a document; the actor then stands in the report's list of actors. */
const char *rap_report_actor (RapReport *self, RapDocument *document, guint actor);
/* The same; the state is told with the actor when the text gives him no other. */
const char *rap_report_actor_of_state (RapReport   *self,
                                       RapDocument *document,
                                       guint        actor,
                                       const char  *state);
/* The id of a body that no actor of the document stands for, such as "police"; it is told as
 * a group, with its state or "". */
const char *rap_report_body (RapReport     *self,
                             RapDocument   *document,
                             const RapSpan *span,
                             const char    *state);
/* A member of the result beside items and actors, such as "article". */
void rap_report_set_extra (RapReport *self, const char *name, const char *json);
void rap_report_append_items (RapReport *self, GString *out);
void rap_report_append_actors (RapReport *self, GString *out);
void rap_report_append_extras (RapReport *self, GString *out);

G_END_DECLS
