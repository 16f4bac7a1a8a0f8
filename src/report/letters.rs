//! What a text may hold in any format, and its escape for XML.
//!
//! In: any text. Out: text without what XML 1.0 forbids (production 2, `Char`) and without the
//! control characters that it merely discourages; line breaks are `\n`. Knows letters; must not
//! know a format beyond the five entities that XML has by itself.
//!
//! «a\u{0}<b>» → «a&lt;b&gt;»

/// Whether a character may stand in a file.
fn is_clean(c: char) -> bool {
    matches!(c, '\t' | '\n') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
}

/// The text without forbidden characters, each line break one `\n`.
pub(super) fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| is_clean(*c)).collect()
}

/// The text in one line: every run of white space is one space.
pub(super) fn one_line(text: &str) -> String {
    clean(text).split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The paragraphs of a text: what empty lines part; inside one, lines are kept.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for line in clean(text).lines().map(str::trim) {
        match (line.is_empty(), open, out.last_mut()) {
            (true, ..) => open = false,
            (false, true, Some(paragraph)) => {
                paragraph.push('\n');
                paragraph.push_str(line);
            }
            (false, ..) => {
                out.push(line.to_owned());
                open = true;
            }
        }
    }
    out
}

/// The text for an element or an attribute in double quotes. Tabs and line breaks are kept.
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    put_xml(&mut out, text);
    out
}

/// The same, written after what is written already.
pub fn put_xml(out: &mut String, text: &str) {
    // What stands as it is is taken over in runs.
    let mut run = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\u{22}' => "&quot;",
            '\'' => "&#39;",
            '\r' if text.as_bytes().get(at + 1) == Some(&b'\n') => "",
            '\r' => "\n",
            c if is_clean(c) => continue,
            _ => "",
        };
        out.push_str(text.get(run..at).unwrap_or_default());
        out.push_str(instead);
        run = at + c.len_utf8();
    }
    out.push_str(text.get(run..).unwrap_or_default());
}

/// The address, if a reader may follow it: of the web, and in one piece. What else an article or a
/// file may bring (`javascript:`) is no link.
pub(super) fn web_address(url: &str) -> Option<&str> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://")?;
    let known = ["http", "https"].iter().any(|name| scheme.eq_ignore_ascii_case(name));
    let whole = !rest.is_empty() && rest.chars().all(|c| is_clean(c) && !c.is_whitespace());
    (known && whole).then_some(url)
}

/// A web address in the letters of RFC 3986, as strict readers want it: the rest as UTF-8 in
/// per cent, a lone per cent sign too.
pub(super) fn strict_address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    let bytes = url.as_bytes();
    for (i, byte) in bytes.iter().enumerate() {
        let escape =
            || bytes.get(i + 1..i + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        let plain = byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(byte);
        if plain || (*byte == b'%' && escape()) {
            out.push(char::from(*byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.extend(char::from_digit(u32::from(half), 16).map(|c| c.to_ascii_uppercase()));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_dropped_and_marks_are_escaped() {
        assert_eq!(xml("а\u{0}\u{b}<b>&\"'\u{ffff}\r\nв\u{85}"), "а&lt;b&gt;&amp;&quot;&#39;\nв");
    }

    #[test]
    fn empty_lines_part_paragraphs() {
        assert_eq!(paragraphs("\n раз\n два\n\n \n три\n"), ["раз\nдва", "три"]);
        assert!(paragraphs(" \n").is_empty());
        assert_eq!(one_line(" раз\n\tдва\u{a0}три "), "раз два\u{a0}три");
    }

    #[test]
    fn only_the_web_is_followed() {
        assert_eq!(
            web_address(" https://example.org/a?b=1#c "),
            Some("https://example.org/a?b=1#c")
        );
        assert_eq!(web_address("HTTP://пример.рф/страница"), Some("HTTP://пример.рф/страница"));
        for url in ["javascript:alert(1)", "data:text/html,x", "//a", "http://", "https://a b", ""]
        {
            assert_eq!(web_address(url), None, "{url}");
        }
    }

    #[test]
    fn addresses_get_the_letters_of_the_standard() {
        assert_eq!(
            strict_address("https://a.kz/тп?q=%D1&r=5%"),
            "https://a.kz/%D1%82%D0%BF?q=%D1&r=5%25"
        );
        assert_eq!(strict_address("http://a/[b]<\">"), "http://a/%5Bb%5D%3C%22%3E");
    }
}
