//! The record as one line of JSON, offsets in code points.
//!
//! Written by hand: a page that only writes JSON need not carry a JSON library, and the order of
//! keys is the schema's.

use std::fmt::Write as _;

use super::{
    Bound, DocMeta, Exchange, Fact, FactDetail, Mention, Quantity, QuantityValue, Record, SCHEMA,
};
use crate::text::{CodePoints, Span};

impl Bound {
    /// All.
    pub const ALL: [Self; 6] =
        [Self::Exact, Self::Over, Self::Under, Self::Upto, Self::About, Self::Nearly];

    /// A word of its own for each.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Over => "over",
            Self::Under => "under",
            Self::Upto => "upto",
            Self::About => "about",
            Self::Nearly => "nearly",
        }
    }

    /// The word of the schema, which has none for a number that is not reached.
    fn schema(self) -> &'static str {
        match self {
            Self::Nearly => Self::About.code(),
            other => other.code(),
        }
    }
}

/// One JSON object, without a line break at its end. `text` is the document's text.
pub fn to_json(record: &Record, text: &str) -> String {
    let points = CodePoints::new(text);
    let mut out = head(&record.doc);
    join(&mut out, mentions(record, text, &points));
    out.push_str(QUANTITIES);
    join(&mut out, quantities(record, text, &points));
    out.push_str(FACTS);
    join(&mut out, facts(record, text, &points));
    out.push_str(FURTHER);
    join(&mut out, further(record, text, &points));
    out.push_str(TAIL);
    out
}

/// The object up to its first mention. What follows may be written piece by piece: mentions,
/// [`QUANTITIES`], quantities, [`FACTS`], facts, [`FURTHER`], further facts, [`TAIL`], with [`COMMA`] between those of a list.
pub fn head(meta: &DocMeta) -> String {
    format!("{{\"schema\": {SCHEMA}, \"doc\": {}, \"mentions\": [", doc(meta))
}

/// Between the last mention and the first quantity.
pub const QUANTITIES: &str = "], \"quantities\": [";
/// Between the last quantity and the first fact.
pub const FACTS: &str = "], \"facts\": [";
/// Between the last fact of the first eight kinds and the first of a further kind.
pub const FURTHER: &str = "], \"further\": [";
/// Behind the last fact.
pub const TAIL: &str = "]}";
/// Between two of a list.
pub const COMMA: &str = ", ";

/// The mentions, each as an object.
pub fn mentions<'a>(
    record: &'a Record,
    text: &'a str,
    points: &'a CodePoints,
) -> impl Iterator<Item = String> + 'a {
    record.mentions.iter().map(|m| mention(m, text, points))
}

/// The quantities, each as an object.
pub fn quantities<'a>(
    record: &'a Record,
    text: &'a str,
    points: &'a CodePoints,
) -> impl Iterator<Item = String> + 'a {
    record.quantities.iter().map(|q| quantity(q, text, points))
}

/// The facts of the first eight kinds, each as an object.
pub fn facts<'a>(
    record: &'a Record,
    text: &'a str,
    points: &'a CodePoints,
) -> impl Iterator<Item = String> + 'a {
    let facts = record.standing().map(|(_, f)| f).filter(|f| !f.detail.kind().is_further());
    facts.map(|f| fact(f, text, points))
}

/// The facts of the further kinds, each as an object.
pub fn further<'a>(
    record: &'a Record,
    text: &'a str,
    points: &'a CodePoints,
) -> impl Iterator<Item = String> + 'a {
    let facts = record.standing().map(|(_, f)| f).filter(|f| f.detail.kind().is_further());
    facts.map(|f| fact(f, text, points))
}

fn join(out: &mut String, items: impl Iterator<Item = String>) {
    for (number, item) in items.enumerate() {
        if number > 0 {
            out.push_str(COMMA);
        }
        out.push_str(&item);
    }
}

fn doc(meta: &DocMeta) -> String {
    let mut out = Object::new();
    out.string("id", &meta.id);
    out.optional("title", meta.title.as_deref());
    out.optional("publisher", meta.publisher.as_deref());
    out.optional("date", meta.date.as_deref());
    out.optional("url", meta.url.as_deref());
    out.optional("home", meta.home.as_deref());
    out.close()
}

fn mention(mention: &Mention, text: &str, points: &CodePoints) -> String {
    let mut out = Object::at(mention.span, points);
    out.string("kind", mention.kind.code());
    out.string("id", &mention.id);
    if let Some(form) = mention.form {
        out.string("form", form.code());
    }
    out.string("text", mention.span.of(text));
    out.close()
}

