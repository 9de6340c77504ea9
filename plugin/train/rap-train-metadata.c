// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Writes what plugin/train/page_metadata.py learns from: one line of JSON for each page named
 * on standard input, with the candidates for title, byline and date and their features.
 *
 * usage: rap-train-metadata MODEL < LIST */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "text/rap-page-candidate-features.h"
#include "text/rap-page-candidates.h"
#include "text/rap-page-headline.h"

static void
print_text (const char *text)
{
  putchar ('"');
  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\')
      printf ("\\%c", *text);
    else if ((guchar) *text < 32)
      printf ("\\u%04x", *text);
    else
      putchar (*text);
  putchar ('"');
}

static void
print_field (const RapCandidates *all, RapPageField field, const RapPageModel *model)
{
  g_autofree gint16 *rows = rap_candidate_features (all, field, model);
  printf ("[");
  for (guint i = 0; i < all->fields[field]->len; i++)
    {
      printf ("%s{\"v\":", i > 0 ? "," : "");
      print_text (g_array_index (all->fields[field], RapCandidate, i).value);
      printf (",\"x\":[");
      for (guint k = 0; k < RAP_CANDIDATE_FEATURES; k++)
        printf ("%s%d", k > 0 ? "," : "", rows[i * RAP_CANDIDATE_FEATURES + k]);
      printf ("]}");
    }
  printf ("]");
}

int
main (int argc, char **argv)
{
  char                line[8192];
  g_autofree char    *data = NULL;
  gsize               size = 0;
  const RapPageModel *model = NULL;
  if (argc < 2 || !g_file_get_contents (argv[1], &data, &size, NULL) ||
      (model = rap_page_model_new ((guint8 *) data, size)) == NULL)
    {
      g_printerr ("usage: rap-train-metadata MODEL < PAGES\n");
      return 2;
    }
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_autofree char *html = NULL;
      gsize            length;
      if (!g_file_get_contents (g_strchomp (line), &html, &length, NULL))
        return 1;
      g_autoptr (RapPage) page = rap_page_parse (html, length);
      g_autoptr (RapPageLayout) layout = rap_page_layout_new (page, model);
      rap_page_find_headline (layout);
      g_autoptr (RapCandidates) all = rap_candidates_new (layout, NULL);
      printf ("[");
      for (guint field = 0; field < RAP_N_FIELDS; field++)
        {
          printf ("%s", field > 0 ? "," : "");
          print_field (all, (RapPageField) field, model);
        }
      printf ("]\n");
    }
  return 0;
}
