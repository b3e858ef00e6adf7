//! A routine for another person: made here, and sent as a link.

use super::routine::{AroundTheReps, EachRep, TotalTime};
use crate::app::use_app;
use crate::components::{Button, OwnWords, Variant};
use crate::platform::address;
use crate::platform::page::LINK;
use hamstretch_core::app::{Model, SendingEvent};
use hamstretch_core::figure::qr;
use hamstretch_core::words;
use leptos::prelude::*;

/// The routine's numbers, a note, and the link they make.
#[component]
pub fn Share() -> impl IntoView {
    let app = use_app();
    let link = app.memo(|model| address::page() + &model.sending_link());
    let can_share = app.memo(|model| !model.device.lacks.sharing);
    view! {
        <main class="sheet">
            <TotalTime title=words::SEND_ROUTINE/>
            <EachRep/>
            <AroundTheReps/>
            <h2>{words::A_NOTE}</h2>
            <NoteField/>
            <h2>{words::THE_LINK}</h2>
            <p id=LINK class="card link-text">{link}</p>
            <Button variant=Variant::Start words=words::COPY_LINK event=SendingEvent::CopyLink/>
            <output class="quiet">{app.memo(copied)}</output>
            <Show when=move || can_share.get()>
                <Button words=words::SHARE_LINK event=SendingEvent::ShareLink/>
            </Show>
            {move || view! { <LinkCode link=link.get()/> }}
        </main>
    }
}

/// The sender's words, and how many letters they have left.
#[component]
fn NoteField() -> impl IntoView {
    let app = use_app();
    let note = app.memo(|model| model.forms.sending.note.clone());
    let length = move || {
        note.with(|note| {
            let letters = note.as_ref().map(|note| note.words().chars().count());
            words::length(letters.unwrap_or_default())
        })
    };
    view! {
        <div class="card">
            <OwnWords
                label=words::A_NOTE
                words=note
                on_input=move |words| app.dispatch(SendingEvent::Note(words))
            />
            <p class="quiet">{length}</p>
        </div>
    }
}

/// The link for another phone's camera; nothing where it is too long for that.
#[component]
fn LinkCode(link: String) -> impl IntoView {
    qr::picture(&link).map(|picture| {
        view! {
            <div>
                <img class="code" alt=words::LINK_AS_CODE src=picture/>
                <p class="quiet">{words::FOR_A_CAMERA}</p>
            </div>
        }
    })
}

/// Whether the link or the text was copied.
pub(super) fn copied(model: &Model) -> &'static str {
    match model.forms.copied {
        None => "",
        Some(true) => words::COPIED,
        Some(false) => words::NOT_COPIED,
    }
}
