// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-namings.h"

#include "text/rap-bytes.h"

#include <string.h>

#define MAX_CLASS_BYTES 300
#define MAX_ROLE_BYTES  60
#define MAX_CLASS_NAMES 40
/* Pages say the same of many elements: so many of the last are kept. */
#define N_KEPT 512

/* Hashes of roles and the like are not those of classes of the same name. */
#define ROLE_MARK 0x40404040u

static const struct
{
  const char *name;
  guint8      length;
  guint8      kind;
} naming[] = {
  { "class", 5, RAP_ATTRIBUTE_CLASS },
  { "id", 2, RAP_ATTRIBUTE_CLASS },
  { "itemprop", 8, RAP_ATTRIBUTE_ROLE },
  { "rel", 3, RAP_ATTRIBUTE_ROLE },
  { "role", 4, RAP_ATTRIBUTE_ROLE },
  { "itemtype", 8, RAP_ATTRIBUTE_ROLE },
  { "style", 5, RAP_ATTRIBUTE_STYLE },
  { "hidden", 6, RAP_ATTRIBUTE_HIDDEN },
  { "aria-hidden", 11, RAP_ATTRIBUTE_ARIA_HIDDEN },
  { "data-component", 14, RAP_ATTRIBUTE_ROLE },
  { "data-testid", 11, RAP_ATTRIBUTE_ROLE },
};
/* The lengths of these names, by bit. */
#define LENGTHS \
  (1u << 2 | 1u << 3 | 1u << 4 | 1u << 5 | 1u << 6 | 1u << 8 | 1u << 11 | 1u << 14)

RapAttributeKind
rap_page_attribute_kind (const char *name, gsize length)
{
  if (length > 14 || (LENGTHS >> length & 1) == 0)
    return RAP_ATTRIBUTE_OTHER;
  for (guint i = 0; i < G_N_ELEMENTS (naming); i++)
    if (naming[i].length == length && (name[0] | 0x20) == naming[i].name[0] &&
        (memcmp (naming[i].name, name, length) == 0 ||
         g_ascii_strncasecmp (naming[i].name, name, length) == 0))
      return (RapAttributeKind) naming[i].kind;
  return RAP_ATTRIBUTE_OTHER;
}

/* --- names --- */

typedef struct
{
  guint32 plain[MAX_CLASS_NAMES]; /* the hash of the name alone */
  guint32 hash[MAX_CLASS_NAMES];
  guint   n;
} Names;

static void
add_name (Names *names, guint32 hash, guint letters, gboolean digits, guint32 mark)
{
  if (letters < 2 || digits || names->n >= MAX_CLASS_NAMES)
    return;
  names->plain[names->n] = rap_hash_end (hash);
  names->hash[names->n++] = rap_hash_end (hash ^ mark);
}

enum
{
  OTHER,
  LOWER,
  UPPER,
  DIGIT
};

static const guint8 signs[256] = {
  ['a' ... 'z'] = LOWER,
  ['A' ... 'Z'] = UPPER,
  ['0' ... '9'] = DIGIT,
};

/* What is read of a value so far. */
typedef struct
{
  guint32  hash;
  guint    letters;
  gboolean digits;
  gboolean lower_before;
} Name;

static void
end_name (Names *names, Name *name, guint32 mark)
{
  add_name (names, name->hash, name->letters, name->digits, mark);
  name->letters = 0;
  name->hash = RAP_HASH_SEED;
}

/* What most of a value is: small letters. Returns where they end. */
static guint
read_small (Name *name, const char *value, guint at, guint length)
{
  guint32 hash = name->hash;
  guint   start = at;
  for (; at < length && signs[(guchar) value[at]] == LOWER; at++)
    hash = rap_hash_byte (hash, (guchar) value[at]);
  name->hash = hash;
  name->letters += at - start;
  name->lower_before = TRUE;
  name->digits = FALSE;
  return at;
}

