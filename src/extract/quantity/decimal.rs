//! Exact decimal numbers: digits and a power of ten, never a float multiplication.
//!
//! In: digits of the text, powers of ten. Out: the nearest `f64`. «17,2 млрд» is 172 · 10⁸.

/// A number `mantissa · 10^exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    mantissa: u128,
    exponent: i16,
}

impl Decimal {
    /// `mantissa · 10^exponent`.
    pub(super) fn new(mantissa: u64, exponent: i16) -> Self {
        Self { mantissa: u128::from(mantissa), exponent }
    }

    /// A whole number.
    pub(super) fn whole(value: u64) -> Self {
        Self::new(value, 0)
    }

    /// The number times `10^power`.
    pub(super) fn shifted(self, power: u8) -> Self {
        Self { exponent: self.exponent.saturating_add(i16::from(power)), ..self }
    }

    /// The sum; `None` where it does not fit.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let mantissa = self.scaled_to(exponent)?.checked_add(other.scaled_to(exponent)?)?;
        Some(Self { mantissa, exponent })
    }

    /// The number times a small whole factor, saturating.
    pub(super) fn times(self, factor: u32) -> Self {
        Self { mantissa: self.mantissa.saturating_mul(u128::from(factor)), ..self }
    }

    fn scaled_to(self, exponent: i16) -> Option<u128> {
        let power = u32::try_from(i32::from(self.exponent) - i32::from(exponent)).ok()?;
        self.mantissa.checked_mul(10u128.checked_pow(power)?)
    }

    /// Whole part and the rest below one.
    pub(super) fn split(self) -> (u64, Self) {
        if self.exponent >= 0 {
            let whole = self.scaled_to(0).and_then(|v| u64::try_from(v).ok()).unwrap_or(u64::MAX);
            return (whole, Self::whole(0));
        }
        let Some(divisor) = 10u128.checked_pow(u32::from(self.exponent.unsigned_abs())) else {
            return (0, self);
        };
        let whole = u64::try_from(self.mantissa / divisor).unwrap_or(u64::MAX);
        (whole, Self { mantissa: self.mantissa % divisor, ..self })
    }

    /// The value where it is a whole number.
    pub(super) fn as_whole(self) -> Option<u64> {
        let (whole, rest) = self.split();
        (rest.mantissa == 0).then_some(whole)
    }

    /// Whether it is zero.
    pub(super) fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether it is less than `other`; `false` where they cannot be compared.
    pub(super) fn less_than(self, other: Self) -> bool {
        let exponent = self.exponent.min(other.exponent);
        match (self.scaled_to(exponent), other.scaled_to(exponent)) {
            (Some(a), Some(b)) => a < b,
            _ => false,
        }
    }

    /// The nearest `f64` (the decimal reader of the standard library rounds correctly).
    pub(super) fn to_f64(self) -> f64 {
        format!("{}e{}", self.mantissa, self.exponent).parse().unwrap_or(f64::NAN)
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn shifting_digits_is_exact() {
        let bits = |decimal: Decimal| decimal.to_f64().to_bits();
        assert_eq!(bits(Decimal::new(172, -1).shifted(9)), 17_200_000_000f64.to_bits());
        assert_eq!(bits(Decimal::new(116, -1)), 11.6f64.to_bits());
        assert_eq!(bits(Decimal::new(11, -1).shifted(12)), 1_100_000_000_000f64.to_bits());
    }

    #[test]
    fn sums_align() {
        let sum = Decimal::new(42, 9).plus(Decimal::new(800, 6));
        assert_eq!(sum.map(Decimal::to_f64), Some(42_800_000_000.0));
        assert_eq!(Decimal::new(25, -1).split(), (2, Decimal::new(5, -1)));
    }
}
