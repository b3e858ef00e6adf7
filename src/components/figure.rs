//! The figure: a person on the floor, seen from the side, a strap round the
//! foot. The browser plays each phase's movement by itself.
//!
//! The picture takes its colour from `data-phase` around it. The head stays where it is
//! for both legs, so that nobody turns round: the working leg is the near one, in colour.

use crate::app::use_app;
use crate::platform::animate::{self, Playing, Timing};
use crate::platform::page;
use hamstretch_core::app::Model;
use hamstretch_core::figure::{LIMBS, body};
use hamstretch_core::method::pose::{self, Pose};
use hamstretch_core::method::{Phase, Place};
use leptos::prelude::*;
use leptos::svg;
use std::rc::Rc;
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

/// An `<svg>` of the figure's size. What is in it comes as text: it is drawn by the core.
#[component]
fn Picture(
    class: &'static str,
    inside: String,
    #[prop(optional)] node_ref: NodeRef<svg::Svg>,
) -> impl IntoView {
    view! {
        <svg class=class viewBox="0 0 390 236" aria-hidden="true" node_ref=node_ref inner_html=inside/>
    }
}

/// A phase's picture, for a page where nothing moves.
#[component]
pub fn StillFigure(phase: Phase) -> impl IntoView {
    let pose = pose::still(phase, false);
    view! { <Picture class="figure" inside=body(&pose)/> }
}

/// A leg that is raised so many degrees.
#[component]
pub fn RaisedLeg(degrees: u8) -> impl IntoView {
    let inside = hamstretch_core::figure::raised(degrees);
    view! { <Picture class="figure drawing" inside/> }
}

/// A session's place, and whether it runs: the figure begins to move anew with each.
pub type Turn = Option<(Place, bool)>;

/// The figure. Its stance is read anew at each `turn` of events.
#[component]
pub fn Figure(turn: Memo<Turn>, stance: fn(&Model) -> Stance) -> impl IntoView {
    let app = use_app();
    let movement = move || {
        let stance = app.with_untracked(stance);
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
    };
    moving(Some(turn), Rc::new(movement))
}

/// The figure doing one rep after the other, for those who are new to it.
#[component]
pub fn Demonstration() -> impl IntoView {
    let movement = || {
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
    };
    moving(None, Rc::new(movement))
}

type Movement = (Vec<(f32, Pose)>, Timing);

fn moving(turn: Option<Memo<Turn>>, movement: Rc<dyn Fn() -> Movement>) -> impl IntoView {
    let node = NodeRef::<svg::Svg>::new();
    let playing = StoredValue::new_local(Vec::<Playing>::new());
    Effect::new(move || {
        let _ = turn.map(|turn| turn.get());
        let movement = movement.clone();
        // A tap's answer need not wait for it; by then the figure may be gone.
        page::soon(move || {
            if let Some(svg) = node.try_get_untracked().flatten() {
                let (frames, timing) = movement();
                // What played before ends once its successor has begun.
                playing.try_set_value(play(&animate::groups(&svg), &frames, &timing));
            }
        });
    });
    view! { <Picture class="figure moving" inside=body(&Pose::LYING) node_ref=node/> }
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
