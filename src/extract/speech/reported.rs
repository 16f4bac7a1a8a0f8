//! Reported speech: what a cue says in the author's rendering, one sentence at a time.
//!
//! In: a block and a cue that no direct speech used. Out: the tokens of the content and the rule.
//! Each rule is one function. «Токаев подчеркнул, что США остаются партнёром» → the clause;
//! «заявил о намерении» → what follows «о»; «…, сообщил министр» → the sentence.

use std::ops::Range;

use super::cue::{Cue, told_that};
use super::subject::Place;
use super::word::Saying;
use crate::morph::{Gram, Pos};

/// What is reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reported {
    /// Tokens of the content.
    pub words: Range<usize>,
    /// The rule.
    pub rule: &'static str,
    /// The content stands in the sentence before («Об этом сообщил …»).
    pub before: bool,
}

type Rule = fn(Place, &Cue, Saying) -> Option<Range<usize>>;

/// The rules for verbs, in the order in which they are tried.
const RULES: [(&str, Rule); 13] = [
    ("statement.inserted_as", inserted_as),
    ("statement.clause_before", clause_before),
    ("statement.reported_clause", clause),
    ("statement.naming", naming),
    ("statement.reported_about", about),
    ("statement.attention", attention),
    ("statement.reported_onto", onto),
    ("statement.order", order),
    ("statement.reported_after", after_content),
    ("statement.reported_noun", noun),
    ("statement.noun_before", noun_before),
    ("statement.about_before", about_before),
    ("statement.reported_colon", colon),
];

/// What the cue reports, if anything.
pub(super) fn reported(place: Place, cue: &Cue) -> Option<Reported> {
    let found = |words, rule| Some(Reported { words, rule, before: false });
    let Some(saying) = cue.saying else {
        return found(framed(place, cue)?, "statement.frame");
    };
    if saying.any(Saying::THAT) {
        let at = told_that(place, cue.head, cue.sentence.start)?;
        let before = at == cue.sentence.start;
        let words = if before { cue.sentence.clone() } else { cue.sentence.start..at - 1 };
        return Some(Reported { words, rule: "statement.about_that", before });
    }
    if about_that(place, cue) {
        return Some(Reported {
            words: cue.sentence.clone(),
            rule: "statement.about_that",
            before: true,
        });
    }
    RULES.iter().find_map(|(name, rule)| {
        let words = rule(place, cue, saying)?;
        (words.len() > 1).then_some(())?;
        found(words, *name)
    })
}

fn is_comma(place: Place, i: usize) -> bool {
    place.surface(i) == ","
}

/// One past the last word of the sentence, its full stop left out.
fn content_end(place: Place, cue: &Cue) -> usize {
    let last = cue.sentence.end.saturating_sub(1);
    if matches!(place.surface(last), "." | "…") { last } else { cue.sentence.end }
}

/// «По словам эксперта, …», «…, по его словам, …»: the rest of the sentence, or all of it.
fn framed(place: Place, cue: &Cue) -> Option<Range<usize>> {
    let end = content_end(place, cue);
    let from = cue.tokens.end + usize::from(is_comma(place, cue.tokens.end));
    // «Россия, по его данным, остаётся …»: what stands before is said too.
    let at = cue.tokens.start;
    let subject = at == cue.sentence.start + 2
        && is_comma(place, at - 1)
        && place.block.form(cue.sentence.start).is_some_and(|form| form.pos() == Pos::Noun);
    let opens = at <= cue.sentence.start + 2 && !subject;
    let start = if opens { from } else { cue.sentence.start };
    (start + 1 < end).then_some(start..end)
}

/// Whether the cue stands in a clause that somebody else says: «важно, что президент говорит о …».
/// What the author himself brings in («напомним, что президент объявил о …») is nobody else's.
fn embedded(place: Place, cue: &Cue) -> bool {
    let authors = |i: usize| {
        let verb = i.checked_sub(2).map_or("", |verb| place.block.norm(verb));
        verb.ends_with("им") || verb.ends_with("ем") || verb == "известно"
    };
    (cue.sentence.start + 1..cue.tokens.start)
        .any(|i| place.block.norm(i) == "что" && is_comma(place, i - 1) && !authors(i))
}

/// «Об этом сообщил министр», «О чём заявил президент».
fn about_that(place: Place, cue: &Cue) -> bool {
    let at = cue.sentence.start;
    let opens = matches!(place.block.norm(at), "об" | "о")
        && matches!(place.block.norm(at + 1), "этом" | "чем");
    opens && cue.saying.is_some_and(|s| s.any(Saying::ABOUT))
}

