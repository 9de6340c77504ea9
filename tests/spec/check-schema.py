#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Results against data/schema. As a program: check-schema.py SCHEMAS RESULT.jsonl."""
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:  # then only its own run fails
    jsonschema = None


def validator(folder):
    if jsonschema is None:
        return None
    schemas = {p.name: json.loads(p.read_text()) for p in pathlib.Path(folder).glob('*.json')}
    resolver = jsonschema.RefResolver('', schemas['result.json'], store=schemas)
    return jsonschema.Draft202012Validator(schemas['result.json'], resolver=resolver)


def complaints(checker, result):
    return [f'{"/".join(map(str, e.absolute_path))}: {e.message[:300]}' for e in checker.iter_errors(result)] if checker else []


if __name__ == '__main__':
    check = validator(sys.argv[1])
    wrong = [c for line in open(sys.argv[2], encoding='utf-8') for c in complaints(check, json.loads(line))]
    print('\n'.join(wrong))
    sys.exit(bool(wrong) or check is None)
