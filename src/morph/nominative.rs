//! The words of a title in the nominative, where the dictionary confirms every form.
//!
//! In: a noun phrase as it stands in a text. Out: the same with its adjectives and its head noun in
//! the nominative, the rest untouched; nothing where it stands so already, or where a form cannot be
//! had for sure. Knows endings only as proposals: a form counts when the dictionary reads it back as
//! the nominative of the same lemma. Must not know what is titled.
//!
//! «важных соглашений о торговле» → «важные соглашения о торговле»

use super::{Gram, Morph, Pos, Reading, agree};
use crate::text::{Token, TokenKind, Tokens, tokenize};

/// Endings of full adjectives and participles in the oblique cases, the longest first.
const OBLIQUE: [&str; 16] = [
    "ого", "его", "ому", "ему", "ыми", "ими", "ую", "юю", "ых", "их", "ым", "им", "ом", "ем", "ой",
    "ей",
];
/// Endings in the nominative: masculine, feminine, neuter, plural.
const UPRIGHT: [(Gram, &[&str]); 4] = [
    (Gram::PLUR, &["ые", "ие"]),
    (Gram::MASC, &["ый", "ий", "ой"]),
    (Gram::FEMN, &["ая", "яя"]),
    (Gram::NEUT, &["ое", "ее"]),
];
/// What the nominative plural of a noun ends in, by what is cut off its nominative singular.
const PLURALS: [(&str, &[&str]); 9] = [
    ("ие", &["ия"]),
    ("ье", &["ья"]),
    ("а", &["ы", "и"]),
    ("я", &["и"]),
    ("о", &["а"]),
    ("е", &["я"]),
    ("ь", &["и"]),
    ("й", &["и"]),
    ("", &["ы", "и"]),
];

/// The words with their head in the nominative; `None` where they are to stay as they are.
pub fn nominative(morph: &Morph, words: &str) -> Option<String> {
    let tokens = tokenize(words);
    let list = tokens.list();
    let readings = |at: usize| morph.readings(tokens.norm(at));
    let is_word = |at: usize| list.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    let mut adjectives: Vec<usize> = Vec::new();
    let mut head = 0;
    loop {
        if is_word(head) {
            let own = readings(head);
            let first = own.first()?;
            match first.pos {
                Pos::Noun => break,
                Pos::Adjective | Pos::Participle => adjectives.push(head),
                _ if tokens.norm(head) == "и" && !adjectives.is_empty() => {}
                _ => return None,
            }
        } else if adjectives.is_empty() || words.get(range(list.get(head)?)) != Some(",") {
            return None;
        }
        head += 1;
    }
    let mut own = readings(head);
    own.retain(|it| it.pos == Pos::Noun);
    for at in &adjectives {
        let with = readings(*at);
        own.retain(|it| with.iter().any(|other| agree(it, other)));
    }
    let case = own.iter().fold(Gram::NONE, |all, it| all.with(it.gram.shared(Gram::CASES)));
    let noun = own.first()?;
    let number = noun.gram.shared(Gram::NUMBERS);
    let is_sure = (number == Gram::SING || number == Gram::PLUR)
        && own.iter().all(|it| it.lemma == noun.lemma && it.gram.shared(Gram::NUMBERS) == number);
    if case == Gram::NONE || case.has(Gram::NOM) || !is_sure || goes_on(&tokens, head, case, morph)
    {
        return None;
    }
    let wanted = if number == Gram::PLUR { number } else { noun.gram.shared(Gram::GENDERS) };
    let mut out = String::with_capacity(words.len());
    let mut from = 0;
    for at in adjectives.into_iter().chain([head]) {
        let norm = tokens.norm(at);
        let upright = if at == head {
            upright_noun(morph, &noun.lemma, number)?
        } else {
            upright_adjective(morph, norm, wanted)?
        };
        let span = range(list.get(at)?);
        out.push_str(words.get(from..span.start)?);
        respell(&mut out, words.get(span.clone())?, norm, &upright);
        from = span.end;
    }
    out.push_str(words.get(from..)?);
    Some(out)
}

fn range(token: &Token) -> std::ops::Range<usize> {
    token.span.start as usize..token.span.end as usize
}

