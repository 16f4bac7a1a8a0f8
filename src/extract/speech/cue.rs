//! Cues: the words that bring in a speaker.
//!
//! In: a block. Out: its [`Cue`]s: a verb of saying with its subject («отметил Токаев»), or a
//! frame («по словам эксперта», «по его мнению»). What is said, the rules of direct and reported
//! speech find.

use std::ops::Range;

use super::subject::{Place, Subject, Who, after, before, joined};
use super::word::{Pronoun, Saying, That};
use crate::extract::person::{Mention, PersonId, Registry};
use crate::morph::Gram;
use crate::text::{Shape, TokenKind};

/// Words that bring in a speaker.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The verb, or the noun of the frame.
    pub head: usize,
    /// What may follow a verb; none for a frame.
    pub saying: Option<Saying>,
    /// Who speaks, as the words put it.
    pub subject: Subject,
    /// Verb and subject, or the whole frame.
    pub tokens: Range<usize>,
    /// Whether the subject stands after the verb.
    pub inverted: bool,
    /// Gender of the verb.
    pub gender: Gram,
    /// The sentence.
    pub sentence: Range<usize>,
}

/// The cues of a block, in order; where `is_headed` says so, names before a colon too. (A headline of that
/// form repeats what the text says.)
pub(super) fn cues(place: Place, is_headed: bool) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    for sentence in &sentences(place) {
        out.extend(is_headed.then(|| headed(place, sentence)).flatten());
        for i in sentence.clone() {
            let Some(word) = place.block.form(i).map(|form| form.speech_word) else { continue };
            if word.finite && told_that(place, i, sentence.start).is_some() {
                let found = verb(place, i, Saying::THAT, word.gender, sentence);
                out.extend(found.filter(|cue| cue.inverted));
            } else if let Some(saying) = word.saying
                && !negated(place, i)
            {
                // «…», – подсчитал аналитик: by its place any verb brings in words said.
                let by_place = !saying.any(Saying::DIRECT.with(Saying::QUOTING)) && tags(place, i);
                let saying = if by_place { saying.with(Saying::DIRECT) } else { saying };
                let found = verb(place, i, saying, word.gender, sentence)
                    .or_else(|| shared(place, i, saying, word.gender, out.last(), sentence));
                out.extend(found);
            } else if let Some(saying) = word.joint
                && !negated(place, i)
            {
                out.extend(joint(place, i, saying, sentence));
            } else if word.finite && tags(place, i) {
                out.extend(verb(place, i, Saying::DIRECT, word.gender, sentence));
            } else if word.finite && leads_to_quotation(place, i, sentence.end) {
                let found = verb(place, i, Saying::DIRECT, word.gender, sentence);
                out.extend(found.filter(|cue| !matches!(cue.subject.who, Who::Role(_))));
            } else if let Some(preposition) = word.frame {
                out.extend(frame(place, i, preposition, sentence));
            }
        }
    }
    out
}

/// «Токаев: «…»»: the name alone before a colon and a quotation.
fn headed(place: Place, sentence: &Range<usize>) -> Option<Cue> {
    let mention = place.mention(sentence.start).filter(|m| m.tokens.start == sentence.start)?;
    let end = mention.tokens.end;
    let heads = place.surface(end) == ":" && matches!(place.surface(end + 1), "«" | "\"" | "“");
    (heads && mention.gram.any(Gram::NOM)).then(|| Cue {
        head: end - 1,
        saying: None,
        subject: Subject { who: Who::Person(mention.person), tokens: mention.tokens.clone() },
        tokens: mention.tokens.clone(),
        inverted: false,
        gender: Gram::NONE,
        sentence: sentence.clone(),
    })
}

/// The sentences of a block; a quotation after a full stop begins a new one.
fn sentences(place: Place) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for sentence in place.block.sentences() {
        let mut start = sentence.start;
        for i in sentence.start + 1..sentence.end {
            let tokens = place.block.tokens();
            let opens = tokens.get(i).is_some_and(|t| t.kind == TokenKind::Punct && t.spaced)
                && matches!(place.surface(i), "«" | "\"" | "“" | "„")
                && tokens.get(i + 1).is_some_and(|token| token.shape != Shape::Lower);
            if opens && i > start && matches!(place.surface(i - 1), "." | "!" | "?" | "…") {
                out.push(start..i);
                start = i;
            }
        }
        out.push(start..sentence.end);
    }
    out
}

/// Tokens at most between a phrase for what was just told and its verb.
const THAT_REACH: usize = 4;

