//! Who says which words: statements with their speakers.
//!
//! In: the segments and blocks of a document, its persons, its names of states. Out: [`Speech`]:
//! direct statements (answers of an interview, words after a dash, words in quotes) and reported
//! ones («отметил, что …», «по словам эксперта»), and who speaks at any place. Knows the grammar
//! of attribution; must not know what is said.
//!
//! «– Это тонкий шаг, – отмечает эксперт Рустем Мустафин.» → мустафин, direct, «Это тонкий шаг»

mod cue;
mod direct;
#[cfg(test)]
mod examples;
mod fact;
mod interview;
mod passage;
mod reported;
mod resolve;
mod subject;
mod voices;
mod word;

use crate::corpus::{Segment, SegmentKind};
use crate::record::{self, Mode};
use crate::text::Span;

use super::Block;
use super::person::{PersonId, Registry};
use cue::{Cue, cues};
use resolve::Discourse;
use subject::{Place, Who};
use voices::Voices;

pub use fact::{give_voices, statements};
pub use word::{Pronoun, Saying, SpeechWord, classify};

/// Words with their speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The words said, or the content of a reported passage: bytes of the document.
    pub words: Span,
    /// The words with their attribution, or the sentence: bytes of the document.
    pub evidence: Span,
    /// Who.
    pub speaker: PersonId,
    /// Direct or reported.
    pub mode: Mode,
    /// The rule: `statement.dash_after`.
    pub rule: &'static str,
}

/// The statements of a document.
#[derive(Clone, Debug, Default)]
pub struct Speech {
    statements: Vec<Statement>,
    voices: Voices,
    /// Where a labelled segment and where its words begin, in order.
    labels: Vec<(u32, u32)>,
}

impl Speech {
    /// By start of the evidence; one that lies inside another stands after it.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// Who says the words at the start of `span`: the innermost statement that covers it. What
    /// begins with the label of a speaker begins behind it.
    pub fn speaker_at(&self, span: Span) -> Option<PersonId> {
        let label = self.labels.binary_search_by_key(&span.start, |(label, _)| *label).ok();
        let start = label.and_then(|i| self.labels.get(i)).map_or(span.start, |(_, words)| *words);
        self.voices.at(start)
    }
}

/// What attribution looks at.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'d, 'a> {
    /// The document's segments.
    pub segments: &'d [Segment],
    /// One block for each segment.
    pub blocks: &'d [&'d Block<'a>],
    /// The persons.
    pub persons: &'d Registry,
    /// Names of states and organisations, by start, bytes of the document.
    pub names: &'d [record::Mention],
    /// The state whose policy the text is about, ISO 3166-1 alpha-2.
    pub home: Option<&'d str>,
}

/// Finds who says which words.
pub fn attribute(scene: Scene) -> Speech {
    let mut found = Vec::new();
    let all: Vec<Vec<Cue>> = (0..scene.blocks.len())
        .map(|index| {
            // What a label heads, `interview` tells.
            let is_headed = is_prose(scene, index)
                && scene.segments.get(index).is_some_and(|segment| segment.label.is_none());
            place(scene, index).map_or_else(Vec::new, |place| cues(place, is_headed))
        })
        .collect();
    let named: Vec<(PersonId, usize)> = all
        .iter()
        .enumerate()
        .flat_map(|(index, cues)| cues.iter().map(move |cue| (cue.subject.who, index)))
        .filter_map(|(who, index)| match who {
            Who::Person(id) => Some((id, index)),
            _ => None,
        })
        .collect();
    let mut discourse =
        Discourse::new(scene.persons, scene.names, scene.home, named, scene.segments);
    interview::answers(scene, &all, &mut found);
    for (index, cues) in all.iter().enumerate() {
        let Some(place) = place(scene, index) else { continue };
        let before = index.checked_sub(1).and_then(|i| last_sentence(scene, i));
        let said = found.len();
        block(place, cues, &mut discourse, before, &mut found);
        if is_prose(scene, index)
            && found.len() == said
            && let Some(statement) = quoted_alone(place, cues, &mut discourse)
        {
            found.push(statement);
        }
    }
    found.retain(|statement| !statement.words.is_empty());
    found.sort_by_key(|s| (s.evidence.start, std::cmp::Reverse(s.evidence.end)));
    passage::prolong(scene, &all, &mut found);
    let voices = Voices::new(&found);
    let labels = labels(scene);
    Speech { statements: found, voices, labels }
}

/// Where the labelled segments and where their words begin, in order.
fn labels(scene: Scene) -> Vec<(u32, u32)> {
    let labelled = scene.segments.iter().enumerate().filter(|(_, s)| s.label.is_some());
    labelled
        .map(|(index, segment)| (segment.span.start, interview::words(scene, index).start))
        .collect()
}

fn is_prose(scene: Scene, index: usize) -> bool {
    scene.segments.get(index).is_some_and(|s| s.kind == SegmentKind::Body)
}

