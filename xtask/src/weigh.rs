//! What each part of a wasm weighs: the app's rooms, the crates it stands on, and
//! what is no code.
//!
//! The wasm is to have its functions' names. A function counts whole where it is:
//! what was copied into it is its own, and of functions that came out the same,
//! one stands for all.

mod part;
mod read;
mod table;

use std::collections::BTreeMap;
use std::fmt;

pub use part::Part;

/// The least share of the whole that a part is named for in a table.
pub const NAMED_FROM: Share = Share(5);

/// A part of a whole, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u64);

impl Share {
    fn of(part: u64, whole: u64) -> Self {
        Self(divided(part * 1000, whole))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.pad(&format!("{}.{} %", self.0 / 10, self.0 % 10))
    }
}

/// To the nearest whole number; of nothing, nothing.
fn divided(number: u64, by: u64) -> u64 {
    (number + by / 2).checked_div(by).unwrap_or_default()
}

/// What a wasm consists of, in bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weights {
    parts: BTreeMap<Part, u64>,
    /// What is in its code section.
    pub code: u64,
}

impl Weights {
    /// All of the wasm but what is there for tools.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.parts.values().sum()
    }

    fn add(&mut self, part: Part, bytes: u64) {
        *self.parts.entry(part).or_default() += bytes;
    }

    fn of_kind(&self, is_it: impl Fn(&Part) -> bool) -> u64 {
        let found = self.parts.iter().filter(|(part, _)| is_it(part));
        found.map(|(_, bytes)| bytes).sum()
    }

    /// The parts, the heaviest first, and last what those come to that are too
    /// light to be named.
    fn rows(&self) -> Vec<(String, u64)> {
        let is_named = |bytes: u64| bytes * 1000 >= self.total() * NAMED_FROM.0;
        let named = self.parts.iter().filter(|(_, bytes)| is_named(**bytes));
        let mut rows: Vec<_> = named
            .map(|(part, bytes)| (part.to_string(), *bytes))
            .collect();
        rows.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
        let light = self.parts.values().filter(|bytes| !is_named(**bytes));
        let rest = light.sum();
        if rest > 0 {
            rows.push(("the rest".to_owned(), rest));
        }
        rows
    }
}
