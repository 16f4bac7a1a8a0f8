//! The tables of `src/data/quantity`: every form that they list, with its class.
//!
//! Read once, at the first use: some 3,000 short forms. The form of the tables is told at the head
//! of each file.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::currencies::{self, Currencies};
use super::word::{Class, Code, Mark, QuantityWord, Side, Unit};
use crate::text::fold;

const PARADIGMS: &str = include_str!("../../data/quantity/paradigms.tsv");
const WORDS: [&str; 8] = [
    include_str!("../../data/quantity/numerals.tsv"),
    include_str!("../../data/quantity/multipliers.tsv"),
    include_str!("../../data/quantity/calendar.tsv"),
    include_str!("../../data/quantity/time.tsv"),
    include_str!("../../data/quantity/ordinals.tsv"),
    include_str!("../../data/quantity/words.tsv"),
    include_str!("../../data/quantity/bounds.tsv"),
    include_str!("../../data/quantity/currency.tsv"),
];
const LENGTHS: &str = include_str!("../../data/quantity/lengths.tsv");
const MEASURES: &str = include_str!("../../data/quantity/measures.tsv");
const UNCOUNTED: &str = include_str!("../../data/quantity/uncounted.tsv");

struct Tables {
    words: FxHashMap<Box<str>, QuantityWord>,
    currencies: Currencies,
    uncounted: FxHashSet<&'static str>,
    measures: FxHashMap<&'static str, &'static str>,
    /// Forms that are a length alone; words that make a length of a bare unit, right before it or
    /// with «на» between.
    lengths: [FxHashSet<&'static str>; 3],
}

/// The class of a folded form that the tables list.
pub(super) fn lookup(norm: &str) -> Option<QuantityWord> {
    tables().words.get(norm).copied()
}

/// The currency that an adjective makes of a currency word.
pub(super) fn currency_of(word: Code, adjective: u16) -> Option<Code> {
    tables().currencies.pairs.get(&(word, adjective)).copied()
}

/// The currency of a sign with these letters before it («C$»).
pub(super) fn currency_of_prefix(letters: &str) -> Option<Code> {
    tables().currencies.prefixes.get(letters).copied()
}

/// Whether the word behind a currency word belongs to it («США»).
pub(super) fn is_currency_tail(norm: &str) -> bool {
    tables().currencies.tails.contains(norm)
}

/// The word that an abbreviation of a measure stands for («т» is тонна).
pub(super) fn measure(norm: &str) -> Option<&'static str> {
    tables().measures.get(norm).copied()
}

/// Whether a number before this noun (its lemma) does not count it.
pub(super) fn is_uncounted(lemma: &str) -> bool {
    tables().uncounted.contains(lemma)
}

/// Whether the form of a unit of time is a length without any other word («минутку»).
pub(super) fn is_length_alone(norm: &str) -> bool {
    let [alone, ..] = &tables().lengths;
    alone.contains(norm)
}

/// Whether the word makes a length of the bare unit behind it («ровно месяц»).
pub(super) fn makes_length(norm: &str) -> bool {
    let [_, whole, _] = &tables().lengths;
    whole.contains(norm)
}

/// Whether the word before «на» makes a length of the bare unit behind it («сроком на год»).
pub(super) fn is_term(norm: &str) -> bool {
    let [.., term] = &tables().lengths;
    term.contains(norm)
}

/// Whether the form is a currency written short.
pub(super) fn is_short_currency(norm: &str) -> bool {
    tables().currencies.short.contains(norm)
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(read)
}

fn rows(table: &'static str) -> impl Iterator<Item = [&'static str; 3]> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        let class = columns.next().filter(|class| !class.is_empty())?;
        Some([class, columns.next()?, columns.next().unwrap_or_default()])
    })
}

fn read() -> Tables {
    let paradigms: FxHashMap<&str, &str> =
        rows(PARADIGMS).map(|[name, endings, _]| (name, endings)).collect();
    let mut tables = Tables {
        words: FxHashMap::default(),
        currencies: currencies::read(),
        lengths: ["alone", "whole", "term"].map(|class| {
            let rows = rows(LENGTHS).filter(|[name, ..]| *name == class);
            rows.flat_map(|[_, _, forms]| forms.split(' ')).collect()
        }),
        measures: rows(MEASURES)
            .flat_map(|[_, word, forms]| forms.split(' ').map(move |form| (form, word)))
            .collect(),
        uncounted: rows(UNCOUNTED).flat_map(|[_, _, lemmas]| lemmas.split(' ')).collect(),
    };
    for [name, value, forms] in WORDS.into_iter().flat_map(rows) {
        for entry in forms.split(' ') {
            let (stem, paradigm) = entry.split_once('+').unwrap_or((entry, ""));
            match paradigms.get(paradigm) {
                Some(endings) => {
                    for ending in endings.split(' ') {
                        let form = [stem, ending.trim_start_matches('-')].concat();
                        add(&mut tables.words, name, value, &form);
                    }
                }
                None => add(&mut tables.words, name, value, entry),
            }
        }
    }
    for (form, class) in std::mem::take(&mut tables.currencies.forms) {
        insert(&mut tables.words, &form, class);
    }
    tables
}

