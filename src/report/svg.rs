//! A drawing for a page that is sent to others: shapes and texts, nothing that acts.
//!
//! In: SVG text as a browser or a program writes it. Out: the same drawing, written anew from the
//! elements and attributes of two lists; names of its own parts get a prefix, for a page holds
//! several drawings. What is not on a list is left out with all that it holds (`script`, `style`,
//! `foreignObject`, `a`, `image`, `use`); what is not well formed gives nothing.
//!
//! A group that a figure's name stands on (`data-mark`) becomes a link to the figure's evidence in the
//! same page, and to nothing else.
//!
//! `<svg onload="x"><script>…</script><text>Китай</text></svg>` → `<svg …><text>Китай</text></svg>`

use std::fmt::Write as _;

use super::letters::xml;

const ELEMENTS: &str = "\
    svg g defs title desc rect circle ellipse line polyline polygon path text tspan \
    linearGradient stop clipPath marker pattern";

const ATTRIBUTES: &str = "\
    aria-hidden aria-label aria-labelledby class clip-path clipPathUnits color cx cy d \
    dominant-baseline dx dy fill fill-opacity fill-rule font-family font-size font-style \
    font-weight gradientTransform gradientUnits height id lang letter-spacing marker-end \
    marker-mid marker-start markerHeight markerUnits markerWidth offset opacity orient \
    paint-order patternTransform patternUnits points preserveAspectRatio r refX refY role rx ry \
    stop-color stop-opacity stroke stroke-dasharray stroke-linecap stroke-linejoin \
    stroke-opacity stroke-width style text-anchor transform vector-effect viewBox width x x1 x2 \
    y y1 y2";

fn lists(names: &str, name: &str) -> bool {
    names.split(' ').any(|known| known == name)
}

/// The drawing, safe to stand in a page; `None` if it is none. `prefix` is put before the names of
/// its parts; `target` gives the name of the part of the page that a figure leads to.
pub(super) fn drawing(
    svg: &str,
    prefix: &str,
    target: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let mut out = String::with_capacity(svg.len());
    // Open elements, as they are read and as they are written; `kept` of them, from the outside, are
    // written.
    let mut open: Vec<(&str, &str)> = Vec::new();
    let mut kept = 0;
    let mut done = false;
    let mut rest = svg.trim_start_matches('\u{feff}');
    while let Some((text, markup)) = rest.split_once('<') {
        if kept > 0 && kept == open.len() {
            out.push_str(&xml(&unescaped(text)));
        }
        if let Some(end) = end_of_skipped(markup) {
            rest = markup.split_once(end)?.1;
            continue;
        }
        let (tag, after) = tag_and_rest(markup)?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let (read, written) = open.pop()?;
            if read != name.trim_end() {
                return None;
            }
            if kept > open.len() {
                kept = open.len();
                let _ = write!(out, "</{written}>");
                done = open.is_empty();
            }
            continue;
        }
        let (tag, closes) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) =
            tag.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((tag, ""));
        // One drawing, and nothing but a drawing.
        if open.is_empty() && (done || name != "svg") {
            return None;
        }
        let is_kept = kept == open.len() && lists(ELEMENTS, name);
        let leads = if name == "g" { mark(attributes).and_then(|key| target(&key)) } else { None };
        // A link inside a link would be none.
        let leads = leads.filter(|_| open.iter().all(|(_, written)| *written != "a"));
        let written = if leads.is_some() { "a" } else { name };
        if is_kept {
            let _ = write!(out, "<{written}");
            if let Some(target) = leads {
                let _ = write!(out, " href=\u{22}#{}\u{22}", xml(&target));
            }
            if open.is_empty() {
                out.push_str(" xmlns='http://www.w3.org/2000/svg'");
            }
            write_attributes(attributes, prefix, &mut out)?;
            out.push_str(if closes { "/>" } else { ">" });
        }
        if closes {
            done |= open.is_empty();
        } else {
            kept += usize::from(is_kept);
            open.push((name, written));
        }
    }
    (done && open.is_empty() && rest.trim().is_empty()).then_some(out)
}