/* Splits "main-articleBody2" into main, article, body; numbers say nothing. */
static void
split_names (Names *names, const char *value, guint length, guint32 mark)
{
  Name name = { .hash = RAP_HASH_SEED };
  for (guint i = 0; i < length;)
    {
      guint    sign = signs[(guchar) value[i]];
      gboolean digit = sign == DIGIT;
      if (name.letters > 0 &&
          (sign == OTHER || digit != name.digits || (sign == UPPER && name.lower_before)))
        end_name (names, &name, mark);
      if (sign == LOWER)
        {
          i = read_small (&name, value, i, length);
          continue;
        }
      name.lower_before = digit;
      if (sign != OTHER)
        {
          name.digits = digit;
          name.hash = rap_hash_byte (name.hash, (guchar) (value[i] | 0x20));
          name.letters++;
        }
      i++;
    }
  end_name (names, &name, mark);
}

/* An entry of a blog names what it is about too, as in "hentry category-comment": that says
 * nothing of what the element is for. */
static void
split_classes (Names *names, const char *value, guint length)
{
  static const char *const topics[] = { "category-", "tag-" };
  guint                    end;
  if (!rap_bytes_hold (value, length, "hentry", 6))
    {
      split_names (names, value, length, 0);
      return;
    }
  for (guint i = 0; i < length; i = end + 1)
    {
      gboolean topic = FALSE;
      for (end = i; end < length && !g_ascii_isspace (value[end]); end++)
        ;
      for (guint k = 0; k < G_N_ELEMENTS (topics); k++)
        topic |= end - i > strlen (topics[k]) &&
                 strncmp (value + i, topics[k], strlen (topics[k])) == 0;
      if (!topic)
        split_names (names, value + i, end - i, 0);
    }
}

static gboolean
hides (const char *html, const RapSpan *style)
{
  static const char *const rules[] = { "display:none", "visibility:hidden" };
  for (guint k = 0; k < G_N_ELEMENTS (rules); k++)
    {
      const char *rule = rules[k];
      for (guint i = style->start; i < style->end; i++)
        {
          if (g_ascii_isspace (html[i]))
            continue;
          rule = g_ascii_tolower (html[i]) == *rule
                   ? rule + 1
                   : rules[k] + (g_ascii_tolower (html[i]) == rules[k][0]);
          if (*rule == '\0')
            return TRUE;
        }
    }
  return FALSE;
}

static void
read_attribute (const RapPage          *page,
                const RapPageAttribute *attribute,
                Names                  *names,
                guint8                 *hidden)
{
  const char *value = page->html + attribute->value.start;
  guint       length = attribute->value.end - attribute->value.start;
  switch ((RapAttributeKind) attribute->kind)
    {
    case RAP_ATTRIBUTE_CLASS:
      split_classes (names, value, MIN (length, MAX_CLASS_BYTES));
      break;
    case RAP_ATTRIBUTE_ROLE:
      split_names (names, value, MIN (length, MAX_ROLE_BYTES), ROLE_MARK);
      break;
    case RAP_ATTRIBUTE_STYLE:
      *hidden |= hides (page->html, &attribute->value);
      break;
    case RAP_ATTRIBUTE_HIDDEN:
      *hidden = TRUE;
      break;
    case RAP_ATTRIBUTE_ARIA_HIDDEN:
      *hidden |= length == 4 && strncmp (value, "true", 4) == 0;
      break;
    case RAP_ATTRIBUTE_OTHER:
    default:
      break;
    }
}

guint
rap_page_class_hashes (const RapPage *page, guint element, guint32 *out, guint max)
{
  Names  names = { .n = 0 };
  guint8 hidden = 0;
  for (guint i = 0; i < page->attributes->len; i++)
    if (rap_page_attribute (page, i)->element == element)
      read_attribute (page, rap_page_attribute (page, i), &names, &hidden);
  guint n = MIN (names.n, max);
  memcpy (out, names.hash, n * sizeof *out);
  return n;
}

/* --- what they say --- */

static void
weigh_own (RapPageNaming *out, int weight)
{
  out->own_least = (gint8) (out->own_n == 0 ? weight : MIN (out->own_least, weight));
  out->own_greatest =
    (gint8) (out->own_n == 0 ? weight : MAX (out->own_greatest, weight));
  out->own_sum = (gint16) (out->own_sum + weight);
  out->own_n++;
}

