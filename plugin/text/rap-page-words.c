// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-words.h"

#include "text/rap-utf8.h"

#include <string.h>

/* Phrases are looked for in shorter blocks only. */
#define MAX_PHRASED 400
#define MAX_DATED   200
/* Of a longer block only the first and last words have learned weights. */
#define FIRST_WORDS 12
#define LAST_WORDS  4
#define SHORT_BLOCK 30
#define FIRST_PAIRS 6

#define START_MARK 0x5eed5eedu

typedef struct
{
  RapPageWords       *words;
  const RapPageModel *model;
  RapPageSmallWords  *small;
  guint               uppers_before; /* the word being read */
  guint32             hash;          /* of the word being read; 0 between words */
  guint               letters;
  guint32             tail[LAST_WORDS]; /* the last words, round and round */
  guint               date_parts;       /* numbers joined by date signs so far */
  gboolean            after_number;
} Scan;

static inline void
end_word (Scan *scan)
{
  RapPageWords *words = scan->words;
  if (scan->hash == 0)
    return;
  guint32 hash = rap_hash_end (scan->hash);
  if (words->n_kept < RAP_PAGE_MAX_WORDS)
    {
      if (scan->model != NULL && rap_page_model_announce (scan->model, hash))
        words->known |= (guint64) 1 << words->n_kept;
      words->hashes[words->n_kept++] = hash;
    }
  if (scan->small != NULL && words->n_uppers == scan->uppers_before)
    scan->small->bits[hash % RAP_PAGE_SMALL_BITS / 64] |= (guint64) 1 << hash % 64;
  scan->uppers_before = words->n_uppers;
  scan->tail[words->n_words % LAST_WORDS] = hash;
  words->n_words++;
  words->n_short += scan->letters <= 3;
  scan->hash = 0;
  scan->letters = 0;
}

static inline void
add_letter (Scan *scan, gunichar c, gboolean upper)
{
  if (scan->hash == 0)
    {
      scan->hash = RAP_HASH_SEED;
      scan->words->n_capitals += upper;
    }
  scan->words->n_uppers += upper;
  scan->letters++;
  for (; c >= 0x80; c >>= 7)
    scan->hash = rap_hash_byte (scan->hash, (guchar) (c | 0x80));
  scan->hash = rap_hash_byte (scan->hash, (guchar) c);
}

/* Numbers joined by ".", "/" or "-" are a date at the third. */
static void
follow_date (Scan *scan, gunichar c)
{
  gboolean digit = c >= '0' && c <= '9';
  if (digit && !scan->after_number)
    {
      scan->date_parts++;
      scan->words->has_date |= scan->date_parts >= 3;
    }
  else if (!digit && !(scan->after_number && (c == '.' || c == '/' || c == '-')))
    scan->date_parts = 0;
  scan->after_number = digit;
}

/* Can that follow the last stop of a sentence? */
static inline gboolean
ends_sentence (char c)
{
  return c == ' ' || c == '"' || c == ')' || c == '\0' || (guchar) c == 0xe2;
}

static void
read_sign (Scan *scan, gunichar c, const char *after, const char *end)
{
  RapPageWords *words = scan->words;
  end_word (scan);
  switch (c)
    {
    case ',':
    case 0xff0c:
    case 0x3001:
      words->n_commas++;
      break;
    case '.':
    case '!':
    case '?':
      words->n_stops += after == end || ends_sentence (*after);
      break;
    case 0x3002:
    case 0xff01:
    case 0xff1f:
      words->n_stops++;
      break;
    case '"':
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0xab:
      words->n_quotes++;
      break;
    case '|':
    case 0xb7:
    case 0x2022:
      words->n_bars++;
      break;
    case '@':
      words->is_address |= after < end && (g_ascii_isalnum (*after) || *after == '_');
      break;
    case '/':
      words->n_slashes++;
      break;
    case ':':
      words->is_address |= end - after > 2 && after[0] == '/' && after[1] == '/';
      words->n_colons += words->n_colons == 0 && words->n_words >= 1 &&
                         words->n_words <= 4 && after < end && *after == ' ';
      break;
    case 0xa9:
      words->has_copyright = TRUE;
      break;
    default:
      break;
    }
}

/* Letters that stand for whole words or syllables: two of them make a word. */
static inline gboolean
is_wide (gunichar c)
{
  return (c >= 0x3040 && c < 0xa000) || (c >= 0xac00 && c < 0xd7b0) ||
         (c >= 0x0e00 && c < 0x0e80);
}

static void
read_wide_letter (Scan *scan, gunichar c, const char *after, const char *end)
{
  if (!rap_utf8_is_word (c))
    {
      read_sign (scan, c, after, end);
      return;
    }
  scan->words->n_wide += is_wide (c);
  gunichar lower = c < 0x2000 ? g_unichar_tolower (c) : c;
  add_letter (scan, lower, lower != c);
}

