//! What is pressed in a session, but Stop.

use crate::app::use_app;
use crate::components::{Button, Variant};
use hamstretch_core::app::{Model, SessionEvent};
use hamstretch_core::method::Phase;
use hamstretch_core::words;
use leptos::prelude::*;

/// The question whether it is heard, what moves the session on or back, and Pause.
#[component]
pub fn Controls() -> impl IntoView {
    let app = use_app();
    view! {
        <div class="controls">
            <div class="moves">
                <Show when=app.is(Model::asks_whether_heard)>
                    <CanYouHear/>
                </Show>
                <Show when=app.is(Model::is_in_a_wait)>
                    <Button variant=Variant::Small words=words::ADD_TIME event=SessionEvent::AddTime/>
                </Show>
                <Show when=app.is(Model::can_go_back)>
                    <Button
                        variant=Variant::Small
                        words=words::BACK_ONE_REP
                        event=SessionEvent::BackOneRep
                    />
                </Show>
                <Show when=app.is(|model| model.paused_by().is_some())>
                    <Skip/>
                </Show>
            </div>
            <Pause/>
        </div>
    }
}

#[component]
fn CanYouHear() -> impl IntoView {
    view! {
        <div class="asks">
            <span>{words::CAN_YOU_HEAR}</span>
            <Button
                variant=Variant::Small
                words=words::I_HEAR_NOTHING
                event=SessionEvent::HearNothing
            />
        </div>
    }
}

/// Says what it skips where that is more than what comes next.
#[component]
pub fn Skip() -> impl IntoView {
    let app = use_app();
    let is_rolling = app.memo(|model| model.phase() == Some(Phase::Roll));
    let skip = move || {
        let words = match is_rolling.get() {
            true => words::NO_ROLLING,
            false => words::SKIP,
        };
        view! { <Button variant=Variant::Small words event=SessionEvent::Skip/> }.into_any()
    };
    view! { {move || skip()} }
}

/// One button for both: whoever came to it by keyboard is still there, and the page
/// answers sooner than with one in the place of the other. The focus is here as the
/// screen begins.
#[component]
fn Pause() -> impl IntoView {
    let app = use_app();
    let words = app.memo(|model| {
        let words = match model.primary_action() {
            SessionEvent::Begin => words::I_AM_READY,
            SessionEvent::Resume => words::RESUME,
            _ => words::PAUSE,
        };
        words.to_owned()
    });
    view! {
        <button
            class="pause"
            aria-keyshortcuts="Space"
            data-first=""
            on:click=move |_| app.dispatch(app.with_untracked(Model::primary_action))
        >
            {words}
        </button>
    }
}
