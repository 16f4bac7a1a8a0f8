//! An article set for reading: its paragraphs, each cut into runs so that the evidence is marked.
//!
//! In: a document, what was found in it, the span of the evidence. Out: blocks of runs, whose texts
//! are exactly the bytes of the document. Knows spans and segments; must not know markup.
//!
//! «— Да, [это риск.]{mark} Но …» → three runs, the second marked

use std::collections::BTreeMap;

use crate::corpus::{Document, Segment, SegmentKind};
use crate::lexicon::EntityKind;
use crate::record::{FactKind, QuantityValue, Record};
use crate::text::Span;

/// Kinds of what is marked in an article, each shown or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// States.
    Country,
    /// Blocs, organisations, companies.
    Organisation,
    /// People.
    Person,
    /// Corridors, pipelines, railway lines, other places.
    Route,
    /// Money, shares, numbers of things, durations.
    Amount,
    /// Dates.
    Date,
    /// Facts of a kind.
    Fact(FactKind),
}

impl Layer {
    /// Those of names and quantities, in the order of the legend.
    pub const WORDS: [Self; 6] =
        [Self::Country, Self::Organisation, Self::Person, Self::Route, Self::Amount, Self::Date];

    /// All, in the order of the legend.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.into_iter().chain(FactKind::ALL.iter().map(|kind| Self::Fact(*kind)))
    }

    /// The word of style and storage.
    pub fn code(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Organisation => "organisation",
            Self::Person => "person",
            Self::Route => "route",
            Self::Amount => "amount",
            Self::Date => "date",
            Self::Fact(kind) => kind.code(),
        }
    }

    fn of_mention(kind: EntityKind) -> Self {
        match kind {
            EntityKind::State => Self::Country,
            EntityKind::Bloc | EntityKind::Organisation | EntityKind::Company => Self::Organisation,
            EntityKind::Person => Self::Person,
            EntityKind::Place | EntityKind::Route => Self::Route,
        }
    }

    fn of_quantity(value: &QuantityValue) -> Self {
        match value {
            QuantityValue::Date { .. } => Self::Date,
            _ => Self::Amount,
        }
    }

    fn bit(self) -> u32 {
        match self {
            Self::Fact(kind) => 1 << (Self::WORDS.len() as u32 + kind as u32),
            word => 1 << Self::WORDS.iter().position(|known| *known == word).unwrap_or(0),
        }
    }
}

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layers(u32);

impl Layers {
    /// All kinds.
    pub fn every() -> Self {
        Layer::all().fold(Self::default(), Self::with)
    }

    /// The same set with a kind.
    #[must_use]
    pub fn with(self, layer: Layer) -> Self {
        Self(self.0 | layer.bit())
    }

    /// The same set without a kind.
    #[must_use]
    pub fn without(self, layer: Layer) -> Self {
        Self(self.0 & !layer.bit())
    }

    /// Whether a kind is in it.
    pub fn has(self, layer: Layer) -> bool {
        self.0 & layer.bit() != 0
    }

    /// What both sets have.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether it has no kind.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The first kind of names and quantities in it.
    pub fn word(self) -> Option<Layer> {
        Layer::WORDS.into_iter().find(|layer| self.has(*layer))
    }

    /// Whether it has facts of some kind.
    pub fn has_facts(self) -> bool {
        self.0 >> Layer::WORDS.len() != 0
    }
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'a> {
    /// What it is.
    pub kind: SegmentKind,
    /// Its text in order, without gaps.
    pub runs: Vec<Run<'a>>,
}

/// A piece of a paragraph that looks the same throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// The text.
    pub text: &'a str,
    /// Whether it belongs to the evidence.
    pub marked: bool,
    /// Whether it is the speaker's label.
    pub label: bool,
    /// What it belongs to.
    pub layers: Layers,
    /// Numbers of the facts that begin here, in order.
    pub facts: Vec<usize>,
    /// Number of the innermost mention that it belongs to.
    pub mention: Option<usize>,
}

/// How many things of each kind a record marks; kinds without any are left out.
pub fn counts(record: &Record) -> Vec<(Layer, usize)> {
    let mentions = record.mentions.iter().map(|mention| Layer::of_mention(mention.kind));
    let quantities = record.quantities.iter().map(|q| Layer::of_quantity(&q.value));
    let facts = record.standing().map(|(_, fact)| Layer::Fact(fact.detail.kind()));
    let mut counts = BTreeMap::new();
    for layer in mentions.chain(quantities).chain(facts) {
        *counts.entry(layer).or_insert(0) += 1;
    }
    counts.into_iter().collect()
}

