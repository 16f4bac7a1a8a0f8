//! A date of publication as a reference has to take it apart.
//!
//! In: text in the Extended Date/Time Format (ISO 8601-2). Out: its parts, or the two ends that it
//! lies between. Total: what is no such date comes back as it is.
//!
//! `2025-11-25` day, month and year; `2025-06-24/..` not before; `2025~` about.

/// A date, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edtf<'a> {
    /// A date of its own.
    Point(Point),
    /// Not before.
    From(Point),
    /// Not after.
    Until(Point),
    /// Between two dates.
    Between(Point, Point),
    /// No date that this module reads.
    Other(&'a str),
}

/// A year, a month, a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    /// `None` for `XXXX`.
    pub(super) year: Option<u16>,
    /// 1–12, or 21–24 for spring to winter.
    pub(super) month: Option<u8>,
    /// 1–31.
    pub(super) day: Option<u8>,
    /// How sure it is.
    pub(super) certainty: Certainty,
}

/// How sure a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Stated.
    Sure,
    /// `?`: perhaps another one.
    Uncertain,
    /// `~`, also `%`: near it.
    About,
}

impl<'a> Edtf<'a> {
    /// Reads a date.
    pub(super) fn read(text: &'a str) -> Self {
        let date = match text.split_once('/') {
            None => Point::read(text).map(Self::Point),
            Some((from, "" | "..")) => Point::read(from).map(Self::From),
            Some(("" | "..", to)) => Point::read(to).map(Self::Until),
            Some((from, to)) => {
                Point::read(from).zip(Point::read(to)).map(|(from, to)| Self::Between(from, to))
            }
        };
        date.unwrap_or(Self::Other(text))
    }
}

impl Point {
    fn read(text: &str) -> Option<Self> {
        let (bare, certainty) = match text.as_bytes().last()? {
            b'?' => (text.strip_suffix('?')?, Certainty::Uncertain),
            b'~' => (text.strip_suffix('~')?, Certainty::About),
            b'%' => (text.strip_suffix('%')?, Certainty::About),
            _ => (text, Certainty::Sure),
        };
        let mut parts = bare.split('-');
        let year = match parts.next()? {
            "XXXX" => None,
            year => Some(digits(year, 4)?),
        };
        // A part that is missing is unknown, one that is no number makes the whole no date.
        let mut two = || parts.next().map_or(Some(None), |part| digits(part, 2).map(Some));
        let (month, day) = (two()?, two()?);
        let fits = month.is_none_or(|m| matches!(m, 1..=12 | 21..=24))
            && day.is_none_or(|d| (1..=31).contains(&d) && month.is_some_and(|m| m <= 12))
            && parts.next().is_none()
            && (year.is_some() || month.is_some());
        let small = |number: Option<u16>| number.map(|number| number as u8);
        fits.then_some(Self { year, month: small(month), day: small(day), certainty })
    }

    /// Year, month and day, if all are known and sure.
    pub(super) fn day(self) -> Option<(u16, u8, u8)> {
        (self.certainty == Certainty::Sure)
            .then(|| self.year.zip(self.month).zip(self.day).map(|((y, m), d)| (y, m, d)))
            .flatten()
    }
}

/// A number of exactly so many digits.
fn digits(text: &str, count: usize) -> Option<u16> {
    let whole = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    whole.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(year: Option<u16>, month: Option<u8>, day: Option<u8>) -> Point {
        Point { year, month, day, certainty: Certainty::Sure }
    }

    #[test]
    fn dates_are_taken_apart() {
        let day = point(Some(2025), Some(11), Some(25));
        assert_eq!(Edtf::read("2025-11-25"), Edtf::Point(day));
        assert_eq!(day.day(), Some((2025, 11, 25)));
        assert_eq!(Edtf::read("2025-11-25/.."), Edtf::From(day));
        assert_eq!(Edtf::read("../2025"), Edtf::Until(point(Some(2025), None, None)));
        assert_eq!(Edtf::read("XXXX-11-25"), Edtf::Point(point(None, Some(11), Some(25))));
        let about = Point { certainty: Certainty::About, ..point(Some(2025), None, None) };
        assert_eq!(Edtf::read("2025~"), Edtf::Point(about));
        assert_eq!(
            Edtf::read("2020/2030"),
            Edtf::Between(point(Some(2020), None, None), point(Some(2030), None, None))
        );
    }

    #[test]
    fn what_is_no_date_comes_back() {
        for text in
            ["", "осень", "2025-", "2025-13", "2025-11-32", "2025-21-01", "+025", "199X", "/"]
        {
            assert_eq!(Edtf::read(text), Edtf::Other(text));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in ".{0,16}", near in "[0-9X/.~?%-]{0,24}") {
            let _ = (Edtf::read(&text), Edtf::read(&near));
        }
    }
}
