//! The typology of threats: traditional or new, internal or external, military or civil.
//!
//! In: risks that pass. Out: two tables of four, as a picture and a table. Words of the evidence decide
//! an axis where they name one side of it and not the other; then the type's own side
//! (`src/data/view/threats.tsv`); then, for the side, a partner named makes it external. What is left
//! open is shown as open.
//!
//! «напряжённость внутри страны» → internal, by the word «внутри»

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::risk;
use crate::query::FactRef;
use crate::record::{FactKind, RiskType};
use crate::view::chart::{Anchor, Chart, Form, Look, Shape, lines};
use crate::view::cues::rows;
use crate::view::desk::{Desk, Marks, Seen};
use crate::view::memory::Worded;
use crate::view::sheet::{Cell, Column, Lead, Panel, Piece, Table};

/// The axes, each with its two sides, as families of cues.
const AXES: [[&str; 2]; 3] =
    [["traditional", "new"], ["external", "internal"], ["military", "civil"]];
/// Height of a line of text, in pixels.
const LINE: f32 = 17.0;

/// A side of each axis, by its number in [`AXES`]; `None` where it is open.
type Corner = [Option<usize>; 3];

/// The risks of a corner: by type, with the words that decided.
#[derive(Default)]
struct Told {
    risks: BTreeMap<RiskType, (Vec<FactRef>, Vec<String>)>,
}

/// The sides of a type.
fn own(risk: RiskType) -> Corner {
    static OWN: OnceLock<Vec<(RiskType, Corner)>> = OnceLock::new();
    let table = OWN.get_or_init(|| {
        rows(include_str!("../../data/view/threats.tsv")).filter_map(|line| read(&line)).collect()
    });
    table.iter().find(|(known, _)| *known == risk).map(|(_, corner)| *corner).unwrap_or_default()
}

fn read(columns: &[&'static str]) -> Option<(RiskType, Corner)> {
    let [risk, sides @ ..] = columns else { return None };
    let mut corner = Corner::default();
    for ((place, axis), side) in corner.iter_mut().zip(AXES).zip(sides) {
        *place = axis.iter().position(|known| known == side);
    }
    Some((RiskType::from_code(risk)?, corner))
}

/// Where a risk stands, and the words of its evidence that decided.
fn corner(
    risk: RiskType,
    words: &str,
    worded: &Worded,
    has_partners: Partners,
) -> (Corner, Vec<String>) {
    let mut out = own(risk);
    let mut by = Vec::new();
    for (number, (place, axis)) in out.iter_mut().zip(AXES).enumerate() {
        let found = axis.map(|family| worded.get(family).cloned().unwrap_or_default());
        let sides = [0, 1].map(|side| found.get(side).is_some_and(|places| !places.is_empty()));
        let decided = match sides {
            [true, false] => Some(0),
            [false, true] => Some(1),
            _ => None,
        };
        if let Some(side) = decided {
            *place = Some(side);
            let places = found.into_iter().nth(side).unwrap_or_default();
            by.extend(places.into_iter().take(1).map(|span| span.of(words).to_lowercase()));
        } else if number == 1 && place.is_none() && has_partners == Partners::Some {
            *place = Some(0);
        }
    }
    (out, by)
}

/// Whether a risk is tied to a partner.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Partners {
    None,
    Some,
}

impl Partners {
    fn of(seen: &Seen) -> Self {
        if seen.fact.partners.is_empty() { Self::None } else { Self::Some }
    }
}