/// Where the phrase for what was just told begins that is the object of the verb at `i`: «такое
/// мнение высказал …», «…, данную информацию подтвердил …», «с таким заявлением выступил …».
pub(super) fn told_that(place: Place, i: usize, start: usize) -> Option<usize> {
    let that = |j: usize| place.block.form(j).and_then(|form| form.speech_word.that);
    let from = i.saturating_sub(THAT_REACH).max(start) + 1;
    let noun = (from..i).rev().find(|j| that(*j) == Some(That::Told))?;
    let points = noun.checked_sub(1).filter(|j| that(*j) == Some(That::Points))?;
    let with = points.checked_sub(1).filter(|j| {
        *j >= start && matches!(place.block.norm(*j), "с" | "к" | "о") && points > start
    });
    let at = with.unwrap_or(points);
    (at == start || (at > start && place.surface(at - 1) == ",")).then_some(at)
}

/// Whether the verb at `i`, whatever it means, brings in a speaker by its place alone:
/// «…, — не сдаётся Алибайов.»
fn tags(place: Place, i: usize) -> bool {
    // «…», – так охарактеризовал роль страны министр.
    let points = |j: &usize| matches!(place.block.norm(*j), "так" | "такими" | "этими" | "словами");
    let first = (0..i).rev().take_while(points).last().unwrap_or(i);
    let before = first.checked_sub(2).filter(|j| {
        matches!(place.surface(j + 1), "—" | "–" | "-")
            && matches!(place.surface(*j), "," | "»" | "\"" | "!" | "?" | "…")
    });
    let Some(mark) = before else { return false };
    let named = place.mention(i + 1).is_some()
        || (place.role(i + 1, Gram::NOM) && place.mention(i + 2).is_some());
    // After words in quotes the subject may stand further: «…», — бросил в Белене глава МИД Виейра.
    let said = || {
        matches!(
            after(place, i, i + TAG_REACH).map(|subject| subject.who),
            Some(Who::Person(_) | Who::Pronoun(_))
        )
    };
    if closes_quotation(place, mark) {
        named || said()
    } else {
        named && matches!(place.surface(0), "—" | "–" | "-" | "«" | "\"" | "“")
    }
}

/// Whether a colon and words in quotes end the clause of the verb at `i`, whatever it means:
/// «Токаев отклонил саму мысль о развороте: «Наша дорога прямая»».
fn leads_to_quotation(place: Place, i: usize, end: usize) -> bool {
    let colon = (i + 1..end.min(i + TAG_REACH))
        .take_while(|j| !place.finite(*j))
        .find(|j| place.surface(*j) == ":");
    colon.is_some_and(|j| matches!(place.surface(j + 1), "«" | "\"" | "“" | "„"))
}

/// Tokens between a verb that brings in its speaker by its place and that speaker.
const TAG_REACH: usize = 14;

/// Whether a quotation ends at `i`, or right before the comma there.
fn closes_quotation(place: Place, i: usize) -> bool {
    let closes = |i: usize| matches!(place.surface(i), "»" | "\"" | "”" | "“");
    closes(i) || (place.surface(i) == "," && i.checked_sub(1).is_some_and(closes))
}

fn negated(place: Place, verb: usize) -> bool {
    verb.checked_sub(1).is_some_and(|i| place.block.norm(i) == "не")
        && !matches!(place.block.norm(verb), "исключил" | "исключила" | "исключает")
}

fn verb(
    place: Place,
    verb: usize,
    saying: Saying,
    gender: Gram,
    sentence: &Range<usize>,
) -> Option<Cue> {
    let agrees = |subject: &Subject| {
        agrees(place.persons, subject, gender) || stands_alone_before(place, subject, verb)
    };
    if saying.any(Saying::QUOTING) {
        return quoting(place, verb, saying, gender, sentence);
    }
    let right = after(place, verb, sentence.end).filter(agrees);
    let left = || before(place, verb, sentence.start).filter(agrees);
    // «отметил Токаев»: nothing but adverbs stands between; «X отметил, что Y сказал» is not it.
    let near = |subject: &Subject| subject.tokens.start <= verb + 2 || opens_clause(place, verb);
    let (subject, inverted) = match right {
        Some(subject) if near(&subject) => (subject, true),
        right => match (left(), right) {
            (Some(subject), _) => (subject, false),
            (None, Some(subject)) => (subject, true),
            (None, None) => return None,
        },
    };
    let tokens = subject.tokens.start.min(verb)..subject.tokens.end.max(verb + 1);
    Some(Cue {
        head: verb,
        saying: Some(saying),
        subject,
        tokens,
        inverted,
        gender,
        sentence: sentence.clone(),
    })
}

