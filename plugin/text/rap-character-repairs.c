// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-character-repairs.h"

#include <string.h>

#include "text/rap-broken-words.h"
#include "text/rap-utf8.h"
#include "text/rap-word-list.h"

#define NAME_LONGEST 8
#define FIRST_JOINED \
  0x0590 /* from here on characters may be joined by one that is not seen */

/* The entities that copies of news pages are left with. */
static const struct
{
  const char *name;
  gunichar    c;
} entities[] = {
  { "amp", '&' },       { "lt", '<' },       { "gt", '>' },       { "quot", '"' },
  { "apos", '\'' },     { "nbsp", 0xA0 },    { "mdash", 0x2014 }, { "ndash", 0x2013 },
  { "lsquo", 0x2018 },  { "rsquo", 0x2019 }, { "ldquo", 0x201C }, { "rdquo", 0x201D },
  { "sbquo", 0x201A },  { "bdquo", 0x201E }, { "laquo", 0xAB },   { "raquo", 0xBB },
  { "hellip", 0x2026 }, { "mldr", 0x2026 },  { "bull", 0x2022 },  { "middot", 0xB7 },
  { "copy", 0xA9 },     { "reg", 0xAE },     { "trade", 0x2122 }, { "deg", 0xB0 },
  { "pound", 0xA3 },    { "euro", 0x20AC },  { "cent", 0xA2 },    { "yen", 0xA5 },
  { "sect", 0xA7 },     { "para", 0xB6 },    { "shy", 0xAD },     { "times", 0xD7 },
  { "eacute", 0xE9 },   { "egrave", 0xE8 },  { "agrave", 0xE0 },  { "aacute", 0xE1 },
  { "iacute", 0xED },   { "oacute", 0xF3 },  { "uacute", 0xFA },  { "ntilde", 0xF1 },
  { "ccedil", 0xE7 },   { "auml", 0xE4 },    { "ouml", 0xF6 },    { "uuml", 0xFC },
  { "ecirc", 0xEA },    { "ocirc", 0xF4 },   { "szlig", 0xDF },   { "frac12", 0xBD },
  { "thinsp", 0x2009 }, { "ensp", 0x2002 },  { "emsp", 0x2003 },  { "zwnj", 0x200C },
  { "frac14", 0xBC },   { "frac34", 0xBE },  { "aring", 0xE5 },   { "oslash", 0xF8 },
};

