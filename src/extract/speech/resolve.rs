//! Who «он», «эксперт», «глава государства» is.
//!
//! In: a noun of role or a pronoun with its place. Out: a person of the document, never one whom
//! the text does not name. Nearest compatible antecedent first: speakers, then other persons
//! before the place; a noun of role may also point to the only such person of the document.
//! «глава Казахстана» → the leader of KZ whom the text names.

mod owner;

use super::subject::{Place, Who};
use super::word::Pronoun;
use crate::corpus::Segment;
use crate::extract::person::{Knowledge, Mention, Person, PersonId, Registry, RoleClass};
use crate::lexicon::EntityKind;
use crate::morph::Gram;
use crate::record;
use crate::text::Span;

/// Mentions looked back at most.
const LOOK_BACK: usize = 40;
/// Speakers looked back at most.
const SPEAKERS: usize = 8;

/// What is known of the speakers so far.
#[derive(Debug)]
pub(super) struct Discourse<'d> {
    persons: &'d Registry,
    /// Mentions of states, organisations … of the document, by start.
    names: &'d [record::Mention],
    /// The state whose policy the text is about.
    home: Option<&'d str>,
    /// Speakers so far, last one last, with the block where they spoke.
    speakers: Vec<(PersonId, usize)>,
    /// Who speaks with the name beside, and in which block, in order.
    voiced: Vec<(PersonId, usize)>,
    /// For each block, how many before it are no captions, credits, references.
    paragraphs: Vec<usize>,
}

impl<'d> Discourse<'d> {
    /// Nobody has spoken yet; `voiced` will speak somewhere in the document of `segments`.
    pub(crate) fn new(
        persons: &'d Registry,
        names: &'d [record::Mention],
        home: Option<&'d str>,
        voiced: Vec<(PersonId, usize)>,
        segments: &[Segment],
    ) -> Self {
        let paragraphs = segments.iter().scan(0, |count, segment| {
            let before = *count;
            *count += usize::from(segment.kind.yields_facts());
            Some(before)
        });
        let paragraphs = paragraphs.collect();
        Self { persons, names, home, speakers: Vec::new(), voiced, paragraphs }
    }

    /// Notes that a person spoke in a block.
    pub(crate) fn spoke(&mut self, person: PersonId, block: usize) {
        self.speakers.push((person, block));
    }

    /// Who spoke last, not more than two blocks before this one.
    pub(crate) fn last_speaker(&self, block: usize) -> Option<PersonId> {
        let (person, at) = self.speakers.last()?;
        (at + 2 >= block).then_some(*person)
    }

    /// The person meant at a place; `at` is the token where the subject or the verb stands.
    pub(crate) fn resolve(&self, place: Place, who: Who, at: usize) -> Option<PersonId> {
        match who {
            Who::Person(id) => Some(id),
            Who::Pronoun(pronoun) => self.pronoun(place, pronoun, at),
            Who::Owner(pronoun) => self.owner(place, pronoun, at),
            Who::Role(token) => self.role(place, token),
        }
    }

    /// «он»: the last speaker of this or the two blocks before, else the last person named as a
    /// subject before the place.
    pub(crate) fn pronoun(&self, place: Place, pronoun: Pronoun, at: usize) -> Option<PersonId> {
        let fits = |id: PersonId| self.fits(pronoun, id);
        let speaker = self
            .speakers
            .iter()
            .rev()
            .take(SPEAKERS)
            .take_while(|(_, block)| block + 3 > place.index)
            .find(|(id, _)| fits(*id))
            .map(|(id, block)| (*id, *block));
        let subject = self
            .before(place, at)
            .take(LOOK_BACK)
            .take_while(|mention| mention.block + 2 > place.index)
            .find(|mention| mention.gram.any(Gram::NOM) && fits(mention.person));
        match (speaker, subject) {
            // A subject named later than the last speaker spoke is nearer.
            (Some((id, block)), Some(mention)) if mention.block <= block => Some(id),
            (_, Some(mention)) => Some(mention.person),
            (speaker, None) => speaker.map(|(id, _)| id),
        }
    }

    /// Whether a pronoun may stand for a person: their genders do not differ.
    fn fits(&self, pronoun: Pronoun, id: PersonId) -> bool {
        let gender = pronoun.gender();
        self.persons.person(id).is_some_and(|p| p.gender == Gram::NONE || p.gender.any(gender))
    }