/// Tokens at most between a verb and those who say it together.
const JOINT_REACH: usize = 4;
/// Tokens at most between the names of two who speak together.
const PAIR_REACH: usize = 14;

/// «Олег Белозёров и Владимир Морозов отметили …»: a cue for each of the two who are named.
fn joint(place: Place, verb: usize, saying: Saying, sentence: &Range<usize>) -> Vec<Cue> {
    let named = |tokens: Range<usize>| {
        tokens
            .filter_map(|i| place.mention(i).filter(|m| m.tokens.start == i))
            .filter(|m| m.gram.any(Gram::NOM) || !m.gram.any(Gram::CASES))
    };
    let left = sentence.start.max(verb.saturating_sub(PAIR_REACH + JOINT_REACH))..verb;
    let right = verb + 1..sentence.end.min(verb + PAIR_REACH + JOINT_REACH);
    let pair = |tokens: Range<usize>, near: &dyn Fn(&Mention, &Mention) -> bool| {
        let all: Vec<&Mention> = named(tokens).collect();
        all.windows(2).find_map(|pair| {
            let [first, second] = pair else { return None };
            let mut between = first.tokens.end..second.tokens.start;
            let joined = between.clone().any(|i| place.block.norm(i) == "и")
                && !between.any(|i| place.finite(i) || place.surface(i) == ",");
            let others = first.person != second.person;
            (joined && others && near(first, second)).then(|| [(*first).clone(), (*second).clone()])
        })
    };
    let before = |_: &Mention, second: &Mention| verb - second.tokens.end < JOINT_REACH;
    let after = |first: &Mention, _: &Mention| first.tokens.start - verb <= JOINT_REACH;
    let found = pair(left, &before).map(|pair| (pair, false));
    let Some((pair, inverted)) = found.or_else(|| pair(right, &after).map(|pair| (pair, true)))
    else {
        return Vec::new();
    };
    let tokens = if inverted { verb..pair[1].tokens.end } else { pair[0].tokens.start..verb + 1 };
    let cue = |speaker: &Mention| Cue {
        head: verb,
        saying: Some(saying),
        subject: Subject { who: Who::Person(speaker.person), tokens: speaker.tokens.clone() },
        tokens: tokens.clone(),
        inverted,
        gender: Gram::NONE,
        sentence: sentence.clone(),
    };
    pair.iter().map(cue).collect()
}

/// «Шендерович вспомнил о движении, когда …, и сказал»: the subject of the verb before.
fn shared(
    place: Place,
    verb: usize,
    saying: Saying,
    gender: Gram,
    last: Option<&Cue>,
    sentence: &Range<usize>,
) -> Option<Cue> {
    let last = last
        .filter(|cue| cue.sentence == *sentence && cue.saying.is_some() && cue.gender == gender)?;
    (joined(place, verb) && !saying.any(Saying::QUOTING)).then(|| Cue {
        head: verb,
        saying: Some(saying),
        subject: last.subject.clone(),
        tokens: verb..verb + 1,
        inverted: false,
        gender,
        sentence: sentence.clone(),
    })
}

/// «цитируют «Вести» заявление Владимира Путина»: whose words are quoted.
fn quoting(
    place: Place,
    verb: usize,
    saying: Saying,
    gender: Gram,
    sentence: &Range<usize>,
) -> Option<Cue> {
    let end = sentence.end.min(verb + 20);
    let genitive = |i: &usize| place.mention(*i).is_some_and(|m| m.gram.any(Gram::GEN));
    let words = (verb + 1..end).find(|i| {
        matches!(place.block.norm(*i), "слова" | "заявление" | "высказывание" | "слов" | "речь")
    });
    let pronoun = words.and_then(|words| {
        let word = place.block.form(words - 1)?.speech_word.pronoun?;
        Some(Cue {
            head: verb,
            saying: Some(saying),
            subject: Subject { who: Who::Pronoun(word), tokens: words - 1..words },
            tokens: verb..words + 1,
            inverted: true,
            gender,
            sentence: sentence.clone(),
        })
    });
    if pronoun.is_some() {
        return pronoun;
    }
    // «цитирует Токаева пресс-служба»
    let words = words.or_else(|| genitive(&(verb + 1)).then_some(verb))?;
    let role = |i: &usize| place.role(*i, Gram::GEN);
    let at = (words + 1..end).find(|i| genitive(i) || role(i))?;
    let titled = (at..end.min(at + 12)).find(genitive);
    let subject = match titled.or(Some(at)).and_then(|i| place.mention(i)) {
        Some(mention) => {
            Subject { who: Who::Person(mention.person), tokens: at..mention.tokens.end }
        }
        None => Subject { who: Who::Role(at), tokens: at..at + 1 },
    };
    let tokens = verb..subject.tokens.end;
    Some(Cue {
        head: verb,
        saying: Some(saying),
        subject,
        tokens,
        inverted: true,
        gender,
        sentence: sentence.clone(),
    })
}

