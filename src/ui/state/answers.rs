//! The engine's answers: which one the page shows, and those at hand.
//!
//! In: what the address says and what is pointed at. Out: the answer to the present selection. What is
//! pointed at is asked for before it is pressed, one question at a time and after those that were
//! pressed, so that a press finds its answer at hand. Must not know what an answer says.
//!
//! the pointer comes to the box «Токаев» → the answer with it is asked for → the box is pressed → it is
//! shown in the next frame

use std::collections::BTreeMap;
use std::sync::Arc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use super::Page;
use crate::api::{Request, Response, Shown};
use crate::ui::browser;
use crate::ui::client::EngineState;
use crate::ui::later::after_frame;
use crate::view::route::{Openings, Route};
use crate::view::{Extent, Frame, Look, Overview};

/// So many answers that were shown are kept, for Back and for a filter that is taken off again.
const SHOWN: usize = 8;
/// So many that were not.
const FORESEEN: usize = 4;
/// What is pointed at is asked for when the pointer has rested on it for so long: what it only passes
/// over on its way is not.
const REST_MS: u32 = 40;
/// Of more documents no other view is asked ahead: it may first need an index of all words.
const SMALL: usize = 200;

/// From which row on the long tables are wanted, by panel, and in which state of the page.
pub(super) type Windows = (Openings, BTreeMap<String, usize>);

/// The answers at hand, and the questions.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// The last that were shown, the latest first.
    shown: Vec<Answer>,
    /// The last to what was only pointed at, the latest first.
    foreseen: Vec<Answer>,
    /// What was asked and is not answered.
    asked: Vec<Look>,
    /// What was pointed at last and is to be asked when nothing else is, with the fragments of its
    /// state.
    next: Option<(Look, Openings)>,
}

/// What the engine said to a look, and of which corpus.
#[derive(Debug)]
struct Answer {
    look: Look,
    overview: Arc<Overview>,
    shown: Arc<Shown>,
}

/// Whether an answer is shown, or was foreseen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Shown,
    Foreseen,
}

impl Answers {
    fn has(&self, look: &Look, overview: &Arc<Overview>) -> bool {
        self.shown.iter().chain(&self.foreseen).any(|answer| answer.is_to(look, overview))
    }

    /// The answer to this of the same corpus, which is about to be shown.
    fn take(&mut self, look: &Look, overview: &Arc<Overview>) -> Option<Arc<Shown>> {
        let is_to = |answer: &Answer| answer.is_to(look, overview);
        let answer = if let Some(at) = self.shown.iter().position(is_to) {
            self.shown.remove(at)
        } else {
            let at = self.foreseen.iter().position(is_to)?;
            self.foreseen.remove(at)
        };
        let shown = Arc::clone(&answer.shown);
        self.keep(answer, Use::Shown);
        Some(shown)
    }

    fn keep(&mut self, answer: Answer, used: Use) {
        let (list, most) = match used {
            Use::Shown => (&mut self.shown, SHOWN),
            Use::Foreseen => (&mut self.foreseen, FORESEEN),
        };
        list.insert(0, answer);
        // An answer is thousands of pieces: they are given back when the frame is painted.
        if let Some(spent) = list.get(most).is_some().then(|| list.split_off(most)) {
            after_frame(move || drop(spent));
        }
    }
}

impl Answer {
    fn is_to(&self, look: &Look, overview: &Arc<Overview>) -> bool {
        self.look == *look && Arc::ptr_eq(&self.overview, overview)
    }
}

impl Page {
    /// What to ask the engine for.
    pub(crate) fn look(self) -> Option<Look> {
        self.look_of(&self.route())
    }

