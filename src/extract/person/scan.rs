//! Candidates for names of persons in one block, by the look of their words alone.
//!
//! In: a block. Out: [`Candidate`]s in order. Each pattern of a name is one small function; which
//! person it names is decided over the whole document ([`super::Registry`]).
//! «политолог Эдуард Полетаев» → given name and surname; «К.К. Токаев» → initials and surname.

use std::ops::Range;

use super::candidate::{Candidate, Pattern};
use super::knowledge::Knowledge;
use super::word::PersonWord;
use crate::extract::Block;
use crate::morph::Gram;
use crate::text::{Shape, TokenKind};

/// Words in a name at most, initials not counted: «Фейсал бин Фархан бин Абдалла Аль Сауд».
const LONGEST: usize = 8;
/// Initials of a name at most: «К.-Ж. К.».
const MOST_INITIALS: usize = 3;
/// Bytes of the longest initial: two letters of two bytes or one of four, and a full stop.
const LONGEST_INITIAL: usize = 5;

/// The candidates of a block, in order, not overlapping.
pub fn candidates(block: &Block) -> Vec<Candidate> {
    let scan = Scan { block };
    let mut out = Vec::new();
    let mut at = 0;
    // Where the name of a thing ended: «театр имени Станиславского и Немировича-Данченко».
    let mut thing: Option<usize> = None;
    while at < block.len() {
        match scan.at(at) {
            Some(mut found)
                if !scan.names_a_thing(&found.tokens)
                    && !thing.is_some_and(|end| {
                        found.tokens.start == end + 1 && block.surface(end) == "и"
                    }) =>
            {
                at = found.tokens.end;
                if found.pattern == Pattern::Surname {
                    let from = out.last().map_or(0, |last: &Candidate| last.tokens.end);
                    found.tokens.start = particles_before(block, found.tokens.start, from);
                }
                found.after_eponym = found
                    .tokens
                    .start
                    .checked_sub(1)
                    .is_some_and(|i| scan.is(i, PersonWord::EPONYM_GENITIVE));
                out.push(found);
            }
            Some(found) => {
                at = found.tokens.end;
                thing = Some(at);
            }
            None => at += 1,
        }
    }
    out
}

/// Where the surname at `at` begins with its particles in small letters, not before `from`: «фон дер
/// Ляйен». The particles that are words of Russian («да», «ад») stand only inside whole names.
pub(super) fn particles_before(block: &Block, at: usize, from: usize) -> usize {
    let particle = |i: &usize| {
        block
            .tokens()
            .get(*i)
            .is_some_and(|token| token.kind == TokenKind::Word && token.shape == Shape::Lower)
            && Knowledge::get().is_free_particle(block.norm(*i))
    };
    (from..at).rev().take_while(particle).last().unwrap_or(at)
}

/// «аль-Барадеи», «О’Нил»: a particle in small letters or one capital, then a capital.
pub(super) fn has_article(surface: &str) -> bool {
    // A hyphen, an apostrophe, the first byte of ’.
    if !surface.bytes().any(|byte| matches!(byte, b'-' | b'\'' | 0xe2)) {
        return false;
    }
    let great = |name: &str| name.starts_with(char::is_uppercase);
    let article = surface
        .split_once('-')
        .is_some_and(|(article, name)| great(name) && Knowledge::get().is_particle(article));
    article
        || surface
            .split_once(['’', '\''])
            .is_some_and(|(head, name)| matches!(head, "О" | "Д") && great(name))
}

struct Scan<'s, 'a> {
    block: &'s Block<'a>,
}

impl Scan<'_, '_> {
    fn at(&self, i: usize) -> Option<Candidate> {
        // No initial and no name is without a capital.
        if self.block.tokens().get(i).is_none_or(|token| token.shape == Shape::Lower) {
            return None;
        }
        if self.initial(i).is_some() {
            return self.initials_first(i);
        }
        if !self.is_name_like(i) {
            return None;
        }
        self.east_asian(i)
            .or_else(|| self.surname_and_initials(i))
            .or_else(|| self.surname_first(i))
            .or_else(|| self.given_first(i))
            .or_else(|| self.pair(i))
            .or_else(|| self.cited(i))
            .or_else(|| self.surname_alone(i))
    }

    fn word(&self, i: usize) -> PersonWord {
        self.block.form(i).map(|form| form.person_word).unwrap_or_default()
    }

    fn is(&self, i: usize, flags: u32) -> bool {
        self.word(i).any(flags)
    }

