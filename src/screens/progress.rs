//! What was done, newest first.

use super::parts::{Figure, Notices, Stance};
use crate::app::{App, Intent};
use crate::browser::dates;
use crate::diary::Entry;
use crate::stretch::Phase;
use crate::words;
use leptos::prelude::*;

/// How many entries are listed at first, and how many more at a time.
const A_PAGE: usize = 30;

/// Every session, one of which can be taken out and put back.
#[component]
pub fn Progress(app: App) -> impl IntoView {
    let shown = RwSignal::new(A_PAGE);
    let count = app.read(|model| model.log.entries().len());
    let entries = move || {
        let listed = shown.get();
        app.read(move |model| {
            model
                .log
                .entries()
                .iter()
                .take(listed)
                .cloned()
                .collect::<Vec<_>>()
        })
        .get()
    };
    let deleted = app.read(|model| model.deleted.is_some());
    view! {
        <main class="sheet">
            <h1>"Progress"</h1>
            <Notices app />
            {move || (count.get() == 0).then(|| view! {
                <div class="empty">
                    <Figure stance=Signal::stored(Stance::still(Phase::Rest)) />
                    <p>"Nothing yet. Each session you do is listed here, on this device only."</p>
                </div>
            })}
            <ul class="entries">
                <For each=entries key=|entry| entry.id.clone() let:entry>
                    <EntryRow app entry />
                </For>
            </ul>
            {move || (count.get() > shown.get()).then(|| view! {
                <button class="plain" on:click=move |_| shown.update(|shown| *shown += A_PAGE)>
                    "Show older"
                </button>
            })}
            <div class="toast" role="status">
                {move || deleted.get().then(|| view! {
                    <p>
                        "Session deleted."
                        <button on:click=move |_| app.dispatch(Intent::Undo)>"Undo"</button>
                    </p>
                })}
            </div>
        </main>
    }
}

#[component]
fn EntryRow(app: App, entry: Entry) -> impl IntoView {
    let id = entry.id.clone();
    let when = dates::in_words(entry.at);
    let lasted = words::about(entry.outcome.lasted);
    view! {
        <li class="card entry">
            <div class="row-text">
                <b>{when.clone()}</b>
                <span>{words::reps_done(&entry)} " · " {lasted}</span>
                {words::ending(entry.outcome.ending).map(|how| view! { <small>{how}</small> })}
            </div>
            <button
                class="plain"
                aria-label=format!("Delete session of {when}")
                on:click=move |_| app.dispatch(Intent::Delete(id.clone()))
            >
                "Delete"
            </button>
        </li>
    }
}
