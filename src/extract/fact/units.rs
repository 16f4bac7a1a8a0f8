//! A paragraph as the stream that rules run over: a mention or a quantity is one unit, any other
//! token is a unit of its own.

use std::ops::Range;

use super::masthead;
use super::rules::rules;
use super::{Named, Paragraph};
use crate::extract::Form;
use crate::lexicon::EntityKind;
use crate::morph::Gram;
use crate::pattern::{ListId, Stream};
use crate::record::QuantityValue;
use crate::text::{Shape, Span, TokenKind};

// The slots: bit `i` is the slot of name `i` in `compile::SLOTS`.
pub(super) const STATE: u32 = 1;
const BLOC: u32 = 1 << 1;
const ORGANISATION: u32 = 1 << 2;
pub(super) const PERSON: u32 = 1 << 3;
pub(super) const ROUTE: u32 = 1 << 4;
pub(super) const COMPANY: u32 = 1 << 5;
/// A state, bloc or organisation.
pub(super) const PARTNER: u32 = 1 << 6;
pub(super) const MONEY: u32 = 1 << 7;
pub(super) const PERCENT: u32 = 1 << 8;
pub(super) const COUNT: u32 = 1 << 9;
pub(super) const DATE: u32 = 1 << 10;
pub(super) const DURATION: u32 = 1 << 11;
/// A word written with a capital that is not the first of its sentence and no mention.
pub(super) const PROPER: u32 = 1 << 12;
/// Any word that is neither a mention nor a quantity.
const WORD: u32 = 1 << 13;
/// Digits that are no quantity: a clock time, a number of a page.
pub(super) const NUMBER: u32 = 1 << 14;

/// What a unit is to the clauses around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A word, a name, an amount, a mark that parts nothing.
    None,
    /// A comma.
    Comma,
    /// A dash.
    Dash,
    /// A hyphen that stands alone.
    Hyphen,
    /// A semicolon, a colon, a bracket, dots.
    Stop,
    /// «и».
    And,
}

impl Mark {
    fn new(kind: TokenKind, surface: &str) -> Self {
        match (kind, surface) {
            (TokenKind::Word, "и") => Self::And,
            (TokenKind::Punct, ",") => Self::Comma,
            (TokenKind::Punct, "—" | "–") => Self::Dash,
            (TokenKind::Punct, "-") => Self::Hyphen,
            (TokenKind::Punct, ";" | ":" | "(" | ")" | "…") => Self::Stop,
            _ => Self::None,
        }
    }
}

/// One unit.
#[derive(Clone, Debug)]
pub(super) struct Unit<'a> {
    /// Tokens.
    pub(super) tokens: Range<usize>,
    /// Slots, one bit each.
    pub(super) slots: u32,
    /// Mentions inside, as indices.
    pub(super) named: Range<usize>,
    /// The quantity, as an index.
    pub(super) quantity: Option<usize>,
    /// The word lists of its last token.
    pub(super) lists: &'a [ListId],
    /// The mark that it is.
    pub(super) mark: Mark,
}

/// The units of a paragraph.
#[derive(Debug)]
pub(super) struct Units<'a> {
    pub(super) paragraph: &'a Paragraph<'a>,
    pub(super) list: Vec<Unit<'a>>,
}

impl<'a> Units<'a> {
    pub(super) fn new(paragraph: &'a Paragraph<'a>) -> Self {
        let block = &paragraph.block;
        let mut list = Vec::with_capacity(block.len());
        let (mut named, mut quantity, mut at) = (0, 0, 0);
        while at < block.len() {
            let first = named;
            let mut end = at + 1;
            let mut slots = 0;
            while let Some(mention) = paragraph.named.get(named) {
                if mention.tokens.start >= end {
                    break;
                }
                end = end.max(mention.tokens.end);
                slots |= slot_of(mention);
                named += 1;
            }
            let mut found = None;
            while let Some(q) = paragraph.quantities.get(quantity) {
                if q.tokens.start >= end {
                    break;
                }
                end = end.max(q.tokens.end);
                slots |= slot_of_quantity(&q.value);
                found = Some(quantity);
                quantity += 1;
            }
            // A count such as «60 американских компаний» holds the mention inside it.
            while paragraph.named.get(named).is_some_and(|m| m.tokens.start < end) {
                named += 1;
            }
            if slots == 0 {
                slots = plain_slots(paragraph, at);
            }
            let lists = block.form(end - 1).map_or(&[][..], |form| &form.lists);
            // A company known to be of a state acts for it: «BYD построит завод».
            if slots & COMPANY != 0 && rules().owner_of(lists).is_some() {
                slots |= PARTNER;
            }
            let mark = match block.tokens().get(at) {
                Some(token) if end == at + 1 => Mark::new(token.kind, block.surface(at)),
                _ => Mark::None,
            };
            list.push(Unit {
                tokens: at..end,
                slots,
                named: first..named,
                quantity: found,
                lists,
                mark,
            });
            at = end;
        }
        let mut units = Self { paragraph, list };
        masthead::silence(&mut units);
        units
    }