/// Whether other words may stand in the case of the head, and would have to be changed with it: a
/// further noun of a list, a participle behind a comma.
fn goes_on(tokens: &Tokens, head: usize, case: Gram, morph: &Morph) -> bool {
    // «документов большинство»: counted by the word behind it.
    let next =
        if head + 1 < tokens.list().len() { morph.readings(tokens.norm(head + 1)) } else { vec![] };
    let counts = next.first().is_some_and(|it| it.pos == Pos::Noun && it.known)
        && !next.iter().any(|it| it.gram.any(Gram::GEN.with(Gram::INS).with(Gram::DAT)));
    if counts {
        return true;
    }
    let mut is_inside = false;
    (head + 1..tokens.list().len()).any(|at| {
        let own = morph.readings(tokens.norm(at));
        is_inside |= own.iter().any(|it| it.pos == Pos::Preposition);
        let before = tokens.norm(at - 1);
        let is_joined = matches!(before, "," | "и" | "или");
        let fits = |it: &Reading| {
            let is_listed = matches!(it.pos, Pos::Noun | Pos::Adjective) && !is_inside;
            (is_listed || it.pos == Pos::Participle) && it.gram.any(case)
        };
        // «… и закупку вагонов»: behind a preposition only what can be nothing but an object.
        let is_object =
            |it: &Reading| it.pos == Pos::Noun && it.gram.shared(Gram::CASES) == Gram::ACC;
        is_joined && (own.iter().any(fits) || case == Gram::ACC && own.iter().any(is_object))
    })
}

fn upright_noun(morph: &Morph, lemma: &str, number: Gram) -> Option<String> {
    let is_it = |form: &String| {
        morph.readings(form).iter().any(|it| {
            it.pos == Pos::Noun && *it.lemma == *lemma && it.gram.has(Gram::NOM.with(number))
        })
    };
    if number == Gram::SING {
        return Some(lemma.to_owned()).filter(is_it);
    }
    let (ending, plurals) = PLURALS.iter().find(|(ending, _)| lemma.ends_with(ending))?;
    let stem = lemma.strip_suffix(ending)?;
    plurals.iter().map(|plural| format!("{stem}{plural}")).find(is_it)
}

fn upright_adjective(morph: &Morph, norm: &str, wanted: Gram) -> Option<String> {
    let lemmas: Vec<_> = morph.readings(norm).into_iter().map(|it| it.lemma).collect();
    let stem = OBLIQUE.iter().find_map(|ending| norm.strip_suffix(ending))?;
    let endings = UPRIGHT.iter().filter(|(gender, _)| wanted == *gender);
    endings.flat_map(|(_, endings)| *endings).map(|ending| format!("{stem}{ending}")).find(|form| {
        morph.readings(form).iter().any(|it| {
            matches!(it.pos, Pos::Adjective | Pos::Participle)
                && lemmas.contains(&it.lemma)
                && it.gram.has(Gram::NOM)
        })
    })
}

/// Adds a form with the letters of the text as far as both go together: capitals and «ё» stay.
fn respell(out: &mut String, text: &str, norm: &str, upright: &str) {
    let common = norm.chars().zip(upright.chars()).take_while(|(a, b)| a == b).count();
    out.extend(text.chars().take(common));
    out.extend(upright.chars().skip(common));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn titled(words: &str) -> Option<String> {
        nominative(&Morph::builtin(), words)
    }

    #[test]
    fn a_head_and_its_adjectives_are_set_upright() {
        let of = |words| titled(words).unwrap_or_default();
        assert_eq!(of("поставку тепловозов в Гану"), "поставка тепловозов в Гану");
        assert_eq!(of("новых договоров с Ганой о рыбе"), "новые договоры с Ганой о рыбе");
        assert_eq!(of("Конвенцию о пастбищах"), "Конвенция о пастбищах");
        assert_eq!(of("расширенного морского партнёрства"), "расширенное морское партнёрство");
        assert_eq!(of("договорённостей о воде"), "договорённости о воде");
        assert_eq!(of("крупнейшего торгового контракта"), "крупнейший торговый контракт");
    }

    #[test]
    fn what_stands_upright_or_cannot_be_set_so_stays() {
        for words in [
            "договор о рыбе",
            "поставки леса",
            "12 соглашений",
            "",
            "«Альфа»",
            "контракта, заключённого весной",
            "поставку леса и закупку руды",
            "договора и протокола",
            "о торговле",
            "документов большинство",
        ] {
            assert_eq!(titled(words), None, "{words}");
        }
    }

    proptest! {
        #[test]
        fn any_words_are_titled_or_left(words in "[а-яёА-Я ,«»a-z0-9]{0,40}") {
            if let Some(titled) = titled(&words) {
                prop_assert!(!titled.is_empty());
            }
        }
    }
}
