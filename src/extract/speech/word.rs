//! The part of one word form in attribution: verbs of saying, frames («по словам»), pronouns.
//!
//! In: a folded form and its readings. Out: [`SpeechWord`]. Knows `src/data/speech/saying.tsv`,
//! `frames.tsv` and `that.tsv`; no text. «подчеркнула» → a verb of saying, singular, past, feminine.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::morph::{Gram, Pos, Reading};

/// What may follow a verb of saying; letters as in the data file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saying(u16);

impl Saying {
    /// The features of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Direct words.
    pub const DIRECT: Self = Self(1);
    /// A clause.
    pub const CLAUSE: Self = Self(1 << 1);
    /// A noun in the accusative.
    pub const NOUN: Self = Self(1 << 2);
    /// «о» with a noun.
    pub const ABOUT: Self = Self(1 << 3);
    /// «на» with a noun.
    pub const ONTO: Self = Self(1 << 4);
    /// «к» with a noun.
    pub const TOWARDS: Self = Self(1 << 5);
    /// An infinitive.
    pub const INFINITIVE: Self = Self(1 << 6);
    /// «назвал Казахстан партнёром».
    pub const NAMING: Self = Self(1 << 7);
    /// «как отметил эксперт».
    pub const INSERTED: Self = Self(1 << 8);
    /// «цитирует слова президента».
    pub const QUOTING: Self = Self(1 << 9);
    /// «обратил внимание на».
    pub const ATTENTION: Self = Self(1 << 10);
    /// «такое мнение высказал», by the words before a verb.
    pub const THAT: Self = Self(1 << 11);

    fn from_codes(codes: &str) -> Self {
        Self(codes.chars().fold(0, |flags, code| {
            flags
                | match code {
                    'd' => Self::DIRECT.0,
                    'c' => Self::CLAUSE.0,
                    'n' => Self::NOUN.0,
                    'o' => Self::ABOUT.0,
                    'a' => Self::ONTO.0,
                    'k' => Self::TOWARDS.0,
                    'i' => Self::INFINITIVE.0,
                    'm' => Self::NAMING.0,
                    'p' => Self::INSERTED.0,
                    'q' => Self::QUOTING.0,
                    'f' => Self::ATTENTION.0,
                    _ => 0,
                }
        }))
    }

    /// Whether one of `flags` is set.
    pub fn any(self, flags: Self) -> bool {
        self.0 & flags.0 != 0
    }
}

/// A pronoun of the third person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// он, его, ему
    He,
    /// она, её, ей
    She,
}

impl Pronoun {
    /// The gender of those for whom it stands.
    pub fn gender(self) -> Gram {
        match self {
            Self::He => Gram::MASC,
            Self::She => Gram::FEMN,
        }
    }
}

/// The part of a form in attribution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SpeechWord {
    /// A finite verb of saying in the third person singular, with what may follow it.
    pub saying: Option<Saying>,
    /// The same of several who speak: «отметили», «подчёркивают».
    pub joint: Option<Saying>,
    /// Gender of a verb in the past tense, none where it does not tell.
    pub gender: Gram,
    /// For a noun of the frame «по … X», «на … X»: the preposition.
    pub frame: Option<&'static str>,
    /// A pronoun of the third person, any case.
    pub pronoun: Option<Pronoun>,
    /// A finite verb of any kind.
    pub finite: bool,
    /// A courtesy, which states nothing.
    pub courtesy: bool,
    /// What a speaker raises before what is said: «внимание», «инициатива».
    pub raised: bool,
    /// Part of a phrase for what was just told.
    pub that: Option<That>,
}

/// A word of a phrase for what was just told: «такое мнение», «эту информацию».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum That {
    /// такое, эту
    Points,
    /// мнение, информацию
    Told,
}

static COURTESIES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../../data/speech/courtesies.tsv")).collect());

static RAISED: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../../data/speech/raised.tsv")).collect());

static THAT: LazyLock<FxHashMap<&'static str, That>> = LazyLock::new(|| {
    rows(include_str!("../../data/speech/that.tsv"))
        .filter_map(|line| line.split_once('\t'))
        .map(|(form, which)| (form, if which == "points" { That::Points } else { That::Told }))
        .collect()
});

