//! Hamstretch: the two-second hamstring stretch, hands-free.
//!
//! This is the web app; what it knows without a browser is `hamstretch-core`.
//!
//! | module | owns | does not know |
//! | --- | --- | --- |
//! | [`app`] | the shell: events in, effects out | what they mean |
//! | [`platform`] | one file a browser capability | screens, state |
//! | [`components`] | what screens share | storage, sound |
//! | [`screens`] | what is seen | storage, sound |

#![cfg(target_arch = "wasm32")]

pub mod app;
pub mod components;
pub mod lazy;
pub mod platform;
pub mod screens;

/// Mounts the app in place of the frame that `index.html` painted before it came.
/// A slow phone takes a while for all of it, so this is done in steps, between
/// which the page answers, and behind the frame until there is as much as it shows.
pub fn mount(load: lazy::Load) {
    use leptos::mount::mount_to;
    use leptos::prelude::{Owner, provide_context};
    use platform::{page, panic_hook};
    panic_hook::install();
    lazy::load_with(load);
    page::soon(|| {
        let owner = Owner::new();
        let app = owner.with(app::App::open);
        page::soon(move || {
            app.listen();
            page::soon(move || {
                let mounted = owner.with(|| {
                    provide_context(app);
                    mount_to(page::root(), screens::Screens)
                });
                app.draw_on();
                // Both live as long as the page.
                std::mem::forget((owner, mounted));
            });
        });
    });
}
