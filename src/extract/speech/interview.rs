//! Answers of an interview: each one direct statement from its first to its last word.
//!
//! In: segments with their kinds and labels. Out: statements. «Сагит Бакиров: …» speaks under
//! his label; without labels the answers are those of the person whom the text brings in as its
//! speaker before («рассказал политолог Эдуард Полетаев»), or whom a question addresses
//! («Эдуард Эдуардович, …»).

use super::cue::Cue;
use super::subject::Who;
use super::{Scene, Statement};
use crate::corpus::SegmentKind;
use crate::extract::Block;
use crate::extract::person::{Knowledge, Person, PersonId};
use crate::record::Mode;
use crate::text::Span;

/// Adds the answers of `scene` to `found`.
pub(super) fn answers(scene: Scene, cues: &[Vec<Cue>], found: &mut Vec<Statement>) {
    let guest = guest(scene, cues);
    let go_on = answers_after(scene);
    let mut current: Option<Statement> = None;
    for (index, segment) in scene.segments.iter().enumerate() {
        let goes_on = segment.label.is_none() && current.is_some();
        match segment.kind {
            SegmentKind::Answer if segment.label.is_some() || !goes_on => {
                found.extend(current.take());
                let labelled = segment.label.map(|label| labelled(scene, index, label));
                let speaker = labelled.unwrap_or(guest);
                let rule =
                    if segment.label.is_some() { "statement.label" } else { "statement.answer" };
                let words = words(scene, index);
                current = speaker.filter(|_| !words.is_empty()).map(|speaker| Statement {
                    words,
                    evidence: words,
                    speaker,
                    mode: Mode::Direct,
                    rule,
                });
            }
            SegmentKind::Answer => {
                if let Some(answer) = &mut current {
                    answer.words = answer.words.cover(segment.span);
                    answer.evidence = answer.words;
                }
            }
            SegmentKind::Body | SegmentKind::Heading if segment.label.is_some() => {
                found.extend(current.take());
                found.extend(quoted(scene, index));
            }
            SegmentKind::Caption | SegmentKind::Metadata => {}
            SegmentKind::Heading if go_on.get(index).is_some_and(|goes_on| *goes_on) => {}
            _ => found.extend(current.take()),
        }
    }
    found.extend(current);
}

/// For each segment whether the one after it, headings and metadata apart, is an answer without a
/// label: the same person speaks.
fn answers_after(scene: Scene) -> Vec<bool> {
    let mut unlabelled = false;
    let mut after: Vec<bool> = Vec::with_capacity(scene.segments.len());
    for segment in scene.segments.iter().rev() {
        after.push(unlabelled);
        if !matches!(segment.kind, SegmentKind::Heading | SegmentKind::Metadata) {
            unlabelled = segment.kind == SegmentKind::Answer && segment.label.is_none();
        }
    }
    after.reverse();
    after
}

/// Segments over which a quotation may run.
const LONGEST: usize = 12;

/// «Вольфганг Зандер: «Я убеждён …»: the words in the quotation, over several paragraphs where
/// it is closed later, or the rest of the paragraph.
fn quoted(scene: Scene, index: usize) -> Option<Statement> {
    let segment = scene.segments.get(index)?;
    let speaker = labelled(scene, index, segment.label?)?;
    let mut words = words(scene, index);
    if opens_only(scene, index) {
        let last = (index + 1..(index + LONGEST).min(scene.blocks.len()))
            .find(|i| scene.blocks.get(*i).is_some_and(|block| closes(block)));
        if let Some(last) = last {
            words = words.cover(scene.segments.get(last)?.span);
        }
    }
    (!words.is_empty()).then_some(Statement {
        words,
        evidence: segment.span.cover(words),
        speaker,
        mode: Mode::Direct,
        rule: "statement.label_quote",
    })
}

/// Whether a quotation begins in a block and does not end there.
fn opens_only(scene: Scene, index: usize) -> bool {
    scene.blocks.get(index).is_some_and(|block| balance(block) > 0)
}

fn closes(block: &Block) -> bool {
    balance(block) < 0
}

fn balance(block: &Block) -> i32 {
    (0..block.len()).fold(0, |depth, i| match block.surface(i) {
        "«" | "„" => depth + 1,
        "»" => depth - 1,
        _ => depth,
    })
}

/// The person of a label; none where it is no person («Корреспондент»).
fn labelled(scene: Scene, index: usize, label: Span) -> Option<PersonId> {
    scene
        .persons
        .of_block(index)
        .iter()
        .take_while(|mention| mention.span.start < label.end)
        .find(|mention| label.overlaps(mention.span))
        .map(|mention| mention.person)
}