/// The end of a comment, a marked section, an instruction or a declaration that begins here.
fn end_of_skipped(markup: &str) -> Option<&'static str> {
    const ENDS: &[(&str, &str)] = &[("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>"), ("!", ">")];
    ENDS.iter().find(|(begin, _)| markup.starts_with(begin)).map(|(_, end)| *end)
}

/// What stands up to the `>` that ends the tag: one inside a quoted value does not.
fn tag_and_rest(markup: &str) -> Option<(&str, &str)> {
    let mut inside = None;
    for (i, c) in markup.char_indices() {
        match (inside, c) {
            (None, '>') => return Some((markup.get(..i)?, markup.get(i + 1..)?)),
            (None, '\u{22}' | '\'') => inside = Some(c),
            (Some(mark), c) if c == mark => inside = None,
            _ => {}
        }
    }
    None
}

/// The first attribute of some: its name, its value as it is written, what follows.
fn attribute(rest: &str) -> Option<(&str, &str, &str)> {
    let (name, after) = rest.split_once('=')?;
    let (name, after) = (name.trim(), after.trim_start());
    let mark = after.chars().next().filter(|c| matches!(c, '\u{22}' | '\''))?;
    let (value, after) = after.get(1..)?.split_once(mark)?;
    Some((name, value, after))
}

/// The figure whose name stands among attributes.
fn mark(mut rest: &str) -> Option<String> {
    while let Some((name, value, after)) = attribute(rest) {
        if name == "data-mark" {
            return Some(unescaped(value));
        }
        rest = after;
    }
    None
}

fn write_attributes(mut rest: &str, prefix: &str, out: &mut String) -> Option<()> {
    let mut seen: Vec<&str> = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Some(());
        }
        let (name, value, after) = attribute(rest)?;
        rest = after;
        if !lists(ATTRIBUTES, name) || seen.contains(&name) {
            continue;
        }
        seen.push(name);
        if let Some(value) = safe_value(name, &unescaped(value), prefix) {
            let _ = write!(out, " {name}=\u{22}{}\u{22}", xml(&value));
        }
    }
}

/// The value with its names prefixed; `None` for one that reaches out of the drawing.
fn safe_value(name: &str, value: &str, prefix: &str) -> Option<String> {
    let is_name = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    };
    match name {
        "id" => is_name(value).then(|| format!("{prefix}{value}")),
        "aria-labelledby" => {
            let names: Vec<&str> = value.split_ascii_whitespace().collect();
            let prefixed = names.iter().map(|name| format!("{prefix}{name}"));
            names.iter().all(|n| is_name(n)).then(|| prefixed.collect::<Vec<_>>().join(" "))
        }
        "aria-label" | "class" | "lang" | "role" | "font-family" => Some(value.to_owned()),
        _ => {
            let lower = value.to_ascii_lowercase();
            if let Some(part) = lower.contains("url").then(|| value.trim().strip_prefix("url(#")) {
                let part = part?.strip_suffix(')')?;
                return is_name(part).then(|| format!("url(#{prefix}{part})"));
            }
            // Declarations and numbers: no escapes, rules, other schemes.
            let known = |c: char| c.is_ascii_alphanumeric() || " \n\t#%.,:;()+-_/!'*".contains(c);
            (value.chars().all(known) && !lower.contains("script")).then(|| value.to_owned())
        }
    }
}

