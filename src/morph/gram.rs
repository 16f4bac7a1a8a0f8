//! Parts of speech and grammatical features, after OpenCorpora's tag set.

use serde::{Deserialize, Serialize};

/// Part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Pos {
    /// Noun, proper nouns too.
    Noun,
    /// Adjective, full or short, comparative too.
    Adjective,
    /// Finite verb.
    Verb,
    /// Infinitive.
    Infinitive,
    /// Participle, full or short.
    Participle,
    /// Adverbial participle.
    Gerund,
    /// Numeral in words.
    Numeral,
    /// Pronoun standing for a noun («он», «это»).
    Pronoun,
    /// Adverb, predicative too.
    Adverb,
    /// Preposition.
    Preposition,
    /// Conjunction.
    Conjunction,
    /// Particle.
    Particle,
    /// Interjection.
    Interjection,
    /// Digits, Latin letters: no Russian word.
    Other,
}

/// A set of grammatical features. An absent feature is unknown or not applicable.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Gram(pub u32);

impl Gram {
    /// No feature.
    pub const NONE: Self = Self(0);
    /// Nominative.
    pub const NOM: Self = Self(1);
    /// Genitive (second genitive too).
    pub const GEN: Self = Self(1 << 1);
    /// Dative.
    pub const DAT: Self = Self(1 << 2);
    /// Accusative.
    pub const ACC: Self = Self(1 << 3);
    /// Instrumental.
    pub const INS: Self = Self(1 << 4);
    /// Prepositional (second prepositional too).
    pub const LOC: Self = Self(1 << 5);
    /// Singular.
    pub const SING: Self = Self(1 << 6);
    /// Plural.
    pub const PLUR: Self = Self(1 << 7);
    /// Masculine.
    pub const MASC: Self = Self(1 << 8);
    /// Feminine.
    pub const FEMN: Self = Self(1 << 9);
    /// Neuter.
    pub const NEUT: Self = Self(1 << 10);
    /// Animate.
    pub const ANIM: Self = Self(1 << 11);
    /// Surname.
    pub const SURNAME: Self = Self(1 << 12);
    /// Given name.
    pub const NAME: Self = Self(1 << 13);
    /// Patronymic.
    pub const PATRONYMIC: Self = Self(1 << 14);
    /// Toponym.
    pub const PLACE: Self = Self(1 << 15);
    /// Short form of an adjective or participle.
    pub const SHORT: Self = Self(1 << 16);
    /// Past tense.
    pub const PAST: Self = Self(1 << 17);
    /// Present tense.
    pub const PRESENT: Self = Self(1 << 18);
    /// Future tense.
    pub const FUTURE: Self = Self(1 << 19);
    /// Perfective.
    pub const PERFECTIVE: Self = Self(1 << 20);
    /// Passive participle.
    pub const PASSIVE: Self = Self(1 << 21);
    /// Indeclinable.
    pub const FIXED: Self = Self(1 << 22);
    /// Abbreviation.
    pub const ABBREVIATION: Self = Self(1 << 23);
    /// Organisation or trade mark.
    pub const ORGANISATION: Self = Self(1 << 24);
    /// Comparative («больше»).
    pub const COMPARATIVE: Self = Self(1 << 25);
    /// Ordinal («второй»).
    pub const ORDINAL: Self = Self(1 << 26);
    /// Adjective that stands for others («этот», «который», «наш»).
    pub const PRONOMINAL: Self = Self(1 << 27);
    /// Superlative («крупнейший»).
    pub const SUPERLATIVE: Self = Self(1 << 28);
    /// Imperative («подпишите»).
    pub const IMPERATIVE: Self = Self(1 << 29);
    /// First person («подписываем», «мы»).
    pub const FIRST: Self = Self(1 << 30);
    /// Second person («подпишете», «вы»).
    pub const SECOND: Self = Self(1 << 31);
    /// The flags of names: of persons and of places.
    pub const NAMES: Self = Self(0b1111 << 12);
    /// All three genders.
    pub const GENDERS: Self = Self(0b111 << 8);
    /// Both numbers.
    pub const NUMBERS: Self = Self(0b11 << 6);
    /// All six cases.
    pub const CASES: Self = Self(0b11_1111);

    /// Whether every feature of `other` is here.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether at least one feature of `other` is here.
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The features of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The features that are here and not in `other`.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The features that are in both.
    #[must_use]
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}
