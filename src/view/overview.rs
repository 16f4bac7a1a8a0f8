//! Which corpus this is, who is in it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::corpus::{Document, Known};
use crate::lexicon::{EntityKind, Lexicon};
use crate::query::Selection;
use crate::record::{DocMeta, Fact, Record};
use crate::text::fold;

/// So many partners stand side by side where the user left it open.
const DEFAULT_PARTNERS: usize = 3;

/// A document, as a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentCard {
    /// Title, publisher, date, address, home state.
    pub meta: DocMeta,
    /// How each piece of the metadata is known.
    pub known: Vec<Known>,
    /// Number of facts.
    pub facts: usize,
}

/// A partner found in the corpus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartnerCard {
    /// `CN`, `west`, `sco`.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// Its usual name, nominative: «Китай», «США».
    pub name: String,
    /// Number of mentions in the corpus.
    pub mentions: usize,
    /// Number of facts in the corpus.
    pub facts: usize,
    /// Number of documents that mention it.
    pub documents: usize,
}

/// A speaker found in the corpus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpeakerCard {
    /// Surname id, or [`crate::query::Selection::AUTHOR`].
    pub id: String,
    /// The fullest name that the corpus gives, nominative where known; empty for the author.
    pub name: String,
    /// Number of facts said.
    pub facts: usize,
    /// Ids of the documents where the speaker speaks.
    pub documents: Vec<String>,
}

/// What the corpus names and facts are not about: the home states, routes, companies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// What it is.
    pub kind: EntityKind,
    /// `KZ`, `middle-corridor`, `boeing`.
    pub id: String,
    /// Its usual name, nominative.
    pub name: String,
}

/// Which corpus this is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// Documents, in the order of the corpus.
    pub documents: Vec<DocumentCard>,
    /// Partners, most facts first, then most mentions, then id.
    pub partners: Vec<PartnerCard>,
    /// Speakers, most facts first, then id.
    pub speakers: Vec<SpeakerCard>,
    /// The home states of the documents, most frequent first.
    pub home: Vec<String>,
    /// Usual names of the home states, routes and companies, by kind and id.
    pub named: Vec<Named>,
    /// Number of facts.
    pub facts: usize,
    /// Number of mentions.
    pub mentions: usize,
    /// Number of quantities.
    pub quantities: usize,
}

impl Overview {
    /// The overview of documents and their records (same order, same length); the lexicon gives
    /// the partners' usual names.
    pub fn new(documents: &[Document], records: &[Record], lexicon: &Lexicon) -> Self {
        let cards = documents.iter().zip(records).map(|(document, record)| DocumentCard {
            meta: record.doc.clone(),
            known: document.known.clone(),
            facts: record.standing().count(),
        });
        Self {
            documents: cards.collect(),
            partners: partners(records, lexicon),
            speakers: speakers(documents, records),
            home: home_states(records),
            named: named(records, lexicon),
            facts: records.iter().map(|r| r.standing().count()).sum(),
            mentions: records.iter().map(|r| r.mentions.len()).sum(),
            quantities: records.iter().map(|r| r.quantities.len()).sum(),
        }
    }

    /// The partners that facts are about, in their order: who is only mentioned is none that can be chosen.
    pub fn told_of(&self) -> impl Iterator<Item = &PartnerCard> {
        self.partners.iter().filter(|card| card.facts > 0)
    }

    /// How many speak, the author of each text being another.
    pub fn voices(&self) -> usize {
        let of = |card: &SpeakerCard| match card.id.as_str() {
            Selection::AUTHOR => card.documents.len(),
            _ => 1,
        };
        self.speakers.iter().map(of).sum()
    }

    /// Who stands side by side where the user left it open: the states with most facts; where there
    /// are none, whoever has most.
    pub fn default_partners(&self) -> Vec<String> {
        let is_state = |card: &&PartnerCard| card.kind == EntityKind::State;
        let states: Vec<_> = self.partners.iter().filter(is_state).collect();
        let cards = if states.is_empty() { self.partners.iter().collect() } else { states };
        cards.into_iter().take(DEFAULT_PARTNERS).map(|card| card.id.clone()).collect()
    }
}

fn home_states(records: &[Record]) -> Vec<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for home in records.iter().filter_map(|record| record.doc.home.as_deref()) {
        *count.entry(home).or_default() += 1;
    }
    let mut list: Vec<_> = count.into_iter().collect();
    list.sort_by_key(|(id, n)| (Reverse(*n), *id));
    list.into_iter().map(|(id, _)| id.into()).collect()
}

