//! Inside a hyphenated word: a name for each part.
//!
//! «казахстанско-американские» → KZ `казахстанско`, US `американские`; «Пекин–Москва» written
//! with a hyphen → CN, RU.

use super::word::{HYPHENS, NameWord, PartWord};
use super::{Block, Found};
use crate::lexicon::compile::{NameRow, Writing};
use crate::lexicon::{EntityKind, EntryId, LayerKind, StateForm};
use crate::text::Span;

/// Adds the names among the parts of token `at`.
pub(super) fn parts(block: &Block, at: usize, word: &NameWord, out: &mut Vec<Found>) {
    let Some(token) = block.tokens().get(at) else { return };
    let surface = block.surface(at);
    if word.parts.is_empty() || surface.split(HYPHENS).count() != word.parts.len() {
        return;
    }
    let mut start = token.span.start as usize;
    for (i, (part, class)) in surface.split(HYPHENS).zip(&word.parts).enumerate() {
        let last = i + 1 == word.parts.len();
        if let Some((kind, entry, form)) = named(block, part, *class, last) {
            let span = Span::new(start, start + part.len());
            out.push(Found { tokens: at..at + 1, span, kind, entry, form });
        }
        let rest = surface.get(start - token.span.start as usize + part.len()..);
        let hyphen = rest.and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        start += part.len() + hyphen;
    }
}

/// What a part names. A guarded homograph is none here: there are no surroundings to ask.
fn named(
    block: &Block,
    part: &str,
    word: PartWord,
    last: bool,
) -> Option<(EntityKind, EntryId, Option<StateForm>)> {
    let lexicon = block.lexicon();
    let user = lexicon.overlay().map(|layer| (layer, LayerKind::User, word.user));
    let layers = user.into_iter().chain([(lexicon.base(), LayerKind::Builtin, word.class)]);
    for (layer, kind, class) in layers {
        let mut nodes = Vec::new();
        layer.enter(class, |node| nodes.push(node));
        for name in nodes.iter().flat_map(|node| layer.names(*node)) {
            if !fits(name, part, last) || !layer.guard(name).is_empty() && !name.first {
                continue;
            }
            let entry = lexicon.entry_of(name.entry, kind);
            if let Some(kind) = lexicon.entry(entry).kind {
                return Some((kind, entry, name.form));
            }
        }
    }
    None
}

/// Whether the part is written as the name has to be: first parts of compounds before the last,
/// adjectives at the end, proper names anywhere with a capital.
fn fits(name: &NameRow, part: &str, last: bool) -> bool {
    let capital = part.chars().next().is_some_and(char::is_uppercase);
    let capitals = !part.chars().any(char::is_lowercase);
    let written = match name.writing {
        Writing::Any => true,
        Writing::Capital => capital,
        Writing::Capitals => capitals,
    };
    written && if name.first { !last } else { capital || (last && name.adjective) }
}
