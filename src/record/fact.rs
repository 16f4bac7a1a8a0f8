//! Facts: what a sentence says of the partners.

use serde::{Deserialize, Serialize};

use super::Bound;
use super::further::{
    Defence, Dependence, Forecast, Position, Principle, Relation, RouteEvent, Signal, Target,
    TurningPoint,
};
use crate::text::Span;

macro_rules! closed_set {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All, in the order of the schema.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word of the schema.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The variant of a word of the schema.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(super) use closed_set;

closed_set! {
    /// What an indicator measures.
    Metric {
        /// Товарооборот.
        Trade = "trade",
        /// Экспорт.
        Export = "export",
        /// Импорт.
        Import = "import",
        /// Инвестиции.
        Investment = "investment",
        /// Сумма пакета соглашений.
        AgreementsValue = "agreements-value",
        /// Число соглашений пакета.
        AgreementsCount = "agreements-count",
        /// Число компаний.
        Companies = "companies",
        /// Доля.
        Share = "share",
        /// Рост, темп.
        Growth = "growth",
        /// ВВП.
        Gdp = "gdp",
        /// Бюджет.
        Budget = "budget",
        /// Расходы на оборону.
        DefenceSpending = "defence-spending",
        /// Мощность, пропускная способность.
        Capacity = "capacity",
        /// Кредит, заём.
        Loan = "loan",
        /// Население.
        Population = "population",
        /// Прочее.
        Other = "other",
    }
}

closed_set! {
    /// Status of an agreement.
    AgreementStatus {
        /// Подписано.
        Signed = "signed",
        /// Планируется.
        Planned = "planned",
        /// Действует.
        InForce = "in-force",
        /// Меморандум.
        Memorandum = "memorandum",
    }
}

closed_set! {
    /// Form of a meeting.
    MeetingForm {
        /// Визит, поездка.
        Visit = "visit",
        /// Саммит.
        Summit = "summit",
        /// Переговоры, встреча.
        Talks = "talks",
        /// Телефонный разговор.
        Call = "call",
        /// Заседание, форум.
        Session = "session",
        /// Церемония.
        Ceremony = "ceremony",
    }
}

closed_set! {
    /// Status of a membership.
    MembershipStatus {
        /// Участник.
        Member = "member",
        /// Основатель.
        Founder = "founder",
        /// Присоединяется.
        Joining = "joining",
        /// Приглашён.
        Invited = "invited",
        /// Председательствует.
        Chair = "chair",
        /// Вышел.
        Left = "left",
        /// Наблюдатель, партнёр по диалогу: участвует, но не член. Beyond the schema.
        Observer = "observer",
    }
}

closed_set! {
    /// A function that a partner has.
    Function {
        /// Экономика.
        Economy = "economy",
        /// Торговля.
        Trade = "trade",
        /// Инвестиции.
        Investment = "investment",
        /// Транзит, логистика, инфраструктура.
        Transit = "transit",
        /// Энергетика.
        Energy = "energy",
        /// Технологии.
        Technology = "technology",
        /// Безопасность.
        Security = "security",
        /// Оборона.
        Defence = "defence",
        /// Финансы.
        Finance = "finance",
        /// Гуманитарная сфера, культура.
        Humanitarian = "humanitarian",
        /// Дипломатия, политика.
        Diplomacy = "diplomacy",
        /// Ресурсы, критические минералы.
        Resources = "resources",
        /// Промышленность.
        Industry = "industry",
        /// Сельское хозяйство.
        Agriculture = "agriculture",
        /// Образование, наука.
        Education = "education",
        /// Экология, вода.
        Environment = "environment",
        /// Человеческий фактор, труд.
        Labour = "labour",
    }
}

closed_set! {
    /// Type of a risk.
    RiskType {
        /// Принуждение к выбору.
        ForcedChoice = "forced-choice",
        /// Уязвимость инфраструктуры.
        Infrastructure = "infrastructure",
        /// Перегруз обязательствами.
        Overload = "overload",
        /// Зависимость.
        Dependence = "dependence",
        /// Санкции.
        Sanctions = "sanctions",
        /// Поляризация.
        Polarisation = "polarisation",
        /// Военный.
        Military = "military",
        /// Внутренний.
        Domestic = "domestic",
        /// Экономический.
        Economic = "economic",
        /// Недовольство партнёра.
        Displeasure = "displeasure",
    }
}

closed_set! {
    /// How words are rendered.
    Mode {
        /// The words themselves.
        Direct = "direct",
        /// In the author's rendering.
        Reported = "reported",
    }
}

closed_set! {
    /// Why a value that the words do not state was filled in.
    Inference {
        /// The currency stands in an earlier amount.
        CarriedCurrency = "carried-currency",
        /// The multiplier stands in the other half of a range.
        CarriedMultiplier = "carried-multiplier",
        /// The year is taken from another date of the text.
        YearFromText = "year-from-text",
        /// The date is counted from the document's date.
        DateFromDocument = "date-from-document",
        /// Which half of an exchange is given is read off the words of the halves.
        DirectionFromWords = "direction-from-words",
        /// The partner is named in an earlier sentence.
        CarriedPartner = "carried-partner",
        /// The date is counted from an event that the text tells before.
        FromEvent = "from-event",
        /// The date is that of a sentence before, at which the words point.
        CarriedDate = "carried-date",
        /// The partner is the state of the place.
        PartnerFromPlace = "partner-from-place",
    }
}

/// An indicator: a measured value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// What is measured.
    pub metric: Metric,
    /// The value, in units (not millions) of `currency` or `unit`.
    pub value: f64,
    /// ISO 4217, for money.
    pub currency: Option<String>,
    /// What is counted, or `%`; absent for money.
    pub unit: Option<String>,
    /// Bound of the value.
    pub bound: Bound,
    /// EDTF.
    pub period: Option<String>,
}

