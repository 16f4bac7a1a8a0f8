//! Laws of search over any query and any text: total, printed queries read back, and every answer
//! is what a plain look at each sentence gives.

use proptest::prelude::*;

use super::{Aliases, How, Index, Node, Order, Page, Query, Word, parse};
use crate::corpus::Document;
use crate::extract::Extractor;
use crate::lexicon::Lexicon;
use crate::morph::Morph;
use crate::query::Filter;
use crate::record::Record;

fn word() -> impl Strategy<Value = Word> {
    let how = prop_oneof![Just(How::AnyForm), Just(How::Exact), Just(How::Prefix)];
    ("[а-яa-z]{1,4}|С5\\+1|OR|rf\\[f", how)
        .prop_map(|(text, how)| Word { text, how })
        .prop_filter("an operator is no word", |word| {
            !(word.text == "OR" && word.how == How::AnyForm)
        })
}

fn node() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        word().prop_map(Node::Word),
        prop::collection::vec(word(), 1..4).prop_map(Node::Phrase),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let near = (inner.clone(), inner.clone(), 0..9u16).prop_map(|(left, right, within)| {
            Node::Near { left: Box::new(left), right: Box::new(right), within }
        });
        let several = prop::collection::vec(inner.clone(), 2..4);
        let all = (prop::collection::vec(inner.clone(), 1..4), prop::collection::vec(inner, 1..3))
            .prop_map(|(wanted, unwanted)| Node::All { wanted, unwanted });
        let both = several.clone().prop_map(|wanted| Node::All { wanted, unwanted: Vec::new() });
        prop_oneof![near, all, both, several.prop_map(Node::Any)]
    })
}

fn index(texts: &[String]) -> (Index, Vec<Document>) {
    let mut index = Index::new(Morph::builtin(), Lexicon::builtin());
    let documents: Vec<Document> = texts
        .iter()
        .enumerate()
        .map(|(i, text)| Document::from_text(&format!("d{i}"), text.clone()))
        .collect();
    for document in &documents {
        index.add(document, &Record::default());
    }
    (index, documents)
}

fn spans(index: &Index, documents: &[Document], query: &str) -> Vec<(String, String)> {
    let found = index.find(query, Aliases::Excluded, &Filter::default());
    let page = Page { limit: u32::MAX, ..Page::default() };
    let lines = index.answer(&found, documents, page).lines;
    lines.into_iter().map(|line| (line.document, line.keyword)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_printed_tree_reads_back(node in node()) {
        let query = Query(Some(node));
        let printed = query.to_string();
        prop_assume!(printed.len() <= super::LONGEST);
        prop_assert_eq!(parse(&printed).0, query, "{}", printed);
    }

    #[test]
    fn any_text_is_a_query_that_prints_what_it_reads(
        typed in "(\\PC|[а-я \"«»()|*=/-]|NEAR|ИЛИ| -){0,30}"
    ) {
        let (query, notices) = parse(&typed);
        prop_assert_eq!(&parse(&query.to_string()).0, &query);
        for notice in notices {
            prop_assert!(typed.get(notice.span.start as usize..notice.span.end as usize).is_some());
        }
    }

    #[test]
    fn search_is_total(texts in prop::collection::vec("\\PC{0,60}", 0..3), typed in "\\PC{0,20}") {
        let (index, documents) = index(&texts);
        for order in [Order::Text, Order::Left, Order::Right] {
            for aliases in [Aliases::Excluded, Aliases::Included] {
                let found = index.find(&typed, aliases, &Filter::default());
                let page = Page { order, context: 10, offset: 0, limit: 9 };
                let answer = index.answer(&found, &documents, page);
                prop_assert_eq!(answer.lines.len(), (answer.hits as usize).min(9));
                let hits = |list: &[super::Frequency]| list.iter().map(|f| f.hits).sum::<u32>();
                prop_assert_eq!(hits(&answer.documents), answer.hits);
                prop_assert_eq!(hits(&answer.speakers), answer.hits);
                for line in answer.lines {
                    let document = documents.iter().find(|d| d.meta.id == line.document);
                    let text = document.map_or("", |document| document.text.as_str());
                    prop_assert!(line.sentence.contains(line.span) && !line.span.is_empty());
                    prop_assert!(text.get(line.span.start as usize..line.span.end as usize).is_some());
                    prop_assert!(line.left.chars().count() <= 10 && line.right.chars().count() <= 10);
                }
            }
        }
    }

    /// Words of one letter have no other forms: a scan of the sentences is easily written.
    #[test]
    fn operators_mean_what_they_say(
        sentences in prop::collection::vec(prop::collection::vec("[бдпш]", 1..9), 1..6),
        within in 0..4usize,
    ) {
        let text: String = sentences.iter().map(|words| words.join(" ") + "!\n").collect();
        let (index, documents) = index(&[text]);
        let count = |query: &str| spans(&index, &documents, query).len();
        let having = |test: &dyn Fn(&[String]) -> usize| {
            sentences.iter().map(|words| test(words)).sum::<usize>()
        };
        let times = |words: &[String], letter: &str| words.iter().filter(|w| *w == letter).count();
        let has = |words: &[String], letter: &str| times(words, letter) > 0;
        // A letter that is nowhere would be tried as another.
        prop_assume!(["б", "д", "п", "ш"].iter().all(|l| sentences.iter().any(|s| has(s, l))));

        prop_assert_eq!(count("=б"), having(&|s| times(s, "б")));
        prop_assert_eq!(count("=б =д"), having(&|s| if has(s, "д") { times(s, "б") } else { 0 }));
        prop_assert_eq!(count("=б -=д"), having(&|s| if has(s, "д") { 0 } else { times(s, "б") }));
        prop_assert_eq!(count("=б | =д"), having(&|s| times(s, "б") + times(s, "д")));
        prop_assert_eq!(
            count("\"=б =д\""),
            having(&|s| s.windows(2).filter(|pair| pair[0] == "б" && pair[1] == "д").count())
        );
        let near = having(&|s| {
            let at = |letter: &str| {
                let places = s.iter().enumerate().filter(|(_, word)| *word == letter);
                places.map(|(at, _)| at).collect::<Vec<_>>()
            };
            let right = at("д");
            let close = |a: &usize| right.iter().any(|b| a.abs_diff(*b) <= within + 1);
            usize::from(at("б").iter().any(close))
        });
        // Stretches within others are one find, so that sentences are counted.
        let found = index.find(&format!("=б NEAR/{within} =д"), Aliases::Excluded, &Filter::default());
        let answer = index.answer(&found, &documents, Page::default());
        prop_assert_eq!(answer.sentences as usize, near);
    }
}

#[test]
fn every_form_of_the_corpus_finds_its_own_places() {
    let documents = crate::corpus::builtin();
    let mut extractor = Extractor::new();
    let mut index = Index::new(Morph::builtin(), Lexicon::builtin());
    for document in &documents {
        index.add(document, &extractor.extract(document));
    }
    assert!(index.len() > 5000 && index.forms() > 1000 && !index.is_empty());
    for at in (0..index.len() as u32).step_by(97) {
        let word = index.norm(at).to_owned();
        let quoted = format!("\"{word}\"");
        let found = index.find(&quoted, Aliases::Excluded, &Filter::default());
        let heads = &found.matches.heads;
        assert!(heads.iter().any(|head| head.first <= at && at <= head.last), "{word}");
        assert_eq!(found.repaired, [], "{word}");
    }
}