static inline gboolean
is_letter (char c)
{
  return (guchar) ((c | 0x20) - 'a') < 26;
}

/* What most text is: letters, up to what is none; there is at least one. Not where a date may be
 * going on. */
static inline const char *
scan_letters (Scan *scan, const char *at, const char *end)
{
  const char *from = at;
  guint       uppers = 0;
  guint32     hash = scan->hash;
  if (hash == 0)
    {
      hash = RAP_HASH_SEED;
      scan->words->n_capitals += (*at & 0x20) == 0;
    }
  do
    {
      guchar small = (guchar) *at | 0x20;
      uppers += (guchar) *at ^ small;
      hash = rap_hash_byte (hash, small);
    }
  while (++at < end && is_letter (*at));
  scan->hash = hash;
  scan->letters += (guint) (at - from);
  scan->words->n_uppers += uppers / 0x20;
  return at;
}

static void
scan_text (Scan *scan, const char *text, const char *end)
{
  for (const char *at = text; at < end;)
    {
      guchar byte = (guchar) *at;
      if (is_letter (*at) && scan->date_parts == 0)
        {
          at = scan_letters (scan, at, end);
          if (at < end && *at == ' ')
            {
              end_word (scan);
              at++;
            }
          continue;
        }
      if (byte < 0x80)
        {
          gboolean upper = byte >= 'A' && byte <= 'Z';
          gboolean digit = byte >= '0' && byte <= '9';
          at++;
          if (upper || (byte >= 'a' && byte <= 'z'))
            add_letter (scan, byte | 0x20, upper);
          else if (digit || byte == '_')
            add_letter (scan, byte, FALSE);
          else if (byte == ' ')
            end_word (scan);
          else
            read_sign (scan, byte, at, end);
          scan->words->n_digits += digit;
          if (digit || scan->date_parts > 0)
            follow_date (scan, byte);
          continue;
        }
      gunichar c = g_utf8_get_char (at);
      at += rap_utf8_width (at);
      read_wide_letter (scan, c, at, end);
      scan->date_parts = 0;
      scan->after_number = FALSE;
    }
  end_word (scan);
}

static gboolean
closes_quote (gunichar c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0xbb || c == 0x201d ||
         c == 0x2019 || c == 0x201c || c == ' ';
}

static void
read_edges (RapPageWords *words, const char *text, gsize length)
{
  gunichar first = length > 0 ? rap_utf8_get (text) : 0;
  guint    at = (guint) length;
  gboolean plain = first < 0x80;
  words->starts_lower = plain ? first >= 'a' && first <= 'z' : g_unichar_islower (first);
  words->starts_digit = plain ? first >= '0' && first <= '9' : g_unichar_isdigit (first);
  words->starts_sign = !words->starts_lower && !words->starts_digit &&
                       (plain ? !is_letter ((char) first) : !g_unichar_isalnum (first));
  while (at > 0)
    {
      at = rap_utf8_before (text, at);
      words->last = rap_utf8_get (text + at);
      words->very_last = words->very_last != 0 ? words->very_last : words->last;
      if (!closes_quote (words->last))
        break;
    }
  if (words->very_last == '.' && length >= 3 && memcmp (text + length - 3, "...", 3) == 0)
    words->very_last = 0x2026;
  words->is_bracketed = (first == '(' || first == '[') &&
                        (words->very_last == ')' || words->very_last == ']');
}

/* The longest phrases that begin at a word, of which the model has the entry. Whether one of
 * them names a month. */
static gboolean
find_phrases (RapPageWords         *words,
              const RapPageModel   *model,
              guint                 i,
              const RapPhraseEntry *entry)
{
  guint32  hash = words->hashes[i];
  gboolean month = FALSE;
  for (guint n = 1; entry != NULL; n++)
    {
      gboolean whole = i == 0 && n == words->n_words;
      gboolean counts = (entry->place & RAP_PHRASE_ANYWHERE) != 0 ||
                        ((entry->place & RAP_PHRASE_AT_START) != 0 && i == 0) ||
                        ((entry->place & RAP_PHRASE_WHOLE_LINE) != 0 && whole);
      words->classes |= counts ? entry->classes : 0;
      month |= entry->place >> RAP_PHRASE_MONTH_SHIFT != 0;
      if ((entry->place & RAP_PHRASE_GOES_ON) == 0 || i + n >= words->n_kept)
        break;
      hash = rap_hash_join (hash, words->hashes[i + n]);
      entry = rap_page_model_phrase (model, hash);
    }
  return month;
}

static guint
n_learned_singly (const RapPageWords *words)
{
  return MIN (words->n_kept, words->n_words <= SHORT_BLOCK ? SHORT_BLOCK : FIRST_WORDS);
}

/* The hashes with learned weights that are not of single words. */
static guint
n_learned_jointly (const RapPageWords *words, guint32 *out)
{
  guint n = 0;
  if (words->n_kept > 0)
    out[n++] = rap_hash_join (START_MARK, words->hashes[0]);
  for (guint i = 0; i + 1 < words->n_kept && i + 1 < FIRST_PAIRS; i++)
    out[n++] = rap_hash_join (words->hashes[i], words->hashes[i + 1]);
  return n;
}

