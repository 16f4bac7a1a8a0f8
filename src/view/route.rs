//! The address's fragment: the whole state of the page in a short, readable form.
//!
//! In: a fragment, from a link, the history or a hand. Out: a [`Route`] and the parts that could not
//! be read; and back. Total: what is unknown is reported, never an error. Knows the form of the
//! address; must not know whether the corpus has what it names.
//!
//! `#/compare?p=CN,RU,US&doc=001&who=мустафин&ev=001:17:indicators:CN`

use super::Topic;
use crate::query::Selection;

/// The only view so far.
const COMPARE: &str = "/compare";
/// Version of the form, left out of what is written; a link of a later one says `v=2`.
const VERSION: &str = "1";
/// A part that could not be read is told to the user at most this long, in characters.
const REPORT_CHARS: usize = 60;

/// The state of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// Partners side by side; `None` leaves the choice to the data, an empty list chooses none.
    pub partners: Option<Vec<String>>,
    /// Documents to keep; empty keeps all.
    pub documents: Vec<String>,
    /// Speakers to keep; empty keeps all.
    pub speakers: Vec<String>,
    /// The evidence that is open.
    pub evidence: Option<EvidenceRef>,
}

/// Which item's evidence is open: the fact, and the cell from which it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRef {
    /// Id of the document.
    pub document: String,
    /// Index of the fact in the document's record.
    pub fact: usize,
    /// The row.
    pub topic: Topic,
    /// The column: id of the partner.
    pub partner: String,
    /// Which of the items that one fact gives, where it gives several: the code of a function.
    pub part: Option<String>,
}

impl Topic {
    /// The word of the address and of test ids.
    pub fn code(self) -> &'static str {
        match self {
            Self::Functions => "functions",
            Self::Indicators => "indicators",
            Self::Agreements => "agreements",
            Self::Meetings => "meetings",
            Self::Memberships => "memberships",
            Self::Exchanges => "exchanges",
            Self::Risks => "risks",
            Self::Statements => "statements",
        }
    }

    /// The topic of a word of the address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|topic| topic.code() == code)
    }
}

/// A fragment read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What could be read.
    pub route: Route,
    /// What could not, as it stands in the address (decoded, clipped), in order.
    pub unread: Vec<String>,
}

impl Route {
    /// Reads a fragment, with or without `#`.
    pub fn parse(fragment: &str) -> Parsed {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let mut out = Parsed::default();
        if fragment.is_empty() {
            return out;
        }
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        if !matches!(path, COMPARE | "/" | "") {
            out.report(path);
        }
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            out.read_pair(pair);
        }
        out
    }

    /// The fragment, with `#`; a route without choices gives `#/compare`.
    pub fn to_fragment(&self) -> String {
        let mut out = format!("#{COMPARE}");
        let mut mark = '?';
        let mut put = |key: &str, value: &str| {
            out.push(mark);
            mark = '&';
            out.push_str(key);
            out.push('=');
            out.push_str(value);
        };
        if let Some(partners) = &self.partners {
            put("p", &list(partners));
        }
        if !self.documents.is_empty() {
            put("doc", &list(&self.documents));
        }
        if !self.speakers.is_empty() {
            put("who", &list(&self.speakers));
        }
        if let Some(evidence) = &self.evidence {
            put("ev", &evidence.print());
        }
        out
    }

    /// The same state with other evidence open, or none.
    #[must_use]
    pub fn with_evidence(&self, evidence: Option<EvidenceRef>) -> Self {
        Self { evidence, ..self.clone() }
    }

    /// Whether documents or speakers are filtered.
    pub fn is_filtered(&self) -> bool {
        !self.documents.is_empty() || !self.speakers.is_empty()
    }

    /// The selection for the engine; `defaults` stand in where the address leaves partners open.
    pub fn selection(&self, defaults: &[String]) -> Selection {
        Selection {
            partners: self.partners.clone().unwrap_or_else(|| defaults.to_vec()),
            documents: self.documents.clone(),
            speakers: self.speakers.clone(),
        }
    }
}

impl Parsed {
    fn read_pair(&mut self, pair: &str) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let read = match key {
            "p" => {
                let mut partners = items(value);
                for extra in partners.drain(partners.len().min(Selection::MAX_PARTNERS)..) {
                    self.report(&format!("p={extra}"));
                }
                self.route.partners = Some(partners);
                true
            }
            "doc" => {
                self.route.documents = items(value);
                true
            }
            "who" => {
                self.route.speakers = items(value);
                true
            }
            "ev" => {
                self.route.evidence = EvidenceRef::read(value);
                self.route.evidence.is_some()
            }
            "v" => value == VERSION,
            _ => false,
        };
        if !read {
            self.report(pair);
        }
    }

    fn report(&mut self, part: &str) {
        let part = decode(part);
        let mut clipped: String = part.chars().take(REPORT_CHARS).collect();
        if clipped.len() < part.len() {
            clipped.push('…');
        }
        self.unread.push(clipped);
    }
}

impl EvidenceRef {
    fn print(&self) -> String {
        let mut out = format!(
            "{}:{}:{}:{}",
            encode(&self.document),
            self.fact,
            self.topic.code(),
            encode(&self.partner)
        );
        if let Some(part) = &self.part {
            out.push(':');
            out.push_str(&encode(part));
        }
        out
    }

