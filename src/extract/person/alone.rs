//! The second pass over a document: surnames and given names that stand alone.
//!
//! In: the blocks again, with the persons of the first pass. Out: more mentions. Knows a surname in
//! any case by its person; must not find new names. «Касенова» after «Наргис Касенова».

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::candidate::{Candidate, Pattern};
use super::decline::Nominative;
use super::gather::Gather;
use super::registry::PersonId;
use super::scan::{has_article, particles_before};
use super::word::PersonWord;
use crate::extract::Block;
use crate::morph::Gram;
use crate::text::{Shape, TokenKind};

impl Gather {
    /// Surnames and given names that stand alone.
    pub(super) fn alone(
        &mut self,
        blocks: &[Block],
        taken: &impl Fn(usize, &Range<usize>) -> bool,
    ) {
        for (index, candidate, given) in std::mem::take(&mut self.later) {
            let Some(block) = blocks.get(index) else { continue };
            self.given_alone(block, index, candidate, &given);
        }
        let mut known: FxHashMap<&str, Option<(PersonId, Gram)>> = FxHashMap::default();
        for (index, block) in blocks.iter().enumerate() {
            for i in 0..block.len() {
                if !is_capitalised(block, i)
                    || self.covered.contains(&(index, i))
                    || taken(index, &(i..i + 1))
                {
                    continue;
                }
                let word = block.form(i).map(|form| form.person_word).unwrap_or_default();
                let norm = block.form(i).map_or("", |form| &form.norm);
                let entry = *known.entry(norm).or_insert_with(|| self.known_surname(block, i));
                let small = word.any(PersonWord::COMMON)
                    && block.starts_sentence(i)
                    && self.is_whole(entry);
                if let Some((person, gram)) = entry.filter(|_| !small) {
                    let start = particles_before(block, i, 0);
                    self.mention(block, index, start..i + 1, person, gram);
                }
            }
        }
    }

    fn known_surname(&self, block: &Block, i: usize) -> Option<(PersonId, Gram)> {
        let form = block.form(i)?;
        let word = form.person_word;
        if word.role.is_some() || word.any(PersonWord::BREAK) {
            return None;
        }
        let names = &form.names().nominatives;
        let whole = names.iter().find_map(|n| {
            let id = (*self.by_family.get(&n.word)?)?;
            (!word.any(PersonWord::PLACE | PersonWord::PARTICLE)).then_some((id, n.gram))
        });
        whole.or_else(|| self.surname_of(names))
    }

    /// Whether the person is known by the whole name, so that the family name alone proves little.
    fn is_whole(&self, found: Option<(PersonId, Gram)>) -> bool {
        let person = found.and_then(|(id, _)| self.persons.get(id.0 as usize));
        person.is_some_and(|person| person.id.contains(' '))
    }

    fn surname_of(&self, names: &[Nominative]) -> Option<(PersonId, Gram)> {
        names.iter().find_map(|n| {
            let id = *self.by_id.get(&n.word)?;
            let gender = self.persons.get(id.0 as usize)?.gender;
            (gender == Gram::NONE || n.gram.any(gender)).then_some((id, n.gram))
        })
    }

    /// «Касым-Жомарта», «Эдуард Эдуардович»: the person with that given name, where there is one.
    fn given_alone(
        &mut self,
        block: &Block,
        index: usize,
        candidate: Candidate,
        given: &[Nominative],
    ) {
        let gram = given.iter().fold(Gram::NONE, |gram, n| gram.with(n.gram));
        if let Some(number) = self.only_holder(given) {
            self.mention(block, index, candidate.tokens, number, gram);
            return;
        }
        let Some(name) = given.first() else { return };
        let Some(at) = candidate.given else { return };
        let word = block.form(at).map(|form| form.person_word).unwrap_or_default();
        let plain = matches!(candidate.pattern, Pattern::Patronymic | Pattern::Full)
            || !word.any(PersonWord::COMMON | PersonWord::PLACE | PersonWord::BREAK);
        if plain && word.role.is_none() {
            let surname =
                candidate.surname.and_then(|at| block.form(at)?.names().nominatives.first());
            let person = self.person(surname.map_or(&name.word, |surname| &surname.word));
            self.mention(block, index, candidate.tokens, person, gram);
        }
    }

    /// The only person who has one of the given names.
    fn only_holder(&self, given: &[Nominative]) -> Option<PersonId> {
        let mut only = None;
        for holder in given.iter().filter_map(|name| self.holders.get(&*name.word)) {
            let holder = (*holder)?;
            if only.is_some_and(|known| known != holder) {
                return None;
            }
            only = Some(holder);
        }
        only
    }
}

fn is_capitalised(block: &Block, i: usize) -> bool {
    block.tokens().get(i).is_some_and(|token| {
        let longer = |count: usize| block.surface(i).chars().nth(count).is_some();
        token.kind == TokenKind::Word
            && match token.shape {
                Shape::Lower => false,
                Shape::Title => longer(1),
                Shape::Upper => longer(4) || has_article(block.surface(i)),
                Shape::Mixed => has_article(block.surface(i)),
            }
    })
}