guint
rap_page_words_learned (const RapPageWords *words, guint32 *out)
{
  guint n = n_learned_singly (words);
  memcpy (out, words->hashes, n * sizeof *out);
  return n + n_learned_jointly (words, out + n);
}

guint
rap_page_root_of (guint n)
{
  static const guint8 roots[] = {
    0,   16,  22,  27,  32,  35,  39,  42,  45,  48,  50,  53,  55,  57,  59,  61,
    64,  65,  67,  69,  71,  73,  75,  76,  78,  80,  81,  83,  84,  86,  87,  89,
    90,  91,  93,  94,  96,  97,  98,  99,  101, 102, 103, 104, 106, 107, 108, 109,
    110, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126,
    128, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 142,
    143, 144, 144, 145, 146, 147, 148, 149, 150, 150, 151, 152, 153, 154, 155, 155
  };
  return n < G_N_ELEMENTS (roots) ? roots[n] : rap_page_root (n * 256);
}

guint
rap_page_root (guint n)
{
  guint root = 0;
  for (guint bit = 1u << (g_bit_storage (n) - 1) / 2; bit != 0; bit >>= 1)
    if ((guint64) (root | bit) * (root | bit) <= n)
      root |= bit;
  return root;
}

/* What else than the first words has learned weights: their pairs, and of a long block the last
 * words. */
static void
announce_others (RapPageWords *words, const Scan *scan)
{
  guint32 hashes[RAP_PAGE_MAX_OTHERS];
  guint   n = n_learned_jointly (words, hashes);
  if (words->n_words > SHORT_BLOCK)
    for (guint i = 0; i < LAST_WORDS; i++)
      hashes[n++] = scan->tail[i];
  for (guint i = 0; i < n; i++)
    if (rap_page_model_announce (scan->model, hashes[i]))
      words->others[words->n_others++] = hashes[i];
}

void
rap_page_words_scan (RapPageWords       *words,
                     const char         *text,
                     gsize               length,
                     const RapPageModel *model,
                     RapPageSmallWords  *small)
{
  Scan scan = { .words = words, .model = model, .small = small };
  memset (words, 0, G_STRUCT_OFFSET (RapPageWords, others));
  words->n_bytes = (guint) length;
  scan_text (&scan, text, text + length);
  read_edges (words, text, length);
  if (model != NULL)
    announce_others (words, &scan);
  words->has_date &= length < MAX_DATED;
}

typedef struct
{
  guint n;
  int   sum;
} Weight;

static void
weigh (RapPageWords *words, Weight *weight, const RapPhraseEntry *entry)
{
  if (entry == NULL || entry->weight == 0)
    return;
  words->least = weight->n == 0 ? entry->weight : MIN (words->least, entry->weight);
  words->greatest = weight->n == 0 ? entry->weight : MAX (words->greatest, entry->weight);
  weight->sum += entry->weight;
  weight->n++;
}

void
rap_page_words_look_up (RapPageWords *words, const RapPageModel *model)
{
  Weight   weight = { 0, 0 };
  gboolean phrased = words->n_bytes < MAX_PHRASED, month = FALSE;
  guint    n_single = n_learned_singly (words);
  for (guint64 known = words->known; known != 0; known &= known - 1)
    {
      guint i = (guint) __builtin_ctzll (known);
      if (i >= n_single && !phrased)
        break;
      const RapPhraseEntry *entry = rap_page_model_phrase (model, words->hashes[i]);
      if (phrased)
        month |= find_phrases (words, model, i, entry);
      if (i < n_single)
        weigh (words, &weight, entry);
    }
  for (guint i = 0; i < words->n_others; i++)
    weigh (words, &weight, rap_page_model_phrase (model, words->others[i]));
  words->has_date |= month && words->n_digits > 0 && words->n_bytes < MAX_DATED;
  if (weight.n > 0)
    words->weight = weight.sum * 16 / (int) rap_page_root_of (weight.n);
}

void
rap_page_words_read (RapPageWords       *words,
                     const char         *text,
                     gsize               length,
                     const RapPageModel *model)
{
  rap_page_words_scan (words, text, length, model, NULL);
  if (model != NULL)
    rap_page_words_look_up (words, model);
}

/* In pieces, as a block keeps only its first words. */
void
rap_page_words_hash_all (const char *text, gsize length, GArray *hashes)
{
  RapPageWords read;
  for (gsize start = 0, end = 0; start < length; start = end)
    {
      for (guint n = 0; end < length && n < RAP_PAGE_MAX_WORDS / 2; end++)
        n += text[end] == ' ' || text[end] == '\n';
      rap_page_words_read (&read, text + start, end - start, NULL);
      g_array_append_vals (hashes, read.hashes, read.n_kept);
    }
}
