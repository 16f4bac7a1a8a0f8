//! The tables of names of persons to their pack. Runs in the build; a wrong line stops it.
//!
//! In: the texts of the tables. Out: the bytes of a [`Pack`]. Knows how the tables are written; must
//! not know how the pack is asked. «улица<tab>before» → an entry of «улица».

use std::collections::BTreeMap;

use super::pack::{Entry, Eponym, Leader, Pack, Role, RoleClass, RoleId};
use crate::morph::Gram;
use crate::text::fold;

/// The files, in the order in which [`compile`] takes their texts.
pub(crate) const FILES: [&str; 8] = [
    "src/data/lexicon/given_names.tsv",
    "src/data/lexicon/leaders.tsv",
    "src/data/lexicon/east_asian_surnames.tsv",
    "src/data/speech/roles.tsv",
    "src/data/speech/eponyms.tsv",
    "src/data/speech/particles.tsv",
    "src/data/speech/surname_suffixes.tsv",
    "src/data/speech/syllables.tsv",
];

/// What a row of each of [`FILES`] is.
const ROWS: [&str; 8] = [
    "name, gender (m, f, or - for both)",
    "id, name, gender (m, f, -), state (ISO 3166-1), role, from, to",
    "surname, language (zh, ko, vi)",
    "lemma, class (state, government, chief, minister, envoy, deputy, expert, aide, officer, press, \
     business, person), of (classes parted by commas, or -)",
    "word, side (before, genitive, after, prefix)",
    "particle, place (inside, end), and perhaps free",
    "ending, sort",
    "place (initial, final), syllables",
];

impl Entry {
    /// A given name of these genders.
    fn with_gender(self, gender: Gram) -> Self {
        let male = if gender.has(Gram::MASC) { Self::MALE } else { 0 };
        let female = if gender.has(Gram::FEMN) { Self::FEMALE } else { 0 };
        self.with(male | female)
    }

    /// A word that makes a name beside it a thing's.
    fn with_eponym(self, side: Eponym) -> Self {
        let code: u64 = match side {
            Eponym::Before => 1,
            Eponym::Genitive => 2,
            Eponym::After => 3,
        };
        Self(self.0 & !(0b11 << Self::EPONYM)).with(code << Self::EPONYM)
    }

    /// A noun of role.
    fn with_role(self, role: RoleId) -> Self {
        Self(self.0 & !(0xffff << Self::ROLE)).with((u64::from(role.0) + 1) << Self::ROLE)
    }

    /// The id of `count` leaders that stand in the list from `first` on.
    fn with_leaders(self, first: u32, count: u8) -> Self {
        self.with(u64::from(count) << Self::LEADERS | u64::from(first) << Self::FIRST_LEADER)
    }

    fn with(self, bits: u64) -> Self {
        Self(self.0 | bits)
    }
}

/// The entries of the automaton.
#[derive(Default)]
struct Words(BTreeMap<String, Entry>);

impl Words {
    fn add(&mut self, word: &str, change: impl FnOnce(Entry) -> Entry) {
        let entry = self.0.entry(fold(word)).or_default();
        *entry = change(*entry);
    }
}

/// A line of [`FILES`] that is no row: the number of the file, the line.
struct Fault(usize, usize);

