// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-voices.h"

#include "extract/rap-mention.h"
#include "extract/rap-quote-head.h"
#include "extract/rap-quote-layout.h"

#include <string.h>

/* A report with so many questions outside quotation marks, and one in so many paragraphs,
 * is an interview; one that begins by saying so needs few. */
#define LEAST_QUESTIONS 4
#define FEW_QUESTIONS   2
#define QUESTION_SHARE  8
/* How many paragraphs are its beginning, and how many words after "interview" it may take to
 * say with whom. */
#define FIRST_BLOCKS 4
#define NAME_REACH   12
/* Words before a name that calls somebody: "Thank you, Mr Hill." */
#define MOST_BEFORE 4
/* Instead of a count. */
#define TOLD_ABOUT G_MAXUINT

/* A paragraph. */
typedef struct
{
  guint    first; /* words [first, end) */
  guint    end;
  guint    speaker; /* actors, or RAP_NO_ACTOR */
  guint    hearer;
  guint    called;   /* who is called by his name in it */
  gboolean question; /* ends with one outside quotation marks */
  gboolean label;    /* belongs to the turn of a transcript */
  gboolean first_person;
  gboolean second_person;
} Paragraph;

struct _RapQuoteVoices
{
  const RapQuoteView *view;
  const RapActors    *actors;
  GArray             *paragraphs; /* Paragraph */
  guint              *owners;     /* per sentence of the view: its paragraph */
  guint               interviewee;
};

static const RapMention *
mention_at (const RapQuoteVoices *self, guint word)
{
  return rap_actors_mention_at (self->actors, word, word + 1);
}

static const RapActor *
get_actor (const RapQuoteVoices *self, guint actor)
{
  return &g_array_index (self->actors->actors, RapActor, actor);
}

static Paragraph *
get_paragraph (const RapQuoteVoices *self, guint i)
{
  return &g_array_index (self->paragraphs, Paragraph, i);
}

static Paragraph *
paragraph_of (const RapQuoteVoices *self, guint word)
{
  return get_paragraph (self, self->owners[self->view->tokens[word].sentence]);
}

static gboolean
names_person (const RapQuoteVoices *self, const RapMention *mention)
{
  return mention != NULL && mention->form == RAP_MENTION_NAME &&
         get_actor (self, mention->actor)->type == RAP_ACTOR_PERSON;
}

static gboolean
is_form (const RapQuoteVoices *self, guint word, const char *form)
{
  return word < self->view->n && g_str_equal (self->view->words->words[word].form, form);
}

static void
read_persons (const RapQuoteVoices *self, Paragraph *paragraph, const RapQuoteSentence *s)
{
  guint16 classes = 0;
  for (guint i = s->first; i < s->end; i++)
    if (!self->view->tokens[i].quoted)
      classes |= self->view->tokens[i].classes;
  paragraph->first_person |= (classes & RAP_QUOTE_WORD_FIRST) != 0;
  paragraph->second_person |= (classes & RAP_QUOTE_WORD_SECOND) != 0;
}

static void
find_paragraphs (RapQuoteVoices *self)
{
  const RapQuoteView *view = self->view;

  for (guint k = 0; k < view->n_sentences; k++)
    {
      const RapQuoteSentence *s = &view->sentences[k];
      if (k == 0 || view->sentences[k - 1].block != s->block)
        {
          Paragraph new = { .first = s->first,
                            .speaker = RAP_NO_ACTOR,
                            .hearer = RAP_NO_ACTOR,
                            .called = RAP_NO_ACTOR };
          g_array_append_val (self->paragraphs, new);
        }
      Paragraph *paragraph = get_paragraph (self, self->paragraphs->len - 1);
      self->owners[k] = self->paragraphs->len - 1;
      read_persons (self, paragraph, s);
      paragraph->end = s->end;
      paragraph->question =
        s->first < s->end && is_form (self, s->end - 1, "?") && s->first_quoted == s->end;
    }
}

/* --- who is called by his name --- */

/* Whether nothing but titles stands between the word and the name. */
static gboolean
leads_to_name (const RapQuoteVoices *self, guint first, guint name)
{
  for (guint i = first; i < name; i++)
    if (!self->view->tokens[i].capital || !self->view->tokens[i].letters)
      return FALSE;
  return name <= first + MOST_BEFORE;
}

/* "Miss Hill?" and "Dr Hill." are all that the sentence says; a name alone with a stop, or
 * with nothing, is a heading. */
static gboolean
is_call (const RapQuoteVoices *self, const RapQuoteSentence *s, const RapMention *mention)
{
  return mention->end + 1 == s->end && leads_to_name (self, s->first, mention->first) &&
         (is_form (self, mention->end, "?") ||
          (is_form (self, mention->end, ".") && mention->first > s->first));
}

