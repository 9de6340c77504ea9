// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-mention.h"

#include <string.h>

typedef struct
{
  const char *code;
  RapGender   gender;
} GenderCode;

static const GenderCode GENDERS[] = {
  { "m", RAP_GENDER_MALE },
  { "male", RAP_GENDER_MALE },
  { "f", RAP_GENDER_FEMALE },
  { "female", RAP_GENDER_FEMALE },
};

RapGender
rap_gender_of_field (RapField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (GENDERS); i++)
    if (rap_field_is (field, GENDERS[i].code))
      return GENDERS[i].gender;
  return RAP_GENDER_UNKNOWN;
}

RapField
rap_term_field (const RapTerm *term, const char *column)
{
  return rap_lexicon_field (rap_term_get_lexicon (term),
                            term->row,
                            rap_lexicon_column (rap_term_get_lexicon (term), column));
}

/* The words that mark mentions, and by their first byte which lengths they have: nearly all words
 * of a text are none of them. */
typedef struct
{
  const RapLexicon *lexicon;
  guint32           lengths[256];
} Marks;

static guint32
length_bit (gsize length)
{
  return 1u << MIN (length, 31);
}

static const Marks *
get_marks (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      Marks *marks = g_new0 (Marks, 1);
      marks->lexicon = rap_lexicon_get ("mention-words");
      for (guint i = 0; i < rap_lexicon_n_rows (marks->lexicon); i++)
        {
          RapField field = rap_lexicon_field (marks->lexicon, i, 0);
          if (field.length > 0)
            marks->lengths[(guchar) field.text[0]] |= length_bit (field.length);
        }
      g_once_init_leave (&once, (gsize) marks);
    }
  return (const Marks *) once;
}

gboolean
rap_mention_word_is (const RapWord *word, const char *kind)
{
  const Marks      *marks = get_marks ();
  const RapLexicon *lexicon = marks->lexicon;
  gsize             length = strlen (word->lower);
  if ((marks->lengths[(guchar) word->lower[0]] & length_bit (length)) == 0)
    return FALSE;
  guint row = rap_lexicon_find (lexicon, word->lower, length);
  for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
    if (rap_field_is (rap_lexicon_field (lexicon, row, 1), kind))
      return TRUE;
  return FALSE;
}

RapGender
rap_gender_of_given (const RapWord *word)
{
  const RapTerm *term =
    rap_term_get (rap_gazetteer_find (word->form, strlen (word->form), FALSE),
                  RAP_TERM_GIVEN);
  return term != NULL ? rap_gender_of_field (rap_term_field (term, "gender"))
                      : RAP_GENDER_UNKNOWN;
}

void
rap_mention_set_sector (RapRawMention *mention, RapField sector)
{
  if (mention->sector[0] == '\0' && sector.length == 3)
    memcpy (mention->sector, sector.text, 3);
}

gboolean
rap_mention_governs (const RapRawMention *mention)
{
  static const char *const LEVELS[] = { "head_of_state", "head_of_government" };

  if (mention->form != RAP_MENTION_TITLE || mention->term == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (LEVELS); i++)
    if (rap_field_is (rap_term_field (mention->term, "level"), LEVELS[i]))
      return TRUE;
  return FALSE;
}

guint
rap_mention_phrase_start (const RapWords *words, const RapRawMention *mention)
{
  guint start = MIN (mention->label, mention->outer);

  while (start > 0 && words->words[start - 1].sentence == words->words[start].sentence &&
         rap_mention_word_is (&words->words[start - 1], "former"))
    start--;
  return start;
}

guint
rap_mention_role_start (const RapWords *words, const RapRawMention *mention)
{
  guint start = rap_mention_phrase_start (words, mention);

  for (guint i = start; i < mention->title; i++)
    if (rap_mention_word_is (&words->words[i], "former"))
      return i;
  return mention->form == RAP_MENTION_NAME ? mention->title : mention->first;
}
