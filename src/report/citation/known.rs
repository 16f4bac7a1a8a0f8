//! What is known of a source, as every style asks for it.
//!
//! In: a [`Source`], the day it was looked at. Out: texts that are not empty, and the words that all
//! styles share. Must not fill a gap.
//!
//! No title, the file `001.txt` → «[001.txt]»

use crate::report::edtf::Edtf;
use crate::report::letters::one_line;
use crate::report::model::Source;
use crate::view::Locale;

/// What is known of a source: no empty texts, no line breaks.
pub(super) struct Known {
    pub(super) m: Locale,
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) date: Option<String>,
    pub(super) url: Option<String>,
    pub(super) file: Option<String>,
    pub(super) accessed: Option<String>,
}

impl Known {
    pub(super) fn new(m: Locale, source: &Source, accessed: &str) -> Self {
        let known = |text: &str| Some(one_line(text)).filter(|text| !text.is_empty());
        Self {
            m,
            title: source.title.as_deref().and_then(known),
            publisher: source.publisher.as_deref().and_then(known),
            date: source.date.as_deref().and_then(known),
            url: source.url.as_deref().and_then(known),
            file: known(&source.file),
            accessed: known(accessed),
        }
    }

    /// The title, or, in the brackets that mark what the source does not say, that there is none; the
    /// file where nothing else tells the source.
    pub(super) fn title(&self) -> String {
        let is_told = self.publisher.is_some() || self.url.is_some();
        let file = self.file.as_deref().filter(|_| !is_told);
        let file = || file.map(|file| format!("[{file}]"));
        let none = || self.m.t("cite.no-title").to_owned();
        self.title.clone().or_else(file).unwrap_or_else(none)
    }

    /// «(дата обращения: 22.11.2026)», with a space before it.
    pub(super) fn accessed(&self) -> String {
        let Some(accessed) = &self.accessed else { return String::new() };
        let shown = match Edtf::read(accessed) {
            Edtf::Point(point) => point.day().map(|(y, m, d)| {
                let [year, month, day] = [format!("{y:04}"), format!("{m:02}"), format!("{d:02}")];
                let parts = [("day", &*day), ("month", &*month), ("year", &*year)];
                self.m.fill("cite.day", &parts)
            }),
            _ => None,
        };
        let shown = shown.unwrap_or_else(|| accessed.clone());
        format!(" {}", self.m.fill("cite.accessed", &[("date", &shown)]))
    }
}

/// «не позднее мая 2025», with plain spaces.
pub(super) fn open_date(m: Locale, edtf: &str) -> String {
    m.open_date(edtf, "cite.not-before", "cite.not-after").replace('\u{a0}', " ")
}

/// A full stop, unless one is there.
pub(super) fn end(text: &mut String) {
    if !text.ends_with('.') {
        text.push('.');
    }
}
