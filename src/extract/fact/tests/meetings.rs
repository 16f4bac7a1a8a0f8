//! What meetings, memberships and roles of short texts take from the words around them.

use super::{facts, partners};
use crate::record::{AgreementStatus, Fact, FactDetail, FactKind, Function};

/// Whether each meeting of a text about Kazakhstan is yet to come, with its date.
fn meetings(text: &str) -> Vec<(bool, Option<String>)> {
    let meeting = |fact: Fact| match fact.detail {
        FactDetail::Meeting { planned, date, .. } => Some((planned, date)),
        _ => None,
    };
    facts("KZ", text).into_iter().filter_map(meeting).collect()
}

#[test]
fn what_is_intended_awaited_or_coming_is_yet_to_come() {
    for text in [
        "Токаев планирует посетить Сербию.",
        "Визит Токаева в Сербию может состояться весной.",
        "Предстоящий весной государственный визит Токаева в Сербию важен.",
        "Ожидается визит Токаева в Сербию.",
    ] {
        assert_eq!(meetings(text), [(true, None)], "{text}");
    }
    assert_eq!(meetings("Токаев посетил Сербию."), [(false, None)]);
    assert_eq!(meetings("Напомним, Токаев посетил Сербию."), [(false, None)]);
}

#[test]
fn the_day_of_saying_is_not_that_of_what_is_said() {
    let text = "28 сентября Песков сообщил, что Токаев посетит Сербию.";
    assert_eq!(meetings(text), [(true, None)]);
    let text = "28 сентября, сообщил Песков, Токаев посетит Сербию.";
    assert_eq!(meetings(text), [(true, Some("XXXX-09-28".into()))]);
}

#[test]
fn the_title_of_a_newspaper_takes_no_part() {
    let all = |text| partners(FactKind::Membership, "KZ", text);
    assert_eq!(all("Казахстан станет членом ВТО, пишет «Российская газета»."), [["wto"]]);
    assert_eq!(all("Газета «Китай дейли»: Казахстан станет членом ВТО."), [["wto"]]);
    let text = "Казахстан станет членом ВТО, заявил глава партии «Единая Россия».";
    assert_eq!(all(text), [["wto", "RU"]]);
}

#[test]
fn what_an_institute_studies_takes_no_part() {
    let all = |body: &str| {
        let text = format!("Казахстан станет членом ВТО, считает эксперт {body} Анна Ли.");
        partners(FactKind::Membership, "KZ", &text)
    };
    for body in ["Института Китая", "Института стран Африки и Азии", "кафедры Ирана"]
    {
        assert_eq!(all(body), [["wto"]], "{body}");
    }
    assert_eq!(all("правительства Китая"), [["wto", "CN"]]);
}

#[test]
fn where_a_state_joins_is_no_party_of_it() {
    let text = "На конференции в Кении Казахстан станет членом ВТО.";
    assert_eq!(partners(FactKind::Membership, "KZ", text), [["wto"]]);
}

#[test]
fn papers_to_be_signed_are_planned() {
    for text in [
        "С Сербией будут подписаны контракты.",
        "Токаев приедет в Сербию, чтобы подписать контракты.",
    ] {
        let planned = facts("KZ", text).into_iter().any(|fact| {
            matches!(fact.detail, FactDetail::Agreement { status: AgreementStatus::Planned, .. })
        });
        assert!(planned, "{text}");
    }
}

#[test]
fn all_fields_of_an_office_are_its_own() {
    let text = "С Сербией говорил министр инвестиций и внешней торговли Седов, обсудили вопросы \
                энергетики.";
    let fields: Vec<_> = super::roles("KZ", text).into_iter().flat_map(|(_, all)| all).collect();
    assert_eq!(fields, [Function::Energy]);
}

#[test]
fn all_who_are_met_together_take_part() {
    let met = |text| partners(FactKind::Meeting, "KZ", text);
    for (text, ids) in [
        ("Токаев встретился с Путиным, Си Цзиньпином и Эрдоганом.", &["RU", "CN", "TR"][..]),
        ("Токаев встретился с президентом Сербии и главой МИД Турции Фиданом.", &["RS", "TR"]),
        ("Встреча Путина, Токаева и Алиева прошла в Баку.", &["RU", "AZ"]),
        ("Токаев встретился с Путиным, Эрдоган остался дома.", &["RU"]),
    ] {
        assert_eq!(met(text), [ids], "{text}");
    }
}

#[test]
fn what_is_talked_about_at_a_meeting_takes_no_part() {
    let met = |text| partners(FactKind::Meeting, "KZ", text);
    assert_eq!(met("Трамп и Токаев обсудили по телефону ситуацию в Иране."), [["US"]]);
    assert_eq!(met("Токаев обсудил с Трампом войну на востоке Ирана."), [["US"]]);
}

#[test]
fn a_visit_in_the_background_counts_where_its_guest_is_named() {
    let met = |text| partners(FactKind::Meeting, "KZ", text);
    assert_eq!(met("По итогам визита Эммануэля Макрона открыт завод."), [["FR"]]);
    assert!(met("По итогам визита премьера открыт завод.").is_empty());
}
