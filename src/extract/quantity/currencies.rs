//! Currencies of the lexicon as classes of word forms.
//!
//! In: `src/data/lexicon/currencies.tsv` (code, word in the nominative, declension, note). Out: every
//! form with its class, and which adjective makes of a currency word which currency. Knows the
//! declension of nouns in both numbers; must not know texts. «белорусский рубль» → «белорусскими»
//! before a form of «рубль» is BYN.

use std::collections::{BTreeMap, BTreeSet};

use super::class::{Class, Code};
use crate::text::fold;

/// Endings of a noun that drops nothing: paradigm, what the nominative ends in, singular and plural.
const NOUNS: [(&str, &str, &str); 9] = [
    ("m", "й", "й я ю ем е и ев ям ями ях"),
    ("m", "ь", "ь я ю ем е и ей ям ями ях"),
    ("m", "", "- а у ом е ы и ов ам ами ах"),
    ("f", "ия", "ия ии ию ией ий иям иями иях"),
    ("f", "я", "я и е ю ей ь ям ями ях"),
    ("f", "ка", "ка ки ке ку кой кою к кам ками ках"),
    ("f", "а", "а ы е у ой ою - ам ами ах"),
    ("f", "ь", "ь и ью ей ям ями ях"),
    ("adj", "ый", "ый ого ому ым ом ые ых ыми"),
];
const ADJECTIVE: &str =
    "ий ый ой ого его ому ему им ым ом ем ая яя ей ую юю ое ее ие ые их ых ими ыми";

/// What the lexicon says of currencies.
#[derive(Default)]
pub(super) struct Currencies {
    /// Form (a stop at its end marks an abbreviation) and class.
    pub(super) forms: Vec<(String, Class)>,
    /// Currency word and adjective → currency.
    pub(super) pairs: BTreeMap<(Code, u16), Code>,
    /// Letters before a sign («C$») → currency.
    pub(super) prefixes: BTreeMap<String, Code>,
    /// Words behind a currency word that belong to it («США», «стерлингов»).
    pub(super) tails: BTreeSet<String>,
    /// Words written short («руб», «грн»), folded, without their stop.
    pub(super) short: BTreeSet<String>,
}

struct Row<'a> {
    code: Code,
    word: &'a str,
    declension: &'a str,
    note: &'a str,
}

/// A line's number, from 1, and what is wrong with it.
type Fault = (usize, String);

/// What the column of notes may hold.
const NOTES: [&str; 5] = ["default", "sign", "abbr", "minor", "historic"];
/// How a word may decline.
const DECLENSIONS: [&str; 5] = ["m", "f", "pl", "adj", "0"];

fn rows(table: &str) -> Result<Vec<Row<'_>>, Fault> {
    let lines = (1..).zip(table.lines());
    let mut out = Vec::new();
    for (number, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with("code\t") {
            continue;
        }
        out.push(row(line).map_err(|what| (number, what))?);
    }
    Ok(out)
}

fn row(line: &str) -> Result<Row<'_>, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let (code, word, declension, note) = match cells[..] {
        [code, word, declension, note] => (code, word, declension, note),
        [code, word, declension] => (code, word, declension, ""),
        _ => return Err(format!("{} columns where 4 are wanted, parted by tabs", cells.len())),
    };
    let iso = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    let code: Option<Code> = code.as_bytes().first_chunk().copied().filter(|_| iso);
    let Some(code) = code else {
        return Err("the first column is a code of three capitals, as in ISO 4217".into());
    };
    if word.is_empty() {
        return Err("no word".into());
    }
    let paradigm = declension.split(';').next().unwrap_or_default();
    if !DECLENSIONS.contains(&paradigm) {
        let known = DECLENSIONS.join(", ");
        return Err(format!("no declension {paradigm:?}; a currency declines by {known}"));
    }
    if let Some(other) = note.split(',').find(|part| !part.is_empty() && !NOTES.contains(part)) {
        return Err(format!("no note {other:?}; the notes are {}", NOTES.join(", ")));
    }
    Ok(Row { code, word, declension, note })
}

/// Reads the text of the table.
///
/// # Errors
/// The first line that is no row.
pub(super) fn read(table: &str) -> Result<Currencies, Fault> {
    let rows = rows(table)?;
    let mut out = Currencies::default();
    let mut adjectives: Vec<&str> = Vec::new();
    // Which currency the bare word means: the marked one, else the first that names it.
    let mut words: BTreeMap<&str, Code> = BTreeMap::default();
    for row in rows.iter().filter(|row| row.note.contains("default")) {
        words.entry(row.word).or_insert(row.code);
    }
    for row in &rows {
        let has = |note: &str| row.note.split(',').any(|part| part == note);
        if has("sign") {
            sign(&mut out, row);
        } else if has("abbr") {
            abbreviation(&mut out, row);
        } else if has("minor") {
            if !row.word.contains(' ') {
                decline(&mut out, row, row.word, Class::Subunit(row.code));
            }
        } else {
            named(&mut out, row, &mut words, &mut adjectives);
        }
    }
    Ok(out)
}

