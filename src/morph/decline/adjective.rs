//! Adjectives, and nouns and names that decline like them.
//!
//! «Ближний» masculine → Ближнего, Ближнему, Ближним, Ближнем

use super::noun::{cell, fixed};
use super::spelling::{cut, ends, lower, split_at_last};
use super::{Case, Cell, Gender};

/// The forms of an adjective (or of a noun that declines like one) given in the nominative of any
/// gender. «Поднебесная» feminine → Поднебесной, Поднебесную
pub fn adjective(word: &str, gender: Gender, animate: bool) -> Vec<Cell> {
    if let Some(stem) = possessive_stem(word) {
        return possessive(stem, gender, animate);
    }
    let Some((stem, ending)) = split_at_last(word, 2) else { return fixed(word, gender) };
    let last = stem.chars().last().map(lower);
    let velar = matches!(last, Some('к' | 'г' | 'х'));
    let sibilant = matches!(last, Some('ж' | 'ш' | 'щ' | 'ч'));
    // The ending tells the stress of a masculine and a neuter («чужой», «чужое»); of the others the
    // two stems in a sibilant that stress it have to be known.
    let stressed = matches!(ending, "ой" | "ое") || ends(stem, &["больш", "чуж"]);
    let soft = !velar && !sibilant && matches!(ending, "ий" | "яя" | "ее" | "ие");
    // Letters after which spelling asks for и: -кий, -ший.
    let i = if soft || velar || sibilant { "и" } else { "ы" };
    let o = if soft || (sibilant && !stressed) { "е" } else { "о" };
    let mut out = Vec::new();
    let mut add = |case, ending: &[&str]| {
        out.push(cell(gender, case, format!("{stem}{}", ending.concat())));
    };
    match gender {
        Gender::Masculine | Gender::Neuter => {
            let masculine = gender == Gender::Masculine;
            let nominative: &[&str] = match (masculine, stressed) {
                (true, true) if ending != "ое" || sibilant => &["ой"],
                (true, _) => &[i, "й"],
                (false, _) => &[o, "е"],
            };
            add(Case::Nom, nominative);
            add(Case::Gen, &[o, "го"]);
            add(Case::Dat, &[o, "му"]);
            add(Case::Acc, nominative);
            if masculine && animate {
                add(Case::Acc, &[o, "го"]);
            }
            add(Case::Ins, &[i, "м"]);
            add(Case::Loc, &[o, "м"]);
        }
        Gender::Feminine => {
            add(Case::Nom, if soft { &["яя"] } else { &["ая"] });
            add(Case::Gen, &[o, "й"]);
            add(Case::Dat, &[o, "й"]);
            add(Case::Acc, if soft { &["юю"] } else { &["ую"] });
            add(Case::Ins, &[o, "й"]);
            add(Case::Ins, &[o, "ю"]);
            add(Case::Loc, &[o, "й"]);
        }
        Gender::Plural => {
            add(Case::Nom, &[i, "е"]);
            add(Case::Gen, &[i, "х"]);
            add(Case::Dat, &[i, "м"]);
            add(Case::Acc, &[i, "е"]);
            if animate {
                add(Case::Acc, &[i, "х"]);
            }
            add(Case::Ins, &[i, "ми"]);
            add(Case::Loc, &[i, "х"]);
        }
    }
    out
}

/// «Авраамовы» → «Авраамов»: the stem of an adjective of possession.
fn possessive_stem(word: &str) -> Option<&str> {
    if ends(word, &["ов", "ев"]) {
        Some(word)
    } else if ends(word, &["ова", "ева", "ово", "ево", "овы", "евы"]) {
        Some(cut(word, 1))
    } else {
        None
    }
}

fn possessive(stem: &str, gender: Gender, animate: bool) -> Vec<Cell> {
    let list: [&str; 6] = match gender {
        Gender::Masculine => ["", "а", "у", if animate { "а" } else { "" }, "ым", "ом"],
        Gender::Neuter => ["о", "а", "у", "о", "ым", "ом"],
        Gender::Feminine => ["а", "ой", "ой", "у", "ой", "ой"],
        Gender::Plural => ["ы", "ых", "ым", if animate { "ых" } else { "ы" }, "ыми", "ых"],
    };
    let of = |(case, ending): (&Case, &str)| cell(gender, *case, format!("{stem}{ending}"));
    Case::ALL.iter().zip(list).map(of).collect()
}

/// The first part of compounds: «китайский» → «китайско», «ближний» → «ближне».
pub fn first_part(adjective: &str) -> String {
    let Some((stem, ending)) = split_at_last(adjective, 2) else { return adjective.to_owned() };
    let last = stem.chars().last().map(lower);
    let soft = ending == "ий" && !matches!(last, Some('к' | 'г' | 'х'));
    format!("{stem}{}", if soft { "е" } else { "о" })
}

/// Whether `word` ends like an adjective in the nominative: «Саудовская», «Соединённые».
/// Nouns in -ий («Маврикий») end so too: ask only about words before a head.
pub fn looks_like_adjective(word: &str) -> bool {
    word.chars().count() > 3
        && ends(word, &["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "овы", "ово"])
        && !ends(word, &["ние", "тие", "ствие"])
}

#[cfg(test)]
mod tests {
    use super::super::Decl;
    use super::{Gender, adjective, first_part};

    fn all(code: &str, word: &str) -> Vec<String> {
        let decl: Decl = code.parse().expect("a code");
        decl.cells(word).into_iter().map(|c| c.form).collect()
    }

    #[test]
    fn adjectives_of_all_genders_and_cases() {
        let forms = all("adj", "китайский");
        for form in [
            "китайского",
            "китайскому",
            "китайским",
            "китайском",
            "китайская",
            "китайской",
            "китайскую",
            "китайскою",
            "китайское",
            "китайские",
            "китайских",
            "китайскими",
            "китайско",
        ] {
            assert!(forms.iter().any(|f| f == form), "{form}");
        }
        let soft: Vec<String> =
            adjective("Ближний", Gender::Masculine, false).into_iter().map(|c| c.form).collect();
        assert_eq!(soft, ["Ближний", "Ближнего", "Ближнему", "Ближний", "Ближним", "Ближнем"]);
        assert_eq!(first_part("ближневосточный"), "ближневосточно");
        let stressed = all("adj", "тверской");
        assert!(
            stressed.contains(&"тверской".to_owned()) && stressed.contains(&"тверским".to_owned())
        );
    }

    #[test]
    fn stressed_endings_after_a_sibilant() {
        let forms: Vec<String> =
            adjective("Большая", Gender::Feminine, false).into_iter().map(|c| c.form).collect();
        assert_eq!(forms.first().map(String::as_str), Some("Большая"));
        assert!(forms.contains(&"Большой".to_owned()) && !forms.contains(&"Большей".to_owned()));
        let unstressed = adjective("Общая", Gender::Feminine, false);
        assert!(unstressed.iter().any(|c| c.form == "Общей"));
    }

    #[test]
    fn adjectives_of_possession() {
        let forms: Vec<String> =
            adjective("Авраамовы", Gender::Plural, false).into_iter().map(|c| c.form).collect();
        assert_eq!(
            forms,
            ["Авраамовы", "Авраамовых", "Авраамовым", "Авраамовы", "Авраамовыми", "Авраамовых"]
        );
    }
}