/// Tokens of a label with its title at most.
const LABEL_TOKENS: usize = 40;

/// The words of a segment: without its label and the dash at its start.
pub(super) fn words(scene: Scene, index: usize) -> Span {
    let Some((segment, block)) = scene.segments.get(index).zip(scene.blocks.get(index)) else {
        return Span::default();
    };
    let from = segment.label.map_or(segment.span.start, |label| label.end);
    // A title may stand between the name and the colon: «Анна Зандер, политолог: …».
    let colon = segment.label.and_then(|label| {
        block
            .tokens()
            .iter()
            .enumerate()
            .take(LABEL_TOKENS)
            .find(|(i, t)| t.span.start + block.offset >= label.end && block.surface(*i) == ":")
            .map(|(_, token)| token.span.end + block.offset)
    });
    let from = colon.unwrap_or(from);
    let first = block.tokens().iter().enumerate().find(|(i, token)| {
        let mark = matches!(block.surface(*i), ":" | "—" | "–" | "-" | "―" | "." | "«" | "\"");
        token.span.start + block.offset >= from && !mark
    });
    match first {
        Some((i, _)) => block.span(i..block.len()).shifted(block.offset),
        None => Span::default(),
    }
}

/// Who answers where no label says it.
fn guest(scene: Scene, cues: &[Vec<Cue>]) -> Option<PersonId> {
    let first = scene
        .segments
        .iter()
        .position(|s| matches!(s.kind, SegmentKind::Question | SegmentKind::Answer))?;
    // «Беседовал Арсен Мелконян» names who asks.
    let asks = |index: usize| {
        scene.segments.get(index).is_some_and(|segment| segment.kind == SegmentKind::Metadata)
    };
    let lead = cues.get(..first).unwrap_or_default().iter().enumerate();
    let lead = lead.filter(|(index, _)| !asks(*index)).map(|(_, list)| list);
    let introduced = lead.rev().flat_map(|list| {
        list.iter().rev().filter_map(|cue| match cue.subject.who {
            Who::Person(id) => Some(id),
            _ => None,
        })
    });
    // A title may name a state («профессор Академии Вьетнама») without leading it.
    let governs = |id: PersonId| {
        scene.persons.person(id).is_none_or(|p| Knowledge::get().leaders(&p.id).next().is_some())
    };
    let titled = |holds: &dyn Fn(PersonId) -> bool| {
        scene
            .persons
            .mentions()
            .iter()
            .take_while(|mention| mention.block < first)
            .filter(|mention| {
                !asks(mention.block)
                    && holds(mention.person)
                    && scene.persons.person(mention.person).is_some_and(|p| !p.roles.is_empty())
            })
            .last()
            .map(|mention| mention.person)
    };
    let leads = |id: PersonId| scene.persons.person(id).is_some_and(Person::leads);
    // «Анна Ли: «Мы не спешим»» above an interview.
    let headed = || {
        let mut lead = scene.segments.get(..first).unwrap_or_default().iter().enumerate();
        lead.find_map(|(index, segment)| labelled(scene, index, segment.label?))
    };
    addressed(scene)
        .or_else(headed)
        .or_else(|| introduced.clone().find(|id| !leads(*id)))
        .or_else(|| introduced.clone().next())
        // The person with a title whom the lead names last.
        .or_else(|| titled(&|id| !leads(id)))
        .or_else(|| titled(&|id| !governs(id)))
        .or_else(|| {
            // The only person of the lead, whose title was not read.
            let named = scene.persons.mentions().iter().take_while(|m| m.block < first);
            let named = named.filter(|mention| !asks(mention.block));
            let mut named = named.map(|m| m.person).filter(|id| !governs(*id));
            let only = named.next()?;
            named.all(|other| other == only).then_some(only)
        })
}

/// «– Эдуард Эдуардович, …» at the head of a question.
fn addressed(scene: Scene) -> Option<PersonId> {
    scene
        .segments
        .iter()
        .enumerate()
        .filter(|(_, segment)| segment.kind == SegmentKind::Question)
        .take(30)
        .find_map(|(index, _)| {
            let block = scene.blocks.get(index)?;
            let mention = scene.persons.of_block(index).first()?;
            let comma = block.surface(mention.tokens.end) == ",";
            (mention.tokens.start <= 2 && comma).then_some(mention.person)
        })
}
