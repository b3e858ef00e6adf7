//! Mounts the app, and is where the build splits it in two.

#[cfg(target_arch = "wasm32")]
mod split {
    use hamstretch::lazy::{Draw, draw};
    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    /// What this reaches and nothing else does is the second wasm.
    #[wasm_split(lazy, fallible, wasm_split_path = ::leptos::wasm_split)]
    pub fn load() -> Result<Draw, SplitLoaderError> {
        Ok(draw)
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    hamstretch::mount(|| Box::pin(async { split::load().await.ok() }));
}
