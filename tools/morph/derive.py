"""Derives src/data/morph/table.bin. Run: python derive.py ../../src/data/morph/table.bin

In: OpenCorpora's dictionary (pymorphy3-dicts-ru) and wordfreq's list, at the versions of
requirements.txt. Out: one table, the same bytes on every run.
"""
import math
import sys
from collections import Counter

import pymorphy3
from wordfreq import get_frequency_dict

import guess
import pack
from source import LETTERS, Source, fold
from weigh import Weights

# Lexemes below this share of running words are left to the guesser ...
LEAST = 3e-8
# ... except closed classes.
CLOSED = {6, 7, 8, 9, 10, 11}
SURN, NAME, PATR, GEOX, ORGN, ABBR = 1 << 12, 1 << 13, 1 << 14, 1 << 15, 1 << 24, 1 << 23
LONGEST_ENDING = 20
# A lexeme below this share of running words is rare.
RARE = 2e-7
# Forms below this frequency need no say in which reading stands first ...
CHOICE = 1e-7
# ... nor where the likeliest is hardly likelier.
CLEARLY = 1.2
# How many times more frequent than expected a form must be to be rather a surname.
UNLIKE = 4
# Frequent forms are what they seem: «долларов» is often in the genitive plural.
SELDOM_FORM = 5e-7
RATHER_NAME = 127


def frequencies():
    allowed = set(LETTERS)
    out = {}
    for word, value in sorted(get_frequency_dict('ru', wordlist='large').items()):
        word = fold(word)
        if set(word) <= allowed:
            out[word] = out.get(word, 0.0) + value
    return out


def estimator(analyzer, source):
    """form -> [(pos, gram, P(tag | form))] of OpenCorpora's corpus, or None."""
    words, odds = analyzer.dictionary.words, analyzer.prob_estimator.p_t_given_w
    grammar = dict(zip(source.tags, source.tag_grammar))

    def known(form):
        out = {}
        for word, rows in words.similar_items(form, analyzer.char_substitutes):
            for para, index in rows:
                tag = analyzer.dictionary.build_tag_info(para, index)
                chance = odds.prob(form, tag)
                if chance > 0 and grammar[str(tag)]:
                    out[str(tag)] = chance
        return [(*grammar[tag], out[tag]) for tag in sorted(out)] or None
    return known


def level(theta):
    """Frequency in steps of half a doubling, 0..63."""
    return max(2, min(63, round(2 * (math.log2(max(theta, 1e-12)) + 31))))


def main(path):
    write(path, *read())


def read():
    analyzer = pymorphy3.MorphAnalyzer(lang='ru')
    source = Source(analyzer.dictionary)
    say(f'{len(source.lexemes)} lexemes, {len(source.paradigms)} paradigms')
    return source, Weights(source, frequencies(), estimator(analyzer, source))