fn quantity(quantity: &Quantity, text: &str, points: &CodePoints) -> String {
    let mut out = Object::at(quantity.span, points);
    match &quantity.value {
        QuantityValue::Money { value, currency } => {
            out.string("kind", "money");
            out.number("value", *value);
            out.string("currency", currency);
        }
        QuantityValue::Percent { value } => {
            out.string("kind", "percent");
            out.number("value", *value);
        }
        QuantityValue::Count { value, unit } => {
            out.string("kind", "count");
            out.number("value", *value);
            out.string("unit", unit);
        }
        QuantityValue::Date { value } => {
            out.string("kind", "date");
            out.string("value", value);
        }
        QuantityValue::Duration { value } => {
            out.string("kind", "duration");
            out.string("value", value);
        }
    }
    if !matches!(quantity.value, QuantityValue::Date { .. }) {
        out.bound("", quantity.bound);
    }
    if let Some(inferred) = quantity.inferred {
        out.string("inferred", inferred.code());
    }
    out.string("text", quantity.span.of(text));
    out.close()
}

fn fact(fact: &Fact, text: &str, points: &CodePoints) -> String {
    let mut out = Object::at(fact.span, points);
    out.string("kind", fact.detail.kind().code());
    out.list("partners", fact.partners.iter().map(|id| quoted(id)));
    out.optional("speaker", fact.speaker.as_deref());
    detail(&fact.detail, text, points, &mut out);
    out.string("rule", &fact.rule);
    if fact.hedged {
        out.raw("hedged", "true");
    }
    if !fact.inferred.is_empty() {
        out.list("inferred", fact.inferred.iter().map(|i| quoted(i.code())));
    }
    if let Some(since) = &fact.since {
        let mut event = Object::at(since.event, points);
        event.string("within", &since.within);
        out.raw("since", &event.close());
    }
    out.string("evidence", fact.span.of(text));
    out.close()
}

/// What a fact says, by the keys of its kind.
pub(crate) fn detail(detail: &FactDetail, text: &str, points: &CodePoints, out: &mut Object) {
    match detail {
        FactDetail::Indicator(indicator) => {
            out.string("metric", indicator.metric.code());
            out.number("value", indicator.value);
            out.optional("currency", indicator.currency.as_deref());
            out.optional("unit", indicator.unit.as_deref());
            out.bound("", indicator.bound);
            out.optional("period", indicator.period.as_deref());
        }
        FactDetail::Agreement {
            object,
            value,
            currency,
            bound,
            status,
            date,
            count,
            count_bound,
        } => {
            out.optional("object", object.as_deref());
            out.optional_number("value", *value);
            out.optional("currency", currency.as_deref());
            out.bound("", *bound);
            out.string("status", status.code());
            out.optional("date", date.as_deref());
            out.optional_number("count", *count);
            if *count_bound != Bound::Exact {
                out.bound("count_", *count_bound);
            }
        }
        FactDetail::Meeting { form, place, date, planned } => {
            out.string("form", form.code());
            out.optional("place", place.as_deref());
            out.optional("date", date.as_deref());
            if *planned {
                out.raw("planned", "true");
            }
        }
        FactDetail::Membership { organisation, status } => {
            out.string("organisation", organisation);
            out.string("status", status.code());
        }
        FactDetail::Role { functions } => {
            out.list("functions", functions.iter().map(|f| quoted(f.code())));
        }
        FactDetail::Exchange(Exchange { gives, gets }) => {
            out.optional("gives", gives.as_deref());
            out.optional("gets", gets.as_deref());
        }
        FactDetail::Risk { risk } => out.string("type", risk.code()),
        FactDetail::Statement { words, mode } => {
            out.string("mode", mode.code());
            out.number("words_start", points.of(words.start) as f64);
            out.number("words_end", points.of(words.end) as f64);
            out.string("text", words.of(text));
        }
        further => further_detail(further, text, points, out),
    }
}

