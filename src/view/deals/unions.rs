//! Agreements of unions: treaties that an organisation makes, and not the country alone.
//!
//! In: deals that the controls leave, what the texts say of membership. Out: a row for each agreement
//! with an organisation among its sides. «Аналогичное соглашение» has the sides of the one before it in
//! the same sentence, and says that they were concluded. Must not know which unions there are.
//!
//! «ЕАЭС и Иран подписали …, а в 2025 – аналогичное с Сингапуром» → two rows of the ЕАЭС

use std::collections::BTreeMap;

use super::{Deal, Scope, name, object};
use crate::lexicon::EntityKind;
use crate::record::{FactDetail, FactKind, MembershipStatus};
use crate::view::desk::{Desk, Marks};
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Piece, Table};

const ID: &str = "unions";
/// The family of «аналогичный».
const SAME: &str = "same";

/// A deal of a union.
struct Row<'s, 'a> {
    deal: &'s Deal<'a>,
    mark: usize,
    unions: Vec<&'a str>,
    /// Whether its words point to the union of another deal.
    is_carried: bool,
}

/// The panel.
pub(super) fn panel(scope: &Scope, marks: &mut Marks) -> Panel {
    let m = scope.desk.locale;
    let members = memberships(scope.desk, marks);
    let mut rows: Vec<Row> = Vec::new();
    for (deal, mark) in scope.marked() {
        let unions = unions(scope.desk, deal);
        let is_carried = unions.is_empty();
        let unions = if is_carried { carried(scope, deal) } else { unions };
        if !unions.is_empty() {
            rows.push(Row { deal, mark, unions, is_carried });
        }
    }
    rows.sort_by(|a, b| a.unions.cmp(&b.unions).then_with(|| a.deal.date.cmp(&b.deal.date)));
    let columns = [
        "deals.unions.union",
        "deals.unions.member",
        "deals.unions.with",
        "deals.object",
        "deals.instrument",
        "deals.status",
        "deals.date",
        "deals.sources",
    ];
    let columns: Vec<Column> = columns.map(|key| Column::words(m.t(key))).to_vec();
    let row = |at: usize| rows.get(at).map(|row| cells(scope, row, &members)).unwrap_or_default();
    let table = Table::paged(columns, rows.len(), scope.desk.page(ID), row);
    Panel {
        id: ID.into(),
        title: m.t("deals.unions").into(),
        note: m.t("deals.unions.note").into(),
        help: m.t("deals.unions.help").into(),
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        empty: rows.is_empty().then(|| scope.desk.nothing("deals.unions.none")),
        ..Panel::default()
    }
}

/// The organisations among the sides of a deal.
fn unions<'a>(desk: &Desk, deal: &Deal<'a>) -> Vec<&'a str> {
    let is_union = |id: &&str| {
        let cards = &desk.overview.partners;
        cards.iter().any(|card| card.id == **id && card.kind == EntityKind::Organisation)
    };
    deal.partners.iter().copied().filter(is_union).collect()
}

/// The organisations of the last deal before this one in the same sentence, where its own words say
/// that it is alike.
fn carried<'a>(scope: &Scope<'a, '_>, deal: &Deal) -> Vec<&'a str> {
    let is_alike =
        deal.object.is_some_and(|words| scope.desk.memory.worded(words).contains_key(SAME));
    let Some(at) = deal.facts.first().filter(|_| is_alike) else { return Vec::new() };
    let Some(seen) = scope.desk.see(*at) else { return Vec::new() };
    let before = scope.book.iter().filter_map(|other| {
        let known = other.facts.iter().filter(|known| known.document == at.document && known < &at);
        let last = known.max()?;
        let is_beside = scope.desk.see(*last)?.fact.span == seen.fact.span;
        let unions = unions(scope.desk, other);
        (is_beside && !unions.is_empty()).then_some((*last, unions))
    });
    before.max_by_key(|(last, _)| *last).map(|(_, unions)| unions).unwrap_or_default()
}

/// What the texts say of the country in each organisation, each with its mark.
fn memberships<'a>(
    desk: &Desk<'a>,
    marks: &mut Marks,
) -> BTreeMap<(&'a str, MembershipStatus), usize> {
    let mut facts: BTreeMap<(&str, MembershipStatus), Vec<_>> = BTreeMap::new();
    for seen in desk.seen_of(FactKind::Membership) {
        if let FactDetail::Membership { organisation, status } = &seen.fact.detail {
            facts.entry((organisation.as_str(), *status)).or_default().push(seen.at);
        }
    }
    let m = desk.locale;
    let marked = facts.into_iter().map(|((id, status), facts)| {
        let label = format!("{}: {}", desk.name(id), m.word("membership", status.code()));
        ((id, status), marks.add(format!("member:{id}:{}", status.code()), label, facts))
    });
    marked.collect()
}

