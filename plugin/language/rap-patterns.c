// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-patterns.h"

#include "language/rap-pairs.h"

#include <string.h>

#define MAX_CHOICES 16
#define N_ROOTS     8           /* levels and the unused node 0 */
#define SYMBOL_EDGE G_MAXUINT16 /* in a context: where the stretch ends */

/* One item of a pattern. */
typedef struct
{
  guint16  symbols[MAX_CHOICES];
  guint    n_symbols;
  gboolean optional;
  gboolean glued;
  gboolean context;
  gboolean negated;
} Item;

typedef struct
{
  guint field;
  guint items; /* a bit for each item it may come from; 0 for a number of the table */
  int   number;
} Assignment;

typedef struct
{
  guint16 result;
  guint   level;
  int     weight;
  guint   test; /* G_MAXUINT: none */
  Item    before;
  Item    after;
  guint   first_assignment;
  guint   n_assignments;
} Row;

/* Where a pattern ends in the tree: the row, and which item each step was. */
typedef struct
{
  guint  row;
  guint  next; /* another one at the same node; 0: none */
  guint8 items[RAP_PATTERN_MAX_ITEMS];
} Terminal;

struct _RapPatterns
{
  RapVocabulary  *vocabulary;
  RapPatternNames names;
  GArray         *rows;        /* Row */
  GArray         *assignments; /* Assignment */
  GArray         *terminals;   /* Terminal; 0 is none */
  GArray         *nodes;       /* guint: the first terminal of each */
  RapPairs        edges;       /* node, symbol and gluing → node */
  guint8 *starts; /* by symbol: a bit for each level with a pattern that begins so */
  guint   n_levels;
};

/* The state of the search below one piece. */
typedef struct
{
  const RapPatterns *self;
  const RapStretch  *stretch;
  guint              first;
  guint16            path[RAP_PATTERN_MAX_ITEMS];
  RapMatch           best;
  guint              best_length; /* 0: nothing yet */
  int                best_weight;
} Search;

static guint
edge_symbol (guint16 symbol, gboolean glued)
{
  return (guint) symbol * 2 + (glued ? 1 : 0);
}

static guint16
intern_choice (RapPatterns *self, RapField choice)
{
  if (rap_field_is (choice, "^"))
    return SYMBOL_EDGE;
  return rap_vocabulary_intern (self->vocabulary, choice.text, choice.length);
}

static Item
parse_item (RapPatterns *self, RapField field)
{
  Item     item = { 0 };
  RapField choice;

  if (field.length > 2 && field.text[0] == '[')
    {
      item.context = TRUE;
      field.text++;
      field.length -= 2;
      item.negated = field.length > 1 && field.text[0] == '!';
      field.text += item.negated;
      field.length -= item.negated;
    }
  item.optional = field.length > 1 && field.text[field.length - 1] == '?';
  field.length -= item.optional;
  item.glued = field.length > 1 && field.text[0] == '~';
  field.text += item.glued;
  field.length -= item.glued;
  while (rap_field_next_part (&field, '|', &choice))
    {
      g_assert (item.n_symbols < MAX_CHOICES);
      item.symbols[item.n_symbols++] = intern_choice (self, choice);
    }
  return item;
}

static guint
step_to (RapPatterns *self, guint node, guint16 symbol, gboolean glued)
{
  guint next = rap_pairs_get (&self->edges, node, edge_symbol (symbol, glued)), none = 0;

  if (node < N_ROOTS)
    self->starts[symbol] |= (guint8) (1u << node);

  if (next != 0)
    return next;
  g_array_append_val (self->nodes, none);
  rap_pairs_set (&self->edges, node, edge_symbol (symbol, glued), self->nodes->len - 1);
  return self->nodes->len - 1;
}

/* Writes the pattern into the tree once for every way to read it. */
static void
expand (RapPatterns *self,
        const Item  *items,
        guint        n,
        guint        i,
        guint        node,
        guint        depth,
        Terminal    *terminal)
{
  if (i == n)
    {
      guint *first = &g_array_index (self->nodes, guint, node);
      g_assert (depth > 0);
      terminal->next = *first;
      *first = self->terminals->len;
      g_array_append_val (self->terminals, *terminal);
      return;
    }
  if (items[i].optional)
    expand (self, items, n, i + 1, node, depth, terminal);
  g_assert (depth < RAP_PATTERN_MAX_ITEMS);
  for (guint k = 0; k < items[i].n_symbols; k++)
    {
      terminal->items[depth] = (guint8) i;
      expand (self,
              items,
              n,
              i + 1,
              step_to (self, node, items[i].symbols[k], items[i].glued),
              depth + 1,
              terminal);
    }
}

