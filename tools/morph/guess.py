"""The guesser by ending: which readings a suffix suggests, learnt from all lexemes.

A rule is (letters to cut, letters to add, part of speech, features). A suffix is kept where its own
ranking of rules reads enough words better than that of the next shorter kept suffix.
"""
from collections import defaultdict

from source import FLAGS, GENDER_MASK, GENDERS, LETTERS

OPEN = {0, 1, 2, 3, 4, 5}
LONGEST = 6
KEPT_RULES = 4
ALLOWED = set(LETTERS)
# Least number of words that a suffix must set right to be kept.
GAIN = 12


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
            if pos not in OPEN or gram & FLAGS['Abbr']:
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
# Tuned by hand on the development part of UD Russian GSD, not on its test part.
BY_POS = {1: 0.25, 2: 0.2, 3: 0.2, 4: 0.2, 5: 0.02}
NAMES = (('Surn', 2.0), ('Name', 1.0), ('Patr', 1.0), ('Geox', 2.0))
PLURAL, PLURAL_NAME, FIXED, WOMAN = 0.3, 0.03, 3.0, 0.4


def likely(pos, gram):
    if pos != 0:
        return BY_POS[pos]
    value = next((times for mark, times in NAMES if gram & FLAGS[mark]), 0.0)
    if gram & FLAGS['plur']:
        value = value * PLURAL_NAME or PLURAL
    value = value or 1.0
    if gram & (FLAGS['Surn'] | FLAGS['Name']) and gram & GENDER_MASK == GENDERS['femn']:
        value *= WOMAN
    if gram & FLAGS['Fixd']:
        value *= FIXED
    return value


def slot(weights, pos, gram):
    number = weights.gram_ids.get((pos, gram))
    return weights.slot[number] if number is not None else 1e-6


def rank(rules, fraction):
    """The best few rules, those of a fair share of the best one's weight."""
    ordered = sorted(rules.items(), key=lambda item: (-item[1], item[0]))
    best = ordered[0][1]
    return tuple(rule for rule, value in ordered[:KEPT_RULES] if value >= fraction * best)


def parent(kept, suffix):
    for start in range(1, len(suffix)):
        if suffix[start:] in kept:
            return kept[suffix[start:]]
    return None