/// The first table that lists a form has it.
fn add(words: &mut FxHashMap<Box<str>, QuantityWord>, name: &str, value: &str, form: &str) {
    if let Some(class) = class(name, value, form.trim_end_matches('.')) {
        insert(words, form, class);
    }
}

fn insert(words: &mut FxHashMap<Box<str>, QuantityWord>, form: &str, class: Class) {
    let folded = fold(form);
    let bare = if folded.len() > 1 { folded.trim_end_matches('.') } else { &folded };
    let abbreviated = bare.len() < folded.len();
    let word = QuantityWord { class, abbreviated };
    words.entry(bare.into()).or_insert(word);
    if abbreviated {
        words.entry(folded.into()).or_insert(word);
    }
}

fn code(text: &str) -> Option<Code> {
    text.as_bytes().first_chunk().copied()
}

fn class(name: &str, value: &str, form: &str) -> Option<Class> {
    let number = value.parse::<u8>().unwrap_or_default();
    let class = match name {
        "cardinal0" | "cardinal1" | "cardinal2" | "cardinal3" | "cardinal4" => Class::Cardinal {
            value: value.parse().ok()?,
            rank: name.bytes().last().map_or(0, |digit| digit - b'0'),
        },
        "one-and-half" => Class::OneAndHalf { power: -1 },
        "hundred-and-half" => Class::OneAndHalf { power: 1 },
        "half-ins" => Class::HalfMore,
        "multiplier" => Class::Multiplier { power: number, bare: true },
        "multiplier-plural" => Class::Multiplier { power: number, bare: false },
        "half-multiplier" => Class::HalfMultiplier(number),
        "ordinal" => Class::Ordinal {
            value: number,
            plural: ["ые", "ых", "ыми", "ие", "их", "ими", "ым"].iter().any(|e| form.ends_with(e)),
        },
        "roman" => Class::Roman(number),
        "month" => Class::Month { number, short: false },
        "month-short" => Class::Month { number, short: true },
        "season" => Class::Season(number),
        "half-year" => Class::HalfYear { named: true },
        "half" => Class::HalfYear { named: false },
        "quarter" => Class::Quarter,
        "quarter-of" => Class::QuarterOf,
        "year-mark" => Class::YearMark,
        "this-year" => Class::ThisYear,
        "relative" => Class::Relative(value.parse().ok()?),
        "time" => Class::Time { unit: unit(value)?, one: false },
        "time-one" => Class::Time { unit: unit(value)?, one: true },
        "half-time" => Class::HalfTime(unit(value)?),
        "anniversary" => Class::Anniversary(unit(value)?),
        "currency" => Class::Currency(code(value)?),
        "sign" => Class::Sign(code(value)?),
        "code" => Class::IsoCode(code(value)?),
        "subunit" => Class::Subunit(code(value)?),
        "percent" => Class::Percent,
        "percentage" => Class::Percentage,
        "bound" => Class::Bound(side(value)?),
        "bound-verb" => Class::BoundVerb(side(value)?),
        "within" => Class::Within,
        "excess" => Class::Excess,
        "filler" => Class::Filler,
        "reference" => Class::Reference,
        "target" => Class::Target,
        "changed" => Class::Changed,
        _ => Class::Mark(mark(name)?),
    };
    Some(class)
}

fn side(value: &str) -> Option<Side> {
    match value {
        "over" => Some(Side::Over),
        "under" => Some(Side::Under),
        "about" => Some(Side::About),
        _ => None,
    }
}

fn unit(value: &str) -> Option<Unit> {
    let unit = match value {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    };
    Some(unit)
}

fn mark(name: &str) -> Option<Mark> {
    let mark = match name {
        "not" => Mark::Not,
        "from" => Mark::From,
        "until" => Mark::Until,
        "with" => Mark::With,
        "by" => Mark::By,
        "and" => Mark::And,
        "or" => Mark::Or,
        "in" => Mark::In,
        "on" => Mark::On,
        "to" => Mark::To,
        "through" => Mark::Through,
        "ago" => Mark::Ago,
        "between" => Mark::Between,
        "half-of" => Mark::Half,
        "minus" => Mark::Minus,
        "point-word" => Mark::Point,
        "time-of-day" => Mark::TimeOfDay,
        "of" => Mark::Of,
        "last" => Mark::Last,
        "dash" => Mark::Dash,
        "comma" => Mark::Comma,
        "stop" => Mark::Stop,
        "open" => Mark::Open,
        "close" => Mark::Close,
        "quote" => Mark::Quote,
        "colon" => Mark::Colon,
        "plus" => Mark::Plus,
        "slash" => Mark::Slash,
        _ => return None,
    };
    Some(mark)
}

#[cfg(test)]
mod tests {
    use super::{WORDS, class, lookup, rows};

    #[test]
    fn every_row_has_a_known_class() {
        for [name, value, forms] in WORDS.into_iter().flat_map(rows) {
            assert!(class(name, value, forms).is_some(), "{name} {value}");
            assert!(!forms.is_empty(), "{name} {value} lists no form");
        }
    }

    #[test]
    fn abbreviations_are_known_with_and_without_the_stop() {
        assert!(lookup("долл.").is_some_and(|word| word.abbreviated));
        assert_eq!(lookup("долл"), lookup("долл."));
    }
}
