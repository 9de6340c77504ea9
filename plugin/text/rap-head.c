// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-head.h"

#include <string.h>

#include "text/rap-utf8.h"

#define HEAD_LINES  12 /* at most so many lines are looked at */
#define TITLE_LINES 5
#define TITLE_WORDS 9 /* more words make no better title */
#define LONGEST     40
#define NAME_LINES  4 /* in these, a byline may be taken for the report */
#define ONE_NAME    6
#define ONE_DATE    12
#define BODY_TOKENS 14
#define STRONG      7
#define ALONE       4 /* tokens of a line that is a date by itself */

typedef struct
{
  const RapLines     *lines;
  const RapLine      *line;
  const RapLineToken *token; /* of the line */
} Head;

static Head
head_at (const RapLines *lines, guint i)
{
  const RapLine *line = &g_array_index (lines->lines, RapLine, i);
  return (Head){
    lines, line, (const RapLineToken *) (gconstpointer) lines->tokens->data + line->first
  };
}

/* ------------------------------------------------------------ dates */

static guint
number_of (const Head *head, const RapLineToken *token)
{
  guint value = 0;
  for (guint i = 0; i < token->length && value < 100000; i++)
    {
      int digit = g_ascii_digit_value (head->lines->reading->str[token->start + i]);
      if (digit < 0)
        return 0;
      value = value * 10 + digit;
    }
  return value;
}

static char *
make_date (guint year, guint month, guint day)
{
  if (year < 100)
    year += year < 70 ? 2000 : 1900;
  if (year < 1800 || year > 2200 || month < 1 || month > 12 ||
      !g_date_valid_dmy (MAX (day, 1), month, year))
    return NULL;
  return day > 0 ? g_strdup_printf ("%04u-%02u-%02u", year, month, day)
                 : g_strdup_printf ("%04u-%02u", year, month);
}

/* Three numbers with the same mark between them: year first when it has four digits, else
 * the month, unless it cannot be one. */
static char *
numeric_date (const Head *head, guint i)
{
  const RapLineToken *t = head->token + i;
  if (i + 4 >= head->line->n || t[1].mark != t[3].mark ||
      (t[1].mark != '-' && t[1].mark != '/' && t[1].mark != '.'))
    return NULL;
  if (t[2].kind != RAP_LINE_NUMBER || t[4].kind != RAP_LINE_NUMBER)
    return NULL;
  guint a = number_of (head, &t[0]), b = number_of (head, &t[2]),
        c = number_of (head, &t[4]);
  if (t[0].length == 4)
    return make_date (a, b, c);
  if (t[4].length != 2 && t[4].length != 4)
    return NULL;
  return a > 12 || t[1].mark == '.' ? make_date (c, b, a) : make_date (c, a, b);
}

/* A month's name and the numbers beside it. */
static char *
named_date (const Head *head, guint i, guint month)
{
  const RapLineToken *t = head->token + i;
  guint               n = head->line->n, after = i + 1, year;

  after += after < n && t[1].mark == '.';
  if (after < n && head->token[after].kind == RAP_LINE_NUMBER &&
      head->token[after].length <= 2)
    {
      guint day = number_of (head, &head->token[after++]);
      while (after < n &&
             (head->token[after].mark == ',' || head->token[after].length == 2))
        after++;
      year = after < n && head->token[after].length == 4
               ? number_of (head, &head->token[after])
               : 0;
      return year > 0 ? make_date (year, month, day) : NULL;
    }
  while (after < n && head->token[after].mark == ',')
    after++;
  if (after >= n || head->token[after].length != 4 ||
      (year = number_of (head, &head->token[after])) == 0)
    return NULL;
  guint before = i;
  while (before > 0 && before + 2 > i && head->token[before - 1].kind != RAP_LINE_NUMBER)
    before--;
  guint day = before > 0 && head->token[before - 1].length <= 2
                ? number_of (head, &head->token[before - 1])
                : 0;
  /* A month and a year inside a line of other words date what the line speaks of. */
  return day > 0 || n <= ALONE ? make_date (year, month, day) : NULL;
}

static char *
find_date (const Head *head)
{
  for (guint i = 0; i < MIN (head->line->n, LONGEST); i++)
    {
      const RapLineToken *t = head->token + i;
      guint               month = rap_leftover_month (t);
      char               *date = NULL;
      if (month > 0 && t->capitals > 0)
        date = named_date (head, i, month);
      else if (t->kind == RAP_LINE_NUMBER)
        date = numeric_date (head, i);
      if (date != NULL)
        return date;
    }
  return NULL;
}

static gboolean
is_dash (const RapLineToken *token)
{
  return token->mark == '-' || token->mark == 0x2013 || token->mark == 0x2014;
}

