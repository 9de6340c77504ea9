#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later

"""A large network that marks text for the small one to learn from: the lower layers of a BERT
that read much, taught here on what people marked.

    teacher.py WORDS BERT.onnx TOKENIZER.json MARKS

WORDS is what `rapporteur-train --words-to` writes, MARKS what `--marks` reads. Needs torch, numpy,
onnx and tokenizers. Takes an hour of one core.
"""

import argparse
import math
import random
import sys
import time

import numpy
import onnx
import tokenizers
import torch
from torch import nn
from torch.nn import functional

WIDTH = 384
HEADS = 12
FIRM = 2  # the lowest layers stay as they are
ARC = 320
REL = 96
SHAPES = 9


# ---- Words

class Corpus:
    def __init__(self, name):
        self.name = name
        self.sentences = []


def read_corpora(path):
    corpora, words = [], []
    with open(path, encoding='utf-8') as file:
        for line in file:
            line = line.rstrip('\n')
            fields = line.split('\t')
            if len(fields) == 6:
                words.append((fields[0], *map(int, fields[1:])))
            elif line.startswith('# '):
                _, name, *sizes = line.split()
                corpora.append(Corpus(name))
            elif not line:
                corpora[-1].sentences.append(words)
                words = []
    return corpora, [int(size) for size in sizes]


def shape_of(form, first):
    letters = [c for c in form if c.isalpha()]
    if not letters:
        return 1 if any(c.isdigit() for c in form) else 2
    if any(c.isdigit() for c in form):
        return 3
    if letters[0].islower():
        return 4 if all(c.islower() for c in letters) else 5
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return 6
    return 8 if first else 7


class Reader:
    def __init__(self, path):
        self.tokenizer = tokenizers.Tokenizer.from_file(path)
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.pieces = {}

    def of(self, form):
        if form not in self.pieces:
            ids = self.tokenizer.encode(form, add_special_tokens=False).ids
            self.pieces[form] = ids[:6] or [100]
        return self.pieces[form]

    def sentence(self, words):
        ids, shapes, starts = [101], [0], []
        for i, word in enumerate(words):
            pieces = self.of(word[0])
            starts.append(len(ids))
            ids += pieces
            shapes += [shape_of(word[0], i == 0)] + [0] * (len(pieces) - 1)
        return ids[:510] + [102], shapes[:510] + [0], [min(s, 509) for s in starts]


# ---- The network

