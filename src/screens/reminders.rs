//! Reminders: on which days, at what time, as a file for the calendar.

use crate::app::use_app;
use crate::components::NoticeCard;
use hamstretch_core::app::{DiaryEvent, Model, Notice, RemindersEvent};
use hamstretch_core::diary::{Reminders as Chosen, Setting};
use hamstretch_core::words;
use leptos::prelude::*;

/// Days and a time, and the way into the calendar.
#[component]
pub fn Reminders() -> impl IntoView {
    let app = use_app();
    let chosen = app.memo(chosen);
    let lacks_files = app.memo(|model| model.device.lacks.files);
    let added = RwSignal::new(None);
    let add = move |_| {
        app.dispatch(RemindersEvent::AddToCalendar);
        added.set(Some(chosen.get_untracked()));
    };
    let is_added = move || added.get() == Some(chosen.get()) && !lacks_files.get();
    view! {
        <main class="sheet">
            <h1>{words::REMINDERS}</h1>
            <p>{words::REMINDERS_HOW}</p>
            <h2>{words::WHICH_DAYS}</h2>
            <Days/>
            <h2>{words::WHAT_TIME}</h2>
            <TimeField/>
            <output>
                <Show when=move || !chosen.get().is_never() fallback=|| words::CHOOSE_A_DAY>
                    <button class="start" on:click=add>
                        {words::ADD_TO_CALENDAR}
                    </button>
                </Show>
            </output>
            <div role="status">
                <Show when=is_added>
                    <p class="notice">{words::CALENDAR_FILE_MADE}</p>
                </Show>
            </div>
            <Show when=move || lacks_files.get()>
                <NoticeCard notice=Notice::NoFiles/>
            </Show>
            <p class="quiet">{words::REMINDERS_AGAIN}</p>
        </main>
    }
}

fn chosen(model: &Model) -> Chosen {
    model.diary.settings.reminders()
}

/// The days of the week, each on or off.
#[component]
fn Days() -> impl IntoView {
    let days = (0..words::DAYS.len()).map(|day| view! { <DayOfWeek day/> });
    view! {
        <div class="choices days" role="group" aria-label=words::WHICH_DAYS>
            {days.collect_view()}
        </div>
    }
}

#[component]
fn DayOfWeek(day: usize) -> impl IntoView {
    let app = use_app();
    let is_on = app.memo(move |model| chosen(model).has(day));
    view! {
        <button
            role="checkbox"
            aria-label=words::DAYS[day]
            aria-checked=move || is_on.get().to_string()
            on:click=move |_| app.dispatch(DiaryEvent::Set(Setting::RemindOn(day)))
        >
            {words::DAY_LETTERS[day]}
        </button>
    }
}

/// The time of day. A field that is left empty, or with what is no time, shows the time again
/// that holds.
#[component]
fn TimeField() -> impl IntoView {
    let app = use_app();
    let time = move || app.with_untracked(|model| chosen(model).time());
    let shown = RwSignal::new(time());
    view! {
        <input
            type="time"
            class="time"
            aria-label=words::WHAT_TIME
            value=time()
            prop:value=shown
            on:change=move |event| app.dispatch(RemindersEvent::At(event_target_value(&event)))
            on:focusout=move |_| shown.set(time())
        />
    }
}
