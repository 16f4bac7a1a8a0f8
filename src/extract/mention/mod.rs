//! Names of the lexicon in a paragraph.
//!
//! In: a [`Block`]. Out: [`Found`] names, the longest at each place, in order, not overlapping.
//! Knows how names are written, compounds («казахстанско-американские») and the guards of
//! homographs; must not know persons or facts.
//!
//! «визит в Китайскую Народную Республику» → state CN, form name

mod compound;
mod guard;
mod word;

use std::ops::Range;

pub use word::{NameWord, classify};

use super::Block;
use crate::lexicon::compile::{NameRow, Writing};
use crate::lexicon::{EntityKind, EntryId, LayerKind, StateForm};
use crate::text::{Shape, Span, Token};

/// A name found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its tokens; a part of a compound has the compound's one token.
    pub tokens: Range<usize>,
    /// Where it stands, bytes of the block's text.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// Which one; [`crate::lexicon::Lexicon::entry`] tells its id and name.
    pub entry: EntryId,
    /// For a state, the form.
    pub form: Option<StateForm>,
}

/// No name has more tokens.
const LONGEST: usize = 16;

/// The names in `block`.
pub fn mentions(block: &Block) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut reached = Vec::new();
    while at < block.len() {
        let Some(word) = block.form(at).map(|form| &form.name_word) else { break };
        if word.is_plain() || is_domain(block, at) {
            at += 1;
            continue;
        }
        let tokens = longest(block, at, word, &mut reached);
        if let Some(found) = tokens {
            at = found.tokens.end;
            if let Some(kind) = found.kind {
                out.push(Found {
                    span: block.span(found.tokens.clone()),
                    tokens: found.tokens,
                    kind,
                    entry: found.entry,
                    form: found.form,
                });
            }
        } else {
            compound::parts(block, at, word, &mut out);
            at += 1;
        }
    }
    out
}

/// Whether the word is a top domain: «в зоне .РФ».
fn is_domain(block: &Block, at: usize) -> bool {
    let tokens = block.tokens();
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_some_and(|dot| dot.spaced && dot.span.of(block.text) == ".")
        && tokens.get(at).is_some_and(|word| !word.spaced && word.shape == Shape::Upper)
}

/// A name with what it names; no kind is a mask.
struct Match {
    tokens: Range<usize>,
    kind: Option<EntityKind>,
    entry: EntryId,
    form: Option<StateForm>,
}

/// The longest name at token `at` that its writing and its guard allow.
fn longest(
    block: &Block,
    at: usize,
    word: &NameWord,
    reached: &mut Vec<(usize, LayerKind, u16)>,
) -> Option<Match> {
    let lexicon = block.lexicon();
    reached.clear();
    if !word.user.is_none()
        && let Some(user) = lexicon.overlay()
    {
        user.enter(word.user, |node| reached.push((at + 1, LayerKind::User, node)));
    }
    lexicon.base().enter(word.class, |node| reached.push((at + 1, LayerKind::Builtin, node)));
    // Breadth first: every entry of the list is longer than, or as long as, the one before.
    let mut next = 0;
    while let Some(&(end, kind, node)) = reached.get(next) {
        next += 1;
        let layer = match kind {
            LayerKind::Builtin => lexicon.base(),
            LayerKind::User => lexicon.overlay()?,
        };
        if !layer.goes_on(node) || end - at >= LONGEST {
            continue;
        }
        let Some(form) = block.form(end) else { continue };
        let class = match kind {
            LayerKind::Builtin => form.name_word.class,
            LayerKind::User => form.name_word.user,
        };
        layer.follow(node, class, |node| reached.push((end + 1, kind, node)));
    }
    reached.sort_by_key(|(end, kind, _)| (std::cmp::Reverse(*end), *kind));
    for &(end, kind, node) in reached.iter() {
        let layer = match kind {
            LayerKind::Builtin => lexicon.base(),
            LayerKind::User => lexicon.overlay()?,
        };
        for name in layer.names(node) {
            if word.derived && (end != at + 1 || !is_adjective(name)) {
                continue;
            }
            if !written(block, at..end, name)
                || !(word.derived || guard::stands(block, at..end, layer.guard(name)))
            {
                continue;
            }
            let entry = lexicon.entry_of(name.entry, kind);
            let entity = lexicon.entry(entry);
            return Some(Match { tokens: at..end, kind: entity.kind, entry, form: name.form });
        }
    }
    None
}

/// Whether the name is an adjective (of a state or of a bloc) or a mask.
fn is_adjective(name: NameRow) -> bool {
    name.adjective && !name.first
}

/// Whether the tokens are written as the name has to be.
fn written(block: &Block, tokens: Range<usize>, name: NameRow) -> bool {
    let list = block.tokens();
    let Some(first) = list.get(tokens.start) else { return false };
    if name.first && !list.get(tokens.end).is_some_and(|next| !next.spaced && is_dash(block, next))
    {
        return false;
    }
    match name.writing {
        Writing::Any => true,
        Writing::Capital => {
            first.span.of(block.text).chars().next().is_some_and(char::is_uppercase)
        }
        Writing::Capitals => list
            .get(tokens)
            .is_some_and(|tokens| tokens.iter().all(|token| capitals(token.span.of(block.text)))),
    }
}

/// Whether a word is written as an abbreviation; endings may be small: «США», «МЕРКОСУРа».
fn capitals(word: &str) -> bool {
    word.chars().take(2).all(|c| !c.is_lowercase())
}

fn is_dash(block: &Block, token: &Token) -> bool {
    matches!(token.span.of(block.text), "-" | "–" | "—" | "‑" | "−" | "‐")
}

#[cfg(test)]
mod tests;
