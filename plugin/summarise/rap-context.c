// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-context.h"

#include <string.h>

#include "relate/rap-terms.h"
#include "summarise/rap-opinions.h"
#include "text/rap-lexicon.h"

/* The longest opening of a sentence that is looked up. */
#define MAX_PHRASE_WORDS 4
#define MAX_PHRASE_BYTES 96
/* A word heavier than this names something. */
#define HEAVY_WORD 48

typedef enum
{
  REFERENT_NONE,
  REFERENT_ONE,
  REFERENT_MANY,
  REFERENT_THING,
  REFERENT_PREPOSITION,
  REFERENT_PERSON,
  REFERENT_PEOPLE,
  REFERENT_READER,
  REFERENT_SPEAKER
} Referent;

static const struct
{
  const char *nick;
  Referent    referent;
} referents[] = {
  { "one", REFERENT_ONE },       { "many", REFERENT_MANY },
  { "thing", REFERENT_THING },   { "preposition", REFERENT_PREPOSITION },
  { "person", REFERENT_PERSON }, { "people", REFERENT_PEOPLE },
  { "reader", REFERENT_READER }, { "speaker", REFERENT_SPEAKER },
};

typedef struct
{
  const RapLexicon *connectives;
  guint             connective_position;
  guint             dependence;
  guint             connective_note;
  const RapLexicon *orphans;
  guint             orphan_type;
  guint             weight;
  const RapLexicon *referents;
  guint             referent_class;
  const RapLexicon *calendar;
} Tables;

/* What was seen of one sentence outside quotations. */
typedef struct
{
  guint    outside; /* words not quoted */
  guint    inside;
  guint    first;        /* its first word that is no mark */
  gboolean opens_quoted; /* that word is quoted */
  gboolean has_name;
  gboolean orphan; /* a pronoun without anything to stand for */
  gboolean calls;  /* speaks to the reader */
  gboolean speaks; /* somebody speaks of himself, and no mark tells who */
} Look;

typedef struct
{
  RapDocument    *document;
  const RapWords *words;
  const RapTerms *terms;
  const RapBlock *blocks;
  Tables          tables;
  gboolean        capitals;   /* names are written with capitals here */
  guint           n_speaking; /* sentences where somebody speaks of himself */
  gboolean        quoted;     /* inside a quotation after the last word */
  guint16        *needs;
  guint8         *shares;
  const guint8   *opinions;  /* sentences with the writer's own */
  guint8         *referents; /* by form: Referent and one more; 0: not looked up yet */
} Scan;

static void
open_tables (Tables *tables)
{
  tables->connectives = rap_lexicon_get ("connectives");
  tables->connective_position = rap_lexicon_column (tables->connectives, "position");
  tables->dependence = rap_lexicon_column (tables->connectives, "dependence");
  tables->connective_note = rap_lexicon_column (tables->connectives, "note");
  tables->orphans = rap_lexicon_get ("orphans");
  tables->orphan_type = rap_lexicon_column (tables->orphans, "type");
  tables->weight = rap_lexicon_column (tables->orphans, "weight");
  tables->referents = rap_lexicon_get ("referents");
  tables->referent_class = rap_lexicon_column (tables->referents, "class");
  tables->calendar = rap_lexicon_get ("calendar");
}

static Referent
referent_of (const Tables *tables, const RapWord *word)
{
  guint row = rap_lexicon_find (tables->referents, word->lower, strlen (word->lower));
  if (row == RAP_LEXICON_NONE)
    return REFERENT_NONE;
  RapField field = rap_lexicon_field (tables->referents, row, tables->referent_class);
  for (guint i = 0; i < G_N_ELEMENTS (referents); i++)
    if (rap_field_is (field, referents[i].nick))
      return referents[i].referent;
  return REFERENT_NONE;
}

/* Words of one form are looked up once. */
static Referent
known_referent (const Scan *scan, const RapWord *word)
{
  guint8 *known = &scan->referents[rap_word_form (word)];

  if (*known == 0)
    *known = (guint8) (referent_of (&scan->tables, word) + 1);
  return (Referent) (*known - 1);
}

