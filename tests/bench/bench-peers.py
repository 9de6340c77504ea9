#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""bench-peers.py RAPPORTEUR [TEXT]: how fast the language part is beside the libraries that are
installed: wink-nlp with its light model (found through NODE_PATH), spaCy with any small English
model, UDPipe 1 (the model in $UDPIPE_MODEL). All read the same text on one core in the same run;
megabytes a second of processor time, loading left out (measured on one line and taken off). Peers
that are not installed are left out. Not a test."""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import resource

HERE = pathlib.Path(__file__).resolve().parent
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix='rap-bench-'))
TURNS = 3

WINK = """
const model = require ('wink-eng-lite-web-model');
const nlp = require ('wink-nlp') (model, ['sbd', 'pos']);
const its = nlp.its;
let n = 0;
for (const part of require ('fs').readFileSync (process.argv[1], 'utf8').split ('\\n\\n\\n')) {
  const document = nlp.readDoc (part);
  n += document.sentences ().length () + document.tokens ().out (its.pos).length;
}
console.log (n);
"""

SPACY = """
import sys, spacy
for name in ('en_core_web_sm', 'en_core_web_md', 'en_core_web_lg'):
    try:
        nlp = spacy.load (name)
        break
    except OSError:
        nlp = None
if nlp is None:
    sys.exit (3)
text = open (sys.argv[1], encoding='utf-8').read ()
print (sum (len (document) for document in nlp.pipe (text.split ('\\n\\n\\n'))))
"""


def seconds(command):
    """Processor seconds, or None when the command is not there or fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          env={**os.environ, 'OMP_NUM_THREADS': '1'}, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return None if done.returncode != 0 else after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peers(cli):
    yield 'rapporteur syntax', lambda path: [cli, 'syntax', '--jobs=1', '--format=conllu', path]
    yield 'rapporteur syntax --no-words', lambda path: [cli, 'syntax', '--no-words', '--jobs=1', path]
    yield 'rapporteur actors', lambda path: [cli, 'actors', '--jobs=1', '--format=jsonl', path]
    if shutil.which('node'):
        yield 'wink-nlp (sentences, tags; no trees, no names)', lambda path: ['node', '-e', WINK, path]
    yield 'spaCy (tags, trees, names)', lambda path: [sys.executable, '-c', SPACY, path]
    if shutil.which('udpipe') and 'UDPIPE_MODEL' in os.environ:
        yield 'UDPipe (tags, trees)', lambda path: ['udpipe', '--tokenize', '--tag', '--parse',
                                                    os.environ['UDPIPE_MODEL'], path]


def write(name, text):
    path = FOLDER / name
    path.write_text(text, encoding='utf-8')
    return str(path)


def main(cli, source=None):
    report = pathlib.Path(source or HERE.parent / 'golden/dam/report.txt').read_text(encoding='utf-8')
    times = max(1, 400_000 // len(report))
    one, many = write('one.txt', 'They left.\n'), write('many.txt', '\n\n\n'.join([report] * times))
    size, first = os.path.getsize(many) / 1e6, None
    for name, command in peers(os.path.abspath(cli)):
        idle = seconds(command(one))
        busy = [seconds(command(many)) for _ in range(TURNS)] if idle is not None else [None]
        if None in busy:
            print(f'{name}: not installed')
        else:
            speed = size / max(1e-3, statistics.median(busy) - idle)
            first = first or speed
            print(f'{name}: {speed:.2f} MB/s' + ('' if speed == first else f', syntax is {first / speed:.2f} times as fast'))


if __name__ == '__main__':
    main(*sys.argv[1:])
