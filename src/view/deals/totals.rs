//! How many deals with each partner, and what those come to whose sum is said.
//!
//! In: the deals of the sector. Out: a panel, a square for each deal and a row for each partner; the
//! title of the view. Says beside every sum what it leaves out and why.
//!
//! США, technology: 3 named, one with a sum, 2 млрд; left out: 2 without a sum

use super::sums::{Total, texts, total};
use super::{Deal, Level, Scope, Sector};
use crate::query::FactRef;
use crate::view::chart::{Anchor, Chart, Form, Look, Shape, text_width};
use crate::view::desk::Marks;
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Table};

/// So many partners are drawn; the others stand in the table.
const DRAWN: usize = 12;
/// So many deals of a partner are drawn; how many more there are is told.
const SQUARES: usize = 60;
/// So many squares make room for these words.
const WORDS: usize = 3;
/// Side of a square and of its room, in pixels.
const SQUARE: (f32, f32) = (18.0, 24.0);
/// Height of a line of text.
const LINE: f32 = 20.0;
/// Where the sum stands that a sector shares with others.
const UNSHARED: usize = 4;
/// Below this width names stand above their squares.
const NARROW: f32 = 560.0;

/// The title of the view and the panel.
pub(super) fn panel(scope: &Scope, marks: &mut Marks) -> (String, Panel) {
    let m = scope.desk.locale;
    let partners = scope.partners();
    let title = title(scope, &partners);
    let keys =
        ["deals.items", "deals.sum.added", "deals.several", "deals.sum.unshared", "deals.left-out"];
    let mut columns = vec![Column::words(m.t("column.partner"))];
    columns.extend(keys.map(|key| match key {
        "deals.items" | "deals.several" => Column::numbers(m.t(key)),
        _ => Column::words(m.t(key)),
    }));
    let mut rows: Vec<_> = partners.iter().map(|partner| row(scope, partner, marks)).collect();
    if scope.sector == Sector::All {
        // Only of a sector can a sum be shared with others.
        columns.remove(UNSHARED);
        for row in &mut rows {
            row.remove(UNSHARED);
        }
    }
    let note = match scope.sector {
        Sector::All => "deals.totals.note",
        Sector::Of(_) | Sector::Unnamed => "deals.totals.note.sector",
    };
    let panel = Panel {
        id: "totals".into(),
        title: m.t("deals.totals").into(),
        note: m.t(note).into(),
        help: m.t("deals.totals.help").into(),
        switches: vec![scope.switch.clone()],
        chart: (!partners.is_empty()).then(|| picture(scope, &partners, &title)),
        table: Table::whole(columns, rows).set(Layout::Ledger),
        lead: Lead::Both,
        empty: partners.is_empty().then(|| empty(scope)),
        ..Panel::default()
    };
    (title, panel)
}

/// Why there is no deal: none passes, or none in the sector.
pub(super) fn empty(scope: &Scope) -> String {
    let m = scope.desk.locale;
    match scope.sector {
        Sector::Of(function) if !scope.book.is_empty() => {
            let sector = m.word("function", function.code()).to_lowercase();
            m.fill("deals.none.sector", &[("sector", &sector)])
        }
        _ => scope.desk.nothing("deals.none"),
    }
}

fn items(deals: &[(&Deal, usize)]) -> usize {
    deals.iter().filter(|(deal, _)| deal.level == Level::Item).count()
}

fn total_of<'a>(scope: &Scope<'a, '_>, partner: &str) -> Total<'a> {
    let deals: Vec<&Deal> = scope.of(partner).into_iter().map(|(deal, _)| deal).collect();
    total(&deals, scope.sector)
}

