//! Where the body is in each phase: the picture's geometry.
//!
//! Side view, head to the left, in a box of 390 by 236. The hips stay, the knee
//! is straight, the other leg lies flat; the leg turns about the hip, and the
//! strap runs from the hands to the ball of the foot.

use super::Phase;
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
        let (x, y) = (to.x - self.x, to.y - self.y);
        (x * x + y * y).sqrt()
    }

    /// The direction of another point: a step of length 1 towards it.
    pub fn direction(self, to: Point) -> Point {
        let far = self.distance(to).max(f32::EPSILON);
        point((to.x - self.x) / far, (to.y - self.y) / far)
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
pub const ARM: f32 = 46.0;
/// From the heel to the ball of the foot.
pub const FOOT: f32 = 22.0;

/// How high the leg's own muscles bring it, in degrees from the floor.
const LIFTED: f32 = 62.0;
/// How high the strap brings it.
const PULLED: f32 = 71.0;
const HAND_AT_REST: Point = point(152.0, 150.0);
const HAND_REACHING: Point = point(175.0, 141.0);
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

    /// The body in a phase of this length, of which this part (0 to 1) is over.
    pub fn at(phase: Phase, length: Duration, part: f32) -> Pose {
        match phase {
            Phase::Lift => Pose::LYING.toward(LIFT_TOP, ease(part)),
            Phase::Pull => {
                let takes = TAKING_UP.min(length / 2).as_secs_f32();
                let elapsed = part * length.as_secs_f32();
                LIFT_TOP.toward(PULL_TOP, ease(elapsed / takes))
            }
            Phase::Lower => {
                // The strap is let go at once, the leg comes down slowly.
                let loose = (part * 6.0).min(1.0);
                Pose {
                    taut: 1.0 - loose,
                    ..PULL_TOP.toward(Pose::LYING, ease(part))
                }
            }
            _ => Pose::LYING,
        }
    }

    /// The poses of a phase in equal steps of time, enough of them to draw
    /// straight lines between; one alone where nothing moves.
    pub fn frames(phase: Phase, length: Duration) -> Vec<Pose> {
        const STEPS: u8 = 24;
        let moves = matches!(phase, Phase::Lift | Phase::Pull | Phase::Lower);
        let steps = if moves { STEPS } else { 0 };
        (0..=steps)
            .map(|step| Pose::at(phase, length, f32::from(step) / f32::from(STEPS)))
            .collect()
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
            _ => Pose::at(phase, length, 1.0),
        }
    }

    /// The direction from the hip to the heel.
    pub fn along_leg(&self) -> Point {
        let (sin, cos) = sin_cos(self.leg);
        point(cos, -sin)
    }

    /// Where the strap goes round the foot, which stands square to the leg.
    pub fn ball_of_foot(&self) -> Point {
        let along = self.along_leg();
        point(
            HIP.x + LEG * along.x + FOOT * along.y,
            HIP.y + LEG * along.y - FOOT * along.x,
        )
    }

    /// The elbow, on the floor's side of the arm.
    pub fn elbow(&self) -> Point {
        let reach = SHOULDER.distance(self.hand).min(2.0 * ARM);
        let bend = (ARM * ARM - reach * reach / 4.0).max(0.0).sqrt();
        let middle = SHOULDER.toward(self.hand, 0.5);
        let along = SHOULDER.direction(self.hand);
        point(middle.x - along.y * bend, middle.y + along.x * bend)
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

/// Sine and cosine of 0 to 90 degrees, to a ten-thousandth: enough to draw by,
/// and less to download than the exact ones.
fn sin_cos(degrees: f32) -> (f32, f32) {
    let x = degrees * std::f32::consts::PI / 180.0;
    let square = x * x;
    let sin = x
        * (1.0
            - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))));
    let cos =
        1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)));
    (sin, cos)
}
