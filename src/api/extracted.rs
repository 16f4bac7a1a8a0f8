//! The corpus as extracted and as the user corrected it, with all that views stand on.
//!
//! In: documents, a log of corrections, a look. Out: a desk for a view, and what it makes. Keeps what
//! was found beside what the user made of it; texts are read again only where other names are known.

use std::collections::BTreeMap;

use super::files;
use super::request::{Body, Shown};
use crate::amend::{self, Amended, Correction, FactKey, Log};
use crate::corpus::Document;
use crate::dossier::Dossier;
use crate::extract::Extractor;
use crate::lexicon::Lexicon;
use crate::morph::Morph;
use crate::query::search::{Aliases, Index};
use crate::query::{FactRef, Facts, Filter, Selected, Voices};
use crate::record::Record;
use crate::report::Table;
use crate::view::memory::Memory;
use crate::view::sheet::{Controls, Coverage};
use crate::view::{Comparison, Desk, Extent, Frame, Intl, Locale, Look, Overview, View};

/// The corpus with its records and all that views stand on.
#[derive(Debug)]
pub(super) struct Extracted {
    /// As found without the user's names, once there are any.
    plain: Option<Vec<Record>>,
    /// As found.
    pub(super) found: Vec<Record>,
    /// The corrections in force, and what they did.
    pub(super) log: Log,
    pub(super) amended: Amended,
    /// As the user wants them.
    pub(super) records: Vec<Record>,
    pub(super) dossier: Dossier,
    pub(super) overview: Overview,
    facts: Facts,
    pub(super) numbers: BTreeMap<String, u32>,
    /// Words of the documents; made when words are first looked for.
    index: Option<Index>,
    /// What is known of the speakers; made when they are first shown.
    voices: Option<Voices>,
    /// What was read off the texts alone.
    memory: Memory,
    /// Numbers of the merged record and the variant of each fact of each document.
    told: Vec<Vec<(usize, usize)>>,
}

impl Extracted {
    /// As found.
    pub(super) fn new(documents: &[Document]) -> Self {
        let mut extractor = Extractor::new();
        let found = documents.iter().map(|d| extractor.extract(d)).collect();
        Self::over(documents, found, Log::default(), extractor.lexicon())
    }

    fn over(documents: &[Document], found: Vec<Record>, log: Log, lexicon: &Lexicon) -> Self {
        let mut amended = amend::apply(&log, documents, &found);
        let records = std::mem::take(&mut amended.records);
        let dossier = Dossier::new(documents, &records);
        Self {
            plain: None,
            told: dossier.places(&records),
            memory: Memory::default(),
            found,
            log,
            amended,
            overview: Overview::new(documents, &records, lexicon),
            dossier,
            facts: Facts::new(&records),
            numbers: (0..).zip(documents).map(|(n, d)| (d.meta.id.clone(), n)).collect(),
            index: None,
            voices: None,
            records,
        }
    }

    /// The same with other corrections. The texts are read again only where other names are known;
    /// facts keep their numbers even so.
    pub(super) fn corrected(&mut self, documents: &[Document], log: Log) {
        let names = log.names();
        let extractor = match names.as_slice() {
            [] => Ok(Extractor::new()),
            names => Extractor::with_names(names),
        };
        let is_refused = extractor.is_err();
        let mut extractor = extractor.unwrap_or_default();
        let found = std::mem::take(&mut self.found);
        let was_plain = self.log.names().is_empty();
        let (plain, found) = if names == self.log.names() {
            (self.plain.take(), found)
        } else {
            let plain = if was_plain { Some(found) } else { self.plain.take() };
            let plain = plain.unwrap_or_default();
            if names.is_empty() {
                (None, plain)
            } else {
                let read = documents.iter().zip(&plain).map(|(document, before)| {
                    amend::align(before, extractor.extract(document), &document.text)
                });
                let found = read.collect();
                (Some(plain), found)
            }
        };
        *self = Self { plain, ..Self::over(documents, found, log, extractor.lexicon()) };
        if is_refused {
            let is_name = |entry: &Correction| {
                matches!(entry, Correction::AddPartner { .. } | Correction::AddAlias { .. })
            };
            let added = (0..).zip(self.log.entries());
            let added = added.filter(|(_, entry)| is_name(entry)).map(|(number, _)| number);
            self.amended.orphans.extend(added);
            self.amended.orphans.sort_unstable();
        }
    }

    /// By what a fact is known.
    pub(super) fn key(&self, documents: &[Document], at: FactRef) -> Option<FactKey> {
        let document = at.document as usize;
        let keys = amend::keys(self.found.get(document)?, &documents.get(document)?.text);
        keys.into_iter().nth(at.fact as usize)
    }

