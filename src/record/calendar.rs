//! Days of the Gregorian calendar.
//!
//! In: year, month, day. Out: days since 1970-01-01, and back. Must not know EDTF.
//!
//! 6 ноября 2025 года + 6 дней → 12 ноября 2025 года

/// Days of a month of a year.
pub fn month_days(year: i64, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a date of the Gregorian calendar (Howard Hinnant, «chrono-compatible
/// low-level date algorithms», `days_from_civil`).
pub fn day(year: i64, month: u8, day: u8) -> i64 {
    let month = i64::from(month);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of a day since 1970-01-01 (Howard Hinnant, the same paper,
/// `civil_from_days`).
pub fn civil(days: i64) -> (i64, u8, u8) {
    let days = days.clamp(-4_000_000, 4_000_000) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_agree() {
        for days in (-200_000..200_000).step_by(37) {
            let (year, month, number) = civil(days);
            assert_eq!(day(year, month, number), days);
        }
        assert_eq!(day(1970, 1, 1), 0);
        assert_eq!(month_days(2024, 2), 29);
    }
}
