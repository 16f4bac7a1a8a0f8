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
/// The first file that cannot be read or the first row that fits no class, as `file:line: what is
/// wrong`.
pub(crate) fn compile(read: impl Fn(&str) -> Result<String, String>) -> Result<Vec<u8>, String> {
    let table = |name: &str| Ok::<_, String>((name.to_owned(), read(name)?));
    let (name, text) = table("quantity/paradigms.tsv")?;
    let mut paradigms: BTreeMap<&str, &str> = BTreeMap::new();
    for (line, cells) in lines(&text) {
        let [paradigm, endings] = cells[..] else {
            return Err(fault(&name, line, "a row is: paradigm, tab, endings"));
        };
        paradigms.insert(paradigm, endings);
    }
    let mut words = BTreeMap::new();
    for file in WORDS {
        let (name, text) = table(&format!("quantity/{file}"))?;
        for (line, row) in rows(&name, &text, &[])? {
            list(row, &paradigms, &mut words).map_err(|what| fault(&name, line, &what))?;
        }
    }
    let (name, text) = table("lexicon/currencies.tsv")?;
    let currencies = currencies::read(&text).map_err(|(line, what)| fault(&name, line, &what))?;
    for (form, class) in &currencies.forms {
        insert(&mut words, form, *class);
    }
    let (name, text) = table("quantity/uncounted.tsv")?;
    let uncounted: BTreeSet<&str> = rows(&name, &text, &["never"])?
        .iter()
        .flat_map(|(_, [_, _, lemmas])| lemmas.split(' '))
        .collect();
    let (name, text) = table("quantity/lengths.tsv")?;
    let sorts = ["alone", "whole", "term"];
    let rows_of_lengths = rows(&name, &text, &sorts)?;
    let lengths = sorts.map(|class| {
        let rows = rows_of_lengths.iter().filter(|(_, [name, ..])| *name == class);
        let forms: BTreeSet<&str> = rows.flat_map(|(_, [_, _, forms])| forms.split(' ')).collect();
        forms.into_iter().collect()
    });
    let (name, text) = table("quantity/measures.tsv")?;
    let measures: BTreeMap<&str, &str> = rows(&name, &text, &["measure"])?
        .iter()
        .flat_map(|(_, [_, word, forms])| forms.split(' ').map(|form| (form, *word)))
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

fn fault(file: &str, line: usize, what: &str) -> String {
    format!("src/data/{file}:{line}: {what}")
}

/// The lines of a table that say something, with their numbers from 1, cut at tabs.
fn lines(text: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let lines = (1..).zip(text.lines());
    lines
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(number, line)| (number, line.split('\t').collect()))
}

/// The rows of a table, with the numbers of their lines; of these classes only, where any are named.
///
/// # Errors
/// The first line that is not of three columns, lists no form or is of no such class.
fn rows<'a>(
    file: &str,
    text: &'a str,
    classes: &[&str],
) -> Result<Vec<(usize, [&'a str; 3])>, String> {
    let mut out = Vec::new();
    for (line, cells) in lines(text) {
        let [class, value, forms] = cells[..] else {
            let found = cells.len();
            let what = format!(
                "{found} columns where 3 are wanted: class, value (may be empty), forms, \
                 parted by tabs"
            );
            return Err(fault(file, line, &what));
        };
        if forms.is_empty() || forms.split(' ').any(str::is_empty) {
            return Err(fault(file, line, "no forms, or more than one space between them"));
        }
        if !classes.is_empty() && !classes.contains(&class) {
            let what = format!("no class {class}; the classes are {}", classes.join(", "));
            return Err(fault(file, line, &what));
        }
        out.push((line, [class, value, forms]));
    }
    Ok(out)
}

/// Adds the forms of a row, or says why not: its class, value or a paradigm is unknown.
fn list(
    [name, value, forms]: [&str; 3],
    paradigms: &BTreeMap<&str, &str>,
    words: &mut BTreeMap<String, QuantityWord>,
) -> Result<(), String> {
    let class = |form: &str| {
        class(name, value, form).ok_or_else(|| {
            let known = if matches!(name, "time" | "time-one" | "half-time" | "anniversary") {
                let units: Vec<&str> = UNITS.iter().map(|(name, _)| *name).collect();
                format!("; the values of this class are {}", units.join(", "))
            } else {
                String::from("; the class is the first column, told at the head of the file")
            };
            format!("no class `{name}`, or not with the value `{value}`{known}")
        })
    };
    for entry in forms.split(' ') {
        let Some((stem, paradigm)) = entry.split_once('+').filter(|(stem, _)| !stem.is_empty())
        else {
            insert(words, entry, class(entry.trim_end_matches('.'))?);
            continue;
        };
        let endings = paradigms.get(paradigm).ok_or_else(|| {
            format!("{entry}: no paradigm `{paradigm}`; paradigms.tsv lists them")
        })?;
        for ending in endings.split(' ') {
            let form = [stem, ending.trim_start_matches('-')].concat();
            insert(words, &form, class(form.trim_end_matches('.'))?);
        }
    }
    Ok(())
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
        "nearly" => Some(Side::Nearly),
        _ => None,
    }
}

/// What the tables call the units of time.
const UNITS: [(&str, Unit); 9] = [
    ("second", Unit::Second),
    ("minute", Unit::Minute),
    ("hour", Unit::Hour),
    ("day", Unit::Day),
    ("week", Unit::Week),
    ("month", Unit::Month),
    ("year", Unit::Year),
    ("decade", Unit::Decade),
    ("century", Unit::Century),
];

fn unit(value: &str) -> Option<Unit> {
    UNITS.iter().find(|(name, _)| *name == value).map(|(_, unit)| *unit)
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
        "number-of" => Mark::NumberOf,
        "part-of" => Mark::Part,
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
                "lexicon/currencies.tsv" => "code\tword\tdecl\tnote",
                "quantity/words.tsv" => table,
                _ => "",
            };
            Ok(text.to_owned())
        })
    }

    #[test]
    fn a_row_of_no_class_is_told_with_its_file() {
        for (table, part) in [
            ("nothing\t1\tслово", "no class `nothing`"),
            ("cardinal1\tx\tслово", "the value `x`"),
            ("time\tage\tэра", "century"),
            ("not\t\t", "no forms"),
            ("not не", "columns"),
            ("not\t\tслов+xyz", "no paradigm `xyz`"),
        ] {
            let message = pack_of(&format!("# words\n{table}")).expect_err("a fault");
            assert!(message.starts_with("src/data/quantity/words.tsv:2: "), "{message}");
            assert!(message.contains(part), "{message}");
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
