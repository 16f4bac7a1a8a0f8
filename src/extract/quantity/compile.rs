//! The tables of amounts to their pack: every form that they list, with its class. Runs in the build;
//! a wrong line stops it.
//!
//! In: the texts of the tables. Out: the bytes of a [`Pack`]. Knows how the tables are written, which
//! is told at the head of each; must not know how the pack is asked.

use std::collections::{BTreeMap, BTreeSet};

use super::class::{Class, Code, Mark, Pack, QuantityWord, Side, Unit};
use super::currencies;
use crate::text::fold;

/// The tables of forms, in the order in which a form is looked for.
const WORDS: [&str; 8] = [
    "numerals.tsv",
    "multipliers.tsv",
    "calendar.tsv",
    "time.tsv",
    "ordinals.tsv",
    "words.tsv",
    "bounds.tsv",
    "currency.tsv",
];

/// The pack of the tables of `src/data/quantity` and of the table of currencies; `read` gives the
/// text of a file of `src/data`.
///
/// # Errors
/// The first file that cannot be read or the first row that fits no class, with its file.
pub(crate) fn compile(read: impl Fn(&str) -> Result<String, String>) -> Result<Vec<u8>, String> {
    let paradigms = read("quantity/paradigms.tsv")?;
    let paradigms: BTreeMap<&str, &str> =
        rows(&paradigms).map(|[name, endings, _]| (name, endings)).collect();
    let mut words = BTreeMap::new();
    for file in WORDS.map(|name| format!("quantity/{name}")) {
        let table = read(&file)?;
        for row in rows(&table) {
            let fault = || format!("src/data/{file}: no class or no form: {}", row.join(" "));
            list(row, &paradigms, &mut words).ok_or_else(fault)?;
        }
    }
    let currencies = currencies::read(&read("lexicon/currencies.tsv")?);
    for (form, class) in &currencies.forms {
        insert(&mut words, form, *class);
    }
    let uncounted = read("quantity/uncounted.tsv")?;
    let uncounted: BTreeSet<&str> =
        rows(&uncounted).flat_map(|[_, _, lemmas]| lemmas.split(' ')).collect();
    let lengths = read("quantity/lengths.tsv")?;
    let lengths = ["alone", "whole", "term"].map(|class| {
        let rows = rows(&lengths).filter(|[name, ..]| *name == class);
        let forms: BTreeSet<&str> = rows.flat_map(|[_, _, forms]| forms.split(' ')).collect();
        forms.into_iter().collect()
    });
    let measures = read("quantity/measures.tsv")?;
    let measures: BTreeMap<&str, &str> = rows(&measures)
        .flat_map(|[_, word, forms]| forms.split(' ').map(move |form| (form, word)))
        .collect();
    let lists = Lists {
        uncounted: uncounted.into_iter().collect(),
        measures: measures.into_iter().collect(),
        lengths,
    };
    pack(&words, &currencies, lists)
}

/// Words beside numbers, as the tables have them.
struct Lists<'a> {
    uncounted: Vec<&'a str>,
    measures: Vec<(&'a str, &'a str)>,
    lengths: [Vec<&'a str>; 3],
}

fn pack(
    words: &BTreeMap<String, QuantityWord>,
    currencies: &currencies::Currencies,
    lists: Lists,
) -> Result<Vec<u8>, String> {
    let mut classes: Vec<QuantityWord> = Vec::new();
    let mut forms = fst::MapBuilder::memory();
    for (form, word) in words {
        let at = classes.iter().position(|known| known == word).unwrap_or_else(|| {
            classes.push(*word);
            classes.len() - 1
        });
        forms.insert(form, at as u64).map_err(|error| error.to_string())?;
    }
    let pack = Pack {
        forms: &forms.into_inner().map_err(|error| error.to_string())?,
        classes,
        pairs: currencies.pairs.iter().map(|((word, of), code)| (*word, *of, *code)).collect(),
        prefixes: currencies.prefixes.iter().map(|(letters, code)| (&**letters, *code)).collect(),
        tails: currencies.tails.iter().map(|tail| &**tail).collect(),
        short: currencies.short.iter().map(|word| &**word).collect(),
        uncounted: lists.uncounted,
        measures: lists.measures,
        lengths: lists.lengths,
    };
    postcard::to_allocvec(&pack).map_err(|error| error.to_string())
}

fn rows(table: &str) -> impl Iterator<Item = [&str; 3]> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        let class = columns.next().filter(|class| !class.is_empty())?;
        Some([class, columns.next()?, columns.next().unwrap_or_default()])
    })
}

/// Adds the forms of a row; `None`: its class is unknown, or it lists no form.
fn list(
    [name, value, forms]: [&str; 3],
    paradigms: &BTreeMap<&str, &str>,
    words: &mut BTreeMap<String, QuantityWord>,
) -> Option<()> {
    if forms.is_empty() {
        return None;
    }
    for entry in forms.split(' ') {
        let (stem, paradigm) = entry.split_once('+').unwrap_or((entry, ""));
        match paradigms.get(paradigm) {
            Some(endings) => {
                for ending in endings.split(' ') {
                    let form = [stem, ending.trim_start_matches('-')].concat();
                    insert(words, &form, class(name, value, form.trim_end_matches('.'))?);
                }
            }
            None => insert(words, entry, class(name, value, entry.trim_end_matches('.'))?),
        }
    }
    Some(())
}

/// The first table that lists a form has it.
fn insert(words: &mut BTreeMap<String, QuantityWord>, form: &str, class: Class) {
    let folded = fold(form);
    let bare = if folded.len() > 1 { folded.trim_end_matches('.') } else { &folded };
    let abbreviated = bare.len() < folded.len();
    let word = QuantityWord { class, abbreviated };
    words.entry(bare.into()).or_insert(word);
    if abbreviated {
        words.entry(folded).or_insert(word);
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
        "at-least" => Mark::AtLeast,
        "least" => Mark::Least,
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
    use super::{Class, Pack, compile};

    fn pack_of(table: &str) -> Result<Vec<u8>, String> {
        compile(|file| {
            let text = match file {
                "quantity/paradigms.tsv" => "m\t- а",
                "quantity/words.tsv" => table,
                _ => "",
            };
            Ok(text.to_owned())
        })
    }

    #[test]
    fn a_row_of_no_class_is_told_with_its_file() {
        for table in ["nothing\t1\tслово", "cardinal1\tx\tслово", "not\t\t"] {
            let message = pack_of(table).expect_err("a fault");
            assert!(message.starts_with("src/data/quantity/words.tsv:"), "{message}");
        }
    }

    #[test]
    fn stems_get_the_endings_of_their_paradigm() {
        let bytes = pack_of("multiplier\t9\tмиллиард+m млрд.").expect("a pack");
        let pack: Pack = postcard::from_bytes(&bytes).expect("a pack");
        let forms = fst::Map::new(pack.forms).expect("a map");
        let class = |form: &str| pack.classes.get(forms.get(form)? as usize).copied();
        let whole = class("миллиарда").expect("a form");
        assert_eq!(whole.class, Class::Multiplier { power: 9, bare: true });
        assert_eq!(class("миллиард"), Some(whole));
        assert!(class("млрд").is_some_and(|word| word.abbreviated && word.class == whole.class));
        assert_eq!(class("млрд"), class("млрд."));
    }
}