static SAYING: LazyLock<FxHashMap<&'static str, Saying>> = LazyLock::new(|| {
    rows(include_str!("../../data/speech/saying.tsv"))
        .filter_map(|line| line.split_once('\t'))
        .map(|(lemma, codes)| (lemma, Saying::from_codes(codes)))
        .collect()
});

/// Each noun of a frame with the preposition before it.
static FRAMES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    rows(include_str!("../../data/speech/frames.tsv"))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.nth(1).unwrap_or("по")))
        })
        .collect()
});

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Classifies a folded form once.
pub fn classify(norm: &str, readings: &[Reading]) -> SpeechWord {
    // An agency quotes in the plural too: «цитируют «Вести» заявление».
    let admitted =
        |saying: &Saying| third_person(norm) || saying.any(Saying::QUOTING) && norm.ends_with('т');
    let told = readings
        .iter()
        .filter(|r| matches!(r.pos, Pos::Verb | Pos::Adjective | Pos::Participle))
        .filter(|r| r.pos == Pos::Verb || r.gram.has(Gram::SHORT))
        // What will be said is no statement.
        .filter(|r| !r.gram.has(Gram::FUTURE))
        .find_map(|r| SAYING.get(&*r.lemma).or_else(|| SAYING.get(norm)))
        .copied();
    let saying = told.filter(admitted);
    let joint = told.filter(|_| saying.is_none() && third_person_plural(norm));
    let gender = if norm.ends_with("ла") || norm.ends_with("лась") || norm.ends_with("ена")
    {
        Gram::FEMN
    } else if norm.ends_with('л') || norm.ends_with("лся") || norm.ends_with("ен") {
        Gram::MASC
    } else {
        Gram::NONE
    };
    let tenses = Gram::PAST.with(Gram::PRESENT).with(Gram::FUTURE);
    SpeechWord {
        saying,
        joint,
        gender,
        courtesy: readings.iter().any(|r| COURTESIES.contains(&*r.lemma)),
        raised: readings.iter().any(|r| RAISED.contains(&*r.lemma)),
        frame: FRAMES.get(norm).copied(),
        that: THAT.get(norm).copied(),
        pronoun: match norm {
            "он" | "его" | "ему" | "него" => Some(Pronoun::He),
            "она" | "ее" | "ей" | "нее" => Some(Pronoun::She),
            _ => None,
        },
        // «настрой» is rather a noun than an imperative.
        finite: readings.first().is_some_and(|r| r.pos == Pos::Verb)
            && (saying.is_some() || readings.first().is_some_and(|r| r.gram.any(tenses))),
    }
}

/// Singular, past or third person: «отметил», «говорит», «убеждён»; not «считаю», «отметили».
fn third_person(norm: &str) -> bool {
    ["л", "ла", "лся", "лась", "ет", "ит", "ется", "ится", "ен", "ена"]
        .iter()
        .any(|ending| norm.ends_with(ending))
}

/// Plural, past or third person: «отметили», «говорят»; not «считаем».
fn third_person_plural(norm: &str) -> bool {
    ["ли", "лись", "ют", "ят", "ны"].iter().any(|ending| norm.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::{Pronoun, Saying, classify};
    use crate::morph::{Gram, Pos, Reading};

    fn verb(lemma: &str) -> [Reading; 1] {
        [Reading { lemma: lemma.into(), pos: Pos::Verb, gram: Gram::NONE, known: true }]
    }

    #[test]
    fn verbs_of_saying_in_the_third_person() {
        let word = classify("подчеркнула", &verb("подчеркнуть"));
        assert!(word.saying.is_some_and(|s| s.any(Saying::CLAUSE)));
        assert_eq!(word.gender, Gram::FEMN);
        assert!(classify("говорит", &verb("говорить")).saying.is_some());
        assert!(classify("считаю", &verb("считать")).saying.is_none());
        assert!(classify("отметили", &verb("отметить")).saying.is_none());
        assert!(classify("построил", &verb("построить")).saying.is_none());
    }

    #[test]
    fn frames_and_pronouns() {
        assert_eq!(classify("словам", &[]).frame, Some("по"));
        assert_eq!(classify("взгляд", &[]).frame, Some("на"));
        assert_eq!(classify("ее", &[]).pronoun, Some(Pronoun::She));
    }
}