/// The panel.
pub(super) fn panel(desk: &Desk, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let mut found: BTreeMap<Corner, Told> = BTreeMap::new();
    for seen in desk.seen_of(FactKind::Risk) {
        let Some(risk) = risk(&seen.fact.detail) else { continue };
        let worded = desk.memory.worded(seen.quote());
        let (corner, by) = corner(risk, seen.quote(), &worded, Partners::of(&seen));
        let (facts, words) = found.entry(corner).or_default().risks.entry(risk).or_default();
        facts.push(seen.at);
        words.extend(by.into_iter().filter(|word| !words.contains(word)).collect::<Vec<_>>());
    }
    let mut places: BTreeMap<(Corner, RiskType), usize> = BTreeMap::new();
    for (corner, told) in &found {
        for (risk, (facts, _)) in &told.risks {
            let label = m.fill(
                "risks.corner",
                &[
                    ("risk", m.word("risk", risk.code())),
                    ("corner", &words_of(desk, *corner)),
                    ("count", &m.plural("places", facts.len())),
                ],
            );
            let key = format!("threat:{}:{}", code(*corner), risk.code());
            places.insert((*corner, *risk), marks.add(key, label, facts.clone()));
        }
    }
    let open = found.keys().copied().filter(|corner| corner.contains(&None)).collect::<Vec<_>>();
    let shown: Vec<Corner> = corners().into_iter().chain(open).collect();
    let rows = shown.iter().map(|corner| row(desk, *corner, found.get(corner), &places));
    let columns = vec![
        Column::words(m.t("risks.nature")),
        Column::words(m.t("risks.side")),
        Column::words(m.t("risks.arms")),
        Column::numbers(m.t("column.total")),
        Column::words(m.t("risks.which")),
        Column::words(m.t("risks.deciding")),
    ];
    Panel {
        id: "threats".into(),
        title: m.t("risks.threats").into(),
        note: m.t("risks.threats.note").into(),
        help: m.t("risks.threats.help").into(),
        table: Table::whole(columns, rows.collect()),
        chart: Some(picture(desk, &found, &places)),
        lead: Lead::Both,
        empty: found.is_empty().then(|| desk.nothing("risks.none")),
        ..Panel::default()
    }
}

/// All eight corners.
fn corners() -> Vec<Corner> {
    let sides = [Some(0), Some(1)];
    let two = sides.into_iter().flat_map(|a| sides.map(|b| (a, b)));
    two.flat_map(|(a, b)| sides.map(|c| [a, b, c])).collect()
}