def write(path, source, weights):
    def flags(index):
        bits = 0
        for _, _, gram in source.paradigms[source.lexemes[index][1]][1]:
            bits |= gram
        return bits

    def positions(index):
        return {pos for _, pos, _ in source.paradigms[source.lexemes[index][1]][1]}

    def productivity(index):
        return 1.0 if positions(index) & guess.OPEN else 0.0

    rules = guess.learn(source, weights, productivity)
    say(f'{len(rules)} suffixes')

    def kept(index):
        paradigm = source.paradigms[source.lexemes[index][1]]
        if max(len(e) for e, _, _ in paradigm[1]) > LONGEST_ENDING:
            say(f'left out: {source.lexemes[index]} {paradigm[0]} {max((e for e, _, _ in paradigm[1]), key=len)}')
            return False
        theta = weights.theta[index]
        if theta >= LEAST or positions(index) <= CLOSED:
            return True
        bits = flags(index)
        if bits & (NAME | PATR | ABBR) and theta >= LEAST / 4:
            return True
        return False

    chosen = [index for index in range(len(source.lexemes)) if kept(index)]
    say(f'{len(chosen)} lexemes kept')

    # Numbers of paradigms, endings, features: the most used first.
    use = Counter(source.lexemes[index][1] for index in chosen)
    order = sorted(use, key=lambda p: (-use[p], p))
    paradigm_id = {p: number for number, p in enumerate(order)}
    classes_used = sorted(set(rules.values()))
    ending_use, gram_use = Counter(), Counter()
    for p in order:
        lemma_ending, entries = source.paradigms[p]
        ending_use[lemma_ending] += 1
        for ending, pos, gram in entries:
            ending_use[ending] += 1
            gram_use[pos, gram] += 1
    for c in classes_used:
        for _, add, pos, gram in c:
            ending_use[add] += 1
            gram_use[pos, gram] += 1
    # In the order of their packed numbers: shorter ones first.
    endings = sorted(ending_use, key=lambda e: (len(e), pack.letters(e)))
    ending_id = {e: number for number, e in enumerate(endings)}
    gram_order = sorted(gram_use, key=lambda g: (-gram_use[g], g))
    gram_id = {g: number for number, g in enumerate(gram_order)}
    grams = []
    for pos, bits in gram_order:
        share = guess.slot(weights, pos, bits)
        grams.append((pos, bits, max(0, min(63, round(2 * (math.log2(max(share, 1e-9)) + 30))))))
    templates, template_id, paradigms = [], {}, []
    for p in order:
        lemma_ending, entries = source.paradigms[p]
        ordered = sorted(entries, key=lambda e: (e[1], e[2], e[0]))
        template = tuple(gram_id[pos, gram] for _, pos, gram in ordered)
        if template not in template_id:
            template_id[template] = len(templates)
            templates.append(template)
        paradigms.append((ending_id[lemma_ending], template_id[template],
                          [ending_id[e] for e, _, _ in ordered]))
    assert max(map(len, templates)) < 256

    # The frequency matters only where forms have readings of several lexemes.
    shared = set()
    chosen_set = set(chosen)
    for form, rows in weights.table.items():
        owners = {index for index, _ in rows} & chosen_set
        if len(owners) > 1:
            shared |= owners
    lexicon = {}
    for index in chosen:
        stem, p = source.lexemes[index]
        # Of the others only the rare are marked: the guesser may know better.
        rare = weights.theta[index] < RARE
        small = level(weights.rate[index]) if index in shared else int(rare)
        lexicon.setdefault(stem, []).append((small, paradigm_id[p]))
    lexicon = sorted((stem, sorted(items, key=lambda i: (-i[0], i[1])))
                     for stem, items in lexicon.items())
    lexicon.sort(key=lambda entry: pack.letters(entry[0]))

    class_id = {c: number for number, c in enumerate(classes_used)}
    classes = [[(cut, ending_id[add], gram_id[pos, gram]) for cut, add, pos, gram in c]
               for c in classes_used]
    suffixes = sorted(((suffix[::-1], [(0, class_id[c])]) for suffix, c in rules.items()),
                      key=lambda entry: pack.letters(entry[0]))
    choices = choose(source, weights, chosen_set, lexicon, paradigm_id, grams, gram_id, rules)
    say(f'{len(choices)} choices')
    data = pack.table(endings, grams, templates, paradigms, lexicon, suffixes, classes, choices)
    with open(path, 'wb') as out:
        out.write(data)
    say(f'{len(data)} bytes; {len(endings)} endings, {len(grams)} features, '
        f'{len(templates)} templates, {len(paradigms)} paradigms, {len(classes)} classes')


def choose(source, weights, chosen, lexicon, paradigm_id, grams, gram_id, rules):
    """What the weights alone get wrong: form -> (pos, paradigm) of its likeliest reading, or the
    mark of a form that is rather a name."""
    small = {(stem, paradigm): level for stem, items in lexicon for level, paradigm in items}
    out = []
    for form in weights.forms:
        if rather_name(source, weights, rules, form):
            out.append((form, [(RATHER_NAME, 0)]))
            continue
        if weights.freq[form] < CHOICE:
            continue
        scores, shares = {}, Counter()
        for (index, entry), share in zip(weights.table[form], weights.share[form]):
            if index not in chosen:
                continue
            stem, p = source.lexemes[index]
            _, pos, bits = source.paradigms[p][1][entry]
            key = (pos, paradigm_id[p])
            score = small[stem, paradigm_id[p]] + grams[gram_id[pos, bits]][2]
            scores[key] = max(scores.get(key, 0), score)
            shares[key] += share
        if len(scores) < 2:
            continue
        best = max(sorted(shares), key=lambda key: shares[key])
        # Where scores are equal the order is that of the table: said outright.
        others = [key for key in scores if key != best and scores[key] >= scores[best]]
        if others and shares[best] > CLEARLY * max(shares[key] for key in others):
            out.append((form, [best]))
    return sorted(out, key=lambda entry: pack.letters(entry[0]))


def rather_name(source, weights, rules, form):
    """Whether the form is far more frequent than its word's other forms allow and looks a surname."""
    suffix = next((form[-n:] for n in range(min(guess.LONGEST, len(form)), 0, -1)
                   if form[-n:] in rules), None)
    if weights.freq[form] > SELDOM_FORM or suffix is None or not rules[suffix][0][3] & SURN:
        return False
    rows = weights.table[form]
    expected = 0.0
    for (index, entry), share in zip(rows, weights.share[form]):
        p = source.lexemes[index][1]
        _, pos, bits = source.paradigms[p][1][entry]
        if pos != 0 or bits & (SURN | NAME | PATR | GEOX):
            return False
        part = min(0.9, guess.slot(weights, pos, bits) / weights.whole[p])
        rest = max(0.0, weights.theta[index] - share * weights.freq[form])
        expected += rest / (1 - part) * part
    return weights.freq[form] > UNLIKE * expected


def say(line):
    print(line, file=sys.stderr)


if __name__ == '__main__':
    main(sys.argv[1])
