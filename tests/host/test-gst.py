#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Pipelines of the elements, as a person types them. Prints TAP."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

HERE = tempfile.mkdtemp(prefix='rap-gst-')
TEXT = 'Dolan visits Oslo\n\n“We will wait,” Minister Ana Dolan said on Monday.\n'


def write(name, data):
    path = os.path.join(HERE, name)
    with open(path, 'wb') as file:
        file.write(data)
    return path


def launch(*words):
    return subprocess.run(['gst-launch-1.0', '-q', *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)


def pipe(source, *elements):
    out = os.path.join(HERE, 'out.jsonl')
    if os.path.exists(out):
        os.unlink(out)
    words = ['filesrc', f'location={source}']
    for element in elements:
        words += ['!', *element.split()]
    done = launch(*words, '!', 'filesink', f'location={out}')
    lines = open(out, encoding='utf-8').read().splitlines() if os.path.exists(out) else []
    return done, [json.loads(line) for line in lines]


def test_chain():
    done, results = pipe(write('a.txt', TEXT.encode()), 'raparticle', 'rapquotes published=2016-03-31')
    assert done.returncode == 0, done.stderr
    assert results[0]['actions'] == ['article', 'quotes']
    assert {'block', 'quote'} <= {item['kind'] for item in results[0]['items']}


def test_page():
    done, results = pipe(write('a.html', f'<!DOCTYPE html><p>{TEXT}</p>'.encode()), 'raparticle')
    assert done.returncode == 0, done.stderr
    assert results[0]['document']['media_type'] == 'text/html'


def test_published():
    _, results = pipe(write('a.txt', TEXT.encode()), 'rapquotes published=2016-03-31')
    assert results[0]['document']['published'] == '2016-03-31'


def test_parameter():
    source = write('share.txt', TEXT.encode() + b'\nShare on Facebook\n')
    roles = [{item['role'] for item in pipe(source, f'raparticle leftovers={on}')[1][0]['items']} for on in ('true', 'false')]
    assert 'leftover' in roles[0] and 'leftover' not in roles[1], roles


def test_empty():
    done, results = pipe(write('empty.txt', b''), 'rapquotes')
    assert done.returncode == 0 and results == []


def test_binary_fails_and_ends():
    path = write('bad.bin', bytes(range(32)) * 100)
    for _ in range(30):  # once in ten runs it used to hang
        done, results = pipe(path, 'rapquotes')
        assert done.returncode == 1 and 'binary' in done.stderr and results == []


def test_many():
    for i in range(3):
        write(f'doc{i}.txt', TEXT.encode())
    out = os.path.join(HERE, 'many.jsonl')
    done = launch('multifilesrc', f'location={HERE}/doc%d.txt', 'index=0', 'stop-index=2', '!', 'rapquotes', 'per-buffer=true', '!',
                  'filesink', f'location={out}')
    assert done.returncode == 0, done.stderr
    assert len(open(out, encoding='utf-8').read().splitlines()) == 3


def test_tee():
    out = [os.path.join(HERE, f'tee{i}.jsonl') for i in range(2)]
    done = launch('filesrc', f'location={write("a.txt", TEXT.encode())}', '!', 'raparticle', '!', 'tee', 'name=t',
                  't.', '!', 'queue', '!', 'rapquotes', '!', 'filesink', f'location={out[0]}',
                  't.', '!', 'queue', '!', 'filesink', f'location={out[1]}')
    assert done.returncode == 0, done.stderr
    actions = [json.loads(open(path, encoding='utf-8').read())['actions'] for path in out]
    assert actions == [['article', 'quotes'], ['article']]


def test_inspect():
    shown = subprocess.run(['gst-inspect-1.0', 'rapquotes'], capture_output=True, text=True, timeout=60).stdout
    assert 'indirect' in shown and 'per-buffer' in shown


tap.run(globals())
