//! The address's fragment: the whole state of the page in a short, readable form.
//!
//! In: a fragment, from a link, the history or a hand. Out: a [`Route`] and the parts that could not
//! be read; and back. Total: what is unknown is reported, never an error. Knows the form of the
//! address; must not know whether the corpus has what it names.
//!
//! `#/compare?p=CN,RU,US&doc=001&who=мустафин&ev=001:17:indicators:CN`

mod escape;
mod read;

use std::collections::BTreeMap;

pub(super) use escape::{decode, encode};
pub use read::Parsed;

pub use super::evidence::{EvidenceRef, Spot};
use super::{Frame, Language, Look, Overview, View};
use crate::query::{Filter, Selection};

/// Options of views are written under their names after this mark: `o.by=speakers`.
const OPTION: &str = "o.";

/// The state of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The view.
    pub view: View,
    /// Partners; `None` leaves the choice to the view, an empty list chooses none.
    pub partners: Option<Vec<String>>,
    /// The filters.
    pub filter: Filter,
    /// Ways to show the view, by name. Not empty, neither name nor value.
    pub options: BTreeMap<String, String>,
    /// The panel (in the comparison the topic) to which the page is scrolled on arrival; not empty.
    pub panel: Option<String>,
    /// The evidence that is open.
    pub evidence: Option<EvidenceRef>,
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
        match path.strip_prefix('/').unwrap_or(path) {
            "" => {}
            code => match View::from_code(code) {
                Some(view) => out.route.view = view,
                None => out.report(path),
            },
        }
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            out.read_pair(pair);
        }
        out
    }

    /// The fragment, with `#`; a route without choices gives `#/compare`.
    pub fn to_fragment(&self) -> String {
        let mut out = format!("#/{}", self.view.code());
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
        let filter = &self.filter;
        for (key, ids) in [("doc", &filter.documents), ("who", &filter.speakers)] {
            if !ids.is_empty() {
                put(key, &list(ids));
            }
        }
        let kinds: Vec<_> = filter.kinds.iter().map(|kind| kind.code()).collect();
        let functions: Vec<_> = filter.functions.iter().map(|function| function.code()).collect();
        let certainty: Vec<_> = filter.certainty.iter().map(|certainty| certainty.code()).collect();
        for (key, codes) in [("kind", kinds), ("fn", functions), ("sure", certainty)] {
            if !codes.is_empty() {
                put(key, &codes.join(","));
            }
        }
        if filter.since.is_some() || filter.until.is_some() {
            let year = |year: Option<i32>| year.map(|year| year.to_string()).unwrap_or_default();
            put("years", &format!("{}..{}", year(filter.since), year(filter.until)));
        }
        if !filter.text.is_empty() {
            put("q", &encode(&filter.text));
        }
        for (key, value) in &self.options {
            put(&format!("{OPTION}{}", encode(key)), &encode(value));
        }
        if let Some(panel) = &self.panel {
            put("at", &encode(panel));
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

    /// The same filters and partners in another view; its options and evidence are its own.
    #[must_use]
    pub fn in_view(&self, view: View) -> Self {
        Self { view, options: BTreeMap::new(), panel: None, evidence: None, ..self.clone() }
    }

    /// The same state, arriving at a panel.
    #[must_use]
    pub fn at_panel(&self, panel: &str) -> Self {
        let panel = (!panel.is_empty()).then(|| panel.to_owned());
        Self { panel, ..self.with_evidence(None) }
    }

    /// The same state with an option of the view set, or, where the value is empty, not set.
    #[must_use]
    pub fn with_option(&self, key: &str, value: &str) -> Self {
        let mut out = Self { panel: None, ..self.with_evidence(None) };
        out.options.remove(key);
        if !value.is_empty() && !key.is_empty() {
            out.options.insert(key.to_owned(), value.to_owned());
        }
        out
    }

    /// What to ask the engine for; a comparison that leaves its partners open has those of the
    /// corpus.
    pub fn look(&self, overview: &Overview, language: Language, frame: Frame) -> Look {
        let partners = match (&self.partners, self.view) {
            (Some(partners), _) => partners.clone(),
            (None, View::Compare) => overview.default_partners(),
            (None, _) => Vec::new(),
        };
        Look {
            view: self.view,
            selection: Selection { partners, filter: self.filter.clone() },
            options: self.options.clone(),
            language,
            frame,
        }
    }
}

/// Fragments that open evidence over one state. What they share is written once: a view has a
/// thousand of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Openings {
    base: String,
}

