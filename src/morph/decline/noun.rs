//! Nouns by gender and ending.
//!
//! «Маврикий» masculine → Маврикия, Маврикию, Маврикием, Маврикии

use super::spelling::{cut, ends, lower};
use super::{Case, Cell, Gender, adjective};

pub(super) fn noun(
    word: &str,
    stem: Option<&str>,
    gender: Gender,
    animate: bool,
    genitive: Option<String>,
) -> Vec<Cell> {
    let like_adjective = match gender {
        Gender::Feminine => ends(word, &["ая", "яя"]),
        Gender::Neuter => ends(word, &["ое", "ее"]),
        Gender::Plural => ends(word, &["ые", "ие"]),
        Gender::Masculine => ends(word, &["ый", "ой"]) || ends(word, &["ский", "цкий"]),
    };
    if like_adjective {
        return adjective(word, gender, animate);
    }
    let mut cells = match gender {
        Gender::Plural => return plural(word, animate, genitive),
        _ if ends(word, &["а", "я"]) => first_declension(word, stem, gender),
        Gender::Feminine if ends(word, &["ь"]) => {
            let stem = stem.unwrap_or_else(|| cut(word, 1));
            endings(word, stem, gender, ["и", "и", "ь", "ью", "и"])
        }
        Gender::Masculine => masculine(word, stem),
        Gender::Neuter => neuter(word, stem),
        Gender::Feminine => fixed(word, gender),
    };
    if animate && gender == Gender::Masculine && !ends(word, &["а", "я"]) {
        let genitive = cells.iter().find(|c| c.case == Case::Gen).map(|c| c.form.clone());
        cells.retain(|c| c.case != Case::Acc);
        if let Some(form) = genitive {
            cells.push(cell(gender, Case::Acc, form));
        }
    }
    cells
}

fn masculine(word: &str, stem: Option<&str>) -> Vec<Cell> {
    const M: Gender = Gender::Masculine;
    let Some(last) = word.chars().last().map(lower) else { return Vec::new() };
    if ends(word, &["ец"]) {
        let stem = stem.map_or_else(|| fleeting_ets(word), str::to_owned);
        let mut cells = endings(word, &stem, M, ["а", "у", "", "ем", "е"]);
        cells.push(cell(M, Case::Ins, format!("{stem}ом")));
        return with_nominative_accusative(cells, word);
    }
    let cells = match last {
        'й' => {
            let loc = if ends(word, &["ий"]) { "и" } else { "е" };
            let stem = stem.unwrap_or_else(|| cut(word, 1));
            endings(word, stem, M, ["я", "ю", "й", "ем", loc])
        }
        // The one masculine noun of the third declension.
        'ь' if ends(word, &["путь"]) => {
            endings(word, cut(word, 1), M, ["и", "и", "ь", "ем", "и"])
        }
        'ь' => endings(word, stem.unwrap_or_else(|| cut(word, 1)), M, ["я", "ю", "ь", "ем", "е"]),
        'ж' | 'ш' | 'ч' | 'щ' | 'ц' => {
            let stem = stem.unwrap_or(word);
            let mut cells = endings(word, stem, M, ["а", "у", "", "ем", "е"]);
            cells.push(cell(M, Case::Ins, format!("{stem}ом")));
            cells
        }
        'о' => endings(word, stem.unwrap_or_else(|| cut(word, 1)), M, ["а", "у", "о", "ом", "е"]),
        'е' | 'ё' | 'и' | 'у' | 'ю' | 'ы' | 'э' => return fixed(word, M),
        _ => endings(word, stem.unwrap_or(word), M, ["а", "у", "", "ом", "е"]),
    };
    with_nominative_accusative(cells, word)
}

fn neuter(word: &str, stem: Option<&str>) -> Vec<Cell> {
    const N: Gender = Gender::Neuter;
    let base = stem.unwrap_or_else(|| cut(word, 1));
    if ends(word, &["о"]) {
        endings(word, base, N, ["а", "у", "о", "ом", "е"])
    } else if ends(word, &["ие"]) {
        endings(word, base, N, ["я", "ю", "е", "ем", "и"])
    } else if ends(word, &["це", "ще", "же"]) {
        endings(word, base, N, ["а", "у", "е", "ем", "е"])
    } else if ends(word, &["е", "ё"]) {
        endings(word, base, N, ["я", "ю", "е", "ем", "е"])
    } else {
        fixed(word, N)
    }
}

fn first_declension(word: &str, stem: Option<&str>, gender: Gender) -> Vec<Cell> {
    let base = stem.unwrap_or_else(|| cut(word, 1));
    let before = base.chars().last().map(lower);
    if ends(word, &["ия"]) {
        let mut cells = endings(word, base, gender, ["и", "и", "ю", "ей", "и"]);
        cells.push(cell(gender, Case::Ins, format!("{base}ею")));
        return cells;
    }
    if ends(word, &["я"]) {
        let mut cells = endings(word, base, gender, ["и", "е", "ю", "ей", "е"]);
        cells.push(cell(gender, Case::Ins, format!("{base}ею")));
        return cells;
    }
    let hissing = matches!(before, Some('ж' | 'ш' | 'ч' | 'щ' | 'ц'));
    let genitive = match before {
        Some('г' | 'к' | 'х' | 'ж' | 'ш' | 'ч' | 'щ') => "и",
        _ => "ы",
    };
    let mut cells =
        endings(word, base, gender, [genitive, "е", "у", if hissing { "ей" } else { "ой" }, "е"]);
    cells.push(cell(gender, Case::Ins, format!("{base}ою")));
    if hissing {
        cells.push(cell(gender, Case::Ins, format!("{base}ой")));
    }
    cells
}