static gboolean
is_date (const Tables *tables, const RapWord *word)
{
  return rap_lexicon_find (tables->calendar, word->form, strlen (word->form)) !=
           RAP_LEXICON_NONE ||
         rap_lexicon_find (tables->calendar, word->lower, strlen (word->lower)) !=
           RAP_LEXICON_NONE;
}

/* Moves the quotation state over a mark; TRUE when the word is one. Straight marks open
 * when none is open; a mark that can only open does so. */
static gboolean
step_quote (gboolean *quoted, const RapWord *word)
{
  if ((word->flags & RAP_WORD_QUOTE) == 0)
    return FALSE;
  if (word->flags & RAP_WORD_QUOTE_OPENS)
    *quoted = TRUE;
  else if (word->flags & RAP_WORD_QUOTE_CLOSES)
    *quoted = FALSE;
  else
    *quoted = !*quoted;
  return TRUE;
}

/* What the sentence names before a pronoun comes. */
typedef struct
{
  gboolean one;
  gboolean many;
  gboolean thing;
} Named;

static void
name_word (const Scan *scan,
           guint       index,
           gboolean    opens,
           Referent    before,
           Referent    own,
           Named      *named)
{
  const RapWord *word = &scan->words->words[index];
  gboolean       capital = (word->flags & RAP_WORD_CAPITAL) != 0;
  gboolean       heavy = scan->terms->weights[index] >= HEAVY_WORD;

  if (own == REFERENT_PERSON)
    named->one = TRUE;
  else if (own == REFERENT_PEOPLE)
    named->many = named->thing = TRUE;
  if (own != REFERENT_NONE || (named->one && named->many && named->thing))
    return;
  gboolean name = (scan->capitals ? capital && (!opens || heavy) : heavy && !opens) &&
                  before != REFERENT_PREPOSITION;
  gboolean thing = heavy && (!opens || capital);
  if ((!name && !thing) || is_date (&scan->tables, word))
    return;
  named->one = named->one || name;
  named->many = TRUE;
  named->thing = named->thing || thing;
}

static gboolean
lacks_referent (Referent own, const Named *named)
{
  switch (own)
    {
    case REFERENT_ONE:
      return !named->one;
    case REFERENT_MANY:
      return !named->many;
    case REFERENT_THING:
      return !named->thing;
    case REFERENT_NONE:
    case REFERENT_PREPOSITION:
    case REFERENT_PERSON:
    case REFERENT_PEOPLE:
    case REFERENT_READER:
    case REFERENT_SPEAKER:
    default:
      return FALSE;
    }
}

/* "World War I": behind a name the letter is a number. */
static gboolean
is_numbered (const Scan *scan, guint index)
{
  const RapWord *word = &scan->words->words[index];

  return index > 0 && word->form[1] == '\0' && word[-1].sentence == word->sentence &&
         (word[-1].flags & RAP_WORD_CAPITAL) != 0;
}

static Look
look_at (Scan *scan, const RapSentence *sentence)
{
  Look     look = { .first = sentence->end };
  Named    named = { FALSE, FALSE, FALSE };
  Referent before = REFERENT_NONE;

  for (guint i = sentence->first; i < sentence->end; i++)
    {
      const RapWord *word = &scan->words->words[i];
      if (step_quote (&scan->quoted, word) || (word->flags & RAP_WORD_MARK))
        continue;
      gboolean opens = look.first == sentence->end;
      if (opens)
        {
          look.first = i;
          look.opens_quoted = scan->quoted;
        }
      look.inside += scan->quoted;
      look.outside += !scan->quoted;
      if (scan->quoted)
        continue;
      Referent own = known_referent (scan, word);
      look.orphan = look.orphan || lacks_referent (own, &named);
      look.calls = look.calls || own == REFERENT_READER;
      look.speaks = look.speaks || (own == REFERENT_SPEAKER && !is_numbered (scan, i));
      name_word (scan, i, opens, before, own, &named);
      before = own;
    }
  look.has_name = named.one;
  return look;
}

