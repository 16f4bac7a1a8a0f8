//! From values to pixels.

/// A linear scale: a range of values onto a range of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    from: (f64, f64),
    to: (f32, f32),
}

impl Linear {
    /// Maps `from` onto `to`; a range without extent maps to its begin.
    pub fn new(from: (f64, f64), to: (f32, f32)) -> Self {
        Self { from, to }
    }

    /// The pixel of a value, kept within the range.
    pub fn at(&self, value: f64) -> f32 {
        let (low, high) = self.from;
        let (start, end) = self.to;
        let extent = high - low;
        if extent <= 0.0 || !value.is_finite() {
            return start;
        }
        let part = ((value - low) / extent).clamp(0.0, 1.0) as f32;
        start + (end - start) * part
    }
}

/// Round values from `low` to `high`, about `count` of them: steps of 1, 2 or 5 times a power of ten
/// (Heckbert, «Nice numbers for graph labels», Graphics Gems, 1990).
pub fn ticks(low: f64, high: f64, count: usize) -> Vec<f64> {
    let extent = high - low;
    if !extent.is_finite() || extent <= 0.0 || count == 0 {
        return vec![low];
    }
    let rough = extent / count as f64;
    let mut power = 1.0_f64;
    while power * 10.0 <= rough {
        power *= 10.0;
    }
    while power > rough {
        power /= 10.0;
    }
    let step = [1.0, 2.0, 5.0, 10.0].map(|nice| nice * power);
    let step = step.into_iter().find(|step| *step >= rough).unwrap_or(power * 10.0);
    let first = (low / step).ceil();
    (0..=2 * count)
        .map(|number| (first + number as f64) * step)
        .take_while(|value| *value <= high + step * 1e-9)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(a: f32, b: f32) -> bool {
        (a - b).abs() < 1e-3
    }

    #[test]
    fn values_are_placed_and_kept_within() {
        let scale = Linear::new((0.0, 10.0), (100.0, 200.0));
        for (value, pixel) in [(0.0, 100.0), (5.0, 150.0), (99.0, 200.0), (-1.0, 100.0)] {
            assert!(is_near(scale.at(value), pixel), "{value}");
        }
        assert!(is_near(Linear::new((3.0, 3.0), (7.0, 9.0)).at(3.0), 7.0));
        assert!(is_near(scale.at(f64::NAN), 100.0));
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(ticks(0.0, 44e9, 4), [0.0, 20e9, 40e9]);
        assert_eq!(ticks(0.0, 7.0, 7), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
        assert_eq!(ticks(5.0, 5.0, 4), [5.0]);
    }

    proptest::proptest! {
        #[test]
        fn ticks_are_few_ordered_and_within(low in -1e12..1e12_f64, extent in 1e-3..1e12_f64) {
            let ticks = ticks(low, low + extent, 5);
            proptest::prop_assert!(ticks.len() <= 11);
            proptest::prop_assert!(ticks.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
