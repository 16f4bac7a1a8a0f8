//! Declension of names: from an oblique form back to the nominatives it may belong to.
//!
//! In: a folded word form. Out: nominatives with gender and cases. Knows only endings
//! (`src/data/speech/name_endings.tsv`); no name. «бакировым» → бакиров, masculine, instrumental.

use std::sync::LazyLock;

use crate::morph::Gram;

/// A nominative that a form may belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Nominative {
    /// The folded nominative.
    pub word: String,
    /// Gender (one bit or both) and the cases of the form.
    pub gram: Gram,
}

/// What the letter before an ending must be.
#[derive(Clone, Copy, Debug)]
enum Before {
    Consonant,
    Vowel,
    VelarOrHushing,
    Hushing,
    Any,
}

#[derive(Debug)]
struct Rule {
    ending: &'static str,
    nominative: &'static str,
    before: Before,
    gram: Gram,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    include_str!("../../data/speech/name_endings.tsv").lines().filter_map(parse).collect()
});

fn parse(line: &'static str) -> Option<Rule> {
    let mut cells = line.split('\t');
    let (ending, nominative) = (cells.next()?, cells.next()?);
    let before = match cells.next()? {
        "c" => Before::Consonant,
        "v" => Before::Vowel,
        "h" => Before::VelarOrHushing,
        "s" => Before::Hushing,
        _ => Before::Any,
    };
    let gender = match cells.next()? {
        "m" => Gram::MASC,
        "f" => Gram::FEMN,
        _ => Gram::MASC.with(Gram::FEMN),
    };
    let gram = cells.next()?.chars().fold(gender, |gram, letter| gram.with(case(letter)));
    let word = |cell: &'static str| if cell == "-" { "" } else { cell };
    (!ending.starts_with('#')).then(|| Rule {
        ending: word(ending),
        nominative: word(nominative),
        before,
        gram,
    })
}

fn case(letter: char) -> Gram {
    match letter {
        'n' => Gram::NOM,
        'g' => Gram::GEN,
        'd' => Gram::DAT,
        'a' => Gram::ACC,
        'i' => Gram::INS,
        'l' => Gram::LOC,
        _ => Gram::NONE,
    }
}

impl Before {
    fn admits(self, letter: char) -> bool {
        let vowel = "аеиоуыэюя".contains(letter);
        match self {
            Self::Consonant => !vowel && letter.is_alphabetic(),
            Self::Vowel => vowel,
            Self::VelarOrHushing => "гкхжчшщ".contains(letter),
            Self::Hushing => "жчшщц".contains(letter),
            Self::Any => true,
        }
    }
}

/// What tells father from son behind a surname.
const GENERATIONS: [&str; 2] = ["-младш", "-старш"];

/// The nominatives that `form` may belong to, in order of preference, no repeats of word and
/// gender. A word of another alphabet is its own nominative in every case. «Буша-младшего» is a form
/// of Буш.
pub(crate) fn nominatives(form: &str) -> Vec<Nominative> {
    let hyphened = form.as_bytes().contains(&b'-');
    let name = GENERATIONS.iter().filter(|_| hyphened).find_map(|mark| form.split_once(mark));
    let form = name.map_or(form, |(name, _)| name);
    let both = Gram::MASC.with(Gram::FEMN);
    if !form.chars().any(|c| ('а'..='я').contains(&c)) {
        return vec![Nominative { word: form.to_owned(), gram: both.with(Gram::CASES) }];
    }
    let mut out: Vec<Nominative> = Vec::new();
    for rule in RULES.iter() {
        let Some(stem) = strip(form, rule.ending) else { continue };
        let Some(last) = stem.chars().next_back() else { continue };
        if !rule.before.admits(last) || stem.chars().nth(1).is_none() && !rule.ending.is_empty() {
            continue;
        }
        let word = [stem, rule.nominative].concat();
        let Some(mut gram) = admissible(&word, rule.gram) else { continue };
        if word == form && DECLINED.iter().any(|ending| strip(form, ending).is_some()) {
            gram = gram.without(Gram::CASES).with(Gram::NOM);
        }
        match out.iter_mut().find(|n| n.word == word && n.gram.any(common(gram, both))) {
            Some(known) => known.gram = known.gram.with(gram),
            None => out.push(Nominative { word, gram }),
        }
    }
    out
}

/// Women's surnames in these endings decline: as they stand they are nominatives («пресс-секретарь
/// президента Анна Иванова» is no Иванова of the president's case).
const DECLINED: [&str; 6] = ["ова", "ева", "ина", "ына", "ская", "цкая"];

/// Surnames in -ов, -ин are of men, in -ова, -ина of women; no other gender has them.
fn admissible(nominative: &str, gram: Gram) -> Option<Gram> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| strip(nominative, ending).is_some());
    let wanted = if ends(&DECLINED) {
        Gram::FEMN
    } else if ends(&["ов", "ев", "ин", "ын", "ский", "цкий"]) {
        Gram::MASC
    } else {
        return Some(gram);
    };
    let both = Gram::MASC.with(Gram::FEMN);
    gram.any(wanted).then(|| Gram(gram.0 & !both.0).with(wanted))
}

/// `word` without `ending`: as [`str::strip_suffix`], but most endings are set aside by their last
/// byte.
pub(super) fn strip<'a>(word: &'a str, ending: &str) -> Option<&'a str> {
    match ending.as_bytes().last() {
        Some(last) if word.as_bytes().last() != Some(last) => None,
        _ => word.strip_suffix(ending),
    }
}

/// The features that both have.
pub(crate) fn common(one: Gram, other: Gram) -> Gram {
    Gram(one.0 & other.0)
}

#[cfg(test)]
mod tests {
    use super::nominatives;
    use crate::morph::Gram;

    fn has(form: &str, word: &str, gram: Gram) -> bool {
        nominatives(form).iter().any(|n| n.word == word && n.gram.has(gram))
    }

    #[test]
    fn russian_and_kazakh_surnames_lead_back_to_their_nominative() {
        assert!(has("токаева", "токаев", Gram::MASC.with(Gram::GEN)));
        assert!(has("токаевым", "токаев", Gram::MASC.with(Gram::INS)));
        assert!(has("касеновой", "касенова", Gram::FEMN.with(Gram::GEN)));
        assert!(has("касенова", "касенова", Gram::FEMN.with(Gram::NOM)));
        assert!(!has("касенова", "касенова", Gram::FEMN.with(Gram::GEN)));
        assert!(has("желдибая", "желдибай", Gram::MASC.with(Gram::GEN)));
        assert!(has("вучичем", "вучич", Gram::MASC.with(Gram::INS)));
        assert!(has("лавровского", "лавровский", Gram::MASC.with(Gram::GEN)));
        assert!(has("буша-младшего", "буш", Gram::MASC.with(Gram::GEN)));
    }

    #[test]
    fn given_names_lead_back_too() {
        assert!(has("наргис", "наргис", Gram::FEMN.with(Gram::GEN)));
        assert!(has("никиты", "никита", Gram::GEN));
        assert!(has("сергеем", "сергей", Gram::INS));
        assert!(has("марии", "мария", Gram::GEN));
    }

    #[test]
    fn a_man_has_no_surname_in_ova() {
        assert!(!has("токаева", "токаева", Gram::MASC));
        assert!(!has("токаев", "токаев", Gram::FEMN));
    }

    #[test]
    fn odd_words_do_no_harm() {
        for word in ["", "а", "у", "ь", "x", "ю.", "-"] {
            let _ = nominatives(word);
        }
    }
}
