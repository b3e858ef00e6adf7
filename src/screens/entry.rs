//! One session, to be corrected or deleted.

use super::noting::NotingLater;
use super::pain_news::PainNews;
use crate::app::use_app;
use crate::components::{Button, ScreenLink};
use crate::platform::dates;
use hamstretch_core::app::{DiaryEvent, Model, Screen};
use hamstretch_core::diary;
use hamstretch_core::diary::Id;
use hamstretch_core::words;
use leptos::prelude::*;

/// The session that was opened from Progress.
#[component]
pub fn Entry() -> impl IntoView {
    let opened = use_app().memo(Model::opened_entry);
    view! {
        <main class="sheet">
            {move || match opened.get() {
                Some(id) => view! { <Session id/> }.into_any(),
                None => view! { <h1>{words::NO_SUCH_SESSION}</h1> }.into_any(),
            }}
            <PainNews/>
            <ScreenLink to=Screen::Progress words=words::PROGRESS/>
        </main>
    }
}

#[component]
fn Session(id: Id) -> impl IntoView {
    let entry = use_app().with_untracked(|model| model.diary.log.find(&id).cloned());
    let when = entry.as_ref().map(|entry| dates::in_words(entry.at));
    let when = when.unwrap_or_default();
    view! {
        <h1>{words::SESSION_OF} " " <span>{when.clone()}</span></h1>
        {entry.map(|entry| view! { <Facts entry/> })}
        <NotingLater id=id.clone()/>
        <Button
            words=words::DELETE
            name=words::delete_session_of(&when)
            event=DiaryEvent::Delete(id)
        />
    }
}

/// What was done, which stays as it was.
#[component]
fn Facts(entry: diary::Entry) -> impl IntoView {
    view! {
        <p class="entry-what">
            {words::reps_done(&entry)} " · " {words::about(entry.outcome.lasted)}
        </p>
        <p class="quiet">{words::ending(&entry)}</p>
    }
}
