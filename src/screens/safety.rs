//! When not to start, and when to stop. Every sentence is the method's.

use crate::components::Bullets;
use hamstretch_core::method::Group;
use hamstretch_core::words;
use leptos::prelude::*;

/// The safety page.
#[component]
pub fn Safety() -> impl IntoView {
    view! {
        <main class="sheet prose">
            <h1>{words::SAFETY_TITLE}</h1>
            <section class="card">
                <h2>{words::STOP_AT_ONCE}</h2>
                <Bullets items=&words::STOP_RULES/>
                <p>{words::SCALE}</p>
            </section>
            <h2>{words::DO_NOT_START}</h2>
            {Group::ALL.map(|group| view! { <Signs group/> }).collect_view()}
            <p class="quiet">{words::NO_DIAGNOSIS}</p>
        </main>
    }
}

/// The signs of a group, and what to do about them.
#[component]
fn Signs(group: Group) -> impl IntoView {
    view! {
        <section class="card">
            <h2>{words::asks_for(group)}</h2>
            <Bullets items=words::signs(group)/>
            <p>{words::besides(group)}</p>
        </section>
    }
}
