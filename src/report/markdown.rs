//! The report as Markdown (CommonMark, tables as in GitHub's dialect).
//!
//! In: a [`Report`]. Out: text. Knows the marks of Markdown; must not trust a text: every mark in it
//! is escaped, so that an article shows as it was written. A chart is its table, for a text file
//! can carry no drawing; the sentences behind its figures follow as a list.
//!
//! «> Товарооборот превысил 44 млрд» with its source below.

use std::fmt::Write as _;

use super::letters::{one_line, paragraphs, strict_address, web_address};
use super::model::{Behind, Chart, Entry, Evidence, Report, Table};
use super::words::{self, Line};
use crate::view::Locale;

/// The report as one text, a line break at its end.
pub fn to_markdown(report: &Report) -> String {
    let m = words::locale(report);
    let mut out = String::new();
    heading(1, &words::title(report), &mut out);
    let _ = write!(out, "\n{}\n", inline(&words::made(report)));
    for entry in &report.entries {
        out.push('\n');
        match entry {
            Entry::Heading { text } => heading(2, text, &mut out),
            Entry::Note { text } => out.push_str(&blocks(text, "")),
            Entry::Evidence(it) => evidence(m, it, &mut out),
            Entry::Chart(it) => chart(m, it, &mut out),
            Entry::Table(it) => {
                table(it, &mut out);
                behind(m, &it.behind, &mut out);
            }
        }
    }
    out
}

fn heading(level: usize, text: &str, out: &mut String) {
    let _ = writeln!(out, "{} {}", "#".repeat(level), inline(text));
}

fn evidence(m: Locale, it: &Evidence, out: &mut String) {
    heading(3, &it.said, out);
    let _ = write!(out, "\n{}\n\n", inline(&words::kind(it)));
    let around = it.context.as_ref();
    for (part, is_quote) in [
        (around.map_or("", |c| &*c.before), false),
        (&*it.quote, true),
        (around.map_or("", |c| &*c.after), false),
    ] {
        if one_line(part).is_empty() {
            continue;
        }
        if is_quote {
            out.push_str(&blocks(part, "> "));
        } else {
            let _ = writeln!(out, "… {} …", inline(part));
        }
        out.push('\n');
    }
    for Line { label, text, url } in words::lines(m, it) {
        let text = match url {
            Some(url) if url == text => address(&url),
            Some(url) => format!("[{}]({})", inline(&text), target(&url)),
            None => inline(&text),
        };
        let _ = writeln!(out, "- {label}: {text}");
    }
}

fn chart(m: Locale, it: &Chart, out: &mut String) {
    heading(3, &it.title, out);
    if !one_line(&it.caption).is_empty() {
        let _ = write!(out, "\n{}\n", inline(&it.caption));
    }
    out.push('\n');
    table(&it.table, out);
    behind(m, &it.table.behind, out);
    if let Some(note) = &it.note {
        let _ = write!(out, "\n{}: {}\n", words::note_label(m), inline(note));
    }
}

fn table(it: &Table, out: &mut String) {
    if !one_line(&it.caption).is_empty() {
        let _ = write!(out, "**{}**\n\n", inline(&it.caption));
    }
    let width = it.width();
    if width == 0 {
        return;
    }
    let head: Vec<&str> = it.columns.iter().map(String::as_str).collect();
    row(&head, width, out);
    for i in 0..width {
        out.push_str(if it.is_numeric(i) { "| --: " } else { "| --- " });
    }
    out.push_str("|\n");
    for cells in &it.rows {
        let cells: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
        row(&cells, width, out);
    }
}

/// Each figure with the numbers of its sentences, then the sentences.
fn behind(m: Locale, it: &Behind, out: &mut String) {
    if it.sentences.is_empty() {
        return;
    }
    let _ = write!(out, "\n**{}**\n\n", words::behind_label(m));
    for mark in &it.marks {
        let _ = writeln!(out, "- {}: {}", inline(&mark.label), Behind::numbers(mark));
    }
    out.push('\n');
    for (at, sentence) in it.sentences.iter().enumerate() {
        let _ = writeln!(out, "{}. {}", at + 1, inline(&words::sentence(m, sentence)));
    }
}

