//! The one state of the page, and what follows from it.
//!
//! In: the address. Out: signals that the parts read, and the ways to change the address. All that
//! the user chose is in [`Route`]; the rest is what the engine answered to it.

use std::sync::Arc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use super::browser::{self, Way};
use super::client::{Client, EngineState};
use super::corrections::Corrections;
use super::text::{locale, publication, speak, t};
use crate::api::{Article, Body, Request, Response, Shown};
use crate::query::{FactRef, Selection};
use crate::view::group::cell_items;
use crate::view::route::{EvidenceRef, Parsed, Route, Spot};
use crate::view::sheet::Mark;
use crate::view::{Comparison, DocumentCard, Extent, Frame, Item, Language, Look, Overview, View};

/// Colours of partners in `style/tokens.css`.
const HUES: usize = 10;

/// The state of the page; a context.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    /// What the address says.
    pub(crate) parsed: RwSignal<Parsed>,
    /// Which corpus this is.
    pub(crate) overview: RwSignal<Option<Arc<Overview>>>,
    /// The answer to the present selection, or, while one is awaited, to the one before.
    pub(crate) shown: RwSignal<Option<Arc<Shown>>>,
    /// The items of the open mark, in the order of the page.
    pub(crate) around: RwSignal<Arc<Vec<Item>>>,
    /// The reader's language.
    pub(crate) language: RwSignal<Language>,
    /// Width of a panel in pixels, in steps.
    pub(crate) width: RwSignal<u16>,
    /// The document of the open evidence.
    pub(crate) article: RwSignal<Option<Arc<Article>>>,
    /// Whether the document of the open evidence is not in the corpus.
    pub(crate) article_refused: RwSignal<bool>,
    /// How the engine is.
    pub(crate) engine: RwSignal<EngineState>,
    /// Steps made in this visit that Back can undo.
    pub(crate) steps: RwSignal<u32>,
    /// The partner that found no room, by name.
    pub(crate) no_room: RwSignal<Option<String>>,
    /// The user's corrections.
    pub(crate) corrections: Corrections,
    /// Whether an answer to the present selection is awaited.
    pub(crate) awaiting: RwSignal<bool>,
    /// How much of a table is on the page: all of it only while it is printed.
    extent: RwSignal<Extent>,
    attempt: RwSignal<u32>,
    client: StoredValue<Client, LocalStorage>,
}

impl Page {
    /// Starts the engine and follows the address.
    pub(crate) fn start() -> Self {
        let engine = RwSignal::new(EngineState::Starting);
        let page = Self {
            parsed: RwSignal::new(Route::parse(&browser::fragment())),
            overview: RwSignal::new(None),
            shown: RwSignal::new(None),
            around: RwSignal::new(Arc::default()),
            language: RwSignal::new(browser::stored_language()),
            width: RwSignal::new(browser::panel_width()),
            article: RwSignal::new(None),
            article_refused: RwSignal::new(false),
            engine,
            steps: RwSignal::new(0),
            no_room: RwSignal::new(None),
            corrections: Corrections::start(),
            awaiting: RwSignal::new(true),
            extent: RwSignal::new(Extent::Page),
            attempt: RwSignal::new(0),
            client: StoredValue::new_local(Client::new(engine)),
        };
        speak(page.language.get_untracked());
        browser::on_fragment(move |way| {
            page.steps.update(|steps| match way {
                Way::Onward => *steps += 1,
                Way::Back => *steps = steps.saturating_sub(1),
            });
            page.no_room.set(None);
            page.parsed.set(Route::parse(&browser::fragment()));
        });
        browser::on_resize(move || {
            let width = browser::panel_width();
            if page.width.get_untracked() != width {
                page.width.set(width);
            }
        });
        browser::on_print(move || page.extent.set(Extent::Page));
        page.keep_overview();
        page.keep_shown();
        page.keep_around();
        page.keep_article();
        page
    }

    /// The context.
    pub(crate) fn get() -> Self {
        expect_context::<Self>()
    }

    /// What the address says now.
    pub(crate) fn route(self) -> Route {
        self.parsed.with(|parsed| parsed.route.clone())
    }

    fn route_now(self) -> Route {
        self.parsed.with_untracked(|parsed| parsed.route.clone())
    }