/// «Технологии: больше всего названо с партнёром США: 3 сделки, с суммой 1, 2 млрд …».
fn title(scope: &Scope, partners: &[&str]) -> String {
    let m = scope.desk.locale;
    let Some(first) = partners.first() else { return empty(scope) };
    let of = scope.of(first);
    let total = total_of(scope, first);
    let partner = scope.desk.name(first);
    let sum = texts(m, &total.sum);
    let sum = if sum.is_empty() {
        m.t("deals.sum.none").to_owned()
    } else {
        format!("{sum} ({})", m.plural("deals-from", total.added))
    };
    let shown = if scope.sector == Sector::All { of.len() } else { items(&of) };
    let named = m.plural("deals-count", shown);
    let all = m.plural("deals-count", scope.deals.len());
    let with = scope.deals.iter().filter(|deal| !deal.sums.is_empty()).count();
    let with = m.number(with as f64);
    let mut values = vec![
        ("partner", partner.as_str()),
        ("named", &named),
        ("sum", &sum),
        ("all", &all),
        ("with", &with),
    ];
    let sector = match scope.sector {
        // Of one partner nothing is the most.
        Sector::All if partners.len() == 1 => return m.fill("deals.title.single", &values),
        Sector::All => return m.fill("deals.title", &values),
        Sector::Of(function) => m.word("function", function.code()),
        Sector::Unnamed => m.t("deals.sector.unnamed"),
    };
    values.push(("sector", sector));
    if items(&of) == 0 {
        return m.fill("deals.title.no-items", &values);
    }
    m.fill("deals.title.sector", &values)
}

fn row(scope: &Scope, partner: &str, marks: &mut Marks) -> Vec<Cell> {
    let m = scope.desk.locale;
    let of = scope.of(partner);
    let total = total_of(scope, partner);
    let name = scope.desk.name(partner);
    let mut count = |level: Level, words: &str| {
        let deals = || of.iter().filter(|(deal, _)| deal.level == level);
        let facts: Vec<FactRef> = deals().flat_map(|(deal, _)| deal.facts.clone()).collect();
        let number = deals().count();
        let cell = Cell::number(number as f64, m.number(number as f64));
        if facts.is_empty() {
            return cell;
        }
        let label = format!("{name}: {}, {words}", m.plural("deals-count", number));
        let code = if level == Level::Item { "items" } else { "several" };
        cell.marked(marks.add(format!("{code}:{partner}"), label, facts))
    };
    let items = count(Level::Item, &m.t("deals.items").to_lowercase());
    let several = count(Level::Several, &m.t("deals.several").to_lowercase());
    let sum = |text: String| {
        if text.is_empty() { Cell::absent(m.t("deals.sum.none")) } else { Cell::text(text) }
    };
    let mut sum_mark = |code: &str, text: &str, is_in: &dyn Fn(&Deal) -> bool| {
        let deals = of.iter().filter(|(deal, _)| !deal.sums.is_empty() && is_in(deal));
        let facts: Vec<FactRef> = deals.flat_map(|(deal, _)| deal.facts.clone()).collect();
        let label = || format!("{name}: {text}");
        (!facts.is_empty()).then(|| marks.add(format!("{code}:{partner}"), label(), facts))
    };
    let added = texts(m, &total.sum);
    let added = if added.is_empty() {
        sum(added)
    } else {
        let is_in = |deal: &Deal| match scope.sector {
            Sector::All => deal.package.is_none(),
            Sector::Of(_) | Sector::Unnamed => deal.level == Level::Item,
        };
        let mark = sum_mark("sum", &added, &is_in);
        Cell { mark, ..sum(added).noted(m.plural("deals-from", total.added)) }
    };
    let unshared = texts(m, &total.unshared);
    let unshared = if unshared.is_empty() {
        Cell::absent("")
    } else {
        let text = m.fill("deals.sum.up-to", &[("sum", &unshared)]);
        let mark = sum_mark("unshared", &text, &|deal| deal.level == Level::Several);
        Cell { mark, ..Cell::text(text) }
    };
    let left = [("deals.left-out.sumless", total.sumless), ("deals.left-out.inside", total.inside)];
    let left: Vec<_> = left
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| m.fill(key, &[("n", &m.number(count as f64))]))
        .collect();
    let left = if left.is_empty() { Cell::absent("") } else { Cell::text(left.join("; ")) };
    vec![Cell::head(name).of(partner), items, added, several, unshared, left]
}

