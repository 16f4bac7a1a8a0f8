//! A fact as one of another kind or sort, and the parts that its kind has.
//!
//! In: what a fact says. Out: the same as the user's kind wants it. Knows what the kinds have in
//! common; must not guess what the user did not say.
//!
//! What carries over is what both kinds have: sum, unit, bound, date, subject. All else of the new
//! kind is unknown. Two kinds cannot be made so: an exchange, whose halves are words of the text; and
//! a fact becomes a membership only with the organisation among its partners, an indicator only with
//! a value.
//!
//! «подписан меморандум на 2 млрд», an indicator of the trade → an agreement, a memorandum of 2 млрд

use crate::record::{
    AgreementStatus, Aspect, Bound, Defence, Dependence, Dependent, Fact, FactDetail, FactKind,
    Forecast, Function, Indicator, MeetingForm, MembershipStatus, Metric, Mode, Position,
    Principle, Relation, RelationStatus, RiskType, RouteEvent, RouteShock, Signal, SignalForm,
    Stance, Target, Tie, Turn, TurningPoint,
};

/// The parts of a fact that a user may set, as they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// Codes of what tells facts of the kind apart: a metric, a status, functions.
    pub sorts: Vec<&'static str>,
    /// The value or sum.
    pub value: Option<f64>,
    /// ISO 4217, else what is counted.
    pub unit: Option<String>,
    /// Bound of the value.
    pub bound: Bound,
    /// EDTF.
    pub date: Option<String>,
    /// What it is about, as the text says it.
    object: Option<String>,
}

impl Parts {
    /// Those of a fact.
    pub fn of(detail: &FactDetail) -> Self {
        let sorts = match detail {
            FactDetail::Indicator(indicator) => vec![indicator.metric.code()],
            FactDetail::Agreement { status, .. } => vec![status.code()],
            FactDetail::Meeting { form, .. } => vec![form.code()],
            FactDetail::Membership { status, .. } => vec![status.code()],
            FactDetail::Role { functions } => functions.iter().map(|f| f.code()).collect(),
            FactDetail::Risk { risk } => vec![risk.code()],
            FactDetail::Statement { mode, .. } => vec![mode.code()],
            other => vec![other.sort()].into_iter().filter(|code| !code.is_empty()).collect(),
        };
        let none = Self { sorts, ..Self::default() };
        match detail.clone() {
            FactDetail::Indicator(it) => Self {
                value: Some(it.value),
                unit: it.currency.or(it.unit),
                bound: it.bound,
                date: it.period,
                ..none
            },
            FactDetail::Agreement { object, value, currency, bound, date, .. } => {
                Self { value, unit: currency, bound, date, object, ..none }
            }
            FactDetail::Meeting { date, .. } => Self { date, ..none },
            FactDetail::Relation(it) => Self { date: it.date, ..none },
            FactDetail::Position(it) => Self { date: it.date, object: it.question, ..none },
            FactDetail::Target(it) => Self {
                value: it.value,
                unit: it.currency.or(it.unit),
                bound: it.bound,
                date: it.horizon,
                object: it.object,
                ..none
            },
            FactDetail::Forecast(it) => Self { date: it.horizon, ..none },
            FactDetail::Dependence(it) => Self {
                value: it.share,
                unit: it.share.map(|_| "%".to_owned()),
                bound: it.bound,
                object: it.object,
                ..none
            },
            FactDetail::Defence(it) => Self { date: it.date, ..none },
            FactDetail::Signal(it) => Self { bound: it.bound, object: it.object, ..none },
            FactDetail::TurningPoint(it) => Self { date: it.period, ..none },
            FactDetail::RouteEvent(it) => Self { date: it.date, object: it.object, ..none },
            _ => none,
        }
    }

    fn currency(&self) -> Option<String> {
        self.unit.clone().filter(|unit| is_currency(unit))
    }

    fn counted(&self) -> Option<String> {
        self.unit.clone().filter(|unit| !is_currency(unit))
    }
}

/// Whether a unit is the code of a currency.
pub(super) fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a fact may be made one of this kind.
pub fn is_reachable(kind: FactKind) -> bool {
    kind != FactKind::Exchange
}

