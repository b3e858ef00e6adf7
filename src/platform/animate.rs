//! Movement that the browser plays by itself: once begun it costs the page
//! nothing until it is over.

use js_sys::{Array, JsString, Object};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

// web-sys has these behind an unstable flag only, or as types of their own.
#[wasm_bindgen]
extern "C" {
    type Picture;
    #[wasm_bindgen(method, js_name = querySelectorAll)]
    fn query_selector_all(this: &Picture, selector: &str) -> JsValue;

    /// A `<g>` of a picture.
    pub type Group;
    #[wasm_bindgen(method, js_name = getAttribute)]
    fn get_attribute(this: &Group, name: &str) -> Option<String>;
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_attribute(this: &Group, name: &str, value: &str);
    #[wasm_bindgen(method, catch)]
    fn animate(this: &Group, frames: &Frames, how: &How) -> Result<Animation, JsValue>;

    #[wasm_bindgen(extends = Object)]
    type Frames;
    #[wasm_bindgen(method, setter)]
    fn set_transform(this: &Frames, each: &Array);
    #[wasm_bindgen(method, setter)]
    fn set_offset(this: &Frames, each: &Array);

    #[wasm_bindgen(extends = Object)]
    type How;
    #[wasm_bindgen(method, setter)]
    fn set_duration(this: &How, ms: f64);
    #[wasm_bindgen(method, setter)]
    fn set_iterations(this: &How, times: f64);
    #[wasm_bindgen(method, setter)]
    fn set_fill(this: &How, fill: &str);

    type Animation;
    #[wasm_bindgen(method, catch, setter, js_name = currentTime)]
    fn set_current_time(this: &Animation, ms: f64) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn pause(this: &Animation) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn cancel(this: &Animation) -> Result<(), JsValue>;
}

/// When a movement is played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timing {
    /// How long it takes.
    pub length: Duration,
    /// How long ago it began.
    pub elapsed: Duration,
    /// Whether it is only shown, as it is now.
    pub stands_still: bool,
    /// Whether it begins again when it is over; else it holds its last frame.
    pub repeats: bool,
}

/// A movement being played; dropping it takes the group back to where it was put.
#[must_use = "dropping it ends the movement"]
pub struct Playing(Animation);

impl Drop for Playing {
    fn drop(&mut self) {
        // What cannot be ended was not begun.
        let _ = self.0.cancel();
    }
}

/// The groups of a picture, in the order in which they begin.
pub fn groups(picture: &JsValue) -> Vec<Group> {
    let picture: &Picture = picture.unchecked_ref();
    let groups = Array::from(&picture.query_selector_all("g"));
    groups.iter().map(JsCast::unchecked_into).collect()
}

impl Group {
    /// Puts the group where a transform takes it. What is there already is not
    /// touched: to the browser any attribute that is set is news.
    pub fn put(&self, transform: &str) {
        if self.get_attribute("transform").as_deref() != Some(transform) {
            self.set_attribute("transform", transform);
        }
    }

    /// Plays the way through these transforms, a semicolon between any two, each
    /// with the part of the length (0 to 1) at which it is reached. `None` where
    /// the browser cannot.
    pub fn play(&self, parts: &[f32], transforms: &str, timing: &Timing) -> Option<Playing> {
        let frames: Frames = Object::new().unchecked_into();
        // One text handed over is cheaper than as many as there are frames.
        frames.set_transform(&JsString::from(transforms).split(";"));
        let parts = parts.iter().map(|part| JsValue::from(*part));
        frames.set_offset(&parts.collect());
        let how: How = Object::new().unchecked_into();
        // An animation of no length has no last frame to hold.
        how.set_duration((timing.length.as_secs_f64() * 1000.0).max(1.0));
        if timing.repeats {
            how.set_iterations(f64::INFINITY);
        }
        how.set_fill("both");
        let playing = Playing(self.animate(&frames, &how).ok()?);
        let elapsed = timing.elapsed.as_secs_f64() * 1000.0;
        playing.0.set_current_time(elapsed).ok()?;
        if timing.stands_still {
            playing.0.pause().ok()?;
        }
        Some(playing)
    }
}
