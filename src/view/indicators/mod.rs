//! Indicators: partner × metric × period, as the texts state them.
//!
//! In: indicator facts that the controls leave, merged by the dossier. Out: bars of one metric on
//! one axis, a grid of all metrics, what sources say otherwise, parts of investments, every statement. Knows that no two
//! figures are averaged and no currency is converted; must not know how it is drawn on the page.
//!
//! «товарооборот с Китаем превышает 40 млрд» → Китай, товарооборот, a bar open above 40 млрд

mod bars;
mod figure;
mod investors;
mod stakes;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use super::desk::{Desk, Marks};
use super::sheet::{Sheet, Switch};
use crate::dossier::Relation;
use crate::record::{FactDetail, Metric, Record};
use figure::{Axis, Figure, figures};

/// So many partners without a figure stand in the grid beside those that have one.
const SILENT: usize = 6;

/// What the panels share.
struct Scene<'a> {
    figures: Vec<Figure<'a>>,
    /// Metrics of the corpus, whatever is filtered, so that the grid keeps its columns.
    metrics: Vec<Metric>,
    /// The metric of the chart.
    metric: Metric,
    /// What its axis counts.
    axis: Axis,
    /// Units of the metric, the one with most partners first.
    units: Vec<Axis>,
}

impl<'a> Scene<'a> {
    fn new(desk: &Desk<'a>, marks: &mut Marks) -> Self {
        let figures = figures(desk, marks);
        let metrics: BTreeSet<Metric> = desk
            .records
            .iter()
            .flat_map(Record::standing)
            .filter_map(|(_, fact)| match &fact.detail {
                FactDetail::Indicator(indicator) => Some(indicator.metric),
                _ => None,
            })
            .collect();
        let default =
            most_partners(&figures).or_else(|| metrics.first().copied()).unwrap_or(Metric::Trade);
        let chosen = desk.options.get("metric").and_then(|code| Metric::from_code(code));
        let metric = chosen.unwrap_or(default);
        let units = units(&figures, metric);
        let wanted = desk.options.get("unit");
        let known =
            units.iter().find(|axis| Some(&axis.code()) == wanted).or_else(|| units.first());
        let axis = known.cloned().unwrap_or(Axis::Things);
        let mut metrics: Vec<Metric> = metrics.into_iter().collect();
        // The default stands first among the choices, as everywhere.
        metrics.sort_by_key(|metric| (*metric != default, *metric));
        Self { figures, metrics, metric, axis, units }
    }

