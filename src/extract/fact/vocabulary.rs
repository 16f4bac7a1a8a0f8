//! What rules may say: their kinds, settings and named parts. Runs in the build and in tests.
//!
//! In: the tables `kinds.tsv`, `settings.tsv`, `parts.tsv` of `src/data/rules`, which rule writers
//! read too. Out: what is wrong with a rule, in words that name what may stand there. Knows how the
//! tables are written; must not know what a setting does (the modules of the kinds do).
//!
//! `set tpye=military` in a rule of risks → «no setting `tpye` … a rule of kind `risk` may set type,
//! of, …»

use super::compile::SLOTS;
use crate::pattern::{self, Rule, Setting};

/// The columns of `kinds.tsv`.
const KINDS: &str = "kind\tfile\tneeds\tmeaning\texample";
/// The columns of `settings.tsv`.
const SETTINGS: &str = "setting\tkinds\tvalue\tmeaning\texample";
/// The columns of `parts.tsv`.
const PARTS: &str = "part\tkinds\tmeaning\texample";

/// A kind of rules.
#[derive(Debug)]
struct Kind {
    name: String,
    /// The file in which its rules stand.
    file: String,
    /// The settings that each of its rules has.
    needs: Vec<String>,
}

/// A setting with a value, or a named part, of rules of some kinds.
#[derive(Debug)]
pub(super) struct Row {
    /// The setting or part.
    pub(super) name: String,
    /// The kinds whose rules may have it.
    pub(super) kinds: Vec<String>,
    /// The value; empty of a part. In angle brackets the sort of values that it may have.
    pub(super) value: String,
}

/// The three tables.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    kinds: Vec<Kind>,
    pub(super) settings: Vec<Row>,
    pub(super) parts: Vec<Row>,
}

impl Vocabulary {
    /// Reads the tables; `read` gives the text of a file of `src/data/rules`.
    ///
    /// # Errors
    /// The first line that is no row, with its file, or the file that cannot be read.
    pub(super) fn read(read: impl Fn(&str) -> Result<String, String>) -> Result<Self, String> {
        let mut out = Self::default();
        for (_, [name, file, needs, _, _]) in rows("kinds.tsv", KINDS, &read("kinds.tsv")?)? {
            out.kinds.push(Kind { name, file, needs: words(&needs) });
        }
        for (line, [name, kinds, value, _, _]) in
            rows("settings.tsv", SETTINGS, &read("settings.tsv")?)?
        {
            let row = Row { name, kinds: words(&kinds), value };
            out.add("settings.tsv", line, row, |out| &mut out.settings)?;
        }
        for (line, [name, kinds, _, _]) in rows("parts.tsv", PARTS, &read("parts.tsv")?)? {
            let row = Row { name, kinds: words(&kinds), value: String::new() };
            out.add("parts.tsv", line, row, |out| &mut out.parts)?;
        }
        Ok(out)
    }

    /// Adds a row to a table. One without kinds has those of the row above.
    fn add(
        &mut self,
        file: &str,
        line: usize,
        mut row: Row,
        table: impl Fn(&mut Self) -> &mut Vec<Row>,
    ) -> Result<(), String> {
        let fault = |what: &str| Err(format!("src/data/rules/{file}:{line}: {what}"));
        if let Some(other) = row.kinds.iter().find(|kind| self.kind(kind).is_none()) {
            return fault(&format!("{other} is no kind of rules: {}", self.kind_names()));
        }
        if row.kinds.is_empty() {
            match table(self).last().filter(|above| above.name == row.name) {
                Some(above) => row.kinds.clone_from(&above.kinds),
                None => return fault("the first row of a name says its kinds"),
            }
        }
        table(self).push(row);
        Ok(())
    }

    fn kind(&self, name: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.name == name)
    }

    fn kind_names(&self) -> String {
        let names: Vec<&str> = self.kinds.iter().map(|kind| kind.name.as_str()).collect();
        names.join(", ")
    }

    /// The rows of a table for a kind.
    fn of<'a>(table: &'a [Row], kind: &'a str) -> impl Iterator<Item = &'a Row> {
        table.iter().filter(move |row| row.kinds.iter().any(|own| own == kind))
    }

    /// The names that a kind has in a table, as a list in words.
    fn names(table: &[Row], kind: &str) -> String {
        let mut names: Vec<&str> = Self::of(table, kind).map(|row| row.name.as_str()).collect();
        names.dedup();
        if names.is_empty() { "none".into() } else { names.join(", ") }
    }
}

impl pattern::Vocabulary for Vocabulary {
    fn slots(&self) -> &[&str] {
        SLOTS
    }

