//! The report as a text document: the least of WordprocessingML (ECMA-376, part 1, section 17) that
//! has headings, quotes, tables, links and pictures.
//!
//! In: a [`Report`]. Out: the bytes of a `.docx`. Knows the elements of the format and the names of
//! its own styles (`styles.xml`); a chart is its picture, if there is one, and its table.

use std::fmt::Write as _;

use super::letters::{one_line, paragraphs, strict_address, xml};
use super::model::{Behind, Chart, Entry, Evidence, Report, Table};
use super::package::{HEAD, Part, RELATIONS, Relations, package};
use super::picture::png_size;
use super::words::{self, Line};
use crate::view::Locale;

const STYLES: &str = include_str!("styles.xml");
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
/// English metric units (ECMA-376, 20.1.2.1) in the 16 cm between the margins.
const WIDEST: u64 = 16 * 360_000;
/// And in a pixel of a screen of 96 to the inch.
const PIXEL: u64 = 9525;
/// Twentieths of a point between the margins.
const TEXT_WIDTH: usize = 9070;
/// The format has no more columns in a table (17.4.48: as Word reads it).
const MOST_COLUMNS: usize = 63;

/// The report as a text document.
pub fn to_docx(report: &Report) -> Vec<u8> {
    let mut body = Body {
        m: words::locale(report),
        xml: String::new(),
        relations: Relations::default(),
        pictures: Vec::new(),
    };
    body.relations.inside("styles", "styles.xml");
    let footer = body.relations.inside("footer", "footer.xml");
    body.paragraph("Title", &run(&words::title(report)));
    body.paragraph("Subtitle", &run(&words::made(report)));
    for entry in &report.entries {
        match entry {
            Entry::Heading { text } => body.paragraph("Heading1", &run(&one_line(text))),
            Entry::Note { text } => body.paragraphs("Normal", text),
            Entry::Evidence(it) => body.evidence(it),
            Entry::Chart(it) => body.chart(it),
            Entry::Table(it) => {
                body.table(it);
                body.behind(&it.behind);
            }
        }
    }
    let document = format!(
        "{HEAD}<w:document xmlns:w='{WORD}' xmlns:r='{RELATIONS}' \
         xmlns:wp='{DRAWING}/wordprocessingDrawing' xmlns:a='{DRAWING}/main' \
         xmlns:pic='{DRAWING}/picture'><w:body>{}<w:sectPr>\
         <w:footerReference w:type='default' r:id='{footer}'/>\
         <w:pgSz w:w='11906' w:h='16838'/>\
         <w:pgMar w:top='1134' w:right='1418' w:bottom='1134' w:left='1418' w:header='709' \
         w:footer='567' w:gutter='0'/></w:sectPr></w:body></w:document>",
        body.xml
    );
    let page_number = format!(
        "{HEAD}<w:ftr xmlns:w='{WORD}'><w:p><w:pPr><w:jc w:val='center'/></w:pPr>\
         <w:fldSimple w:instr=' PAGE '><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
    );
    let styles = STYLES.replace("{language}", words::language(report));
    let part = |name, kind, content| Part { name, kind, content };
    let parts = [
        part("word/document.xml", "wordprocessingml.document.main+xml", document),
        part("word/styles.xml", "wordprocessingml.styles+xml", styles),
        part("word/footer.xml", "wordprocessingml.footer+xml", page_number),
    ];
    package(&parts, &body.relations, &body.pictures)
}

struct Body<'a> {
    m: Locale,
    xml: String,
    relations: Relations,
    pictures: Vec<(String, &'a [u8])>,
}

impl<'a> Body<'a> {
    fn paragraph(&mut self, style: &str, runs: &str) {
        let _ = write!(self.xml, "<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr>{runs}</w:p>");
    }

    fn paragraphs(&mut self, style: &str, text: &str) {
        for paragraph in paragraphs(text) {
            self.paragraph(style, &run(&paragraph));
        }
    }

    fn evidence(&mut self, it: &Evidence) {
        self.paragraph("Heading2", &run(&one_line(&it.said)));
        self.paragraph("Subtitle", &run(&words::kind(it)));
        let around = it.context.clone().unwrap_or_default();
        self.context(&around.before);
        self.paragraphs("Quote", &it.quote);
        self.context(&around.after);
        for Line { label, text, url } in words::lines(self.m, it) {
            let mut runs = run(&format!("{label}: "));
            match url {
                Some(url) => {
                    let id = self.relations.outside("hyperlink", &strict_address(&url));
                    let _ = write!(
                        runs,
                        "<w:hyperlink r:id='{id}'>{}</w:hyperlink>",
                        styled_run("<w:rStyle w:val='Hyperlink'/>", &text)
                    );
                }
                None => runs.push_str(&run(&text)),
            }
            self.paragraph("Details", &runs);
        }
    }

