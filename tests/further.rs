//! What facts of the further kinds say: their values, sides, horizons, voices. Where a rule fires at
//! all, the examples in the rule files tell.

use serde_json::Value;
use tarazy::corpus::Document;
use tarazy::dossier::Dossier;
use tarazy::extract::Extractor;
use tarazy::record::json::to_json;
use tarazy::record::{
    Aspect, Bound, Dependence, Dependent, Fact, FactDetail, Forecast, Inference, Metric, Position,
    Principle, Relation, RelationStatus, RouteEvent, RouteShock, Signal, SignalForm, Stance,
    Target, Tie, Turn, TurningPoint,
};

/// The facts of the further kinds that a text of a date gives, about Kazakhstan.
fn found(text: &str, date: Option<&str>) -> Vec<Fact> {
    let mut document = Document::from_text("d", text.to_owned());
    document.meta.home = Some("KZ".into());
    document.meta.date = date.map(str::to_owned);
    let mut facts = Extractor::new().extract(&document).facts;
    facts.retain(|fact| fact.detail.kind().is_further());
    facts
}

/// The only such fact of a text without a date.
#[track_caller]
fn only(text: &str) -> Fact {
    let facts = found(text, None);
    assert_eq!(facts.len(), 1, "{facts:#?}");
    facts.into_iter().next().expect("one")
}

#[test]
fn the_highest_name_of_a_relation_counts_for_each_partner() {
    let text = "С Кыргызстаном нас связывает союзничество, с Индией — стратегическое партнёрство.";
    let status = |facts: &[Fact], partner: &str| {
        facts.iter().find_map(|fact| match &fact.detail {
            FactDetail::Relation(Relation { status, .. }) if fact.partners == [partner] => {
                Some(*status)
            }
            _ => None,
        })
    };
    let facts = found(text, None);
    assert_eq!(status(&facts, "KG"), Some(RelationStatus::Alliance));
    assert_eq!(status(&facts, "IN"), Some(RelationStatus::Strategic));
    let both =
        found("Подписана декларация о стратегическом партнёрстве и союзничестве с Сербией.", None);
    assert_eq!(status(&both, "RS"), Some(RelationStatus::Alliance));
}

#[test]
fn a_relation_that_is_only_aimed_at_is_planned() {
    let text = "Казахстан намерен поднять отношения с Японией до расширенного партнёрства.";
    let expected = Relation { status: RelationStatus::Enhanced, planned: true, date: None };
    assert_eq!(only(text).detail, FactDetail::Relation(expected));
}

#[test]
fn a_denied_part_is_no_part() {
    let fact = only("Казахстан не является посредником в этом споре.");
    let expected =
        Position { stance: Stance::Mediator, denied: true, question: None, body: None, date: None };
    assert_eq!(fact.detail, FactDetail::Position(expected));
    assert!(fact.partners.is_empty());
}

#[test]
fn a_stance_has_its_question_and_its_body() {
    let fact = only("Казахстан голосовал против резолюции о санкциях в Совете ООН.");
    let FactDetail::Position(position) = fact.detail else { panic!("{fact:?}") };
    assert_eq!(position.stance, Stance::Against);
    assert_eq!(position.body.as_deref(), Some("un"));
    assert!(position.question.is_some_and(|question| question.starts_with("резолюции о санкциях")));
}

#[test]
fn a_target_has_metric_value_and_year() {
    let fact = only("Поставлена цель: увеличение ВВП до 300 миллиардов долларов к 2031 году.");
    let expected = Target {
        metric: Some(Metric::Gdp),
        object: Some("ВВП".into()),
        value: Some(3e11),
        currency: Some("USD".into()),
        unit: None,
        bound: Bound::Upto,
        horizon: Some("2031".into()),
    };
    assert_eq!(fact.detail, FactDetail::Target(expected));
    assert!(fact.partners.is_empty());
}

#[test]
fn what_is_over_by_the_date_of_the_text_is_no_target() {
    let text = "Планируется увеличить экспорт в Китай до 9 миллиардов долларов к 2015 году.";
    assert!(found(text, Some("2014-02")).iter().any(|f| f.rule.starts_with("target.")));
    assert!(!found(text, Some("2020-02")).iter().any(|f| f.rule.starts_with("target.")));
}

#[test]
fn a_forecast_is_counted_from_the_date_of_the_text() {
    let text = "Через 7 лет регион будет единым рынком.";
    let of = |horizon: Option<&str>| {
        FactDetail::Forecast(Forecast {
            within: Some("P7Y".into()),
            horizon: horizon.map(str::to_owned),
        })
    };
    assert_eq!(only(text).detail, of(None));
    let dated = found(text, Some("2024-05-01")).remove(0);
    assert_eq!(dated.detail, of(Some("2031")));
    assert_eq!(dated.inferred, [Inference::DateFromDocument]);
}

#[test]
fn each_principle_of_a_list_is_a_fact_of_its_words() {
    let text =
        "Принципы нашей дипломатии: открытость, закон как опора, а не помеха, и умеренность.";
    let words: Vec<&str> = found(text, None)
        .iter()
        .filter_map(|fact| match &fact.detail {
            FactDetail::Principle(Principle { words }) => Some(words.of(text)),
            _ => None,
        })
        .collect();
    assert_eq!(words, ["открытость", "закон как опора, а не помеха", "умеренность"]);
}