    /// Changes the address by an entry of the history. In the comparison the partners become
    /// explicit, so that the link shows the same ones in a corpus that has grown.
    pub(crate) fn go(self, change: impl FnOnce(&mut Route)) {
        let mut route = self.pinned();
        change(&mut route);
        browser::go(&route.to_fragment());
    }

    /// Closes the evidence: by a step back where it was opened by a step here, so that the history
    /// does not grow.
    pub(crate) fn close_evidence(self) {
        let target = self.pinned().with_evidence(None);
        let is_target = |known: &str| self.pin(Route::parse(known).route) == target;
        browser::go_back_to(&target.to_fragment(), is_target);
    }

    /// The present state with the partners of a comparison named.
    pub(crate) fn pinned(self) -> Route {
        self.pin(self.route_now())
    }

    fn pin(self, mut route: Route) -> Route {
        let resolved =
            self.overview.with_untracked(|o| o.as_deref().map(Overview::default_partners));
        if let (View::Compare, None, Some(defaults)) = (route.view, &route.partners, resolved) {
            route.partners = Some(defaults);
        }
        route
    }

    /// The view.
    pub(crate) fn view(self) -> View {
        self.parsed.with(|parsed| parsed.route.view)
    }

    /// The comparison, where that is what is shown.
    pub(crate) fn comparison(self) -> Option<Comparison> {
        self.shown.with(|shown| match &shown.as_deref()?.body {
            Body::Comparison(comparison) => Some(comparison.clone()),
            Body::Sheet(_) => None,
        })
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

    /// Where a mark leads: its first fact, or its first place, open.
    pub(crate) fn mark_link(self, mark: &Mark) -> Option<String> {
        let fact = mark.facts.first().map(|at| (at.document, Spot::Fact(at.fact as usize)));
        let place = || mark.places.first().map(|at| (at.document, Spot::Place(at.span)));
        let (document, spot) = fact.or_else(place)?;
        let document = self.document_id(document)?;
        let at = EvidenceRef { document, spot, mark: mark.key.clone() };
        Some(self.pinned().with_evidence(Some(at)).to_fragment())
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

    fn document_id(self, number: u32) -> Option<String> {
        self.overview.with_untracked(|overview| {
            let card = overview.as_ref()?.documents.get(number as usize)?;
            Some(card.meta.id.clone())
        })
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
        let number = self.overview.with_untracked(|overview| {
            let cards = &overview.as_ref()?.documents;
            cards.iter().position(|card| card.meta.id == at.document)
        })?;
        Some(FactRef { document: u32::try_from(number).ok()?, fact })
    }

    /// The chosen partners, defaults put in.
    pub(crate) fn partners(self) -> Vec<String> {
        let defaults = self.overview.with(|o| o.as_deref().map(Overview::default_partners));
        let route = self.route();
        let defaults = defaults.filter(|_| route.view == View::Compare);
        route.partners.or(defaults).unwrap_or_default()
    }

    /// Adds a partner or takes it away; a sixth is refused with a reason.
    pub(crate) fn toggle_partner(self, id: &str) {
        let mut partners = self.pinned().partners.unwrap_or_default();
        if let Some(at) = partners.iter().position(|partner| partner == id) {
            partners.remove(at);
        } else if self.route_now().view != View::Compare || partners.len() < Selection::MAX_PARTNERS
        {
            partners.push(id.to_owned());
        } else {
            self.no_room.set(Some(self.entity_name(id)));
            return;
        }
        self.go(|route| {
            // Elsewhere no partner means all of them.
            let is_needed = route.view == View::Compare || !partners.is_empty();
            route.partners = is_needed.then_some(partners);
        });
    }

    /// Changes the language of the interface, and keeps it for the next visit.
    pub(crate) fn speak(self, language: Language) {
        browser::store_language(language);
        speak(language);
        self.language.set(language);
    }

    /// Tries again what a dead worker left undone.
    pub(crate) fn retry(self) {
        if self.engine.get_untracked() == EngineState::Restarted {
            self.engine.set(EngineState::Ready);
        } else {
            self.engine.set(EngineState::Starting);
            self.client.with_value(Client::restart);
        }
        self.attempt.update(|attempt| *attempt += 1);
    }

    /// The usual name of a state, group or organisation.
    pub(crate) fn entity_name(self, id: &str) -> String {
        let card = || {
            self.overview.with_untracked(|overview| {
                let cards = &overview.as_ref()?.partners;
                cards.iter().find(|card| card.id == id).map(|card| card.name.clone())
            })
        };
        locale().name(id, card)
    }

    /// The name of a speaker; without one, of the author.
    pub(crate) fn speaker_name(self, id: &str) -> String {
        if id == Selection::AUTHOR {
            return t("speaker.author").to_owned();
        }
        let name = self.overview.with_untracked(|overview| {
            let cards = &overview.as_ref()?.speakers;
            cards.iter().find(|card| card.id == id).map(|card| card.name.clone())
        });
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| capitalised(id))
    }

    /// What a document is called in a line: its publisher, else its title; with the date where the
    /// corpus has several of one publisher.
    pub(crate) fn source_name(self, id: &str) -> String {
        self.overview
            .with_untracked(|overview| {
                let cards = overview.as_ref().map(|overview| overview.documents.as_slice());
                let cards = cards.unwrap_or_default();
                let meta = cards.iter().map(|card| &card.meta).find(|meta| meta.id == id)?;
                let Some(publisher) = &meta.publisher else { return meta.title.clone() };
                let of_publisher =
                    |card: &&DocumentCard| card.meta.publisher.as_ref() == Some(publisher);
                let date =
                    meta.date.as_deref().filter(|_| cards.iter().filter(of_publisher).count() > 1);
                Some(match date {
                    Some(edtf) => format!("{publisher}, {}", publication(edtf)),
                    None => publisher.clone(),
                })
            })
            .unwrap_or_else(|| id.to_owned())
    }

    /// The number of a partner's colour: stable over the whole corpus, whatever is chosen.
    pub(crate) fn hue(self, id: &str) -> usize {
        self.overview.with_untracked(|overview| {
            let cards = overview.as_ref().map(|overview| overview.partners.as_slice());
            let at = cards.unwrap_or_default().iter().position(|card| card.id == id);
            at.unwrap_or_default() % HUES
        })
    }

    /// The evidence that is open.
    pub(crate) fn evidence(self) -> Option<EvidenceRef> {
        self.parsed.with(|parsed| parsed.route.evidence.clone())
    }

    /// Prints the view, its tables whole.
    pub(crate) fn print(self) {
        if self.extent.get_untracked() == Extent::Whole {
            browser::print();
        }
        self.extent.set(Extent::Whole);
    }

    /// Asks the engine.
    pub(crate) fn ask(self, request: Request, reply: impl FnOnce(Response) + 'static) {
        self.client.with_value(|client| client.ask(request, reply));
    }

    fn keep_overview(self) {
        Effect::new(move |was_corrected: Option<bool>| {
            self.attempt.track();
            let log = self.corrections.log.get();
            // A new worker knows of no corrections, and one that knows some must hear that none stand.
            let is_corrected = was_corrected == Some(true) || !log.entries().is_empty();
            if is_corrected {
                self.send_corrections(&log);
                return true;
            }
            self.ask(Request::Open, move |response| {
                if let Response::Overview(overview) = response {
                    self.overview.set(Some(Arc::new(overview)));
                }
            });
            false
        });
    }

    fn keep_shown(self) {
        let look = Memo::new(move |_| self.look());
        Effect::new(move |_| {
            self.attempt.track();
            self.corrections.revision.track();
            let Some(look) = look.get() else { return };
            self.awaiting.set(true);
            let asked = look.clone();
            self.ask(Request::Show(Box::new(look)), move |response| {
                // The user may have chosen again since.
                if look_now(self).as_ref() != Some(&asked) {
                    return;
                }
                if let Response::Shown(shown) = response {
                    self.shown.set(Some(Arc::from(shown)));
                }
                self.awaiting.set(false);
                if self.extent.get_untracked() == Extent::Whole {
                    // The tables stand after the next frame.
                    request_animation_frame(|| {
                        Timeout::new(0, browser::print).forget();
                    });
                }
            });
        });
    }

    /// What to ask the engine for.
    pub(crate) fn look(self) -> Option<Look> {
        let frame = Frame { width: self.width.get(), extent: self.extent.get() };
        let language = self.language.get();
        self.overview.with(|o| Some(self.route().look(o.as_deref()?, language, frame)))
    }

    /// The items of the open mark: in the comparison those of its cell, in a sheet its facts; of
    /// a mark that is not there, the fact alone.
    fn keep_around(self) {
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

    fn keep_article(self) {
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

fn look_now(page: Page) -> Option<Look> {
    untrack(|| page.look())
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