/// How a deal is drawn: named with a sum, named without one, several at once.
fn look(deal: &Deal) -> Look {
    match deal.level {
        Level::Several | Level::Nameless => Look::Uncertain,
        Level::Item if deal.sums.is_empty() => Look::Outline,
        Level::Item => Look::Fill,
    }
}

fn picture(scope: &Scope, partners: &[&str], title: &str) -> Chart {
    let m = scope.desk.locale;
    let width = f32::from(scope.desk.frame.width).max(280.0);
    let (side, room) = SQUARE;
    let drawn = || partners.iter().take(DRAWN);
    let is_narrow = width < NARROW;
    let longest = drawn().map(|p| text_width(&scope.desk.name(p))).fold(60.0, f32::max);
    let left = if is_narrow { 0.0 } else { longest + 16.0 };
    let across = (((width - left) / room) as usize).max(1);
    let mut shapes = Vec::new();
    let mut y = legend(scope, &mut shapes, width);
    for partner in drawn() {
        let name = scope.desk.name(partner);
        let mut of = scope.of(partner);
        of.sort_by_key(|(deal, _)| (deal.level, deal.sums.is_empty()));
        if is_narrow {
            shapes.push(Shape::text(Look::Label, 0.0, y + 14.0, Anchor::Start, name));
            y += LINE;
        } else {
            shapes.push(Shape::text(Look::Label, left - 12.0, y + 14.0, Anchor::End, name));
        }
        for (number, (deal, mark)) in of.iter().take(SQUARES).enumerate() {
            let x = left + (number % across) as f32 * room;
            let top = y + (number / across) as f32 * room;
            let form = Form::Rect { x: x + 1.0, y: top, width: side, height: side };
            shapes.push(Shape::new(look(deal), form).of(partner).marked(*mark));
        }
        let mut taken = of.len().min(SQUARES);
        if of.len() > taken {
            // The words take the room of so many squares, on one line.
            let words = WORDS.min(across);
            if taken % across + words > across {
                taken = taken.next_multiple_of(across);
            }
            let x = left + (taken % across) as f32 * room;
            let base = y + (taken / across) as f32 * room + 14.0;
            let rest = format!("+ {}", m.number((of.len() - SQUARES) as f64));
            shapes.push(Shape::text(Look::Faint, x, base, Anchor::Start, rest));
            taken += words;
        }
        y += taken.div_ceil(across) as f32 * room + 6.0;
    }
    let rest = partners.len().saturating_sub(DRAWN);
    if rest > 0 {
        let words = m.fill("deals.totals.folded", &[("n", &m.number(rest as f64))]);
        shapes.push(Shape::text(Look::Faint, 0.0, y + 14.0, Anchor::Start, words));
        y += LINE;
    }
    Chart { width, height: y + 4.0, label: title.to_owned(), shapes }
}

/// What the squares mean; the height that it takes.
fn legend(scope: &Scope, shapes: &mut Vec<Shape>, width: f32) -> f32 {
    let looks = [
        (Look::Fill, "deals.legend.sum"),
        (Look::Outline, "deals.legend.sumless"),
        (Look::Uncertain, "deals.legend.several"),
    ];
    let (mut x, mut y) = (0.0, 0.0);
    for (look, key) in looks {
        let words = scope.desk.locale.t(key);
        let extent = text_width(words) + 34.0;
        if x > 0.0 && x + extent > width {
            (x, y) = (0.0, y + LINE);
        }
        let form = Form::Rect { x: x + 1.0, y: y + 2.0, width: 13.0, height: 13.0 };
        shapes.push(Shape::new(look, form));
        shapes.push(Shape::text(Look::Faint, x + 20.0, y + 13.0, Anchor::Start, words));
        x += extent;
    }
    y + LINE + 10.0
}
