//! What the user asked for.
//!
//! In: the words of the command line. Out: a [`Job`], or what was not understood. Must not do it.

use anyhow::anyhow;
use tarazy::query::search::{Aliases, Order, Page};
use tarazy::view::{Frame, Language};

pub(crate) const HELP: &str = "\
tarazy reads Russian prose on foreign policy into comparable facts.

usage:
  tarazy extract FILE… [--format jsonl]   the record of each file, one JSON object a line
  tarazy corpus [--format jsonl]          the records of the embedded corpus
  tarazy merge [FILE…] [--format jsonl]   the files, or without any the embedded corpus, as one: a
                                          line for each meeting, agreement, indicator …, with every
                                          variant and the sentences that say it
  tarazy explain FILE… [--format jsonl]   each file sentence by sentence: words with their lemmas,
                                          what is marked, the facts and the rule of each
  tarazy view ADDRESS [FILE…] [--language ru|en|kk] [--width PIXELS]
                                          what a view of the page shows, as JSON: ADDRESS is the part
                                          of the page's address from # on; of the files, or without
                                          any of the embedded corpus
  tarazy search QUERY [FILE…] [--aliases] [--order text|left|right] [--context N]
                                          where the files, or the embedded corpus, have the words in
                                          any form, each place in its context; then how often by
                                          document and by speaker. --aliases: names find other names
  tarazy --help | --version

QUERY: word  =form  beginn*  \"a phrase\"  one two  one -without  one NEAR/5 two  one | two
FILE is UTF-8 text; `-` is standard input. Files are done in order. A file that cannot be read is
named on standard error, the others are still done, and the exit code is 1.
";

/// What to do.
pub(crate) enum Job {
    Extract(Vec<String>),
    Corpus,
    /// Of the files; of the embedded corpus where there are none.
    Merge(Vec<String>),
    /// As text, or one JSON object a file.
    Explain(Vec<String>, Form),
    /// What the page shows at an address, of the files or of the embedded corpus.
    View(String, Vec<String>, Language, Frame),
    Search(Search),
    Help,
    Version,
}

/// How an explanation is printed.
pub(crate) enum Form {
    Text,
    Json,
}

/// A search of the files; of the embedded corpus where there are none.
pub(crate) struct Search {
    pub(crate) query: String,
    pub(crate) files: Vec<String>,
    pub(crate) aliases: Aliases,
    pub(crate) page: Page,
}

/// Reads the command line.
pub(crate) fn arguments() -> anyhow::Result<Job> {
    use lexopt::prelude::{Long, Short, Value, ValueExt as _};
    let mut parser = lexopt::Parser::from_env();
    let mut command: Option<String> = None;
    let mut files = Vec::new();
    let mut form = Form::Text;
    let mut aliases = Aliases::Excluded;
    let mut language = Language::Ru;
    let mut frame = Frame::default();
    let mut page = Page { limit: u32::MAX, ..Page::default() };
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Job::Help),
            Short('V') | Long("version") => return Ok(Job::Version),
            Long("format") => {
                let format = parser.value()?.string()?;
                if format != "jsonl" {
                    return Err(anyhow!("the only format is jsonl, not {format}"));
                }
                form = Form::Json;
            }
            Long("aliases") => aliases = Aliases::Included,
            Long("width") => frame.width = parser.value()?.parse()?,
            Long("language") => {
                let code = parser.value()?.string()?;
                language =
                    Language::from_code(&code).ok_or_else(|| anyhow!("no language {code}"))?;
            }
            Long("context") => page.context = parser.value()?.parse()?,
            Long("order") => {
                page.order = match parser.value()?.string()?.as_str() {
                    "text" => Order::Text,
                    "left" => Order::Left,
                    "right" => Order::Right,
                    other => return Err(anyhow!("no order {other}: text, left or right")),
                }
            }
            Value(value) if command.is_none() => command = Some(value.string()?),
            Value(value) => files.push(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    match command.as_deref() {
        Some(command @ ("extract" | "explain")) if files.is_empty() => {
            Err(anyhow!("{command} needs a file, or - for standard input"))
        }
        Some("extract") => Ok(Job::Extract(files)),
        Some("explain") => Ok(Job::Explain(files, form)),
        Some("merge") => Ok(Job::Merge(files)),
        Some("search") if matches!(form, Form::Json) => Err(anyhow!("search prints text only")),
        Some("search") if files.is_empty() => Err(anyhow!("search needs a query")),
        Some("search") => {
            let query = files.remove(0);
            Ok(Job::Search(Search { query, files, aliases, page }))
        }
        Some("corpus") if files.is_empty() => Ok(Job::Corpus),
        Some("corpus") => Err(anyhow!("corpus takes no file")),
        Some("view") if files.is_empty() => Err(anyhow!("view needs an address")),
        Some("view") => Ok(Job::View(files.remove(0), files, language, frame)),
        Some(other) => Err(anyhow!("no command {other}")),
        None => Ok(Job::Help),
    }
}
