//! The persons of a document: two passes over its blocks.
//!
//! In: blocks. Out: [`Registry`]. The first pass finds names by their own look, and settles the
//! nominative of each surname over the whole document; the second finds the surnames and given
//! names that stand alone, before the full name as well as after it.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::agree::{Support, Weighed, weigh};
use super::decline::{Nominative, common, nominatives};
use super::knowledge::Knowledge;
use super::pack::RoleId;
use super::scan::{Candidate, Pattern, candidates, has_article};
use super::title::titles;
use super::word::{PersonWord, given_readings};
use crate::extract::Block;
use crate::morph::Gram;
use crate::text::{Shape, Span, TokenKind};

/// Number of a [`Person`] in its registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

/// A person of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The id of the record: folded surname in the nominative, or the whole name.
    pub id: String,
    /// Gender, as far as the text tells.
    pub gender: Gram,
    /// Nouns of role that stand with the name, no repeats, in order of the text.
    pub roles: Vec<RoleId>,
    /// Where the titles stand: bytes in the document.
    pub titles: Vec<Span>,
    /// Folded words of the titles.
    pub title_words: Vec<String>,
    /// Folded nominatives of the given name.
    pub given: Vec<String>,
    /// States and organisations that a known leader acts for, present office first.
    pub states: Vec<String>,
}

/// One place where a person is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Index of the block.
    pub block: usize,
    /// Tokens of the block.
    pub tokens: Range<usize>,
    /// The name without its title: bytes in the document.
    pub span: Span,
    /// Who.
    pub person: PersonId,
    /// Gender and the cases that the form may have.
    pub gram: Gram,
}

/// The persons of a document and where they are named.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    persons: Vec<Person>,
    mentions: Vec<Mention>,
    first_of_block: Vec<usize>,
}

impl Registry {
    /// Reads the persons of a document, or of a part of it before which the persons `known` were
    /// named. `taken` says of a block and its tokens whether another name stands there (a state, an
    /// organisation, a company).
    pub fn read(
        blocks: &[Block],
        known: &[Person],
        taken: impl Fn(usize, &Range<usize>) -> bool,
    ) -> Self {
        let mut found = Vec::new();
        let mut support = Support::default();
        for (index, block) in blocks.iter().enumerate() {
            for candidate in candidates(block) {
                if taken(index, &candidate.tokens) {
                    continue;
                }
                let weighed = weigh(block, &candidate);
                if weighed.options.is_empty() || names_a_thing(&candidate, &weighed) {
                    continue;
                }
                if let Some(at) = candidate.surname {
                    support.add(block.norm(at), &weighed);
                }
                found.push((index, candidate, weighed));
            }
        }
        let mut build = Build::knowing(known);
        for (index, candidate, weighed) in found {
            let Some(block) = blocks.get(index) else { continue };
            build.add(block, index, candidate, &weighed, &support);
        }
        build.alone(blocks, &taken);
        build.finish(blocks)
    }

    /// The persons for the next part of the document: those named here, then as many of those
    /// named before as are kept.
    pub fn into_known(self) -> Vec<Person> {
        let mut here = vec![false; self.persons.len()];
        for mention in &self.mentions {
            if let Some(here) = here.get_mut(mention.person.0 as usize) {
                *here = true;
            }
        }
        let mut known: Vec<_> = here.into_iter().zip(self.persons).collect();
        // Stable: both halves stay in their order.
        known.sort_by_key(|(here, _)| !here);
        known.truncate(MOST_KNOWN);
        known.into_iter().map(|(_, person)| person).collect()
    }

    /// The persons, in order of their first mention.
    pub fn persons(&self) -> &[Person] {
        &self.persons
    }

    /// One person.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.persons.get(id.0 as usize)
    }

    /// All mentions, in order of the text.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// The mentions of one block, in order.
    pub fn of_block(&self, block: usize) -> &[Mention] {
        let from = self.first_of_block.get(block).copied().unwrap_or(self.mentions.len());
        let to = self.first_of_block.get(block + 1).copied().unwrap_or(self.mentions.len());
        self.mentions.get(from..to).unwrap_or_default()
    }

    /// The mention of `block` that covers token `token`.
    pub fn at(&self, block: usize, token: usize) -> Option<&Mention> {
        let mentions = self.of_block(block);
        let at = mentions.partition_point(|mention| mention.tokens.end <= token);
        mentions.get(at).filter(|mention| mention.tokens.contains(&token))
    }
}

/// Persons that are remembered from one part of a long document to the next.
const MOST_KNOWN: usize = 4_000;

