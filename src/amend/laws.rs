//! Laws of corrections, over invented records and any log.

use proptest::prelude::*;

use super::*;
use crate::corpus::Document;
use crate::lexicon::EntityKind;
use crate::record::{
    AgreementStatus, Bound, DocMeta, Fact, FactDetail, FactKind, Function, Indicator, Inference,
    MeetingForm, Mention, Metric, Mode, Record, Touch,
};
use crate::text::Span;

pub(super) const TEXT: &str = "Токаев посетил Китай в ноябре. «Китай строит порт», сказал он. \
                               Товарооборот с Россией 28 млрд, с Индией 1 млрд.";

fn at(words: &str) -> Span {
    let start = TEXT.find(words).expect("words of the text");
    Span::new(start, start + words.len())
}

fn fact(evidence: &str, partners: &[&str], detail: FactDetail) -> Fact {
    Fact {
        span: at(evidence),
        rule: format!("{}.rule", detail.kind().code()),
        detail,
        partners: partners.iter().map(|&id| id.to_owned()).collect(),
        speaker: None,
        hedged: false,
        inferred: vec![Inference::CarriedPartner],
        since: None,
    }
}

fn trade(partner: &str, value: f64) -> Fact {
    let detail = FactDetail::Indicator(Indicator {
        metric: Metric::Trade,
        value,
        currency: Some("USD".into()),
        unit: None,
        bound: Bound::Exact,
        period: None,
    });
    fact("Товарооборот с Россией 28 млрд, с Индией 1 млрд.", &[partner], detail)
}

/// A meeting, a role and the words that give it, two indicators in one sentence.
pub(super) fn record() -> Record {
    let visit = FactDetail::Meeting {
        form: MeetingForm::Visit,
        place: Some("Китай".into()),
        date: Some("2025-11".into()),
        planned: false,
    };
    let port = "«Китай строит порт», сказал он.";
    let words =
        FactDetail::Statement { words: at("Китай строит порт"), mode: Mode::Direct };
    let mention = |words: &str, id: &str| Mention {
        span: at(words),
        kind: EntityKind::State,
        id: id.into(),
        form: None,
    };
    Record {
        doc: DocMeta { id: "001".into(), home: Some("KZ".into()), ..DocMeta::default() },
        mentions: vec![
            mention("Китай", "CN"),
            Mention {
                span: Span { start: at("«К").start + 2, ..at("«Китай") },
                ..mention("Китай", "CN")
            },
            mention("Россией", "RU"),
            mention("Индией", "IN"),
        ],
        facts: vec![
            fact("Токаев посетил Китай в ноябре.", &["CN"], visit),
            fact(port, &["CN"], FactDetail::Role { functions: vec![Function::Transit] }),
            fact(port, &["CN"], words),
            trade("RU", 28e9),
            trade("IN", 1e9),
        ],
        ..Record::default()
    }
}

fn corpus() -> (Vec<Document>, Vec<Record>) {
    (vec![Document::from_text("001", TEXT.into())], vec![record()])
}

fn amended(log: &Log) -> Amended {
    let (documents, records) = corpus();
    apply(log, &documents, &records)
}

fn logged(corrections: Vec<Correction>) -> Log {
    let mut log = Log::default();
    for correction in corrections {
        log.append(correction).expect("sense");
    }
    log
}

fn of(fact: usize, action: Action) -> Correction {
    let target = keys(&record(), TEXT).swap_remove(fact);
    Correction::Fact { target, action, note: String::from("потому") }
}

fn state(id: &str) -> Entity {
    Entity { kind: EntityKind::State, id: id.into() }
}