class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(.1)

    def forward(self, x, mask):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + mask, 3)
        heard = (weights @ v).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + self.drop(self.out(heard)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Teacher(nn.Module):
    def __init__(self, sizes, layers):
        super().__init__()
        self.sizes = sizes
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.normal_(self.shapes.weight, std=.02)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.drop = nn.Dropout(.2)
        self.mix = nn.Parameter(torch.zeros(layers - FIRM + 1))
        self.says = nn.Linear(WIDTH, sum(sizes[:2]))
        self.named = nn.Linear(WIDTH, sizes[2])
        self.arc_of = nn.Linear(WIDTH, ARC)
        self.arc_to = nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.rel_of = nn.Linear(WIDTH, REL)
        self.rel_to = nn.Linear(WIDTH, REL)
        self.rel = nn.Parameter(torch.zeros(REL + 1, sizes[3], REL + 1))

    def forward(self, ids, shapes, mask, starts):
        n = ids.shape[1]
        x = self.words(ids) + self.places.weight[:n] + self.kinds.weight[0]
        x, mask = self.norm(x), (1 - mask.float())[:, None, None, :] * -1e9
        with torch.no_grad():
            for layer in self.layers[:FIRM]:
                x = layer(x, mask)
        hidden = [x + self.shapes(shapes)]
        for layer in self.layers[FIRM:]:
            hidden.append(layer(hidden[-1], mask))
        share = torch.softmax(self.mix, 0)
        x = hidden[-1] + sum(share[i] * h for i, h in enumerate(hidden))
        # The place before the first word stands for the root.
        at = torch.cat([torch.zeros_like(starts[:, :1]), starts], 1)
        return self.drop(x.gather(1, at[:, :, None].expand(-1, -1, WIDTH)))

    def arcs(self, x):
        of = self.drop(functional.leaky_relu(self.arc_of(x), .1))
        to = self.drop(functional.leaky_relu(self.arc_to(x), .1))
        return (of @ self.arc + self.arc_bias) @ to.transpose(1, 2)

    def rels(self, x, heads):
        of = self.drop(functional.leaky_relu(self.rel_of(x), .1))
        to = self.drop(functional.leaky_relu(self.rel_to(x), .1))
        to = to.gather(1, heads[:, :, None].expand(-1, -1, REL))
        one = torch.ones_like(of[:, :, :1])
        of, to = torch.cat([of, one], 2), torch.cat([to, one], 2)
        b, n, w = of.shape
        left = (of.reshape(b * n, w) @ self.rel.reshape(w, -1)).view(b * n, -1, w)
        return torch.bmm(left, to.reshape(b * n, w, 1)).view(b, n, -1)


def take_weights(teacher, path):
    graph = onnx.load(path).graph
    arrays = {i.name: torch.tensor(onnx.numpy_helper.to_array(i).copy()) for i in graph.initializer}
    for node in graph.node:  # the matrices have lost their names
        if node.op_type == 'MatMul' and node.input[1] in arrays:
            arrays[node.name.strip('/').replace('/', '.').replace('.MatMul', '.weight')] = arrays[node.input[1]].T

    def linear(into, name):
        into.weight.data.copy_(arrays[name + '.weight'])
        into.bias.data.copy_(arrays[name + '.bias'])

    for into, name in ((teacher.words, 'word'), (teacher.places, 'position'), (teacher.kinds, 'token_type')):
        into.weight.data.copy_(arrays[f'embeddings.{name}_embeddings.weight'])
    linear(teacher.norm, 'embeddings.LayerNorm')
    for i, layer in enumerate(teacher.layers):
        at = f'encoder.layer.{i}.'
        parts = [at + 'attention.self.' + part for part in ('query', 'key', 'value')]
        layer.qkv.weight.data.copy_(torch.cat([arrays[p + '.weight'] for p in parts]))
        layer.qkv.bias.data.copy_(torch.cat([arrays[p + '.bias'] for p in parts]))
        linear(layer.out, at + 'attention.output.dense')
        linear(layer.norm1, at + 'attention.output.LayerNorm')
        linear(layer.up, at + 'intermediate.dense')
        linear(layer.down, at + 'output.dense')
        linear(layer.norm2, at + 'output.LayerNorm')
    for into in (teacher.words, teacher.places, teacher.kinds, teacher.norm, *teacher.layers[:FIRM]):
        for parameter in into.parameters():
            parameter.requires_grad = False


# ---- Batches

def batches(read, size, order):
    """Sentences of like length together, at most `size` pieces."""
    batch, longest = [], 0
    for i in order:
        n = len(read[i][0])
        if batch and max(longest, n) * (len(batch) + 1) > size:
            yield batch
            batch, longest = [], 0
        batch.append(i)
        longest = max(longest, n)
    if batch:
        yield batch


def chance_batches(read, size, chance):
    order = sorted(range(len(read)), key=lambda i: (len(read[i][0]) + chance.random() * 6))
    found = list(batches(read, size, order))
    chance.shuffle(found)
    return found


def pad(rows, fill=0):
    width = max(len(row) for row in rows)
    return torch.tensor([list(row) + [fill] * (width - len(row)) for row in rows])


def inputs(read, batch):
    ids = pad([read[i][0] for i in batch])
    mask = pad([[1] * len(read[i][0]) for i in batch])
    return ids, pad([read[i][1] for i in batch]), mask, pad([read[i][2] for i in batch])


def column(sentences, batch, at):
    return pad([[word[at] for word in sentences[i]] for i in batch], -100)


def loss_of(scores, right, smooth=.03):
    return functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), right.reshape(-1),
                                    ignore_index=-100, label_smoothing=smooth)


