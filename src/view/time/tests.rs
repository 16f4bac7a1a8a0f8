//! The timeline over invented facts.

use crate::record::{
    AgreementStatus, Bound, Defence, Fact, FactDetail, Forecast, MeetingForm, Position, Since,
    Stance, Tie,
};
use crate::text::Span;
use crate::view::chart::{Anchor, Form, Look, text_width};
use crate::view::fixture::{fact, panel, rows, show};
use crate::view::sheet::Sheet;

fn meeting(form: MeetingForm, partner: &str, place: Option<&str>, date: Option<&str>) -> Fact {
    let (place, date) = (place.map(Into::into), date.map(Into::into));
    fact(&[partner], FactDetail::Meeting { form, place, date, planned: false })
}

fn visit(partner: &str, date: &str) -> Fact {
    meeting(MeetingForm::Visit, partner, None, Some(date))
}

fn time(documents: Vec<Vec<Fact>>, options: &[(&str, &str)]) -> Sheet {
    show(super::sheet, documents, options, 960)
}

fn shapes(sheet: &Sheet, look: Look) -> usize {
    let chart = panel(sheet, "timeline").chart.as_ref().expect("a picture");
    chart.shapes.iter().filter(|s| s.look == look && s.mark.is_some()).count()
}

#[test]
fn one_visit_told_by_two_texts_is_one_mark() {
    let place = meeting(MeetingForm::Visit, "US", Some("Вашингтон"), Some("2025-11"));
    let sheet = time(vec![vec![place], vec![visit("US", "2025-11")]], &[]);
    assert_eq!(sheet.marks[0].facts.len(), 2);
    let calendar = rows(&sheet, "calendar");
    assert_eq!(calendar.len(), 1);
    assert_eq!(calendar[0][..4], ["ноябрь 2025", "визит", "США", "Вашингтон"]);
}

#[test]
fn calls_and_ceremonies_are_no_trips() {
    let facts = vec![
        meeting(MeetingForm::Call, "US", None, Some("2025-12-05")),
        meeting(MeetingForm::Ceremony, "US", None, Some("2025-12-16")),
        visit("US", "2025-11-06"),
    ];
    let sheet = time(vec![facts], &[]);
    assert_eq!(rows(&sheet, "timeline").len(), 3);
    assert_eq!(rows(&sheet, "calendar").len(), 1);
    assert_eq!(rows(&sheet, "rhythm"), [["ноябрь 2025", "1", "0", "0", "0", "1"]]);
}

#[test]
fn intervals_are_as_exact_as_the_dates() {
    let facts = vec![
        visit("CN", "2025-09"),
        visit("US", "2025-11-06"),
        visit("RU", "2025-11-12"),
        visit("TR", "2025"),
    ];
    let sheet = time(vec![facts], &[]);
    let since: Vec<_> = rows(&sheet, "calendar").into_iter().map(|mut row| row.remove(4)).collect();
    assert_eq!(since, ["дата названа слишком широко", "первая", "от 1 до 3 месяцев", "+6 дней"]);
    assert!(sheet.title.contains(" 6 дней ("), "{}", sheet.title);
}

#[test]
fn two_meetings_with_another_of_one_month_have_no_order() {
    let sheet = time(vec![vec![visit("US", "2025-11"), visit("RU", "2025-11")]], &[]);
    assert_eq!(rows(&sheet, "calendar")[1][4], "порядок по датам не ясен");
}

#[test]
fn a_day_is_a_point_and_a_month_a_pale_bar() {
    let sheet = time(vec![vec![visit("US", "2025-11-06"), visit("CN", "2025-09")]], &[]);
    // Both stand in their own lane and in the row of all meetings.
    assert_eq!(shapes(&sheet, Look::Fill), 2);
    assert_eq!(shapes(&sheet, Look::Uncertain), 2);
}

#[test]
fn what_has_no_year_stands_apart() {
    let facts = vec![visit("US", "XXXX-12-05"), meeting(MeetingForm::Visit, "RU", None, None)];
    let sheet = time(vec![facts], &[]);
    assert!(panel(&sheet, "timeline").empty.is_some());
    let undated: Vec<_> =
        rows(&sheet, "undated").into_iter().map(|mut row| row.remove(2)).collect();
    assert_eq!(undated, ["5 декабря, год не назван", "дата не названа"]);
}

