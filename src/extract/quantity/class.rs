//! What a word form may be in numbers, money, dates, and the pack of all forms that the tables list.
//!
//! In: nothing. Out: plain types. Knows neither how the tables are written nor any text.

use serde::{Deserialize, Serialize};

/// The part of a form in numbers, money, dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuantityWord {
    pub(super) class: Class,
    /// Abbreviation after which a full stop ends no sentence («млрд.»).
    pub(super) abbreviated: bool,
}

impl QuantityWord {
    /// Whether a quantity can start at or around this form, so that its sentence is worth a look.
    pub(super) fn is_trigger(self) -> bool {
        matches!(
            self.class,
            Class::Digits { .. }
                | Class::DigitDate { .. }
                | Class::Mixed
                | Class::DigitOrdinal { .. }
                | Class::Cardinal { .. }
                | Class::OneAndHalf { .. }
                | Class::Multiplier { .. }
                | Class::HalfMultiplier(_)
                | Class::HalfTime(_)
                | Class::JoinedTime { .. }
                | Class::JoinedPercent(_)
                | Class::Month { .. }
                | Class::Time { .. }
                | Class::ThisYear
                | Class::Quarter
                | Class::HalfYear { .. }
                | Class::Mark(Mark::Half)
        )
    }
}

/// Classes of forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Class {
    /// No part.
    #[default]
    Plain,
    /// «17,2»: `172 · 10^-1`, `length` digits before the mark, whether the mark is a comma.
    Digits { mantissa: u64, scale: u8, length: u8, comma: bool },
    /// «28.12.2024», a valid day.
    DigitDate { year: u16, month: u8, day: u8 },
    /// Digits glued to something («2020-2030», «10к», «25-янв», «два-три»): to be cut.
    Mixed,
    /// «46-й», «2025-й»; `plural`: «90-х», «1990-е».
    DigitOrdinal { value: u32, plural: bool },
    /// «двадцать».
    Cardinal { value: u16, rank: u8 },
    /// «полтора», «полтораста»: 15 with a power of ten.
    OneAndHalf { power: i8 },
    /// «половиной», in «два с половиной».
    HalfMore,
    /// «млрд»; `bare`: singular, may stand alone.
    Multiplier { power: u8, bare: bool },
    /// «полмиллиона».
    HalfMultiplier(u8),
    /// «полгода».
    HalfTime(Unit),
    /// «пятого», «девяностые».
    Ordinal { value: u8, plural: bool },
    /// «II».
    Roman(u8),
    /// «ноября».
    Month { number: u8, short: bool },
    /// «весной»: the EDTF code.
    Season(u8),
    /// «полугодие»; `named`: no half of anything but a year.
    HalfYear { named: bool },
    /// «квартал».
    Quarter,
    /// «четверти», in «три четверти часа».
    QuarterOf,
    /// «г.», «гг.».
    YearMark,
    /// «с.г.».
    ThisYear,
    /// «прошлый»: years from the year of the text.
    Relative(i8),
    /// «лет»; `one`: singular.
    Time { unit: Unit, one: bool },
    /// «-летие», «-дневный».
    Anniversary(Unit),
    /// «двухлетний».
    JoinedTime { value: u16, unit: Unit },
    /// «тридцатипроцентный».
    JoinedPercent(u16),
    /// «оригиналсентябрь»: the bytes of the month at the end.
    MonthAtEnd(u8),
    /// «долларов».
    Currency(Code),
    /// «$».
    Sign(Code),
    /// «USD».
    IsoCode(Code),
    /// «центов».
    Subunit(Code),
    /// «белорусских»: an adjective that tells one currency from another of its name.
    Country(u16),
    /// «%», «процентов».
    Percent,
    /// «процентных», also after digits and a hyphen.
    Percentage,
    /// «свыше».
    Bound(Side),
    /// «превысил».
    BoundVerb(Side),
    /// «пределах».
    Within,
    /// «небольшим», in «с небольшим».
    Excess,
    /// May stand between a bound word and the number.
    Filler,
    /// After it a number is a reference.
    Reference,
    /// A target is spoken of.
    Target,
    /// A change that happened.
    Changed,
    /// A function word or mark.
    Mark(Mark),
}

/// Three letters of ISO 4217.
pub(super) type Code = [u8; 3];

/// Side on which a bound word puts the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Side {
    Over,
    Under,
    About,
    /// Near, but not reached.
    Nearly,
}

/// Units of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Unit {
    Second,
    Minute,
    QuarterHour,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Function words and marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Mark {
    Not,
    From,
    Until,
    With,
    By,
    And,
    Or,
    In,
    On,
    To,
    Through,
    Ago,
    /// «бы», «мере»: the end of «хотя бы», «по крайней мере».
    AtLeast,
    /// What stands before it: «хотя», «крайней», «меньшей».
    Least,
    Between,
    Half,
    /// «начале», «конце»: a part of the month behind it.
    Part,
    Minus,
    Point,
    TimeOfDay,
    Of,
    Last,
    Dash,
    Comma,
    Stop,
    Open,
    Close,
    Quote,
    Colon,
    Plus,
    Slash,
    /// «количество»: of what stands behind it the number is told later.
    NumberOf,
}

/// The pack of the tables.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Pack<'a> {
    /// An `fst` map of folded forms to places in `classes`.
    pub(super) forms: &'a [u8],
    /// The distinct classes.
    pub(super) classes: Vec<QuantityWord>,
    /// Currency word, adjective → currency, sorted.
    pub(super) pairs: Vec<(Code, u16, Code)>,
    /// Letters before a sign («C$») → currency, sorted.
    #[serde(borrow)]
    pub(super) prefixes: Vec<(&'a str, Code)>,
    /// Words behind a currency word that belong to it («США»), sorted.
    #[serde(borrow)]
    pub(super) tails: Vec<&'a str>,
    /// Currencies written short («руб»), folded, without their stop, sorted.
    #[serde(borrow)]
    pub(super) short: Vec<&'a str>,
    /// An abbreviation of a measure («т») and its word, sorted.
    #[serde(borrow)]
    pub(super) measures: Vec<(&'a str, &'a str)>,
    /// Forms that are a length alone («минутку»); words that make a length of a bare unit, right
    /// before it or with «на» between; each sorted.
    #[serde(borrow)]
    pub(super) lengths: [Vec<&'a str>; 3],
    /// Lemmas of nouns that a number before them does not count, sorted.
    #[serde(borrow)]
    pub(super) uncounted: Vec<&'a str>,
}
