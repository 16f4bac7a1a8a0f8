//! The log as text, for the browser's storage and for a file to take along.
//!
//! In: a [`Log`] or text. Out: text, or a log and the lines that could not be read. One line for each
//! correction that stands, parts between TABs, below a line with the version. Text and not bytes, so
//! that a file can be read, compared and mended by hand; lines and not JSON, for the page carries no
//! reader of JSON. What was taken back is not written.
//!
//! A TAB, a line break and a backslash inside a part are `\t`, `\n`, `\r`, `\\`. Digests are
//! hexadecimal, spans bytes of the text.
//!
//! ```text
//! tarazy-corrections  1
//! reject   001  meeting    meeting.visit    120  340  a1b2…  c3d4…  1  «это о другом»
//! mend     001  indicator  indicator.trade  400  520  …      …      1  note  value=600  date=2025-11
//! merge    east  bloc  asia
//! split    001  17  27  state  CN
//! partner  organisation  club  Клуб друзей  КД
//! alias    state  CN  Поднебесная
//! term     нейтралитет  неприсоединение
//! ```

use std::fmt::Write as _;

use super::{Action, Change, Correction, Entity, FactKey, Log};
use crate::lexicon::EntityKind;
use crate::record::{Bound, FactKind};
use crate::text::Span;

const HEAD: &str = "tarazy-corrections";
const VERSION: &str = "1";
const KINDS: [EntityKind; 7] = [
    EntityKind::State,
    EntityKind::Bloc,
    EntityKind::Organisation,
    EntityKind::Company,
    EntityKind::Person,
    EntityKind::Place,
    EntityKind::Route,
];

/// What of a text could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Fault {
    /// The text is no log; nothing was read.
    Head,
    /// The text is a log of another version; nothing was read.
    Version,
    /// The line, from 1, is no correction, or one that makes no sense; it was passed over.
    Line(usize),
}

/// The corrections that stand, as text.
pub fn write(log: &Log) -> String {
    let mut out = format!("{HEAD}\t{VERSION}\n");
    for correction in log.entries() {
        let parts = parts(correction);
        let parts: Vec<String> = parts.iter().map(|part| escaped(part)).collect();
        let _ = writeln!(out, "{}", parts.join("\t"));
    }
    out
}

/// The log of a text, and what could not be read.
pub fn read(text: &str) -> (Log, Vec<Fault>) {
    let mut log = Log::default();
    let mut lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    match lines.next().and_then(|(_, line)| line.split_once('\t')) {
        Some((HEAD, VERSION)) => {}
        Some((HEAD, _)) => return (log, vec![Fault::Version]),
        _ => return (log, vec![Fault::Head]),
    }
    let mut faults = Vec::new();
    for (at, line) in lines.filter(|(_, line)| !line.is_empty()) {
        let parts: Vec<String> = line.split('\t').map(plain).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        if correction(&parts).is_none_or(|correction| log.append(correction).is_err()) {
            faults.push(Fault::Line(at + 1));
        }
    }
    (log, faults)
}

fn parts(correction: &Correction) -> Vec<String> {
    match correction {
        Correction::Fact { target, action, note } => {
            let (word, changes) = match action {
                Action::Confirm => ("confirm", &[][..]),
                Action::Reject => ("reject", &[][..]),
                Action::Mend(changes) => ("mend", changes.as_slice()),
            };
            let mut out = vec![
                word.to_owned(),
                target.document.clone(),
                target.kind.code().to_owned(),
                target.rule.clone(),
                target.span.start.to_string(),
                target.span.end.to_string(),
                format!("{:016x}", target.said),
                format!("{:016x}", target.words),
                target.among.to_string(),
                note.clone(),
            ];
            out.extend(changes.iter().map(change_to_text));
            out
        }
        Correction::Merge { from, to } => {
            vec!["merge".into(), from.clone(), to.kind.code().into(), to.id.clone()]
        }
        Correction::Split { document, span, to } => vec![
            "split".into(),
            document.clone(),
            span.start.to_string(),
            span.end.to_string(),
            to.kind.code().into(),
            to.id.clone(),
        ],
        Correction::AddPartner { entity, name, aliases } => {
            let head = ["partner".into(), entity.kind.code().into(), entity.id.clone()];
            head.into_iter().chain([name.clone()]).chain(aliases.iter().cloned()).collect()
        }
        Correction::AddAlias { entity, name } => {
            vec!["alias".into(), entity.kind.code().into(), entity.id.clone(), name.clone()]
        }
        Correction::AddTerm { name, aliases } => {
            ["term".into(), name.clone()].into_iter().chain(aliases.iter().cloned()).collect()
        }
    }
}

fn correction(parts: &[&str]) -> Option<Correction> {
    match parts {
        [word, document, kind, rule, start, end, said, words, among, note, changes @ ..] => {
            let action = match (*word, changes) {
                ("confirm", []) => Action::Confirm,
                ("reject", []) => Action::Reject,
                ("mend", changes) => {
                    Action::Mend(changes.iter().map(|text| change(text)).collect::<Option<_>>()?)
                }
                ("partner" | "term", _) => return added(parts),
                _ => return None,
            };
            let target = FactKey {
                document: (*document).to_owned(),
                kind: FactKind::from_code(kind)?,
                rule: (*rule).to_owned(),
                span: span(start, end)?,
                said: u64::from_str_radix(said, 16).ok()?,
                words: u64::from_str_radix(words, 16).ok()?,
                among: among.parse().ok()?,
            };
            Some(Correction::Fact { target, action, note: (*note).to_owned() })
        }
        ["merge", from, kind, id] => {
            Some(Correction::Merge { from: (*from).to_owned(), to: entity(kind, id)? })
        }
        ["split", document, start, end, kind, id] => Some(Correction::Split {
            document: (*document).to_owned(),
            span: span(start, end)?,
            to: entity(kind, id)?,
        }),
        _ => added(parts),
    }
}

