//! Declension of names without a dictionary: nominative and a code give every case form.
//!
//! In: a word in the nominative and how it declines ([`Decl`]). Out: its [`Cell`]s. Knows the
//! regular endings of Russian nouns and adjectives (Zaliznyak's types without stress) and the
//! fleeting vowels of the names of peoples; must not know any name. Where stress decides between
//! two endings (Парижем, Ельцом) both are given, the likelier first.
//!
//! «Казахстан» `m` → Казахстана, Казахстану, Казахстан, Казахстаном, Казахстане
//!
//! The module stands alone: the build script includes it as it is.

use std::str::FromStr;

/// Grammatical case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// Nominative.
    Nom,
    /// Genitive.
    Gen,
    /// Dative.
    Dat,
    /// Accusative.
    Acc,
    /// Instrumental.
    Ins,
    /// Prepositional.
    Loc,
}

impl Case {
    /// All six, in the order of school grammar.
    pub const ALL: [Self; 6] = [Self::Nom, Self::Gen, Self::Dat, Self::Acc, Self::Ins, Self::Loc];

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "nom" => Self::Nom,
            "gen" => Self::Gen,
            "dat" => Self::Dat,
            "acc" => Self::Acc,
            "ins" => Self::Ins,
            "loc" => Self::Loc,
            _ => return None,
        })
    }
}

/// Gender, or plural, with which an adjective agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Masculine singular.
    Masculine,
    /// Feminine singular.
    Feminine,
    /// Neuter singular.
    Neuter,
    /// Plural.
    Plural,
}

impl Gender {
    const ALL: [Self; 4] = [Self::Masculine, Self::Feminine, Self::Neuter, Self::Plural];
}

/// How a word changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A noun in one number: «Казахстан», «Эмираты».
    Noun {
        /// Gender, or plural.
        gender: Gender,
        /// Whether the accusative may equal the genitive.
        animate: bool,
    },
    /// A noun of a person in both numbers, given in the singular: «китаец», «китаянка».
    Person,
    /// An adjective of all genders, with the first part of compounds: «китайский», «китайско».
    Adjective,
    /// Only the first part of a compound: «американо».
    First,
    /// No change: «США».
    Fixed,
}

/// A declension code: the class and the forms that the rules would get wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decl {
    /// How the word changes.
    pub class: Class,
    /// Oblique stem, where it is not the nominative's: «китайц» of «китаец».
    stem: Option<String>,
    /// Forms given by hand: (plural of [`Class::Person`], case, form).
    overrides: Vec<(bool, Case, String)>,
}

/// One form of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Gender, or plural.
    pub gender: Gender,
    /// Case.
    pub case: Case,
    /// The form, letters of the nominative's stem kept as they were written.
    pub form: String,
}

/// Why a code cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCode(pub String);

impl std::fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "unknown declension code {:?}", self.0)
    }
}

impl std::error::Error for UnknownCode {}

impl FromStr for Decl {
    type Err = UnknownCode;

    /// Reads `m`, `pla;gen=эмиратов`, `mpa;stem=турк;pgen=турок`.
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        let unknown = || UnknownCode(code.to_owned());
        let mut parts = code.split(';').map(str::trim);
        let noun = |gender, animate| Class::Noun { gender, animate };
        let class = match parts.next().unwrap_or_default() {
            "m" => noun(Gender::Masculine, false),
            "ma" => noun(Gender::Masculine, true),
            "f" => noun(Gender::Feminine, false),
            "fa" => noun(Gender::Feminine, true),
            "n" => noun(Gender::Neuter, false),
            "na" => noun(Gender::Neuter, true),
            "pl" => noun(Gender::Plural, false),
            "pla" => noun(Gender::Plural, true),
            "mpa" | "fpa" => Class::Person,
            "adj" => Class::Adjective,
            "first" => Class::First,
            "0" => Class::Fixed,
            _ => return Err(unknown()),
        };
        let mut decl = Self::new(class);
        for part in parts {
            let (key, form) = part.split_once('=').ok_or_else(unknown)?;
            if form.is_empty() {
                return Err(unknown());
            }
            if key == "stem" {
                decl.stem = Some(form.to_owned());
                continue;
            }
            let (plural, case) = match (Case::named(key), key.strip_prefix('p')) {
                (Some(case), _) => (false, case),
                (None, Some(rest)) => (true, Case::named(rest).ok_or_else(unknown)?),
                (None, None) => return Err(unknown()),
            };
            decl.overrides.push((plural, case, form.to_owned()));
        }
        Ok(decl)
    }
}