/// The paragraphs of `document`: the bytes under `evidence` marked, what `record` found by kind.
/// Time is that of sorting all borders.
pub fn blocks<'a>(document: &'a Document, record: &Record, evidence: Span) -> Vec<Block<'a>> {
    let mut sweep = Sweep::new(document, record, evidence);
    let mut out: Vec<Block<'a>> = Vec::with_capacity(document.segments.len());
    for segment in &document.segments {
        let runs = sweep.runs(&document.text, segment);
        out.push(Block { kind: segment.kind, runs });
    }
    out
}

/// Goes once over the borders of all that is marked.
struct Sweep {
    /// Where something begins (`Ok`) or ends (`Err`), by place.
    borders: Vec<(u32, Result<Thing, Thing>)>,
    next: usize,
    /// How many things of each bit cover the present place.
    open: [u32; 32],
    evidence: u32,
    begun: Vec<usize>,
    /// Numbers of the mentions that cover the present place, the innermost last.
    mentions: Vec<usize>,
}

#[derive(Clone, Copy)]
enum Thing {
    Evidence,
    Of(Layer),
    Mention(Layer, usize),
    Fact(Layer, usize),
}

impl Sweep {
    fn new(document: &Document, record: &Record, evidence: Span) -> Self {
        let mentions = record.mentions.iter().enumerate();
        let mentions =
            mentions.map(|(at, m)| (m.span, Thing::Mention(Layer::of_mention(m.kind), at)));
        let quantities = record.quantities.iter();
        let quantities = quantities.map(|q| (q.span, Thing::Of(Layer::of_quantity(&q.value))));
        let facts = record.standing();
        let facts = facts.map(|(number, fact)| {
            (fact.span, Thing::Fact(Layer::Fact(fact.detail.kind()), number))
        });
        let things = std::iter::once((evidence, Thing::Evidence));
        let things = things.chain(mentions).chain(quantities).chain(facts);
        let text = &document.text;
        let borders = things
            // What does not fit the text marks nothing.
            .filter(|(span, _)| text.get(span.start as usize..span.end as usize).is_some())
            .filter(|(span, _)| !span.is_empty())
            .flat_map(|(span, thing)| [(span.start, Ok(thing)), (span.end, Err(thing))]);
        let mut borders: Vec<_> = borders.collect();
        borders.sort_by_key(|(at, _)| *at);
        let (begun, mentions) = (Vec::new(), Vec::new());
        Self { borders, next: 0, open: [0; 32], evidence: 0, begun, mentions }
    }

