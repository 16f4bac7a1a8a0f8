//! The open evidence: where marks lead, what stands beside it, its document.
//!
//! In: the address, the answer. Out: signals that the reader shows. Knows facts and places by their
//! numbers; must not know how they are shown.

use std::sync::Arc;

use leptos::prelude::*;

use super::Page;
use crate::api::{Body, Request, Response};
use crate::query::FactRef;
use crate::ui::browser;
use crate::view::Item;
use crate::view::group::cell_items;
use crate::view::route::{EvidenceRef, Openings, Spot};
use crate::view::sheet::Mark;

/// How evidence stands to the mark from which its reading began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The mark stands on it.
    Within,
    /// The mark is there, without it.
    Beside,
    /// There is no such mark under the present filters.
    Gone,
}

/// What stands beside the open evidence.
#[derive(Clone, PartialEq)]
enum Around {
    /// Known already.
    Items(Arc<Vec<Item>>),
    /// To be asked for.
    Facts(Vec<FactRef>),
}

impl Page {
    /// The evidence that is open.
    pub(crate) fn evidence(self) -> Option<EvidenceRef> {
        self.parsed.with(|parsed| parsed.route.evidence.clone())
    }

    /// The fragments that open evidence over the present state.
    pub(crate) fn openings(self) -> Openings {
        Openings::over(&self.pinned())
    }

    /// Where a mark leads: its first fact, or its first place, open.
    pub(crate) fn mark_link(self, mark: &Mark, openings: &Openings) -> Option<String> {
        let fact = mark.facts.first().map(|at| (at.document, Spot::Fact(at.fact as usize)));
        let place = || mark.places.first().map(|at| (at.document, Spot::Place(at.span)));
        let (document, spot) = fact.or_else(place)?;
        let document = self.document_id(document)?;
        Some(openings.of(&EvidenceRef { document, spot, mark: mark.key.clone() }))
    }

    /// The facts of a mark in short, for paper: «001:17», «001:17 +3».
    pub(crate) fn mark_facts(self, facts: &[FactRef]) -> Option<String> {
        let first = facts.first()?;
        let name = format!("{}:{}", self.document_id(first.document)?, first.fact);
        Some(match facts.len() - 1 {
            0 => name,
            more => format!("{name} +{more}"),
        })
    }

    /// The places of the mark from which a place was opened, in the order of the page.
    pub(crate) fn places_around(self, at: &EvidenceRef) -> Vec<EvidenceRef> {
        let places = self.shown.with(|shown| {
            let Body::Sheet(sheet) = &shown.as_deref()?.body else { return None };
            sheet.marks.iter().find(|mark| mark.key == at.mark).map(|mark| mark.places.clone())
        });
        let refs = places.into_iter().flatten().filter_map(|place| {
            let document = self.document_id(place.document)?;
            Some(EvidenceRef { document, spot: Spot::Place(place.span), mark: at.mark.clone() })
        });
        refs.collect()
    }

    /// How the open evidence stands to what is shown.
    pub(crate) fn standing(self, at: &EvidenceRef) -> Option<Standing> {
        let here = self.fact_ref(at);
        let around = self.places_around(at);
        self.shown.with(|shown| {
            let (any, this) = match &shown.as_deref()?.body {
                Body::Comparison(comparison) => {
                    let items = cell_items(comparison, at);
                    let is_open = |item: &&Item| {
                        Some(item.fact) == at.spot.fact() && item.document == at.document
                    };
                    (!items.is_empty(), items.iter().any(is_open))
                }
                Body::Sheet(sheet) => {
                    let mark = sheet.marks.iter().find(|mark| mark.key == at.mark);
                    let facts = mark.map(|mark| mark.facts.as_slice()).unwrap_or_default();
                    let is_fact = here.is_some_and(|here| facts.contains(&here));
                    (mark.is_some(), is_fact || around.contains(at))
                }
            };
            Some(match (any, this) {
                (_, true) => Standing::Within,
                (true, false) => Standing::Beside,
                (false, false) => Standing::Gone,
            })
        })
    }

    /// The number of the open evidence in the corpus.
    pub(crate) fn fact_ref(self, at: &EvidenceRef) -> Option<FactRef> {
        let fact = u32::try_from(at.spot.fact()?).ok()?;
        let number = self.catalog.with_untracked(|catalog| catalog.document(&at.document))?;
        Some(FactRef { document: u32::try_from(number).ok()?, fact })
    }

    /// Tells of every mark and item whether it is what is open: by one effect, not by one of each.
    pub(super) fn keep_open_marks(self) {
        Effect::new(move |was_open: Option<bool>| {
            self.shown.track();
            let _ = self.is_busy();
            let open = self.evidence();
            let is_open = open.is_some();
            if is_open || was_open == Some(true) {
                // Before the frame, when the elements that this effect comes with are set.
                request_animation_frame(move || browser::tell_open(open.as_ref()));
            }
            is_open
        });
    }

    /// The items of the open mark: in the comparison those of its cell, in a sheet its facts; of
    /// a mark that is not there, the fact alone.
    pub(super) fn keep_around(self) {
        let wanted = Memo::new(move |_| {
            let at = self.evidence()?;
            self.shown.with(|shown| {
                let facts = match &shown.as_deref()?.body {
                    Body::Comparison(comparison) => {
                        let items = cell_items(comparison, &at);
                        let items: Vec<Item> = items.into_iter().cloned().collect();
                        let is_open = |item: &Item| {
                            Some(item.fact) == at.spot.fact() && item.document == at.document
                        };
                        if items.iter().any(is_open) {
                            return Some(Around::Items(Arc::new(items)));
                        }
                        None
                    }
                    Body::Sheet(sheet) => {
                        let mark = sheet.marks.iter().find(|mark| mark.key == at.mark);
                        let here = self.fact_ref(&at);
                        mark.map(|mark| mark.facts.clone())
                            .filter(|facts| here.is_some_and(|here| facts.contains(&here)))
                    }
                };
                let facts = facts.or_else(|| Some(vec![self.fact_ref(&at)?]));
                facts.map(Around::Facts)
            })
        });
        Effect::new(move |_| {
            self.attempt.track();
            self.corrections.revision.track();
            match wanted.get() {
                None => {}
                Some(Around::Items(items)) => self.around.set(items),
                Some(Around::Facts(facts)) => {
                    let asked = facts.clone();
                    self.ask(Request::Items(facts), move |response| {
                        let is_wanted = wanted.get_untracked() == Some(Around::Facts(asked));
                        if let (true, Response::Items(items)) = (is_wanted, response) {
                            self.around.set(Arc::new(items));
                        }
                    });
                }
            }
        });
    }

    /// Fetches the document of the open evidence.
    pub(super) fn keep_article(self) {
        let wanted = Memo::new(move |_| self.evidence().map(|evidence| evidence.document));
        Effect::new(move |before: Option<u32>| {
            self.attempt.track();
            let revision = self.corrections.revision.get();
            let Some(document) = wanted.get() else { return revision };
            let known = self.article.with_untracked(|article| {
                article.as_ref().is_some_and(|article| article.document.meta.id == document)
            });
            self.article_refused.set(false);
            if known && before == Some(revision) {
                return revision;
            }
            if !known {
                self.article.set(None);
            }
            let asked = document.clone();
            self.ask(Request::Read { document }, move |response| {
                if wanted.get_untracked().as_ref() != Some(&asked) {
                    return;
                }
                match response {
                    Response::Article(article) => self.article.set(Some(Arc::from(article))),
                    _ => self.article_refused.set(true),
                }
            });
            revision
        });
    }
}
