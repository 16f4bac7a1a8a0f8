"""How frequent each lexeme is, from the frequencies of forms.

A form's frequency is shared among its readings: in proportion to P(tag | form) where
OpenCorpora's disambiguated corpus has seen the form, else by expectation maximisation over
P(lexeme) * P(features | part of speech).
"""
import numpy as np


def readings_of_forms(source, wanted):
    """form -> list of (lexeme index, entry index), for forms in `wanted`."""
    table = {}
    for index, (stem, paradigm) in enumerate(source.lexemes):
        for entry, (ending, _, _) in enumerate(source.paradigms[paradigm][1]):
            form = stem + ending
            if form in wanted:
                table.setdefault(form, []).append((index, entry))
    return table


def chance(known, pos, bits):
    """The share of the corpus' tags that this entry covers; a little for unseen ones."""
    return 1e-4 + sum(p for kp, kb, p in known if kp == pos and kb & bits == kb)


class Weights:
    def __init__(self, source, frequencies, probability, rounds=12):
        self.source = source
        self.table = readings_of_forms(source, frequencies)
        self.forms = sorted(self.table)
        grams, gram_ids = [], {}
        lex, gram, form, prior = [], [], [], []
        freq = np.array([frequencies[f] for f in self.forms])
        for number, word in enumerate(self.forms):
            rows = self.table[word]
            known = probability(word) if len(rows) > 1 else None
            for index, entry in rows:
                _, pos, bits = source.paradigms[source.lexemes[index][1]][1][entry]
                key = (pos, bits)
                if key not in gram_ids:
                    gram_ids[key] = len(grams)
                    grams.append(key)
                lex.append(index)
                gram.append(gram_ids[key])
                form.append(number)
                prior.append(-1.0 if known is None else chance(known, pos, bits))
        self.grams, self.gram_ids = grams, gram_ids
        lex, gram, form = np.array(lex), np.array(gram), np.array(form)
        prior = np.array(prior)
        seen = prior >= 0
        pos_of_gram = np.array([key[0] for key in grams])
        theta = np.full(len(source.lexemes), 1e-8)
        slot = np.full(len(grams), 1.0)
        for _ in range(rounds):
            score = theta[lex] * slot[gram]
            # Where the tag is known, the model only tells lexemes of one tag apart.
            score = np.where(seen, prior * np.sqrt(score / slot[gram]), score)
            total = np.bincount(form, score, len(self.forms))
            share = score / total[form] * freq[form]
            theta = np.bincount(lex, share, len(source.lexemes)) + 1e-10
            mass = np.bincount(gram, share, len(grams)) + 1e-9
            per_pos = np.bincount(pos_of_gram, mass, 16)
            slot = mass / per_pos[pos_of_gram]
        self.theta, self.slot = theta, slot
        # What the shares say of each form: (lexeme, entry) -> share of the form's frequency.
        self.share = {}
        start = 0
        order = share / freq[form]
        for number, word in enumerate(self.forms):
            rows = self.table[word]
            self.share[word] = [float(x) for x in order[start:start + len(rows)]]
            start += len(rows)
        self.freq = dict(zip(self.forms, freq.tolist()))
