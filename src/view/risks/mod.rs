//! Risks: the register, who names which, what sort of threat each is, where a tie is a resource and
//! where a weak point, and what sentences say of room for manoeuvre, the price of balance, groups of
//! society.
//!
//! In: risks and dependences that the controls leave. Out: panels. Knows an editorial reading of the
//! axes of threats (`src/data/view/threats.tsv`), shown as such; must not know how likely or how heavy
//! a risk is, for no text says so.
//!
//! «Второе – риск уязвимости инфраструктуры» → инфраструктура, named by one speaker

mod balance;
mod register;
mod speakers;
mod threats;

use std::collections::BTreeSet;

use super::desk::{Desk, Marks};
use super::passages;
use super::sheet::Sheet;
use crate::record::{FactDetail, FactKind, RiskType};

/// The view.
pub(super) fn sheet(desk: &Desk) -> Sheet {
    let mut marks = Marks::default();
    let mut panels = vec![
        speakers::panel(desk, &mut marks),
        register::panel(desk, &mut marks),
        threats::panel(desk, &mut marks),
        balance::panel(desk, &mut marks),
    ];
    panels.extend(passages::panels(desk, "risks", &mut marks));
    Sheet { title: title(desk), panels, marks: marks.finish() }
}

/// «Названо рисков: 9 видов, чаще всего …».
fn title(desk: &Desk) -> String {
    let m = desk.locale;
    let risks: Vec<RiskType> =
        desk.seen_of(FactKind::Risk).filter_map(|s| risk(&s.fact.detail)).collect();
    let kinds: BTreeSet<RiskType> = risks.iter().copied().collect();
    let voices: BTreeSet<_> = desk.seen_of(FactKind::Risk).map(|seen| seen.voice()).collect();
    let count = |kind: &RiskType| risks.iter().filter(|known| *known == kind).count();
    // Of equals, the first of the schema.
    let most = kinds.iter().rev().max_by_key(|kind| count(kind));
    let Some(most) = most else { return m.t("risks.title.none").to_owned() };
    m.fill(
        "risks.title",
        &[
            ("kinds", &m.plural("risk-kinds", kinds.len())),
            ("voices", &m.plural("risk-voices", voices.len())),
            ("most", &m.word("risk", most.code()).to_lowercase()),
            ("count", &m.plural("places", count(most))),
        ],
    )
}

/// The type of a risk.
fn risk(detail: &FactDetail) -> Option<RiskType> {
    match detail {
        FactDetail::Risk { risk } => Some(*risk),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::sheet;
    use crate::query::Selection;
    use crate::view::fixture::{noted_rows as rows, panel, shown};

    const TEXT: &str = "Казахстан ищет равновесие. Эксперт Иван Петров предупредил о рисках.\n\
        – Главный риск – это недовольство Пекина, – сказал Иван Петров.\n\
        – Авария на КТК показала риск для инфраструктуры, – сказал Пётр Сидоров.";

    #[test]
    fn the_register_says_what_is_not_told() {
        let sheet = shown(&[TEXT], &Selection::default(), &[], sheet);
        let register = rows(&sheet, "register");
        let row = register.iter().find(|row| row[0] == "Недовольство партнёра").expect("risk");
        assert_eq!(row[1], "Иван Петров");
        assert!(row[2].contains("Китай"), "{row:?}");
        assert_eq!(row[3..5], ["не названо", "не названо"]);
        let row = register.iter().find(|row| row[0].contains("инфраструктуры")).expect("risk");
        assert!(row[3].contains("консорциум"), "{row:?}");
    }

    #[test]
    fn a_point_stands_for_every_pair_of_risk_and_speaker() {
        let sheet = shown(&[TEXT], &Selection::default(), &[], sheet);
        let panel = panel(&sheet, "speakers");
        let cells = panel.table.rows.iter().flatten().filter(|cell| cell.mark.is_some()).count();
        let chart = panel.chart.as_ref().expect("chart");
        let points = chart.shapes.iter().filter(|shape| {
            shape.mark.is_some() && matches!(shape.form, crate::view::chart::Form::Circle { .. })
        });
        assert_eq!(points.count(), cells);
        assert!(cells >= 2);
    }

    #[test]
    fn a_column_of_authors_says_how_many_they_are() {
        let texts = [
            "Казахстан осторожен. Главный риск – это недовольство Москвы.",
            "Казахстан осторожен. Главный риск – это недовольство Пекина.",
        ];
        let heads = |texts: &[&str]| {
            let sheet = shown(texts, &Selection::default(), &[], sheet);
            let columns = &panel(&sheet, "speakers").table.columns;
            (sheet.title.clone(), columns.get(1).map(|column| column.title.clone()))
        };
        let (title, head) = heads(&texts);
        assert!(title.contains("2 голоса"), "{title}");
        assert_eq!(head.as_deref(), Some("авторы 2 текстов"));
        assert_eq!(heads(&texts[..1]).1.as_deref(), Some("автор текста"));
    }

    #[test]
    fn a_corpus_without_risks_says_so() {
        let sheet = shown(&["Сегодня ясно."], &Selection::default(), &[], sheet);
        assert!(sheet.panels.iter().all(|panel| panel.empty.is_some()));
        assert!(sheet.marks.is_empty());
    }

    #[test]
    fn one_tie_lies_on_both_sides() {
        let text = "Казахстан богат. Связи с Германией являются ресурсом и уязвимостью страны. \
            Экономика страдает из-за зависимости от российских нефтепроводов.";
        let sheet = shown(&[text], &Selection::default(), &[], sheet);
        let balance = rows(&sheet, "balance");
        let of = |name: &str| balance.iter().find(|row| row[0].contains(name)).expect(name);
        assert_eq!(of("Германия")[1..], ["1", "1"]);
        assert_eq!(of("Россия")[1..], ["1", "нет в корпусе"]);
    }
}
