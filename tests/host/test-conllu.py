#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""CoNLL-U as other programs check it (levels 1 and 2 of Universal Dependencies): test-conllu.py RAPPORTEUR. Prints TAP."""
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

CLI = os.path.abspath(sys.argv[1])
HERE = tempfile.mkdtemp(prefix='rap-conllu-')
TAGS = set('ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split())
RELATIONS = set('acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed flat '
                'goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp'.split())
PLAIN = ('PRESIDENT BACK IN TOWN\n\nThe U.K.\u2019s envoy can\u2019t stay \U0001f600, and they\u2019d\u2019ve left; I\u2019m sure it\u2019s cafe\u0301\u2019s $3.5m.\n\n'
         '- first item\n- the boys\u2019 \U0001d49cnna, who won\'t say "so\u2026"\u200b (see http://x.example/a?b=1).\n')
PAGE = ('<!DOCTYPE html><title>Dolan can&rsquo;t stay &#x1F600;</title><article><h1>Dolan can&rsquo;t stay &#x1F600;</h1>'
        '<p>The presi&shy;dent of <b>Tor</b>via, &#x1d49c;nna Bex, said on Thursday that she can&#39;t accept the &#x1F600; plan.<br>'
        '&ldquo;We won&rsquo;t pay $3.5&nbsp;million,&rdquo; she told re<wbr>porters, and nobody in the capital was surprised by it.</p></article>')


def conllu(*names):
    done = subprocess.run([CLI, 'syntax', '--format=conllu', *names], capture_output=True, text=True, timeout=60, cwd=HERE)
    assert done.returncode == 0, done
    return done.stdout


def write(name, text):
    pathlib.Path(HERE, name).write_text(text, encoding='utf-8')
    return name


def texts(*names):
    """The text of each document by its identifier, as the spans count."""
    done = subprocess.run([CLI, 'syntax', '--format=jsonl', '--with-text', '--no-words', *names], capture_output=True, text=True, timeout=60, cwd=HERE)
    return {record['document']['id']: record['document']['text'] for record in map(json.loads, done.stdout.splitlines())}


def misc(fields):
    return dict(pair.split('=', 1) for pair in fields[9].split('|') if pair != '_')


def check_place(fields, text, end, free):
    """Where a token or word stands; returns its end."""
    place = re.fullmatch(r'(\d+):(\d+)', misc(fields)['TokenRange'])
    begin, stop = int(place[1]), int(place[2])
    assert end <= begin < stop <= len(text), fields
    written = unicodedata.normalize('NFC', text[begin:stop])
    assert free or fields[1] == re.sub('[\u00ad\u200b]', '', written), (fields, written)
    return stop


def check_tree(words):
    heads = [int(fields[6]) for fields in words]
    assert heads.count(0) == 1, heads
    for fields, head in zip(words, heads):
        assert 0 <= head <= len(words) and fields[7] in RELATIONS and (head == 0) == (fields[7] == 'root'), fields
    for i in range(len(words)):
        steps = 0
        while i >= 0:
            i, steps = heads[i] - 1, steps + 1
            assert steps <= len(words), heads


def check_sentence(block, seen, text, free):
    lines = block.split('\n')
    comments = [line for line in lines if line.startswith('#')]
    rows = [line.split('\t') for line in lines if not line.startswith('#')]
    name = next(line for line in comments if line.startswith('# sent_id = '))
    assert name not in seen and ' ' not in name[12:] and '/' not in name, name
    seen.add(name)
    told, spoken, inside, end, ranges = '', next(line for line in comments if line.startswith('# text = '))[9:], 0, 0, 0
    words = []
    for fields in rows:
        assert len(fields) == 10 and all(fields), fields
        assert all(field == field.strip() and unicodedata.normalize('NFC', field) == field for field in fields[1:3]), fields
        span = re.fullmatch(r'(\d+)-(\d+)', fields[0])
        stop = check_place(fields, text, end, free)
        end = end if span else stop
        if span:
            assert int(span[1]) == len(words) + 1 > inside and int(span[2]) > int(span[1]) and set(fields[2:9]) == {'_'}, fields
            inside, ranges = int(span[2]), ranges + 1
        else:
            words.append(fields)
            assert int(fields[0]) == len(words) and fields[3] in TAGS, fields
        if span or len(words) > inside:
            told += fields[1] + ('' if misc(fields).get('SpaceAfter') == 'No' else ' ')
        else:
            assert 'SpaceAfter' not in misc(fields), fields
    assert told.rstrip(' ') == spoken, (told, spoken)
    assert inside <= len(words)
    check_tree(words)
    return ranges


def check(out, texts_by_id, free=False):
    """Returns how many tokens are several words."""
    assert out.endswith('\n\n')
    seen, ranges, text = set(), 0, None
    for block in out[:-2].split('\n\n'):
        for line in block.split('\n'):
            if line.startswith('# newdoc id = '):
                text = texts_by_id[line[14:]]
        ranges += check_sentence(block, seen, text, free)
    return ranges


def test_plain():
    name = write('two words.txt', PLAIN)
    out = conllu(name)
    assert check(out, texts(name)) == 8
    for token in ('can\u2019t', 'they\u2019d\u2019ve', 'U.K.\u2019s', 'boys\u2019', 'caf\u00e9\u2019s'):
        assert '\t%s\t_\t' % token in out, token


def test_page():
    name = write('page.html', PAGE)
    assert check(conllu(name), texts(name)) >= 3


def test_many_documents():
    names = [write('a.txt', PLAIN), write('b.txt', PLAIN), write('page.html', PAGE)]
    assert check(conllu(*names), texts(*names)) > 10


def test_damaged():
    """Words that are read otherwise than written."""
    name = write('damaged.txt', 'The minis- ter sa id on Fa cebook that the pres ident would re sign. \u201cWe\u00e2\u20ac\u2122ll go,\u201d he said.\n' * 3)
    check(conllu(name), texts(name), free=True)


def test_noise():
    """Trees of any words are trees."""
    chance = random.Random(4)
    words = PLAIN.split() + 'said that he called that an insult , which , who after all the work has of and but to not is'.split()
    lines = [json.dumps({'id': str(i), 'text': ' '.join(chance.choice(words) for _ in range(60))}) for i in range(300)]
    name = write('noise.jsonl', '\n'.join(lines))
    check(conllu(name), texts(name), free=True)


tap.run(globals())
