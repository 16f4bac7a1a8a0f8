//! The native command: the same engine as the page's, on files.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Seek as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, anyhow};
use tarazy::api::{Engine, Request, Response};
use tarazy::corpus::{self, Document};
use tarazy::dossier::Dossier;
use tarazy::dossier::json::to_json_lines;
use tarazy::extract::{Extractor, Forms};
use tarazy::lexicon::Lexicon;
use tarazy::morph::Morph;
use tarazy::query::Filter;
use tarazy::query::search::{Aliases, Answer, Frequency, Index, Order, Page};
use tarazy::record::json;
use tarazy::text::CodePoints;
use tarazy::view::explain::explain;
use tarazy::view::route::Route;
use tarazy::view::{Frame, Language};

/// The largest file that is read, in bytes: offsets are of 32 bits.
const LARGEST: usize = 1 << 30;
/// Bytes of a list of a long document's record that are held; what is more waits in a file.
const HELD: usize = 4 << 20;

const HELP: &str = "\
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
enum Job {
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
enum Form {
    Text,
    Json,
}

/// A search of the files; of the embedded corpus where there are none.
struct Search {
    query: String,
    files: Vec<String>,
    aliases: Aliases,
    page: Page,
}

fn main() -> ExitCode {
    match arguments() {
        Ok(job) => run(job).unwrap_or_else(|error| {
            eprintln!("tarazy: {error:#}");
            ExitCode::from(1)
        }),
        Err(error) => {
            eprintln!("tarazy: {error:#}\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}

fn arguments() -> anyhow::Result<Job> {
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

/// What the page shows at an address.
fn view(
    address: &str,
    documents: Vec<Document>,
    language: Language,
    frame: Frame,
) -> anyhow::Result<String> {
    let parsed = Route::parse(address);
    if !parsed.unread.is_empty() {
        return Err(anyhow!("not understood: {}", parsed.unread.join(", ")));
    }
    let mut engine = Engine::over(documents);
    let Response::Overview(overview) = engine.handle(Request::Open) else {
        return Err(anyhow!("no overview"));
    };
    let look = parsed.route.look(&overview, language, frame);
    match engine.handle(Request::Show(Box::new(look))) {
        Response::Shown(shown) => Ok(serde_json::to_string(&shown)?),
        _ => Err(anyhow!("no such view")),
    }
}

fn run(job: Job) -> anyhow::Result<ExitCode> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut failed = false;
    match job {
        Job::Help => print(&mut out, HELP)?,
        Job::Version => print(&mut out, concat!("tarazy ", env!("CARGO_PKG_VERSION"), "\n"))?,
        Job::Corpus => {
            let mut extractor = Extractor::new();
            for document in corpus::builtin() {
                write_record(&mut out, &mut extractor, &document)?;
            }
        }
        Job::View(address, files, language, frame) => {
            let (documents, faulty) = documents(&files)?;
            failed = faulty;
            print(&mut out, &(view(&address, documents, language, frame)? + "\n"))?;
        }
        Job::Search(search) => {
            let (documents, faulty) = documents(&search.files)?;
            failed = faulty;
            let answer = answer(&search, &documents);
            for notice in &answer.notices {
                eprintln!("tarazy: {}: {}", notice.span.of(&search.query), notice.fault);
            }
            for word in &answer.repaired {
                eprintln!("tarazy: no {}; looked for {}", word.typed, word.sought);
            }
            print(&mut out, &concordance(&answer, usize::from(search.page.context)))?;
        }
        Job::Merge(files) => {
            let (documents, faulty) = documents(&files)?;
            failed = faulty;
            let mut extractor = Extractor::new();
            let records: Vec<_> = documents.iter().map(|d| extractor.extract(d)).collect();
            let dossier = Dossier::new(&documents, &records);
            print(&mut out, &to_json_lines(&dossier, &documents, &records))?;
        }
        Job::Extract(files) => {
            let mut extractor = Extractor::new();
            failed = each(&files, |document| write_record(&mut out, &mut extractor, &document))?;
        }
        Job::Explain(files, form) => {
            let mut extractor = Extractor::new();
            let mut forms = Forms::new(Morph::builtin(), Lexicon::builtin());
            failed = each(&files, |document| {
                let record = extractor.extract(&document);
                let explanation = explain(&document, &record, &mut forms);
                match form {
                    Form::Text => print(&mut out, &explanation.to_text()),
                    Form::Json => print(&mut out, &(serde_json::to_string(&explanation)? + "\n")),
                }
            })?;
        }
    }
    out.flush().context("standard output")?;
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Writes the record of a document as it is found, so that memory is the text's and a chunk's: the
/// mentions at once, the other lists when they are complete.
fn write_record(
    out: &mut impl Write,
    extractor: &mut Extractor,
    document: &Document,
) -> anyhow::Result<()> {
    let text = &document.text;
    let points = CodePoints::new(text);
    let [mut quantities, mut facts, mut further]: [Spool; 3] = Default::default();
    let mut comma = None;
    let mut done = Ok(());
    extractor.parts(document, |part| {
        let mut write = || -> io::Result<()> {
            if comma.is_none() {
                out.write_all(json::head(&part.doc).as_bytes())?;
            }
            let mut next = comma.unwrap_or("");
            for mention in json::mentions(&part, text, &points) {
                out.write_all(next.as_bytes())?;
                out.write_all(mention.as_bytes())?;
                next = json::COMMA;
            }
            comma = Some(next);
            json::quantities(&part, text, &points).try_for_each(|item| quantities.add(&item))?;
            json::facts(&part, text, &points).try_for_each(|item| facts.add(&item))?;
            json::further(&part, text, &points).try_for_each(|item| further.add(&item))
        };
        if done.is_ok() {
            done = write();
        }
    });
    let mut rest = || -> io::Result<()> {
        out.write_all(json::QUANTITIES.as_bytes())?;
        quantities.pour(out)?;
        out.write_all(json::FACTS.as_bytes())?;
        facts.pour(out)?;
        out.write_all(json::FURTHER.as_bytes())?;
        further.pour(out)?;
        out.write_all(json::TAIL.as_bytes())?;
        out.write_all(b"\n")
    };
    done.and_then(|()| rest()).context("writing the record")
}

/// A list of JSON that waits: the first bytes in memory, more in a temporary file.
#[derive(Default)]
struct Spool {
    held: Vec<u8>,
    file: Option<(PathBuf, File)>,
}

impl Spool {
    fn add(&mut self, item: &str) -> io::Result<()> {
        if !self.held.is_empty() || self.file.is_some() {
            self.held.extend_from_slice(json::COMMA.as_bytes());
        }
        self.held.extend_from_slice(item.as_bytes());
        if self.held.len() < HELD {
            return Ok(());
        }
        if self.file.is_none() {
            self.file = Some(temporary()?);
        }
        if let Some((_, file)) = &mut self.file {
            file.write_all(&self.held)?;
            self.held.clear();
        }
        Ok(())
    }

    /// Writes it to `out`.
    fn pour(&mut self, out: &mut impl Write) -> io::Result<()> {
        if let Some((_, file)) = &mut self.file {
            file.rewind()?;
            io::copy(file, out)?;
        }
        out.write_all(&self.held)
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        if let Some((path, _)) = &self.file {
            // What cannot be removed is left to who cleans the folder of temporary files.
            let _ = fs::remove_file(path);
        }
    }
}

/// A new file that no other process has.
fn temporary() -> io::Result<(PathBuf, File)> {
    let process = std::process::id();
    for number in 0..u16::MAX {
        let path = std::env::temp_dir().join(format!("tarazy-{process}-{number}.json"));
        match File::options().read(true).write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Does `job` to each file; says whether a file could not be read.
fn each(
    files: &[String],
    mut job: impl FnMut(Document) -> anyhow::Result<()>,
) -> anyhow::Result<bool> {
    let mut failed = false;
    for file in files {
        match document(file) {
            Ok(document) => job(document)?,
            Err(error) => {
                eprintln!("tarazy: {file}: {error:#}");
                failed = true;
            }
        }
    }
    Ok(failed)
}

/// The documents of the files, or the embedded ones where there are none; whether a file could not be
/// read.
fn documents(files: &[String]) -> anyhow::Result<(Vec<Document>, bool)> {
    let mut documents = if files.is_empty() { corpus::builtin() } else { Vec::new() };
    let failed = each(files, |document| {
        documents.push(document);
        Ok(())
    })?;
    name_apart(&mut documents);
    Ok((documents, failed))
}

fn answer(search: &Search, documents: &[Document]) -> Answer {
    let mut extractor = Extractor::new();
    let mut index = Index::new(Morph::builtin(), Lexicon::builtin());
    for document in documents {
        index.add(document, &extractor.extract(document));
    }
    let found = index.find(&search.query, search.aliases, &Filter::default());
    index.answer(&found, documents, search.page)
}

/// Keywords one below the other, then the frequencies, each line with the document or who speaks.
fn concordance(answer: &Answer, context: usize) -> String {
    let width = answer.lines.iter().map(|line| line.document.chars().count()).max().unwrap_or(0);
    let lines = answer.lines.iter().map(|line| {
        let (left, keyword, right) = (&line.left, &line.keyword, &line.right);
        format!("{:width$}  {left:>context$}[{keyword}]{right}\n", line.document)
    });
    let total = format!("{} finds in {} sentences\n", answer.hits, answer.sentences);
    let count = |what: &str, frequency: &Frequency| {
        let (hits, words) = (frequency.hits, frequency.words);
        format!("{what} {}: {hits} in {words} words\n", frequency.id)
    };
    let documents = answer.documents.iter().map(|frequency| count("document", frequency));
    let speakers = answer.speakers.iter().map(|frequency| count("speaker", frequency));
    lines.chain([total]).chain(documents).chain(speakers).collect()
}

/// Files of one name in several folders become `name`, `name-2`, `name-3`.
fn name_apart(documents: &mut [Document]) {
    // Names that are taken, each with the number to try next.
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents {
        let name = document.meta.id.clone();
        while let Some(number) = taken.get(&document.meta.id).copied() {
            let next = taken.get(&name).copied().unwrap_or(number);
            document.meta.id = format!("{name}-{next}");
            taken.insert(name.clone(), next + 1);
        }
        taken.insert(document.meta.id.clone(), 2);
    }
}

fn print(out: &mut impl Write, text: &str) -> anyhow::Result<()> {
    out.write_all(text.as_bytes()).context("standard output")
}

fn document(file: &str) -> anyhow::Result<Document> {
    let mut bytes = Vec::new();
    let id = if file == "-" {
        io::stdin().lock().read_to_end(&mut bytes)?;
        "stdin".into()
    } else {
        bytes = fs::read(file)?;
        let stem = Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        stem.unwrap_or_else(|| file.into())
    };
    let text = corpus::decode_within(bytes, LARGEST)?;
    Ok(Document::from_text(&id, text))
}
