//! Statements as facts of the record, and the speakers of other facts.
//!
//! In: [`Speech`], persons, names. Out: facts of the kind statement; the `speaker` of facts that
//! stand in somebody's words.

use super::{Speech, Statement};
use crate::extract::person::{PersonId, Registry};
use crate::lexicon::EntityKind;
use crate::record::{self, Fact, FactDetail, FactKind};

/// The statements as facts. Their partners are the states, blocs and organisations named in the
/// words said; `names` are by start, bytes of the document.
pub fn statements(
    speech: &Speech,
    persons: &Registry,
    names: &[record::Mention],
    home: Option<&str>,
) -> Vec<Fact> {
    let fact = |statement: &Statement| {
        let from = names.partition_point(|name| name.span.start < statement.words.start);
        let mut partners: Vec<String> = Vec::new();
        let inside = names
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|name| name.span.start < statement.words.end)
            .filter(|name| name.kind.is_partner() && Some(name.id.as_str()) != home);
        for name in inside {
            if !partners.contains(&name.id) {
                partners.push(name.id.clone());
            }
        }
        Some(Fact {
            span: statement.evidence,
            detail: FactDetail::Statement { words: statement.words, mode: statement.mode },
            partners,
            speaker: Some(id(persons, statement.speaker)?),
            rule: statement.rule.to_owned(),
            hedged: false,
            inferred: Vec::new(),
            since: None,
        })
    };
    speech.statements().iter().filter_map(fact).collect()
}

/// Gives each fact the speaker of the words in which it stands, or which its sentence brings in.
pub fn give_voices(
    speech: &Speech,
    persons: &Registry,
    names: &[record::Mention],
    facts: &mut [Fact],
) {
    for fact in facts.iter_mut().filter(|fact| fact.speaker.is_none()) {
        let person = brought_in(speech, persons, names, fact);
        let person = person.or_else(|| speech.speaker_at(fact.span));
        fact.speaker = person.and_then(|person| id(persons, person));
    }
}

/// Statements looked back at most.
const NEAR: usize = 8;

/// The speaker of the words that the fact's sentence brings in: evidence is whole sentences, so that
/// the words begin behind its start. «По его словам, …», «Токаев отметил, что …»
fn brought_in(
    speech: &Speech,
    persons: &Registry,
    names: &[record::Mention],
    fact: &Fact,
) -> Option<PersonId> {
    let statements = speech.statements();
    let next = statements.partition_point(|s| s.evidence.start < fact.span.end);
    let near = statements.get(..next)?.iter().rev().take(NEAR);
    let is_before = |s: &Statement| s.rule == "statement.about_that";
    let is_most = |s: &Statement| {
        let end = s.words.end.min(fact.span.end);
        end.saturating_sub(s.words.start) as usize * 2 > fact.span.len()
    };
    let mut near = near.filter(|s| {
        s.words.start > fact.span.start
            && (s.evidence.contains(fact.span) && (s.words.start < fact.span.end || is_before(s))
                || is_most(s))
    });
    near.find(|statement| is_said(statement, persons, names, fact)).map(|s| s.speaker)
}

/// Rules under which all that stands in the sentence is said.
const ALL_SAID: [&str; 3] = ["statement.frame", "statement.inserted_as", "statement.about_that"];

/// Rules under which the sentence tells what somebody did by speaking, so that its facts are of who
/// tells it: «Токаев назвал Китай партнёром и поручил построить дорогу».
const TOLD: [&str; 5] = [
    "statement.naming",
    "statement.reported_noun",
    "statement.noun_before",
    "statement.attention",
    "statement.order",
];

/// Whether a fact of the sentence stands in the words: one of its parties is named there, of what
/// happened («на встрече с Си Токаев отметил, что …») none before them as well, the speaker's own title
/// left out.
fn is_said(
    statement: &Statement,
    persons: &Registry,
    names: &[record::Mention],
    fact: &Fact,
) -> bool {
    if ALL_SAID.contains(&statement.rule) || TOLD.contains(&statement.rule) {
        return ALL_SAID.contains(&statement.rule);
    }
    let kind = fact.detail.kind();
    let is_meeting = kind == FactKind::Meeting;
    let speaker = id(persons, statement.speaker);
    let is_speaker = |name: &record::Mention| {
        name.kind == EntityKind::Person && Some(&name.id) == speaker.as_ref()
    };
    let from = names.partition_point(|name| name.span.start < fact.span.start);
    let until = names.partition_point(|name| name.span.start < fact.span.end);
    let here = names.get(from..until).unwrap_or_default();
    let (mut inside, mut outside) = (false, false);
    for (at, name) in here.iter().enumerate() {
        let is_party = fact.partners.contains(&name.id)
            || is_meeting && name.kind == EntityKind::Person && !is_speaker(name);
        let in_title = here.get(at + 1).is_some_and(is_speaker);
        let is_inside = statement.words.contains(name.span);
        inside |= is_party && is_inside;
        outside |= is_party && !is_inside && !in_title;
    }
    !outside || (inside && !happened(kind))
}

/// Whether a kind of facts tells what took place.
fn happened(kind: FactKind) -> bool {
    matches!(
        kind,
        FactKind::Meeting
            | FactKind::Agreement
            | FactKind::Membership
            | FactKind::Relation
            | FactKind::Defence
            | FactKind::Signal
            | FactKind::TurningPoint
            | FactKind::RouteEvent
    )
}

fn id(persons: &Registry, person: PersonId) -> Option<String> {
    persons.person(person).map(|person| person.id.clone())
}
