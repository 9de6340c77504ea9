#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""po/POTFILES names every file with translatable text, in order; --write makes it so."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
wanted = sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / 'plugin').rglob('*.c')
                if re.search(r'\bN?_ \("', p.read_text(encoding='utf-8')))
listed = ROOT / 'po' / 'POTFILES'
if '--write' in sys.argv:
    listed.write_text('\n'.join(wanted) + '\n')
have = listed.read_text().split()
print('\n'.join([f'missing: {p}' for p in wanted if p not in have] + [f'not needed: {p}' for p in have if p not in wanted]))
sys.exit(have != wanted)
