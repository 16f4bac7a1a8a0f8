//! The embedded articles as one dossier: what they tell of the same thing stands in one record, in
//! the classes of `dossier::Relation`, and a user's articles about any other state do likewise.

use tarazy::corpus::{self, Document};
use tarazy::dossier::{Dossier, Merged, Relation};
use tarazy::extract::Extractor;
use tarazy::record::{FactDetail, Indicator, MeetingForm, Metric, Record};

fn read(documents: Vec<Document>) -> (Vec<Document>, Vec<Record>, Dossier) {
    let mut extractor = Extractor::new();
    let records: Vec<Record> = documents.iter().map(|d| extractor.extract(d)).collect();
    let dossier = Dossier::new(&documents, &records);
    (documents, records, dossier)
}

fn of_texts(texts: &[&str]) -> Dossier {
    let document =
        |(i, text): (usize, &&str)| Document::from_text(&format!("t{i}"), (*text).into());
    read(texts.iter().enumerate().map(document).collect()).2
}

fn figure(merged: &Merged, variant: usize) -> &Indicator {
    match &merged.variants[variant].detail {
        FactDetail::Indicator(indicator) => indicator,
        other => panic!("no figure: {other:?}"),
    }
}

/// The classes of the two figures of a partner in the one record that has both.
fn classes(dossier: &Dossier, partner: &str, metric: Metric, pair: [f64; 2]) -> Vec<Relation> {
    for merged in &dossier.indicators {
        if !merged.partners.iter().any(|id| id == partner) || figure(merged, 0).metric != metric {
            continue;
        }
        let number = |value: f64| {
            (0..merged.variants.len()).find(|i| (figure(merged, *i).value - value).abs() < 1e-6)
        };
        if let (Some(a), Some(b)) = (number(pair[0]), number(pair[1])) {
            return merged.relations(a, b);
        }
    }
    panic!("{partner} {metric:?} {pair:?}: not in one record");
}

#[test]
fn figures_of_the_articles_stand_in_their_classes() {
    let (.., dossier) = read(corpus::builtin());
    let of = |partner, metric, pair| classes(&dossier, partner, metric, pair);
    assert_eq!(
        of("US", Metric::Companies, [600.0, 60.0]),
        [Relation::LowerBoundsApart, Relation::PowerOfTen]
    );
    assert_eq!(of("US", Metric::AgreementsCount, [30.0, 29.0]), [Relation::Differs]);
    assert_eq!(of("US", Metric::AgreementsValue, [17.2e9, 17e9]), [Relation::Refines]);
    assert_eq!(of("CN", Metric::Trade, [44e9, 40e9]), [Relation::Refines]);
}

#[test]
fn investment_said_twice_is_one_figure_with_two_sources() {
    let (.., dossier) = read(corpus::builtin());
    let is_it = |m: &&Merged| {
        m.partners == ["US"]
            && figure(m, 0).metric == Metric::Investment
            && (figure(m, 0).value - 100e9).abs() < 1.0
    };
    let merged = dossier.indicators.iter().find(is_it).expect("American investment");
    assert_eq!(merged.documents().len(), 2, "{merged:?}");
    for a in 0..merged.variants.len() {
        for b in 0..merged.variants.len() {
            assert_eq!(merged.relations(a, b), [Relation::Agrees]);
        }
    }
}

#[test]
fn the_package_is_one_deal_of_two_articles_with_what_is_left_of_it() {
    let (.., dossier) = read(corpus::builtin());
    let package = dossier
        .packages
        .iter()
        .find(|p| dossier.deals[p.deal].partners == ["US"] && p.currency.is_some())
        .expect("a package");
    assert_eq!(dossier.deals[package.deal].documents().len(), 2);
    assert!(package.parts.len() >= 3, "{package:?}");
    assert!(package.named > 0.0);
    // What is named is a part of the whole: the rest is not told, which is no error.
    assert!(package.left.iter().all(|left| left.lower.is_some_and(|end| end.value > 0.0)));
    assert!(!package.parts.contains(&package.deal));
}

#[test]
fn a_visit_told_by_several_sentences_is_one_event() {
    let (.., dossier) = read(corpus::builtin());
    let is_it = |m: &&Merged| {
        m.partners == ["US"]
            && m.variants.iter().any(|v| {
                matches!(&v.detail, FactDetail::Meeting { form: MeetingForm::Visit, date: Some(date), .. }
                    if date.starts_with("2025-11"))
            })
    };
    let visits: Vec<_> = dossier.events.iter().filter(is_it).collect();
    assert_eq!(visits.len(), 1, "{visits:?}");
    assert!(visits[0].documents().len() >= 2, "{visits:?}");
}

#[test]
fn every_fact_of_the_articles_is_in_one_record() {
    let (_, records, dossier) = read(corpus::builtin());
    let facts: usize = records.iter().map(|record| record.facts.len()).sum();
    let members: usize = dossier.all().map(|merged| merged.members().count()).sum();
    assert_eq!(members, facts);
    assert_eq!(dossier.index().len(), facts);
    assert!(dossier.all().count() < facts, "nothing was merged");
}

#[test]
fn a_speaker_of_two_articles_is_one() {
    let (.., dossier) = read(corpus::builtin());
    assert!(dossier.speakers.iter().any(|speaker| speaker.documents.len() >= 2));
    let mut ids: Vec<_> = dossier.speakers.iter().map(|speaker| &speaker.id).collect();
    ids.dedup();
    assert_eq!(ids.len(), dossier.speakers.len());
}

#[test]
fn an_article_twice_gives_the_same_records_with_two_sources() {
    let text = "Президент Узбекистана Шавкат Мирзиёев посетил Китай в мае 2024 года. \
                Товарооборот Узбекистана с Китаем превысил 13 миллиардов долларов.";
    let (once, twice) = (of_texts(&[text]), of_texts(&[text, text]));
    assert!(once.all().count() >= 2);
    assert_eq!(once.all().count(), twice.all().count());
    assert!(twice.all().all(|merged| merged.documents().len() == 2));
}

#[test]
fn figures_of_different_home_states_are_never_one() {
    let dossier = of_texts(&[
        "Внешняя политика Узбекистана. Ташкент и Узбекистан. Товарооборот Узбекистана с Китаем \
         превысил 13 миллиардов долларов. Узбекистан растёт.",
        "Внешняя политика Монголии. Улан-Батор и Монголия. Товарооборот Монголии с Китаем \
         превысил 13 миллиардов долларов. Монголия растёт.",
    ]);
    let homes: Vec<_> = dossier.all().map(|merged| merged.home.clone()).collect();
    assert!(homes.iter().any(|home| home.as_deref() == Some("UZ")), "{homes:?}");
    assert!(homes.iter().any(|home| home.as_deref() == Some("MN")), "{homes:?}");
    assert!(dossier.indicators.iter().all(|merged| merged.documents().len() == 1));
}