/// The two halves of an exchange.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// What the partner gives.
    pub gives: Option<String>,
    /// What the partner gets.
    pub gets: Option<String>,
}

/// What a fact says, by kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FactDetail {
    /// A measured value.
    Indicator(Indicator),
    /// An agreement or a package of them.
    Agreement {
        /// What it is about, as the text says it.
        object: Option<String>,
        /// Sum, in units of the currency.
        value: Option<f64>,
        /// ISO 4217.
        currency: Option<String>,
        /// Bound of the sum.
        bound: Bound,
        /// Status.
        status: AgreementStatus,
        /// EDTF.
        date: Option<String>,
        /// How many, for a package.
        count: Option<f64>,
        /// Bound of that number: «свыше 30 соглашений».
        count_bound: Bound,
    },
    /// A visit, summit, call …
    Meeting {
        /// Form.
        form: MeetingForm,
        /// Place, nominative.
        place: Option<String>,
        /// EDTF.
        date: Option<String>,
        /// Announced, not held yet.
        planned: bool,
    },
    /// Relation of the home state to an organisation.
    Membership {
        /// Id of the organisation.
        organisation: String,
        /// Status.
        status: MembershipStatus,
    },
    /// Functions that the partners have.
    Role {
        /// In the order of the text, no repeats.
        functions: Vec<Function>,
    },
    /// «X в обмен на Y».
    Exchange(Exchange),
    /// A risk.
    Risk {
        /// Type.
        risk: RiskType,
    },
    /// Words of a speaker. The words are the text under `words`.
    Statement {
        /// Where the words said stand.
        words: Span,
        /// Direct or reported.
        mode: Mode,
    },
    /// What the relation with the partners is called.
    Relation(Relation),
    /// A stance on a question.
    Position(Position),
    /// A goal with its value and year.
    Target(Target),
    /// What is expected.
    Forecast(Forecast),
    /// A named principle of policy.
    Principle(Principle),
    /// Who depends on whom, and for what.
    Dependence(Dependence),
    /// A tie of defence or security, or the home state's own arms.
    Defence(Defence),
    /// A sign of personal diplomacy.
    Signal(Signal),
    /// A break, or the lack of one.
    TurningPoint(TurningPoint),
    /// A shock to a route.
    RouteEvent(RouteEvent),
}

