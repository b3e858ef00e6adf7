//! The sound check, on Home and in Settings.

use super::Button;
use crate::app::use_app;
use hamstretch_core::app::{DeviceEvent, Model};
use hamstretch_core::words;
use leptos::prelude::*;

/// "Can you hear this?", and what to do where one cannot.
#[component]
pub fn SoundCheck() -> impl IntoView {
    let app = use_app();
    let advice = app.memo(advice);
    view! {
        <div class="row">
            <span class="row-text">
                <b>{words::CAN_YOU_HEAR}</b>
                {move || advice.get().map(|advice| view! { <small>{advice}</small> }.into_any())}
            </span>
            <Button words=words::PLAY_A_SOUND event=DeviceEvent::TrySound/>
        </div>
    }
}

/// What to do where nothing was heard, once a sound was tried.
fn advice(model: &Model) -> Option<&'static str> {
    let advice = match model.device.lacks.sound {
        true => words::SOUND_FAILED,
        false => words::HEARD_NOTHING,
    };
    model.device.has_tried_sound.then_some(advice)
}
