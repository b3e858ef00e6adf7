//! The figure: a person on the floor, seen from the side, a strap round the
//! foot. The browser plays each phase's movement by itself.
//!
//! The picture takes its colour and its side from what is around it: from
//! `data-phase`, and from `data-leg`, which for the left leg mirrors it. Thus
//! the working leg is always the near one.

use super::bits::{after_drawing, is, node};
use crate::browser::animate::{self, Playing, Timing};
use crate::browser::page;
use crate::stretch::Phase;
use crate::stretch::pose::{self, Point, Pose, SHANK, point, rising};
use leptos::prelude::*;
use leptos::svg;
use std::time::Duration;

/// How the figure is to be shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stance {
    /// The phase it is in.
    pub phase: Phase,
    /// How long that phase lasts.
    pub length: Duration,
    /// How long it has lasted.
    pub elapsed: Duration,
    /// Whether time passes.
    pub moves: bool,
    /// The gentler variant: the other knee is bent.
    pub bent: bool,
}

/// The strap is drawn this long and then drawn out to where the foot is.
const STRAP: f32 = 130.0;

const GROUND: &str = concat!(
    r#"<path class="figure-floor" d="M18 203H372"/>"#,
    r#"<path class="figure-arc" d="M262 186A66 66 0 0 0 217.5 123.6"/>"#
);

/// Everything that moves by itself.
#[derive(Clone, Copy)]
enum Limb {
    OtherThigh,
    OtherShin,
    Roller,
    Trunk,
    Head,
    Thigh,
    Shin,
    Loop,
    Strap,
    Slack,
    Taut,
    UpperArm,
    Forearm,
}

/// In the order they are drawn, each with what is in its group. A group ends
/// after those within it, so the shin goes where the thigh goes. Those that no
/// rep moves come first: they share a layer.
const LIMBS: [(Limb, &str); 13] = [
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
    fn lies(self, pose: &Pose) -> (Point, Point, f32, f32) {
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

    fn transform(self, pose: &Pose) -> String {
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
pub(super) fn body(pose: &Pose) -> String {
    let mut body = GROUND.to_owned();
    for (limb, inside) in LIMBS {
        for part in ["<g transform=\"", &limb.transform(pose), "\">", inside] {
            body.push_str(part);
        }
    }
    body
}

/// An `<svg>` of the figure's size with this inside: as text, since every element
/// written as a view is code to download.
pub(super) fn picture(class: &'static str, inside: String, node: NodeRef<svg::Svg>) -> AnyView {
    view! {
        <svg class=class viewBox="0 0 390 236" aria-hidden="true" node_ref=node inner_html=inside />
    }
    .into_any()
}

/// A phase's picture, for a page where nothing moves.
pub fn still_figure(phase: Phase) -> AnyView {
    let pose = pose::still(phase, false);
    picture("figure", body(&pose), NodeRef::new())
}

/// The same in the phase's colour, to be read beside words.
pub fn figure_of(phase: Phase) -> AnyView {
    let figure = still_figure(phase);
    let attributes = vec![is("class", "picture"), is("data-phase", phase.name())];
    node("div", attributes, vec![figure])
}

/// The figure. Its stance is asked for again at each `turn` of events.
pub fn figure(turn: Memo<String>, stance: impl Fn() -> Stance + 'static) -> AnyView {
    moving(Box::new(move || {
        let _ = turn.get();
        let stance = stance();
        let (phase, bent, length) = (stance.phase, stance.bent, stance.length);
        let mut frames = pose::frames(phase, length, bent);
        if page::wants_less_motion() {
            frames = vec![(0.0, pose::still(phase, bent))];
        }
        let repeats = phase == Phase::Roll;
        let timing = Timing {
            length: if repeats { pose::ROLLING } else { length },
            elapsed: stance.elapsed,
            stands_still: !stance.moves,
            repeats,
        };
        (frames, timing)
    }))
}

/// The figure doing one rep after the other, for those who are new to it.
pub fn demonstration() -> AnyView {
    moving(Box::new(|| {
        let (length, mut frames) = pose::demonstration();
        if page::wants_less_motion() {
            frames = vec![(0.0, Pose::PULLED)];
        }
        let timing = Timing {
            length,
            elapsed: Duration::ZERO,
            stands_still: false,
            repeats: true,
        };
        (frames, timing)
    }))
}

type Movement = (Vec<(f32, Pose)>, Timing);

fn moving(movement: Box<dyn Fn() -> Movement>) -> AnyView {
    let node = NodeRef::<svg::Svg>::new();
    let playing = StoredValue::new_local(Vec::<Playing>::new());
    after_drawing(move || {
        let (frames, timing) = movement();
        if let Some(svg) = node.get() {
            // What played before ends once its successor has begun.
            playing.set_value(play(&animate::groups(&svg), &frames, &timing));
        }
    });
    picture("figure moving", body(&Pose::LYING), node)
}

/// Lets each limb go its way; those that stay are put where they stay.
fn play(groups: &[animate::Group], frames: &[(f32, Pose)], timing: &Timing) -> Vec<Playing> {
    let parts: Vec<f32> = frames.iter().map(|(part, _)| *part).collect();
    let limbs = LIMBS.iter().zip(groups).filter_map(|((limb, _), group)| {
        let (_, first) = &frames[0];
        let lies = limb.lies(first);
        if frames.iter().all(|(_, pose)| limb.lies(pose) == lies) {
            group.put(&limb.transform(first));
            return None;
        }
        let mut transforms = String::new();
        for (_, pose) in frames {
            transforms.push_str(&limb.transform(pose));
            transforms.push(';');
        }
        transforms.pop();
        group.play(&parts, &transforms, timing)
    });
    limbs.collect()
}
