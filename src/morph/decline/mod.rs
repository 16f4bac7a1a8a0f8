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

mod adjective;
mod guess;
mod noun;
mod spelling;

use std::str::FromStr;

pub use adjective::{adjective, first_part, looks_like_adjective};
pub use guess::{guess_decl, guess_name};
use noun::{cell, fixed, noun, plural_of_person};
use spelling::ends;

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
        write!(
            f,
            "no declension code {:?}; the codes are m, f, n, pl, ma, fa, na, pla, mpa, fpa, adj, \
             first, 0, and after `;` forms as in `pl;gen=Филиппин`",
            self.0
        )
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
                noun(word, self.stem.as_deref(), gender, animate, self.genitive(false))
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
        let mut cells = noun(word, stem, gender, true, self.genitive(false));
        let (plural, genitive) = plural_of_person(word, stem);
        let genitive = self.genitive(true).unwrap_or(genitive);
        cells.extend(noun(&plural, None, Gender::Plural, true, Some(genitive)));
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, Decl};

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
            oblique("pl", "соглашения"),
            "соглашений соглашениям соглашения соглашениями соглашениях"
        );
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
}