    /// A word with a capital letter; wholly in capitals only where it can be no abbreviation.
    fn is_name_like(&self, i: usize) -> bool {
        self.block.tokens().get(i).is_some_and(|token| {
            let longer = |count: usize| self.block.surface(i).chars().nth(count).is_some();
            token.kind == TokenKind::Word
                && match token.shape {
                    Shape::Title => longer(1) && self.first_is_cyrillic(i),
                    Shape::Upper => longer(4) && self.first_is_cyrillic(i),
                    Shape::Mixed => has_article(self.block.surface(i)),
                    Shape::Lower => false,
                }
        })
    }

    fn first_is_cyrillic(&self, i: usize) -> bool {
        self.block.surface(i).chars().next().is_some_and(|c| ('Ѐ'..='ӿ').contains(&c))
    }

    /// Whether token `i + 1` is a word that follows token `i` with nothing but space between.
    fn joins(&self, i: usize) -> bool {
        self.block
            .tokens()
            .get(i + 1)
            .is_some_and(|next| next.kind == TokenKind::Word && next.spaced)
    }

    /// An initial at `i` («К.», «Дж.»): the index of the token after it.
    fn initial(&self, i: usize) -> Option<usize> {
        let surface = self.block.surface(i);
        if surface.len() > LONGEST_INITIAL {
            return None;
        }
        let letters = surface.strip_suffix('.').unwrap_or(surface);
        let short = letters == "Дж" || letters == "Ю" || letters.chars().count() == 1;
        if !short || !self.first_is_cyrillic(i) || !letters.starts_with(char::is_uppercase) {
            return None;
        }
        if letters.len() < surface.len() {
            return Some(i + 1);
        }
        let point = self.block.tokens().get(i + 1)?;
        (!point.spaced && self.block.surface(i + 1) == ".").then_some(i + 2)
    }

    /// Initials from `i` on («К.К.», «К.-Ж. К.»): the index of the token after them.
    fn initials(&self, i: usize) -> Option<usize> {
        let mut end = self.initial(i)?;
        for _ in 1..MOST_INITIALS {
            let hyphen = usize::from(self.block.surface(end) == "-");
            let Some(next) = self.initial(end + hyphen) else { break };
            end = next;
        }
        Some(end)
    }

    /// «К. Токаев», «К.К. Токаев», «Н.Назарбаев».
    fn initials_first(&self, i: usize) -> Option<Candidate> {
        let at = self.initials(i)?;
        let fits = self.is_name_like(at)
            && self.word(at).role.is_none()
            && !self.is(at, PersonWord::BREAK | PersonWord::EPONYM_AFTER);
        fits.then(|| Candidate::new(i..at + 1, Pattern::Initials).surname(at))
    }

    /// «Токаев К.К.».
    fn surname_and_initials(&self, i: usize) -> Option<Candidate> {
        if !self.is_surname_like(i) || !self.joins(i) {
            return None;
        }
        let first = self.initial(i + 1)?;
        let end = self.initials(i + 1)?;
        // «встретился с Токаевым А. Лукашенко»: the initial belongs to what follows.
        let before_name = end == first && self.is_name_like(end) && self.is_surname_like(end);
        (!before_name).then(|| Candidate::new(i..end, Pattern::Initials).surname(i))
    }

    fn is_surname_like(&self, i: usize) -> bool {
        let word = self.word(i);
        word.any(PersonWord::LEADER | PersonWord::SURNAME)
            || (word.any(PersonWord::SUFFIX) && word.is_unknown() && self.is_plain(i))
    }

    /// Whether the word begins no name of the lexicon: «глава Еврокомиссии Урсула фон дер Ляйен».
    fn is_plain(&self, i: usize) -> bool {
        self.block.form(i).is_some_and(|form| form.name_word.is_plain())
    }