impl Decl {
    /// The class with no irregular form.
    pub fn new(class: Class) -> Self {
        Self { class, stem: None, overrides: Vec::new() }
    }

    /// The code without its irregular forms: «m», «pla».
    pub fn code(&self) -> &'static str {
        match self.class {
            Class::Noun { gender, animate } => match (gender, animate) {
                (Gender::Masculine, false) => "m",
                (Gender::Masculine, true) => "ma",
                (Gender::Feminine, false) => "f",
                (Gender::Feminine, true) => "fa",
                (Gender::Neuter, false) => "n",
                (Gender::Neuter, true) => "na",
                (Gender::Plural, false) => "pl",
                (Gender::Plural, true) => "pla",
            },
            Class::Person => "mpa",
            Class::Adjective => "adj",
            Class::First => "first",
            Class::Fixed => "0",
        }
    }

    /// The gender with which adjectives before the word agree; `None` where there can be none.
    pub fn gender(&self) -> Option<Gender> {
        match self.class {
            Class::Noun { gender, .. } => Some(gender),
            Class::Person => Some(Gender::Masculine),
            Class::Adjective | Class::First | Class::Fixed => None,
        }
    }

    /// Every form of `word`, the nominative first; where two endings compete both, the likelier
    /// first.
    pub fn cells(&self, word: &str) -> Vec<Cell> {
        let mut cells = match self.class {
            Class::Fixed => fixed(word, Gender::Masculine),
            Class::First => vec![cell(Gender::Masculine, Case::Nom, word.to_owned())],
            Class::Adjective => {
                let mut cells: Vec<Cell> =
                    Gender::ALL.iter().flat_map(|gender| adjective(word, *gender, true)).collect();
                cells.push(cell(Gender::Masculine, Case::Nom, first_part(word)));
                cells
            }
            Class::Noun { gender, animate } => {
                noun(word, self.stem.as_deref(), gender, animate, &self.genitive(false))
            }
            Class::Person => self.person(word),
        };
        for (plural, case, form) in &self.overrides {
            let of = |c: &Cell| c.case == *case && (c.gender == Gender::Plural) == *plural;
            let of = |c: &Cell| {
                if self.class == Class::Person { of(c) } else { c.case == *case }
            };
            let gender = cells.iter().find(|c| of(c)).map_or(Gender::Masculine, |c| c.gender);
            cells.retain(|c| !of(c));
            cells.push(cell(gender, *case, form.clone()));
        }
        cells
    }

    /// The form of `word` in `case` (of a [`Class::Person`] the singular, of an adjective the
    /// masculine).
    pub fn form(&self, word: &str, case: Case) -> String {
        let cells = self.cells(word);
        cells.into_iter().find(|c| c.case == case).map_or_else(|| word.to_owned(), |c| c.form)
    }

    fn genitive(&self, plural: bool) -> Option<String> {
        let found = self.overrides.iter().find(|o| o.0 == plural && o.1 == Case::Gen);
        found.map(|o| o.2.clone())
    }

    /// Both numbers: «китаец, китайца …, китайцы, китайцев …».
    fn person(&self, word: &str) -> Vec<Cell> {
        let feminine = ends(word, &["а", "я"]);
        let gender = if feminine { Gender::Feminine } else { Gender::Masculine };
        let stem = self.stem.as_deref();
        let mut cells = noun(word, stem, gender, true, &self.genitive(false));
        let (plural, genitive) = plural_of_person(word, stem);
        let genitive = self.genitive(true).unwrap_or(genitive);
        cells.extend(noun(&plural, None, Gender::Plural, true, &Some(genitive)));
        cells
    }
}

