//! map
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod diary;
#[cfg(target_arch = "wasm32")]
pub mod screens;
pub mod stretch;
pub mod words;

/// Mounts the app in place of the frame that `index.html` painted before it came.
#[cfg(target_arch = "wasm32")]
pub fn mount() {
    let root = browser::page::root();
    browser::page::clear(&root);
    let app = leptos::mount::mount_to(root, screens::screens);
    app.forget();
}
