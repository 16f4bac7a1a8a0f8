//! The noun that a number counts.
//!
//! In: a line and the place behind the number. Out: the head noun, its lemma, where it ends. Knows
//! which cases follow which numbers; must not know names. «14 экономически развитых и политически
//! стабильных государств» counts «государство».

use super::line::Line;
use super::listed::{is_uncounted, measure};
use super::word::{Class, Mark};
use crate::extract::Form;
use crate::morph::{Gram, Pos, Reading};
use crate::text::{Shape, TokenKind};

/// Words between a number and its noun, at most.
const REACH: usize = 8;

/// Atoms between «количество» and its number, at most.
const TOLD_REACH: usize = 12;

/// What stands behind a number.
#[derive(Debug)]
pub(super) enum Head {
    /// A noun: its lemma and one past its atom (a closing quote included).
    Noun { unit: String, end: usize },
    /// Adjectives whose noun comes later («11 межгосударственных, 63 …»), one past the last.
    Adjectives { end: usize },
}

/// What the number before atom `start` counts; `value` where it is whole.
pub(super) fn head(line: &Line, start: usize, value: Option<u64>) -> Option<Head> {
    let mut quoted = false;
    let mut described = None;
    let mut at = start;
    while at < start + REACH {
        if line.is(at, Mark::Quote) && !quoted {
            quoted = true;
            at += 1;
            continue;
        }
        let joint = matches!(line.class(at), Class::Mark(Mark::And | Mark::Comma));
        if joint && described == Some(at) && is_describing(line, at + 1) {
            at += 1;
            continue;
        }
        if let Some(unit) = product(line, at) {
            return Some(Head::Noun { unit: unit.to_owned(), end: at + 3 });
        }
        if let Some(lemma) = noun(line, at, value)
            && !(describes(line, at) && continues(line, at + 1, value))
        {
            let letter = lemma.chars().nth(1).is_none();
            if letter || is_uncounted(lemma) {
                return None;
            }
            let closes = quoted && line.is(at + 1, Mark::Quote);
            return Some(Head::Noun { unit: lemma.to_owned(), end: at + 1 + usize::from(closes) });
        }
        if !is_describing(line, at) {
            break;
        }
        at += 1;
        described = Some(at);
    }
    described.filter(|end| *end == at).map(|end| Head::Adjectives { end })
}

/// What the bare number at atom `at` counts by the words before it: «количество совместных предприятий
/// превысило 60» counts «предприятие». A verb stands between, and no other number.
pub(super) fn told_before<'a>(line: &Line<'_, 'a>, at: usize) -> Option<&'a str> {
    let reading = |at: usize, fits: fn(&Reading) -> bool| {
        is_word(line, at).then(|| line.form(at)?.readings.iter().find(|reading| fits(reading)))?
    };
    let from = at.saturating_sub(TOLD_REACH);
    let is_number = |at: &usize| {
        matches!(
            line.class(*at),
            Class::Digits { .. } | Class::Cardinal { .. } | Class::Multiplier { .. }
        )
    };
    let from = (from..at).rev().find(is_number).map_or(from, |number| number + 1);
    let head = (from..at).rev().find(|at| line.is(*at, Mark::NumberOf))?;
    let genitive = |reading: &Reading| {
        reading.pos == Pos::Noun && reading.gram.has(Gram::GEN) && reading.gram.has(Gram::PLUR)
    };
    let noun = (head + 1..at).find(|at| reading(*at, genitive).is_some())?;
    (noun + 1..at).find(|at| reading(*at, |reading| reading.pos == Pos::Verb).is_some())?;
    let lemma = reading(noun, genitive).map(|reading| &*reading.lemma)?;
    (!is_uncounted(lemma)).then_some(lemma)
}

/// An adjective, or an adverb before one.
fn is_describing(line: &Line, at: usize) -> bool {
    describes(line, at)
        || (line.form(at).is_some_and(|form| form.readings.iter().any(|r| r.pos == Pos::Adverb))
            && describes(line, at + 1))
}