    /// «Си Цзиньпин», «Пак Кын Хе», «То Лам».
    fn east_asian(&self, i: usize) -> Option<Candidate> {
        if !self.is(i, PersonWord::ASIAN) || !self.joins(i) {
            return None;
        }
        if !self.is_name_like(i + 1) {
            return self.one_letter(i);
        }
        let letters = |at: usize| self.block.surface(at).chars().count();
        let vowels =
            |at: usize| self.block.norm(at).chars().filter(|c| "аеиоуыэюя".contains(*c)).count();
        let other = PersonWord::GIVEN | PersonWord::PLACE | PersonWord::BREAK | PersonWord::COMMON;
        let short = |at: usize| {
            self.is_name_like(at)
                && self.word(at).role.is_none()
                && (self.is(at, PersonWord::CHINESE)
                    || letters(at) <= 4
                    || (letters(at) <= 6 && vowels(at) <= 2 && !self.is(at, other)))
        };
        let chinese = self.is(i + 1, PersonWord::CHINESE)
            && letters(i + 1) > letters(i).min(4)
            && !self.is(i + 1, PersonWord::GIVEN | PersonWord::COMMON);
        let mut end = i + 1;
        while end < i + 4 && self.joins(end - 1) && short(end) {
            end += 1;
        }
        if end == i + 1 && !chinese {
            return None;
        }
        if self.is(i + 1, PersonWord::GIVEN) && end == i + 2 && self.is(i, PersonWord::GIVEN) {
            return None;
        }
        end = end.max(i + 2);
        Some(Candidate::new(i..end, Pattern::Whole).surname(end - 1))
    }

    /// «Ван И»: a given name of one letter, only of known leaders.
    fn one_letter(&self, i: usize) -> Option<Candidate> {
        let given = self.block.surface(i + 1);
        if !given.starts_with(char::is_uppercase) || given.chars().nth(1).is_some() {
            return None;
        }
        let whole = [self.block.norm(i), " ", self.block.norm(i + 1)].concat();
        Knowledge::get().leaders(&whole).next()?;
        Some(Candidate::new(i..i + 2, Pattern::Whole).surname(i + 1))
    }

    /// «Касым-Жомарт Токаев», «Реджеп Тайип Эрдоган», «Эдуард Эдуардович Полетаев», «Егора».
    fn given_first(&self, i: usize) -> Option<Candidate> {
        // «аким Серик Шапкенов»: the title is a given name elsewhere.
        let title = self.word(i).role.is_some()
            && self.joins(i)
            && self.is(i + 1, PersonWord::GIVEN)
            && self.joins(i + 1)
            && self.is_name_like(i + 2);
        if !self.is(i, PersonWord::GIVEN) || title {
            return None;
        }
        let (mut end, mut surname, mut patronymic) = (i + 1, None, false);
        while end < i + LONGEST && self.joins(end - 1) {
            if let Some(next) = self.after_particle(end) {
                (surname, end) = (Some(next), next + 1);
                continue;
            }
            if !self.continues_name(i, end, surname) {
                break;
            }
            if surname.is_none()
                && (self.is(end, PersonWord::PATRONYMIC) || self.is_fathers_name(end))
            {
                patronymic = true;
            } else {
                surname = Some(end);
            }
            end += 1;
        }
        let pattern = match (surname, patronymic) {
            (Some(_), _) => Pattern::Full,
            (None, true) => Pattern::Patronymic,
            (None, false) => Pattern::Given,
        };
        let found = Candidate::new(i..end, pattern).given(i);
        Some(Candidate { surname, ..found })
    }

    /// «Нурлан Абдыкаликович Сауранбаев»: the father's name need not be known where a surname follows.
    fn is_fathers_name(&self, i: usize) -> bool {
        self.is(i, PersonWord::PATRONYMIC_LIKE)
            && !self.is(i, PersonWord::LEADER | PersonWord::SURNAME)
            && self.joins(i)
            && self.is_name_like(i + 1)
            && self.is_surname_like(i + 1)
    }

    /// «Марин Ле Пен», «Франк Де Блекере»: the index of the word after the particle at `i`.
    fn after_particle(&self, i: usize) -> Option<usize> {
        let particle = |at: usize| self.is(at, PersonWord::PARTICLE) && self.joins(at);
        let end = (i..i + 3).take_while(|at| particle(*at)).last()? + 1;
        self.is_name_like(end).then_some(end)
    }

    /// Whether the word at `j` goes on with the name that begins at `from`.
    fn continues_name(&self, from: usize, j: usize, surname: Option<usize>) -> bool {
        let word = self.word(j);
        if !self.is_name_like(j) || word.any(PersonWord::BREAK | PersonWord::EPONYM_AFTER) {
            return false;
        }
        let repeated = (from..j).any(|k| self.block.norm(k) == self.block.norm(j));
        let surname_like = self.is_surname_like(j);
        if repeated || (word.role.is_some() && !surname_like && !word.any(PersonWord::GIVEN)) {
            return false;
        }
        match surname {
            // «Виктор Понедельник»: the given name vouches for a word of the language.
            None => {
                let thing = PersonWord::PLACE | PersonWord::ADJECTIVE | PersonWord::EPONYM_GENITIVE;
                surname_like
                    || word.any(PersonWord::GIVEN)
                    || !self.is_common_or_place(j)
                    || !(word.any(thing) || self.is(from, PersonWord::COMMON | PersonWord::PLACE))
            }
            // After «Реджеп Тайип» a surname may follow; after «Эдуард Полетаев» none.
            Some(at) => {
                let complete = self.is_surname_like(at) && !self.is(at, PersonWord::GIVEN);
                !complete && !self.is_common_or_place(j)
            }
        }
    }