#[test]
fn a_forecast_stands_ahead_with_its_term() {
    let forecast = Forecast { within: Some("P5Y".into()), horizon: Some("2031".into()) };
    let facts = vec![visit("US", "2025-11"), fact(&[], FactDetail::Forecast(forecast))];
    let sheet = time(vec![facts], &[("zoom", "years")]);
    assert_eq!(rows(&sheet, "horizons")[0][0], "2031");
    let stretches = &panel(&sheet, "timeline").switches[2];
    // The latest decade in which something happened, not the one that is hoped for.
    assert_eq!(stretches.chosen, "202X");
    assert_eq!(stretches.options.len(), 2);
    assert_eq!(rows(&sheet, "timeline").len(), 1);
}

#[test]
fn months_show_one_year_and_offer_the_others() {
    let facts = vec![visit("US", "2023-05"), visit("US", "2024-05"), visit("CN", "2025-09")];
    let sheet = time(vec![facts], &[("zoom", "months"), ("window", "2024")]);
    assert_eq!(rows(&sheet, "timeline").len(), 1);
    let stretches = &panel(&sheet, "timeline").switches[2];
    let years: Vec<_> = stretches.options.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(years, ["2025", "2024", "2023"]);
}

#[test]
fn a_trip_is_told_once_and_a_tour_is_a_trip_to_each() {
    let tour = FactDetail::Meeting {
        form: MeetingForm::Visit,
        place: None,
        date: Some("2025".into()),
        planned: false,
    };
    let facts = vec![
        fact(&["AE", "TR"], tour),
        visit("US", "2025-09"),
        visit("US", "2025-11-06"),
        meeting(MeetingForm::Summit, "US", Some("Вашингтон"), Some("2025-11")),
        meeting(MeetingForm::Call, "RU", None, Some("2025-12-05")),
        meeting(MeetingForm::Talks, "CN", None, Some("2025-09")),
    ];
    let sheet = time(vec![facts], &[]);
    let trips: Vec<_> = rows(&sheet, "trips").into_iter().map(|row| row[..2].to_vec()).collect();
    assert_eq!(
        trips,
        [["2025", "ОАЭ"], ["2025", "Турция"], ["сентябрь 2025", "США"], ["6 ноября 2025", "США"]]
    );
    assert!(sheet.title.replace('\u{a0}', " ").contains("4 поездки"), "{}", sheet.title);
}

#[test]
fn a_stated_interval_stands_for_the_counted_one() {
    let first = Fact { span: Span::new(0, 5), ..visit("US", "2025-11") };
    let since = Some(Since { within: "P6D".into(), event: Span::new(0, 5) });
    let second = Fact { span: Span::new(6, 10), since, ..visit("RU", "2025-11-07/2025-12-06") };
    let sheet = time(vec![vec![first, second]], &[]);
    assert_eq!(rows(&sheet, "trips")[1][3], "+6 дней");
    let cell = &panel(&sheet, "trips").table.rows[1][3];
    assert_eq!(cell.signs, ["сказано в тексте"]);
    assert!(cell.note.contains("США"), "{cell:?}");
    assert!(sheet.title.contains(" 6 дней ("), "{}", sheet.title);
}

#[test]
fn the_first_sight_holds_most_and_the_edges_tell_the_rest() {
    let old = [visit("US", "1992"), visit("RU", "1994-02"), visit("TR", "2031")];
    let new = (1..=9).map(|month| visit("CN", &format!("2025-{month:02}")));
    let facts: Vec<Fact> = old.into_iter().chain(new).collect();
    let sheet = time(vec![facts.clone()], &[]);
    let words: Vec<String> =
        rows(&sheet, "timeline").into_iter().map(|mut row| row.remove(1)).collect();
    assert_eq!(words.len(), 11, "{words:?}");
    assert_eq!(words[9..], ["← раньше: ещё 2, 1992–1994", "позже: ещё 1, 2031 →"]);
    // Each leads to the decade of the nearest that lies there, in the picture and in the table.
    let table = &panel(&sheet, "timeline").table.rows;
    let led: Vec<_> = table.iter().filter_map(|row| row[1].link.as_deref()).collect();
    assert_eq!(led, ["#/time?o.window=199X&o.zoom=years", "#/time?o.window=203X&o.zoom=years"]);
    let shapes = &panel(&sheet, "timeline").chart.as_ref().expect("a picture").shapes;
    let drawn: Vec<_> = shapes.iter().filter_map(|shape| shape.link.as_deref()).collect();
    assert_eq!(drawn, led);
    let options = [("zoom", "years"), ("window", "199X")];
    assert_eq!(rows(&time(vec![facts.clone()], &options), "timeline").len(), 2);
    // The calendar cuts nothing off, and everything can be had.
    assert_eq!(rows(&sheet, "calendar").len(), 12);
    assert_eq!(rows(&time(vec![facts], &[("zoom", "all")]), "timeline").len(), 12);
}

