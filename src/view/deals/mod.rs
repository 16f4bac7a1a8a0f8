//! The ledger of deals: with whom, about what, on which paper, for how much, told by how many.
//!
//! In: agreements that the controls leave, merged over documents. Out: totals by partner, packages
//! with what of them is named, stages, the ledger itself, treaties of unions, what is being negotiated. An option narrows all of it to a sector,
//! which is read off the words of the object. Must not know how it is drawn.
//!
//! «30 соглашений на 17,2 млрд», named 5,6 млрд → left 11,6 млрд, of which nobody says what it is

mod book;
mod ledger;
mod packages;
mod stages;
mod sums;
mod totals;
mod unions;

use super::Locale;
use super::desk::{Desk, Marks};
use super::passages;
use super::sheet::{Sheet, Switch};
use crate::query::Names;
use crate::record::Function;
use book::{Deal, Level, Sector, book};

/// The option that narrows to a sector.
const SECTOR: &str = "deals-sector";
/// Its values beside the codes of functions.
const ALL: &str = "all";
const UNNAMED: &str = "unnamed";

/// What the panels of the view work from.
struct Scope<'a, 'b> {
    desk: &'b Desk<'a>,
    /// All deals that pass.
    book: &'b [Deal<'a>],
    /// Those of the sector that are named or have a sum or a number.
    deals: Vec<&'b Deal<'a>>,
    /// The others of the sector, each with its mark.
    nameless: Vec<(&'b Deal<'a>, usize)>,
    sector: Sector,
    /// The mark of each deal of `deals`, in the same order.
    marks: Vec<usize>,
    switch: Switch,
}

/// The view.
pub(super) fn sheet(desk: &Desk) -> Sheet {
    let book = book(desk);
    let (sector, switch) = sector(desk, &book);
    let of_sector = book.iter().filter(|deal| deal.is_of(sector));
    let (nameless, deals): (Vec<&Deal>, Vec<&Deal>) =
        of_sector.partition(|deal| deal.level == Level::Nameless);
    let mut marks = Marks::default();
    let numbers = deals.iter().map(|deal| mark(desk, deal, &mut marks)).collect();
    let nameless = nameless.into_iter().map(|deal| (deal, mark(desk, deal, &mut marks))).collect();
    let scope = Scope { desk, book: &book, deals, nameless, sector, marks: numbers, switch };
    let (title, totals) = totals::panel(&scope, &mut marks);
    let mut panels = vec![
        totals,
        packages::panel(&scope),
        stages::panel(&scope, &mut marks),
        ledger::panel(&scope),
        unions::panel(&scope, &mut marks),
    ];
    panels.extend(passages::panels(desk, "deals", &mut marks));
    Sheet { title, panels, marks: marks.finish() }
}

/// The sector chosen, and the choice.
fn sector(desk: &Desk, book: &[Deal]) -> (Sector, Switch) {
    let m = desk.locale;
    let is_named = |function: &&Function| book.iter().any(|deal| deal.sectors.contains(function));
    let named = Function::ALL.iter().filter(is_named);
    let words = |code: &str, key| (code.to_owned(), m.t(key).to_owned());
    let mut options = vec![words(ALL, "deals.sector.all")];
    options.extend(named.map(|f| (f.code().to_owned(), m.word("function", f.code()).to_owned())));
    options.push(words(UNNAMED, "deals.sector.unnamed"));
    let chosen = desk.options.get(SECTOR).map_or(ALL, String::as_str);
    let sector = match Function::from_code(chosen) {
        Some(function) => Sector::Of(function),
        None if chosen == UNNAMED => Sector::Unnamed,
        None => Sector::All,
    };
    let chosen = match sector {
        Sector::All => ALL,
        Sector::Of(function) => function.code(),
        Sector::Unnamed => UNNAMED,
    };
    // A sector that the other filters leave without deals is still the one that is chosen.
    if let Sector::Of(function) = sector
        && !options.iter().any(|(code, _)| code == chosen)
    {
        options.push((chosen.to_owned(), m.word("function", function.code()).to_owned()));
    }
    let label = m.t("deals.sector").to_owned();
    let chosen = chosen.to_owned();
    (sector, Switch { key: SECTOR.to_owned(), label, options, chosen })
}

fn mark(desk: &Desk, deal: &Deal, marks: &mut Marks) -> usize {
    let m = desk.locale;
    let partners: Vec<_> = deal.partners.iter().map(|partner| desk.name(partner)).collect();
    let sum = deal.sums.first().map_or(m.t("deals.sumless").to_owned(), |sum| sum.text(m));
    let values = [("partners", partners.join(", ")), ("object", object(m, deal)), ("sum", sum)];
    let values: Vec<_> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let first = deal.facts.first().map_or((0, 0), |at| (at.document, at.fact));
    let key = format!("deal:{}:{}", first.0, first.1);
    marks.add(key, m.fill("deals.mark", &values), deal.facts.clone())
}

/// The words of what a deal is about, as a title.
fn object(m: Locale, deal: &Deal) -> String {
    let words = deal.title.as_str();
    if words.is_empty() { m.t("agreement.unnamed").to_owned() } else { words.to_owned() }
}

/// A name in the reader's language.
fn name(m: Locale, names: &Names) -> &'static str {
    match m.language {
        super::Language::Ru => names.ru,
        super::Language::En => names.en,
        super::Language::Kk => names.kk,
    }
}

impl<'a> Scope<'a, '_> {
    /// The deals with their marks.
    fn marked(&self) -> impl Iterator<Item = (&Deal<'a>, usize)> {
        self.deals.iter().copied().zip(self.marks.iter().copied())
    }

    /// The mark of a deal by its number in the dossier; none where the sector leaves it out.
    fn mark_of(&self, number: usize) -> Option<usize> {
        // In the order of the dossier, which is that of the numbers.
        let at = self.deals.binary_search_by_key(&number, |deal| deal.number).ok()?;
        self.marks.get(at).copied()
    }

    /// The partners of the deals, or those of them that are chosen: those with most deals first, within
    /// a sector those with most that are named by themselves.
    fn partners(&self) -> Vec<&'a str> {
        let wanted = &self.desk.selection.partners;
        let mut out: Vec<&str> = Vec::new();
        for partner in self.deals.iter().flat_map(|deal| &deal.partners) {
            let is_chosen = wanted.is_empty() || wanted.iter().any(|known| known == partner);
            if is_chosen && !out.contains(partner) {
                out.push(partner);
            }
        }
        out.sort_by_cached_key(|partner| {
            let of = self.of(partner);
            let items = of.iter().filter(|(deal, _)| deal.level == Level::Item).count();
            let count = match self.sector {
                Sector::All => (of.len(), items),
                Sector::Of(_) | Sector::Unnamed => (items, of.len()),
            };
            (std::cmp::Reverse(count), *partner)
        });
        out
    }

    /// The deals of a partner with their marks.
    fn of(&self, partner: &str) -> Vec<(&Deal<'a>, usize)> {
        self.marked().filter(|(deal, _)| deal.partners.contains(&partner)).collect()
    }
}

#[cfg(test)]
mod tests;
