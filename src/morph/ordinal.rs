//! Digits with an ending: «28-го», «1990-х», «7-я» are ordinals; «20-летие», «100-процентный» are
//! compounds whose last part inflects.

use super::{Gram, Pos, Reading};

static ENDINGS: &str = include_str!("../data/morph/ordinals.tsv");

/// The reading of digits, a hyphen and the ending of an ordinal; `None` for anything else.
pub(super) fn ordinal(norm: &str) -> Option<Reading> {
    let (digits, ending) = norm.split_once('-')?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let gram = gram(ending)?;
    let lemma = format!("{digits}-й").into();
    Some(Reading { lemma, pos: Pos::Adjective, gram: gram.with(Gram::ORDINAL), known: false })
}

/// The features of an ending, by the data file.
fn gram(ending: &str) -> Option<Gram> {
    let line = ENDINGS.lines().find_map(|line| line.strip_prefix(ending)?.strip_prefix('\t'))?;
    Some(line.split_whitespace().fold(Gram::NONE, |gram, mark| gram.with(feature(mark))))
}

fn feature(mark: &str) -> Gram {
    match mark {
        "nom" => Gram::NOM,
        "gen" => Gram::GEN,
        "dat" => Gram::DAT,
        "acc" => Gram::ACC,
        "ins" => Gram::INS,
        "loc" => Gram::LOC,
        "sing" => Gram::SING,
        "plur" => Gram::PLUR,
        "masc" => Gram::MASC,
        "femn" => Gram::FEMN,
        "neut" => Gram::NEUT,
        _ => Gram::NONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_case_number_and_gender() {
        let reading = ordinal("1990-х").expect("an ordinal");
        assert_eq!(&*reading.lemma, "1990-й");
        assert!(reading.gram.has(Gram::GEN.with(Gram::PLUR).with(Gram::ORDINAL)));
        let reading = ordinal("7-я").expect("an ordinal");
        assert!(reading.gram.has(Gram::NOM.with(Gram::FEMN)));
    }

    #[test]
    fn others_are_not_ordinals() {
        for word in ["7", "7-", "с-5", "-я", "", "20-летие", "7-\t", "т-72"] {
            assert_eq!(ordinal(word), None, "{word}");
        }
    }

    #[test]
    fn every_mark_of_the_data_is_known() {
        for line in ENDINGS.lines().filter(|line| !line.starts_with('#')) {
            let (ending, marks) = line.split_once('\t').expect("two columns");
            assert!(!ending.is_empty());
            assert!(marks.split_whitespace().all(|mark| feature(mark) != Gram::NONE), "{line}");
        }
    }
}
