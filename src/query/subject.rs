//! What an agreement is about and what kind of paper it is, read off its words.
//!
//! In: the words of its object. Out: a [`Subject`]: sectors by the vocabulary of functions
//! (`src/data/rules/functions.rule`), the instrument (`src/data/deals/instruments.tsv`), whether it is
//! one paper or several. Knows lemmas; must not know sums, nor guess a sector that no word names.
//!
//! «меморандум с банком о развитии цифровых услуг» → technology, memorandum, one

use std::sync::OnceLock;

use super::Names;
use crate::extract::fact::rules;
use crate::morph::{Gram, Morph, Pos, Reading, nominative};
use crate::record::Function;
use crate::text::{Tokens, tokenize};

/// Whether a kind of paper usually obliges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// Usually it does.
    Binding,
    /// Usually it is a declaration of intent.
    Political,
    /// The word leaves it open.
    Open,
    /// The word names no kind: «документ».
    Unknown,
}

impl Force {
    fn of_code(code: &str) -> Option<Self> {
        Some(match code {
            "binding" => Self::Binding,
            "political" => Self::Political,
            "open" => Self::Open,
            "unknown" => Self::Unknown,
            _ => return None,
        })
    }
}

/// A kind of paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Stable id: `memorandum`.
    pub id: &'static str,
    /// Whether it usually obliges.
    pub force: Force,
    /// Its name.
    pub names: Names,
    /// Lemmas that name it.
    pub words: Vec<&'static str>,
}

/// The kinds of papers, in order of the file. A line that cannot be read is left out; a test reads
/// all.
pub fn instruments() -> &'static [Instrument] {
    static INSTRUMENTS: OnceLock<Vec<Instrument>> = OnceLock::new();
    INSTRUMENTS.get_or_init(|| {
        super::rows(include_str!("../data/deals/instruments.tsv")).filter_map(instrument).collect()
    })
}

/// The kind of this id.
pub fn instrument_of(id: &str) -> Option<&'static Instrument> {
    instruments().iter().find(|instrument| instrument.id == id)
}

fn instrument(columns: Vec<&'static str>) -> Option<Instrument> {
    let [id, force, ru, en, kk, words] = columns.try_into().ok()?;
    let force = Force::of_code(force)?;
    Some(Instrument { id, force, names: Names { ru, en, kk }, words: words.split(',').collect() })
}

/// One paper or several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// One.
    #[default]
    One,
    /// Several, told together: «ряд соглашений».
    Several,
}

/// What an agreement is about, as far as its words say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// Sectors, in order of the words, no repeats; empty where no word names one.
    pub sectors: Vec<Function>,
    /// The kind of paper; the first that is named, a plain «документ» only if no other is.
    pub instrument: Option<&'static Instrument>,
    /// One or several.
    pub extent: Extent,
    /// The words with their head in the nominative; `None` where they stay as they are.
    pub title: Option<String>,
}

/// The words of an object as a title: its head in the nominative; `None` where they stay as they are.
pub fn title(words: &str) -> Option<String> {
    nominative(Morph::shared(), words)
}

/// What the words of an object say. Total: any text has a subject, linear in its length.
pub fn subject(words: &str) -> Subject {
    let morph = Morph::shared();
    let tokens = tokenize(words);
    let forms: Vec<Vec<Reading>> =
        (0..tokens.list().len()).map(|at| morph.readings(tokens.norm(at))).collect();
    let sectors = sectors(&tokens, &forms);
    let mut out = Subject { sectors, title: title(words), ..Subject::default() };
    for readings in &forms {
        let Some(known) = readings.iter().find_map(named) else { continue };
        let is_kind = known.force != Force::Unknown;
        if is_kind || out.instrument.is_none() {
            out.instrument = Some(known);
            out.extent = extent(readings, known, out.sectors.len());
        }
        if is_kind {
            break;
        }
    }
    out
}

fn named(reading: &Reading) -> Option<&'static Instrument> {
    let lemma = &*reading.lemma;
    let is_noun = reading.pos == Pos::Noun;
    instruments().iter().find(|known| is_noun && known.words.contains(&lemma))
}

/// A form that may be one or several («соглашения») is several where it has several sectors.
fn extent(readings: &[Reading], known: &Instrument, sectors: usize) -> Extent {
    let is_own = |reading: &&Reading| known.words.contains(&&*reading.lemma);
    let may_be = |number| readings.iter().filter(is_own).any(|own| own.gram.has(number));
    if may_be(Gram::PLUR) && (!may_be(Gram::SING) || sectors > 1) {
        Extent::Several
    } else {
        Extent::One
    }
}

/// Words that lead to what a paper is about; what stands before them are its parties.
const ABOUT: &[&str] = &["о", "об", "обо", "по", "для", "в"];

/// The sectors named behind the first word that leads to the subject; where that names none, in all
/// the words.
fn sectors(tokens: &Tokens, forms: &[Vec<Reading>]) -> Vec<Function> {
    let leads = |at: &usize| ABOUT.contains(&tokens.norm(*at));
    let from = (0..forms.len()).find(leads).unwrap_or_default();
    let behind = sectors_from(from, tokens, forms);
    if behind.is_empty() { sectors_from(0, tokens, forms) } else { behind }
}

fn sectors_from(from: usize, tokens: &Tokens, forms: &[Vec<Reading>]) -> Vec<Function> {
    let mut out = Vec::new();
    for (at, readings) in forms.iter().enumerate().skip(from) {
        let lists = rules().of(tokens.norm(at), readings);
        for function in rules().functions_of(&lists) {
            if !out.contains(&function) {
                out.push(function);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = super::super::rows(include_str!("../data/deals/instruments.tsv")).count();
        assert_eq!(instruments().len(), lines);
        assert_eq!(instrument_of("charter").map(|known| known.force), Some(Force::Political));
        assert_eq!(instrument_of("none"), None);
    }

    #[test]
    fn sectors_are_what_the_words_behind_the_parties_name() {
        let of = |words| subject(words).sectors;
        let memorandum = "меморандум с инвесторами о разработке месторождений вольфрама";
        assert_eq!(of(memorandum), [Function::Resources]);
        assert_eq!(of("договор с Министерством цифрового развития"), [Function::Technology]);
        assert_eq!(of("соглашение о регулярных контактах"), []);
        assert_eq!(of("покупка двух лайнеров"), [Function::Industry]);
    }

    #[test]
    fn the_kind_of_paper_is_the_first_one_named() {
        let of = |words| subject(words).instrument.map(|known| known.id);
        assert_eq!(of("соглашения о лицензии на выпуск тракторов"), Some("agreement"));
        assert_eq!(of("программного документа – Декларации о дружбе"), Some("declaration"));
        assert_eq!(of("документов"), Some("paper"));
        assert_eq!(of("новая страница"), None);
    }

    #[test]
    fn several_papers_are_told_by_the_form() {
        let of = |words| subject(words).extent;
        assert_eq!(of("соглашений"), Extent::Several);
        assert_eq!(of("соглашения в области цифровизации и логистики"), Extent::Several);
        assert_eq!(of("соглашения о строительстве дороги"), Extent::One);
        assert_eq!(of("меморандум"), Extent::One);
    }

    proptest! {
        #[test]
        fn any_words_have_a_subject(words in "[а-яА-Яa-z0-9«»(),. ]{0,80}") {
            let subject = subject(&words);
            prop_assert!(subject.sectors.len() <= Function::ALL.len());
            prop_assert!(subject.instrument.is_some() || subject.extent == Extent::One);
        }
    }
}
