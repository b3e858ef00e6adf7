//! What a trainer is told. It is seen first, and what is printed, shared or copied is
//! what is seen: the page is made of the very text that is sent.

use super::share::copied;
use crate::app::use_app;
use crate::components::{Rows, ScreenLink, StillFigure, Switch, Variant};
use crate::platform::page::TEXT;
use hamstretch_core::app::{Model, Screen, SendingEvent};
use hamstretch_core::method::Phase;
use hamstretch_core::words::{self, SummaryFact, SummaryPage, SummarySection};
use leptos::prelude::*;

/// How it looks on paper. No other screen has it, so none waits for it.
const ON_PAPER: &str = "summary.css";

/// The page, and what can be done with it.
#[component]
pub fn Summary() -> impl IntoView {
    let has_history = use_app().memo(Model::has_history);
    view! {
        <main class="sheet">
            <Show when=move || has_history.get() fallback=Empty>
                <ToSend/>
            </Show>
        </main>
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <h1>{words::SUMMARY}</h1>
        <div class="empty">
            <StillFigure phase=Phase::Rest/>
            <p>{words::NOTHING_TO_TELL}</p>
            <ScreenLink to=Screen::Home words=words::HOME/>
        </div>
    }
}

#[component]
fn ToSend() -> impl IntoView {
    let app = use_app();
    let text = app.memo(Model::summary);
    let has_notes = app.memo(|model| model.diary.log.has_notes());
    let tells_notes = app.memo(|model| model.forms.tells_notes);
    let outcome = app.memo(copied);
    view! {
        <link rel="stylesheet" media="print" href=ON_PAPER/>
        <div id=TEXT>
            {move || view! { <Page page=text.with(|text| SummaryPage::of(text))/> }}
        </div>
        // Nobody's business unless the person wants it.
        <Show when=move || has_notes.get()>
            <Rows>
                <Switch
                    label=words::INCLUDE_NOTES
                    on=tells_notes
                    on_change=move |tells| app.dispatch(SendingEvent::TellNotes(tells))
                />
            </Rows>
        </Show>
        <p class="quiet">{words::SENT_AS_SEEN}</p>
        <Sending text/>
        <output class="quiet">{outcome}</output>
    }
}

#[component]
fn Sending(text: Memo<String>) -> impl IntoView {
    let app = use_app();
    let has_sharing = app.memo(|model| !model.device.lacks.sharing);
    view! {
        <div class="sheet-end">
            <Show
                when=move || has_sharing.get()
                fallback=move || {
                    view! {
                        <Copy text variant=Variant::Start/>
                        <Print text/>
                    }
                }
            >
                <Send text words=words::SHARE_LINK to=SendingEvent::ShareText variant=Variant::Start/>
                <div class="check-end">
                    <Copy text variant=Variant::Plain/>
                    <Print text/>
                </div>
            </Show>
        </div>
    }
}

#[component]
fn Copy(text: Memo<String>, variant: Variant) -> impl IntoView {
    view! { <Send text words=words::COPY_TEXT to=SendingEvent::CopyText variant/> }
}

#[component]
fn Print(text: Memo<String>) -> impl IntoView {
    let has_printing = use_app().memo(|model| !model.device.lacks.printing);
    view! {
        <Show
            when=move || has_printing.get()
            fallback=|| view! { <p class="quiet">{words::NO_PRINTING}</p> }
        >
            <Send text words=words::PRINT to=|_| SendingEvent::Print variant=Variant::Plain/>
        </Show>
    }
}

/// A button that sends the text as it is shown at the time of the press.
#[component]
fn Send(
    text: Memo<String>,
    words: &'static str,
    to: fn(String) -> SendingEvent,
    variant: Variant,
) -> impl IntoView {
    let app = use_app();
    view! {
        <button class=variant.class() on:click=move |_| app.dispatch(to(text.get_untracked()))>
            {words}
        </button>
    }
}

#[component]
fn Page(page: SummaryPage) -> impl IntoView {
    let sections = page.sections.into_iter();
    let sections = sections.map(|section| view! { <Section section/> });
    view! {
        <div class="summary">
            <div>
                <h1>{page.title}</h1>
                <p class="quiet">{page.dates}</p>
            </div>
            {sections.collect_view()}
        </div>
    }
}

#[component]
fn Section(section: SummarySection) -> impl IntoView {
    let facts = section.facts.into_iter().map(|fact| view! { <Fact fact/> });
    view! {
        <section class="card facts">
            <h2>{section.heading}</h2>
            {facts.collect_view()}
        </section>
    }
}

#[component]
fn Fact(fact: SummaryFact) -> impl IntoView {
    view! {
        <p>
            <span class="quiet">{fact.subject}</span>
            <bdi>{fact.words}</bdi>
        </p>
    }
}
