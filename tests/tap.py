# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the functions of a module that are called test_… and prints TAP."""
import traceback


def run(module):
    tests = [(n, f) for n, f in module.items() if n.startswith('test_')]
    for number, (name, function) in enumerate(tests, 1):
        try:
            function()
            print(f'ok {number} - {name}', flush=True)
        except Exception:  # the others are to be heard too
            print(f'not ok {number} - {name}')
            print('# ' + traceback.format_exc().replace('\n', '\n# '), flush=True)
    print(f'1..{len(tests)}')