fn added(parts: &[&str]) -> Option<Correction> {
    let owned = |list: &[&str]| list.iter().map(|&name| name.to_owned()).collect();
    match parts {
        ["partner", kind, id, name, aliases @ ..] => Some(Correction::AddPartner {
            entity: entity(kind, id)?,
            name: (*name).to_owned(),
            aliases: owned(aliases),
        }),
        ["alias", kind, id, name] => {
            Some(Correction::AddAlias { entity: entity(kind, id)?, name: (*name).to_owned() })
        }
        ["term", name, aliases @ ..] => {
            Some(Correction::AddTerm { name: (*name).to_owned(), aliases: owned(aliases) })
        }
        _ => None,
    }
}

fn change_to_text(change: &Change) -> String {
    let optional = |name: &str, value: Option<&String>| match value {
        Some(value) => format!("{name}={value}"),
        None => name.to_owned(),
    };
    match change {
        Change::Partners(ids) => format!("partners={}", ids.join(",")),
        Change::Kind(kind, codes) => format!("kind={}:{}", kind.code(), codes.join(",")),
        Change::Unit(unit) => format!("unit={unit}"),
        Change::Speaker(id) => optional("speaker", id.as_ref()),
        // The shortest digits that are this number and no other.
        Change::Value(value) => format!("value={value:?}"),
        Change::Bound(bound) => format!("bound={}", bound.code()),
        Change::Date(edtf) => optional("date", edtf.as_ref()),
    }
}

fn change(text: &str) -> Option<Change> {
    let (name, value) = match text.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (text, None),
    };
    let owned = || value.map(str::to_owned);
    Some(match name {
        "partners" => {
            let ids = value?.split(',').filter(|id| !id.is_empty());
            Change::Partners(ids.map(str::to_owned).collect())
        }
        "speaker" => Change::Speaker(owned()),
        "kind" => {
            let (kind, codes) = value?.split_once(':')?;
            let codes = codes.split(',').filter(|code| !code.is_empty());
            Change::Kind(FactKind::from_code(kind)?, codes.map(str::to_owned).collect())
        }
        "unit" => Change::Unit(value?.to_owned()),
        "value" => Change::Value(value?.parse().ok()?),
        "bound" => Change::Bound(Bound::ALL.into_iter().find(|b| value == Some(b.code()))?),
        "date" => Change::Date(owned()),
        _ => return None,
    })
}

fn entity(kind: &str, id: &str) -> Option<Entity> {
    let kind = KINDS.into_iter().find(|known| known.code() == kind)?;
    Some(Entity { kind, id: id.to_owned() })
}

fn span(start: &str, end: &str) -> Option<Span> {
    let span = Span { start: start.parse().ok()?, end: end.parse().ok()? };
    (span.start <= span.end).then_some(span)
}

fn escaped(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for c in part.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c => out.push(c),
        }
    }
    out
}

fn plain(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    let mut chars = part.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some(other) => other,
                None => '\\',
            },
            c => c,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amend::laws::log;

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_back(log in log()) {
            let text = write(&log);
            let (again, faults) = read(&text);
            proptest::prop_assert_eq!(again.entries(), log.entries());
            proptest::prop_assert_eq!(faults, []);
            proptest::prop_assert_eq!(write(&again), text);
        }

        #[test]
        fn any_text_is_read(text in ".{0,80}", lines in "(mend|merge|split|partner|alias|term)[\t\\\\=a-z0-9\n]{0,60}") {
            let _ = read(&text);
            let (log, faults) = read(&format!("{HEAD}\t{VERSION}\n{lines}"));
            proptest::prop_assert!(log.entries().len() + faults.len() <= lines.lines().count());
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_by_its_line() {
        let text =
            "tarazy-corrections\t1\nmerge\teast\tbloc\tasia\nmerge\teast\n\nmerge\ta\tstate\tb\n";
        let (log, faults) = read(text);
        assert_eq!(log.entries().len(), 1);
        assert_eq!(faults, [Fault::Line(3), Fault::Line(5)]);
        assert_eq!(read("tarazy-corrections\t2\n").1, [Fault::Version]);
        for foreign in
            ["", "tarazy-corrections", "{\"facts\":[{\"kind\":\"mee", "a\tb\n", "\0\u{fffd}\n"]
        {
            assert_eq!(read(foreign).1, [Fault::Head], "{foreign}");
        }
    }

    #[test]
    fn of_a_log_that_breaks_off_all_whole_lines_are_read() {
        let whole = "tarazy-corrections\t1\nmerge\teast\tbloc\tasia\nterm\tнейтралитет\n";
        let (log, faults) = read(whole);
        assert_eq!((log.entries().len(), faults.len()), (2, 0));
        let cut = "tarazy-corrections\t1\nmerge\teast\tbloc\tasia\nsplit\t001\t1";
        let (log, faults) = read(cut);
        assert_eq!((log.entries().len(), faults), (1, vec![Fault::Line(3)]));
    }
}
