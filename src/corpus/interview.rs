//! Who asks and who answers: three layouts of an interview.
//!
//! In: paragraphs that are prose so far. Out: for each, question, answer or neither.
//! Labelled: «Наргис Касенова: …» answers a question line or another label.
//! Dashes: «– Как Вы оцениваете …?» and «– Очень хорошо. …» take turns; an answer may run over
//! paragraphs without a dash. Question lines: «Как изменилась роль?» and «– Заметно. …».
//! A dash whose paragraph brings in a speaker («— …, — сказал Алибайов») is quoted speech in an
//! article and makes no interview.

use super::label::{Label, Naming, label};
use super::words::{Cue, begins, head, opens};
use super::{SegmentKind, paragraph};
use crate::text::fold;

/// What the layout of an interview looks at.
struct Turn {
    label: Option<Label>,
    /// Opens with a dash and a capital letter.
    dash: bool,
    /// Brings in its speaker: «…, — сказал он».
    tagged: bool,
    /// Ends in a question mark.
    asks: bool,
}

/// The part of each paragraph in an interview; labels where they name a speaker.
pub(super) type Part = (Option<SegmentKind>, Option<Label>);

/// The parts of `paragraphs`, one for each.
pub(super) fn parts(paragraphs: &[&str]) -> Vec<Part> {
    let turns: Vec<Turn> = paragraphs.iter().map(|text| turn(text)).collect();
    // «Вопрос: …», «Сеитова: …» once, then dashes.
    let labels = turns.iter().filter(|turn| turn.label.is_some()).count();
    let mostly_dashes = turns.iter().filter(|turn| turn.dash).count() > 2 * labels.max(1);
    let found = if mostly_dashes {
        dashes(&turns).or_else(|| labelled(paragraphs, &turns))
    } else {
        labelled(paragraphs, &turns).or_else(|| dashes(&turns))
    };
    let mut parts = found.unwrap_or_else(|| vec![(None, None); turns.len()]);
    quoted(&turns, &mut parts);
    close(paragraphs, &mut parts);
    parts
}

fn turn(text: &str) -> Turn {
    let rest = text.trim_start_matches(['—', '–', '-', '―']);
    let opened = rest.len() < text.len() && rest.starts_with([' ', '\u{a0}', '\t']);
    let capital = rest.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let dash = opened && capital && !text.ends_with(';');
    Turn {
        label: label(text),
        dash,
        tagged: dash && brings_in_speaker(rest),
        asks: paragraph::last_mark(text) == Some('?'),
    }
}

/// Whether a verb of speech follows a mark and a dash: «…, — сказал он», «… года, – комментирует».
fn brings_in_speaker(text: &str) -> bool {
    text.match_indices(['—', '–', '-', '―']).any(|(at, dash)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + dash.len()..).unwrap_or_default();
        before.ends_with([' ', '\u{a0}', ',', '»', '"'])
            && before.trim_end().ends_with([',', '!', '?', '…', '»', '"', '.'])
            && after.starts_with([' ', '\u{a0}'])
            && after.split_whitespace().take(3).any(|word| {
                word.starts_with(char::is_lowercase) && begins(&fold(word), Cue::Speech)
            })
    })
}

