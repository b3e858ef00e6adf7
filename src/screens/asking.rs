//! What is asked while a session stands still: why it is to end, and, of whoever went
//! back, what is to be.

use crate::app::use_app;
use crate::components::{Button, Variant};
use hamstretch_core::app::{Model, SessionEvent};
use hamstretch_core::method::{Hurt, Reason};
use hamstretch_core::words;
use leptos::prelude::*;

/// Asks whoever went back, perhaps by mistake.
#[component]
pub fn WhatNow() -> impl IntoView {
    let keep_going = match use_app().with_untracked(Model::was_running) {
        true => words::RESUME,
        false => words::KEEP_GOING,
    };
    let enough = SessionEvent::Stop(Reason::Enough);
    view! {
        <Question asked=words::IS_PAUSED>
            <div class="hurts">
                <Button variant=Variant::AnswerOn words=keep_going event=SessionEvent::KeepGoing/>
                <Button variant=Variant::Answer words=words::FINISH_HERE event=enough/>
                <Button
                    variant=Variant::Answer
                    words=words::SOMETHING_HURTS
                    event=SessionEvent::AskToStop
                />
            </div>
        </Question>
    }
}

/// Asks why the session is to end: four ways to hurt, and two not to.
#[component]
pub fn WhatHappened() -> impl IntoView {
    let hurts = Hurt::ALL.map(|hurt| {
        let stop = SessionEvent::Stop(Reason::Hurts(hurt));
        view! { <Button variant=Variant::Answer words=words::hurt(hurt) event=stop/> }
    });
    let enough = SessionEvent::Stop(Reason::Enough);
    view! {
        <Question asked=words::WHAT_HAPPENED>
            <div class="hurts">{hurts.collect_view()}</div>
            <div class="others">
                <Button
                    variant=Variant::AnswerOn
                    words=words::KEEP_GOING
                    event=SessionEvent::KeepGoing
                />
                <Button variant=Variant::Answer words=words::ENOUGH event=enough/>
            </div>
        </Question>
    }
}

#[component]
fn Question(asked: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="asking" role="dialog" aria-labelledby="asked">
            <h1 id="asked">{asked}</h1>
            {children()}
        </div>
    }
}
