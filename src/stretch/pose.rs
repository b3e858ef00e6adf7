//! Where the body is in each phase: the picture's geometry.
//!
//! Side view, head to the left, in a box of 390 by 236. The hips stay, the knee
//! is straight, the other leg lies flat; the leg turns about the hip, and the
//! strap runs from the hands to the ball of the foot.

use super::Phase;
use std::f32::consts::PI;
use std::time::Duration;

/// A point in the box: to the right, and down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

const fn point(x: f32, y: f32) -> Point {
    Point { x, y }
}

impl Point {
    /// How far another point is.
    pub fn distance(self, to: Point) -> f32 {
        (to.x - self.x).hypot(to.y - self.y)
    }

    /// The direction of another point, in degrees clockwise from the right.
    pub fn direction(self, to: Point) -> f32 {
        (to.y - self.y).atan2(to.x - self.x) * 180.0 / PI
    }

    fn toward(self, to: Point, part: f32) -> Point {
        point(mix(self.x, to.x, part), mix(self.y, to.y, part))
    }
}

/// The box's width and height.
pub const BOX: Point = point(390.0, 236.0);
/// The joint the leg turns about.
pub const HIP: Point = point(196.0, 186.0);
/// The joint the arm turns about.
pub const SHOULDER: Point = point(94.0, 178.0);
/// From the hip to the heel.
pub const LEG: f32 = 150.0;
/// The upper arm, and the forearm with the fist.
pub const ARM: f32 = 54.0;
/// From the heel to the ball of the foot.
pub const FOOT: f32 = 22.0;

/// How high the leg's own muscles bring it, in degrees from the floor.
const LIFTED: f32 = 62.0;
/// How high the strap brings it.
const PULLED: f32 = 71.0;
const HAND_AT_REST: Point = point(152.0, 150.0);
const HAND_REACHING: Point = point(186.0, 134.0);
const HAND_AT_CHEST: Point = point(148.0, 128.0);
/// The hands need this long to take up the strap; then they hold.
const TAKING_UP: Duration = Duration::from_millis(450);

/// A body at one instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// The working leg, in degrees from the floor.
    pub leg: f32,
    /// Where the hands hold the strap.
    pub hand: Point,
    /// The strap: 0 hangs, 1 is taut.
    pub taut: f32,
}

impl Pose {
    /// The body lying with the strap on, nothing doing.
    pub const LYING: Pose = Pose {
        leg: 0.0,
        hand: HAND_AT_REST,
        taut: 0.0,
    };

    /// The body in a phase of this length, so long after it began.
    pub fn at(phase: Phase, length: Duration, elapsed: Duration) -> Pose {
        let part = elapsed.as_secs_f32() / length.as_secs_f32().max(f32::EPSILON);
        match phase {
            Phase::Lift => Pose::LYING.toward(LIFT_TOP, ease(part)),
            Phase::Pull => {
                let takes = TAKING_UP.min(length / 2).as_secs_f32();
                LIFT_TOP.toward(PULL_TOP, ease(elapsed.as_secs_f32() / takes))
            }
            Phase::Lower => {
                // The strap is let go at once, the leg comes down slowly.
                let loose = (part * 6.0).min(1.0);
                Pose {
                    taut: 1.0 - loose,
                    ..PULL_TOP.toward(Pose::LYING, ease(part))
                }
            }
            Phase::Roll | Phase::Ready | Phase::Rest | Phase::Change | Phase::Done => Pose::LYING,
        }
    }

    /// Enough poses of a phase to draw straight lines between, each with its
    /// part (0 to 1) of the phase; one alone where nothing moves.
    pub fn frames(phase: Phase, length: Duration) -> Vec<(f32, Pose)> {
        const STEPS: u32 = 24;
        let moves = matches!(phase, Phase::Lift | Phase::Pull | Phase::Lower);
        let steps = if moves { STEPS } else { 0 };
        let frame = |step: u32| {
            let part = step as f32 / STEPS as f32;
            (part, Pose::at(phase, length, length.mul_f32(part)))
        };
        (0..=steps).map(frame).collect()
    }

    /// What stands for the whole phase where nothing may move: its end.
    pub fn still(phase: Phase, length: Duration) -> Pose {
        match phase {
            // The end of lowering is the floor, which says nothing.
            Phase::Lower => Pose {
                leg: 36.0,
                hand: HAND_REACHING,
                taut: 0.0,
            },
            _ => Pose::at(phase, length, length),
        }
    }

    /// Where the strap goes round the foot, which stands square to the leg.
    pub fn ball_of_foot(&self) -> Point {
        let (sin, cos) = (self.leg * PI / 180.0).sin_cos();
        point(
            HIP.x + LEG * cos - FOOT * sin,
            HIP.y - LEG * sin - FOOT * cos,
        )
    }

    /// The elbow, on the floor's side of the arm.
    pub fn elbow(&self) -> Point {
        let reach = SHOULDER.distance(self.hand).min(2.0 * ARM);
        let bend = (ARM * ARM - reach * reach / 4.0).max(0.0).sqrt();
        let middle = SHOULDER.toward(self.hand, 0.5);
        let (dx, dy) = (
            (self.hand.x - SHOULDER.x) / reach,
            (self.hand.y - SHOULDER.y) / reach,
        );
        point(middle.x - dy * bend, middle.y + dx * bend)
    }

    fn toward(self, to: Pose, part: f32) -> Pose {
        Pose {
            leg: mix(self.leg, to.leg, part),
            hand: self.hand.toward(to.hand, part),
            taut: mix(self.taut, to.taut, part),
        }
    }
}

const LIFT_TOP: Pose = Pose {
    leg: LIFTED,
    hand: HAND_REACHING,
    taut: 0.0,
};
const PULL_TOP: Pose = Pose {
    leg: PULLED,
    hand: HAND_AT_CHEST,
    taut: 1.0,
};

fn mix(from: f32, to: f32, part: f32) -> f32 {
    from + (to - from) * part
}

/// Slow, quick, slow, as a limb moves.
fn ease(part: f32) -> f32 {
    let part = part.clamp(0.0, 1.0);
    part * part * (3.0 - 2.0 * part)
}
