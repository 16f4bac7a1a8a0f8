//! Whether a text is a date that a user may set.
//!
//! In: text. Out: yes or no. The part of the Extended Date/Time Format (ISO 8601-2) that the record
//! uses: a point, or an interval whose one end may be open.
//!
//! `2025-11`, `XXXX-11-25`, `199X`, `2023~`, `2021/..` are dates; `2025-13` is none

/// Whether it is a date.
pub fn is_date(text: &str) -> bool {
    match text.split_once('/') {
        None => is_point(text),
        Some((from, "..")) => is_point(from),
        Some(("..", to)) => is_point(to),
        Some((from, to)) => is_point(from) && is_point(to) && !runs_back(from, to),
    }
}

fn is_point(text: &str) -> bool {
    let bare = text.strip_suffix(['~', '?', '%']).unwrap_or(text);
    let mut parts = bare.split('-');
    let year = parts.next().unwrap_or_default();
    let (month, day) = (parts.next(), parts.next());
    let is_unknown = year == "XXXX";
    let is_decade = year.len() == 4 && year.strip_suffix('X').is_some_and(is_digits);
    let is_year = year.len() == 4 && is_digits(year);
    if parts.next().is_some() || !(is_year || is_decade || is_unknown && month.is_some()) {
        return false;
    }
    let two = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() == 2 && is_digits(part));
    match (month.map(two), day.map(two)) {
        (None, None) => true,
        (Some(Some(month)), None) => matches!(month, 1..=12 | 21..=24),
        (Some(Some(month)), Some(Some(day))) => {
            let leap = year.parse::<u16>().map_or(true, |y| {
                y.is_multiple_of(4) && !y.is_multiple_of(100) || y.is_multiple_of(400)
            });
            let last = match month {
                2 if leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                1..=12 => 31,
                _ => 0,
            };
            (1..=last).contains(&day)
        }
        _ => false,
    }
}

/// Whether an interval between known years ends before it begins.
fn runs_back(from: &str, to: &str) -> bool {
    let year = |text: &str| text.get(..4).and_then(|year| year.parse::<u16>().ok());
    match (year(from), year(to)) {
        (Some(first), Some(last)) if first != last => first > last,
        // Within a year the texts are in the order of the days, where they are equally long.
        (Some(_), Some(_)) => from.len() == to.len() && from > to,
        _ => false,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn a_date_is_one_of_the_record() {
        for date in [
            "2025",
            "2025-11",
            "2025-21",
            "2025-11-25",
            "2024-02-29",
            "XXXX-11-25",
            "XXXX-02-29",
            "199X",
            "2023~",
            "2020/2030",
            "2021/..",
            "../2029",
            "2025-09/2025-11",
        ] {
            assert!(is_date(date), "{date}");
        }
        for none in [
            "",
            "/",
            "../..",
            "осень",
            "2025-13",
            "2025-1",
            "2025-21-01",
            "2023-02-29",
            "XXXX",
            "2030/2020",
            "2025-11/2025-09",
            "2025-11-25-01",
            "+025",
            "20255",
        ] {
            assert!(!is_date(none), "{none}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in ".{0,20}", near in "[0-9X/.~-]{0,20}") {
            let _ = (is_date(&text), is_date(&near));
        }
    }
}
