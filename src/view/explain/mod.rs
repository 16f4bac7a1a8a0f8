//! A text with all that was read in it, for whoever writes rules and names.
//!
//! In: a document, its record, the table of word forms. Out: an [`Explanation`], sentence by
//! sentence: the words as the rules see them, what is marked, the facts with the rule of each. Knows
//! what stands where; must not know the command, a file or a colour.
//!
//! ```text
//! 125..157 body
//! [Токаев|токаев] прибыл в [Москву|RU].
//!   words    Токаев<nom.sing>  прибыл/прибыть<sing>@visited  в  Москву/москва<acc.sing> .
//!   person   Токаев  токаев
//!   state    Москву  RU capital
//!   meeting  meeting.visited: with RU, form visit, place Москва
//! ```

mod text;
mod value;

use serde::Serialize;

use crate::corpus::{Document, Segment, SegmentKind};
use crate::extract::fact::rules;
use crate::extract::{Block, Cut, Form, Forms};
use crate::morph::{Gram, Pos};
use crate::pattern::ListId;
use crate::record::Record;
use crate::text::{CodePoints, Span};

/// A document explained; all offsets are code points.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// Id of the document.
    pub document: String,
    /// Its date, EDTF.
    pub date: Option<String>,
    /// The state whose policy it is about.
    pub home: Option<String>,
    /// The sentences, in order of the text.
    pub sentences: Vec<Sentence>,
}

/// A sentence and what was read in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sentence {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// What its paragraph is: `body`, `heading`, `question` …
    pub segment: &'static str,
    /// Whether another paragraph begins here.
    pub opens: bool,
    /// The sentence with its mentions and quantities in brackets: `прибыл в [Москву|RU]`.
    pub marked: String,
    /// Its tokens.
    pub words: Vec<Word>,
    /// Mentions and quantities, by start.
    pub finds: Vec<Find>,
    /// The facts whose evidence begins here.
    pub facts: Vec<Told>,
}

/// A token as the rules see it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Word {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// As it is written.
    pub text: String,
    /// Lemma of the best reading.
    pub lemma: String,
    /// Part of speech of the best reading, lower case.
    pub pos: String,
    /// Cases and numbers of the best reading, as rules write them: `acc.sing`.
    pub grammar: String,
    /// The lists of the rules that it belongs to.
    pub lists: Vec<String>,
}

/// A mention or a quantity.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Find {
    /// `state`, `person`, `money` …
    pub kind: &'static str,
    /// As it is written.
    pub text: String,
    /// What it stands for: `RU capital`, `17200000000 USD`.
    pub value: String,
}

/// A fact with the rule that found it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told {
    /// `meeting`, `indicator` …
    pub kind: &'static str,
    /// Id of the rule: `meeting.visited`.
    pub rule: String,
    /// What it says: `with RU, form visit, place Москва`.
    pub says: String,
}

/// Explains what the record says of the document. Total: any text and any record give an
/// explanation.
pub fn explain(document: &Document, record: &Record, forms: &mut Forms) -> Explanation {
    let text = &document.text;
    let points = CodePoints::new(text);
    let lists = list_names();
    let cuts: Vec<Cut> =
        document.segments.iter().map(|segment| Cut::new(segment.span.of(text), forms)).collect();
    let mut sentences = Vec::new();
    for (segment, cut) in document.segments.iter().zip(cuts) {
        let block = cut.block(segment.span.of(text), segment.span.start, forms);
        let scene = Scene { text, record, points: &points, lists: &lists, segment, block: &block };
        scene.read(&mut sentences);
    }
    Explanation {
        document: record.doc.id.clone(),
        date: record.doc.date.clone(),
        home: record.doc.home.clone(),
        sentences,
    }
}

/// The name of each list of the rules, by its number; empty for a list without a name.
fn list_names() -> Vec<&'static str> {
    let book = &rules().book;
    let mut names = vec![""; book.list_count()];
    for (name, ListId(id)) in book.lists() {
        if let Some(place) = names.get_mut(usize::from(id)) {
            *place = name;
        }
    }
    names
}

/// A paragraph among what is known of its document.
struct Scene<'a> {
    text: &'a str,
    record: &'a Record,
    points: &'a CodePoints,
    lists: &'a [&'static str],
    segment: &'a Segment,
    block: &'a Block<'a>,
}

