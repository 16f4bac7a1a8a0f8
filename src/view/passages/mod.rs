//! Passages: sentences that say what no kind of fact tells, found by their words.
//!
//! In: the sentences that a selection leaves. Out: [`Passage`]s of each [`Ask`], and their panels. Knows
//! families of words (`src/data/view/cues.tsv`) and who says the facts around a sentence; must not
//! conclude anything from a sentence that it finds.
//!
//! «Молодые группы общества ориентируются на Японию» → domestic: «группы общества», «ориентируются», JP

mod ask;
mod panel;

pub(super) use ask::{Ask, asks};
pub(super) use panel::{mark, panels};

use std::rc::Rc;

use self::ask::{Also, Need, Part, Where};
use super::desk::Desk;
use super::lines::{Line, evidence, fact_at, line};
use super::memory::{Cued, Told};
use crate::query::{Filter, Selection};
use crate::record::FactKind;
use crate::text::Span;

/// A sentence that says what is asked.
pub(super) struct Passage<'a> {
    line: Line<'a>,
    /// Who says it: a speaker, or [`crate::query::Selection::AUTHOR`].
    speaker: &'a str,
    /// The words of each part, each with its family.
    found: Vec<Vec<(&'static str, &'a str)>>,
    /// The sentence after, where a part stands there.
    next: Option<Line<'a>>,
}

/// The passages of each of the asks that pass the filters.
pub(super) fn passages<'a>(desk: &Desk<'a>, asks: &[&'static Ask]) -> Vec<Vec<Passage<'a>>> {
    let chosen = Chosen::new(desk);
    let passages = |ask: &&'static Ask| {
        let told = desk.memory.passages(ask.panel, || read(desk, ask));
        told.iter().filter_map(|told| passage(desk, &chosen, told)).collect()
    };
    asks.iter().map(passages).collect()
}

/// All sentences that say what is asked, whatever is chosen.
fn read(desk: &Desk, ask: &Ask) -> Vec<Told> {
    let cued: Vec<Vec<Family>> = ask.parts.iter().map(|part| cued(desk, part)).collect();
    let documents = (0..).zip(desk.memory.sentences(desk.documents));
    let of = |(document, spans): (u32, &Vec<Span>)| {
        let line = |at: usize| Some(line(desk, document, *spans.get(at)?));
        let all = (0..spans.len()).filter_map(|at| {
            let here = line(at)??;
            let (found, goes_on) = found(ask, &cued, &here, || line(at + 1)?)?;
            let said = fact_at(desk, document, here.span).map(|fact| fact as u32);
            Some(Told { document, sentence: at as u32, said, found, goes_on })
        });
        all.collect::<Vec<_>>()
    };
    documents.flat_map(of).collect()
}

/// A sentence as a passage, if it passes the filters.
fn passage<'a>(desk: &Desk<'a>, chosen: &Chosen, told: &Told) -> Option<Passage<'a>> {
    let record = desk.records.get(told.document as usize)?;
    let said = told.said.and_then(|fact| record.facts.get(fact as usize));
    let speaker = said.and_then(|fact| fact.speaker.as_deref()).unwrap_or(Selection::AUTHOR);
    if !chosen.takes(told.document, speaker) {
        return None;
    }
    let spans = desk.memory.sentences(desk.documents).get(told.document as usize)?;
    let at = told.sentence as usize;
    let here = line(desk, told.document, *spans.get(at)?)?;
    if !passes(desk, chosen, &here) {
        return None;
    }
    let words = |words: &Vec<(&'static str, Span)>| {
        words.iter().map(|(family, span)| (*family, span.of(here.text))).collect()
    };
    let next = spans.get(at + 1).filter(|_| told.goes_on);
    let next = next.and_then(|span| line(desk, told.document, *span));
    Some(Passage { line: here, speaker, found: told.found.iter().map(words).collect(), next })
}

