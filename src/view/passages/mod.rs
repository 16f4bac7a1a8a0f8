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
use super::lines::{Line, evidence, lines, speaker_at};
use super::memory::Cued;
use crate::query::Filter;
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

/// The passages of each of the asks.
pub(super) fn passages<'a>(desk: &Desk<'a>, asks: &[&Ask]) -> Vec<Vec<Passage<'a>>> {
    let lines = lines(desk);
    let passages = |ask: &&Ask| {
        let cued: Vec<Vec<Family>> = ask.parts.iter().map(|part| cued(desk, part)).collect();
        let all = lines.iter().enumerate().filter_map(|(number, line)| {
            let next = lines.get(number + 1).filter(|next| next.document == line.document);
            passage(desk, ask, &cued, line, next)
        });
        all.collect()
    };
    asks.iter().map(passages).collect()
}

/// The name of a family and where its words stand.
type Family = (&'static str, Rc<Cued>);

/// The families of a part.
fn cued(desk: &Desk, part: &Part) -> Vec<Family> {
    let of = |family: &&'static str| (*family, desk.memory.cued(family, desk.documents));
    part.families.iter().map(of).collect()
}

/// Where words of a family stand in a sentence; bytes of the document.
fn places<'c>(cued: &'c Cued, line: &Line) -> &'c [Span] {
    cued.get(&(line.document, line.span.start)).map_or(&[], Vec::as_slice)
}

/// The passage that a sentence is, if it says what is asked and passes the filters.
fn passage<'a>(
    desk: &Desk<'a>,
    ask: &Ask,
    cued: &[Vec<Family>],
    line: &Line<'a>,
    next: Option<&Line<'a>>,
) -> Option<Passage<'a>> {
    let mut found = Vec::new();
    for (part, families) in ask.parts.iter().zip(cued) {
        let words = match part.place {
            Where::Here => here(families, line),
            Where::Next => next.map(|next| at_the_beginning(families, next)).unwrap_or_default(),
        };
        if words.is_empty() && part.need == Need::Must {
            return None;
        }
        found.push(words);
    }
    let is_named = ask.also != Also::Named || !line.partners().is_empty();
    let is_told = is_named && found.iter().any(|words| !words.is_empty());
    if !is_told {
        return None;
    }
    let speaker = speaker_at(desk, line.document, line.span);
    if !passes(desk, line, speaker) {
        return None;
    }
    let goes_on = ask
        .parts
        .iter()
        .zip(&found)
        .any(|(part, words)| part.place == Where::Next && !words.is_empty());
    let next = next.filter(|_| goes_on).copied();
    Some(Passage { line: *line, speaker, found, next })
}

/// The words of a part in a sentence, none inside another.
fn here<'a>(families: &[Family], line: &Line<'a>) -> Vec<(&'static str, &'a str)> {
    let mut out = Vec::new();
    for (family, cued) in families {
        let mut end = 0;
        for span in places(cued, line) {
            if span.start >= end {
                end = span.end;
                out.push((*family, span.of(line.text)));
            }
        }
    }
    out
}

/// A sentence whose first words are those of a part.
fn at_the_beginning<'a>(families: &[Family], line: &Line<'a>) -> Vec<(&'static str, &'a str)> {
    let begins = |cued: &Cued| {
        let before = |at: u32| Span { start: line.span.start, end: at }.of(line.text);
        let is_first = |at: u32| !before(at).contains(char::is_alphanumeric);
        places(cued, line).first().is_some_and(|span| is_first(span.start))
    };
    families
        .iter()
        .find(|(_, cued)| begins(cued))
        .map(|(family, _)| (*family, line.words()))
        .into_iter()
        .collect()
}

/// Whether a sentence counts: its document and speaker are chosen, a chosen partner is named in it or
/// told by its facts, and where anything else is asked a fact of it passes.
fn passes(desk: &Desk, line: &Line, speaker: &str) -> bool {
    let chosen = &desk.selection.filter;
    let open = Filter {
        documents: chosen.documents.clone(),
        speakers: chosen.speakers.clone(),
        ..Filter::default()
    };
    let is_speaker = chosen.speakers.is_empty() || chosen.speakers.iter().any(|id| id == speaker);
    let partners = &desk.selection.partners;
    let facts = || evidence(desk, line.document, line.span);
    let own = || {
        let mut kinds = facts().into_iter().filter_map(|at| desk.see(at));
        kinds.any(|seen| seen.fact.detail.kind() != FactKind::Statement)
    };
    let is_partner = partners.is_empty()
        || line.partners().iter().any(|id| partners.iter().any(|known| known == id))
        || own();
    is_speaker && is_partner && (*chosen == open || !facts().is_empty())
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
