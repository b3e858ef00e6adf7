//! What is offered besides a stretch: a newer version, what is new in this one, to have
//! the app installed, and a copy of the diary. Never in a session.

use crate::app::use_app;
use crate::components::{Button, Rows, ScreenLink};
use hamstretch_core::app::{CopyEvent, CopyWay, Extra, ExtrasEvent, Install, Model, Screen};
use hamstretch_core::figure::BY_HAND;
use hamstretch_core::words;
use leptos::prelude::*;

/// What is offered at present: one thing at a time.
#[component]
pub fn Extras() -> impl IntoView {
    let extra = use_app().memo(Model::extra);
    view! {
        <div class="extras" role="status">
            {move || offered(extra.get())}
        </div>
    }
}

fn offered(extra: Extra) -> AnyView {
    match extra {
        Extra::Nothing => ().into_any(),
        Extra::Update => view! {
            <AtHand title=words::NEW_VERSION>
                <Choices>
                    <Update/>
                </Choices>
            </AtHand>
        }
        .into_any(),
        Extra::UpdateLater => view! {
            <AtHand title=words::NEW_VERSION>
                <p>{words::UPDATE_LATER}</p>
                <Choices>
                    <Update/>
                </Choices>
            </AtHand>
        }
        .into_any(),
        Extra::Reload => view! {
            <AtHand title=words::OUTDATED>
                <p>{words::OUTDATED_WHERE}</p>
                <Choices>
                    <Button words=words::RELOAD event=ExtrasEvent::Update/>
                </Choices>
            </AtHand>
        }
        .into_any(),
        Extra::News => view! {
            <Offer title=words::WHAT_IS_NEW>
                <p>{words::NEWS.1}</p>
                <Choices>
                    <PutAway words=words::GOT_IT/>
                </Choices>
            </Offer>
        }
        .into_any(),
        Extra::Install => view! {
            <Offer title=words::INSTALL_TITLE>
                <WhyInstall/>
                <Choices>
                    <Button words=words::INSTALL event=ExtrasEvent::Install/>
                    <PutAway words=words::NOT_NOW/>
                </Choices>
            </Offer>
        }
        .into_any(),
        Extra::InstallByHand => view! {
            <Offer title=words::INSTALL_TITLE>
                <WhyInstall/>
                <ByHand/>
                <Choices>
                    <ScreenLink to=Screen::Data words=words::EXPORT/>
                    <PutAway words=words::GOT_IT/>
                </Choices>
            </Offer>
        }
        .into_any(),
        Extra::Offline => view! { <p class="quiet">{words::WORKS_OFFLINE}</p> }.into_any(),
    }
}

#[component]
fn Offer(
    title: &'static str,
    /// Whether it stays in sight at home, wherever one has scrolled to.
    #[prop(optional)]
    is_at_hand: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card extra" class:extra-at-hand=is_at_hand>
            <h2>{title}</h2>
            {children()}
        </section>
    }
}

/// A short offer, which stays in sight.
#[component]
fn AtHand(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <Offer title is_at_hand=true>
            {children()}
        </Offer>
    }
}

#[component]
fn Choices(children: Children) -> impl IntoView {
    view! { <p class="offer-choices">{children()}</p> }
}

#[component]
fn Update() -> impl IntoView {
    view! { <Button words=words::UPDATE event=ExtrasEvent::Update/> }
}

#[component]
fn PutAway(words: &'static str) -> impl IntoView {
    view! { <Button words event=ExtrasEvent::PutAway/> }
}

/// That it works offline is said only where it does.
#[component]
fn WhyInstall() -> impl IntoView {
    let works_offline = use_app().with_untracked(|model| model.device.works_offline);
    view! {
        <p>{words::INSTALL_WHY}</p>
        {works_offline.then(|| view! { <p>{words::WORKS_OFFLINE}</p> })}
    }
}

/// How it is done by hand, and what it leaves behind.
#[component]
fn ByHand() -> impl IntoView {
    let steps = BY_HAND.into_iter().zip(words::BY_HAND_STEPS);
    let steps = steps.map(|(sign, words)| {
        view! {
            <li>
                <svg class="sign" viewBox="0 0 32 32" aria-hidden="true">
                    <path d=sign></path>
                </svg>
                {words}
            </li>
        }
    });
    view! {
        <ol class="by-hand">{steps.collect_view()}</ol>
        <p>{words::BY_HAND_DIARY}</p>
    }
}

/// How to install the app, at any time, where it can be installed.
#[component]
pub fn InstallApp() -> impl IntoView {
    let way = use_app().memo(|model| model.device.extras.install);
    move || match way.get() {
        Install::No => ().into_any(),
        Install::Prompt => view! {
            <Offer title=words::INSTALL_TITLE>
                <p>{words::INSTALL_WHY}</p>
                <Choices>
                    <Button words=words::INSTALL event=ExtrasEvent::Install/>
                </Choices>
            </Offer>
        }
        .into_any(),
        Install::ByHand => view! {
            <Offer title=words::INSTALL_TITLE>
                <p>{words::INSTALL_WHY}</p>
                <ByHand/>
                <Choices>
                    <ScreenLink to=Screen::Data words=words::EXPORT/>
                </Choices>
            </Offer>
        }
        .into_any(),
    }
}

/// A copy outside the browser, in one line, where it is time for one.
#[component]
pub fn KeepACopy() -> impl IntoView {
    let is_offered = use_app().memo(Model::offers_copy);
    view! {
        <Show when=move || is_offered.get()>
            <Rows>
                <div class="row">
                    <span class="row-text">{words::WHY_A_COPY}</span>
                    <Button
                        words=words::KEEP_A_COPY
                        event=CopyEvent::Make(CopyWay::HandOut)
                    />
                </div>
            </Rows>
        </Show>
    }
}
