//! The basket: what the user gathers for a report, in their order.
//!
//! In: parts, and what the user does with them. Out: the [`Report`] that they make, and a text in
//! which it can be kept. Every change that loses something can be undone. Must not know where it
//! is kept, nor ask for the time.
//!
//! Fact, note, chart → the chart raised by one: fact, chart, note → the fact removed, and back

use super::model::{Entry, Report};
use super::older;

/// Begins a kept basket; another number is another form.
const FORM: &str = "tarazy-report-2:";
/// Begins one of the form before.
const FIRST: &str = "tarazy-report-1:";
/// So many removals can be undone.
const UNDONE: usize = 50;

/// The basket.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Basket {
    /// The report; its day and language are set when it is written.
    pub report: Report,
    /// What was removed, the last at the end, with its place.
    removed: Vec<(usize, Entry)>,
}

/// Which way a part goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

impl Basket {
    /// Puts a part at the end; evidence that is there already is not put twice. Tells its place.
    pub fn add(&mut self, entry: Entry) -> usize {
        if let Some(at) = self.place_of(&entry) {
            return at;
        }
        self.report.entries.push(entry);
        self.report.entries.len() - 1
    }

    /// Where the same evidence stands already.
    fn place_of(&self, entry: &Entry) -> Option<usize> {
        let Entry::Evidence(wanted) = entry else { return None };
        self.holds(&wanted.id)
    }

    /// Where the fact of a stable number (`001:17`) stands.
    pub fn holds(&self, id: &str) -> Option<usize> {
        let is_it = |entry: &Entry| matches!(entry, Entry::Evidence(known) if known.id == id);
        self.report.entries.iter().position(is_it)
    }

    /// Moves a part by one place; its new place. At the end of the way it stays.
    pub fn shift(&mut self, at: usize, way: Way) -> usize {
        let to = match way {
            Way::Up => at.checked_sub(1),
            Way::Down => at.checked_add(1),
        };
        let to = to.filter(|to| at.max(*to) < self.report.entries.len());
        let Some(to) = to else { return at };
        self.report.entries.swap(at, to);
        to
    }

    /// Takes a part out.
    pub fn remove(&mut self, at: usize) {
        if at < self.report.entries.len() {
            let entry = self.report.entries.remove(at);
            self.removed.push((at, entry));
            let over = self.removed.len().saturating_sub(UNDONE);
            self.removed.drain(..over);
        }
    }

    /// Puts the part that was taken out last back where it was; its place.
    pub fn undo(&mut self) -> Option<usize> {
        let (at, entry) = self.removed.pop()?;
        let at = at.min(self.report.entries.len());
        self.report.entries.insert(at, entry);
        Some(at)
    }

    /// How many removals can be undone.
    pub fn undoable(&self) -> usize {
        self.removed.len()
    }

    /// Sets the user's words: of a note or heading its own, of evidence and charts the note to them;
    /// tables have none.
    pub fn write(&mut self, at: usize, words: &str) {
        let some = || Some(words.to_owned()).filter(|words| !words.trim().is_empty());
        match self.report.entries.get_mut(at) {
            Some(Entry::Heading { text } | Entry::Note { text }) => words.clone_into(text),
            Some(Entry::Evidence(evidence)) => evidence.note = some(),
            Some(Entry::Chart(chart)) => chart.note = some(),
            Some(Entry::Table(_)) | None => {}
        }
    }

    /// The basket as a text to be kept: each of its bytes as the character of that number, for stores
    /// of text take any character and count them all alike.
    pub fn to_text(&self) -> String {
        let bytes = postcard::to_allocvec(&self.report).unwrap_or_default();
        FORM.chars().chain(bytes.into_iter().map(char::from)).collect()
    }

    /// Reads a kept basket, one of an older form too; `None` where the text is of another form or
    /// damaged.
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = |part: &str| -> Option<Vec<u8>> {
            part.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect()
        };
        let report = match (text.strip_prefix(FORM), text.strip_prefix(FIRST)) {
            (Some(now), _) => postcard::from_bytes(&bytes(now)?).ok()?,
            (_, Some(first)) => older::first(&bytes(first)?)?,
            _ => return None,
        };
        Some(Self { report, removed: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Chart, Evidence};

    fn note(text: &str) -> Entry {
        Entry::Note { text: text.into() }
    }

    fn evidence(id: &str) -> Entry {
        Entry::Evidence(Box::new(Evidence { id: id.into(), ..Evidence::default() }))
    }

    fn basket(entries: Vec<Entry>) -> Basket {
        let mut out = Basket::default();
        for entry in entries {
            out.add(entry);
        }
        out
    }

    #[test]
    fn a_fact_stands_once() {
        let mut it = basket(vec![evidence("001:17"), note("а"), evidence("001:17")]);
        assert_eq!(it.report.entries.len(), 2);
        assert_eq!(it.add(note("а")), 2, "the same words may stand twice");
        assert_eq!((it.holds("001:17"), it.holds("001:1")), (Some(0), None));
    }

    #[test]
    fn parts_move_by_one_and_stop_at_the_ends() {
        let mut it = basket(vec![note("а"), note("б"), note("в")]);
        assert_eq!(it.shift(0, Way::Up), 0);
        assert_eq!(it.shift(2, Way::Down), 2);
        assert_eq!(it.shift(2, Way::Up), 1);
        assert_eq!(it.report.entries, [note("а"), note("в"), note("б")]);
        assert_eq!(it.shift(9, Way::Up), 9);
    }

    #[test]
    fn what_is_removed_comes_back_where_it_was() {
        let mut it = basket(vec![note("а"), note("б"), note("в")]);
        let before = it.report.clone();
        it.remove(1);
        it.remove(0);
        it.remove(7);
        assert_eq!(it.undoable(), 2);
        assert_eq!((it.undo(), it.undo(), it.undo()), (Some(0), Some(1), None));
        assert_eq!(it.report, before);
    }

    #[test]
    fn words_of_the_user_are_set_and_taken_back() {
        let mut it = basket(vec![note("а"), evidence("1:1"), Entry::Chart(Chart::default())]);
        it.write(0, "б");
        it.write(1, "важно");
        it.write(2, "рост");
        it.write(2, " ");
        assert_eq!(it.report.entries.first(), Some(&note("б")));
        let Some(Entry::Evidence(kept)) = it.report.entries.get(1) else { panic!("evidence") };
        assert_eq!(kept.note.as_deref(), Some("важно"));
        assert_eq!(it.report.entries.get(2), Some(&Entry::Chart(Chart::default())));
    }

    #[test]
    fn another_form_is_not_read() {
        for text in
            ["", "tarazy-report-2:", "tarazy-report-1:", "tarazy-report-1:ж", "tarazy-report-3:"]
        {
            assert_eq!(Basket::from_text(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_kept_basket_reads_back(texts in proptest::collection::vec(".{0,20}", 0..5)) {
            let mut it = basket(texts.iter().map(|text| note(text)).collect());
            it.report.title = texts.concat();
            proptest::prop_assert_eq!(Basket::from_text(&it.to_text()), Some(it));
        }

        #[test]
        fn any_text_is_a_basket_or_none(text in ".{0,40}") {
            let _ = Basket::from_text(&text);
            let _ = Basket::from_text(&format!("{FORM}{text}"));
            let _ = Basket::from_text(&format!("{FIRST}{text}"));
        }
    }
}