/// The name of a family and where its words stand.
type Family = (&'static str, Rc<Cued>);

/// The words of a part: their family, bytes of the document.
type Words = (&'static str, Span);

/// The families of a part.
fn cued(desk: &Desk, part: &Part) -> Vec<Family> {
    let of = |family: &&'static str| (*family, desk.memory.cued(family, desk.documents));
    part.families.iter().map(of).collect()
}

/// Where words of a family stand in a sentence; bytes of the document.
fn places<'c>(cued: &'c Cued, line: &Line) -> &'c [Span] {
    cued.get(&(line.document, line.span.start)).map_or(&[], Vec::as_slice)
}

/// The words of each part, if a sentence says what is asked, and whether one stands in the next.
fn found<'a>(
    ask: &Ask,
    cued: &[Vec<Family>],
    line: &Line<'a>,
    next: impl Fn() -> Option<Line<'a>>,
) -> Option<(Vec<Vec<Words>>, bool)> {
    let (mut found, mut goes_on) = (Vec::new(), false);
    for (part, families) in ask.parts.iter().zip(cued) {
        let words = match part.place {
            Where::Here => here(families, line),
            Where::Next => next().map(|next| at_the_beginning(families, &next)).unwrap_or_default(),
        };
        if words.is_empty() && part.need == Need::Must {
            return None;
        }
        goes_on |= part.place == Where::Next && !words.is_empty();
        found.push(words);
    }
    let is_told = found.iter().any(|words| !words.is_empty());
    let is_named = || ask.also != Also::Named || !line.partners().is_empty();
    (is_told && is_named()).then_some((found, goes_on))
}

/// The words of a part in a sentence, none inside another.
fn here(families: &[Family], line: &Line) -> Vec<Words> {
    let mut out = Vec::new();
    for (family, cued) in families {
        let mut end = 0;
        for span in places(cued, line) {
            if span.start >= end {
                end = span.end;
                out.push((*family, *span));
            }
        }
    }
    out
}

/// A sentence whose first words are those of a part.
fn at_the_beginning(families: &[Family], line: &Line) -> Vec<Words> {
    let begins = |cued: &Cued| {
        let before = |at: u32| Span { start: line.span.start, end: at }.of(line.text);
        let is_first = |at: u32| !before(at).contains(char::is_alphanumeric);
        places(cued, line).first().is_some_and(|span| is_first(span.start))
    };
    families
        .iter()
        .find(|(_, cued)| begins(cued))
        .map(|(family, _)| (*family, line.span))
        .into_iter()
        .collect()
}

/// What the filters ask of a sentence.
struct Chosen<'a> {
    /// Whether each document is chosen; empty where all are.
    documents: Vec<bool>,
    speakers: &'a [String],
    partners: &'a [String],
    /// Whether nothing but documents and speakers is asked for.
    is_open: bool,
}

impl<'a> Chosen<'a> {
    fn new(desk: &Desk<'a>) -> Self {
        let filter = &desk.selection.filter;
        let open = Filter {
            documents: filter.documents.clone(),
            speakers: filter.speakers.clone(),
            ..Filter::default()
        };
        let mut documents = Vec::new();
        if !filter.documents.is_empty() {
            documents = vec![false; desk.documents.len()];
            for number in filter.documents.iter().filter_map(|id| desk.numbers.get(id)) {
                if let Some(place) = documents.get_mut(*number as usize) {
                    *place = true;
                }
            }
        }
        Self {
            documents,
            speakers: &filter.speakers,
            partners: &desk.selection.partners,
            is_open: *filter == open,
        }
    }

    fn takes(&self, document: u32, speaker: &str) -> bool {
        let is_there =
            self.documents.is_empty() || self.documents.get(document as usize) == Some(&true);
        is_there && (self.speakers.is_empty() || self.speakers.iter().any(|id| id == speaker))
    }
}

