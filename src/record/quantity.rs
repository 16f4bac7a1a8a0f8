//! Quantities: money, percents, counts, dates, durations.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Which side of the stated number the truth lies, by the words around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Bound {
    /// «17,2 млрд».
    #[default]
    Exact,
    /// «свыше», «более», «превысил».
    Over,
    /// «менее», «до» as a limit not reached.
    Under,
    /// «до» as a target.
    Upto,
    /// «около», «примерно», «порядка».
    About,
    /// «почти», «приблизился к»: not reached. To the schema it is `about`, with `nearly` beside it.
    Nearly,
}

/// The normalised value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum QuantityValue {
    /// An amount of money, in units of the currency (not millions).
    Money {
        /// «17,2 млрд долларов» is 17200000000.
        value: f64,
        /// ISO 4217.
        currency: String,
    },
    /// «11,6%» is 11.6.
    Percent {
        /// In percent.
        value: f64,
    },
    /// A number of things.
    Count {
        /// How many.
        value: f64,
        /// What is counted: nominative singular, lower case.
        unit: String,
    },
    /// EDTF.
    Date {
        /// `2025-11-25`, `2020/2030`, `199X`, `XXXX-11-25`.
        value: String,
    },
    /// ISO 8601.
    Duration {
        /// `P40Y`, `PT2H30M`, `P3Y/P5Y`.
        value: String,
    },
}

/// A quantity in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// Number, multiplier and unit word, without the bound word.
    pub span: Span,
    /// The value.
    pub value: QuantityValue,
    /// For all but dates.
    pub bound: Bound,
    /// What was not said but inferred (a currency carried over, a year).
    pub inferred: Option<super::Inference>,
}