/// Letters of a family name that may stand for its person alone: «Хван», but not «Ли».
const SHORTEST_FAMILY: usize = 3;

/// Titles kept of one person; the first ones say who it is.
const MOST_TITLES: usize = 16;

#[derive(Default)]
struct Build {
    persons: Vec<Person>,
    by_id: FxHashMap<String, PersonId>,
    /// By the family name of a name that is cited whole; none where two persons share it.
    by_family: FxHashMap<String, Option<PersonId>>,
    mentions: Vec<Mention>,
    later: Vec<(usize, Candidate, Vec<Nominative>)>,
    covered: FxHashSet<(usize, usize)>,
    /// Who has a given name; none where several persons have it.
    holders: FxHashMap<String, Option<PersonId>>,
}

impl Build {
    fn knowing(known: &[Person]) -> Self {
        let mut build = Self { persons: known.to_vec(), ..Self::default() };
        for (number, person) in (0..).map(PersonId).zip(known) {
            build.by_id.insert(person.id.clone(), number);
            for name in &person.given {
                build.hold(name, number);
            }
        }
        build
    }

    fn hold(&mut self, name: &str, person: PersonId) {
        match self.holders.get_mut(name) {
            Some(holder) if *holder == Some(person) => {}
            Some(holder) => *holder = None,
            None => {
                self.holders.insert(name.to_owned(), Some(person));
            }
        }
    }

    fn add(
        &mut self,
        block: &Block,
        index: usize,
        candidate: Candidate,
        weighed: &Weighed,
        support: &Support,
    ) {
        if matches!(candidate.pattern, Pattern::Given | Pattern::Patronymic) {
            self.later.push((index, candidate, weighed.given.clone()));
            return;
        }
        let Some(option) = support.choose(weighed) else { return };
        let id = match candidate.pattern {
            Pattern::Whole => weighed
                .options
                .iter()
                .map(|option| whole_id(block, &candidate, &option.word))
                .find(|id| Knowledge::get().leaders(id).next().is_some())
                .unwrap_or_else(|| whole_id(block, &candidate, &option.word)),
            _ => surname_id(block, &candidate, &option.word),
        };
        // All that the form may be under this nominative: «Стаффт» is a man or a woman.
        let gram = weighed
            .options
            .iter()
            .filter(|other| other.word == option.word)
            .fold(option.gram, |gram, other| gram.with(other.gram));
        let option = &Nominative { word: option.word.clone(), gram };
        let fathers = candidate.surname.is_some_and(|at| {
            block.form(at).is_some_and(|form| {
                form.person_word.any(PersonWord::PATRONYMIC_LIKE)
                    && !form.person_word.any(PersonWord::LEADER | PersonWord::SURNAME)
            })
        });
        if candidate.pattern == Pattern::Full && fathers && candidate.given < candidate.surname {
            // «Касым-Жомарт Кемелевич»: nobody's surname if somebody else has the given name.
            self.later.push((index, candidate, weighed.given.clone()));
            return;
        }
        let person = self.person(&id);
        for name in &weighed.given {
            self.learn_given(person, &name.word);
        }
        if let (Pattern::Pair, Some(at)) = (candidate.pattern, candidate.given) {
            self.learn_given(person, block.norm(at));
        }
        // A husband and a wife may share the form of the surname: «Виктор Бут», «Алла Бут».
        let both = Gram::MASC.with(Gram::FEMN);
        let gender = common(option.gram, both);
        if let Some(person) = self.persons.get_mut(person.0 as usize)
            && candidate.pattern == Pattern::Full
            && person.gender != Gram::NONE
            && gender != both
            && !person.gender.any(gender)
        {
            person.gender = both;
        }
        if candidate.pattern == Pattern::Whole {
            let family = block.norm(candidate.tokens.start);
            if family.chars().nth(SHORTEST_FAMILY - 1).is_some() {
                let known = self.by_family.entry(family.to_owned()).or_insert(Some(person));
                *known = known.filter(|known| *known == person);
            }
        }
        let after = candidate.tokens.end;
        self.mention(block, index, candidate.tokens, person, option.gram);
        if candidate.pattern != Pattern::Surname
            && let Some(latin) = latin_twin(block, after)
        {
            self.mention(block, index, latin, person, option.gram);
        }
    }

