#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes plugin/text/rap-html-entities.c from data/html/entities.tsv.

usage: make-html-tables.py data/html/entities.tsv > plugin/text/rap-html-entities.c
The table itself: make-html-tables.py --list > data/html/entities.tsv
"""
import html.entities
import sys


def list_entities():
    print("name\tcharacters")
    for name in sorted(html.entities.html5, key=lambda n: n.encode()):
        print(name + "\t" + " ".join("%04X" % ord(c) for c in html.entities.html5[name]))


def escaped(data):
    out = ""
    for byte in data:
        if 32 <= byte < 127 and byte not in b'"\\?':
            out += chr(byte)
        else:
            out += "\\%03o" % byte
    return out


def write_table(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")][1:]
    rows.sort(key=lambda r: r[0].encode())
    offsets, blob, at = [], [], 0
    for name, characters in rows:
        value = "".join(chr(int(c, 16)) for c in characters.split()).encode()
        offsets.append(at)
        blob.append('"' + escaped(name.encode()) + '\\0" "' + escaped(value) + '\\0"')
        at += len(name) + len(value) + 2
    print("// SPDX-FileCopyrightText: 2026 The Rapporteur authors")
    print("// SPDX-License-Identifier: LGPL-2.1-or-later\n")
    print("/* Made by plugin/train/make-html-tables.py from data/html/entities.tsv. */\n")
    print('#include "config.h"\n')
    print('#include "text/rap-html-entities.h"\n')
    print("// clang-format off")
    print("#define N_ENTITIES %d\n" % len(rows))
    print("/* Names and values, each closed by a NUL, sorted by name. */")
    print("static const char entities[] =")
    for i in range(0, len(blob), 7):
        print("  " + " ".join(blob[i:i + 7]) + (";" if i + 7 >= len(blob) else ""))
    print("\nstatic const guint16 offsets[N_ENTITIES] = {")
    for i in range(0, len(offsets), 16):
        print("  " + " ".join("%d," % o for o in offsets[i:i + 16]))
    print("};\n// clang-format on\n")
    print(SEARCH)


SEARCH = r"""/* The first of the entities from low to high, which agree in their first depth characters,
 * whose next one is at least c. */
static guint
lower_bound (guint low, guint high, guint depth, guchar c)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if ((guchar) entities[offsets[middle] + depth] < c)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
rap_html_entity (const char *name, gsize left, const char **value)
{
  guint low = 0;
  guint high = N_ENTITIES;
  guint longest = 0;
  for (guint depth = 0; depth < left && low < high; depth++)
    {
      guchar c = (guchar) name[depth];
      if (c == 0 || c >= 0x80)
        break;
      low = lower_bound (low, high, depth, c);
      high = lower_bound (low, high, depth, c + 1);
      if (low < high && entities[offsets[low] + depth + 1] == '\0')
        {
          longest = depth + 1;
          *value = entities + offsets[low] + longest + 1;
        }
    }
  return longest;
}"""

if __name__ == "__main__":
    if sys.argv[1] == "--list":
        list_entities()
    else:
        write_table(sys.argv[1])
