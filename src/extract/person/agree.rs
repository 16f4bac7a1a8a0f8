//! The nominative of a person's surname: what the given name, the document and the list of
//! leaders say of it.
//!
//! In: candidates of a document. Out: for each the nominative, gender and cases. «Касым-Жомарта
//! Токаева» is a genitive, so the surname is токаев; «Наргис Касеновой» is a woman: касенова.

use rustc_hash::{FxHashMap, FxHashSet};

use super::candidate::{Candidate, Pattern};
use super::decline::{Nominative, common};
use super::knowledge::Knowledge;
use crate::extract::{Block, Form};
use crate::morph::{Gram, Pos};

const GENDERS: Gram = Gram(Gram::MASC.0 | Gram::FEMN.0);

/// A candidate with the nominatives that its surname may have.
#[derive(Debug)]
pub(super) struct Weighed {
    /// Options in order of preference; none where the grammar forbids the name.
    pub options: Vec<Nominative>,
    /// Folded nominatives of the given name.
    pub given: Vec<Nominative>,
}

/// Weighs one candidate by itself.
pub(super) fn weigh(block: &Block, candidate: &Candidate) -> Weighed {
    let readings = |i: usize| block.form(i).map_or(&[][..], |form| &form.readings);
    let names = |i: usize| block.form(i).map(Form::names);
    let given = candidate.given.and_then(names).map_or_else(Vec::new, |names| names.given.clone());
    let Some(at) = candidate.surname else {
        return Weighed { options: given.clone(), given };
    };
    let mut options = names(at).map_or_else(Vec::new, |names| names.nominatives.clone());
    for reading in readings(at).iter().filter(|r| r.known && r.gram.any(Gram::SURNAME)) {
        let known = options.iter_mut().find(|o| *o.word == *reading.lemma);
        if known.is_none() && reading.gram.has(Gram::SING) {
            options.push(Nominative { word: reading.lemma.to_string(), gram: reading.gram });
        }
    }
    keep_real_cases(block, candidate, at, &mut options);
    if candidate.pattern == Pattern::Whole {
        options.retain(|option| !option.gram.has(Gram::FEMN) || option.gram.has(Gram::MASC));
        // No syllable of these languages ends in the endings of the instrumental.
        if options.iter().any(|option| !is_instrumental(&option.word)) {
            options.retain(|option| !is_instrumental(&option.word));
        }
    }
    if candidate.pattern == Pattern::Cited {
        // A reference names its author in the nominative; so may the sentence («Лемон (2018)»).
        let as_said = options.iter().position(|option| option.word == block.norm(at));
        options = as_said.map(|i| vec![options.swap_remove(i)]).unwrap_or_default();
    }
    let agreeing = agreeing(&options, &given, block.norm(at));
    if !agreeing.is_empty() {
        options = agreeing;
    }
    subject_first(block, candidate, &mut options);
    let titled = agreeing_with_title(block, candidate, &options);
    if matches!(candidate.pattern, Pattern::Pair | Pattern::Full) && !titled.is_empty() {
        options = titled;
    } else if matches!(candidate.pattern, Pattern::Surname | Pattern::Initials) {
        // «выпускник Гарварда»: after a nominative the likeliest reading is a genitive.
        let leads = |option: &Nominative| Knowledge::get().leaders(&option.word).next().is_some();
        let first = options.first().map(|option| &option.word);
        if options.iter().any(leads) && !titled.iter().any(leads) {
            // «представитель Путина» is more likely his than a woman of a like name.
            options.retain(leads);
        } else if candidate.by_title && titled.first().map(|option| &option.word) != first {
            options.clear();
        } else if !titled.is_empty() {
            options = titled;
        }
    }
    Weighed { options, given }
}

/// Leaves out what the surname at `at` cannot be: a prepositional case without its preposition, a
/// woman's surname in -ь that would decline («Масри» is no form of «Масрь»). A surname that the
/// dictionary knows as unchanging comes first: «Дюма».
fn keep_real_cases(block: &Block, candidate: &Candidate, at: usize, options: &mut Vec<Nominative>) {
    let norm = block.norm(at);
    options.retain(|option| {
        option.word == norm || !option.word.ends_with('ь') || option.gram.any(Gram::MASC)
    });
    if !has_preposition(block, candidate.tokens.start) {
        for option in options.iter_mut() {
            option.gram = option.gram.without(Gram::LOC);
        }
        options.retain(|option| option.gram.any(Gram::CASES));
    }
    let unchanging = block.form(at).is_some_and(|form| {
        form.readings.iter().any(|r| r.known && r.gram.has(Gram::SURNAME.with(Gram::FIXED)))
    });
    if unchanging {
        options.sort_by_key(|option| option.word != norm);
    }
}

/// Of a name whose given name does not decline the nominative comes first where a verb in the
/// singular stands right after it: «Мэтью Брайза заявил» has no Брайз.
fn subject_first(block: &Block, candidate: &Candidate, options: &mut [Nominative]) {
    let finite = |i: usize| {
        block.form(i).and_then(|form| form.readings.first()).is_some_and(|reading| {
            reading.pos == Pos::Verb && reading.known && reading.gram.any(Gram::SING)
        })
    };
    if candidate.pattern == Pattern::Full && options.len() > 1 && finite(candidate.tokens.end) {
        options.sort_by_key(|option| !option.gram.any(Gram::NOM));
    }
}

/// Tokens before a name among which its preposition may stand: titles, other names of a list.
const PREPOSITION_REACH: usize = 14;

