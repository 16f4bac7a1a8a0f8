"""Writes the table. The format is told in src/morph/format.rs; both change together."""
import struct

from source import LETTERS

MAGIC = b'TZM1'
CODE = {letter: number + 1 for number, letter in enumerate(LETTERS)}
BLOCK = 16


def letters(word):
    return bytes(CODE[c] for c in word)


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def shelf(entries):
    """Sorted (key, [(small, value)]) as blocks of front-coded keys."""
    lengths, data = [], bytearray()
    block = bytearray()
    previous = b''
    for number, (word, items) in enumerate(entries):
        key = letters(word)
        if number % BLOCK == 0:
            if number:
                lengths.append(len(block))
                data += block
            block, previous = bytearray(), b''
        shared = 0
        while shared < min(len(key), len(previous), 15) and key[shared] == previous[shared]:
            shared += 1
        rest = key[shared:]
        block.append(shared << 4 | min(len(rest), 15))
        if len(rest) >= 15:
            block.append(len(rest))
        block += rest
        for place, (small, value) in enumerate(items):
            more = 0x80 if place + 1 < len(items) else 0
            block.append(small | more)
            block += varint(value)
        previous = key
    lengths.append(len(block))
    data += block
    assert max(lengths) < 1 << 16
    out = struct.pack('<I', len(lengths))
    out += bytes(n & 255 for n in lengths) + bytes(n >> 8 for n in lengths)
    return out + bytes(data)


def columns(values, width):
    """Numbers as byte columns, lowest first: like bytes stand together and compress better."""
    return b''.join(bytes(v >> (8 * k) & 255 for v in values) for k in range(width))


def table(endings, grams, templates, paradigms, lexicon, suffixes, classes, choices):
    sections = []
    sections.append(struct.pack('<I', len(endings))
                    + b''.join(bytes([len(e)]) + letters(e) for e in endings))
    sections.append(struct.pack('<I', len(grams))
                    + columns([g[0] for g in grams], 1) + columns([g[1] for g in grams], 4)
                    + columns([g[2] for g in grams], 1))
    sections.append(struct.pack('<I', len(templates))
                    + columns([len(t) for t in templates], 1)
                    + columns([g for t in templates for g in t], 2))
    # A paradigm: lemma's ending, template, endings (as many as the template has).
    sections.append(struct.pack('<I', len(paradigms))
                    + columns([p[0] for p in paradigms], 2) + columns([p[1] for p in paradigms], 2)
                    + columns([e for p in paradigms for e in p[2]], 2))
    sections.append(shelf(lexicon))
    sections.append(shelf(suffixes))
    # A class: number of rules; then cut, add, gram of every rule.
    rules = [rule for c in classes for rule in c]
    sections.append(struct.pack('<I', len(classes)) + columns([len(c) for c in classes], 1)
                    + columns([r[0] for r in rules], 1) + columns([r[1] for r in rules], 2)
                    + columns([r[2] for r in rules], 2))
    sections.append(shelf(choices))
    head = MAGIC + struct.pack('<I', len(sections))
    head += b''.join(struct.pack('<I', len(s)) for s in sections)
    return head + b''.join(sections)