/* "Mr Hill, you are not saying …" */
static gboolean
is_address (const RapQuoteVoices   *self,
            const Paragraph        *paragraph,
            const RapQuoteSentence *s,
            const RapMention       *mention)
{
  const RapQuoteToken *last = &self->view->tokens[mention->end - 1];
  return s->first == paragraph->first && mention->end < s->end &&
         leads_to_name (self, s->first, mention->first) &&
         is_form (self, mention->end, ",") && !rap_quote_is_subject (last->rel) &&
         paragraph->second_person;
}

static void
find_calls (RapQuoteVoices *self)
{
  const RapQuoteView *view = self->view;

  for (guint m = 0; m < self->actors->mentions->len; m++)
    {
      const RapMention *mention = &g_array_index (self->actors->mentions, RapMention, m);
      const RapQuoteToken *t = &view->tokens[mention->first];
      Paragraph           *paragraph = paragraph_of (self, mention->first);
      if (t->quoted || !names_person (self, mention))
        continue;
      const RapQuoteSentence *s = &view->sentences[t->sentence];
      if (is_address (self, paragraph, s, mention))
        paragraph->called = paragraph->hearer = mention->actor;
      else if (s->end == paragraph->end && is_call (self, s, mention))
        paragraph->called = mention->actor;
    }
  /* Who is called speaks next. */
  for (guint i = 0; i + 1 < self->paragraphs->len; i++)
    {
      const Paragraph *paragraph = get_paragraph (self, i);
      Paragraph       *next = get_paragraph (self, i + 1);
      if (paragraph->called != RAP_NO_ACTOR && next->called != paragraph->called)
        next->speaker = paragraph->called;
    }
}

/* --- who says his name --- */

static gboolean
is_mine (const RapQuoteView *view, const RapQuoteToken *t)
{
  for (guint k = 0; k < t->n_kids; k++)
    if (view->tokens[view->kids[t->kids + k]].classes & RAP_QUOTE_WORD_FIRST)
      return TRUE;
  return FALSE;
}

/* "I am Anna Keller", "my name is Anna Keller", but not "I am not". */
static gboolean
says_own_name (const RapQuoteVoices *self, const RapMention *mention)
{
  const RapQuoteView *view = self->view;
  gint32              head = mention->end - 1;

  while (view->tokens[head].head >= (gint32) mention->first &&
         view->tokens[head].head < (gint32) mention->end)
    head = view->tokens[head].head;
  const RapQuoteToken *t = &view->tokens[head];
  gboolean             copula = FALSE, own = FALSE;
  for (guint k = 0; k < t->n_kids; k++)
    {
      guint                word = view->kids[t->kids + k];
      const RapQuoteToken *kid = &view->tokens[word];
      if (kid->tag == RAP_TAG_PART || kid->rel == RAP_REL_MARK ||
          kid->rel == RAP_REL_CASE)
        return FALSE;
      copula |= kid->rel == RAP_REL_COP;
      own |= kid->rel == RAP_REL_NSUBJ &&
             ((kid->classes & RAP_QUOTE_WORD_FIRST) ||
              (rap_mention_word_is (&view->words->words[word], "name") &&
               is_mine (view, kid)));
    }
  return copula && own;
}

/* "I, Anna Keller, …" */
static gboolean
follows_first_person (const RapQuoteVoices *self, const RapMention *mention)
{
  guint first = mention->first;
  return first >= 2 && is_form (self, first - 1, ",") &&
         is_form (self, mention->end, ",") &&
         (self->view->tokens[first - 2].classes & RAP_QUOTE_WORD_FIRST) &&
         rap_quote_is_subject (self->view->tokens[first - 2].rel);
}

static void
find_introductions (RapQuoteVoices *self)
{
  for (guint m = self->actors->mentions->len; m-- > 0;)
    {
      const RapMention *mention = &g_array_index (self->actors->mentions, RapMention, m);
      if (names_person (self, mention) && !self->view->tokens[mention->first].quoted &&
          (says_own_name (self, mention) || follows_first_person (self, mention)))
        paragraph_of (self, mention->first)->speaker = mention->actor;
    }
}

static guint
length_of (const Paragraph *paragraph)
{
  return paragraph->end - paragraph->first;
}

