//! The guards' source file: in which surroundings a homograph is the name.
//!
//! «западным партнёрам» is the pole, «западным склонам» is the compass.

use super::source::{SourceError, lines};
use super::tables::{GuardRule, Place};

/// The guards, by name, with the words that they look for.
#[derive(Clone, Debug, Default)]
pub struct Guards {
    /// Names, in the order of the file.
    pub names: Vec<String>,
    /// Rules of each.
    pub rules: Vec<Vec<GuardRule>>,
    /// Whole words with their bits.
    pub words: Vec<(String, u64)>,
    /// Beginnings of words with their bits.
    pub stems: Vec<(String, u64)>,
}

/// The columns of the file.
const HEADER: &str = "guard\tverdict\tplace\twords";

/// Reads the file.
///
/// # Errors
/// The first line that is not as the format wants it.
pub fn guards(file: &str, text: &str) -> Result<Guards, SourceError> {
    let mut out = Guards::default();
    let mut bits = 0;
    for (at, line) in lines(text) {
        if line == HEADER {
            continue;
        }
        rule(line, &mut bits, &mut out).map_err(|message| SourceError {
            file: file.to_owned(),
            line: at,
            message,
        })?;
    }
    out.words = merged(out.words);
    out.stems = merged(out.stems);
    Ok(out)
}

fn rule(line: &str, bits: &mut u32, out: &mut Guards) -> Result<(), String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let (name, verdict, place, words) = match columns[..] {
        [name, verdict, place, words] => (name, verdict, place, words),
        [name, verdict, place] => (name, verdict, place, ""),
        _ => {
            return Err(format!(
                "{} columns where 4 are wanted, parted by tabs: guard, verdict, place, words",
                columns.len()
            ));
        }
    };
    let accept = match verdict {
        "yes" => true,
        "no" => false,
        _ => return Err(format!("{verdict:?} is neither yes nor no")),
    };
    let (place, wants_words) = match place {
        "before" => (Place::Before, true),
        "before2" => (Place::BeforeTwo, true),
        "after" => (Place::After, true),
        "after2" => (Place::AfterTwo, true),
        "near" => (Place::Near, true),
        "sentence-start" => (Place::SentenceStart, false),
        "small" => (Place::Small, false),
        "capitals" => (Place::Capitals, false),
        "capital-after" => (Place::CapitalAfter, false),
        "always" => (Place::Always, false),
        _ => {
            return Err(format!(
                "{place:?} is no place; these are before, before2, after, after2, near, \
                 sentence-start, small, capitals, capital-after, always"
            ));
        }
    };
    if wants_words == words.trim().is_empty() {
        return Err("words where none belong, or none where they do".to_owned());
    }
    let mut cues = 0;
    if wants_words {
        if *bits == u64::BITS {
            return Err("more than 64 lists of words".to_owned());
        }
        cues = 1 << *bits;
        *bits += 1;
        for word in words.split_whitespace() {
            match word.strip_suffix('*') {
                Some(stem) => out.stems.push((crate::text::fold(stem), cues)),
                None => out.words.push((crate::text::fold(word), cues)),
            }
        }
    }
    let index = out.names.iter().position(|n| n == name).unwrap_or_else(|| {
        out.names.push(name.to_owned());
        out.rules.push(Vec::new());
        out.names.len() - 1
    });
    if let Some(rules) = out.rules.get_mut(index) {
        rules.push(GuardRule { accept, place, cues });
    }
    Ok(())
}

fn merged(mut list: Vec<(String, u64)>) -> Vec<(String, u64)> {
    list.sort();
    list.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 |= next.1;
        }
        same
    });
    list
}

#[cfg(test)]
mod tests {
    use super::guards;

    #[test]
    fn reads_rules_in_order() {
        let text =
            "guard\tverdict\tplace\twords\npole\tno\tafter\tсклон* берег\npole\tyes\talways\t\n";
        let read = guards("guards.tsv", text).expect("a file");
        assert_eq!(read.names, ["pole"]);
        assert_eq!(read.rules[0].len(), 2);
        assert_eq!(read.words, [("берег".to_owned(), 1)]);
        assert_eq!(read.stems, [("склон".to_owned(), 1)]);
    }

    #[test]
    fn a_word_in_two_lists_has_both_bits() {
        let text = "a\tno\tafter\tберег\nb\tno\tafter\tберег\n";
        assert_eq!(guards("g", text).expect("a file").words, [("берег".to_owned(), 3)]);
    }

    #[test]
    fn mistakes_have_a_line() {
        for line in ["a\tmaybe\talways\t", "a\tno\tabove\tx", "a\tno\tafter\t", "a"] {
            let error = guards("g", line).expect_err(line).to_string();
            assert!(error.starts_with("g:1: "), "{error}");
        }
    }
}
