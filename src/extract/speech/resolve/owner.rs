//! Whose words «его слова» are.
//!
//! In: a possessive pronoun in a frame («по его словам»), its place. Out: a person of the document. A
//! frame leans on a voice that the text has brought in, so that outside its own paragraph whoever spoke
//! or was named with a noun of role outweighs one who merely did something.
//! «… — сказал Алибайов. ¶ Токаев прибыл в Пекин. ¶ По его словам, …» → алибайов

use super::{Discourse, LOOK_BACK, SPEAKERS};
use crate::extract::person::{Knowledge, Mention, PersonId, RoleClass};
use crate::extract::speech::subject::Place;
use crate::extract::speech::word::Pronoun;
use crate::morph::Gram;

/// Paragraphs looked back at most, captions not counted.
const PARAGRAPHS: usize = 3;

impl Discourse<'_> {
    /// The person whose words are meant at token `at`: who spoke in this paragraph, else its last
    /// subject, else who spoke or was named with a role last in the paragraphs before, else the
    /// subject of the one before.
    pub(super) fn owner(&self, place: Place, pronoun: Pronoun, at: usize) -> Option<PersonId> {
        let fits = |id: PersonId| self.fits(pronoun, id);
        let mut speakers = self.speakers.iter().rev().take(SPEAKERS);
        let spoke = speakers.find(|(id, block)| fits(*id) && self.reaches(*block, place.index));
        let mut subject: Option<&Mention> = None;
        let mut titled: Option<&Mention> = None;
        for mention in self.before(place, at).take(LOOK_BACK).filter(|m| fits(m.person)) {
            if !self.reaches(mention.block, place.index) {
                break;
            }
            let is_subject = mention.gram.any(Gram::NOM);
            if is_subject {
                subject = subject.or(Some(mention));
            }
            if mention.title.is_some() && (is_subject || is_asked(mention)) {
                titled = titled.or(Some(mention));
            }
        }
        let here = |mention: &&Mention| mention.block == place.index;
        if let Some(mention) = subject.filter(here)
            && spoke.is_none_or(|(_, block)| *block < place.index)
        {
            return Some(mention.person);
        }
        match (spoke, titled) {
            (Some((_, block)), Some(mention)) if mention.block > *block => Some(mention.person),
            (Some((id, _)), _) => Some(*id),
            (None, Some(mention)) => Some(mention.person),
            (None, None) => {
                let near = subject.filter(|mention| mention.block + 2 > place.index);
                near.map(|mention| mention.person)
            }
        }
    }

    /// Whether a block is not more than [`PARAGRAPHS`] before another.
    fn reaches(&self, block: usize, from: usize) -> bool {
        let number = |block: usize| self.paragraphs.get(block).copied().unwrap_or(block);
        number(block) + PARAGRAPHS >= number(from)
    }
}

/// Whether the noun of role is one of people who are asked: in any case it brings in a voice, «мы
/// обсудили это с политологом Алибайовым».
fn is_asked(mention: &Mention) -> bool {
    let role = mention.title.and_then(|id| Knowledge::get().role_of(id));
    role.is_some_and(|role| role.class == RoleClass::Expert)
}
