//! What panels of passages look for.
//!
//! In: `src/data/view/passages.tsv`. Out: [`Ask`]s. Knows the form of the table; must not know a
//! sentence.
//!
//! `domestic  risks  group=society leaning=leaning  named` → sentences with words of both families and
//! a partner

use std::sync::OnceLock;

use crate::view::cues::rows;

/// What a panel looks for in sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::view) struct Ask {
    /// The panel.
    pub(in crate::view) panel: &'static str,
    /// The view that it stands in, by its code.
    pub(in crate::view) view: &'static str,
    /// Its columns, in order.
    pub(in crate::view) parts: Vec<Part>,
    /// What else.
    pub(super) also: Also,
}

/// A column: words of either of its families.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::view) struct Part {
    /// Its name, for the messages.
    pub(in crate::view) name: &'static str,
    /// Families of cues.
    pub(in crate::view) families: Vec<&'static str>,
    /// Whether a sentence without it counts.
    pub(super) need: Need,
    /// Where its words stand.
    pub(super) place: Where,
}

/// Whether a part has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    Must,
    May,
}

/// Where the words of a part stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// In the sentence.
    Here,
    /// At the beginning of the sentence after.
    Next,
}

/// What is asked of a sentence beside words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Also {
    Nothing,
    /// A partner has to be named.
    Named,
    /// Pairs of the partners named are counted.
    Pairs,
}

/// All, in the order of the table. A line that cannot be read is left out; a test reads all.
pub(in crate::view) fn asks() -> &'static [Ask] {
    static ASKS: OnceLock<Vec<Ask>> = OnceLock::new();
    ASKS.get_or_init(|| {
        rows(include_str!("../../data/view/passages.tsv")).filter_map(|line| ask(&line)).collect()
    })
}

fn ask(columns: &[&'static str]) -> Option<Ask> {
    let [panel, view, parts, also] = *columns else { return None };
    let also = match also {
        "-" => Also::Nothing,
        "named" => Also::Named,
        "pairs" => Also::Pairs,
        _ => return None,
    };
    let parts = parts.split(' ').map(part).collect::<Option<Vec<_>>>()?;
    Some(Ask { panel, view, parts, also })
}

fn part(written: &'static str) -> Option<Part> {
    let (name, families) = written.split_once('=')?;
    let (families, need) = match families.strip_suffix('?') {
        Some(families) => (families, Need::May),
        None => (families, Need::Must),
    };
    let (families, place) = match families.strip_prefix('>') {
        Some(families) => (families, Where::Next),
        None => (families, Where::Here),
    };
    Some(Part { name, families: families.split('|').collect(), need, place })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::cues::written;

    #[test]
    fn every_line_is_read_and_every_family_has_words() {
        let table = rows(include_str!("../../data/view/passages.tsv"));
        assert_eq!(table.count(), asks().len());
        for ask in asks() {
            let families = ask.parts.iter().flat_map(|part| &part.families);
            for family in families {
                assert!(written(family).next().is_some(), "{family}");
            }
        }
    }

    #[test]
    fn a_part_says_where_it_stands_and_whether_it_must() {
        let part = part("response=>answer|reply?").expect("part");
        assert_eq!((part.name, part.need, part.place), ("response", Need::May, Where::Next));
        assert_eq!(part.families, ["answer", "reply"]);
        assert_eq!(super::part("words"), None);
    }
}
