"""How frequent each lexeme is, from the frequencies of forms.

A form's frequency is shared among its readings: in proportion to P(tag | form) where
OpenCorpora's disambiguated corpus has seen the form, else by expectation maximisation over
P(lexeme) * P(features | paradigm), where features share a paradigm's mass in proportion to their
frequency in their part of speech.
"""
import numpy as np

from source import FLAGS


def readings_of_forms(source, wanted):
    """form -> list of (lexeme index, entry index), for forms in `wanted`."""
    table = {}
    for index, (stem, paradigm) in enumerate(source.lexemes):
        for entry, (ending, _, _) in enumerate(source.paradigms[paradigm][1]):
            form = stem + ending
            if form in wanted:
                table.setdefault(form, []).append((index, entry))
    return table


# Forms that talk live among speakers and hardly stand in articles.
SPOKEN = FLAGS['1per'] | FLAGS['2per'] | FLAGS['impr']
# Surnames that do not inflect («черных») look like common words.
STIFF = FLAGS['Surn'] | FLAGS['Fixd']
# How much of their share in OpenCorpora's corpus such forms keep.
SELDOM = 0.1


def chance(known, pos, bits):
    """The share of the corpus' tags that this entry covers; a little for unseen ones."""
    share = 1.0
    if pos == 2 and bits & SPOKEN or bits & STIFF == STIFF:
        share = SELDOM
    return 1e-4 + share * sum(p for kp, kb, p in known if kp == pos and kb & bits == kb)


class Weights:
    def __init__(self, source, frequencies, probability, rounds=40):
        self.source = source
        self.table = readings_of_forms(source, frequencies)
        self.forms = sorted(self.table)
        grams, gram_ids = [], {}
        lex, gram, form, prior = [], [], [], []
        freq = np.array([frequencies[f] for f in self.forms])
        alike, alike_ids = [], {}
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
                alike.append(alike_ids.setdefault((number, key), len(alike_ids)))
                form.append(number)
                prior.append(-1.0 if known is None else chance(known, pos, bits))
        self.grams, self.gram_ids = grams, gram_ids
        lex, gram, form = np.array(lex), np.array(gram), np.array(form)
        prior, alike_of = np.array(prior), np.array(alike)
        seen = prior >= 0
        pos_of_gram = np.array([key[0] for key in grams])
        paradigm_of = np.array([paradigm for _, paradigm in source.lexemes])
        rows = [(p, gram_ids[pos, bits]) for p, (_, entries) in enumerate(source.paradigms)
                for pos, bits in sorted({(pos, bits) for _, pos, bits in entries})
                if (pos, bits) in gram_ids]
        row_paradigm, row_gram = np.array(rows).T
        theta = np.full(len(source.lexemes), 1e-8)
        slot = np.full(len(grams), 1.0)
        for _ in range(rounds):
            whole = np.bincount(row_paradigm, slot[row_gram], len(source.paradigms)) + 1e-12
            rate = theta / whole[paradigm_of]
            score = rate[lex] * slot[gram]
            # Where the tag is known, the model only tells lexemes of one tag apart.
            alike = np.bincount(alike_of, rate[lex])
            score = np.where(seen, prior * rate[lex] / alike[alike_of], score)
            total = np.bincount(form, score, len(self.forms))
            share = score / total[form] * freq[form]
            theta = np.bincount(lex, share, len(source.lexemes)) + 1e-10
            mass = np.bincount(gram, share, len(grams)) + 1e-9
            per_pos = np.bincount(pos_of_gram, mass, 16)
            slot = mass / per_pos[pos_of_gram]
        self.whole, self.rate = whole, rate
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
