//! A rule that stays packed until it is asked for.
//!
//! In: the bytes of a rule. Out: the rule, read once. Of hundreds of rules a text wakes a few dozen,
//! and the first sentence a handful: the others cost nothing at the start. Knows nothing of matching.

use std::ops::Deref;
use std::sync::OnceLock;

use serde::de::Deserializer;
use serde::ser::{Error as _, Serializer};
use serde::{Deserialize, Serialize};

use super::ast::Rule;

/// A rule, packed or read.
#[derive(Clone, Debug, Default)]
pub struct Packed {
    bytes: Box<[u8]>,
    rule: OnceLock<Rule>,
}

impl From<Rule> for Packed {
    fn from(rule: Rule) -> Self {
        Self { bytes: Box::default(), rule: OnceLock::from(rule) }
    }
}

impl Packed {
    /// The rule to change; none of one that is still packed.
    pub(super) fn rule_mut(&mut self) -> Option<&mut Rule> {
        self.rule.get_mut()
    }
}

impl Deref for Packed {
    type Target = Rule;

    /// The rule; one without patterns where the bytes are none of a rule.
    fn deref(&self) -> &Rule {
        self.rule.get_or_init(|| postcard::from_bytes(&self.bytes).unwrap_or_default())
    }
}

impl PartialEq for Packed {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Packed {}

impl Serialize for Packed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes = postcard::to_allocvec(&**self).map_err(S::Error::custom)?;
        serializer.serialize_bytes(&bytes)
    }
}

impl<'de> Deserialize<'de> for Packed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = <&[u8]>::deserialize(deserializer)?;
        Ok(Self { bytes: bytes.into(), rule: OnceLock::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_rule_is_the_rule() {
        let rule = Rule { id: "risk.flood".into(), ..Rule::default() };
        let bytes = postcard::to_allocvec(&Packed::from(rule.clone())).expect("bytes");
        let packed: Packed = postcard::from_bytes(&bytes).expect("a packed rule");
        assert_eq!(*packed, rule);
        assert_eq!(packed, Packed::from(rule));
        assert_eq!(packed.kind(), "risk");
    }

    #[test]
    fn a_packed_pattern_has_its_sieves_again() {
        let text = "list go = идти\nrule risk.flood\n  match @go ~2 (вода | река)? в {state}<acc>\n  \
                    need паводок\n  set type=domestic";
        let book = super::super::parse(&[("a", text)], &["state"]).expect("a book");
        let rule = book.rules.first().expect("a rule");
        let bytes = postcard::to_allocvec(rule).expect("bytes");
        let packed: Packed = postcard::from_bytes(&bytes).expect("a packed rule");
        assert_eq!(packed, *rule);
        assert!(packed.matches.iter().all(|pattern| pattern.first.is_some()));
    }

    #[test]
    fn bytes_of_no_rule_match_nothing() {
        let packed = Packed { bytes: vec![255; 7].into(), rule: OnceLock::new() };
        assert!(packed.matches.is_empty() && packed.id.is_empty());
    }
}