def loss_of_trees(teacher, x, sentences, batch):
    n_tags, n_forms = teacher.sizes[:2]
    said = teacher.says(x[:, 1:])
    heads = column(sentences, batch, 3)
    arcs = teacher.arcs(x)[:, 1:]
    gone = torch.arange(arcs.shape[2])[None, :] > (heads >= 0).sum(1)[:, None]
    arcs = arcs.masked_fill(gone[:, None, :], -1e9)
    with_root = functional.pad(heads.clamp(min=0), (1, 0))
    rels = teacher.rels(x, with_root)[:, 1:]
    return (loss_of(said[:, :, :n_tags], column(sentences, batch, 1)) +
            .4 * loss_of(said[:, :, n_tags:], column(sentences, batch, 2)) +
            loss_of(arcs, heads, 0) + .7 * loss_of(rels, column(sentences, batch, 4)))


def loss_of_names(teacher, x, sentences, batch):
    return loss_of(teacher.named(x[:, 1:]), column(sentences, batch, 5))


# ---- Trees

def cycle_in(heads):
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        at, path = start, []
        while at > 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if at > 0 and state[at] == 1:
            return path[path.index(at):]
        for i in path:
            state[i] = 2
    return None


def best_tree(scores):
    """The heads of the best tree: Chu and Liu, Edmonds. scores[word][head], 0 is the root."""
    n = len(scores)
    scores = scores.copy()
    numpy.fill_diagonal(scores, -1e9)
    heads = scores.argmax(1)
    heads[0] = -1
    cycle = cycle_in(heads)
    if cycle is None:
        return heads
    inside = numpy.zeros(n, bool)
    inside[cycle] = True
    rest = numpy.flatnonzero(~inside)
    m = len(rest)
    small = numpy.full((m + 1, m + 1), -1e9)
    small[:m, :m] = scores[numpy.ix_(rest, rest)]
    from_cycle = scores[numpy.ix_(rest, cycle)]
    small[:m, m] = from_cycle.max(1)
    gain = scores[numpy.ix_(cycle, rest)] - scores[cycle, heads[cycle]][:, None]
    small[m, :m] = gain.max(0)
    found = best_tree(small)
    result = heads.copy()
    for i in range(1, m):
        result[rest[i]] = cycle[from_cycle[i].argmax()] if found[i] == m else rest[found[i]]
    into = gain[:, found[m]].argmax()
    result[cycle[into]] = rest[found[m]]
    return result


def heads_of(scores):
    """One word hangs on the root."""
    heads = best_tree(scores)
    if (heads == 0).sum() == 1:
        return heads
    best = None
    for root in numpy.flatnonzero(heads == 0):
        only = scores.copy()
        only[1:, 0] = -1e6
        only[root, 0] = scores[root, 0]
        tree = best_tree(only)
        worth = only[numpy.arange(1, len(only)), tree[1:]].sum()
        if best is None or worth > best[0]:
            best = worth, tree
    return best[1]


def mark(teacher, read, sentences, size=6000):
    """For each sentence the heads, relations and odds of its words."""
    n_tags, n_forms = teacher.sizes[:2]
    marks = [None] * len(read)
    teacher.eval()
    order = sorted(range(len(read)), key=lambda i: len(read[i][0]))
    with torch.no_grad():
        for batch in batches(read, size, order):
            x = teacher(*inputs(read, batch))
            said = teacher.says(x)
            odds = torch.cat([torch.softmax(said[:, :, :n_tags], 2), torch.softmax(said[:, :, n_tags:], 2),
                              torch.softmax(teacher.named(x), 2)], 2)
            arcs = teacher.arcs(x).numpy()
            trees = []
            for k, i in enumerate(batch):
                n = len(sentences[i]) + 1
                trees.append(heads_of(arcs[k, :n, :n].astype(float)).clip(0))
            rels = teacher.rels(x, pad(trees)).argmax(2)
            for k, i in enumerate(batch):
                n = len(sentences[i])
                marks[i] = (trees[k][1:], rels[k, 1:n + 1].numpy(), odds[k, 1:n + 1].numpy())
    return marks


