//! One session, to be corrected or deleted.

use super::noting::noting_later;
use super::pain_news::pain_news;
use crate::app::App;
use crate::platform::dates;
use hamstretch_core::app::{LazyEvent, Screen};
use hamstretch_core::diary::{Entry, Id};
use hamstretch_core::words;
use leptos::prelude::*;

/// The session that was opened from Progress.
pub fn entry(app: App) -> AnyView {
    let opened = app.memo(|model| {
        let id = model.navigation.opened.clone();
        id.filter(|id| model.diary.log.has(id))
    });
    view! {
        <main class="sheet">
            {move || match opened.get() {
                Some(id) => view! { <Session app id/> }.into_any(),
                None => view! { <h1>{words::NO_SUCH_SESSION}</h1> }.into_any(),
            }}
            {pain_news(app)}
            <a class="plain" href=Screen::Progress.address()>{words::PROGRESS}</a>
        </main>
    }
    .into_any()
}

#[component]
fn Session(app: App, id: Id) -> impl IntoView {
    let entry = app.with_untracked(|model| model.diary.log.find(&id).cloned());
    let when = entry.as_ref().map(|entry| dates::in_words(entry.at));
    let when = when.unwrap_or_default();
    let delete = LazyEvent::Delete(id.clone());
    view! {
        <h1>{words::SESSION_OF} " " <span>{when.clone()}</span></h1>
        {entry.as_ref().map(|entry| view! { <Facts entry/> })}
        {noting_later(app, &id)}
        <button
            class="plain"
            aria-label=words::delete_session_of(&when)
            on:click=move |_| app.dispatch(delete.clone())
        >
            {words::DELETE}
        </button>
    }
}

/// What was done, which stays as it was.
#[component]
fn Facts<'a>(entry: &'a Entry) -> impl IntoView {
    view! {
        <p class="entry-what">
            {words::reps_done(entry)} " · " {words::about(entry.outcome.lasted)}
        </p>
        <p class="quiet">{words::ending(entry)}</p>
    }
}