/* The first words from a place on as one string, as the tables write them. */
static guint
join_phrase (const Scan *scan, guint first, guint end, char *phrase, guint *lengths)
{
  guint n = 0, used = 0;

  for (guint i = first; i < end && n < MAX_PHRASE_WORDS; i++)
    {
      const RapWord *word = &scan->words->words[i];
      gsize          length = strlen (word->lower);
      gboolean       space = n > 0 && (word->flags & RAP_WORD_SPACE_BEFORE) != 0;
      if ((word->flags & RAP_WORD_MARK) || used + length + 2 > MAX_PHRASE_BYTES)
        break;
      if (space)
        phrase[used++] = ' ';
      memcpy (phrase + used, word->lower, length);
      used += length;
      lengths[n++] = used;
    }
  return n;
}

static gboolean
followed_by_comma (const Scan *scan, guint word)
{
  return word < scan->words->n_words && strcmp (scan->words->words[word].form, ",") == 0;
}

static gboolean
connects (const Scan *scan, const char *phrase, guint length, guint after)
{
  const Tables *t = &scan->tables;
  for (guint row = rap_lexicon_find (t->connectives, phrase, length);
       row != RAP_LEXICON_NONE;
       row = rap_lexicon_next (t->connectives, row))
    {
      if (!rap_field_is (rap_lexicon_field (t->connectives, row, t->connective_position),
                         "start") ||
          rap_field_to_int (rap_lexicon_field (t->connectives, row, t->dependence)) < 2)
        continue;
      if (!rap_field_is (rap_lexicon_field (t->connectives, row, t->connective_note),
                         "comma") ||
          followed_by_comma (scan, after))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_orphan (const Scan *scan,
           const char *phrase,
           guint       length,
           guint       after,
           const Look *look)
{
  const Tables *t = &scan->tables;
  guint         row = rap_lexicon_find (t->orphans, phrase, length);

  if (row == RAP_LEXICON_NONE ||
      rap_field_to_int (rap_lexicon_field (t->orphans, row, t->weight)) < 2)
    return FALSE;
  RapField type = rap_lexicon_field (t->orphans, row, t->orphan_type);
  if (rap_field_is (type, "definite-first-mention") || rap_field_is (type, "bare-role"))
    return scan->capitals && !look->has_name;
  if (rap_field_is (type, "indefinite-anaphor"))
    return after < scan->words->n_words && scan->terms->weights[after] < 24;
  return !rap_field_is (type, "question");
}

/* The longest name before the colon of "Holt: It was late." */
#define MAX_LABEL_WORDS 3

/* Where the sentence begins to speak, behind the name of a speaker. */
static guint
find_opening (const Scan *scan, const RapSentence *sentence, const Look *look)
{
  const RapWord *words = scan->words->words;

  for (guint i = look->first; i < sentence->end && i <= look->first + MAX_LABEL_WORDS;
       i++)
    if (strcmp (words[i].form, ":") == 0 && i + 1 < sentence->end)
      return i + 1;
    else if ((words[i].flags & RAP_WORD_CAPITAL) == 0)
      break;
  return look->first;
}

static guint16
needs_of_opening (const Scan *scan, const RapSentence *sentence, const Look *look)
{
  char  phrase[MAX_PHRASE_BYTES];
  guint lengths[MAX_PHRASE_WORDS];
  guint first = find_opening (scan, sentence, look);
  guint n = join_phrase (scan, first, sentence->end, phrase, lengths);

  for (guint i = n; i-- > 0;)
    {
      guint after = first + i + 1;
      if (connects (scan, phrase, lengths[i], after))
        return RAP_NEED_BEFORE | RAP_NEED_CONNECTIVE;
      if (!look->opens_quoted && is_orphan (scan, phrase, lengths[i], after, look))
        return RAP_NEED_BEFORE | RAP_NEED_PRONOUN;
    }
  return 0;
}

static gboolean
ends_with (const Scan *scan, const RapSentence *sentence, const char *form)
{
  for (guint i = sentence->end; i-- > sentence->first;)
    {
      const RapWord *word = &scan->words->words[i];
      if ((word->flags & RAP_WORD_QUOTE) == 0)
        return strcmp (word->form, form) == 0;
    }
  return FALSE;
}

/* The title is shown above, and a heading tells nothing by itself; one that ends with a full
 * stop is no heading. */
static gboolean
is_told (const Scan *scan, const RapSentence *sentence)
{
  RapBlockRole role = scan->blocks[sentence->block].role;
  return role != RAP_BLOCK_TITLE &&
         (role != RAP_BLOCK_HEADING || ends_with (scan, sentence, "."));
}

/* The sentence before this one is of the same paragraph or leads up to it with a colon. */
static gboolean
has_leader (const Scan *scan, guint index)
{
  if (index == 0)
    return FALSE;
  const RapSentence *sentence = &scan->words->sentences[index];
  const RapSentence *before = sentence - 1;
  return is_told (scan, before) &&
         (before->block == sentence->block || scan->blocks[sentence->block].continues ||
          ends_with (scan, before, ":"));
}

static guint16
needs_of_quote (const Scan *scan, guint index, const Look *look, gboolean was_quoted)
{
  const RapSentence *sentence = &scan->words->sentences[index];
  guint16            needs = 0;

  if (was_quoted)
    needs |= RAP_NEED_BEFORE | RAP_NEED_QUOTE;
  if (scan->quoted)
    needs |= RAP_NEED_AFTER | RAP_NEED_QUOTE;
  if (look->inside > 0 && look->outside == 0)
    {
      needs |= RAP_NEED_ALL_QUOTE | RAP_NEED_QUOTE;
      needs |= has_leader (scan, index) ? RAP_NEED_BEFORE : RAP_NEED_UNFIT;
    }
  if (ends_with (scan, sentence, ":"))
    needs |= RAP_NEED_AFTER;
  return needs;
}

/* A place and a date before the report, without a word in small letters. */
static gboolean
is_dateline (const Scan *scan, const RapSentence *sentence)
{
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      const RapWord *word = &scan->words->words[i];
      if ((word->flags & (RAP_WORD_CAPITAL | RAP_WORD_MARK | RAP_WORD_DIGITS)) == 0)
        return FALSE;
    }
  return scan->capitals && !ends_with (scan, sentence, ".") &&
         !ends_with (scan, sentence, "!");
}

/* Half a sentence: it begins in small letters in a text that has others. */
static gboolean
is_rest (const Scan *scan, const RapSentence *sentence, const Look *look)
{
  return scan->capitals && look->first < sentence->end && !look->opens_quoted &&
         g_unichar_islower (g_utf8_get_char (scan->words->words[look->first].form));
}

static void
scan_sentence (Scan *scan, guint index)
{
  const RapSentence *sentence = &scan->words->sentences[index];
  gboolean           fresh = index == 0 || (sentence[-1].block != sentence->block &&
                                  !scan->blocks[sentence->block].continues);
  if (fresh)
    scan->quoted = FALSE;

  gboolean was_quoted = scan->quoted;
  Look     look = look_at (scan, sentence);
  guint    n = look.inside + look.outside;
  guint16  needs = needs_of_quote (scan, index, &look, was_quoted);
  if (look.outside > 0 || look.inside == 0)
    needs |= needs_of_opening (scan, sentence, &look);
  if (look.orphan)
    needs |= RAP_NEED_BEFORE | RAP_NEED_PRONOUN;
  if (!is_told (scan, sentence) || n == 0 || scan->opinions[index] ||
      is_rest (scan, sentence, &look) || is_dateline (scan, sentence))
    needs |= RAP_NEED_UNFIT;
  if (look.calls || ends_with (scan, sentence, "?"))
    needs |= RAP_NEED_CALLER;
  if (look.speaks && look.inside == 0)
    {
      needs |= RAP_NEED_VOICE;
      scan->n_speaking++;
    }
  scan->needs[index] = needs;
  scan->shares[index] = n > 0 ? (guint8) (look.inside * 255 / n) : 0;
}

/* A text all in small letters says nothing by its capitals. */
static gboolean
uses_capitals (const RapWords *words)
{
  guint n = 0, capitals = 0;
  for (guint i = 0; i < words->n_words; i++)
    {
      n += (words->words[i].flags & (RAP_WORD_MARK | RAP_WORD_DIGITS)) == 0;
      capitals += (words->words[i].flags & RAP_WORD_CAPITAL) != 0;
    }
  return capitals * 50 > n;
}

/* The first sentence told has nothing before it, and the last nothing after. A quotation
 * that never ends would otherwise ask for a sentence of another paragraph. */
static void
trim_needs (Scan *scan)
{
  gboolean any = FALSE;
  for (guint i = 0; i < scan->words->n_sentences; i++)
    {
      const RapSentence *sentence = &scan->words->sentences[i];
      if (!is_told (scan, sentence))
        continue;
      if (!any && (scan->needs[i] & RAP_NEED_BEFORE))
        scan->needs[i] &= (guint16) ~RAP_NEED_BEFORE;
      any = TRUE;
      gboolean last = i + 1 == scan->words->n_sentences;
      gboolean crosses = !last && sentence[1].block != sentence->block &&
                         !scan->blocks[sentence[1].block].continues &&
                         !ends_with (scan, sentence, ":");
      if (last || crosses)
        scan->needs[i] &= (guint16) ~RAP_NEED_AFTER;
    }
}

/* A stray sentence of somebody who says "I" is a quotation that lost its marks and its
 * speaker; where many do, as in a letter or a speech, it is the way of the text. */
#define VOICES_OF_A_SPEECH 5

static void
silence_voices (Scan *scan)
{
  if (scan->n_speaking * VOICES_OF_A_SPEECH > scan->words->n_sentences)
    return;
  for (guint i = 0; i < scan->words->n_sentences; i++)
    if (scan->needs[i] & RAP_NEED_VOICE)
      scan->needs[i] |= RAP_NEED_UNFIT;
}

static gpointer
make_context (RapDocument *document)
{
  RapContext     *context = g_new0 (RapContext, 1);
  const RapWords *words = rap_words_of (document);
  Scan            scan = { .document = document, .words = words };

  guint n_blocks;
  scan.terms = rap_terms_of (document);
  scan.blocks = rap_document_get_blocks (document, &n_blocks);
  scan.opinions = rap_opinions_of (document);
  scan.capitals = uses_capitals (words);
  scan.needs = g_new0 (guint16, words->n_sentences + 1);
  scan.shares = g_new0 (guint8, words->n_sentences + 1);
  scan.referents = g_new0 (guint8, words->n_forms + 1);
  open_tables (&scan.tables);
  for (guint i = 0; i < words->n_sentences; i++)
    scan_sentence (&scan, i);
  trim_needs (&scan);
  silence_voices (&scan);
  g_free (scan.referents);
  context->needs = scan.needs;
  context->quoted = scan.shares;
  return context;
}

static void
free_context (gpointer value)
{
  RapContext *context = value;
  g_free ((gpointer) context->needs);
  g_free ((gpointer) context->quoted);
  g_free (context);
}

const RapContext *
rap_context_of (RapDocument *document)
{
  static const RapDerivation derivation = { "context", make_context, free_context, TRUE };
  return rap_document_derive (document, &derivation);
}

gboolean
rap_context_closure (const RapContext *context,
                     const RapWords   *words,
                     guint             sentence,
                     guint             most,
                     guint            *first,
                     guint            *end)
{
  *first = sentence;
  *end = sentence + 1;
  if (context->needs[sentence] & RAP_NEED_UNFIT)
    return FALSE;
  while (*first > 0 && (context->needs[*first] & RAP_NEED_BEFORE))
    {
      if (*end - *first >= most || (context->needs[*first - 1] & RAP_NEED_UNFIT))
        return FALSE;
      (*first)--;
    }
  while (*end < words->n_sentences && (context->needs[*end - 1] & RAP_NEED_AFTER))
    {
      if (*end - *first >= most || (context->needs[*end] & RAP_NEED_UNFIT))
        return FALSE;
      (*end)++;
    }
  return TRUE;
}
