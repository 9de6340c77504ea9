// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-link-offices.h"

#include <string.h>

#include "text/rap-utf8.h"

#define MAX_WORDS 12

/* The words of a title as the table has them, and whose it is below a state: "Vermont". */
typedef struct
{
  char    *form;
  char    *label;
  gboolean heads; /* of a state or government */
} Office;

static const RapTerm *
term_of (const RapRawMention *mention)
{
  return mention->form == RAP_MENTION_NAME ? mention->title_term : mention->term;
}

static guint
end_of (const RapRawMention *mention)
{
  return mention->form == RAP_MENTION_NAME ? mention->title_end : mention->end;
}

static gboolean
has_level (const RapTerm *term, const char *level)
{
  return term->kind == RAP_TERM_TITLE &&
         rap_field_is (rap_term_field (term, "level"), level);
}

gboolean
rap_office_is_stated (const RapRawMention *mention)
{
  const RapTerm *term = term_of (mention);
  return term != NULL && mention->title < end_of (mention) &&
         !has_level (term, "honorific") &&
         (term->kind == RAP_TERM_TITLE || term->kind == RAP_TERM_PERSON_NOUN);
}

gboolean
rap_office_is_rank (const RapRawMention *mention)
{
  const RapTerm *term = term_of (mention);
  return term != NULL && mention->title < mention->title_end &&
         has_level (term, "military");
}

/* "Chinese", "France": what is said of a state is with the actor already. */
static gboolean
is_national (const RapLink *link, guint first, guint end)
{
  guint          matched = 0;
  const RapTerm *term =
    rap_gazetteer_match (link->self->words, first, end, FALSE, &matched);
  return rap_term_get (term, RAP_TERM_STATE) != NULL ||
         rap_term_get (term, RAP_TERM_ADJECTIVE) != NULL ||
         rap_term_get (term, RAP_TERM_CAPITAL) != NULL;
}

static char *
label_of (const RapLink *link, const RapRawMention *mention)
{
  const RapWord *words = link->self->words->words;
  g_autoptr (GString) label = g_string_new (NULL);

  if (mention->label < mention->title &&
      !is_national (link, mention->label, mention->title))
    for (guint i = mention->label; i < mention->title; i++)
      if ((words[i].flags & RAP_WORD_CAPITAL) != 0)
        g_string_append_printf (label, "%s%s", label->len > 0 ? " " : "", words[i].lower);
  return g_string_free (g_steal_pointer (&label), FALSE);
}

static Office
read_office (const RapLink *link, const RapRawMention *mention)
{
  const RapTerm   *term = term_of (mention);
  g_autofree char *form =
    rap_field_dup (rap_term_field (term, term->kind == RAP_TERM_TITLE ? "form" : "noun"));
  const char *last = strrchr (form, ' ');
  RapWord     word = { .lower = last != NULL ? last + 1 : form };

  return (Office){ rap_utf8_fold (form, strlen (form)),
                   label_of (link, mention),
                   has_level (term, "head_of_state") ||
                     has_level (term, "head_of_government") ||
                     rap_mention_word_is (&word, "leader") };
}

static void
clear_office (gpointer data)
{
  Office *office = data;
  g_free (office->form);
  g_free (office->label);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, clear_office)

static const char *
last_word (const char *form)
{
  const char *space = strrchr (form, ' ');
  return space != NULL ? space + 1 : form;
}

/* Keeps the office. */
static void
add_office (RapLink *link, guint actor, Office office)
{
  RapLinkLead *lead = &g_array_index (link->leads, RapLinkLead, actor);

  if (lead->offices == NULL)
    {
      lead->offices = g_array_new (FALSE, FALSE, sizeof (Office));
      g_array_set_clear_func (lead->offices, clear_office);
    }
  rap_link_add_to_list (link, "role:", last_word (office.form), actor);
  for (guint i = 0; i < lead->offices->len; i++)
    {
      const Office *known = &g_array_index (lead->offices, Office, i);
      if (g_str_equal (known->form, office.form) &&
          g_str_equal (known->label, office.label))
        {
          clear_office (&office);
          return;
        }
    }
  g_array_append_val (lead->offices, office);
}

/* "Former" in "former US President", as it is written, or NULL. */
static const char *
find_former (const RapLink *link, const RapRawMention *mention)
{
  const RapWord *words = link->self->words->words;

  guint start = rap_mention_phrase_start (link->self->words, mention);

  for (guint i = start; i < mention->title; i++)
    if (rap_mention_word_is (&words[i], "former"))
      return words[i].lower;
  return NULL;
}

/* The counterpart of a president has an office, but it is not told which; who is a former
 * president is "the former president" as well. */
void
rap_office_add (RapLink *link, guint actor, const RapRawMention *mention)
{
  const char *former;

  if (!rap_office_is_stated (mention))
    return;
  Office  office = read_office (link, mention);
  RapWord last = { .lower = last_word (office.form) };
  if (rap_mention_word_is (&last, "counterpart"))
    {
      clear_office (&office);
      return;
    }
  add_office (link, actor, office);
  if (mention->form != RAP_MENTION_NAME || (former = find_former (link, mention)) == NULL)
    return;
  Office           left = read_office (link, mention);
  g_autofree char *form = g_steal_pointer (&left.form);
  left.form = g_strconcat (former, " ", form, NULL);
  left.heads = FALSE;
  add_office (link, actor, left);
}

