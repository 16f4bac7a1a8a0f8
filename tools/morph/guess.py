"""The guesser by ending: which readings a suffix suggests, learnt from all lexemes.

A rule is (letters to cut, letters to add, part of speech, features). Suffixes are kept where
their ranking of rules differs from that of the next shorter kept suffix.
"""
import os
from collections import defaultdict

from source import FLAGS, GENDER_MASK, GENDERS, LETTERS

OPEN = {0, 1, 2, 3, 4, 5}
LONGEST = 6
KEPT_RULES = 4
# Flags that make a class of names.
NAMES = (1 << 12) | (1 << 13) | (1 << 14) | (1 << 15)
ABBREVIATION = 1 << 23
ALLOWED = set(LETTERS)
# Least number of words that a suffix must set right to be kept.
GAIN = float(os.environ.get('GAIN', 6))


def learn(source, weights, productivity, least=5.0, fraction=0.08):
    """suffix -> tuple of rules, best first."""
    tails = defaultdict(float)
    for index, (stem, paradigm) in enumerate(source.lexemes):
        weight = productivity(index)
        if weight > 0:
            tails[stem[-LONGEST:], paradigm] += weight
    score = [defaultdict(lambda: defaultdict(float)) for _ in range(LONGEST + 1)]
    mass = [defaultdict(float) for _ in range(LONGEST + 1)]
    for (tail, paradigm), count in sorted(tails.items()):
        lemma_ending, entries = source.paradigms[paradigm]
        for ending, pos, gram in entries:
            if pos not in OPEN or gram & ABBREVIATION:
                continue
            form = tail + ending
            rule = (len(ending), lemma_ending, pos, gram)
            value = count * slot(weights, pos, gram) / weights.whole[paradigm] * likely(pos, gram)
            for length in range(1, min(LONGEST, len(form)) + 1):
                suffix = form[-length:]
                score[length][suffix][rule] += value
                mass[length][suffix] += count
    kept = {}
    for length in range(1, LONGEST + 1):
        for suffix in sorted(score[length]):
            if mass[length][suffix] < least or not set(suffix) <= ALLOWED:
                continue
            rules = rank(score[length][suffix], fraction)
            shorter = parent(kept, suffix)
            if shorter is None or gain(score[length][suffix], mass[length][suffix], rules,
                                       shorter) >= GAIN:
                kept[suffix] = rules
    return kept


def gain(values, mass, own, shorter):
    """How many words more are read rightly by the suffix's own rules than by the shorter one's."""
    total = sum(values[rule] for rule in sorted(values))
    first = values[own[0]] - values.get(shorter[0], 0.0)
    covered = sum(values[r] for r in own) - sum(values.get(r, 0.0) for r in shorter)
    return mass * (first + 0.5 * covered) / total


# How much likelier than in the dictionary a class is among words that the dictionary lacks.
TUNE = dict(item.split('=') for item in os.environ.get('TUNE', '').split())
MULT = {key: float(TUNE.get(key, value)) for key, value in {
    'surname': 2.0, 'name': 1.0, 'place': 2.0, 'patronymic': 1.0, 'noun': 1.0, 'adjective': 0.35,
    'verb': 0.2, 'infinitive': 0.2, 'participle': 0.2, 'gerund': 0.02,
    'plural': 0.3, 'feminine': 0.5, 'fixed': 2.0,
}.items()}


def likely(pos, gram):
    if pos != 0:
        return MULT[('', 'adjective', 'verb', 'infinitive', 'participle', 'gerund')[pos]]
    value = MULT['noun']
    for key in ('surname', 'name', 'patronymic', 'place'):
        if gram & FLAGS[{'surname': 'Surn', 'name': 'Name', 'patronymic': 'Patr', 'place': 'Geox'}[key]]:
            value = MULT[key]
            break
    if gram & FLAGS['plur']:
        value *= MULT['plural']
    if gram & (FLAGS['Surn'] | FLAGS['Name']) and gram & GENDER_MASK == GENDERS['femn']:
        value *= MULT['feminine']
    if gram & FLAGS['Fixd']:
        value *= MULT['fixed']
    return value


def slot(weights, pos, gram):
    number = weights.gram_ids.get((pos, gram))
    return weights.slot[number] if number is not None else 1e-6


def rank(rules, fraction):
    """The best few rules; rules that give one reading in different ways stand once."""
    ordered = sorted(rules.items(), key=lambda item: (-item[1], item[0]))
    best = ordered[0][1]
    return tuple(rule for rule, value in ordered[:KEPT_RULES] if value >= fraction * best)


def parent(kept, suffix):
    for start in range(1, len(suffix)):
        if suffix[start:] in kept:
            return kept[suffix[start:]]
    return None
