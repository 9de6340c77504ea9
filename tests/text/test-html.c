// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <time.h>

#include "text/rap-html.h"

/* Tokens written down: "<a x=1/>" a tag, "</a>", "!comment", "?doctype", and text as it is.
 * Neighbouring texts are one. */
static char *
written (const char *page, gsize length, RapHtmlState state, const char *last_start)
{
  g_autoptr (GString) out = g_string_new (NULL);
  RapHtmlTokenizer html;
  RapHtmlToken     token;
  gboolean         in_text = FALSE;
  rap_html_init (&html, page, length);
  html.state = state;
  html.last_start = last_start;
  html.last_start_length = last_start != NULL ? (guint) strlen (last_start) : 0;
  while (rap_html_next (&html, &token))
    {
      g_autoptr (GString) data = g_string_new (NULL);
      gboolean tag = token.kind == RAP_HTML_START_TAG || token.kind == RAP_HTML_END_TAG;
      rap_html_decode (data,
                       page + token.data.start,
                       token.data.end - token.data.start,
                       tag ? RAP_HTML_VERBATIM : token.state);
      g_assert_cmpuint (token.span.start, <=, token.data.start);
      g_assert_cmpuint (token.data.end, <=, token.span.end);
      g_assert_cmpuint (token.span.end, <=, length);
      if (out->len > 0 && !(in_text && token.kind == RAP_HTML_TEXT))
        g_string_append_c (out, ' ');
      in_text = token.kind == RAP_HTML_TEXT;
      if (token.kind == RAP_HTML_TEXT)
        g_string_append (out, data->str);
      else if (token.kind == RAP_HTML_COMMENT)
        g_string_append_printf (out, "!%s", data->str);
      else if (token.kind == RAP_HTML_DOCTYPE)
        g_string_append_printf (out, "?%s%s", data->str, token.quirks ? "~" : "");
      else if (token.kind == RAP_HTML_END_TAG)
        g_string_append_printf (out, "</%s>", data->str);
      else
        {
          g_string_append_printf (out, "<%s", data->str);
          for (guint i = 0; i < html.n_attributes; i++)
            {
              g_autoptr (GString) value = g_string_new (NULL);
              RapSpan          name = html.attributes[i].name;
              RapSpan          raw = html.attributes[i].value;
              g_autofree char *first =
                g_strndup (page + name.start, name.end - name.start);
              if (rap_html_attribute (&html, first) != &html.attributes[i].value)
                continue; /* repeated: the first one counts */
              rap_html_decode (value,
                               page + raw.start,
                               raw.end - raw.start,
                               RAP_HTML_ATTRIBUTE);
              g_string_append_printf (out,
                                      " %.*s=%s",
                                      (int) (name.end - name.start),
                                      page + name.start,
                                      value->str);
            }
          g_string_append (out, token.self_closing ? "/>" : ">");
        }
    }
  return g_strdup (out->str);
}

typedef struct
{
  const char  *page;
  const char  *tokens;
  RapHtmlState state;
  const char  *last_start;
} Case;

static void
check (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *got = written (cases[i].page,
                                      strlen (cases[i].page),
                                      cases[i].state,
                                      cases[i].last_start);
      g_assert_cmpstr (got, ==, cases[i].tokens);
    }
}

static void
test_tags (void)
{
  static const Case cases[] = {
    { "<p>one</p>", "<p> one </p>" },
    { "<A HREF=x>", "<A HREF=x>" },
    { "<a x = 'one two' y=\"3\" z>", "<a x=one two y=3 z=>" },
    { "<a =x>", "<a =x=>" },
    { "<a x=>b", "<a x=> b" },
    { "<a x=b/>", "<a x=b/>" }, /* the slash is of the value */
    { "<br/>", "<br/>" },
    { "<br / >", "<br>" },
    { "<a'b>", "<a'b>" },
    { "<a x=\"<b>\">", "<a x=<b>>" },
    { "</p x=1>", "</p>" },
    { "a</>b", "ab" },
    { "a </ b>c", "a  ! b c" },
    { "< p", "< p" },
    { "<", "<" },
    { "</", "</" },
    { "<3", "<3" },
    { "text<div class=\"x", "text" },
    { "text<div", "text" },
  };
  check (cases, G_N_ELEMENTS (cases));
}

static void
test_comments (void)
{
  static const Case cases[] = {
    { "<!--a-->b", "!a b" },
    { "<!-->b", "! b" },
    { "<!--->b", "! b" },
    { "<!---->b", "! b" },
    { "<!--a--!>b", "!a b" },
    { "<!--a--!-->b", "!a--! b" },
    { "<!--a", "!a" },
    { "<!--a-", "!a" },
    { "<!--a--", "!a" },
    { "<!--a--!", "!a" },
    { "<!--a---", "!a-" },
    { "<!--<!--a-->b", "!<!--a b" },
    { "<!x>b", "!x b" },
    { "<?xml a?>b", "!?xml a? b" },
    { "<![if IE]>b<![endif]>", "![if IE] b ![endif]" },
    { "<!--[if IE]><p>a<![endif]-->b", "![if IE]><p>a<![endif] b" },
  };
  check (cases, G_N_ELEMENTS (cases));
}

