//! What was done: what it comes to, and every session, newest first.

mod angles;
mod chart;
mod pain;
mod trend;

use super::pain_news::PainNews;
use crate::app::use_app;
use crate::components::{Button, Notices, ScreenLink, StillFigure};
use crate::platform::dates;
use hamstretch_core::app::{DiaryEvent, Model, NavigationEvent, Screen};
use hamstretch_core::diary::Entry;
use hamstretch_core::method::Phase;
use hamstretch_core::words;
use leptos::prelude::*;
use pain::Pain;
use trend::Trend;

/// Whether it is getting better, then the rest of it; every session, one of which can be
/// taken out and put back.
#[component]
pub fn Progress() -> impl IntoView {
    let app = use_app();
    let is_empty = app.memo(|model| model.diary.log.entries().is_empty());
    let has_history = app.memo(Model::has_history);
    let is_grave = app.memo(Model::has_grave_finding);
    view! {
        <main class="sheet">
            <h1>{words::PROGRESS}</h1>
            <Notices/>
            <Pain/>
            // What is better is told with its picture.
            <Show when=move || is_grave.get()>
                <PainNews/>
            </Show>
            <ScreenLink to=Screen::Measure words=words::MEASURE/>
            <Show when=move || has_history.get()>
                <ScreenLink to=Screen::Summary words=words::SUMMARY/>
            </Show>
            <Show when=move || is_empty.get()>
                <div class="empty">
                    <StillFigure phase=Phase::Rest/>
                    <p>{words::NOTHING_YET}</p>
                </div>
            </Show>
            <Trend/>
            <Sessions/>
        </main>
    }
}

#[component]
fn Sessions() -> impl IntoView {
    let app = use_app();
    let listed = app.memo(|model| {
        let newest = model
            .diary
            .log
            .entries()
            .iter()
            .take(model.navigation.listed);
        newest.cloned().collect::<Vec<_>>()
    });
    let has_more = app.memo(|model| model.diary.log.entries().len() > model.navigation.listed);
    view! {
        <ul class="entries">
            <For
                each=move || listed.get()
                key=Entry::to_text
                children=|entry| view! { <Session entry/> }
            />
        </ul>
        <Show when=move || has_more.get()>
            <Button words=words::SHOW_OLDER event=NavigationEvent::ShowOlder/>
        </Show>
    }
}

#[component]
fn Session(entry: Entry) -> impl IntoView {
    let when = dates::in_words(entry.at);
    let delete = words::delete_session_of(&when);
    let change = words::change_session_of(&when);
    let address = format!("{}?{}", Screen::Entry.address(), entry.id.as_str());
    let remarks = words::remarks(&entry).into_iter();
    let remarks = remarks.map(|remark| view! { <small>{remark}</small> });
    let came_from = use_app().with_untracked(|model| model.navigation.came_from.clone());
    let is_where_one_was = came_from.as_ref() == Some(&entry.id);
    let note = entry.notes.words.as_ref();
    let note = note.map(|note| view! { <bdi>{note.words().to_owned()}</bdi> });
    view! {
        <li class="card entry">
            <div class="row-text">
                <b>{when}</b>
                // Where there is no room for both, each has a line.
                <div class="entry-what">
                    <span>{words::reps_done(&entry) + " · "}</span>
                    <span>{words::about(entry.outcome.lasted)}</span>
                </div>
                {remarks.collect_view()}
                {note}
            </div>
            <div class="entry-choices">
                <a
                    class="plain"
                    href=address
                    aria-label=change
                    data-first=is_where_one_was.then_some("")
                >
                    {words::CHANGE_IT}
                </a>
                <Button words=words::DELETE name=delete event=DiaryEvent::Delete(entry.id)/>
            </div>
        </li>
    }
}
