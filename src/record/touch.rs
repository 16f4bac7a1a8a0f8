//! What a user made of the facts of a record.
//!
//! In: nothing (plain types). Out: for the number of a fact, whether and how it is the user's; the
//! facts that stand. A fact that the user rejects keeps its place, so that the numbers of all others
//! stay what they were and an old link leads where it led.
//!
//! «17: отклонено» → facts 16 and 18 are still 16 and 18, and 17 does not stand

use serde::{Deserialize, Serialize};

use super::{Fact, Record};

/// How a fact differs from what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Touch {
    /// It does not: the user says that it is so.
    Confirmed,
    /// The user set a part of it.
    Mended,
    /// Only its partners have other ids, by a merge or a split.
    Renamed,
    /// The user does not accept it: it counts nowhere.
    Rejected,
    /// With the names that the user added the words say it no longer, but something else.
    Gone,
}

impl Touch {
    /// The word of messages and of test ids.
    pub fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Mended => "mended",
            Self::Renamed => "renamed",
            Self::Rejected => "rejected",
            Self::Gone => "gone",
        }
    }
}

impl Record {
    /// What the user made of the fact of a number; `None` leaves it as found.
    pub fn touch(&self, fact: usize) -> Option<Touch> {
        let number = u32::try_from(fact).ok()?;
        let at = self.touched.binary_search_by_key(&number, |(known, _)| *known).ok()?;
        self.touched.get(at).map(|(_, touch)| *touch)
    }

    /// The facts that count, each with its number.
    pub fn standing(&self) -> impl Iterator<Item = (usize, &Fact)> {
        let stands = |(number, _): &(usize, &Fact)| {
            !matches!(self.touch(*number), Some(Touch::Rejected | Touch::Gone))
        };
        self.facts.iter().enumerate().filter(stands)
    }
}
