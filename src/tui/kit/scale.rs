//! Chart scales from zero to a round number, in steps of 1, 2 or 5 times a power of ten.

/// The fewest rows between two numbers of a scale.
const APART: u32 = 2;
/// The most steps in a scale.
const STEPS: u32 = 6;

/// A scale that starts at zero.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Scale {
    /// The value at the full height: the first step that is at least the largest value.
    pub(crate) top: u32,
    /// The difference between two numbers.
    pub(crate) step: u32,
}

impl Scale {
    /// Creates a scale for values up to `most` on a number of rows.
    pub(crate) fn new(most: u32, rows: u16) -> Self {
        let most = most.max(1);
        let steps = (u32::from(rows) / APART).clamp(1, STEPS);
        let mut power = 1_u32;
        loop {
            for digit in [1, 2, 5] {
                let step = power.saturating_mul(digit);
                let needed = most.div_ceil(step);
                if needed <= steps || step == u32::MAX {
                    return Self { top: step.saturating_mul(needed), step };
                }
            }
            power = power.saturating_mul(10);
        }
    }

    /// The numbers of the scale, from the first above zero to the top.
    pub(crate) fn numbers(self) -> impl Iterator<Item = u32> {
        (1..=self.top / self.step).map(move |at| at * self.step)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(0, 10, 1, 1)]
    #[case(1, 1, 1, 1)]
    #[case(4, 10, 4, 1)]
    #[case(9, 10, 10, 2)]
    #[case(171, 11, 200, 50)]
    #[case(1843, 11, 2000, 500)]
    #[case(1843, 30, 2000, 500)]
    #[case(230, 3, 500, 500)]
    fn numbers_are_round(
        #[case] most: u32,
        #[case] rows: u16,
        #[case] top: u32,
        #[case] step: u32,
    ) {
        assert_eq!(Scale::new(most, rows), Scale { top, step });
    }

    proptest! {
        #[test]
        fn every_value_fits_and_no_step_is_wasted(most in 0..=u32::MAX, rows in 0_u16..200) {
            let scale = Scale::new(most, rows);
            prop_assert!(scale.top >= most && scale.step > 0);
            prop_assert!(scale.top == u32::MAX || scale.top - scale.step < most.max(1));
            prop_assert!(scale.numbers().count() <= STEPS as usize);
        }
    }
}
