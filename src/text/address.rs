//! Addresses: URLs, e-mails, domain names.
//!
//! In: a text and where a word of Latin letters begins. Out: where the address ends that begins
//! there. Knows top-level domains from `data/text/domains.tsv`. Every search is bounded, so that
//! a long line of «a.a.a» stays linear.
//!
//! «сообщает Zakon.kz.» → `Zakon.kz`; «https://www.aa.com.tr/….» → `https://www.aa.com.tr/`

use std::sync::LazyLock;

use super::class::is_gap;

static DOMAINS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let table = include_str!("../data/text/domains.tsv");
    let mut list: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
    list.sort_unstable();
    list
});

/// The longest name of a host or a mailbox, in bytes (RFC 5321 allows 254 and 64).
const LONGEST: usize = 254;

/// The end of the address that begins at byte `start`, if one does.
pub(super) fn address(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let bytes = rest.as_bytes();
    let scheme = [&b"https://"[..], b"http://", b"ftp://", b"www."].into_iter().find(|scheme| {
        bytes.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    });
    if let Some(scheme) = scheme {
        let end = path(rest);
        return (end > scheme.len()).then_some(start + end);
    }
    let name = run(bytes);
    let host_at = if bytes.get(name) == Some(&b'@') { name + 1 } else { 0 };
    let host = rest.get(host_at..)?;
    let end = host_at + domain(host)?;
    let tail = rest.get(end..)?;
    let end = if tail.starts_with('/') { end + path(tail) } else { end };
    Some(start + end)
}

/// Whether an address may begin with the Latin word or number that ends before `next`.
pub(super) fn may_go_on(next: Option<u8>, after: Option<u8>) -> bool {
    match next {
        Some(b'@') => true,
        Some(b'.' | b'_' | b'+' | b':' | b'-') => {
            after.is_some_and(|b| b.is_ascii_alphanumeric() || b == b'/')
        }
        _ => false,
    }
}

/// Bytes of letters, digits and what may stand between them in a name.
fn run(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .take(LONGEST)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'+' | b'-'))
        .count()
}

/// The end of the domain name at the start of `text`: labels up to the last known domain.
fn domain(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let name = text.get(..run(bytes))?;
    let mut at = 0;
    let mut found = None;
    for (i, label) in name.split('.').enumerate() {
        let end = at + label.len();
        let fits = !label.is_empty()
            && !label.starts_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !fits {
            break;
        }
        if i > 0 && is_top(label) {
            found = Some(end);
        }
        at = end + 1;
    }
    found
}

fn is_top(label: &str) -> bool {
    label.len() <= 6
        && DOMAINS.binary_search_by(|top| (*top).cmp(label.to_ascii_lowercase().as_str())).is_ok()
}

/// The end of an address in full, without the marks of the sentence around it.
fn path(text: &str) -> usize {
    let stop = |c: char| is_gap(c) || matches!(c, '«' | '»' | '"' | '“' | '”' | '„' | '<' | '>');
    let all = text.find(stop).and_then(|end| text.get(..end)).unwrap_or(text);
    let bracket = all.contains('(');
    let marks = |c: char| {
        matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | ']' | '}' | '\'' | '*' | '—' | '–')
            || (c == ')' && !bracket)
    };
    all.trim_end_matches(marks).len()
}

#[cfg(test)]
mod tests {
    use super::address;

    fn of(text: &str) -> Option<&str> {
        address(text, 0).and_then(|end| text.get(..end))
    }

    #[test]
    fn addresses() {
        assert_eq!(of("https://www.aa.com.tr/…. Дата"), Some("https://www.aa.com.tr/"));
        assert_eq!(of("http://a.kz/b?c=1), и"), Some("http://a.kz/b?c=1"));
        assert_eq!(of("www.akorda.kz."), Some("www.akorda.kz"));
        assert_eq!(of("Zakon.kz. Об этом"), Some("Zakon.kz"));
        assert_eq!(of("DNI.RU: «Казахстан"), Some("DNI.RU"));
        assert_eq!(of("inosmi.ruПосмотреть"), Some("inosmi.ru"));
        assert_eq!(of("press.office@mfa.gov.kz,"), Some("press.office@mfa.gov.kz"));
        assert_eq!(of("kursiv.kz/news/1."), Some("kursiv.kz/news/1"));
    }

    #[test]
    fn no_addresses() {
        assert_eq!(of("Corp. и"), None);
        assert_eq!(of("U.S. dollars"), None);
        assert_eq!(of("Holding.It is"), None);
        assert_eq!(of("http://"), None);
    }
}
