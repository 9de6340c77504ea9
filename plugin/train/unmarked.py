#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later

"""Writes the texts of JSON Lines with a field "text" for teachers to mark: a paragraph a line.

    unmarked.py unmarked.txt REPORTS.jsonl…
"""

import json
import sys


def main(target, *sources):
    with open(target, 'w', encoding='utf-8') as out:
        for source in sources:
            with open(source, encoding='utf-8') as file:
                for line in file:
                    for paragraph in json.loads(line)['text'].split('\n'):
                        if paragraph.strip():
                            out.write(paragraph.strip() + '\n')


if __name__ == '__main__':
    main(*sys.argv[1:])