/* The date of "OSLO, 14 March 2016 (Wire) -" where the report begins: names and numbers up to
 * a dash. */
static char *
find_dateline (const Head *head)
{
  RapLine before = *head->line;

  for (guint i = 0; i < MIN (head->line->n, BODY_TOKENS); i++)
    {
      const RapLineToken *t = &head->token[i];
      if (t->kind == RAP_LINE_WORD && t->capitals == 0)
        return NULL;
      if (i == 0 || !is_dash (t) || t->start == t[-1].start + t[-1].length)
        continue;
      before.n = i;
      return find_date (&(Head){ head->lines, &before, head->token });
    }
  return NULL;
}

static void
read_dateline (const RapLines *lines, const gboolean *kept, RapDraft *draft)
{
  guint n = MIN (lines->lines->len, HEAD_LINES);

  for (guint i = 0; i < n; i++)
    {
      Head             head = head_at (lines, i);
      g_autofree char *date = kept[i] ? find_dateline (&head) : NULL;
      rap_draft_offer (&draft->published, date);
    }
}

/* ------------------------------------------------------------ names */

static gboolean
is_name_part (const RapLineToken *token)
{
  return token->kind == RAP_LINE_WORD && token->capitals > 0;
}

/* The token after the names that start at one: capitalised words, with initials' stops,
 * hyphens, and one short word or comma between two of them. */
static guint
names_end (const Head *head, guint from)
{
  const RapLineToken *first = head->token + from;
  gboolean            capitals = first->letters > 1 && first->capitals == first->letters;
  guint               end = from, n = head->line->n;
  for (guint i = from; i < n; i++)
    {
      const RapLineToken *t = head->token + i;
      gboolean            spaced = i > 0 && t->start > t[-1].start + t[-1].length;
      gboolean            link = t->mark == '.' || t->mark == '&' || t->mark == ',' ||
                      (t->mark == '-' && !spaced) ||
                      (t->kind == RAP_LINE_WORD && t->letters <= 3);
      /* Names in capitals end where capitals do, and a word before a colon is a label. */
      if (is_name_part (t) &&
          ((capitals && t->capitals < t->letters) || (i + 1 < n && t[1].mark == ':')))
        break;
      if (is_name_part (t))
        end = i + 1;
      else if (!link || i + 1 >= n || (!is_name_part (t + 1) && t[1].mark == 0) ||
               i >= end + 2)
        break;
    }
  return end;
}

/* The end of the names, where a comma parts the last one from a site: there is one comma,
 * and little after it. */
static guint
without_site (const Head *head, guint from, guint end)
{
  guint commas = 0, last = end;
  for (guint i = from; i < end; i++)
    {
      commas += head->token[i].mark == ',';
      if (head->token[i].mark == ',')
        last = i;
    }
  return commas == 1 && last > from && last + 4 >= end ? last : end;
}

/* Names in capitals are read with small letters. */
static char *
read_names (const Head *head, guint from, guint end)
{
  GString *names = g_string_new (NULL);
  guint    capitals = 0, letters = 0;

  for (guint i = from; i < end; i++)
    {
      capitals += head->token[i].capitals;
      letters += head->token[i].letters;
    }
  guint    start = head->token[from].start;
  guint    stop = head->token[end - 1].start + head->token[end - 1].length;
  gboolean lower = letters > 5 && capitals == letters, inside = FALSE;
  for (guint at = start; at < stop;)
    {
      gunichar c = rap_utf8_get (head->lines->reading->str + at);
      g_string_append_unichar (names, lower && inside ? g_unichar_tolower (c) : c);
      inside = g_unichar_isalpha (c);
      at += rap_utf8_width (head->lines->reading->str + at);
    }
  return g_string_free (names, FALSE);
}

/* A name, or two with a word between, before a comma or a bar and a site. */
static char *
find_unmarked_names (const Head *head)
{
  guint    end = 0, n = head->line->n;
  gboolean linked = FALSE;

  while (end < n && head->token[end].mark != ',' && head->token[end].mark != '|')
    {
      const RapLineToken *t = &head->token[end++];
      gboolean            link = t->kind == RAP_LINE_WORD && t->letters == 3;
      if (!is_name_part (t) && t->mark != '.' && !link)
        return NULL;
      linked |= link && !is_name_part (t);
    }
  gboolean known = head->line->leftover.category == RAP_LEFTOVER_BYLINE && n <= 8;
  if (end < 2 || end >= n || n > end + 4 || end > (linked ? 8 : 4) || (!known && !linked))
    return NULL;
  return read_names (head, 0, end);
}

/* Who wrote, where a line says nothing else: after a word that says so, or a name before a
 * comma or bar and a site. */
