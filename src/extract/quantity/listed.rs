//! The forms that the tables of `src/data/quantity` list, as the build packed them.
//!
//! In: a folded form. Out: its class, currencies. Must not know how the tables are written.
//! «миллиардов» → multiplier 10⁹; `RUB`, «белорусский» → `BYN`.

use std::sync::LazyLock;

use super::class::{Code, Pack, QuantityWord};

static PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/quantity.pack"));

struct Tables {
    forms: Option<fst::Map<&'static [u8]>>,
    pack: Pack<'static>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let pack: Pack = postcard::from_bytes(PACK).unwrap_or_default();
    Tables { forms: fst::Map::new(pack.forms).ok(), pack }
});

/// The class of a folded form that the tables list.
pub(super) fn lookup(norm: &str) -> Option<QuantityWord> {
    let at = TABLES.forms.as_ref()?.get(norm)?;
    TABLES.pack.classes.get(at as usize).copied()
}

/// The currency that an adjective makes of a currency word.
pub(super) fn currency_of(word: Code, adjective: u16) -> Option<Code> {
    let pairs = &TABLES.pack.pairs;
    let at = pairs.binary_search_by_key(&(word, adjective), |pair| (pair.0, pair.1)).ok()?;
    pairs.get(at).map(|pair| pair.2)
}

/// The currency of a sign with these letters before it («C$»).
pub(super) fn currency_of_prefix(letters: &str) -> Option<Code> {
    let prefixes = &TABLES.pack.prefixes;
    let at = prefixes.binary_search_by_key(&letters, |prefix| prefix.0).ok()?;
    prefixes.get(at).map(|prefix| prefix.1)
}

/// Whether the word behind a currency word belongs to it («США»).
pub(super) fn is_currency_tail(norm: &str) -> bool {
    TABLES.pack.tails.binary_search(&norm).is_ok()
}

/// The word that an abbreviation of a measure stands for («т» is тонна).
pub(super) fn measure(norm: &str) -> Option<&'static str> {
    let measures = &TABLES.pack.measures;
    let at = measures.binary_search_by_key(&norm, |measure| measure.0).ok()?;
    measures.get(at).map(|measure| measure.1)
}

/// Whether the form of a unit of time is a length without any other word («минутку»).
pub(super) fn is_length_alone(norm: &str) -> bool {
    let [alone, ..] = &TABLES.pack.lengths;
    alone.binary_search(&norm).is_ok()
}

/// Whether the word makes a length of the bare unit behind it («ровно месяц»).
pub(super) fn makes_length(norm: &str) -> bool {
    let [_, whole, _] = &TABLES.pack.lengths;
    whole.binary_search(&norm).is_ok()
}

/// Whether the word before «на» makes a length of the bare unit behind it («сроком на год»).
pub(super) fn is_term(norm: &str) -> bool {
    let [.., term] = &TABLES.pack.lengths;
    term.binary_search(&norm).is_ok()
}

/// Whether the form is a currency written short.
pub(super) fn is_short_currency(norm: &str) -> bool {
    TABLES.pack.short.binary_search(&norm).is_ok()
}

/// Whether a number before this noun (its lemma) does not count it.
pub(super) fn is_uncounted(lemma: &str) -> bool {
    TABLES.pack.uncounted.binary_search(&lemma).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{currency_of, currency_of_prefix, is_currency_tail, is_uncounted, lookup};
    use crate::extract::quantity::class::Class;
    use crate::text::fold;

    #[test]
    fn abbreviations_are_known_with_and_without_the_stop() {
        assert!(lookup("долл.").is_some_and(|word| word.abbreviated));
        assert_eq!(lookup("долл"), lookup("долл."));
        assert_eq!(lookup("слово"), None);
    }

    #[test]
    fn adjective_tells_one_rouble_from_another() {
        let Some(Class::Country(id)) = lookup("белорусскими").map(|word| word.class)
        else {
            panic!("no adjective")
        };
        assert_eq!(currency_of(*b"RUB", id), Some(*b"BYN"));
        assert_eq!(currency_of(*b"XXX", id), None);
        assert_eq!(currency_of_prefix(&fold("C")), Some(*b"CAD"));
        assert!(is_currency_tail("стерлингов") && is_uncounted("статья"));
    }
}
