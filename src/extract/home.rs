//! The home state: the state whose policy the document is about, by evidence.
//!
//! In: paragraphs with their mentions. Out: the state with the most evidence, or none. The evidence
//! and its weight, set on the development texts:
//! - a paragraph that names the state (any form, or a person who acts for it): [`PARAGRAPH`], each
//!   further mention in it [`AGAIN`]; the first paragraphs count double;
//! - the first half of a compound adjective of two states: in «казахстанско-российский» a Russian
//!   text puts its own side first: [`OWN_SIDE`];
//! - the first of a list of states («Казахстана, Азербайджана и Грузии»), for the same reason:
//!   [`FIRST_OF_LIST`];
//! - a word of a state's inner life (`home.rule`: its parliament, money, cities): [`INNER_LIFE`].

use std::collections::BTreeMap;

use super::fact::{Paragraph, rules, yields_facts};
use crate::lexicon::{EntityKind, StateForm};

const PARAGRAPH: usize = 3;
const AGAIN: usize = 1;
const OWN_SIDE: usize = 4;
const FIRST_OF_LIST: usize = 4;
const INNER_LIFE: usize = 2;
/// So many paragraphs open the text.
const OPENING: usize = 2;

/// The home state (ISO 3166-1 alpha-2); of equals the one named first.
pub(super) fn home_state(paragraphs: &[Paragraph]) -> Option<String> {
    let mut evidence = Evidence::default();
    let said = paragraphs.iter().filter(|p| yields_facts(p.kind));
    for (number, paragraph) in said.enumerate() {
        evidence.paragraph(paragraph, if number < OPENING { 2 } else { 1 });
    }
    let best = evidence.weight.values().copied().max()?;
    evidence.order.into_iter().find(|id| evidence.weight.get(id) == Some(&best)).map(str::to_owned)
}

/// Whether mention `i` is the first state of a list of states.
fn opens_list(paragraph: &Paragraph, i: usize) -> bool {
    let joined = |left: usize, right: usize| {
        let (Some(left), Some(right)) = (paragraph.named.get(left), paragraph.named.get(right))
        else {
            return false;
        };
        left.kind == EntityKind::State
            && right.kind == EntityKind::State
            && right.tokens.start == left.tokens.end + 1
            && matches!(paragraph.block.norm(left.tokens.end), "," | "и")
    };
    joined(i, i + 1) && !i.checked_sub(1).is_some_and(|before| joined(before, i))
}

#[derive(Default)]
struct Evidence<'a> {
    /// States in the order of the text.
    order: Vec<&'a str>,
    weight: BTreeMap<&'a str, usize>,
}

impl<'a> Evidence<'a> {
    fn paragraph(&mut self, paragraph: &'a Paragraph, times: usize) {
        let mut here: Vec<&str> = Vec::new();
        for (i, named) in paragraph.named.iter().enumerate() {
            let id = match named.kind {
                EntityKind::State => Some(named.id.as_str()),
                EntityKind::Person => named.acts_for.as_deref(),
                _ => None,
            };
            let Some(id) = id else { continue };
            self.add(id, times * if here.contains(&id) { AGAIN } else { PARAGRAPH });
            here.push(id);
            if opens_list(paragraph, i) {
                self.add(id, FIRST_OF_LIST);
            }
            let second_half = paragraph.named.get(i + 1).is_some_and(|next| {
                next.tokens == named.tokens && next.form == Some(StateForm::Adjective)
            });
            if second_half && named.form == Some(StateForm::Adjective) {
                self.add(id, OWN_SIDE);
            }
        }
        for token in 0..paragraph.block.len() {
            let lists = paragraph.block.form(token).map_or(&[][..], |form| &form.lists);
            if let Some(id) = rules().home_of(lists)
                && self.weight.contains_key(id)
            {
                self.add(id, INNER_LIFE);
            }
        }
    }

    fn add(&mut self, id: &'a str, weight: usize) {
        if !self.weight.contains_key(id) {
            self.order.push(id);
        }
        *self.weight.entry(id).or_default() += weight;
    }
}