static void
test_doctypes (void)
{
  static const Case cases[] = {
    { "<!DOCTYPE html>", "?html" },
    { "<!doctype html PUBLIC \"a\" 'b'>x", "?html x" },
    { "<!doctype html SYSTEM 'b' >x", "?html x" },
    { "<!doctype>x", "?~ x" },
    { "<!doctype html PUBLIC>x", "?html~ x" },
    { "<!doctype html nonsense>x", "?html~ x" },
    { "<!doctype html PUBLIC \"a>x", "?html~ x" },
    { "<!doctype html", "?html~" },
  };
  check (cases, G_N_ELEMENTS (cases));
}

static void
test_raw (void)
{
  static const Case cases[] = {
    { "a<b>&amp;</title>c", "a<b>& </title> c", RAP_HTML_RCDATA, "title" },
    { "a&amp;</TITLE x>c", "a& </TITLE> c", RAP_HTML_RCDATA, "title" },
    { "a</titles>b</title", "a</titles>b</title", RAP_HTML_RCDATA, "title" },
    { "a&amp;<b></style>c", "a&amp;<b> </style> c", RAP_HTML_RAWTEXT, "style" },
    { "if (a<b)</script>c", "if (a<b) </script> c", RAP_HTML_SCRIPT, "script" },
    { "<!--<script></script>--></script>c",
      "<!--<script></script>--> </script> c",
      RAP_HTML_SCRIPT,
      "script" },
    { "<!--<script>--></script>c",
      "<!--<script>--> </script> c",
      RAP_HTML_SCRIPT,
      "script" },
    { "<!--</script>c", "<!-- </script> c", RAP_HTML_SCRIPT, "script" },
    { "<!--<script></script>", "<!--<script></script>", RAP_HTML_SCRIPT, "script" },
    { "</script>", "</script>", RAP_HTML_SCRIPT, "script" },
    { "a</p>&amp;", "a</p>&amp;", RAP_HTML_PLAINTEXT },
    { "a&amp;]]>b&amp;", "a&amp;b&", RAP_HTML_CDATA },
    { "a]]", "a]]", RAP_HTML_CDATA },
  };
  check (cases, G_N_ELEMENTS (cases));
}

static void
test_references (void)
{
  static const Case cases[] = {
    { "&amp;&lt;&eacute;", "&<é" },
    { "&amp &lt", "& <" },
    { "&notit; &notin;", "¬it; ∉" },
    { "&x; &;& &", "&x; &;& &" },
    { "&#65;&#x42;&#67", "ABC" },
    { "&#x80;&#146;", "€’" },
    { "&#0;&#xD800;&#x110000;", "\357\277\275\357\277\275\357\277\275" },
    { "&#; &#x; &#xg;", "&#; &#x; &#xg;" },
    { "<a x='a&amp;b&copy=1&copy;&copyx'>", "<a x=a&b&copy=1©&copyx>" },
    { "&acE;", "∾̳" },
    { "&CounterClockwiseContourIntegral;", "∳" },
    { "a\r\nb\rc", "a\nb\nc" },
  };
  check (cases, G_N_ELEMENTS (cases));
}

static void
test_nul (void)
{
  static const char page[] = "a\0b<!--c\0-->";
  g_autofree char  *got = written (page, sizeof page - 1, RAP_HTML_DATA, NULL);
  /* The NUL of the text is kept, so that what is written of it ends there. */
  g_assert_cmpstr (got, ==, "a !c\357\277\275");
}

static void
test_foreign (void)
{
  static const char *page = "<svg><![CDATA[a<b>&amp;]]></svg>";
  RapHtmlTokenizer   html;
  RapHtmlToken       token;
  rap_html_init (&html, page, strlen (page));
  g_assert_true (rap_html_next (&html, &token));
  html.foreign = TRUE;
  g_assert_true (rap_html_next (&html, &token));
  g_assert_cmpint (token.kind, ==, RAP_HTML_TEXT);
  g_assert_cmpint (token.state, ==, RAP_HTML_CDATA);
  g_assert_cmpmem (page + token.data.start,
                   token.data.end - token.data.start,
                   "a<b>&amp;",
                   9);
  g_assert_true (rap_html_next (&html, &token));
  g_assert_cmpint (token.kind, ==, RAP_HTML_END_TAG);
}