fn labelled(paragraphs: &[&str], turns: &[Turn]) -> Option<Vec<Part>> {
    // A label that comes back, one that asks or has initials, or full names after question lines.
    let mut names: Vec<&str> = Vec::new();
    let (mut asked, mut answered) = (0usize, 0usize);
    for (i, turn) in turns.iter().enumerate() {
        let Some(label) = turn.label else { continue };
        let text = paragraphs.get(i).copied().unwrap_or_default();
        names.push(label.span.of(text));
        asked += usize::from(label.asks);
        let after_question = i > 0 && turns.get(i - 1).is_some_and(|t| t.asks && t.label.is_none());
        answered += usize::from(after_question);
    }
    names.sort_unstable();
    let returns = |name: &str| {
        let from = names.partition_point(|other| *other < name);
        names.get(from + 1) == Some(&name)
    };
    let full =
        turns.iter().any(|turn| turn.label.is_some_and(|label| label.naming != Naming::Word));
    let comes_back = names.windows(2).any(|pair| matches!(pair, [a, b] if a == b));
    let initialled =
        turns.iter().any(|turn| turn.label.is_some_and(|label| label.naming == Naming::Initials));
    let talk = comes_back || asked > 0 || answered > 1 || (answered > 0 && full);
    if !initialled && (names.len() < 2 || !talk) {
        return None;
    }
    // «Зандер: …» after «Анна Зандер, политолог: …».
    let introduced = |name: &str| {
        names.iter().any(|full| full.rsplit_once(' ').is_some_and(|(_, last)| last == name))
    };
    let askers = askers(paragraphs, turns);
    let mut out: Vec<Part> = Vec::with_capacity(turns.len());
    let mut open = None;
    for (i, turn) in turns.iter().enumerate() {
        let text = paragraphs.get(i).copied().unwrap_or_default();
        let counted = turn.label.filter(|label| {
            let name = label.span.of(text);
            let is_name = label.naming != Naming::Word;
            label.asks || is_name || returns(name) || introduced(name)
        });
        let next_labelled = turns.get(i + 1).is_some_and(|next| next.label.is_some());
        if let Some(label) = counted {
            let asks = label.asks || askers.binary_search(&label.span.of(text)).is_ok();
            open = Some(if asks { SegmentKind::Question } else { SegmentKind::Answer });
            out.push((open, Some(label)));
        } else if turn.asks && next_labelled {
            open = Some(SegmentKind::Question);
            out.push((open, None));
        } else {
            out.push((open, None));
        }
    }
    Some(out)
}

/// Labels most of whose paragraphs are questions, sorted.
fn askers<'a>(paragraphs: &[&'a str], turns: &[Turn]) -> Vec<&'a str> {
    let mut all: Vec<(&str, bool)> = turns
        .iter()
        .zip(paragraphs)
        .filter_map(|(turn, text)| turn.label.map(|label| (label.span.of(text), turn.asks)))
        .collect();
    all.sort_unstable();
    all.chunk_by(|a, b| a.0 == b.0)
        .filter(|run| run.len() > 1)
        .filter(|run| run.iter().filter(|(_, asks)| *asks).count() * 3 >= run.len() * 2)
        .filter_map(|run| run.first().map(|(name, _)| *name))
        .collect()
}

fn dashes(turns: &[Turn]) -> Option<Vec<Part>> {
    let all = turns.iter().filter(|turn| turn.dash).count();
    let tagged = turns.iter().filter(|turn| turn.tagged).count();
    let asking = turns.iter().filter(|turn| turn.dash && turn.asks).count();
    let lines = turns
        .windows(2)
        .filter(|pair| matches!(pair, [a, b] if !a.dash && a.asks && b.dash && !b.asks))
        .count();
    if all < 2 || tagged * 3 > all {
        return None;
    }
    let (question, answer) = (Some(SegmentKind::Question), Some(SegmentKind::Answer));
    let mut open = None;
    let mut out: Vec<Part> = Vec::with_capacity(turns.len());
    if lines >= 2 && lines * 2 >= all {
        // Question lines: a dash answers.
        for (i, turn) in turns.iter().enumerate() {
            let next_dash = turns.get(i + 1).is_some_and(|next| next.dash);
            if turn.dash {
                open = answer;
            } else if turn.asks && next_dash {
                open = question;
            }
            out.push((open, None));
        }
        return Some(out);
    }
    if asking == 0 || asking * 4 < all {
        return None;
    }
    let mut turn_of_question = true;
    for turn in turns {
        if turn.dash {
            open = if turn_of_question { question } else { answer };
            turn_of_question = !turn_of_question;
        } else if let Some(label) = turn.label.filter(|label| label.asks || open == question) {
            open = if label.asks { question } else { answer };
            turn_of_question = open == answer;
            out.push((open, Some(label)));
            continue;
        } else if open == question {
            // The answer stands without a dash.
            open = answer;
            turn_of_question = true;
        }
        out.push((open, None));
    }
    Some(out)
}

