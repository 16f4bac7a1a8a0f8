//! What facts of the further kinds say: status of relations, positions, targets, forecasts,
//! principles, dependence, defence, signals, turning points, events of routes.
//!
//! In: nothing (plain types). The eight kinds of the schema's first version stand in `fact`.
//!
//! «Отношения с Индией подняты до уровня стратегического партнёрства» → a [`Relation`], strategic

use serde::{Deserialize, Serialize};

use super::fact::closed_set;
use super::{Bound, Metric};
use crate::text::Span;

closed_set! {
    /// What a relation between states is called, from the lowest to the highest. The order is the
    /// ladder's, which `src/data/doctrine/ladder.tsv` ranks.
    RelationStatus {
        /// Дипломатические отношения установлены, независимость признана.
        Diplomatic = "diplomatic",
        /// Добрососедские.
        GoodNeighbour = "good-neighbour",
        /// Хартия о партнёрстве, основы отношений.
        Charter = "charter",
        /// Партнёрство без другого слова.
        Partnership = "partnership",
        /// Стратегическое.
        Strategic = "strategic",
        /// Расширенное, углублённое, привилегированное.
        Enhanced = "enhanced",
        /// Всеобъемлющее, всестороннее.
        Comprehensive = "comprehensive",
        /// Вечное, всепогодное.
        Eternal = "eternal",
        /// Союзничество, союзнические отношения.
        Alliance = "alliance",
    }
}

/// What a relation with the partners is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// The highest status that the words name.
    pub status: RelationStatus,
    /// Aimed at, not reached yet.
    pub planned: bool,
    /// EDTF.
    pub date: Option<String>,
}

closed_set! {
    /// A stance on a question, or a part taken in it.
    Stance {
        /// Нейтралитет.
        Neutral = "neutral",
        /// Воздержался.
        Abstained = "abstained",
        /// Голосовал за.
        For = "for",
        /// Голосовал против, осудил.
        Against = "against",
        /// Не признаёт, отказался признать.
        NonRecognition = "non-recognition",
        /// Признаёт.
        Recognition = "recognition",
        /// Поддерживает, выступает за.
        Support = "support",
        /// Посредник.
        Mediator = "mediator",
        /// Площадка для переговоров.
        Platform = "platform",
        /// Модератор, координатор.
        Moderator = "moderator",
        /// Мост между сторонами.
        Bridge = "bridge",
    }
}

/// The home state's stance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The stance.
    pub stance: Stance,
    /// Whether the words deny it: «не является посредником».
    pub denied: bool,
    /// On what, as the text says it.
    pub question: Option<String>,
    /// Id of the organisation where it was taken.
    pub body: Option<String>,
    /// EDTF.
    pub date: Option<String>,
}

/// A goal: what is to be reached and by when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// What is measured, where an indicator's word names it.
    pub metric: Option<Metric>,
    /// What is to be reached, as the text says it.
    pub object: Option<String>,
    /// The value, in units of `currency` or `unit`.
    pub value: Option<f64>,
    /// ISO 4217, for money.
    pub currency: Option<String>,
    /// What is counted, `%` or «раз»; absent for money.
    pub unit: Option<String>,
    /// Bound of the value.
    pub bound: Bound,
    /// By when, EDTF.
    pub horizon: Option<String>,
}

/// What is expected; the words are the fact's evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forecast {
    /// In how long a time, as stated: an ISO 8601 duration, for a range two («P3Y/P5Y»).
    pub within: Option<String>,
    /// By when, EDTF: stated, or counted from the document's date.
    pub horizon: Option<String>,
}

/// A named principle of policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Principle {
    /// Where its words stand; inside the fact's evidence.
    pub words: Span,
}

closed_set! {
    /// What binds the sides of a dependence.
    Aspect {
        /// Зависимость.
        Dependence = "dependence",
        /// Уязвимость.
        Vulnerability = "vulnerability",
        /// Ресурс, которым располагают.
        Resource = "resource",
        /// Потребность, спрос.
        Need = "need",
    }
}

closed_set! {
    /// Who depends on whom.
    Dependent {
        /// The home state on the partners.
        Home = "home-depends",
        /// The partners on the home state.
        Partner = "partner-needs",
        /// The words do not say.
        Either = "either",
    }
}

/// Who depends on whom, for what, for how much of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dependence {
    /// What binds them.
    pub aspect: Aspect,
    /// Who depends.
    pub side: Dependent,
    /// On what or for what, as the text says it.
    pub object: Option<String>,
    /// Share of the need or of the whole, percent.
    pub share: Option<f64>,
    /// Bound of the share.
    pub bound: Bound,
}

closed_set! {
    /// A tie of defence or security.
    Tie {
        /// Учения.
        Exercise = "exercise",
        /// Поставка, закупка вооружений.
        Arms = "arms",
        /// Производство вооружений.
        Production = "production",
        /// Разведка, обмен данными.
        Intelligence = "intelligence",
        /// Подготовка военных.
        Training = "training",
        /// Военный союз, гарантии безопасности.
        Alliance = "alliance",
        /// Ввод, размещение или вывод войск, миротворцы.
        Deployment = "deployment",
        /// Борьба с терроризмом, наркотрафиком, охрана границ.
        Security = "security",
        /// Расходы на оборону.
        Budget = "budget",
        /// Военное сотрудничество без другого слова.
        Cooperation = "cooperation",
    }
}

/// A tie of defence or security; without partners, the home state's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Defence {
    /// Of which sort.
    pub tie: Tie,
    /// EDTF.
    pub date: Option<String>,
}

closed_set! {
    /// A sign of personal diplomacy.
    SignalForm {
        /// Сколько длилась беседа.
        TalkLength = "talk-length",
        /// Подарок, награда.
        Gift = "gift",
        /// На каком языке говорили.
        Language = "language",
        /// Рассадка, протокол, встреча у трапа.
        Protocol = "protocol",
        /// Символический жест.
        Gesture = "gesture",
        /// Похвала, тёплые слова.
        Praise = "praise",
    }
}

/// A sign of personal diplomacy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// Of which sort.
    pub form: SignalForm,
    /// How long, ISO 8601 duration, for the length of a talk.
    pub duration: Option<String>,
    /// Bound of the duration.
    pub bound: Bound,
    /// What was given or done, as the text says it.
    pub object: Option<String>,
}

closed_set! {
    /// Whether something changed.
    Turn {
        /// Перелом, новый этап, сдвиг.
        Break = "break",
        /// Преемственность.
        Continuity = "continuity",
    }
}

/// A break or continuity of policy; who says so is the fact's speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurningPoint {
    /// Which.
    pub turn: Turn,
    /// The year or period named, EDTF.
    pub period: Option<String>,
}

closed_set! {
    /// What happened to a route.
    RouteShock {
        /// Удар, атака.
        Attack = "attack",
        /// Авария, стихия.
        Accident = "accident",
        /// Остановлен, перекрыт, закрыт.
        Closure = "closure",
        /// Ограничен, сокращён.
        Restriction = "restriction",
        /// Перегружен, затор.
        Congestion = "congestion",
        /// Ищут обход.
        Detour = "detour",
        /// Возобновлён, открыт снова.
        Reopening = "reopening",
    }
}

/// A shock to a route, or its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteEvent {
    /// What happened.
    pub shock: RouteShock,
    /// Id of the route.
    pub route: Option<String>,
    /// What was hit, or the way round, as the text says it.
    pub object: Option<String>,
    /// What it touched, as the text says it: «экспорт».
    pub effect: Option<String>,
    /// EDTF.
    pub date: Option<String>,
}
