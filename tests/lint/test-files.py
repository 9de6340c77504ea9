#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sizes of files and functions, licence lines, words of human languages in C, order of lexicons."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
MAX_FILE, MAX_FUNCTION = 600, 60
# Words that only a sentence of English has. Not among them: codes of the result ("denied") and of
# the tables, which name a column's value ("that") or a word's role.
WORDS = set('''the an of his her their said says according told accused will would shall could should not he she they him them
             who whom whose which that these those was were been being have has had president minister monday tuesday wednesday thursday
             friday saturday sunday january february march april june july august september october november december million billion
             yesterday tomorrow today'''.split())
PROSE = re.compile(r'(?:g_set_error|g_set_error_literal|_ \(|N_ \(|g_error|g_debug|g_message|rap_draft_note|printf|warning)[^;]*')
wrong = []


def check_c(path, text):
    lines = text.split('\n')
    if len(lines) > MAX_FILE:
        wrong.append(f'{path}: {len(lines)} lines')
    start = None
    for number, line in enumerate(lines):
        if line == '{':
            start = number
        elif line == '}' and start is not None:
            if number - start - 1 > MAX_FUNCTION:
                wrong.append(f'{path}:{start}: function of {number - start - 1} lines')
            start = None
    engine = re.match(r'plugin/(text|language|extract|relate|summarise)/', path)
    if engine:
        code = re.sub(r'/\*.*?\*/|//[^\n]*', '', text, flags=re.S)
        code = PROSE.sub('', code)
        code = re.sub(r'\b(?:rap_word_plays|rap_field_is) \([^;{]*?\)', '', code)
        code = re.sub(r'^static const \w+ \*const \w+_names\[.*?^};', '', code, flags=re.M | re.S)
        for literal in re.findall(r'"((?:[^"\\]|\\.)*)"', code):
            if literal.lower() in WORDS:
                wrong.append(f'{path}: the word “{literal}” belongs in data/lexicon')


def check_lexicon(path, text):
    rows = [line for line in text.split('\n')[1:] if line and not line.startswith('# ')]
    columns = text.split('\n', 1)[0].count('\t')
    for row in rows:
        if row.count('\t') != columns:
            wrong.append(f'{path}: {row.count(chr(9)) + 1} columns in “{row[:60]}”')
    if len(set(rows)) != len(rows):
        wrong.append(f'{path}: a row stands twice')


def main():
    for file in sorted(ROOT.rglob('*')):
        path = file.relative_to(ROOT).as_posix()
        if not file.is_file() or path.split('/')[0].startswith(('build', '.git')) or '__pycache__' in path:
            continue
        if file.suffix in ('.c', '.h', '.py', '.js') or file.name == 'meson.build':
            text = file.read_text(encoding='utf-8')
            if 'SPDX-License-Identifier: LGPL-2.1-or-later' not in text[:400]:
                wrong.append(f'{path}: no SPDX lines')
            if file.suffix in ('.c', '.h') and path.startswith('plugin/'):
                check_c(path, text)
            if re.search(r'\b(TODO|FIXME|XXX)\b', text) and 'tests/lint' not in path:
                wrong.append(f'{path}: open an issue or do it')
        elif file.suffix == '.tsv' and 'lexicon' in path:
            check_lexicon(path, file.read_text(encoding='utf-8'))
    print('\n'.join(wrong))
    sys.exit(bool(wrong))


main()