/// One correction of each thing at most: facts, merged names, split mentions, added partners.
fn apart() -> impl Strategy<Value = Vec<Correction>> {
    let role = prop::sample::subsequence(vec!["trade", "transit", "energy"], 1..=3);
    let kind = prop_oneof![
        role.prop_map(|codes| (FactKind::Role, codes)),
        prop::sample::select(vec!["military", "domestic"])
            .prop_map(|code| (FactKind::Risk, vec![code])),
        Just((FactKind::Target, vec![])),
        Just((FactKind::Indicator, vec!["export"])),
        Just((FactKind::Membership, vec!["member"])),
    ];
    let change = prop_oneof![
        kind.prop_map(|(kind, codes)| {
            Change::Kind(kind, codes.into_iter().map(Into::into).collect())
        }),
        prop::sample::subsequence(vec!["CN", "RU", "TR"], 0..=3)
            .prop_map(|ids| Change::Partners(ids.into_iter().map(Into::into).collect())),
        prop::option::of(Just("путин".to_owned())).prop_map(Change::Speaker),
    ];
    let action = prop_oneof![
        Just(Action::Confirm),
        Just(Action::Reject),
        prop::collection::vec(change, 1..3).prop_map(Action::Mend),
    ];
    let facts = prop::collection::vec((action, "[а-я\t\n\\\\]{0,6}"), 5).prop_map(|list| {
        let all = list.into_iter().enumerate();
        all.map(|(at, (action, note))| match of(at, action) {
            Correction::Fact { target, action, .. } => Correction::Fact { target, action, note },
            other => other,
        })
        .collect::<Vec<_>>()
    });
    let others = vec![
        Correction::Merge { from: "IN".into(), to: state("PK") },
        Correction::Merge { from: "CN".into(), to: state("TW") },
        Correction::Split { document: "001".into(), span: at("Россией"), to: state("BY") },
        Correction::Split { document: "001".into(), span: at("ноябре"), to: state("BY") },
        Correction::AddPartner {
            entity: Entity { kind: EntityKind::Organisation, id: "club".into() },
            name: "Клуб друзей".into(),
            aliases: vec!["КД".into()],
        },
        Correction::AddAlias { entity: state("CN"), name: "Поднебесная".into() },
        Correction::AddTerm {
            name: "нейтралитет".into(), aliases: vec!["неприсоединение".into()]
        },
    ];
    facts
        .prop_flat_map(move |facts| {
            let all: Vec<Correction> = facts.into_iter().chain(others.clone()).collect();
            let count = all.len();
            prop::sample::subsequence(all, 0..=count)
        })
        .prop_shuffle()
}

/// Any log: values too, and several corrections of one thing.
pub(super) fn log() -> impl Strategy<Value = Log> {
    let value = prop_oneof![
        prop::num::f64::NORMAL.prop_map(Change::Value),
        Just(Change::Unit("EUR".into())),
        Just(Change::Unit("тонна зерна".into())),
        Just(Change::Bound(Bound::Over)),
        Just(Change::Date(None)),
        Just(Change::Date(Some("2024/2025".into()))),
    ];
    let values =
        prop::collection::vec(value, 1..4).prop_map(|changes| vec![of(3, Action::Mend(changes))]);
    (apart(), values, apart()).prop_map(|(a, b, c)| {
        let mut log = Log::default();
        for correction in a.into_iter().chain(b).chain(c) {
            log.append(correction).expect("sense");
        }
        log
    })
}

#[test]
fn an_empty_log_changes_nothing() {
    let (_, records) = corpus();
    let out = amended(&Log::default());
    assert_eq!(out.records, records);
    assert_eq!((out.marks.len(), out.orphans.len()), (0, 0));
}

fn standing(out: &Amended) -> Vec<usize> {
    out.records[0].standing().map(|(number, _)| number).collect()
}

#[test]
fn a_rejected_fact_does_not_stand_and_keeps_its_number() {
    let out = amended(&logged(vec![of(1, Action::Reject)]));
    assert_eq!(standing(&out), [0, 2, 3, 4]);
    assert_eq!(out.records[0].facts, record().facts);
    let place = Place { document: 0, fact: 1 };
    let mark = out.mark(place).expect("a mark");
    assert_eq!((mark.touch, mark.note.as_str()), (Touch::Rejected, "потому"));
    assert_eq!((&mark.entries, out.places[0]), (&vec![0], Some(place)));
    assert_eq!(out.marks.len(), 1);
}

