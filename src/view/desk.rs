//! What every view works from: the corpus, what the controls leave of it, how the reader wants it.
//!
//! In: the corpus and a selection. Out: the facts that pass, names, colours, pages, marks. Must not
//! know any view.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::evidence::Place;
use super::memory::Memory;
use super::route::Route;
use super::sheet::{Column, MARK_FACTS, Mark, PAGE_ROWS, Sorted, Switch};
use super::{Locale, Overview, View};
use crate::corpus::Document;
use crate::dossier::{Dossier, Member, Merged, Variant};
use crate::lexicon::EntityKind;
use crate::query::search::Index;
use crate::query::{Choice, Facet, FactRef, Selection, Voices};
use crate::record::{Fact, FactKind, Record, Touch};

/// How much room there is, and in what form the answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Frame {
    /// Width of a panel in pixels.
    pub width: u16,
    /// Whether tables come page by page or whole, for a download.
    pub extent: Extent,
}

impl Default for Frame {
    fn default() -> Self {
        Self { width: 960, extent: Extent::Page }
    }
}

/// How much of a table is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Extent {
    /// A page of it.
    #[default]
    Page,
    /// All rows.
    Whole,
}

/// The corpus as a view sees it.
#[derive(Debug)]
pub struct Desk<'a> {
    /// Documents.
    pub documents: &'a [Document],
    /// Their records, in the same order.
    pub records: &'a [Record],
    /// Facts of all documents by the thing they tell.
    pub dossier: &'a Dossier,
    /// Who and what is in the corpus.
    pub overview: &'a Overview,
    /// Numbers of the documents by id.
    pub numbers: &'a BTreeMap<String, u32>,
    /// What was chosen.
    pub selection: &'a Selection,
    /// Ways to show it, by name: `by`, `sort`, `page`.
    pub options: &'a BTreeMap<String, String>,
    /// The facts that pass, in the order of the corpus.
    pub facts: &'a [FactRef],
    /// The same by kind, at the number of each.
    pub kinds: &'a [Vec<FactRef>],
    /// What each filter offers.
    pub facets: &'a [(Facet, Vec<Choice>)],
    /// Words of the documents, for views that search them.
    pub index: Option<&'a Index>,
    /// Titles of the speakers, notions and hedges, for views that show them.
    pub voices: Option<&'a Voices>,
    /// What was read off the texts alone.
    pub memory: &'a Memory,
    /// The reader's language.
    pub locale: Locale,
    /// The room.
    pub frame: Frame,
}

/// A fact with its document.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// Which fact.
    pub at: FactRef,
    /// The document.
    pub document: &'a Document,
    /// The fact.
    pub fact: &'a Fact,
    /// What the user made of it.
    pub touch: Option<Touch>,
}

impl<'a> Seen<'a> {
    /// The words that say it.
    pub fn quote(&self) -> &'a str {
        self.fact.span.of(&self.document.text)
    }

    /// The speaker, or [`Selection::AUTHOR`].
    pub fn speaker(&self) -> &'a str {
        self.fact.speaker.as_deref().unwrap_or(Selection::AUTHOR)
    }

    /// Who says it, an author being another in each document.
    pub fn voice(&self) -> (&'a str, u32) {
        let author = self.fact.speaker.is_none();
        (self.speaker(), if author { self.at.document } else { u32::MAX })
    }
}

/// A merged record, of which only the facts that pass are left.
#[derive(Clone, Debug)]
pub struct Kept<'a> {
    /// The record.
    pub merged: &'a Merged,
    /// Its variants that still have facts, each with these.
    pub variants: Vec<(&'a Variant, Vec<FactRef>)>,
}

impl Kept<'_> {
    /// All its facts that pass.
    pub fn facts(&self) -> Vec<FactRef> {
        self.variants.iter().flat_map(|(_, facts)| facts.iter().copied()).collect()
    }
}