    fn context(&mut self, text: &str) {
        let text = one_line(text);
        if !text.is_empty() {
            self.paragraph("Context", &run(&format!("… {text} …")));
        }
    }

    fn chart(&mut self, it: &'a Chart) {
        self.paragraph("Heading2", &run(&one_line(&it.title)));
        if let Some((png, size)) = it.png.as_deref().and_then(|png| Some((png, png_size(png)?))) {
            let picture = self.picture(png, size, &one_line(&it.title));
            self.paragraph("Normal", &picture);
        }
        self.paragraphs("Normal", &it.caption);
        self.table(&it.table);
        self.behind(&it.table.behind);
        if let Some(note) = &it.note {
            self.paragraph("Normal", &run(&format!("{}: {note}", words::note_label(self.m))));
        }
    }

    /// Each figure with the numbers of its sentences, then the sentences.
    fn behind(&mut self, it: &Behind) {
        if it.sentences.is_empty() {
            return;
        }
        self.paragraph("Subtitle", &run(words::behind_label(self.m)));
        for mark in &it.marks {
            let text = format!("{}: {}", one_line(&mark.label), Behind::numbers(mark));
            self.paragraph("Details", &run(&text));
        }
        for (at, sentence) in it.sentences.iter().enumerate() {
            let text = format!("{}. {}", at + 1, words::sentence(self.m, sentence));
            self.paragraph("Details", &run(&text));
        }
    }

    /// A run with the picture, not wider than the text, and its words for those who do not see it.
    fn picture(&mut self, png: &'a [u8], (width, height): (u32, u32), about: &str) -> String {
        let number = self.pictures.len() + 1;
        let id = self.relations.inside("image", &format!("media/image{number}.png"));
        self.pictures.push((format!("word/media/image{number}.png"), png));
        let cx = (u64::from(width) * PIXEL).min(WIDEST);
        let cy = (cx * u64::from(height) / u64::from(width.max(1))).max(1);
        let about = xml(about);
        format!(
            "<w:r><w:drawing><wp:inline distT='0' distB='0' distL='0' distR='0'>\
             <wp:extent cx='{cx}' cy='{cy}'/>\
             <wp:docPr id='{number}' name='image{number}' descr='{about}'/>\
             <a:graphic><a:graphicData uri='{DRAWING}/picture'><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id='{number}' name='image{number}'/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed='{id}'/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='{cx}' cy='{cy}'/></a:xfrm>\
             <a:prstGeom prst='rect'><a:avLst/></a:prstGeom></pic:spPr>\
             </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
    }

    fn table(&mut self, it: &Table) {
        let width = it.width().min(MOST_COLUMNS);
        if width == 0 {
            return;
        }
        if !one_line(&it.caption).is_empty() {
            self.paragraph("Caption", &run(&one_line(&it.caption)));
        }
        let column = TEXT_WIDTH / width;
        self.xml.push_str(
            "<w:tbl><w:tblPr><w:tblStyle w:val='TableGrid'/><w:tblW w:w='5000' w:type='pct'/>\
             </w:tblPr><w:tblGrid>",
        );
        for _ in 0..width {
            let _ = write!(self.xml, "<w:gridCol w:w='{column}'/>");
        }
        self.xml.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        let sides: Vec<&str> = (0..width)
            .map(|i| if it.is_numeric(i) { "<w:jc w:val='right'/>" } else { "" })
            .collect();
        for (i, side) in sides.iter().enumerate() {
            let text = it.columns.get(i).map_or("", String::as_str);
            self.cell(column, side, &styled_run("<w:b/>", text));
        }
        self.xml.push_str("</w:tr>");
        for row in &it.rows {
            self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (i, side) in sides.iter().enumerate() {
                let text = row.get(i).map_or("", |cell| cell.text.as_str());
                self.cell(column, side, &run(text));
            }
            self.xml.push_str("</w:tr>");
        }
        // Two tables without a paragraph between them would become one.
        self.xml.push_str("</w:tbl><w:p/>");
    }

    fn cell(&mut self, width: usize, side: &str, runs: &str) {
        let _ = write!(
            self.xml,
            "<w:tc><w:tcPr><w:tcW w:w='{width}' w:type='dxa'/></w:tcPr>\
             <w:p><w:pPr><w:pStyle w:val='Cell'/>{side}</w:pPr>{runs}</w:p></w:tc>"
        );
    }
}

/// Text in the face of its paragraph; a line break inside it breaks the line.
fn run(text: &str) -> String {
    styled_run("", text)
}

fn styled_run(style: &str, text: &str) -> String {
    let style = if style.is_empty() { String::new() } else { format!("<w:rPr>{style}</w:rPr>") };
    let text = xml(text).replace('\t', " ");
    let lines: Vec<String> =
        text.split('\n').map(|line| format!("<w:t xml:space='preserve'>{line}</w:t>")).collect();
    format!("<w:r>{style}{}</w:r>", lines.join("<w:br/>"))
}
