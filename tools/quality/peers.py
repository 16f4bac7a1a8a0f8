"""The peers in the same run on the same text: natasha, razdel and pymorphy3, as PyPI has them.

Run: python peers.py SEEDS GOLD [--sets SETS] [--command PATH] [--repeat N]
`make peers` makes an environment with them under target/ and runs this in it.
"""
import argparse
import glob
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

# One core, as the engine has.
for name in ('OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS'):
    os.environ[name] = '1'

import pymorphy3  # noqa: E402

# natasha wants pymorphy2, which does not run on this Python; its successor has the same face.
sys.modules['pymorphy2'] = pymorphy3

import natasha  # noqa: E402

import names  # noqa: E402
import values  # noqa: E402
from engine import extract  # noqa: E402


class Natasha:
    """natasha 1.6 as its own page uses it."""

    def __init__(self):
        self.segmenter = natasha.Segmenter()
        self.vocab = natasha.MorphVocab()
        embedding = natasha.NewsEmbedding()
        self.morph = natasha.NewsMorphTagger(embedding)
        self.ner = natasha.NewsNERTagger(embedding)
        self.money = natasha.MoneyExtractor(self.vocab)
        self.dates = natasha.DatesExtractor(self.vocab)

    def spans(self, text):
        doc = natasha.Doc(text)
        doc.segment(self.segmenter)
        doc.tag_ner(self.ner)
        return doc.spans

    def everything(self, text):
        """Names with their normal forms, money, dates."""
        doc = natasha.Doc(text)
        doc.segment(self.segmenter)
        doc.tag_morph(self.morph)
        doc.tag_ner(self.ner)
        for span in doc.spans:
            span.normalize(self.vocab)
        return len(doc.spans) + len(list(self.money(text))) + len(list(self.dates(text)))


# How many times more often than natasha the engine reads the text.
MORE = 30


def seconds(call):
    """Seconds of CPU of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(call, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def speed(peer, command, texts, repeat):
    """Seconds of one core for natasha and for the whole extraction here, over the same text."""
    size = sum(len(text.encode()) for text in texts) / 1000
    began = time.process_time()
    for text in texts * repeat:
        peer.everything(text)
    theirs = (time.process_time() - began) / repeat
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(texts):
            paths.append(os.path.join(folder, f'{number}.txt'))
            with open(paths[-1], 'w', encoding='utf-8', newline='') as file:
                file.write(text)
        # Far more often: it is over before the clock is fine enough.
        ours = seconds([command, 'extract', *paths * MORE]) / MORE
    print(f'{size:.0f} KB: natasha {theirs:.2f} s of CPU, {size / theirs:.0f} KB/s '
          f'(names, normal forms, money, dates); here {ours:.3f} s, {size / ours:.0f} KB/s '
          f'(everything, start included); {theirs / ours:.0f} times faster')


def money(peer, command, texts, gold):
    """How many sums of the gold of the embedded articles are found, with value and currency."""
    records = extract(command, texts)
    found, right, ours, total = 0, 0, 0, 0
    for name, text in texts.items():
        with open(os.path.join(gold, name + '.gold.json'), encoding='utf-8') as file:
            wanted = [q for q in json.load(file)['quantities'] if q['kind'] == 'money']
        said = [(m.start, m.stop, m.fact.amount, m.fact.currency) for m in peer.money(text)]
        own = [(q['start'], q['end'], q['value'], q['currency'])
               for q in records[name]['quantities'] if q['kind'] == 'money']
        for item in wanted:
            total += 1

            def at(finds):
                return [f for f in finds if f[0] < item['end'] and item['start'] < f[1]]

            def good(finds):
                return any(values.near(f[2], item['value']) and f[3] == item['currency']
                           for f in at(finds))
            found += bool(at(said))
            right += good(said)
            ours += good(own)
    print(f'money of the embedded articles: natasha finds {found} of {total}, {right} with value '
          f'and currency; here {ours}')


def sets_of_others(peer, command, sets):
    texts = names.texts_of(sets)
    spans = {doc: peer.spans(text) for doc, text in texts.items()}
    records = {doc: {'mentions': [
        {'kind': 'person', 'id': '', 'start': span.start, 'end': span.stop, 'text': span.text}
        for span in list_ if span.type == 'PER']} for doc, list_ in spans.items()}
    gold = os.path.join('factrueval_ner', 'dev_names.tsv')
    own = extract(command, texts)
    for who, record in (('natasha', records), ('here', own)):
        f1 = names.figure(names.score(sets, gold, record, 'PER'), 'overlap')
        print(f'persons, FactRuEval, overlap F1: {who} {f1:.4f}')
    rows = [row for row in values.rows_of(sets, 'money') if row[0].startswith('simple')
            and row[0].split()[1] not in values.UNNAMED]
    records = extract(command, {f'm{i}': text for i, (_, text) in enumerate(rows)})
    theirs = ours = 0
    for i, (expected, text) in enumerate(rows):
        said = [{'kind': 'money', 'value': m.fact.amount, 'currency': m.fact.currency}
                for m in peer.money(text)]
        theirs += values.money_right(expected, said)
        ours += values.money_right(expected, records[f'm{i}']['quantities'])
    print(f'money of Duckling, single sums: natasha {theirs} of {len(rows)}; here {ours}')
    for gold, where in (('factrueval_dev.tsv', 'factrueval_geo/dev_texts'),
                        ('ud_GSD.tsv', 'sents/ud_GSD.txt')):
        call = [sys.executable, os.path.join(sets, 'score_sents.py'),
                os.path.join(sets, 'sents', gold), os.path.join(sets, where), 'razdel']
        print(subprocess.run(call, capture_output=True, text=True, check=True).stdout, end='')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('seeds')
    parser.add_argument('gold')
    parser.add_argument('--sets')
    parser.add_argument('--command', default='target/release/tarazy')
    parser.add_argument('--repeat', type=int, default=3)
    asked = parser.parse_args()
    texts = {}
    for path in sorted(glob.glob(os.path.join(asked.seeds, '*.txt'))):
        texts[os.path.basename(path)[:-4]] = names.read(path)
    peer = Natasha()
    money(peer, asked.command, texts, asked.gold)
    speed(peer, asked.command, list(texts.values()), asked.repeat)
    if asked.sets:
        sets_of_others(peer, asked.command, asked.sets)


if __name__ == '__main__':
    main()