    fn person(&mut self, id: &str) -> PersonId {
        if let Some(known) = self.by_id.get(id) {
            return *known;
        }
        let number = PersonId(self.persons.len() as u32);
        let mut leaders: Vec<_> = Knowledge::get().leaders(id).collect();
        // The given name of a leader without a namesake is known: «Владимир Владимирович».
        let mut names = leaders.iter().map(|leader| leader.name);
        let first = names.next().filter(|first| names.all(|name| name == *first));
        let given: Vec<String> = first
            .and_then(|name| name.split(' ').next())
            .filter(|given| *given != id)
            .map(str::to_owned)
            .into_iter()
            .collect();
        leaders.sort_by_key(|leader| !leader.current);
        let mut states: Vec<String> = Vec::new();
        for leader in leaders {
            if !leader.state.is_empty() && !states.iter().any(|state| state == leader.state) {
                states.push(leader.state.to_owned());
            }
        }
        for name in &given {
            self.hold(name, number);
        }
        self.persons.push(Person { id: id.to_owned(), states, given, ..Person::default() });
        self.by_id.insert(id.to_owned(), number);
        number
    }

    fn learn_given(&mut self, id: PersonId, name: &str) {
        if let Some(person) = self.persons.get_mut(id.0 as usize)
            && !person.given.iter().any(|known| known == name)
        {
            person.given.push(name.to_owned());
            self.hold(name, id);
        }
    }

    fn mention(
        &mut self,
        block: &Block,
        index: usize,
        tokens: Range<usize>,
        id: PersonId,
        gram: Gram,
    ) {
        let found = titles(block, &tokens, common(gram, Gram::CASES));
        if let Some(person) = self.persons.get_mut(id.0 as usize) {
            let gender = common(gram, Gram::MASC.with(Gram::FEMN));
            if person.gender == Gram::NONE {
                person.gender = gender;
            }
            for title in found {
                if !person.roles.contains(&title.role) {
                    person.roles.push(title.role);
                }
                if person.titles.len() < MOST_TITLES {
                    person
                        .title_words
                        .extend(title.tokens.clone().map(|i| block.norm(i).to_owned()));
                    person.titles.push(block.span(title.tokens).shifted(block.offset));
                }
            }
        }
        self.covered.extend(tokens.clone().map(|token| (index, token)));
        let span = block.span(tokens.clone()).shifted(block.offset);
        self.mentions.push(Mention { block: index, tokens, span, person: id, gram });
    }

    /// Surnames and given names that stand alone.
    fn alone(&mut self, blocks: &[Block], taken: &impl Fn(usize, &Range<usize>) -> bool) {
        for (index, candidate, given) in std::mem::take(&mut self.later) {
            let Some(block) = blocks.get(index) else { continue };
            self.given_alone(block, index, candidate, &given);
        }
        let mut known: FxHashMap<&str, Option<(PersonId, Gram)>> = FxHashMap::default();
        for (index, block) in blocks.iter().enumerate() {
            for i in 0..block.len() {
                if !is_capitalised(block, i)
                    || self.covered.contains(&(index, i))
                    || taken(index, &(i..i + 1))
                {
                    continue;
                }
                let word = block.form(i).map(|form| form.person_word).unwrap_or_default();
                let norm = block.form(i).map_or("", |form| &form.norm);
                let entry =
                    *known.entry(norm).or_insert_with(|| self.known_surname(norm, block, i));
                let small = word.any(PersonWord::COMMON)
                    && block.starts_sentence(i)
                    && self.is_whole(entry);
                if let Some((person, gram)) = entry.filter(|_| !small) {
                    self.mention(block, index, i..i + 1, person, gram);
                }
            }
        }
    }

    fn known_surname(&self, norm: &str, block: &Block, i: usize) -> Option<(PersonId, Gram)> {
        let word = block.form(i)?.person_word;
        if word.role.is_some() || word.any(PersonWord::BREAK) {
            return None;
        }
        let whole = nominatives(norm).into_iter().find_map(|n| {
            let id = (*self.by_family.get(&n.word)?)?;
            (!word.any(PersonWord::PLACE | PersonWord::PARTICLE)).then_some((id, n.gram))
        });
        whole.or_else(|| self.surname_of(norm))
    }

    /// Whether the person is known by the whole name, so that the family name alone proves little.
    fn is_whole(&self, found: Option<(PersonId, Gram)>) -> bool {
        let person = found.and_then(|(id, _)| self.persons.get(id.0 as usize));
        person.is_some_and(|person| person.id.contains(' '))
    }

    fn surname_of(&self, norm: &str) -> Option<(PersonId, Gram)> {
        nominatives(norm).into_iter().find_map(|n| {
            let id = *self.by_id.get(&n.word)?;
            let gender = self.persons.get(id.0 as usize)?.gender;
            (gender == Gram::NONE || n.gram.any(gender)).then_some((id, n.gram))
        })
    }