    fn read(value: &str) -> Option<Self> {
        let mut parts = value.split(':').map(decode);
        let document = parts.next().filter(|id| !id.is_empty())?;
        let fact = parts.next()?.parse().ok()?;
        let topic = Topic::from_code(&parts.next()?)?;
        let partner = parts.next().filter(|id| !id.is_empty())?;
        let part = parts.next();
        parts.next().is_none().then_some(Self { document, fact, topic, partner, part })
    }
}

/// Ids of a list, without empty ones and repeats.
fn items(value: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for item in value.split(',').filter(|item| !item.is_empty()).map(decode) {
        if !out.contains(&item) {
            out.push(item);
        }
    }
    out
}

fn list(ids: &[String]) -> String {
    ids.iter().map(|id| encode(id)).collect::<Vec<_>>().join(",")
}

/// Letters and digits of any script stay readable; what would be taken for our own punctuation, or
/// what browsers rewrite in a fragment, is written as `%XX`.
fn encode(value: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(value.len());
    let mut buffer = [0; 4];
    for c in value.chars() {
        if c.is_alphanumeric() || "-_.~+".contains(c) {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut buffer).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// The reverse of [`encode`]; what is no valid escape stays as it is.
fn decode(value: &str) -> String {
    if !value.contains('%') {
        return value.to_owned();
    }
    let mut out = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let escaped = match tail {
            [high, low, ..] if first == b'%' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        if let Some((high, low)) = escaped {
            out.push(high * 16 + low);
            rest = tail.get(2..).unwrap_or_default();
        } else {
            out.push(first);
            rest = tail;
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| value.to_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn id() -> impl Strategy<Value = String> {
        prop_oneof!["[A-Z]{2}", "[а-яё]{3,9}( [а-яё]{3})?", "[a-z0-9+-]{1,8}", ".{1,6}"]
            .prop_filter("ids are not empty", |id| !id.is_empty())
    }

    fn ids(max: usize) -> impl Strategy<Value = Vec<String>> {
        vec(id(), 0..=max).prop_map(|mut ids| {
            let mut seen = std::collections::BTreeSet::new();
            ids.retain(|id| seen.insert(id.clone()));
            ids
        })
    }

    fn evidence() -> impl Strategy<Value = EvidenceRef> {
        (id(), any::<u16>(), 0..Topic::ALL.len(), id(), proptest::option::of(id())).prop_map(
            |(document, fact, topic, partner, part)| EvidenceRef {
                document,
                fact: usize::from(fact),
                topic: Topic::ALL[topic],
                partner,
                part,
            },
        )
    }

    fn route() -> impl Strategy<Value = Route> {
        (
            proptest::option::of(ids(Selection::MAX_PARTNERS)),
            ids(4),
            ids(4),
            proptest::option::of(evidence()),
        )
            .prop_map(|(partners, documents, speakers, evidence)| Route {
                partners,
                documents,
                speakers,
                evidence,
            })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(route in route()) {
            let parsed = Route::parse(&route.to_fragment());
            prop_assert_eq!(&parsed.route, &route);
            prop_assert!(parsed.unread.is_empty());
        }

        #[test]
        fn a_browser_may_escape_every_letter(route in route()) {
            let escaped: String = route
                .to_fragment()
                .bytes()
                .map(|byte| if byte.is_ascii() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02x}")
                })
                .collect();
            prop_assert_eq!(Route::parse(&escaped).route, route);
        }

        #[test]
        fn any_fragment_is_read_to_something_stable(fragment in ".{0,80}") {
            let route = Route::parse(&fragment).route;
            prop_assert_eq!(Route::parse(&route.to_fragment()).route, route);
        }
    }

    #[test]
    fn cyrillic_stays_readable() {
        let route = Route {
            partners: Some(vec!["CN".to_owned(), "c5+1".to_owned()]),
            speakers: vec!["мустафин".to_owned(), "си цзиньпин".to_owned()],
            evidence: Some(EvidenceRef {
                document: "001_a".to_owned(),
                fact: 17,
                topic: Topic::Functions,
                partner: "CN".to_owned(),
                part: Some("transit".to_owned()),
            }),
            ..Route::default()
        };
        assert_eq!(
            route.to_fragment(),
            "#/compare?p=CN,c5+1&who=мустафин,си%20цзиньпин&ev=001_a:17:functions:CN:transit"
        );
    }

    #[test]
    fn unknown_parts_are_reported_and_the_rest_is_kept() {
        let parsed = Route::parse("#/compare?p=CN&color=%D0%BA&ev=001&v=2");
        assert_eq!(parsed.route.partners, Some(vec!["CN".to_owned()]));
        assert_eq!(parsed.unread, ["color=к", "ev=001", "v=2"]);
        assert_eq!(Route::parse("#/matrix").unread, ["/matrix"]);
    }

    #[test]
    fn a_sixth_partner_is_reported_and_a_repeat_dropped() {
        let parsed = Route::parse("#/compare?p=CN,RU,US,TR,JP,CN,eu");
        assert_eq!(parsed.route.partners.map(|p| p.len()), Some(5));
        assert_eq!(parsed.unread, ["p=eu"]);
    }

    #[test]
    fn no_partners_is_not_the_default() {
        assert_eq!(Route::parse("#/compare?p=").route.partners, Some(Vec::new()));
        assert_eq!(Route::parse("#/compare").route.partners, None);
        assert_eq!(Route::parse("").route, Route::default());
    }
}
