//! What the person must know about what is kept, in plain words.

use crate::app::{App, Intent, Storing};
use leptos::prelude::*;

/// Says when sessions cannot be kept, and when something could not be read.
#[component]
pub fn Notices(app: App) -> impl IntoView {
    let storing = app.read(|model| model.storing);
    let unsaved = app.read(|model| model.unsaved.len());
    let set_aside = app.read(|model| model.set_aside);
    let trouble =
        move || {
            match (storing.get(), unsaved.get()) {
        (Storing::Works, _) => None,
        (Storing::Blocked, _) => Some(view! {
            <div class="notice" role="status">
                <p>
                    "This browser does not let Hamstretch save anything. Sessions run, but "
                    "are forgotten when you close the page."
                </p>
            </div>
        }
        .into_any()),
        (Storing::Full, unsaved) => Some(view! {
            <div class="notice" role="status">
                <p>
                    {match unsaved {
                        0 => "Storage on this device is full. Your last change is not saved.",
                        1 => "Storage on this device is full. Your session is not saved yet: \
                              it is kept only while this page is open.",
                        _ => "Storage on this device is full. Your sessions are not saved yet: \
                              they are kept only while this page is open.",
                    }}
                    " Free some space, then try again."
                </p>
                <button class="plain" on:click=move |_| app.dispatch(Intent::StoreAgain)>
                    "Try again"
                </button>
            </div>
        }
        .into_any()),
    }
        };
    let aside = move || {
        (set_aside.get() > 0).then(|| {
            view! {
                <div class="notice" role="status">
                    <p>
                        {match set_aside.get() {
                            1 => "One thing saved on this device could not be read.".to_owned(),
                            count => {
                                format!("{count} things saved on this device could not be read.")
                            }
                        }}
                        " Nothing was deleted: it is set aside, and everything else works."
                    </p>
                </div>
            }
        })
    };
    view! { {trouble} {aside} }
}
