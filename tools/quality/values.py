"""Values of money, durations and numerals against Duckling's Russian expressions.

A number alone is no quantity of the record, which wants something counted: each numeral is read
before «рублей». A cent is a hundredth; a range is right when both its ends are.
"""
import csv
import os
import re

from engine import extract

CURRENCIES = {'Dollar': 'USD', 'Pound': 'GBP', 'Cent': None}
# Left out of the count of 73: amounts in slang of no currency, and cents of no currency.
UNNAMED = ('Unnamed', 'Cent')
SECONDS = {'Second': 1, 'Minute': 60, 'Hour': 3600, 'Day': 86400, 'Week': 604800,
           'Month': 2592000, 'Quarter': 7776000, 'Year': 31536000}
ISO = re.compile(r'P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?'
                 r'(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$')
ISO_SECONDS = [SECONDS[unit] for unit in ('Year', 'Month', 'Week', 'Day', 'Hour', 'Minute',
                                          'Second')]


def rows_of(sets, kind):
    path = os.path.join(sets, 'duckling_ru', kind + '.tsv')
    with open(path, encoding='utf-8') as file:
        return [(row['expected'], row['text'])
                for row in csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE)]


def near(a, b):
    return abs(a - b) <= 1e-6 * max(1, abs(a), abs(b))


def money_right(expected, found):
    kind, unit, rest = expected.split(' ', 2)
    wanted = [float(number) for number in re.findall(r'[\d.]+(?:e\d+)?', rest)]
    money = [item for item in found if item['kind'] == 'money']
    if unit == 'Cent':
        return len(money) == 1 and near(money[0]['value'], wanted[0] / 100)
    bounds = {'under': ('under', 'upto'), 'above': ('over',)}.get(kind)
    return (len(money) == len(wanted)
            and all(near(item['value'], value) for item, value in zip(money, wanted))
            and all(item['currency'] == CURRENCIES.get(unit, unit) for item in money)
            and (bounds is None or money[0]['bound'] in bounds))


def duration_right(expected, found):
    count, unit = re.match(r'DurationData ([\d.]+) (\w+)', expected).groups()
    durations = [item for item in found if item['kind'] == 'duration']
    match = ISO.match(durations[0]['value']) if len(durations) == 1 else None
    if not match:
        return False
    said = sum(float(part or 0) * size for part, size in zip(match.groups(), ISO_SECONDS))
    return near(said, float(count) * SECONDS[unit])


def numeral_right(expected, found):
    wanted = float(re.search(r'-?[\d.]+(?:e\d+)?', expected)[0])
    return len(found) == 1 and found[0]['kind'] == 'money' and near(found[0]['value'], wanted)


def measure(command, sets, errors=0):
    out = []
    for task, kind, frame, right in [
        ('values of money', 'money', '{}', money_right),
        ('durations', 'duration', '{}', duration_right),
        ('numerals', 'numeral', '{} рублей', numeral_right),
    ]:
        rows = rows_of(sets, kind)
        if kind == 'money':
            rows = [row for row in rows if row[0].split()[1] not in UNNAMED]
        texts = {f'{kind}{i}': frame.format(text) for i, (_, text) in enumerate(rows)}
        records = extract(command, texts)
        done = [right(expected, records[f'{kind}{i}']['quantities'])
                for i, (expected, _) in enumerate(rows)]
        out.append((task, (sum(done), len(done))))
        wrong = [(row, i) for i, (row, good) in enumerate(zip(rows, done)) if not good]
        for (expected, text), i in wrong[:errors]:
            found = [{key: item.get(key) for key in ('kind', 'value', 'currency', 'unit', 'bound')
                      if item.get(key) is not None}
                     for item in records[f'{kind}{i}']['quantities']]
            print(f'{text!r} wants {expected}, has {found}')
    return out
