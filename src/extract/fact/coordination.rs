//! Names that stand side by side.
//!
//! In: the scene of a sentence and one name. Out: the units up to the last that is joined to it. Knows
//! joints and cases; must not know what is said of those named. «с Путиным, президентом Ирана и
//! Эрдоганом» are three.

use std::ops::Range;

use super::scene::Scene;
use super::units::{PARTNER, PERSON};
use crate::morph::{Gram, Pos};
use crate::pattern::Stream as _;

/// An office holds so few words before whoever has it: «министром иностранных дел Турции Фиданом».
const OFFICE: usize = 8;

impl Scene<'_> {
    /// `units` and the partners joined to them by commas and «и» on either side.
    pub(super) fn coordinated(&self, units: &Range<usize>) -> Range<usize> {
        let is_partner = |unit: usize| self.units.list[unit].slots & PARTNER != 0;
        let (mut start, mut end) = (units.start, units.end);
        let mut at = end;
        while at < self.sentence.end {
            if is_partner(at) {
                end = at + 1;
            } else if !self.units.joins(at) {
                break;
            }
            at += 1;
        }
        let mut at = start;
        while at > self.sentence.start {
            at -= 1;
            if is_partner(at) {
                start = at;
            } else if !self.units.joins(at) {
                break;
            }
        }
        start..end
    }

    /// `units`, governed by «с», and whoever is joined to them behind by name or office: «с Путиным,
    /// президентом Ирана Пезешкианом и главой ООН». Each stands in the instrumental as the first does.
    pub(super) fn company(&self, units: &Range<usize>) -> Range<usize> {
        let mut end = units.end;
        let mut opens = false;
        for unit in units.end..self.sentence.end {
            if self.units.joins(unit) {
                opens = true;
                continue;
            }
            let named = self.units.list[unit].slots & (PARTNER | PERSON) != 0;
            let office = self.is_of(unit, &[Pos::Noun, Pos::Adjective]) && unit - end < OFFICE;
            let in_case = !opens || self.units.has_gram(unit, Gram::INS);
            if !(named || office) || !in_case {
                break;
            }
            opens = false;
            if named {
                end = unit + 1;
            }
        }
        units.start..end
    }

    /// `units` and the persons and partners joined to them behind in the same case: «встреча Путина,
    /// Токаева и Алиева».
    pub(super) fn beside(&self, units: &Range<usize>) -> Range<usize> {
        const CASES: [Gram; 6] = [Gram::NOM, Gram::GEN, Gram::DAT, Gram::ACC, Gram::INS, Gram::LOC];
        let first = units.start;
        let agrees = |unit: usize| {
            let has =
                |case: &Gram| self.units.has_gram(first, *case) && self.units.has_gram(unit, *case);
            CASES.iter().any(has)
        };
        let mut end = units.end;
        for unit in units.end..self.sentence.end {
            let named = self.units.list[unit].slots & (PARTNER | PERSON) != 0;
            if named && agrees(unit) {
                end = unit + 1;
            } else if !self.units.joins(unit) {
                break;
            }
        }
        units.start..end
    }
}
