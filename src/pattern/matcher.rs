//! Patterns over a stream: leftmost match from every start, shortest gaps first.

use std::ops::Range;

use super::ast::{Item, ListId, Pattern, Rule, Step, Test};
use super::sieve::Sieve;
use crate::morph::Gram;

/// A sequence of units (words, or names and quantities as one unit each) that patterns run over.
pub trait Stream {
    /// The lists in which the lemma or form of unit `index` is, sorted.
    fn lists(&self, index: usize) -> &[ListId];
    /// Whether the lemma or form of unit `index` is in the list.
    fn in_list(&self, index: usize, list: ListId) -> bool {
        // A word is in a few lists at most.
        self.lists(index).contains(&list)
    }
    /// Whether a reading of unit `index` has one of the features asked for in each group (cases,
    /// numbers, tenses).
    fn has_gram(&self, index: usize, gram: Gram) -> bool;
    /// The slots in which unit `index` stands, one bit each.
    fn slots(&self, index: usize) -> u32;
    /// Whether a clause ends at unit `index`: a comma, dash, colon, semicolon, bracket.
    fn ends_clause(&self, index: usize) -> bool;
}

/// A named part of a match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// Number of the name in the rule book.
    pub name: u16,
    /// Units.
    pub units: Range<usize>,
}

/// Where a pattern matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Units.
    pub units: Range<usize>,
    /// Named parts, in order.
    pub captures: Vec<Capture>,
}

impl Match {
    /// The first part of this name.
    pub fn capture(&self, name: Option<u16>) -> Option<Range<usize>> {
        self.captures.iter().find(|c| Some(c.name) == name).map(|c| c.units.clone())
    }
}

/// The matches of a rule in the sentence of `sieve`, in order, not overlapping for the same pattern.
pub fn matches<S: Stream>(rule: &Rule, stream: &S, sieve: &Sieve) -> Vec<Match> {
    let mut found: Vec<Match> = Vec::new();
    for pattern in sieve.awake_of(&rule.matches) {
        let mut from = 0;
        for at in sieve.starts(pattern, stream) {
            if at >= from
                && let Some(hit) = match_at(pattern, stream, &sieve.sentence, at)
            {
                from = hit.units.end;
                found.push(hit);
            }
        }
    }
    if found.is_empty() {
        return found;
    }
    let absent = |pattern: &Pattern| all(pattern, stream, sieve).next().is_none();
    if rule.needs.iter().any(absent) || !rule.unless.iter().all(absent) {
        return Vec::new();
    }
    for pattern in &rule.nots {
        let blocks: Vec<_> = all(pattern, stream, sieve).collect();
        found.retain(|hit| {
            !blocks.iter().any(|b| b.start < hit.units.end && hit.units.start < b.end)
        });
    }
    found.sort_by_key(|hit| (hit.units.start, hit.units.end));
    found
}

fn all<S: Stream>(
    pattern: &Pattern,
    stream: &S,
    sieve: &Sieve,
) -> impl Iterator<Item = Range<usize>> {
    let starts = sieve.passes(pattern).then(|| sieve.starts(pattern, stream));
    starts
        .into_iter()
        .flatten()
        .filter_map(|at| match_at(pattern, stream, &sieve.sentence, at).map(|hit| hit.units))
}

fn match_at<S: Stream>(
    pattern: &Pattern,
    stream: &S,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Match> {
    let mut run = Run { stream, sentence, captures: Vec::new(), budget: BUDGET };
    let end = run.items(&pattern.items, at, None)?;
    Some(Match { units: at..end, captures: run.captures })
}

/// Steps that one attempt may take: bounds the cost of nested gaps on odd text.
const BUDGET: u32 = 4_000;

/// What is to be matched after a sequence, the nearest first.
#[derive(Clone, Copy)]
struct Rest<'r> {
    items: &'r [Item],
    after: Option<&'r Rest<'r>>,
}

struct Run<'a, S> {
    stream: &'a S,
    sentence: &'a Range<usize>,
    captures: Vec<Capture>,
    budget: u32,
}

