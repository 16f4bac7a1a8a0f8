//! The report as one page that needs nothing else: style and drawings stand in it.
//!
//! In: a [`Report`]. Out: HTML that is well-formed XML too. Knows elements; must not trust a text:
//! everything is escaped, drawings are written anew (`svg`), and the page forbids itself scripts
//! and requests, should anything pass.
//!
//! «`<script>`» in an article is shown as these eight characters.

use std::fmt::Write as _;

use super::letters::{one_line, paragraphs, strict_address, xml};
use super::model::{Behind, Chart, Entry, Evidence, Report, Table};
use super::svg::drawing;
use super::words::{self, Line};
use crate::view::Locale;

const STYLE: &str = include_str!("page.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                      base-uri 'none'; form-action 'none'";

/// The report as a page.
pub fn to_html(report: &Report) -> String {
    let title = xml(&words::title(report));
    let mut page = Page { m: words::locale(report), out: String::new(), level: 2, number: 0 };
    page.add(&format!(
        "<!DOCTYPE html>\n<html lang='{}'>\n<head>\n<meta charset='utf-8'/>\n\
         <meta http-equiv='Content-Security-Policy' content=\u{22}{POLICY}\u{22}/>\n\
         <meta name='viewport' content='width=device-width, initial-scale=1'/>\n\
         <meta name='referrer' content='no-referrer'/>\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <header>\n<h1>{title}</h1>\n<p class='made'>{}</p>\n</header>\n",
        words::language(report),
        xml(&words::made(report))
    ));
    page.contents(&report.entries);
    for (number, entry) in report.entries.iter().enumerate() {
        page.number = number;
        match entry {
            Entry::Heading { text } => {
                page.add(&format!("<h2 id='part-{number}'>{}</h2>\n", xml(text)));
                page.level = 3;
            }
            Entry::Note { text } => {
                page.add("<section class='note'>\n");
                page.paragraphs(text);
                page.add("</section>\n");
            }
            Entry::Evidence(it) => page.evidence(it),
            Entry::Chart(it) => page.chart(it),
            Entry::Table(it) => {
                page.add("<section class='table'>\n");
                page.table(it);
                page.behind(&it.behind);
                page.add("</section>\n");
            }
        }
    }
    page.add("</main>\n</body>\n</html>\n");
    page.out
}

struct Page {
    m: Locale,
    out: String,
    /// The level of headings of parts: below a heading of the user, one deeper.
    level: usize,
    /// The entry being written, for names that are unlike all others.
    number: usize,
}

impl Page {
    fn add(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// Leads to the headings, where there is more than one.
    fn contents(&mut self, entries: &[Entry]) {
        let headings: Vec<(usize, &str)> = entries
            .iter()
            .enumerate()
            .filter_map(|(number, entry)| match entry {
                Entry::Heading { text } => Some((number, text.as_str())),
                _ => None,
            })
            .collect();
        if headings.len() < 2 {
            return;
        }
        let label = xml(words::contents_label(self.m));
        self.add(&format!(
            "<nav aria-labelledby='contents'>\n<h2 id='contents'>{label}</h2>\n<ol>\n"
        ));
        for (number, text) in headings {
            self.add(&format!("<li><a href='#part-{number}'>{}</a></li>\n", xml(text)));
        }
        self.add("</ol>\n</nav>\n");
    }

    fn heading(&mut self, text: &str) {
        let (level, number) = (self.level, self.number);
        self.add(&format!("<h{level} id='part-{number}'>{}</h{level}>\n", xml(text)));
    }

    fn evidence(&mut self, it: &Evidence) {
        let number = self.number;
        self.add(&format!("<article class='evidence' aria-labelledby='part-{number}'>\n"));
        self.heading(&it.said);
        self.add(&format!("<p class='kind'>{}</p>\n", xml(&words::kind(it))));
        let context = |part: &str| match one_line(part) {
            part if part.is_empty() => part,
            part => format!("<p class='context'>… {} …</p>\n", xml(&part)),
        };
        let around = it.context.clone().unwrap_or_default();
        self.add(&context(&around.before));
        self.add("<blockquote>\n");
        self.paragraphs(&it.quote);
        self.add("</blockquote>\n");
        self.add(&context(&around.after));
        self.add("<dl>\n");
        for line in words::lines(self.m, it) {
            self.line(&line);
        }
        self.add("</dl>\n</article>\n");
    }

    fn line(&mut self, line: &Line) {
        let text = xml(&line.text);
        let shown = match &line.url {
            Some(url) => {
                // An address that is its own text need not be printed twice.
                let class = if *url == line.text { " class='bare'" } else { "" };
                let href = xml(&strict_address(url));
                format!("<a{class} href='{href}' rel='noreferrer'>{text}</a>")
            }
            None => text,
        };
        self.add(&format!("<dt>{}</dt><dd>{shown}</dd>\n", xml(line.label)));
    }

    fn chart(&mut self, it: &Chart) {
        let number = self.number;
        self.add(&format!("<section class='chart' aria-labelledby='part-{number}'>\n"));
        self.heading(&it.title);
        self.add("<figure>\n");
        let target = |key: &str| {
            let (mark, only) = it.table.behind.target(key)?;
            Some(only.map_or_else(|| anchor(number, "mark", mark), |at| said(number, at)))
        };
        if let Some(svg) = drawing(&it.svg, &format!("c{number}-"), target) {
            self.add(&svg);
            self.add("\n");
        }
        if !one_line(&it.caption).is_empty() {
            self.add(&format!("<figcaption>{}</figcaption>\n", xml(&it.caption)));
        }
        self.add("</figure>\n");
        self.table(&it.table);
        self.behind(&it.table.behind);
        if let Some(note) = &it.note {
            self.add(&format!("<p>{}: {}</p>\n", xml(words::note_label(self.m)), xml(note)));
        }
        self.add("</section>\n");
    }

    fn table(&mut self, it: &Table) {
        let width = it.width();
        if width == 0 {
            return;
        }
        let classes: Vec<&str> =
            (0..width).map(|i| if it.is_numeric(i) { " class='number'" } else { "" }).collect();
        // A table too wide for the page is scrolled, with the keyboard too.
        let caption = xml(&one_line(&it.caption));
        let label = if caption.is_empty() { words::sheet_names(self.m).1 } else { &caption };
        self.add(&format!(
            "<div class='scroll' tabindex='0' role='region' aria-label='{label}'>\n<table>\n"
        ));
        if !caption.is_empty() {
            self.add(&format!("<caption>{caption}</caption>\n"));
        }
        let cell = |out: &mut String, i: usize, open: &str, text: &str, close: &str| {
            let class = classes.get(i).copied().unwrap_or_default();
            let _ = write!(out, "<{open}{class}>{}</{close}>", xml(text));
        };
        self.add("<thead>\n<tr>");
        for i in 0..width {
            let text = it.columns.get(i).map_or("", String::as_str);
            cell(&mut self.out, i, "th scope='col'", text, "th");
        }
        self.add("</tr>\n</thead>\n<tbody>\n");
        for row in &it.rows {
            self.add("<tr>");
            for i in 0..width {
                let text = row.get(i).map_or("", |cell| cell.text.as_str());
                cell(&mut self.out, i, "td", text, "td");
            }
            self.add("</tr>\n");
        }
        self.add("</tbody>\n</table>\n</div>\n");
    }

    /// The sentences behind a table and its picture: first each figure with the numbers of its
    /// sentences, then the sentences.
    fn behind(&mut self, it: &Behind) {
        if it.sentences.is_empty() {
            return;
        }
        let number = self.number;
        let label = xml(words::behind_label(self.m));
        self.add(&format!("<details class='behind' open=''>\n<summary>{label}</summary>\n<ul>\n"));
        for (at, mark) in it.marks.iter().enumerate() {
            let links: Vec<String> = mark
                .sentences
                .iter()
                .map(|at| format!("<a href='#{}'>{}</a>", said(number, *at), u64::from(*at) + 1))
                .collect();
            let (id, text) = (anchor(number, "mark", at), xml(&one_line(&mark.label)));
            self.add(&format!("<li id='{id}'>{text}: {}</li>\n", links.join(", ")));
        }
        self.add("</ul>\n<ol>\n");
        for (at, sentence) in (0..).zip(&it.sentences) {
            let text = xml(&words::sentence(self.m, sentence));
            self.add(&format!("<li id='{}'>{text}</li>\n", said(number, at)));
        }
        self.add("</ol>\n</details>\n");
    }

    fn paragraphs(&mut self, text: &str) {
        for paragraph in paragraphs(text) {
            self.add(&format!("<p>{}</p>\n", xml(&paragraph)));
        }
    }
}

/// The name of a part of the page, unlike all others: of a figure or a sentence of an entry.
fn anchor(entry: usize, what: &str, at: usize) -> String {
    format!("c{entry}-{what}-{at}")
}

fn said(entry: usize, at: u32) -> String {
    anchor(entry, "said", at as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Cell, Mark, Sentence, Source};

    #[test]
    fn markup_of_an_article_is_text() {
        let url = Some("javascript:alert(1)".into());
        let title = Some("</title><script>1</script>".into());
        let evidence = Evidence {
            said: "<img src=x onerror=alert(1)>".into(),
            quote: "до <script>alert(1)</script> после".into(),
            source: Source { url, title, file: "1.txt".into(), ..Source::default() },
            ..Evidence::default()
        };
        let report = Report {
            title: "<script>".into(),
            entries: vec![Entry::Evidence(Box::new(evidence))],
            ..Report::default()
        };
        let page = to_html(&report);
        assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
        assert!(!page.contains("href='javascript"), "{page}");
        assert!(page.contains("до &lt;script&gt;alert(1)&lt;/script&gt; после"), "{page}");
    }

    #[test]
    fn headings_lead_and_nest() {
        let heading = |text: &str| Entry::Heading { text: text.into() };
        let evidence = || Entry::Evidence(Box::default());
        let mut report = Report { entries: vec![evidence()], ..Report::default() };
        assert!(to_html(&report).contains("<h2 id='part-0'>"));
        report.entries = vec![heading("Торговля"), evidence(), heading("Транзит")];
        let page = to_html(&report);
        assert!(page.contains("<a href='#part-2'>Транзит</a>"), "{page}");
        assert!(page.contains("<h3 id='part-1'>"), "{page}");
    }

    #[test]
    fn a_chart_is_drawn_and_told() {
        let row = vec![Cell::text("Китай"), Cell::number(44.0, "44 млрд")];
        let chart = Chart {
            title: "Торговля".into(),
            svg: "<svg viewBox='0 0 1 1' onload='x()'><rect/></svg>".into(),
            table: Table {
                columns: vec!["Партнёр".into()], rows: vec![row], ..Table::default()
            },
            ..Chart::default()
        };
        let report = Report { entries: vec![Entry::Chart(chart)], ..Report::default() };
        let page = to_html(&report);
        assert!(page.contains(" viewBox=\"0 0 1 1\"><rect/></svg>"), "{page}");
        assert!(page.contains("<th scope='col'>Партнёр</th><th scope='col' class='number'></th>"));
        assert!(page.contains("<td>Китай</td><td class='number'>44 млрд</td>"), "{page}");
        assert!(!page.contains("onload"), "{page}");
    }

    #[test]
    fn a_figure_of_a_picture_leads_to_its_sentences_in_the_same_page() {
        let mark = |key: &str, sentences| Mark {
            key: key.into(),
            label: format!("место {key}"),
            sentences,
        };
        let sentence = |quote: &str, speaker: Option<&str>| Sentence {
            quote: quote.into(),
            speaker: speaker.map(Into::into),
            source: Source { file: "1.txt".into(), ..Source::default() },
        };
        let behind = Behind {
            marks: vec![mark("a", vec![0, 1]), mark("b", vec![1])],
            sentences: vec![sentence("Первая.", Some("Иванов")), sentence("<b>Вторая.", None)],
        };
        let chart = Chart {
            svg: "<svg><g data-mark='a'><rect/></g><g data-mark='b'><rect/></g></svg>".into(),
            table: Table { behind, ..Table::default() },
            ..Chart::default()
        };
        let report = Report { entries: vec![Entry::Chart(chart)], ..Report::default() };
        let page = to_html(&report);
        for (link, id) in [("#c0-mark-0", "c0-mark-0"), ("#c0-said-1", "c0-said-1")] {
            assert!(page.contains(&format!("<a href=\"{link}\"><rect/></a>")), "{page}");
            assert!(page.contains(&format!("id='{id}'")), "{page}");
        }
        assert!(page.contains("место a: <a href='#c0-said-0'>1</a>, <a href='#c0-said-1'>2</a>"));
        assert!(page.contains("«Первая.» — Иванов. 1.txt"), "{page}");
        assert!(page.contains("«&lt;b&gt;Вторая.» — автор текста. 1.txt"), "{page}");
    }
}
