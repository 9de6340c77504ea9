// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* What pages say of themselves: JSON-LD, and what is made of names and dates. */

#include "config.h"

#include <string.h>

#include "fuzz-fail.h"
#include "text/rap-page-date.h"
#include "text/rap-page-facts.h"
#include "text/rap-page-names.h"
#include "text/rap-page-people.h"
#include "text/rap-page.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_facts (const char *data, gsize size)
{
  g_autoptr (RapPageFacts) facts = rap_page_facts_new ();
  rap_page_facts_read (facts, data, (RapSpan){ 0, (guint) size });
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const RapFact *fact = &g_array_index (facts->facts, RapFact, i);
      if (fact->object >= facts->objects->len || fact->value.end > size ||
          fact->value.start > fact->value.end)
        fuzz_fail ("a fact about nothing");
      g_autofree char *text =
        rap_page_facts_string (data, fact->value, RAP_FACT_NAME_BYTES);
      if (!g_utf8_validate (text, -1, NULL))
        fuzz_fail ("a fact that is no UTF-8");
    }
  for (guint i = 0; i < facts->objects->len; i++)
    {
      const RapFactObject *object = &g_array_index (facts->objects, RapFactObject, i);
      if (object->parent != RAP_FACT_NO_OBJECT && object->parent >= i)
        fuzz_fail ("an object before what it hangs under");
    }
}

static void
check_names (const char *text, gsize length)
{
  RapSpan       forms[RAP_PAGE_NAME_FORMS];
  RapPagePeople people;
  RapPageDate   date;
  guint         n = rap_page_names_clean (text, length, rap_page_model_get (), forms);
  for (guint i = 0; i < n; i++)
    if (forms[i].end > length || forms[i].start >= forms[i].end)
      fuzz_fail ("a name outside its line");
  g_free (rap_page_names_list (text, length, rap_page_model_get ()));
  rap_page_people_read (&people, text, NULL);
  if (people.n_shaped > people.n)
    fuzz_fail ("more people than there are");
  if (rap_page_date_find (&date, text, length, FALSE, rap_page_model_get ()) &&
      (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31))
    fuzz_fail ("a day that is none");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autofree char *page = g_strconcat (
    "<title>Ministers meet - The Post</title><script type='application/ld+json'>",
    text,
    "</script><h1>Ministers meet</h1><p class=author>By Ann Lee<time>4 May 2020</time>"
    "<p>Ministers of the two states met on Tuesday, officials said.",
    NULL);
  g_autoptr (RapDraft) draft = rap_draft_new ();
  check_facts ((const char *) data, size);
  check_names (text, strlen (text));
  rap_page_read (draft, page, strlen (page));
  const char *const fields[] = {
    draft->title, draft->byline, draft->published, draft->language, draft->site
  };
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] != NULL && !g_utf8_validate (fields[i], -1, NULL))
      fuzz_fail ("metadata that are no UTF-8");
  return 0;
}
