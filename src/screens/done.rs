//! What came of a session.

use super::home::{GentleStart, OfferChoices};
use super::lazy::{Lazy, LazyView};
use crate::app::use_app;
use crate::components::{Notices, Part, ScreenLink, Variant};
use hamstretch_core::app::{Model, Screen};
use hamstretch_core::method::Hurt;
use hamstretch_core::words;
use leptos::prelude::*;

/// One sentence of what was done, and the way home.
#[component]
pub fn Done() -> impl IntoView {
    let app = use_app();
    let title = app.read_session(|session| words::over(session.ending()).to_owned());
    let what = app.read_session(words::done);
    let hurt = app.memo(Model::what_hurt);
    view! {
        <div class="done">
            <h1>{title}</h1>
            <p class="done-what">{what}</p>
            {move || hurt.get().map(|hurt| view! { <Advice hurt/> }.into_any())}
            <Part number=Model::AFTERWARDS>
                <Afterwards/>
            </Part>
        </div>
    }
}

/// What one may want to say of it, the way home, and what comes next.
#[component]
fn Afterwards() -> impl IntoView {
    let app = use_app();
    view! {
        <Lazy view=LazyView::Noting/>
        <Show when=app.is(|model| model.diary.asks_for_less(model.today))>
            <GentleStart/>
        </Show>
        <Show when=app.is(Model::has_to_choose)>
            <KeepOrLeave/>
        </Show>
        <Notices/>
        <Lazy view=LazyView::ChangeToast/>
        <ScreenLink variant=Variant::Start to=Screen::Home words=words::HOME/>
        <p class="done-what">{app.memo(Model::what_comes_next)}</p>
        <Lazy view=LazyView::Extras/>
    }
}

/// What was sent has been done once: to keep it, or not.
#[component]
fn KeepOrLeave() -> impl IntoView {
    view! {
        <section class="card">
            <h2>{words::FROM_A_LINK}</h2>
            <OfferChoices/>
        </section>
    }
}

/// What is to be done now and the next time by somebody who stopped for that.
#[component]
fn Advice(hurt: Hurt) -> impl IntoView {
    view! {
        <section class="done-advice">
            <h2>{words::hurt(hurt)}</h2>
            <p>{words::LIE_AND_WAIT}</p>
            <p>{words::after_hurt(hurt)}</p>
            <p>{words::NEXT_TIME}</p>
            <ScreenLink to=Screen::Safety words=words::WHEN_TO_ASK/>
        </section>
    }
}