impl<S: Stream> Run<'_, S> {
    /// Matches `items` and then `rest` from unit `at`; the unit after the last one matched.
    fn items(&mut self, items: &[Item], at: usize, rest: Option<&Rest>) -> Option<usize> {
        self.budget = self.budget.checked_sub(1)?;
        let Some((item, tail)) = items.split_first() else {
            return match rest {
                None => Some(at),
                Some(rest) => self.items(rest.items, at, rest.after),
            };
        };
        let kept = self.captures.len();
        if let Some(end) = self.item(item, tail, at, rest) {
            return Some(end);
        }
        self.captures.truncate(kept);
        if item.optional { self.items(tail, at, rest) } else { None }
    }

    fn item(
        &mut self,
        item: &Item,
        tail: &[Item],
        at: usize,
        rest: Option<&Rest>,
    ) -> Option<usize> {
        match &item.step {
            Step::Start => {
                if at == self.sentence.start {
                    self.items(tail, at, rest)
                } else {
                    None
                }
            }
            Step::Unit { test, gram, negated } => {
                if at >= self.sentence.end || self.unit(test, *gram, at) == *negated {
                    return None;
                }
                self.capture(item, at..at + 1);
                self.items(tail, at + 1, rest)
            }
            Step::Gap { max, clause } => self.gap(item, tail, at, rest, *max, *clause),
            Step::Either(sequences) => {
                let kept = self.captures.len();
                for sequence in sequences {
                    // A named group covers its own units only, so its end must be known first.
                    if item.names.is_empty() {
                        let after = Rest { items: tail, after: rest };
                        if let Some(end) = self.items(sequence, at, Some(&after)) {
                            return Some(end);
                        }
                    } else if let Some(end) = self.items(sequence, at, None) {
                        self.capture(item, at..end);
                        if let Some(end) = self.items(tail, end, rest) {
                            return Some(end);
                        }
                    }
                    self.captures.truncate(kept);
                }
                None
            }
        }
    }

    fn gap(
        &mut self,
        item: &Item,
        tail: &[Item],
        at: usize,
        rest: Option<&Rest>,
        max: usize,
        clause: bool,
    ) -> Option<usize> {
        let kept = self.captures.len();
        if tail.is_empty() && is_over(rest) {
            // Nothing follows: the gap takes all that it may.
            let most = (at + max).min(self.sentence.end);
            let end =
                (at..most).find(|unit| clause && self.stream.ends_clause(*unit)).unwrap_or(most);
            self.capture(item, at..end);
            return Some(end);
        }
        for len in 0..=max {
            let end = at + len;
            if end > self.sentence.end {
                return None;
            }
            if clause && len > 0 && self.stream.ends_clause(end - 1) {
                return None;
            }
            // Most ends of a gap fail at the very unit after them: no need to go down for that.
            if let Some(Item { step: Step::Unit { test, gram, negated }, optional: false, .. }) =
                tail.first()
                && (end >= self.sentence.end || self.unit(test, *gram, end) == *negated)
            {
                self.budget = self.budget.checked_sub(1)?;
                continue;
            }
            self.capture(item, at..end);
            if let Some(end) = self.items(tail, end, rest) {
                return Some(end);
            }
            self.captures.truncate(kept);
        }
        None
    }

    fn unit(&self, test: &Test, gram: Gram, at: usize) -> bool {
        let passes = match test {
            Test::List(list) => self.stream.in_list(at, *list),
            Test::Slot(bits) => self.stream.slots(at) & bits != 0,
            Test::Any(any) => {
                self.stream.slots(at) & any.slots != 0 || any.meets(self.stream.lists(at))
            }
        };
        passes && (gram == Gram::NONE || self.stream.has_gram(at, gram))
    }

    fn capture(&mut self, item: &Item, units: Range<usize>) {
        let parts = item.names.iter().map(|name| Capture { name: *name, units: units.clone() });
        self.captures.extend(parts);
    }
}

