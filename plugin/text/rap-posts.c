// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-posts.h"

#include "text/rap-leftovers.h"

#define LONGEST 40 /* tokens */

static gboolean
is_dash (const RapLineToken *token)
{
  return token->mark == '-' || token->mark == 0x2013 || token->mark == 0x2014;
}

gboolean
rap_post_is_signature (const RapLineToken *tokens, guint n)
{
  guint account = 1;

  if (n < 6 || n > LONGEST || !is_dash (&tokens[0]))
    return FALSE;
  while (account + 1 < n &&
         (tokens[account].mark != '(' || tokens[account + 1].mark != '@'))
    account++;
  while (account < n && tokens[account].mark != ')')
    account++;
  account++;
  return account < n && rap_leftover_date (tokens + account, n - account) >= 3;
}
