//! Horizons: a date counted from the document's, and whether a date lies ahead of it.
//!
//! In: EDTF dates, ISO 8601 durations. Out: EDTF. Knows years and months; a horizon in weeks or days
//! is left as stated, for what is forecast in years needs no calendar.
//!
//! A text of 2024-03 and «через 5 лет» → `2029`

/// The date that lies a duration after another, or for a range of durations an interval: years
/// after any date, months after one that has a month.
pub(super) fn after(date: &str, duration: &str) -> Option<String> {
    match duration.split_once('/') {
        Some((from, to)) => Some(format!("{}/{}", after(date, from)?, after(date, to)?)),
        None => one_after(date, duration),
    }
}

fn one_after(date: &str, duration: &str) -> Option<String> {
    let year: i32 = date.get(..4)?.parse().ok()?;
    let duration = duration.strip_prefix('P')?;
    if let Some(years) = duration.strip_suffix('Y') {
        let years: i32 = years.parse().ok()?;
        return Some(format!("{:04}", year.checked_add(years)?));
    }
    let months: i32 = duration.strip_suffix('M')?.parse().ok()?;
    let month: i32 = date.get(5..7)?.parse().ok()?;
    let months = month.checked_sub(1)?.checked_add(months)?;
    Some(format!(
        "{:04}-{:02}",
        year.checked_add(months.div_euclid(12))?,
        months.rem_euclid(12) + 1
    ))
}

/// Whether a horizon is over by the date of the document: its last year lies before the
/// document's. What has no year, and every horizon of an undated document, lies ahead.
pub(super) fn is_over(horizon: &str, today: Option<&str>) -> bool {
    let year = |date: &str| date.get(..4).and_then(|year| year.parse::<i32>().ok());
    let last = horizon.rsplit('/').next().unwrap_or(horizon);
    match (year(last), today.and_then(year)) {
        (Some(last), Some(today)) => last < today,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{after, is_over};
    use proptest::prelude::*;

    #[test]
    fn years_and_months_are_counted_on() {
        assert_eq!(after("2024-03-10", "P5Y").as_deref(), Some("2029"));
        assert_eq!(after("2024-11", "P3M").as_deref(), Some("2025-02"));
        assert_eq!(after("2024", "P3Y/P5Y").as_deref(), Some("2027/2029"));
    }

    #[test]
    fn what_the_date_does_not_hold_is_not_counted() {
        assert_eq!(after("2024", "P3M"), None);
        assert_eq!(after("2024-03-10", "P10D"), None);
        assert_eq!(after("XXXX-12-16", "P1Y"), None);
    }

    #[test]
    fn a_year_before_the_document_is_over() {
        assert!(is_over("2019", Some("2024-03")));
        assert!(!is_over("2024-12", Some("2024-03")));
        assert!(!is_over("2020/2030", Some("2024")));
        assert!(!is_over("2019", None));
    }

    proptest! {
        #[test]
        fn odd_dates_do_no_harm(date in ".{0,12}", duration in ".{0,12}") {
            let _ = (after(&date, &duration), is_over(&date, Some(&duration)));
        }

        #[test]
        fn a_year_after_is_a_year_later(year in 1000..3000_i32, years in 0..500_i32) {
            let date = format!("{year}-05");
            prop_assert_eq!(after(&date, &format!("P{years}Y")), Some(format!("{:04}", year + years)));
        }
    }
}