/// The codes of which a fact of the kind has one (a role: one or more); empty for a kind without.
pub fn sorts(kind: FactKind) -> Vec<&'static str> {
    macro_rules! codes {
        ($set:ident) => {
            $set::ALL.iter().map(|it| it.code()).collect()
        };
    }
    match kind {
        FactKind::Indicator => codes!(Metric),
        FactKind::Agreement => codes!(AgreementStatus),
        FactKind::Meeting => codes!(MeetingForm),
        FactKind::Membership => codes!(MembershipStatus),
        FactKind::Role => codes!(Function),
        FactKind::Risk => codes!(RiskType),
        FactKind::Statement => codes!(Mode),
        FactKind::Relation => codes!(RelationStatus),
        FactKind::Position => codes!(Stance),
        FactKind::Dependence => codes!(Aspect),
        FactKind::Defence => codes!(Tie),
        FactKind::Signal => codes!(SignalForm),
        FactKind::TurningPoint => codes!(Turn),
        FactKind::RouteEvent => codes!(RouteShock),
        FactKind::Exchange | FactKind::Target | FactKind::Forecast | FactKind::Principle => {
            Vec::new()
        }
    }
}

/// What a fact with this evidence and these partners, that says `was`, says as one of a kind and its
/// sorts; `None` where that cannot be said. `value` is the user's, where the fact had none. Of its own
/// kind it changes in its sort alone.
pub(super) fn recast(
    fact: &Fact,
    kind: FactKind,
    sorts: &[String],
    value: Option<f64>,
) -> Option<FactDetail> {
    let (was, evidence, partners) = (&fact.detail, fact.span, &fact.partners);
    let sort = sorts.first().map(String::as_str).unwrap_or_default();
    if was.kind() == kind {
        return Some(sorted(was.clone(), sort, sorts));
    }
    let it = Parts::of(was);
    let (currency, counted) = (it.currency(), it.counted());
    Some(match kind {
        FactKind::Indicator => FactDetail::Indicator(Indicator {
            metric: Metric::from_code(sort)?,
            value: it.value.or(value)?,
            currency,
            unit: counted,
            bound: it.bound,
            period: it.date,
        }),
        FactKind::Agreement => FactDetail::Agreement {
            object: it.object,
            value: it.value.filter(|_| currency.is_some()),
            currency,
            bound: it.bound,
            status: AgreementStatus::from_code(sort)?,
            date: it.date,
            count: None,
            count_bound: Bound::Exact,
        },
        FactKind::Meeting => FactDetail::Meeting {
            form: MeetingForm::from_code(sort)?,
            place: None,
            date: it.date,
            planned: false,
        },
        FactKind::Membership => FactDetail::Membership {
            organisation: partners.first()?.clone(),
            status: MembershipStatus::from_code(sort)?,
        },
        FactKind::Role => FactDetail::Role { functions: functions(sorts) },
        FactKind::Risk => FactDetail::Risk { risk: RiskType::from_code(sort)? },
        FactKind::Statement => {
            FactDetail::Statement { words: evidence, mode: Mode::from_code(sort)? }
        }
        FactKind::Relation => FactDetail::Relation(Relation {
            status: RelationStatus::from_code(sort)?,
            planned: false,
            date: it.date,
        }),
        FactKind::Position => FactDetail::Position(Position {
            stance: Stance::from_code(sort)?,
            denied: false,
            question: it.object,
            body: None,
            date: it.date,
        }),
        FactKind::Target => FactDetail::Target(Target {
            metric: None,
            object: it.object,
            value: it.value,
            currency,
            unit: counted,
            bound: it.bound,
            horizon: it.date,
        }),
        FactKind::Forecast => FactDetail::Forecast(Forecast { within: None, horizon: it.date }),
        FactKind::Principle => FactDetail::Principle(Principle { words: evidence }),
        FactKind::Dependence => FactDetail::Dependence(Dependence {
            aspect: Aspect::from_code(sort)?,
            side: Dependent::Either,
            share: it.value.filter(|_| counted.as_deref() == Some("%")),
            object: it.object,
            bound: it.bound,
        }),
        FactKind::Defence => {
            FactDetail::Defence(Defence { tie: Tie::from_code(sort)?, date: it.date })
        }
        FactKind::Signal => FactDetail::Signal(Signal {
            form: SignalForm::from_code(sort)?,
            duration: None,
            bound: it.bound,
            object: it.object,
        }),
        FactKind::TurningPoint => {
            FactDetail::TurningPoint(TurningPoint { turn: Turn::from_code(sort)?, period: it.date })
        }
        FactKind::RouteEvent => FactDetail::RouteEvent(RouteEvent {
            shock: RouteShock::from_code(sort)?,
            route: None,
            object: it.object,
            effect: None,
            date: it.date,
        }),
        FactKind::Exchange => return None,
    })
}

