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
use text::Text;

use crate::method::Phase;
use crate::method::pose::{self, Pose};

/// A phase's picture where nothing moves.
pub fn still(phase: Phase) -> String {
    svg("figure", &body(&pose::still(phase, false)))
}

/// The inside of a picture of a leg that is raised so many degrees, beside an upright edge
/// at the hip.
pub fn raised(degrees: u8) -> String {
    let pose = Pose::raised(degrees);
    let hip = pose.hip;
    let to = hip.onward(pose::rising(degrees.into()), ARC);
    // No float is printed: that would be code to download.
    let numbers = [to.x, to.y, hip.x, hip.y, hip.x + ARC, ARC];
    let [x, y, at, level, from, round] = numbers.map(|number| number as i32);
    let edge = format!(r#"<path class="figure-far" stroke-width="4" d="M{at} 8V203"/>"#);
    let arc = format!("M{from} {level}A{round} {round} 0 0 0 {x} {y}");
    let arc = format!(r#"<path class="figure-phase" stroke-width="5" d="{arc}"/>"#);
    edge + &body(&pose) + &arc
}

/// How far from the hip an angle is drawn.
const ARC: f32 = 110.0;

fn svg(class: &str, inside: &str) -> String {
    let size = "viewBox=\"0 0 390 236\" aria-hidden=\"true\"";
    format!("<svg class=\"{class}\" {size}>{inside}</svg>")
}
