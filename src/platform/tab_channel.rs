//! Tells the other tabs of this origin which records have changed.

use crate::platform::window;
use gloo_events::EventListener;
use hamstretch_core::diary::PREFIX;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

const NAME: &str = "hamstretch";

/// The channel to the other tabs.
#[must_use = "dropping it closes the channel"]
pub struct TabChannel {
    /// `None` where the browser has no such channel: then other tabs learn of
    /// changes by the `storage` event alone.
    channel: Option<BroadcastChannel>,
    _listeners: Vec<EventListener>,
}

impl TabChannel {
    /// Opens the channel. `heard` gets the names and texts that another tab wrote,
    /// all under the app's prefix, and never none.
    ///
    /// What another tab puts into `localStorage` the browser itself tells: that is how
    /// a tab of another build is heard. So most is heard twice. A page that the browser
    /// has frozen hears nothing: it must read its store again when it returns.
    pub fn open(heard: impl Fn(Vec<(String, String)>) + 'static) -> TabChannel {
        let heard = Rc::new(heard);
        let channel = BroadcastChannel::new(NAME).ok();
        let hear = heard.clone();
        let stored = EventListener::new(&window(), "storage", move |event| {
            if let Some(record) = stored(event.unchecked_ref()) {
                hear(vec![record]);
            }
        });
        let told = channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| {
                let message = event.unchecked_ref::<MessageEvent>().data();
                if let Some(records) = records(&message) {
                    heard(records);
                }
            })
        });
        TabChannel {
            channel,
            _listeners: [Some(stored), told].into_iter().flatten().collect(),
        }
    }

    /// Tells the other tabs the names and texts of records that this one wrote.
    pub fn tell(&self, records: &[(String, String)]) {
        let Some(channel) = &self.channel else {
            return;
        };
        let message: Array = records
            .iter()
            .map(|(name, text)| Array::of2(&name.into(), &text.into()))
            .collect();
        // A tab that was not told reads its store again when it returns.
        let _ = channel.post_message(&message);
    }
}

impl Drop for TabChannel {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

/// The records of a message; `None` for anything but an array of [name, text]
/// arrays. Every app of this origin can post here, and so can later builds.
fn records(message: &JsValue) -> Option<Vec<(String, String)>> {
    let records: Option<Vec<_>> = message
        .dyn_ref::<Array>()?
        .iter()
        .map(|pair| record(pair.dyn_ref()?))
        .collect();
    records.filter(|records| !records.is_empty())
}

fn record(pair: &Array) -> Option<(String, String)> {
    let [name, text] = [pair.get(0).as_string()?, pair.get(1).as_string()?];
    (pair.length() == 2 && name.starts_with(PREFIX)).then_some((name, text))
}

/// The record that another tab has put into `localStorage`.
fn stored(event: &StorageEvent) -> Option<(String, String)> {
    let name = event.key().filter(|name| name.starts_with(PREFIX))?;
    Some((name, event.new_value()?))
}
