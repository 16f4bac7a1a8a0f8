"""Scores lemmas and parts of speech against a UD treebank. Needs nothing but Python.

Run: python evaluate.py FILE.conllu PATH/TO/examples/lemma [--errors]
Counted: NOUN, PROPN, ADJ, VERB, NUM. Case is ignored, yo is ye. A participle counts as VERB or ADJ.
"""
import subprocess
import sys
from collections import Counter

COUNTED = ('NOUN', 'PROPN', 'ADJ', 'VERB', 'NUM')
OURS = {
    'Noun': {'NOUN', 'PROPN'}, 'Adjective': {'ADJ', 'DET', 'PRON'}, 'Verb': {'VERB', 'AUX'},
    'Infinitive': {'VERB', 'AUX'}, 'Participle': {'VERB', 'ADJ'}, 'Gerund': {'VERB'},
    'Numeral': {'NUM'}, 'Other': {'NUM', 'PROPN', 'NOUN', 'ADJ'}, 'Pronoun': {'PRON', 'DET'},
    'Adverb': {'ADV', 'ADJ'},
}


def fold(word):
    return word.lower().replace('ё', 'е')


def main(path, command, errors):
    words = []
    for line in open(path, encoding='utf-8'):
        cells = line.rstrip('\n').split('\t')
        if len(cells) == 10 and cells[0].isdigit() and cells[3] in COUNTED:
            words.append((cells[1], fold(cells[2]), cells[3]))
    # Our tokens have no full stop and our folding drops marks of stress.
    words = [(form.rstrip('.').replace('\u0301', '') or form, lemma.replace('\u0301', ''), pos)
             for form, lemma, pos in words]
    forms = '\n'.join(form for form, _, _ in words)
    answer = subprocess.run([command], input=forms, capture_output=True, text=True, check=True)
    total, first, some, pos_right, known = Counter(), Counter(), Counter(), Counter(), Counter()
    wrong = Counter()
    for (form, lemma, pos), line in zip(words, answer.stdout.splitlines(), strict=True):
        cells = line.split('\t')
        lemmas, kinds = cells[1::2], cells[2::2]
        for key in (pos, 'all'):
            total[key] += 1
            first[key] += lemmas[0] == lemma
            some[key] += lemma in lemmas
            pos_right[key] += pos in OURS.get(kinds[0], set())
        if lemmas[0] != lemma:
            mark = '+' if lemma in lemmas else '-'
            wrong[f'{mark} {form}\t{pos} {lemma}\t{" ".join(cells[1:7])}'] += 1
    for key in (*COUNTED, 'all'):
        n = total[key]
        print(f'{key:6} n={n:5} lemma first {first[key] / n:.4f} any {some[key] / n:.4f} '
              f'pos first {pos_right[key] / n:.4f}')
    if errors:
        for line, count in wrong.most_common():
            print(count, line)


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2], '--errors' in sys.argv)
