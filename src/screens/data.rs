//! All of the diary as the person's own: handed out, taken in, erased.

use crate::app::use_app;
use crate::components::{Button, Notices, RowButton, RowText, Rows, Switch, Variant};
use crate::platform::{dates, files::CHOOSER, page};
use hamstretch_core::app::{
    CopyEvent, CopyWay, Exchange, ExchangeEvent, FileOutcome, Form, Model, Screen,
};
use hamstretch_core::words;
use leptos::prelude::*;

/// What can be done with the diary. The question whether to erase it has the screen to
/// itself.
#[component]
pub fn Data() -> impl IntoView {
    let is_erasing = use_app().memo(|model| matches!(model.forms.exchange, Exchange::Erasing(_)));
    view! {
        <Show when=move || is_erasing.get() fallback=|| view! { <Exchanging/> }>
            <Erasing/>
        </Show>
    }
}

#[component]
fn Exchanging() -> impl IntoView {
    let app = use_app();
    view! {
        <main class="sheet">
            <h1>{words::YOUR_DATA}</h1>
            <Notices/>
            <Exports/>
            <p class="quiet">{app.memo(copy_fact)}</p>
            <Rows>
                <ChooseFile/>
                <div role="status">
                    <Outcome/>
                </div>
            </Rows>
            <Rows>
                <RowButton
                    label=words::ERASE
                    note=words::ERASE_ALL_HERE
                    event=ExchangeEvent::AskToErase(false)
                />
                <div role="status">
                    <Erased/>
                </div>
            </Rows>
            <p class="quiet">{words::KEPT_HERE}</p>
        </main>
    }
}

/// The ways to take the diary elsewhere.
#[component]
fn Exports() -> impl IntoView {
    // A file that the person chooses once, and that is written again after each session.
    let can_keep_file = use_app().memo(|model| !model.device.lacks.kept_file);
    view! {
        <Rows>
            <RowButton
                label=words::EXPORT_ALL
                note=words::EXPORT_ALL_WHAT
                event=ExchangeEvent::HandOut(Form::Json)
            />
            <Show when=move || can_keep_file.get()>
                <RowButton
                    label=words::CHOOSE_COPY_FILE
                    note=words::CHOOSE_COPY_FILE_WHAT
                    event=CopyEvent::Make(CopyWay::ChooseFile)
                />
            </Show>
            <RowButton
                label=words::EXPORT_TABLE
                note=words::EXPORT_TABLE_WHAT
                event=ExchangeEvent::HandOut(Form::Table)
            />
            <a class="row" href=Screen::Summary.address()>
                <RowText label=words::SUMMARY note=words::SUMMARY_WHAT/>
            </a>
        </Rows>
    }
}

/// The file to take in. Its field lies over the whole row, unseen: a browser draws one as it
/// likes, and wider than a phone.
#[component]
fn ChooseFile() -> impl IntoView {
    let app = use_app();
    view! {
        <label class="row chooser">
            <RowText label=words::IMPORT note=words::IMPORT_HOW/>
            <input
                type="file"
                id=CHOOSER
                accept=".json,application/json"
                on:change=move |_| app.dispatch(ExchangeEvent::Chose)
            />
        </label>
    }
}

/// What became of the file, or what taking it in would change.
#[component]
fn Outcome() -> impl IntoView {
    let outcome = use_app().memo(Model::file_outcome);
    move || {
        outcome.get().map(|outcome| match outcome {
            FileOutcome::Told(words) => view! { <p class="outcome">{words}</p> }.into_any(),
            FileOutcome::Offered {
                changes,
                has_news,
                has_deleted,
            } => view! { <Offer changes has_news has_deleted/> }.into_any(),
        })
    }
}

#[component]
fn Offer(changes: Vec<String>, has_news: bool, has_deleted: bool) -> impl IntoView {
    let changes = changes
        .into_iter()
        .map(|change| view! { <li>{change}</li> });
    let take_in = || {
        let event = ExchangeEvent::TakeIn(false);
        view! { <Button variant=Variant::Start words=words::TAKE_IN event/> }
    };
    let bring_back = || {
        let event = ExchangeEvent::TakeIn(true);
        view! { <Button words=words::BRING_BACK event/> }
    };
    view! {
        <div class="outcome sheet-end">
            <ul class="facts">{changes.collect_view()}</ul>
            {has_news.then(take_in)}
            {has_deleted.then(bring_back)}
            <Button words=words::CANCEL event=ExchangeEvent::LeaveIt/>
        </div>
    }
}

#[component]
fn Erased() -> impl IntoView {
    let is_erased = use_app().memo(Model::is_erased);
    view! {
        <Show when=move || is_erased.get()>
            <p class="outcome">{words::ERASED}</p>
        </Show>
    }
}

/// Whether to erase all: two more presses, at two other places.
#[component]
fn Erasing() -> impl IntoView {
    let app = use_app();
    let is_meant = app.memo(|model| matches!(model.forms.exchange, Exchange::Erasing(true)));
    Effect::new(|_| page::scroll_to(0.0));
    view! {
        <main class="sheet">
            <h1>{words::ERASE_ASKED}</h1>
            <p>{words::ERASE_WHAT}</p>
            <Button variant=Variant::Start words=words::KEEP_ALL event=ExchangeEvent::LeaveIt/>
            <Button words=words::EXPORT_FIRST event=ExchangeEvent::HandOut(Form::Json)/>
            <Rows>
                <Switch
                    label=words::MEANT
                    on=is_meant
                    on_change=move |is_meant| app.dispatch(ExchangeEvent::AskToErase(is_meant))
                />
            </Rows>
            <div class="sheet-end">
                <Show when=move || is_meant.get()>
                    <Button words=words::ERASE event=ExchangeEvent::Erase/>
                </Show>
            </div>
        </main>
    }
}

/// When the last copy was made, and what is not in it.
pub fn copy_fact(model: &Model) -> String {
    let when = model.diary.copied.map(|copied| dates::in_words(copied.at));
    words::copy_fact(
        when.as_deref(),
        model.sessions_not_copied(),
        model.measurements_not_copied(),
    )
}