static void
test_attribute (void)
{
  static const char *page = "<a HREF=one href=two>";
  RapHtmlTokenizer   html;
  RapHtmlToken       token;
  rap_html_init (&html, page, strlen (page));
  g_assert_true (rap_html_next (&html, &token));
  const RapSpan *value = rap_html_attribute (&html, "href");
  g_assert_nonnull (value);
  g_assert_cmpmem (page + value->start, value->end - value->start, "one", 3);
  g_assert_null (rap_html_attribute (&html, "class"));
}

static void
test_charset (void)
{
  static const struct
  {
    const char *page;
    const char *charset;
  } cases[] = {
    { "<meta charset=ISO-8859-2>", "iso-8859-2" },
    { "<head><meta http-equiv=Content-Type content='text/html; charset=windows-1250'>",
      "windows-1250" },
    { "<?xml version='1.0' encoding=\"koi8-r\"?><html>", "koi8-r" },
    { "<!-- <meta charset=x> --><meta charset=' utf-8 '>", "utf-8" },
    { "<script>'<meta charset=x>'</script><meta charset=y>", "y" },
    { "<meta name=a content='charset=x'>", NULL },
    { "<p>charset=x", NULL },
    { "", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *charset =
        rap_html_sniff_charset (cases[i].page, strlen (cases[i].page));
      g_assert_cmpstr (charset, ==, cases[i].charset);
    }
}

/* Time at n and 4n may differ at most sixfold, on pages made to hurt. */
static gint64
time_of (const char *unit, guint n)
{
  g_autoptr (GString) page = g_string_new (NULL);
  gint64 best = G_MAXINT64;
  for (guint i = 0; i < n; i++)
    g_string_append (page, unit);
  for (guint turn = 0; turn < 5; turn++)
    {
      RapHtmlTokenizer html;
      RapHtmlToken     token;
      clock_t          start = clock ();
      rap_html_init (&html, page->str, page->len);
      while (rap_html_next (&html, &token))
        ;
      best = MIN (best, (gint64) (clock () - start));
    }
  return best;
}

static void
test_linear (void)
{
  static const char *const units[] = {
    "<",      "</", "<!",   "<!--", "<a ", "<a b='", "<a b=\"c",
    "<!-- -", "&",  "&amp", "<?",   "<b>", "]]",     "<a b",
  };
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gint64 once = time_of (units[i], 50000);
      gint64 four = time_of (units[i], 200000);
      g_test_message ("%s: %d then %d µs", units[i], (int) once, (int) four);
      g_assert_cmpint (four, <, 6 * once + 4000);
    }
}

/* --- the public suite, when RAP_HTML5LIB names the folder of its tokenizer tests --- */

static char *
unescaped (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  for (; *text != '\0'; text++)
    {
      if (text[0] == '\\' && text[1] == 'u' &&
          strspn (text + 2, "0123456789abcdefABCDEF") >= 4)
        {
          g_autofree char *digits = g_strndup (text + 2, 4);
          gunichar         c = (gunichar) g_ascii_strtoull (digits, NULL, 16);
          if (c == 0 || (c & 0xfffff800) == 0xd800)
            return NULL; /* no text that this test can write */
          g_string_append_unichar (out, c);
          text += 5;
        }
      else
        g_string_append_c (out, *text);
    }
  return g_strdup (out->str);
}

static char *
text_of (JsonNode *node, gboolean twice)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  return twice ? unescaped (json_node_get_string (node))
               : g_strdup (json_node_get_string (node));
}

static gboolean
write_expected (GString *out, JsonArray *token, gboolean twice, gboolean *in_text)
{
  const char      *kind = json_array_get_string_element (token, 0);
  g_autofree char *data = text_of (json_array_get_element (token, 1), twice);
  if (data == NULL)
    return FALSE;
  gboolean text = g_str_equal (kind, "Character");
  if (out->len > 0 && !(text && *in_text))
    g_string_append_c (out, ' ');
  *in_text = text;
  if (text)
    g_string_append (out, data);
  else if (g_str_equal (kind, "Comment"))
    g_string_append_printf (out, "!%s", data);
  else if (g_str_equal (kind, "DOCTYPE"))
    g_string_append_printf (out,
                            "?%s%s",
                            data,
                            json_array_get_boolean_element (token, 4) ? "" : "~");
  else if (g_str_equal (kind, "EndTag"))
    g_string_append_printf (out, "</%s>", data);
  else
    {
      JsonObject    *attributes = json_array_get_object_element (token, 2);
      JsonObjectIter iter;
      const char    *name;
      JsonNode      *value;
      g_string_append_printf (out, "<%s", data);
      json_object_iter_init_ordered (&iter, attributes);
      while (json_object_iter_next_ordered (&iter, &name, &value))
        {
          g_autofree char *a = twice ? unescaped (name) : g_strdup (name);
          g_autofree char *b = text_of (value, twice);
          if (a == NULL || b == NULL)
            return FALSE;
          g_string_append_printf (out, " %s=%s", a, b);
        }
      g_string_append (out, json_array_get_length (token) > 3 ? "/>" : ">");
    }
  return TRUE;
}

