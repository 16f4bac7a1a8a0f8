use super::mentions;
use crate::extract::{Cut, Forms};
use crate::lexicon::{EntityKind, Lexicon};
use crate::morph::Morph;

/// «Китай»CN/name … of every mention in `text`.
fn found_with(text: &str, lexicon: Lexicon) -> Vec<String> {
    let mut forms = Forms::new(Morph::builtin(), lexicon);
    let cut = Cut::new(text, &mut forms);
    let block = cut.block(text, 0, &forms);
    let describe = |f: super::Found| {
        let entry = forms.lexicon().entry(f.entry);
        let form = f.form.map_or("", |form| form.code());
        format!("{} {} {form}", f.span.of(text), entry.id).trim().to_owned()
    };
    mentions(&block).into_iter().map(describe).collect()
}

fn found(text: &str) -> Vec<String> {
    found_with(text, Lexicon::builtin())
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, want) in cases {
        assert_eq!(found(text), *want, "{text}");
    }
}

#[test]
fn names_of_a_state() {
    check(&[
        ("с Китаем и КНР", &["Китаем CN name", "КНР CN name"]),
        ("Республикой Казахстан", &["Республикой Казахстан KZ name"]),
        ("Соединённых Штатов Америки", &["Соединённых Штатов Америки US name"]),
        ("в Соединенных Штатах", &["Соединенных Штатах US name"]),
        ("в Поднебесной", &["Поднебесной CN name"]),
        ("президент США", &["США US name"]),
        ("КАЗАХСТАН И РОССИЯ", &["КАЗАХСТАН KZ name", "РОССИЯ RU name"]),
        ("Қазақстан", &["Қазақстан KZ name"]),
        ("в Гвинее-Бисау", &["Гвинее-Бисау GW name"]),
        ("Гвинеи-Бисау", &["Гвинеи-Бисау GW name"]),
        ("Боснии и Герцеговины", &["Боснии и Герцеговины BA name"]),
    ]);
}

#[test]
fn other_forms_of_a_state() {
    check(&[
        ("в Астане и Нур-Султане", &["Астане KZ capital", "Нур-Султане KZ capital"]),
        ("китайскую сторону", &["китайскую CN adjective"]),
        ("вашингтонских чиновников", &["вашингтонских US adjective"]),
        ("россияне и казахстанец", &["россияне RU people", "казахстанец KZ people"]),
        ("в Кремле считают", &["Кремле RU institution"]),
        ("по информации Акорды", &["Акорды KZ institution"]),
    ]);
}

#[test]
fn compounds_have_a_mention_for_each_part() {
    check(&[
        (
            "казахстанско-американские связи",
            &["казахстанско KZ adjective", "американские US adjective"],
        ),
        ("российско–турецкий", &["российско RU adjective", "турецкий TR adjective"]),
        ("ось Пекин-Москва", &["Пекин CN capital", "Москва RU capital"]),
        ("антикитайские меры", &["антикитайские CN adjective"]),
        ("Всекитайского собрания", &["Всекитайского CN adjective"]),
        ("северо-западный ветер", &[]),
        ("западно-российские связи", &["западно west", "российские RU adjective"]),
        ("Восточно-Казахстанская область", &["Казахстанская KZ adjective"]),
        ("восточно-европейские страны", &["европейские europe"]),
        ("Евро-2024", &[]),
        ("премьер-министр", &[]),
    ]);
}

#[test]
fn poles_and_not_the_compass() {
    check(&[
        ("между Востоком и Западом", &["Востоком east", "Западом west"]),
        ("на западе страны", &[]),
        ("на Западе республики", &[]),
        ("западным странам", &["западным west"]),
        ("западный берег реки", &[]),
        ("Западный Казахстан", &["Казахстан KZ name"]),
        ("восточные районы", &[]),
        ("«восточной ориентации»", &["восточной east"]),
        ("Ближнего Востока", &["Ближнего Востока middle-east"]),
        ("Дальнего Востока", &["Дальнего Востока far-east"]),
        ("в ЦА – США", &["ЦА central-asia", "США US name"]),
        ("центрально-азиатских стран", &["центрально-азиатских central-asia"]),
        ("постсоветское пространство", &["постсоветское ussr"]),
        ("в Латинской Америке", &["Латинской Америке latin-america"]),
    ]);
}

