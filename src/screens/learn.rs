//! How the stretch goes. Every sentence about health is the method's.

use super::parts::{el, link, still_figure};
use crate::app::Screen;
use crate::stretch::Phase;
use leptos::prelude::*;

/// The stretch step by step, and what may be said about it.
pub fn learn() -> AnyView {
    let step = |phase: Phase, words: AnyView| {
        let figure = still_figure(phase);
        let picture = view! { <div class="picture" data-phase=phase.name()>{figure}</div> };
        el("li", "", [picture.into_any(), words])
    };
    let steps = [
        step(
            Phase::Rest,
            view! {
                <p>
                    "Lie on the floor, both legs straight. Loop the strap round one foot; hold its ends in your hands."
                </p>
            }
            .into_any(),
        ),
        step(
            Phase::Lift,
            view! { <p><b>"Lift"</b> " that leg using only the muscles of the leg. Breathe out."</p> }
                .into_any(),
        ),
        step(
            Phase::Pull,
            view! {
                <p><b>"Pull"</b> " the strap with your hands for 2 seconds at the highest point."</p>
            }
            .into_any(),
        ),
        step(
            Phase::Lower,
            view! {
                <p>
                    <b>"Lower"</b>
                    ": stop pulling and return the foot to the floor. Breathe in."
                </p>
            }
            .into_any(),
        ),
    ];
    el(
        "main",
        "sheet prose",
        [
            view! { <h1>"How it goes"</h1> }.into_any(),
            el("ol", "steps", steps),
            view! { <p class="steps">"Do it 15 to 20 times. Then the other leg."</p> }.into_any(),
            corrections(),
            evidence(),
            link(
                "plain",
                Screen::Safety,
                "When not to start, and when to stop",
            ),
        ],
    )
}

fn corrections() -> AnyView {
    view! {
        <section class="card">
            <h2>"Keep in mind"</h2>
            <ul>
                <li>"Head and shoulders down"</li>
                <li>"Knee straight"</li>
                <li>"No bouncing"</li>
                <li>"Pull gently, don't haul"</li>
                <li>"Hips stay on the floor"</li>
                <li>"Don't wrap the strap round your hand"</li>
                <li>"Toes relaxed"</li>
                <li>"Bend the other knee if your back complains"</li>
            </ul>
        </section>
    }
    .into_any()
}

fn evidence() -> AnyView {
    view! {
        <section class="card">
            <h2>"What is known"</h2>
            <ul>
                <li>
                    "A trainer's method. Its author says it eases back pain; research has not shown that tight hamstrings cause back pain."
                    <small>
                        <a href="https://doi.org/10.1080/09593985.2019.1639868">"Hori 2019"</a>
                        " · "
                        <a href="https://doi.org/10.1186/s12891-017-1534-0">"Sadler 2017"</a>
                    </small>
                </li>
                <li>
                    "Hamstring stretching may help some people's back pain. Studies disagree."
                    <small>
                        <a href="https://doi.org/10.1177/20503121241252251">"Gou 2024"</a>
                        " · Owen 2020, Br J Sports Med 54/21/1279"
                    </small>
                </li>
                <li>
                    "We found no good trial of this exact method."
                </li>
                <li>
                    "Rolling can loosen you for a short while. It is optional."
                    <small>
                        <a href="https://doi.org/10.1007/s40279-019-01205-7">"Wilke 2019"</a>
                    </small>
                </li>
            </ul>
            <p class="quiet">"Read as abstracts or excerpts, not as full papers."</p>
        </section>
    }
    .into_any()
}
