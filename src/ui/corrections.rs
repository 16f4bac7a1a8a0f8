//! The user's corrections: kept by the browser, sent to the engine, so that all views follow.
//!
//! In: corrections. Out: signals of what stands, of what it did, and of what could not be kept. Where
//! the browser keeps nothing, corrections last as long as the page, and the user is told. What an
//! earlier visit left and this version cannot read is set aside under another key and never written
//! over.

use std::sync::Arc;

use leptos::prelude::*;

use super::browser;
use super::state::Page;
use super::text::t;
use crate::amend::{self, Action, Change, Correction, Fault, Log, Mark, Place};
use crate::api::{Corrected, Request, Response};
use crate::query::FactRef;

const KEY: &str = "tarazy.corrections";

/// What was kept and could not all be read.
#[derive(Clone, PartialEq)]
pub(crate) struct Aside {
    /// The lines, from 1, that could not be read; none where nothing could.
    pub(crate) lines: Vec<usize>,
    /// All that was kept.
    pub(crate) text: String,
}

/// What the engine made of the corrections.
#[derive(Clone, Default)]
pub(crate) struct Told {
    /// The facts that are the user's in part, by place.
    pub(crate) marks: Vec<Mark>,
    /// Numbers of the corrections whose object is gone.
    pub(crate) orphans: Vec<u32>,
    /// For each correction the fact that it is of.
    pub(crate) places: Vec<Option<Place>>,
}

/// The corrections; a part of the page's state.
#[derive(Clone, Copy)]
pub(crate) struct Corrections {
    /// What stands, and what can be undone.
    pub(crate) log: RwSignal<Log>,
    /// What it did.
    pub(crate) told: RwSignal<Arc<Told>>,
    /// How often the engine has taken corrections into account: whatever shows facts follows it.
    pub(crate) revision: RwSignal<u32>,
    /// Whether the browser refused to keep them.
    pub(crate) not_kept: RwSignal<bool>,
    /// What an earlier visit left unread.
    pub(crate) aside: RwSignal<Option<Aside>>,
    /// What was done last, for a live region.
    pub(crate) said: RwSignal<String>,
    /// Whether the form of the open fact is.
    pub(crate) is_editing: RwSignal<bool>,
    /// What is kept must not be written over: it could not be set aside.
    is_held: RwSignal<bool>,
    /// What is kept is older than what stands here, for the browser refused it.
    is_ahead: RwSignal<bool>,
}

impl Corrections {
    /// What an earlier visit left.
    pub(crate) fn start() -> Self {
        let out = Self {
            log: RwSignal::default(),
            told: RwSignal::default(),
            revision: RwSignal::new(0),
            not_kept: RwSignal::new(false),
            aside: RwSignal::new(None),
            said: RwSignal::default(),
            is_editing: RwSignal::new(false),
            is_held: RwSignal::new(false),
            is_ahead: RwSignal::new(false),
        };
        out.read();
        browser::on_kept_elsewhere(move || out.read());
        out
    }

    fn read(self) {
        let Some(text) = browser::kept(KEY) else { return };
        if self.is_ahead.get_untracked() || self.log.with_untracked(amend::write) == text {
            return;
        }
        let (log, faults) = amend::read(&text);
        if !faults.is_empty() {
            let lines = faults.iter().filter_map(|fault| match fault {
                Fault::Head | Fault::Version => None,
                Fault::Line(line) => Some(*line),
            });
            let lines = lines.collect();
            self.is_held.set(!browser::set_aside(KEY, &text));
            self.aside.set(Some(Aside { lines, text }));
        }
        if self.log.with_untracked(|own| own.entries() != log.entries()) {
            self.log.set(log);
        }
    }

    /// Changes the log and keeps it.
    pub(crate) fn change<T>(self, change: impl FnOnce(&mut Log) -> T) -> Option<T> {
        let out = self.log.try_update(change);
        let text = self.log.with_untracked(amend::write);
        let is_refused = self.is_held.get_untracked() || browser::keep(KEY, &text).is_err();
        self.is_ahead.set(is_refused);
        if self.not_kept.get_untracked() != is_refused {
            self.not_kept.set(is_refused);
        }
        out
    }

    /// Announces what was done, by the key of its words.
    pub(crate) fn say(self, key: &str) {
        self.said.set(t(key).to_owned());
    }

    /// Takes the last step back.
    pub(crate) fn undo(self) {
        if self.change(Log::undo) == Some(true) {
            self.say("amend.said.undone");
        }
    }

    /// Makes it again.
    pub(crate) fn redo(self) {
        if self.change(Log::redo) == Some(true) {
            self.say("amend.said.redone");
        }
    }

    /// What the user made of a fact.
    pub(crate) fn mark(self, at: FactRef) -> Option<Mark> {
        let place = Place { document: at.document, fact: at.fact };
        self.told.with(|told| {
            let found = told.marks.binary_search_by_key(&place, |mark| mark.at).ok()?;
            told.marks.get(found).cloned()
        })
    }
}

impl Page {
    /// Sends the corrections to the engine; all that shows facts follows.
    pub(crate) fn send_corrections(self, log: &Log) {
        let corrections = self.corrections;
        let sent = log.entries().to_vec();
        self.ask(Request::Correct(Box::new(log.clone())), move |response| {
            let is_last = corrections.log.with_untracked(|now| now.entries() == sent.as_slice());
            let (true, Response::Corrected(corrected)) = (is_last, response) else { return };
            let Corrected { overview, marks, orphans, places } = *corrected;
            if self.overview.with_untracked(|known| known.as_deref() != Some(&overview)) {
                self.overview.set(Some(Arc::new(overview)));
            }
            self.forget_answers();
            corrections.told.set(Arc::new(Told { marks, orphans, places }));
            corrections.revision.update(|revision| *revision += 1);
        });
    }

    /// Corrects a fact; `said` is the key of what is announced.
    pub(crate) fn correct(self, at: FactRef, action: Action, note: String, said: &'static str) {
        self.ask(Request::Key(at), move |response| {
            let Response::Key(target) = response else { return };
            let correction = Correction::Fact { target: *target, action, note };
            let done = self.corrections.change(|log| log.append(correction));
            let is_done = done.is_some_and(|done| done.is_ok());
            self.corrections.say(if is_done { said } else { "amend.error.refused" });
        });
    }

    /// Mends a fact.
    pub(crate) fn mend(self, at: FactRef, changes: Vec<Change>, note: String) {
        self.correct(at, Action::Mend(changes), note, "amend.said.mended");
    }
}