static char *
find_names (const Head *head)
{
  guint from = rap_leftover_byline (head->token, head->line->n);

  if (from == 0)
    return find_unmarked_names (head);
  guint    end = without_site (head, from, names_end (head, from));
  gboolean alone = end == head->line->n || head->token[end].kind == RAP_LINE_MARK;
  return end > from + 1 || (end > from && alone) ? read_names (head, from, end) : NULL;
}

/* ------------------------------------------------------------ the head */

static gboolean
is_title (const Head *head)
{
  const RapLeftover *leftover = &head->line->leftover;
  guint              words = 0;

  for (guint i = 0; i < head->line->n; i++)
    words += head->token[i].kind == RAP_LINE_WORD;
  return words >= 2 && head->line->n <= LONGEST &&
         MAX (MAX (leftover->line, leftover->composed),
              MAX (leftover->prefix, leftover->contains)) < STRONG;
}

static int
title_value (const Head *head, guint i)
{
  guint words = 0;
  for (guint j = 0; j < head->line->n; j++)
    words += head->token[j].kind == RAP_LINE_WORD;
  return (int) MIN (words, TITLE_WORDS) * 10 - (int) i;
}

static void
read_title (const RapLines *lines, guint end, RapBlockRole *roles, RapDraft *draft)
{
  int best = -1, value = 0;

  for (guint i = 0; i < MIN (end, TITLE_LINES); i++)
    {
      Head head = head_at (lines, i);
      if (roles[i] != RAP_BLOCK_LEFTOVER || head.line->frame || !is_title (&head) ||
          title_value (&head, i) <= value)
        continue;
      value = title_value (&head, i);
      best = i;
    }
  if (best < 0)
    return;
  const RapLine   *line = &g_array_index (lines->lines, RapLine, best);
  g_autofree char *title =
    g_strndup (lines->reading->str + line->start, line->end - line->start);
  roles[best] = RAP_BLOCK_TITLE;
  rap_draft_offer (&draft->title, title);
}

/* A short line that says who wrote, and no more: no report says that in a line of its own. */
static char *
find_only_names (const Head *head)
{
  guint from = rap_leftover_byline (head->token, head->line->n);
  guint end = from > 0 && from < head->line->n ? names_end (head, from) : 0;
  return end > from + 1 && end == head->line->n && end - from <= ONE_NAME
           ? read_names (head, from, end)
           : NULL;
}

/* A short line that is a date, with its day or hour and no more. */
static char *
find_only_date (const Head *head)
{
  guint words = 0;
  for (guint i = 0; i < MIN (head->line->n, ONE_DATE); i++)
    words += head->token[i].kind == RAP_LINE_WORD &&
             rap_leftover_month (&head->token[i]) == 0 && head->token[i].letters > 2;
  return head->line->n < ONE_DATE && words <= 1 ? find_date (head) : NULL;
}

/* Of a copy so short that all of it is taken for the report, the lines that tell who wrote it
 * and when are known by what they say. */
static void
drop_names (const RapLines *lines,
            guint           end,
            gboolean       *kept,
            RapBlockRole   *roles,
            RapDraft       *draft)
{
  for (guint i = 0; i < MIN (end, NAME_LINES); i++)
    {
      Head             head = head_at (lines, i);
      g_autofree char *names =
        kept[i] && !head.line->frame ? find_only_names (&head) : NULL;
      g_autofree char *date =
        kept[i] && names == NULL && !head.line->frame ? find_only_date (&head) : NULL;
      if (names == NULL && date == NULL)
        continue;
      kept[i] = FALSE;
      roles[i] = names != NULL ? RAP_BLOCK_BYLINE : RAP_BLOCK_DATELINE;
      rap_draft_offer (&draft->byline, names);
      rap_draft_offer (&draft->published, date);
    }
}

void
rap_head_read (const RapLines *lines,
               gboolean       *kept,
               RapBlockRole   *roles,
               RapDraft       *draft)
{
  guint n = lines->lines->len, end = 0;

  while (end < MIN (n, HEAD_LINES) &&
         (!kept[end] || g_array_index (lines->lines, RapLine, end).n < BODY_TOKENS))
    end++;
  for (guint i = 0; i < end; i++)
    {
      Head head = head_at (lines, i);
      if (kept[i] || head.line->frame || head.line->n > LONGEST)
        continue;
      g_autofree char *names = find_names (&head), *date = find_date (&head);
      if (names == NULL && date == NULL)
        continue;
      roles[i] = names != NULL ? RAP_BLOCK_BYLINE : RAP_BLOCK_DATELINE;
      rap_draft_offer (&draft->byline, names);
      rap_draft_offer (&draft->published, date);
    }
  /* Where no paragraph follows, a date may be all that there is. */
  if (end < MIN (n, HEAD_LINES))
    drop_names (lines, end, kept, roles, draft);
  read_dateline (lines, kept, draft);
  read_title (lines, end, roles, draft);
}
