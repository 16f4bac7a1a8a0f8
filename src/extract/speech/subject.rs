//! The subject of a verb of saying, by grammar alone.
//!
//! In: a block, its persons, the token of the verb. Out: a [`Subject`]: a person named there, a
//! noun of role or a pronoun. Who the noun or pronoun is, [`super::resolve`] decides.
//! «отмечает эксперт Рустем Мустафин» → the person; «сказал он» → the pronoun.

use std::ops::Range;

use super::word::Pronoun;
use crate::extract::Block;
use crate::extract::person::{Mention, PersonId, Registry};
use crate::morph::{Gram, Pos};

/// What the subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A person named there.
    Person(PersonId),
    /// A noun of role at this token.
    Role(usize),
    /// он, она
    Pronoun(Pronoun),
    /// его, её: whose words they are, «по его словам»
    Owner(Pronoun),
}

/// The subject of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    /// What it is.
    pub who: Who,
    /// Its tokens, title included.
    pub tokens: Range<usize>,
}

/// Tokens between verb and subject at most.
const REACH: usize = 45;

/// One block with its persons.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'p, 'a> {
    /// The block.
    pub block: &'p Block<'a>,
    /// Its index in the document.
    pub index: usize,
    /// The persons of the document.
    pub persons: &'p Registry,
}

impl<'p, 'a> Place<'p, 'a> {
    /// The surface of a token.
    pub(crate) fn surface(&self, i: usize) -> &'a str {
        self.block.surface(i)
    }

    /// The person named at a token.
    pub(crate) fn mention(&self, i: usize) -> Option<&'p Mention> {
        self.persons.at(self.index, i)
    }

    /// Whether a noun of role stands at `i`, singular, in one of `cases`.
    pub(crate) fn role(&self, i: usize, cases: Gram) -> bool {
        self.block.form(i).is_some_and(|form| {
            form.person_word.role.is_some()
                && form.readings.iter().any(|r| {
                    r.gram.any(cases)
                        && (r.gram.any(Gram::SING) || !r.gram.any(Gram::PLUR))
                        && matches!(r.pos, Pos::Noun | Pos::Adjective | Pos::Participle)
                })
        })
    }

    fn pronoun(&self, i: usize) -> Option<Pronoun> {
        match self.block.norm(i) {
            "он" => Some(Pronoun::He),
            "она" => Some(Pronoun::She),
            _ => None,
        }
    }

    /// The person named last before a token, here or in the block before.
    pub(crate) fn person_before(&self, token: usize) -> Option<PersonId> {
        let all = self.persons.mentions();
        let end = all.partition_point(|m| (m.block, m.tokens.start) < (self.index, token));
        let last = all.get(..end)?.last().filter(|mention| mention.block + 1 >= self.index)?;
        Some(last.person)
    }

    /// Whether token `i` is a finite verb.
    pub(crate) fn finite(&self, i: usize) -> bool {
        self.block.form(i).is_some_and(|form| form.speech_word.finite)
    }
}

/// The subject right of the verb: «сказал в среду в интервью управляющий директор Alstom Пелль».
pub(super) fn after(place: Place, verb: usize, end: usize) -> Option<Subject> {
    let mut role: Option<usize> = None;
    let found = |who, tokens| Some(Subject { who, tokens });
    let end = end.min(verb + REACH).min(place.block.len());
    let mut i = verb + 1;
    while i < end {
        if let Some(mention) = place.mention(i) {
            if mention.gram.any(Gram::NOM) || !mention.gram.any(Gram::CASES) {
                let start = role.unwrap_or(mention.tokens.start);
                return found(Who::Person(mention.person), start..mention.tokens.end);
            }
            i = mention.tokens.end;
            continue;
        }
        if let (Some(pronoun), None) = (place.pronoun(i), role) {
            return found(Who::Pronoun(pronoun), i..i + 1);
        }
        if role.is_none() && place.role(i, Gram::NOM) {
            role = Some(i);
        }
        if let Some(next) = aside(place, i, end) {
            i = next;
            continue;
        }
        let stop = match place.surface(i) {
            // A comma inside a title: «депутат Мажилиса РК, политолог Никита Шаталов».
            "," => role.is_none() || !title_goes_on(place, i + 1, end),
            "." => place.block.sentences().binary_search_by_key(&(i + 1), |s| s.end).is_ok(),
            ":" | ";" | "—" | "–" | "!" | "?" | "(" => true,
            _ => place.finite(i) || place.block.norm(i) == "что",
        };
        if stop {
            break;
        }
        i += 1;
    }
    role.map(|at| Subject { who: Who::Role(at), tokens: at..i.min(end) })
}

/// One past a parenthesis or an adverbial participle with its words that begins at `i`:
/// «отметил, представляя законопроект, заместитель министра».
fn aside(place: Place, i: usize, end: usize) -> Option<usize> {
    let last = end.min(i + 16);
    if place.surface(i) == "(" {
        return (i..last).find(|j| place.surface(*j) == ")").map(|close| close + 1);
    }
    let gerund = place.surface(i) == ","
        && place.block.form(i + 1).is_some_and(|form| form.pos() == Pos::Gerund);
    if gerund {
        (i + 1..last).find(|j| place.surface(*j) == ",").map(|comma| comma + 1)
    } else {
        None
    }
}

