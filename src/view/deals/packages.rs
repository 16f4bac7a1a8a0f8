//! What is told of several deals at once: the whole, what of it is named, what is left.
//!
//! In: deals of several papers, packages of the dossier. Out: a bar for each that states a sum and a
//! row for each. What is left is no error: it is what nobody said. Sums of different currencies never
//! stand on one scale.
//!
//! 17,2 млрд: named 2,5 + 1,1 + 2 → left 11,6 млрд

use std::collections::{BTreeMap, BTreeSet};

use super::sums::{Range, Sum};
use super::{Deal, Level, Scope, object};
use crate::dossier::Package;
use crate::view::Locale;
use crate::view::chart::{Anchor, Chart, Form, Look, Shape, text_width, wrap};
use crate::view::phrase::agreements;
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Piece, Table};

/// So many packages are drawn; the others stand in the table.
const DRAWN: usize = 12;
/// Height of a bar, in pixels.
const BAR: f32 = 26.0;
/// Height of a line of text.
const LINE: f32 = 18.0;
/// Lines of a title and of a part at most.
const LINES: usize = 2;

/// Several deals told at once.
struct Whole<'a, 'b> {
    deal: &'b Deal<'a>,
    mark: usize,
    /// Named parts that state a sum in the currency of the whole.
    summed: Vec<(&'b Deal<'a>, Sum<'a>)>,
    /// Named parts without such a sum.
    sumless: Vec<&'b Deal<'a>>,
}

impl Whole<'_, '_> {
    /// The sum of the named parts.
    fn named(&self) -> f64 {
        self.summed.iter().map(|(_, sum)| sum.value).sum()
    }

