//! The figure: a person on the floor, seen from the side, a strap round the
//! foot. The browser plays each phase's movement by itself.

use crate::browser::animate::{self, Movement, Playing};
use crate::browser::page;
use crate::stretch::Phase;
use crate::stretch::pose::{ARM, BOX, FOOT, HIP, LEG, Point, Pose, SHOULDER};
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

impl Stance {
    /// The phase's picture, for a page where nothing moves.
    pub fn still(phase: Phase) -> Stance {
        Stance {
            phase,
            length: Duration::from_secs(2),
            elapsed: Duration::from_secs(2),
            moves: false,
        }
    }
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
    const ALL: [Limb; 5] = [
        Limb::Leg,
        Limb::UpperArm,
        Limb::Forearm,
        Limb::LooseStrap,
        Limb::TautStrap,
    ];

    fn transform(self, pose: &Pose) -> String {
        let turned = |at: Point, degrees: f32| {
            format!(
                "translate({:.2}px,{:.2}px) rotate({degrees:.2}deg)",
                at.x, at.y
            )
        };
        match self {
            Limb::Leg => turned(HIP, -pose.leg),
            Limb::UpperArm => turned(SHOULDER, SHOULDER.direction(pose.elbow())),
            Limb::Forearm => turned(pose.elbow(), pose.elbow().direction(pose.hand)),
            Limb::LooseStrap | Limb::TautStrap => {
                let foot = pose.ball_of_foot();
                let drawn = pose.hand.distance(foot) / STRAP;
                let turned = turned(pose.hand, pose.hand.direction(foot));
                format!("{turned} scaleX({drawn:.4})")
            }
        }
    }

    fn opacity(self, pose: &Pose) -> Option<f32> {
        match self {
            Limb::LooseStrap => Some(1.0 - pose.taut),
            Limb::TautStrap => Some(pose.taut),
            _ => None,
        }
    }

    fn movement(self, frames: &[(f32, Pose)]) -> Movement {
        let poses = || frames.iter().map(|(_, pose)| pose);
        Movement {
            transforms: poses().map(|pose| self.transform(pose)).collect(),
            opacities: poses().filter_map(|pose| self.opacity(pose)).collect(),
        }
    }
}

/// The figure in a stance.
#[component]
pub fn Figure(#[prop(into)] stance: Signal<Stance>) -> impl IntoView {
    let nodes: [NodeRef<svg::G>; 5] = std::array::from_fn(|_| NodeRef::new());
    let playing = StoredValue::new_local(Vec::<Playing>::new());
    let keeps_still = page::wants_less_motion();
    Effect::new(move || {
        let stance = stance.get();
        playing.update_value(Vec::clear);
        let moves = !keeps_still && stance.phase.is_of_a_rep() && stance.elapsed < stance.length;
        if !moves {
            return;
        }
        let frames = Pose::frames(stance.phase, stance.length);
        let each = Limb::ALL.iter().zip(nodes).filter_map(|(limb, node)| {
            let element = node.get()?;
            let movement = limb.movement(&frames);
            animate::play(
                &element,
                &movement,
                stance.length,
                stance.elapsed,
                !stance.moves,
            )
        });
        let all = each.collect();
        playing.set_value(all);
    });
    let pose = Memo::new(move |_| {
        let stance = stance.get();
        Pose::still(stance.phase, stance.length)
    });
    let limb = move |index: usize, drawing: AnyView| {
        let limb = Limb::ALL[index];
        view! {
            <g
                node_ref=nodes[index]
                class="limb"
                style:transform=move || limb.transform(&pose.get())
                style:opacity=move || limb.opacity(&pose.get()).map(|opacity| opacity.to_string())
            >
                {drawing}
            </g>
        }
    };
    let line = |x: f32, y: f32| format!("M0 0H{x}V{y}");
    view! {
        <svg class="figure" viewBox=format!("0 0 {} {}", BOX.x, BOX.y) aria-hidden="true">
            <path class="figure-floor" d="M18 204H372" />
            <path class="figure-arc" d="M262 186A66 66 0 0 0 217.5 123.6" />
            <path class="figure-other" d="M196 187H348" />
            <path class="figure-other figure-foot" d="M350 186V164" />
            {(stance.get_untracked().phase == Phase::Roll).then(|| view! {
                <circle class="figure-roller" cx="268" cy="196" r="0" />
            })}
            <path class="figure-trunk" d="M94 181Q146 172 196 186" />
            <circle class="figure-head" cx="54" cy="180" r="21" />
            {limb(3, view! {
                <path class="figure-strap" d=format!("M0 0Q{} 34 {STRAP} 0", STRAP * 0.55) />
            }.into_any())}
            {limb(0, view! {
                <path class="figure-leg" d=format!("M0 0H{LEG}") />
                <path class="figure-leg figure-foot" d=format!("M{LEG} 0V-{FOOT}") />
            }.into_any())}
            {limb(4, view! {
                <path class="figure-strap figure-taut" d=line(STRAP, 0.0) />
                <path class="figure-taut figure-chevron" d="M-14 -9L-22 0L-14 9M-25 -9L-33 0L-25 9" />
            }.into_any())}
            {limb(1, view! { <path class="figure-arm" d=line(ARM, 0.0) /> }.into_any())}
            {limb(2, view! {
                <path class="figure-arm" d=line(ARM, 0.0) />
                <circle class="figure-hand" cx=ARM cy="0" r="8" />
            }.into_any())}
        </svg>
    }
}
