//! How the stretch goes. Every sentence about health is the method's.

use super::parts::{Figure, Stance};
use crate::app::Screen;
use crate::stretch::Phase;
use leptos::prelude::*;

/// The stretch step by step, and what may be said about it.
#[component]
pub fn Learn() -> impl IntoView {
    let picture = |phase: Phase| {
        view! {
            <div class="picture" data-phase=phase.name()>
                <Figure stance=Signal::stored(Stance::still(phase)) />
            </div>
        }
    };
    view! {
        <main class="sheet prose">
            <h1>"How it goes"</h1>
            <ol class="steps">
                <li>
                    {picture(Phase::Rest)}
                    "Lie on the floor, both legs straight. Loop the strap round one foot; hold its "
                    "ends in your hands."
                </li>
                <li>
                    {picture(Phase::Lift)}
                    <b>"Lift"</b>
                    " that leg using only the muscles of the leg. Breathe out."
                </li>
                <li>
                    {picture(Phase::Pull)}
                    <b>"Pull"</b>
                    " the strap with your hands for 2 seconds at the highest point."
                </li>
                <li>
                    {picture(Phase::Lower)}
                    <b>"Lower"</b>
                    ": stop pulling and return the foot to the floor. Breathe in."
                </li>
                <li>"Do it 15 to 20 times. Then the other leg."</li>
            </ol>
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
            <section class="card">
                <h2>"What is known"</h2>
                <ul>
                    <li>
                        "A trainer's method. Its author says it eases back pain; research has not "
                        "shown that tight hamstrings cause back pain."
                    </li>
                    <li>"Hamstring stretching may help some people's back pain. Studies disagree."</li>
                    <li>"We found no good trial of this exact method."</li>
                    <li>"Rolling can loosen you for a short while. It is optional."</li>
                </ul>
            </section>
            <p>
                <a class="plain" href=Screen::Safety.address()>"When not to start, and when to stop"</a>
            </p>
        </main>
    }
}