/* Where Windows-1252 puts the bytes from 0x80 to 0x9F. */
static const guint16 windows_1252[32] = {
  0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

typedef struct
{
  const char *text;
  gsize       length;
  GArray     *repairs;
} Search;

typedef guint (*Finder) (Search *search, guint at);

static void
add (Search *search, guint start, guint end, RapRepairKind kind, const char *reading)
{
  RapRepair repair = { { start, end }, kind, g_strdup (reading) };
  g_array_append_val (search->repairs, repair);
}

static gunichar
char_at (const Search *search, guint at)
{
  return at < search->length ? rap_utf8_get (search->text + at) : 0;
}

/* ------------------------------------------------------------ what a character reads as */

static gboolean
is_invisible (gunichar c)
{
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

static const char *
ligature (gunichar c)
{
  static const char *const parts[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };
  return c >= 0xFB00 && c <= 0xFB06 ? parts[c - 0xFB00] : NULL;
}

static void
add_char (Search *search, guint start, guint end, RapRepairKind kind, gunichar c)
{
  char reading[7] = "";
  if (ligature (c) != NULL)
    g_strlcpy (reading, ligature (c), sizeof reading);
  else if (c == 0xA0)
    reading[0] = ' ';
  else if (!is_invisible (c))
    reading[g_unichar_to_utf8 (c, reading)] = '\0';
  add (search, start, end, kind, reading);
}

/* ------------------------------------------------------------ UTF-8 read as Windows-1252 */

static int
byte_of (gunichar c)
{
  if (c >= 0x80 && c <= 0xFF)
    return c;
  for (guint i = 0; i < G_N_ELEMENTS (windows_1252); i++)
    {
      if (windows_1252[i] == c)
        return 0x80 + i;
    }
  return -1;
}

/* The second byte of a sequence of three must be one that punctuation has: a capital or
 * accented letter before a quotation mark is no damage. */
static gboolean
is_likely_second (guint lead, int second)
{
  if (lead == 0xE2)
    return second == 0x80 || second == 0x82 || second == 0x84 || second == 0x88;
  return lead == 0xEF && (second == 0xAC || second == 0xBB || second == 0xBF);
}

static guint
find_three (Search *search, guint at, guint lead)
{
  guint second_at = at + 2,
        third_at = second_at + rap_utf8_width (search->text + second_at);
  int      second = byte_of (char_at (search, second_at));
  gunichar after = char_at (search, third_at);
  int      third = after != 0 ? byte_of (after) : -1;

  if (!is_likely_second (lead, second))
    return 0;
  if (third >= 0x80 && third < 0xC0)
    {
      guint end = third_at + rap_utf8_width (search->text + third_at);
      add_char (search,
                at,
                end,
                RAP_REPAIR_MOJIBAKE,
                (lead & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F));
      return end;
    }
  /* The closing mark ends in a byte that Windows-1252 does not have; copies lose it. */
  if (lead != 0xE2 || second != 0x80)
    return 0;
  add_char (search, at, third_at, RAP_REPAIR_MOJIBAKE, 0x201D);
  return third_at;
}

static guint
find_mojibake (Search *search, guint at)
{
  gunichar lead = char_at (search, at);

  if (at + 2 >= search->length)
    return 0;
  if (lead == 0xE2 || lead == 0xEF)
    return find_three (search, at, lead);
  gunichar next = char_at (search, at + 2);
  int      second = byte_of (next);
  gboolean mark = next >= 0x2010 && next <= 0x2026 && lead == 0xC3;
  if (lead < 0xC2 || lead > 0xC3 || second < 0x80 || second >= 0xC0 || mark)
    return 0;
  guint end = at + 2 + rap_utf8_width (search->text + at + 2);
  add_char (search, at, end, RAP_REPAIR_MOJIBAKE, (lead & 0x1F) << 6 | (second & 0x3F));
  return end;
}

/* ------------------------------------------------------------ entities */

static gunichar
numeric_entity (const Search *search, guint at, guint *end)
{
  gboolean hex = search->text[at] == 'x' || search->text[at] == 'X';
  guint    value = 0, i = at + hex;

  for (; i < search->length && i < at + 8; i++)
    {
      int digit = hex ? g_ascii_xdigit_value (search->text[i])
                      : g_ascii_digit_value (search->text[i]);
      if (digit < 0)
        break;
      value = value * (hex ? 16 : 10) + digit;
    }
  if (i == at + hex || search->text[i] != ';')
    return 0;
  *end = i + 1;
  if (value >= 0x80 && value < 0xA0)
    value = windows_1252[value - 0x80];
  return value >= ' ' && g_unichar_validate (value) ? value : 0;
}

static gunichar
named_entity (const Search *search, guint at, guint *end)
{
  guint i = at;
  while (i < search->length && i < at + NAME_LONGEST && g_ascii_isalnum (search->text[i]))
    i++;
  if (i == at || search->text[i] != ';')
    return 0;
  for (guint j = 0; j < G_N_ELEMENTS (entities); j++)
    {
      if (strlen (entities[j].name) == i - at &&
          memcmp (entities[j].name, search->text + at, i - at) == 0)
        {
          *end = i + 1;
          return entities[j].c;
        }
    }
  return 0;
}

static gunichar
entity_at (const Search *search, guint at, guint *end)
{
  if (at >= search->length)
    return 0;
  return search->text[at] == '#' ? numeric_entity (search, at + 1, end)
                                 : named_entity (search, at, end);
}

static guint
find_entity (Search *search, guint at)
{
  guint    end;
  gunichar c = entity_at (search, at + 1, &end), inner;

  if (c == 0)
    return 0;
  /* Written twice: &amp;#8217; */
  if (c == '&' && (inner = entity_at (search, end, &end)) != 0)
    c = inner;
  add_char (search, at, end, RAP_REPAIR_ENTITY, c);
  return end;
}

/* ------------------------------------------------------------ ligatures, invisible ones */

static guint
find_ligature (Search *search, guint at)
{
  gunichar c = char_at (search, at);

  if (c == 0xFEFF)
    {
      add (search, at, at + 3, RAP_REPAIR_MOJIBAKE, "");
      return at + 3;
    }
  if (ligature (c) == NULL)
    return 0;
  add_char (search, at, at + 3, RAP_REPAIR_MOJIBAKE, c);
  return at + 3;
}

/* Pictures made of several, and the letters of many scripts, hang together by a joiner. */
static gboolean
is_joiner (const Search *search, guint at, guint end)
{
  gunichar c = char_at (search, at);
  gunichar before = at > 0 ? char_at (search, rap_utf8_before (search->text, at)) : 0;
  gunichar after = char_at (search, end);

  return (c == 0x200C || c == 0x200D) && before >= FIRST_JOINED &&
         after >= FIRST_JOINED && !g_unichar_isspace (before) &&
         !g_unichar_isspace (after);
}

static guint
find_invisible (Search *search, guint at)
{
  guint end = at + rap_utf8_width (search->text + at);

  if (!is_invisible (char_at (search, at)) || is_joiner (search, at, end))
    return 0;
  add (search, at, end, RAP_REPAIR_HYPHEN_BREAK, "");
  return end;
}

/* ------------------------------------------------------------ line ends and stops */

static guint
letters_before (const Search *search, guint at)
{
  guint start = at;
  while (start > 0 && at - start < 40)
    {
      guint before = rap_utf8_before (search->text, start);
      if (!g_unichar_isalpha (char_at (search, before)))
        break;
      start = before;
    }
  return start;
}

static guint
letters_after (const Search *search, guint at)
{
  guint end = at;
  while (end < search->length && end - at < 40 &&
         g_unichar_isalpha (char_at (search, end)))
    end += rap_utf8_width (search->text + end);
  return end;
}

static gboolean
touches_last (const Search *search, guint start)
{
  guint n = search->repairs->len;
  return n > 0 && g_array_index (search->repairs, RapRepair, n - 1).span.end > start;
}

static guint
find_hyphen (Search *search, guint at)
{
  guint next = at + 1, breaks = 0;
  while (next < search->length && g_ascii_isspace (search->text[next]) && next < at + 40)
    breaks += search->text[next++] == '\n';
  if (breaks != 1 || !g_unichar_islower (char_at (search, next)))
    return 0;
  guint start = letters_before (search, at), end = letters_after (search, next);
  if (start == at || end == next || touches_last (search, start))
    return 0;
  g_autofree char *whole = rap_broken_words_unhyphen (search->text + start,
                                                      at - start,
                                                      search->text + next,
                                                      end - next);
  add (search, start, end, RAP_REPAIR_HYPHEN_BREAK, whole);
  return end;
}

static gboolean
is_known (const Search *search, guint start, guint end)
{
  g_autofree char *folded = rap_utf8_fold (search->text + start, end - start);
  return rap_word_list_find (rap_word_key_add (RAP_WORD_KEY, folded, strlen (folded))) &
         RAP_WORD_SPELLED;
}

/* "said.The": both halves are words, and nothing else is glued to them. */
static guint
find_glued_stop (Search *search, guint at)
{
  const char *text = search->text;

  if (at < 2 || at + 2 >= search->length || !g_ascii_islower (text[at - 1]) ||
      !g_ascii_isupper (text[at + 1]))
    return 0;
  guint    start = letters_before (search, at), end = letters_after (search, at + 1);
  gboolean free_start =
    start == 0 || g_ascii_isspace (text[start - 1]) || !g_ascii_isgraph (text[start - 1]);
  gboolean free_end =
    end >= search->length || g_ascii_isspace (text[end]) || text[end] == ',';
  if (!free_start || !free_end || at - start < 2 || !is_known (search, start, at) ||
      !is_known (search, at + 1, end))
    return 0;
  char reading[] = { text[at], ' ', '\0' };
  add (search, at, at + 1, RAP_REPAIR_MISSING_SPACE, reading);
  return at + 1;
}

/* A slot that a page's template was to fill: {slot}. In code such braces stand between other
 * signs, on the page at the limits of paragraphs and sentences. */
static gboolean
is_slot_start (const Search *search, guint at)
{
  char before = at > 0 ? search->text[at - 1] : '\n';
  while (before == ' ' && at > 0)
    before = --at > 0 ? search->text[at - 1] : '\n';
  return before == '\n' || before == '.' || before == '!' || before == '?' ||
         before == '"' || before == '}' || (guchar) before >= 0x80;
}

static guint
find_slot (Search *search, guint at)
{
  guint end = at + 1;
  while (end < search->length && end < at + 32 &&
         (g_ascii_isalnum (search->text[end]) || search->text[end] == '_'))
    end++;
  if (end < at + 4 || end >= search->length || search->text[end] != '}' ||
      !g_ascii_isalpha (search->text[at + 1]) || !is_slot_start (search, at))
    return 0;
  add (search, at, end + 1, RAP_REPAIR_LEFTOVER, "");
  return end + 1;
}

/* By the first byte of what may be damaged. */
static const Finder finders[256] = {
  ['&'] = find_entity,     ['-'] = find_hyphen,     ['.'] = find_glued_stop,
  ['!'] = find_glued_stop, ['?'] = find_glued_stop, ['{'] = find_slot,
  [0xC2] = find_invisible, [0xC3] = find_mojibake,  [0xE2] = find_invisible,
  [0xEF] = find_ligature,
};

void
rap_character_repairs_find (const char *text, gsize length, GArray *repairs)
{
  Search search = { text, length, repairs };

  for (guint at = 0; at < length;)
    {
      Finder find = finders[(guchar) text[at]];
      guint  end = find != NULL ? find (&search, at) : 0;
      at = end > at ? end : at + 1;
    }
}
