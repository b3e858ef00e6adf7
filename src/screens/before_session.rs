//! What is asked of those who track their pain, once they have pressed Start.

use super::lazy::{Lazy, LazyView};
use crate::components::{Button, ScreenLink, Variant};
use hamstretch_core::app::{Screen, SessionEvent};
use hamstretch_core::words;
use leptos::prelude::*;

/// How much it hurts before the session to come. The session does not wait for the answer.
#[component]
pub fn BeforeSession() -> impl IntoView {
    view! {
        <main class="sheet">
            <h1>{words::BEFORE_YOU_START}</h1>
            <Lazy view=LazyView::PainBefore/>
            <Lazy view=LazyView::PainNews/>
            <Button variant=Variant::Start words=words::START event=SessionEvent::Start/>
            <div class="check-end">
                <ScreenLink to=Screen::Home words=words::NOT_NOW/>
            </div>
        </main>
    }
}