#[test]
fn dated_defence_stands_on_the_line_and_lasting_ties_do_not() {
    let defence = |tie, date: Option<&str>| {
        let date = date.map(Into::into);
        fact(&["csto"], FactDetail::Defence(Defence { tie, date }))
    };
    let facts = vec![
        defence(Tie::Deployment, Some("2021-03-09")),
        defence(Tie::Cooperation, None),
        defence(Tie::Budget, Some("2021")),
    ];
    let sheet = time(vec![facts], &[]);
    let found = rows(&sheet, "timeline");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0][..2], ["9 марта 2021", "ввод или вывод войск"]);
    assert!(rows(&sheet, "undated").is_empty());
}

#[test]
fn a_dated_position_that_is_denied_says_so() {
    let position = |denied| {
        let (question, body) = (Some("посредничество".into()), None);
        let date = Some("2024-05".into());
        let it = Position { stance: Stance::Mediator, denied, question, body, date };
        fact(&["RU"], FactDetail::Position(it))
    };
    for (denied, signs) in [(true, vec!["отрицается"]), (false, vec![])] {
        let sheet = time(vec![vec![position(denied)]], &[]);
        let cell = &panel(&sheet, "timeline").table.rows[0][1];
        assert_eq!(cell.text, "посредник: посредничество");
        assert_eq!(cell.signs, signs);
    }
}

#[test]
fn years_between_meetings_are_no_finding() {
    let sheet = time(vec![vec![visit("US", "1992-03-02"), visit("TR", "2022-05")]], &[]);
    let title = sheet.title.replace('\u{a0}', " ");
    assert!(title.ends_with("; последняя встреча: Турция, май 2022"), "{title}");
    // Of two within one month neither is surely the last.
    let facts = vec![visit("US", "1992"), visit("TR", "2022-05"), visit("CN", "2022-05")];
    let title = time(vec![facts], &[]).title;
    assert!(!title.contains("последняя") && !title.contains("кратчайший"), "{title}");
}

#[test]
fn words_never_stand_on_each_other() {
    let deal = |n: usize| {
        let detail = FactDetail::Agreement {
            object: Some(format!("договор «{n}» о поставках")),
            value: None,
            currency: None,
            bound: Bound::Exact,
            status: AgreementStatus::Signed,
            date: Some(format!("2025-{:02}", n % 12 + 1)),
            count: None,
            count_bound: Bound::Exact,
        };
        fact(&["US"], detail)
    };
    for width in [320, 960] {
        let sheet = show(super::sheet, vec![(0..60).map(deal).collect()], &[], width);
        let chart = panel(&sheet, "timeline").chart.as_ref().expect("a picture");
        let mut words: Vec<(i32, f32, f32)> = Vec::new();
        for shape in &chart.shapes {
            let Form::Text { x, y, anchor, text, .. } = &shape.form else { continue };
            let wide = text_width(text);
            let from = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - wide / 2.0,
                Anchor::End => x - wide,
            };
            words.push(((y * 10.0) as i32, from, from + wide));
        }
        words.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let crossing = words.windows(2).find(|w| w[0].0 == w[1].0 && w[0].2 > w[1].1);
        assert!(crossing.is_none(), "{width}: {crossing:?}");
        // What finds no room is not lost.
        let more = sheet.marks.iter().find(|mark| mark.key == "more:US").expect("a fold");
        assert!(more.facts.len() < 60);
    }
}
