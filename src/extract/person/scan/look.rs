//! What a word looks like in its place: a name, an initial, a surname, under a title.
//!
//! In: a block and a place in it. Out: whether the word there may be that. Knows one word and its
//! neighbours; must not know the order of the parts of a name ([`super::whole`], [`super::lone`]).
//! «Ерик» after «аким области» is titled; «К.-Ж.» are initials.

use super::{Scan, has_article};
use crate::extract::person::word::PersonWord;
use crate::text::{Shape, TokenKind};

/// Initials of a name at most: «К.-Ж. К.».
const MOST_INITIALS: usize = 3;
/// Bytes of the longest initial: two letters of two bytes or one of four, and a full stop.
const LONGEST_INITIAL: usize = 5;

impl Scan<'_, '_> {
    /// What the word at `i` may be in a name.
    pub(super) fn word(&self, i: usize) -> PersonWord {
        self.block.form(i).map(|form| form.person_word).unwrap_or_default()
    }

    /// Whether the word at `i` has one of these flags.
    pub(super) fn is(&self, i: usize, flags: u32) -> bool {
        self.word(i).any(flags)
    }

    /// A word with a capital letter; wholly in capitals only where it can be no abbreviation.
    pub(super) fn is_name_like(&self, i: usize) -> bool {
        self.block.tokens().get(i).is_some_and(|token| {
            let longer = |count: usize| self.block.surface(i).chars().nth(count).is_some();
            token.kind == TokenKind::Word
                && match token.shape {
                    Shape::Title => longer(1) && self.first_is_cyrillic(i),
                    Shape::Upper => longer(4) && self.first_is_cyrillic(i),
                    Shape::Mixed => has_article(self.block.surface(i)),
                    Shape::Lower => false,
                }
        })
    }

    fn first_is_cyrillic(&self, i: usize) -> bool {
        self.block.surface(i).chars().next().is_some_and(|c| ('Ѐ'..='ӿ').contains(&c))
    }

    /// Whether token `i + 1` is a word that follows token `i` with nothing but space between.
    pub(super) fn joins(&self, i: usize) -> bool {
        self.block
            .tokens()
            .get(i + 1)
            .is_some_and(|next| next.kind == TokenKind::Word && next.spaced)
    }

    /// An initial at `i` («К.», «Дж.»): the index of the token after it.
    pub(super) fn initial(&self, i: usize) -> Option<usize> {
        let surface = self.block.surface(i);
        if surface.len() > LONGEST_INITIAL {
            return None;
        }
        let letters = surface.strip_suffix('.').unwrap_or(surface);
        let short = letters == "Дж" || letters == "Ю" || letters.chars().count() == 1;
        if !short || !self.first_is_cyrillic(i) || !letters.starts_with(char::is_uppercase) {
            return None;
        }
        if letters.len() < surface.len() {
            return Some(i + 1);
        }
        let point = self.block.tokens().get(i + 1)?;
        (!point.spaced && self.block.surface(i + 1) == ".").then_some(i + 2)
    }

    /// Initials from `i` on («К.К.», «К.-Ж. К.»): the index of the token after them.
    pub(super) fn initials(&self, i: usize) -> Option<usize> {
        let mut end = self.initial(i)?;
        for _ in 1..MOST_INITIALS {
            let hyphen = usize::from(self.block.surface(end) == "-");
            let Some(next) = self.initial(end + hyphen) else { break };
            end = next;
        }
        Some(end)
    }

    /// A known surname, or an unknown word that ends like one.
    pub(super) fn is_surname_like(&self, i: usize) -> bool {
        let word = self.word(i);
        word.any(PersonWord::LEADER | PersonWord::SURNAME)
            || (word.any(PersonWord::SUFFIX) && word.is_unknown() && self.is_plain(i))
    }

    /// Whether the word begins no name of the lexicon: «глава Еврокомиссии Урсула фон дер Ляйен».
    pub(super) fn is_plain(&self, i: usize) -> bool {
        self.block.form(i).is_some_and(|form| form.name_word.is_plain())
    }

    /// Whether the word is one of the language or of a place, and no known surname.
    pub(super) fn is_common_or_place(&self, i: usize) -> bool {
        self.is(i, PersonWord::COMMON | PersonWord::PLACE) && !self.is(i, PersonWord::SURNAME)
    }

    /// «Университета Нархоз | Асель Турлыбекова»: a given name with its surname behind it.
    pub(super) fn opens_name(&self, i: usize) -> bool {
        self.is(i, PersonWord::GIVEN)
            && !self.is(i, PersonWord::LEADER | PersonWord::SURNAME)
            && self.joins(i)
            && self.is_name_like(i + 1)
            && self.is_surname_like(i + 1)
    }

    /// Whether the word at `i` is a verb of saying.
    pub(super) fn speaks(&self, i: usize) -> bool {
        self.block.form(i).is_some_and(|form| form.speech_word.saying.is_some())
    }

    /// «похвастался Ерик Султанов»: a verb of saying stands before.
    pub(super) fn is_said_by(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|before| self.speaks(before))
    }

    /// Whether a noun of role stands before `i` in the same clause, at most some words back.
    pub(super) fn is_titled(&self, i: usize) -> bool {
        for j in (i.saturating_sub(14)..i).rev() {
            if self.word(j).role.is_some() {
                return true;
            }
            let surface = self.block.surface(j);
            if self.is(j, PersonWord::BREAK) || matches!(surface, "." | "," | ":" | ";" | "—" | "–")
            {
                return false;
            }
        }
        false
    }
}