    /// The size of the whole on the scale.
    fn size(&self) -> Option<(Option<&str>, f64)> {
        let (currency, range) = Range::of(&self.deal.sums)?;
        Some((currency, range.high.unwrap_or(range.low).max(range.low)))
    }
}

fn wholes<'a, 'b>(scope: &'b Scope<'a, 'b>) -> Vec<Whole<'a, 'b>> {
    let packages = &scope.desk.dossier.packages;
    let packages: BTreeMap<usize, &Package> =
        packages.iter().rev().map(|package| (package.deal, package)).collect();
    let known: BTreeMap<usize, &Deal> = scope.book.iter().map(|deal| (deal.number, deal)).collect();
    let several = scope.marked().filter(|(deal, _)| deal.level == Level::Several);
    let several = several.chain(scope.nameless.iter().copied());
    let mut out: Vec<Whole> = several
        .map(|(deal, mark)| {
            let parts = packages.get(&deal.number).map(|package| package.parts.as_slice());
            // In the order of the book.
            let parts: BTreeSet<usize> = parts.unwrap_or_default().iter().copied().collect();
            let currency = deal.sums.first().map(|sum| sum.currency);
            let (mut summed, mut sumless) = (Vec::new(), Vec::new());
            for part in parts.iter().filter_map(|number| known.get(number).copied()) {
                match part.sums.iter().find(|sum| Some(sum.currency) == currency) {
                    Some(sum) => summed.push((part, *sum)),
                    None => sumless.push(part),
                }
            }
            summed.sort_by(|(_, a), (_, b)| b.value.total_cmp(&a.value));
            Whole { deal, mark, summed, sumless }
        })
        .collect();
    // Those with a sum first, the greatest first within a currency.
    out.sort_by(|a, b| {
        let key = |whole: &Whole| whole.size().map(|(currency, _)| currency.map(str::to_owned));
        let size = |whole: &Whole| whole.size().map_or(0.0, |(_, size)| size);
        let parts = |whole: &Whole| whole.sumless.len() + whole.summed.len();
        (key(a).is_none(), key(a))
            .cmp(&(key(b).is_none(), key(b)))
            .then(size(b).total_cmp(&size(a)))
            .then(parts(b).cmp(&parts(a)))
    });
    out
}

/// The panel.
pub(super) fn panel(scope: &Scope) -> Panel {
    let m = scope.desk.locale;
    let wholes = wholes(scope);
    let keys =
        ["deals.package", "deals.sum", "deals.named", "deals.named.sumless", "deals.unnamed"];
    let mut columns = vec![Column::words(m.t("column.partner"))];
    columns.extend(keys.map(|key| Column::words(m.t(key))));
    columns.push(Column::words(m.t("deals.date")));
    let row = |at: usize| wholes.get(at).map(|whole| row(scope, whole)).unwrap_or_default();
    let table = Table::paged(columns, wholes.len(), scope.desk.page("packages"), row);
    let has_bar = wholes.iter().any(|whole| whole.size().is_some());
    Panel {
        id: "packages".into(),
        title: m.t("deals.packages").into(),
        note: m.t("deals.packages.note").into(),
        help: m.t("deals.packages.help").into(),
        chart: has_bar.then(|| picture(scope, &wholes)),
        table: table.set(Layout::Ledger),
        lead: if has_bar { Lead::Chart } else { Lead::Table },
        empty: wholes.is_empty().then(|| scope.desk.nothing("deals.packages.none")),
        ..Panel::default()
    }
}

/// What is left of a whole, as far as its sums tell; nothing without a sum.
fn left(m: Locale, whole: &Whole) -> Option<String> {
    let (currency, range) = Range::of(&whole.deal.sums)?;
    let named = whole.named();
    if range.high.is_some_and(|high| high < named) {
        return Some(m.t("deals.unnamed.exceeded").to_owned());
    }
    let rest = |end: f64| (end - named).max(0.0);
    Some(Range { low: rest(range.low), high: range.high.map(rest) }.text(m, currency))
}

fn sum_text(m: Locale, deal: &Deal) -> String {
    match Range::of(&deal.sums) {
        Some((currency, range)) => range.text(m, currency),
        None => m.t("deals.sumless").to_owned(),
    }
}

fn row(scope: &Scope, whole: &Whole) -> Vec<Cell> {
    let m = scope.desk.locale;
    let deal = whole.deal;
    let part = |part: &Deal, note: String| Piece {
        text: object(m, part),
        note,
        partner: None,
        mark: scope.mark_of(part.number),
    };
    let summed: Vec<_> = whole.summed.iter().map(|(deal, sum)| part(deal, sum.text(m))).collect();
    let sumless: Vec<_> = whole.sumless.iter().map(|deal| part(deal, String::new())).collect();
    let pieces = |pieces: Vec<Piece>| {
        let none = pieces.is_empty().then(|| Cell::absent(m.t("deals.named.none")));
        none.unwrap_or(Cell { pieces, ..Cell::default() })
    };
    let others = deal.sums.iter().skip(1).map(|sum| sum.text(m)).collect::<Vec<_>>().join("; ");
    let sum = match deal.sums.first() {
        Some(sum) => Cell::number(sum.value, sum.text(m)).noted(others),
        None => Cell::absent(m.t("deals.sumless")),
    };
    let count = agreements(m, deal.count, deal.count_bound).unwrap_or_default();
    vec![
        super::ledger::partners(scope, deal),
        Cell::quote(object(m, deal)).marked(whole.mark).noted(count),
        sum,
        pieces(summed),
        pieces(sumless),
        left(m, whole).map_or(Cell::absent(""), Cell::text),
        super::ledger::date(scope, deal),
    ]
}

fn picture(scope: &Scope, wholes: &[Whole]) -> Chart {
    let m = scope.desk.locale;
    let width = f32::from(scope.desk.frame.width).max(280.0);
    let mut shapes = Vec::new();
    let mut y = 4.0;
    for whole in wholes.iter().filter(|whole| whole.size().is_some()).take(DRAWN) {
        let Some((currency, _)) = whole.size() else { continue };
        let same = wholes.iter().filter_map(Whole::size).filter(|(known, _)| *known == currency);
        let most = same.map(|(_, size)| size).fold(whole.named(), f64::max);
        let most = if most > 0.0 { most } else { 1.0 };
        y = bar(scope, &mut shapes, whole, (width, y), |value| (value / most) as f32 * width);
    }
    Chart { width, height: y, label: m.t("deals.packages").to_owned(), shapes }
}

/// A bar with its words; the top of the next one.
fn bar(
    scope: &Scope,
    shapes: &mut Vec<Shape>,
    whole: &Whole,
    (width, top): (f32, f32),
    scale: impl Fn(f64) -> f32,
) -> f32 {
    let m = scope.desk.locale;
    let deal = whole.deal;
    let partner = deal.partners.first().copied().unwrap_or_default();
    let names: Vec<_> = deal.partners.iter().map(|partner| scope.desk.name(partner)).collect();
    let head = format!("{}: {}", names.join(", "), sum_text(m, deal));
    let mut y = top;
    let mut lines = |look, words: &str, indent: f32, y: &mut f32| {
        for line in wrap(words, width - indent, LINES) {
            shapes.push(Shape::text(look, indent, *y + 13.0, Anchor::Start, line));
            *y += LINE;
        }
    };
    lines(Look::Strong, &head, 0.0, &mut y);
    lines(Look::Faint, &object(m, deal), 0.0, &mut y);
    let bar = y + 2.0;
    y = bar + BAR + 6.0;
    // Words of the parts below the bar, numbered as the parts in it.
    let mut number = 0_usize;
    for (part, sum) in &whole.summed {
        number += 1;
        lines(
            Look::Label,
            &format!("{number}. {}: {}", sum.text(m), object(m, part)),
            12.0,
            &mut y,
        );
    }
    for part in &whole.sumless {
        number += 1;
        let words = format!("{number}. {}: {}", m.t("deals.sumless"), object(m, part));
        lines(Look::Faint, &words, 12.0, &mut y);
    }
    if let Some(left) = left(m, whole) {
        let key = if whole.summed.is_empty() { "deals.left.all" } else { "deals.left" };
        lines(Look::Label, &m.fill(key, &[("sum", &left)]), 12.0, &mut y);
    }
    let total = whole.size().map_or(0.0, |(_, size)| size);
    let form = |x: f32, width: f32| Form::Rect { x, y: bar, width: width.max(2.0), height: BAR };
    let rest = Shape::new(Look::Uncertain, form(0.0, scale(total))).of(partner);
    shapes.push(rest.marked(whole.mark));
    let mut x = 0.0;
    for (number, (part, sum)) in whole.summed.iter().enumerate() {
        let extent = scale(sum.value);
        let shape = Shape::new(Look::Fill, form(x + 0.5, extent - 1.0)).of(partner);
        // A part that the sector leaves out is named all the same.
        let mark = scope.mark_of(part.number);
        shapes.push(Shape { mark, ..shape });
        let digits = m.number((number + 1) as f64);
        if extent > text_width(&digits) + 6.0 {
            let middle = x + extent / 2.0;
            let text = Shape::text(Look::Inside, middle, bar + 17.5, Anchor::Middle, digits);
            shapes.push(text);
        }
        x += extent;
    }
    y + 14.0
}