    /// The runs of a paragraph; paragraphs come in the order of the text.
    fn runs<'a>(&mut self, text: &'a str, segment: &Segment) -> Vec<Run<'a>> {
        let whole = segment.span;
        self.cross(whole.start);
        let label = segment.label.unwrap_or_default();
        let mut cuts = vec![whole.start, label.start, label.end, whole.end];
        let inside = self.borders.get(self.next..).unwrap_or_default().iter();
        cuts.extend(inside.map(|(at, _)| *at).take_while(|at| *at < whole.end));
        cuts.retain(|cut| (whole.start..=whole.end).contains(cut));
        cuts.sort_unstable();
        cuts.dedup();
        let mut out = Vec::with_capacity(cuts.len());
        for pair in cuts.windows(2) {
            let [start, end] = *pair else { continue };
            self.cross(start);
            let span = Span { start, end };
            out.push(Run {
                text: span.of(text),
                marked: self.evidence > 0,
                label: !label.is_empty() && label.contains(span),
                layers: self.layers(),
                facts: std::mem::take(&mut self.begun),
                mention: self.mentions.last().copied(),
            });
        }
        out.retain(|run| !run.text.is_empty());
        out
    }

    /// Goes on to a place, over all borders up to it.
    fn cross(&mut self, to: u32) {
        while let Some((_, border)) = self.borders.get(self.next).filter(|(at, _)| *at <= to) {
            let (thing, opens) = match border {
                Ok(thing) => (thing, true),
                Err(thing) => (thing, false),
            };
            let count = match thing {
                Thing::Evidence => Some(&mut self.evidence),
                Thing::Of(layer) | Thing::Mention(layer, _) | Thing::Fact(layer, _) => {
                    self.open.get_mut(layer.bit().trailing_zeros() as usize)
                }
            };
            if let Some(count) = count {
                *count = if opens { *count + 1 } else { count.saturating_sub(1) };
            }
            match (thing, opens) {
                (Thing::Fact(_, number), true) => self.begun.push(*number),
                (Thing::Mention(_, number), true) => self.mentions.push(*number),
                (Thing::Mention(_, number), false) => self.mentions.retain(|at| at != number),
                _ => {}
            }
            self.next += 1;
        }
    }

    fn layers(&self) -> Layers {
        let open = (0u32..).zip(&self.open).filter(|(_, count)| **count > 0);
        Layers(open.fold(0, |bits, (bit, _)| bits | (1 << bit)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Extractor;
    use crate::record::DocMeta;

    fn document(text: &str) -> Document {
        let mut segments = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            let span = Span::new(start, start + line.len());
            start += line.len() + 1;
            if !line.is_empty() {
                segments.push(Segment { span, kind: SegmentKind::Body, label: None });
            }
        }
        Document {
            meta: DocMeta::default(),
            language: None,
            site: None,
            known: Vec::new(),
            text: text.to_owned(),
            segments,
        }
    }

    fn marked(document: &Document, words: &str) -> Vec<(String, bool)> {
        let start = document.text.find(words).expect(words);
        blocks(document, &Record::default(), Span::new(start, start + words.len()))
            .into_iter()
            .flat_map(|block| block.runs)
            .map(|run| (run.text.to_owned(), run.marked))
            .collect()
    }

    #[test]
    fn the_evidence_is_marked_to_the_byte() {
        let document = document("Это так. Это риск. Но нет.");
        assert_eq!(
            marked(&document, "Это риск."),
            [("Это так. ".into(), false), ("Это риск.".into(), true), (" Но нет.".into(), false)]
        );
    }

    #[test]
    fn evidence_over_two_paragraphs_is_marked_in_both() {
        let document = document("Первый раз.\n\nВторой раз.");
        assert_eq!(
            marked(&document, "раз.\n\nВторой"),
            [
                ("Первый ".into(), false),
                ("раз.".into(), true),
                ("Второй".into(), true),
                (" раз.".into(), false)
            ]
        );
    }

    #[test]
    fn a_label_is_set_apart() {
        let mut document = document("Касенова: да, это так");
        let label = "Касенова".len();
        document.segments[0].label = Some(Span::new(0, label));
        let runs =
            &blocks(&document, &Record::default(), Span::new(label + 2, document.text.len()))[0]
                .runs;
        let shape: Vec<_> = runs.iter().map(|run| (run.text, run.label, run.marked)).collect();
        assert_eq!(
            shape,
            [("Касенова", true, false), (": ", false, false), ("да, это так", false, true)]
        );
    }

    #[test]
    fn a_span_that_does_not_fit_marks_nothing_and_loses_nothing() {
        let document = document("Я и ты");
        let runs = &blocks(&document, &Record::default(), Span { start: 900, end: 990 })[0].runs;
        assert_eq!(runs.len(), 1);
        assert!(!runs[0].marked);
    }

    #[test]
    fn names_and_facts_are_marked_by_kind() {
        let text = "Товарооборот Казахстана с Китаем превысил 44 миллиарда долларов в 2024 году.";
        let document = Document::from_text("x", text.to_owned());
        let record = Extractor::new().extract(&document);
        let runs: Vec<_> = blocks(&document, &record, Span::default())
            .into_iter()
            .flat_map(|block| block.runs)
            .collect();
        let of = |words: &str| runs.iter().find(|run| run.text == words).expect(words).layers;
        assert_eq!(of("Китаем").word(), Some(Layer::Country));
        assert_eq!(of("44 миллиарда долларов").word(), Some(Layer::Amount));
        assert!(of("Китаем").has(Layer::Fact(FactKind::Indicator)));
        let mention = |words: &str| runs.iter().find(|run| run.text == words).expect(words).mention;
        let named = mention("Китаем").and_then(|at| record.mentions.get(at)).expect("a mention");
        assert_eq!(named.id, "CN");
        assert_eq!(mention("44 миллиарда долларов"), None);
        let begun: usize = runs.iter().map(|run| run.facts.len()).sum();
        assert_eq!(begun, record.facts.len());
        assert!(counts(&record).contains(&(Layer::Country, 2)));
    }

    #[test]
    fn every_kind_has_a_bit_and_a_word_of_its_own() {
        let all: Vec<_> = Layer::all().collect();
        let mut set = Layers::default();
        for layer in &all {
            assert!(!set.has(*layer), "{layer:?}");
            set = set.with(*layer);
        }
        assert_eq!(set, Layers::every());
        assert_eq!(
            set.without(Layer::Person).and(Layers::default().with(Layer::Person)),
            Layers(0)
        );
        let codes: std::collections::BTreeSet<_> = all.iter().map(|layer| layer.code()).collect();
        assert_eq!(codes.len(), all.len());
    }

    proptest::proptest! {
        #[test]
        fn runs_give_back_the_text(text in "[А-Яа-я0-9 .,\n]{0,200}", start in 0u32..300, len in 0u32..90) {
            let document = Document::from_text("x", text);
            let record = Extractor::new().extract(&document);
            let found = blocks(&document, &record, Span { start, end: start + len });
            for (block, segment) in found.iter().zip(&document.segments) {
                let text: String = block.runs.iter().map(|run| run.text).collect();
                proptest::prop_assert_eq!(text.as_str(), segment.span.of(&document.text));
            }
        }
    }
}