/// «Как отметил Токаев, …», «…, как отметил Токаев, …».
fn inserted_as(place: Place, cue: &Cue, saying: Saying) -> Option<Range<usize>> {
    let from = cue.tokens.start.min(cue.head);
    let before = (from.saturating_sub(3).max(cue.sentence.start)..from)
        .any(|i| place.block.norm(i) == "как");
    if !before || !saying.any(Saying::INSERTED) {
        return None;
    }
    let end = content_end(place, cue);
    let opens = (cue.sentence.start..from).filter(|i| is_comma(place, *i)).count() == 0;
    let comma = (cue.tokens.end..end).find(|i| is_comma(place, *i));
    if opens { comma.map(|at| at + 1..end) } else { Some(cue.sentence.start..end) }
}

/// «отметил, что …», «призвал, чтобы …».
fn clause(place: Place, cue: &Cue, saying: Saying) -> Option<Range<usize>> {
    if !saying.any(Saying::CLAUSE) {
        return None;
    }
    let end = content_end(place, cue);
    let from = cue.tokens.end.max(cue.head + 1);
    let mut seen = 0;
    for i in from..end.min(from + 22) {
        // «повторяет так часто, что …»: the clause tells how, and no words.
        if matches!(place.block.norm(i), "так" | "настолько" | "столь") {
            return None;
        }
        if is_comma(place, i) {
            seen += 1;
            if matches!(place.block.norm(i + 1), "что" | "чтобы" | "будто" | "насколько" | "почему")
            {
                return Some(i + 2..end);
            }
        }
        if seen > 2 || place.finite(i) || matches!(place.surface(i), ":" | ";") {
            return None;
        }
    }
    None
}

/// «О том, что канал должен ему деньги, заявил бывший глава компании.»
fn clause_before(place: Place, cue: &Cue, saying: Saying) -> Option<Range<usize>> {
    let at = cue.sentence.start;
    let opens = matches!(place.block.norm(at), "о" | "об")
        && place.block.norm(at + 1) == "том"
        && is_comma(place, at + 2);
    let comma = cue.head.checked_sub(1).filter(|i| is_comma(place, *i))?;
    (opens && cue.inverted && saying.any(Saying::ABOUT) && at + 5 < comma).then_some(at + 4..comma)
}

/// «назвал Казахстан партнёром», «обвинил Запад в давлении».
fn naming(place: Place, cue: &Cue, saying: Saying) -> Option<Range<usize>> {
    let end = content_end(place, cue);
    let from = cue.tokens.end.max(cue.head + 1);
    (saying.any(Saying::NAMING) && !cue.inverted && from + 2 < end).then_some(from..end)
}

/// «заявил о намерении», also with words between: «заявил в Астане о намерении».
fn about(place: Place, cue: &Cue, saying: Saying) -> Option<Range<usize>> {
    let admitted = saying.any(Saying::ABOUT) && !embedded(place, cue);
    preposition(place, cue, admitted, &["о", "об", "обо"], 8)
}

/// «указал на целесообразность»
fn onto(place: Place, cue: &Cue, saying: Saying) -> Option<Range<usize>> {
    preposition(place, cue, saying.any(Saying::ONTO), &["на"], 4)
}

fn preposition(
    place: Place,
    cue: &Cue,
    admitted: bool,
    words: &[&str],
    reach: usize,
) -> Option<Range<usize>> {
    if !admitted {
        return None;
    }
    let end = content_end(place, cue);
    let from = cue.tokens.end.max(cue.head + 1);
    let at = (from..end.min(from + reach))
        .take_while(|i| !place.finite(*i) && !is_comma(place, *i))
        .find(|i| words.contains(&place.block.norm(*i)))?;
    // «сообщил о нём» says nothing.
    let pronoun =
        matches!(place.block.norm(at + 1), "нем" | "этом" | "том" | "себе" | "них" | "ней");
    (!pronoun || place.block.norm(at + 1) == "том").then_some(at..end)
}

/// «обратил внимание на попытки», «выдвинул инициативу создать фонд».
fn attention(place: Place, cue: &Cue, saying: Saying) -> Option<Range<usize>> {
    if !saying.any(Saying::ATTENTION) {
        return None;
    }
    let end = content_end(place, cue);
    let from = cue.head + 1;
    let noun = (from..end.min(from + 8))
        .take_while(|i| !place.finite(*i) && !is_comma(place, *i))
        .find(|i| place.block.form(*i).is_some_and(|form| form.speech_word.raised))?;
    Some(noun + 1..end)
}