    fn rule(&self, file: &str, rule: &Rule) -> Result<(), String> {
        let id = &rule.id;
        let Some(kind) = self.kind(rule.kind()) else {
            let known = self.kind_names();
            return Err(format!("{id}: `{}` is no kind of rules; these are: {known}", rule.kind()));
        };
        if kind.file != file {
            return Err(format!("{id}: rules of kind `{}` stand in {}", kind.name, kind.file));
        }
        let mut lacks: Vec<String> = Vec::new();
        for (line, is_there) in [
            ("`match` line", !rule.matches.is_empty()),
            ("`ok` line (a sentence where it fires)", !rule.ok.is_empty()),
            ("`no` line (a sentence much like it where it must not)", !rule.no.is_empty()),
        ] {
            lacks.extend((!is_there).then(|| line.to_owned()));
        }
        let unset = kind.needs.iter().filter(|key| rule.setting(key).is_none());
        lacks.extend(unset.map(|key| format!("`set {key}=…`, without which it says nothing")));
        if lacks.is_empty() { Ok(()) } else { Err(format!("{id} has no {}", lacks.join(", no "))) }
    }

    fn setting(&self, kind: &str, setting: &Setting) -> Result<(), String> {
        let Setting { key, value } = setting;
        let values: Vec<&str> = Self::of(&self.settings, kind)
            .filter(|row| row.name == *key)
            .map(|row| row.value.as_str())
            .collect();
        if values.is_empty() {
            let known = Self::names(&self.settings, kind);
            return Err(format!(
                "no setting `{key}`: a rule of kind `{kind}` may set {known} (settings.tsv)"
            ));
        }
        if values.iter().any(|known| fits(known, value)) {
            return Ok(());
        }
        let known = values.join(", ");
        Err(format!("no value `{value}`: `{key}` of a rule of kind `{kind}` is one of {known}"))
    }

    fn part(&self, kind: &str, name: &str) -> Result<(), String> {
        if Self::of(&self.parts, kind).any(|row| row.name == name) {
            return Ok(());
        }
        let known = Self::names(&self.parts, kind);
        Err(format!(
            "no part `{name}:` (a colon itself is written `\":\"`): \
             a rule of kind `{kind}` may name {known} (parts.tsv)"
        ))
    }
}

/// Whether a value is the one of a row, or of its sort.
fn fits(known: &str, value: &str) -> bool {
    match known {
        "<number>" => value.parse::<f64>().is_ok(),
        "<duration>" => value.len() > 2 && value.starts_with('P'),
        _ => known == value,
    }
}

fn words(cell: &str) -> Vec<String> {
    cell.split_whitespace().map(str::to_owned).collect()
}

/// A line's number, from 1, and its cells.
type Numbered<const N: usize> = (usize, [String; N]);