/// The forms of an adjective (or of a noun that declines like one) given in the nominative of any
/// gender. «Поднебесная» feminine → Поднебесной, Поднебесную
pub fn adjective(word: &str, gender: Gender, animate: bool) -> Vec<Cell> {
    if let Some(stem) = possessive_stem(word) {
        return possessive(stem, gender, animate);
    }
    let Some((stem, ending)) = split_at_last(word, 2) else { return fixed(word, gender) };
    let last = stem.chars().last().map(lower);
    let velar = matches!(last, Some('к' | 'г' | 'х'));
    let sibilant = matches!(last, Some('ж' | 'ш' | 'щ' | 'ч'));
    let stressed = ending == "ой";
    let soft = !velar && !sibilant && matches!(ending, "ий" | "яя" | "ее" | "ие");
    // Letters after which spelling asks for и: -кий, -ший.
    let i = if soft || velar || sibilant { "и" } else { "ы" };
    let o = if soft || (sibilant && !stressed) { "е" } else { "о" };
    let mut out = Vec::new();
    let mut add = |case, ending: &[&str]| {
        out.push(cell(gender, case, format!("{stem}{}", ending.concat())));
    };
    match gender {
        Gender::Masculine | Gender::Neuter => {
            let masculine = gender == Gender::Masculine;
            let nominative: &[&str] = match (masculine, stressed) {
                (true, true) => &["ой"],
                (true, false) => &[i, "й"],
                (false, _) => &[o, "е"],
            };
            add(Case::Nom, nominative);
            add(Case::Gen, &[o, "го"]);
            add(Case::Dat, &[o, "му"]);
            add(Case::Acc, nominative);
            if masculine && animate {
                add(Case::Acc, &[o, "го"]);
            }
            add(Case::Ins, &[i, "м"]);
            add(Case::Loc, &[o, "м"]);
        }
        Gender::Feminine => {
            add(Case::Nom, if soft { &["яя"] } else { &["ая"] });
            add(Case::Gen, &[o, "й"]);
            add(Case::Dat, &[o, "й"]);
            add(Case::Acc, if soft { &["юю"] } else { &["ую"] });
            add(Case::Ins, &[o, "й"]);
            add(Case::Ins, &[o, "ю"]);
            add(Case::Loc, &[o, "й"]);
        }
        Gender::Plural => {
            add(Case::Nom, &[i, "е"]);
            add(Case::Gen, &[i, "х"]);
            add(Case::Dat, &[i, "м"]);
            add(Case::Acc, &[i, "е"]);
            if animate {
                add(Case::Acc, &[i, "х"]);
            }
            add(Case::Ins, &[i, "ми"]);
            add(Case::Loc, &[i, "х"]);
        }
    }
    out
}

/// «Авраамовы» → «Авраамов»: the stem of an adjective of possession.
fn possessive_stem(word: &str) -> Option<&str> {
    if ends(word, &["ов", "ев"]) {
        Some(word)
    } else if ends(word, &["ова", "ева", "ово", "ево", "овы", "евы"]) {
        Some(cut(word, 1))
    } else {
        None
    }
}

fn possessive(stem: &str, gender: Gender, animate: bool) -> Vec<Cell> {
    let list: [&str; 6] = match gender {
        Gender::Masculine => ["", "а", "у", if animate { "а" } else { "" }, "ым", "ом"],
        Gender::Neuter => ["о", "а", "у", "о", "ым", "ом"],
        Gender::Feminine => ["а", "ой", "ой", "у", "ой", "ой"],
        Gender::Plural => ["ы", "ых", "ым", if animate { "ых" } else { "ы" }, "ыми", "ых"],
    };
    let of = |(case, ending): (&Case, &str)| cell(gender, *case, format!("{stem}{ending}"));
    Case::ALL.iter().zip(list).map(of).collect()
}

/// The first part of compounds: «китайский» → «китайско», «ближний» → «ближне».
pub fn first_part(adjective: &str) -> String {
    let Some((stem, ending)) = split_at_last(adjective, 2) else { return adjective.to_owned() };
    let last = stem.chars().last().map(lower);
    let soft = ending == "ий" && !matches!(last, Some('к' | 'г' | 'х'));
    format!("{stem}{}", if soft { "е" } else { "о" })
}

