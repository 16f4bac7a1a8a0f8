//! A word typed with the other keyboard layout.
//!
//! In: what was typed. Out: what the same keys give in the other layout, from
//! `data/search/layout.tsv`. `rfpf[cnfy` → казахстан, «тмшвшф» → nvidia.

use std::sync::LazyLock;

static KEYS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let table = include_str!("../../data/search/layout.tsv");
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.filter_map(|line| {
        let (key, letter) = line.split_once('\t')?;
        Some((key.chars().next()?, letter.chars().next()?))
    });
    pairs.collect()
});

/// The word as the other layout would have given it, in small letters; `None` where nothing changes.
pub(super) fn other_layout(typed: &str) -> Option<String> {
    let typed = typed.to_lowercase();
    let latin = typed.chars().any(|c| c.is_ascii_alphabetic());
    let other = |c: char| {
        let pair = KEYS.iter().find(|(key, letter)| if latin { *key == c } else { *letter == c });
        pair.map_or(c, |(key, letter)| if latin { *letter } else { *key })
    };
    let switched: String = typed.chars().map(other).collect();
    (switched != typed).then_some(switched)
}

#[cfg(test)]
mod tests {
    use super::other_layout;

    #[test]
    fn both_ways() {
        for (typed, meant) in [
            ("rfpf[cnfy", "казахстан"),
            ("Hjccbz", "россия"),
            (",jtpfgfc", "боезапас"),
            ("тмшвшф", "nvidia"),
        ] {
            assert_eq!(other_layout(typed).as_deref(), Some(meant));
        }
        assert_eq!(other_layout("2024"), None);
    }
}
