// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The elements of HTML that say something about the text they hold. */
#define RAP_PAGE_TAGS(T)                \
  T (A, "a", INLINE | FORMAT)           \
  T (ABBR, "abbr", INLINE | FORMAT)     \
  T (ADDRESS, "address", BLOCK)         \
  T (AREA, "area", VOID)                \
  T (ARTICLE, "article", BLOCK)         \
  T (ASIDE, "aside", BLOCK)             \
  T (AUDIO, "audio", SKIP)              \
  T (B, "b", INLINE | FORMAT)           \
  T (BASE, "base", VOID)                \
  T (BLOCKQUOTE, "blockquote", BLOCK)   \
  T (BODY, "body", BLOCK)               \
  T (BR, "br", VOID)                    \
  T (BUTTON, "button", BLOCK)           \
  T (CANVAS, "canvas", SKIP)            \
  T (CAPTION, "caption", BLOCK)         \
  T (CENTER, "center", BLOCK)           \
  T (CITE, "cite", INLINE | FORMAT)     \
  T (CODE, "code", INLINE | FORMAT)     \
  T (COL, "col", VOID)                  \
  T (DD, "dd", BLOCK)                   \
  T (DETAILS, "details", BLOCK)         \
  T (DIALOG, "dialog", BLOCK)           \
  T (DIV, "div", BLOCK)                 \
  T (DL, "dl", BLOCK)                   \
  T (DT, "dt", BLOCK)                   \
  T (EM, "em", INLINE | FORMAT)         \
  T (EMBED, "embed", VOID)              \
  T (FIELDSET, "fieldset", BLOCK)       \
  T (FIGCAPTION, "figcaption", BLOCK)   \
  T (FIGURE, "figure", BLOCK)           \
  T (FONT, "font", INLINE | FORMAT)     \
  T (FOOTER, "footer", BLOCK)           \
  T (FORM, "form", BLOCK)               \
  T (H1, "h1", BLOCK)                   \
  T (H2, "h2", BLOCK)                   \
  T (H3, "h3", BLOCK)                   \
  T (H4, "h4", BLOCK)                   \
  T (H5, "h5", BLOCK)                   \
  T (H6, "h6", BLOCK)                   \
  T (HEAD, "head", BLOCK)               \
  T (HEADER, "header", BLOCK)           \
  T (HGROUP, "hgroup", BLOCK)           \
  T (HR, "hr", BLOCK | VOID)            \
  T (HTML, "html", BLOCK)               \
  T (I, "i", INLINE | FORMAT)           \
  T (IFRAME, "iframe", BLOCK | RAW)     \
  T (IMG, "img", VOID)                  \
  T (INPUT, "input", VOID)              \
  T (LABEL, "label", BLOCK)             \
  T (LEGEND, "legend", BLOCK)           \
  T (LI, "li", BLOCK)                   \
  T (LINK, "link", VOID)                \
  T (MAIN, "main", BLOCK)               \
  T (MARK, "mark", INLINE | FORMAT)     \
  T (MATH, "math", SKIP)                \
  T (META, "meta", VOID)                \
  T (NAV, "nav", BLOCK)                 \
  T (NOEMBED, "noembed", RAW)           \
  T (NOFRAMES, "noframes", RAW)         \
  T (NOSCRIPT, "noscript", RAW)         \
  T (OBJECT, "object", SKIP)            \
  T (OL, "ol", BLOCK)                   \
  T (OPTGROUP, "optgroup", BLOCK)       \
  T (OPTION, "option", BLOCK)           \
  T (P, "p", BLOCK)                     \
  T (PARAM, "param", VOID)              \
  T (PICTURE, "picture", BLOCK)         \
  T (PLAINTEXT, "plaintext", BLOCK)     \
  T (PRE, "pre", BLOCK)                 \
  T (Q, "q", INLINE | FORMAT)           \
  T (RP, "rp", SKIP)                    \
  T (RT, "rt", SKIP)                    \
  T (RUBY, "ruby", INLINE | FORMAT)     \
  T (S, "s", INLINE | FORMAT)           \
  T (SCRIPT, "script", RAW)             \
  T (SECTION, "section", BLOCK)         \
  T (SELECT, "select", SKIP)            \
  T (SMALL, "small", INLINE | FORMAT)   \
  T (SOURCE, "source", VOID)            \
  T (SPAN, "span", INLINE | FORMAT)     \
  T (STRONG, "strong", INLINE | FORMAT) \
  T (STYLE, "style", RAW)               \
  T (SUB, "sub", INLINE | FORMAT)       \
  T (SUMMARY, "summary", BLOCK)         \
  T (SUP, "sup", INLINE | FORMAT)       \
  T (SVG, "svg", SKIP)                  \
  T (TABLE, "table", BLOCK)             \
  T (TBODY, "tbody", BLOCK)             \
  T (TD, "td", BLOCK)                   \
  T (TEMPLATE, "template", SKIP)        \
  T (TEXTAREA, "textarea", RAW)         \
  T (TFOOT, "tfoot", BLOCK)             \
  T (TH, "th", BLOCK)                   \
  T (THEAD, "thead", BLOCK)             \
  T (TIME, "time", INLINE | FORMAT)     \
  T (TITLE, "title", RAW)               \
  T (TR, "tr", BLOCK)                   \
  T (TRACK, "track", VOID)              \
  T (U, "u", INLINE | FORMAT)           \
  T (UL, "ul", BLOCK)                   \
  T (VIDEO, "video", SKIP)              \
  T (WBR, "wbr", VOID)                  \
  T (XMP, "xmp", RAW)

typedef enum
{
  RAP_PAGE_TAG_OTHER,
#define RAP_PAGE_TAG_NAME(name, text, traits) RAP_PAGE_TAG_##name,
  RAP_PAGE_TAGS (RAP_PAGE_TAG_NAME)
#undef RAP_PAGE_TAG_NAME
    RAP_N_PAGE_TAGS
} RapPageTag;

typedef enum
{
  RAP_PAGE_INLINE = 1 << 0,
  RAP_PAGE_FORMAT = 1 << 1, /* closed when the block around it closes */
  RAP_PAGE_BLOCK = 1 << 2,  /* begins and ends a block of text */
  RAP_PAGE_VOID = 1 << 3,   /* holds nothing */
  RAP_PAGE_RAW = 1 << 4,    /* holds no markup, and nothing to read */
  RAP_PAGE_SKIP = 1 << 5,   /* holds markup, but nothing to read */
} RapPageTraits;

RapPageTag  rap_page_tag_find (const char *name, gsize length);
const char *rap_page_tag_get_name (RapPageTag tag);

extern const guint8 rap_page_tag_traits[RAP_N_PAGE_TAGS];

static inline RapPageTraits
rap_page_tag_get_traits (RapPageTag tag)
{
  return rap_page_tag_traits[tag];
}

G_END_DECLS