fn place<'d, 'a>(scene: Scene<'d, 'a>, index: usize) -> Option<Place<'d, 'a>> {
    let block = scene.blocks.get(index)?;
    Some(Place { block, index, persons: scene.persons })
}

/// The statements of one block.
fn block(
    place: Place,
    cues: &[Cue],
    discourse: &mut Discourse,
    before: Option<Span>,
    found: &mut Vec<Statement>,
) {
    let quotations = direct::quotations(place);
    let spoken = direct::direct(place, cues, &quotations);
    let mut used = vec![false; cues.len()];
    let mut last = None;
    for said in &spoken {
        let from = cues.partition_point(|cue| cue.head < said.evidence.start);
        let to = cues.partition_point(|cue| cue.head < said.evidence.end);
        for (i, cue) in cues.iter().enumerate().take(to).skip(from) {
            used[i] |= i == said.cue || !said.words.contains(&cue.head);
        }
    }
    let span =
        |tokens: std::ops::Range<usize>| place.block.span(tokens).shifted(place.block.offset);
    for (i, cue) in cues.iter().enumerate() {
        let at = cue.subject.tokens.start;
        let Some(speaker) = discourse.resolve(place, cue.subject.who, at) else { continue };
        let own = spoken.binary_search_by_key(&i, |s| s.cue).ok();
        if let Some(said) = own.and_then(|at| spoken.get(at)) {
            found.push(Statement {
                words: span(said.words.clone()),
                evidence: span(said.evidence.clone()),
                speaker,
                mode: Mode::Direct,
                rule: said.rule,
            });
            discourse.spoke(speaker, place.index);
            continue;
        }
        if used[i] {
            continue;
        }
        // «Как объяснял X, Y подтвердил …»: what Y does is X's words.
        let nested =
            last.as_ref().is_some_and(|(words, who): &(std::ops::Range<usize>, PersonId)| {
                words.contains(&cue.head) && *who != speaker
            });
        if nested {
            continue;
        }
        let Some(said) = reported::reported(place, cue) else {
            continue;
        };
        discourse.spoke(speaker, place.index);
        push_reported(place, cue, &said, speaker, before, found);
        last = Some((said.words, speaker));
    }
}

/// A paragraph that is nothing but words in quotes goes on with what the last speaker said.
fn quoted_alone(place: Place, cues: &[Cue], discourse: &mut Discourse) -> Option<Statement> {
    let quotations = direct::quotations(place);
    let [quote] = quotations.as_slice() else { return None };
    let words = direct::alone(place, quote)?;
    if cues.iter().any(|cue| !words.contains(&cue.head)) {
        return None;
    }
    let speaker = discourse.last_speaker(place.index)?;
    let words = place.block.span(words).shifted(place.block.offset);
    discourse.spoke(speaker, place.index);
    let rule = "statement.quote_alone";
    Some(Statement { words, evidence: words, speaker, mode: Mode::Direct, rule })
}

fn push_reported(
    place: Place,
    cue: &Cue,
    said: &reported::Reported,
    speaker: PersonId,
    before: Option<Span>,
    found: &mut Vec<Statement>,
) {
    let span =
        |tokens: std::ops::Range<usize>| place.block.span(tokens).shifted(place.block.offset);
    let sentence = span(cue.sentence.clone());
    let evidence = if said.before {
        match previous_sentence(place, cue).or(before) {
            Some(before) => before.cover(sentence),
            None => return,
        }
    } else {
        sentence
    };
    // The same voice in the same sentence is one statement.
    let words = span(said.words.clone());
    let known = found.iter_mut().rev().take(6).find(|s| {
        s.speaker == speaker && s.evidence.overlaps(evidence) && !s.evidence.contains(evidence)
            || (s.speaker == speaker && s.evidence == evidence)
    });
    if let Some(known) = known {
        if known.evidence == evidence {
            known.words = known.words.cover(words);
        }
        return;
    }
    let inside = found
        .iter()
        .rev()
        .take(40)
        .any(|s| s.speaker == speaker && s.mode == Mode::Direct && s.evidence.contains(words));
    if !inside {
        found.push(Statement { words, evidence, speaker, mode: Mode::Reported, rule: said.rule });
    }
}

/// The last sentence of the nearest paragraph before that is prose.
fn last_sentence(scene: Scene, index: usize) -> Option<Span> {
    let block = scene.blocks.get(index)?;
    let sentence = block.sentences().last()?;
    Some(block.span(sentence.clone()).shifted(block.offset))
}

fn previous_sentence(place: Place, cue: &Cue) -> Option<Span> {
    let sentences = place.block.sentences();
    let at = sentences.binary_search_by_key(&cue.sentence.start, |s| s.start).ok()?;
    let before = sentences.get(at.checked_sub(1)?)?;
    Some(place.block.span(before.clone()).shifted(place.block.offset))
}