/// «призвал прекратить», «призвал к диалогу», «поручил создать».
fn order(place: Place, cue: &Cue, saying: Saying) -> Option<Range<usize>> {
    let end = content_end(place, cue);
    let from = cue.tokens.end.max(cue.head + 1);
    let window = || (from..end.min(from + 9)).take_while(|i| !place.finite(*i));
    if saying.any(Saying::INFINITIVE)
        && let Some(at) = window()
            .find(|i| place.block.form(*i).is_some_and(|form| form.pos() == Pos::Infinitive))
    {
        return Some(at..end);
    }
    if saying.any(Saying::TOWARDS)
        && let Some(at) = window().find(|i| matches!(place.block.norm(*i), "к" | "ко"))
    {
        return Some(at..end);
    }
    None
}

/// «…, сообщил в среду министр Женис Касымбек», «Кроме того, отмечает эксперт, …».
fn after_content(place: Place, cue: &Cue, saying: Saying) -> Option<Range<usize>> {
    let comma = cue
        .head
        .checked_sub(1)
        .is_some_and(|i| matches!(place.surface(i), "," | "—" | "–") && i > cue.sentence.start);
    if !comma || !cue.inverted || !saying.any(Saying::INSERTED) {
        return None;
    }
    let end = content_end(place, cue);
    let rest = (cue.tokens.end..end).find(|i| is_comma(place, *i));
    // Words before the cue are the content, or it is inserted and they go on after it.
    let before = cue.head.saturating_sub(1).saturating_sub(cue.sentence.start);
    // «Какие вопросы поднимали лидеры, рассказал политолог» tells nothing.
    let asks = matches!(
        place.block.norm(cue.sentence.start),
        "как"
            | "какие"
            | "какой"
            | "какая"
            | "какое"
            | "что"
            | "почему"
            | "зачем"
            | "кто"
            | "куда"
            | "о"
            | "об"
    );
    match rest {
        _ if asks => None,
        Some(at) if before < 4 => Some(at + 1..end),
        _ if before >= 2 => Some(cue.sentence.start..cue.head - 1),
        _ => None,
    }
}

/// «подчеркнул сложность урегулирования», «выразил поддержку диалогу».
fn noun(place: Place, cue: &Cue, saying: Saying) -> Option<Range<usize>> {
    if !saying.any(Saying::NOUN) || cue.inverted || embedded(place, cue) {
        return None;
    }
    let end = content_end(place, cue);
    let from = cue.tokens.end.max(cue.head + 1);
    let at = (from..end.min(from + 6))
        .take_while(|i| !place.finite(*i) && !is_comma(place, *i) && place.surface(*i) != ":")
        .find(|i| {
            place.block.form(*i).is_some_and(|form| {
                form.readings.iter().any(|r| r.pos == Pos::Noun && r.gram.any(Gram::ACC))
                    && form.pos() != Pos::Preposition
            })
        })?;
    // After a preposition it is no object: «выразил в среду …».
    let governed =
        (from..at).any(|i| place.block.form(i).is_some_and(|form| form.pos() == Pos::Preposition));
    let courtesy = place.block.form(at).is_some_and(|form| form.speech_word.courtesy);
    (!governed && !courtesy).then_some(from..end)
}

/// «Уникальную позицию Казахстана отметил политолог Газиз Абишев.»
fn noun_before(place: Place, cue: &Cue, saying: Saying) -> Option<Range<usize>> {
    let alone = cue.inverted && cue.tokens.end >= content_end(place, cue);
    if !alone || !saying.any(Saying::NOUN) {
        return None;
    }
    let words = cue.sentence.start..cue.head;
    let object = words.clone().any(|i| {
        place.block.form(i).is_some_and(|form| {
            form.pos() == Pos::Noun
                && form.readings.iter().any(|r| r.gram.any(Gram::ACC))
                && place.mention(i).is_none()
        })
    });
    let clauses = words.clone().any(|i| place.finite(i));
    (object && !clauses && words.len() > 3).then_some(words)
}

/// «10 сентября о предстоящем визите в Москву сообщил посол Даурен Абаев.»
fn about_before(place: Place, cue: &Cue, saying: Saying) -> Option<Range<usize>> {
    if !cue.inverted || !saying.any(Saying::ABOUT) {
        return None;
    }
    let about = (cue.sentence.start..cue.head)
        .rev()
        .take_while(|i| !place.finite(*i) && !is_comma(place, *i))
        .find(|i| matches!(place.block.norm(*i), "о" | "об"))?;
    let empty =
        matches!(place.block.norm(about + 1), "нем" | "этом" | "чем" | "том" | "них" | "ней");
    (!empty && cue.head - about > 2).then_some(about..cue.head)
}

/// «сказал: страна готова».
fn colon(place: Place, cue: &Cue, saying: Saying) -> Option<Range<usize>> {
    let end = content_end(place, cue);
    let from = cue.tokens.end.max(cue.head + 1);
    let at = (from..end.min(from + 4)).find(|i| place.surface(*i) == ":")?;
    (saying.any(Saying::DIRECT) && at + 3 < end).then_some(at + 1..end)
}
