//! map
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod diary;
#[cfg(target_arch = "wasm32")]
pub mod screens;
pub mod stretch;
pub mod words;

/// Shows an unhandled failure in the console, and mounts the app in place of
/// the frame that `index.html` painted before it came.
#[cfg(target_arch = "wasm32")]
pub fn mount() {
    console_error_panic_hook::set_once();
    let root = browser::page::root();
    browser::page::clear(&root);
    let app = leptos::mount::mount_to(root, screens::Screens);
    app.forget();
}
