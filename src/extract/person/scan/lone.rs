//! Names that their surroundings make one: a surname alone, strangers side by side, cited authors.
//!
//! In: where a word stands that may be a surname. Out: the [`Candidate`], or none. Knows titles,
//! verbs of saying and how works are cited; must not know the parts of a whole name
//! ([`super::whole`]). «Путин», «аким области Ерик Султанов», «Лемон (2018)».

use super::{Scan, has_article, particles_before};
use crate::extract::person::candidate::{Candidate, Pattern};
use crate::extract::person::word::PersonWord;
use crate::morph::{Gram, Pos, Reading, agree};
use crate::text::Shape;

impl Scan<'_, '_> {
    /// «Борисбий Жангуразов», «Михаель Роэ» after a title.
    pub(super) fn pair(&self, i: usize) -> Option<Candidate> {
        let strange = |at: usize| {
            self.word(at).is_unknown()
                && !self.is(at, PersonWord::ADJECTIVE_SUFFIX)
                && self.is_plain(at)
        };
        // «аким области Ерик Султанов»: after a title the given name may be a word of the language.
        let called = || {
            (self.is_surname_like(i + 1) || (self.is_said_by(i) && strange(i + 1)))
                && self.word(i).role.is_none()
                && !self
                    .is(i, PersonWord::BREAK | PersonWord::ADJECTIVE | PersonWord::EPONYM_GENITIVE)
                && self.block.form(i).is_some_and(|form| form.lemma() == &*form.norm)
                && (self.is_titled(i) || self.is_said_by(i))
        };
        // «Бывший посол Панкадж Саран полагает»: who says something is a person.
        let says = || self.is_plain(i + 1) && self.is_titled(i) && self.speaks(i + 2);
        let fits = (strange(i) || (self.is_plain(i) && called()))
            && self.joins(i)
            && self.is_name_like(i + 1)
            && (self.is_surname_like(i + 1) || strange(i + 1) || says())
            && !self.opens_name(i + 1)
            && self.east_asian(i + 1).is_none();
        fits.then(|| Candidate::new(i..i + 2, Pattern::Pair).surname(i + 1).given(i))
    }

    /// «(Салливан, 2019; Глисон и Дунай, 2022)», «Лемон (2018)»: the author of a cited work.
    pub(super) fn cited(&self, i: usize) -> Option<Candidate> {
        let text = |at: usize| self.block.surface(at);
        let year = |at: usize| {
            text(at).len() == 4
                && matches!(text(at).get(..2), Some("19" | "20"))
                && text(at).bytes().all(|b| b.is_ascii_digit())
        };
        let before = i.checked_sub(1).map_or("", text);
        let bracketed = matches!(before, "(" | ";" | "и" | "[");
        let others = if text(i + 1) == "и" && self.block.norm(i + 2).starts_with("др") {
            if text(i + 3) == "." { 4 } else { 3 }
        } else {
            1
        };
        let pair = text(i + 1) == "и" && text(i + 3) == "," && year(i + 4);
        let cites = bracketed && (text(i + others) == "," && year(i + others + 1) || pair)
            || (text(i + 1) == "(" && year(i + 2) && text(i + 3) == ")");
        let word = self.word(i);
        let other = PersonWord::COMMON | PersonWord::PLACE | PersonWord::BODY | PersonWord::BREAK;
        let fits = cites
            && word.role.is_none()
            && (!word.any(other) || word.any(PersonWord::SURNAME))
            && !self.is(i, PersonWord::ADJECTIVE_SUFFIX);
        fits.then(|| Candidate::new(i..i + 1, Pattern::Cited).surname(i))
    }

    /// «Путин», «президент Токаев», «Шендерович».
    pub(super) fn surname_alone(&self, i: usize) -> Option<Candidate> {
        let word = self.word(i);
        let titled = i > 0 && self.word(i - 1).role.is_some() && self.joins(i - 1);
        let first = self.block.sentences().binary_search_by_key(&i, |s| s.start).is_ok();
        // «султанов» is a surname too.
        let surname = word.any(PersonWord::SURNAME) && !first;
        if (word.role.is_some() && !surname) || word.any(PersonWord::BODY) {
            return None;
        }
        let by_suffix = word.any(PersonWord::SUFFIX)
            && word.is_unknown()
            && !word.any(PersonWord::CHINESE | PersonWord::ADJECTIVE_SUFFIX);
        let by_itself = by_suffix
            || (has_article(self.block.surface(i)) && word.is_unknown())
            || (particles_before(self.block, i, 0) < i && word.is_unknown())
            || (word.any(PersonWord::LEADER)
                && (!word.any(PersonWord::COMMON) || titled || self.rather_a_surname(i, first)))
            || (word.any(PersonWord::SURNAME)
                && !word.any(PersonWord::PLACE | PersonWord::COMMON)
                && !first);
        let thing = PersonWord::BREAK | PersonWord::PLACE | PersonWord::COMMON;
        let by_title = titled && !word.any(thing) && !self.describes_next(i);
        (by_itself || by_title).then(|| {
            let found = Candidate::new(i..i + 1, Pattern::Surname).surname(i);
            Candidate { by_title: !by_itself, ..found }
        })
    }

    /// «президент Торгово-промышленной палаты»: an adjective of the noun in small letters after it.
    fn describes_next(&self, i: usize) -> bool {
        let adjective = |reading: &Reading| reading.pos == Pos::Adjective;
        let is_adjective =
            self.block.form(i).is_some_and(|form| form.readings.iter().any(adjective));
        is_adjective
            && self.joins(i)
            && self.block.tokens().get(i + 1).is_some_and(|token| token.shape == Shape::Lower)
            && match (self.block.form(i), self.block.form(i + 1)) {
                (Some(own), Some(next)) => {
                    own.readings.iter().filter(|own| adjective(own)).any(|own| {
                        next.readings.iter().any(|noun| noun.pos == Pos::Noun && agree(own, noun))
                    })
                }
                _ => false,
            }
    }

    /// «Токаев» is a form of «токай», but not one that opens a sentence.
    fn rather_a_surname(&self, i: usize, first: bool) -> bool {
        let names = Gram::SURNAME.with(Gram::NAME);
        self.is(i, PersonWord::SUFFIX)
            && !(first
                && self.block.form(i).is_some_and(|form| {
                    form.readings.iter().any(|r| r.gram.any(Gram::NOM) && !r.gram.any(names))
                }))
    }
}
