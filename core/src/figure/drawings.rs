//! Pictures that teach: the same body as in the figure, doing it right or
//! wrong, and hands and foot from close by.

use super::limbs::body;
use super::svg;
use crate::method::pose::Pose;

/// What a picture shows. Mistakes carry a cross, the right way beside one a
/// check mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Rolling the hamstring, sitting.
    Rolling,
    /// Lying on the back, legs straight, no strap yet.
    Lying,
    /// The knee drawn up, the strap put round the foot.
    StrapOn,
    /// The leg out straight, both ends in the hands.
    Holding,
    /// A mistake: head and shoulders off the floor.
    HeadUp,
    /// A mistake: the knee bent in the pull.
    KneeBent,
    /// A mistake: the hips off the floor.
    HipsUp,
    /// A mistake: the leg yanked too far.
    Hauling,
    /// A mistake, from close by: the strap wound round the hand.
    StrapRoundHand,
    /// From close by: the strap across the palm.
    StrapInHand,
    /// From close by: the strap round the ball of the foot.
    StrapRoundFoot,
}

/// The strap behind the fist, the arm, the fingers.
macro_rules! fist {
    () => {
        concat!(
            r#"<g class="figure-taut" stroke-width="16"><path d="M330 -10L206 70V190Q206 214 188 230"/></g>"#,
            r#"<g class="figure-ink"><path stroke-width="58" d="M20 168L150 138"/><path stroke-width="64" d="M160 108V156"/></g>"#,
            r#"<path class="figure-paper" stroke-width="34" d="M178 86H228M178 114H228M178 142H228M178 170H228"/>"#,
            r#"<path class="figure-ink" stroke-width="26" d="M178 86H228M178 114H228M178 142H228M178 170H228"/>"#
        )
    };
}

macro_rules! wound {
    () => {
        r#"d="M152 58Q134 124 150 194M182 52Q170 124 180 200M214 60Q204 124 212 196"/>"#
    };
}

/// A cross in the corner, and what else tells where it goes wrong.
macro_rules! wrong {
    ($where:literal) => {
        concat!(
            r#"<path class="figure-wrong" d="M332 22L360 50M360 22L332 50"#,
            $where,
            r#""/>"#
        )
    };
}

/// A check mark in the corner.
macro_rules! right {
    () => {
        r#"<path class="figure-right" d="M330 38L342 50L364 24"/>"#
    };
}

/// Each with its body, where there is one, and what else is to be seen, in the
/// order of [`Drawing`].
const DRAWINGS: [(Option<&Pose>, &str); 11] = [
    (Some(&Pose::ROLLED), ""),
    (Some(&Pose::SUPINE), ""),
    (Some(&Pose::STRAP_ON), ""),
    (Some(&Pose::LYING), ""),
    (
        Some(&Pose::HEAD_UP),
        wrong!("M75 192V166M66 175L75 166L84 175"),
    ),
    (Some(&Pose::KNEE_BENT), wrong!("M188 85a26 26 0 1 0 .1 0")),
    (
        Some(&Pose::HIPS_UP),
        wrong!("M180 200V182M171 191L180 182L189 191"),
    ),
    (
        Some(&Pose::HAULED),
        wrong!("M212 44Q226 50 238 60M208 18Q232 24 254 40M104 36Q94 46 88 58"),
    ),
    (
        None,
        concat!(
            fist!(),
            r#"<path class="figure-paper" stroke-width="22" "#,
            wound!(),
            r#"<path class="figure-taut" stroke-width="16" "#,
            wound!(),
            wrong!("")
        ),
    ),
    (
        None,
        concat!(
            fist!(),
            r#"<path class="figure-paper" stroke-width="36" d="M160 84L214 62"/>"#,
            r#"<path class="figure-ink" stroke-width="28" d="M150 88L214 62"/>"#,
            right!()
        ),
    ),
    (
        None,
        concat!(
            r#"<path class="figure-far" stroke-width="12" d="M180 26Q150 80 24 208"/>"#,
            r#"<g class="figure-phase"><path stroke-width="62" d="M262 74L292 260"/><path stroke-width="46" d="M256 66L150 52"/></g>"#,
            r#"<path class="figure-ink" stroke-width="13" d="M180 26Q178 70 160 96L62 224"/>"#,
            right!()
        ),
    ),
];

/// One picture, as SVG.
pub fn drawing(which: Drawing) -> String {
    let (pose, more) = DRAWINGS[which as usize];
    let inside = pose.map_or_else(String::new, body) + more;
    svg("figure drawing", &inside)
}