    /// Mentions before the token, the nearest first.
    fn before(&self, place: Place, token: usize) -> impl Iterator<Item = &'d Mention> {
        let all = self.persons.mentions();
        let end = all.partition_point(|m| (m.block, m.tokens.start) < (place.index, token));
        all.get(..end).unwrap_or_default().iter().rev()
    }

    fn role(&self, place: Place, token: usize) -> Option<PersonId> {
        if let Some(person) = self.titled_here(place, token) {
            return Some(person);
        }
        let known = Knowledge::get();
        let id = place.block.form(token)?.person_word.role?;
        let role = known.role_of(id)?;
        let office = self.office(place, token);
        if matches!(role.class, RoleClass::State | RoleClass::Government)
            || role.of.contains(&RoleClass::State)
        {
            match office {
                Office::Of(state) => {
                    return self.leader(place, token, &state, role.class);
                }
                Office::Else(word) => return self.overlapping(place, token, &word),
                Office::Unsaid => {}
            }
        }
        // «посол Греции» is not the ambassador whom the text calls that of Kuwait.
        let is_of_other = |person: &Person| {
            let Office::Of(state) = &office else { return false };
            let mut told =
                person.titles.iter().filter_map(|title| self.state_at(*title)).peekable();
            told.peek().is_some() && told.all(|told| told != state)
        };
        let exact = |person: &Person| person.roles.contains(&id);
        let akin = |person: &Person| {
            role.of.iter().any(|class| {
                person.roles.iter().any(|r| known.role_of(*r).is_some_and(|r| r.class == *class))
            })
        };
        let gender = place.block.form(token)?.readings.first().map_or(Gram::NONE, |r| r.gram);
        let agrees = |person: &Person| {
            let is_man_as_woman =
                gender.any(Gram::FEMN) && person.gender == Gram::MASC && role.lemma.ends_with("ца");
            !is_man_as_woman && !is_of_other(person)
        };
        // «В свою очередь президент указал»: not who has just spoken.
        let spoke = self.speakers.last().filter(|_| takes_turn(place, token)).map(|(id, _)| *id);
        // «сказал собеседник агентства»: whose words the text has told, nobody named beside.
        let is_source = role.lemma == "собеседник";
        let nearest = |fits: &dyn Fn(&Person) -> bool| {
            let holds = |id: PersonId| {
                Some(id) != spoke && self.persons.person(id).is_some_and(|p| fits(p) && agrees(p))
            };
            self.speakers
                .iter()
                .rev()
                .take(SPEAKERS)
                .map(|(id, _)| *id)
                .find(|id| holds(*id))
                .or_else(|| {
                    self.before(place, token)
                        .take(if is_source { 0 } else { LOOK_BACK })
                        .map(|mention| mention.person)
                        .find(|id| holds(*id))
                })
        };
        let found = nearest(&exact).or_else(|| nearest(&akin));
        // «Президент отметил» after another state's president: the home state's, if he is near.
        if role.class == RoleClass::State
            && found.is_none_or(|id| self.persons.person(id).is_some_and(Person::leads))
            && let Some(leader) =
                self.home.and_then(|home| self.leader(place, token, home, role.class))
            && (found.is_none() || self.is_near(place, token, leader))
            && Some(leader) != spoke
        {
            return Some(leader);
        }
        if found.is_some() {
            return found;
        }
        if let Some(office) = office_of(role.class) {
            let holds =
                |person: &Person| known.leaders(&person.id).any(|leader| leader.role == office);
            if let Some(person) = nearest(&holds) {
                return Some(person);
            }
        }
        // «Министр напомнил» after one whose title the text does not give.
        let untitled = self.speakers.last().filter(|(id, block)| {
            block + 3 > place.index
                && self.persons.person(*id).is_some_and(|p| p.roles.is_empty() && !p.leads())
        });
        if let Some((id, _)) = untitled {
            return Some(*id);
        }
        // «Эксперт отметил …» before the expert is named: who speaks next by name, but not «собеседник в МИД».
        if is_source || !matches!(role.class, RoleClass::Expert | RoleClass::Person) {
            return None;
        }
        let plain = |id: PersonId| {
            self.persons
                .person(id)
                .is_some_and(|p| p.roles.is_empty() && !p.leads() || exact(p) || akin(p))
        };
        let from = self.voiced.partition_point(|(_, block)| *block < place.index);
        self.voiced
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take(SPEAKERS)
            .map(|(id, _)| *id)
            .find(|id| plain(*id))
    }

    /// The person of this block whose title the noun is: «Али Лариджани, спикер меджлиса, …».
    fn titled_here(&self, place: Place, token: usize) -> Option<PersonId> {
        let span = place.block.span(token..token + 1).shifted(place.block.offset);
        // A title stands at most some words from its name.
        let mentions = self.persons.of_block(place.index);
        let from = mentions.partition_point(|m| m.tokens.end + 12 < token);
        mentions
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|mention| mention.tokens.start < token + 32)
            .find(|mention| {
                self.persons
                    .person(mention.person)
                    .is_some_and(|p| p.titles.iter().any(|title| title.contains(span)))
            })
            .map(|mention| mention.person)
    }

    /// What the office at `token` is of.
    fn office(&self, place: Place, token: usize) -> Office {
        let block = place.block;
        let mut next = token + 1;
        if matches!(
            block.norm(next),
            "нашей" | "нашего" | "своей" | "своего" | "этой" | "республики"
        ) {
            next += 1;
        }
        match block.norm(next) {
            "государства" | "страны" | "державы" => {
                return self.home.map_or(Office::Unsaid, |home| Office::Of(home.to_owned()));
            }
            _ => {}
        }
        // «По словам узбекского лидера, Токио …»: what a comma parts is not the office's.
        let width = (next..(next + 2).min(block.len()))
            .take_while(|i| !matches!(block.surface(*i), "," | "." | ":" | ";" | "—" | "–"))
            .count();
        let near = block.span(next..next + width).shifted(block.offset);
        let before = token.checked_sub(1).map(|i| block.span(i..i + 1).shifted(block.offset));
        let state = self.state_at(near).or_else(|| before.and_then(|span| self.state_at(span)));
        if let Some(state) = state {
            return Office::Of(state.to_owned());
        }
        let surface = block.surface(next);
        let named = surface.starts_with(char::is_uppercase) && place.mention(next).is_none();
        let plain = block.tokens().get(next).is_some_and(|token| token.spaced)
            && (named || is_genitive(place, next));
        if plain { Office::Else(block.norm(next).to_owned()) } else { Office::Unsaid }
    }

    fn state_at(&self, span: Span) -> Option<&'d str> {
        let from = self.names.partition_point(|name| name.span.end <= span.start);
        self.names
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|name| name.span.start < span.end)
            .find(|name| name.kind == EntityKind::State)
            .map(|name| name.id.as_str())
    }

    /// The leader of a state whom the text names: before the place, else anywhere.
    fn leader(
        &self,
        place: Place,
        token: usize,
        state: &str,
        class: RoleClass,
    ) -> Option<PersonId> {
        let office = office_of(class).unwrap_or("head-of-state");
        let leads = |id: PersonId, office: &str| {
            self.persons.person(id).is_some_and(|person| {
                Knowledge::get()
                    .leaders(&person.id)
                    .any(|leader| leader.state == state && leader.role == office)
            })
        };
        let find = |office: &str| {
            self.before(place, token)
                .take(LOOK_BACK)
                .map(|mention| mention.person)
                .find(|id| leads(*id, office))
                .or_else(|| {
                    self.persons
                        .mentions()
                        .iter()
                        .map(|m| m.person)
                        .take(200)
                        .find(|id| leads(*id, office))
                })
        };
        find(office)
            .or_else(|| (class == RoleClass::Chief).then(|| find("head-of-government")).flatten())
    }

    /// Whether a person is named not far before the token.
    fn is_near(&self, place: Place, token: usize, id: PersonId) -> bool {
        self.before(place, token).take(LOOK_BACK).any(|mention| mention.person == id)
    }

    /// The person whose title has the same word: «глава КТЖ» – «президент … (КТЖ)».
    fn overlapping(&self, place: Place, token: usize, word: &str) -> Option<PersonId> {
        let stem: String = word.chars().take(word.chars().count().max(4) - 1).collect();
        let holds = |id: &PersonId| {
            self.persons
                .person(*id)
                .is_some_and(|person| person.title_words.iter().any(|own| own.starts_with(&stem)))
        };
        let speakers = self.speakers.iter().rev().take(SPEAKERS).map(|(id, _)| *id);
        let titled =
            speakers.chain(self.before(place, token).take(LOOK_BACK).map(|m| m.person)).find(holds);
        titled.or_else(|| {
            // «глава КТЖ», «глава региона» of a person whose title says it otherwise.
            let id = place.block.form(token)?.person_word.role?;
            let role = Knowledge::get().role_of(id)?;
            let chief = |id: &PersonId| {
                self.persons.person(*id).is_some_and(|person| {
                    person.roles.iter().any(|own| {
                        *own == id_of(role.lemma)
                            || Knowledge::get().role_of(*own).is_some_and(|own| {
                                own.class == role.class || role.of.contains(&own.class)
                            })
                    }) && !person.leads()
                })
            };
            self.speakers.iter().rev().take(SPEAKERS).map(|(id, _)| *id).find(chief)
        })
    }
}

