//! What is printed: each number beside its bar, and at the end how many bars
//! were missed.

use std::time::Duration;

/// Prints as it goes, and counts.
#[derive(Debug, Default)]
pub(super) struct Report {
    bars: usize,
    missed: usize,
}

impl Report {
    pub(super) fn heading(&self, title: &str) {
        println!("\n== {title} ==");
    }

    pub(super) fn note(&self, text: &str) {
        println!("{text}");
    }

    /// A number, its bar and whether it is kept.
    pub(super) fn bar(&mut self, is: &str, bar: &str, kept: bool) {
        self.bars += 1;
        self.missed += usize::from(!kept);
        let verdict = if kept { "kept" } else { "MISSED" };
        println!("{is}; the bar is {bar}: {verdict}");
    }

    /// How long a part took, and how busy the machine was meanwhile: beside
    /// another's work no time is kept, nor on a machine that others have a share of.
    pub(super) fn footing(&self, took: Duration, taken: Duration) {
        let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load: Vec<&str> = load.split_whitespace().take(3).collect();
        println!(
            "-- {:.0} s, of which other machines on this one's processors took {:.1}; the load in \
             the last 1, 5 and 15 minutes: {}",
            took.as_secs_f64(),
            taken.as_secs_f64(),
            load.join(", ")
        );
    }

    pub(super) fn sum(&self) {
        match self.missed {
            0 => println!("\nEvery bar of {} is kept.", self.bars),
            missed => println!("\n{missed} of {} bars are missed.", self.bars),
        }
    }
}

/// How much of this machine's time others had on its processors since it started, all
/// processors together: none where it has its own.
pub(super) fn taken_by_others() -> Duration {
    let times = std::fs::read_to_string("/proc/stat").unwrap_or_default();
    // In hundredths of a second: user, nice, system, idle, iowait, irq, softirq, steal.
    let steal = times
        .lines()
        .next()
        .and_then(|all| all.split_whitespace().nth(8));
    let hundredths = steal.and_then(|steal| steal.parse().ok());
    Duration::from_millis(10 * hundredths.unwrap_or(0))
}

/// The worst but one in a hundred; the list is sorted, the worst last.
pub(super) fn worst_but_one_in_100(sorted: &[f64]) -> Option<f64> {
    let place = (sorted.len() * 99).div_ceil(100);
    sorted.get(place.saturating_sub(1)).copied()
}

/// The one in the middle, of numbers in any order.
pub(super) fn middle(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The greatest; infinite where there are none, so that no bar is kept by it.
pub(super) fn worst(numbers: &[f64]) -> f64 {
    let worst = numbers.iter().copied().reduce(f64::max);
    worst.unwrap_or(f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_worst_are_found_in_any_order() {
        assert_eq!(middle(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(worst(&[3.0, 1.0, 2.0]), 3.0);
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