/// Whether a preposition that may want the prepositional case stands before the name at `start`.
fn has_preposition(block: &Block, start: usize) -> bool {
    (start.saturating_sub(PREPOSITION_REACH)..start)
        .any(|i| matches!(block.norm(i), "о" | "об" | "обо" | "в" | "во" | "на" | "при" | "по"))
}

fn is_instrumental(word: &str) -> bool {
    word.ends_with("ом") || word.ends_with("ем")
}

/// The options that share gender and case with a reading of the given name, those of its likelier
/// readings first: «Ивану Петрову» is a dative of Иван before an accusative of Ивана. A man's surname in
/// -ой and one in -ы as it stands (`form`) are rarer than one in -а declined: «Айман Жусуповой»,
/// «Леонарда Чижмы».
fn agreeing(options: &[Nominative], given: &[Nominative], form: &str) -> Vec<Nominative> {
    let mut out: Vec<((bool, usize), Nominative)> = Vec::new();
    for option in options {
        let mut gram = Gram::NONE;
        let mut likeliest = given.len();
        for (rank, name) in given.iter().enumerate() {
            let shared = common(option.gram, name.gram);
            if shared.any(GENDERS) && shared.any(Gram::CASES) {
                gram = gram.with(common(shared, GENDERS.with(Gram::CASES)));
                likeliest = likeliest.min(rank);
            }
        }
        if gram != Gram::NONE {
            let is_rare = option.word == form && (form.ends_with("ой") || form.ends_with('ы'));
            out.push(((is_rare, likeliest), Nominative { word: option.word.clone(), gram }));
        }
    }
    out.sort_by_key(|(rank, _)| *rank);
    out.into_iter().map(|(_, option)| option).collect()
}

/// The options whose case is that of the noun of role right before the name.
fn agreeing_with_title(
    block: &Block,
    candidate: &Candidate,
    options: &[Nominative],
) -> Vec<Nominative> {
    let Some(form) = candidate.tokens.start.checked_sub(1).and_then(|i| block.form(i)) else {
        return Vec::new();
    };
    if form.person_word.role.is_none() {
        return Vec::new();
    }
    let cases = form
        .readings
        .iter()
        .filter(|reading| reading.gram.any(Gram::SING))
        .fold(Gram::NONE, |cases, reading| cases.with(common(reading.gram, Gram::CASES)));
    options
        .iter()
        .filter(|option| option.gram.any(cases))
        .map(|option| Nominative {
            word: option.word.clone(),
            gram: common(option.gram, cases.with(GENDERS)),
        })
        .collect()
}

/// How many distinct forms of the document may belong to each nominative.
#[derive(Debug, Default)]
pub(super) struct Support {
    forms: FxHashSet<(Box<str>, String)>,
    count: FxHashMap<String, u32>,
    /// Nominatives that a given name beside the surname leaves no doubt of.
    whole: FxHashSet<String>,
}

impl Support {
    /// Counts the forms in which a name that may end in a consonant or in -а stands alone in the
    /// document: «Брайзы», «Брайзой» speak for Брайза against Брайз.
    pub(super) fn add_alone(&mut self, weighed: &[&Weighed], blocks: &[Block]) {
        let mut forms: FxHashMap<String, String> = FxHashMap::default();
        for weighed in weighed {
            for option in &weighed.options {
                let Some(stem) = option.word.strip_suffix('а') else { continue };
                if weighed.options.iter().any(|other| other.word == stem) {
                    for ending in ["ы", "и", "ой", "ей"] {
                        forms.insert([stem, ending].concat(), option.word.clone());
                    }
                    for ending in ["", "ом", "ем", "ым"] {
                        forms.insert([stem, ending].concat(), stem.to_owned());
                    }
                }
            }
        }
        if forms.is_empty() {
            return;
        }
        for block in blocks {
            for token in 0..block.len() {
                let Some(word) = forms.get(block.norm(token)) else { continue };
                let form = (block.norm(token).into(), word.clone());
                let great = block.surface(token).starts_with(char::is_uppercase);
                if great && self.forms.insert(form) {
                    *self.count.entry(word.clone()).or_default() += 1;
                }
            }
        }
    }

    /// Counts one weighed form of a candidate.
    pub(super) fn add(&mut self, form: &str, candidate: &Candidate, weighed: &Weighed) {
        if let (Pattern::Full, [first, rest @ ..]) = (candidate.pattern, &weighed.options[..])
            && rest.iter().all(|option| option.word == first.word)
        {
            self.whole.insert(first.word.clone());
        }
        for option in &weighed.options {
            if self.forms.insert((form.into(), option.word.clone())) {
                *self.count.entry(option.word.clone()).or_default() += 1;
            }
        }
    }

    /// The option that the document and the list of leaders speak for.
    pub(super) fn choose<'w>(&self, weighed: &'w Weighed) -> Option<&'w Nominative> {
        let known = Knowledge::get();
        let score = |option: &Nominative| {
            let forms = self.count.get(&option.word).copied().unwrap_or_default();
            let mut leaders = known.leaders(&option.word).peekable();
            let leads = leaders.peek().is_some();
            let named = leaders.any(|leader| {
                weighed.given.iter().any(|name| leader.name.starts_with(name.word.as_str()))
            });
            let whole = u32::from(self.whole.contains(&option.word));
            forms + whole + u32::from(leads) + 3 * u32::from(named)
        };
        let mut best: Option<(&Nominative, u32)> = None;
        for option in &weighed.options {
            let score = score(option);
            if best.is_none_or(|(_, top)| score > top) {
                best = Some((option, score));
            }
        }
        best.map(|(option, _)| option)
    }
}
