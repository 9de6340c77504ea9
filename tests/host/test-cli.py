#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command line, as a person and as a script uses it: test-cli.py RAPPORTEUR. Prints TAP."""
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

CLI = os.path.abspath(sys.argv[1])
HERE = tempfile.mkdtemp(prefix='rap-cli-')
TEXT = 'Dolan visits Oslo\n\n“We will wait,” Minister Ana Dolan said on Monday.\n'


def run(*words, stdin='', env=None):
    return subprocess.run([CLI, *words], input=stdin, capture_output=True, text=True, timeout=60, cwd=HERE,
                          env=dict(os.environ, **(env or {})))


def write(name, data):
    path = os.path.join(HERE, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as file:
        file.write(data if isinstance(data, bytes) else data.encode())
    return name


def records(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_list_and_describe():
    names = [line.split()[0] for line in run('list').stdout.splitlines()]
    assert 'quotes' in names and 'summary' in names
    for name in names:
        assert json.loads(run('describe', name).stdout)['name'] == name


def test_help_shows_parameters():
    done = run('quotes', '--help')
    assert done.returncode == 0 and '--indirect' in done.stdout and '--format' in done.stdout


def test_usage_errors():
    for words in ([], ['no-such-action'], ['quotes', '--no-such-option'], ['summary', '--sentences=-1'], ['summary', '--sentences=many'],
                  ['quotes', '--format=no-such-format'], ['quotes', '--input=no-such-kind'], ['describe'], ['describe', 'no-such-action']):
        done = run(*words)
        assert done.returncode == 2, (words, done)
        assert done.stderr, words


def test_stdin():
    done = run('quotes', '--format=jsonl', '-', stdin=TEXT)
    assert done.returncode == 0 and records(done)[0]['items']


def test_nothing_found_is_done():
    done = run('quotes', '--format=jsonl', stdin='')
    assert done.returncode == 0 and records(done)[0]['items'] == []


def test_bad_inputs_do_not_stop_the_rest():
    write('mix/a.txt', TEXT)
    write('mix/b.bin', bytes(range(32)) * 50)
    write('mix/c.jsonl', '{"id":"one","text":"Yes."}\nnot json\n{"id":"two","text":"No."}\n[[\n')
    write('mix/d.txt', b'caf\xe9 \x93quoted\x94')
    write('mix/deep.jsonl', '[' * 200000 + '\n')
    done = run('article', '--format=jsonl', 'mix', 'no-such-file', '--errors=errors.jsonl')
    assert done.returncode == 1
    ids = [r['document']['id'] for r in records(done) if 'document' in r]
    assert ids == ['a.txt', 'one', 'two', 'd.txt'], ids
    failures = [r['error']['place'] for r in records(done) if 'error' in r]
    assert failures == ['mix/b.bin', 'mix/c.jsonl:2', 'mix/c.jsonl:4', 'mix/deep.jsonl:1', 'no-such-file'], failures
    assert len(done.stderr.splitlines()) == 5
    assert len(open(os.path.join(HERE, 'errors.jsonl'), encoding='utf-8').readlines()) == 5


def test_web_archive():
    body = '<html><body><article><p>' + TEXT.replace('\n\n', '</p><p>') + '</p></article></body></html>'

    def record(uri):
        answer = f'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}'.encode()
        head = f'WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2020-05-06T07:08:09Z\r\n'
        return head.encode() + f'Content-Length: {len(answer)}\r\n\r\n'.encode() + answer + b'\r\n\r\n'
    first, second = record('http://a.example/1'), record('http://a.example/2')
    write('web/a.warc', first + b'no record\n' + second)
    write('web/b.warc.gz', gzip.compress(first) + gzip.compress(second)[:-20])
    done = run('quotes', '--format=jsonl', 'web')
    found = [r for r in records(done) if 'document' in r]
    assert [r['document']['uri'] for r in found] == ['http://a.example/1', 'http://a.example/2', 'http://a.example/1'], found
    assert all(r['items'] and r['document']['published'] == '2020-05-06T07:08:09Z' for r in found)
    places = [r['error']['place'] for r in records(done) if 'error' in r]
    assert places == [f'web/a.warc:{len(first)}', f'web/b.warc.gz:{len(gzip.compress(first))}'], places
    assert done.returncode == 1


def test_defaults_in_a_key_file():
    text = write('defaults/text.txt', 'Minister Ana Dolan said on Monday that she would wait.\n')
    settings = os.path.join(HERE, 'defaults')
    write('defaults/rapporteur/actions.ini', '[quotes]\nindirect=false\n')
    env = {'XDG_CONFIG_HOME': settings}
    assert not records(run('quotes', '--format=jsonl', text, env=env))[0]['items']
    assert records(run('quotes', '--format=jsonl', '--indirect=true', text, env=env))[0]['items']
    write('defaults/rapporteur/actions.ini', '[quotes]\nindirect=loud\n')
    done = run('quotes', text, env=env)
    assert done.returncode == 2 and 'actions.ini' in done.stderr and 'loud' in done.stderr, done


def test_limit():
    done = run('article', '--limit=100', write('long.txt', 'x' * 101))
    assert done.returncode == 1 and 'long.txt' in done.stderr


def test_published_and_ids():
    done = run('times', '--format=jsonl', '--published=2016-03-31', write('a.txt', TEXT))
    document = records(done)[0]['document']
    assert document['published'] == '2016-03-31' and document['id'] == 'a.txt'


def turkish():
    """Where i and I are no pair, and the comma is a point; made here where it is not installed."""
    env = {'LC_ALL': 'tr_TR.UTF-8', 'TZ': 'Asia/Tokyo'}
    try:
        made = subprocess.run(['localedef', '-i', 'tr_TR', '-f', 'UTF-8', os.path.join(HERE, 'tr_TR.UTF-8')], capture_output=True)
    except FileNotFoundError:
        return env
    return dict(env, LOCPATH=HERE) if made.returncode == 0 else env


def test_order_and_bytes_do_not_depend_on_jobs():
    for i in range(40):
        write(f'many/{i:02}.txt', TEXT * (1 + i % 7))
    outputs = {run('report,summary', '--format=jsonl', f'--jobs={jobs}', 'many').stdout for jobs in (1, 2, 8)}
    assert len(outputs) == 1
    assert run('report,summary', '--format=jsonl', 'many', env=turkish()).stdout in outputs


def test_together():
    write('two/a.txt', TEXT)
    write('two/b.txt', 'Varland denied it.\n')
    assert len(records(run('quotes', '--format=jsonl', 'two'))) == 2
    result = records(run('quotes', '--format=jsonl', '--together', 'two'))
    assert len(result) == 1 and len(result[0]['documents']) == 2


def test_output_file_and_verify():
    write('v/a.txt', TEXT)
    assert run('report', '--format=jsonl', '-o', 'v.jsonl', 'v').returncode == 0
    done = run('verify', 'v.jsonl', 'v')
    assert done.returncode == 0 and ' 0 mismatches' in done.stdout, done
    lie = open(os.path.join(HERE, 'v.jsonl'), encoding='utf-8').read().replace('We will wait,', 'We won’t wait')
    write('lie.jsonl', lie)
    assert run('verify', 'lie.jsonl', 'v').returncode == 3
    assert run('verify', 'v.jsonl').returncode == 3, 'a result without its texts proves nothing'


def test_terminal_is_safe():
    done = run('article', write('esc.txt', 'Hello \x1b[31mred\x1b]0;title\x07 \u202eworld of long enough sentences. ' * 3))
    assert '\x1b' not in done.stdout and '\x07' not in done.stdout and '\u202e' not in done.stdout


def test_formats():
    write('f/a.txt', TEXT)
    formats = run('quotes', '--format=json', 'f/a.txt')
    assert json.loads(formats.stdout)[0]['items']
    for name in ('text', 'jsonl', 'csv', 'markdown', 'html', 'annotation', 'brat'):
        done = run('quotes', f'--format={name}', 'f/a.txt')
        assert done.returncode == 0 and 'We will wait' in done.stdout, (name, done)


def test_completion():
    assert 'quotes' in run('--complete').stdout.split()
    assert '--indirect' in run('--complete', 'quotes').stdout.split()


tap.run(globals())
