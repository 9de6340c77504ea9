#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The public functions against gir/rapporteur-1.symbols; --write makes it so. Changing that file is
the act of changing the API."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
found = set()
for header in (ROOT / 'plugin').rglob('*.h'):
    text = header.read_text(encoding='utf-8')
    found |= set(re.findall(r'RAP_AVAILABLE_IN_1_\d+\s+[^;{]*?\b(rap_\w+)\s*\(', text))
    found |= {f'{name}_get_type' for name in re.findall(r'RAP_AVAILABLE_IN_1_\d+\s+G_DECLARE_\w+ \(\w+,\s*(\w+)', text)}
wanted = sorted(found)
listed = ROOT / 'gir' / 'rapporteur-1.symbols'
if '--write' in sys.argv:
    listed.write_text('\n'.join(wanted) + '\n')
have = listed.read_text().split()
print('\n'.join([f'not listed: {s}' for s in wanted if s not in have] + [f'gone: {s}' for s in have if s not in wanted]))
sys.exit(have != wanted)
