//! The distinct word forms of the index, each with its places and its lemmas.
//!
//! In: folded words in the order of the texts. Out: for a word the forms that share a lemma with it,
//! for a beginning the forms that begin so. Each distinct form is analysed once, when it is first
//! met, by every reading: «стали» is of «сталь» and of «стать».
//!
//! A form of several parts is found by its last part and by the adjective of a first part too:
//! «российско-китайских» by «китайский» and «российский».

use rustc_hash::FxHashMap;

use super::sound::sound;
use crate::morph::Morph;

/// Bytes of the longest form that is analysed; a longer one is an address or noise.
const LONGEST: usize = 128;
/// Letters of a part of a compound that is looked for by itself, at least.
const SHORTEST_PART: usize = 4;

/// Number of a distinct folded form.
pub(super) type Term = u32;

/// A lemma and the forms that may be of it, in order of their numbers.
#[derive(Debug)]
struct Lemma {
    text: Box<str>,
    forms: Vec<Term>,
}

/// The distinct forms.
#[derive(Debug)]
pub(super) struct Terms {
    morph: Morph,
    ids: FxHashMap<Box<str>, Term>,
    texts: Vec<Box<str>>,
    /// For each form the words of the index that have it, in order.
    places: Vec<Vec<u32>>,
    lemma_ids: FxHashMap<Box<str>, u32>,
    lemmas: Vec<Lemma>,
}

impl Terms {
    pub(super) fn new(morph: Morph) -> Self {
        Self {
            morph,
            ids: FxHashMap::default(),
            texts: Vec::new(),
            places: Vec::new(),
            lemma_ids: FxHashMap::default(),
            lemmas: Vec::new(),
        }
    }

    /// Notes that word number `place` of the index has the folded form `norm`; places come in order.
    pub(super) fn meet(&mut self, norm: &str, place: u32) -> Term {
        let term = match self.ids.get(norm) {
            Some(term) => *term,
            None => self.learn(norm),
        };
        if let Some(places) = self.places.get_mut(term as usize) {
            places.push(place);
        }
        term
    }

    fn learn(&mut self, norm: &str) -> Term {
        let term = self.texts.len() as Term;
        self.texts.push(norm.into());
        self.ids.insert(norm.into(), term);
        self.places.push(Vec::new());
        if norm.len() > LONGEST {
            return term;
        }
        for reading in self.morph.readings(norm) {
            self.link(reading.lemma, term);
        }
        let mut parts = norm.split('-').filter(|part| part.chars().count() >= SHORTEST_PART);
        if norm.contains('-') {
            if let Some(last) = parts.next_back() {
                for reading in self.morph.readings(last) {
                    self.link(reading.lemma, term);
                }
            }
            for part in parts {
                self.link(whole_adjective(part).into(), term);
            }
        }
        term
    }

    fn link(&mut self, lemma: Box<str>, term: Term) {
        let id = self.lemma_ids.get(&*lemma).copied().unwrap_or_else(|| {
            let id = self.lemmas.len() as u32;
            self.lemmas.push(Lemma { text: lemma.clone(), forms: Vec::new() });
            self.lemma_ids.insert(lemma, id);
            id
        });
        if let Some(lemma) = self.lemmas.get_mut(id as usize)
            && lemma.forms.last() != Some(&term)
        {
            lemma.forms.push(term);
        }
    }

    /// Number of distinct forms.
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    /// The folded form of a term; empty for an unknown one.
    pub(super) fn text(&self, term: Term) -> &str {
        self.texts.get(term as usize).map_or("", |text| text)
    }

    /// The words that have the form, in order.
    pub(super) fn places(&self, term: Term) -> &[u32] {
        self.places.get(term as usize).map_or(&[], Vec::as_slice)
    }

    /// The form itself, where it is indexed.
    pub(super) fn exact(&self, norm: &str) -> Option<Term> {
        self.ids.get(norm).copied()
    }

    /// All forms that share a lemma with the folded word `norm`, in order of their numbers. A word
    /// that is a dictionary form is taken as that («три» is the numeral, not of «тереть»).
    pub(super) fn any_form(&self, norm: &str) -> Vec<Term> {
        let mut out: Vec<Term> = self.exact(norm).into_iter().collect();
        if norm.len() <= LONGEST {
            let readings = self.morph.readings(norm);
            let itself = readings.iter().any(|reading| &*reading.lemma == norm);
            let lemmas = readings.iter().map(|reading| &*reading.lemma);
            for lemma in lemmas.filter(|lemma| !itself || *lemma == norm) {
                out.extend(self.of_lemma(lemma));
            }
        }
        in_order(out)
    }