/// Whether a sentence of a chosen document and speaker counts: a chosen partner is named in it or told
/// by its facts, and where anything else is asked a fact of it passes.
fn passes(desk: &Desk, chosen: &Chosen, line: &Line) -> bool {
    let facts = || evidence(desk, line.document, line.span);
    let own = || {
        let mut kinds = facts().into_iter().filter_map(|at| desk.see(at));
        kinds.any(|seen| seen.fact.detail.kind() != FactKind::Statement)
    };
    let partners = chosen.partners;
    let is_partner = partners.is_empty()
        || line.partners().iter().any(|id| partners.iter().any(|known| known == id))
        || own();
    is_partner && (chosen.is_open || !facts().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Selection;
    use crate::view::fixture::{noted_rows as rows, shown};
    use crate::view::sheet::Sheet;

    fn sheet(desk: &Desk) -> Sheet {
        let mut marks = crate::view::desk::Marks::default();
        let views = ["risks", "voices", "formats", "functions", "deals"];
        let panels = views.into_iter().flat_map(|view| panels(desk, view, &mut marks)).collect();
        Sheet { panels, marks: marks.finish(), ..Sheet::default() }
    }

    fn told(text: &str, panel: &str) -> Vec<Vec<String>> {
        let text =
            format!("Казахстан ведёт свою политику. Казахстан не спешит. Астана ждёт. {text}");
        rows(&shown(&[&text], &Selection::default(), &[], sheet), panel)
    }

    #[test]
    fn a_group_looks_to_the_centres_named() {
        let rows = told("Часть общества симпатизирует Японии и Индии.", "domestic");
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert_eq!(rows[0][0], "Часть общества");
        assert!(rows[0][2].contains("Япония") && rows[0][2].contains("Индия"), "{rows:?}");
        assert!(told("Часть общества симпатизирует театру.", "domestic").is_empty());
    }

    #[test]
    fn a_goal_needs_its_means_and_what_ties_them() {
        let rows = told("Для модернизации и чтобы привлечь инвестиции, нужна Корея.", "goals");
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert_eq!((rows[0][0].as_str(), rows[0][1].as_str()), ("модернизации", "инвестиции"));
        assert!(told("Модернизация и инвестиции обсуждались на форуме.", "goals").is_empty());
    }

    #[test]
    fn an_answer_is_the_sentence_after() {
        let text =
            "Санкции против Ирана затронули перевозки. В ответ страна открыла порт. Порт мал.";
        let rows = told(text, "sanctions");
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert!(rows[0][2].contains("открыла порт"), "{rows:?}");
        let rows = told("Санкции против Ирана отменены. Порт открыт в ответ.", "sanctions");
        assert_eq!(rows[0][2], "не названо");
    }

    #[test]
    fn a_side_is_named_and_pairs_are_counted() {
        let rows = told("Кризис сужает свободу манёвра.", "room");
        assert!(rows[0][1].contains("сужает"), "{rows:?}");
        let rows = told("С Индией, Японией и Бразилией возможен конфликт норм.", "norms");
        assert_eq!(rows[0][3], "3", "{rows:?}");
    }

    #[test]
    fn a_label_is_no_part_of_what_its_speaker_says() {
        let text = "Казахстан ведёт свою политику.\n\n– Чего ждать?\n\n\
            Иван Петров: Кризис сужает свободу манёвра. Потом будет легче.\n\n\
            Пётр Сидоров: Ничего не будет, уверен я.\n\n– Что дальше?\n\n\
            Иван Петров: Ничего хорошего не жду.\n\nПётр Сидоров: А я жду роста экономики.";
        let rows = rows(&shown(&[text], &Selection::default(), &[], sheet), "room");
        assert_eq!(rows[0][3], "Иван Петров", "{rows:?}");
    }

    #[test]
    fn a_channel_is_told_with_what_it_acts_on() {
        let rows = told("Лоббисты влияют на принятие решений в Японии.", "channels");
        assert_eq!((rows[0][0].as_str(), rows[0][2].contains("Япония")), ("Лоббисты", true));
        assert!(told("Погода влияет на урожай.", "channels").is_empty());
    }

    #[test]
    fn a_filter_of_partners_leaves_what_names_them() {
        let text = "Казахстан ищет путь. Казахстан не спешит. Часть общества симпатизирует Японии.";
        let of = |partner: &str| {
            let selection =
                Selection { partners: vec![partner.to_owned()], ..Selection::default() };
            rows(&shown(&[text], &selection, &[], sheet), "domestic").len()
        };
        assert_eq!((of("JP"), of("FR")), (1, 0));
    }
}
