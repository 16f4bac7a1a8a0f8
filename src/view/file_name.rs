//! Names of files to take away: what is shown, of whom, after which filters.
//!
//! In: a look, the panel, an extension. Out: a name that every system takes: letters of any script,
//! digits and `-_+.`, not long. Must not know what is in the file.
//!
//! Functions of Китай and Россия since 2024 → `tarazy_functions_matrix_CN+RU_2024-.csv`

use super::views::Look;

/// A name is at most so long, in characters, before its extension.
const LONGEST: usize = 120;

/// The name of a file with `panel` of a look; an empty `panel` is all of it.
pub fn file_name(look: &Look, panel: &str, extension: &str) -> String {
    let filter = &look.selection.filter;
    let codes = |codes: Vec<&str>| codes.join("+");
    let year = |year: Option<i32>| year.map(|year| year.to_string()).unwrap_or_default();
    let years = match (filter.since, filter.until) {
        (None, None) => String::new(),
        (since, until) => format!("{}-{}", year(since), year(until)),
    };
    // Which rows of a table stood on the page says nothing of a whole table.
    let options = look.options.iter().filter(|(key, _)| !key.ends_with("-from"));
    let options: Vec<String> = options.map(|(key, value)| format!("{key}-{value}")).collect();
    let parts = [
        "tarazy".to_owned(),
        look.view.code().to_owned(),
        panel.to_owned(),
        look.selection.partners.join("+"),
        filter.documents.join("+"),
        filter.speakers.join("+"),
        codes(filter.kinds.iter().map(|kind| kind.code()).collect()),
        codes(filter.functions.iter().map(|function| function.code()).collect()),
        codes(filter.certainty.iter().map(|certainty| certainty.code()).collect()),
        years,
        filter.text.clone(),
        options.join("+"),
    ];
    let parts: Vec<String> = parts.iter().map(|part| safe(part)).collect();
    let known: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    let name: String = known.join("_").chars().take(LONGEST).collect();
    format!("{}.{extension}", name.trim_end_matches(['-', '_', '+', '.']))
}

/// What some system would not take becomes a stroke, several in a row one.
fn safe(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for c in part.trim().chars() {
        let c = if c.is_alphanumeric() || "-+.".contains(c) { c } else { '-' };
        if c != '-' || !out.ends_with('-') {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Filter, Selection};
    use crate::view::View;

    #[test]
    fn a_name_says_view_panel_and_filters() {
        let mut look = Look { view: View::Functions, ..Look::default() };
        assert_eq!(file_name(&look, "matrix", "svg"), "tarazy_functions_matrix.svg");
        look.selection = Selection {
            partners: vec!["CN".into(), "c5+1".into()],
            filter: Filter {
                speakers: vec!["си цзиньпин".into()],
                since: Some(2024),
                text: "\"=риск*/..\"".into(),
                ..Filter::default()
            },
        };
        look.options.insert("by".into(), "speakers".into());
        look.options.insert("matrix-from".into(), "200".into());
        assert_eq!(
            file_name(&look, "", "csv"),
            "tarazy_functions_CN+c5+1_си-цзиньпин_2024-_-риск-..-_by-speakers.csv"
        );
    }

    proptest::proptest! {
        #[test]
        fn any_choice_gives_a_short_plain_name(text in ".{0,200}", panel in ".{0,20}") {
            let mut look = Look::default();
            look.selection.filter.text = text;
            let name = file_name(&look, &panel, "csv");
            proptest::prop_assert!(name.chars().count() <= LONGEST + 4);
            let fits = |c: char| c.is_alphanumeric() || "-_+.".contains(c);
            proptest::prop_assert!(name.chars().all(fits) && name.starts_with("tarazy"));
        }
    }
}