/// Whether `word` ends like an adjective in the nominative: «Саудовская», «Соединённые».
/// Nouns in -ий («Маврикий») end so too: ask only about words before a head.
pub fn looks_like_adjective(word: &str) -> bool {
    word.chars().count() > 3
        && ends(word, &["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "овы", "ово"])
        && !ends(word, &["ние", "тие", "ствие"])
}

/// A guess how the untagged word declines, by its ending: «Люксембург» → `m`, «ЕС» → `0`.
pub fn guess_decl(word: &str) -> Decl {
    let class = |gender| Class::Noun { gender, animate: false };
    let letters: Vec<char> = word.chars().collect();
    let shouted = letters.len() > 1 && letters.iter().skip(1).all(|c| !c.is_lowercase());
    let russian = letters.last().is_some_and(|c| matches!(lower(*c), 'а'..='я' | 'ё'));
    let guessed = if shouted || !russian {
        Class::Fixed
    } else if ends(word, &["уа", "оа", "иа", "эа"]) {
        Class::Fixed
    } else if ends(word, &["ые", "ие"]) && !ends(word, &["ние", "тие", "вие"]) {
        class(Gender::Plural)
    } else if ends(word, &["во", "ие", "ье", "ое", "ее", "ло"]) {
        class(Gender::Neuter)
    } else if ends(word, &["а", "я"])
        || ends(word, &["ань", "ерь", "усь", "ирь", "сть", "вь", "дь", "рязь"])
    {
        class(Gender::Feminine)
    } else if ends(word, &["ы", "ники"]) {
        class(Gender::Plural)
    } else if ends(word, &["о", "е", "ё", "и", "у", "ю", "э"]) {
        Class::Fixed
    } else {
        class(Gender::Masculine)
    };
    Decl::new(guessed)
}

/// A guess how an untagged name of several words declines: the name with its frozen words marked
/// by `=`, and how its head declines. «Республика Корея» → («Республика =Корея», `f`)
pub fn guess_name(name: &str) -> (String, Decl) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let head =
        words.iter().position(|w| !looks_like_adjective(w)).unwrap_or(words.len().max(1) - 1);
    let marked: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(i, w)| if i > head { format!("={w}") } else { (*w).to_owned() })
        .collect();
    let decl = words.get(head).map_or(Decl::new(Class::Fixed), |w| guess_decl(w));
    (marked.join(" "), decl)
}