    fn is_common_or_place(&self, i: usize) -> bool {
        self.is(i, PersonWord::COMMON | PersonWord::PLACE) && !self.is(i, PersonWord::SURNAME)
    }

    /// «Токаев Касым-Жомарт Кемелевич», «Вучич Александр».
    fn surname_first(&self, i: usize) -> Option<Candidate> {
        // «Эмомали Рахмон»: either may be a given name, and the second is a leader's surname.
        let in_order = self.is(i, PersonWord::GIVEN) && self.is(i + 1, PersonWord::LEADER);
        // «Касымов Калмуханбет Нурмуханбетович»: the patronymic vouches for the given name.
        let fathered = || {
            self.word(i + 1).is_unknown()
                && self.joins(i + 1)
                && self.is_name_like(i + 2)
                && self.is(i + 2, PersonWord::PATRONYMIC | PersonWord::PATRONYMIC_LIKE)
                && !self.is(i + 2, PersonWord::LEADER | PersonWord::SURNAME)
        };
        let starts = self.is_surname_like(i)
            && (!self.is(i, PersonWord::GIVEN) || self.is(i, PersonWord::LEADER))
            && !in_order
            && self.joins(i)
            && self.is_name_like(i + 1)
            && (self.is(i + 1, PersonWord::GIVEN) || fathered());
        if !starts {
            return None;
        }
        let mut end = i + 2;
        let strict =
            |end: usize| self.continues_name(i, end, None) && !self.is_common_or_place(end);
        let follows = |end: usize| self.joins(end - 1) && self.is_name_like(end);
        let fathers = PersonWord::PATRONYMIC | PersonWord::PATRONYMIC_LIKE;
        if follows(end) && (self.is(end, fathers) || self.is(end, PersonWord::GIVEN)) {
            end += 1;
        } else if follows(end) && strict(end) {
            // «президент Трамп Владимиру Путину»: the given name belongs to what follows.
            return None;
        }
        Some(Candidate::new(i..end, Pattern::Full).surname(i).given(i + 1))
    }

    /// «Борисбий Жангуразов», «Михаель Роэ» after a title.
    fn pair(&self, i: usize) -> Option<Candidate> {
        let strange = |at: usize| {
            self.word(at).is_unknown()
                && !self.is(at, PersonWord::ADJECTIVE_SUFFIX)
                && self.is_plain(at)
        };
        // «аким области Ерик Султанов»: after a title the given name may be a word of the language.
        let called = || {
            self.is_surname_like(i + 1)
                && self.word(i).role.is_none()
                && !self
                    .is(i, PersonWord::BREAK | PersonWord::ADJECTIVE | PersonWord::EPONYM_GENITIVE)
                && self.block.form(i).is_some_and(|form| form.lemma() == &*form.norm)
                && (self.is_titled(i) || self.is_said_by(i))
        };
        let fits = (strange(i) || (self.is_plain(i) && called()))
            && self.joins(i)
            && self.is_name_like(i + 1)
            && (self.is_surname_like(i + 1) || strange(i + 1))
            && self.east_asian(i + 1).is_none();
        fits.then(|| Candidate::new(i..i + 2, Pattern::Pair).surname(i + 1).given(i))
    }