fn cells(
    scope: &Scope,
    row: &Row,
    members: &BTreeMap<(&str, MembershipStatus), usize>,
) -> Vec<Cell> {
    let (desk, deal) = (scope.desk, row.deal);
    let m = desk.locale;
    let absent = |key: &str| Cell::absent(m.t(key));
    let listed = |pieces: Vec<Piece>, none: &str| match pieces.as_slice() {
        [] => absent(none),
        _ => Cell { pieces, ..Cell::default() },
    };
    let named = |id: &&str| Piece {
        text: desk.name(id),
        partner: Some((*id).to_owned()),
        ..Piece::default()
    };
    let mut union = listed(row.unions.iter().map(named).collect(), "deals.parties.none");
    if row.is_carried {
        union.signs.push(m.t("sign.inferred").to_owned());
        for piece in &mut union.pieces {
            m.t("deals.unions.carried").clone_into(&mut piece.note);
        }
    }
    let status = members.iter().filter(|((id, _), _)| row.unions.contains(id));
    let status = status.map(|((_, status), mark)| Piece {
        text: m.word("membership", status.code()).to_owned(),
        mark: Some(*mark),
        ..Piece::default()
    });
    let others = deal.partners.iter().filter(|id| !row.unions.contains(id));
    let mut words = Cell::quote(object(m, deal)).marked(row.mark);
    if deal.hedged {
        words.signs.push(m.t("sign.hedged").to_owned());
    }
    let instrument = deal.instrument.map(|known| Cell::text(name(m, &known.names)));
    vec![
        union,
        listed(status.collect(), "deals.unions.member.none"),
        listed(others.map(named).collect(), "deals.parties.none"),
        words,
        instrument.unwrap_or_else(|| absent("deals.instrument.none")),
        Cell::text(m.word("agreement", deal.status.code())),
        deal.date.map_or(absent("deals.date.none"), |date| Cell::text(m.date(date))),
        Cell::number(deal.documents as f64, m.plural("deals-documents", deal.documents)),
    ]
}

#[cfg(test)]
mod tests {
    use crate::query::Selection;
    use crate::view::fixture::{panel, rows, shown};

    const TEXT: &str = "Казахстан является участником ЕАЭС. В 2023 году было подписано соглашение о \
         свободной торговле между ЕАЭС и Вьетнамом, а в 2025 году было подписано аналогичное \
         соглашение с Сербией. В 2024 году Казахстан подписал соглашение с Китаем о визах.";

    #[test]
    fn an_agreement_of_a_union_stands_with_its_sides_and_the_membership() {
        let sheet = shown(&[TEXT], &Selection::default(), &[], crate::view::deals::sheet);
        let found = rows(&sheet, "unions");
        let first = found.iter().find(|row| row[2].contains("Вьетнам")).expect("the first");
        assert_eq!(
            (first[0].as_str(), first[1].as_str()),
            ("Евразийский экономический союз", "участник"),
            "{found:?}"
        );
        assert!(found.iter().all(|row| !row[2].contains("Китай")), "{found:?}");
    }

    #[test]
    fn a_like_agreement_has_the_union_of_the_one_before_it_and_says_so() {
        let sheet = shown(&[TEXT], &Selection::default(), &[], crate::view::deals::sheet);
        let found = rows(&sheet, "unions");
        let at = found.iter().position(|row| row[2].contains("Сербия")).expect("the second");
        assert_eq!(found[at][0], "Евразийский экономический союз");
        let cell = &panel(&sheet, "unions").table.rows[at][0];
        assert!(!cell.signs.is_empty() && cell.pieces.iter().all(|it| !it.note.is_empty()));
    }

    #[test]
    fn without_a_union_it_says_so() {
        let text = "Казахстан подписал соглашение с Китаем о визах.";
        let sheet = shown(&[text], &Selection::default(), &[], crate::view::deals::sheet);
        let unions = panel(&sheet, "unions");
        assert!(unions.table.rows.is_empty() && unions.empty.is_some());
    }
}
