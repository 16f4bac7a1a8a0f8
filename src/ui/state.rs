//! The one state of the page, and what follows from it.
//!
//! In: the address. Out: signals that the parts read, and the ways to change the address. All that
//! the user chose is in [`Route`]; the rest is what the engine answered to it.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use super::browser::{self, Way};
use super::catalog::Catalog;
use super::client::{Client, EngineState};
use super::corrections::Corrections;
use super::later::{Later, after_frame};
use super::text::{locale, publication, speak, t};
use crate::api::{Article, Body, Request, Response, Shown};
use crate::query::{FactRef, Selection};
use crate::view::group::cell_items;
use crate::view::route::{EvidenceRef, Openings, Parsed, Route, Spot};
use crate::view::sheet::Mark;
use crate::view::{Extent, Frame, Item, Language, Look, Overview, View};

/// Colours of partners in `style/tokens.css`.
const HUES: usize = 10;
/// So many answers are kept, for Back and for a filter that is taken off again.
const ANSWERS: usize = 8;

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
    /// Numbers of what the overview has.
    catalog: Memo<Catalog>,
    /// From which row on the long tables are wanted, by panel, and in which state of the page.
    windows: RwSignal<(Openings, BTreeMap<String, usize>)>,
    /// The last answers, the latest first.
    answers: StoredValue<Vec<Answer>, LocalStorage>,
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
            catalog: Memo::new(numbers),
            windows: RwSignal::default(),
            answers: StoredValue::new_local(Vec::new()),
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
        // The view is asked for before the browser tells that the address has changed.
        browser::on_link(move |fragment| page.follow(fragment));
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
        let fragment = route.to_fragment();
        browser::go(&fragment);
        self.follow(&fragment);
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

    /// The facts of a mark in short, for paper: «001:17», «001:17 +3».
    pub(crate) fn mark_facts(self, facts: &[FactRef]) -> Option<String> {
        let first = facts.first()?;
        let name = format!("{}:{}", self.document_id(first.document)?, first.fact);
        Some(match facts.len() - 1 {
            0 => name,
            more => format!("{name} +{more}"),
        })
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
        let number = self.catalog.with_untracked(|catalog| catalog.document(&at.document))?;
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
            let number = self.catalog.with_untracked(|catalog| catalog.partner(id))?;
            self.overview.with_untracked(|overview| {
                Some(overview.as_ref()?.partners.get(number)?.name.clone())
            })
        };
        locale().name(id, card)
    }

    /// The name of a speaker; without one, of the author.
    pub(crate) fn speaker_name(self, id: &str) -> String {
        if id == Selection::AUTHOR {
            return t("speaker.author").to_owned();
        }
        let number = self.catalog.with_untracked(|catalog| catalog.speaker(id));
        let name = self.overview.with_untracked(|overview| {
            Some(overview.as_ref()?.speakers.get(number?)?.name.clone())
        });
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| capitalised(id))
    }

    /// What a document is called in a line: its publisher, else its title; with the date where the
    /// corpus has several of one publisher.
    pub(crate) fn source_name(self, id: &str) -> String {
        let number = self.document_number(id);
        self.overview
            .with_untracked(|overview| {
                let meta = &overview.as_ref()?.documents.get(number?)?.meta;
                let Some(publisher) = &meta.publisher else { return meta.title.clone() };
                let is_repeated =
                    self.catalog.with_untracked(|catalog| catalog.is_repeated(publisher));
                let date = meta.date.as_deref().filter(|_| is_repeated);
                Some(match date {
                    Some(edtf) => format!("{publisher}, {}", publication(edtf)),
                    None => publisher.clone(),
                })
            })
            .unwrap_or_else(|| id.to_owned())
    }

    /// The number of a partner's colour: stable over the whole corpus, whatever is chosen.
    pub(crate) fn hue(self, id: &str) -> usize {
        self.partner_number(id).unwrap_or_default() % HUES
    }

    /// The number of a partner in the overview.
    pub(crate) fn partner_number(self, id: &str) -> Option<usize> {
        self.catalog.with_untracked(|catalog| catalog.partner(id))
    }

    /// The number of a speaker in the overview.
    pub(crate) fn speaker_number(self, id: &str) -> Option<usize> {
        self.catalog.with_untracked(|catalog| catalog.speaker(id))
    }

    /// The number of a document in the overview.
    pub(crate) fn document_number(self, id: &str) -> Option<usize> {
        self.catalog.with_untracked(|catalog| catalog.document(id))
    }

    /// Whether what is on the page is not yet what was asked for; a signal.
    pub(crate) fn is_busy(self) -> bool {
        self.awaiting.get() || self.later.is_busy()
    }

    /// Wants the rows of a panel's long table from a number on, without a step of the history.
    pub(crate) fn want_rows(self, panel: &str, from: usize) {
        let base = self.openings();
        self.windows.update(|(known, windows)| {
            if *known != base {
                windows.clear();
                *known = base;
            }
            windows.insert(panel.to_owned(), from);
        });
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
            if let Some(shown) = self.answered(&look) {
                self.shown.set(Some(shown));
                self.awaiting.set(false);
                self.print_whole();
                return;
            }
            self.awaiting.set(true);
            let asked = look.clone();
            self.ask(Request::Show(Box::new(look)), move |response| {
                // The user may have chosen again since.
                if look_now(self).as_ref() != Some(&asked) {
                    return;
                }
                if let Response::Shown(shown) = response {
                    let shown: Arc<Shown> = Arc::from(shown);
                    self.keep_answer(asked, Arc::clone(&shown));
                    self.shown.set(Some(shown));
                }
                self.awaiting.set(false);
                self.print_whole();
            });
        });
    }

    /// The answer that was given to this before, of the same corpus.
    fn answered(self, look: &Look) -> Option<Arc<Shown>> {
        let overview = self.overview.get_untracked()?;
        self.answers.with_value(|answers| {
            let is_asked =
                |answer: &&Answer| answer.look == *look && Arc::ptr_eq(&answer.overview, &overview);
            answers.iter().find(is_asked).map(|answer| Arc::clone(&answer.shown))
        })
    }

    /// Forgets the answers of a corpus that is no longer as it was.
    pub(super) fn forget_answers(self) {
        self.answers.update_value(Vec::clear);
    }

    fn keep_answer(self, look: Look, shown: Arc<Shown>) {
        let Some(overview) = self.overview.get_untracked() else { return };
        self.answers.update_value(|answers| {
            answers.insert(0, Answer { look, overview, shown });
            answers.truncate(ANSWERS);
        });
    }

    /// Prints, where whole tables were asked for that, when all of them stand.
    fn print_whole(self) {
        if self.extent.get_untracked() == Extent::Whole {
            after_frame(move || {
                if self.later.is_busy_now() { self.print_whole() } else { browser::print() }
            });
        }
    }

    /// Tells of every mark and item whether it is what is open: by one effect, not by one of each.
    fn keep_open_marks(self) {
        Effect::new(move |_| {
            self.shown.track();
            let _ = self.is_busy();
            let open = self.evidence();
            // Before the frame, when the elements that this effect comes with are set.
            request_animation_frame(move || browser::tell_open(open.as_ref()));
        });
    }

    /// What to ask the engine for.
    pub(crate) fn look(self) -> Option<Look> {
        let frame = Frame { width: self.width.get(), extent: self.extent.get() };
        let language = self.language.get();
        let mut look =
            self.overview.with(|o| Some(self.route().look(o.as_deref()?, language, frame)))?;
        self.windows.with(|(base, windows)| {
            if !windows.is_empty() && *base == self.openings() {
                let rows =
                    windows.iter().map(|(panel, from)| (format!("{panel}-from"), from.to_string()));
                look.options.extend(rows);
            }
        });
        Some(look)
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

/// What the engine said to a look, and of which corpus.
#[derive(Debug)]
struct Answer {
    look: Look,
    overview: Arc<Overview>,
    shown: Arc<Shown>,
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
