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

    /// A bar for a number that may be so much at most.
    pub(crate) fn most(&mut self, is: &str, unit: &str, number: f64, most: f64) {
        self.bar(is, &format!("{most}{unit}"), number <= most);
    }

    /// A bar for the middle one of numbers: on a machine that has other work the worst is
    /// whatever it happens to be.
    pub(crate) fn middle(&mut self, what: &str, unit: &str, numbers: &[f64], most: f64) {
        let (middle, worst, count) = (middle(numbers), worst(numbers), numbers.len());
        let is = format!("{what}: {middle:.1}{unit} (middle), {worst:.1}{unit} (worst of {count})");
        self.most(&is, unit, middle, most);
    }

    /// How long a part took, and how busy the machine is: a busy one keeps no time.
    pub(crate) fn footing(&self, took: Duration) {
        let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load: Vec<&str> = load.split_whitespace().take(3).collect();
        let (took, load) = (took.as_secs_f64(), load.join(", "));
        println!("-- {took:.0} s; load in the last 1, 5 and 15 minutes: {load}");
    }

    pub(crate) fn sum(&self) {
        match self.missed {
            0 => println!("\nEvery bar of {} is kept.", self.bars),
            missed => println!("\n{missed} of {} bars are missed.", self.bars),
        }
    }
}

/// The worst but one in a hundred; the list is sorted, the worst last. Infinite where there
/// are none, so that no bar is kept by it.
pub(crate) fn worst_but_one_in_100(sorted: &[f64]) -> f64 {
    let place = (sorted.len() * 99).div_ceil(100).saturating_sub(1);
    sorted.get(place).copied().unwrap_or(f64::INFINITY)
}

/// The one in the middle, of numbers in any order; of none, no number.
pub(crate) fn middle(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The greatest; infinite where there are none.
pub(crate) fn worst(numbers: &[f64]) -> f64 {
    let worst = numbers.iter().copied().reduce(f64::max);
    worst.unwrap_or(f64::INFINITY)
}
