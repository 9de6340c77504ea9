// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gio/gio.h>
#include <rapporteur.h>

G_BEGIN_DECLS

/* What every command takes; see the entries in rap-cli-options.c. */
typedef struct
{
  char    *format;
  char    *output;
  char    *errors;
  char    *published;
  char    *language;
  char    *input;
  int      jobs;
  double   deadline;
  gint64   limit;
  gboolean with_text;
  gboolean together;
  gboolean quiet;
  char   **files;
} RapCliOptions;

/* The actions of a list such as "quotes,summary"; "report" stands for all extractions. */
GPtrArray *rap_cli_actions_of (const char *list, GError **error);
/* Reads the command line into options and the parameters of the actions. */
gboolean rap_cli_parse (GPtrArray     *actions,
                        RapCliOptions *options,
                        const char    *summary,
                        int           *argc,
                        char        ***argv,
                        GError       **error);
void     rap_cli_clear (RapCliOptions *options);
/* The words that complete a command line after these ones, one a line. */
void rap_cli_complete (int argc, char **argv);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RapCliOptions, rap_cli_clear)

G_END_DECLS
