//! Where the body is in each phase: the picture's geometry.
//!
//! Side view, head to the left whichever leg works, in a box of 390 by 236: the working
//! leg is the near one. A body is a handful of angles and the place of its hands, so that
//! no limb ever changes its length; arms find their elbows by themselves.

mod keys;
mod point;

pub use keys::{ROLLING, demonstration, frames, still};
use point::mix;
pub use point::{Point, point, rising};

/// The box's width and height.
pub const BOX: Point = point(390.0, 236.0);
/// How far down the floor is.
pub const FLOOR: f32 = 203.0;
/// From the hip to the knee, and from the knee to the heel.
pub const SHANK: f32 = 75.0;
/// From the hip to the shoulder.
pub const TRUNK: f32 = 97.0;
/// From the shoulder to the middle of the head.
pub const NECK: f32 = 40.0;
/// The upper arm, and the forearm with the fist.
pub const ARM: f32 = 52.0;
/// From the heel to the ball of the foot.
pub const FOOT: f32 = 22.0;
/// The roller, from its middle.
pub const ROLLER: f32 = 15.0;
/// From the bones of the foot to its sole, where the strap lies.
const SOLE: f32 = 5.0;
/// How far the resting foot's toes hang from square to the leg, in degrees.
const TOES: f32 = 30.0;

/// A body at one instant. Angles are in degrees, from lying flat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// The joint the working leg turns about.
    pub hip: Point,
    /// How far the trunk is raised.
    pub back: f32,
    /// How far the neck is raised.
    pub neck: f32,
    /// The working leg's thigh.
    pub leg: f32,
    /// How far the working knee is bent.
    pub knee: f32,
    /// The other leg's thigh.
    pub other: f32,
    /// How far the other knee is bent.
    pub other_knee: f32,
    /// Where the hands are.
    pub hand: Point,
    /// The strap where it hangs: 0 is not there, 1 is.
    pub slack: f32,
    /// The strap where it is pulled straight: 0 is not there, 1 is.
    pub taut: f32,
    /// Which foot the strap is round: 0 the working one, 1 the other.
    pub on_other: f32,
}

impl Pose {
    /// The joint the arm turns about.
    pub fn shoulder(&self) -> Point {
        self.hip.onward(rising(180.0 - self.back), TRUNK)
    }

    /// The middle of the head.
    pub fn head(&self) -> Point {
        self.shoulder().onward(rising(180.0 - self.neck), NECK)
    }

    /// The working leg's heel.
    pub fn heel(&self) -> Point {
        heel(self.hip, self.leg, self.knee)
    }

    /// The other leg's heel.
    pub fn other_heel(&self) -> Point {
        heel(self.hip, self.other, self.other_knee)
    }

    /// The sole beneath the ball of the working foot, which stands square to the leg.
    pub fn ball_of_foot(&self) -> Point {
        let shin = rising(self.leg - self.knee);
        let toes = point(shin.y, -shin.x);
        self.heel().onward(toes, FOOT).onward(shin, SOLE)
    }

    /// The toes of the other foot.
    pub fn other_toes(&self) -> Point {
        let toes = rising(self.other - self.other_knee + 90.0 - TOES);
        self.other_heel().onward(toes, FOOT)
    }

    /// Where the strap ends.
    pub fn strap_end(&self) -> Point {
        self.ball_of_foot().toward(self.other_toes(), self.on_other)
    }

    /// The elbow, on the floor's side of the arm.
    pub fn elbow(&self) -> Point {
        let shoulder = self.shoulder();
        let reach = shoulder.distance(self.hand).min(2.0 * ARM);
        let bend = (ARM * ARM - reach * reach / 4.0).max(0.0).sqrt();
        let along = shoulder.direction(self.hand);
        shoulder
            .toward(self.hand, 0.5)
            .onward(point(-along.y, along.x), bend)
    }

    /// The roller's middle, where there is one: beneath the thigh of who sits.
    /// It goes half as far over the floor as what lies on it.
    pub fn roller(&self) -> Option<Point> {
        let sits = self.back > 30.0;
        sits.then(|| point(self.hip.x / 2.0 + 118.0, FLOOR - 1.0 - ROLLER))
    }

    fn toward(self, to: Pose, part: f32) -> Pose {
        Pose {
            hip: self.hip.toward(to.hip, part),
            back: mix(self.back, to.back, part),
            neck: mix(self.neck, to.neck, part),
            leg: mix(self.leg, to.leg, part),
            knee: mix(self.knee, to.knee, part),
            other: mix(self.other, to.other, part),
            other_knee: mix(self.other_knee, to.other_knee, part),
            hand: self.hand.toward(to.hand, part),
            slack: mix(self.slack, to.slack, part),
            taut: mix(self.taut, to.taut, part),
            on_other: mix(self.on_other, to.on_other, part),
        }
    }
}

fn heel(hip: Point, thigh: f32, knee: f32) -> Point {
    hip.onward(rising(thigh), SHANK)
        .onward(rising(thigh - knee), SHANK)
}
