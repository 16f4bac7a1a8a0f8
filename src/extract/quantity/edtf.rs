//! Dates as EDTF writes them.
//!
//! In: years, months, days as found. Out: `2025-11-25`, `XXXX-12-16`, `199X`, `2020/2030`.

use std::fmt;

/// A date of the precision that the text gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A day; the year may be unknown.
    Day { year: Option<i32>, month: u8, day: u8 },
    /// A month; the year may be unknown.
    Month { year: Option<i32>, month: u8 },
    /// A year.
    Year(i32),
    /// Ten years, by the year without its last digit.
    Decade(i32),
    /// 21 spring, 22 summer, 23 autumn, 24 winter.
    Season { year: i32, season: u8 },
    /// Two years.
    Years(i32, i32),
    /// From a month of the year to a month of it; the year may be unknown.
    Months { year: Option<i32>, from: u8, to: u8 },
    /// From a day of the month to a day of it.
    Days { year: Option<i32>, month: u8, from: u8, to: u8 },
    /// From a month to a month of another year.
    MonthsOver { from: (i32, u8), to: (i32, u8) },
    /// From a day to a day of another month: year, month, day.
    DaysOver { from: DayOf, to: DayOf },
}

/// Year (where it is known), month, day.
pub(super) type DayOf = (Option<i32>, u8, u8);

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = |f: &mut fmt::Formatter<'_>, year: Option<i32>, month| match year {
            Some(year) => write!(f, "{year:04}-{month:02}"),
            None => write!(f, "XXXX-{month:02}"),
        };
        let day = |f: &mut fmt::Formatter<'_>, year, of, day| {
            month(f, year, of)?;
            write!(f, "-{day:02}")
        };
        match *self {
            Self::Day { year, month: of, day: number } => day(f, year, of, number),
            Self::Month { year, month: of } => month(f, year, of),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Decade(decade) => write!(f, "{decade:03}X"),
            Self::Season { year, season } => write!(f, "{year:04}-{season}"),
            Self::Years(from, to) => write!(f, "{from:04}/{to:04}"),
            Self::Months { year, from, to } => {
                month(f, year, from)?;
                f.write_str("/")?;
                month(f, year, to)
            }
            Self::Days { year, month: of, from, to } => {
                day(f, year, of, from)?;
                f.write_str("/")?;
                day(f, year, of, to)
            }
            Self::MonthsOver { from, to } => {
                write!(f, "{:04}-{:02}/{:04}-{:02}", from.0, from.1, to.0, to.1)
            }
            Self::DaysOver { from, to } => {
                day(f, from.0, from.1, from.2)?;
                f.write_str("/")?;
                day(f, to.0, to.1, to.2)
            }
        }
    }
}

impl When {
    /// The month, where there is one and only one.
    pub(super) fn month(self) -> Option<u8> {
        match self {
            Self::Day { month, .. } | Self::Days { month, .. } | Self::Month { month, .. } => {
                Some(month)
            }
            _ => None,
        }
    }

    /// The month in which it ends, where it stays in one year.
    pub(super) fn last_month(self) -> Option<u8> {
        match self {
            Self::Months { to, .. } => Some(to),
            other => other.month(),
        }
    }

    /// The year, where there is one and only one.
    pub(super) fn year(self) -> Option<i32> {
        match self {
            Self::Day { year, .. }
            | Self::Days { year, .. }
            | Self::Month { year, .. }
            | Self::Months { year, .. } => year,
            Self::Year(year) | Self::Season { year, .. } => Some(year),
            Self::DaysOver { from, to } => to.0.filter(|_| from.0 == to.0),
            Self::Decade(_) | Self::Years(..) | Self::MonthsOver { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::When;

    #[test]
    fn written_as_the_standard_says() {
        assert_eq!(When::Day { year: None, month: 12, day: 6 }.to_string(), "XXXX-12-06");
        assert_eq!(When::Month { year: None, month: 12 }.to_string(), "XXXX-12");
        assert_eq!(When::Decade(199).to_string(), "199X");
        assert_eq!(When::Years(2020, 2030).to_string(), "2020/2030");
        let days = When::Days { year: Some(2016), month: 4, from: 14, to: 15 };
        assert_eq!(days.to_string(), "2016-04-14/2016-04-15");
        let winter = When::MonthsOver { from: (2024, 12), to: (2025, 2) };
        assert_eq!(winter.to_string(), "2024-12/2025-02");
        let over = When::DaysOver { from: (None, 4, 30), to: (None, 5, 2) };
        assert_eq!(over.to_string(), "XXXX-04-30/XXXX-05-02");
    }
}