/// The pack of the texts of [`FILES`].
///
/// # Errors
/// The first line that cannot be read, as `file:line: what is wrong`.
pub(crate) fn compile(texts: &[String; 8]) -> Result<Vec<u8>, String> {
    let mut words = Words::default();
    // What the pack's leaders borrow: folded ids and names.
    let folded: Vec<[String; 2]> = rows(&texts[1])
        .map(|(_, row)| [0, 1].map(|column| fold(row.get(column).unwrap_or(&""))))
        .collect();
    let pack = read(texts, &folded, &mut words).map_err(|Fault(file, line)| {
        let of = |table: [&'static str; 8]| table.get(file).copied().unwrap_or_default();
        format!("{}:{line}: a row is, parted by tabs: {}", of(FILES), of(ROWS))
    })?;
    let words = fst::Map::from_iter(words.0.iter().map(|(word, entry)| (word, entry.0)))
        .map_err(|error| error.to_string())?;
    let pack = Pack { words: words.as_fst().as_bytes(), ..pack };
    postcard::to_allocvec(&pack).map_err(|error| error.to_string())
}

/// All but the automaton, whose entries go to `words`.
fn read<'a>(
    texts: &'a [String; 8],
    folded: &'a [[String; 2]],
    words: &mut Words,
) -> Result<Pack<'a>, Fault> {
    let [given, leaders, east_asian, roles, eponyms, particles, suffixes, syllables] = texts;
    let mut pack = Pack::default();
    for (line, row) in rows(given) {
        match row[..] {
            ["name", "gender"] => {}
            [name, code] => {
                let gender = gender_of(code).ok_or(Fault(0, line))?;
                words.add(name, |entry| entry.with_gender(gender));
            }
            _ => return Err(Fault(0, line)),
        }
    }
    for ((line, row), folded) in rows(leaders).zip(folded) {
        if row.first() != Some(&"id") {
            pack.leaders.push(leader(&row, folded).ok_or(Fault(1, line))?);
        }
    }
    number_leaders(&mut pack.leaders, words);
    for (line, row) in rows(east_asian) {
        match row[..] {
            ["surname", ..] => {}
            [name, "zh" | "ko" | "vi", ..] => {
                words.add(name, |entry| entry.with(Entry::EAST_ASIAN));
            }
            _ => return Err(Fault(2, line)),
        }
    }
    for (line, row) in rows(roles) {
        let role = role(&row).ok_or(Fault(3, line))?;
        let id = RoleId(pack.roles.len() as u16);
        words.add(role.lemma, |entry| entry.with_role(id));
        pack.roles.push(role);
    }
    for (line, row) in rows(eponyms) {
        let (word, side) = match row[..] {
            [word, "before"] => (word, Eponym::Before),
            [word, "genitive"] => (word, Eponym::Genitive),
            [word, "after"] => (word, Eponym::After),
            [beginning, "prefix"] => {
                pack.bodies.push(beginning);
                continue;
            }
            _ => return Err(Fault(4, line)),
        };
        words.add(word, |entry| entry.with_eponym(side));
    }
    for (line, row) in rows(particles) {
        let place = match row[..] {
            [_, "inside"] => 0,
            [_, "end"] => Entry::END_PARTICLE,
            [_, "inside", "free"] => Entry::FREE_PARTICLE,
            _ => return Err(Fault(5, line)),
        };
        words.add(row[0], |entry| entry.with(Entry::PARTICLE | place));
    }
    for (line, row) in rows(suffixes) {
        match row[..] {
            [ending, "adjective"] => pack.adjective_suffixes.push(ending),
            [ending, _] => pack.suffixes.push(ending),
            _ => return Err(Fault(6, line)),
        }
    }
    for (line, row) in rows(syllables) {
        match row[..] {
            ["initial", list] => pack.initials.extend(list.split(' ')),
            ["final", list] => pack.finals.extend(list.split(' ')),
            _ => return Err(Fault(7, line)),
        }
    }
    Ok(pack)
}

/// Puts those of one id together, in the order of the table, and tells their words where.
fn number_leaders(leaders: &mut [Leader], words: &mut Words) {
    leaders.sort_by_key(|leader| leader.id);
    let mut first = 0;
    for same in leaders.chunk_by(|a, b| a.id == b.id) {
        // Nobody has held 255 offices.
        let count = same.len().min(usize::from(u8::MAX)) as u8;
        if let Some(leader) = same.first() {
            words.add(leader.id, |entry| entry.with_leaders(first, count));
        }
        first += same.len() as u32;
    }
}

