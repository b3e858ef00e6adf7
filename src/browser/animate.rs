//! Movement that the browser plays by itself: once begun it costs the page
//! nothing until it is over.

use js_sys::{Array, Object};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

// web-sys has these behind an unstable flag only.
#[wasm_bindgen]
extern "C" {
    type Moving;
    #[wasm_bindgen(method, catch)]
    fn animate(this: &Moving, frames: &Frames, how: &How) -> Result<Animation, JsValue>;

    #[wasm_bindgen(extends = Object)]
    type Frames;
    #[wasm_bindgen(method, setter)]
    fn set_transform(this: &Frames, each: &Array);
    #[wasm_bindgen(method, setter)]
    fn set_opacity(this: &Frames, each: &Array);

    #[wasm_bindgen(extends = Object)]
    type How;
    #[wasm_bindgen(method, setter)]
    fn set_duration(this: &How, ms: f64);
    #[wasm_bindgen(method, setter)]
    fn set_fill(this: &How, fill: &str);

    type Animation;
    #[wasm_bindgen(method, setter, js_name = currentTime)]
    fn set_current_time(this: &Animation, ms: f64);
    #[wasm_bindgen(method)]
    fn pause(this: &Animation);
    #[wasm_bindgen(method)]
    fn cancel(this: &Animation);
}

/// One element's way through a phase, in equal steps of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Movement {
    /// CSS transforms.
    pub transforms: Vec<String>,
    /// Opacities, 0 to 1; as many as transforms, or none.
    pub opacities: Vec<f32>,
}

/// A movement being played; dropping it takes the element back to where it was.
#[must_use = "dropping it ends the movement"]
pub struct Playing(Animation);

impl Drop for Playing {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// Plays a movement of this length from `elapsed` on, or shows it standing
/// still there. It holds its last frame. `None` where the browser cannot.
pub fn play(
    element: &JsValue,
    movement: &Movement,
    length: Duration,
    elapsed: Duration,
    stands_still: bool,
) -> Option<Playing> {
    let frames: Frames = Object::new().unchecked_into();
    let transforms = movement.transforms.iter().map(JsValue::from);
    frames.set_transform(&twice_if_single(transforms.collect()));
    if !movement.opacities.is_empty() {
        let opacities = movement.opacities.iter().map(|each| JsValue::from(*each));
        frames.set_opacity(&twice_if_single(opacities.collect()));
    }
    let how: How = Object::new().unchecked_into();
    // An animation of no length has no last frame to hold.
    how.set_duration((length.as_secs_f64() * 1000.0).max(1.0));
    how.set_fill("both");
    let moving: &Moving = element.unchecked_ref();
    let animation = moving.animate(&frames, &how).ok()?;
    animation.set_current_time(elapsed.as_secs_f64() * 1000.0);
    if stands_still {
        animation.pause();
    }
    Some(Playing(animation))
}

/// A single frame would be taken as the end of a way from somewhere else.
fn twice_if_single(frames: Array) -> Array {
    if frames.length() == 1 {
        frames.push(&frames.get(0));
    }
    frames
}