#[test]
fn a_note_is_of_any_verdict_and_is_a_step_of_its_own() {
    let silent = |fact: usize, action: Action| match of(fact, action) {
        Correction::Fact { target, action, .. } => {
            Correction::Fact { target, action, note: String::new() }
        }
        other => other,
    };
    let place = |fact: u32| Place { document: 0, fact };
    let noted = |log: &Log, fact: u32| {
        let out = amended(log);
        let mark = out.mark(place(fact)).expect("a mark");
        (mark.touch, mark.note.clone(), mark.noted)
    };
    for action in [Action::Confirm, Action::Reject] {
        let touch = if action == Action::Confirm { Touch::Confirmed } else { Touch::Rejected };
        let mut log = logged(vec![silent(0, Action::Confirm), silent(1, action)]);
        assert_eq!(noted(&log, 1), (touch, String::new(), Some(1)));
        log.annotate(1, " по отчёту\t2025 ");
        assert_eq!(noted(&log, 1), (touch, "по отчёту\t2025".into(), Some(1)));
        assert_eq!(noted(&log, 0).1, "", "that of another fact is left alone");
        assert_eq!(super::read(&super::write(&log)).0.entries(), log.entries());
        assert!(log.undo());
        assert_eq!(noted(&log, 1).1, "");
        assert!(log.redo());
        assert_eq!(noted(&log, 1).1, "по отчёту\t2025");
        log.annotate(1, "");
        assert_eq!(noted(&log, 1).1, "");
    }
    // The reason of a mend holds when the fact is confirmed; that of a rejection does not.
    let mend = || of(3, Action::Mend(vec![Change::Value(1.0)]));
    let log = logged(vec![mend(), silent(3, Action::Confirm)]);
    assert_eq!(noted(&log, 3), (Touch::Mended, "потому".into(), Some(0)));
    let log = logged(vec![of(3, Action::Reject), silent(3, Action::Confirm)]);
    assert_eq!(noted(&log, 3), (Touch::Confirmed, String::new(), Some(1)));
    let log = logged(vec![mend(), silent(3, Action::Reject)]);
    assert_eq!(noted(&log, 3), (Touch::Rejected, String::new(), Some(1)));
    // A correction that is of no fact has no note.
    let merge = Correction::Merge { from: "IN".into(), to: state("PK") };
    let mut log = logged(vec![merge]);
    log.annotate(0, "потому");
    log.annotate(9, "потому");
    assert!(log.undo() && !log.can_undo(), "nothing was done but the merge");
}

#[test]
fn a_fact_of_another_kind_stands_where_it_stood() {
    let kind = Change::Kind(FactKind::Agreement, vec!["signed".into()]);
    let out = amended(&logged(vec![of(3, Action::Mend(vec![kind]))]));
    let FactDetail::Agreement { value, status, .. } = &out.records[0].facts[3].detail else {
        panic!("{:?}", out.records[0].facts[3])
    };
    assert_eq!((*value, *status), (Some(28e9), AgreementStatus::Signed));
    assert_eq!(out.records[0].facts[3].partners, ["RU"]);
    assert_eq!(out.records[0].touch(3), Some(Touch::Mended));
    // A membership is one of the organisation that the user names in the same breath.
    let kind = Change::Kind(FactKind::Membership, vec!["member".into()]);
    let changes = vec![kind, Change::Partners(vec!["eaeu".into()])];
    let out = amended(&logged(vec![of(3, Action::Mend(changes))]));
    let FactDetail::Membership { organisation, .. } = &out.records[0].facts[3].detail else {
        panic!("{:?}", out.records[0].facts[3])
    };
    assert_eq!(organisation, "eaeu");
}