    /// The sentences as ranges of units. A unit that crosses a border belongs to the sentence
    /// where it starts.
    pub(super) fn sentences(&self) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut from = 0;
        for sentence in self.paragraph.block.sentences() {
            let mut to = from;
            while self.list.get(to).is_some_and(|unit| unit.tokens.start < sentence.end) {
                to += 1;
            }
            out.push(from..to);
            from = to;
        }
        out
    }

    /// The bytes of the document that units cover.
    pub(super) fn span(&self, units: Range<usize>) -> Span {
        let units = &self.list[units];
        let (Some(first), Some(last)) = (units.first(), units.last()) else {
            return Span::default();
        };
        let block = &self.paragraph.block;
        block.span(first.tokens.start..last.tokens.end).shifted(block.offset)
    }

    /// The text that units cover.
    pub(super) fn text(&self, units: Range<usize>) -> &'a str {
        let block = &self.paragraph.block;
        let units = &self.list[units];
        match (units.first(), units.last()) {
            (Some(first), Some(last)) => {
                block.span(first.tokens.start..last.tokens.end).of(block.text)
            }
            _ => "",
        }
    }

    /// The mentions of a unit.
    pub(super) fn named(&self, unit: usize) -> &'a [Named] {
        self.list.get(unit).map_or(&[], |u| &self.paragraph.named[u.named.clone()])
    }

    /// The form that stands for a unit: the last token's (of a count the noun, of a name its last
    /// word), which for a unit of one token is its own.
    pub(super) fn form(&self, unit: usize) -> Option<&'a Form> {
        let unit = self.list.get(unit)?;
        self.paragraph.block.form(unit.tokens.end.checked_sub(1)?)
    }

    /// The mark that a unit is.
    pub(super) fn mark(&self, unit: usize) -> Mark {
        self.list.get(unit).map_or(Mark::None, |unit| unit.mark)
    }

    /// Whether a unit joins the items of a list: a comma, «и», «или», a dash between names, a bracket.
    pub(super) fn joins(&self, unit: usize) -> bool {
        self.list.get(unit).is_some_and(|u| {
            u.tokens.len() == 1
                && matches!(
                    self.paragraph.block.norm(u.tokens.start),
                    "," | "и"
                        | "или"
                        | "-"
                        | "–"
                        | "—"
                        | "/"
                        | "«"
                        | "»"
                        | "\""
                        | "с"
                        | "со"
                        | "("
                        | ")"
                )
        })
    }
}

fn slot_of(mention: &Named) -> u32 {
    match mention.kind {
        EntityKind::State => STATE | PARTNER,
        EntityKind::Bloc => BLOC | PARTNER,
        EntityKind::Organisation => ORGANISATION | PARTNER,
        EntityKind::Company => COMPANY,
        EntityKind::Person => PERSON,
        EntityKind::Place => PROPER,
        EntityKind::Route => ROUTE,
    }
}

fn slot_of_quantity(value: &QuantityValue) -> u32 {
    match value {
        QuantityValue::Money { .. } => MONEY,
        QuantityValue::Percent { .. } => PERCENT,
        QuantityValue::Count { .. } => COUNT,
        QuantityValue::Date { .. } => DATE,
        QuantityValue::Duration { .. } => DURATION,
    }
}

fn plain_slots(paragraph: &Paragraph, at: usize) -> u32 {
    let block = &paragraph.block;
    let token = block.tokens()[at];
    match token.kind {
        TokenKind::Number => NUMBER,
        TokenKind::Word => {
            let proper = token.shape == Shape::Title && !block.starts_sentence(at);
            if proper { WORD | PROPER } else { WORD }
        }
        TokenKind::Punct | TokenKind::Url => 0,
    }
}

const CASES: Gram = Gram::CASES;
const NUMBERS: Gram = Gram(Gram::SING.0 | Gram::PLUR.0);
const TENSES: Gram = Gram(Gram::PAST.0 | Gram::PRESENT.0 | Gram::FUTURE.0);

impl Stream for Units<'_> {
    fn lists(&self, index: usize) -> &[ListId] {
        self.list.get(index).map_or(&[], |unit| unit.lists)
    }

    fn has_gram(&self, index: usize, gram: Gram) -> bool {
        let Some(unit) = self.list.get(index) else { return false };
        unit.tokens.clone().filter_map(|t| self.paragraph.block.form(t)).any(|form| {
            form.readings.iter().any(|reading| {
                [CASES, NUMBERS, TENSES].into_iter().all(|group| {
                    let asked = Gram(gram.0 & group.0);
                    asked == Gram::NONE || reading.gram.any(asked)
                })
            })
        })
    }

    fn slots(&self, index: usize) -> u32 {
        self.list.get(index).map_or(0, |unit| unit.slots)
    }

    fn ends_clause(&self, index: usize) -> bool {
        matches!(self.mark(index), Mark::Comma | Mark::Dash | Mark::Hyphen | Mark::Stop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::fact::compile::SLOTS;

    #[test]
    fn a_slot_is_the_bit_of_its_name() {
        for (name, bit) in [
            ("state", STATE),
            ("bloc", BLOC),
            ("organisation", ORGANISATION),
            ("person", PERSON),
            ("route", ROUTE),
            ("company", COMPANY),
            ("partner", PARTNER),
            ("money", MONEY),
            ("percent", PERCENT),
            ("count", COUNT),
            ("date", DATE),
            ("duration", DURATION),
            ("proper", PROPER),
            ("word", WORD),
            ("number", NUMBER),
        ] {
            assert_eq!(SLOTS.iter().position(|slot| *slot == name), Some(bit.ilog2() as usize));
        }
        assert_eq!(NUMBER.ilog2() as usize + 1, SLOTS.len());
    }
}