fn code(corner: Corner) -> String {
    let side = |(place, axis): (Option<usize>, [&'static str; 2])| {
        place.and_then(|side| axis.get(side).copied()).unwrap_or("open")
    };
    corner.into_iter().zip(AXES).map(side).collect::<Vec<_>>().join("-")
}

/// The words of the sides; an open one says so.
fn sides(desk: &Desk, corner: Corner) -> [&'static str; 3] {
    let m = desk.locale;
    let words = [
        [m.t("risks.traditional"), m.t("risks.new")],
        [m.t("risks.external"), m.t("risks.internal")],
        [m.t("risks.military"), m.t("risks.civil")],
    ];
    let mut out = [m.t("risks.open"); 3];
    for ((word, place), two) in out.iter_mut().zip(corner).zip(words) {
        if let Some(known) = place.and_then(|side| two.get(side).copied()) {
            *word = known;
        }
    }
    out
}

fn words_of(desk: &Desk, corner: Corner) -> String {
    sides(desk, corner).join(", ")
}

fn row(
    desk: &Desk,
    corner: Corner,
    told: Option<&Told>,
    places: &BTreeMap<(Corner, RiskType), usize>,
) -> Vec<Cell> {
    let m = desk.locale;
    let [nature, side, arms] = sides(desk, corner);
    let mut row: Vec<Cell> = vec![Cell::head(nature), Cell::text(side), Cell::text(arms)];
    let Some(told) = told else {
        row.extend([
            Cell::number(0.0, m.number(0.0)),
            Cell::absent(m.t("sheet.absent")),
            Cell::absent(""),
        ]);
        return row;
    };
    let all: usize = told.risks.values().map(|(facts, _)| facts.len()).sum();
    let pieces = told.risks.iter().map(|(risk, (facts, _))| Piece {
        text: m.word("risk", risk.code()).to_owned(),
        note: m.number(facts.len() as f64),
        partner: None,
        mark: places.get(&(corner, *risk)).copied(),
    });
    let mut words: Vec<&str> = Vec::new();
    for word in told.risks.values().flat_map(|(_, words)| words) {
        if !words.contains(&word.as_str()) {
            words.push(word);
        }
    }
    row.push(Cell::number(all as f64, m.number(all as f64)));
    row.push(Cell { pieces: pieces.collect(), ..Cell::default() });
    row.push(if words.is_empty() {
        Cell::absent(m.t("risks.bytype"))
    } else {
        Cell::quote(words.join(", "))
    });
    row
}

/// Two columns, military and civil; a row for each of the four other corners.
fn picture(
    desk: &Desk,
    found: &BTreeMap<Corner, Told>,
    places: &BTreeMap<(Corner, RiskType), usize>,
) -> Chart {
    let m = desk.locale;
    let width = f32::from(desk.frame.width).min(900.0);
    let column = (width - 8.0) / 2.0;
    let mut shapes = Vec::new();
    for (at, key) in [(0.0, "risks.military"), (1.0, "risks.civil")] {
        let x = 4.0 + column * (at + 0.5);
        shapes.push(Shape::text(Look::Strong, x, 16.0, Anchor::Middle, m.t(key)));
    }
    let most = found
        .iter()
        .filter(|(corner, _)| !corner.contains(&None))
        .map(|(_, told)| told.risks.values().map(|(facts, _)| facts.len()).sum::<usize>())
        .max();
    let mut y = 26.0;
    for row in corners().chunks(2) {
        let told: Vec<_> = row.iter().map(|corner| (corner, found.get(corner))).collect();
        let texts: Vec<Vec<(String, Option<usize>)>> = told
            .iter()
            .map(|(corner, told)| inside(desk, **corner, *told, places, column))
            .collect();
        let tall = texts.iter().map(Vec::len).max().unwrap_or_default() as f32;
        let first = row.first().map(|corner| sides(desk, *corner)).unwrap_or_default();
        let [nature, side, _] = first;
        y += LINE;
        let words = format!("{nature}, {side}");
        shapes.push(Shape::text(Look::Faint, 6.0, y - 4.0, Anchor::Start, words));
        let height = tall * LINE + 14.0;
        for ((at, (_, told)), texts) in (0_u8..).zip(&told).zip(&texts) {
            let x = 4.0 + column * f32::from(at);
            let form = Form::Rect { x: x + 1.0, y, width: column - 2.0, height };
            let all: usize = told
                .map(|told| told.risks.values().map(|(f, _)| f.len()).sum())
                .unwrap_or_default();
            let share = (all * 4).div_ceil(most.unwrap_or(1).max(1));
            let heat = (all > 0).then(|| u8::try_from(share).unwrap_or(4).min(4));
            let look = if all > 0 { Look::Fill } else { Look::Lane };
            shapes.push(Shape { heat, ..Shape::new(look, form) });
            for (line, (words, mark)) in texts.iter().enumerate() {
                let baseline = y + 17.0 + line as f32 * LINE;
                let look = if mark.is_some() { Look::Inside } else { Look::Faint };
                let text = Shape::text(look, x + 10.0, baseline, Anchor::Start, words.clone());
                shapes.push(Shape { heat, mark: *mark, ..text });
            }
        }
        y += height + 6.0;
    }
    Chart { width, height: y + 4.0, label: m.t("risks.threats").into(), shapes }
}

/// The lines of a cell: a type and its number, or that there is none.
fn inside(
    desk: &Desk,
    corner: Corner,
    told: Option<&Told>,
    places: &BTreeMap<(Corner, RiskType), usize>,
    width: f32,
) -> Vec<(String, Option<usize>)> {
    let m = desk.locale;
    let Some(told) = told else {
        return lines(m.t("sheet.absent"), width - 16.0).into_iter().map(|l| (l, None)).collect();
    };
    let of = told.risks.iter().flat_map(|(risk, (facts, _))| {
        let words = format!("{}: {}", m.word("risk", risk.code()), m.number(facts.len() as f64));
        let mark = places.get(&(corner, *risk)).copied();
        lines(&words, width - 16.0).into_iter().map(move |line| (line, mark))
    });
    of.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::cues::find_all;

    #[test]
    fn every_type_of_risk_has_its_line() {
        let table: Vec<_> = rows(include_str!("../../data/view/threats.tsv"))
            .filter_map(|line| read(&line))
            .collect();
        let types: Vec<RiskType> = table.iter().map(|(risk, _)| *risk).collect();
        assert_eq!(types, RiskType::ALL);
        assert!(table.iter().all(|(_, corner)| corner.iter().any(Option::is_some)));
    }

    #[test]
    fn words_decide_before_the_type() {
        let at =
            |risk, words: &str, partners| code(corner(risk, words, &find_all(words), partners).0);
        let none = Partners::None;
        assert_eq!(at(RiskType::Infrastructure, "Риск для путей.", none), "new-open-civil");
        assert_eq!(
            at(RiskType::Infrastructure, "Атака на порт.", Partners::Some),
            "new-external-military"
        );
        assert_eq!(
            at(RiskType::Economic, "Спад внутри страны.", Partners::Some),
            "new-internal-civil"
        );
    }

    #[test]
    fn words_of_both_sides_decide_nothing() {
        let words = "Внешние и внутренние угрозы.";
        assert_eq!(
            corner(RiskType::Domestic, words, &find_all(words), Partners::None).0,
            own(RiskType::Domestic)
        );
    }
}