fn named(records: &[Record], lexicon: &Lexicon) -> Vec<Named> {
    let homes = records.iter().filter_map(|record| record.doc.home.as_deref());
    let homes = homes.map(|id| (EntityKind::State, id));
    let mentions = records.iter().flat_map(|record| &record.mentions);
    let others = mentions
        .filter(|mention| matches!(mention.kind, EntityKind::Route | EntityKind::Company))
        .map(|mention| (mention.kind, mention.id.as_str()));
    let known: BTreeSet<(EntityKind, &str)> = homes.chain(others).collect();
    let name = |(kind, id): (EntityKind, &str)| Named {
        kind,
        id: id.into(),
        name: lexicon.name_of(kind, id).unwrap_or(id).into(),
    };
    known.into_iter().map(name).collect()
}

/// The states, blocs and organisations mentioned, but for a state that is at home wherever it is
/// mentioned.
fn partners(records: &[Record], lexicon: &Lexicon) -> Vec<PartnerCard> {
    let mut cards: BTreeMap<(EntityKind, &str), PartnerCard> = BTreeMap::new();
    for record in records {
        let home = record.doc.home.as_deref();
        let mut here: BTreeSet<(EntityKind, &str)> = BTreeSet::new();
        for mention in record.mentions.iter().filter(|m| m.kind.is_partner()) {
            if Some(mention.id.as_str()) == home {
                continue;
            }
            let key = (mention.kind, mention.id.as_str());
            let card = cards.entry(key).or_insert_with(|| PartnerCard {
                id: mention.id.clone(),
                kind: mention.kind,
                name: lexicon.name_of(mention.kind, &mention.id).unwrap_or(&mention.id).into(),
                mentions: 0,
                facts: 0,
                documents: 0,
            });
            card.mentions += 1;
            if here.insert(key) {
                card.documents += 1;
            }
        }
    }
    let mut list: Vec<PartnerCard> = cards.into_values().collect();
    for card in &mut list {
        let about = |(_, fact): &(usize, &Fact)| fact.partners.contains(&card.id);
        card.facts = records.iter().map(|r| r.standing().filter(about).count()).sum();
    }
    list.sort_by(|a, b| {
        (Reverse(a.facts), Reverse(a.mentions), &a.id).cmp(&(
            Reverse(b.facts),
            Reverse(b.mentions),
            &b.id,
        ))
    });
    list
}

fn speakers(documents: &[Document], records: &[Record]) -> Vec<SpeakerCard> {
    let mut cards: BTreeMap<&str, SpeakerCard> = BTreeMap::new();
    for record in records {
        for (_, fact) in record.standing() {
            let id = fact.speaker.as_deref().unwrap_or(Selection::AUTHOR);
            let card = cards.entry(id).or_insert_with(|| SpeakerCard {
                id: id.into(),
                name: String::new(),
                facts: 0,
                documents: Vec::new(),
            });
            card.facts += 1;
            if card.documents.last() != Some(&record.doc.id) {
                card.documents.push(record.doc.id.clone());
            }
        }
    }
    let mut list: Vec<SpeakerCard> = cards.into_values().collect();
    for card in list.iter_mut().filter(|card| card.id != Selection::AUTHOR) {
        card.name = fullest_name(&card.id, documents, records);
    }
    list.sort_by(|a, b| (Reverse(a.facts), &a.id).cmp(&(Reverse(b.facts), &b.id)));
    list
}

/// The fullest name of a person that the corpus gives: in the nominative if it stands so anywhere,
/// then the most words.
fn fullest_name(id: &str, documents: &[Document], records: &[Record]) -> String {
    let mut best: (bool, usize, &str) = (false, 0, id);
    for (document, record) in documents.iter().zip(records) {
        for mention in &record.mentions {
            if mention.kind != EntityKind::Person || mention.id != id {
                continue;
            }
            let text = mention.span.of(&document.text);
            let nominative = fold(text).ends_with(&fold(id));
            let rank = (nominative, text.split_whitespace().count());
            if rank > (best.0, best.1) {
                best = (rank.0, rank.1, text);
            }
        }
    }
    in_small(best.2)
}

/// A name whose words stand in capitals («Канат БОЗУМБАЕВ») as it is written elsewhere: «Канат
/// Бозумбаев». Initials stay.
fn in_small(name: &str) -> String {
    let part = |part: &str| {
        let loud = part.chars().nth(1).is_some() && !part.contains(char::is_lowercase);
        let mut letters = part.chars();
        match letters.next() {
            Some(first) if loud && !part.contains('.') => {
                first.to_string() + &letters.as_str().to_lowercase()
            }
            _ => part.to_owned(),
        }
    };
    let word = |word: &str| word.split('-').map(part).collect::<Vec<_>>().join("-");
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::in_small;

    #[test]
    fn a_name_in_capitals_is_set_small() {
        assert_eq!(in_small("Канат БОЗУМБАЕВ"), "Канат Бозумбаев");
        assert_eq!(in_small("КАСЫМ-ЖОМАРТ ТОКАЕВ"), "Касым-Жомарт Токаев");
        assert_eq!(in_small("К.-Ж. Токаев"), "К.-Ж. Токаев");
        assert_eq!(in_small("Мохаммед бин Салман"), "Мохаммед бин Салман");
    }
}
