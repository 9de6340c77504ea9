// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/train-breaks.h"
#include "train/train-tensor.h"

/* Prints what the trees of breaks.py learn from: rap-train-breaks TREEBANK… */
int
main (int argc, char **argv)
{
  TrainTexts *texts = train_texts_new ();

  train_chance_seed (0);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      train_texts_add (texts, argv[i], &error);
      if (error != NULL)
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
    }
  train_breaks_print (texts);
  return 0;
}
