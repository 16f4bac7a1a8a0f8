"""Countries, blocs and persons against FactRuEval-2016, by the scorer that lies with the set.

A bloc of that set is an organisation of ours, its regions («Европа») are our blocs and not asked
here. The former Soviet Union is a country there and a bloc here. The set has no clubs of creditors
or of relief, and the euro area is no bloc of it: those finds of ours have no place in it. A name
inside a longer name («ЕС» in «комиссия ЕС») is marked there and not here, since the record keeps
the longest; both figures are printed.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

from engine import extract

# What the set calls otherwise. It keeps the commission apart from the union, our record does not.
IDS = {'union-state': 'UNIONSTATE', 'ussr': 'SU', 'arab-league': 'ARABLEAGUE',
       'council-of-europe': 'COE'}
OUTSIDE = ('red-cross', 'icrc', 'ifrc', 'paris-club', 'london-club', 'eurozone')


def texts_of(sets):
    """The development texts, by id."""
    paths = sorted(glob.glob(os.path.join(sets, 'factrueval_geo', 'dev_texts', '*.txt')))
    return {os.path.basename(path)[:-4]: read(path) for path in paths}


def read(path):
    with open(path, encoding='utf-8', newline='') as file:
        return file.read()


def predictions(records):
    """Rows of `doc start end surface type id`."""
    for doc, record in records.items():
        for mention in record['mentions']:
            kind, form = mention['kind'], mention.get('form')
            union = mention['id'] == 'ussr' and re.search('СССР|[Сс]оюз', mention['text'])
            if kind == 'state' and form == 'name' or union:
                name = 'COUNTRY'
            elif kind == 'organisation' and mention['id'] not in OUTSIDE:
                name = 'BLOC'
            elif kind == 'person':
                name = 'PER'
            else:
                continue
            ident = IDS.get(mention['id'], mention['id'])
            yield [doc, mention['start'], mention['end'], mention['text'], name, ident]


def score(sets, gold, records, kind, *options):
    """What the set's scorer prints."""
    with tempfile.NamedTemporaryFile('w', suffix='.tsv', encoding='utf-8') as file:
        print('doc', 'start', 'end', 'surface', 'type', 'id', sep='\t', file=file)
        for row in predictions(records):
            print(*(re.sub(r'\s', ' ', str(cell)) for cell in row), sep='\t', file=file)
        file.flush()
        scorer = os.path.join(sets, 'score_spans.py')
        call = [sys.executable, scorer, os.path.join(sets, gold), file.name, '--types', kind,
                *options]
        return subprocess.run(call, capture_output=True, text=True, check=True).stdout


def figure(printed, match):
    """The F1 of `exact` or `overlap` in what the scorer printed."""
    return float(re.search(rf'^{match}\s.*? F1 ([\d.]+)', printed, re.M)[1])


def without_nested(path, kind):
    """The rows of the gold that lie in no longer row of `kind`."""
    with open(path, encoding='utf-8') as file:
        head, *rows = file.read().splitlines()
    rows = [row for row in rows if row.split('\t')[4] == kind]
    place = {row: (row.split('\t')[0], *map(int, row.split('\t')[1:3])) for row in rows}

    def inside(row):
        doc, start, end = place[row]
        return any(d == doc and s <= start and end <= e and (s, e) != (start, end)
                   for d, s, e in place.values())
    return '\n'.join([head, *(row for row in rows if not inside(row))]) + '\n'


def measure(command, sets, errors=0):
    records = extract(command, texts_of(sets))
    rows = []
    geo, names = os.path.join('factrueval_geo', 'dev_gold.tsv'), 'factrueval_ner/dev_names.tsv'
    for task, gold, kind, match, options in [
        ('countries as nouns, exact F1', geo, 'COUNTRY', 'exact', ['--ignore-flag', 'adj']),
        ('organisations of states, exact F1', geo, 'BLOC', 'exact', []),
        ('names of persons, overlap F1', names, 'PER', 'overlap', []),
    ]:
        rows.append((task, figure(score(sets, gold, records, kind, '--ids', *options), match)))
        if kind == 'BLOC':
            with tempfile.NamedTemporaryFile('w', suffix='.tsv', encoding='utf-8') as file:
                file.write(without_nested(os.path.join(sets, gold), kind))
                file.flush()
                printed = score(sets, file.name, records, kind, '--ids', *options)
            rows.append(('the same, longest names only', figure(printed, match)))
        for which in ('fn', 'fp') if errors else ():
            more = [*options, '--list', which, str(errors)]
            print(score(sets, gold, records, kind, *more).splitlines()[-1])
    return rows
