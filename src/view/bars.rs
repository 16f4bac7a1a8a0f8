//! Bars, one below another, each with its name and its number.
//!
//! In: names with values. Out: a [`Chart`]. On a narrow panel names stand above their bars. Must not
//! know what is counted.

use super::chart::{Anchor, Chart, Form, Linear, Look, Shape, clip, text_width};

/// Height of a row whose name stands beside the bar, in pixels.
const ROW: f32 = 28.0;
/// Height of a row whose name stands above the bar, in pixels.
const TALL: f32 = 42.0;
/// Below this width of a panel names stand above.
const NARROW: f32 = 560.0;
/// Height of a bar.
const BAR: f32 = 16.0;

/// A bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bar {
    /// Its name.
    pub(super) name: String,
    /// Its length.
    pub(super) value: f64,
    /// What stands behind it.
    pub(super) text: String,
    /// Number of its mark.
    pub(super) mark: usize,
}

/// So many bars, or pairs, stand in a picture; the table beside it has all.
pub(super) const MOST: usize = 60;

/// The picture: `label` says what it shows. Of more than [`MOST`] bars the first are drawn; of `all`
/// that there are, the number of the others is told.
pub(super) fn bars(width: u16, label: String, bars: &[Bar], all: usize) -> Chart {
    let rest = all.saturating_sub(MOST.min(bars.len()));
    let bars = bars.get(..MOST).unwrap_or(bars);
    let width = f32::from(width);
    let is_narrow = width < NARROW;
    let longest = |text: fn(&Bar) -> &str| {
        bars.iter().map(|bar| text_width(text(bar))).fold(0.0_f32, f32::max)
    };
    let left = if is_narrow { 0.0 } else { (longest(|bar| &bar.name) + 12.0).min(width * 0.45) };
    let right = width - longest(|bar| &bar.text) - 12.0;
    let most = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let scale = Linear::new((0.0, most), (left, right.max(left + 24.0)));
    let height = if is_narrow { TALL } else { ROW };
    let mut shapes = Vec::with_capacity(bars.len() * 3);
    for (row, bar) in bars.iter().enumerate() {
        let top = row as f32 * height + if is_narrow { 20.0 } else { 4.0 };
        let base = top + BAR - 3.5;
        let room = if is_narrow { width } else { left - 12.0 };
        let name = clip(&bar.name, room);
        let name = if is_narrow {
            Shape::text(Look::Label, 0.0, top - 5.0, Anchor::Start, name)
        } else {
            Shape::text(Look::Label, left - 8.0, base, Anchor::End, name)
        };
        let end = scale.at(bar.value).max(left + 2.0);
        let form = Form::Rect { x: left, y: top, width: end - left, height: BAR };
        shapes.push(name);
        shapes.push(Shape::new(Look::Fill, form).marked(bar.mark));
        shapes.push(Shape::text(Look::Faint, end + 6.0, base, Anchor::Start, bar.text.clone()));
    }
    let mut bottom = bars.len() as f32 * height + 8.0;
    if rest > 0 {
        shapes.push(Shape::text(
            Look::Faint,
            left,
            bottom + 8.0,
            Anchor::Start,
            format!("+ {rest}"),
        ));
        bottom += 20.0;
    }
    Chart { width, height: bottom, label, shapes }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(width: u16) -> Vec<f32> {
        let bar = |value: f64| Bar { name: "Имя".into(), value, text: "5".into(), mark: 0 };
        let chart = bars(width, String::new(), &[bar(10.0), bar(5.0), bar(0.0)], 3);
        assert!(chart.width <= f32::from(width));
        let ends = chart.shapes.iter().filter_map(|shape| match shape.form {
            Form::Rect { width, .. } => Some(width),
            _ => None,
        });
        ends.collect()
    }

    #[test]
    fn a_long_name_stays_inside() {
        let long = "Автор текста: министры трёх стран договорились наращивать грузы ".repeat(3);
        let one_word = format!("Автор{}", "фотогеодезический".repeat(6));
        for (name, width) in [&long, &one_word].into_iter().flat_map(|n| [(n, 320), (n, 960)]) {
            let bar = Bar { name: name.clone(), value: 3.0, text: "3".into(), mark: 0 };
            let chart = bars(width, String::new(), std::slice::from_ref(&bar), 1);
            let names: Vec<f32> = chart
                .shapes
                .iter()
                .filter_map(|shape| match &shape.form {
                    Form::Text { text, .. } if text.starts_with("Автор") => {
                        Some(text_width(text))
                    }
                    _ => None,
                })
                .collect();
            assert_eq!(names.len(), 1);
            assert!(names[0] <= f32::from(width), "{names:?}");
        }
    }

    #[test]
    fn of_many_the_first_are_drawn_and_the_number_of_the_others_is_told() {
        let bar = Bar { name: "Имя".into(), value: 1.0, text: "1".into(), mark: 0 };
        let chart = bars(960, String::new(), &vec![bar; MOST + 5], 1000);
        let drawn = chart.shapes.iter().filter(|s| matches!(s.form, Form::Rect { .. })).count();
        let is_told = |form: &Form| matches!(form, Form::Text { text, .. } if text == "+ 940");
        assert_eq!(drawn, MOST);
        assert!(chart.shapes.iter().any(|shape| is_told(&shape.form)));
    }

    #[test]
    fn bars_are_as_long_as_their_values() {
        for width in [320, 960] {
            let ends = ends(width);
            assert!((ends[0] - 2.0 * ends[1]).abs() < 0.5, "{ends:?}");
            assert!(ends[2] > 0.0, "nothing is no bar to press");
        }
    }
}