#[test]
fn steps_of_every_sort_are_taken_back_and_made_again() {
    let first = logged(vec![of(0, Action::Confirm), of(1, Action::Reject)]);
    let mut log = first.clone();
    log.remove(0);
    assert_eq!(log.entries(), [of(1, Action::Reject)]);
    assert_eq!(log.join(&first), 1);
    log.replace(&Log::default());
    assert_eq!(log.entries(), []);
    let last = log.clone();
    while log.undo() {}
    assert_eq!((log.entries(), log.can_undo(), log.can_redo()), (&[][..], false, true));
    while log.redo() {}
    assert_eq!(log, last);
    // What was read back can be taken back too.
    let (mut read, _) = read(&write(&first));
    assert!(read.undo());
    assert_eq!(read.entries(), &first.entries()[..1]);
    assert!(read.redo());
    assert_eq!(read.entries(), first.entries());
}

#[test]
fn a_mended_fact_is_marked_and_keeps_what_was_found() {
    let first = Action::Mend(vec![Change::Value(2.8e10), Change::Bound(Bound::About)]);
    let second = Action::Mend(vec![Change::Value(30e9), Change::Date(Some("2024".into()))]);
    let out = amended(&logged(vec![of(3, first), of(0, Action::Confirm), of(3, second)]));
    let FactDetail::Indicator(indicator) = &out.records[0].facts[3].detail else { panic!() };
    assert_eq!((indicator.value, indicator.bound), (30e9, Bound::About), "the later value counts");
    assert_eq!(indicator.period.as_deref(), Some("2024"));
    let mark = out.mark(Place { document: 0, fact: 3 }).expect("a mark");
    assert_eq!((mark.touch, &mark.was), (Touch::Mended, &record().facts[3]));
    let confirmed = out.mark(Place { document: 0, fact: 0 }).map(|mark| mark.touch);
    assert_eq!(confirmed, Some(Touch::Confirmed));
    assert_eq!(out.mark(Place { document: 0, fact: 1 }), None);
}

#[test]
fn merged_and_split_names_reach_mentions_and_partners() {
    let port = Span { start: at("«К").start + 2, ..at("«Китай") };
    let split = Correction::Split { document: "001".into(), span: port, to: state("TW") };
    let merge = Correction::Merge { from: "IN".into(), to: state("RU") };
    let out = amended(&logged(vec![split, merge]));
    let facts: Vec<_> = out.records[0].facts.iter().map(|f| f.partners.join(",")).collect();
    assert_eq!(facts, ["CN", "TW", "TW", "RU", "RU"]);
    let mentions: Vec<_> = out.records[0].mentions.iter().map(|m| m.id.as_str()).collect();
    assert_eq!(mentions, ["CN", "TW", "RU", "RU"]);
    assert!(out.marks.iter().all(|mark| mark.touch == Touch::Renamed));
    let nobody = Entity { kind: EntityKind::Place, id: "nobody".into() };
    let split =
        Correction::Split { document: "001".into(), span: at("Россией"), to: nobody };
    let out = amended(&logged(vec![split]));
    assert_eq!(out.records[0].facts[3].partners, Vec::<String>::new(), "a place is no partner");
    let home = Correction::Merge { from: "IN".into(), to: state("KZ") };
    let out = amended(&logged(vec![home]));
    assert_eq!(out.records[0].facts[4].partners, Vec::<String>::new(), "home is no partner");
}

#[test]
fn what_makes_no_sense_is_not_taken() {
    let mut log = Log::default();
    let mend = |change| of(3, Action::Mend(vec![change]));
    for (correction, why) in [
        (mend(Change::Value(f64::NAN)), Invalid::Value),
        (mend(Change::Date(Some("осень".into()))), Invalid::Date),
        (mend(Change::Partners(vec!["CN".into(), "CN".into()])), Invalid::Id),
        (of(1, Action::Mend(vec![Change::Value(1.0)])), Invalid::Part),
        (of(1, Action::Mend(Vec::new())), Invalid::Nothing),
        (Correction::Merge { from: "CN".into(), to: state("CN") }, Invalid::Id),
        (Correction::Merge { from: "CN".into(), to: state("china") }, Invalid::Id),
        (
            Correction::AddPartner { entity: state("ZZ"), name: "123".into(), aliases: vec![] },
            Invalid::Name,
        ),
    ] {
        assert_eq!(log.append(correction), Err(why));
    }
    log.append(Correction::Merge { from: "CN".into(), to: state("TW") }).expect("sense");
    log.append(Correction::Merge { from: "TW".into(), to: state("RU") }).expect("sense");
    let circle = Correction::Merge { from: "RU".into(), to: state("CN") };
    assert_eq!(log.append(circle), Err(Invalid::Circle));
    assert_eq!(log.entries().len(), 2);
}