    fn of_lemma(&self, lemma: &str) -> &[Term] {
        let id = self.lemma_ids.get(lemma);
        id.and_then(|id| self.lemmas.get(*id as usize)).map_or(&[], |lemma| &lemma.forms)
    }

    /// All forms that begin with `start`, or have a part that does.
    pub(super) fn beginning(&self, start: &str) -> Vec<Term> {
        let begins = |text: &str| {
            text.starts_with(start)
                || text
                    .match_indices('-')
                    .any(|(at, _)| text.get(at + 1..).is_some_and(|part| part.starts_with(start)))
        };
        let forms = self.texts.iter().enumerate().filter(|(_, text)| begins(text));
        forms.map(|(term, _)| term as Term).collect()
    }

    /// Whether the dictionary has the folded word.
    pub(super) fn is_word(&self, norm: &str) -> bool {
        norm.len() <= LONGEST && self.morph.readings(norm).iter().any(|reading| reading.known)
    }

    /// The forms whose sound, or the sound of whose lemma, fits that of `word`, and the first such
    /// lemma or form as written. `fits` takes the sound of either and that of `word`.
    pub(super) fn sounding(
        &self,
        word: &str,
        fits: impl Fn(&str, &str) -> bool,
    ) -> Option<(Vec<Term>, String)> {
        let wanted = sound(word);
        let mut first: Option<&str> = None;
        let mut out = Vec::new();
        for lemma in self.lemmas.iter().filter(|lemma| fits(&sound(&lemma.text), &wanted)) {
            out.extend(&lemma.forms);
            first = first.or(Some(&lemma.text));
        }
        for (term, text) in (0..).zip(&self.texts) {
            if fits(&sound(text), &wanted) {
                out.push(term);
                first = first.or(Some(text));
            }
        }
        Some((in_order(out), first.filter(|_| !wanted.is_empty())?.to_owned()))
    }
}

/// The adjective of a first part: «российско» → российский; another part stays.
fn whole_adjective(part: &str) -> String {
    let adjective = part.ends_with("ско") || part.ends_with("цко");
    match part.strip_suffix('о').filter(|_| adjective) {
        Some(stem) => format!("{stem}ий"),
        None => part.to_owned(),
    }
}

fn in_order(mut terms: Vec<Term>) -> Vec<Term> {
    terms.sort_unstable();
    terms.dedup();
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(words: &str) -> Terms {
        let mut terms = Terms::new(Morph::builtin());
        for (place, word) in words.split(' ').enumerate() {
            terms.meet(word, place as u32);
        }
        terms
    }

    fn forms(terms: &Terms, found: &[Term]) -> String {
        found.iter().map(|term| terms.text(*term)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn any_form_finds_all_forms() {
        let terms = terms("казахстану лет казахстан год люди стали человеком сталь оон");
        let any = |word: &str| forms(&terms, &terms.any_form(word));
        assert_eq!(any("казахстан"), "казахстану казахстан");
        assert_eq!(any("казахстаном"), "казахстану казахстан");
        assert_eq!(any("год"), "лет год");
        assert_eq!(any("человек"), "люди человеком");
        assert_eq!(any("сталь"), "стали сталь");
        assert_eq!(any("стать"), "стали");
        assert_eq!(any("оон"), "оон");
        assert_eq!(any("нет"), "");
    }

    #[test]
    fn parts_of_compounds() {
        let terms = terms("российско-китайских премьер-министра");
        let any = |word: &str| forms(&terms, &terms.any_form(word));
        assert_eq!(any("китайский"), "российско-китайских");
        assert_eq!(any("российский"), "российско-китайских");
        assert_eq!(any("министр"), "премьер-министра");
        assert_eq!(forms(&terms, &terms.beginning("китай")), "российско-китайских");
        assert_eq!(terms.exact("министра"), None);
    }

    #[test]
    fn places_are_in_order() {
        let terms = terms("да нет да");
        let da = terms.exact("да").expect("met");
        assert_eq!(terms.places(da), [0, 2]);
        assert_eq!(terms.len(), 2);
        assert_eq!(terms.text(99), "");
    }
}
