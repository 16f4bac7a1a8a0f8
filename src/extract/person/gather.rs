//! The first pass over a document: names known by their own look become persons.
//!
//! In: candidates with the nominatives that they may have. Out: persons and mentions. Knows which
//! names are of one person; must not know names that stand alone (see `alone`). «Касым-Жомарта
//! Токаева» is a mention of токаев, whose given name is касым-жомарт.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::agree::{Support, Weighed};
use super::candidate::{Candidate, Pattern};
use super::decline::{Nominative, common, nominatives};
use super::identity::{latin_twin, surname_id, whole_id};
use super::knowledge::Knowledge;
use super::registry::{Mention, Person, PersonId, Registry, is_state};
use super::title::titles;
use super::word::PersonWord;
use crate::extract::Block;
use crate::morph::Gram;

/// Letters of a family name that may stand for its person alone: «Хван», but not «Ли».
const SHORTEST_FAMILY: usize = 3;

/// Titles kept of one person; the first ones say who it is.
const MOST_TITLES: usize = 16;

/// What is known while a document is read.
#[derive(Default)]
pub(super) struct Gather {
    pub(super) persons: Vec<Person>,
    pub(super) by_id: FxHashMap<String, PersonId>,
    /// By the family name of a name that is cited whole; none where two persons share it.
    pub(super) by_family: FxHashMap<String, Option<PersonId>>,
    pub(super) mentions: Vec<Mention>,
    pub(super) later: Vec<(usize, Candidate, Vec<Nominative>)>,
    pub(super) covered: FxHashSet<(usize, usize)>,
    /// Who has a given name; none where several persons have it.
    pub(super) holders: FxHashMap<String, Option<PersonId>>,
}

impl Gather {
    /// Begins with the persons named before.
    pub(super) fn knowing(known: &[Person]) -> Self {
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

    /// Adds a name found by its own look; what stands alone is kept for later.
    pub(super) fn add(
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
        if candidate.pattern == Pattern::Pair
            && let Some((person, gram)) = self.turned_round(block, &candidate)
        {
            self.mention(block, index, candidate.tokens, person, gram);
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
        // A name of several words is known by its family name alone, too.
        let family = match candidate.pattern {
            Pattern::Whole => Some(block.norm(candidate.tokens.start)),
            _ => (id.len() > option.word.len()).then_some(option.word.as_str()),
        };
        if let Some(family) =
            family.filter(|family| family.chars().nth(SHORTEST_FAMILY - 1).is_some())
        {
            let known = self.by_family.entry(family.to_owned()).or_insert(Some(person));
            *known = known.filter(|known| *known == person);
        }
        let after = candidate.tokens.end;
        self.mention(block, index, candidate.tokens, person, option.gram);
        if candidate.pattern != Pattern::Surname
            && let Some(latin) = latin_twin(block, after)
        {
            self.mention(block, index, latin, person, option.gram);
        }
    }

    /// «Рамафоза Сирил» where «Сирил Рамафоза» was named before: the person with that surname and that
    /// given name, both in the nominative.
    fn turned_round(&self, block: &Block, candidate: &Candidate) -> Option<(PersonId, Gram)> {
        let [surname, given] = [candidate.given?, candidate.surname?].map(|at| block.norm(at));
        let id = *self.by_id.get(surname)?;
        let person = self.persons.get(id.0 as usize)?;
        let has = |name: &String| {
            name == given || nominatives(name).iter().any(|nominative| nominative.word == given)
        };
        person.given.iter().any(has).then_some((id, Gram::NOM.with(person.gender)))
    }

    /// The person of this id, new or known.
    pub(super) fn person(&mut self, id: &str) -> PersonId {
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
        // Who headed an organisation had led a state before.
        leaders.sort_by_key(|leader| (!leader.current, is_state(leader.state)));
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

    /// Notes a place where the person is named, with its titles.
    pub(super) fn mention(
        &mut self,
        block: &Block,
        index: usize,
        tokens: Range<usize>,
        id: PersonId,
        gram: Gram,
    ) {
        let found = titles(block, &tokens, common(gram, Gram::CASES));
        let title = found.first().map(|title| title.role);
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
        self.mentions.push(Mention { block: index, tokens, span, person: id, gram, title });
    }

    /// The registry of what was gathered.
    pub(super) fn finish(self, blocks: &[Block]) -> Registry {
        Registry::gathered(self.persons, self.mentions, blocks.len())
    }
}
