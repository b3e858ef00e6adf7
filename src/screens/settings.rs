//! How the person wants it, and how it stands with this device.

use super::parts::{Notices, Stepper, Switch};
use crate::app::{App, Intent, Screen};
use leptos::prelude::*;

/// Switches, and what is to be known about this device.
#[component]
pub fn SettingsScreen(app: App) -> impl IntoView {
    let sound = app.read(|model| model.settings.sound);
    let vibration = app.read(|model| model.settings.vibration);
    let days = app.read(|model| model.settings.days_a_week);
    let lacks = app.read(|model| model.lacks);
    let is_kept = app.read(|model| model.is_kept);
    let sound_note = move || match lacks.get().sound {
        true => "Sound could not be played on this device.".to_owned(),
        false => "A tone for each phase, on time even when the phone is busy.".to_owned(),
    };
    let vibration_note = move || match lacks.get().vibration {
        true => "This device cannot vibrate. Sound and screen still tell everything.".to_owned(),
        false => "A buzz of its own for each phase.".to_owned(),
    };
    view! {
        <main class="sheet">
            <h1>"Settings"</h1>
            <Notices app />
            <section class="card rows">
                <Switch
                    label="Sound"
                    note=Signal::derive(sound_note)
                    on=sound
                    set=move |on| app.dispatch(Intent::SetSound(on))
                />
                <Switch
                    label="Vibration"
                    note=Signal::derive(vibration_note)
                    on=vibration
                    set=move |on| app.dispatch(Intent::SetVibration(on))
                />
                <Stepper
                    label="Days a week"
                    value=Signal::derive(move || days.get().to_string())
                    can=Signal::derive(move || (days.get() > 1, days.get() < 7))
                    step=move |up| app.dispatch(Intent::StepDays(up))
                />
                <a class="row" href=Screen::Routine.address()>
                    <b>"Your routine"</b>
                </a>
                <a class="row" href=Screen::Safety.address()>
                    <b>"When not to start, and when to stop"</b>
                </a>
            </section>
            <h2>"This device"</h2>
            <section class="card facts">
                <p>{move || match is_kept.get() {
                    true => "Works offline: the whole app is on this device.",
                    false => "Not ready for offline yet.",
                }}</p>
                <p>{move || match lacks.get().screen_lock {
                    true => "This browser cannot keep the screen on in a session.",
                    false => "The screen stays on in a session.",
                }}</p>
                <p>"What you do is saved on this device only. Nothing is sent anywhere."</p>
            </section>
            <p class="quiet">
                "This app does not diagnose and does not replace medical advice. Hamstretch "
                {env!("CARGO_PKG_VERSION")}
            </p>
        </main>
    }
}