    /// «(Салливан, 2019; Глисон и Дунай, 2022)», «Лемон (2018)»: the author of a cited work.
    fn cited(&self, i: usize) -> Option<Candidate> {
        let text = |at: usize| self.block.surface(at);
        let year = |at: usize| {
            text(at).len() == 4
                && matches!(text(at).get(..2), Some("19" | "20"))
                && text(at).bytes().all(|b| b.is_ascii_digit())
        };
        let before = i.checked_sub(1).map_or("", text);
        let bracketed = matches!(before, "(" | ";" | "и" | "[");
        let others = if text(i + 1) == "и" && self.block.norm(i + 2).starts_with("др") {
            if text(i + 3) == "." { 4 } else { 3 }
        } else {
            1
        };
        let pair = text(i + 1) == "и" && text(i + 3) == "," && year(i + 4);
        let cites = bracketed && (text(i + others) == "," && year(i + others + 1) || pair)
            || (text(i + 1) == "(" && year(i + 2) && text(i + 3) == ")");
        let word = self.word(i);
        let other = PersonWord::COMMON | PersonWord::PLACE | PersonWord::BODY | PersonWord::BREAK;
        let fits = cites
            && word.role.is_none()
            && (!word.any(other) || word.any(PersonWord::SURNAME))
            && !self.is(i, PersonWord::ADJECTIVE_SUFFIX);
        fits.then(|| Candidate::new(i..i + 1, Pattern::Cited).surname(i))
    }

    /// «Путин», «президент Токаев», «Шендерович».
    fn surname_alone(&self, i: usize) -> Option<Candidate> {
        let word = self.word(i);
        let titled = i > 0 && self.word(i - 1).role.is_some() && self.joins(i - 1);
        let first = self.block.sentences().binary_search_by_key(&i, |s| s.start).is_ok();
        // «султанов» is a surname too.
        let surname = word.any(PersonWord::SURNAME) && !first;
        if (word.role.is_some() && !surname) || word.any(PersonWord::BODY) {
            return None;
        }
        let by_suffix = word.any(PersonWord::SUFFIX)
            && word.is_unknown()
            && !word.any(PersonWord::CHINESE | PersonWord::ADJECTIVE_SUFFIX);
        let by_itself = by_suffix
            || (has_article(self.block.surface(i)) && word.is_unknown())
            || (particles_before(self.block, i, 0) < i && word.is_unknown())
            || (word.any(PersonWord::LEADER)
                && (!word.any(PersonWord::COMMON) || titled || self.rather_a_surname(i, first)))
            || (word.any(PersonWord::SURNAME)
                && !word.any(PersonWord::PLACE | PersonWord::COMMON)
                && !first);
        let thing = PersonWord::BREAK | PersonWord::PLACE | PersonWord::COMMON;
        let by_title = titled && !word.any(thing);
        (by_itself || by_title).then(|| {
            let found = Candidate::new(i..i + 1, Pattern::Surname).surname(i);
            Candidate { by_title: !by_itself, ..found }
        })
    }

    /// «похвастался Ерик Султанов»: a verb of saying stands before.
    fn is_said_by(&self, i: usize) -> bool {
        i.checked_sub(1)
            .and_then(|before| self.block.form(before))
            .is_some_and(|form| form.speech_word.saying.is_some())
    }

    /// «Токаев» is a form of «токай», but not one that opens a sentence.
    fn rather_a_surname(&self, i: usize, first: bool) -> bool {
        let names = Gram::SURNAME.with(Gram::NAME);
        self.is(i, PersonWord::SUFFIX)
            && !(first
                && self.block.form(i).is_some_and(|form| {
                    form.readings.iter().any(|r| r.gram.any(Gram::NOM) && !r.gram.any(names))
                }))
    }

    /// Whether a noun of role stands before `i` in the same clause, at most some words back.
    fn is_titled(&self, i: usize) -> bool {
        for j in (i.saturating_sub(14)..i).rev() {
            if self.word(j).role.is_some() {
                return true;
            }
            let surface = self.block.surface(j);
            if self.is(j, PersonWord::BREAK) || matches!(surface, "." | "," | ":" | ";" | "—" | "–")
            {
                return false;
            }
        }
        false
    }

    /// «улица Абая», «Назарбаев Университет», «"Нурлы жол"»: the name is a thing's.
    fn names_a_thing(&self, tokens: &Range<usize>) -> bool {
        let before = tokens.start.checked_sub(1);
        // «ул. Абая», «им. Абая»: the full stop is a token of its own.
        let word_before =
            before.map(|i| if self.block.surface(i) == "." { i.max(1) - 1 } else { i });
        if word_before.is_some_and(|i| self.is(i, PersonWord::EPONYM_BEFORE))
            && !self.block.starts_sentence(tokens.start)
        {
            return true;
        }
        let after = tokens.end;
        if self.is_name_like(after)
            && self.is(after, PersonWord::EPONYM_AFTER)
            && self.joins(after - 1)
        {
            return true;
        }
        let quote = |i: usize| matches!(self.block.surface(i), "«" | "»" | "\"" | "“" | "”" | "„");
        before.is_some_and(quote) && quote(after)
    }
}
