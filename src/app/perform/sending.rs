//! What goes to another person.

use super::super::App;
use crate::platform::{address, page, sharing};
use hamstretch_core::app::{SendingEffect, SendingEvent, Sent};

pub(super) fn perform(effect: SendingEffect, app: App) {
    match effect {
        SendingEffect::Copy(sent) => {
            let (text, shown) = match sent {
                Sent::Link(fragment) => (whole(&fragment), page::LINK),
                Sent::Text(text) => (text, page::TEXT),
            };
            sharing::copy(&text, move |is_copied| {
                if !is_copied {
                    page::select(shown);
                }
                app.dispatch(SendingEvent::Copied(is_copied));
            });
        }
        SendingEffect::Share(sent) => {
            let again = sent.clone();
            let failed = move || app.dispatch(SendingEvent::NotShared(again));
            match sent {
                Sent::Link(fragment) => sharing::share_link(&whole(&fragment), failed),
                Sent::Text(text) => sharing::share_text(&text, failed),
            }
        }
        SendingEffect::Print => page::print(move || app.dispatch(SendingEvent::NotPrinted)),
    }
}

/// A whole address that leads to a part of the app.
fn whole(fragment: &str) -> String {
    address::page() + fragment
}