/* The suite's texts differ from ours only by the case of names, which we leave to readers,
 * and by attributes that a tag repeats. */
static char *
comparable (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  return g_strescape (lower, NULL);
}

typedef struct
{
  guint right;
  guint wrong;
  guint left_out;
} Tally;

static void
run_case (JsonObject *test, Tally *tally)
{
  static const struct
  {
    const char  *name;
    RapHtmlState state;
  } states[] = {
    { "Data state", RAP_HTML_DATA },           { "RCDATA state", RAP_HTML_RCDATA },
    { "RAWTEXT state", RAP_HTML_RAWTEXT },     { "Script data state", RAP_HTML_SCRIPT },
    { "PLAINTEXT state", RAP_HTML_PLAINTEXT }, { "CDATA section state", RAP_HTML_CDATA },
  };
  gboolean         twice = json_object_has_member (test, "doubleEscaped");
  g_autofree char *input = text_of (json_object_get_member (test, "input"), twice);
  JsonArray       *initial = json_object_has_member (test, "initialStates")
                               ? json_object_get_array_member (test, "initialStates")
                               : NULL;
  JsonArray       *output = json_object_get_array_member (test, "output");
  const char      *last = json_object_has_member (test, "lastStartTag")
                            ? json_object_get_string_member (test, "lastStartTag")
                            : NULL;
  g_autoptr (GString) expected = g_string_new (NULL);
  gboolean in_text = FALSE;
  gboolean usable = input != NULL;
  for (guint i = 0; usable && i < json_array_get_length (output); i++)
    usable = write_expected (expected,
                             json_array_get_array_element (output, i),
                             twice,
                             &in_text);
  g_autofree char *want = comparable (expected->str);
  for (guint i = 0; i < (initial != NULL ? json_array_get_length (initial) : 1); i++)
    {
      const char *name =
        initial != NULL ? json_array_get_string_element (initial, i) : states[0].name;
      RapHtmlState state = RAP_HTML_DATA;
      if (!usable)
        {
          tally->left_out++;
          continue;
        }
      for (guint k = 0; k < G_N_ELEMENTS (states); k++)
        state = g_str_equal (states[k].name, name) ? states[k].state : state;
      g_autofree char *tokens = written (input, strlen (input), state, last);
      g_autofree char *got = comparable (tokens);
      tally->right += g_str_equal (got, want);
      tally->wrong += !g_str_equal (got, want);
      if (!g_str_equal (got, want))
        g_test_message ("%s: %s, not %s",
                        json_object_get_string_member (test, "description"),
                        got,
                        want);
    }
}

static void
run_file (const char *path, Tally *tally)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  if (!json_parser_load_from_file (parser, path, &error))
    {
      g_test_message ("%s", error->message);
      return;
    }
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray  *tests = json_object_has_member (root, "tests")
                        ? json_object_get_array_member (root, "tests")
                        : NULL;
  for (guint i = 0; tests != NULL && i < json_array_get_length (tests); i++)
    run_case (json_array_get_object_element (tests, i), tally);
}

/* Cases with half a surrogate pair, which no UTF-8 holds, are left out; those with NUL count as
 * wrong, since this test writes its tokens as C strings. */
static void
test_public_suite (void)
{
  const char *folder = g_getenv ("RAP_HTML5LIB");
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  Tally       tally = { 0, 0, 0 };
  const char *name;
  if (dir == NULL)
    {
      g_test_skip ("RAP_HTML5LIB does not name a folder of tokenizer tests");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_str_has_suffix (name, ".test"))
        run_file (path, &tally);
    }
  g_test_message ("%u right, %u wrong, %u left out",
                  tally.right,
                  tally.wrong,
                  tally.left_out);
  g_assert_cmpuint (tally.right + tally.wrong, >, 5000);
  g_assert_cmpuint (tally.wrong * 100, <=, tally.right + tally.wrong);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/tags", test_tags);
  g_test_add_func ("/html/comments", test_comments);
  g_test_add_func ("/html/doctypes", test_doctypes);
  g_test_add_func ("/html/raw", test_raw);
  g_test_add_func ("/html/references", test_references);
  g_test_add_func ("/html/nul", test_nul);
  g_test_add_func ("/html/foreign", test_foreign);
  g_test_add_func ("/html/attribute", test_attribute);
  g_test_add_func ("/html/charset", test_charset);
  g_test_add_func ("/html/linear", test_linear);
  g_test_add_func ("/html/public-suite", test_public_suite);
  return g_test_run ();
}
