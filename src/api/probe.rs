//! What a name that the user is about to add would find.
//!
//! In: documents, the corrections in force, one that adds a name. Out: in how many places the name would
//! be found, and whether it is known already. Reads the texts as the correction would let them be read,
//! so that the number is that of the places found afterwards.
//!
//! «многовекторность», an organisation → 12 places in 4 documents

use super::request::Probed;
use crate::amend::{Correction, Log};
use crate::corpus::Document;
use crate::extract::{Extractor, Forms};
use crate::lexicon::Lexicon;
use crate::morph::Morph;
use crate::query::doctrine::terms;
use crate::query::{OwnTerm, own_occurrences};
use crate::text::{fold, tokenize};

/// What the added names would find beside those of the log.
pub(super) fn probe(documents: &[Document], log: &Log, added: &Correction) -> Probed {
    let nothing = Probed { places: 0, documents: 0, known: None };
    if added.check().is_err() {
        return nothing;
    }
    let mut one = Log::default();
    if one.append(added.clone()).is_err() {
        return nothing;
    }
    let counts: Vec<usize> = match added {
        Correction::AddTerm { .. } => {
            let mut forms = Forms::new(Morph::builtin(), Lexicon::builtin());
            let own: Vec<OwnTerm> =
                one.terms().iter().map(|names| OwnTerm::new(names, &mut forms)).collect();
            let uses = |document| own_occurrences(document, &mut forms, &own, 0).len();
            documents.iter().map(uses).collect()
        }
        _ => named(documents, log, &one),
    };
    Probed {
        places: counts.iter().sum(),
        documents: counts.iter().filter(|count| **count > 0).count(),
        known: known(log, added),
    }
}

/// In each document, how many mentions there are that there were not.
fn named(documents: &[Document], log: &Log, one: &Log) -> Vec<usize> {
    let mut names = log.names();
    let extractor = |names: &[_]| match names {
        [] => Some(Extractor::new()),
        names => Extractor::with_names(names).ok(),
    };
    let before = extractor(&names);
    names.extend(one.names());
    let (Some(mut before), Some(mut after)) = (before, extractor(&names)) else {
        return Vec::new();
    };
    let ids: Vec<&str> = one.names().iter().map(|(_, id, _)| *id).collect();
    let mut count = |document: &Document| {
        let of = |extractor: &mut Extractor| {
            let mentions = extractor.extract(document).mentions;
            mentions.iter().filter(|mention| ids.contains(&mention.id.as_str())).count()
        };
        of(&mut after).saturating_sub(of(&mut before))
    };
    documents.iter().map(&mut count).collect()
}

/// What one of the names names already.
fn known(log: &Log, added: &Correction) -> Option<String> {
    let lexicon = Lexicon::builtin();
    let lexicon = match log.names().as_slice() {
        [] => lexicon,
        names => lexicon.with_names(names).unwrap_or_else(|_| Lexicon::builtin()),
    };
    let (own, names): (&str, Vec<&String>) = match added {
        Correction::AddPartner { entity, name, aliases } => {
            (&entity.id, std::iter::once(name).chain(aliases).collect())
        }
        Correction::AddAlias { name, .. } => ("", vec![name]),
        Correction::AddTerm { name, aliases } => {
            let mut all = std::iter::once(name).chain(aliases);
            let notion = |name: &String| {
                let name = fold(name);
                let is_it = |known: &&crate::query::doctrine::Term| {
                    fold(known.names.ru) == name
                        || known.phrases.iter().any(|p| p.join(" ") == name)
                };
                let own = log.terms().concat().into_iter().find(|own| fold(own) == name);
                own.map(str::to_owned).or_else(|| Some(terms().iter().find(is_it)?.id.to_owned()))
            };
            return all.find_map(notion);
        }
        _ => return None,
    };
    let found = |name: &&String| {
        let tokens = tokenize(name);
        let words: Vec<&str> = (0..tokens.list().len()).map(|at| tokens.norm(at)).collect();
        let called = lexicon.called(&words);
        called.into_iter().find(|(_, id)| *id != own).map(|(_, id)| id.to_owned())
    };
    names.iter().find_map(found)
}
