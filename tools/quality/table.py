"""Prints how the engine does on public sets, beside its goals and what the peers reach.

Run: python3 table.py SETS [--command PATH] [--errors N] [--only names|values|words]
SETS is the folder of the sets; what lies in it is told in docs/quality.md.
"""
import argparse
import os

import names
import values
import words

# Task: the goal, what the best peer reaches there, and whose figure it is.
GOALS = {
    'countries as nouns, exact F1': ('≥ 0.985', '0.979 pymorphy3 with CLDR names'),
    'organisations of states, exact F1': ('≥ 0.93', '0.842 natasha with a dictionary'),
    'names of persons, overlap F1': ('≥ 0.90', '0.945 natasha'),
    'values of money': ('≥ 65 of 73', '17 natasha'),
    'durations': ('≥ 80 %', ''),
    'numerals': ('≥ 80 %', ''),
    'sentence ends, FactRuEval': ('≤ 4.5 extra', '4.5 extra per 1000 razdel'),
    'sentence ends, UD GSD': ('≤ 61.6', '61.6 razdel, 34.9 a plain rule'),
    'lemmas of content words, UD GSD': ('≥ 0.95', ''),
    'lines split alike, razdel': ('', 'the set is razdel\'s own'),
}
ROOMS = {'names': names, 'values': values, 'words': words}


def shown(task, value):
    if task.startswith('sentence ends'):
        missing, extra, errors = value
        return f'{errors} per 1000 ({missing} missing, {extra} extra)'
    if isinstance(value, tuple):
        return f'{value[0]} of {value[1]} = {value[0] / max(1, value[1]):.4f}'
    return f'{value:.4f}'


def main():
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('sets')
    parser.add_argument('--command', default=os.path.join(root, 'target', 'release', 'tarazy'))
    parser.add_argument('--errors', type=int, default=0, help='print so many errors of each task')
    parser.add_argument('--only', choices=ROOMS)
    asked = parser.parse_args()
    rows = []
    for name, room in ROOMS.items():
        if asked.only in (None, name):
            rows += room.measure(asked.command, asked.sets, asked.errors)
    print('| task | here | goal | peer |\n|---|---|---|---|')
    for task, value in rows:
        print(f'| {task} | {shown(task, value)} | {" | ".join(GOALS[task])} |')


if __name__ == '__main__':
    main()
