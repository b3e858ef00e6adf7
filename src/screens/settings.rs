//! What the person has chosen, and what this device can do.

use super::data::copy_fact;
use super::extras::InstallApp;
use crate::app::use_app;
use crate::components::{
    Button, Choice, Named, Notices, RowText, Rows, ScreenLink, SoundCheck, Stepper, Switch, Variant,
};
use crate::platform::dates;
use hamstretch_core::app::{CheckEvent, DiaryEvent, Model, Screen};
use hamstretch_core::diary::{Setting, Speaker};
use hamstretch_core::method::Talk;
use hamstretch_core::words;
use leptos::prelude::*;

/// The settings, the ways to what is set elsewhere, and facts about this device.
#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <main class="sheet">
            <h1>{words::SETTINGS}</h1>
            <Notices/>
            <Sounds/>
            <Habits/>
            <Rows>
                <YourAnswers/>
            </Rows>
            <h2>{words::THIS_DEVICE}</h2>
            <ThisDevice/>
            <InstallApp/>
            <p class="quiet">
                {words::NO_DIAGNOSIS} {concat!(" Hamstretch ", env!("CARGO_PKG_VERSION"))}
            </p>
        </main>
    }
}

/// What is heard in a session.
#[component]
fn Sounds() -> impl IntoView {
    let app = use_app();
    let sound = app.memo(|model| model.diary.settings.sound);
    let volume = app.memo(|model| model.diary.settings.volume.to_string());
    let speaker = app.memo(|model| Some(model.diary.settings.speaker));
    let talk = app.memo(|model| Some(model.diary.settings.talk));
    let over_silent = app.memo(|model| model.diary.settings.over_silent);
    let has_silent_switch = app.memo(|model| !model.device.lacks.silent_switch);
    let speakers = vec![(Speaker::Woman, words::WOMAN), (Speaker::Man, words::MAN)];
    let talks = vec![
        (Talk::Full, words::SAY_ALL),
        (Talk::Counts, words::SAY_COUNTS),
        (Talk::Nothing, words::SAY_NOTHING),
    ];
    let set = move |setting| app.dispatch(DiaryEvent::Set(setting));
    view! {
        <Rows>
            <Switch
                label=words::SOUND
                note=app.memo(sound_note)
                on=sound
                on_change=move |on| set(Setting::Sound(on))
            />
            <Stepper
                label=words::VOLUME
                value=volume
                on_step=move |up| set(Setting::Louder(up))
            />
            <Named label=words::VOICE>
                <Choice
                    label=words::VOICE
                    options=speakers
                    selected=speaker
                    on_change=move |speaker| set(Setting::Speaker(speaker))
                />
                <Show when=app.is(Model::lacks_voice)>
                    <small>{words::NO_VOICE}</small>
                </Show>
            </Named>
            <Named label=words::WHAT_IS_SAID>
                <Choice
                    label=words::WHAT_IS_SAID
                    options=talks
                    selected=talk
                    on_change=move |talk| set(Setting::Talk(talk))
                />
            </Named>
            <Show when=move || has_silent_switch.get()>
                <Switch
                    label=words::OVER_SILENT
                    note=words::OVER_SILENT_NOTE
                    on=over_silent
                    on_change=move |on| set(Setting::OverSilent(on))
                />
            </Show>
            <SoundCheck/>
        </Rows>
    }
}

/// How the person trains, and the ways to what has a screen of its own.
#[component]
fn Habits() -> impl IntoView {
    let app = use_app();
    let vibration = app.memo(|model| model.diary.settings.vibration);
    let days = app.memo(|model| model.diary.settings.days_a_week.to_string());
    let track_pain = app.memo(|model| model.diary.settings.track_pain);
    let set = move |setting| app.dispatch(DiaryEvent::Set(setting));
    view! {
        <Rows>
            <Switch
                label=words::VIBRATION
                note=app.memo(vibration_note)
                on=vibration
                on_change=move |on| set(Setting::Vibration(on))
            />
            <Stepper
                label=words::DAYS_A_WEEK
                value=days
                on_step=move |up| set(Setting::MoreDays(up))
            />
            <Switch
                label=words::TRACK_PAIN
                note=words::TRACK_PAIN_NOTE
                on=track_pain
                on_change=move |on| set(Setting::TrackPain(on))
            />
            <ScreenLink variant=Variant::Row to=Screen::Reminders words=words::REMINDERS/>
            <ScreenLink variant=Variant::Row to=Screen::Routine words=words::YOUR_ROUTINE/>
            <ScreenLink variant=Variant::Row to=Screen::Share words=words::SEND_ROUTINE/>
            <ScreenLink variant=Variant::Row to=Screen::Safety words=words::WHEN_TO_STOP/>
            <ScreenLink variant=Variant::Row to=Screen::Data words=words::YOUR_DATA/>
        </Rows>
    }
}

/// The answers to the safety check, and the way to withdraw them.
#[component]
fn YourAnswers() -> impl IntoView {
    let app = use_app();
    let checked = app.memo(|model| model.diary.checked);
    let answered = move || match checked.get() {
        None => words::NOT_ANSWERED.to_owned(),
        Some(checked) => words::answered(&dates::in_words(checked.at), &words::ticked(&checked)),
    };
    view! {
        <div class="row named">
            <RowText label=words::YOUR_ANSWERS note=answered/>
            <Show when=move || checked.get().is_some()>
                <Button words=words::WITHDRAW event=CheckEvent::Withdraw/>
            </Show>
        </div>
    }
}

/// Facts about this device and what is kept on it.
#[component]
fn ThisDevice() -> impl IntoView {
    let app = use_app();
    view! {
        <section class="card facts">
            <p>{app.memo(offline_fact)}</p>
            <p>{app.memo(screen_fact)}</p>
            <p>{words::KEPT_HERE}</p>
            <p>{app.memo(copy_fact)}</p>
        </section>
    }
}

fn sound_note(model: &Model) -> &'static str {
    match model.device.lacks.sound {
        true => words::SOUND_FAILED,
        false => words::SOUND_NOTE,
    }
}

fn vibration_note(model: &Model) -> &'static str {
    match model.device.lacks.vibration {
        true => words::VIBRATION_LACKS,
        false => words::VIBRATION_NOTE,
    }
}

fn offline_fact(model: &Model) -> &'static str {
    match model.device.works_offline {
        true => words::WORKS_OFFLINE,
        false => words::NOT_OFFLINE_YET,
    }
}

fn screen_fact(model: &Model) -> &'static str {
    match model.device.lacks.screen_lock {
        true => words::SCREEN_GOES_DARK,
        false => words::SCREEN_STAYS_ON,
    }
}
