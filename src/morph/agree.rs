//! Whether two words can stand in agreement: case, number, gender.
//!
//! «казахстанской» with «стороной» agrees, «казахстанским» with «стороной» does not.

use super::{Gram, Reading};

/// Whether `a` and `b` share case, number and gender. What one of them does not tell does not hinder;
/// gender is not asked in the plural.
pub fn agree(a: &Reading, b: &Reading) -> bool {
    let (a, b) = (a.gram, b.gram);
    let meet = |mask: Gram| {
        let (x, y) = (a.shared(mask), b.shared(mask));
        x == Gram::NONE || y == Gram::NONE || x.any(y)
    };
    let plural = a.shared(b).shared(Gram::NUMBERS) == Gram::PLUR;
    meet(Gram::CASES) && meet(Gram::NUMBERS) && (plural || meet(Gram::GENDERS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::morph::Pos;

    fn reading(gram: Gram) -> Reading {
        Reading { lemma: "".into(), pos: Pos::Noun, gram, known: true }
    }

    #[test]
    fn case_number_and_gender_must_meet() {
        let storonoy = reading(Gram::INS.with(Gram::SING).with(Gram::FEMN));
        let kazakhstanskoy = reading(Gram::GEN.with(Gram::INS).with(Gram::SING).with(Gram::FEMN));
        let kazakhstanskim = reading(Gram::INS.with(Gram::SING).with(Gram::MASC));
        assert!(agree(&storonoy, &kazakhstanskoy));
        assert!(!agree(&storonoy, &kazakhstanskim));
        assert!(!agree(&storonoy, &reading(Gram::INS.with(Gram::PLUR))));
        assert!(!agree(&storonoy, &reading(Gram::NOM.with(Gram::SING).with(Gram::FEMN))));
    }

    #[test]
    fn what_is_not_told_does_not_hinder() {
        let they = reading(Gram::NOM.with(Gram::PLUR).with(Gram::MASC));
        assert!(agree(&they, &reading(Gram::NOM.with(Gram::PLUR).with(Gram::FEMN))));
        assert!(agree(&they, &reading(Gram::NONE)));
    }
}
