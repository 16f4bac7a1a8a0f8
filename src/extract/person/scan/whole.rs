//! Names of several parts whose order tells them: initials, given names, patronymics, surnames.
//!
//! In: where a word stands that may open a name. Out: the [`Candidate`], or none. Knows the parts of
//! a name; must not know titles nor what is said of a person ([`super::lone`]).
//! «Касым-Жомарт Токаев», «Токаев К.К.», «Си Цзиньпин» are whole names.

use super::{Scan, follows_given};
use crate::extract::person::candidate::{Candidate, Pattern};
use crate::extract::person::decline::{Nominative, common};
use crate::extract::person::knowledge::Knowledge;
use crate::extract::person::word::PersonWord;
use crate::morph::Gram;

/// Words in a name at most, initials not counted: «Фейсал бин Фархан бин Абдалла Аль Сауд».
const LONGEST: usize = 8;

impl Scan<'_, '_> {
    /// «К. Токаев», «К.К. Токаев», «Н.Назарбаев».
    pub(super) fn initials_first(&self, i: usize) -> Option<Candidate> {
        let at = self.initials(i)?;
        let fits = self.is_name_like(at)
            && self.word(at).role.is_none()
            && !self.is(at, PersonWord::BREAK | PersonWord::EPONYM_AFTER);
        fits.then(|| Candidate::new(i..at + 1, Pattern::Initials).surname(at))
    }

    /// «Токаев К.К.».
    pub(super) fn surname_and_initials(&self, i: usize) -> Option<Candidate> {
        if !self.is_surname_like(i) || !self.joins(i) {
            return None;
        }
        let first = self.initial(i + 1)?;
        let end = self.initials(i + 1)?;
        // «встретился с Токаевым А. Лукашенко»: the initial belongs to what follows.
        let before_name = end == first && self.is_name_like(end) && self.is_surname_like(end);
        (!before_name).then(|| Candidate::new(i..end, Pattern::Initials).surname(i))
    }