impl Openings {
    /// Those over a state, whatever evidence it has open.
    pub fn over(route: &Route) -> Self {
        let mut base = route.with_evidence(None).to_fragment();
        base.push(if base.contains('?') { '&' } else { '?' });
        base.push_str("ev=");
        Self { base }
    }

    /// The fragment with this evidence open.
    pub fn of(&self, evidence: &EvidenceRef) -> String {
        format!("{}{}", self.base, evidence.print())
    }
}

fn list(ids: &[String]) -> String {
    ids.iter().map(|id| encode(id)).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::query::Certainty;
    use crate::record::{FactKind, Function};
    use crate::text::Span;

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
        let mark = vec("[a-zа-я+ -]{1,6}", 0..4).prop_map(|parts| parts.join(":"));
        let place = (0..999_u32, 1..999_u32)
            .prop_map(|(start, len)| Spot::Place(Span { start, end: start + len }));
        let spot = prop_oneof![any::<u16>().prop_map(|fact| Spot::Fact(fact.into())), place];
        (id(), spot, mark).prop_map(|(document, spot, mark)| EvidenceRef { document, spot, mark })
    }

    fn some<T: Clone + std::fmt::Debug + 'static>(
        all: &'static [T],
    ) -> impl Strategy<Value = Vec<T>> {
        proptest::sample::subsequence(all.to_vec(), 0..all.len().min(4))
    }

    fn filter() -> impl Strategy<Value = Filter> {
        let years = (proptest::option::of(1900..2030), proptest::option::of(2030..2100));
        let codes = (some(FactKind::ALL), some(Function::ALL), some(&Certainty::ALL));
        (ids(4), ids(4), codes, years, ".{0,8}").prop_map(
            |(documents, speakers, (kinds, functions, certainty), (since, until), text)| Filter {
                documents,
                speakers,
                kinds,
                functions,
                certainty,
                since,
                until,
                text,
            },
        )
    }

    fn route() -> impl Strategy<Value = Route> {
        (
            proptest::sample::select(View::ALL),
            proptest::option::of(ids(Selection::MAX_PARTNERS)),
            filter(),
            proptest::collection::btree_map("[a-z-]{1,6}", "[^ ]{1,6}", 0..3),
            proptest::option::of("[a-z-]{1,8}"),
            proptest::option::of(evidence()),
        )
            .prop_map(|(view, partners, filter, options, panel, evidence)| Route {
                view,
                partners,
                filter,
                options,
                panel,
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
            filter: Filter {
                speakers: vec!["мустафин".to_owned(), "си цзиньпин".to_owned()],
                since: Some(2024),
                ..Filter::default()
            },
            evidence: Some(EvidenceRef {
                document: "001_a".to_owned(),
                spot: Spot::Fact(17),
                mark: "functions:CN:transit".to_owned(),
            }),
            ..Route::default()
        };
        assert_eq!(
            route.to_fragment(),
            "#/compare?p=CN,c5+1&who=мустафин,си%20цзиньпин&years=2024..\
             &ev=001_a:17:functions:CN:transit"
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
    fn unknown_words_of_a_list_are_reported_and_the_known_kept() {
        let parsed = Route::parse("#/functions?kind=role,rule,role&years=2025..2020&o.=x");
        assert_eq!(parsed.route.filter.kinds, [FactKind::Role]);
        assert_eq!(parsed.route.view, View::Functions);
        assert_eq!(parsed.unread, ["kind=rule", "years=2025..2020", "o.=x"]);
    }

    #[test]
    fn a_panel_is_where_one_arrives_and_not_where_one_stays() {
        let arrived = Route::parse("#/risks?at=register").route;
        assert_eq!(arrived.panel.as_deref(), Some("register"));
        assert_eq!(arrived.with_option("register-sort", "who").panel, None);
        assert_eq!(arrived.in_view(View::Deals).panel, None);
        assert_eq!(Route::parse("#/risks").route.at_panel("register"), arrived);
        assert_eq!(Route::parse("#/risks?at=").unread, ["at="]);
    }

    #[test]
    fn no_partners_is_not_the_default() {
        assert_eq!(Route::parse("#/compare?p=").route.partners, Some(Vec::new()));
        assert_eq!(Route::parse("#/compare").route.partners, None);
        assert_eq!(Route::parse("").route, Route::default());
    }
}
