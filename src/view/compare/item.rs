//! One thing said of a partner: an item of the comparison, with its evidence.
//!
//! In: a fact of a record. Out: its items, a role's one for each function. Must not know in which cell
//! they stand.
//!
//! «Китай — торговый партнёр и транзитный коридор» → the items trade and transit

use serde::{Deserialize, Serialize};

use crate::corpus::Document;
use crate::query::subject::title;
use crate::record::{
    AgreementStatus, Bound, Exchange, FactDetail, Function, Indicator, MeetingForm,
    MembershipStatus, Metric, Mode, Record, RiskType, Touch,
};
use crate::text::Span;

/// What an item says, for the page to put into words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ItemBody {
    /// One function; the item's evidence is one of the places that assign it.
    Function(Function),
    /// All functions of one fact, where it stands for itself.
    Functions(Vec<Function>),
    /// A measured value.
    Indicator {
        /// What is measured.
        metric: Metric,
        /// In units of the currency or of `unit`.
        value: f64,
        /// ISO 4217, for money.
        currency: Option<String>,
        /// What is counted, nominative singular, or `%`.
        unit: Option<String>,
        /// Bound.
        bound: Bound,
        /// EDTF.
        period: Option<String>,
    },
    /// An agreement or a package.
    Agreement {
        /// What it is about, in the words of the text.
        object: Option<String>,
        /// Sum in units of the currency.
        value: Option<f64>,
        /// ISO 4217.
        currency: Option<String>,
        /// Bound of the sum.
        bound: Bound,
        /// Status.
        status: AgreementStatus,
        /// EDTF.
        date: Option<String>,
        /// How many.
        count: Option<f64>,
        /// Bound of that number.
        count_bound: Bound,
    },
    /// A meeting.
    Meeting {
        /// Form.
        form: MeetingForm,
        /// Place, nominative.
        place: Option<String>,
        /// EDTF.
        date: Option<String>,
        /// Announced.
        planned: bool,
    },
    /// A membership.
    Membership {
        /// Id of the organisation.
        organisation: String,
        /// Status.
        status: MembershipStatus,
    },
    /// What for what.
    Exchange(Exchange),
    /// A risk.
    Risk(RiskType),
    /// Words said.
    Statement {
        /// The words, as they stand in the text.
        words: String,
        /// Direct or reported.
        mode: Mode,
    },
    /// A fact of a further kind.
    Further {
        /// What it says.
        detail: FactDetail,
        /// The words of a principle; of other kinds empty.
        words: String,
    },
}

/// One thing said of one partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// What is said.
    pub body: ItemBody,
    /// Id of the document.
    pub document: String,
    /// Index of the fact in the record of `document`.
    pub fact: usize,
    /// The evidence, bytes in the document's text.
    pub evidence: Span,
    /// Ids of the partners that it is about.
    pub partners: Vec<String>,
    /// Surname id; `None` is the author.
    pub speaker: Option<String>,
    /// The evidence's text, for a preview.
    pub quote: String,
    /// Id of the rule.
    pub rule: String,
    /// Whether the words hedge it.
    pub hedged: bool,
    /// Whether something in it was inferred.
    pub inferred: Vec<crate::record::Inference>,
    /// Number of the merged record that holds the fact, in the dossier: items of one number tell
    /// one thing.
    pub merged: usize,
    /// Number of the fact's variant in that record.
    pub variant: usize,
    /// What the user made of it.
    pub touch: Option<Touch>,
}

/// A fact of the document's record as one item; a role names all its functions.
pub fn item_of(document: &Document, record: &Record, index: usize) -> Option<Item> {
    let mut items = items(document, record, index, (0, 0));
    let fact = record.facts.get(index)?;
    if let FactDetail::Role { functions } = &fact.detail
        && let Some(item) = items.first_mut()
    {
        item.body = ItemBody::Functions(functions.clone());
    }
    items.into_iter().next()
}

/// The same with the object of an agreement as a title. Apart from [`item_of`], which the page calls and
/// which knows no morphology.
pub fn titled(mut item: Item) -> Item {
    if let ItemBody::Agreement { object: Some(words), .. } = &mut item.body
        && let Some(title) = title(words)
    {
        *words = title;
    }
    item
}

/// The items of a fact: a role has one for each function, all else one.
pub(super) fn items(
    document: &Document,
    record: &Record,
    index: usize,
    place: (usize, usize),
) -> Vec<Item> {
    let Some(fact) = record.facts.get(index) else { return Vec::new() };
    let item = |body: ItemBody| Item {
        body,
        document: document.meta.id.clone(),
        fact: index,
        evidence: fact.span,
        partners: fact.partners.clone(),
        speaker: fact.speaker.clone(),
        quote: fact.span.of(&document.text).into(),
        rule: fact.rule.clone(),
        hedged: fact.hedged,
        inferred: fact.inferred.clone(),
        merged: place.0,
        variant: place.1,
        touch: record.touch(index),
    };
    if let FactDetail::Role { functions } = &fact.detail {
        return functions.iter().map(|function| item(ItemBody::Function(*function))).collect();
    }
    body(document, &fact.detail).map(item).into_iter().collect()
}

fn body(document: &Document, detail: &FactDetail) -> Option<ItemBody> {
    Some(match detail.clone() {
        FactDetail::Indicator(Indicator { metric, value, currency, unit, bound, period }) => {
            ItemBody::Indicator { metric, value, currency, unit, bound, period }
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
            ItemBody::Agreement { object, value, currency, bound, status, date, count, count_bound }
        }
        FactDetail::Meeting { form, place, date, planned } => {
            ItemBody::Meeting { form, place, date, planned }
        }
        FactDetail::Membership { organisation, status } => {
            ItemBody::Membership { organisation, status }
        }
        FactDetail::Exchange(exchange) => ItemBody::Exchange(exchange),
        FactDetail::Risk { risk } => ItemBody::Risk(risk),
        FactDetail::Statement { words, mode } => {
            ItemBody::Statement { words: words.of(&document.text).into(), mode }
        }
        FactDetail::Role { .. } => return None,
        further => ItemBody::Further {
            words: match &further {
                FactDetail::Principle(principle) => principle.words.of(&document.text).into(),
                _ => String::new(),
            },
            detail: further,
        },
    })
}