/// The rows of a table under its header.
fn rows<const N: usize>(file: &str, header: &str, text: &str) -> Result<Vec<Numbered<N>>, String> {
    let mut out = Vec::new();
    let lines = (1..).zip(text.lines());
    for (line, row) in lines.filter(|(_, row)| !row.is_empty() && !row.starts_with('#')) {
        if row == header {
            continue;
        }
        let cells: Vec<String> = row.split('\t').map(|cell| cell.trim().to_owned()).collect();
        let found = cells.len();
        let cells = <[String; N]>::try_from(cells).map_err(|_| {
            format!("src/data/rules/{file}:{line}: {found} columns where {N} are wanted")
        })?;
        out.push((line, cells));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::super::compile::{book, source};
    use super::Vocabulary;
    use crate::record::{
        AgreementStatus, Aspect, Dependent, Function, MeetingForm, MembershipStatus, Metric,
        RelationStatus, RiskType, RouteShock, SignalForm, Stance, Tie, Turn,
    };

    fn vocabulary() -> Vocabulary {
        Vocabulary::read(source).expect("tables")
    }

    /// The names of files of `src/extract/fact` and its folder with their text.
    fn modules() -> Vec<(String, String)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract/fact");
        let mut out = Vec::new();
        for folder in [root.clone(), root.join("further")] {
            for path in fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path())
            {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let is_rust = path.extension().is_some_and(|ending| ending == "rs");
                if is_rust && name != "vocabulary.rs" {
                    out.push((name, fs::read_to_string(path).expect("a module")));
                }
            }
        }
        out
    }

    /// What stands in quotation marks right behind `call` in these texts.
    fn asked(modules: &[(String, String)], call: &str) -> BTreeSet<String> {
        let calls = modules.iter().flat_map(|(_, text)| text.split(call).skip(1));
        calls.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
    }

    fn names(rows: &[super::Row]) -> BTreeSet<String> {
        rows.iter().map(|row| row.name.clone()).collect()
    }

    #[test]
    fn every_setting_and_part_that_is_told_is_read_and_the_other_way_round() {
        let (told, modules) = (vocabulary(), modules());
        assert_eq!(names(&told.settings), asked(&modules, ".setting(\""));
        assert_eq!(names(&told.parts), asked(&modules, "hit, \""));
    }

    #[test]
    fn a_kind_reads_the_settings_and_parts_that_are_told_of_it() {
        let (told, modules) = (vocabulary(), modules());
        let text =
            |name: &str| modules.iter().find(|(own, _)| own == name).map(|(_, text)| text.as_str());
        for kind in &told.kinds {
            let own = match kind.name.as_str() {
                // Its rules date what other kinds found.
                "when" => "relative.rs".to_owned(),
                "hedge" => "scene.rs".to_owned(),
                _ => kind.file.replace(".rule", ".rs"),
            };
            let further = if text(&own).is_some_and(|text| text.contains("use super::super::")) {
                modules.iter().find(|(own, text)| own == "mod.rs" && text.contains("fn hits("))
            } else {
                None
            };
            let read = [text(&own), text("scene.rs"), further.map(|(_, text)| text.as_str())];
            for row in told.settings.iter().chain(&told.parts) {
                if row.kinds.contains(&kind.name) {
                    let asked = format!("\"{}\"", row.name);
                    let is_read = read.iter().flatten().any(|text| text.contains(&asked));
                    assert!(is_read, "{own} reads no {} of {}", row.name, kind.name);
                }
            }
        }
    }

    #[test]
    fn the_values_that_are_told_are_those_that_are_read() {
        fn codes<T: Copy>(all: &[T], code: impl Fn(T) -> &'static str) -> Vec<&'static str> {
            all.iter().map(|value| code(*value)).collect()
        }
        let told = vocabulary();
        let mut sides = codes(Dependent::ALL, Dependent::code);
        sides.extend(["subject", "object", "giver"]);
        let mut metrics = codes(Metric::ALL, Metric::code);
        metrics.extend(["previous", "bought", "sold"]);
        for (kind, setting, mut read) in [
            ("agreement", "status", codes(AgreementStatus::ALL, AgreementStatus::code)),
            ("membership", "status", codes(MembershipStatus::ALL, MembershipStatus::code)),
            ("relation", "status", codes(RelationStatus::ALL, RelationStatus::code)),
            ("meeting", "form", codes(MeetingForm::ALL, MeetingForm::code)),
            ("signal", "form", codes(SignalForm::ALL, SignalForm::code)),
            ("risk", "type", codes(RiskType::ALL, RiskType::code)),
            ("role", "functions", codes(Function::ALL, Function::code)),
            ("position", "stance", codes(Stance::ALL, Stance::code)),
            ("dependence", "aspect", codes(Aspect::ALL, Aspect::code)),
            ("defence", "tie", codes(Tie::ALL, Tie::code)),
            ("turning-point", "turn", codes(Turn::ALL, Turn::code)),
            ("route-event", "shock", codes(RouteShock::ALL, RouteShock::code)),
            ("dependence", "side", sides),
            ("indicator", "metric", metrics),
        ] {
            let rows = Vocabulary::of(&told.settings, kind).filter(|row| row.name == setting);
            let mut values: Vec<&str> = rows.map(|row| row.value.as_str()).collect();
            values.sort_unstable();
            read.sort_unstable();
            assert_eq!(values, read, "{setting} of {kind}");
        }
    }

    /// What is wrong with the rules where those of risks are these; their lists stay.
    fn faults(risks: &str) -> Vec<String> {
        let read = |name: &str| {
            let text = source(name)?;
            if name != "risk.rule" {
                return Ok(text);
            }
            let lists = text.lines().filter(|line| line.starts_with("list "));
            Ok([risks].into_iter().chain(lists).collect::<Vec<_>>().join("\n"))
        };
        let message = book(read).err().unwrap_or_default();
        message.lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_mistake_is_told_with_what_may_stand_there() {
        let rule = |lines: &str| format!("rule {lines}\n  ok Да.\n  no Нет.");
        assert_eq!(faults(&rule("risk.a\n  match идти\n  set type=military")), [""; 0]);
        for (lines, line, parts) in [
            ("risk.a\n  match идти\n  set tpye=military", 3, ["no setting `tpye`", "type, of"]),
            ("risk.a\n  match идти\n  set type=war", 3, ["no value `war`", "military"]),
            ("risk.a\n  match идти\n  set status=signed", 3, ["no setting `status`", "type"]),
            ("risk.a\n  match haed:идти\n  set type=military", 2, ["no part `haed:`", "head"]),
            ("risk.a\n  set type=military", 1, ["risk.a", "`match` line"]),
            ("risk.a\n  match идти", 1, ["risk.a", "`set type=…`"]),
            ("rsik.a\n  match идти", 1, ["`rsik` is no kind", "risk"]),
            ("role.a\n  match идти", 1, ["role.a", "role.rule"]),
        ] {
            let told = faults(&rule(lines));
            let place = format!("src/data/rules/risk.rule:{line}: ");
            let fits = |fault: &String| {
                fault.starts_with(&place) && parts.iter().all(|part| fault.contains(part))
            };
            assert!(told.iter().any(fits), "{lines}: {told:?}");
        }
        let lacks = faults("rule risk.a\n  match идти\n  set type=military\n  ok Да.");
        assert!(matches!(&lacks[..], [one] if one.contains("`no` line")), "{lacks:?}");
    }
}