/// A fact with its evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The evidence: the sentence or sentences that say it.
    pub span: Span,
    /// What it says.
    pub detail: FactDetail,
    /// Ids of states, blocs and organisations that it is about, the home state left out; in order
    /// of the text, no repeats.
    pub partners: Vec<String>,
    /// Surname id of whoever says it; `None` is the author of the text.
    pub speaker: Option<String>,
    /// Id of the rule that fired: `meeting.visit`.
    pub rule: String,
    /// Whether the words hedge it («если не ошибаюсь»).
    pub hedged: bool,
    /// What was inferred.
    pub inferred: Vec<Inference>,
    /// How long before or after another event of the text it was, where the words say so.
    pub since: Option<Since>,
}

/// The interval from another event of the text, as stated: «через шесть дней после саммита».
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    /// ISO 8601 duration, with a minus where it was before the event: `P6D`, `-P3D`.
    pub within: String,
    /// The evidence of the event that it is counted from.
    pub event: Span,
}

closed_set! {
    /// Kind of a fact.
    FactKind {
        /// [`FactDetail::Indicator`].
        Indicator = "indicator",
        /// [`FactDetail::Agreement`].
        Agreement = "agreement",
        /// [`FactDetail::Meeting`].
        Meeting = "meeting",
        /// [`FactDetail::Membership`].
        Membership = "membership",
        /// [`FactDetail::Role`].
        Role = "role",
        /// [`FactDetail::Exchange`].
        Exchange = "exchange",
        /// [`FactDetail::Risk`].
        Risk = "risk",
        /// [`FactDetail::Statement`].
        Statement = "statement",
        /// [`FactDetail::Relation`].
        Relation = "relation",
        /// [`FactDetail::Position`].
        Position = "position",
        /// [`FactDetail::Target`].
        Target = "target",
        /// [`FactDetail::Forecast`].
        Forecast = "forecast",
        /// [`FactDetail::Principle`].
        Principle = "principle",
        /// [`FactDetail::Dependence`].
        Dependence = "dependence",
        /// [`FactDetail::Defence`].
        Defence = "defence",
        /// [`FactDetail::Signal`].
        Signal = "signal",
        /// [`FactDetail::TurningPoint`].
        TurningPoint = "turning-point",
        /// [`FactDetail::RouteEvent`].
        RouteEvent = "route-event",
    }
}

impl FactKind {
    /// Whether it came after the eight kinds of the schema's first version: such facts stand after
    /// all others in a record, and in a list of their own in its JSON.
    pub fn is_further(self) -> bool {
        self > Self::Statement
    }
}

impl FactDetail {
    /// The kind.
    pub fn kind(&self) -> FactKind {
        match self {
            Self::Indicator(_) => FactKind::Indicator,
            Self::Agreement { .. } => FactKind::Agreement,
            Self::Meeting { .. } => FactKind::Meeting,
            Self::Membership { .. } => FactKind::Membership,
            Self::Role { .. } => FactKind::Role,
            Self::Exchange(_) => FactKind::Exchange,
            Self::Risk { .. } => FactKind::Risk,
            Self::Statement { .. } => FactKind::Statement,
            Self::Relation(_) => FactKind::Relation,
            Self::Position(_) => FactKind::Position,
            Self::Target(_) => FactKind::Target,
            Self::Forecast(_) => FactKind::Forecast,
            Self::Principle(_) => FactKind::Principle,
            Self::Dependence(_) => FactKind::Dependence,
            Self::Defence(_) => FactKind::Defence,
            Self::Signal(_) => FactKind::Signal,
            Self::TurningPoint(_) => FactKind::TurningPoint,
            Self::RouteEvent(_) => FactKind::RouteEvent,
        }
    }

    /// What tells apart facts of one further kind: status, stance, aspect …; empty for the kinds
    /// that have no closed set of their own.
    pub fn sort(&self) -> &'static str {
        match self {
            Self::Relation(relation) => relation.status.code(),
            Self::Position(position) => position.stance.code(),
            Self::Dependence(dependence) => dependence.aspect.code(),
            Self::Defence(defence) => defence.tie.code(),
            Self::Signal(signal) => signal.form.code(),
            Self::TurningPoint(point) => point.turn.code(),
            Self::RouteEvent(event) => event.shock.code(),
            _ => "",
        }
    }
}