static guint
find_name (const char *const *names, RapField name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (rap_field_is (name, names[i]))
      return i;
  g_error ("pattern table: unknown name “%.*s”", (int) name.length, name.text);
}

/* "CLASS": the items of that class; "CLASS.2": the second one of them. */
static guint
find_items (RapPatterns *self, const Item *items, guint n, RapField source)
{
  const char *dot = memchr (source.text, '.', source.length);
  guint       turn = dot != NULL ? (guint) (dot[1] - '0') : 0, found = 0, bits = 0;
  gsize       length = dot != NULL ? (gsize) (dot - source.text) : source.length;
  guint16     symbol = rap_vocabulary_intern (self->vocabulary, source.text, length);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < items[i].n_symbols; k++)
      if (items[i].symbols[k] == symbol && (turn == 0 || ++found == turn))
        bits |= 1u << i;
  if (bits == 0)
    g_error ("pattern table: no item for “%.*s”", (int) source.length, source.text);
  return bits;
}

static void
parse_fields (RapPatterns *self, const Item *items, guint n, RapField fields, Row *row)
{
  RapField part;

  row->first_assignment = self->assignments->len;
  while (rap_field_is_set (fields) && rap_field_next_part (&fields, ' ', &part))
    {
      const char *equals = memchr (part.text, '=', part.length);
      g_assert (equals != NULL);
      RapField   name = { part.text, (guint) (equals - part.text) };
      RapField   source = { equals + 1, part.length - name.length - 1 };
      gboolean   constant = g_ascii_isdigit (*source.text) || *source.text == '-';
      Assignment assignment = { find_name (self->names.fields, name), 0, 0 };
      if (constant)
        assignment.number = rap_field_to_int (source);
      else
        assignment.items = find_items (self, items, n, source);
      g_array_append_val (self->assignments, assignment);
      row->n_assignments++;
    }
}

static guint
parse_items (RapPatterns *self, RapField pattern, Row *row, Item *items)
{
  RapField part;
  guint    n = 0;

  while (rap_field_next_part (&pattern, ' ', &part))
    {
      Item item = parse_item (self, part);
      g_assert (n < RAP_PATTERN_MAX_ITEMS);
      if (!item.context)
        items[n++] = item;
      else if (n == 0)
        row->before = item;
      else
        row->after = item;
    }
  return n;
}

static void
add_row (RapPatterns *self, const RapLexicon *lexicon, guint i)
{
  RapField result =
    rap_lexicon_field (lexicon, i, rap_lexicon_column (lexicon, "result"));
  RapField test = rap_lexicon_field (lexicon, i, rap_lexicon_column (lexicon, "test"));
  RapField fields =
    rap_lexicon_field (lexicon, i, rap_lexicon_column (lexicon, "fields"));
  Item items[RAP_PATTERN_MAX_ITEMS];
  Row  row = { 0 };

  row.level = (guint) rap_field_to_int (
    rap_lexicon_field (lexicon, i, rap_lexicon_column (lexicon, "level")));
  row.weight = rap_field_to_int (
    rap_lexicon_field (lexicon, i, rap_lexicon_column (lexicon, "weight")));
  row.test = rap_field_is_set (test) ? find_name (self->names.tests, test) : G_MAXUINT;
  if (rap_field_is_set (result))
    row.result = rap_vocabulary_intern (self->vocabulary, result.text, result.length);
  guint n = parse_items (self, rap_lexicon_field (lexicon, i, 0), &row, items);
  parse_fields (self, items, n, fields, &row);
  g_array_append_val (self->rows, row);
  self->n_levels = MAX (self->n_levels, row.level);

  /* The root of level L is node L. */
  Terminal terminal = { i, 0, { 0 } };
  expand (self, items, n, 0, row.level, 0, &terminal);
}

