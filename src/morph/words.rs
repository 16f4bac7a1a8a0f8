//! The few words that stand beside the derived table: «млрд» is of миллиард, «кызы» is a part of a
//! name, «тенге» never changes. Read from `src/data/morph/words.tsv`.

use super::{Gram, Pos, Reading};

static WORDS: &str = include_str!("../data/morph/words.tsv");

/// Form, lemma, part of speech, features; sorted by form.
#[derive(Debug, Default)]
pub(super) struct Words(Vec<(&'static str, &'static str, Pos, Gram)>);

impl Words {
    /// Reads the data file; lines of another form are passed over.
    pub(super) fn new() -> Self {
        let mut words: Vec<_> = WORDS.lines().filter_map(line).collect();
        words.sort_unstable();
        Self(words)
    }

    /// The reading of `norm`.
    pub(super) fn find(&self, norm: &str) -> Option<Reading> {
        let at = self.0.binary_search_by(|word| word.0.cmp(norm)).ok()?;
        let (_, lemma, pos, gram) = *self.0.get(at)?;
        Some(Reading { lemma: lemma.into(), pos, gram, known: true })
    }
}

fn line(line: &'static str) -> Option<(&'static str, &'static str, Pos, Gram)> {
    let mut cells = line.split('\t');
    let (form, lemma) = (cells.next()?, cells.next()?);
    let pos = match cells.next()? {
        "noun" => Pos::Noun,
        "adjective" => Pos::Adjective,
        _ => return None,
    };
    let gram = cells.next()?.split(' ').try_fold(Gram::NONE, |gram, mark| {
        Some(gram.with(match mark {
            "masc" => Gram::MASC,
            "femn" => Gram::FEMN,
            "plur" => Gram::PLUR,
            "anim" => Gram::ANIM,
            "fixed" => Gram::FIXED,
            "patronymic" => Gram::PATRONYMIC,
            "abbreviation" => Gram::ABBREVIATION.with(Gram::FIXED),
            _ => return None,
        }))
    })?;
    Some((form, lemma, pos, gram))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_is_read() {
        let lines = WORDS.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(Words::new().0.len(), lines);
    }

    #[test]
    fn nouns_of_other_languages_never_change() {
        let words = Words::new();
        for noun in ["тенге", "байге", "гуарани"] {
            let found = words.find(noun);
            assert!(found.is_some_and(|r| *r.lemma == *noun && r.gram.has(Gram::FIXED)), "{noun}");
        }
    }

    #[test]
    fn abbreviations_give_their_word() {
        let words = Words::new();
        assert_eq!(words.find("млрд").map(|reading| reading.lemma), Some("миллиард".into()));
        assert!(words.find("кызы").is_some_and(|reading| reading.gram.has(Gram::PATRONYMIC)));
        assert!(words.find("слово").is_none());
    }
}