#[test]
fn what_is_gone_is_an_orphan() {
    let (documents, mut records) = corpus();
    let split =
        Correction::Split { document: "009".into(), span: at("Китай"), to: state("TW") };
    let log =
        logged(vec![of(3, Action::Reject), of(0, Action::Confirm), split, of(4, Action::Reject)]);
    // The first of two indicators is found no longer, and the visit has another date.
    records[0].facts.remove(3);
    if let FactDetail::Meeting { date, .. } = &mut records[0].facts[0].detail {
        *date = Some("2024-11".into());
    }
    let out = apply(&log, &documents, &records);
    assert_eq!(out.orphans, [0, 1, 2], "to confirm another statement is not what the user did");
    assert_eq!(standing(&out), [0, 1, 2]);
    let visit = logged(vec![of(0, Action::Reject)]);
    let out = apply(&visit, &documents, &records);
    assert_eq!(out.marks.first().map(|mark| mark.reading), Some(Reading::Changed));
}

proptest! {
    #[test]
    fn to_undo_is_as_if_it_had_not_been(log in log(), back in 0_usize..6) {
        let mut undone = log.clone();
        let taken = (0..back).filter(|_| undone.undo()).count();
        let kept = log.entries().len() - taken;
        prop_assert_eq!(undone.entries(), &log.entries()[..kept]);
        prop_assert_eq!(amended(&undone), amended(&logged(log.entries()[..kept].to_vec())));
        for _ in 0..taken {
            prop_assert!(undone.redo());
        }
        prop_assert!(!undone.redo());
        prop_assert_eq!(&undone, &log);
    }

    #[test]
    fn corrections_of_different_things_commute(list in apart()) {
        let forth = amended(&logged(list.clone()));
        let back = amended(&logged(list.iter().rev().cloned().collect()));
        prop_assert_eq!(&forth.records, &back.records);
        let last = list.len() as u32;
        let mut marks = back.marks.clone();
        for entry in marks.iter_mut().flat_map(|mark| mark.entries.iter_mut().chain(&mut mark.noted)) {
            *entry = last - 1 - *entry;
        }
        prop_assert_eq!(&forth.marks, &marks);
        let mut mirrored: Vec<u32> = back.orphans.iter().map(|at| last - 1 - at).collect();
        mirrored.reverse();
        prop_assert_eq!(&forth.orphans, &mirrored);
    }

    #[test]
    fn a_fact_keeps_its_number_whatever_is_corrected(log in log()) {
        let out = amended(&log);
        let found = record().facts;
        prop_assert_eq!(out.records[0].facts.len(), found.len());
        for (at, (was, now)) in found.iter().zip(&out.records[0].facts).enumerate() {
            let mark = out.mark(Place { document: 0, fact: at as u32 });
            prop_assert_eq!(mark.map(|mark| mark.touch), out.records[0].touch(at));
            prop_assert_eq!(mark.map_or(now, |mark| &mark.was), was);
            prop_assert_eq!(was.span, now.span);
        }
    }

    #[test]
    fn numbers_of_the_log_are_those_of_its_entries(log in log()) {
        let out = amended(&log);
        prop_assert_eq!(out.places.len(), log.entries().len());
        for (entry, place) in (0..).zip(&out.places) {
            if let Some(place) = place {
                let mark = out.mark(*place).expect("a mark where a correction is");
                prop_assert!(mark.entries.contains(&entry) || out.orphans.contains(&entry));
            }
        }
    }
}
