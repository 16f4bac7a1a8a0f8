//! Statements as facts of the record, and the speakers of other facts.
//!
//! In: [`Speech`], persons, names. Out: facts of the kind statement; the `speaker` of facts that
//! stand in somebody's words.

use super::Speech;
use crate::extract::person::{PersonId, Registry};
use crate::record::{self, Fact, FactDetail};

/// The statements as facts. Their partners are the states, blocs and organisations named in the
/// words said; `names` are by start, bytes of the document.
pub fn statements(
    speech: &Speech,
    persons: &Registry,
    names: &[record::Mention],
    home: Option<&str>,
) -> Vec<Fact> {
    let fact = |statement: &super::Statement| {
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

/// Gives each fact the speaker of the words in which it stands.
pub fn give_voices(speech: &Speech, persons: &Registry, facts: &mut [Fact]) {
    for fact in facts.iter_mut().filter(|fact| fact.speaker.is_none()) {
        fact.speaker = speech.speaker_at(fact.span).and_then(|person| id(persons, person));
    }
}

fn id(persons: &Registry, person: PersonId) -> Option<String> {
    persons.person(person).map(|person| person.id.clone())
}
