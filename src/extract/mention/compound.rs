//! Inside a hyphenated word: a name for each part.
//!
//! «казахстанско-американские» → KZ `казахстанско`, US `американские`; «Пекин-Москва» → CN, RU.

use super::guard;
use super::word::{HYPHENS, NameWord, PartWord};
use super::{Block, Found};
use crate::lexicon::compile::{NameRow, Writing};
use crate::lexicon::{EntityKind, EntryId, LayerKind, StateForm};
use crate::text::Span;

/// Where a part stands in its compound.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    /// Another part follows.
    Inner,
    /// The last, after parts that are all names.
    LastAfterNames,
    /// The last, after a part that is none («северо-западный»).
    LastAfterWords,
}

/// Adds the names among the parts of token `at`.
pub(super) fn parts(block: &Block, at: usize, word: &NameWord, out: &mut Vec<Found>) {
    let Some(token) = block.tokens().get(at) else { return };
    let surface = block.surface(at);
    if word.parts.is_empty() || surface.split(HYPHENS).count() != word.parts.len() {
        return;
    }
    // «Евро-2024» is no compound of names, «Восточно-Казахстанская» begins with a quarter of the compass.
    if !surface.rsplit(HYPHENS).next().is_some_and(|last| last.chars().all(char::is_alphabetic)) {
        return;
    }
    let mut start = 0;
    let mut all_names = true;
    for (i, (part, class)) in surface.split(HYPHENS).zip(&word.parts).enumerate() {
        let position = match (i + 1 == word.parts.len(), all_names) {
            (false, _) => Position::Inner,
            (true, true) => Position::LastAfterNames,
            (true, false) => Position::LastAfterWords,
        };
        let end = start + part.len();
        let next_is_capital =
            surface.get(end..).and_then(|rest| rest.chars().nth(1)).is_some_and(char::is_uppercase);
        let name = named(block, at, part, *class, position)
            .filter(|(kind, ..)| *kind != EntityKind::Bloc || !next_is_capital);
        if let Some((kind, entry, form)) = name {
            let span = Span::new(start, end).shifted(token.span.start);
            out.push(Found { tokens: at..at + 1, span, kind, entry, form });
        } else {
            all_names = false;
        }
        let hyphen = surface.get(end..).and_then(|rest| rest.chars().next());
        start = end + hyphen.map_or(0, char::len_utf8);
    }
}

/// What a part names.
fn named(
    block: &Block,
    at: usize,
    part: &str,
    word: PartWord,
    position: Position,
) -> Option<(EntityKind, EntryId, Option<StateForm>)> {
    let lexicon = block.lexicon();
    let user = lexicon.overlay().map(|layer| (layer, LayerKind::User, word.user));
    let layers = user.into_iter().chain([(lexicon.base(), LayerKind::Builtin, word.class)]);
    for (layer, kind, class) in layers {
        let mut nodes = Vec::new();
        layer.enter(class, |node| nodes.push(node));
        for name in nodes.iter().flat_map(|node| layer.names(*node)) {
            let entry = lexicon.entry_of(name.entry, kind);
            let Some(kind) = lexicon.entry(entry).kind else { continue };
            let rules = layer.guard(name);
            // A guard looks at the words around: before the last part there are none, but a quarter of
            // the compass is asked («восточно-европейский»).
            let stands = rules.is_empty()
                || (name.first && kind != EntityKind::Bloc)
                || ((name.first || position == Position::LastAfterNames)
                    && guard::stands(block, at..at + 1, rules));
            if stands && fits(name, part, position) {
                return Some((kind, entry, name.form));
            }
        }
    }
    None
}

/// Whether the part is written as the name has to be: first parts of compounds before the last,
/// adjectives at the end, proper names anywhere with a capital.
fn fits(name: NameRow, part: &str, position: Position) -> bool {
    let last = position != Position::Inner;
    let capital = part.chars().next().is_some_and(char::is_uppercase);
    let written = match name.writing {
        Writing::Any => true,
        Writing::Capital => capital,
        Writing::Capitals => super::capitals(part),
    };
    written && if name.first { !last } else { capital || (last && name.adjective) }
}