    /// «Касым-Жомарта», «Эдуард Эдуардович»: the person with that given name, where there is one.
    fn given_alone(
        &mut self,
        block: &Block,
        index: usize,
        candidate: Candidate,
        given: &[Nominative],
    ) {
        let gram = given.iter().fold(Gram::NONE, |gram, n| gram.with(n.gram));
        if let Some(number) = self.only_holder(given) {
            self.mention(block, index, candidate.tokens, number, gram);
            return;
        }
        let Some(name) = given.first() else { return };
        let Some(at) = candidate.given else { return };
        let word = block.form(at).map(|form| form.person_word).unwrap_or_default();
        let plain = matches!(candidate.pattern, Pattern::Patronymic | Pattern::Full)
            || !word.any(PersonWord::COMMON | PersonWord::PLACE | PersonWord::BREAK);
        if plain && word.role.is_none() {
            let surname =
                candidate.surname.and_then(|at| nominatives(block.norm(at)).into_iter().next());
            let person = self.person(surname.as_ref().map_or(&name.word, |surname| &surname.word));
            self.mention(block, index, candidate.tokens, person, gram);
        }
    }

    /// The only person who has one of the given names.
    fn only_holder(&self, given: &[Nominative]) -> Option<PersonId> {
        let mut only = None;
        for holder in given.iter().filter_map(|name| self.holders.get(&*name.word)) {
            let holder = (*holder)?;
            if only.is_some_and(|known| known != holder) {
                return None;
            }
            only = Some(holder);
        }
        only
    }

    fn finish(mut self, blocks: &[Block]) -> Registry {
        self.mentions.sort_by_key(|mention| (mention.block, mention.tokens.start));
        let mut first_of_block = Vec::with_capacity(blocks.len());
        let mut next = 0;
        for index in 0..blocks.len() {
            while self.mentions.get(next).is_some_and(|mention| mention.block < index) {
                next += 1;
            }
            first_of_block.push(next);
        }
        Registry { persons: self.persons, mentions: self.mentions, first_of_block }
    }
}

/// «Фонда Конрада Аденауэра», but not «аким области Ерик Султанов».
fn names_a_thing(candidate: &Candidate, weighed: &Weighed) -> bool {
    candidate.after_eponym && !weighed.options.iter().any(|option| option.gram.any(Gram::NOM))
}

fn is_capitalised(block: &Block, i: usize) -> bool {
    block.tokens().get(i).is_some_and(|token| {
        token.kind == TokenKind::Word
            && (token.shape == Shape::Title
                || has_article(block.surface(i))
                || (token.shape == Shape::Upper && block.surface(i).chars().count() > 4))
            && block.surface(i).chars().nth(1).is_some()
    })
}

/// Words of a name in Latin letters at most.
const LONGEST_LATIN: usize = 5;

/// «Барри Ловенкрон (Barry Lowenkron)»: the same name in Latin letters, in brackets after it.
fn latin_twin(block: &Block, bracket: usize) -> Option<Range<usize>> {
    if block.surface(bracket) != "(" {
        return None;
    }
    let first = bracket + 1;
    let latin = |i: usize| {
        let letters = |c: char| c.is_alphabetic() && c < 'ʰ' || matches!(c, '-' | '\'' | '’');
        block.tokens().get(i).is_some_and(|token| token.kind == TokenKind::Word)
            && block.surface(i).chars().all(letters)
    };
    // «el-Masri»
    let great = |i: usize| block.surface(i).contains(char::is_uppercase);
    let end = (first..=first + LONGEST_LATIN).find(|i| !latin(*i))?;
    let several = end > first + 1;
    (several && great(first) && great(end - 1) && block.surface(end) == ")").then_some(first..end)
}

/// «Си Цзиньпином» → «си цзиньпин»: only the last word is declined.
fn whole_id(block: &Block, candidate: &Candidate, last: &str) -> String {
    let end = candidate.tokens.end.saturating_sub(1);
    let mut id = String::new();
    for i in candidate.tokens.start..end {
        id.push_str(block.norm(i));
        id.push(' ');
    }
    id.push_str(last);
    id
}

/// A surname; of a person whom the list knows by the whole name, that name.
fn surname_id(block: &Block, candidate: &Candidate, surname: &str) -> String {
    if let Some(given) = candidate.given.filter(|given| Some(*given) < candidate.surname) {
        let names = given_readings(
            block.norm(given),
            block.form(given).map_or(&[][..], |form| &form.readings),
        );
        let whole = names.iter().find_map(|name| {
            let id = format!("{} {surname}", name.word);
            Knowledge::get().leaders(&id).next().map(|leader| leader.id.to_owned())
        });
        if let Some(id) = whole {
            return id;
        }
    }
    surname.to_owned()
}