/// The office of the list of leaders that a class of nouns names.
fn office_of(class: RoleClass) -> Option<&'static str> {
    match class {
        RoleClass::State => Some("head-of-state"),
        RoleClass::Government => Some("head-of-government"),
        _ => None,
    }
}

fn id_of(lemma: &str) -> crate::extract::person::RoleId {
    Knowledge::get().role(lemma).unwrap_or(crate::extract::person::RoleId(u16::MAX))
}

/// Tokens at most from «в свою очередь» to the noun of who speaks then.
const TURN_REACH: usize = 7;

/// Whether «в свою очередь» stands before a noun of role.
fn takes_turn(place: Place, token: usize) -> bool {
    (token.saturating_sub(TURN_REACH)..token)
        .any(|i| place.block.norm(i) == "свою" && place.block.norm(i + 1) == "очередь")
}

fn is_genitive(place: Place, i: usize) -> bool {
    place.block.form(i).is_some_and(|form| {
        form.readings.first().is_some_and(|r| {
            r.gram.any(Gram::GEN)
                && matches!(r.pos, crate::morph::Pos::Noun | crate::morph::Pos::Adjective)
        })
    })
}

/// What an office is of.
enum Office {
    /// A state.
    Of(String),
    /// Something else: «глава региона».
    Else(String),
    /// It is not said.
    Unsaid,
}