def check(teacher, read, corpora):
    for name in ('check-trees', 'check-names'):
        sentences = corpora[name].sentences
        n = right = headed = labelled = named = 0
        for words, (heads, rels, odds) in zip(sentences, mark(teacher, read[name], sentences)):
            tags, labels = odds[:, :teacher.sizes[0]].argmax(1), odds[:, -teacher.sizes[2]:].argmax(1)
            for i, word in enumerate(words):
                n += 1
                right += word[1] == tags[i]
                headed += word[3] == heads[i]
                labelled += word[3] == heads[i] and word[4] == rels[i]
                named += word[5] == labels[i]
        if n:
            print(name, *(f'{100 * part / n:.2f}' for part in (right, headed, labelled, named)), flush=True)


# ---- Learning

def learn(teacher, read, corpora, options):
    chance = random.Random(options.seed)
    rounds = [('trees', batch) for _ in range(options.epochs) for batch in chance_batches(read['trees'], options.batch, chance)]
    names = [('names', batch) for _ in range(options.name_epochs) for batch in chance_batches(read['names'], options.batch, chance)]
    # Each in its own order, evenly mixed.
    steps = sorted([(i / len(rounds), step) for i, step in enumerate(rounds)] +
                   [((i + .5) / len(names), step) for i, step in enumerate(names)], key=lambda pair: pair[0])
    body = [p for name, p in teacher.named_parameters() if name.startswith('layers') and p.requires_grad]
    ours = {id(p) for p in body}
    heads = [p for p in teacher.parameters() if id(p) not in ours and p.requires_grad]
    adam = torch.optim.AdamW([{'params': body, 'base': options.rate}, {'params': heads, 'base': 1.5e-3}],
                             lr=0, weight_decay=.01, betas=(.9, .98))
    start, sums = time.time(), {'trees': 0, 'names': 0}
    for i, (_, (task, batch)) in enumerate(steps):
        teacher.train()
        rate = min(1, (i + 1) / 150) * (1 - i / len(steps)) + .01
        for group in adam.param_groups:
            group['lr'] = group['base'] * rate
        x = teacher(*inputs(read[task], batch))
        loss = (loss_of_trees if task == 'trees' else loss_of_names)(teacher, x, corpora[task].sentences, batch)
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(teacher.parameters(), 2)
        adam.step()
        sums[task] += .02 * (float(loss) - sums[task])
        if i % 50 == 0:
            print(i, len(steps), f'{time.time() - start:.0f}s', {k: round(v, 3) for k, v in sums.items()}, flush=True)
        if i % options.check == options.check - 1:
            check(teacher, read, corpora)


def write(teacher, read, corpora, path):
    with open(path, 'wb') as out:
        for name, corpus in corpora.items():
            for heads, rels, odds in mark(teacher, read[name], corpus.sentences):
                heads = heads.astype(numpy.int16)
                rows = numpy.concatenate([(heads & 255)[:, None], (heads >> 8)[:, None], rels[:, None],
                                          (odds * 255 + .5).astype(int)], 1)
                out.write(rows.astype(numpy.uint8).tobytes())
            print('marked', name, flush=True)


def main():
    parser = argparse.ArgumentParser()
    for name in ('words', 'bert', 'tokenizer', 'marks'):
        parser.add_argument(name)
    parser.add_argument('--layers', type=int, default=8)
    parser.add_argument('--epochs', type=int, default=3)
    parser.add_argument('--name-epochs', type=int, default=1)
    parser.add_argument('--batch', type=int, default=1200)
    parser.add_argument('--rate', type=float, default=1.5e-4)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--check', type=int, default=500)
    parser.add_argument('--taught', help='weights that an earlier run left beside its marks')
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    corpora, sizes = read_corpora(options.words)
    corpora = {corpus.name: corpus for corpus in corpora}
    reader = Reader(options.tokenizer)
    read = {name: [reader.sentence(words) for words in corpus.sentences] for name, corpus in corpora.items()}
    teacher = Teacher(sizes, options.layers)
    take_weights(teacher, options.bert)
    if options.taught:
        teacher.load_state_dict(torch.load(options.taught))
    else:
        learn(teacher, read, corpora, options)
    torch.save(teacher.state_dict(), options.marks + '.pt')
    write(teacher, read, corpora, options.marks)


if __name__ == '__main__':
    sys.exit(main())