fn plural(word: &str, animate: bool, genitive: Option<String>) -> Vec<Cell> {
    const P: Gender = Gender::Plural;
    let Some(last) = word.chars().last().map(lower) else { return Vec::new() };
    let stem = cut(word, 1);
    let before = stem.chars().last().map(lower);
    let hard = matches!(last, 'ы' | 'а')
        || matches!(before, Some('г' | 'к' | 'х' | 'ж' | 'ш' | 'ч' | 'щ' | 'ц'))
        || ends(word, &["ане", "яне"]);
    if !matches!(last, 'ы' | 'и' | 'а' | 'я' | 'е') {
        return fixed(word, P);
    }
    let genitive = genitive.unwrap_or_else(|| match last {
        'ы' if before == Some('ц') => format!("{stem}ев"),
        'ы' => format!("{stem}ов"),
        'и' if matches!(before, Some('г' | 'к' | 'х')) => format!("{stem}ов"),
        'и' | 'я' if before == Some('и') => format!("{stem}й"),
        'и' if matches!(before, Some('а' | 'е' | 'о' | 'у')) => format!("{stem}ев"),
        'и' => format!("{stem}ей"),
        _ => stem.to_owned(),
    });
    let (dat, ins, loc) =
        if hard { ("ам", "ами", "ах") } else { ("ям", "ями", "ях") };
    vec![
        cell(P, Case::Nom, word.to_owned()),
        cell(P, Case::Gen, genitive.clone()),
        cell(P, Case::Dat, format!("{stem}{dat}")),
        cell(P, Case::Acc, if animate { genitive } else { word.to_owned() }),
        cell(P, Case::Ins, format!("{stem}{ins}")),
        cell(P, Case::Loc, format!("{stem}{loc}")),
    ]
}

/// Nominative and genitive plural of a noun of a person: «россиянин» → «россияне», «россиян».
pub(super) fn plural_of_person(word: &str, stem: Option<&str>) -> (String, String) {
    if stem.is_none() && ends(word, &["анин", "янин"]) {
        let base = cut(word, 2);
        return (format!("{base}е"), base.to_owned());
    }
    if stem.is_none() && ends(word, &["арин"]) {
        let base = cut(word, 2);
        return (format!("{base}ы"), base.to_owned());
    }
    if ends(word, &["ец"]) {
        let base = stem.map_or_else(|| fleeting_ets(word), str::to_owned);
        return (format!("{base}ы"), format!("{base}ев"));
    }
    if ends(word, &["ка"]) {
        let base = cut(word, 1);
        let root = cut(base, 1);
        let zero = match root.chars().last().map(lower) {
            Some('ь' | 'й') => format!("{}ек", cut(root, 1)),
            Some('ж' | 'ш' | 'ч') => format!("{root}ек"),
            _ => format!("{root}ок"),
        };
        return (format!("{base}и"), zero);
    }
    let cut_last = ends(word, &["а", "я", "ь", "й"]);
    let base = stem.unwrap_or_else(|| if cut_last { cut(word, 1) } else { word });
    let last = word.chars().last().map(lower);
    match (last, base.chars().last().map(lower)) {
        (Some('ь'), _) => (format!("{base}и"), format!("{base}ей")),
        (Some('й'), _) => (format!("{base}и"), format!("{base}ев")),
        (Some('а'), Some('г' | 'к' | 'х' | 'ж' | 'ш' | 'ч' | 'щ')) => {
            (format!("{base}и"), base.to_owned())
        }
        (Some('а'), _) => (format!("{base}ы"), base.to_owned()),
        (_, Some('г' | 'к' | 'х')) => (format!("{base}и"), format!("{base}ов")),
        (_, Some('ж' | 'ш' | 'ч' | 'щ')) => (format!("{base}и"), format!("{base}ей")),
        _ => (format!("{base}ы"), format!("{base}ов")),
    }
}

/// The oblique stem of a noun in -ец: «китаец» китайц, «ливиец» ливийц, «португалец» португальц,
/// «казахстанец» казахстанц.
fn fleeting_ets(word: &str) -> String {
    let root = cut(word, 2);
    let link = match root.chars().last().map(lower) {
        Some('а' | 'е' | 'и' | 'о' | 'у' | 'я' | 'э' | 'ю' | 'ы') => "й",
        Some('л') => "ь",
        _ => "",
    };
    format!("{root}{link}ц")
}

/// Genitive, dative, accusative, instrumental, prepositional after the nominative `word`.
fn endings(word: &str, stem: &str, gender: Gender, list: [&str; 5]) -> Vec<Cell> {
    let mut cells = vec![cell(gender, Case::Nom, word.to_owned())];
    for (case, ending) in Case::ALL.iter().skip(1).zip(list) {
        cells.push(cell(gender, *case, format!("{stem}{ending}")));
    }
    cells
}

fn with_nominative_accusative(mut cells: Vec<Cell>, word: &str) -> Vec<Cell> {
    for c in cells.iter_mut().filter(|c| c.case == Case::Acc) {
        word.clone_into(&mut c.form);
    }
    cells
}

pub(super) fn fixed(word: &str, gender: Gender) -> Vec<Cell> {
    Case::ALL.iter().map(|case| cell(gender, *case, word.to_owned())).collect()
}

pub(super) fn cell(gender: Gender, case: Case, form: String) -> Cell {
    Cell { gender, case, form }
}