    /// What to ask it for in another state of the page.
    fn look_of(self, route: &Route) -> Option<Look> {
        let frame = Frame { width: self.width.get(), extent: self.extent.get() };
        let language = self.language.get();
        let mut look = self.overview.with(|o| Some(route.look(o.as_deref()?, language, frame)))?;
        self.windows.with(|(base, windows)| {
            if !windows.is_empty() && *base == Openings::over(&self.pin(route.clone())) {
                let rows =
                    windows.iter().map(|(panel, from)| (format!("{panel}-from"), from.to_string()));
                look.options.extend(rows);
            }
        });
        Some(look)
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

    /// Prints the view, its tables whole.
    pub(crate) fn print(self) {
        if self.extent.get_untracked() == Extent::Whole {
            browser::print();
        }
        self.extent.set(Extent::Whole);
    }

    /// Asks ahead for the answer to what a press would choose.
    pub(crate) fn foresee(self, change: impl FnOnce(&mut Route)) {
        let mut route = self.pinned();
        change(&mut route);
        self.foresee_route(&route);
    }

    /// The same, of what a link would choose.
    pub(super) fn foresee_route(self, route: &Route) {
        let Some(look) = untrack(|| self.look_of(route)) else { return };
        let Some(overview) = self.overview.get_untracked() else { return };
        let is_far = look.view != self.route_now().view && overview.documents.len() > SMALL;
        if is_far || self.is_wanted(&look) {
            return;
        }
        self.look_round();
        let openings = Openings::over(&self.pin(route.clone()));
        self.answers.update_value(|answers| {
            let is_known = answers.asked.contains(&look) || answers.has(&look, &overview);
            answers.next = (!is_known).then(|| (look.clone(), openings));
        });
        let rested = move || {
            let is_next = |(next, _): &(Look, Openings)| *next == look;
            if self.answers.with_value(|answers| answers.next.as_ref().is_some_and(is_next)) {
                self.ask_next();
            }
        };
        Timeout::new(REST_MS, rested).forget();
    }

    /// Asks what was pointed at, where nothing else is asked. When a button or a key goes down it is
    /// asked without a rest: the press is complete when it comes up again.
    pub(super) fn ask_next(self) {
        if self.awaiting.get_untracked() {
            return;
        }
        let next = self.answers.try_update_value(|answers| {
            if answers.asked.is_empty() { answers.next.take() } else { None }
        });
        if let Some((look, openings)) = next.flatten() {
            self.ask_for(look, Some(openings));
        }
    }

    /// Shows the answer to what is chosen.
    pub(super) fn keep_shown(self) {
        let look = Memo::new(move |_| self.look());
        Effect::new(move |_| {
            self.attempt.track();
            self.corrections.revision.track();
            let Some(look) = look.get() else { return };
            let Some(overview) = self.overview.get_untracked() else { return };
            let at_hand = self.answers.try_update_value(|answers| answers.take(&look, &overview));
            if let Some(shown) = at_hand.flatten() {
                self.show(Some(shown));
            } else {
                self.awaiting.set(true);
                self.ask_for(look, None);
            }
        });
        // A dead worker answers nothing.
        Effect::new(move |_| {
            if matches!(self.engine.get(), EngineState::Restarted | EngineState::Failed) {
                self.forget_questions();
            }
        });
    }

    /// Asks, unless it is asked already; shows the answer if it is wanted when it comes. Of what is
    /// only pointed at, the fragments of its state are told with the answer.
    fn ask_for(self, look: Look, ahead: Option<Openings>) {
        let is_asked = self.answers.with_value(|answers| answers.asked.contains(&look));
        if is_asked {
            return;
        }
        self.answers.update_value(|answers| answers.asked.push(look.clone()));
        self.ask(Request::Show(Box::new(look.clone())), move |response| {
            self.answers.update_value(|answers| answers.asked.retain(|known| *known != look));
            // The user may have chosen again since.
            let is_wanted = self.is_wanted(&look);
            let shown = match response {
                Response::Shown(shown) => Some(Arc::from(shown)),
                _ => None,
            };
            if let (Some(shown), Some(overview)) = (&shown, self.overview.get_untracked()) {
                let answer = Answer { look, overview, shown: Arc::clone(shown) };
                let used = if is_wanted { Use::Shown } else { Use::Foreseen };
                self.answers.update_value(|answers| answers.keep(answer, used));
            }
            if is_wanted {
                self.look_round();
                self.show(shown);
            } else if let (Some(shown), Some(openings)) = (shown, ahead) {
                self.foreseen.set(Some((shown, Arc::new(openings))));
            }
            self.ask_next();
        });
    }

    /// Shows an answer; of a refusal, that none is awaited.
    fn show(self, shown: Option<Arc<Shown>>) {
        if shown.is_some() {
            self.shown.set(shown);
        }
        if self.awaiting.get_untracked() {
            self.awaiting.set(false);
        }
        self.print_whole();
    }

    /// Whether this is what is chosen now.
    fn is_wanted(self, look: &Look) -> bool {
        untrack(|| self.look()).as_ref() == Some(look)
    }

    /// Forgets the answers of a corpus that is no longer as it was.
    pub(crate) fn forget_answers(self) {
        self.answers.update_value(|answers| {
            answers.shown.clear();
            answers.foreseen.clear();
        });
    }

    /// Forgets what was asked of a worker that is gone.
    pub(super) fn forget_questions(self) {
        self.answers.update_value(|answers| {
            answers.asked.clear();
            answers.next = None;
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
}
