//! Pictures as SVG text: the body in any pose, what teaches, and what
//! the diary has to show. Knows no browser
//! and no screen.

mod by_hand;
mod chart;
mod drawings;
mod limbs;
pub mod qr;
mod text;

pub use by_hand::BY_HAND;
pub use chart::{chart, year};
pub use drawings::{Drawing, drawing};
pub use limbs::{LIMBS, Limb, body};
pub use text::Text;

use crate::stretch::Phase;
use crate::stretch::pose;

/// A phase's picture where nothing moves.
pub fn still(phase: Phase) -> String {
    svg("figure", &body(&pose::still(phase, false)))
}

fn svg(class: &str, inside: &str) -> String {
    let size = "viewBox=\"0 0 390 236\" aria-hidden=\"true\"";
    format!("<svg class=\"{class}\" {size}>{inside}</svg>")
}
