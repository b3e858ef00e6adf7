//! The figure: a person on the floor, seen from the side, a strap round the
//! foot. The browser plays each phase's movement by itself.

use super::bits::after_drawing;
use crate::browser::animate::{self, Movement, Playing};
use crate::browser::page;
use crate::stretch::Phase;
use crate::stretch::pose::{HIP, Point, Pose, SHOULDER};
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
}

/// The strap is drawn this long and then drawn out to where the foot is.
const STRAP: f32 = 200.0;

/// Everything that moves by itself.
#[derive(Clone, Copy)]
enum Limb {
    Leg,
    UpperArm,
    Forearm,
    LooseStrap,
    TautStrap,
}

impl Limb {
    /// In the order they are drawn.
    const ALL: [Limb; 5] = [
        Limb::LooseStrap,
        Limb::Leg,
        Limb::TautStrap,
        Limb::UpperArm,
        Limb::Forearm,
    ];

    /// Where the limb begins, which way it points, and how far it is drawn out.
    fn lies(self, pose: &Pose) -> (Point, Point, f32) {
        match self {
            Limb::Leg => (HIP, pose.along_leg(), 1.0),
            Limb::UpperArm => (SHOULDER, SHOULDER.direction(pose.elbow()), 1.0),
            Limb::Forearm => (pose.elbow(), pose.elbow().direction(pose.hand), 1.0),
            Limb::LooseStrap | Limb::TautStrap => {
                let foot = pose.ball_of_foot();
                let drawn = pose.hand.distance(foot) / STRAP;
                (pose.hand, pose.hand.direction(foot), drawn)
            }
        }
    }

    fn transform(self, pose: &Pose) -> String {
        let (at, along, drawn) = self.lies(pose);
        let numbers = [
            along.x * drawn,
            along.y * drawn,
            -along.y,
            along.x,
            at.x,
            at.y,
        ];
        let numbers = numbers.map(decimal);
        format!("matrix({})", numbers.join(","))
    }

    fn opacity(self, pose: &Pose) -> Option<f32> {
        match self {
            Limb::LooseStrap => Some(1.0 - pose.taut),
            Limb::TautStrap => Some(pose.taut),
            _ => None,
        }
    }

    fn movement(self, poses: &[Pose]) -> Movement {
        Movement {
            transforms: poses.iter().map(|pose| self.transform(pose)).collect(),
            opacities: poses.iter().filter_map(|pose| self.opacity(pose)).collect(),
        }
    }
}

/// `-0.123`. The standard way to write floats is code and tables to download.
fn decimal(number: f32) -> String {
    let thousandths = (number * 1000.0) as i32;
    let (sign, thousandths) = match thousandths {
        negative @ ..0 => ("-", negative.unsigned_abs()),
        positive => ("", positive.unsigned_abs()),
    };
    format!("{sign}{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// A phase's picture, for a page where nothing moves.
pub fn still_figure(phase: Phase) -> AnyView {
    let length = Duration::from_secs(2);
    let stance = Stance {
        phase,
        length,
        elapsed: length,
        moves: false,
    };
    figure(Memo::new(|_| String::new()), move || stance)
}

/// The movement, for those who do not know it yet.
pub fn demonstration() -> AnyView {
    still_figure(Phase::Pull)
}

/// The same in the phase's colour, to be read beside words.
pub fn figure_of(phase: Phase) -> AnyView {
    let figure = still_figure(phase);
    view! { <div class="picture" data-phase=phase.name()>{figure}</div> }.into_any()
}

fn play(nodes: [NodeRef<svg::G>; 5], stance: Stance) -> Vec<Playing> {
    let moves =
        !page::wants_less_motion() && stance.phase.is_of_a_rep() && stance.elapsed < stance.length;
    let poses = match moves {
        true => Pose::frames(stance.phase, stance.length),
        false => vec![Pose::still(stance.phase, stance.length)],
    };
    let limbs = Limb::ALL.iter().zip(nodes).filter_map(|(limb, node)| {
        let element = node.get()?;
        animate::play(
            &element,
            &limb.movement(&poses),
            stance.length,
            stance.elapsed,
            !(moves && stance.moves),
        )
    });
    limbs.collect()
}

/// The figure. Its stance is asked for again at each `turn` of events.
pub fn figure(turn: Memo<String>, stance: impl Fn() -> Stance + 'static) -> AnyView {
    let nodes: [NodeRef<svg::G>; 5] = std::array::from_fn(|_| NodeRef::new());
    let playing = StoredValue::new_local(Vec::<Playing>::new());
    after_drawing(move || {
        let _ = turn.get();
        // What played before ends once its successor has begun.
        playing.set_value(play(nodes, stance()));
    });
    let [loose, leg, taut, upper_arm, forearm] = nodes;
    view! {
        <svg class="figure" viewBox="0 0 390 236" aria-hidden="true">
            <path class="figure-floor" d="M18 204H372" />
            <path class="figure-arc" d="M262 186A66 66 0 0 0 217.5 123.6" />
            <path class="figure-other" d="M196 187H348" />
            <path class="figure-other figure-foot" d="M350 186V164" />
            <g node_ref=loose class="limb">
                <path class="figure-strap" d="M0 0Q110 24 200 0" />
            </g>
            <g node_ref=upper_arm class="limb">
                <path class="figure-arm" d="M0 0H46" />
            </g>
            <path class="figure-trunk" d="M94 181Q146 172 196 186" />
            <circle class="figure-head" cx="54" cy="180" r="21" />
            <g node_ref=leg class="limb">
                <path class="figure-leg" d="M0 0H150" />
                <path class="figure-leg figure-foot" d="M150 0V-22" />
            </g>
            <g node_ref=taut class="limb">
                <path class="figure-strap figure-taut" d="M0 0H200" />
                <path
                    class="figure-taut figure-chevron"
                    d="M-14 -9L-22 0L-14 9M-25 -9L-33 0L-25 9"
                />
            </g>
            <g node_ref=forearm class="limb">
                <path class="figure-arm" d="M0 0H46" />
                <circle class="figure-hand" cx="46" cy="0" r="8" />
            </g>
        </svg>
    }
    .into_any()
}
