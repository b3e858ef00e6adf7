//! A body as SVG: each limb a group that is put where the pose has it.

use crate::method::pose::{Point, Pose, SHANK, point, rising};

/// The strap is drawn this long and then drawn out to where the foot is.
const STRAP: f32 = 130.0;

const GROUND: &str = concat!(
    r#"<path class="figure-floor" d="M18 203H372"/>"#,
    r#"<path class="figure-arc" d="M262 186A66 66 0 0 0 217.5 123.6"/>"#
);

/// Everything that moves by itself.
#[derive(Clone, Copy, Debug)]
pub enum Limb {
    /// The resting leg's thigh.
    OtherThigh,
    /// Its shin and foot.
    OtherShin,
    /// The foam roller.
    Roller,
    /// From hip to shoulder.
    Trunk,
    /// The head.
    Head,
    /// The working leg's thigh.
    Thigh,
    /// Its shin and foot.
    Shin,
    /// The strap round the foot.
    Loop,
    /// From the hand to the strap's other end.
    Strap,
    /// The strap as it hangs.
    Slack,
    /// The strap as it is pulled.
    Taut,
    /// From shoulder to elbow.
    UpperArm,
    /// From elbow to hand.
    Forearm,
}

/// In the order they are drawn, each with what is in its group. A group ends
/// after those within it, so the shin goes where the thigh goes. Those that no
/// rep moves come first: they share a layer.
pub const LIMBS: [(Limb, &str); 13] = [
    (
        Limb::OtherThigh,
        r#"<path class="figure-other" d="M0 0H75"/>"#,
    ),
    (
        Limb::OtherShin,
        r#"<path class="figure-other" d="M0 0H75"/><path class="figure-other figure-foot" d="M75 0L86 -19"/></g></g>"#,
    ),
    (
        Limb::Roller,
        r#"<circle class="figure-roller" r="15"/><path class="figure-spoke" d="M-7 0H7"/></g>"#,
    ),
    (
        Limb::Trunk,
        r#"<path class="figure-trunk" d="M0 0Q50 9 97 0"/></g>"#,
    ),
    (Limb::Head, r#"<circle class="figure-head" r="21"/></g>"#),
    (Limb::Thigh, r#"<path class="figure-leg" d="M0 0H75"/>"#),
    (
        Limb::Shin,
        r#"<path class="figure-leg" d="M0 0H75"/><path class="figure-leg figure-foot" d="M75 0V-22"/>"#,
    ),
    (
        Limb::Loop,
        r#"<path class="figure-strap" d="M-7 -17L7 -19"/></g></g></g>"#,
    ),
    (Limb::Strap, ""),
    (
        Limb::Slack,
        r#"<path class="figure-strap" d="M0 0Q72 24 130 0"/></g>"#,
    ),
    (
        Limb::Taut,
        r#"<path class="figure-strap figure-taut" d="M0 0H130M-14 -9L-22 0L-14 9M-25 -9L-33 0L-25 9"/></g></g>"#,
    ),
    (
        Limb::UpperArm,
        r#"<path class="figure-gap" d="M22 0H52"/><path class="figure-arm" d="M0 0H52"/></g>"#,
    ),
    (
        Limb::Forearm,
        r#"<path class="figure-gap" d="M9 0H52"/><path class="figure-arm" d="M0 0H52"/><circle class="figure-head" cx="52" r="8"/></g>"#,
    ),
];

const RIGHTWARD: Point = point(1.0, 0.0);

impl Limb {
    /// Where the limb begins, which way it points, how far it is drawn out, and
    /// how thick: next to nothing where it is not to be seen.
    pub fn lies(self, pose: &Pose) -> (Point, Point, f32, f32) {
        let knee = point(SHANK, 0.0);
        let whole = |at, along| (at, along, 1.0, 1.0);
        let seen = |at: Point, much: f32| (at, RIGHTWARD, 1.0, much.max(0.001));
        match self {
            Limb::OtherThigh => whole(pose.hip, rising(pose.other)),
            Limb::OtherShin => whole(knee, rising(-pose.other_knee)),
            // It turns as it goes along: by so many degrees for each step of the hip.
            Limb::Roller => match pose.roller() {
                Some(at) => whole(at, rising(-1.9 * pose.hip.x)),
                None => (pose.hip, RIGHTWARD, 0.001, 0.001),
            },
            Limb::Trunk => whole(pose.hip, pose.hip.direction(pose.shoulder())),
            Limb::Head => whole(pose.head(), RIGHTWARD),
            Limb::Thigh => whole(pose.hip, rising(pose.leg)),
            Limb::Shin => whole(knee, rising(-pose.knee)),
            Limb::Loop => seen(knee, (pose.slack + pose.taut) * (1.0 - pose.on_other)),
            Limb::Strap => {
                let end = pose.strap_end();
                // Where there is none, the hand hides it.
                let there = (pose.slack + pose.taut).max(0.001);
                let far = pose.hand.distance(end) / STRAP * there;
                (pose.hand, pose.hand.direction(end), far, 1.0)
            }
            Limb::Slack => seen(point(0.0, 0.0), pose.slack),
            Limb::Taut => seen(point(0.0, 0.0), pose.taut),
            Limb::UpperArm => {
                let shoulder = pose.shoulder();
                whole(shoulder, shoulder.direction(pose.elbow()))
            }
            Limb::Forearm => whole(pose.elbow(), pose.elbow().direction(pose.hand)),
        }
    }

    /// The same as an SVG transform.
    pub fn transform(self, pose: &Pose) -> String {
        let (at, along, long, thick) = self.lies(pose);
        let numbers = [
            along.x * long,
            along.y * long,
            -along.y * thick,
            along.x * thick,
            at.x,
            at.y,
        ];
        let numbers = numbers.map(decimal);
        format!("matrix({})", numbers.join(","))
    }
}

/// `-123e-3`. The standard way to write floats is code and tables to download.
fn decimal(number: f32) -> String {
    format!("{}e-3", (number * 1000.0) as i32)
}

/// A body as the inside of an `<svg>`.
pub fn body(pose: &Pose) -> String {
    let mut body = GROUND.to_owned();
    for (limb, inside) in LIMBS {
        for part in ["<g transform=\"", &limb.transform(pose), "\">", inside] {
            body.push_str(part);
        }
    }
    body
}