fn sign(out: &mut Currencies, row: &Row) {
    let symbol = row.word.trim_start_matches(char::is_alphabetic);
    match row.word.strip_suffix(symbol) {
        Some(prefix) if !symbol.is_empty() && !prefix.is_empty() => {
            out.prefixes.entry(fold(prefix)).or_insert(row.code);
        }
        _ => out.forms.push((row.word.to_owned(), Class::Sign(row.code))),
    }
}

fn abbreviation(out: &mut Currencies, row: &Row) {
    let iso = row.word.len() == 3 && row.word.bytes().all(|b| b.is_ascii_uppercase());
    if iso {
        out.forms.push((row.word.to_owned(), Class::IsoCode(row.code)));
    } else if !row.word.contains(' ') {
        out.forms.push((row.word.to_owned(), Class::Currency(row.code)));
        out.short.insert(fold(row.word.trim_end_matches('.')));
    }
}

/// A name in words: adjectives, the currency word, what stands frozen behind it.
fn named<'a>(
    out: &mut Currencies,
    row: &Row<'a>,
    words: &mut BTreeMap<&'a str, Code>,
    adjectives: &mut Vec<&'a str>,
) {
    let is_adjective = |word: &str| {
        ["ий", "ый", "ой", "ая", "ое", "яя", "ее"].iter().any(|ending| word.ends_with(ending))
    };
    let mut parts = row.word.split(' ').peekable();
    let mut adjective = None;
    while let Some(word) = parts.next_if(|word| is_adjective(word) && row.word.contains(' ')) {
        adjective = Some(word);
    }
    let Some(noun) = parts.next().map(|noun| noun.trim_start_matches('=')) else { return };
    let by_itself = *words.entry(noun).or_insert(row.code);
    decline(out, row, noun, Class::Currency(by_itself));
    out.tails.extend(parts.map(|tail| fold(tail.trim_start_matches('='))));
    let Some(adjective) = adjective else { return };
    let stem = adjective.strip_suffix(|_: char| true).unwrap_or_default();
    let stem = stem.strip_suffix(|_: char| true).unwrap_or_default();
    let known = adjectives.iter().position(|other| *other == stem);
    let id = known.unwrap_or(adjectives.len()) as u16;
    if known.is_none() {
        adjectives.push(stem);
        let forms = ADJECTIVE.split(' ').map(|ending| [stem, ending].concat());
        out.forms.extend(forms.map(|form| (form, Class::Country(id))));
    }
    out.pairs.entry((by_itself, id)).or_insert(row.code);
}

/// Every form of `word` in both numbers.
fn decline(out: &mut Currencies, row: &Row, word: &str, class: Class) {
    let mut parts = row.declension.split(';');
    let code = parts.next().unwrap_or_default();
    out.forms.push((word.to_owned(), class));
    let fitting = NOUNS.iter().find(|(paradigm, end, _)| *paradigm == code && word.ends_with(end));
    if let Some((_, end, endings)) = fitting {
        let stem = word.strip_suffix(end).unwrap_or(word);
        let forms = endings.split(' ').map(|e| [stem, e.trim_start_matches('-')].concat());
        out.forms.extend(forms.map(|form| (form, class)));
    }
    // A genitive plural with a fleeting vowel: «копеек».
    out.forms.extend(
        parts.filter_map(|part| part.split_once('=')).map(|(_, form)| (form.to_owned(), class)),
    );
}

#[cfg(test)]
mod tests {
    use super::{Class, Currencies, fold};

    fn read() -> Currencies {
        super::read(include_str!("../../data/lexicon/currencies.tsv")).expect("a table")
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        for (line, part) in [
            ("USD доллар m", "columns"),
            ("usd\tдоллар\tm\t", "ISO 4217"),
            ("USD\tдоллар\tmasc\t", "m, f"),
            ("USD\tдоллар\tm\tmain", "default"),
        ] {
            let (number, what) = super::read(&format!("# a\n{line}")).err().expect("a fault");
            assert!(number == 2 && what.contains(part), "{number}: {what}");
        }
    }

    fn class_of(form: &str) -> Option<Class> {
        read().forms.iter().find(|(other, _)| other == form).map(|(_, class)| *class)
    }

    #[test]
    fn nouns_are_declined_in_both_numbers() {
        for form in ["доллар", "доллара", "долларами", "долларах"] {
            assert_eq!(class_of(form), Some(Class::Currency(*b"USD")), "{form}");
        }
        assert_eq!(class_of("гривен"), Some(Class::Currency(*b"UAH")));
        assert_eq!(class_of("рупиями"), Some(Class::Currency(*b"INR")));
        assert_eq!(class_of("копеек"), Some(Class::Subunit(*b"RUB")));
        assert_eq!(class_of("злотых"), Some(Class::Currency(*b"PLN")));
    }

    #[test]
    fn adjective_tells_one_rouble_from_another() {
        let table = read();
        let Some(Class::Country(id)) = class_of("белорусскими") else {
            panic!("no adjective")
        };
        assert_eq!(table.pairs.get(&(*b"RUB", id)), Some(b"BYN"));
        assert!(table.tails.contains("стерлингов"));
        assert_eq!(table.prefixes.get(&fold("C")), Some(b"CAD"));
    }
}
