//! The title of a person: nouns of role before or after the name, with the words that belong to
//! them.
//!
//! In: a block and the tokens of a name. Out: [`Title`]s. «депутат Мажилиса РК, политолог Никита
//! Шаталов» → депутат, политолог; «Али Лариджани, спикер меджлиса» → спикер.

use std::ops::Range;

use super::decline::common;
use super::pack::RoleId;
use super::word::PersonWord;
use crate::extract::Block;
use crate::morph::{Gram, Pos};
use crate::text::TokenKind;

/// One noun of role with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The noun.
    pub role: RoleId,
    /// From the noun to the name or, after a name, to the next mark: tokens of the block.
    pub tokens: Range<usize>,
}

/// Words between the noun of role and the name at most.
const REACH: usize = 28;

/// The titles of the name at `name`; `cases` are those that its form may have.
pub(super) fn titles(block: &Block, name: &Range<usize>, cases: Gram) -> Vec<Title> {
    let mut out = before(block, name, cases);
    out.extend(after(block, name.end));
    out
}

fn before(block: &Block, tokens: &Range<usize>, cases: Gram) -> Vec<Title> {
    let name = tokens.start;
    let mut out: Vec<Title> = Vec::new();
    let mut end = name;
    let mut open = true;
    let mut before_comma: Option<usize> = None;
    let lowest = name.saturating_sub(REACH);
    let mut i = name;
    while i > lowest {
        i -= 1;
        let Some(form) = block.form(i) else { break };
        if block.surface(i) == ")" {
            // «президент компании «Казахстан темир жолы» («Казахстанская железная дорога») …»
            match (lowest..i).rev().find(|j| block.surface(*j) == "(") {
                Some(bracket) => i = bracket,
                None => break,
            }
            continue;
        }
        if let Some(role) = form.person_word.role
            && agrees(block, i, cases)
        {
            out.push(Title { role, tokens: i..end });
            end = i;
            open = false;
            continue;
        }
        match block.surface(i) {
            // A comma opens the place for one more title: «депутат Мажилиса РК, политолог …».
            "," => {
                open = true;
                end = i;
                before_comma.get_or_insert(out.len());
            }
            "." if block.sentences().binary_search_by_key(&(i + 1), |s| s.end).is_ok() => break,
            ":" | ";" | "—" | "–" | "(" | ")" | "!" | "?" => break,
            _ if ends_title(block, i) => {
                // «отмечает эксперт, президент Токаев поддержал»: the name begins a new clause.
                if let (Some(own), true) = (before_comma, goes_on(block, tokens.end)) {
                    out.truncate(own);
                }
                break;
            }
            // Right before a noun of role only its own adjectives stand.
            _ if !open => {
                if !is_adjective(block, i) {
                    break;
                }
                if let Some(title) = out.last_mut() {
                    title.tokens.start = i;
                    end = i;
                }
            }
            _ => {}
        }
    }
    out
}

/// Whether a word and no mark follows the name.
fn goes_on(block: &Block, after: usize) -> bool {
    block.tokens().get(after).is_some_and(|token| token.kind != TokenKind::Punct)
}

/// «, спикер иранского меджлиса,», «– политолог, старший научный сотрудник …».
fn after(block: &Block, name: usize) -> Vec<Title> {
    let mut at = name;
    // A name in another script may stand between: «Али Лариджани (Ali Larijani), спикер».
    if block.surface(at) == "(" {
        let close = (at..(at + 8).min(block.len())).find(|i| block.surface(*i) == ")");
        at = close.map_or(at, |i| i + 1);
    }
    let mark = matches!(block.surface(at), "," | "–" | "—" | "-" | "(");
    if !mark {
        return Vec::new();
    }
    let mut out: Vec<Title> = Vec::new();
    let first = at + 1;
    for i in first..(first + REACH).min(block.len()) {
        let Some(form) = block.form(i) else { break };
        if let Some(role) = form.person_word.role
            && agrees(block, i, Gram::NOM)
            && (i == first || is_adjective(block, i - 1) || block.surface(i - 1) == ",")
        {
            out.push(Title { role, tokens: i..i + 1 });
            continue;
        }
        if matches!(block.surface(i), "." | ":" | ";" | ")" | "—" | "–") || ends_title(block, i)
        {
            break;
        }
        if out.is_empty() && !is_adjective(block, i) {
            break;
        }
        if block.surface(i) != ","
            && let Some(title) = out.last_mut()
        {
            title.tokens.end = i + 1;
        }
    }
    out
}

/// Whether the noun at `i` can stand in one of `cases`.
fn agrees(block: &Block, i: usize, cases: Gram) -> bool {
    let Some(form) = block.form(i) else { return false };
    let mut known = false;
    for reading in &form.readings {
        let own = common(reading.gram, Gram::CASES);
        known |= own != Gram::NONE;
        if own.any(cases) && (reading.gram.has(Gram::SING) || !reading.gram.has(Gram::PLUR)) {
            return true;
        }
    }
    !known || !cases.any(Gram::CASES)
}

fn ends_title(block: &Block, i: usize) -> bool {
    block.form(i).is_some_and(|form| {
        form.person_word.any(PersonWord::BREAK)
            && !matches!(&*form.norm, "и" | "или" | "его" | "ее")
    })
}

fn is_adjective(block: &Block, i: usize) -> bool {
    block.form(i).is_some_and(|form| {
        form.readings.iter().any(|r| matches!(r.pos, Pos::Adjective | Pos::Participle))
    })
}
