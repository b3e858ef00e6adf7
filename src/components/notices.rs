//! What the person must know about what is kept, in plain words.

use super::{Button, ScreenLink};
use crate::app::use_app;
use hamstretch_core::app::{
    CopyEvent, CopyTrouble, CopyWay, DeviceEvent, Model, NavigationEvent, Notice, Screen,
    SessionEvent, StorageEvent,
};
use hamstretch_core::words;
use leptos::prelude::*;

/// Says when sessions cannot be kept, when something could not be read, and the like;
/// read aloud when it changes.
#[component]
pub fn Notices() -> impl IntoView {
    let notices = use_app().memo(Model::notices);
    let cards = move || {
        let notices = notices.get().into_iter();
        notices
            .map(|notice| view! { <NoticeCard notice/> })
            .collect_view()
    };
    view! {
        <div class="notices" role="status">
            {move || cards()}
        </div>
    }
}

/// A notice, with what can be done about it.
#[component]
pub fn NoticeCard(notice: Notice) -> impl IntoView {
    let answer = match notice {
        Notice::Full { .. } => view! {
            <p>
                <Button words=words::TRY_AGAIN event=StorageEvent::StoreAgain/>
                <ScreenLink to=Screen::Data words=words::EXPORT/>
            </p>
        }
        .into_any(),
        Notice::Elsewhere(_) => {
            view! { <Button words=words::USE_HERE event=SessionEvent::UseHere/> }.into_any()
        }
        Notice::Copy(CopyTrouble::NotAllowed) => {
            let allow = CopyEvent::Make(CopyWay::AllowFile);
            view! { <Button words=words::WRITE_COPY event=allow/> }.into_any()
        }
        Notice::Copy(CopyTrouble::Failed) => {
            view! { <ScreenLink to=Screen::Data words=words::YOUR_DATA/> }.into_any()
        }
        Notice::NotSaved
        | Notice::StoreIsLate
        | Notice::Unreadable(_)
        | Notice::FutureVersion
        | Notice::NoFiles => ().into_any(),
    };
    view! {
        <div class="notice">
            <p>{words::notice(&notice)}</p>
            {answer}
        </div>
    }
}

/// A screen that could not be fetched, and how to try again.
#[component]
pub fn NotLoaded(screen: Screen) -> impl IntoView {
    let again = NavigationEvent::Went(screen.address().to_owned());
    view! {
        <main class="sheet">
            <h1>{words::NOT_LOADED_TITLE}</h1>
            <p>{words::NOT_LOADED}</p>
            <Button words=words::TRY_AGAIN event=again/>
        </main>
    }
}

/// In place of a part of a screen that could not be had.
#[component]
pub fn PartNotLoaded() -> impl IntoView {
    view! {
        <section class="card rows">
            <p>{words::PART_NOT_LOADED}</p>
            <Button words=words::TRY_AGAIN event=DeviceEvent::FetchLazy/>
        </section>
    }
}