/// Whether a mark or «как» stands before the verb: «…, сообщил в среду …», «как отметил …».
fn opens_clause(place: Place, verb: usize) -> bool {
    verb.checked_sub(1).is_some_and(|i| {
        matches!(place.surface(i), "," | "—" | "–" | "-" | "»" | "\"" | "”")
            || matches!(place.block.norm(i), "как" | "этом" | "чем")
    })
}

fn agrees(persons: &Registry, subject: &Subject, gender: Gram) -> bool {
    match subject.who {
        Who::Person(id) => persons
            .person(id)
            .is_none_or(|p| p.gender == Gram::NONE || gender == Gram::NONE || p.gender.any(gender)),
        Who::Pronoun(Pronoun::He) => gender != Gram::FEMN,
        Who::Pronoun(Pronoun::She) => gender != Gram::MASC,
        Who::Owner(_) | Who::Role(_) => true,
    }
}

/// Whether the name in the nominative stands right before the verb: the verb then tells the gender
/// better than a given name that may be of either («Фидан заявил», «Алешка Новак заверила»).
fn stands_alone_before(place: Place, subject: &Subject, verb: usize) -> bool {
    let surname = verb.checked_sub(1).and_then(|i| place.mention(i));
    matches!(subject.who, Who::Person(_))
        && surname
            .is_some_and(|m| m.tokens.end == verb && (m.tokens.len() == 1 || m.gram.any(Gram::NOM)))
}

/// Who is the subject of what stands before a colon in `before`: «Эксперт Вали Алибайов согласен: по его
/// оценке, …».
fn named_before_colon(place: Place, before: Range<usize>, pronoun: Pronoun) -> Option<PersonId> {
    let colon = before.end.checked_sub(1).filter(|at| matches!(place.surface(*at), ":" | ";"))?;
    let named = (before.start..colon).filter_map(|at| place.mention(at));
    let subject = named.into_iter().find(|mention| mention.gram.any(Gram::NOM))?;
    let person = place.persons.person(subject.person)?;
    (person.gender == Gram::NONE || person.gender.any(pronoun.gender())).then_some(subject.person)
}

/// «по его словам», «по словам политолога Эдуарда Полетаева», «по мнению президента».
fn frame(place: Place, head: usize, preposition: &str, sentence: &Range<usize>) -> Option<Cue> {
    let norm = |i: usize| place.block.norm(i);
    let cue = |subject, tokens| Cue {
        head,
        saying: None,
        subject,
        tokens,
        inverted: false,
        gender: Gram::NONE,
        sentence: sentence.clone(),
    };
    let start = (head.saturating_sub(2)..head).find(|i| norm(*i) == preposition)?;
    if head - start == 2 {
        let pronoun = match norm(start + 1) {
            "его" => Pronoun::He,
            "ее" => Pronoun::She,
            _ => return None,
        };
        let who = named_before_colon(place, sentence.start..start, pronoun)
            .map_or(Who::Owner(pronoun), Who::Person);
        let subject = Subject { who, tokens: start + 1..start + 2 };
        return Some(cue(subject, start..head + 1));
    }
    // «по словам последнего»: of two named before the nearer one.
    if matches!(norm(head + 1), "последнего" | "последней") && place.surface(head + 2) == ","
    {
        let who = Who::Person(place.person_before(start)?);
        return Some(cue(Subject { who, tokens: head + 1..head + 2 }, start..head + 2));
    }
    let mut role = None;
    for i in head + 1..sentence.end.min(head + 30) {
        if let Some(mention) = place.mention(i) {
            if mention.gram.any(Gram::GEN) || !mention.gram.any(Gram::CASES) {
                let subject = Subject {
                    who: Who::Person(mention.person),
                    tokens: head + 1..mention.tokens.end,
                };
                return Some(cue(subject, start..mention.tokens.end));
            }
            break;
        }
        if role.is_none() && place.role(i, Gram::GEN) {
            role = Some(i);
        }
        if matches!(place.surface(i), "," | "." | ":" | ";" | "—" | "–") || place.finite(i) {
            break;
        }
    }
    let at = role?;
    Some(cue(Subject { who: Who::Role(at), tokens: at..at + 1 }, start..at + 1))
}
