//! The one state of the page, and what follows from it.
//!
//! In: the address. Out: signals that the parts read, and the ways to change the address. All that
//! the user chose is in [`Route`]; the rest is what the engine answered to it.

use std::sync::Arc;

use leptos::prelude::*;

use super::browser;
use super::client::{Client, EngineState};
use super::text::t;
use crate::api::{Article, Request, Response};
use crate::lexicon::EntityKind;
use crate::query::Selection;
use crate::view::route::{EvidenceRef, Parsed, Route};
use crate::view::{Comparison, DocumentCard, Overview, format};

/// So many partners stand side by side where the address leaves it open.
const DEFAULT_PARTNERS: usize = 3;
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
    pub(crate) comparison: RwSignal<Option<Arc<Comparison>>>,
    /// The document of the open evidence.
    pub(crate) article: RwSignal<Option<Arc<Article>>>,
    /// Whether the document of the open evidence is not in the corpus.
    pub(crate) article_refused: RwSignal<bool>,
    /// How the engine is.
    pub(crate) engine: RwSignal<EngineState>,
    /// The partner that found no room, by name.
    pub(crate) no_room: RwSignal<Option<String>>,
    /// Whether an answer to the present selection is awaited.
    pub(crate) awaiting: RwSignal<bool>,
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
            comparison: RwSignal::new(None),
            article: RwSignal::new(None),
            article_refused: RwSignal::new(false),
            engine,
            no_room: RwSignal::new(None),
            awaiting: RwSignal::new(true),
            attempt: RwSignal::new(0),
            client: StoredValue::new_local(Client::new(engine)),
        };
        browser::on_fragment(move || {
            page.no_room.set(None);
            page.parsed.set(Route::parse(&browser::fragment()));
        });
        page.keep_overview();
        page.keep_comparison();
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

    /// Changes the address by an entry of the history. The partners become explicit, so that the
    /// link shows the same ones in a corpus that has grown.
    pub(crate) fn go(self, change: impl FnOnce(&mut Route)) {
        let mut route = self.pinned();
        change(&mut route);
        browser::go(&route.to_fragment());
    }

    /// The present state with the partners named.
    pub(crate) fn pinned(self) -> Route {
        let mut route = self.route_now();
        let resolved = self.overview.with_untracked(|o| o.as_deref().map(default_partners));
        if let (None, Some(defaults)) = (&route.partners, resolved) {
            route.partners = Some(defaults);
        }
        route
    }

    /// The chosen partners, defaults put in.
    pub(crate) fn partners(self) -> Vec<String> {
        let defaults = self.overview.with(|o| o.as_deref().map(default_partners));
        self.route().partners.or(defaults).unwrap_or_default()
    }

    /// Adds a partner or takes it away; a sixth is refused with a reason.
    pub(crate) fn toggle_partner(self, id: &str) {
        let mut partners = self.pinned().partners.unwrap_or_default();
        if let Some(at) = partners.iter().position(|partner| partner == id) {
            partners.remove(at);
        } else if partners.len() < Selection::MAX_PARTNERS {
            partners.push(id.to_owned());
        } else {
            self.no_room.set(Some(self.entity_name(id)));
            return;
        }
        self.go(|route| route.partners = Some(partners));
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
        let card = self.overview.with_untracked(|overview| {
            let cards = &overview.as_ref()?.partners;
            cards.iter().find(|card| card.id == id).map(|card| card.name.clone())
        });
        card.or_else(|| browser::state_name(id)).unwrap_or_else(|| id.to_uppercase())
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
                    Some(edtf) => format!("{publisher}, {}", format::publication(edtf)),
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

    fn ask(self, request: Request, reply: impl FnOnce(Response) + 'static) {
        self.client.with_value(|client| client.ask(request, reply));
    }

    fn keep_overview(self) {
        Effect::new(move |_| {
            self.attempt.track();
            self.ask(Request::Open, move |response| {
                if let Response::Overview(overview) = response {
                    self.overview.set(Some(Arc::new(overview)));
                }
            });
        });
    }

    fn keep_comparison(self) {
        let selection = Memo::new(move |_| {
            let defaults = self.overview.with(|o| o.as_deref().map(default_partners))?;
            Some(self.route().selection(&defaults))
        });
        Effect::new(move |_| {
            self.attempt.track();
            let Some(selection) = selection.get() else { return };
            self.awaiting.set(true);
            let asked = selection.clone();
            self.ask(Request::Compare(selection), move |response| {
                // The user may have chosen again since.
                if selection_now(self).as_ref() != Some(&asked) {
                    return;
                }
                if let Response::Comparison(comparison) = response {
                    self.comparison.set(Some(Arc::new(comparison)));
                }
                self.awaiting.set(false);
            });
        });
    }

    fn keep_article(self) {
        let wanted = Memo::new(move |_| self.evidence().map(|evidence| evidence.document));
        Effect::new(move |_| {
            self.attempt.track();
            let Some(document) = wanted.get() else { return };
            let known = self.article.with_untracked(|article| {
                article.as_ref().is_some_and(|article| article.document.meta.id == document)
            });
            self.article_refused.set(false);
            if known {
                return;
            }
            self.article.set(None);
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
        });
    }
}

fn selection_now(page: Page) -> Option<Selection> {
    let defaults = page.overview.with_untracked(|o| o.as_deref().map(default_partners))?;
    Some(page.route_now().selection(&defaults))
}

/// The states with most facts; where there are none, whoever has most.
fn default_partners(overview: &Overview) -> Vec<String> {
    let ids = |states_only: bool| -> Vec<String> {
        let cards = overview.partners.iter();
        cards
            .filter(|card| !states_only || card.kind == EntityKind::State)
            .take(DEFAULT_PARTNERS)
            .map(|card| card.id.clone())
            .collect()
    };
    let states = ids(true);
    if states.is_empty() { ids(false) } else { states }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
