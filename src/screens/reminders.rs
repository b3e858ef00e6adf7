//! Reminders: on which days, at what time, as a file for the calendar.

use super::parts::{el, hears, is, means, no_files, node, say, says_if, shown_if, with};
use crate::app::App;
use hamstretch_core::app::{Event, LazyEvent, Model};
use hamstretch_core::diary::{Reminders, Setting};
use hamstretch_core::words;
use leptos::prelude::*;

/// Days and a time, and the way into the calendar.
pub fn reminders(app: App) -> AnyView {
    let is_never = app.memo(|model| model.diary.settings.reminders().is_never());
    let added = RwSignal::new(None);
    let add = move |is_never| match is_never {
        true => say(words::CHOOSE_A_DAY),
        false => view! { <AddToCalendar app added/> }.into_any(),
    };
    let heading = |words| el("h2", "", [say(words)]);
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say(words::REMINDERS)]),
            el("p", "", [say(words::REMINDERS_HOW)]),
            heading(words::WHICH_DAYS),
            days(app),
            heading(words::WHAT_TIME),
            time(app),
            el("output", "", [with(is_never, add)]),
            view! { <Added app added/> }.into_any(),
            shown_if(app.memo(|model| model.device.lacks.files), no_files),
            el("p", "quiet", [say(words::REMINDERS_AGAIN)]),
        ],
    )
}

/// What goes into the calendar: `added` is what was put there last.
#[component]
fn AddToCalendar(app: App, added: RwSignal<Option<Reminders>>) -> impl IntoView {
    let add = move |_| {
        app.dispatch(LazyEvent::AddToCalendar);
        added.set(Some(app.with_untracked(chosen)));
    };
    view! {
        <button class="start" on:click=add>
            {words::ADD_TO_CALENDAR}
        </button>
    }
}

/// That the reminders as they are chosen now were handed out, and what is still to be done.
#[component]
fn Added(app: App, added: RwSignal<Option<Reminders>>) -> impl IntoView {
    let chosen = app.memo(chosen);
    let lacks_files = app.memo(|model| model.device.lacks.files);
    let is_added = move || added.get() == Some(chosen.get()) && !lacks_files.get();
    view! {
        <div role="status">
            <Show when=is_added>
                <p class="notice">{words::CALENDAR_FILE_MADE}</p>
            </Show>
        </div>
    }
}

fn chosen(model: &Model) -> Reminders {
    model.diary.settings.reminders()
}

fn days(app: App) -> AnyView {
    let day = |day: usize| {
        let is_on = app.memo(move |model| model.diary.settings.reminders().has(day));
        let attributes = vec![
            is("role", "checkbox"),
            is("aria-label", words::DAYS[day]),
            says_if("aria-checked", is_on),
            means(app, Event::Set(Setting::RemindOn(day))),
        ];
        node("button", attributes, vec![say(words::DAY_LETTERS[day])])
    };
    let attributes = vec![
        is("class", "choices days"),
        is("role", "group"),
        is("aria-label", words::WHICH_DAYS),
    ];
    node("div", attributes, (0..words::DAYS.len()).map(day).collect())
}

fn time(app: App) -> AnyView {
    let drawn = RwSignal::new(false);
    let field = move || {
        drawn.track();
        field(app, drawn)
    };
    field.into_any()
}

/// The field for the time. One that is left empty, or with what is no time, shows the
/// time again that holds.
fn field(app: App, drawn: RwSignal<bool>) -> AnyView {
    let time = move || app.with_untracked(|model| model.diary.settings.reminders().time());
    let chosen = move |time| app.dispatch(LazyEvent::RemindAt(time));
    let left = move |shown| {
        if shown != time() {
            drawn.update(|drawn| *drawn = !*drawn);
        }
    };
    let attributes = vec![
        is("type", "time"),
        is("class", "time"),
        is("aria-label", words::WHAT_TIME),
        is("value", &time()),
        hears("change", Box::new(chosen)),
        hears("focusout", Box::new(left)),
    ];
    node("input", attributes, Vec::new())
}