RapPatterns *
rap_patterns_new (RapVocabulary         *vocabulary,
                  const char            *lexicon,
                  const RapPatternNames *names)
{
  RapPatterns      *self = g_new0 (RapPatterns, 1);
  const RapLexicon *rows = rap_lexicon_get (lexicon);

  self->vocabulary = vocabulary;
  self->names = *names;
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->assignments = g_array_new (FALSE, TRUE, sizeof (Assignment));
  self->terminals = g_array_new (FALSE, TRUE, sizeof (Terminal));
  self->nodes = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (self->terminals, 1);
  g_array_set_size (self->nodes, N_ROOTS);
  self->starts = g_new0 (guint8, G_MAXUINT16 + 1);
  for (guint i = 0; i < rap_lexicon_n_rows (rows); i++)
    add_row (self, rows, i);
  return self;
}

/* Whether the piece outside the match is what the pattern asks for. */
static gboolean
context_fits (const Search *search, const Item *item, const RapPiece *piece)
{
  guint16  symbols[RAP_PIECE_MAX_SYMBOLS];
  guint    n = 0;
  gboolean found = FALSE;

  if (item->n_symbols == 0)
    return TRUE;
  if (piece != NULL)
    n = rap_piece_get_symbols (piece,
                               search->self->vocabulary,
                               search->stretch->text,
                               symbols);
  else
    symbols[n++] = SYMBOL_EDGE;
  for (guint i = 0; i < item->n_symbols; i++)
    for (guint k = 0; k < n; k++)
      found |= item->symbols[i] == symbols[k];
  return found != item->negated;
}

static const RapPiece *
piece_before (const RapStretch *stretch, guint first)
{
  return first > 0 && (stretch->pieces[first].flags & RAP_PIECE_GAP) == 0
           ? &stretch->pieces[first - 1]
           : NULL;
}

static const RapPiece *
piece_after (const RapStretch *stretch, guint end)
{
  return end < stretch->n_pieces && (stretch->pieces[end].flags & RAP_PIECE_GAP) == 0
           ? &stretch->pieces[end]
           : NULL;
}

static void
try_terminal (Search *search, const Terminal *terminal, guint depth)
{
  const RapPatterns *self = search->self;
  const Row         *row = &g_array_index (self->rows, Row, terminal->row);
  RapMatch match = { terminal->row, search->first, search->first + depth, { 0 }, { 0 } };

  if (depth < search->best_length ||
      (depth == search->best_length && row->weight <= search->best_weight))
    return;
  if (!context_fits (search, &row->before, piece_before (search->stretch, match.first)) ||
      !context_fits (search, &row->after, piece_after (search->stretch, match.end)))
    return;
  memcpy (match.items, terminal->items, sizeof match.items);
  memcpy (match.symbols, search->path, depth * sizeof search->path[0]);
  if (row->test != G_MAXUINT && !self->names.test (row->test, search->stretch, &match))
    return;
  search->best = match;
  search->best_length = depth;
  search->best_weight = row->weight;
}

static void descend (Search *search, guint node, guint depth);

static void
follow (Search *search, guint node, guint depth, guint16 symbol, gboolean glued)
{
  guint next = rap_pairs_get (&search->self->edges, node, edge_symbol (symbol, glued));

  if (next == 0)
    return;
  search->path[depth] = symbol;
  descend (search, next, depth + 1);
}

/* Depth is at most RAP_PATTERN_MAX_ITEMS and a piece has few classes, so the work below one
 * piece does not depend on the length of the text. */
static void
descend (Search *search, guint node, guint depth)
{
  guint16 symbols[RAP_PIECE_MAX_SYMBOLS];
  guint   i = search->first + depth,
        terminal = g_array_index (search->self->nodes, guint, node);

  for (; terminal != 0;
       terminal = g_array_index (search->self->terminals, Terminal, terminal).next)
    try_terminal (search,
                  &g_array_index (search->self->terminals, Terminal, terminal),
                  depth);
  if (i >= search->stretch->n_pieces || depth >= RAP_PATTERN_MAX_ITEMS)
    return;

  const RapPiece *piece = &search->stretch->pieces[i];
  if (depth > 0 && (piece->flags & RAP_PIECE_GAP) != 0)
    return;
  guint n = rap_piece_get_symbols (piece,
                                   search->self->vocabulary,
                                   search->stretch->text,
                                   symbols);
  for (guint k = 0; k < n; k++)
    {
      if (depth == 0 && (search->self->starts[symbols[k]] >> node & 1) == 0)
        continue;
      follow (search, node, depth, symbols[k], FALSE);
      if (depth > 0 && (piece->flags & RAP_PIECE_GLUED) != 0)
        follow (search, node, depth, symbols[k], TRUE);
    }
}