    /// «Си Цзиньпин», «Пак Кын Хе», «То Лам».
    pub(super) fn east_asian(&self, i: usize) -> Option<Candidate> {
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
                    || (letters(at) <= 7 && vowels(at) <= 2 && !self.is(at, other)))
        };
        let chinese = self.is(i + 1, PersonWord::CHINESE)
            && letters(i + 1) > letters(i).min(4)
            && !self.is(i + 1, PersonWord::GIVEN | PersonWord::COMMON);
        let mut end = i + 1;
        // «… с Си Цзиньпином | Си Цзиньпин, Председатель КНР»: the name again.
        let again = |at: usize| self.block.norm(at) == self.block.norm(i);
        while end < i + 4 && self.joins(end - 1) && short(end) && !again(end) {
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
    pub(super) fn given_first(&self, i: usize) -> Option<Candidate> {
        // «аким Серик Шапкенов»: the title is a given name elsewhere.
        let title = self.word(i).role.is_some()
            && self.joins(i)
            && self.is(i + 1, PersonWord::GIVEN)
            && self.joins(i + 1)
            && self.is_name_like(i + 2);
        // «премьер-министр Государства Израиль | Биньямин Нетаньяху»
        let state = !self.is_plain(i) && self.opens_name(i + 1);
        if !(self.is(i, PersonWord::GIVEN) || self.is_before_fathers(i)) || title || state {
            return None;
        }
        let (mut end, mut surname, mut patronymic) = (i + 1, None, false);
        while end < i + LONGEST && self.joins(end - 1) {
            if let Some(next) = self.after_particle(end) {
                let norm = |k: usize| self.block.norm(k);
                if (i..end).any(|k| norm(k) == norm(next)) {
                    break;
                }
                (surname, end) = (Some(next), next + 1);
                continue;
            }
            if !self.continues_name(i, end, surname) {
                break;
            }
            if surname.is_none()
                && (self.is(end, PersonWord::PATRONYMIC) || self.is_fathers_name(end))
                && !self.is_of_other_gender(i, end)
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

    /// «Хейсам Бен Тарек Аль Саид»: a stranger under a title, whose father's name follows its particle.
    fn is_before_fathers(&self, i: usize) -> bool {
        self.word(i).is_unknown()
            && self.is_plain(i)
            && self.is_titled(i)
            && self.joins(i)
            && Knowledge::get().is_free_particle(self.block.norm(i + 1))
            && self.after_particle(i + 1).is_some()
    }

    /// «Анна Петрович»: a patronymic of a man would stand there («Анна Петровна»).
    fn is_of_other_gender(&self, given: usize, i: usize) -> bool {
        let is_man = |name: &Nominative| name.gram.any(Gram::MASC);
        self.is(i, PersonWord::SON)
            && self.block.form(given).is_some_and(|given| !given.names().given.iter().any(is_man))
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
            // «Виктор Понедельник»: the given name vouches for a word of the language, and the end of
            // a surname for a given name that is a word itself: «Максим Казначеев».
            None => {
                let thing = PersonWord::PLACE | PersonWord::ADJECTIVE | PersonWord::EPONYM_GENITIVE;
                surname_like
                    || word.any(PersonWord::GIVEN)
                    || !self.is_common_or_place(j)
                    || (j == from + 1 && self.is_adjectival_surname(from, j))
                    || (j == from + 1 && follows_given(self.block, j))
                    || !(word.any(thing)
                        || (self.is(from, PersonWord::COMMON | PersonWord::PLACE)
                            && !word.any(PersonWord::SUFFIX)))
            }
            // After «Реджеп Тайип» a surname may follow; after «Эдуард Полетаев» none.
            Some(at) => {
                let complete = self.is_surname_like(at) && !self.is(at, PersonWord::GIVEN);
                !complete && !self.is_common_or_place(j)
            }
        }
    }

    /// «Евгений Виноградский»: an adjective in -ский is a surname behind a given name of its gender and
    /// case, unless it is of a name of the world («Ислам | Казахстанский …»).
    fn is_adjectival_surname(&self, given: usize, at: usize) -> bool {
        let genders = Gram::MASC.with(Gram::FEMN);
        let shares = |name: &Nominative| {
            self.block.form(at).is_some_and(|form| {
                form.readings.iter().any(|reading| {
                    let shared = common(reading.gram, name.gram);
                    shared.any(genders) && shared.any(Gram::CASES)
                })
            })
        };
        self.is(at, PersonWord::ADJECTIVE_SUFFIX)
            && self.is_plain(at)
            && !self.is(given, PersonWord::COMMON | PersonWord::PLACE)
            && self.block.form(given).is_some_and(|form| form.names().given.iter().any(shares))
            && !(self.joins(at) && self.is_name_like(at + 1))
    }

    /// «Аль Нахайян Мухаммед бен Заид»: a surname with its article before the given name.
    pub(super) fn article_first(&self, i: usize) -> Option<Candidate> {
        let fits = self.is(i, PersonWord::PARTICLE)
            && !Knowledge::get().is_free_particle(self.block.norm(i))
            && self.joins(i)
            && self.is_name_like(i + 1)
            && !self.is(i + 1, PersonWord::PARTICLE)
            && self.joins(i + 1)
            && self.is_name_like(i + 2)
            && self.is(i + 2, PersonWord::GIVEN);
        if !fits {
            return None;
        }
        let mut end = i + 3;
        while end < i + LONGEST && self.joins(end - 1) {
            let Some(next) = self.after_particle(end) else { break };
            end = next + 1;
        }
        Some(Candidate::new(i..end, Pattern::Full).surname(i + 1).given(i + 2))
    }

    /// «Токаев Касым-Жомарт Кемелевич», «Вучич Александр».
    pub(super) fn surname_first(&self, i: usize) -> Option<Candidate> {
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
            && !self.is_before_fathers(i)
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
}