/* A short word to you between two long paragraphs: who spoke before it goes on. */
static void
find_interruptions (RapQuoteVoices *self)
{
  for (guint i = 1; i + 1 < self->paragraphs->len; i++)
    {
      const Paragraph *before = get_paragraph (self, i - 1);
      Paragraph       *paragraph = get_paragraph (self, i);
      Paragraph       *next = get_paragraph (self, i + 1);
      if (before->speaker == RAP_NO_ACTOR || paragraph->speaker != RAP_NO_ACTOR ||
          next->speaker != RAP_NO_ACTOR || paragraph->called != RAP_NO_ACTOR ||
          !paragraph->second_person || length_of (paragraph) > length_of (before) / 2 ||
          length_of (paragraph) > length_of (next))
        continue;
      paragraph->hearer = next->speaker = before->speaker;
    }
}

/* --- transcripts --- */

static void
find_labels (RapQuoteVoices *self)
{
  g_autoptr (GArray) turns = rap_quote_turns_find (self->view);

  for (guint i = 0; i < turns->len; i++)
    {
      const RapQuoteTurn *turn = &g_array_index (turns, RapQuoteTurn, i);
      const RapMention   *mention = mention_at (self, turn->end - 1);
      for (guint w = turn->first; w < turn->content_end;)
        {
          Paragraph *paragraph = paragraph_of (self, w);
          paragraph->label = TRUE;
          paragraph->speaker =
            names_person (self, mention) ? mention->actor : RAP_NO_ACTOR;
          w = MAX (paragraph->end, w + 1);
        }
    }
}

/* --- interviews --- */

/* Whether the words go on about several people: "an interview with the owners". */
static gboolean
is_several (const RapQuoteVoices *self, const RapMention *mention, guint interview)
{
  gint32 head = self->view->tokens[mention->end - 1].head;
  return mention->form == RAP_MENTION_NOMINAL &&
         get_actor (self, mention->actor)->plural && head == (gint32) interview;
}

/* Whom the word "interview" is about: "An interview with Anna Keller on …", "interviewed
 * her", "Anna Keller: an interview". FALSE when it says that there are several. */
static gboolean
read_announcement (RapQuoteVoices *self, guint interview)
{
  const RapWords    *words = self->view->words;
  const RapSentence *s = &words->sentences[words->words[interview].sentence];
  const RapMention  *before = interview > 0 ? mention_at (self, interview - 1) : NULL;
  const RapMention  *first = mention_at (self, s->first);

  for (guint k = interview + 1; k < MIN (s->end, interview + NAME_REACH); k++)
    {
      const RapMention *mention = mention_at (self, k);
      if (rap_mention_word_is (&words->words[k], "topic"))
        break;
      if (mention != NULL && is_several (self, mention, interview))
        return FALSE;
      if (mention != NULL && (before == NULL || before->actor != mention->actor) &&
          (names_person (self, mention) ||
           (mention->form == RAP_MENTION_PRONOUN && k == interview + 1)))
        {
          self->interviewee = mention->actor;
          return TRUE;
        }
    }
  if (names_person (self, first) && first->end < interview &&
      (is_form (self, first->end, ":") ||
       (interview + 1 < s->end &&
        (self->view->tokens[interview + 1].classes & RAP_QUOTE_WORD_AGENT))))
    self->interviewee = first->actor;
  return TRUE;
}

/* Whether the report begins by saying that it is a conversation; sets the one asked, if that
 * is said, and whether there are several. */
static gboolean
find_announcement (RapQuoteVoices *self, gboolean *several)
{
  const RapWords *words = self->view->words;
  guint           named;
  gboolean        announced =
    rap_quote_head_announces (self->view->document, self->actors, &named);

  self->interviewee = named;
  for (guint i = 0; i < words->n_words && self->interviewee == RAP_NO_ACTOR; i++)
    {
      if (words->sentences[words->words[i].sentence].block >=
          words->sentences[0].block + FIRST_BLOCKS)
        break;
      if (!rap_mention_word_is (&words->words[i], "interview"))
        continue;
      announced = TRUE;
      *several |= !read_announcement (self, i);
    }
  return announced;
}

static gboolean
has_questions (const RapQuoteVoices *self, gboolean announced)
{
  guint questions = 0;
  for (guint i = 0; i < self->paragraphs->len; i++)
    questions += get_paragraph (self, i)->question;
  return announced ? questions >= FEW_QUESTIONS
                   : questions >= LEAST_QUESTIONS &&
                       questions * QUESTION_SHARE >= self->paragraphs->len;
}

/* Named in a question, or beside a first person, but not called. */
static gboolean
is_told_about (const RapQuoteVoices *self,
               const Paragraph      *paragraph,
               const RapMention     *mention)
{
  return paragraph->called != mention->actor &&
         !self->view->tokens[mention->first].quoted &&
         (paragraph->first_person || paragraph->second_person || paragraph->question);
}

/* The person who is named most before the first question; nobody who is told about in an
 * answer or question. A full name before a single word, which may be the name of a paper. */
