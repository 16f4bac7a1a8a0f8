//! The one state of the page, and what follows from it.
//!
//! In: the address. Out: signals that the parts read, and the ways to change the address. All that
//! the user chose is in [`Route`]; the rest is what the engine answered to it ([`answers`]).

mod answers;
mod evidence;
mod names;

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use self::answers::{Answers, Windows};
pub(crate) use self::evidence::Standing;
use super::browser::{self, Way};
use super::catalog::Catalog;
use super::client::{Client, EngineState};
use super::corrections::Corrections;
use super::later::Later;
use super::text::speak;
use crate::api::{Article, Request, Response, Shown};
use crate::query::Selection;
use crate::view::route::{Openings, Parsed, Route};
use crate::view::{Extent, Item, Language, Overview, View};

/// The state of the page, a context: a pointer to its signals, so that what follows it stays small. It
/// lives as long as the page.
#[derive(Clone, Copy)]
pub(crate) struct Page(&'static Signals);

impl Deref for Page {
    type Target = Signals;

    fn deref(&self) -> &Signals {
        self.0
    }
}

/// What the state consists of.
pub(crate) struct Signals {
    /// What the address says.
    pub(crate) parsed: RwSignal<Parsed>,
    /// Which corpus this is.
    pub(crate) overview: RwSignal<Option<Arc<Overview>>>,
    /// The answer to the present selection, or, while one is awaited, to the one before.
    pub(crate) shown: RwSignal<Option<Arc<Shown>>>,
    /// The last answer to what was only pointed at, with the fragments of its state.
    pub(crate) foreseen: RwSignal<Option<(Arc<Shown>, Arc<Openings>)>>,
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
    /// What is set after the frame in which the view changes.
    pub(crate) later: Later,
    /// Ids of the panels and rows that were in sight when something was pointed at or an answer came.
    in_sight: StoredValue<Vec<String>>,
    /// Numbers of what the overview has.
    catalog: Memo<Catalog>,
    /// From which row on the long tables are wanted, by panel, and in which state of the page.
    windows: RwSignal<Windows>,
    /// The answers at hand, and the questions.
    answers: StoredValue<Answers, LocalStorage>,
    /// How much of a table is on the page: all of it only while it is printed.
    extent: RwSignal<Extent>,
    attempt: RwSignal<u32>,
    client: StoredValue<Client, LocalStorage>,
}

impl Page {
    /// Starts the engine and follows the address.
    pub(crate) fn start() -> Self {
        let engine = RwSignal::new(EngineState::Starting);
        let overview: RwSignal<Option<Arc<Overview>>> = RwSignal::new(None);
        let numbers = move |_: Option<&Catalog>| {
            overview.with(|overview| overview.as_deref().map(Catalog::new).unwrap_or_default())
        };
        let page = Self(Box::leak(Box::new(Signals {
            parsed: RwSignal::new(Route::parse(&browser::fragment())),
            overview,
            shown: RwSignal::new(None),
            foreseen: RwSignal::new(None),
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
            later: Later::new(),
            in_sight: StoredValue::default(),
            catalog: Memo::new(numbers),
            windows: RwSignal::default(),
            answers: StoredValue::new_local(Answers::default()),
            extent: RwSignal::new(Extent::Page),
            attempt: RwSignal::new(0),
            client: StoredValue::new_local(Client::new(engine)),
        })));
        speak(page.language.get_untracked());
        browser::on_fragment(move |way| {
            page.steps.update(|steps| match way {
                Way::Onward => *steps += 1,
                Way::Back => *steps = steps.saturating_sub(1),
            });
            page.follow(&browser::fragment());
        });
        browser::on_link(move |fragment| page.step_to(fragment));
        browser::on_point(move |fragment| page.foresee_route(&Route::parse(fragment).route));
        browser::on_press(move || page.ask_next());
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
        page.keep_open_marks();
        page
    }

    /// Shows what a fragment says, unless it is shown.
    fn follow(self, fragment: &str) {
        let parsed = Route::parse(fragment);
        if self.no_room.with_untracked(Option::is_some) {
            self.no_room.set(None);
        }
        if self.parsed.with_untracked(|known| *known != parsed) {
            self.parsed.set(parsed);
        }
    }

    /// Notes what is in sight, while nothing is changed.
    fn look_round(self) {
        self.in_sight.set_value(browser::ids_in_sight("#view .panel, #view .topic"));
    }

    /// Whether the panel or row of an element's id was in sight.
    pub(crate) fn is_in_sight(self, id: &str) -> bool {
        self.in_sight.with_value(|ids| ids.iter().any(|known| known == id))
    }

    /// The context.
    pub(crate) fn get() -> Self {
        expect_context::<Self>()
    }

    /// What the address says now.
    pub(crate) fn route(self) -> Route {
        self.parsed.with(|parsed| parsed.route.clone())
    }

    /// The same, once.
    pub(crate) fn route_now(self) -> Route {
        self.parsed.with_untracked(|parsed| parsed.route.clone())
    }

    /// Changes the address by an entry of the history. In the comparison the partners become
    /// explicit, so that the link shows the same ones in a corpus that has grown.
    pub(crate) fn go(self, change: impl FnOnce(&mut Route)) {
        let mut route = self.pinned();
        route.panel = None;
        change(&mut route);
        self.step_to(&route.to_fragment());
    }

    /// Changes the address without an entry of the history: the present one becomes the new one.
    pub(crate) fn revise(self, change: impl FnOnce(&mut Route)) {
        let mut route = self.pinned();
        route.panel = None;
        change(&mut route);
        let fragment = route.to_fragment();
        browser::revise(&fragment);
        self.follow(&fragment);
    }

    /// Goes to a fragment by an entry of the history, unless it is the present one.
    fn step_to(self, fragment: &str) {
        browser::hold_focus();
        if browser::go(fragment) {
            self.steps.update(|steps| *steps += 1);
        }
        self.follow(fragment);
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

    /// The chosen partners, defaults put in.
    pub(crate) fn partners(self) -> Vec<String> {
        let defaults = self.overview.with(|o| o.as_deref().map(Overview::default_partners));
        let route = self.route();
        let defaults = defaults.filter(|_| route.view == View::Compare);
        route.partners.or(defaults).unwrap_or_default()
    }

    /// Adds a partner or takes it away; a sixth is refused with a reason.
    pub(crate) fn toggle_partner(self, id: &str) {
        if has_room(&self.pinned(), id) {
            self.go(|route| turn_partner(route, id));
        } else {
            self.no_room.set(Some(self.entity_name(id)));
        }
    }

    /// Asks ahead for the answer with a partner more, or less.
    pub(crate) fn foresee_partner(self, id: &str) {
        if has_room(&self.pinned(), id) {
            self.foresee(|route| turn_partner(route, id));
        }
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
            self.forget_questions();
        }
        self.attempt.update(|attempt| *attempt += 1);
    }

    /// Whether what is on the page is not yet what was asked for; a signal.
    pub(crate) fn is_busy(self) -> bool {
        self.awaiting.get() || self.later.is_busy()
    }

    /// The same, once.
    pub(crate) fn is_busy_now(self) -> bool {
        self.awaiting.get_untracked() || self.later.is_busy_now()
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
}

/// Whether a comparison has room for a partner that it has not; elsewhere there is always room.
fn has_room(route: &Route, id: &str) -> bool {
    let partners = route.partners.as_deref().unwrap_or_default();
    route.view != View::Compare
        || partners.len() < Selection::MAX_PARTNERS
        || partners.iter().any(|partner| partner == id)
}

/// Adds a partner or takes it away.
fn turn_partner(route: &mut Route, id: &str) {
    let mut partners = route.partners.take().unwrap_or_default();
    match partners.iter().position(|partner| partner == id) {
        Some(at) => {
            partners.remove(at);
        }
        None => partners.push(id.to_owned()),
    }
    // Elsewhere no partner means all of them.
    let is_needed = route.view == View::Compare || !partners.is_empty();
    route.partners = is_needed.then_some(partners);
}
