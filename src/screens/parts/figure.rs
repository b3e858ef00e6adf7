//! The figure: a person on the floor, seen from the side, a strap round the
//! foot. The browser plays each phase's movement by itself.
//!
//! The picture takes its colour from `data-phase` around it. The head stays where it is
//! for both legs, so that nobody turns round: the working leg is the near one, in colour.

use super::bits::after_drawing;
use crate::platform::animate::{self, Playing, Timing};
use crate::platform::page;
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

/// A leg that is raised so many degrees.
pub fn raised(degrees: u8) -> AnyView {
    let inside = hamstretch_core::figure::raised(degrees);
    picture("figure drawing", inside, NodeRef::new())
}

/// A session's place, and whether it runs: the figure begins to move anew with each.
pub type Turn = Option<(Place, bool)>;

/// The figure. Its stance is asked for again at each `turn` of events.
pub fn figure(turn: Memo<Turn>, stance: impl Fn() -> Stance + 'static) -> AnyView {
    let movement = move || {
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
    };
    moving(Some(turn), Rc::new(movement))
}

/// The figure doing one rep after the other, for those who are new to it.
pub fn demonstration() -> AnyView {
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

fn moving(turn: Option<Memo<Turn>>, movement: Rc<dyn Fn() -> Movement>) -> AnyView {
    let node = NodeRef::<svg::Svg>::new();
    let playing = StoredValue::new_local(Vec::<Playing>::new());
    after_drawing(move || {
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
