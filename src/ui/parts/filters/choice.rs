//! What is chosen of a filter, what its choices are called, and what a press of one does.
//!
//! In: the route, ids. Out: names, the route with a choice taken or left. Must not know how it is shown.
//!
//! `who=мустафин` → «Рустем Мустафин»

use leptos::prelude::*;

use super::LISTS;
use crate::query::{Certainty, Facet, Filter};
use crate::record::{FactKind, Function};
use crate::ui::state::Page;
use crate::ui::text::{publication, t, tn};
use crate::view::View;
use crate::view::route::Route;

/// The chosen ids of a filter.
pub(super) fn chosen(route: &Route, facet: Facet) -> Vec<String> {
    let filter = &route.filter;
    let codes = |codes: Vec<&'static str>| codes.into_iter().map(str::to_owned).collect();
    match facet {
        Facet::Partner => route.partners.clone().unwrap_or_default(),
        Facet::Document => filter.documents.clone(),
        Facet::Speaker => filter.speakers.clone(),
        Facet::Kind => codes(filter.kinds.iter().map(|kind| kind.code()).collect()),
        Facet::Function => codes(filter.functions.iter().map(|f| f.code()).collect()),
        Facet::Certainty => codes(filter.certainty.iter().map(|c| c.code()).collect()),
        Facet::Year | Facet::Text => Vec::new(),
    }
}

/// How many filters are active, each with a chip of its own.
pub(super) fn active(route: &Route) -> usize {
    let filter = &route.filter;
    let of_view = |facet: &Facet| *facet != Facet::Partner || route.view != View::Compare;
    let lists = LISTS.into_iter().filter(of_view).map(|facet| chosen(route, facet).len());
    let years = filter.since.is_some() || filter.until.is_some();
    lists.sum::<usize>() + usize::from(years) + usize::from(!filter.text.is_empty())
}

/// Chooses an id of a filter, or no longer.
pub(super) fn toggle(page: Page, facet: Facet, id: &str) {
    match facet {
        Facet::Partner => page.toggle_partner(id),
        _ => page.go(|route| turn(&mut route.filter, facet, id)),
    }
}

/// Asks ahead for the answer to that.
pub(super) fn foresee(page: Page, facet: Facet, id: &str) {
    match facet {
        Facet::Partner => page.foresee_partner(id),
        _ => page.foresee(|route| turn(&mut route.filter, facet, id)),
    }
}

/// Takes an id into a filter, or out of it.
fn turn(filter: &mut Filter, facet: Facet, id: &str) {
    fn flip<T: PartialEq>(list: &mut Vec<T>, value: Option<T>) {
        let Some(value) = value else { return };
        match list.iter().position(|known| *known == value) {
            Some(at) => {
                list.remove(at);
            }
            None => list.push(value),
        }
    }
    match facet {
        Facet::Document => flip(&mut filter.documents, Some(id.to_owned())),
        Facet::Speaker => flip(&mut filter.speakers, Some(id.to_owned())),
        Facet::Kind => flip(&mut filter.kinds, FactKind::from_code(id)),
        Facet::Function => flip(&mut filter.functions, Function::from_code(id)),
        Facet::Certainty => flip(&mut filter.certainty, Certainty::from_code(id)),
        Facet::Partner | Facet::Year | Facet::Text => {}
    }
}

/// The name of a choice.
pub(super) fn name(page: Page, facet: Facet, id: &str) -> String {
    match facet {
        Facet::Partner => page.entity_name(id),
        Facet::Document => page.source_name(id),
        Facet::Speaker => page.speaker_name(id),
        Facet::Kind => t(&format!("kind.{id}")).to_owned(),
        Facet::Function => t(&format!("function.{id}")).to_owned(),
        Facet::Certainty => t(&format!("certainty.{id}")).to_owned(),
        Facet::Year | Facet::Text => id.to_owned(),
    }
}

/// What more is known of a choice.
pub(super) fn note(page: Page, facet: Facet, id: &str) -> String {
    page.overview.with_untracked(|overview| {
        let Some(overview) = overview else { return String::new() };
        match facet {
            Facet::Document => {
                let number = page.document_number(id);
                let card = number.and_then(|number| overview.documents.get(number));
                let meta = card.map(|card| &card.meta);
                let date = meta.and_then(|meta| meta.date.as_deref()).map(publication);
                let title = meta.and_then(|meta| meta.title.clone());
                [title, date].into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
            Facet::Speaker => {
                let number = page.speaker_number(id);
                let card = number.and_then(|number| overview.speakers.get(number));
                card.map(|card| tn("texts", card.documents.len())).unwrap_or_default()
            }
            _ => String::new(),
        }
    })
}
