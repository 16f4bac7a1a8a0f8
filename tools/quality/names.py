"""Countries, blocs and persons against FactRuEval-2016, by the scorer that lies with the set.

A bloc of that set is an organisation of ours; its regions («Европа») are of another kind, so that
our blocs are not asked there.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

from engine import extract

# What the set calls otherwise.
IDS = {'unionstate': 'union-state'}


def texts_of(sets):
    """The development texts, by id."""
    paths = sorted(glob.glob(os.path.join(sets, 'factrueval_geo', 'dev_texts', '*.txt')))
    return {os.path.basename(path)[:-4]: read(path) for path in paths}


def read(path):
    with open(path, encoding='utf-8', newline='') as file:
        return file.read()


def predictions(records):
    """Rows of `doc start end surface type id`."""
    theirs = {ours: name for name, ours in IDS.items()}
    for doc, record in records.items():
        for mention in record['mentions']:
            kind, form = mention['kind'], mention.get('form')
            if kind == 'state' and form == 'name':
                name = 'COUNTRY'
            elif kind == 'organisation':
                name = 'BLOC'
            elif kind == 'person':
                name = 'PER'
            else:
                continue
            ident = theirs.get(mention['id'], mention['id'])
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
        for which in ('fn', 'fp') if errors else ():
            more = [*options, '--list', which, str(errors)]
            print(score(sets, gold, records, kind, *more).splitlines()[-1])
    return rows
