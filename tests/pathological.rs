//! Texts that nobody writes: each is read whole, in order, and in time. No clock is asked here: a
//! stage whose time grows with the square of the text would take minutes on any of these.

use tarazy::corpus::Document;
use tarazy::extract::Extractor;
use tarazy::record::Record;
use tarazy::text::{Span, sentences, tokenize};

/// Bytes of a text that is read in several chunks.
const SIZE: usize = 600_000;
/// Bytes of one that is just read as a whole: no paragraph of it is cut.
const WHOLE: usize = 250_000;

fn repeat(piece: &str) -> String {
    read(piece.repeat(WHOLE / piece.len()));
    piece.repeat(SIZE.div_ceil(piece.len()))
}

/// Reads a text and checks that all that was found lies in it.
#[track_caller]
fn read(text: String) -> Record {
    let tokens = tokenize(&text);
    assert_eq!(
        sentences(&text, &tokens).last().map_or(0, |s| s.end),
        tokens.list().len(),
        "sentences tile the text"
    );
    let document = Document::from_text("odd", text);
    let record = Extractor::new().extract(&document);
    let fits = |span: Span| !span.of(&document.text).is_empty();
    assert!(record.mentions.iter().all(|mention| fits(mention.span)));
    assert!(record.quantities.iter().all(|quantity| fits(quantity.span)));
    assert!(record.facts.iter().all(|fact| fits(fact.span)));
    let starts: Vec<u32> = record.mentions.iter().map(|mention| mention.span.start).collect();
    assert!(starts.is_sorted(), "mentions are in order over chunks");
    record
}

#[test]
fn one_line_without_end() {
    let record = read(repeat("Президент Казахстана посетил Китай и Россию. "));
    let sentences = SIZE / "Президент Казахстана посетил Китай и Россию. ".len();
    let china = record.mentions.iter().filter(|mention| mention.id == "CN").count();
    assert!(china >= sentences, "{china} of {sentences} sentences name China");
}

#[test]
fn one_sentence_without_end() {
    let record = read(repeat("Казахстан и Китай, а также Россия, "));
    assert!(record.mentions.len() > 3 * (SIZE / 70));
}

#[test]
fn marks_without_words() {
    for piece in ["—", "- ", "(", "((((( ", "«", "»", "« ", "„“", "\"", ". ", "…", "—,", "« »"]
    {
        let record = read(repeat(piece));
        assert!(record.facts.is_empty(), "{piece:?}: {:?}", record.facts.first());
    }
}

#[test]
fn nested_quotes_with_speech() {
    read(repeat("«Он „сказал: «"));
    read(repeat("— «Мы», — сказал Токаев. — "));
    read(format!("{}{}", "«слово ".repeat(SIZE / 26), "», — сказал он. ".repeat(SIZE / 52)));
}

#[test]
fn numbers_without_words() {
    for piece in ["1 ", "1,", "1.", "17,2 млрд долл. ", "12\t345\t6,7%\n", "2020-2030 ", "5–", "$"]
    {
        read(repeat(piece));
    }
}

#[test]
fn words_without_end() {
    for piece in ["щ", "а-", "a.", "a@", "https://a.b/", "1а", "Щ", "и\u{301}", "\u{ad}"] {
        let record = read(repeat(piece));
        assert!(record.facts.is_empty(), "{piece:?}");
    }
}

#[test]
fn noise() {
    // A fixed generator: every byte that is no UTF-8 becomes the mark of replacement.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    })
    .take(SIZE / 2)
    .collect();
    read(String::from_utf8_lossy(&bytes).into_owned());
}

#[test]
fn many_short_paragraphs() {
    read(repeat("Токаев\n"));
    read(repeat("— Да?\n— Нет.\n"));
    read(repeat("Иван: да\n"));
}

#[test]
fn a_transcript_on_one_line() {
    for piece in [
        "Смотрите также Переговоры 7 мая 2025 года ",
        "К.Ли: Да. ",
        "А.Б.Ли:",
        "а:",
        "А.",
        "«Слово\n",
        "К.Ли: «Слово\n",
    ] {
        read(repeat(piece));
    }
    let titles = "Переговоры 7 мая 2025 года ".repeat(SIZE / 50);
    read(format!("К.Ли: Да. Смотрите также {titles}К.Ли: Да."));
}

#[test]
fn many_persons_with_one_given_name() {
    let letters: Vec<char> = "бвгджзклмнпрст".chars().collect();
    let letter = |i: usize| letters[i % letters.len()];
    let names = (0..8_000).map(|i| {
        let surname: String =
            [letter(i), 'а', letter(i / 14), 'о', letter(i / 196), 'и', letter(i / 2744)]
                .into_iter()
                .collect();
        let mut chars = surname.chars();
        let first = chars.next().map_or(String::new(), |c| c.to_uppercase().to_string());
        format!("Министр Иван {first}{}ов сказал, что Иван согласен. ", chars.as_str())
    });
    let record = read(names.collect());
    assert!(record.mentions.len() > 8_000);
}

#[test]
fn what_was_named_in_one_chunk_is_known_in_the_next() {
    let filler = "Погода в те дни стояла ясная, и на улицах было много людей.\n".repeat(4_000);
    let text =
        format!("Политолог Рустем Мустафин выступил с докладом.\n{filler}Это отметил Мустафин.\n");
    let record = read(text);
    let named = record.mentions.iter().filter(|mention| mention.id == "мустафин").count();
    assert_eq!(named, 2);
}

#[test]
fn other_languages_yield_no_flood() {
    let kazakh = "Қазақстан Республикасының Президенті бүгін үкімет отырысын өткізді. Жиында \
        экономиканы дамыту, шетелдік инвестиция тарту және халықтың әл-ауқатын арттыру мәселелері \
        талқыланды. Министрлер атқарылған жұмыс туралы есеп берді, ал жиынтық тауар айналымы өткен \
        жылмен салыстырғанда едәуір өсті.";
    let ukrainian = "Президент провів нараду, присвячену розвитку економіки та енергетики. \
        Учасники обговорили постачання зерна, відновлення мостів і доріг, а також підготовку до \
        зими. За підсумками зустрічі сторони домовилися про подальші кроки, які мають зміцнити \
        оборону й торгівлю країни.";
    let english = "The president held a meeting on trade and transit. Ministers signed an agreement \
        worth 5 billion dollars, and the export of grain to neighbouring countries grew by 12 per \
        cent last year. Experts said that the risk of sanctions remained, although the partners \
        had promised to invest in new railways and ports.";
    for text in [kazakh, ukrainian, english] {
        let record = read(text.to_owned());
        assert!(record.facts.len() <= 2, "{:?}", record.facts);
        assert!(record.mentions.len() <= 5, "{:?}", record.mentions);
    }
}