/// The text with the five entities of XML and references to characters resolved; others stay as
/// they are.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let found = after.split_once(';').and_then(|(name, tail)| Some((entity(name)?, tail)));
        rest = if let Some((c, tail)) = found {
            out.push(c);
            tail
        } else {
            out.push('&');
            after
        };
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('\u{22}'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    fn drawing(svg: &str, prefix: &str) -> Option<String> {
        super::drawing(svg, prefix, |_| None)
    }

    const OPEN: &str = "<svg xmlns='http://www.w3.org/2000/svg'";

    #[test]
    fn shapes_and_texts_are_kept() {
        let svg = "<?xml version='1.0'?><!-- a --><svg viewBox=\"0 0 10 10\" xmlns=\"x\">\
                   <rect x=\"1\" fill='var(--hue-1)' style=\"width: calc(1px + 2%)\"/>\
                   <text>Китай &amp; &#x43A;о</text></svg>";
        assert_eq!(
            drawing(svg, "c1-").expect("drawing"),
            format!(
                "{OPEN} viewBox=\"0 0 10 10\"><rect x=\"1\" fill=\"var(--hue-1)\" \
                 style=\"width: calc(1px + 2%)\"/><text>Китай &amp; ко</text></svg>"
            )
        );
    }

    #[test]
    fn what_acts_or_reaches_out_is_left_out() {
        for svg in [
            "<svg onload=\"a()\"></svg>",
            "<svg><script>a<b/></script></svg>",
            "<svg><SCRIPT>a</SCRIPT></svg>",
            "<svg><style>@import 'x'</style></svg>",
            "<svg><foreignObject><g><text>а</text></g></foreignObject></svg>",
            "<svg><a href=\"javascript:a()\"><text>б</text></a></svg>",
            "<svg><image href=\"https://x\"/><use href=\"#a\"/></svg>",
            "<svg style=\"background: url(https://x)\"></svg>",
            "<svg style=\"background: u\\72l(x)\"></svg>",
            "<svg fill=\"url( #a)\"></svg>",
            "<svg><![CDATA[<script>]]></svg>",
        ] {
            assert_eq!(drawing(svg, ""), Some(format!("{OPEN}></svg>")), "{svg}");
        }
    }

    #[test]
    fn names_of_parts_get_a_prefix() {
        let svg = "<svg aria-labelledby=\"t d\"><g id=\"t\" fill=\"url(#p)\"/></svg>";
        let shown = drawing(svg, "c2-").expect("drawing");
        assert!(shown.contains("aria-labelledby=\"c2-t c2-d\""), "{shown}");
        assert!(shown.contains("<g id=\"c2-t\" fill=\"url(#c2-p)\"/>"), "{shown}");
    }

    #[test]
    fn what_is_not_well_formed_is_no_drawing() {
        for svg in [
            "",
            "текст",
            "<svg>",
            "<svg></g></svg>",
            "<g></g>",
            "<svg/><svg/>",
            "<svg a></svg>",
            "<svg a=1></svg>",
            "<svg></svg>x",
            "<svg><!-- </svg>",
            "<svg a='></svg>",
            "<",
            "</svg>",
        ] {
            assert_eq!(drawing(svg, ""), None, "{svg}");
        }
    }

    #[test]
    fn a_figure_leads_to_its_evidence_in_the_page_and_nowhere_else() {
        let target = |key: &str| (key == "cell:CN").then(|| "c1-mark-2".to_owned());
        let shown = |svg: &str| super::drawing(svg, "", target).expect("drawing");
        let svg = "<svg><g data-mark='cell:CN' href='https://x'><rect x='1'/></g></svg>";
        assert_eq!(shown(svg), format!("{OPEN}><a href=\"#c1-mark-2\"><rect x=\"1\"/></a></svg>"));
        let svg = "<svg><g data-mark='other'><rect/></g></svg>";
        assert_eq!(shown(svg), format!("{OPEN}><g><rect/></g></svg>"));
        let svg = "<svg><g data-mark='cell:CN'><g data-mark='cell:CN'/></g></svg>";
        assert_eq!(shown(svg), format!("{OPEN}><a href=\"#c1-mark-2\"><g/></a></svg>"));
    }
}