impl<'a> Desk<'a> {
    /// The fact of a reference.
    pub fn see(&self, at: FactRef) -> Option<Seen<'a>> {
        let document = self.documents.get(at.document as usize)?;
        let record = self.records.get(at.document as usize)?;
        let fact = record.facts.get(at.fact as usize)?;
        Some(Seen { at, document, fact, touch: record.touch(at.fact as usize) })
    }

    /// Why a panel is empty, by the key of its words, and what to do if filters may be the cause.
    pub fn nothing(&self, key: &str) -> String {
        let reason = self.locale.t(key);
        if self.selection.filter.is_empty() {
            return reason.to_owned();
        }
        format!("{reason} {}", self.locale.t("nothing.unfilter"))
    }

    /// What the user made of a fact, in a word or two.
    pub fn touched(&self, touch: Touch) -> &'static str {
        self.locale.t(&format!("touch.{}", touch.code()))
    }

    /// What the user made of any of these facts, each said once.
    pub fn own_signs(&self, facts: &[FactRef]) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for touch in facts.iter().filter_map(|at| self.see(*at)?.touch) {
            let sign = self.touched(touch).to_owned();
            if !out.contains(&sign) {
                out.push(sign);
            }
        }
        out
    }

    /// The facts that pass.
    pub fn seen(&self) -> impl Iterator<Item = Seen<'a>> + '_ {
        self.facts.iter().filter_map(|at| self.see(*at))
    }

    /// The facts of a kind that pass.
    pub fn seen_of(&self, kind: FactKind) -> impl Iterator<Item = Seen<'a>> + '_ {
        self.refs_of(kind).iter().filter_map(|at| self.see(*at))
    }

    /// Where the facts of a kind that pass are, in order.
    pub fn refs_of(&self, kind: FactKind) -> &'a [FactRef] {
        self.kinds.get(kind as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// The facts of a document that pass.
    pub fn facts_in(&self, document: u32) -> &'a [FactRef] {
        let from = self.facts.partition_point(|at| at.document < document);
        let until = self.facts.partition_point(|at| at.document <= document);
        self.facts.get(from..until).unwrap_or_default()
    }

    /// Merged records (of the dossier, in its order) with only the facts that pass.
    pub fn kept(&self, merged: &'a [Merged]) -> Vec<Kept<'a>> {
        let keep = |merged: &'a Merged| {
            let variants: Vec<_> = merged
                .variants
                .iter()
                .filter_map(|variant| {
                    let facts: Vec<_> =
                        variant.members.iter().filter_map(|member| self.passing(member)).collect();
                    (!facts.is_empty()).then_some((variant, facts))
                })
                .collect();
            (!variants.is_empty()).then_some(Kept { merged, variants })
        };
        merged.iter().filter_map(keep).collect()
    }

    fn passing(&self, member: &Member) -> Option<FactRef> {
        let document = self.memory.number(self.documents, &member.document)?;
        let at = FactRef { document, fact: u32::try_from(member.fact).ok()? };
        self.facts.binary_search(&at).is_ok().then_some(at)
    }

    /// The usual name of a state, group or organisation.
    pub fn name(&self, id: &str) -> String {
        let card = || self.overview.partners.iter().find(|card| card.id == id);
        let card = || card().map(|card| card.name.clone());
        self.locale
            .name(id, || card().or_else(|| self.listed(EntityKind::State, id).map(Into::into)))
    }

    /// The usual name of a route or company.
    pub fn name_of(&self, kind: EntityKind, id: &str) -> String {
        self.listed(kind, id).unwrap_or(id).to_owned()
    }

    /// The usual name of what the texts name, where it is listed.
    pub fn listed_name(&self, kind: EntityKind, id: &str) -> Option<&'a str> {
        self.listed(kind, id)
    }

    fn listed(&self, kind: EntityKind, id: &str) -> Option<&'a str> {
        let named = &self.overview.named;
        let at = named.binary_search_by(|known| (known.kind, known.id.as_str()).cmp(&(kind, id)));
        at.ok().and_then(|at| named.get(at)).map(|known| known.name.as_str())
    }

    /// The name of a speaker; [`Selection::AUTHOR`] is the author.
    pub fn speaker_name(&self, id: &str) -> String {
        if id == Selection::AUTHOR {
            return self.locale.t("speaker.author").to_owned();
        }
        let card = self.overview.speakers.iter().find(|card| card.id == id);
        let name = card.map(|card| card.name.clone()).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| id.to_owned())
    }

    /// What a document is called in a line: its publisher, else its title, else its id.
    pub fn source_name(&self, document: u32) -> String {
        let meta = self.documents.get(document as usize).map(|document| &document.meta);
        let name = meta.and_then(|meta| meta.publisher.clone().or_else(|| meta.title.clone()));
        name.or_else(|| meta.map(|meta| meta.id.clone())).unwrap_or_default()
    }

    /// Partners of the selection, or those that the facts which pass are about: most facts first.
    pub fn partners(&self) -> Vec<&'a str> {
        if !self.selection.partners.is_empty() {
            let chosen = self.selection.partners.iter().map(String::as_str);
            return chosen.collect();
        }
        // Without a choice of partners, what choosing one would leave is all that tells of it.
        let offered = self.facets.iter().find(|(facet, _)| *facet == Facet::Partner);
        let offered = offered.map(|(_, choices)| choices.as_slice()).unwrap_or_default();
        let mut list: Vec<&Choice> = offered.iter().filter(|choice| choice.count > 0).collect();
        list.sort_by_key(|choice| (std::cmp::Reverse(choice.count), &choice.id));
        list.into_iter().map(|choice| choice.id.as_str()).collect()
    }

    /// The present choice of partners and filters in a view, its options left open.
    pub fn route_to(&self, view: View) -> Route {
        let partners = &self.selection.partners;
        Route {
            view,
            partners: (!partners.is_empty()).then(|| partners.clone()),
            filter: self.selection.filter.clone(),
            ..Route::default()
        }
    }

    /// The value of an option, which is one of `values`; the first where it is none of them.
    pub fn option(&self, key: &str, values: &[&'static str]) -> &'static str {
        let chosen = self.options.get(key).map(String::as_str);
        let known = values.iter().copied().find(|value| Some(*value) == chosen);
        known.or_else(|| values.first().copied()).unwrap_or_default()
    }

    /// A choice between ways to show a panel. The words of `key` are those of `option.{key}`, of a
    /// value those of `option.{key}.{value}`.
    pub fn switch(&self, key: &str, values: &[&'static str]) -> Switch {
        let words = |value: &&'static str| {
            ((*value).to_owned(), self.locale.t(&format!("option.{key}.{value}")).to_owned())
        };
        Switch {
            key: key.to_owned(),
            label: self.locale.t(&format!("option.{key}")).to_owned(),
            options: values.iter().map(words).collect(),
            chosen: self.option(key, values).to_owned(),
        }
    }

    /// Which rows of a panel's table are wanted, by its option `{panel}-from`.
    pub fn page(&self, panel: &str) -> std::ops::Range<usize> {
        if self.frame.extent == Extent::Whole {
            return 0..usize::MAX;
        }
        let from = self.options.get(&format!("{panel}-from")).and_then(|from| from.parse().ok());
        let from: usize = from.unwrap_or(0);
        from..from.saturating_add(PAGE_ROWS)
    }

    /// By which column a panel is sorted: option `{panel}-sort`, `name` or `-name` (descending).
    pub fn sort<'b>(&'b self, panel: &str, default: &'b str) -> (&'b str, Sorted) {
        let chosen = self.options.get(&format!("{panel}-sort")).map_or(default, String::as_str);
        match chosen.strip_prefix('-') {
            Some(name) => (name, Sorted::Descending),
            None => (chosen, Sorted::Ascending),
        }
    }

    /// A column by which a panel can be sorted: pressing it again turns the order round.
    pub fn sort_column(&self, panel: &str, default: &str, name: &str, column: Column) -> Column {
        let (by, order) = self.sort(panel, default);
        let sorted = if by == name { order } else { Sorted::No };
        column.sortable(name, sorted)
    }

    /// How many documents and voices stand behind facts. The author of each document is a voice.
    pub fn behind(&self, facts: &[FactRef]) -> (usize, usize) {
        let numbers = self.memory.speakers(self.records);
        let (mut documents, mut authors) = (FxHashSet::default(), FxHashSet::default());
        let mut speakers: Vec<bool> = Vec::new();
        // Facts of a document stand one after another as a rule.
        let (mut last, mut last_author) = (None, None);
        for at in facts {
            if last.replace(at.document) != Some(at.document) {
                documents.insert(at.document);
            }
            let number = numbers.get(at.document as usize).and_then(|of| of.get(at.fact as usize));
            match number.map(|number| *number as usize) {
                Some(0) if last_author.replace(at.document) == Some(at.document) => {}
                Some(0) => {
                    authors.insert(at.document);
                }
                Some(number) => {
                    if speakers.len() <= number {
                        speakers.resize(number + 1, false);
                    }
                    if let Some(place) = speakers.get_mut(number) {
                        *place = true;
                    }
                }
                None => {}
            }
        }
        let speakers = speakers.into_iter().filter(|speaks| *speaks).count();
        (documents.len(), authors.len() + speakers)
    }
}

/// Collects the marks of a sheet.
#[derive(Debug, Default)]
pub struct Marks {
    list: Vec<Mark>,
}

impl Marks {
    /// A new mark; its number.
    pub fn add(&mut self, key: String, label: String, mut facts: Vec<FactRef>) -> usize {
        facts.truncate(MARK_FACTS);
        self.push(Mark { key, label, facts, places: Vec::new() })
    }

    /// A new mark that places of the texts say; its number.
    pub fn add_places(&mut self, key: String, label: String, mut places: Vec<Place>) -> usize {
        places.truncate(MARK_FACTS);
        self.push(Mark { key, label, facts: Vec::new(), places })
    }

    fn push(&mut self, mark: Mark) -> usize {
        self.list.push(mark);
        self.list.len() - 1
    }

    /// All, in the order of their numbers.
    pub fn finish(self) -> Vec<Mark> {
        self.list
    }
}