/// Whether the atom may be an adjective or participle in an oblique case or in the plural.
pub(super) fn describes(line: &Line, at: usize) -> bool {
    match line.class(at) {
        Class::Country(_) | Class::Relative(_) | Class::Mark(Mark::Last) => return true,
        // «кв. км»
        Class::Quarter => return line.norm(at) == "кв",
        Class::Plain
        | Class::Filler
        | Class::Reference
        | Class::Anniversary(_)
        | Class::Ordinal { .. } => {}
        _ => return false,
    }
    if !is_word(line, at) {
        return false;
    }
    let norm = line.norm(at);
    if norm.starts_with("сам") && matches!(norm, "самых" | "самые" | "самыми" | "самым")
    {
        return true;
    }
    line.form(at).is_some_and(|form| {
        form.readings.iter().any(|reading| {
            matches!(reading.pos, Pos::Adjective | Pos::Participle)
                && !reading.gram.has(Gram::SHORT)
                && reading.gram.any(Gram::CASES)
        })
    })
}

/// Whether a noun phrase goes on at `at`: the word before it is then an adjective.
fn continues(line: &Line, at: usize, value: Option<u64>) -> bool {
    let lower = line.token(at).is_some_and(|token| token.shape == Shape::Lower);
    lower && (noun(line, at, value).is_some() || describes(line, at))
}

fn is_word(line: &Line, at: usize) -> bool {
    line.token(at).is_some_and(|token| {
        token.kind == TokenKind::Word && matches!(token.shape, Shape::Lower | Shape::Upper)
    })
}

/// «кВт·ч», «МВт.ч», «ГВт/ч»: a measure of two units with a mark between.
fn product(line: &Line, at: usize) -> Option<&'static str> {
    let is_lower = line.token(at + 2).is_some_and(|token| token.shape == Shape::Lower);
    let is_mark = line.token(at + 1).is_some_and(|token| token.kind == TokenKind::Punct);
    measure(line.norm(at)).filter(|_| is_lower && is_mark)?;
    measure(&[line.norm(at), line.norm(at + 2)].concat())
}

/// The lemma of the noun at `at` where its case follows the number.
fn noun<'a>(line: &Line<'_, 'a>, at: usize, value: Option<u64>) -> Option<&'a str> {
    match line.class(at) {
        Class::Plain
        | Class::Filler
        | Class::Reference
        | Class::Target
        | Class::Subunit(_)
        | Class::Quarter
        | Class::HalfYear { .. }
        | Class::Anniversary(_)
        | Class::Mark(Mark::Point) => {}
        _ => return None,
    }
    if let Some(word) = measure(line.norm(at)) {
        return Some(word);
    }
    if !is_word(line, at) {
        return None;
    }
    counted(line.form(at)?, value)
}

/// After five and more the genitive plural, after two to four the genitive singular, after a
/// fraction the genitive singular; an oblique number agrees with its noun in the plural.
fn counted(form: &Form, value: Option<u64>) -> Option<&str> {
    const OBLIQUE: Gram = Gram(Gram::DAT.0 | Gram::INS.0 | Gram::LOC.0);
    let fits = |gram: Gram| {
        let fixed = gram.has(Gram::FIXED);
        let genitive = gram.has(Gram::GEN);
        let plural = gram.has(Gram::PLUR) && (genitive || gram.any(OBLIQUE));
        let single = match value {
            None => genitive,
            Some(value) => match (value % 10, value % 100) {
                (1, last) if last != 11 => true,
                (2..=4, last) if !(12..=14).contains(&last) => genitive,
                _ => false,
            },
        };
        fixed || plural || (gram.has(Gram::SING) && single)
    };
    // «на 2,35 млрд под 2 процента»: a preposition, though the dictionary knows a noun of these letters.
    if form.pos() == Pos::Preposition {
        return None;
    }
    form.readings
        .iter()
        .filter(|reading| reading.pos == Pos::Noun)
        .filter(|reading| {
            !reading.gram.any(Gram(Gram::SURNAME.0 | Gram::NAME.0 | Gram::PATRONYMIC.0))
        })
        .find(|reading| fits(reading.gram))
        .map(|reading| &*reading.lemma)
}