static guint
find_most_named (const RapQuoteVoices *self)
{
  const GArray     *actors = self->actors->actors;
  g_autofree guint *counts = g_new0 (guint, actors->len + 1);
  guint             best = RAP_NO_ACTOR;
  gboolean          asked = FALSE;

  for (guint m = 0; m < self->actors->mentions->len; m++)
    {
      const RapMention *mention = &g_array_index (self->actors->mentions, RapMention, m);
      const Paragraph  *paragraph = paragraph_of (self, mention->first);
      asked |= paragraph->question;
      if (mention->form != RAP_MENTION_NAME || counts[mention->actor] == TOLD_ABOUT)
        continue;
      if (is_told_about (self, paragraph, mention))
        counts[mention->actor] = TOLD_ABOUT;
      else if (!asked)
        counts[mention->actor]++;
    }
  for (guint a = 0; a < actors->len; a++)
    {
      if (counts[a] == TOLD_ABOUT || get_actor (self, a)->type != RAP_ACTOR_PERSON)
        counts[a] = 0;
      if (strchr (get_actor (self, a)->name, ' ') != NULL)
        counts[a] *= 8;
      if (counts[a] > 0 && (best == RAP_NO_ACTOR || counts[a] > counts[best]))
        best = a;
    }
  return best;
}

/* The only one who is called by his name; sets whether anybody is. */
static guint
find_called (const RapQuoteVoices *self, gboolean *any)
{
  guint found = RAP_NO_ACTOR;
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      guint called = get_paragraph (self, i)->called;
      if (called == RAP_NO_ACTOR)
        continue;
      if (*any && called != found)
        return RAP_NO_ACTOR;
      *any = TRUE;
      found = called;
    }
  return found;
}

/* "You have heard a good deal lately.": a few words to you before longer ones begin an
 * announced interview as a question does. */
static gboolean
is_prompt (const RapQuoteVoices *self, guint i)
{
  const Paragraph *paragraph = get_paragraph (self, i);

  return paragraph->second_person && !paragraph->label && i + 1 < self->paragraphs->len &&
         get_paragraph (self, i + 1)->first_person &&
         2 * length_of (paragraph) < length_of (get_paragraph (self, i + 1));
}

/* I in an answer and you in a question are the one asked. */
static void
find_interview (RapQuoteVoices *self)
{
  gboolean several = FALSE, announced = find_announcement (self, &several);

  if (several || !has_questions (self, announced))
    {
      self->interviewee = RAP_NO_ACTOR;
      return;
    }
  if (self->interviewee == RAP_NO_ACTOR)
    {
      gboolean called = FALSE;
      self->interviewee = find_called (self, &called);
      if (!called)
        self->interviewee = find_most_named (self);
    }
  gboolean asked = FALSE;
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      Paragraph *paragraph = get_paragraph (self, i);
      gboolean   question =
        paragraph->question || (announced && !asked && is_prompt (self, i));
      asked |= question;
      if (question && paragraph->hearer == RAP_NO_ACTOR)
        paragraph->hearer = self->interviewee;
      else if (!question && asked && !paragraph->label &&
               paragraph->speaker == RAP_NO_ACTOR)
        paragraph->speaker = self->interviewee;
    }
}

RapQuoteVoices *
rap_quote_voices_new (const RapQuoteView *view, const RapActors *actors)
{
  RapQuoteVoices *self = g_new0 (RapQuoteVoices, 1);

  self->view = view;
  self->actors = actors;
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  self->owners = g_new0 (guint, view->n_sentences + 1);
  self->interviewee = RAP_NO_ACTOR;
  find_paragraphs (self);
  find_calls (self);
  find_introductions (self);
  find_interruptions (self);
  find_labels (self);
  find_interview (self);
  return self;
}

void
rap_quote_voices_free (RapQuoteVoices *self)
{
  g_array_unref (self->paragraphs);
  g_free (self->owners);
  g_free (self);
}

guint
rap_quote_voices_find (const RapQuoteVoices *self, guint word)
{
  const RapQuoteToken *t = &self->view->tokens[word];
  const Paragraph     *paragraph = paragraph_of (self, word);

  if (t->quoted)
    return RAP_NO_ACTOR;
  if (paragraph->label && word < paragraph->end && (t->classes & RAP_QUOTE_WORD_ANSWER) &&
      word == paragraph->first)
    return self->interviewee;
  if (t->classes & RAP_QUOTE_WORD_FIRST)
    return paragraph->speaker;
  return t->classes & RAP_QUOTE_WORD_SECOND ? paragraph->hearer : RAP_NO_ACTOR;
}