/// What a fact of a further kind says, by the keys of its kind.
fn further_detail(detail: &FactDetail, text: &str, points: &CodePoints, out: &mut Object) {
    match detail {
        FactDetail::Relation(relation) => {
            out.string("status", relation.status.code());
            out.optional("date", relation.date.as_deref());
            out.flag("planned", relation.planned);
        }
        FactDetail::Position(position) => {
            out.string("stance", position.stance.code());
            out.optional("question", position.question.as_deref());
            out.optional("body", position.body.as_deref());
            out.optional("date", position.date.as_deref());
            out.flag("denied", position.denied);
        }
        FactDetail::Target(target) => {
            out.optional("metric", target.metric.map(super::Metric::code));
            out.optional("object", target.object.as_deref());
            out.optional_number("value", target.value);
            out.optional("currency", target.currency.as_deref());
            out.optional("unit", target.unit.as_deref());
            out.bound("", target.bound);
            out.optional("horizon", target.horizon.as_deref());
        }
        FactDetail::Forecast(forecast) => {
            out.optional("within", forecast.within.as_deref());
            out.optional("horizon", forecast.horizon.as_deref());
        }
        FactDetail::Principle(principle) => {
            out.number("words_start", points.of(principle.words.start) as f64);
            out.number("words_end", points.of(principle.words.end) as f64);
            out.string("text", principle.words.of(text));
        }
        FactDetail::Dependence(dependence) => {
            out.string("aspect", dependence.aspect.code());
            out.string("side", dependence.side.code());
            out.optional("object", dependence.object.as_deref());
            out.optional_number("share", dependence.share);
            out.bound("", dependence.bound);
        }
        FactDetail::Defence(defence) => {
            out.string("tie", defence.tie.code());
            out.optional("date", defence.date.as_deref());
        }
        FactDetail::Signal(signal) => {
            out.string("form", signal.form.code());
            out.optional("duration", signal.duration.as_deref());
            out.bound("", signal.bound);
            out.optional("object", signal.object.as_deref());
        }
        FactDetail::TurningPoint(point) => {
            out.string("turn", point.turn.code());
            out.optional("period", point.period.as_deref());
        }
        FactDetail::RouteEvent(event) => {
            out.string("shock", event.shock.code());
            out.optional("route", event.route.as_deref());
            out.optional("object", event.object.as_deref());
            out.optional("effect", event.effect.as_deref());
            out.optional("date", event.date.as_deref());
        }
        _ => {}
    }
}

/// An object under construction.
pub(crate) struct Object(String);

impl Object {
    pub(crate) fn new() -> Self {
        Self(String::from("{"))
    }

    pub(crate) fn at(span: Span, points: &CodePoints) -> Self {
        let mut out = Self::new();
        out.number("start", points.of(span.start) as f64);
        out.number("end", points.of(span.end) as f64);
        out
    }

    pub(crate) fn raw(&mut self, key: &str, json: &str) {
        if self.0.len() > 1 {
            self.0.push_str(", ");
        }
        let _ = write!(self.0, "\"{key}\": {json}");
    }

    pub(crate) fn string(&mut self, key: &str, value: &str) {
        self.raw(key, &quoted(value));
    }

    pub(crate) fn optional(&mut self, key: &str, value: Option<&str>) {
        match value {
            Some(value) => self.string(key, value),
            None => self.raw(key, "null"),
        }
    }

    pub(crate) fn number(&mut self, key: &str, value: f64) {
        self.raw(key, &number(value));
    }

    pub(crate) fn optional_number(&mut self, key: &str, value: Option<f64>) {
        match value {
            Some(value) => self.number(key, value),
            None => self.raw(key, "null"),
        }
    }

    /// The key with `true`; nothing where it does not hold.
    pub(crate) fn flag(&mut self, key: &str, holds: bool) {
        if holds {
            self.raw(key, "true");
        }
    }

    /// The bound of what the prefix names, by the schema; one not reached has `nearly` behind it.
    fn bound(&mut self, prefix: &str, bound: Bound) {
        self.string(&format!("{prefix}bound"), bound.schema());
        self.flag(&format!("{prefix}nearly"), bound == Bound::Nearly);
    }

    pub(crate) fn list(&mut self, key: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        self.raw(key, &format!("[{}]", items.join(", ")));
    }

    pub(crate) fn close(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// A number without an exponent; integers without a point.
pub(crate) fn number(value: f64) -> String {
    if value.is_finite() { format!("{value}") } else { String::from("null") }
}

/// A string with its quotation marks.
pub(crate) fn quoted(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 2);
    out.push('"');
    // What needs no escape, nearly all, is copied as it stands.
    let mut copied = 0;
    for (at, byte) in value.bytes().enumerate() {
        if byte >= b' ' && !matches!(byte, b'"' | b'\\') {
            continue;
        }
        out.push_str(value.get(copied..at).unwrap_or_default());
        copied = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ => {
                let _ = write!(out, "\\u{byte:04x}");
            }
        }
    }
    out.push_str(value.get(copied..).unwrap_or_default());
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::{Bound, Object, number, quoted};

    #[test]
    fn a_number_not_reached_is_about_to_the_schema_and_nearly_beside_it() {
        let written = |prefix, bound| {
            let mut out = Object::new();
            out.bound(prefix, bound);
            out.close()
        };
        assert_eq!(written("", Bound::Nearly), r#"{"bound": "about", "nearly": true}"#);
        assert_eq!(
            written("count_", Bound::Nearly),
            r#"{"count_bound": "about", "count_nearly": true}"#
        );
        assert_eq!(written("", Bound::About), r#"{"bound": "about"}"#);
    }

    #[test]
    fn numbers_have_no_exponent_and_no_trailing_point() {
        assert_eq!(number(17_200_000_000.0), "17200000000");
        assert_eq!(number(11.6), "11.6");
    }

    #[test]
    fn strings_are_escaped() {
        assert_eq!(quoted("«а»\"\\\n\u{1}"), "\"«а»\\\"\\\\\\n\\u0001\"");
    }
}
