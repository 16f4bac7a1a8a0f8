//! What the sentences before spoke of: partners, metric, date, organisation, route.
//!
//! In: what each sentence names. Out: whom a sentence that names nobody goes on about. Knows how long
//! something is spoken of; must not know rules nor words.
//!
//! «Переговоры с Сербией прошли. Торговля растёт.» → the second sentence is about Serbia.

use super::event::Events;
use super::rules::rules;
use crate::extract::person::is_state;
use crate::record::Metric;

/// Sentences and paragraphs over which a partner is carried on when a sentence names none.
const CARRIED_PARAGRAPHS: usize = 2;

/// After so many sentences that name nobody the text is about its counterpart again.
const SILENCE: usize = 2;

/// The partners named last, and what was measured last.
#[derive(Debug, Default)]
pub(in crate::extract) struct Memory {
    partners: Vec<String>,
    /// The metric that the sentence before speaks of.
    pub(super) metric: Option<Metric>,
    /// That of the paragraph before, for the first sentence of this one: «Его доведут до 5 млрд».
    pub(super) metric_above: Option<Metric>,
    /// Paragraphs since; the items of one list are one.
    age: usize,
    /// Sentences since.
    silence: usize,
    /// Whether the sentence before opens a list or goes on with it: it ends in «:» or «;».
    pub(super) lists: bool,
    /// The one state that the text is about beside the home state, where there is one.
    pub(super) counterpart: Option<String>,
    /// The organisation named last.
    pub(super) organisation: Option<String>,
    /// The route named last in the paragraph.
    pub(super) route: Option<String>,
    /// The states that the text names and that are poles of the world.
    pub(super) powers: Vec<String>,
    /// The date of the document, EDTF.
    pub(super) today: Option<String>,
    /// The date (EDTF) named last.
    pub(super) date: Option<String>,
    /// The day of the text's dateline.
    pub(super) dateline: Option<String>,
    /// The date under which the sentence before puts examples that follow, EDTF.
    pub(super) heading: Option<String>,
    /// The meetings told so far.
    pub(super) events: Events,
    /// Whether a sentence was read.
    pub(super) begun: bool,
}

impl Memory {
    /// Nothing was spoken of yet; the document is of this date (EDTF).
    pub(in crate::extract) fn new(today: Option<&str>) -> Self {
        Self { today: today.map(str::to_owned), ..Self::default() }
    }

    /// A paragraph begins.
    pub(super) fn paragraph(&mut self) {
        // The items of a list go on with what its head speaks of.
        let above = self.metric;
        let metric = above.filter(|_| self.lists);
        if !self.lists {
            self.age += 1;
        }
        self.turn();
        (self.metric, self.metric_above) = (metric, above);
    }

    /// The answer to a question begins: what was asked about is spoken of still.
    pub(super) fn turn(&mut self) {
        (self.metric, self.metric_above) = (None, None);
        self.route = None;
        self.heading = None;
        self.events.paragraph();
    }

    /// A sentence ended that names these partners.
    pub(super) fn sentence(&mut self, partners: Vec<String>, metric: Option<Metric>) {
        self.metric_above = None;
        if metric.is_some() || !self.lists {
            self.metric = metric;
        }
        if partners.is_empty() {
            self.silence += 1;
        } else {
            self.partners = partners;
            (self.age, self.silence) = (0, 0);
        }
    }

    /// Whom a sentence that names nobody goes on about: the partners named last, of these the states
    /// where there are any; in a text about one other state that state, once a paragraph has ended,
    /// some sentences have named nobody, or where the sentence speaks of both sides (`of_both`).
    pub(super) fn recall(&self, of_both: bool) -> Vec<String> {
        let recent = if self.age <= CARRIED_PARAGRAPHS { self.partners.as_slice() } else { &[] };
        if let Some(counterpart) = &self.counterpart
            && (self.age > 0 || self.silence >= SILENCE || of_both || recent.is_empty())
            && !recent.contains(counterpart)
        {
            return vec![counterpart.clone()];
        }
        let acts = |id: &&String| is_state(id) || rules().is_pole(id);
        let states: Vec<String> = recent.iter().filter(acts).cloned().collect();
        if states.iter().any(|id| is_state(id)) { states } else { recent.to_vec() }
    }
}
