#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""run-golden.py RAPPORTEUR: whole articles against what they are known to give. Prints TAP.
With RAP_UPDATE_GOLDEN=1 it writes what they give now; the difference is reviewed like code."""
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ACTIONS = 'report,summary'


def shorten(value):
    """Spans as text, scores left out: what a reviewer can read."""
    if isinstance(value, dict):
        if {'start', 'end', 'exact'} <= value.keys():
            return f"{value['start']}–{value['end']} {value['exact']}" + (f" ({value['form']})" if 'form' in value else '')
        return {k: shorten(v) for k, v in value.items() if k not in ('score', 'version', 'label')}
    if isinstance(value, list):
        return [shorten(v) for v in value]
    return value


def main():
    cases = sorted(p.parent for p in HERE.glob('*/report.*t*'))
    print(f'1..{len(cases)}')
    for number, case in enumerate(cases, 1):
        source = next(case.glob('report.*t*'))
        done = subprocess.run([os.path.abspath(sys.argv[1]), ACTIONS, '--format=jsonl', '--published=2016-03-17', source.name],
                              cwd=case, capture_output=True, text=True)
        got = json.dumps(shorten(json.loads(done.stdout)), indent=1, sort_keys=True, ensure_ascii=False) + '\n'
        golden = case / 'result.json'
        if os.environ.get('RAP_UPDATE_GOLDEN'):
            golden.write_text(got, encoding='utf-8')
        same = golden.exists() and golden.read_text(encoding='utf-8') == got
        print(f'{"ok" if same else "not ok"} {number} - {case.name}')
        if not same and golden.exists():
            old, new = golden.read_text(encoding='utf-8').splitlines(), got.splitlines()
            for line in [f'- {x}' for x in old if x not in new][:12] + [f'+ {x}' for x in new if x not in old][:12]:
                print('# ' + line[:200])


main()