/// Whether nothing is left to match.
fn is_over(rest: Option<&Rest>) -> bool {
    let mut next = rest;
    while let Some(rest) = next {
        if !rest.items.is_empty() {
            return false;
        }
        next = rest.after;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{Stream, match_at, matches};
    use crate::morph::Gram;
    use crate::pattern::{ListId, RuleBook, Sieve, parse};

    /// A stream of lemmas; a word in capitals stands in slot 0, a comma ends a clause.
    struct Words<'a>(Vec<Vec<ListId>>, Vec<&'a str>);

    impl Stream for Words<'_> {
        fn lists(&self, index: usize) -> &[ListId] {
            &self.0[index]
        }
        fn has_gram(&self, _: usize, _: Gram) -> bool {
            true
        }
        fn slots(&self, index: usize) -> u32 {
            u32::from(self.1[index].chars().all(char::is_uppercase))
        }
        fn ends_clause(&self, index: usize) -> bool {
            self.1[index] == ","
        }
    }

    fn words<'a>(book: &RuleBook, text: Vec<&'a str>) -> Words<'a> {
        let lists = |word: &&str| {
            book.words().filter(|(_, own, _)| own == word).map(|(_, _, list)| list).collect()
        };
        Words(text.iter().map(lists).collect(), text)
    }

    #[track_caller]
    fn found(rule: &str, text: &str) -> Vec<String> {
        let book =
            parse(&[("t", &format!("list visit = визит, поездка\nrule t.t\n{rule}"))], &["s"])
                .expect("a rule");
        let words = words(&book, text.split(' ').collect());
        let sieve = Sieve::new(&words, 0..words.1.len(), &book);
        matches(&book.rules[0], &words, &sieve)
            .into_iter()
            .map(|hit| words.1[hit.units].join(" "))
            .collect()
    }

    #[test]
    fn a_gap_stays_in_its_clause() {
        assert_eq!(found("match @visit ~3 в {s}", "визит токаев в США"), ["визит токаев в США"]);
        assert!(found("match @visit ~3 в {s}", "визит , он в США").is_empty());
        assert_eq!(found("match @visit ... в {s}", "визит , он в США").len(), 1);
    }

    #[test]
    fn a_gap_at_the_end_takes_all_that_it_may() {
        assert_eq!(found("match в ~9", "в США и дом , да"), ["в США и дом"]);
        assert_eq!(found("match в ...", "в США , да"), ["в США , да"]);
    }

    #[test]
    fn every_match_is_found() {
        assert_eq!(found("match @visit", "визит и поездка"), ["визит", "поездка"]);
    }

    #[test]
    fn blocked_needed_and_forbidden() {
        let rule = "match @visit\nnot итог @visit";
        assert!(found(rule, "по итог визит").is_empty());
        assert_eq!(found(rule, "по итог визит и поездка"), ["поездка"]);
        assert!(found("match @visit\nneed {s}", "визит").is_empty());
        assert!(found("match @visit\nunless {s}", "визит США").is_empty());
    }

    #[test]
    fn alternatives_are_tried_with_what_follows() {
        assert_eq!(found("match (в | в ход) @visit", "в ход визит"), ["в ход визит"]);
        assert_eq!(found("match a:(в | в ход)? @visit", "визит"), ["визит"]);
    }

    #[test]
    fn the_sieve_loses_no_match() {
        let patterns = [
            "визит",
            "визит? в {s}",
            "(визит | в ход)? ~2 США",
            "!визит в",
            "(^ | ,) в",
            "~2 США",
            "(в ~1 | визит) США",
            "(в ход)",
            "({s} | в) визит?",
            "a:(визит | !в) ...",
        ];
        let alphabet = ["визит", "в", "ход", "США", ","];
        for pattern in patterns {
            let book =
                parse(&[("t", &format!("rule t.t\nmatch {pattern}"))], &["s"]).expect("a rule");
            let pattern = &book.rules[0].matches[0];
            for number in 0..alphabet.len().pow(4) {
                let text: Vec<&str> =
                    (0..4).map(|at| alphabet[number / alphabet.len().pow(at) % 5]).collect();
                let words = words(&book, text);
                let sieve = Sieve::new(&words, 0..4, &book);
                let all: Vec<usize> =
                    (0..4).filter(|at| match_at(pattern, &words, &(0..4), *at).is_some()).collect();
                let starts: Vec<usize> = sieve.starts(pattern, &words).collect();
                let awake = sieve.awake_of(&book.rules[0].matches).count() == 1;
                assert!(all.is_empty() || awake, "{pattern:?}: {:?}", words.1);
                assert!(all.iter().all(|at| starts.contains(at)), "{pattern:?}: {:?}", words.1);
            }
        }
    }
}
