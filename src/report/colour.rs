//! Colours as a browser computes them, for programs that know fewer ways to write them.
//!
//! In: a computed value of CSS: `rgb(11, 102, 168)`, `rgba(0, 0, 0, 0.5)`, `color(srgb 0.1 0.4 0.6 /
//! 0.3)` (CSS Color 4, 15.2 and 15.4). Out: six digits and an opacity, as SVG 1.1 has them. What is
//! none of these (`none`, `url(#a)`) gives nothing.
//!
//! `color(srgb 1 0.5 0 / 0.3)` → `#ff8000`, 0.3

/// A colour and how opaque it is, 0–1.
#[derive(Clone, Debug, PartialEq)]
pub struct Paint {
    /// `#0b66a8`
    pub colour: String,
    /// 1 hides what is below.
    pub opacity: f64,
}

/// The colour of a computed value.
pub fn paint(value: &str) -> Option<Paint> {
    let value = value.trim();
    let (name, inside) = value.strip_suffix(')')?.split_once('(')?;
    let (inside, scale) = match name {
        "rgb" | "rgba" => (inside, 1.0),
        "color" => (inside.trim_start().strip_prefix("srgb ")?, 255.0),
        _ => return None,
    };
    let parts = inside.split([' ', ',', '/']).filter(|part| !part.is_empty());
    let numbers: Option<Vec<f64>> = parts.map(number).collect();
    let (red, green, blue, opacity) = match *numbers?.as_slice() {
        [red, green, blue] => (red, green, blue, 1.0),
        [red, green, blue, opacity] => (red, green, blue, opacity),
        _ => return None,
    };
    let byte = |part: f64| (part * scale).round().clamp(0.0, 255.0) as u8;
    let colour = format!("#{:02x}{:02x}{:02x}", byte(red), byte(green), byte(blue));
    Some(Paint { colour, opacity: opacity.clamp(0.0, 1.0) })
}

fn number(part: &str) -> Option<f64> {
    let value = match part.strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().ok()? / 100.0,
        None if part == "none" => 0.0,
        None => part.parse().ok()?,
    };
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn computed_colours_are_read() {
        for (value, colour, opacity) in [
            ("rgb(11, 102, 168)", "#0b66a8", 1.0),
            ("rgba(0, 0, 0, 0.5)", "#000000", 0.5),
            ("rgb(255 128 0 / 30%)", "#ff8000", 0.3),
            ("color(srgb 1 0.5 0 / 0.3)", "#ff8000", 0.3),
            ("color(srgb 1.2 -0.5 none)", "#ff0000", 1.0),
        ] {
            assert_eq!(paint(value), Some(Paint { colour: colour.into(), opacity }), "{value}");
        }
        for value in ["none", "", "url(#a)", "rgb()", "rgb(1,2)", "rgb(а,б,в)", "color(p3 1 1 1)"]
        {
            assert_eq!(paint(value), None, "{value}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_colour_or_none(value in "(rgb|color)?\\(?[srgb0-9 ,./%)]{0,20}") {
            if let Some(found) = paint(&value) {
                proptest::prop_assert_eq!(found.colour.len(), 7);
            }
        }
    }
}
