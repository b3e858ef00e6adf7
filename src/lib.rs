//! Hamstretch: the two-second hamstring stretch, hands-free.
//!
//! | room | owns | does not know |
//! | --- | --- | --- |
//! | [`stretch`] | the method: routine, session, cues, sounds, poses | the diary, the browser, any clock |
//! | [`diary`] | what was done, and how it is written down | the browser, any clock |
//! | [`words`] | every word a person sees or hears | the browser |
//! | [`picture`] | the body, and pictures that teach, as SVG text | the browser |
//! | [`pages`] | pages made at the build, and fetched when they are read | the browser |
//! | [`app`] | the whole state, and what changes it | (its driver alone knows the browser) |
//! | `browser` | one room a browser capability | screens, state |
//! | `components` | what screens share | storage, sound |
//! | `platform` | the browser's stores, locks and files, one module each | screens, state |
//! | `screens` | what is seen | storage, sound |
//!
//! On the host only the rooms without a browser are compiled, which is how they
//! are tested and how the compiler holds the wall.

pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod components;
pub mod diary;
pub mod pages;
pub mod picture;
#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod screens;
#[cfg(apart)]
mod seam;
pub mod stretch;
pub mod words;

/// Mounts the app in place of the frame that `index.html` painted before it came.
/// A slow phone takes a while for all of it, so this is done in steps, between
/// which the page answers, and behind the frame until there is as much as it shows.
#[cfg(target_arch = "wasm32")]
pub fn mount() {
    use browser::page;
    use leptos::mount::mount_to;
    use leptos::prelude::Owner;
    page::soon(|| {
        let owner = Owner::new();
        let app = owner.with(app::App::open);
        page::soon(move || {
            app.listen();
            page::soon(move || {
                let mounted = owner.with(|| mount_to(page::root(), move || screens::screens(app)));
                app.draw_on();
                // Both live as long as the page.
                std::mem::forget((owner, mounted));
            });
        });
    });
}
