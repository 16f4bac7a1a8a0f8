"""Reads OpenCorpora's dictionary (as packaged for pymorphy3) into folded paradigms.

In: the packaged dictionary. Out: lexemes = (stem, paradigm), paradigms = lists of
(ending, part of speech, features), everything folded (lower case, yo as ye).
"""

POS = {
    'NOUN': 0, 'ADJF': 1, 'ADJS': 1, 'COMP': 1, 'VERB': 2, 'INFN': 3, 'PRTF': 4, 'PRTS': 4,
    'GRND': 5, 'NUMR': 6, 'NPRO': 7, 'ADVB': 8, 'PRED': 8, 'PREP': 9, 'CONJ': 10, 'PRCL': 11,
    'INTJ': 12,
}
# The bits of `Gram` in src/morph/gram.rs.
CASES = {
    'nomn': 1, 'voct': 1, 'gent': 2, 'gen1': 2, 'gen2': 2, 'datv': 4, 'accs': 8, 'acc2': 8,
    'ablt': 16, 'loct': 32, 'loc1': 32, 'loc2': 32,
}
GENDERS = {'masc': 1 << 8, 'femn': 1 << 9, 'neut': 1 << 10, 'ms-f': 3 << 8, 'Ms-f': 3 << 8}
FLAGS = {
    'sing': 1 << 6, 'plur': 1 << 7, 'Surn': 1 << 12, 'Name': 1 << 13, 'Patr': 1 << 14,
    'Geox': 1 << 15, 'ADJS': 1 << 16, 'PRTS': 1 << 16, 'past': 1 << 17, 'pres': 1 << 18,
    'futr': 1 << 19, 'perf': 1 << 20, 'pssv': 1 << 21, 'Fixd': 1 << 22, 'Abbr': 1 << 23,
    'Orgn': 1 << 24, 'Trad': 1 << 24, 'COMP': 1 << 25, 'Anum': 1 << 26, 'Apro': 1 << 27,
    'Supr': 1 << 28, 'impr': 1 << 29, '1per': 1 << 30, '2per': 1 << 31,
}
ANIM = 1 << 11
CASE_MASK, GENDER_MASK = 63, 7 << 8
LETTERS = 'абвгдежзийклмнопрстуфхцчшщъыьэюя-'
# Forms that the dictionary marks as misspelt or distorted.
BAD = {'Erro', 'Dist'}


def fold(word):
    return word.lower().replace('ё', 'е')


def grammar(tag):
    """(pos, gram) of an OpenCorpora tag, or None for what we leave out."""
    marks = set(tag.replace(' ', ',').split(','))
    if marks & BAD:
        return None
    pos = next((POS[m] for m in POS if m in marks), None)
    if pos is None:
        return None
    gram = 0
    for table in (CASES, GENDERS, FLAGS):
        for mark, bits in table.items():
            if mark in marks:
                gram |= bits
    if pos == 0 and 'anim' in marks:
        gram |= ANIM
    return pos, gram


def group_key(pos, gram):
    """Forms alike under this key become one reading with several cases (and genders)."""
    if pos == 0:
        return pos, gram & ~CASE_MASK
    return pos, gram & ~(CASE_MASK | GENDER_MASK)


# Spellings beside the usual one: «условье», «юриевич».
VARIANT = {'V-ie', 'V-be'}


def branch(pos, gram, marks, suffix):
    """Parts of a paradigm that have a dictionary form of their own.

    A woman's surname and patronymic («захарова», «матвеевна»), superlatives («крупнейший») and
    variants of spelling.
    """
    if pos == 0 and marks & VARIANT:
        return 'variant'
    if pos == 0 and gram & (FLAGS['Surn'] | FLAGS['Patr']):
        return 'woman' if gram & GENDER_MASK == GENDERS['femn'] else ''
    if pos == 1 and gram & FLAGS['Supr']:
        # «высший» and «высочайший» are both of «высокий».
        return 'superlative' if 'айш' in suffix or 'ейш' in suffix else 'suppletive'
    return ''


class Source:
    """Lexemes in a fixed order; `paradigms[p]` is (ending of the lemma, ((ending, pos, gram) …))."""

    def __init__(self, dictionary):
        self.dictionary = dictionary
        tags = [str(t) for t in dictionary.gramtab]
        self.tag_grammar = [grammar(t) for t in tags]
        self.tag_marks = [set(t.replace(' ', ',').split(',')) for t in tags]
        self.tags = tags
        self.ids, self.paradigms = {}, []
        self.from_packed = [self._fold_paradigm(i) for i in range(len(dictionary.paradigms))]
        self.lexemes = self._lexemes()

    def _fold_paradigm(self, index):
        packed = self.dictionary.paradigms[index]
        n = len(packed) // 3
        suffixes = [fold(self.dictionary.suffixes[packed[i]]) for i in range(n)]
        if self.dictionary.paradigm_prefixes[packed[2 * n]]:
            return []
        branches = {}
        for i in range(n):
            # Comparatives in po- and superlatives in nai- are left to the rules of prefixes.
            if self.dictionary.paradigm_prefixes[packed[2 * n + i]]:
                continue
            known = self.tag_grammar[packed[n + i]]
            if known is None:
                continue
            pos, gram = known
            if 'Supr' in self.tag_marks[packed[n + i]] and suffixes[i].startswith('наи'):
                continue
            name = branch(pos, gram, self.tag_marks[packed[n + i]], suffixes[i])
            # The first form of a branch is its dictionary form.
            lemma, forms = branches.setdefault(name, (suffixes[i], {}))
            key = (suffixes[i], group_key(pos, gram))
            forms[key] = forms.get(key, 0) | gram
        out = []
        for name in sorted(branches):
            lemma, forms = branches[name]
            entries = sorted((ending, key[0], gram) for (ending, key), gram in forms.items())
            paradigm = (lemma, tuple(entries))
            if paradigm not in self.ids:
                self.ids[paradigm] = len(self.paradigms)
                self.paradigms.append(paradigm)
            out.append(self.ids[paradigm])
        return out

    def _lexemes(self):
        """Sorted list of (stem, paradigm)."""
        found = set()
        packed = self.dictionary.paradigms
        allowed = set(LETTERS)
        for word, (para, index) in self.dictionary.words.iteritems():
            if index != 0:
                continue
            suffix = self.dictionary.suffixes[packed[para][0]]
            stem = fold(word[:len(word) - len(suffix)] if suffix else word)
            if set(stem) <= allowed:
                found.update((stem, paradigm) for paradigm in self.from_packed[para])
        return sorted(found)
