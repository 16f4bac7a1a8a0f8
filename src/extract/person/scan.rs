//! Candidates for names of persons in one block, by the look of their words alone.
//!
//! In: a block. Out: [`Candidate`]s in order. Walks the block once and asks each pattern of a name
//! in turn ([`whole`], [`lone`]); which person it names is decided over the whole document
//! ([`super::Registry`]).
//! «политолог Эдуард Полетаев» → given name and surname; «К.К. Токаев» → initials and surname.

mod lone;
mod look;
mod whole;

use super::candidate::{Candidate, Pattern};
use super::knowledge::Knowledge;
use super::word::PersonWord;
use crate::extract::Block;
use crate::morph::Gram;
use crate::text::{Shape, TokenKind};

/// The candidates of a block, in order, not overlapping.
pub fn candidates(block: &Block) -> Vec<Candidate> {
    let scan = Scan { block };
    let mut out = Vec::new();
    let mut at = 0;
    // Where the name of a thing ended: «театр имени Станиславского и Немировича-Данченко».
    let mut thing: Option<usize> = None;
    while at < block.len() {
        match scan.at(at) {
            Some(mut found)
                if !scan.names_a_thing(&found)
                    && !thing.is_some_and(|end| {
                        found.tokens.start == end + 1 && block.surface(end) == "и"
                    }) =>
            {
                at = found.tokens.end;
                if found.pattern == Pattern::Surname {
                    let from = out.last().map_or(0, |last: &Candidate| last.tokens.end);
                    found.tokens.start = particles_before(block, found.tokens.start, from);
                }
                found.after_eponym = found
                    .tokens
                    .start
                    .checked_sub(1)
                    .is_some_and(|i| scan.is(i, PersonWord::EPONYM_GENITIVE));
                out.push(found);
            }
            Some(found) => {
                at = found.tokens.end;
                thing = Some(at);
            }
            None => at += 1,
        }
    }
    out
}

/// Whether a given name that is no other word, under a title, stands right before the name at `at`:
/// «министр Синиша Мали».
pub fn follows_given(block: &Block, at: usize) -> bool {
    let scan = Scan { block };
    let other = PersonWord::COMMON | PersonWord::PLACE | PersonWord::SURNAME | PersonWord::LEADER;
    at.checked_sub(1).is_some_and(|given| {
        scan.is_name_like(given)
            && scan.joins(given)
            && scan.is(given, PersonWord::GIVEN)
            && !scan.is(given, other)
            && scan.is_titled(given)
    })
}

/// Where the surname at `at` begins with its particles in small letters, not before `from`: «фон дер
/// Ляйен». The particles that are words of Russian («да», «ад») stand only inside whole names.
pub(super) fn particles_before(block: &Block, at: usize, from: usize) -> usize {
    let particle = |i: &usize| {
        block
            .tokens()
            .get(*i)
            .is_some_and(|token| token.kind == TokenKind::Word && token.shape == Shape::Lower)
            && Knowledge::get().is_free_particle(block.norm(*i))
    };
    (from..at).rev().take_while(particle).last().unwrap_or(at)
}

/// «аль-Барадеи», «О’Нил»: a particle in small letters or one capital, then a capital.
pub(super) fn has_article(surface: &str) -> bool {
    // A hyphen, an apostrophe, the first byte of ’.
    if !surface.bytes().any(|byte| matches!(byte, b'-' | b'\'' | 0xe2)) {
        return false;
    }
    let great = |name: &str| name.starts_with(char::is_uppercase);
    let article = surface
        .split_once('-')
        .is_some_and(|(article, name)| great(name) && Knowledge::get().is_particle(article));
    article
        || surface
            .split_once(['’', '\''])
            .is_some_and(|(head, name)| matches!(head, "О" | "Д") && great(name))
}

/// A block that is scanned for names.
struct Scan<'s, 'a> {
    block: &'s Block<'a>,
}

impl Scan<'_, '_> {
    /// The name that begins at token `i`, of the first pattern that fits.
    fn at(&self, i: usize) -> Option<Candidate> {
        // No initial and no name is without a capital.
        if self.block.tokens().get(i).is_none_or(|token| token.shape == Shape::Lower) {
            return None;
        }
        if self.initial(i).is_some() {
            return self.initials_first(i);
        }
        if !self.is_name_like(i) {
            return None;
        }
        self.east_asian(i)
            .or_else(|| self.surname_and_initials(i))
            .or_else(|| self.surname_first(i))
            .or_else(|| self.article_first(i))
            .or_else(|| self.given_first(i))
            .or_else(|| self.pair(i))
            .or_else(|| self.cited(i))
            .or_else(|| self.surname_alone(i))
    }

    /// «улица Абая», «Назарбаев Университет», «"Нурлы жол"»: the name is a thing's; but not in
    /// «эксперт Института Персидского залива Роберт Иванов».
    fn names_a_thing(&self, found: &Candidate) -> bool {
        let tokens = &found.tokens;
        let before = tokens.start.checked_sub(1);
        // «ул. Абая», «им. Абая»: the full stop is a token of its own.
        let word_before =
            before.map(|i| if self.block.surface(i) == "." { i.max(1) - 1 } else { i });
        let is_person = || {
            found.pattern == Pattern::Full
                && self.is_titled(tokens.start)
                && found.given.and_then(|i| self.block.form(i)).is_some_and(|form| {
                    form.names().given.iter().any(|name| name.gram.any(Gram::NOM))
                })
        };
        if word_before.is_some_and(|i| self.is(i, PersonWord::EPONYM_BEFORE))
            && !self.block.starts_sentence(tokens.start)
            && !is_person()
        {
            return true;
        }
        let after = tokens.end;
        if self.is_name_like(after)
            && self.is(after, PersonWord::EPONYM_AFTER)
            && self.joins(after - 1)
        {
            return true;
        }
        let quote = |i: usize| matches!(self.block.surface(i), "«" | "»" | "\"" | "“" | "”" | "„");
        before.is_some_and(quote) && quote(after)
    }
}