#[test]
fn whoever_is_named_after_the_preposition_is_depended_on() {
    let side = |text: &str| match only(text).detail {
        FactDetail::Dependence(Dependence { aspect: Aspect::Dependence, side, .. }) => side,
        other => panic!("{other:?}"),
    };
    assert_eq!(side("Казахстан зависит от российских портов."), Dependent::Home);
    assert_eq!(side("Австрия зависит от казахстанской нефти."), Dependent::Partner);
}

#[test]
fn a_share_of_need_is_the_giver_s_lever() {
    let text = "Казахстан покрывает около 40% потребности Франции в уране.";
    let fact = only(text);
    let FactDetail::Dependence(need) = &fact.detail else { panic!("{fact:?}") };
    assert_eq!((need.side, need.share, need.bound), (Dependent::Partner, Some(40.0), Bound::About));
    assert_eq!(fact.partners, ["FR"]);
    let facts = found("Россия обеспечивает 30% импорта бензина в Казахстан.", None);
    assert!(facts.iter().any(|fact| matches!(
        &fact.detail,
        FactDetail::Dependence(Dependence { side: Dependent::Home, share: Some(share), .. })
            if (*share - 30.0).abs() < 1e-9
    )));
}

#[test]
fn the_home_state_s_own_budget_has_no_partner() {
    let fact = only("Расходы на оборону в Казахстане выросли на треть.");
    assert!(matches!(&fact.detail, FactDetail::Defence(defence) if defence.tie == Tie::Budget));
    assert!(fact.partners.is_empty());
}

#[test]
fn a_talk_has_its_length_and_bound() {
    let fact = only("Беседа с Эрдоганом продолжалась более трёх часов.");
    let FactDetail::Signal(signal) = &fact.detail else { panic!("{fact:?}") };
    let expected = Signal {
        form: SignalForm::TalkLength,
        duration: Some("PT3H".into()),
        bound: Bound::Over,
        object: None,
    };
    assert_eq!(*signal, expected);
    assert_eq!(fact.partners, ["TR"]);
}

#[test]
fn a_year_is_a_break_or_continuity_and_its_label_tells_who_says_so() {
    let text = "Что изменилось?\n\nАнна Петрова: На мой взгляд, перемен во внешней политике в 2018 году \
                не было.\n\nПётр Сидоров: 2018 год стал переломным для нашей дипломатии.";
    let told: Vec<_> = found(text, None)
        .into_iter()
        .filter_map(|fact| match fact.detail {
            FactDetail::TurningPoint(TurningPoint { turn, period }) => {
                Some((turn, period, fact.speaker))
            }
            _ => None,
        })
        .collect();
    let year = || Some(String::from("2018"));
    assert_eq!(
        told,
        [
            (Turn::Continuity, year(), Some("петрова".to_owned())),
            (Turn::Break, year(), Some("сидоров".to_owned())),
        ]
    );
}

#[test]
fn a_way_round_is_of_the_route_named_before() {
    let text = "Атака на терминал остановила отгрузку через КТК. Нефтяники ищут обходные пути.";
    let events: Vec<RouteEvent> = found(text, None)
        .into_iter()
        .filter_map(|fact| match fact.detail {
            FactDetail::RouteEvent(event) => Some(event),
            _ => None,
        })
        .collect();
    let shock = |shock| events.iter().find(|event| event.shock == shock);
    let attack = shock(RouteShock::Attack).expect("an attack");
    assert_eq!(attack.route.as_deref(), Some("cpc"));
    assert!(attack.effect.as_deref().is_some_and(|effect| effect.starts_with("отгрузку")));
    assert_eq!(shock(RouteShock::Detour).expect("a way round").route.as_deref(), Some("cpc"));
}

#[test]
fn further_facts_stand_in_a_list_of_their_own_and_in_the_dossier() {
    let text = "Казахстан и Индия – стратегические партнёры. Токаев посетил Индию в мае 2024 года.";
    let document = Document::from_text("d", text.to_owned());
    let record = Extractor::new().extract(&document);
    let json: Value = serde_json::from_str(&to_json(&record, text)).expect("JSON");
    let kinds = |list: &str| -> Vec<String> {
        let items = json[list].as_array().expect("a list").iter();
        items.map(|item| item["kind"].as_str().expect("a kind").to_owned()).collect()
    };
    assert_eq!(kinds("further"), ["relation"]);
    assert!(kinds("facts").contains(&"meeting".to_owned()));
    assert!(!kinds("facts").contains(&"relation".to_owned()));
    // The number of a fact in the record is its place in `facts`, for the eight kinds.
    assert!(record.facts.last().is_some_and(|fact| fact.detail.kind().is_further()));
    let dossier = Dossier::new(std::slice::from_ref(&document), std::slice::from_ref(&record));
    assert_eq!(
        dossier.all().map(|merged| merged.members().count()).sum::<usize>(),
        record.facts.len()
    );
}