fn functions(sorts: &[String]) -> Vec<Function> {
    sorts.iter().filter_map(|code| Function::from_code(code)).collect()
}

/// The same with another sort; an unknown one changes nothing.
fn sorted(mut detail: FactDetail, sort: &str, sorts: &[String]) -> FactDetail {
    fn put<T>(place: &mut T, new: Option<T>) {
        if let Some(new) = new {
            *place = new;
        }
    }
    match &mut detail {
        FactDetail::Indicator(it) => put(&mut it.metric, Metric::from_code(sort)),
        FactDetail::Agreement { status, .. } => put(status, AgreementStatus::from_code(sort)),
        FactDetail::Meeting { form, .. } => put(form, MeetingForm::from_code(sort)),
        FactDetail::Membership { status, .. } => put(status, MembershipStatus::from_code(sort)),
        FactDetail::Role { functions: known } => {
            put(known, Some(functions(sorts)).filter(|new| !new.is_empty()));
        }
        FactDetail::Risk { risk } => put(risk, RiskType::from_code(sort)),
        FactDetail::Statement { mode, .. } => put(mode, Mode::from_code(sort)),
        FactDetail::Relation(it) => put(&mut it.status, RelationStatus::from_code(sort)),
        FactDetail::Position(it) => put(&mut it.stance, Stance::from_code(sort)),
        FactDetail::Dependence(it) => put(&mut it.aspect, Aspect::from_code(sort)),
        FactDetail::Defence(it) => put(&mut it.tie, Tie::from_code(sort)),
        FactDetail::Signal(it) => put(&mut it.form, SignalForm::from_code(sort)),
        FactDetail::TurningPoint(it) => put(&mut it.turn, Turn::from_code(sort)),
        FactDetail::RouteEvent(it) => put(&mut it.shock, RouteShock::from_code(sort)),
        FactDetail::Exchange(_)
        | FactDetail::Target(_)
        | FactDetail::Forecast(_)
        | FactDetail::Principle(_) => {}
    }
    detail
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn agreement() -> Fact {
        let detail = FactDetail::Agreement {
            object: Some("поставки".into()),
            value: Some(2e9),
            currency: Some("USD".into()),
            bound: Bound::About,
            status: AgreementStatus::Signed,
            date: Some("2025".into()),
            count: Some(3.0),
            count_bound: Bound::Exact,
        };
        Fact {
            span: Span::new(0, 9),
            detail,
            partners: vec!["eaeu".into()],
            speaker: None,
            rule: "agreement.rule".into(),
            hedged: false,
            inferred: Vec::new(),
            since: None,
        }
    }

    #[test]
    fn what_both_kinds_have_goes_along() {
        let codes = ["trade".to_owned()];
        let made = recast(&agreement(), FactKind::Indicator, &codes, None);
        let Some(FactDetail::Indicator(it)) = made else { panic!("{made:?}") };
        assert_eq!((it.value, it.currency.as_deref(), it.bound), (2e9, Some("USD"), Bound::About));
        assert_eq!(it.period.as_deref(), Some("2025"));
    }

    #[test]
    fn its_own_kind_changes_in_the_sort_alone() {
        let codes = ["memorandum".to_owned()];
        let made = recast(&agreement(), FactKind::Agreement, &codes, None);
        let Some(FactDetail::Agreement { status, count, .. }) = made else { panic!("{made:?}") };
        assert_eq!((status, count), (AgreementStatus::Memorandum, Some(3.0)));
    }

    #[test]
    fn every_kind_but_an_exchange_can_be_reached_by_each_of_its_sorts() {
        for kind in FactKind::ALL.iter().copied().filter(|kind| is_reachable(*kind)) {
            let list = sorts(kind);
            let codes = if list.is_empty() { vec![""] } else { list };
            for code in codes {
                let sort: Vec<String> =
                    [code.to_owned()].into_iter().filter(|c| !c.is_empty()).collect();
                let made = recast(&agreement(), kind, &sort, None);
                let made = made.unwrap_or_else(|| panic!("{kind:?} {code}"));
                assert_eq!(made.kind(), kind);
                assert_eq!(Parts::of(&made).sorts, sort, "{kind:?}");
            }
        }
        assert_eq!(recast(&agreement(), FactKind::Exchange, &[], None), None);
    }
}