fn noun(
    word: &str,
    stem: Option<&str>,
    gender: Gender,
    animate: bool,
    genitive: &Option<String>,
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

fn plural(word: &str, animate: bool, genitive: &Option<String>) -> Vec<Cell> {
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
    let genitive = genitive.clone().unwrap_or_else(|| match last {
        'ы' if before == Some('ц') => format!("{stem}ев"),
        'ы' => format!("{stem}ов"),
        'и' if matches!(before, Some('г' | 'к' | 'х')) => format!("{stem}ов"),
        'и' if matches!(before, Some('а' | 'е' | 'и' | 'о' | 'у')) => format!("{stem}ев"),
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
fn plural_of_person(word: &str, stem: Option<&str>) -> (String, String) {
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

fn fixed(word: &str, gender: Gender) -> Vec<Cell> {
    Case::ALL.iter().map(|case| cell(gender, *case, word.to_owned())).collect()
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

fn cell(gender: Gender, case: Case, form: String) -> Cell {
    Cell { gender, case, form }
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Whether `word` ends in one of `list`, whatever the case of its letters.
fn ends(word: &str, list: &[&str]) -> bool {
    list.iter().any(|ending| {
        let mut of_word = word.chars().rev().map(lower);
        ending.chars().rev().all(|c| of_word.next() == Some(c))
    })
}

/// `word` without its last `count` letters.
fn cut(word: &str, count: usize) -> &str {
    split_at_last(word, count).map_or("", |(stem, _)| stem)
}

fn split_at_last(word: &str, count: usize) -> Option<(&str, &str)> {
    let (at, _) = word.char_indices().rev().nth(count.checked_sub(1)?)?;
    word.split_at_checked(at)
}

#[cfg(test)]
mod tests {
    use super::{Case, Decl, Gender, adjective, first_part, guess_decl, guess_name};

    /// Genitive, dative, accusative, instrumental, prepositional: the first form of each.
    fn oblique(code: &str, word: &str) -> String {
        let decl: Decl = code.parse().expect("a code");
        let forms: Vec<String> =
            Case::ALL.iter().skip(1).map(|case| decl.form(word, *case)).collect();
        forms.join(" ")
    }

    fn all(code: &str, word: &str) -> Vec<String> {
        let decl: Decl = code.parse().expect("a code");
        decl.cells(word).into_iter().map(|c| c.form).collect()
    }

    #[test]
    fn masculine_names() {
        let cases = [
            ("Казахстан", "Казахстана Казахстану Казахстан Казахстаном Казахстане"),
            ("Китай", "Китая Китаю Китай Китаем Китае"),
            ("Маврикий", "Маврикия Маврикию Маврикий Маврикием Маврикии"),
            ("Израиль", "Израиля Израилю Израиль Израилем Израиле"),
            ("Париж", "Парижа Парижу Париж Парижем Париже"),
            ("Елец", "Ельца Ельцу Елец Ельцем Ельце"),
            ("Нур-Султан", "Нур-Султана Нур-Султану Нур-Султан Нур-Султаном Нур-Султане"),
            ("Чили", "Чили Чили Чили Чили Чили"),
            ("путь", "пути пути путь путем пути"),
        ];
        for (word, want) in cases {
            assert_eq!(oblique("m", word), want);
        }
    }

    #[test]
    fn feminine_names() {
        let cases = [
            ("Россия", "России России Россию Россией России"),
            ("Америка", "Америки Америке Америку Америкой Америке"),
            ("Астана", "Астаны Астане Астану Астаной Астане"),
            ("Гвинея", "Гвинеи Гвинее Гвинею Гвинеей Гвинее"),
            ("Беларусь", "Беларуси Беларуси Беларусь Беларусью Беларуси"),
            ("Поднебесная", "Поднебесной Поднебесной Поднебесную Поднебесной Поднебесной"),
            ("Ницца", "Ниццы Ницце Ниццу Ниццей Ницце"),
        ];
        for (word, want) in cases {
            assert_eq!(oblique("f", word), want);
        }
    }

    #[test]
    fn neuter_names() {
        assert_eq!(
            oblique("n", "Королевство"),
            "Королевства Королевству Королевство Королевством Королевстве"
        );
        assert_eq!(oblique("n", "Поволжье"), "Поволжья Поволжью Поволжье Поволжьем Поволжье");
        assert_eq!(
            oblique("n", "соглашение"),
            "соглашения соглашению соглашение соглашением соглашении"
        );
    }

    #[test]
    fn plural_names() {
        assert_eq!(oblique("pl", "Штаты"), "Штатов Штатам Штаты Штатами Штатах");
        assert_eq!(
            oblique("pl;gen=Филиппин", "Филиппины"),
            "Филиппин Филиппинам Филиппины Филиппинами Филиппинах"
        );
        assert_eq!(oblique("pla", "россияне"), "россиян россиянам россиян россиянами россиянах");
        assert_eq!(oblique("pla", "китайцы"), "китайцев китайцам китайцев китайцами китайцах");
        assert_eq!(
            oblique("pl", "государства"),
            "государств государствам государства государствами государствах"
        );
    }

    #[test]
    fn persons_in_both_numbers() {
        for (code, word, some) in [
            ("mpa", "китаец", vec!["китайца", "китайцем", "китайцы", "китайцев", "китайцами"]),
            ("mpa", "ливиец", vec!["ливийца", "ливийцы"]),
            ("mpa", "португалец", vec!["португальца", "португальцев"]),
            ("mpa", "казахстанец", vec!["казахстанца", "казахстанцы", "казахстанцев"]),
            ("mpa", "россиянин", vec!["россиянина", "россияне", "россиян", "россиянам"]),
            ("mpa", "татарин", vec!["татарина", "татары", "татар"]),
            ("mpa", "казах", vec!["казаха", "казахи", "казахов"]),
            ("mpa;stem=турк;pgen=турок", "турок", vec!["турка", "турки", "турок", "турками"]),
            ("mpa;pgen=грузин", "грузин", vec!["грузина", "грузины", "грузин", "грузинам"]),
            ("fpa", "американка", vec!["американки", "американок", "американку"]),
            ("fpa", "казашка", vec!["казашек", "казашки"]),
            ("fpa", "индийка", vec!["индиек"]),
        ] {
            let forms = all(code, word);
            for form in some {
                assert!(forms.iter().any(|f| f == form), "{word}: {form} in {forms:?}");
            }
        }
    }

    #[test]
    fn adjectives_of_all_genders_and_cases() {
        let forms = all("adj", "китайский");
        for form in [
            "китайского",
            "китайскому",
            "китайским",
            "китайском",
            "китайская",
            "китайской",
            "китайскую",
            "китайскою",
            "китайское",
            "китайские",
            "китайских",
            "китайскими",
            "китайско",
        ] {
            assert!(forms.iter().any(|f| f == form), "{form}");
        }
        let soft: Vec<String> =
            adjective("Ближний", Gender::Masculine, false).into_iter().map(|c| c.form).collect();
        assert_eq!(soft, ["Ближний", "Ближнего", "Ближнему", "Ближний", "Ближним", "Ближнем"]);
        assert_eq!(first_part("ближневосточный"), "ближневосточно");
        let stressed = all("adj", "тверской");
        assert!(
            stressed.contains(&"тверской".to_owned()) && stressed.contains(&"тверским".to_owned())
        );
    }

    #[test]
    fn adjectives_of_possession() {
        let forms: Vec<String> =
            adjective("Авраамовы", Gender::Plural, false).into_iter().map(|c| c.form).collect();
        assert_eq!(
            forms,
            ["Авраамовы", "Авраамовых", "Авраамовым", "Авраамовы", "Авраамовыми", "Авраамовых"]
        );
    }

    #[test]
    fn irregular_forms_replace_the_regular() {
        assert_eq!(oblique("pl;gen=Афин", "Афины"), "Афин Афинам Афины Афинами Афинах");
        assert!(!all("pl;gen=Афин", "Афины").contains(&"Афинов".to_owned()));
    }

    #[test]
    fn odd_words_do_not_panic() {
        for code in ["m", "f", "n", "pl", "pla", "mpa", "fpa", "adj", "0", "first", "ma"] {
            for word in ["", "а", "ц", "й", "ец", "X", "ая", "№", "ка"] {
                let decl: Decl = code.parse().expect("a code");
                let _ = decl.cells(word);
            }
        }
        assert!("x".parse::<Decl>().is_err());
        assert!("m;gen".parse::<Decl>().is_err());
        assert!("m;foo=бар".parse::<Decl>().is_err());
    }

    #[test]
    fn guesses_by_ending() {
        for (word, genitive) in [
            ("Люксембург", "Люксембурга"),
            ("Исландия", "Исландии"),
            ("Монако", "Монако"),
            ("Никарагуа", "Никарагуа"),
            ("Сибирь", "Сибири"),
            ("Марсель", "Марселя"),
            ("ЕС", "ЕС"),
            ("Чили", "Чили"),
            ("Эмираты", "Эмиратов"),
            ("NATO", "NATO"),
        ] {
            assert_eq!(guess_decl(word).form(word, Case::Gen), genitive);
        }
    }

    #[test]
    fn guesses_the_head_of_a_name() {
        let (name, decl) = guess_name("Организация тюркских государств");
        assert_eq!(name, "Организация =тюркских =государств");
        assert_eq!(decl.form("Организация", Case::Dat), "Организации");
        assert_eq!(guess_name("Саудовская Аравия").0, "Саудовская Аравия");
        assert_eq!(guess_name("").0, "");
    }
}