    /// The words of the documents.
    fn index(&mut self, documents: &[Document]) -> &Index {
        let (records, log) = (&self.records, &self.log);
        self.index.get_or_insert_with(|| {
            let lexicon = match log.names().as_slice() {
                [] => Lexicon::builtin(),
                names => {
                    Lexicon::builtin().with_names(names).unwrap_or_else(|_| Lexicon::builtin())
                }
            };
            let mut index = Index::new(Morph::builtin(), lexicon);
            for (document, record) in documents.iter().zip(records) {
                index.add(document, record);
            }
            index
        })
    }

    /// Makes what a view needs of the words of the documents.
    fn prepare(&mut self, view: View, documents: &[Document]) {
        if !matches!(view, View::Search | View::Voices) {
            return;
        }
        self.index(documents);
        if let (View::Voices, None, Some(index)) = (view, &self.voices, &self.index) {
            self.voices = Some(Voices::new(documents, &self.records, index, &self.log.terms()));
        }
    }

    /// The facts whose evidence holds the words of a filter, in order; all where there are none.
    fn holding(&mut self, documents: &[Document], filter: &Filter) -> Option<Vec<FactRef>> {
        if filter.text.trim().is_empty() {
            return None;
        }
        self.index(documents);
        let index = self.index.as_ref()?;
        let found = index.find(&filter.text, Aliases::Excluded, &Filter::default());
        let facts =
            index.facts(&found, &self.records).into_iter().filter_map(|(document, fact)| {
                Some(FactRef {
                    document: u32::try_from(document).ok()?,
                    fact: u32::try_from(fact).ok()?,
                })
            });
        let mut facts: Vec<FactRef> = facts.collect();
        facts.sort_unstable();
        Some(facts)
    }
}

/// The whole table of a panel, with the look that it is of.
pub(super) fn whole_table(
    documents: &[Document],
    extracted: &mut Extracted,
    look: Look,
    panel: &str,
    intl: &'static dyn Intl,
) -> (Look, Option<Table>) {
    let look = Look { frame: Frame { extent: Extent::Whole, ..look.frame }, ..look };
    let table =
        at_desk(documents, extracted, &look, intl, |desk, _| files::table(desk, &look, panel));
    (look, table)
}

/// A view of what a selection leaves of the corpus.
pub(super) fn show(
    documents: &[Document],
    extracted: &mut Extracted,
    look: &Look,
    intl: &'static dyn Intl,
) -> Shown {
    let told = std::mem::take(&mut extracted.told);
    let shown = at_desk(documents, extracted, look, intl, |desk, selected| {
        let (documents_behind, speakers) = desk.behind(desk.facts);
        let coverage = Coverage {
            facts: desk.facts.len(),
            documents: documents_behind,
            speakers,
            all: desk.records.iter().map(|record| record.standing().count()).sum(),
            places: 0,
        };
        let body = match look.view.sheet(desk) {
            Some(sheet) => Body::Sheet(sheet),
            None => Body::Comparison(Comparison::new(
                &look.selection,
                desk.documents,
                desk.records,
                &told,
                &desk.overview.partners,
                desk.facts,
            )),
        };
        let controls = Controls {
            facets: selected.facets.clone(),
            years: selected.years.clone(),
            undated: selected.undated,
        };
        Shown { body, controls, coverage }
    });
    extracted.told = told;
    shown
}

/// Lets `make` work on the desk of a look and on what the look's selection leaves.
pub(super) fn at_desk<T>(
    documents: &[Document],
    extracted: &mut Extracted,
    look: &Look,
    intl: &'static dyn Intl,
    make: impl FnOnce(&Desk, &Selected) -> T,
) -> T {
    let holding = extracted.holding(documents, &look.selection.filter);
    let is_held =
        |at: FactRef| holding.as_ref().is_none_or(|facts| facts.binary_search(&at).is_ok());
    let found: Option<&dyn Fn(FactRef) -> bool> =
        if holding.is_some() { Some(&is_held) } else { None };
    let selected = extracted.facts.select(&look.selection, found);
    extracted.prepare(look.view, documents);
    let desk = Desk {
        documents,
        records: &extracted.records,
        dossier: &extracted.dossier,
        overview: &extracted.overview,
        numbers: &extracted.numbers,
        selection: &look.selection,
        options: &look.options,
        facts: &selected.facts,
        facets: &selected.facets,
        kinds: &selected.kinds,
        memory: &extracted.memory,
        index: extracted.index.as_ref(),
        voices: extracted.voices.as_ref(),
        locale: Locale::new(look.language, intl),
        frame: look.frame,
    };
    make(&desk, &selected)
}
