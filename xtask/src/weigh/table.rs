//! A wasm's parts as lines.

use super::{Part, Share, Weights, divided};

impl Weights {
    /// A line a part, with its bytes, its share of the whole, and as much of the
    /// `brotli` bytes of the file; at the end the same for all that is the app's own,
    /// for the crates, for what several share, and for what is no code.
    #[must_use]
    pub fn table(&self, brotli: u64) -> String {
        let line = |name: &str, bytes: u64| {
            format!(
                "  {name:<46}{bytes:>10}{:>10}{:>10}\n",
                Share::of(bytes, self.total()),
                divided(bytes * brotli, self.total())
            )
        };
        let mut table: String = self
            .rows()
            .iter()
            .map(|(name, bytes)| line(name, *bytes))
            .collect();
        let own = self.of_kind(|part| matches!(part, Part::Room(_)));
        let crates = self.of_kind(|part| matches!(part, Part::Crate(_)));
        let shared = self.of_kind(|part| *part == Part::Shared);
        let no_code = self.of_kind(|part| matches!(part, Part::NoCode(_)));
        table.push_str(&line("= the app's own code", own));
        table.push_str(&line("= crates", crates));
        table.push_str(&line("= shared by several", shared));
        table.push_str(&line("= no code", no_code));
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights() -> Weights {
        let mut weights = Weights::default();
        weights.add(Part::Room("screens".to_owned()), 300);
        weights.add(Part::Crate("tachys".to_owned()), 494);
        weights.add(Part::NoCode("data"), 197);
        // Half a percent is named, less is not.
        weights.add(Part::Room("seam".to_owned()), 5);
        weights.add(Part::Crate("itoa".to_owned()), 2);
        weights.add(Part::Shared, 2);
        weights
    }

    #[test]
    fn the_heaviest_come_first_and_the_lightest_are_summed() {
        let mut weights = weights();
        // A second function of the same part.
        weights.add(Part::Room("screens".to_owned()), 200);
        weights.add(Part::Crate("tachys".to_owned()), 300);
        assert_eq!(weights.total(), 1500);
        let rows: Vec<_> = weights.rows();
        let rows: Vec<_> = rows
            .iter()
            .map(|(name, bytes)| (name.as_str(), *bytes))
            .collect();
        let expected = [
            ("tachys", 794),
            ("hamstretch::screens", 500),
            ("(data)", 197),
            ("the rest", 9),
        ];
        assert_eq!(rows, expected);
    }

    #[test]
    fn each_line_has_its_share_of_the_file_and_of_its_brotli() {
        let lines = "
            tachys 494 49.4 % 198
            hamstretch::screens 300 30.0 % 120
            (data) 197 19.7 % 79
            hamstretch::seam 5 0.5 % 2
            the rest 4 0.4 % 2
            = the app's own code 305 30.5 % 122
            = crates 496 49.6 % 198
            = shared by several 2 0.2 % 1
            = no code 197 19.7 % 79";
        let table = weights().table(400);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(&table), words(lines));
        let ends: Vec<_> = table.lines().map(str::len).collect();
        assert!(ends.iter().all(|end| *end == ends[0]), "{table}");
    }

    #[test]
    fn a_wasm_of_nothing_has_no_shares() {
        assert_eq!(Weights::default().rows(), []);
        assert!(Weights::default().table(7).contains("0.0 %"));
    }
}