#[test]
fn homographs_stay_unmarked() {
    for text in [
        "угарный чад",
        "после того",
        "ПОСЛЕ ТОГО КАК",
        "мали и велики",
        "объём куба",
        "птичьему перу",
        "панама от солнца",
        "Союз композиторов",
        "боксёр Грузинов",
        "на английском языке",
        "русский язык",
        "русскоязычный читатель",
        "5 евро – это немного",
        "Леся Украинка",
        "имена в зоне .РФ",
        "Минский диалог",
        "Александр Македонский",
        "у стен Кремля",
        "беседа в Белом доме длилась",
        "режиссёр Туркин",
        "куб объёмом пять литров",
        "чадный воздух и чада Адама",
        "на «Союзе» прилетел экипаж",
        "корабль «Восток» взлетел",
        "команда «Запад» и ракета «Восток»",
        "карточная восьмёрка",
        "Иордан впадает в море",
        "кипрей и Кипренский",
        "ещё до того он уехал",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn proper_surroundings_bring_homographs_back() {
    check(&[
        ("в Чаде", &["Чаде TD name"]),
        ("в Республике Мали и Того", &["Республике Мали ML name", "Того TG name"]),
        ("на Кубе", &["Кубе CU name"]),
        ("до того он уехал в Того", &["Того TG name"]),
        ("Мали, Нигер", &["Мали ML name", "Нигер NE name"]),
        ("чадская армия", &["чадская TD adjective"]),
        ("Мексика и Мексиканский залив", &["Мексика MX name", "Мексиканский залив gulf-of-mexico"]),
        ("боксёр Грузинов из Грузии", &["Грузии GE name"]),
        ("Ирина уехала в Иран", &["Иран IR name"]),
        ("лидеры «двадцатки» и саммит восьмёрки", &["двадцатки g20", "восьмёрки g8"]),
        ("в Белом доме заявили", &["Белом доме US institution"]),
        ("на китайском языке", &["китайском CN adjective"]),
        ("договор с РУ подписан в Ташкенте", &["РУ UZ name", "Ташкенте UZ capital"]),
        ("регистрация в РУ", &[]),
    ]);
}

#[test]
fn a_currency_is_no_state() {
    check(&[
        ("5,7 млрд долларов США", &[]),
        ("5,7 млрд долл. США.", &[]),
        ("5 млрд долларов Казахстану", &["Казахстану KZ name"]),
    ]);
}

#[test]
fn the_longest_name_covers_what_is_inside() {
    check(&[
        ("Организации тюркских государств", &["Организации тюркских государств ots"]),
        ("Шанхайской организации сотрудничества", &["Шанхайской организации сотрудничества sco"]),
        ("Совет Безопасности ООН", &["ООН un"]),
        ("комиссия ЕС", &["ЕС eu"]),
        ("Республика Гвинея-Бисау", &["Республика Гвинея-Бисау GW name"]),
        ("Норвежское море", &["Норвежское море norwegian-sea"]),
        ("саммит «Большой двадцатки»", &["Большой двадцатки g20"]),
        ("стран Персидского залива", &["стран Персидского залива gulf-states"]),
        ("«ШОС плюс»", &["ШОС sco"]),
        ("штате Вашингтон", &["штате Вашингтон washington-state"]),
    ]);
}

#[test]
fn formats_in_any_script_mix() {
    check(&[
        ("саммит «С5+1»", &["С5+1 c5+1"]),
        ("саммит C5+1", &["C5+1 c5+1"]),
        ("в формате \"5+1\"", &["5+1 c5+1"]),
    ]);
}

#[test]
fn dashes_are_alike() {
    for text in ["Север – Юг", "Север—Юг", "Север-Юг"] {
        assert_eq!(found(text), [format!("{text} north-south")]);
    }
}

#[test]
fn a_users_name_is_found_in_every_case_and_wins() {
    let lexicon = || {
        let names = [
            (EntityKind::Organisation, "zed", "Организация вольных городов"),
            (EntityKind::Bloc, "lux", "Люксембург"),
        ];
        Lexicon::builtin().with_names(&names).expect("names")
    };
    assert_eq!(
        found_with("в Организации вольных городов с Люксембургом и Китаем", lexicon()),
        ["Организации вольных городов zed", "Люксембургом lux", "Китаем CN name"]
    );
}

/// Every line of the states' and blocs' files is found in every case, whole and alone, by some
/// entry: adding a line is all it takes.
#[test]
fn every_line_is_found_in_every_form() {
    use crate::lexicon::compile::{SourceFile, names};
    use crate::morph::decline::{Case, Class};
    let mut forms = Forms::new(Morph::builtin(), Lexicon::builtin());
    let files = [
        (EntityKind::State, include_str!("../../data/lexicon/states.tsv")),
        (EntityKind::Bloc, include_str!("../../data/lexicon/blocs.tsv")),
        (EntityKind::Organisation, include_str!("../../data/lexicon/organisations.tsv")),
    ];
    let (mut seen, mut checked) = (0, 0);
    let mut lost = Vec::new();
    for (kind, text) in files {
        let file = SourceFile { name: "file", kind: Some(kind), text };
        for name in names(&file).expect("a file") {
            seen += 1;
            // Guarded names have tests of their own; first parts never stand alone.
            if name.guard.is_some() || name.decl.class == Class::First {
                continue;
            }
            let alone = !name.words.contains([' ', '=']);
            let texts: Vec<String> = if alone {
                Case::ALL.iter().map(|case| name.decl.form(&name.words, *case)).collect()
            } else {
                vec![name.words.replace('=', "")]
            };
            for text in texts {
                checked += 1;
                let cut = Cut::new(&text, &mut forms);
                let block = cut.block(&text, 0, &forms);
                let whole = mentions(&block).into_iter().any(|f| {
                    let entry = forms.lexicon().entry(f.entry);
                    f.span.of(&text) == text && (entry.kind, entry.id) == (Some(kind), &*name.id)
                });
                if !whole {
                    lost.push(text);
                }
            }
        }
    }
    assert!(lost.is_empty(), "{lost:?}");
    assert!(seen > 1900 && checked > 5000, "{seen} {checked}");
}

proptest::proptest! {
    #[test]
    fn any_text_gives_mentions_in_order(text in "[а-яА-Яa-zA-Z0-9 .,«»–-]{0,60}|(Китай|США|казахстанско-|-|–|ЦА| |С5|\\+|1|‑|\u{ad}|Иран){0,12}") {
        let mut forms = Forms::new(Morph::builtin(), Lexicon::builtin());
        let cut = Cut::new(&text, &mut forms);
        let block = cut.block(&text, 0, &forms);
        let mut end = 0;
        for f in mentions(&block) {
            proptest::prop_assert!(f.span.start >= end && f.span.end > f.span.start);
            proptest::prop_assert!(!f.span.of(&text).is_empty());
            end = f.span.end;
        }
    }
}
