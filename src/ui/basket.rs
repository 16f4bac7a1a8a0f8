//! The user's basket: kept by the browser, shared by all that adds to it.
//!
//! In: parts. Out: signals of what is gathered and of what could not be kept. Where the browser
//! keeps nothing, the basket lasts as long as the page, and the user is told. A kept basket that this
//! version cannot read is set aside whole and can be taken out as a file.

use leptos::prelude::*;

use super::browser;
use super::corrections::Aside;
use crate::report::{Basket, Entry, Report};

const KEY: &str = "tarazy.report";

/// The basket; a context.
#[derive(Clone, Copy)]
pub(crate) struct Gathered {
    /// What is gathered.
    pub(crate) basket: RwSignal<Basket>,
    /// Whether the browser refused to keep it.
    pub(crate) not_kept: RwSignal<bool>,
    /// What an earlier visit left unread.
    pub(crate) aside: RwSignal<Option<Aside>>,
    /// What was done last, for a live region.
    pub(crate) said: RwSignal<String>,
    /// What is kept must not be written over: it could not be set aside.
    is_held: RwSignal<bool>,
}

impl Gathered {
    /// What an earlier visit left.
    pub(crate) fn start() -> Self {
        let out = Self {
            basket: RwSignal::default(),
            not_kept: RwSignal::new(false),
            aside: RwSignal::new(None),
            said: RwSignal::default(),
            is_held: RwSignal::new(false),
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
            self.is_held.set(!browser::set_aside(KEY, &text));
            self.aside.set(Some(Aside { lines: Vec::new(), text }));
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
        let is_refused = self.is_held.get_untracked() || browser::keep(KEY, &text).is_err();
        if self.not_kept.get_untracked() != is_refused {
            self.not_kept.set(is_refused);
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
