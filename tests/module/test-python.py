#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The library from Python: sugar, spans, errors, async, an action of one's own. Prints TAP."""
import json
import os
import pathlib
import sys

import gi
import gi.overrides

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

gi.overrides.__path__.append(os.environ['RAP_OVERRIDES'])
gi.require_version('Rapporteur', '1')
from gi.repository import GLib, GObject, Rapporteur  # noqa: E402

TEXT = '“Our borders are open,” Minister Ana Dolan said. 😀 She left for Oslo on Monday.'


class Shout(Rapporteur.Action):
    """Finds words in capitals: the smallest action."""
    __gtype_name__ = 'TestShout'
    at_least = GObject.Property(type=int, default=3, minimum=1, maximum=99, nick='At least', blurb='Look for words of this length')

    def do_run(self, dossier, cancellable):
        report = Rapporteur.Report.new(dossier)
        document = dossier.get_document(0)
        for word in document.get_text().split():
            if word.isupper() and len(word) >= self.at_least:
                item = Rapporteur.Item.new('shout', word)
                start = document.get_text().index(word)
                item.add_evidence(document, document.from_characters(start, start + len(word)))
                item.set_fields(json.dumps({'length': len(word)}))
                report.append(item)
        return report


def test_article():
    report = Rapporteur.run('article', TEXT)
    assert report.to_dict()['article']['text'].startswith('“Our borders')
    item = next(iter(report))
    start, end = item.get_document(0).to_characters(item.get_span(0))
    assert TEXT[start:end] == item['evidence'][0]['exact']


def test_units():
    document = Rapporteur.Document.new('a😀b')
    span = document.from_characters(1, 2)
    assert (span.start, span.end) == (1, 5)
    assert tuple(document.to_utf16(span)) == (1, 3)





def test_error():
    try:
        Rapporteur.Registry.get_default().create('no-such-action')
    except GLib.Error as error:
        assert 'no-such-action' in error.message
        return
    raise AssertionError('no error')


def test_describe():
    node = Rapporteur.Registry.get_default().describe('article')
    assert node.get_object().get_string_member('name') == 'article'


def test_own_action():
    Rapporteur.Registry.get_default().add(Shout, 'shout')
    assert 'shout' in Rapporteur.Registry.get_default().list()
    report = Rapporteur.run('shout', 'we said NEVER to NATO in A', at_least=4)
    assert [item['label'] for item in report] == ['NEVER', 'NATO']
    assert report.get_item(1)['length'] == 4
    assert report.get_item(1)['evidence'][0]['exact'] == 'NATO'


def test_async():
    loop, results = GLib.MainLoop(), []
    dossier = Rapporteur.Dossier.new_for_document(Rapporteur.Document.new(TEXT))
    for name in ('article', 'shout'):
        action = Rapporteur.Registry.get_default().create(name)

        def done(source, result):
            results.append(source.run_finish(result))
            if len(results) == 2:
                loop.quit()
        action.run_async(dossier, None, done)
    GLib.timeout_add_seconds(20, loop.quit)
    loop.run()
    assert len(results) == 2


tap.run(globals())
