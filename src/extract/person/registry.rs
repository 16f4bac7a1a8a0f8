//! The persons of a document: two passes over its blocks.
//!
//! In: blocks. Out: [`Registry`]. The first pass finds names by their own look, and settles the
//! nominative of each surname over the whole document; the second finds the surnames and given
//! names that stand alone, before the full name as well as after it.

use std::ops::Range;

use super::agree::{Support, Weighed, weigh};
use super::candidate::{Candidate, Pattern};
use super::gather::Gather;
use super::pack::RoleId;
use super::scan::candidates;
use crate::extract::Block;
use crate::morph::Gram;
use crate::text::Span;

/// Number of a [`Person`] in its registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

/// A person of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The id of the record: folded surname in the nominative, or the whole name.
    pub id: String,
    /// Gender, as far as the text tells.
    pub gender: Gram,
    /// Nouns of role that stand with the name, no repeats, in order of the text.
    pub roles: Vec<RoleId>,
    /// Where the titles stand: bytes in the document.
    pub titles: Vec<Span>,
    /// Folded words of the titles.
    pub title_words: Vec<String>,
    /// Folded nominatives of the given name.
    pub given: Vec<String>,
    /// States and organisations that a known leader acts for, present office first.
    pub states: Vec<String>,
}

impl Person {
    /// Whether a state has or had this person for a leader.
    pub fn leads(&self) -> bool {
        self.states.iter().any(|id| is_state(id))
    }
}

/// Whether an id is a state's (ISO 3166-1 alpha-2), not an organisation's.
pub fn is_state(id: &str) -> bool {
    id.len() == 2 && id.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// One place where a person is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Index of the block.
    pub block: usize,
    /// Tokens of the block.
    pub tokens: Range<usize>,
    /// The name without its title: bytes in the document.
    pub span: Span,
    /// Who.
    pub person: PersonId,
    /// Gender and the cases that the form may have.
    pub gram: Gram,
    /// The first noun of role that stands with the name here.
    pub title: Option<RoleId>,
}

/// The persons of a document and where they are named.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    persons: Vec<Person>,
    mentions: Vec<Mention>,
    first_of_block: Vec<usize>,
}

impl Registry {
    /// Reads the persons of a document, or of a part of it before which the persons `known` were
    /// named. `taken` says of a block and its tokens whether another name stands there (a state, an
    /// organisation, a company).
    pub fn read(
        blocks: &[Block],
        known: &[Person],
        taken: impl Fn(usize, &Range<usize>) -> bool,
    ) -> Self {
        let mut found = Vec::new();
        let mut support = Support::default();
        for (index, block) in blocks.iter().enumerate() {
            for candidate in candidates(block) {
                if taken(index, &candidate.tokens) {
                    continue;
                }
                let weighed = weigh(block, &candidate);
                if weighed.options.is_empty() || names_a_thing(&candidate, &weighed) {
                    continue;
                }
                if let Some(at) = candidate.surname {
                    support.add(block.norm(at), &candidate, &weighed);
                }
                found.push((index, candidate, weighed));
            }
        }
        let full = found.iter().filter(|(_, candidate, _)| candidate.pattern == Pattern::Full);
        support.add_alone(&full.map(|(_, _, weighed)| weighed).collect::<Vec<_>>(), blocks);
        let mut gather = Gather::knowing(known);
        for (index, candidate, weighed) in found {
            let Some(block) = blocks.get(index) else { continue };
            gather.add(block, index, candidate, &weighed, &support);
        }
        gather.alone(blocks, &taken);
        gather.finish(blocks)
    }

    /// The persons and mentions gathered from `blocks`, in order of the text.
    pub(super) fn gathered(
        persons: Vec<Person>,
        mut mentions: Vec<Mention>,
        blocks: usize,
    ) -> Self {
        mentions.sort_by_key(|mention| (mention.block, mention.tokens.start));
        let mut first_of_block = Vec::with_capacity(blocks);
        let mut next = 0;
        for index in 0..blocks {
            while mentions.get(next).is_some_and(|mention| mention.block < index) {
                next += 1;
            }
            first_of_block.push(next);
        }
        Self { persons, mentions, first_of_block }
    }

    /// The persons for the next part of the document: those named here, then as many of those
    /// named before as are kept.
    pub fn into_known(self) -> Vec<Person> {
        let mut here = vec![false; self.persons.len()];
        for mention in &self.mentions {
            if let Some(here) = here.get_mut(mention.person.0 as usize) {
                *here = true;
            }
        }
        let mut known: Vec<_> = here.into_iter().zip(self.persons).collect();
        // Stable: both halves stay in their order.
        known.sort_by_key(|(here, _)| !here);
        known.truncate(MOST_KNOWN);
        known.into_iter().map(|(_, person)| person).collect()
    }

    /// The persons, in order of their first mention.
    pub fn persons(&self) -> &[Person] {
        &self.persons
    }

    /// One person.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.persons.get(id.0 as usize)
    }

    /// All mentions, in order of the text.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// The mentions of one block, in order.
    pub fn of_block(&self, block: usize) -> &[Mention] {
        let from = self.first_of_block.get(block).copied().unwrap_or(self.mentions.len());
        let to = self.first_of_block.get(block + 1).copied().unwrap_or(self.mentions.len());
        self.mentions.get(from..to).unwrap_or_default()
    }

    /// The mention of `block` that covers token `token`.
    pub fn at(&self, block: usize, token: usize) -> Option<&Mention> {
        let mentions = self.of_block(block);
        let at = mentions.partition_point(|mention| mention.tokens.end <= token);
        mentions.get(at).filter(|mention| mention.tokens.contains(&token))
    }
}

/// Persons that are remembered from one part of a long document to the next.
const MOST_KNOWN: usize = 4_000;

/// «Фонда Конрада Аденауэра», but not «аким области Ерик Султанов».
fn names_a_thing(candidate: &Candidate, weighed: &Weighed) -> bool {
    candidate.after_eponym && !weighed.options.iter().any(|option| option.gram.any(Gram::NOM))
}
