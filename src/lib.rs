//! Hamstretch: the two-second hamstring stretch, hands-free.
//!
//! | room | owns | does not know |
//! | --- | --- | --- |
//! | [`stretch`] | the method: routine, session, cues, sounds, poses | the diary, the browser, any clock |
//! | [`diary`] | what was done, and how it is written down | the browser, any clock |
//! | [`words`] | every word a person sees or hears | the browser, but for how its language writes numbers |
//! | [`picture`] | the body, and pictures that teach, as SVG text | the browser |
//! | [`pages`] | pages made at the build, and fetched when they are read | the browser |
//! | [`app`] | the whole state, and what changes it | (its driver alone knows the browser) |
//! | `browser` | one room a browser capability | screens, state |
//! | `screens` | what is seen | storage, sound |
//!
//! On the host only the rooms without a browser are compiled, which is how they
//! are tested and how the compiler holds the wall.

pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod diary;
pub mod pages;
pub mod picture;
#[cfg(target_arch = "wasm32")]
pub mod screens;
#[cfg(apart)]
mod seam;
pub mod stretch;
pub mod words;

/// Mounts the app in place of the frame that `index.html` painted before it came.
#[cfg(target_arch = "wasm32")]
pub fn mount() {
    let root = browser::page::root();
    browser::page::clear(&root);
    let app = leptos::mount::mount_to(root, screens::screens);
    // It lives as long as the page.
    app.forget();
}