/// Whether the words from `i` on belong to the title before: they lead to a name in the
/// nominative that ends the clause. «политологии и религиоведения Рустем Мустафин.»
fn title_goes_on(place: Place, i: usize, end: usize) -> bool {
    for j in i..end.min(i + 25) {
        if let Some(mention) = place.mention(j) {
            let after = place.surface(mention.tokens.end);
            return mention.gram.any(Gram::NOM)
                && j > i
                && matches!(after, "" | "." | "," | "—" | "–" | "-" | ":" | ")" | "!" | "?");
        }
        if place.finite(j) || matches!(place.surface(j), "—" | "–" | ":" | ";" | "!" | "?") {
            return false;
        }
    }
    false
}

/// The subject left of the verb: «Министр Ерлан Идрисов, выступая с докладом, отметил».
pub(super) fn before(place: Place, verb: usize, start: usize) -> Option<Subject> {
    let start = start.max(verb.saturating_sub(REACH));
    let mut commas = 0;
    let mut i = verb;
    while i > start {
        i -= 1;
        if let Some(mention) = place.mention(i) {
            if mention.gram.any(Gram::NOM) || !mention.gram.any(Gram::CASES) {
                let tokens = mention.tokens.start..verb;
                return Some(Subject { who: Who::Person(mention.person), tokens });
            }
            i = mention.tokens.start;
            continue;
        }
        if let Some(pronoun) = place.pronoun(i) {
            return Some(Subject { who: Who::Pronoun(pronoun), tokens: i..verb });
        }
        if place.role(i, Gram::NOM) {
            let named = (commas > 0).then(|| apposed(place, i, start)).flatten();
            return named.or(Some(Subject { who: Who::Role(i), tokens: i..verb }));
        }
        match place.surface(i) {
            "," => commas += 1,
            ":" | ";" | "—" | "–" | "!" | "?" | "«" => return None,
            _ => {}
        }
        // «Нэнси Пелоси, которая возглавляет меньшинство, отметила»: step over the clause.
        if commas > 0
            && place.finite(i)
            && let Some(comma) = relative(place, i, start)
        {
            i = comma;
            continue;
        }
        // A verb of saying may share its subject: «поблагодарил … и подчеркнул».
        let coordinated =
            place.finite(i) && (commas == 0 && joined(place, verb) || in_the_course(place, verb));
        if commas > 3
            || (place.finite(i) && !coordinated)
            || matches!(place.block.norm(i), "что" | "который" | "которая" | "чтобы")
        {
            return None;
        }
    }
    None
}

/// The person to whom the noun of role at `i` is added: «Ратна Вуландари, в прошлом юрист, …».
fn apposed(place: Place, i: usize, start: usize) -> Option<Subject> {
    let comma = (start.max(i.saturating_sub(6))..i).rev().find(|j| place.surface(*j) == ",")?;
    let mention = place.mention(comma.checked_sub(1)?)?;
    (mention.gram.any(Gram::NOM) || !mention.gram.any(Gram::CASES))
        .then(|| Subject { who: Who::Person(mention.person), tokens: mention.tokens.start..i + 1 })
}

/// Whether the verb tells what happened meanwhile: «провёл беседу, в ходе которой сообщил».
fn in_the_course(place: Place, verb: usize) -> bool {
    (verb.saturating_sub(4)..verb).any(|i| {
        place.block.norm(i).starts_with("котор")
            && i.checked_sub(1).is_some_and(|j| {
                matches!(place.block.norm(j), "ходе" | "время" | "рамках" | "итогам" | "течение")
            })
    })
}

/// Words that open a clause inside another.
const OPENERS: [&str; 11] =
    ["когда", "если", "ли", "пока", "хотя", "едва", "где", "куда", "как", "что", "чтобы"];

/// The comma before the clause inside another in which the verb at `i` stands: one with «который»,
/// «когда», «ли» («на вопрос, не обидится ли Кремль, отвечал»).
fn relative(place: Place, i: usize, start: usize) -> Option<usize> {
    let opens = |j: &usize| {
        let norm = place.block.norm(*j);
        norm.starts_with("котор") || OPENERS.contains(&norm)
    };
    let word = (start.max(i.saturating_sub(15))..i + 2)
        .rev()
        .filter(|j| *j != i)
        .take_while(|j| *j > i || place.surface(*j) != ",")
        .find(opens)?;
    (start..word.min(i)).rev().take(3).find(|j| place.surface(*j) == ",")
}

/// Whether «и», «а также» stands right before the verb.
pub(super) fn joined(place: Place, verb: usize) -> bool {
    (verb.saturating_sub(3)..verb).any(|i| matches!(place.block.norm(i), "и" | "также" | "но"))
}