const GArray *
rap_office_holders (RapLink *link, const RapRawMention *mention)
{
  if (!rap_office_is_stated (mention))
    return NULL;
  g_auto (Office) office = read_office (link, mention);
  return rap_link_get_list (link, "role:", last_word (office.form));
}

static gboolean
has_word (char **words, const char *word)
{
  return g_strv_contains ((const char *const *) words, word);
}

/* Whether all that the one says is true of the other, and the other is no deputy. */
static gboolean
forms_agree (const char *said, const char *held)
{
  g_auto (GStrv) left = g_strsplit (said, " ", MAX_WORDS);
  g_auto (GStrv) right = g_strsplit (held, " ", MAX_WORDS);

  for (guint i = 0; left[i] != NULL; i++)
    if (!has_word (right, left[i]))
      return FALSE;
  for (guint i = 0; right[i] != NULL; i++)
    {
      RapWord word = { .lower = right[i] };
      if (rap_mention_word_is (&word, "lesser") && !has_word (left, right[i]))
        return FALSE;
    }
  return TRUE;
}

/* "The Apple chief" and "Ann Cole, chief of Apple". */
static gboolean
is_said_in_role (const RapActor *actor, const char *label)
{
  for (guint i = 0; i < actor->roles->len; i++)
    {
      const char      *text = actor->roles->pdata[i];
      g_autofree char *role = rap_utf8_fold (text, strlen (text));
      if (strstr (role, label) != NULL)
        return TRUE;
    }
  return FALSE;
}

static const GArray *
offices_of (const RapLink *link, guint actor)
{
  return g_array_index (link->leads, RapLinkLead, actor).offices;
}

gboolean
rap_office_fits (RapLink *link, guint actor, const RapRawMention *mention)
{
  const GArray   *offices = offices_of (link, actor);
  const RapActor *a = rap_link_actor_at (link, actor);

  if (offices == NULL)
    return FALSE;
  g_auto (Office) said = read_office (link, mention);
  for (guint i = 0; i < MIN (offices->len, RAP_LINK_LOOK_BACK); i++)
    {
      const Office *held = &g_array_index (offices, Office, i);
      if (forms_agree (said.form, held->form) &&
          (said.label[0] == '\0' || g_str_equal (said.label, held->label) ||
           is_said_in_role (a, said.label)))
        return TRUE;
    }
  return FALSE;
}

gboolean
rap_office_may_be (RapLink *link, guint actor, const RapRawMention *named)
{
  const GArray *offices = offices_of (link, actor);

  if (offices == NULL || offices->len == 0)
    return FALSE;
  g_auto (Office) said = read_office (link, named);
  const Office *held = &g_array_index (offices, Office, 0);
  return (forms_agree (held->form, said.form) || forms_agree (said.form, held->form)) &&
         (held->label[0] == '\0' || g_str_equal (said.label, held->label));
}

gboolean
rap_office_is_other (RapLink *link, guint actor, const RapRawMention *mention)
{
  const GArray *offices = offices_of (link, actor);

  if (!rap_office_is_stated (mention) || offices == NULL || offices->len == 0)
    return FALSE;
  g_auto (Office) said = read_office (link, mention);
  for (guint i = 0; i < MIN (offices->len, RAP_LINK_LOOK_BACK); i++)
    if (g_str_equal (last_word (g_array_index (offices, Office, i).form),
                     last_word (said.form)))
      return FALSE;
  return TRUE;
}

static gboolean
heads_state (const GArray *offices)
{
  for (guint i = 0; offices != NULL && i < MIN (offices->len, RAP_LINK_LOOK_BACK); i++)
    if (g_array_index (offices, Office, i).heads)
      return TRUE;
  return offices == NULL || offices->len == 0;
}

guint
rap_office_find_leader (RapLink *link, const RapRawMention *mention)
{
  const GArray *list = rap_link_get_list (link, "holder:", mention->state);
  guint         n = list != NULL ? list->len : 0;

  if (!rap_office_is_stated (mention) || mention->label >= mention->title)
    return RAP_NO_ACTOR;
  g_auto (Office) said = read_office (link, mention);
  RapWord  word = { .lower = last_word (said.form) };
  gboolean any = rap_mention_word_is (&word, "leader");

  if (!said.heads || said.label[0] != '\0')
    return RAP_NO_ACTOR;
  for (guint i = n; i-- > 0 && i + RAP_LINK_LOOK_BACK >= n;)
    {
      guint         actor = g_array_index (list, guint, i);
      const GArray *offices = offices_of (link, actor);
      if (!rap_genders_clash (rap_link_actor_at (link, actor)->gender, mention->gender) &&
          (any ? heads_state (offices) : offices == NULL))
        return actor;
    }
  return RAP_NO_ACTOR;
}
