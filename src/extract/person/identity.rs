//! Whose name it is: the id of a person by the words of the name.
//!
//! In: a candidate and its nominative. Out: the id of the record, and the same name in Latin letters
//! beside it. «Си Цзиньпином» → «си цзиньпин».

use std::ops::Range;

use super::candidate::Candidate;
use super::knowledge::Knowledge;
use super::word::PersonWord;
use crate::extract::Block;
use crate::text::TokenKind;

/// «Си Цзиньпином» → «си цзиньпин»: only the last word is declined.
pub(super) fn whole_id(block: &Block, candidate: &Candidate, last: &str) -> String {
    let end = candidate.tokens.end.saturating_sub(1);
    let mut id = String::new();
    for i in candidate.tokens.start..end {
        id.push_str(block.norm(i));
        id.push(' ');
    }
    id.push_str(last);
    id
}

/// A surname with its particles («аль нахайян»); of a person whom the list knows by the whole name,
/// that name.
pub(super) fn surname_id(block: &Block, candidate: &Candidate, surname: &str) -> String {
    if let Some(given) = candidate.given.filter(|given| Some(*given) < candidate.surname) {
        let names = block.form(given).map_or(&[][..], |form| &form.names().given);
        let whole = names.iter().find_map(|name| {
            let id = format!("{} {surname}", name.word);
            Knowledge::get().leaders(&id).next().map(|leader| leader.id.to_owned())
        });
        if let Some(id) = whole {
            return id;
        }
    }
    let mut id = String::new();
    for i in particles(block, candidate) {
        id.push_str(block.norm(i));
        id.push(' ');
    }
    id + surname
}

/// The particles right before the surname, inside the name: «Урсула | фон дер | Ляйен».
fn particles(block: &Block, candidate: &Candidate) -> Range<usize> {
    let end = candidate.surname.unwrap_or(candidate.tokens.start);
    let is_particle = |i: &usize| {
        block.form(*i).is_some_and(|form| form.person_word.any(PersonWord::PARTICLE))
            && !Knowledge::get().is_end_particle(block.norm(*i))
    };
    let before = (candidate.tokens.start..end).rev();
    before.take_while(is_particle).last().unwrap_or(end)..end
}

/// Words of a name in Latin letters at most.
const LONGEST_LATIN: usize = 5;

/// «Барри Ловенкрон (Barry Lowenkron)»: the same name in Latin letters, in brackets after it.
pub(super) fn latin_twin(block: &Block, bracket: usize) -> Option<Range<usize>> {
    if block.surface(bracket) != "(" {
        return None;
    }
    let first = bracket + 1;
    let latin = |i: usize| {
        let letters = |c: char| c.is_alphabetic() && c < 'ʰ' || matches!(c, '-' | '\'' | '’');
        block.tokens().get(i).is_some_and(|token| token.kind == TokenKind::Word)
            && block.surface(i).chars().all(letters)
    };
    // «el-Masri»
    let great = |i: usize| block.surface(i).contains(char::is_uppercase);
    let end = (first..=first + LONGEST_LATIN).find(|i| !latin(*i))?;
    let several = end > first + 1;
    (several && great(first) && great(end - 1) && block.surface(end) == ")").then_some(first..end)
}