/* The longest match that starts at the piece. */
static gboolean
find_match (const RapPatterns *self,
            guint              level,
            const RapStretch  *stretch,
            guint              piece,
            RapMatch          *match)
{
  Search search = { self, stretch, piece, { 0 }, { 0 }, 0, G_MININT };

  descend (&search, level, 0);
  *match = search.best;
  return search.best_length > 0;
}

static void
bind_piece (const RapPatterns *self,
            const RapStretch  *stretch,
            const RapMatch    *match,
            guint              k,
            RapBinding        *binding)
{
  binding->piece = &stretch->pieces[match->first + k];
  binding->sense = rap_piece_get_sense (binding->piece,
                                        self->vocabulary,
                                        stretch->text,
                                        match->symbols[k]);
  binding->number = binding->sense != NULL
                      ? binding->sense->number
                      : (int) CLAMP (binding->piece->value, G_MININT, G_MAXINT);
}

guint
rap_patterns_bind (const RapPatterns *self,
                   const RapStretch  *stretch,
                   const RapMatch    *match,
                   RapBinding        *bindings,
                   guint              n)
{
  const Row *row = &g_array_index (self->rows, Row, match->row);
  guint      bound = 0;

  for (guint i = 0; i < row->n_assignments && bound < n; i++)
    {
      const Assignment *from =
        &g_array_index (self->assignments, Assignment, row->first_assignment + i);
      RapBinding *to = &bindings[bound];
      *to = (RapBinding){ from->field, NULL, NULL, from->number };
      for (guint k = 0; to->piece == NULL && k < match->end - match->first; k++)
        if ((from->items >> match->items[k] & 1) != 0)
          bind_piece (self, stretch, match, k, to);
      bound += from->items == 0 || to->piece != NULL;
    }
  return bound;
}

/* The piece that stands for a match at the next level. */
static RapPiece
make_result (const RapPatterns *self,
             const RapStretch  *stretch,
             const RapMatch    *match,
             guint              index)
{
  RapPiece result = stretch->pieces[match->first];

  result.end = stretch->pieces[match->end - 1].end;
  result.phrase = 0;
  result.flags &= (guint16) ~(RAP_PIECE_NUMBER | RAP_PIECE_STUCK);
  result.form = result.digits = 0;
  result.symbol = g_array_index (self->rows, Row, match->row).result;
  result.index = (guint16) index;
  return result;
}

/* One level: what is found becomes one piece, the rest stays. A row without result takes its
 * pieces out of the way of the other rows of its level. */
static GArray *
run_level (const RapPatterns *self,
           guint              level,
           const RapStretch  *stretch,
           RapPatternTake     take,
           gpointer           data,
           gboolean          *found)
{
  GArray  *next = g_array_sized_new (FALSE, FALSE, sizeof (RapPiece), stretch->n_pieces);
  RapMatch match;

  for (guint i = 0; i < stretch->n_pieces;)
    {
      if (!find_match (self, level, stretch, i, &match))
        {
          g_array_append_val (next, stretch->pieces[i++]);
          continue;
        }
      if (g_array_index (self->rows, Row, match.row).result == RAP_SYMBOL_NONE)
        g_array_append_vals (next, &stretch->pieces[i], match.end - i);
      else
        {
          RapPiece result =
            make_result (self, stretch, &match, take (stretch, &match, data));
          g_array_append_val (next, result);
          *found = TRUE;
        }
      i = match.end;
    }
  return next;
}

GArray *
rap_patterns_run (const RapPatterns *self,
                  const RapStretch  *stretch,
                  RapPatternTake     take,
                  gpointer           data)
{
  GArray *now = NULL;

  for (guint level = 1; level <= self->n_levels; level++)
    {
      RapStretch from = *stretch;
      gboolean   found = FALSE;
      if (now != NULL)
        from = (RapStretch){ stretch->text,
                             (const RapPiece *) (gpointer) now->data,
                             now->len };
      GArray *next = run_level (self, level, &from, take, data, &found);
      g_clear_pointer (&now, g_array_unref);
      now = next;
      if (level == 1 && !found)
        g_clear_pointer (&now, g_array_unref);
      if (now == NULL)
        break;
    }
  return now;
}