/// Outside of the interview a full name with a colon still labels words in quotes.
fn quoted(turns: &[Turn], parts: &mut [Part]) {
    for (turn, part) in turns.iter().zip(parts).filter(|(_, part)| part.0.is_none()) {
        let label = turn.label.filter(|label| label.naming != Naming::Word && label.quoted);
        part.1 = part.1.or(label);
    }
}

/// The editors' closing remarks are no part of the last answer.
fn close(paragraphs: &[&str], parts: &mut [Part]) {
    let last = parts.len().saturating_sub(3);
    let aside = paragraphs.iter().enumerate().skip(last).find(|(i, text)| {
        *i > 0
            && parts.get(*i).is_some_and(|(kind, label)| kind.is_some() && label.is_none())
            && opens(&head(text, 40), Cue::Aside).is_some()
    });
    if let Some((from, _)) = aside {
        for part in parts.iter_mut().skip(from) {
            *part = (None, part.1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SegmentKind::{Answer, Question};

    fn kinds(paragraphs: &[&str]) -> Vec<Option<SegmentKind>> {
        parts(paragraphs).into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn labels_answer_question_lines() {
        let text = [
            "Мы поговорили с экспертами.",
            "Что изменилось?",
            "Айгуль Сеитова: Многое.",
            "Прежде всего торговля.",
            "А что осталось?",
            "Ержан Ахметов: Цели.",
        ];
        let expected =
            [None, Some(Question), Some(Answer), Some(Answer), Some(Question), Some(Answer)];
        assert_eq!(kinds(&text), expected);
    }

    #[test]
    fn a_label_may_ask() {
        let text = ["Корр.: Что изменилось?", "Сеитова: Многое.", "Корр.: А ещё?", "Сеитова: Всё."];
        assert_eq!(kinds(&text), [Some(Question), Some(Answer), Some(Question), Some(Answer)]);
    }

    #[test]
    fn dashes_take_turns() {
        let text = [
            "О торговле рассказал эксперт.",
            "– Расскажите о торговле.",
            "– Она растёт.",
            "Особенно вывоз зерна.",
            "– А ввоз?",
            "– Тоже.",
            "Напомним, вчера прошли переговоры.",
        ];
        let expected =
            [None, Some(Question), Some(Answer), Some(Answer), Some(Question), Some(Answer), None];
        assert_eq!(kinds(&text), expected);
    }

    #[test]
    fn labels_open_an_interview_that_goes_on_with_dashes() {
        let text = [
            "Вопрос: Что изменилось?",
            "Сеитова: Многое.",
            "— Но цели остались.",
            "— Остались.",
            "— А цены?",
            "— Растут.",
            "— Почему?",
            "— Спрос.",
        ];
        let expected = [Question, Answer, Question, Answer, Question, Answer, Question, Answer];
        assert_eq!(kinds(&text), expected.map(Some));
    }

    #[test]
    fn quoted_speech_is_no_interview() {
        let text = [
            "— Торговля растёт, — сказал министр.",
            "По его словам, вырос вывоз.",
            "— Куда идёт зерно? В Китай, — отметил он.",
        ];
        assert_eq!(kinds(&text), [None, None, None]);
    }

    #[test]
    fn question_lines_before_dashes() {
        let text = ["Что изменилось?", "— Многое.", "И цены.", "А что осталось?", "— Цели."];
        assert_eq!(
            kinds(&text),
            [Some(Question), Some(Answer), Some(Answer), Some(Question), Some(Answer)]
        );
    }

    #[test]
    fn a_label_outside_an_interview_names_who_is_quoted() {
        let text = ["Анна Зандер: «Я уверена в этом».", "Так считает и её коллега."];
        let parts = parts(&text);
        assert_eq!(parts[0].0, None);
        assert_eq!(parts[0].1.map(|label| label.span.of(text[0])), Some("Анна Зандер"));
    }
}