fn leader<'a>(row: &[&'a str], folded: &'a [String; 2]) -> Option<Leader<'a>> {
    let [_, _, code, state, role, ..] = *row else { return None };
    let [id, name] = folded;
    let gender = gender_of(code)?;
    let current = row.get(6).is_none_or(|to| to.is_empty() || *to == "-");
    Some(Leader { id, name, gender, state, role, current })
}

/// The rows of a table with their line numbers: no comments, no empty lines.
fn rows(table: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    (1..)
        .zip(table.lines())
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(number, line)| (number, line.split('\t').map(str::trim).collect()))
}

fn gender_of(code: &str) -> Option<Gram> {
    match code {
        "m" => Some(Gram::MASC),
        "f" => Some(Gram::FEMN),
        "" | "-" => Some(Gram::MASC.with(Gram::FEMN)),
        _ => None,
    }
}

fn role<'a>(row: &[&'a str]) -> Option<Role<'a>> {
    let [lemma, class, of] = row[..] else { return None };
    let of: Option<Vec<RoleClass>> =
        of.split(',').filter(|code| !matches!(*code, "-" | "")).map(role_class).collect();
    Some(Role { lemma, class: role_class(class)?, of: of? })
}

fn role_class(code: &str) -> Option<RoleClass> {
    Some(match code {
        "state" => RoleClass::State,
        "government" => RoleClass::Government,
        "chief" => RoleClass::Chief,
        "minister" => RoleClass::Minister,
        "envoy" => RoleClass::Envoy,
        "deputy" => RoleClass::Deputy,
        "expert" => RoleClass::Expert,
        "aide" => RoleClass::Aide,
        "officer" => RoleClass::Officer,
        "press" => RoleClass::Press,
        "business" => RoleClass::Business,
        "person" => RoleClass::Person,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Entry, Eponym, FILES, Gram, Pack, RoleId, compile};

    #[test]
    fn a_wrong_line_is_told_with_its_file() {
        for (place, table, line) in [(0, "Абай\tx", 1), (3, "# a\n\nпосол\tenvoi\t-", 3)] {
            let mut texts: [String; 8] = Default::default();
            texts[place] = table.into();
            let message = compile(&texts).expect_err("a fault");
            assert!(message.starts_with(&format!("{}:{line}:", FILES[place])), "{message}");
        }
    }

    #[test]
    fn leaders_of_one_id_stand_together_in_their_order() {
        let mut texts: [String; 8] = Default::default();
        texts[1] = "б\tВ Б\tm\tKZ\tx\t1\t2\nа\tА\tf\tRU\ty\t1\t\nб\tГ Б\tm\tKG\tz\t1\t".into();
        let bytes = compile(&texts).expect("a pack");
        let pack: Pack = postcard::from_bytes(&bytes).expect("a pack");
        let states: Vec<_> = pack.leaders.iter().map(|l| (l.id, l.state, l.current)).collect();
        assert_eq!(states, [("а", "RU", true), ("б", "KZ", false), ("б", "KG", true)]);
        let words = fst::Map::new(pack.words).expect("a map");
        assert_eq!(words.get("б").map(|bits| Entry(bits).leaders()), Some((1, 2)));
    }

    #[test]
    fn an_entry_keeps_what_it_is_told() {
        let both = Gram::MASC.with(Gram::FEMN);
        let entry = Entry::default()
            .with_role(RoleId(u16::MAX - 1))
            .with_gender(Gram::FEMN)
            .with_leaders(70_000, 255)
            .with_eponym(Eponym::After)
            .with_gender(Gram::MASC);
        assert_eq!(entry.given(), Some(both));
        assert_eq!(entry.role(), Some(RoleId(u16::MAX - 1)));
        assert_eq!(entry.leaders(), (70_000, 255));
        assert_eq!(entry.eponym(), Some(Eponym::After));
        assert!(!entry.is_particle() && !entry.is_east_asian());
        assert_eq!(Entry::default().role(), None);
    }
}