static void
weigh_names (RapPageNaming *out, const Names *names, const RapPageModel *model)
{
  for (guint i = 0; i < names->n; i++)
    rap_page_model_announce_class (model, names->plain[i]);
  for (guint i = 0; i < names->n; i++)
    {
      const RapClassEntry *plain = rap_page_model_class (model, names->plain[i]);
      const RapClassEntry *entry = names->plain[i] == names->hash[i]
                                     ? plain
                                     : rap_page_model_class (model, names->hash[i]);
      out->classes |= plain != NULL ? plain->classes : 0;
      if (entry == NULL)
        continue;
      if (entry->own != 0)
        weigh_own (out, entry->own);
      if (entry->ancestor == 0)
        continue;
      out->least = out->known ? MIN (out->least, entry->ancestor) : entry->ancestor;
      out->greatest = out->known ? MAX (out->greatest, entry->ancestor) : entry->ancestor;
      out->known = TRUE;
    }
}

static guint32
signature_of (guint tag, const Names *names)
{
  guint32 hash = rap_hash_byte (RAP_HASH_SEED, (guchar) tag);
  for (guint i = 0; i < names->n; i++)
    if (names->plain[i] == names->hash[i])
      hash = rap_hash_join (hash, names->hash[i]);
  return hash;
}

/* What was read of one tag with some attributes. */
typedef struct
{
  guint         from; /* to: none was read yet */
  guint         to;
  guint8        tag;
  RapPageNaming naming;
} Kept;

struct _RapPageNamings
{
  const RapPage      *page;
  const RapPageModel *model;
  RapPageNaming       none;
  Kept                kept[N_KEPT];
};

RapPageNamings *
rap_page_namings_new (const RapPage *page, const RapPageModel *model)
{
  RapPageNamings *self = g_new0 (RapPageNamings, 1);
  self->page = page;
  self->model = model;
  return self;
}

void
rap_page_namings_free (RapPageNamings *self)
{
  g_free (self);
}

static guint
slot_of (const RapPageNamings *self, guint tag, guint from, guint to)
{
  guint64 hash = tag;
  for (guint i = from; i < to; i++)
    {
      const RapPageAttribute *attribute = rap_page_attribute (self->page, i);
      hash = rap_bytes_hash (self->page->html + attribute->value.start,
                             attribute->value.end - attribute->value.start,
                             hash + attribute->kind);
    }
  return (guint) (hash >> 32) % N_KEPT;
}

static gboolean
is_same (const RapPageNamings *self, const Kept *kept, guint tag, guint from, guint to)
{
  if (kept->tag != tag || kept->to - kept->from != to - from)
    return FALSE;
  for (guint i = from; i < to; i++)
    {
      const RapPageAttribute *a = rap_page_attribute (self->page, i);
      const RapPageAttribute *b = rap_page_attribute (self->page, kept->from + i - from);
      guint                   length = a->value.end - a->value.start;
      if (a->kind != b->kind || length != b->value.end - b->value.start ||
          memcmp (self->page->html + a->value.start,
                  self->page->html + b->value.start,
                  length) != 0)
        return FALSE;
    }
  return TRUE;
}

const RapPageNaming *
rap_page_namings_read (RapPageNamings *self, guint tag, guint from, guint to)
{
  Names names;
  names.n = 0; /* the rest, which is long, is written before it is read */
  if (from == to)
    {
      self->none.signature = signature_of (tag, &names);
      return &self->none;
    }
  Kept *kept = &self->kept[slot_of (self, tag, from, to)];
  if (is_same (self, kept, tag, from, to))
    return &kept->naming;
  *kept = (Kept){ .from = from, .to = to, .tag = (guint8) tag };
  for (guint i = from; i < to; i++)
    read_attribute (self->page,
                    rap_page_attribute (self->page, i),
                    &names,
                    &kept->naming.hidden);
  if (self->model != NULL)
    weigh_names (&kept->naming, &names, self->model);
  kept->naming.signature = signature_of (tag, &names);
  return &kept->naming;
}
