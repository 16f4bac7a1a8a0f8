"""Sentence ends, token borders and lemmas against the sets of others."""
import glob
import os
import re
import subprocess
import sys
import tempfile

from engine import explain
from names import read, texts_of

COUNTED = ('NOUN', 'PROPN', 'ADJ', 'VERB', 'NUM')


def sentence_errors(command, sets, gold, texts, folder, errors):
    """Errors per 1000 sentences, missing and extra, by the scorer that lies with the set."""
    with tempfile.NamedTemporaryFile('w', suffix='.tsv', encoding='utf-8') as file:
        print('doc', 'start', 'end', sep='\t', file=file)
        for doc, said in explain(command, texts).items():
            for sentence in said['sentences']:
                print(doc, sentence['start'], sentence['end'], sep='\t', file=file)
        file.flush()
        scorer = os.path.join(sets, 'score_sents.py')
        call = [sys.executable, scorer, os.path.join(sets, 'sents', gold), folder, file.name,
                *([str(errors)] if errors else [])]
        printed = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    if errors:
        print(printed)
    found = re.search(r'missing (\d+), extra (\d+), errors/1000 ([\d.]+)', printed)
    return int(found[1]), int(found[2]), float(found[3])


def token_share(command, sets, errors):
    """The share of lines that are split as the set has them; a line's cuts are `|`."""
    lines = []
    for path in sorted(glob.glob(os.path.join(sets, 'razdel', 'tokens*.txt'))):
        lines += read(path).split('\n')
    lines = [line for line in lines if line.strip()]
    text = '\n'.join(line.replace('|', '') for line in lines)
    borders = set()
    for sentence in explain(command, {'lines': text})['lines']['sentences']:
        for word in sentence['words']:
            borders.update((word['start'], word['end']))
    right, start, wrong = 0, 0, []
    for line in lines:
        plain = line.replace('|', '')
        wanted, at = {0, len(plain)}, 0
        for piece in line.split('|'):
            at += len(piece)
            wanted.add(at)
        # Where a blank stands there is a border on both its sides, whoever cuts.
        for blank in re.finditer(r'\s+', plain):
            wanted.update(blank.span())
        ours = {n - start for n in borders if start <= n <= start + len(plain)} | {0, len(plain)}
        if ours == wanted:
            right += 1
        else:
            cuts = sorted(ours)
            wrong.append((line, '|'.join(plain[a:b] for a, b in zip(cuts, cuts[1:]))))
        start += len(plain) + 1
    for line, ours in wrong[:errors]:
        print(f'{line!r} is {ours!r}')
    return right, len(lines)


def fold(word):
    return word.lower().replace('ё', 'е').replace('\u0301', '')


def lemma_share(command, sets, errors):
    """The share of content words of UD Russian GSD whose lemma is the treebank's."""
    sentences, words, base = [], [], 0
    for path in sorted(glob.glob(os.path.join(sets, 'ud_ru', 'GSD', '*.conllu'))):
        for block in read(path).split('\n\n'):
            text = re.search(r'^# text = (.*)$', block, re.M)
            if not text:
                continue
            at = 0
            for line in block.splitlines():
                cells = line.split('\t')
                if len(cells) != 10 or not cells[0].isdigit():
                    continue
                place = text[1].find(cells[1], at)
                at = max(at, place + len(cells[1]))
                if cells[3] in COUNTED:
                    words.append((base + place if place >= 0 else -1, cells[1], cells[2]))
            sentences.append(text[1])
            base += len(text[1]) + 1
    lemmas = {}
    for sentence in explain(command, {'gsd': '\n'.join(sentences)})['gsd']['sentences']:
        for word in sentence['words']:
            lemmas[word['start']] = word['lemma']
    right, wrong = 0, {}
    for place, form, lemma in words:
        ours = lemmas.get(place, '')
        # Our tokens have no full stop.
        if fold(ours) in (fold(lemma), fold(lemma).rstrip('.')):
            right += 1
        else:
            wrong[form, lemma, ours] = wrong.get((form, lemma, ours), 0) + 1
    for (form, lemma, ours), count in sorted(wrong.items(), key=lambda item: -item[1])[:errors]:
        print(f'{count} × {form!r} is {lemma!r}, has {ours!r}')
    return right, len(words)


def measure(command, sets, errors=0):
    texts = os.path.join(sets, 'factrueval_geo', 'dev_texts')
    gsd = os.path.join(sets, 'sents', 'ud_GSD.txt')
    return [
        ('sentence ends, FactRuEval', sentence_errors(
            command, sets, 'factrueval_dev.tsv', texts_of(sets), texts, errors)),
        ('sentence ends, UD GSD', sentence_errors(
            command, sets, 'ud_GSD.tsv', {'ud_GSD': read(gsd)}, gsd, errors)),
        ('lemmas of content words, UD GSD', lemma_share(command, sets, errors)),
        ('lines split alike, razdel', token_share(command, sets, errors)),
    ]
