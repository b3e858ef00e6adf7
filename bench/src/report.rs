//! What is printed: each number beside its bar, and at the end how many bars were missed.

use std::time::Duration;

/// Prints as it goes, and counts.
#[derive(Debug, Default)]
pub(crate) struct Report {
    bars: usize,
    missed: usize,
}

impl Report {
    /// A number, its bar and whether it is kept.
    pub(crate) fn bar(&mut self, is: &str, bar: &str, kept: bool) {
        self.bars += 1;
        self.missed += usize::from(!kept);
        let verdict = if kept { "kept" } else { "MISSED" };
        println!("{is}; the bar is {bar}: {verdict}");
    }

    /// A bar for the middle one of numbers: on a machine that has other work the worst is
    /// whatever it happens to be.
    pub(crate) fn middle(&mut self, what: &str, unit: &str, numbers: &[f64], most: f64) {
        let (middle, worst, count) = (middle(numbers), worst(numbers), numbers.len());
        let is = format!("{what}: {middle:.1}{unit} (middle), {worst:.1}{unit} (worst of {count})");
        self.bar(&is, &format!("{most}{unit}"), middle <= most);
    }

    /// How long a part took, and how busy the machine is: a busy one keeps no time.
    pub(crate) fn footing(&self, took: Duration) {
        let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load: Vec<&str> = load.split_whitespace().take(3).collect();
        let load = load.join(", ");
        println!(
            "-- {:.0} s; load in the last 1, 5 and 15 minutes: {load}",
            took.as_secs_f64()
        );
    }

    pub(crate) fn sum(&self) {
        match self.missed {
            0 => println!("\nEvery bar of {} is kept.", self.bars),
            missed => println!("\n{missed} of {} bars are missed.", self.bars),
        }
    }
}

/// The worst but one in a hundred; the list is sorted, the worst last.
pub(crate) fn worst_but_one_in_100(sorted: &[f64]) -> Option<f64> {
    let place = (sorted.len() * 99).div_ceil(100);
    sorted.get(place.saturating_sub(1)).copied()
}

/// The one in the middle, of numbers in any order.
pub(crate) fn middle(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The greatest; infinite where there are none, so that no bar is kept by it.
pub(crate) fn worst(numbers: &[f64]) -> f64 {
    numbers
        .iter()
        .copied()
        .reduce(f64::max)
        .unwrap_or(f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_worst_are_found_in_any_order() {
        assert_eq!(
            (middle(&[3.0, 1.0, 2.0]), worst(&[3.0, 1.0, 2.0])),
            (2.0, 3.0)
        );
        assert!(middle(&[]).is_nan() && worst(&[]).is_infinite());
    }

    #[test]
    fn one_in_a_hundred_is_left_out() {
        let numbers: Vec<f64> = (1..=200).map(f64::from).collect();
        assert_eq!(worst_but_one_in_100(&numbers), Some(198.0));
        assert_eq!(worst_but_one_in_100(&numbers[..30]), Some(30.0));
        assert_eq!(worst_but_one_in_100(&[]), None);
    }
}
