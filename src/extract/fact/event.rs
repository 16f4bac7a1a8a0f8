//! The meetings told so far, and which of them words refer to.
//!
//! In: the meetings of each sentence. Out: the one that «вашингтонский саммит», «этот визит» or a
//! bare «спустя месяц» means. Knows partners, places and forms; must not know how an interval is
//! written.
//!
//! «Визит в Вашингтон завершился … после вашингтонского саммита» → that visit

use std::ops::Range;

use super::rules::rules;
use super::scene::Scene;
use crate::lexicon::{EntityKind, state_of_town};
use crate::pattern::Stream as _;
use crate::record::MeetingForm;
use crate::text::{Span, fold};

/// So many meetings are remembered.
const REMEMBERED: usize = 48;
/// A meeting that nothing names is the one told last, at most so many paragraphs before.
const NEAR_PARAGRAPHS: usize = 2;
/// An adjective of a place shares all but so many letters with it, and so many at least.
const ENDING: usize = 2;
const LEAST_COMMON: usize = 4;

/// A meeting told.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) form: MeetingForm,
    /// Partners, the state of the place, the folded name of the place.
    pub(super) keys: Vec<String>,
    /// EDTF with a year.
    pub(super) date: Option<String>,
    /// Whether it is yet to be held.
    pub(super) planned: bool,
    /// Its evidence, bytes of the document.
    pub(super) span: Span,
}

/// An event with where it was told.
#[derive(Clone, Debug)]
struct Told {
    event: Event,
    paragraph: usize,
    sentence: usize,
    /// Number of its fact among those of the run of paragraphs that is read.
    fact: usize,
}

/// The meetings told so far.
#[derive(Debug, Default)]
pub(super) struct Events {
    told: Vec<Told>,
    paragraph: usize,
    sentence: usize,
}

impl Events {
    /// A paragraph begins.
    pub(super) fn paragraph(&mut self) {
        self.paragraph += 1;
    }

    /// A sentence ended that tells these meetings, each with the number of its fact.
    pub(super) fn sentence(&mut self, events: Vec<(usize, Event)>) {
        self.sentence += 1;
        let (paragraph, sentence) = (self.paragraph, self.sentence);
        let told =
            events.into_iter().map(|(fact, event)| Told { event, paragraph, sentence, fact });
        self.told.extend(told);
        let over = self.told.len().saturating_sub(REMEMBERED);
        self.told.drain(..over);
    }

    /// The meeting told last, in this paragraph or shortly before it.
    pub(super) fn last(&self) -> Option<&Event> {
        let told = self.told.last()?;
        (told.paragraph + NEAR_PARAGRAPHS >= self.paragraph).then_some(&told.event)
    }

    /// The meeting told last that was held, if it is as near as that of [`Self::last`].
    pub(super) fn last_held(&self) -> Option<&Event> {
        let told = self.told.iter().rev().find(|told| !told.event.planned)?;
        (told.paragraph + NEAR_PARAGRAPHS >= self.paragraph).then_some(&told.event)
    }

    /// The meeting that the sentence before told last, in the same paragraph, with the number of its
    /// fact.
    pub(super) fn just_told(&self) -> Option<(usize, &Event)> {
        let told = self.told.last()?;
        let near = told.paragraph == self.paragraph && told.sentence == self.sentence;
        near.then_some((told.fact, &told.event))
    }

    /// The date of the meeting told last became known.
    pub(super) fn date_last(&mut self, date: &str) {
        if let Some(told) = self.told.last_mut() {
            told.event.date = Some(date.to_owned());
        }
    }

    /// All, the latest first.
    pub(super) fn latest_first(&self) -> impl Iterator<Item = &Event> {
        self.told.iter().rev().map(|told| &told.event)
    }
}

impl Event {
    /// How many of the names given it shares.
    pub(super) fn common(&self, keys: &[String]) -> usize {
        keys.iter().filter(|key| self.keys.iter().any(|own| is_same(own, key))).count()
    }
}

/// Whether two names are one, or one is the adjective of the other: «самаркандский», «самарканд».
fn is_same(place: &str, key: &str) -> bool {
    if place == key {
        return true;
    }
    let common = place.chars().zip(key.chars()).take_while(|(a, b)| a == b).count();
    let letters = place.chars().count();
    common >= LEAST_COMMON && common + ENDING >= letters && key.contains("ск")
}

impl Scene<'_> {
    /// What units name that a meeting may be known by: states and organisations, those that leaders
    /// act for, towns with their states, other words with a capital and adjectives of places.
    pub(super) fn keys_of(&self, units: Range<usize>) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for unit in units {
            for named in self.units.named(unit) {
                match named.kind {
                    // The home state's leader takes part in all of them.
                    EntityKind::Person => {
                        let state = named.acts_for.clone();
                        out.extend(state.filter(|state| Some(state.as_str()) != self.home));
                    }
                    EntityKind::Place => {
                        let lexicon = self.units.paragraph.block.lexicon();
                        out.extend(state_of_town(&named.id));
                        out.extend(lexicon.name_of(named.kind, &named.id).map(fold));
                    }
                    _ => out.push(named.id.clone()),
                }
            }
            let norm = fold(self.units.text(unit..unit + 1));
            if self.units.named(unit).is_empty() && norm.contains("ск") {
                out.push(norm);
            }
        }
        out.dedup();
        out
    }

    /// The forms of meeting that the noun of a unit may mean; none where it names any.
    pub(super) fn forms_of(&self, unit: usize) -> Vec<MeetingForm> {
        rules().meetings_of(self.units.lists(unit)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(keys: &[&str]) -> Event {
        Event {
            form: MeetingForm::Visit,
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            date: None,
            planned: false,
            span: Span::new(0, 1),
        }
    }

    #[test]
    fn an_adjective_names_its_place() {
        let visit = event(&["UZ", "самарканд"]);
        let common = |keys: &[&str]| {
            visit.common(&keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(common(&["самаркандского"]), 1);
        assert_eq!(common(&["UZ", "самарканд"]), 2);
        assert_eq!(common(&["самарского", "TR"]), 0);
    }

    #[test]
    fn memory_is_bounded_and_forgets_what_is_far() {
        let mut events = Events::default();
        events.paragraph();
        for fact in 0..200 {
            events.sentence(vec![(fact, event(&["UZ"]))]);
        }
        assert_eq!(events.latest_first().count(), REMEMBERED);
        assert_eq!(events.just_told().map(|(fact, _)| fact), Some(199));
        for _ in 0..=NEAR_PARAGRAPHS {
            events.paragraph();
        }
        assert!(events.last().is_none() && events.just_told().is_none());
    }
}
