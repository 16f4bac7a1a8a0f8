//! Lengths of time in ISO 8601.
//!
//! In: an exact number and a unit. Out: `P3Y`, `PT2H30M`. A fraction goes over into the next
//! smaller units («2,5 часа» is two hours thirty minutes, «3,5 месяца» three months fifteen days).

use super::decimal::Decimal;
use super::word::Unit;

/// The duration of `value` units; `None` for zero or for more than a text can mean.
pub(super) fn iso(value: Decimal, unit: Unit) -> Option<String> {
    let (value, unit) = match unit {
        Unit::Century => (value.times(100), Unit::Year),
        Unit::Decade => (value.times(10), Unit::Year),
        Unit::Quarter => (value.times(3), Unit::Month),
        Unit::QuarterHour => (value.times(15), Unit::Minute),
        _ => (value, unit),
    };
    if value.is_zero() || !value.less_than(Decimal::new(1, 12)) {
        return None;
    }
    let mut out = String::from("P");
    let (mut rest, mut step, mut timed) = (value, Some(unit), false);
    while let Some(unit) = step {
        let (whole, below) = rest.split();
        if whole > 0 {
            if matches!(unit, Unit::Hour | Unit::Minute | Unit::Second) && !timed {
                out.push('T');
                timed = true;
            }
            out.push_str(&whole.to_string());
            out.push(letter(unit));
        }
        if below.is_zero() {
            break;
        }
        (rest, step) = match smaller(unit) {
            Some((factor, next)) => (below.times(factor), Some(next)),
            None => (below, None),
        };
    }
    (out.len() > 1).then_some(out)
}

fn letter(unit: Unit) -> char {
    match unit {
        Unit::Second => 'S',
        Unit::Minute | Unit::QuarterHour | Unit::Month | Unit::Quarter => 'M',
        Unit::Hour => 'H',
        Unit::Day => 'D',
        Unit::Week => 'W',
        Unit::Year | Unit::Decade | Unit::Century => 'Y',
    }
}

/// How many of which unit make one; a month counts thirty days.
fn smaller(unit: Unit) -> Option<(u32, Unit)> {
    match unit {
        Unit::Century | Unit::Decade | Unit::Year => Some((12, Unit::Month)),
        Unit::Quarter | Unit::Month => Some((30, Unit::Day)),
        Unit::Week => Some((7, Unit::Day)),
        Unit::Day => Some((24, Unit::Hour)),
        Unit::Hour => Some((60, Unit::Minute)),
        Unit::Minute | Unit::QuarterHour => Some((60, Unit::Second)),
        Unit::Second => None,
    }
}

#[cfg(test)]
mod tests {
    use super::iso;
    use crate::extract::quantity::decimal::Decimal;
    use crate::extract::quantity::word::Unit;

    #[test]
    fn fractions_go_over_into_smaller_units() {
        let of = |mantissa, exponent, unit| iso(Decimal::new(mantissa, exponent), unit);
        assert_eq!(of(40, 0, Unit::Year).as_deref(), Some("P40Y"));
        assert_eq!(of(25, -1, Unit::Hour).as_deref(), Some("PT2H30M"));
        assert_eq!(of(15, -1, Unit::Year).as_deref(), Some("P1Y6M"));
        assert_eq!(of(35, -1, Unit::Month).as_deref(), Some("P3M15D"));
        assert_eq!(of(5, -1, Unit::Day).as_deref(), Some("PT12H"));
        assert_eq!(of(2, 0, Unit::Century).as_deref(), Some("P200Y"));
        assert_eq!(of(0, 0, Unit::Day), None);
    }
}
