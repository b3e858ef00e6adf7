//! What is seen: a file a screen. Views read the state and dispatch events,
//! nothing more.

mod asking;
mod before_session;
mod check;
mod cleared;
mod data;
mod done;
mod entry;
mod extras;
mod home;
pub(crate) mod lazy;
mod learn;
mod measure;
mod noting;
mod pain_news;
mod progress;
mod reminders;
mod routine;
mod safety;
mod session;
mod settings;
mod share;
mod summary;
mod tempo;

use crate::app::use_app;
use crate::components::{Keyed, Tabs};
use crate::platform::heading;
use before_session::BeforeSession;
use check::Check;
use hamstretch_core::app::{AskedPain, Screen};
use hamstretch_core::words;
use home::Home;
use lazy::{Lazy, LazyScreen, LazyView};
use leptos::prelude::*;
use session::SessionScreen;

/// The whole app: the screen the state names.
#[component]
pub fn Screens() -> impl IntoView {
    let app = use_app();
    // Those who do not see it are told of every new one here, and nowhere else.
    let title = move |heading: String| {
        words::title(
            app.with_untracked(|model| model.navigation.screen),
            &heading,
        )
    };
    StoredValue::new_local(heading::follow(title));
    let screen = app.memo(|model| model.navigation.screen);
    view! {
        <Keyed key=screen let:screen>
            {match screen {
                Screen::Session => view! { <SessionScreen/> }.into_any(),
                screen => view! { <Page screen/> }.into_any(),
            }}
        </Keyed>
    }
}

/// A screen that is no session, with what changed last and the tabs.
#[component]
fn Page(screen: Screen) -> impl IntoView {
    let main = match screen {
        Screen::Home => view! { <Home/> }.into_any(),
        Screen::Check => view! { <BeforeStretching/> }.into_any(),
        _ => view! { <LazyScreen screen/> }.into_any(),
    };
    let tabs = (screen != Screen::Check).then(|| view! { <Tabs screen/> }.into_any());
    view! {
        <div class="page">
            {main}
            <Lazy view=LazyView::ChangeToast/>
            {tabs}
        </div>
    }
}

/// The safety check, and the question of pain of those who track it.
#[component]
fn BeforeStretching() -> impl IntoView {
    let asks_pain = use_app().memo(|model| model.forms.asked_pain == AskedPain::Now);
    view! {
        <Keyed key=asks_pain let:asks_pain>
            {match asks_pain {
                true => view! { <BeforeSession/> }.into_any(),
                false => view! { <Check/> }.into_any(),
            }}
        </Keyed>
    }
}