#[cfg(test)]
mod tests {
    use crate::corpus::Document;
    use crate::extract::Extractor;
    use crate::lexicon::EntityKind;

    /// Ids and surfaces of the persons of `text`.
    fn persons(text: &str) -> Vec<(String, String)> {
        let document = Document::from_text("example", text.to_owned());
        let record = Extractor::new().extract(&document);
        let persons = record.mentions.into_iter().filter(|m| m.kind == EntityKind::Person);
        persons.map(|m| (m.id, m.span.of(text).to_owned())).collect()
    }

    #[track_caller]
    fn ok(text: &str, expected: &[(&str, &str)]) {
        let found = persons(text);
        let found: Vec<_> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn cases_lead_to_one_nominative() {
        ok(
            "Мы говорили с Наргис Касеновой и Сагитом Бакировым о визите Касым-Жомарта Токаева. Позже Касенова и Бакиров уехали.",
            &[
                ("касенова", "Наргис Касеновой"),
                ("бакиров", "Сагитом Бакировым"),
                ("токаев", "Касым-Жомарта Токаева"),
                ("касенова", "Касенова"),
                ("бакиров", "Бакиров"),
            ],
        );
    }

    #[test]
    fn a_surname_alone_before_the_full_name() {
        ok(
            "Приезд Брындака ждали. Сегодня политолог Ерлан Брындак выступил.",
            &[("брындак", "Брындака"), ("брындак", "Ерлан Брындак")],
        );
    }

    #[test]
    fn east_asian_names_are_whole() {
        ok(
            "Встреча с Си Цзиньпином, Пак Кын Хе и То Ламом прошла хорошо.",
            &[
                ("си цзиньпин", "Си Цзиньпином"),
                ("пак кын хе", "Пак Кын Хе"),
                ("то лам", "То Ламом"),
            ],
        );
    }

    #[test]
    fn initials_patronymics_and_the_surname_first() {
        ok(
            "Лица: Токаев Касым-Жомарт Кемелевич, К.-Ж. Токаев, Токаев К.К.",
            &[
                ("токаев", "Токаев Касым-Жомарт Кемелевич"),
                ("токаев", "К.-Ж. Токаев"),
                ("токаев", "Токаев К.К."),
            ],
        );
    }

    #[test]
    fn titles_vouch_for_unknown_names() {
        ok(
            "Об этом сообщил аким области Ерик Султанов, а также Борисбий Жангуразов.",
            &[("султанов", "Ерик Султанов"), ("жангуразов", "Борисбий Жангуразов")],
        );
    }

    #[test]
    fn things_named_after_persons_are_no_persons() {
        ok("Директор Фонда Конрада Аденауэра живёт на улице Пушкина.", &[]);
        ok("Жители Жамбылской области учатся в Гарварде.", &[]);
    }

    #[test]
    fn family_names_alone_and_names_with_an_article() {
        ok(
            "Сегодня Хван Чжан Еп выступил. Затем Хван уехал.",
            &[("хван чжан еп", "Хван Чжан Еп"), ("хван чжан еп", "Хван")],
        );
        ok(
            "Мохаммед аль-Барадеи ушёл. Теперь в игре аль-Барадеи.",
            &[("аль-барадеи", "Мохаммед аль-Барадеи"), ("аль-барадеи", "аль-Барадеи")],
        );
        ok("Так заявил глава союза Фил О’Рейли.", &[("о'рейли", "Фил О’Рейли")]);
        ok("Концерт в театре имени Станиславского и Немировича-Данченко.", &[]);
    }

    #[test]
    fn a_name_in_latin_letters_after_the_name() {
        ok(
            "Барри Ловенкрон (Barry Lowenkron) и Жан Дюваль (Jean-Luc du Val) возразили.",
            &[
                ("ловенкрон", "Барри Ловенкрон"),
                ("ловенкрон", "Barry Lowenkron"),
                ("дюваль", "Жан Дюваль"),
                ("дюваль", "Jean-Luc du Val"),
            ],
        );
        ok(
            "Так пишет Джон Смит (The Times, 2019), а Ли Вонг (BBC) молчит.",
            &[("смит", "Джон Смит"), ("ли вонг", "Ли Вонг")],
        );
    }

    #[test]
    fn cited_authors() {
        ok(
            "Связи крепнут (Салливан, 2019; Аббасова, 2022), как отмечает Лемон (2018).",
            &[("салливан", "Салливан"), ("аббасова", "Аббасова"), ("лемон", "Лемон")],
        );
    }
}