impl Scene<'_> {
    /// Adds the sentences of the paragraph.
    fn read(&self, out: &mut Vec<Sentence>) {
        for (number, tokens) in self.block.sentences().iter().enumerate() {
            let span = self.block.span(tokens.clone()).shifted(self.block.offset);
            let words = tokens.clone().filter_map(|token| self.word(token)).collect();
            let marks = self.marks(span);
            out.push(Sentence {
                start: self.points.of(span.start),
                end: self.points.of(span.end),
                segment: segment_code(self.segment.kind),
                opens: number == 0,
                marked: text::marked(self.text, span, &marks),
                words,
                finds: marks.into_iter().map(|(_, find)| find).collect(),
                facts: self.facts(span),
            });
        }
    }

    fn word(&self, token: usize) -> Option<Word> {
        let span = self.block.tokens().get(token)?.span.shifted(self.block.offset);
        let form = self.block.form(token)?;
        let named = |id: &ListId| self.lists.get(usize::from(id.0)).copied();
        Some(Word {
            start: self.points.of(span.start),
            end: self.points.of(span.end),
            text: span.of(self.text).into(),
            lemma: form.lemma().into(),
            pos: format!("{:?}", form.pos()).to_lowercase(),
            grammar: grammar(form),
            lists: form
                .lists
                .iter()
                .filter_map(named)
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
        })
    }

    /// Mentions and quantities that begin in `sentence`, by start, the longer first.
    fn marks(&self, sentence: Span) -> Vec<(Span, Find)> {
        let begins = |span: Span| (sentence.start..sentence.end).contains(&span.start);
        let mentions = from(&self.record.mentions, sentence, |mention| mention.span)
            .filter(|mention| begins(mention.span))
            .map(|mention| (mention.span, value::of_mention(mention, self.text)));
        let quantities = from(&self.record.quantities, sentence, |quantity| quantity.span)
            .filter(|quantity| begins(quantity.span))
            .map(|quantity| (quantity.span, value::of_quantity(quantity, self.text)));
        let mut marks: Vec<(Span, Find)> = mentions.chain(quantities).collect();
        marks.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        marks
    }

    /// Facts whose evidence begins in `sentence`.
    fn facts(&self, sentence: Span) -> Vec<Told> {
        let facts = &self.record.facts;
        let (facts, further) =
            facts.split_at(facts.partition_point(|fact| !fact.detail.kind().is_further()));
        [facts, further]
            .into_iter()
            .flat_map(|facts| from(facts, sentence, |fact| fact.span))
            .map(|fact| value::of_fact(fact, self.text))
            .collect()
    }
}

/// The items that begin in `sentence`, of a list in the order of the text.
fn from<T>(items: &[T], sentence: Span, span: impl Fn(&T) -> Span) -> impl Iterator<Item = &T> {
    let first = items.partition_point(|item| span(item).start < sentence.start);
    let last = items.partition_point(|item| span(item).start < sentence.end);
    items.get(first..last).unwrap_or_default().iter()
}

/// Cases and numbers of the best reading: `acc.sing`; empty for words that have none.
fn grammar(form: &Form) -> String {
    const NAMES: [(Gram, &str); 8] = [
        (Gram::NOM, "nom"),
        (Gram::GEN, "gen"),
        (Gram::DAT, "dat"),
        (Gram::ACC, "acc"),
        (Gram::INS, "ins"),
        (Gram::LOC, "loc"),
        (Gram::SING, "sing"),
        (Gram::PLUR, "plur"),
    ];
    let Some(reading) = form.readings.first().filter(|reading| reading.pos != Pos::Other) else {
        return String::new();
    };
    let names = NAMES.iter().filter(|(gram, _)| reading.gram.any(*gram));
    names.map(|(_, name)| *name).collect::<Vec<_>>().join(".")
}

fn segment_code(kind: SegmentKind) -> &'static str {
    match kind {
        SegmentKind::Heading => "heading",
        SegmentKind::Body => "body",
        SegmentKind::Question => "question",
        SegmentKind::Answer => "answer",
        SegmentKind::Caption => "caption",
        SegmentKind::Reference => "reference",
        SegmentKind::Metadata => "metadata",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Extractor;
    use crate::lexicon::Lexicon;
    use crate::morph::Morph;

    fn explained(text: &str) -> Explanation {
        let document = Document::from_text("d", text.into());
        let record = Extractor::new().extract(&document);
        explain(&document, &record, &mut Forms::new(Morph::builtin(), Lexicon::builtin()))
    }

    #[test]
    fn sentences_carry_what_begins_in_them() {
        let it = explained("Токаев прибыл в Москву. Россия вложила 5 млрд долларов.");
        let [first, second] = &it.sentences[..] else { panic!("{it:?}") };
        assert_eq!((first.start, first.end, second.start), (0, 23, 24));
        assert!(first.opens && !second.opens);
        assert_eq!(first.marked, "[Токаев|токаев] прибыл в [Москву|RU capital].");
        assert_eq!(second.finds[1].value, "5000000000 USD");
        assert_eq!(first.facts[0].kind, "meeting");
        assert!(first.facts[0].rule.starts_with("meeting."));
    }

    #[test]
    fn words_show_what_rules_ask_of_them() {
        let it = explained("Визит Токаева в Москву.");
        let visit = &it.sentences[0].words[0];
        assert_eq!((visit.lemma.as_str(), visit.pos.as_str()), ("визит", "noun"));
        assert!(visit.lists.iter().any(|list| list == "visit"), "{visit:?}");
        assert!(visit.grammar.contains("nom") && visit.grammar.contains("sing"));
    }

    #[test]
    fn an_empty_text_has_no_sentence() {
        assert!(explained("").sentences.is_empty());
        assert!(explained(" \n ").to_text().starts_with('d'));
    }
}
