//! Laws of merging: they hold for any records, not for examples.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Dossier, Merged};
use crate::corpus::Document;
use crate::record::{
    AgreementStatus, Bound, DocMeta, Fact, FactDetail, FactKind, Indicator, MeetingForm,
    MembershipStatus, Metric, Mode, Record, RiskType,
};
use crate::text::Span;

const TEXT: &str = "Первый абзац о Китае.\n\nВторой абзац о России, о визите и соглашении.";

fn pick<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = T> + use<T> {
    prop::sample::select(all.to_vec())
}

fn date() -> impl Strategy<Value = Option<String>> {
    let dates = [
        "2025",
        "2025-11",
        "2025-11-06",
        "2025-11-12",
        "2024",
        "199X",
        "XXXX-11-06",
        "2020/2030",
        "?",
    ];
    prop::option::of(pick(&dates).prop_map(Into::into))
}

fn value() -> impl Strategy<Value = f64> {
    pick(&[0.0, 60.0, 600.0, 17e9, 17.2e9, 40e9, -5.0, f64::NAN, f64::INFINITY])
}

fn bound() -> impl Strategy<Value = Bound> {
    pick(&[Bound::Exact, Bound::Over, Bound::About])
}

fn meeting() -> impl Strategy<Value = FactDetail> {
    let forms = pick(&[MeetingForm::Visit, MeetingForm::Summit, MeetingForm::Session]);
    let places = prop::option::of(pick(&["Москва", "Россия", "Габала"]).prop_map(Into::into));
    (forms, places, date(), any::<bool>())
        .prop_map(|(form, place, date, planned)| FactDetail::Meeting { form, place, date, planned })
}

fn agreement() -> impl Strategy<Value = FactDetail> {
    let objects = ["соглашений", "покупка Boeing 787", "15 лайнеров Boeing", "Завод «Заря»"];
    let object = prop::option::of(pick(&objects).prop_map(Into::into));
    let count = prop::option::of(pick(&[30.0, 1.0]));
    (object, prop::option::of(value()), bound(), date(), count).prop_map(
        |(object, value, bound, date, count)| FactDetail::Agreement {
            object,
            value,
            currency: value.map(|_| "USD".to_owned()),
            bound,
            status: AgreementStatus::Signed,
            date,
            count,
            count_bound: Bound::Exact,
        },
    )
}

fn indicator() -> impl Strategy<Value = FactDetail> {
    let metrics = pick(&[Metric::Trade, Metric::Companies, Metric::Growth]);
    let currency = prop::option::of(pick(&["USD", "KZT"]).prop_map(Into::into));
    (metrics, value(), currency, bound(), date()).prop_map(
        |(metric, value, currency, bound, period)| {
            FactDetail::Indicator(Indicator { metric, value, currency, unit: None, bound, period })
        },
    )
}

fn other() -> impl Strategy<Value = FactDetail> {
    prop_oneof![
        pick(&[RiskType::Sanctions, RiskType::Overload]).prop_map(|risk| FactDetail::Risk { risk }),
        pick(&[MembershipStatus::Member, MembershipStatus::Chair])
            .prop_map(|status| { FactDetail::Membership { organisation: "sco".into(), status } }),
        Just(FactDetail::Statement { words: Span::new(0, 12), mode: Mode::Direct }),
    ]
}

fn fact() -> impl Strategy<Value = Fact> {
    let detail = prop_oneof![4 => meeting(), 3 => agreement(), 4 => indicator(), 1 => other()];
    let partners = prop::sample::subsequence(vec!["CN", "RU", "US"], 0..=3);
    let ends = pick(&[(0_usize, 12_usize), (TEXT.len() - 10, TEXT.len())]);
    (detail, partners, ends).prop_map(|(detail, partners, (start, end))| Fact {
        span: Span::new(start, end),
        detail,
        partners: partners.into_iter().map(Into::into).collect(),
        speaker: None,
        rule: "kind.rule".into(),
        hedged: false,
        inferred: Vec::new(),
        since: None,
    })
}

