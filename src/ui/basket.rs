//! The user's basket: kept by the browser, shared by all that adds to it.
//!
//! In: parts. Out: signals of what is gathered and of what could not be kept. Where the browser
//! keeps nothing, the basket lasts as long as the page, and the user is told.

use leptos::prelude::*;

use super::browser;
use crate::report::{Basket, Entry, Report};

const KEY: &str = "tarazy.report";
/// Where a basket stays that this version cannot read.
const UNREAD: &str = "tarazy.report.unread";

/// The basket; a context.
#[derive(Clone, Copy)]
pub(crate) struct Gathered {
    /// What is gathered.
    pub(crate) basket: RwSignal<Basket>,
    /// The key of what the user must be told.
    pub(crate) trouble: RwSignal<Option<&'static str>>,
    /// What was done last, for a live region.
    pub(crate) said: RwSignal<String>,
}

impl Gathered {
    /// What an earlier visit left.
    pub(crate) fn start() -> Self {
        let out = Self {
            basket: RwSignal::default(),
            trouble: RwSignal::new(None),
            said: RwSignal::default(),
        };
        out.read();
        browser::on_kept_elsewhere(move || out.read());
        out
    }

    /// The context.
    pub(crate) fn get() -> Self {
        expect_context::<Self>()
    }

    fn read(self) {
        let Some(text) = browser::kept(KEY) else { return };
        if let Some(kept) = Basket::from_text(&text) {
            if self.basket.with_untracked(|basket| basket.report != kept.report) {
                self.basket.set(kept);
            }
        } else {
            // It must not be written over.
            let is_kept = browser::keep(UNREAD, &text).is_ok();
            self.trouble.set(Some(if is_kept { "gather.unread" } else { "gather.refused" }));
        }
    }

    /// Changes the basket and keeps it.
    pub(crate) fn change<T>(self, change: impl FnOnce(&mut Basket) -> T) -> Option<T> {
        let out = self.basket.try_update(change);
        self.keep();
        out
    }

    /// The same without building the list anew: its own fields show the words already.
    pub(crate) fn write(self, at: usize, words: &str) {
        self.basket.update_untracked(|basket| basket.write(at, words));
        self.keep();
    }

    /// Sets the title of the report.
    pub(crate) fn name(self, title: &str) {
        self.basket.update_untracked(|basket| title.clone_into(&mut basket.report.title));
        self.keep();
    }

    fn keep(self) {
        let text = self.basket.with_untracked(Basket::to_text);
        let trouble = browser::keep(KEY, &text).is_err().then_some("gather.refused");
        if self.trouble.get_untracked() != trouble {
            self.trouble.set(trouble);
        }
    }

    /// Adds a part.
    pub(crate) fn add(self, entry: Entry) {
        self.change(|basket| basket.add(entry));
    }

    /// The report as it is to be written today.
    pub(crate) fn report(self) -> Report {
        let report = self.basket.with_untracked(|basket| basket.report.clone());
        Report { made: browser::today(), language: "ru".to_owned(), ..report }
    }
}