fn row(cells: &[&str], width: usize, out: &mut String) {
    for i in 0..width {
        let _ = write!(out, "| {} ", inline(cells.get(i).copied().unwrap_or_default()));
    }
    out.push_str("|\n");
}

/// Paragraphs, each line behind `prefix`; lines of one paragraph are parted by hard breaks.
fn blocks(text: &str, prefix: &str) -> String {
    let block = |paragraph: String| {
        let lines: Vec<String> =
            paragraph.lines().map(|line| format!("{prefix}{}", inline(line))).collect();
        format!("{}\n", lines.join("\\\n"))
    };
    let blocks: Vec<String> = paragraphs(text).into_iter().map(block).collect();
    blocks.join(&format!("{}\n", prefix.trim_end()))
}

/// A text in one line, every mark of Markdown escaped. Any ASCII punctuation may be (CommonMark
/// 2.4); those that mean nothing inside a line are left for the reader's sake.
pub(super) fn inline(text: &str) -> String {
    let text = one_line(text);
    let mut out = String::with_capacity(text.len() + 16);
    // A number at the head of a line, «2025. », would begin a list.
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    for (i, c) in text.char_indices() {
        let at_head = i == 0 && matches!(c, '-' | '+' | '=' | ':');
        let ends_number = i == number && number > 0 && matches!(c, '.' | ')');
        let in_list = ends_number && matches!(text.as_bytes().get(i + 1), None | Some(b' '));
        if at_head || in_list || "\\`*_[]<>&|~#$!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// An address as a link to itself; what is no address of the web, as text.
pub(super) fn address(url: &str) -> String {
    match web_address(url) {
        Some(known) => format!("[{}]({})", inline(url), target(known)),
        None => inline(url),
    }
}

/// The target of a link.
fn target(url: &str) -> String {
    format!("<{}>", strict_address(url))
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;
    use crate::report::{Cell, Source};
    use crate::view::Language;

    /// The text that a reader of Markdown sees, and whether it is nothing but one paragraph.
    fn read(markdown: &str) -> (String, bool) {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
        let (mut text, mut is_plain) = (String::new(), true);
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::Start(Tag::Paragraph) | Event::End(_) => {}
                _ => is_plain = false,
            }
        }
        (text, is_plain)
    }

    #[test]
    fn marks_of_a_text_mean_nothing() {
        for text in [
            "a | b",
            "*нет*",
            "_нет_",
            "# нет",
            "<script>alert(1)</script>",
            "[а](b)",
            "![а](b)",
            "- пункт",
            "+ пункт",
            "1. пункт",
            "2025) да",
            "===",
            "`код`",
            "~~нет~~",
            "$x$",
            "&amp;",
            "https://a_b_c.kz",
            "\\*",
            "> нет",
            ":---",
            "    код",
            "2025.",
        ] {
            assert_eq!(read(&inline(text)), (text.trim().to_owned(), true), "{text}");
        }
    }

    #[test]
    fn a_cell_cannot_leave_its_table() {
        let cells = vec![Cell::text("a|b\n\nв"), Cell::number(5.0, "5")];
        let it = Table {
            caption: "<т>".into(),
            columns: vec!["x".into()],
            rows: vec![cells],
            ..Table::default()
        };
        let mut out = String::new();
        table(&it, &mut out);
        assert_eq!(out, "**\\<т\\>**\n\n| x |  |\n| --- | --: |\n| a\\|b в | 5 |\n");
    }

    #[test]
    fn a_quote_keeps_its_paragraphs_and_names_its_source() {
        let url = Some("https://a.kz/(1)".into());
        let source = Source { url, file: "1.txt".into(), ..Source::default() };
        let it =
            Evidence { quote: "раз\nдва\n\nтри".into(), source, ..Evidence::default() };
        let mut out = String::new();
        evidence(Locale::plain(Language::Ru), &it, &mut out);
        assert!(out.contains("> раз\\\n> два\n>\n> три\n"), "{out}");
        assert!(out.contains("[1.txt](<https://a.kz/(1)>)"), "{out}");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_as_it_was_written(text in "[ -~а-я\n«»]{1,40}") {
            let shown = one_line(&text);
            proptest::prop_assume!(!shown.is_empty());
            proptest::prop_assert_eq!(read(&inline(&text)), (shown, true));
        }
    }
}
