//! What is offered besides a stretch: a newer version, what is new in this one,
//! and to have the app installed. One at a time, and never in a session.

use super::parts::{after_drawing, button, el, is, link, list, node, nothing, say, shown_if, with};
use crate::app::App;
use crate::platform::page;
use hamstretch_core::app::{CopyWay, Extra, Install, LazyEvent, Model, Screen};
use hamstretch_core::figure::{BY_HAND, Text};
use hamstretch_core::words;
use leptos::prelude::AnyView;

/// The steps' place in the page.
const STEPS: &str = "by-hand";

/// What is offered at present.
pub fn extras(app: App) -> AnyView {
    let extra = app.memo(Model::extra);
    let attributes = vec![is("class", "extras"), is("role", "status")];
    let offered = with(extra, move |extra| offered(app, extra));
    node("div", attributes, vec![offered])
}

fn offered(app: App, extra: Extra) -> AnyView {
    let update = || button(app, "plain", words::UPDATE, LazyEvent::Update);
    let away = |words| button(app, "plain", words, LazyEvent::PutAway);
    match extra {
        Extra::Nothing => nothing(),
        Extra::Update => at_hand(words::NEW_VERSION, vec![choices(vec![update()])]),
        Extra::UpdateLater => at_hand(
            words::NEW_VERSION,
            vec![line(words::UPDATE_LATER), choices(vec![update()])],
        ),
        Extra::Reload => {
            let reload = button(app, "plain", words::RELOAD, LazyEvent::Update);
            let inside = vec![line(words::OUTDATED_WHERE), choices(vec![reload])];
            at_hand(words::OUTDATED, inside)
        }
        Extra::News => {
            let (_, news) = words::NEWS;
            let inside = vec![line(news), choices(vec![away(words::GOT_IT)])];
            card(words::WHAT_IS_NEW, inside)
        }
        Extra::Install => {
            let install = button(app, "plain", words::INSTALL, LazyEvent::Install);
            let choices = choices(vec![install, away(words::NOT_NOW)]);
            let mut inside = why(app);
            inside.push(choices);
            card(words::INSTALL_TITLE, inside)
        }
        Extra::InstallByHand => {
            let export = link("plain", Screen::Data, words::EXPORT);
            let mut inside = why(app);
            inside.extend(by_hand());
            inside.push(choices(vec![export, away(words::GOT_IT)]));
            card(words::INSTALL_TITLE, inside)
        }
        Extra::Offline => el("p", "quiet", [say(words::WORKS_OFFLINE)]),
    }
}

fn card(title: &'static str, inside: Vec<AnyView>) -> AnyView {
    titled("card extra", title, inside)
}

/// The same, short, and at home in sight wherever one has scrolled to.
fn at_hand(title: &'static str, inside: Vec<AnyView>) -> AnyView {
    titled("card extra extra-at-hand", title, inside)
}

fn titled(class: &'static str, title: &'static str, mut inside: Vec<AnyView>) -> AnyView {
    inside.insert(0, el("h2", "", [say(title)]));
    list("section", class, inside)
}

fn line(words: &'static str) -> AnyView {
    el("p", "", [say(words)])
}

fn choices(choices: Vec<AnyView>) -> AnyView {
    list("p", "offer-choices", choices)
}

/// Why to install it; that it works offline is said only where it does.
fn why(app: App) -> Vec<AnyView> {
    let mut why = vec![line(words::INSTALL_WHY)];
    if app.with_untracked(|model| model.device.works_offline) {
        why.push(line(words::WORKS_OFFLINE));
    }
    why
}

/// How it is done by hand, and what it leaves behind.
fn by_hand() -> [AnyView; 2] {
    after_drawing(|| {
        let mut steps = Text::default();
        for (sign, words) in BY_HAND.into_iter().zip(words::BY_HAND_STEPS) {
            for piece in ["<li>", sign, words] {
                steps.put(piece);
            }
        }
        page::fill(STEPS, &steps.whole());
    });
    let steps = vec![is("class", STEPS), is("id", STEPS)];
    [node("ol", steps, Vec::new()), line(words::BY_HAND_DIARY)]
}

/// The same at any time, where the app can be installed.
pub fn install(app: App) -> AnyView {
    let way = app.memo(|model| model.device.extras.install);
    with(way, move |way| match way {
        Install::No => nothing(),
        Install::Prompt => {
            let install = button(app, "plain", words::INSTALL, LazyEvent::Install);
            card(
                words::INSTALL_TITLE,
                vec![line(words::INSTALL_WHY), choices(vec![install])],
            )
        }
        Install::ByHand => {
            let export = link("plain", Screen::Data, words::EXPORT);
            let mut inside = vec![line(words::INSTALL_WHY)];
            inside.extend(by_hand());
            inside.push(choices(vec![export]));
            card(words::INSTALL_TITLE, inside)
        }
    })
}

/// A copy outside the browser, in one line, where it is time for one.
pub fn keep_a_copy(app: App) -> AnyView {
    shown_if(app.memo(Model::offers_copy), move || copy_card(app))
}

fn copy_card(app: App) -> AnyView {
    let keep = LazyEvent::MakeCopy(CopyWay::HandOut);
    let why = el("span", "row-text", [say(words::WHY_A_COPY)]);
    let keep = button(app, "plain", words::KEEP_A_COPY, keep);
    el("section", "card rows", [el("div", "row", [why, keep])])
}
