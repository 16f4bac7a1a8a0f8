//! How a name that nobody tagged declines, by its ending.
//!
//! «Люксембург» → `m`, «Республика Корея» → `Республика =Корея`, `f`

use super::spelling::{ends, lower};
use super::{Class, Decl, Gender, looks_like_adjective};

/// A guess how the untagged word declines, by its ending: «Люксембург» → `m`, «ЕС» → `0`.
pub fn guess_decl(word: &str) -> Decl {
    let class = |gender| Class::Noun { gender, animate: false };
    let letters: Vec<char> = word.chars().collect();
    let shouted = letters.len() > 1 && letters.iter().skip(1).all(|c| !c.is_lowercase());
    let russian = letters.last().is_some_and(|c| matches!(lower(*c), 'а'..='я' | 'ё'));
    let guessed = if shouted || !russian || ends(word, &["уа", "оа", "иа", "эа"]) {
        Class::Fixed
    } else if ends(word, &["ые", "ие"]) && !ends(word, &["ние", "тие", "вие"]) {
        class(Gender::Plural)
    } else if ends(word, &["во", "ие", "ье", "ое", "ее", "ло"]) {
        class(Gender::Neuter)
    } else if ends(word, &["а", "я"])
        || ends(word, &["ань", "ерь", "усь", "ирь", "сть", "вь", "дь", "рязь"])
    {
        class(Gender::Feminine)
    } else if ends(word, &["ы", "ники"]) {
        class(Gender::Plural)
    } else if ends(word, &["о", "е", "ё", "и", "у", "ю", "э"]) {
        Class::Fixed
    } else {
        class(Gender::Masculine)
    };
    Decl::new(guessed)
}

/// A guess how an untagged name of several words declines: the name with its frozen words marked
/// by `=`, and how its head declines. «Республика Корея» → («Республика =Корея», `f`)
pub fn guess_name(name: &str) -> (String, Decl) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let head =
        words.iter().position(|w| !looks_like_adjective(w)).unwrap_or(words.len().max(1) - 1);
    let marked: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(i, w)| if i > head { format!("={w}") } else { (*w).to_owned() })
        .collect();
    let decl = words.get(head).map_or(Decl::new(Class::Fixed), |w| guess_decl(w));
    (marked.join(" "), decl)
}

#[cfg(test)]
mod tests {
    use super::super::Case;
    use super::{guess_decl, guess_name};

    #[test]
    fn guesses_by_ending() {
        for (word, genitive) in [
            ("Люксембург", "Люксембурга"),
            ("Исландия", "Исландии"),
            ("Монако", "Монако"),
            ("Никарагуа", "Никарагуа"),
            ("Сибирь", "Сибири"),
            ("Марсель", "Марселя"),
            ("ЕС", "ЕС"),
            ("Чили", "Чили"),
            ("Эмираты", "Эмиратов"),
            ("NATO", "NATO"),
        ] {
            assert_eq!(guess_decl(word).form(word, Case::Gen), genitive);
        }
    }

    #[test]
    fn guesses_the_head_of_a_name() {
        let (name, decl) = guess_name("Организация тюркских государств");
        assert_eq!(name, "Организация =тюркских =государств");
        assert_eq!(decl.form("Организация", Case::Dat), "Организации");
        assert_eq!(guess_name("Саудовская Аравия").0, "Саудовская Аравия");
        assert_eq!(guess_name("").0, "");
    }
}