    /// The figures of the chart.
    fn drawn(&self) -> Vec<&Figure<'a>> {
        let here = |figure: &&Figure| figure.metric == self.metric && figure.axis == self.axis;
        self.figures.iter().filter(here).collect()
    }

    /// Figures of the chart's metric that another axis would take.
    fn apart(&self) -> Vec<&Figure<'a>> {
        let here = |figure: &&Figure| figure.metric == self.metric && figure.axis != self.axis;
        self.figures.iter().filter(here).collect()
    }

    fn switches(&self, desk: &Desk) -> Vec<Switch> {
        let m = desk.locale;
        let word = |metric: &Metric| {
            (metric.code().to_owned(), m.word("metric", metric.code()).to_owned())
        };
        let mut options: Vec<_> = self.metrics.iter().map(word).collect();
        if !self.metrics.contains(&self.metric) {
            options.push(word(&self.metric));
        }
        let metric = Switch {
            key: "metric".into(),
            label: m.t("indicators.metric").into(),
            options,
            chosen: self.metric.code().into(),
        };
        let mut out = vec![metric];
        if self.units.len() > 1 {
            out.push(Switch {
                key: "unit".into(),
                label: m.t("indicators.unit").into(),
                options: self.units.iter().map(|axis| (axis.code(), axis.name(m))).collect(),
                chosen: self.axis.code(),
            });
        }
        out
    }

    /// Rows of the grid: the chosen partners; else those that have figures, most first, then the
    /// ones most spoken of that have none.
    fn partners(&self, desk: &Desk<'a>) -> Vec<&'a str> {
        if !desk.selection.partners.is_empty() {
            return desk.selection.partners.iter().map(String::as_str).collect();
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for said in self.figures.iter().flat_map(|figure| &figure.said) {
            for partner in said.partners {
                *counts.entry(partner).or_default() += 1;
            }
        }
        let all = desk.partners();
        let mut out: Vec<_> = all.iter().copied().filter(|id| counts.contains_key(id)).collect();
        out.sort_by_key(|id| std::cmp::Reverse(counts.get(id).copied()));
        out.extend(all.into_iter().filter(|id| !counts.contains_key(id)).take(SILENT));
        out
    }
}

/// The metric that is stated of most partners.
fn most_partners(figures: &[Figure]) -> Option<Metric> {
    let mut partners: BTreeMap<Metric, BTreeSet<&str>> = BTreeMap::new();
    for figure in figures {
        partners.entry(figure.metric).or_default().extend(figure.partner_ids());
    }
    let most = partners.iter().max_by_key(|(metric, ids)| (ids.len(), std::cmp::Reverse(**metric)));
    most.map(|(metric, _)| *metric)
}

fn units(figures: &[Figure], metric: Metric) -> Vec<Axis> {
    let mut partners: BTreeMap<&Axis, BTreeSet<&str>> = BTreeMap::new();
    for figure in figures.iter().filter(|figure| figure.metric == metric) {
        partners.entry(&figure.axis).or_default().extend(figure.partner_ids());
    }
    let mut list: Vec<_> = partners.into_iter().collect();
    list.sort_by_key(|(axis, ids)| (std::cmp::Reverse(ids.len()), *axis));
    list.into_iter().map(|(axis, _)| axis.clone()).collect()
}

/// The view.
pub(super) fn sheet(desk: &Desk) -> Sheet {
    let mut marks = Marks::default();
    let scene = Scene::new(desk, &mut marks);
    let mut panels = vec![bars::panel(desk, &scene), tables::grid(desk, &scene)];
    panels.push(tables::spread(desk, &scene));
    panels.push(stakes::panel(desk, &scene, &mut marks));
    panels.push(tables::details(desk, &scene, &mut marks));
    Sheet { title: title(desk, &scene), panels, marks: marks.finish() }
}

/// «Товарооборот назван для трёх партнёров: Китай — 44 млрд …; источники расходятся в одном».
fn title(desk: &Desk, scene: &Scene) -> String {
    let m = desk.locale;
    let metric = m.word("metric", scene.metric.code());
    let drawn = bars::ordered(&scene.drawn());
    if drawn.is_empty() {
        let names: Vec<_> = desk.selection.partners.iter().map(|id| desk.name(id)).collect();
        if names.is_empty() {
            return m.fill("indicators.title.none", &[("metric", metric)]);
        }
        let values = [("metric", metric), ("partners", &names.join(", "))];
        return m.fill("indicators.title.absent", &values);
    }
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    for figure in &drawn {
        let name = figure.name(desk);
        let at = told.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            told.push((name, Vec::new()));
            told.len() - 1
        });
        let Some((_, list)) = told.get_mut(at) else { continue };
        for said in &figure.said {
            let value = figure::value(m, said.indicator);
            let value = match investors::companies_of(desk, said).as_slice() {
                [] => value,
                companies => format!("{value} ({})", investors::names(desk, companies)),
            };
            // Sources that say the same say it once.
            if !list.contains(&value) {
                list.push(value);
            }
        }
    }
    let all = told.len();
    let list: Vec<_> = told
        .into_iter()
        .take(3)
        .map(|(name, values)| format!("{name} — {}", values.join(" / ")))
        .collect();
    let mut out = m.fill(
        "indicators.title",
        &[("metric", metric), ("partners", &m.plural("partners", all)), ("list", &list.join("; "))],
    );
    let conflicts =
        drawn.iter().filter(|figure| figure.class.is_some_and(Relation::is_conflict)).count();
    if conflicts > 0 {
        out.push_str(&m.plural("indicators-disputed", conflicts));
    }
    out
}

#[cfg(test)]
mod tests;
