#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""run-spec.py RAPPORTEUR FILE.md…: runs the examples of specifications; see README.md. Prints TAP."""
import html
import importlib.util
import json
import pathlib
import re
import shlex
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SPEC = importlib.util.spec_from_file_location('schema', HERE / 'check-schema.py')
schema = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(schema)
VALIDATOR = schema.validator(HERE.parent.parent / 'data' / 'schema')

FENCE = re.compile(r'^```rapporteur (.+?)\n(.*?)^```$', re.M | re.S)
FIELDS = ('published', 'title', 'language', 'byline')


def examples(path):
    text = open(path, encoding='utf-8').read()
    for match in FENCE.finditer(text):
        line = text.count('\n', 0, match.start()) + 1
        head, body = shlex.split(match[1]), match[2]
        source, _, expected = body.rpartition('\n.\n')
        if body.startswith('.\n'):
            source, expected = '', body[2:]
        yield line, head, source, expected.splitlines()


def run(cli, head, source):
    action, options, fields = head[0], [], {}
    for word in head[1:]:
        name, _, value = word.partition('=')
        if not word.startswith('--') and name in FIELDS + ('input',):
            fields[name] = value
        else:
            options.append(word)
    key = 'html' if fields.pop('input', 'text') == 'html' else 'text'
    parts = re.split(r'^---(?: (.*))?$\n', source + '\n', flags=re.M)
    documents = []
    for i in range(0, len(parts), 2):
        own = dict(fields)
        if i > 0 and parts[i - 1]:
            own.update(pair.split('=', 1) for pair in shlex.split(parts[i - 1]))
        documents.append({'id': f'd{i // 2 + 1}', key: parts[i].removesuffix('\n'), **own})
    record = documents[0] if len(documents) == 1 else {'id': 'dossier', 'documents': documents}
    done = subprocess.run([cli, action, *options, '--format=jsonl', '--with-text', '--input=jsonl', '-'],
                          input=json.dumps(record) + '\n', capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f'exit {done.returncode}: {done.stderr.strip()}')
    return json.loads(done.stdout), {d['id']: d['html'] for d in documents if 'html' in d}


def shown_by(markup):
    """What a piece of a page shows; it may be a piece of a JSON string in a script."""
    if re.search(r'\\(u[0-9a-f]{4}|[nrt"/\\])', markup):
        markup = json.loads(f'"{markup}"')
    text = html.unescape(re.sub(r'<!--.*?-->|<[^>]*>', '', markup, flags=re.S))
    return ''.join(text.replace('\u00ad', '').split())


def check_spans(result, pages=()):
    documents = result.get('documents') or [result['document']]
    texts = {d['id']: d['text'] for d in documents}
    only = documents[0]['id']

    def walk(value):
        if isinstance(value, dict):
            if {'start', 'end', 'exact'} <= value.keys():
                text = texts[value.get('document', only)]
                assert text[value['start']:value['end']] == value['exact'], f'span {value}'
                first, last = value['bytes']
                assert text.encode()[first:last].decode() == value['exact'], f'bytes of span {value}'
                if 'source' in value:
                    first, last = value['source']
                    page = pages[value.get('document', only)].encode()[first:last].decode()
                    assert shown_by(page) == ''.join(value['exact'].split()), f'source of span {value}: {page}'
            value = list(value.values())
        if isinstance(value, list):
            for each in value:
                walk(each)
    walk(result)


def look_up(item, path):
    value = item
    for step in re.findall(r'[^.\[\]]+', path):
        if value is None:
            return None
        if isinstance(value, list):
            value = value[int(step)] if int(step) < len(value) else None
        else:
            value = value.get(step)
    return value


def shown(value, actors):
    if isinstance(value, dict):
        return ' '.join(value['exact'].split()) if 'exact' in value else json.dumps(value)
    if isinstance(value, list):
        return ', '.join(shown(v, actors) for v in value)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return actors.get(value, str(value)) if isinstance(value, str) else str(value)


def matches(item, words, actors):
    if item['kind'] != words[0]:
        return False
    for word in words[1:]:
        path, sign, wanted = re.fullmatch(r'(.+?)(!=|~=|=)(.*)', word, re.S).groups()
        value = shown(look_up(item, path), actors)
        if sign == '=' and value != wanted or sign == '!=' and value == wanted or sign == '~=' and wanted not in value:
            return False
    return True


def split(line):
    """Words of an expected line; only double quotes hold several together."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.quotes, lexer.commenters = True, '"', ''
    return list(lexer)


def check(result, pages, expected):
    check_spans(result, pages)
    wrong = schema.complaints(VALIDATOR, result)
    assert not wrong, wrong[0]
    actors = {a['id']: a['name'] for a in result.get('actors', [])}
    left = list(result.get('items', [])) + [dict(a, kind='actor') for a in result.get('actors', [])
                                            if 'actors' in result.get('actions', [])]
    for line in expected:
        words = split(line)
        if not words:
            continue
        if words == ['nothing']:
            assert not left, f'unexpected {left[0]["label"]!r}'
        elif words[0] == 'only':
            extra = [i for i in left if i['kind'] == words[1]]
            assert not extra, f'unexpected {json.dumps(extra[0], ensure_ascii=False)[:600]}'
        elif words[0] == '!':
            wrong = [i for i in left if matches(i, words[1:], actors)]
            assert not wrong, f'{line}: found {json.dumps(wrong[0], ensure_ascii=False)[:600]}'
        else:
            found = next((i for i in left if matches(i, words, actors)), None)
            seen = [i for i in left if i['kind'] == words[0]]
            assert found, f'{line}\n#   none of {json.dumps(seen, ensure_ascii=False)[:1500]}'
            left.remove(found)


def main():
    cli, count = sys.argv[1], 0
    for path in sys.argv[2:]:
        for line, head, source, expected in examples(path):
            count += 1
            name = f'{path.rsplit("/", 1)[-1]}:{line} {head[0]}'
            try:
                check(*run(cli, head, source), expected)
                print(f'ok {count} - {name}')
            except Exception as error:  # a broken example must not hide the others
                print(f'not ok {count} - {name}')
                print('# ' + str(error).replace('\n', '\n# '))
    print(f'1..{count}')


main()
