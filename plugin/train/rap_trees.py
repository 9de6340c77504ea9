# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes trees of lightgbm, no more than LEVELS deep, as a file of plugin/text/rap-trees.h."""
import math
import struct

LEVELS = 4
POINT = 65536


def complete(node, level=0):
    """The node as a complete tree: lists of (feature, threshold) level by level, and leaves."""
    if level == LEVELS:
        return [], [round(node['leaf_value'] * POINT)]
    if 'leaf_value' in node:
        inner, leaves = complete(node, level + 1)
        return [[(0, 32767)]] + [row + row for row in inner], leaves + leaves
    left, right = complete(node['left_child'], level + 1), complete(node['right_child'], level + 1)
    threshold = max(-32768, min(32767, math.floor(node['threshold'])))
    return [[(node['split_feature'], threshold)]] + [a + b for a, b in zip(left[0], right[0])], left[1] + right[1]


def pack(model):
    trees = [tree['tree_structure'] for tree in model.dump_model()['tree_info']]
    out = [b'RAPTREE1', struct.pack('<III', model.num_feature(), len(trees), LEVELS)]
    for tree in trees:
        inner, leaves = complete(tree)
        out += [struct.pack('<Hh', *node) for row in inner for node in row]
        out.append(struct.pack('<%di' % len(leaves), *leaves))
    return b''.join(out)