fn documents() -> impl Strategy<Value = (Vec<Document>, Vec<Record>)> {
    let facts = prop::collection::vec(fact(), 0..8);
    let published = pick(&[None, Some("2025-12"), Some("2023")]);
    prop::collection::vec((facts, published), 0..5).prop_map(|list| {
        let pair = |(i, (facts, date)): (usize, (Vec<Fact>, Option<&str>))| {
            let id = format!("{i:03}");
            let document = Document::from_text(&id, TEXT.into());
            let meta = DocMeta { id, date: date.map(Into::into), ..DocMeta::default() };
            (document, Record { doc: meta, facts, ..Record::default() })
        };
        list.into_iter().enumerate().map(pair).unzip()
    })
}

/// Debug text, in which NaN equals itself.
fn shape(dossier: &Dossier) -> String {
    format!("{dossier:?}")
}

fn kinds(merged: &[Merged], allowed: &[FactKind]) -> bool {
    merged
        .iter()
        .all(|m| allowed.contains(&m.kind) && m.variants.iter().all(|v| v.detail.kind() == m.kind))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn every_fact_is_in_one_record_of_its_kind((documents, records) in documents()) {
        let dossier = Dossier::new(&documents, &records);
        let mut seen: BTreeMap<(String, usize), usize> = BTreeMap::new();
        for merged in dossier.all() {
            prop_assert!(!merged.variants.is_empty());
            for variant in &merged.variants {
                prop_assert!(!variant.members.is_empty());
                for member in &variant.members {
                    *seen.entry((member.document.clone(), member.fact)).or_default() += 1;
                    let record = records.iter().find(|r| r.doc.id == member.document);
                    let fact = record.and_then(|r| r.facts.get(member.fact)).expect("a fact");
                    // Each variant says what its facts say, word for word.
                    prop_assert_eq!(
                        format!("{:?}", fact.detail), format!("{:?}", variant.detail)
                    );
                    prop_assert_eq!(&fact.partners, &variant.partners);
                }
            }
        }
        let facts: usize = records.iter().map(|record| record.facts.len()).sum();
        prop_assert_eq!(seen.len(), facts);
        prop_assert!(seen.values().all(|times| *times == 1));
        prop_assert_eq!(dossier.index().len(), facts);
        prop_assert!(kinds(&dossier.events, &[FactKind::Meeting]));
        prop_assert!(kinds(&dossier.deals, &[FactKind::Agreement]));
        prop_assert!(kinds(&dossier.indicators, &[FactKind::Indicator]));
        prop_assert!(!kinds(&dossier.rest, &[FactKind::Meeting]) || dossier.rest.is_empty());
    }

    #[test]
    fn the_order_of_documents_makes_no_difference((documents, records) in documents(), turn in 0..5_usize) {
        let straight = shape(&Dossier::new(&documents, &records));
        let mut pairs: Vec<_> = documents.into_iter().zip(records).collect();
        pairs.reverse();
        let turn = turn.min(pairs.len());
        pairs.rotate_left(turn);
        let (documents, records): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        prop_assert_eq!(straight, shape(&Dossier::new(&documents, &records)));
    }

    #[test]
    fn variants_of_an_indicator_fit_each_other((documents, records) in documents()) {
        for merged in &Dossier::new(&documents, &records).indicators {
            for a in 0..merged.variants.len() {
                for b in 0..merged.variants.len() {
                    let classes = merged.relations(a, b);
                    prop_assert!(!classes.is_empty());
                    prop_assert!(!classes.contains(&super::Relation::DifferentPeriod));
                    prop_assert!(!classes.contains(&super::Relation::DifferentCurrency));
                }
            }
        }
    }

    #[test]
    fn the_lines_are_json((documents, records) in documents()) {
        let dossier = Dossier::new(&documents, &records);
        let lines = super::json::to_json_lines(&dossier, &documents, &records);
        for line in lines.lines() {
            prop_assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
        }
        prop_assert!(lines.lines().count() >= dossier.all().count());
    }
}
